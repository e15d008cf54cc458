// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/searchindex.h"

#include "models/domain/text.h"

#include <algorithm>
#include <limits>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace Casement::Store {

namespace {

constexpr qint64 everything = std::numeric_limits<qint64>::min();
constexpr qint64 nothing = std::numeric_limits<qint64>::max();

} // namespace

SearchIndex::SearchIndex(Sql::Database &database)
    : m_database(database)
    , m_insert(database, u"INSERT OR IGNORE INTO entry(id, case_row, comment_id, second, text) VALUES(?, ?, ?, ?, ?)"_s)
    , m_insertText(database, u"INSERT INTO entry_index(rowid, text) VALUES(?, ?)"_s)
{
}

qint64 SearchIndex::indexedFrom()
{
    Sql::Query query = m_database.run(u"SELECT value FROM meta WHERE name = 'indexed_from'"_s);
    return query.next() ? query.integer(0) : everything;
}

void SearchIndex::put(qint64 caseRow, const QString &commentId, qint64 at, const QString &text)
{
    const Entry entry{caseRow, commentId, at / 1000, indexText(text)};
    const qint64 from = indexedFrom();
    qint64 id = -1;
    {
        Sql::Query held = m_database.run(u"SELECT id, second, text FROM entry WHERE case_row = ? AND comment_id IS ?"_s,
                                         {caseRow, commentId.isEmpty() ? QVariant() : QVariant(commentId)});
        if (held.next()) {
            id = held.integer(0);
            const bool moved = held.integer(1) != entry.second;
            const QString before = held.text(2);
            if (!moved && before == entry.folded)
                return;
            erase(id, before, from);
            if (moved)
                id = -1;
        }
    }
    if (id >= 0)
        m_insert.run(valuesOf(entry, id));
    else
        id = insert(entry);
    if (id >= from)
        m_insertText.run({id, entry.folded});
}

void SearchIndex::add(qint64 caseRow, const QString &commentId, qint64 at, const QString &text)
{
    m_added << Entry{caseRow, commentId, at / 1000, indexText(text)};
}

void SearchIndex::flush()
{
    if (m_added.isEmpty())
        return;
    std::sort(m_added.begin(), m_added.end(), [](const Entry &a, const Entry &b) { return a.second < b.second; });
    const qint64 from = indexedFrom();
    for (const Entry &entry : std::as_const(m_added)) {
        const qint64 id = insert(entry);
        if (id >= from)
            m_insertText.run({id, entry.folded});
    }
    m_added.clear();
}

void SearchIndex::removeComment(qint64 caseRow, const QString &commentId)
{
    Sql::Query held = m_database.run(u"SELECT id, text FROM entry WHERE case_row = ? AND comment_id = ?"_s, {caseRow, commentId});
    if (held.next())
        erase(held.integer(0), held.text(1), indexedFrom());
}

void SearchIndex::removeCase(qint64 caseRow)
{
    QList<std::pair<qint64, QString>> entries;
    {
        Sql::Query held = m_database.run(u"SELECT id, text FROM entry WHERE case_row = ?"_s, {caseRow});
        while (held.next())
            entries.emplace_back(held.integer(0), held.text(1));
    }
    const qint64 from = indexedFrom();
    for (const auto &[id, text] : entries)
        erase(id, text, from);
}

void SearchIndex::suspend()
{
    m_database.run(u"INSERT INTO meta(name, value) VALUES('indexed_from', ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value"_s, {nothing});
    m_database.run(u"INSERT INTO entry_index(entry_index) VALUES('delete-all')"_s);
}

bool SearchIndex::indexNext()
{
    constexpr int mostEntries = 2'000;
    constexpr qint64 mostText = 200'000; // some ten milliseconds
    const qint64 from = indexedFrom();
    if (from == everything)
        return false;
    qint64 lowest = nothing;
    {
        Sql::Query slice = m_database.run(u"SELECT id, length(text) FROM entry WHERE id < ? ORDER BY id DESC LIMIT ?"_s, {from, mostEntries});
        for (qint64 text = 0; text < mostText && slice.next(); text += slice.integer(1))
            lowest = slice.integer(0);
    }
    if (lowest == nothing) {
        m_database.run(u"DELETE FROM meta WHERE name = 'indexed_from'"_s);
        return false;
    }
    m_database.run(u"INSERT INTO entry_index(rowid, text) SELECT id, text FROM entry WHERE id >= ? AND id < ? ORDER BY id"_s, {lowest, from});
    m_database.run(u"UPDATE meta SET value = ? WHERE name = 'indexed_from'"_s, {lowest});
    return true;
}

// https://sqlite.org/fts5.html: a negative number begins the merging of all segments, positive ones go on with it; a call that changed
// less than two rows had nothing left to do.
bool SearchIndex::mergeNext(bool first)
{
    constexpr int pages = 500;
    for (const QString &small : first ? QStringList{u"article_index"_s, u"message_index"_s} : QStringList())
        m_database.run(QString(u"INSERT INTO "_s + small + u"("_s + small + u") VALUES('optimize')"_s));
    const int before = sqlite3_total_changes(m_database.handle());
    m_database.run(u"INSERT INTO entry_index(entry_index, rank) VALUES('merge', ?)"_s, {first ? -pages : pages});
    return !m_database.failed() && sqlite3_total_changes(m_database.handle()) - before >= 2;
}

QVariantList SearchIndex::valuesOf(const Entry &entry, qint64 id)
{
    return {id, entry.caseRow, entry.commentId.isEmpty() ? QVariant() : QVariant(entry.commentId), entry.second, entry.folded};
}

// Imports by the day put thousands of entries on one second: the hint saves walking past all of them each time.
qint64 SearchIndex::insert(const Entry &entry)
{
    constexpr qsizetype mostHints = 10'000;
    qint64 id = m_crowded.value(entry.second, entry.second);
    while (!m_insert.run(valuesOf(entry, id)) && !m_database.failed())
        ++id;
    if (id != entry.second) {
        if (m_crowded.size() >= mostHints)
            m_crowded.clear();
        m_crowded.insert(entry.second, id);
    }
    return id;
}

void SearchIndex::erase(qint64 id, const QString &folded, qint64 from)
{
    if (id >= from)
        m_database.run(u"INSERT INTO entry_index(entry_index, rowid, text) VALUES('delete', ?, ?)"_s, {id, folded.isNull() ? u""_s : folded});
    m_database.run(u"DELETE FROM entry WHERE id = ?"_s, {id});
}

} // namespace Casement::Store
