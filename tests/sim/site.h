// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/service.h"
#include "tests/sim/agenda.h"
#include "tests/support/fixedentropy.h"

#include <QJsonObject>

namespace Casement::Sim {

/// The machine the service runs on: its folder, its clock, its backups, and who administers it.
class Site final : private Service::CommitBus
{
    Q_DISABLE_COPY_MOVE(Site)
public:
    /// The folder with the tree of accounts and the users every run begins with; made once a process.
    static void prepare(const QString &folder);

    Site(Agenda &agenda, Dice &dice, const QString &templateFolder, const QString &folder);
    ~Site() override;

    void start();
    void stop();
    [[nodiscard]] bool running() const { return m_handler != nullptr; }
    [[nodiscard]] Service::Handler &handler() { return *m_handler; }
    [[nodiscard]] int incarnation() const { return m_incarnation; } ///< grows with each restored backup

    void backUp();
    [[nodiscard]] bool hasBackup() const { return m_backups > 0; }
    void restore(); ///< the last backup into a new folder; the service runs afterwards
    void changeDefinition();  ///< by another program, while the service does not run
    void replaceDefinition(); ///< while it runs
    /// Status of the answer; 0: the service does not run.
    int administer(const QString &path, const QJsonObject &body, const QByteArray &method = "POST");
    [[nodiscard]] bool disabled(const QString &person) const;

    [[nodiscard]] qsizetype listeners() const { return m_listeners.size(); }
    using Listener = std::function<void(const QStringList &)>;
    void listen(Listener listener) { m_listeners.append(std::move(listener)); } ///< as long as the site stands

    [[nodiscard]] const Service::Config &config() const { return m_config; }
    SimClock clock;

    [[nodiscard]] static QString email(const QString &person);
    [[nodiscard]] static QString accountId(const QString &name);
    [[nodiscard]] static QString personId(const QString &name);
    static inline const QString password = QStringLiteral("a long enough secret");

private:
    void committed(const QStringList &keys) override;
    void tick();

    Agenda &m_agenda;
    Strand m_strand;
    FixedEntropy m_entropy;
    QString m_folder;
    Service::Config m_config;
    std::unique_ptr<Service::Handler> m_handler;
    QList<Listener> m_listeners;
    int m_incarnation = 0, m_backups = 0;
};

} // namespace Casement::Sim
