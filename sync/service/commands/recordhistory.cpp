// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/commands/recordhistory.h"

#include "sync/protocol/codec.h"
#include "sync/service/queries/objects.h"
#include "sync/service/queries/page.h"

using namespace Qt::StringLiterals;

namespace Casement::Service::RecordHistory {

namespace {

QString text(const QString &value) { return value.isNull() ? u""_s : value; }

Answer page(Visit &visit, const QStringList &parameters, const QString &kind, const QString &object)
{
    auto page = Page::of(visit, parameters);
    if (!page)
        return refusal(visit.request, page.error());
    Listing listing{u"id, kind, object, person_id, person_name, channel, field, from_value, to_value, at"_s, u"record_history"_s, {u"object = ?"_s, {object}}, u"at"_s, u"id"_s, true};
    if (!kind.isEmpty()) {
        listing.where.sql += u" AND kind = ?"_s;
        listing.where.values << kind;
    }
    return page.value().answer(u"history"_s, listing, [](const Sql::Query &query) {
        static const QStringList names{u"id"_s, u"recordKind"_s, u"object"_s, u"person"_s, u"personName"_s, u"channel"_s, u"field"_s, u"from"_s, u"to"_s};
        QJsonObject json{{u"at"_s, query.integer(int(names.size()))}};
        for (int i = 0; i < names.size(); ++i) {
            if (!query.text(i).isEmpty())
                json.insert(names.at(i), query.text(i));
        }
        return json;
    });
}

} // namespace

void add(Core &core, const Entry &entry, qint64 version)
{
    // Ids in their order: all of one act have one time.
    Sql::Query next = core.db.run(u"INSERT INTO counter (portal, name, value) VALUES (?, 'record', 1) ON CONFLICT (portal, name) DO UPDATE SET value = counter.value + 1 "
                                  u"RETURNING value"_s,
                                  {core.portal()});
    const QString id = QStringLiteral("%1").arg(next.next() ? next.integer(0) : 0, 16, 10, QLatin1Char('0'));
    core.db.run(u"INSERT INTO record_history (id, kind, object, person_id, person_name, channel, field, from_value, to_value, at, version) "
                u"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                {id, entry.kind, entry.object, text(entry.personId), text(entry.personName), nameOf(entry.channel), entry.field,
                 text(entry.from), text(entry.to), core.clock.nowMs(), version});
}

Answer list(Visit &visit) { return page(visit, {u"object"_s}, {}, visit.parameter(u"object"_s)); }

Answer ofAccount(Visit &visit)
{
    const auto found = Objects(visit.core, visit.caller.viewer()).findAccount(visit.part());
    return found ? page(visit, {}, u"account"_s, found->id) : notFound(visit.request);
}

Answer ofContact(Visit &visit)
{
    const auto found = Objects(visit.core, visit.caller.viewer()).findPerson(visit.part());
    return found ? page(visit, {}, u"contact"_s, found->id) : notFound(visit.request);
}

} // namespace Casement::Service::RecordHistory
