// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/routes.h"

// What is there to be read, one function a path.
namespace Casement::Service::Resources {

[[nodiscard]] Answer definition(Visit &visit);
[[nodiscard]] Answer cases(Visit &visit);
[[nodiscard]] Answer oneCase(Visit &visit);

} // namespace Casement::Service::Resources
