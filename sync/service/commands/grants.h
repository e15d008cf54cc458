// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/queries/caller.h"
#include "sync/service/storage/changetransaction.h"

namespace Casement::Service {

/// Rewrites the stored reach of users, within the transaction that changed an account, a role or a person's account: grants that
/// began or ended get its number. No user given: everybody.
void rewriteGrants(Core &core, HierarchyCache &hierarchy, ChangeTransaction &transaction, const QStringList &userIds = {});

} // namespace Casement::Service
