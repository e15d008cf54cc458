// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/engine.h"

#include "models/domain/portaldefinition.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Casement::Engine {

using namespace Protocol;

void Engine::pull()
{
    if (!mayTalk() || m_pull.busy() || m_meteredPause)
        return;
    if (m_definitionVersion == 0)
        return m_definition.wake(); // rows cannot be judged without it; it wakes this lane
    const auto cursor = m_cache.cursor();
    if (!cursor)
        return storageFailed(m_pull, cursor.error());
    ask(cursor.value());
    publish();
}

void Engine::ask(const QString &cursor)
{
    m_pull.begin();
    m_waiting = m_caughtUp;
    m_remote.feed(cursor, m_waiting ? waitSeconds : 0,
                  guarded([this, fromStart = cursor.isEmpty(), number = m_tokenNumber, pull = ++m_pullNumber](const Result<FeedPage> &page) {
        if (pull != m_pullNumber)
            return;
        m_waiting = false;
        if (page.ok() && (page->full || !page->cursor.isEmpty()))
            return takePage(page.value(), fromStart);
        keepGathered();
        if (pull != m_pullNumber)
            return;
        const Error error = page.ok() ? Error{ErrorCode::ServiceFailed, u"cursor: missing in the feed's answer"_s} : page.error();
        failed(m_pull, error, number);
    }));
}

/// Of a backfill several pages go into one transaction, but for the first: that one shows something at once.
bool Engine::gathers(const FeedPage &page) const
{
    qsizetype cases = 0;
    for (const FeedPage &gathered : m_gathered)
        cases += gathered.bundles.size();
    return page.more && m_state.done > 0 && page.changes.isEmpty() && page.lostKeys.isEmpty() && !page.hasProfile && cases < gatherCases;
}

/// On a metered network the newest cases come, the others wait.
bool Engine::pauses(const FeedPage &page) const
{
    return m_metered && page.more && page.backfillDone >= meteredCases && page.backfillDone < page.backfillTotal && page.changes.isEmpty();
}

/// Another incarnation of the service: what we hold stays readable until the new generation is complete.
Result<void> Engine::beginAnew()
{
    if (const auto begun = m_cache.beginGeneration(); !begun)
        return begun;
    ++m_generations;
    ++m_losses;
    return {};
}

/// Who began without a place cannot know whether it is the service that had done what was done, or one put back from a backup.
Result<void> Engine::offerDone()
{
    if (const auto offered = m_outbox.offerAgain(m_clock.nowMs()); !offered)
        return offered;
    m_observer.outboxChanged();
    return redoOverlays();
}

void Engine::takePage(const FeedPage &page, bool fromStart)
{
    if (page.full && !fromStart) {
        keepGathered();
        if (const auto begun = beginAnew(); !begun)
            return storageFailed(m_pull, begun.error());
        m_caughtUp = false;
        m_pull.succeeded();
        arrived();
        m_pull.wake();
        return;
    }
    if (fromStart) { // first: with the page there is a place
        if (const auto offered = offerDone(); !offered)
            return storageFailed(m_pull, offered.error());
        m_wantedDefinition = 0; // the incarnation we knew may have had another one under the same version
        m_definition.wake();
    }
    FeedPage rows = page;
    rows.full = false; // the generation has begun already
    m_gathered.append(rows);
    m_caughtUp = !page.more;
    m_state.paused = pauses(page);
    m_pull.succeeded();
    arrived();
    if (m_state.paused) {
        m_meteredPause = m_scheduler.postAfter(meteredPauseMs, guarded([this] {
            m_meteredPause = 0;
            m_pull.wake();
        }));
    } else if (page.more && mayTalk()) {
        ask(page.cursor); // travels while these rows are written
    }
    if (!gathers(page) || m_state.paused)
        keepGathered();
    if (!m_pull.busy())
        m_pull.wake();
    publish();
}

void Engine::keepGathered()
{
    if (m_gathered.isEmpty())
        return;
    const qint64 now = m_clock.nowMs();
    const auto pages = std::exchange(m_gathered, {});
    const auto changes = m_cache.applyAll(pages, now);
    if (!changes) {
        ++m_pullNumber; // what is on its way follows on rows that are not here
        m_caughtUp = false;
        m_remote.cancelFeed();
        return storageFailed(m_pull, changes.error());
    }
    takeLost(changes->gone);
    const bool first = m_state.lastSyncAt == 0 || m_state.done < m_state.total;
    m_building = m_building || (first && !pages.last().more); // until the cache says that all stands
    m_state.lastSyncAt = now;
    m_state.done = pages.last().backfillDone;
    m_state.total = pages.last().backfillTotal;
    m_observer.cacheChanged(changes.value());
    m_push.wake(); // which waits for the first page
    for (const FeedPage &page : pages) {
        const bool takes = !page.lostKeys.isEmpty() || std::any_of(page.changes.cbegin(), page.changes.cend(), [](const Change &change) { return change.gone; });
        m_losses += takes ? 1 : 0;
        if (page.hasProfile) {
            ++m_profiles;
            judgeDefinition();
            m_observer.profileChanged(page.profile);
        }
        if (page.definitionVersion > 0 && page.definitionVersion != m_definitionVersion) {
            m_wantedDefinition = page.definitionVersion;
            m_definition.wake();
        }
    }
    judgeQuoted();
    m_fetch.wake();
    m_work.wake();
    m_files.wake();
}

