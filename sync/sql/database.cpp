// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sql/database.h"

#include "sync/sql/dialect.h"

#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlRecord>
#include <atomic>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace Casement::Sql {

namespace {

/// Where a file, its log or the log's index cannot be opened for writing, if only for a moment, SQLite opens it for reading and says so only
/// when something is to be written. Who writes just now can.
bool canWrite(sqlite3 *handle, int busyTimeoutMs)
{
    if (sqlite3_db_readonly(handle, "main") == 1)
        return false;
    sqlite3_busy_timeout(handle, 0);
    const int begun = sqlite3_exec(handle, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
    if (begun == SQLITE_OK)
        sqlite3_exec(handle, "ROLLBACK", nullptr, nullptr, nullptr);
    sqlite3_busy_timeout(handle, busyTimeoutMs);
    return (begun & 0xFF) != SQLITE_READONLY;
}

} // namespace

Query::Query(Database &database, QSqlQuery query, QString sql, bool ok)
    : m_database(&database), m_query(std::move(query)), m_sql(std::move(sql)), m_ok(ok)
{
}

Query::Query(Database &database, Rows rows) : m_database(&database), m_ok(true), m_rows(std::move(rows)) {}

Query::Query(Query &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr)), m_query(std::move(other.m_query)), m_sql(std::move(other.m_sql)), m_ok(other.m_ok),
      m_rows(std::move(other.m_rows)), m_row(other.m_row)
{
}

Query::~Query()
{
    if (m_database && m_query)
        m_database->giveBack(std::move(m_sql), *std::move(m_query));
}

bool Query::next()
{
    if (!m_ok)
        return false;
    if (m_rows ? ++m_row < m_rows->size() : m_query->next())
        return true;
    if (m_query && m_query->lastError().isValid())
        m_database->keep(m_query->lastError(), m_sql);
    m_ok = false;
    return false;
}

QString Query::text(int column) const { return value(column).toString(); }
qint64 Query::integer(int column) const { return value(column).toLongLong(); }
bool Query::isNull(int column) const { return m_rows ? value(column).isNull() : m_query->isNull(column); }
QByteArray Query::bytes(int column) const { return value(column).toByteArray(); }
qint64 Query::changed() const { return m_ok && m_query ? m_query->numRowsAffected() : 0; }

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

Result<std::unique_ptr<Database>> Database::open(const QString &place, const Options &options)
{
    static std::atomic<quint64> counter = 0;
    std::unique_ptr<Database> database(new Database);
    database->m_options = options;
    database->m_engine = engineOf(place);
    database->m_remover.name = QStringLiteral("casement-%1").arg(++counter);
    const bool postgres = database->m_engine == Engine::Postgres;
    database->m_connection = QSqlDatabase::addDatabase(postgres ? u"QPSQL"_s : u"QSQLITE"_s, database->m_remover.name);
    if (!database->m_connection.isValid())
        return Error{ErrorCode::Storage, QString(u"Qt's database driver is missing: install the package "_s
                                                 + (postgres ? u"libqt6sql6-psql"_s : u"libqt6sql6-sqlite"_s))};
    if (postgres) {
        const auto server = serverFrom(place);
        if (!server)
            return server.error();
        database->m_path = server->shown;
        setUpConnection(database->m_connection, server.value());
    } else {
        database->m_path = place;
        database->m_connection.setDatabaseName(place);
        QString connect = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(options.busyTimeoutMs);
        if (options.readOnly)
            connect += u";QSQLITE_OPEN_READONLY"_s;
        database->m_connection.setConnectOptions(connect);
    }
    if (const auto connected = database->connect(options); !connected)
        return connected.error();
    return database;
}

Result<void> Database::connect(const Options &options)
{
    if (!m_connection.open())
        return errorOf(m_engine, m_connection.lastError(), m_path, {});
    setUp(options);
    if (m_engine == Engine::Sqlite && !options.readOnly && !canWrite(handle(), options.busyTimeoutMs))
        return Error{ErrorCode::Storage, QString(m_path + u" cannot be opened for writing: check the folder's permissions"_s)};
    return check();
}

void Database::setUp(const Options &options)
{
    if (m_engine == Engine::Postgres) {
        for (const QString &sql : sessionSettings(options.busyTimeoutMs, options.readOnly))
            plainly(sql);
        return;
    }
    if (!options.readOnly) {
        run(u"PRAGMA journal_mode=WAL"_s).next();
        run(options.fullSync ? u"PRAGMA synchronous=FULL"_s : u"PRAGMA synchronous=NORMAL"_s);
        if (options.secureDelete)
            run(u"PRAGMA secure_delete=ON"_s).next();
    }
    run(u"PRAGMA temp_store=MEMORY"_s);
    run(u"PRAGMA schema_version"_s).next(); // reads the header, so that no database is told here
}

