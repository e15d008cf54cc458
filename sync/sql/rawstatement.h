// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sql/database.h"

struct sqlite3_stmt;

namespace Casement::Sql {

/// A writing statement straight on SQLite, for rows by the hundred thousand: prepared once and never looked up. Its failures are kept
/// by the database like all others, and after one it runs no more until check(). Dies before its database.
class RawStatement
{
public:
    RawStatement(Database &database, QString sql) : m_database(database), m_sql(std::move(sql)) {}
    ~RawStatement();
    RawStatement(const RawStatement &) = delete;
    RawStatement &operator=(const RawStatement &) = delete;

    /// Texts, whole numbers and NULL by position. False: it failed, or nothing was changed (INSERT OR IGNORE).
    bool run(const QVariantList &values);

private:
    [[nodiscard]] bool prepare();
    void bind(int place, const QVariant &value);

    Database &m_database;
    QString m_sql;
    sqlite3_stmt *m_statement = nullptr;
};

} // namespace Casement::Sql
