// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/queries/caller.h"
#include "sync/service/reply.h"

namespace Casement::Service {

/// POST /v1/sign-in, /v1/refresh and /v1/sign-out. Whether a user exists shows neither in the answer nor in the work done for it.
class SignInDoor
{
public:
    SignInDoor(Core &core, HierarchyCache &hierarchy) : m_core(core), m_hierarchy(hierarchy) {}

    [[nodiscard]] Reply signIn(const Request &request);
    [[nodiscard]] Reply refresh(const Request &request);
    /// {"everywhere"?: true}: of this session, or of all the caller has.
    [[nodiscard]] Reply signOut(const Request &request, const Caller &caller);

private:
    struct Known { QString userId; QByteArray hash; };
    /// Of a user who may sign in; else nobody's, so that checking it is the same work.
    [[nodiscard]] Known passwordOf(const QString &emailKey);
    [[nodiscard]] Known nobody() const { return {{}, m_core.process.nobodysPassword}; }

    Core &m_core;
    HierarchyCache &m_hierarchy;
};

/// E-mail addresses are told apart without case.
[[nodiscard]] QString emailKey(const QString &email);

} // namespace Casement::Service
