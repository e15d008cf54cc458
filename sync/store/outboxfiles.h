// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

namespace Casement::Store {

/// Copies a file so that it is on the disk, with its folder's entry, before this returns; an existing target is replaced at once.
/// Error Storage says what to do; nothing half-written remains. Answers the size.
[[nodiscard]] Result<qint64> copyDurably(const QString &from, const QString &to);

} // namespace Casement::Store
