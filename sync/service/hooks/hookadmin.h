// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/routes.h"

/// /v1/admin/webhooks. A secret is told once, when it is made.
namespace Casement::Service::HookAdmin {

/// GET -> {"webhooks": [...]}
[[nodiscard]] Answer list(Visit &visit);
/// POST {user, url, kinds?} -> 201 {id, ..., "secret"}
[[nodiscard]] Answer add(Visit &visit);
/// DELETE /{id} -> {"id"}
[[nodiscard]] Answer remove(Visit &visit);
/// POST /{id}/secret -> {"id", "secret", "oldSecretUntil"}; until then deliveries are signed with both
[[nodiscard]] Answer renewSecret(Visit &visit);
/// POST /{id}/test -> 202 {"delivery"}; answered with 2xx it also switches a webhook on again
[[nodiscard]] Answer test(Visit &visit);
/// GET /{id}/deliveries -> {"deliveries": [...]}, the newest 100
[[nodiscard]] Answer deliveries(Visit &visit);

} // namespace Casement::Service::HookAdmin
