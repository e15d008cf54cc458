// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/systemports.h"
#include "models/domain/portaldefinition.h"
#include "sync/service/service.h"

#include <QHash>
#include <QTemporaryDir>

namespace Casement::App {

/// A whole service with its data, whose time passes only when it is told to, and the people who use it.
class ScenarioWorld
{
public:
    /// Error: the definition is wrong, or no folder can be made.
    [[nodiscard]] static Result<std::unique_ptr<ScenarioWorld>> make(const QByteArray &definition, qint64 beginMs);
    Q_DISABLE_COPY_MOVE(ScenarioWorld)

    [[nodiscard]] const PortalDefinition &definition() const { return m_definition; }
    /// Asks as a person, who is signed in where need be. Error: what the service refuses.
    [[nodiscard]] Result<QJsonObject> ask(const QString &person, const QByteArray &method, const QString &path, const QByteArray &body = {});
    [[nodiscard]] Result<QJsonObject> administer(const QString &path, const QJsonObject &json);

    /// The service runs meanwhile and looks at the clock each hour of it.
    void wait(qint64 ms);
    /// The service stands still meanwhile.
    [[nodiscard]] Result<void> standStill(qint64 ms);
    [[nodiscard]] QString newId() { return makeId(m_clock, m_entropy); }

    [[nodiscard]] static QString emailOf(const QString &person) { return person + QStringLiteral("@scenario.example"); }
    static const QString password;

private:
    class MovedClock final : public Clock
    {
    public:
        [[nodiscard]] qint64 nowMs() const override { return now; }
        qint64 now = 0;
    };
    class SilentBus final : public Service::CommitBus
    {
    public:
        void committed(const QStringList &) override {}
    };
    struct Session { QString access, refresh; qint64 until = 0; };

    ScenarioWorld() = default;
    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<QJsonObject> send(const QByteArray &method, const QString &path, const QByteArray &body, const QString &token);
    [[nodiscard]] Result<QString> tokenOf(const QString &person);

    QTemporaryDir m_folder;
    Service::Config m_config;
    PortalDefinition m_definition;
    MovedClock m_clock;
    SystemEntropy m_entropy;
    SilentBus m_bus;
    std::unique_ptr<Service::Handler> m_handler;
    QHash<QString, Session> m_sessions;
};

} // namespace Casement::App
