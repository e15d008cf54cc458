// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/store/cacherows.h"

namespace Casement::Store {

/// A large first sync: rows go in several times faster without secondary indices and search, so these are dropped before the first page and
/// made after the last one. Lists can be read meanwhile, and say that they are loading. Inside the caller's transaction, like all of it.
class FirstLoad
{
public:
    explicit FirstLoad(CacheRows &rows) : m_rows(rows) {}

    static constexpr int fromCases = 2'000; ///< fewer are put in as they come

    [[nodiscard]] bool isOn();
    /// With the first page: so many cases are still to come.
    void beginFor(int cases);
    void allHere(); ///< the last page is stored: what is missing may be made
    /// Makes the next index, or indexes the next slice of entries. False: nothing was left and the load is over.
    [[nodiscard]] bool buildNext();

    /// More of the file in memory as long as it is on; whenever a transaction begins.
    void fitMemory();

private:
    bool m_wide = false;
    CacheRows &m_rows;
};

} // namespace Casement::Store
