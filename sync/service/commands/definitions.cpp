// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/commands/definitions.h"

#include "sync/protocol/codec.h"
#include "sync/service/commands/audit.h"
#include "sync/service/commands/grants.h"
#include "sync/service/jobs/timers.h"
#include "sync/service/storage/rows.h"
#include "sync/sql/casecolumns.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Service::Definitions {

namespace {

qint64 versionOf(Sql::Database &db, const QString &portal)
{
    Sql::Query query = db.recall(u"SELECT version FROM portal WHERE id = ?"_s, {portal});
    return query.next() ? query.integer(0) : 0;
}

bool differ(const PortalDefinition &before, const PortalDefinition &after, const QStringList &members)
{
    return std::any_of(members.cbegin(), members.cend(), [&](const QString &member) { return before.json().value(member) != after.json().value(member); });
}

/// A case must not be opened or closed, or lose its status, by a change of rules.
Result<void> fits(Core &core, const PortalDefinition &fresh)
{
    Sql::Query query = core.db.run(u"SELECT status, is_open, COUNT(*) FROM case_row GROUP BY status, is_open ORDER BY status"_s);
    while (query.next()) {
        const QString status = query.text(0);
        const bool lost = core.definition.status(status) && !fresh.status(status);
        if (lost || fresh.isOpen(status) != query.flag(1))
            return Error{ErrorCode::Conflict, QStringLiteral("$.statuses: %1 cases stand in \"%2\", which %3; move them first")
                                                  .arg(query.integer(2)).arg(status, lost ? u"would be gone"_s : u"would change between open and closed"_s)};
    }
    return {};
}

/// The columns lists are sorted by, where the order of something changed.
void rankAgain(Core &core, const PortalDefinition &fresh)
{
    constexpr int slice = 500;
    QString after = u""_s; // a null one would be bound as NULL
    for (bool more = true; more;) {
        QList<Case> cases;
        {
            Sql::Query query = core.db.run(QString(u"SELECT "_s + Sql::caseColumns() + u" FROM case_row WHERE id > ? ORDER BY id LIMIT ?"_s), {after, slice});
            while (query.next())
                cases << Sql::caseAt(query);
        }
        for (const Case &record : std::as_const(cases)) {
            if (Sql::bindDerived(record, core.definition) != Sql::bindDerived(record, fresh))
                Rows::save(core.db, record, fresh);
        }
        more = cases.size() == slice;
        after = more ? cases.last().id : u""_s;
    }
}

Result<PortalDefinition> given(const Request &request, const QString &portal, qint64 present)
{
    const auto json = Protocol::parseObject(request.body);
    if (!json)
        return json.error();
    const auto parsed = PortalDefinition::parse(json.value());
    if (!parsed)
        return parsed.error();
    if (parsed->id != portal)
        return Error{ErrorCode::BadDefinition, QStringLiteral("$.id: is \"%1\", and this service has the portal \"%2\"").arg(parsed->id, portal)};
    if (json->contains("projected"_L1))
        return Error{ErrorCode::BadDefinition, u"$.projected: this is what a customer is shown of a definition, not the whole"_s};
    QJsonObject numbered = json.value();
    numbered.insert(u"version"_s, std::max<qint64>(parsed->version, present + 1)); // clients follow a number that grows
    return PortalDefinition::parse(numbered);
}

} // namespace

Answer replace(Visit &visit)
{
    Core &core = visit.core;
    ChangeTransaction transaction(core);
    const qint64 present = versionOf(core.db, core.portal());
    const auto fresh = given(visit.request, core.portal(), present);
    if (!fresh)
        return refusal(visit.request, fresh.error());
    if (const auto fit = fits(core, fresh.value()); !fit)
        return refusal(visit.request, fit.error());
    core.db.run(u"UPDATE portal SET version = ?, definition = ? WHERE id = ?"_s,
                {fresh->version, QString::fromUtf8(Protocol::compact(fresh->json())), core.portal()});
    if (differ(core.definition, fresh.value(), {u"statuses"_s, u"severities"_s, u"priorities"_s, u"products"_s}))
        rankAgain(core, fresh.value());
    Core next{core.db, fresh.value(), core.clock, core.entropy, core.bus, core.process, core.wakes, core.dataDir};
    rewriteGrants(next, visit.hierarchy, transaction);
    if (differ(core.definition, fresh.value(), {u"timers"_s}))
        Timers::planAgain(next);
    transaction.wakeAll();
    Audit::note(core, Audit::administrator, u"definition.change"_s, core.portal(), {{u"from"_s, present}, {u"version"_s, fresh->version}});
    if (const auto done = transaction.commit(); !done)
        return refusal(visit.request, done.error());
    return jsonReply({{u"portal"_s, fresh->id}, {u"version"_s, fresh->version}});
}

void follow(Sql::Database &db, PortalDefinition &definition)
{
    if (versionOf(db, definition.id) == definition.version)
        return;
    QString json;
    {
        Sql::Query query = db.run(u"SELECT definition FROM portal WHERE id = ?"_s, {definition.id});
        if (query.next())
            json = query.text(0);
    }
    if (json.isEmpty()) // the database failed: who asks next is told
        return;
    if (auto fresh = PortalDefinition::parse(json.toUtf8()))
        definition = std::move(fresh).value();
    else
        qWarning("the definition another instance has put in force cannot be read here: %s", qUtf8Printable(fresh.error().detail));
}

} // namespace Casement::Service::Definitions
