// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

namespace Casement::Protocol {
/// Stable wire names ("notFound", ...), 1:1 with ErrorCode.
[[nodiscard]] QString nameOf(ErrorCode code);
[[nodiscard]] ErrorCode errorCodeFrom(const QString &name, int status);
[[nodiscard]] int statusOf(ErrorCode code); ///< HTTP status
[[nodiscard]] QString titleOf(ErrorCode code); ///< what a problem of this code is called; empty: never answered by a service
} // namespace Casement::Protocol
