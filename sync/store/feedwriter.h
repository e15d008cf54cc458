// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/protocol/ports.h"
#include "sync/store/cacherows.h"
#include "sync/store/firstload.h"
#include "sync/store/overlays.h"
#include "sync/store/salvage.h"

#include <QSet>

namespace Casement::Store {

/// Writes what the service says into the confirmed rows, inside the caller's transaction. Rule of versions: a row or departure counts
/// only above the number already stored, unless the stored row is of an older generation.
class FeedWriter
{
public:
    FeedWriter(CacheRows &rows, Overlays &overlays) : m_rows(rows), m_overlays(overlays), m_load(rows) {}

    [[nodiscard]] Protocol::CacheChanges apply(const Protocol::FeedPage &page, qint64 now);
    [[nodiscard]] Protocol::CacheChanges applyFetched(const QList<CaseBundle> &bundles);
    /// The next of the cases that are leaving; false: none.
    [[nodiscard]] bool forgetNext(Protocol::CacheChanges &changes);
    [[nodiscard]] Protocol::CacheChanges settle(const QString &operationId, const QList<Protocol::Object> &rows);
    [[nodiscard]] Protocol::CacheChanges adopt(const QList<Salvage::Found> &cases, const QList<Protocol::Object> &plain);
    [[nodiscard]] Protocol::CacheChanges forgetAll();
    void beginGeneration();
    [[nodiscard]] FirstLoad &load() { return m_load; }

private:
    enum class Source { Feed, Fetch };

    void begin();
    [[nodiscard]] Protocol::CacheChanges finish();
    void restore(const QSet<QString> &scopes);
    void layAgain();
    [[nodiscard]] QSet<QString> touchedScopes(const Protocol::FeedPage &page);
    [[nodiscard]] QString scopeOfDeparture(const Protocol::Change &change);

    void store(const Protocol::Object &object, const QStringList *keys);
    void storeCase(const Case &record, const QStringList *keys, bool fetched = false);
    void storePart(const Protocol::Object &part);
    [[nodiscard]] bool isOutdated(const Protocol::Object &part);
    void storeBundle(const CaseBundle &bundle, Source source);
    void storePlain(const Protocol::Object &object);
    void noteChange(Protocol::Kind plain);
    void depart(const Protocol::Change &change);
    void departCase(const Protocol::Change &change, const HeldCase &held);
    bool takeProfile(const Profile &profile);
    void loseKeys(const QStringList &keys);
    void hideParts(const QString &caseId, const QList<Audience> &shown);
    bool forgetLeaving();
    void forget(const QString &caseId);
    void sweep();
    void finishPage(const Protocol::FeedPage &page, qint64 now);

    CacheRows &m_rows;
    Overlays &m_overlays;
    FirstLoad m_load;
    qint64 m_generation = 0;
    QSet<QString> m_cases;   ///< changed in this transaction
    QStringList m_forgotten; ///< in this transaction; some may have come again
    QSet<QString> m_restored; ///< scopes whose overlays are off
    bool m_accounts = false;
    bool m_recent = false;
    bool m_articles = false;
    bool m_messages = false, m_notices = false, m_kept = false;
};

} // namespace Casement::Store
