// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/store/eviction.h"
#include "sync/store/feedwriter.h"
#include "sync/store/firstload.h"

namespace Casement::Store {

/// What takes long in a cache, in slices of some ten milliseconds: each is one transaction that leaves behind how far it came. So a write of
/// the user waits for one slice at most, and whatever ends the program undoes one at most.
class LongWork
{
public:
    LongWork(CacheRows &rows, FeedWriter &feed) : m_rows(rows), m_feed(feed), m_load(feed.load()), m_files(rows), m_eviction(rows, m_files) {}

    [[nodiscard]] Eviction &eviction() { return m_eviction; }
    [[nodiscard]] KeptFiles &files() { return m_files; }
    /// The next slice of whatever waits; answers whether one was done and what changed by it.
    [[nodiscard]] Result<Protocol::LongWorkDone> next(qint64 now);
    /// Only of making removed words leave the file.
    [[nodiscard]] Result<bool> purgeNext();

private:
    [[nodiscard]] bool sliceInside(qint64 now, Protocol::LongWorkDone &done);
    [[nodiscard]] bool rankNext(Protocol::CacheChanges &changes);
    void removeFiles();

    CacheRows &m_rows;
    FeedWriter &m_feed;
    FirstLoad &m_load;
    KeptFiles m_files;
    Eviction m_eviction;
};

} // namespace Casement::Store
