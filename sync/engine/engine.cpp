// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/engine.h"

using namespace Qt::StringLiterals;

namespace Casement::Engine {

using namespace Protocol;

Engine::Engine(Clock &clock, Scheduler &scheduler, Entropy &entropy, Remote &remote, Cache &cache, OutboxQueue &outbox,
               EngineObserver &observer)
    : m_clock(clock)
    , m_remote(remote)
    , m_cache(cache)
    , m_outbox(outbox)
    , m_observer(observer)
    , m_scheduler(scheduler)
    , m_pull(scheduler, entropy, [this] { pull(); })
    , m_definition(scheduler, entropy, [this] { fetchDefinition(); })
    , m_fetch(scheduler, entropy, [this] { fetchWanted(); })
    , m_upload(scheduler, entropy, [this] { upload(); })
    , m_push(scheduler, entropy, [this] { push(); })
    , m_refresh(scheduler, entropy, [this] { refresh(); })
    , m_work(scheduler, entropy, [this] { workOn(); })
    , m_files(scheduler, entropy, [this] { fetchFile(); })
{
}

Engine::~Engine()
{
    m_alive.reset();
    for (const Scheduler::Id later : {m_meteredPause, m_undoEnds}) {
        if (later)
            m_scheduler.cancel(later);
    }
    m_remote.cancelFeed();
}

Result<void> Engine::start(const std::optional<Tokens> &tokens, bool workOffline)
{
    m_workOffline = workOffline;
    const auto definition = m_cache.definition();
    if (!definition)
        return definition.error();
    m_definitionVersion = definition.value()[u"version"].toInt(); // asked for once a start: the last one may have ended before it came
    judgeDefinition();
    const auto last = m_cache.lastSync();
    if (!last)
        return last.error();
    m_state.lastSyncAt = last.value();
    if (const auto redone = redoOverlays(); !redone)
        return redone;
    m_started = true;
    m_work.wake();
    if (tokens)
        setTokens(*tokens);
    else
        publish();
    return {};
}

void Engine::setTokens(const Tokens &tokens)
{
    m_tokens = tokens;
    ++m_tokenNumber;
    m_remote.setAccessToken(tokens.access);
    m_session = tokens.access.isEmpty() ? Session::Refreshing : Session::Active;
    m_hasProblem = false;
    for (const auto &parked : std::exchange(m_parked, {}))
        m_scheduler.post(guarded(parked));
    resumeAll();
    publish();
}

void Engine::setWorkOffline(bool offline)
{
    if (m_workOffline == offline)
        return;
    m_workOffline = offline;
    m_caughtUp = false;
    if (offline) {
        m_online = false;
        m_remote.cancelFeed();
    } else {
        resumeAll();
    }
    publish();
}

void Engine::setNetwork(bool metered, bool sparing)
{
    const bool before = std::exchange(m_metered, metered || sparing);
    m_state.sparing = sparing;
    if (before != m_metered) {
        m_state.paused = false;
        resumeAll();
    }
    publish();
}

NetworkPolicy Engine::policy() const
{
    return m_workOffline ? NetworkPolicy::Offline : m_metered ? NetworkPolicy::Metered : NetworkPolicy::Online;
}

void Engine::syncNow()
{
    if (m_workOffline)
        return;
    m_caughtUp = false;
    m_letGo = m_clock.nowMs();
    if (m_waiting)
        m_remote.cancelFeed();
    resumeAll();
    publish();
}

void Engine::kick()
{
    m_upload.wake();
    m_push.wake();
    publish();
}

void Engine::download(const QString &attachmentId, const QString &path, std::function<void(Result<void>)> done)
{
    if (!m_file.isEmpty() && m_file == attachmentId)
        return m_fileAsked.push_back(std::move(done)); // two downloads would write one file
    transfer(attachmentId, path, std::move(done));
}

void Engine::transfer(const QString &attachmentId, const QString &path, std::function<void(Result<void>)> done)
{
    if (m_workOffline || m_session == Session::None)
        return done(Error{ErrorCode::Unreachable, u"this file is not on this computer yet; go online to fetch it"_s});
    auto again = [this, attachmentId, path, done] { transfer(attachmentId, path, done); };
    if (m_session == Session::Refreshing) {
        m_parked.push_back(std::move(again));
        return;
    }
    m_remote.download(attachmentId, path, guarded([this, number = m_tokenNumber, again, done](const Result<void> &result) {
        if (result.ok() || result.error().code != ErrorCode::Unauthorized)
            return done(result);
        refused(number);
        again();
    }));
}

void Engine::fetchCase(const QString &caseId, std::function<void(Result<void>)> done)
{
    if (!mayTalk() || !hasPlace())
        return done(Error{ErrorCode::Unreachable, u"of this case only the heading is on this computer; go online to read it"_s});
    m_remote.bundles({caseId}, guarded([this, caseId, done = std::move(done), number = m_tokenNumber, losses = m_losses](const Result<QList<CaseBundle>> &bundles) {
        if (!bundles) {
            if (bundles.error().code == ErrorCode::Unauthorized)
                refused(number);
            return done(bundles.error());
        }
        if (losses != m_losses)
            return fetchCase(caseId, done);
        const auto changes = m_cache.applyBundles(bundles.value());
        if (!changes)
            return done(changes.error());
        arrived();
        m_observer.cacheChanged(changes.value());
        done(bundles->isEmpty() ? Result<void>(Error{ErrorCode::NotFound, u"the service does not show this case any more"_s}) : Result<void>());
    }));
}

void Engine::reveal(const QString &caseId, std::function<void(Result<QMap<QString, QString>>)> done)
{
    if (m_workOffline || m_session == Session::None)
        return done(Error{ErrorCode::Unreachable, u"what is sealed is never kept on this computer; go online to read it"_s});
    auto again = [this, caseId, done] { reveal(caseId, done); };
    if (m_session == Session::Refreshing) {
        m_parked.push_back(std::move(again));
        return;
    }
    m_remote.reveal(caseId, guarded([this, number = m_tokenNumber, again, done](const Result<QMap<QString, QString>> &result) {
        if (result.ok() || result.error().code != ErrorCode::Unauthorized)
            return done(result);
        refused(number);
        again();
    }));
}

void Engine::signOut(std::function<void()> done)
{
    if (m_session == Session::None || m_workOffline)
        return done();
    m_remote.signOut(guarded([done = std::move(done)](const Result<void> &) { done(); }));
}

bool Engine::mayTalk() const
{
    return m_started && !m_workOffline && m_session == Session::Active;
}

bool Engine::hasPlace()
{
    const auto cursor = m_cache.cursor();
    return cursor && !cursor->isEmpty();
}

void Engine::refresh()
{
    if (m_workOffline || m_session != Session::Refreshing || m_refresh.busy())
        return;
    m_refresh.begin();
    m_remote.refresh(m_tokens.refresh, guarded([this](const Result<SignInAnswer> &answer) {
        if (answer.ok()) {
            m_refresh.succeeded();
            ++m_unproved;
            cameOnline();
            setTokens(answer->tokens);
            m_observer.tokensChanged(answer->tokens);
            return;
        }
        const ErrorCode code = answer.error().code;
        if (code == ErrorCode::NotAllowed) {
            m_refresh.ended();
            loginLost(answer.error());
        } else if (code == ErrorCode::Unauthorized || code == ErrorCode::WrongCredentials) {
            m_refresh.ended();
            sessionLost(answer.error());
        } else {
            failed(m_refresh, answer.error(), m_tokenNumber);
        }
    }));
}

void Engine::sessionLost(const Error &error)
{
    m_session = Session::None;
    m_unproved = 0;
    m_problem = error;
    m_hasProblem = true;
    m_caughtUp = false;
    for (const auto &parked : std::exchange(m_parked, {}))
        m_scheduler.post(guarded(parked)); // answers at once now that there is no session
    publish();
}

// The words first: they are all that stays.
void Engine::loginLost(const Error &error)
{
    const auto rows = m_outbox.pending();
    for (const OutboxRow &row : rows.ok() ? rows.value() : QList<OutboxRow>()) {
        if (!row.returned)
            (void)m_outbox.markReturned(row.id, Error{ErrorCode::NotFound, error.detail}, {});
    }
    const auto forgotten = rows.ok() ? m_cache.forgetAll() : Result<CacheChanges>(rows.error());
    if (forgotten.ok()) {
        takeLost(forgotten->gone); // the first ones; others go in slices
        if (const auto quoted = m_outbox.quoted(); quoted.ok())
            takeLost(quoted.value());
        m_observer.cacheChanged(forgotten.value());
        m_observer.outboxChanged();
        m_work.wake(); // to leave nothing of it on the disk
    }
    sessionLost(error);
}

void Engine::cameOnline()
{
    m_hasProblem = false;
    if (std::exchange(m_online, true))
        return;
    resumeAll();
}

void Engine::arrived()
{
    m_unproved = 0;
    cameOnline();
}

void Engine::refused(int tokenNumber)
{
    if (tokenNumber != m_tokenNumber || m_session != Session::Active)
        return;
    if (m_unproved >= 2)
        return sessionLost(Error{ErrorCode::Unauthorized, u"the service refuses every new token; sign in again"_s});
    m_session = Session::Refreshing;
    m_refresh.resume();
}

void Engine::failed(Lane &lane, const Error &error, int tokenNumber)
{
    if (error.code == ErrorCode::Cancelled || (error.code == ErrorCode::Unauthorized && &lane != &m_refresh)) {
        lane.ended();
        if (error.code == ErrorCode::Unauthorized)
            refused(tokenNumber);
        lane.wake();
        return publish();
    }
    m_problem = error;
    m_hasProblem = true;
    if (error.code == ErrorCode::Unreachable || error.code == ErrorCode::NotCasement) {
        m_online = false;
        m_caughtUp = false;
    }
    lane.failed();
    publish();
}

void Engine::storageFailed(Lane &lane, const Error &error)
{
    m_problem = error;
    m_hasProblem = true;
    lane.failed();
    publish();
}

void Engine::resumeAll()
{
    if (m_meteredPause)
        m_scheduler.cancel(std::exchange(m_meteredPause, 0));
    for (Lane *lane : {&m_refresh, &m_definition, &m_pull, &m_fetch, &m_upload, &m_push, &m_work, &m_files})
        lane->resume();
}

void Engine::publish()
{
    SyncState &now = m_state;
    now.workOffline = m_workOffline;
    now.policy = policy();
    now.problem = m_hasProblem ? m_problem : Error{};
    const auto rows = m_outbox.pending();
    if (rows.ok()) {
        now.waiting = now.returned = now.clashes = 0;
        for (const OutboxRow &row : rows.value()) {
            if (row.kind != "viewed"_L1)
                ++(row.returned ? now.returned : now.waiting);
            now.clashes += row.clash.has_value();
        }
    }
    const auto rebuilding = m_cache.rebuilding();
    now.healing = rebuilding.ok() && rebuilding.value();
    using Phase = SyncState::Phase;
    if (m_workOffline)
        now.phase = Phase::Offline;
    else if (m_session == Session::None)
        now.phase = Phase::SignInNeeded;
    else if (!m_online)
        now.phase = m_hasProblem ? Phase::Offline : Phase::Connecting;
    else if (now.lastSyncAt == 0 || now.done < now.total || now.healing || m_building)
        now.phase = Phase::FirstSync;
    else if ((m_caughtUp || now.paused) && !m_push.busy() && !m_upload.busy() && !m_fetch.busy())
        now.phase = Phase::Synced;
    else
        now.phase = Phase::Syncing;
    if (m_published == now)
        return;
    m_published = now;
    m_observer.stateChanged(m_state);
}

} // namespace Casement::Engine