// Where it fails the drafts stay what they are: hidden with their case, and not lost.
void Engine::takeLost(const QStringList &ids)
{
    const auto lost = ids.isEmpty() ? Result<bool>(false) : m_outbox.lose(ids, m_clock.nowMs());
    if (!lost || !lost.value())
        return;
    m_observer.outboxChanged();
    publish();
}

/// What left without a word: before the answer to an act on it, with a cache that was lost, at the end of a run that could not go on; and
/// accounts and people, which no change names.
void Engine::judgeQuoted()
{
    if (!m_caughtUp || m_lossesJudged == m_losses)
        return;
    const auto quoted = m_outbox.quoted();
    const auto lacking = quoted.ok() ? m_cache.lacking(quoted.value()) : quoted;
    if (!lacking)
        return; // with the next page
    m_lossesJudged = m_losses;
    takeLost(lacking.value());
}

/// Slices of what can wait, one at a time, so that whatever else is to be done comes between. While cases of a first sync keep arriving the
/// cache is busy enough.
void Engine::workOn()
{
    const bool arriving = m_state.done < m_state.total && m_pull.busy();
    if (arriving)
        return;
    const auto done = m_cache.workOn(m_clock.nowMs());
    if (!done)
        return storageFailed(m_work, done.error());
    const bool stood = m_building && !done->building;
    m_building = done->building && !(m_state.done < m_state.total);
    const CacheChanges &changes = done->changes;
    takeLost(changes.gone);
    if (changes.everything || changes.accounts || changes.recent || !changes.caseIds.isEmpty())
        m_observer.cacheChanged(changes);
    if (done->worked)
        m_work.wake();
    else
        m_fetch.wake(); // what is taken back
    if (stood)
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
    const auto known = m_cache.definition();
    if (const auto kept = m_cache.setDefinition(json); !kept)
        return storageFailed(m_definition, kept.error());
    m_definitionVersion = m_wantedDefinition = definition->version;
    m_definition.succeeded();
    arrived();
    if (!known || known.value() != json)
        m_observer.definitionChanged(json);
    m_pull.wake();
    publish();
}

void Engine::fetchWanted()
{
    if (!mayTalk() || m_fetch.busy() || !hasPlace())
        return;
    const auto wanted = m_cache.wanted(fetchBatch);
    if (!wanted)
        return storageFailed(m_fetch, wanted.error());
    if (wanted->isEmpty())
        return publish();
    m_fetch.begin();
    publish();
    m_remote.bundles(wanted.value(), guarded([this, asked = wanted.value(), number = m_tokenNumber, losses = m_losses](const Result<QList<CaseBundle>> &bundles) {
        if (!bundles) {
            failed(m_fetch, bundles.error(), number);
            return;
        }
        if (losses != m_losses) { // some of it may have been taken from us since
            m_fetch.succeeded();
            m_fetch.wake();
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

/// Attachments the person wants here before opening them: when nothing else is to come, and not on a metered network.
void Engine::fetchFile()
{
    if (!mayTalk() || m_files.busy() || !m_caughtUp || policy() != NetworkPolicy::Online)
        return;
    const auto wanted = m_cache.wantedFile();
    if (!wanted)
        return storageFailed(m_files, wanted.error());
    if (!wanted->has_value())
        return;
    m_files.begin();
    const Attachment file = wanted->value();
    m_file = file.id;
    transfer(file.id, m_cache.filePath(file.id), [this, file](const Result<void> &result) { fileFetched(file, result); });
}

void Engine::fileFetched(const Attachment &file, const Result<void> &result)
{
    m_file.clear();
    const bool lost = !result && (result.error().code == ErrorCode::NotFound || result.error().code == ErrorCode::NotAllowed);
    const auto passed = result.ok() || lost ? m_cache.passFile(file) : Result<void>();
    for (const auto &asked : std::exchange(m_fileAsked, {}))
        asked(result);
    if (!passed)
        return storageFailed(m_files, passed.error());
    if (!result && !lost)
        return failed(m_files, result.error(), m_tokenNumber);
    m_files.succeeded();
    m_files.wake();
}

} // namespace Casement::Engine
