// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementd/commitlistener.h"

#include "sync/service/storage/wakes.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {

constexpr int lookEveryMs = 2000;

} // namespace

CommitListener::CommitListener(QString instance, Service::CommitBus &bus)
    : m_instance(std::move(instance)), m_bus(bus), m_name(QString(u"listener-"_s + m_instance))
{
    m_timer.setInterval(lookEveryMs);
    QObject::connect(&m_timer, &QTimer::timeout, this, &CommitListener::look);
}

CommitListener::~CommitListener()
{
    QSqlDatabase::database(m_name, false).close();
    QSqlDatabase::removeDatabase(m_name);
}

Result<void> CommitListener::listen(const QString &database)
{
    const auto server = Sql::serverFrom(database);
    if (!server)
        return server.error();
    m_server = server.value();
    QSqlDatabase connection = QSqlDatabase::addDatabase(u"QPSQL"_s, m_name);
    Sql::setUpConnection(connection, m_server);
    if (const auto done = this->connect(); !done)
        return done;
    QObject::connect(connection.driver(), &QSqlDriver::notification, this,
                     [this](const QString &, QSqlDriver::NotificationSource, const QVariant &payload) { heard(payload.toString()); });
    m_timer.start();
    return {};
}

Result<void> CommitListener::connect()
{
    QSqlDatabase connection = QSqlDatabase::database(m_name, false);
    connection.close();
    if (!connection.open() || !connection.driver()->subscribeToNotification(Service::wakesChannel()))
        return Sql::errorOf(Sql::Engine::Postgres, connection.lastError().nativeErrorCode(), connection.lastError().databaseText(), m_server.shown, {});
    return {};
}

void CommitListener::heard(const QString &payload)
{
    m_heard = true;
    if (const auto keys = Service::wakesFrom(payload, m_instance))
        m_bus.committed(*keys);
}

/// Notices a broken connection, and what came without a word.
void CommitListener::look()
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    const bool answered = query.exec(u"SELECT COALESCE(SUM(value), 0) FROM counter WHERE name = 'change'"_s) && query.next();
    const qint64 number = answered ? query.value(0).toLongLong() : -1;
    if (!answered)
        static_cast<void>(connect()); // tried again next time
    if (number != m_number && !std::exchange(m_heard, false) && m_number >= 0)
        m_bus.committed({Service::CommitBus::everything()});
    else if (m_number < 0 && number >= 0)
        m_bus.committed({Service::CommitBus::everything()}); // the first look, or back after a break
    m_heard = false;
    m_number = number;
}

} // namespace Casement::App
