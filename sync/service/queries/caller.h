// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"
#include "sync/service/queries/visibility.h"
#include "sync/service/storage/core.h"

#include <optional>

namespace Casement::Service {

/// A user as signed in.
struct Caller
{
    QString userId, personId, name, email, accountId, accountName, portal;
    Role role = Role::Customer;
    [[nodiscard]] Viewer viewer() const { return {userId, portal, role}; }
};

[[nodiscard]] std::optional<Caller> callerOf(Core &core, const QString &userId); ///< none where disabled or gone

/// The tree of accounts of the portal; kept between calls and read again when an account changed.
class HierarchyCache
{
public:
    [[nodiscard]] const Hierarchy &of(Core &core);

private:
    Hierarchy m_hierarchy;
    qint64 m_version = -1;
};

[[nodiscard]] Reach reachOf(Core &core, HierarchyCache &hierarchy, const Caller &caller);
[[nodiscard]] Profile profileOf(Core &core, HierarchyCache &hierarchy, const Caller &caller);

} // namespace Casement::Service
