// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sql/database.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <algorithm>
#include <atomic>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace Casement::Sql {

namespace {

ErrorCode codeOf(int native)
{
    switch (native & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return ErrorCode::Corrupt;
    case SQLITE_INTERRUPT: return ErrorCode::Cancelled;
    default: return ErrorCode::Storage;
    }
}

QString adviceFor(int native, const QString &path)
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

} // namespace

Query::Query(Database &database, QSqlQuery query, QString sql, bool ok)
    : m_database(&database), m_query(std::move(query)), m_sql(std::move(sql)), m_ok(ok)
{
}

Query::Query(Query &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr)), m_query(std::move(other.m_query)), m_sql(std::move(other.m_sql)), m_ok(other.m_ok)
{
}

Query::~Query()
{
    if (m_database)
        m_database->giveBack(std::move(m_sql), std::move(m_query));
}

bool Query::next()
{
    if (!m_ok)
        return false;
    if (m_query.next())
        return true;
    if (m_query.lastError().isValid())
        m_database->keep(m_query.lastError(), m_sql);
    m_ok = false;
    return false;
}

QString Query::text(int column) const { return m_query.value(column).toString(); }
qint64 Query::integer(int column) const { return m_query.value(column).toLongLong(); }
bool Query::isNull(int column) const { return m_query.isNull(column); }
QByteArray Query::bytes(int column) const { return m_query.value(column).toByteArray(); }
qint64 Query::changed() const { return m_ok ? m_query.numRowsAffected() : 0; }

Database::ConnectionRemover::~ConnectionRemover()
{
    if (!name.isEmpty())
        QSqlDatabase::removeDatabase(name);
}

Database::~Database()
{
    m_idle.clear();
    m_connection.close();
    m_connection = QSqlDatabase();
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, const Options &options)
{
    static std::atomic<quint64> counter = 0;
    std::unique_ptr<Database> database(new Database);
    database->m_path = path;
    database->m_remover.name = QStringLiteral("casement-%1").arg(++counter);
    database->m_connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, database->m_remover.name);
    if (!database->m_connection.isValid())
        return Error{ErrorCode::Storage, u"Qt's SQLite driver is missing: install the package libqt6sql6-sqlite"_s};
    database->m_connection.setDatabaseName(path);
    QString connect = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(options.busyTimeoutMs);
    if (options.readOnly)
        connect += u";QSQLITE_OPEN_READONLY"_s;
    database->m_connection.setConnectOptions(connect);
    if (!database->m_connection.open()) {
        const int native = database->m_connection.lastError().nativeErrorCode().toInt();
        return Error{codeOf(native), adviceFor(native, path)};
    }
    if (!options.readOnly) {
        database->run(u"PRAGMA journal_mode=WAL"_s).next();
        database->run(options.fullSync ? u"PRAGMA synchronous=FULL"_s : u"PRAGMA synchronous=NORMAL"_s);
        if (options.secureDelete)
            database->run(u"PRAGMA secure_delete=ON"_s).next();
    }
    database->run(u"PRAGMA temp_store=MEMORY"_s);
    database->run(u"PRAGMA schema_version"_s).next(); // reads the header, so that no database is told here
    if (const auto ok = database->check(); !ok)
        return ok.error();
    return database;
}

Query Database::run(const QString &sql, const QVariantList &values)
{
    // After a failure SQLite may have rolled back by itself: what follows would be committed one by one.
    if (m_depth > 0 && m_failed)
        return Query(*this, QSqlQuery(m_connection), {}, false);
    const auto idle = std::find_if(m_idle.begin(), m_idle.end(), [&](const auto &entry) { return entry.first == sql; });
    QSqlQuery query(m_connection);
    bool ok = true;
    if (idle != m_idle.end()) {
        query = std::move(idle->second);
        m_idle.erase(idle);
    } else {
        query.setForwardOnly(true);
        ok = query.prepare(sql);
        if (!ok) {
            keep(query.lastError(), sql);
            return Query(*this, std::move(query), {}, false);
        }
    }
    if (ok) {
        for (qsizetype i = 0; i < values.size(); ++i)
            query.bindValue(int(i), values.at(i));
        ok = query.exec();
    }
    if (!ok)
        keep(query.lastError(), sql);
    return Query(*this, std::move(query), sql, ok);
}

