// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sql/rawstatement.h"

#include <QHash>
#include <QList>

namespace Casement::Store {

/// Entries and their full-text index, kept in step within the caller's transaction. While the index is being built it covers the newest
/// entries only, down to indexedFrom(); those below wait for indexNext().
class SearchIndex
{
public:
    explicit SearchIndex(Sql::Database &database);

    /// commentId empty: the case's own subject and description. text is as written; it is folded here.
    void put(qint64 caseRow, const QString &commentId, qint64 at, const QString &text);
    /// The same for what is known not to be here, written by flush() before anything else may ask for it: in the index's own order.
    void add(qint64 caseRow, const QString &commentId, qint64 at, const QString &text);
    void flush();
    void forgetAdded() { m_added.clear(); }
    void removeComment(qint64 caseRow, const QString &commentId);
    void removeCase(qint64 caseRow); ///< with its comments' entries

    /// From now on entries wait to be indexed, all there are.
    void suspend();
    /// Indexes a slice of the newest that wait; false: none is left and the index is whole.
    [[nodiscard]] bool indexNext();
    /// A slice of merging all segments into one, which is when the words of removed entries leave the file. False: done.
    [[nodiscard]] bool mergeNext(bool first);

private:
    struct Entry { qint64 caseRow; QString commentId; qint64 second; QString folded; };
    [[nodiscard]] qint64 indexedFrom();
    [[nodiscard]] static QVariantList valuesOf(const Entry &entry, qint64 id);
    [[nodiscard]] qint64 insert(const Entry &entry); ///< -> its id
    void erase(qint64 id, const QString &folded, qint64 from);

    Sql::Database &m_database;
    Sql::RawStatement m_insert, m_insertText;
    QList<Entry> m_added;
    QHash<qint64, qint64> m_crowded; ///< second -> where to look for a free id; a hint only
};

} // namespace Casement::Store
