// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/commands/audit.h"

#include "sync/protocol/codec.h"
#include "sync/service/storage/changetransaction.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Service::Audit {

namespace {

constexpr int usualPage = 100;
constexpr int longestPage = 1000;

} // namespace

void note(Core &core, const QString &actor, const QString &act, const QString &object, const QJsonObject &detail)
{
    core.db.run(u"INSERT INTO counter (portal, name, value) VALUES (?, 'audit', 1) ON CONFLICT (portal, name) DO UPDATE SET value = counter.value + 1"_s,
                {core.portal()});
    core.db.run(u"INSERT INTO audit (id, at, actor, act, object, detail) VALUES (?, ?, ?, ?, ?, ?)"_s,
                {counterValue(core.db, core.portal(), u"audit"_s), core.clock.nowMs(), actor, act, object.isNull() ? u""_s : object,
                 QString::fromUtf8(Protocol::compact(detail))});
}

Answer list(Visit &visit)
{
    const int asked = visit.parameter(u"limit"_s).toInt();
    const int limit = asked <= 0 ? usualPage : std::min(asked, longestPage);
    Sql::Query query = visit.core.db.run(u"SELECT id, at, actor, act, object, detail FROM audit WHERE id > ? AND at >= ? ORDER BY id LIMIT ?"_s,
                                         {visit.parameter(u"after"_s).toLongLong(), visit.parameter(u"since"_s).toLongLong(), limit + 1});
    QJsonArray entries;
    bool more = false;
    while (query.next()) {
        more = entries.size() == limit;
        if (more)
            break;
        entries << QJsonObject{{u"id"_s, query.integer(0)}, {u"at"_s, query.integer(1)}, {u"actor"_s, query.text(2)}, {u"act"_s, query.text(3)},
                               {u"object"_s, query.text(4)}, {u"detail"_s, QJsonDocument::fromJson(query.text(5).toUtf8()).object()}};
    }
    return jsonReply({{u"entries"_s, entries}, {u"more"_s, more}});
}

Answer add(Visit &visit)
{
    const auto body = bodyObject(visit.request);
    if (!body)
        return refusal(visit.request, body.error());
    const QString act = body->value("act"_L1).toString();
    if (act != u"backup"_s && act != u"export"_s && act != u"restore"_s)
        return refusal(visit.request, {ErrorCode::BadRequest, u"act: must be backup, export or restore"_s});
    Sql::Transaction transaction(visit.core.db);
    note(visit.core, administrator, act, {}, body->value("detail"_L1).toObject());
    const auto done = transaction.commit();
    return done ? jsonReply({}, 201) : refusal(visit.request, done.error());
}

Answer confirmClock(Visit &visit)
{
    ClockWatch &watch = visit.core.process.clockWatch;
    const bool held = watch.held();
    Sql::Transaction transaction(visit.core.db);
    ClockWatch::note(visit.core.db, visit.core.portal(), visit.core.clock.nowMs(), true);
    note(visit.core, administrator, u"clock.confirm"_s, {}, {{u"held"_s, held}});
    const auto done = transaction.commit();
    if (!done)
        return refusal(visit.request, done.error());
    watch.confirm(visit.core.clock);
    return jsonReply({{u"held"_s, held}, {u"now"_s, visit.core.clock.nowMs()}});
}

} // namespace Casement::Service::Audit
