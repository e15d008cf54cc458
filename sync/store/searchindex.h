// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sql/database.h"

#include <QHash>

namespace Casement::Store {

/// Entries and their full-text index, kept in step within the caller's transaction.
class SearchIndex
{
public:
    explicit SearchIndex(Sql::Database &database) : m_database(database) {}

    /// commentId empty: the case's own subject and description. text is as written; it is folded here.
    void put(qint64 caseRow, const QString &commentId, qint64 at, const QString &text);
    void removeComment(const QString &commentId);
    void removeCase(qint64 caseRow); ///< with its comments' entries
    /// Merges the index into one segment, which is when the words of removed entries leave the file.
    void mergeAll();

private:
    [[nodiscard]] qint64 freeId(qint64 second);
    void insert(qint64 id, qint64 caseRow, const QString &commentId, qint64 second, const QString &folded);
    void erase(qint64 id, const QString &folded);

    Sql::Database &m_database;
    QHash<qint64, qint64> m_crowded; ///< second -> where to look for a free id; a hint only
};

} // namespace Casement::Store
