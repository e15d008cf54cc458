// SPDX-License-Identifier: GPL-3.0-or-later
// Which cases of a list have which value of a field.
#include "sync/store/cachereader.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace Casement::Store {

namespace {

constexpr qsizetype rowsAtOnce = 5000;

} // namespace

Result<CasesByValue> CacheReader::grouped(const CaseQuery &query, const QString &field)
{
    const auto all = ids(query);
    if (!all)
        return all.error();
    CasesByValue made{all.value(), {}};
    return field == u"account"_s || field == u"owner"_s ? groupedByName(field, std::move(made)) : groupedByRank(query, field, std::move(made));
}

// There are few values and an index of them: each is asked for. What has none of those known stands last.
Result<CasesByValue> CacheReader::groupedByRank(const CaseQuery &query, const QString &field, CasesByValue made)
{
    qsizetype found = 0;
    const auto add = [&](const QString &value, const QString &label) -> Result<void> {
        CaseQuery one = query;
        one.conditions << Condition{field, Condition::Op::Is, {value}};
        auto these = ids(one);
        if (!these)
            return these.error();
        found += these->rowIds.size();
        made.groups << CasesByValue::Group{value, label, std::move(these->rowIds)};
        return {};
    };
    Result<void> done;
    if (field == u"severity"_s) {
        for (const auto &level : m_definition.severities)
            done = done ? add(level.id, level.label) : done;
    } else {
        for (const auto &status : m_definition.statuses)
            done = done ? add(status.id, status.label) : done;
    }
    if (!done)
        return done.error();
    const QList<qint64> order = std::exchange(made.all.rowIds, {});
    if (found == order.size())
        return made;
    // Some have no value that is known, or changed between two answers: where each was found last it stands, once.
    QHash<qint64, qsizetype> groupOf;
    for (qsizetype i = 0; i < made.groups.size(); ++i) {
        for (const qint64 id : std::exchange(made.groups[i].rowIds, {}))
            groupOf.insert(id, i);
    }
    made.groups << CasesByValue::Group{};
    for (const qint64 id : order)
        made.groups[groupOf.value(id, made.groups.size() - 1)].rowIds << id;
    return made;
}

// Of accounts and people there may be many: each case is asked whose it is.
Result<CasesByValue> CacheReader::groupedByName(const QString &field, CasesByValue made)
{
    const QString columns = field == u"account"_s ? u"account_id, account_name"_s : u"owner_name, owner_name"_s;
    const QString sql = u"SELECT row_id, "_s + columns + u" FROM case_row WHERE row_id IN (SELECT CAST(value AS INTEGER) FROM json_each(?))"_s;
    const QList<qint64> order = std::exchange(made.all.rowIds, {});
    QHash<QString, qsizetype> places;
    for (qsizetype at = 0; at < order.size(); at += rowsAtOnce) {
        QHash<qint64, qsizetype> groupOf;
        QStringList wanted;
        for (const qint64 id : order.mid(at, rowsAtOnce))
            wanted << QString::number(id);
        Sql::Query rows = m_database->run(sql, {QString(u'[' + wanted.join(u',') + u']')});
        while (rows.next()) {
            const QString value = rows.text(1);
            const auto place = places.constFind(value);
            groupOf.insert(rows.integer(0), place == places.constEnd() ? made.groups.size() : *place);
            if (place == places.constEnd()) {
                places.insert(value, made.groups.size());
                made.groups << CasesByValue::Group{value, rows.text(2), {}};
            }
        }
        for (const qint64 id : order.mid(at, rowsAtOnce)) {
            if (const auto group = groupOf.constFind(id); group != groupOf.constEnd()) // else it went meanwhile
                made.groups[*group].rowIds << id;
        }
    }
    if (m_database->failed())
        return failure();
    return made;
}

} // namespace Casement::Store
