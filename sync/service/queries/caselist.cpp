// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/queries/caselist.h"

#include "models/domain/reach.h"
#include "sync/protocol/codec.h"
#include "sync/sql/casecolumns.h"
#include "sync/sql/casequery.h"

#include <QDateTime>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using Op = Casement::Condition::Op;

namespace Casement::Service {

namespace {

const QStringList &choices() ///< may be given several times: any of them
{
    static const QStringList names{u"status"_s, u"type"_s, u"severity"_s, u"priority"_s, u"account"_s, u"contact"_s, u"opener"_s, u"product"_s};
    return names;
}

struct Bound { QString parameter, field; bool since; };
const QList<Bound> &bounds()
{
    static const QList<Bound> all{{u"openedSince"_s, u"opened"_s, true}, {u"openedBefore"_s, u"opened"_s, false},
                                  {u"updatedSince"_s, u"updated"_s, true}, {u"updatedBefore"_s, u"updated"_s, false}};
    return all;
}

/// UTC milliseconds, a date (its midnight in UTC), or an instant with its zone.
std::optional<qint64> instant(const QString &text)
{
    bool ok = false;
    if (const qint64 ms = text.toLongLong(&ok); ok)
        return ms;
    if (const QDate day = QDate::fromString(text, Qt::ISODate); text.size() == 10 && day.isValid())
        return QDateTime(day, QTime(0, 0), QTimeZone::utc()).toMSecsSinceEpoch();
    const QDateTime at = QDateTime::fromString(text, Qt::ISODateWithMs);
    return at.isValid() && at.timeSpec() != Qt::LocalTime ? std::optional(at.toMSecsSinceEpoch()) : std::nullopt;
}

Error bad(const QString &detail) { return {ErrorCode::BadRequest, detail}; }

Result<Sort> sortOf(const QString &text)
{
    Sort sort;
    if (text.isEmpty())
        return sort;
    sort.descending = text.startsWith(u'-');
    sort.column = sort.descending ? text.mid(1) : text;
    if (Sql::sortColumn(sort.column).isEmpty())
        return bad(u"sort: must be one of number, subject, account, contact, product, status, severity, priority, opened, updated, response, "
                   "escalated, with - before it for the reverse order"_s);
    return sort;
}

QString of(const QString &alias, const QString &columns)
{
    return alias + u'.' + QString(columns).replace(u", "_s, QString(u", "_s + alias + u'.'));
}

} // namespace

QStringList CaseList::parameters()
{
    QStringList names = choices() + QStringList{u"q"_s, u"open"_s, u"escalated"_s, u"sort"_s};
    for (const Bound &bound : bounds())
        names << bound.parameter;
    return names;
}

Result<CaseQuery> CaseList::queryOf(const Visit &visit)
{
    constexpr qsizetype longestSearch = 1000;
    const QString typed = visit.parameter(u"q"_s);
    if (typed.size() > longestSearch)
        return bad(QStringLiteral("q: at most %1 characters").arg(longestSearch));
    CaseQuery query = parseSearch(typed);
    for (const QString &name : choices()) {
        if (const QStringList values = visit.request.query.allQueryItemValues(name, QUrl::FullyDecoded); !values.isEmpty())
            query.conditions << Casement::Condition{name, Op::Is, values};
    }
    for (const QString &name : {u"open"_s, u"escalated"_s}) {
        const QString value = visit.parameter(name);
        if (value.isEmpty())
            continue;
        if (value != u"true"_s && value != u"false"_s)
            return bad(QString(name + u": must be true or false"_s));
        query.conditions << Casement::Condition{name, Op::Is, {value}};
    }
    for (const Bound &bound : bounds()) {
        const QString value = visit.parameter(bound.parameter);
        if (value.isEmpty())
            continue;
        const auto at = instant(value);
        if (!at)
            return bad(QString(bound.parameter + u": write a date as 2026-01-31, an instant with its zone as 2026-01-31T09:30:00Z, or UTC milliseconds"_s));
        query.conditions << Casement::Condition{bound.field, bound.since ? Op::After : Op::Before, {QString::number(bound.since ? *at - 1 : *at)}};
    }
    const auto sort = sortOf(visit.parameter(u"sort"_s));
    if (!sort)
        return sort.error();
    query.sort = sort.value();
    return resolved(query, visit.caller.personId);
}

Listing CaseList::of(const CaseQuery &query) const
{
    const auto isViewed = [](const Casement::Condition &condition) { return condition.field == u"viewed"_s; };
    Listing listing;
    listing.columns = Service::of(u"c"_s, Sql::caseColumns());
    listing.from = u"case_row c"_s;
    listing.id = u"c.id"_s;
    listing.by = Sql::sortColumn(query.sort.column);
    listing.descending = query.sort.descending;
    QVariantList values;
    if (std::any_of(query.conditions.cbegin(), query.conditions.cend(), isViewed)) {
        listing.from += u" JOIN viewed v ON v.kind = 'case' AND v.object_id = c.id AND v.user_id = ?"_s;
        values << m_visit.caller.userId;
        if (query.sort.column == u"viewed"_s)
            listing.by = u"v.at"_s;
    }
    if (listing.by.isEmpty())
        listing.by = u"c.updated"_s;
    listing.byNumber = !listing.by.endsWith(u"_key"_s);
    const Sql::Compiled asked = Sql::compileConditions(query, m_visit.core.definition);
    const Condition seen = reachable(), found = wordsFound(query);
    listing.where = {QString(asked.sql + u" AND "_s + seen.sql + found.sql), values + asked.values + seen.values + found.values};
    return listing;
}

Listing CaseList::of(const PortalDefinition::View &view) const
{
    CaseQuery query{view.conditions, {}, {}, view.sort};
    if (view.list == u"recent"_s) // of what was looked at, the cases
        query.conditions << Casement::Condition{u"viewed"_s, Op::Is, {u"true"_s}};
    return of(resolved(query, m_visit.caller.personId));
}

/// Where all words and phrases stand together, as a client's index has it: one comment, or subject and description. Tokens hold letters
/// and digits only, so nothing in them is a pattern.
Condition CaseList::wordsFound(const CaseQuery &query) const
{
    Condition found;
    for (const QString &word : query.words)
        found.values << QString(u"% "_s + word + u'%');
    for (const QString &phrase : query.phrases)
        found.values << QString(u"% "_s + phrase + u" %"_s);
    if (found.values.isEmpty())
        return found;
    found.sql = u" AND EXISTS (SELECT 1 FROM search_entry e WHERE e.case_id = c.id AND "_s + audienceAllowed(m_visit.caller.viewer(), u"e.audience"_s)
        + QString(u" AND e.words LIKE ?"_s).repeated(found.values.size()) + u')';
    return found;
}

Condition CaseList::reachable() const
{
    const Viewer viewer = m_visit.caller.viewer();
    Condition seen = caseVisible(viewer, u"c"_s);
    const QSet<QString> keys = liveKeys(m_visit.core.db, viewer.userId);
    const bool byAccounts = std::none_of(keys.cbegin(), keys.cend(), [&viewer](const QString &key) {
        return key == Keys::portal(viewer.portal) || key.startsWith(u"person:"_s);
    });
    if (byAccounts) { // says nothing new, but lets the database begin with the reader's accounts instead of the whole portal
        seen.sql += u" AND c.account_id IN (SELECT SUBSTR(k.key, 9) FROM grant_row k WHERE k.user_id = ? AND k.until_number = 0 AND k.key LIKE 'account:%')"_s;
        seen.values << viewer.userId;
    }
    return seen;
}

QJsonObject CaseList::row(const Sql::Query &query)
{
    Case record = Sql::caseAt(query);
    record.description.clear();
    return Protocol::toJson(record);
}

} // namespace Casement::Service
