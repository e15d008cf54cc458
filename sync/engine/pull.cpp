// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/engine.h"

#include "models/domain/portaldefinition.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Engine {

using namespace Protocol;

void Engine::pull()
{
    if (!mayTalk() || m_pull.busy())
        return;
    if (m_definitionVersion == 0)
        return m_definition.wake(); // rows cannot be judged without it; it wakes this lane
    const auto cursor = m_fromStart ? Result<QString>(QString()) : m_cache.cursor();
    if (!cursor)
        return storageFailed(m_pull, cursor.error());
    m_pull.begin();
    m_waiting = m_caughtUp;
    const bool fromStart = cursor.value().isEmpty();
    publish();
    m_remote.feed(cursor.value(), m_waiting ? waitSeconds : 0,
                  guarded([this, fromStart, number = m_tokenNumber](const Result<FeedPage> &page) {
        m_waiting = false;
        if (page.ok() && (page->full || !page->cursor.isEmpty()))
            return takePage(page.value(), fromStart);
        const Error error = page.ok() ? Error{ErrorCode::BadRequest, u"cursor: missing in the feed's answer"_s} : page.error();
        failed(m_pull, error, number);
    }));
}

/// Another incarnation of the service: it may lack what the last one had taken from us, and what we hold stays readable until the new
/// generation is complete.
Result<void> Engine::beginAnew()
{
    if (const auto offered = m_outbox.offerAgain(m_clock.nowMs()); !offered)
        return offered;
    if (const auto begun = m_cache.beginGeneration(); !begun)
        return begun;
    m_observer.outboxChanged();
    return redoOverlays();
}

void Engine::takePage(const FeedPage &page, bool fromStart)
{
    if (page.full && !fromStart) {
        if (const auto begun = beginAnew(); !begun)
            return storageFailed(m_pull, begun.error());
        m_fromStart = true;
        m_caughtUp = false;
        m_pull.succeeded();
        arrived();
        m_push.wake();
        m_pull.wake();
        return;
    }
    const qint64 now = m_clock.nowMs();
    FeedPage rows = page;
    rows.full = false; // the generation has begun already
    const auto changes = m_cache.apply(rows, now);
    if (!changes)
        return storageFailed(m_pull, changes.error());
    m_fromStart = false;
    m_caughtUp = !page.more;
    m_state.lastSyncAt = now;
    m_state.done = page.backfillDone;
    m_state.total = page.backfillTotal;
    m_pull.succeeded();
    arrived();
    m_observer.cacheChanged(changes.value());
    if (page.hasProfile) {
        ++m_profiles;
        judgeDefinition();
        m_observer.profileChanged(page.profile);
    }
    if (page.definitionVersion > 0 && page.definitionVersion != m_definitionVersion) {
        m_wantedDefinition = page.definitionVersion;
        m_definition.wake();
    }
    m_fetch.wake();
    m_pull.wake();
    publish();
}

void Engine::judgeDefinition()
{
    if (const auto fits = m_cache.definitionFits(); fits && !fits.value()) {
        m_wantedDefinition = 0;
        m_definition.wake();
    }
}

void Engine::fetchDefinition()
{
    if (!mayTalk() || m_definition.busy() || (m_definitionVersion != 0 && m_definitionVersion == m_wantedDefinition))
        return;
    m_definition.begin();
    publish();
    m_remote.definition(guarded([this, number = m_tokenNumber, profiles = m_profiles](const Result<QJsonObject> &json) {
        if (!json) {
            failed(m_definition, json.error(), number);
        } else if (profiles != m_profiles) { // asked as somebody we may no longer be
            m_definition.succeeded();
            m_definition.wake();
        } else {
            takeDefinition(json.value());
        }
    }));
}

void Engine::takeDefinition(const QJsonObject &json)
{
    const auto definition = PortalDefinition::parse(json);
    if (!definition)
        return storageFailed(m_definition, definition.error()); // the one we have stays in force
    if (const auto kept = m_cache.setDefinition(json); !kept)
        return storageFailed(m_definition, kept.error());
    m_definitionVersion = m_wantedDefinition = definition->version;
    m_definition.succeeded();
    arrived();
    m_observer.definitionChanged(json);
    m_pull.wake();
    publish();
}

void Engine::fetchWanted()
{
    if (!mayTalk() || m_fetch.busy())
        return;
    const auto wanted = m_cache.wanted(fetchBatch);
    if (!wanted)
        return storageFailed(m_fetch, wanted.error());
    if (wanted->isEmpty())
        return publish();
    m_fetch.begin();
    publish();
    m_remote.bundles(wanted.value(), guarded([this, asked = wanted.value(), number = m_tokenNumber](const Result<QList<CaseBundle>> &bundles) {
        if (!bundles) {
            failed(m_fetch, bundles.error(), number);
            return;
        }
            const auto changes = m_cache.applyBundles(bundles.value());
        if (!changes)
            return storageFailed(m_fetch, changes.error());
        m_fetch.succeeded();
        arrived();
        m_observer.cacheChanged(changes.value());
        // An answer without any of the cases asked for: they left our reach, the tail will say so.
        if (std::any_of(bundles->cbegin(), bundles->cend(), [&](const CaseBundle &bundle) { return asked.contains(bundle.record.id); }))
            m_fetch.wake();
        publish();
    }));
}

} // namespace Casement::Engine
