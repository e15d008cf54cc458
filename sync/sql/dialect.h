// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sql/database.h"

class QSqlDatabase;

// What the two engines say differently. Only this room asks here; statements elsewhere are plain for both.
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

/// `code` is the engine's own: an extended result code, or an SQLSTATE.
[[nodiscard]] Error errorOf(Engine engine, const QString &code, const QString &text, const QString &place, const QString &sql);
/// The server has gone or ended this connection.
[[nodiscard]] bool isLost(const QString &sqlState);

} // namespace Casement::Sql
