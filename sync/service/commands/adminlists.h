// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/routes.h"

// What an administrator may look up. Lists are in the order of ids: ?after=ID&limit=N goes on, "more" tells whether there is any.
namespace Casement::Service::AdminLists {

[[nodiscard]] Answer accounts(Visit &visit); ///< GET /v1/admin/accounts
[[nodiscard]] Answer users(Visit &visit);    ///< GET /v1/admin/users
[[nodiscard]] Answer user(Visit &visit);     ///< GET /v1/admin/users/{id or e-mail address}
[[nodiscard]] Answer definition(Visit &visit); ///< GET /v1/admin/definition: as it is kept, routes included
[[nodiscard]] Answer sessions(Visit &visit); ///< GET /v1/admin/sessions?user=ID or address
[[nodiscard]] Answer endSession(Visit &visit);  ///< DELETE /v1/admin/sessions/{id}
[[nodiscard]] Answer endSessions(Visit &visit); ///< DELETE /v1/admin/sessions?user=: all of the user's

} // namespace Casement::Service::AdminLists
