// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

namespace Casement::Service {

/// How long to wait after this many attempts: seconds at first, a day at last, up to a tenth more or less so that many do not come at once.
[[nodiscard]] qint64 retryDelayMs(int attempts, Entropy &entropy);
/// What a Retry-After header asks for, seconds or a date, an hour at most; 0: nothing.
[[nodiscard]] qint64 retryAfterMs(const QByteArray &header, qint64 now);

} // namespace Casement::Service
