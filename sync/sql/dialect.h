// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sql/database.h"

#include <QSqlError>

// What the two engines say differently. Only database.cpp asks here; statements elsewhere are plain for both.
namespace Casement::Sql {

[[nodiscard]] Engine engineOf(const QString &place);

/// Where a PostgreSQL server is. Without a password in the URL libpq takes it from PGPASSWORD or its password file.
struct Server
{
    QString host, name, user, password, options;
    QString shown; ///< "host/name"
    int port = -1;
};
[[nodiscard]] Result<Server> serverFrom(const QString &url);
void setUpConnection(QSqlDatabase &connection, const Server &server);
/// Statements that make a new session ours.
[[nodiscard]] QStringList sessionSettings(int lockTimeoutMs, bool readOnly);
/// The lock one writer holds until its transaction ends; readers do not notice it.
[[nodiscard]] QString writeLock();

/// Reads one text that differs between any two states of the database another connection brought about.
[[nodiscard]] QString stateQuery(Engine engine);

/// A statement of a migration, written for SQLite's types, in the words of the engine.
[[nodiscard]] QString inDialect(Engine engine, const QString &statement);

[[nodiscard]] Error errorOf(Engine engine, const QSqlError &error, const QString &place, const QString &sql);
/// The server has gone or ended this connection.
[[nodiscard]] bool isLost(Engine engine, const QSqlError &error);

} // namespace Casement::Sql
