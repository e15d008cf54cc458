// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"
#include "tests/bench/bench.h"
#include "tests/bench/filledcache.h"

#include <memory>

namespace Casement::Store {
class CacheStore;
}

namespace Casement::Bench {

class OpenWindow;

// One measurement each, of a client with a filled cache.
/// A process from its start to its first painted rows, its cache read from the disk.
[[nodiscard]] double startMs(const FilledCache &cache);
[[nodiscard]] double emptyStartMs();
/// What such a process holds when its list is whole.
[[nodiscard]] double openBytes(const FilledCache &cache);
[[nodiscard]] double emptyBytes();
/// From another view to All Account's Cases, until its rows are painted.
[[nodiscard]] double openViewMs(OpenWindow &window);
[[nodiscard]] double worstScrollMs(OpenWindow &window);
[[nodiscard]] double worstSearchMs(const FilledCache &cache);

/// Pages of 100 changed cases, each with a new comment, as the engine hands them to the store.
class DeltaSync
{
public:
    explicit DeltaSync(const FilledCache &cache);
    ~DeltaSync();
    Q_DISABLE_COPY_MOVE(DeltaSync)
    double milliseconds(); ///< until the next page is in the cache

private:
    std::unique_ptr<Store::CacheStore> m_store;
    QList<CaseSummary> m_rows;
    qint64 m_version = 0;
};

/// Work of the process startMs() and openBytes() start: "empty", or a client's data folder.
int showWindow(const QString &what);

} // namespace Casement::Bench
