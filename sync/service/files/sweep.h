// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/storage/core.h"

namespace Casement::Service {

/// Removes uploads that expired, content no operation named in time, and temporary files that belong to nothing.
void sweepFiles(Core &core, qint64 now);
/// Removes those of the contents that nothing in the database needs (any more).
[[nodiscard]] Result<void> dropUnneeded(Core &core, const QStringList &contents);

} // namespace Casement::Service
