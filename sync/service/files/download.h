// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/routes.h"

namespace Casement::Service {

/// GET /v1/attachments/{id}/content: the bytes, or a range of them.
[[nodiscard]] Answer download(Visit &visit);

} // namespace Casement::Service
