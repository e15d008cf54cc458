// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/commands/directory.h"
#include "sync/service/reply.h"

namespace Casement::Service {

/// POST /v1/admin/accounts and /v1/admin/users: adds, or changes the members given of what is there.
class Administration
{
public:
    Administration(Core &core, HierarchyCache &hierarchy) : m_core(core), m_hierarchy(hierarchy) {}

    /// {id?, parent?, name, ...members of an account} -> {"id", "created"}
    [[nodiscard]] Reply account(const Request &request);
    /// {email, name?, account?, role?, password?, disabled?, phone?, title?} -> {"id", "person", "created"}
    [[nodiscard]] Reply user(const Request &request);

private:
    [[nodiscard]] Result<QJsonObject> putAccount(const QJsonObject &json);
    [[nodiscard]] Result<QJsonObject> putUser(const QJsonObject &json);
    [[nodiscard]] Result<Person> personFor(const QJsonObject &json, const QString &personId);

    Core &m_core;
    HierarchyCache &m_hierarchy;
};

} // namespace Casement::Service
