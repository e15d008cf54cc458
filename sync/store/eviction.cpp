// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/eviction.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Casement::Store {

using Protocol::CacheChanges;

namespace {

constexpr int casesPerSlice = 10;
constexpr qint64 day = 24LL * 60 * 60 * 1000;
constexpr qint64 month = 30 * day;
constexpr qint64 everything = std::numeric_limits<qint64>::min();

qint64 keptFrom(const KeepChoice &choice, qint64 now) { return choice.months > 0 ? now - choice.months * month : everything; }

} // namespace

void Eviction::choose(const KeepChoice &choice)
{
    m_rows.setMeta(u"keep_months"_s, choice.months);
    m_rows.setMeta(u"keep_files"_s, int(choice.files));
    m_rows.setMeta(u"keep_files_up_to"_s, choice.filesUpTo);
    m_rows.setMeta(u"keep_limit"_s, choice.limit);
    // What was left out before and fits now is fetched like any case of which only the heading is here.
    m_rows.setMeta(u"take_back"_s, 1);
    m_files.lookAgain();
    lookAgain();
}

void Eviction::lookAgain()
{
    m_rows.setMeta(u"evict"_s, 1);
    m_rows.setMeta(u"evict_place"_s, QString());
    m_rows.setMeta(u"evict_bytes"_s, QString());
}

KeepChoice Eviction::choice()
{
    KeepChoice choice;
    if (m_rows.meta(u"keep_limit"_s).isEmpty())
        return choice;
    choice.months = int(m_rows.metaNumber(u"keep_months"_s));
    choice.files = KeepChoice::Files(m_rows.metaNumber(u"keep_files"_s));
    choice.filesUpTo = m_rows.metaNumber(u"keep_files_up_to"_s);
    choice.limit = m_rows.metaNumber(u"keep_limit"_s);
    return choice;
}

void Eviction::prepare(qint64 now)
{
    const KeepChoice rule = choice();
    const bool full = rowBytes() > rule.limit;
    m_rows.keepFrom(full ? std::numeric_limits<qint64>::max() : keptFrom(rule, now));
    if (full && m_rows.metaNumber(u"evict"_s) == 0)
        lookAgain();
}

bool Eviction::next(qint64 now, CacheChanges &changes)
{
    if (m_rows.metaNumber(u"evict"_s) == 0)
        return false;
    const KeepChoice rule = choice();
    const qint64 from = keptFrom(rule, now);
    if (m_rows.metaNumber(u"take_back"_s) != 0) {
        constexpr int slice = 500;
        const Sql::Query taken = m_rows.database().run(
            u"UPDATE case_row SET held = 1 WHERE row_id IN (SELECT row_id FROM case_row WHERE held = 0 AND (is_open = 1 OR updated >= ?) LIMIT ?)"_s,
            {from, slice});
        if (taken.changed() == 0)
            m_rows.setMeta(u"take_back"_s, 0);
        return true;
    }
    if (m_files.removeNext(rule, rowBytes() + m_files.bytes() - rule.limit))
        return true;
    if (needed(rule) > 0 ? caseSlice(now, now - month, changes) : caseSlice(from, from, changes))
        return true;
    m_rows.setMeta(u"evict"_s, 0);
    return true;
}

/// So many bytes still have to go for the limit. What leaves makes room only when it is purged, so it is estimated until then.
qint64 Eviction::needed(const KeepChoice &choice)
{
    constexpr int spareShare = 20; // not to begin again with the next case
    if (const QString left = m_rows.meta(u"evict_bytes"_s); !left.isEmpty())
        return left.toLongLong();
    const qint64 over = rowBytes() + m_files.bytes() - choice.limit;
    const qint64 bytes = over > 0 ? over + choice.limit / spareShare : 0;
    m_rows.setMeta(u"evict_bytes"_s, bytes);
    return bytes;
}

void Eviction::purged()
{
    if (m_rows.metaNumber(u"evict_measure"_s) == 0)
        return;
    m_rows.setMeta(u"evict_measure"_s, 0);
    lookAgain();
}

/// The oldest closed ones updated before one moment and not looked at since another.
bool Eviction::caseSlice(qint64 before, qint64 viewedBefore, CacheChanges &changes)
{
    struct Found { QString id; qint64 bytes; };
    QList<Found> found;
    const QString place = m_rows.meta(u"evict_place"_s);
    QString last;
    {
        // A text stands in its row, as an entry and in the index.
        Sql::Query query = m_rows.database().run(
            u"SELECT id, updated, row_id, (SELECT COALESCE(SUM(LENGTH(e.text)), 0) FROM entry e WHERE e.case_row = case_row.row_id) * 3 FROM case_row "
             "WHERE is_open = 0 AND updated < ? AND (updated, row_id) > (?, ?) AND held = 2 AND pending = 0 "
             "AND NOT EXISTS (SELECT 1 FROM viewed v WHERE v.kind = 'case' AND v.object_id = case_row.id AND v.at >= ?) ORDER BY updated, row_id LIMIT ?"_s,
            {before, place.isEmpty() ? everything : place.section(u' ', 0, 0).toLongLong(), place.section(u' ', 1).toLongLong(), viewedBefore,
             casesPerSlice});
        while (query.next()) {
            found << Found{query.text(0), query.integer(3)};
            last = QStringLiteral("%1 %2").arg(query.integer(1)).arg(query.integer(2));
        }
    }
    if (found.isEmpty())
        return false;
    const QStringList spared = m_spared ? m_spared() : QStringList();
    qint64 bytes = m_rows.metaNumber(u"evict_bytes"_s);
    const bool byLimit = bytes > 0;
    for (const Found &one : std::as_const(found)) {
        if (spared.contains(one.id) || (byLimit && bytes <= 0))
            continue;
        m_rows.leaveOut(one.id);
        changes.caseIds << one.id;
        bytes -= one.bytes;
    }
    if (byLimit) {
        m_rows.setMeta(u"evict_bytes"_s, std::max<qint64>(0, bytes));
        m_rows.setMeta(u"evict_measure"_s, changes.caseIds.isEmpty() ? m_rows.metaNumber(u"evict_measure"_s) : 1);
    }
    m_rows.setMeta(u"evict_place"_s, last);
    return true;
}

qint64 Eviction::rowBytes()
{
    const auto number = [this](const QString &sql) {
        Sql::Query query = m_rows.database().run(sql);
        return query.next() ? query.integer(0) : 0;
    };
    return (number(u"PRAGMA page_count"_s) - number(u"PRAGMA freelist_count"_s)) * number(u"PRAGMA page_size"_s);
}

DiskUse Eviction::use()
{
    DiskUse use;
    use.cases = rowBytes();
    use.files = m_files.bytes();
    Sql::Query query = m_rows.database().run(u"SELECT count(*) FROM case_row WHERE held = 0"_s);
    use.leftOut = query.next() ? query.integer(0) : 0;
    return use;
}

} // namespace Casement::Store
