// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QHash>
#include <QString>
#include <QVariant>
#include <memory>
#include <unordered_map>

struct sqlite3;

namespace Casement::Sql {

class Connection;
class Database;
class Statement;

enum class Engine { Sqlite, Postgres };

/// A running statement, or rows from memory. Forward only; gives its prepared statement back when it dies, so no read lock outlives it.
class Query
{
public:
    Query(Query &&) noexcept;
    Query &operator=(Query &&) = delete;
    Query(const Query &) = delete;
    ~Query();
    bool next();
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] bool flag(int column) const { return integer(column) != 0; }
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] qint64 changed() const; ///< rows an INSERT, UPDATE or DELETE touched

private:
    friend class Database;
    using Rows = std::shared_ptr<const QList<QVariantList>>;
    Query(Database &database, std::unique_ptr<Statement> statement, QString sql); ///< no statement: it failed, which is kept; no text: run once
    Query(Database &database, Rows rows);
    [[nodiscard]] QVariant kept(int column) const { return m_rows ? m_rows->value(m_row).value(column) : QVariant(); }
    Database *m_database;
    std::unique_ptr<Statement> m_statement; ///< null: rows from memory, or at their end
    QString m_sql;
    Rows m_rows;
    qsizetype m_row = -1;
};

/// One connection, bound to the thread that opened it. Failures are kept: the first one since the last check() is what check(),
/// and a Transaction's commit(), answer; so statements read as plain lines and no failure is lost.
class Database
{
public:
    struct Options
    {
        bool readOnly = false;
        bool fullSync = false;     ///< synchronous=FULL (outbox, service) instead of NORMAL
        bool secureDelete = false; ///< overwrite what is deleted (cache)
        int busyTimeoutMs = 5000;
    };
    /// A file, created where it is missing, or "postgresql://user@host:port/name" (libpq's words; ?schema= is ours).
    /// Errors: Storage (with the place and what to do), Corrupt.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &place, const Options &options);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Runs one statement with positional values; prepared once per connection.
    Query run(const QString &sql, const QVariantList &values = {});
    /// The same for a read of a few rows that comes again and again: from memory as long as nothing was committed since, by whomever.
    Query recall(const QString &sql, const QVariantList &values = {});
    /// Runs a script of several statements separated by ";\n" at line ends.
    void script(const QString &sql);
    [[nodiscard]] Result<void> check();
    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] sqlite3 *handle() const; ///< for bulk load, backup and interrupt only
    [[nodiscard]] QString path() const { return m_path; } ///< as told to people: never with a password
    [[nodiscard]] Engine engine() const { return m_engine; }
    [[nodiscard]] bool inTransaction() const { return m_depth > 0; }

private:
    friend class Query;
    friend class RawStatement;
    friend class Snapshot;
    friend class Transaction;
    Database();
    void reconnect();
    /// A statement that ran up to its first row; null: it failed, which is kept. `again`: it is worth keeping prepared.
    [[nodiscard]] std::unique_ptr<Statement> running(const QString &sql, const QVariantList &values, bool again);
    [[nodiscard]] std::unique_ptr<Statement> prepared(const QString &sql);
    [[nodiscard]] QString readState();
    void forgetOld();
    bool plainly(const QString &sql);
    void begin(const QString &sql);
    void rollBack();
    [[nodiscard]] bool rollBackTo(int depth);
    void keepFailure(const QString &sql); ///< of the connection's last call; the first one counts
    void giveBack(QString sql, std::unique_ptr<Statement> statement);

    std::unique_ptr<Connection> m_connection; // before the statements: it ends after them
    std::unordered_multimap<QString, std::unique_ptr<Statement>> m_idle; ///< prepared, by text; several where one runs inside another
    QHash<QString, Query::Rows> m_recalled; ///< by text and values; of the state
    QString m_state;          ///< what tells this state of the database from all others; empty: unknown
    bool m_inSnapshot = false;
    bool m_stateHolds = false; ///< within a snapshot it stays as it was first seen
    QString m_path;
    Options m_options;
    Engine m_engine = Engine::Sqlite;
    Error m_error;
    bool m_failed = false;
    bool m_ended = false; ///< the database gave up the transaction while it is still being written: nothing may run until it is over
    bool m_lost = false; ///< the server went away; a new connection is tried before the next statement
    int m_depth = 0;
};

/// Rolls back unless committed. Takes the write lock of the whole database at once, so writers come one after the other. A nested one
/// is a savepoint: given up, or failed and answered by its commit(), it leaves the outer one as it was.
class Transaction
{
public:
    explicit Transaction(Database &database);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    [[nodiscard]] bool isNested() const { return m_level > 1; }
    [[nodiscard]] Result<void> commit(); ///< the first failure of any statement inside, or of COMMIT itself; then nothing is kept

private:
    Database &m_database;
    int m_level = 0; ///< 1: the outer one
    bool m_done = false;
};

/// Several reads that see one state of the database. Inside a transaction it is that of the transaction.
class Snapshot
{
public:
    explicit Snapshot(Database &database);
    ~Snapshot();
    Snapshot(const Snapshot &) = delete;
    Snapshot &operator=(const Snapshot &) = delete;

private:
    Database &m_database;
    bool m_began = false;
};

/// A numbered script; number = the schema version it leads to.
struct Migration { int number; QString sql; };

/// Brings the schema up to the newest migration, each step in one transaction with its version. Error NewerVersion for a file of a later Casement.
[[nodiscard]] Result<void> migrate(Database &database, const QList<Migration> &migrations);
[[nodiscard]] int schemaVersion(Database &database);
/// SQLite's own check of the file; Error Corrupt with its first finding. A server looks after its files itself.
[[nodiscard]] Result<void> quickCheck(Database &database);
/// "?, ?, ?" for n values.
[[nodiscard]] QString placeholders(qsizetype n);

} // namespace Casement::Sql
