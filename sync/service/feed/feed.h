// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/feed/cursor.h"
#include "sync/service/queries/caller.h"
#include "sync/service/queries/wholecases.h"
#include "sync/service/request.h"

namespace Casement::Service {

/// GET /v1/feed for one reader. A page holds what changed since the tail, then, once the tail is read up, one slice of backfill.
class Feed
{
public:
    Feed(Core &core, HierarchyCache &hierarchy, const Caller &caller);
    [[nodiscard]] Answer answer(const Request &request);

private:
    [[nodiscard]] Protocol::FeedPage page(const QString &text);
    [[nodiscard]] Cursor start();
    /// Grants that began or ended since the cursor knew them. True: some did.
    [[nodiscard]] bool readGrants(Cursor &cursor, Protocol::FeedPage &page);
    /// True: the tail is read up to the present number.
    [[nodiscard]] bool readTail(Cursor &cursor, Protocol::FeedPage &page);
    void readBackfill(Cursor &cursor, Protocol::FeedPage &page);
    /// One step of a backfill; false: it is complete.
    [[nodiscard]] bool step(Backfill &backfill, Protocol::FeedPage &page, qint64 &bytes);
    [[nodiscard]] QStringList newKeys(const Backfill &backfill) const;
    [[nodiscard]] int casesIn(const Backfill &backfill);
    [[nodiscard]] QStringList waitingKeys() const;

    Core &m_core;
    HierarchyCache &m_hierarchy;
    Caller m_caller;
    Objects m_objects;
    QList<Grant> m_grants;
    QList<WholeCases::Text> m_bundles; ///< of the page
    qint64 m_present = 0; ///< the newest change number
    bool m_says = false;  ///< the page holds something
};

} // namespace Casement::Service
