// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/case.h"

#include <QHash>
#include <QSet>

namespace Casement {

class PortalDefinition;

/// Scope keys: "account:A" shows A's cases, "org:A" the account record and its contacts, "user:U" personal state, "news:X" what a portal
/// publishes for everybody, "portal:X" everything of a portal.
namespace Keys {
[[nodiscard]] QString account(const QString &id);
[[nodiscard]] QString org(const QString &id);
[[nodiscard]] QString person(const QString &id);
[[nodiscard]] QString user(const QString &id);
[[nodiscard]] QString portal(const QString &id);
[[nodiscard]] QString news(const QString &portalId);
}

/// The scope keys of a case: its account, its contact, its opener, its portal.
[[nodiscard]] QStringList scopeKeys(const Case &record, const QString &portalId);

/// account id -> parent id ("" = none) of the whole portal.
using Hierarchy = QHash<QString, QString>;

/// What a person may do beyond seeing: accounts to open cases for, and to edit cases of.
struct Reach
{
    QSet<QString> keys;
    QSet<QString> mayOpen; ///< accounts; care: all
    QSet<QString> mayEdit; ///< accounts whose cases may be edited
    bool everything = false; ///< care: the whole portal
    [[nodiscard]] bool canOpen(const QString &accountId) const { return everything || mayOpen.contains(accountId); }
    [[nodiscard]] bool canEdit(const QString &accountId) const { return everything || mayEdit.contains(accountId); }
};

/// The permission matrix of the definition applied to one user (ACC-4..6). The only place that knows the hierarchy.
/// Where the definition says so (ACC-11), a plain customer sees instead only the cases they opened or are the contact of.
[[nodiscard]] Reach reachOf(const QString &userId, Role role, const QString &accountId, const Hierarchy &hierarchy, const PortalDefinition &definition,
                            const QString &personId = {});

/// The one predicate: a live grant on one of the object's keys AND an allowed audience. SQL form: sync/service/queries/visibility.h.
[[nodiscard]] bool visible(const QSet<QString> &grants, Role role, const QStringList &objectKeys, Audience audience);
[[nodiscard]] QList<Audience> audiencesOf(Role role);

/// A chain of parents that comes back to itself, by account ids; empty = none.
[[nodiscard]] QStringList findCycle(const Hierarchy &hierarchy);

} // namespace Casement
