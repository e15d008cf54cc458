// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>
#include <QString>

namespace Casement::App {

/// One running client a person and data folder: a later start hands over what it was to show, and ends.
class SingleInstance final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SingleInstance)
public:
    explicit SingleInstance(const QString &dataDir, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// True where a client that runs took it. Before there are windows; waits a moment for its answer.
    [[nodiscard]] bool handOver(const QString &link) const;
    /// Hears of later starts from here on. Only for who holds the folder's lock: what a killed client left in the way is removed.
    bool listen();
    [[nodiscard]] QString name() const { return m_name; } ///< of the socket or pipe

Q_SIGNALS:
    void started(const QString &link); ///< a later start; empty: it had nothing to show

private:
    void hear();

    QString m_name;
    QLocalServer m_server;
};

} // namespace Casement::App
