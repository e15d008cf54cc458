// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/request.h"
#include "sync/sql/dialect.h"

#include <QObject>
#include <QTimer>

namespace Casement::App {

/// Hears through the database server what other instances have committed, and tells the bus of this one. Should the connection to the
/// server break, whatever may have been missed is told as everything.
class CommitListener final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommitListener)

public:
    CommitListener(QString instance, Service::CommitBus &bus);
    ~CommitListener() override;

    [[nodiscard]] Result<void> listen(const QString &database);

private:
    [[nodiscard]] Result<void> connect();
    void heard(const QString &payload);
    void look();

    QString m_instance;
    Service::CommitBus &m_bus;
    QString m_name; ///< of the connection
    Sql::Server m_server;
    QTimer m_timer;
    qint64 m_number = -1; ///< the newest change when it was looked last
    bool m_heard = false; ///< something came since then
};

} // namespace Casement::App
