// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bulkload.h"

#include <QByteArrayList>
#include <QFile>
#include <chrono>
#include <sqlite3.h>

namespace Casement::Bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int rowsPerTransaction = 5000;

class File
{
public:
    explicit File(const QString &path)
    {
        if (sqlite3_open(QFile::encodeName(path).constData(), &m_db) != SQLITE_OK)
            qFatal("no database to compare with: %s", sqlite3_errmsg(m_db));
    }
    ~File() { sqlite3_close(m_db); }
    Q_DISABLE_COPY_MOVE(File)

    void run(const QByteArray &sql)
    {
        if (sqlite3_exec(m_db, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
            qFatal("the yardstick fails at %s: %s", sql.constData(), sqlite3_errmsg(m_db));
    }
    sqlite3_stmt *prepared(const QByteArray &sql)
    {
        sqlite3_stmt *statement = nullptr;
        if (sqlite3_prepare_v2(m_db, sql.constData(), -1, &statement, nullptr) != SQLITE_OK)
            qFatal("the yardstick fails at %s: %s", sql.constData(), sqlite3_errmsg(m_db));
        return statement;
    }
    QByteArrayList texts(const QByteArray &sql)
    {
        QByteArrayList found;
        sqlite3_stmt *statement = prepared(sql);
        while (sqlite3_step(statement) == SQLITE_ROW)
            found << QByteArray(reinterpret_cast<const char *>(sqlite3_column_text(statement, 0)));
        sqlite3_finalize(statement);
        return found;
    }

private:
    sqlite3 *m_db = nullptr;
};

double since(Clock::time_point began) { return std::chrono::duration<double>(Clock::now() - began).count(); }

/// Row by row, so that a large source needs no memory; only what is done to the target is timed.
void copyTable(File &from, File &to, const QByteArray &table, BulkLoad &load)
{
    sqlite3_stmt *read = from.prepared("SELECT * FROM " + table);
    const int columns = sqlite3_column_count(read);
    sqlite3_stmt *write = to.prepared("INSERT INTO " + table + " VALUES (?" + QByteArray(", ?").repeated(columns - 1) + ")");
    to.run("BEGIN");
    for (int row = 1; sqlite3_step(read) == SQLITE_ROW; ++row) {
        const auto began = Clock::now();
        for (int i = 0; i < columns; ++i)
            sqlite3_bind_value(write, i + 1, sqlite3_column_value(read, i));
        if (sqlite3_step(write) != SQLITE_DONE)
            qFatal("the yardstick fails in %s", table.constData());
        sqlite3_reset(write);
        if (row % rowsPerTransaction == 0) {
            to.run("COMMIT");
            to.run("BEGIN");
        }
        load.rowSeconds += since(began);
        ++load.rows;
    }
    const auto began = Clock::now();
    to.run("COMMIT");
    load.rowSeconds += since(began);
    sqlite3_finalize(read);
    sqlite3_finalize(write);
}

} // namespace

BulkLoad loadInBulk(const QString &source, const QString &target)
{
    File from(source);
    File to(target);
    for (const char *sql : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL", "PRAGMA cache_size=-65536", "PRAGMA temp_store=MEMORY"})
        to.run(sql);
    // Full-text tables and what they make for themselves: only that of the cases is built, the others are small.
    const QByteArray own = "FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '*_index' AND name NOT GLOB '*_index_*' AND name NOT GLOB 'sqlite_*'";
    BulkLoad load;
    for (const QByteArray &sql : from.texts("SELECT sql " + own))
        to.run(sql);
    for (const QByteArray &table : from.texts("SELECT name " + own))
        copyTable(from, to, table, load);
    auto began = Clock::now();
    for (const QByteArray &sql : from.texts("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"))
        to.run(sql);
    load.indexSeconds = since(began);
    began = Clock::now();
    for (const QByteArray &sql : from.texts("SELECT sql FROM sqlite_master WHERE name GLOB '*_index' AND type = 'table'"))
        to.run(sql);
    to.run("INSERT INTO entry_index(entry_index) VALUES('rebuild')");
    load.searchSeconds = since(began);
    load.seconds = load.rowSeconds + load.indexSeconds + load.searchSeconds;
    return load;
}

} // namespace Casement::Bench
