// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/searchindex.h"

#include "models/domain/text.h"

#include <QList>

using namespace Qt::StringLiterals;

namespace Casement::Store {

void SearchIndex::put(qint64 caseRow, const QString &commentId, qint64 at, const QString &text)
{
    const QString folded = indexText(text);
    const qint64 second = at / 1000;
    qint64 id = -1;
    {
        Sql::Query held = commentId.isEmpty()
            ? m_database.run(u"SELECT id, second, text FROM entry WHERE case_row = ? AND comment_id IS NULL"_s, {caseRow})
            : m_database.run(u"SELECT id, second, text FROM entry WHERE comment_id = ?"_s, {commentId});
        if (held.next()) {
            id = held.integer(0);
            const bool moved = held.integer(1) != second;
            const QString before = held.text(2);
            if (!moved && before == folded)
                return;
            erase(id, before);
            if (moved)
                id = -1;
        }
    }
    insert(id >= 0 ? id : freeId(second), caseRow, commentId, second, folded);
}

void SearchIndex::removeComment(const QString &commentId)
{
    Sql::Query held = m_database.run(u"SELECT id, text FROM entry WHERE comment_id = ?"_s, {commentId});
    if (held.next())
        erase(held.integer(0), held.text(1));
}

void SearchIndex::removeCase(qint64 caseRow)
{
    QList<std::pair<qint64, QString>> entries;
    {
        Sql::Query held = m_database.run(u"SELECT id, text FROM entry WHERE case_row = ?"_s, {caseRow});
        while (held.next())
            entries.emplace_back(held.integer(0), held.text(1));
    }
    for (const auto &[id, text] : entries)
        erase(id, text);
}

void SearchIndex::mergeAll()
{
    m_database.run(u"INSERT INTO entry_index(entry_index) VALUES('optimize')"_s);
    m_database.run(u"INSERT INTO article_index(article_index) VALUES('optimize')"_s);
    m_database.run(u"INSERT INTO message_index(message_index) VALUES('optimize')"_s);
}

// Imports by the day put thousands of entries on one second: the hint saves walking past all of them each time.
qint64 SearchIndex::freeId(qint64 second)
{
    constexpr qsizetype mostHints = 10'000;
    const qint64 start = m_crowded.value(second, second);
    qint64 id = start;
    while (m_database.run(u"SELECT 1 FROM entry WHERE id = ?"_s, {id}).next())
        ++id;
    if (id != second) {
        if (m_crowded.size() >= mostHints)
            m_crowded.clear();
        m_crowded.insert(second, id);
    }
    return id;
}

void SearchIndex::insert(qint64 id, qint64 caseRow, const QString &commentId, qint64 second, const QString &folded)
{
    const QVariant comment = commentId.isEmpty() ? QVariant() : QVariant(commentId);
    m_database.run(u"INSERT INTO entry(id, case_row, comment_id, second, text) VALUES(?, ?, ?, ?, ?)"_s,
                   {id, caseRow, comment, second, folded.isNull() ? u""_s : folded});
    m_database.run(u"INSERT INTO entry_index(rowid, text) VALUES(?, ?)"_s, {id, folded.isNull() ? u""_s : folded});
}

void SearchIndex::erase(qint64 id, const QString &folded)
{
    m_database.run(u"INSERT INTO entry_index(entry_index, rowid, text) VALUES('delete', ?, ?)"_s, {id, folded.isNull() ? u""_s : folded});
    m_database.run(u"DELETE FROM entry WHERE id = ?"_s, {id});
}

} // namespace Casement::Store
