// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Casement::Store {

/// Where a fetched attachment is kept: a folder beside cache.db. Forgetting a case removes its files there.
[[nodiscard]] QString downloadPath(const QString &cachePath, const QString &attachmentId);
/// An id as file name: as it is where it is a plain word, else a stable stand-in, so that no id from outside leaves the folder.
[[nodiscard]] QString fileNameOf(const QString &attachmentId);

} // namespace Casement::Store
