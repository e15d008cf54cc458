// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/reach.h"

#include "models/domain/portaldefinition.h"

using namespace Qt::StringLiterals;

namespace Casement {

QString Keys::account(const QString &id) { return u"account:"_s + id; }
QString Keys::org(const QString &id) { return u"org:"_s + id; }
QString Keys::person(const QString &id) { return u"person:"_s + id; }
QString Keys::user(const QString &id) { return u"user:"_s + id; }
QString Keys::portal(const QString &id) { return u"portal:"_s + id; }
QString Keys::news(const QString &portalId) { return u"news:"_s + portalId; }

QStringList scopeKeys(const Case &record, const QString &portalId)
{
    QStringList keys{Keys::account(record.accountId), Keys::person(record.contactId)};
    if (record.openerId != record.contactId)
        keys << Keys::person(record.openerId);
    keys << Keys::portal(portalId);
    return keys;
}

namespace {

QSet<QString> descendantsOf(const QString &accountId, const Hierarchy &hierarchy)
{
    QHash<QString, QStringList> children;
    for (auto it = hierarchy.cbegin(); it != hierarchy.cend(); ++it)
        children[it.value()] << it.key();
    QSet<QString> found;
    QStringList open = children.value(accountId);
    while (!open.isEmpty()) {
        const QString next = open.takeLast();
        if (next == accountId || found.contains(next)) // a cycle never makes reach endless
            continue;
        found.insert(next);
        open << children.value(next);
    }
    return found;
}

QSet<QString> siblingsOf(const QString &accountId, const Hierarchy &hierarchy)
{
    const QString parent = hierarchy.value(accountId);
    QSet<QString> found;
    if (parent.isEmpty())
        return found;
    for (auto it = hierarchy.cbegin(); it != hierarchy.cend(); ++it) {
        if (it.value() == parent && it.key() != accountId)
            found.insert(it.key());
    }
    return found;
}

// ACC-5: a sibling's cases show, the sibling itself does not; only "account" rights give the record and its people.
void grant(Reach &reach, const QString &accountId, const QStringList &rights)
{
    if (rights.contains(u"view"_s))
        reach.keys.insert(Keys::account(accountId));
    if (rights.contains(u"account"_s))
        reach.keys.insert(Keys::org(accountId));
    if (rights.contains(u"open"_s))
        reach.mayOpen.insert(accountId);
    if (rights.contains(u"edit"_s))
        reach.mayEdit.insert(accountId);
}

} // namespace

Reach reachOf(const QString &userId, Role role, const QString &accountId, const Hierarchy &hierarchy, const PortalDefinition &definition,
              const QString &personId)
{
    Reach reach;
    reach.keys.insert(Keys::user(userId));
    reach.keys.insert(Keys::news(definition.id));
    if (isCare(role)) {
        reach.everything = true;
        reach.keys.insert(Keys::portal(definition.id));
        return reach;
    }
    if (accountId.isEmpty() || (role != Role::Customer && role != Role::CustomerAdmin))
        return reach;
    if (role == Role::Customer && definition.ownCasesOnly) {
        QStringList rights = definition.standardAccount.own;
        rights.removeAll(u"view"_s);
        grant(reach, accountId, rights);
        if (!personId.isEmpty())
            reach.keys.insert(Keys::person(personId));
        return reach;
    }
    const QSet<QString> below = descendantsOf(accountId, hierarchy);
    const bool isSub = !hierarchy.value(accountId).isEmpty();
    const auto apply = [&](const PortalDefinition::Matrix &matrix) {
        grant(reach, accountId, matrix.own);
        for (const QString &id : below)
            grant(reach, id, matrix.descendants);
        for (const QString &id : siblingsOf(accountId, hierarchy))
            grant(reach, id, matrix.siblings);
    };
    if (!below.isEmpty())
        apply(definition.parentAccount);
    if (isSub) // an account in the middle has the union
        apply(definition.subAccount);
    if (below.isEmpty() && !isSub)
        apply(definition.standardAccount);
    return reach;
}

QList<Audience> audiencesOf(Role role)
{
    return isCare(role) ? QList<Audience>{Audience::Public, Audience::Care, Audience::Me} : QList<Audience>{Audience::Public, Audience::Me};
}

bool visible(const QSet<QString> &grants, Role role, const QStringList &objectKeys, Audience audience)
{
    if (!audiencesOf(role).contains(audience))
        return false;
    return std::any_of(objectKeys.cbegin(), objectKeys.cend(), [&](const QString &key) { return grants.contains(key); });
}

QStringList findCycle(const Hierarchy &hierarchy)
{
    QSet<QString> safe;
    for (auto it = hierarchy.cbegin(); it != hierarchy.cend(); ++it) {
        QStringList path;
        QString at = it.key();
        while (!at.isEmpty() && !safe.contains(at)) {
            const qsizetype seen = path.indexOf(at);
            if (seen >= 0)
                return path.mid(seen);
            path << at;
            at = hierarchy.value(at);
        }
        for (const QString &id : path)
            safe.insert(id);
    }
    return {};
}

} // namespace Casement
