// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sql/dialect.h"

#include <QRegularExpression>
#include <QSqlDatabase>
#include <QUrl>
#include <QUrlQuery>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace Casement::Sql {

namespace {

ErrorCode sqliteCode(int native)
{
    switch (native & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return ErrorCode::Corrupt;
    case SQLITE_INTERRUPT: return ErrorCode::Cancelled;
    default: return ErrorCode::Storage;
    }
}

QString sqliteAdvice(int native, const QString &path)
{
    switch (native & 0xFF) {
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY: return QString(path + u" cannot be opened for writing: check the folder's permissions"_s);
    case SQLITE_FULL: return QString(u"the disk with "_s + path + u" is full: free some space"_s);
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return QString(path + u" is in use by another program: close it first"_s);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return QString(path + u" is damaged or no database"_s);
    default: return QString(path + u" failed"_s);
    }
}

/// By SQLSTATE; its first two characters are the class.
QString serverAdvice(const QString &state, const QString &place)
{
    if (state == u"3D000"_s)
        return QString(place + u" does not exist: create it with createdb"_s);
    if (state.startsWith(u"28"_s))
        return QString(place + u" refuses this user: check the name, the password and pg_hba.conf"_s);
    if (state == u"42501"_s)
        return QString(place + u" does not allow this: give the user rights on the schema"_s);
    if (state == u"53100"_s)
        return QString(u"the disk of "_s + place + u" is full: free some space"_s);
    if (state.startsWith(u"53"_s))
        return QString(place + u" has no resources left: raise max_connections or run fewer workers"_s);
    if (state == u"55P03"_s)
        return QString(place + u" is busy with other writers: try again"_s);
    if (state.isEmpty() || state.startsWith(u"08"_s) || state.startsWith(u"57P"_s))
        return QString(place + u" does not answer: check that the server runs and can be reached"_s);
    return QString(place + u" failed"_s);
}

} // namespace

Engine engineOf(const QString &place)
{
    return place.startsWith(u"postgresql://"_s) || place.startsWith(u"postgres://"_s) ? Engine::Postgres : Engine::Sqlite;
}

Result<Server> serverFrom(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    Server server;
    server.host = url.host();
    server.port = url.port();
    server.name = url.path(QUrl::FullyDecoded).mid(1);
    server.user = url.userName(QUrl::FullyDecoded);
    server.password = url.password(QUrl::FullyDecoded);
    if (!url.isValid() || server.name.isEmpty() || server.name.contains(u'/'))
        return Error{ErrorCode::BadRequest, u"a database is named postgresql://USER@HOST:PORT/NAME; check the URL"_s};
    QStringList options;
    for (const auto &[name, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        if (name == u"host"_s)
            server.host = value; // a socket's folder does not fit where a URL has its host
        else if (name == u"schema"_s)
            options << QString(u"options=-csearch_path="_s + value);
        else if (name.contains(u';') || name.contains(u'=') || value.contains(u';'))
            return Error{ErrorCode::BadRequest, QString(u"database URL: \""_s + name + u"\" has a character that cannot be passed on"_s)};
        else
            options << QString(name + u'=' + value);
    }
    server.options = options.join(u';');
    server.shown = QString((server.host.isEmpty() ? u"localhost"_s : server.host) + u'/' + server.name);
    return server;
}

void setUpConnection(QSqlDatabase &connection, const Server &server)
{
    connection.setHostName(server.host);
    connection.setPort(server.port);
    connection.setDatabaseName(server.name);
    connection.setUserName(server.user);
    connection.setPassword(server.password);
    connection.setConnectOptions(server.options);
}

QStringList sessionSettings(int lockTimeoutMs, bool readOnly)
{
    QStringList settings{u"SET client_min_messages TO warning"_s, u"SET TIME ZONE 'UTC'"_s, QStringLiteral("SET lock_timeout TO %1").arg(lockTimeoutMs)};
    if (readOnly)
        settings << u"SET default_transaction_read_only TO on"_s;
    return settings;
}

QString writeLock()
{
    return u"SELECT pg_advisory_xact_lock(hashtext('casement.' || current_schema()))"_s;
}

QString stateQuery(Engine engine)
{
    return engine == Engine::Sqlite ? u"PRAGMA data_version"_s : u"SELECT pg_current_snapshot()::text"_s;
}

QString inDialect(Engine engine, const QString &statement)
{
    if (engine == Engine::Sqlite)
        return statement;
    static const QRegularExpression text(u"\\bTEXT\\b"_s), rowId(u"\\bINTEGER PRIMARY KEY\\b"_s);
    QString translated = statement;
    if (translated.contains(u"TABLE"_s)) {
        translated.replace(rowId, u"BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY"_s);
        translated.replace(text, u"TEXT COLLATE \"C\""_s); // sorted by bytes on both
    }
    return translated;
}

Error errorOf(Engine engine, const QString &code, const QString &text, const QString &place, const QString &sql)
{
    QString where = u" ("_s + text.simplified();
    if (!sql.isEmpty())
        where += QString(u" in: "_s + sql.simplified().left(80));
    where += u')';
    if (engine == Engine::Postgres)
        return {ErrorCode::Storage, QString(serverAdvice(code, place) + where)};
    const int native = code.toInt();
    return {sqliteCode(native), QString(sqliteAdvice(native, place) + where)};
}

bool isLost(const QString &sqlState)
{
    return sqlState.isEmpty() || sqlState.startsWith(u"08"_s) || sqlState.startsWith(u"57P"_s);
}

} // namespace Casement::Sql
