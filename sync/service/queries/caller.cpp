// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/queries/caller.h"

#include "sync/service/sealed.h"

#include "sync/service/storage/changetransaction.h"

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

QStringList sorted(const QSet<QString> &ids)
{
    QStringList list = ids.values();
    list.sort();
    return list;
}

} // namespace

std::optional<Caller> callerOf(Core &core, const QString &userId)
{
    Sql::Query query = core.db.recall(u"SELECT u.id, p.id, p.name, p.email, p.account_id, COALESCE(a.name, ''), u.role FROM app_user u "
                                   u"JOIN person p ON p.id = u.person_id LEFT JOIN account a ON a.id = p.account_id "
                                      u"WHERE u.id = ? AND u.disabled = 0"_s,
                                      {userId});
    if (!query.next())
        return std::nullopt;
    return Caller{query.text(0), query.text(1), query.text(2), query.text(3), query.text(4), query.text(5), core.portal(), roleFrom(query.text(6))};
}

const Hierarchy &HierarchyCache::of(Core &core)
{
    const qint64 version = counterValue(core.db, core.portal(), u"hierarchy"_s);
    if (version != m_version) {
        m_hierarchy.clear();
        Sql::Query query = core.db.run(u"SELECT id, parent_id FROM account"_s);
        while (query.next())
            m_hierarchy.insert(query.text(0), query.text(1));
        // What is read inside a transaction may be rolled back: its version comes again with other content.
        m_version = core.db.inTransaction() ? -1 : version;
    }
    return m_hierarchy;
}

Reach reachOf(Core &core, HierarchyCache &hierarchy, const Caller &caller)
{
    return Casement::reachOf(caller.userId, caller.role, caller.accountId, hierarchy.of(core), core.definition, caller.personId);
}

Profile profileOf(Core &core, HierarchyCache &hierarchy, const Caller &caller)
{
    Profile profile;
    profile.userId = caller.userId;
    profile.personId = caller.personId;
    profile.name = caller.name;
    profile.email = caller.email;
    profile.accountId = caller.accountId;
    profile.accountName = caller.accountName;
    profile.portalId = caller.portal;
    profile.role = caller.role;
    profile.sealingKey = sealingKeyOf(core.process.key);
    const Reach reach = reachOf(core, hierarchy, caller);
    profile.mayOpen = sorted(reach.mayOpen);
    profile.mayEdit = sorted(reach.mayEdit);
    return profile;
}

} // namespace Casement::Service
