// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Casement::Bench {

struct BulkLoad { double seconds = 0, rowSeconds = 0, indexSeconds = 0, searchSeconds = 0; qint64 rows = 0; };

/// The yardstick of a first sync: the rows of a cache put into a new file by SQLite's C API the fastest way we know. Transactions of some
/// thousand rows, then the secondary indices, then the full-text index. Reading the source is not counted. As durable as the client.
[[nodiscard]] BulkLoad loadInBulk(const QString &source, const QString &target);

} // namespace Casement::Bench