/// A server that was restarted is asked for a new connection, between transactions only.
void Database::reconnect()
{
    m_lost = false;
    m_idle.clear();
    m_connection.close();
    if (const auto connected = connect(m_options); !connected) {
        m_failed = true;
        m_lost = true;
        m_error = connected.error();
    }
}

Query Database::run(const QString &sql, const QVariantList &values)
{
    // After a failure SQLite may have rolled back by itself: what follows would be committed one by one.
    if (m_depth > 0 && (m_failed || m_ended)) {
        m_failed = true;
        return Query(*this, QSqlQuery(m_connection), {}, false);
    }
    if (m_lost && m_depth == 0)
        reconnect();
    if (m_engine == Engine::Postgres && values.isEmpty()) // the server prepares no CREATE or SET
        return directly(sql);
    auto query = prepared(sql);
    if (!query)
        return Query(*this, QSqlQuery(m_connection), {}, false);
    for (qsizetype i = 0; i < values.size(); ++i)
        query->bindValue(int(i), values.at(i));
    const bool ok = query->exec();
    if (!ok)
        keep(query->lastError(), sql);
    return Query(*this, *std::move(query), sql, ok);
}

std::optional<QSqlQuery> Database::prepared(const QString &sql)
{
    if (const auto idle = m_idle.find(sql); idle != m_idle.end()) {
        std::optional<QSqlQuery> query = std::move(idle->second);
        m_idle.erase(idle);
        return query;
    }
    QSqlQuery query(m_connection);
    // Only SQLite reads row by row beside other statements; the server's rows come whole.
    query.setForwardOnly(m_engine == Engine::Sqlite);
    if (query.prepare(sql))
        return query;
    keep(query.lastError(), sql);
    return std::nullopt;
}

Query Database::recall(const QString &sql, const QVariantList &values)
{
    constexpr qsizetype mostRecalled = 1024;
    constexpr qsizetype mostRows = 20;
    if (m_depth > 0) // what a transaction wrote is there for it alone, and may be rolled back
        return run(sql, values);
    forgetOld();
    QString name = sql;
    for (const QVariant &value : values)
        name += QString(QChar(value.isNull() ? 0 : value.typeId()) + value.toString() + u'\0');
    if (const auto known = m_recalled.constFind(name); known != m_recalled.cend())
        return Query(*this, *known);
    Query query = run(sql, values);
    QList<QVariantList> rows;
    while (query.next()) {
        QVariantList row;
        for (int i = 0; i < query.m_query->record().count(); ++i)
            row << query.m_query->value(i);
        rows << row;
    }
    const auto kept = std::make_shared<const QList<QVariantList>>(std::move(rows));
    if (m_failed || m_state.isEmpty() || kept->size() > mostRows)
        return Query(*this, kept);
    if (m_recalled.size() >= mostRecalled)
        m_recalled.clear();
    m_recalled.insert(name, kept);
    return Query(*this, kept);
}

/// What is read after the state, or with it, may be newer than it, never older: it is forgotten with the next look at the latest.
void Database::forgetOld()
{
    if (m_stateHolds)
        return;
    QString state = readState();
    m_stateHolds = m_inSnapshot && !state.isEmpty();
    if (state.isEmpty() || state != m_state)
        m_recalled.clear();
    m_state = std::move(state);
}

QString Database::readState()
{
    static const QString sqlite = stateQuery(Engine::Sqlite);
    static const QString postgres = stateQuery(Engine::Postgres);
    Query query = run(m_engine == Engine::Sqlite ? sqlite : postgres);
    if (!query.next())
        return {};
    sqlite3 *own = handle(); // SQLite does not count a connection's own changes there
    return own ? QString(query.text(0) + u'/' + QString::number(sqlite3_total_changes64(own))) : query.text(0);
}

Query Database::directly(const QString &sql)
{
    QSqlQuery query(m_connection);
    const bool ok = query.exec(sql);
    if (!ok)
        keep(query.lastError(), sql);
    return Query(*this, std::move(query), {}, ok);
}

void Database::script(const QString &sql)
{
    for (const QString &statement : sql.split(u";\n"_s)) {
        if (!statement.trimmed().isEmpty())
            run(inDialect(m_engine, statement.trimmed()));
    }
}

/// A statement without results, whatever failed before: what ends a transaction has to run.
bool Database::plainly(const QString &sql)
{
    if (m_engine == Engine::Postgres) { // the server prepares no BEGIN or SET
        QSqlQuery query(m_connection);
        const bool ok = query.exec(sql);
        if (!ok)
            keep(query.lastError(), sql);
        return ok;
    }
    auto query = prepared(sql);
    const bool ok = query && query->exec();
    if (query && !ok)
        keep(query->lastError(), sql);
    if (query)
        giveBack(sql, *std::move(query));
    return ok;
}

