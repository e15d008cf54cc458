// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sql/bindings.h"
#include "sync/sql/connection.h"
#include "sync/sql/dialect.h"

#include <QFile>
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

class SqliteStatement final : public Statement
{
public:
    SqliteStatement(sqlite3 *handle, sqlite3_stmt *statement) : m_handle(handle), m_statement(statement) {}
    ~SqliteStatement() override { sqlite3_finalize(m_statement); }
    Q_DISABLE_COPY_MOVE(SqliteStatement)

    bool run(const QVariantList &values) override
    {
        m_values = values; // bound where they stand
        bindAll(m_statement, m_values);
        step();
        m_first = true;
        return !failed();
    }
    bool next() override
    {
        if (!std::exchange(m_first, false) && m_code == SQLITE_ROW)
            step();
        return m_code == SQLITE_ROW;
    }
    bool failed() const override { return m_code != SQLITE_ROW && m_code != SQLITE_DONE; }
    QString text(int column) const override
    {
        const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
        return text ? QString::fromUtf8(text, sqlite3_column_bytes(m_statement, column)) : QString();
    }
    qint64 integer(int column) const override { return sqlite3_column_int64(m_statement, column); }
    bool isNull(int column) const override { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }
    QByteArray bytes(int column) const override
    {
        const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
        return bytes ? QByteArray(bytes, sqlite3_column_bytes(m_statement, column)) : QByteArray();
    }
    QVariantList row() const override
    {
        QVariantList row;
        for (int column = 0; column < sqlite3_column_count(m_statement); ++column) {
            switch (sqlite3_column_type(m_statement, column)) {
            case SQLITE_NULL: row << QVariant(); break;
            case SQLITE_INTEGER: row << integer(column); break;
            case SQLITE_BLOB: row << bytes(column); break;
            default: row << text(column); break;
            }
        }
        return row;
    }
    qint64 changed() const override { return sqlite3_changes64(m_handle); }
    void finish() override
    {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
        m_values.clear();
        m_code = SQLITE_DONE;
    }

private:
    void step()
    {
        m_code = sqlite3_step(m_statement);
        if (m_code == SQLITE_DONE)
            sqlite3_reset(m_statement); // reads nothing more: holds no lock
    }

    sqlite3 *m_handle;
    sqlite3_stmt *m_statement;
    QVariantList m_values;
    int m_code = SQLITE_DONE;
    bool m_first = false; ///< run() stands on the first row, which nobody has asked for yet
};

class SqliteConnection final : public Connection
{
public:
    explicit SqliteConnection(QString path) : m_path(std::move(path)) {}
    ~SqliteConnection() override { closeFile(); }
    Q_DISABLE_COPY_MOVE(SqliteConnection)

    bool open(const Database::Options &options) override
    {
        const int mode = (options.readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) | SQLITE_OPEN_NOMUTEX;
        const bool opened = sqlite3_open_v2(m_path.toUtf8().constData(), &m_handle, mode, nullptr) == SQLITE_OK;
        sqlite3_extended_result_codes(m_handle, 1);
        sqlite3_busy_timeout(m_handle, options.busyTimeoutMs);
        return opened && (options.readOnly || setUp(options)) && begin() && (options.readOnly || writable(options));
    }
    void close() override { closeFile(); }
    std::unique_ptr<Statement> prepare(const QString &sql) override
    {
        sqlite3_stmt *statement = nullptr;
        const QByteArray text = sql.toUtf8();
        if (sqlite3_prepare_v3(m_handle, text.constData(), int(text.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK || !statement)
            return nullptr;
        return std::make_unique<SqliteStatement>(m_handle, statement);
    }
    std::unique_ptr<Statement> runOnce(const QString &sql) override
    {
        auto statement = prepare(sql);
        return statement && statement->run({}) ? std::move(statement) : nullptr;
    }
    Failure failure(const QString &sql) const override
    {
        if (m_readOnly)
            return {Error{ErrorCode::Storage, QString(m_path + u" cannot be opened for writing: check the folder's permissions"_s)}};
        return {errorOf(Engine::Sqlite, QString::number(sqlite3_extended_errcode(m_handle)), QString::fromUtf8(sqlite3_errmsg(m_handle)), m_path, sql)};
    }
    sqlite3 *handle() const override { return m_handle; }

private:
    [[nodiscard]] bool does(const char *sql) { return sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK; }
    [[nodiscard]] bool setUp(const Database::Options &options)
    {
        return does("PRAGMA journal_mode=WAL") && does(options.fullSync ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL")
            && (!options.secureDelete || does("PRAGMA secure_delete=ON"));
    }
    /// Reads the header, so that no database is told here.
    [[nodiscard]] bool begin() { return does("PRAGMA temp_store=MEMORY") && does("PRAGMA schema_version"); }
    [[nodiscard]] bool writable(const Database::Options &options)
    {
        m_readOnly = !canWrite(m_handle, options.busyTimeoutMs);
        return !m_readOnly;
    }
    void closeFile() { sqlite3_close(std::exchange(m_handle, nullptr)); }

    QString m_path;
    sqlite3 *m_handle = nullptr;
    bool m_readOnly = false;
};

} // namespace

std::unique_ptr<Connection> sqliteConnection(const QString &path)
{
    return std::make_unique<SqliteConnection>(path);
}

} // namespace Casement::Sql
