// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sql/database.h"

#include "sync/sql/connection.h"
#include "sync/sql/dialect.h"

#include <QFileInfo>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace Casement::Sql {

Query::Query(Database &database, std::unique_ptr<Statement> statement, QString sql)
    : m_database(&database), m_statement(std::move(statement)), m_sql(std::move(sql))
{
}

Query::Query(Database &database, Rows rows) : m_database(&database), m_rows(std::move(rows)) {}

Query::Query(Query &&other) noexcept = default;

Query::~Query()
{
    if (m_statement)
        m_database->giveBack(std::move(m_sql), std::move(m_statement));
}

bool Query::next()
{
    if (m_rows)
        return m_row + 1 < m_rows->size() && ++m_row >= 0;
    if (!m_statement || m_statement->next())
        return m_statement != nullptr;
    if (m_statement->failed())
        m_database->keepFailure(m_sql);
    m_database->giveBack(std::move(m_sql), std::move(m_statement));
    return false;
}

QString Query::text(int column) const { return m_statement ? m_statement->text(column) : kept(column).toString(); }
qint64 Query::integer(int column) const { return m_statement ? m_statement->integer(column) : kept(column).toLongLong(); }
bool Query::isNull(int column) const { return m_statement ? m_statement->isNull(column) : kept(column).isNull(); }
QByteArray Query::bytes(int column) const { return m_statement ? m_statement->bytes(column) : kept(column).toByteArray(); }
qint64 Query::changed() const { return m_statement ? m_statement->changed() : 0; }

Database::Database() = default;

Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const QString &place, const Options &options)
{
    std::unique_ptr<Database> database(new Database);
    database->m_options = options;
    database->m_engine = engineOf(place);
    database->m_path = place;
    if (database->m_engine == Engine::Sqlite) {
        database->m_connection = sqliteConnection(place);
    } else {
        auto connection = serverConnection(place, &database->m_path);
        if (!connection)
            return connection.error();
        database->m_connection = std::move(connection).value();
    }
    if (!database->m_connection->open(options))
        return database->m_connection->failure({}).error;
    return database;
}

/// A server that was restarted is asked for a new connection, between transactions only.
void Database::reconnect()
{
    m_lost = false;
    m_idle.clear();
    m_connection->close();
    if (m_connection->open(m_options))
        return;
    m_failed = true;
    m_lost = true;
    m_error = m_connection->failure({}).error;
}

Query Database::run(const QString &sql, const QVariantList &values)
{
    // After a failure SQLite may have rolled back by itself: what follows would be committed one by one.
    if (m_depth > 0 && (m_failed || m_ended)) {
        m_failed = true;
        return Query(*this, nullptr, {});
    }
    if (m_lost && m_depth == 0)
        reconnect();
    const bool again = m_engine == Engine::Sqlite || !values.isEmpty(); // the server prepares no CREATE or SET
    return Query(*this, running(sql, values, again), again ? sql : QString());
}

std::unique_ptr<Statement> Database::running(const QString &sql, const QVariantList &values, bool again)
{
    std::unique_ptr<Statement> statement = again ? prepared(sql) : m_connection->runOnce(sql);
    if (statement && (!again || statement->run(values)))
        return statement;
    keepFailure(sql);
    return nullptr;
}

std::unique_ptr<Statement> Database::prepared(const QString &sql)
{
    const auto idle = m_idle.find(sql);
    if (idle == m_idle.end())
        return m_connection->prepare(sql);
    std::unique_ptr<Statement> statement = std::move(idle->second);
    m_idle.erase(idle);
    return statement;
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
    while (query.next())
        rows << query.m_statement->row();
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
    const bool again = m_engine == Engine::Sqlite; // the server prepares no BEGIN or SET
    std::unique_ptr<Statement> statement = running(sql, {}, again);
    const bool ok = statement != nullptr;
    if (ok)
        giveBack(again ? sql : QString(), std::move(statement));
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
    const QString name = QStringLiteral("casement_%1").arg(depth);
    m_ended = m_ended || !m_connection->runOnce(QString(u"ROLLBACK TO SAVEPOINT "_s + name))
        || !m_connection->runOnce(QString(u"RELEASE SAVEPOINT "_s + name));
    return !m_ended;
}

Result<void> Database::check()
{
    if (!m_failed)
        return {};
    m_failed = false;
    return m_error;
}

sqlite3 *Database::handle() const { return m_connection->handle(); }

void Database::keepFailure(const QString &sql)
{
    Failure failure = m_connection->failure(sql);
    m_lost = m_lost || failure.lost;
    if (m_failed)
        return;
    m_failed = true;
    m_error = std::move(failure.error);
}

void Database::giveBack(QString sql, std::unique_ptr<Statement> statement)
{
    constexpr size_t mostIdle = 200;
    if (sql.isEmpty()) // never prepared: nothing to use again
        return;
    statement->finish();
    if (m_idle.size() >= mostIdle) // more texts than this program writes: lists of values of many lengths
        m_idle.clear();
    m_idle.emplace(std::move(sql), std::move(statement));
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