void Database::begin(const QString &sql)
{
    if (m_lost)
        reconnect();
    m_ended = m_failed || !plainly(sql);
}

void Database::rollBack()
{
    const bool failed = m_failed;
    const Error error = m_error;
    plainly(u"ROLLBACK"_s);
    m_ended = false;
    m_failed = failed;
    m_error = error;
}

/// False: the engine has given up the whole transaction already.
bool Database::rollBackTo(int depth)
{
    QSqlQuery query(m_connection);
    const QString name = QStringLiteral("casement_%1").arg(depth);
    m_ended = m_ended || !query.exec(QString(u"ROLLBACK TO SAVEPOINT "_s + name)) || !query.exec(QString(u"RELEASE SAVEPOINT "_s + name));
    return !m_ended;
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
    m_lost = m_lost || isLost(m_engine, error);
    if (m_failed)
        return;
    m_failed = true;
    m_error = errorOf(m_engine, error, m_path, sql);
}

void Database::keepNative(const QString &sql)
{
    keep(QSqlError({}, QString::fromUtf8(sqlite3_errmsg(handle())), QSqlError::StatementError, QString::number(sqlite3_extended_errcode(handle()))), sql);
}

void Database::giveBack(QString sql, QSqlQuery query)
{
    constexpr size_t mostIdle = 200;
    if (sql.isEmpty()) // never prepared: nothing to use again
        return;
    query.finish();
    if (m_idle.size() >= mostIdle) // more texts than this program writes: lists of values of many lengths
        m_idle.clear();
    m_idle.emplace(std::move(sql), std::move(query));
}

Transaction::Transaction(Database &database) : m_database(database), m_level(++database.m_depth)
{
    const bool postgres = m_database.m_engine == Engine::Postgres;
    if (m_level == 1) {
        m_database.m_failed = false;
        m_database.begin(postgres ? u"BEGIN"_s : u"BEGIN IMMEDIATE"_s);
        if (postgres && !m_database.m_failed)
            m_database.m_ended = !m_database.plainly(writeLock());
    } else if (!m_database.m_failed) {
        m_database.plainly(QStringLiteral("SAVEPOINT casement_%1").arg(m_level));
    }
}

Transaction::~Transaction()
{
    if (m_done)
        return;
    --m_database.m_depth;
    if (m_level == 1) {
        m_database.rollBack();
    } else {
        static_cast<void>(m_database.rollBackTo(m_level));
    }
}

Result<void> Transaction::commit()
{
    m_done = true;
    --m_database.m_depth;
    if (!m_database.m_failed && !m_database.m_ended && m_database.plainly(m_level == 1 ? u"COMMIT"_s : QStringLiteral("RELEASE SAVEPOINT casement_%1").arg(m_level)))
        return {};
    const Error error = m_database.m_error; // of whatever failed first, or ended the whole
    if (m_level == 1)
        m_database.rollBack();
    else
        static_cast<void>(m_database.rollBackTo(m_level));
    m_database.m_failed = false; // told here
    return error;
}

Snapshot::Snapshot(Database &database) : m_database(database), m_began(database.m_depth == 0)
{
    if (m_began)
        m_database.begin(m_database.m_engine == Engine::Postgres ? u"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"_s : u"BEGIN"_s);
    m_database.m_inSnapshot = m_database.m_inSnapshot || m_began;
}

Snapshot::~Snapshot()
{
    if (!m_began)
        return;
    m_database.rollBack();
    m_database.m_inSnapshot = m_database.m_stateHolds = false;
}

int schemaVersion(Database &database)
{
    if (database.engine() == Engine::Postgres) {
        if (Query known = database.run(u"SELECT to_regclass('schema_version') IS NOT NULL"_s); !known.next() || !known.flag(0))
            return 0;
        Query query = database.run(u"SELECT COALESCE(MAX(version), 0) FROM schema_version"_s);
        return query.next() ? int(query.integer(0)) : 0;
    }
    Query query = database.run(u"PRAGMA user_version"_s);
    return query.next() ? int(query.integer(0)) : 0;
}

static void setSchemaVersion(Database &database, int version)
{
    if (database.engine() == Engine::Sqlite) {
        database.run(QStringLiteral("PRAGMA user_version=%1").arg(version));
        return;
    }
    database.run(u"CREATE TABLE IF NOT EXISTS schema_version (version BIGINT PRIMARY KEY)"_s);
    database.run(u"INSERT INTO schema_version (version) VALUES (?)"_s, {version});
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
        if (schemaVersion(database) < migration.number) { // another instance may have been first
            database.script(migration.sql);
            setSchemaVersion(database, migration.number);
        }
        if (const auto done = transaction.commit(); !done)
            return done.error();
    }
    return {};
}

Result<void> quickCheck(Database &database)
{
    if (database.engine() == Engine::Postgres)
        return database.check();
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