void Database::script(const QString &sql)
{
    for (const QString &statement : sql.split(u";\n"_s)) {
        if (!statement.trimmed().isEmpty())
            run(statement.trimmed());
    }
}

Result<void> Database::check()
{
    if (!m_failed)
        return {};
    m_failed = false;
    return m_error;
}

sqlite3 *Database::handle() const
{
    const QVariant handle = m_connection.driver()->handle();
    return handle.isValid() && qstrcmp(handle.typeName(), "sqlite3*") == 0 ? *static_cast<sqlite3 *const *>(handle.constData()) : nullptr;
}

void Database::keep(const QSqlError &error, const QString &sql)
{
    if (m_failed)
        return;
    m_failed = true;
    const int native = error.nativeErrorCode().toInt();
    m_error = {codeOf(native), QString(adviceFor(native, m_path) + u" ("_s + error.databaseText() + u" in: "_s + sql.simplified().left(80) + u')')};
}

void Database::giveBack(QString sql, QSqlQuery query)
{
    constexpr size_t mostIdle = 64;
    if (sql.isEmpty()) // never prepared: nothing to use again
        return;
    query.finish();
    if (m_idle.size() >= mostIdle)
        m_idle.erase(m_idle.begin());
    m_idle.emplace_back(std::move(sql), std::move(query));
}

Transaction::Transaction(Database &database) : m_database(database)
{
    m_outer = m_database.m_depth++ == 0;
    if (m_outer) {
        m_database.m_failed = false;
        m_database.run(u"BEGIN IMMEDIATE"_s);
    }
}

Transaction::~Transaction()
{
    if (m_done)
        return;
    --m_database.m_depth;
    if (m_outer) {
        const bool failed = m_database.m_failed;
        const Error error = m_database.m_error;
        m_database.run(u"ROLLBACK"_s);
        m_database.m_failed = failed;
        m_database.m_error = error;
    } else if (!m_database.m_failed) {
        // An inner part given up: the outer must not commit half of it.
        m_database.m_failed = true;
        m_database.m_error = {ErrorCode::Cancelled, u"an inner step was given up"_s};
    }
}

Result<void> Transaction::commit()
{
    m_done = true;
    --m_database.m_depth;
    if (!m_outer)
        return m_database.m_failed ? Result<void>(m_database.m_error) : Result<void>();
    if (!m_database.m_failed)
        m_database.run(u"COMMIT"_s);
    if (!m_database.m_failed)
        return {};
    const Error error = m_database.m_error;
    m_database.run(u"ROLLBACK"_s);
    m_database.m_failed = false;
    return error;
}

int schemaVersion(Database &database)
{
    Query query = database.run(u"PRAGMA user_version"_s);
    return query.next() ? int(query.integer(0)) : 0;
}

Result<void> migrate(Database &database, const QList<Migration> &migrations)
{
    const int present = schemaVersion(database);
    const int newest = migrations.isEmpty() ? 0 : migrations.last().number;
    if (present > newest) {
        return Error{ErrorCode::NewerVersion, QStringLiteral("%1 was written by a newer Casement (format %2, this program knows %3): update this program")
                                                  .arg(QFileInfo(database.path()).fileName()).arg(present).arg(newest)};
    }
    for (const Migration &migration : migrations) {
        if (migration.number <= present)
            continue;
        Transaction transaction(database);
        database.script(migration.sql);
        database.run(QStringLiteral("PRAGMA user_version=%1").arg(migration.number));
        if (const auto done = transaction.commit(); !done)
            return done.error();
    }
    return {};
}

Result<void> quickCheck(Database &database)
{
    Query query = database.run(u"PRAGMA quick_check(1)"_s);
    const QString finding = query.next() ? query.text(0) : QString();
    if (const auto ok = database.check(); !ok)
        return ok.error();
    if (finding != u"ok"_s)
        return Error{ErrorCode::Corrupt, QString(database.path() + u" is damaged: "_s + finding)};
    return {};
}

QString placeholders(qsizetype n)
{
    QStringList marks(n, u"?"_s);
    return marks.join(u", "_s);
}

} // namespace Casement::Sql
