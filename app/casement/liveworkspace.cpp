// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casement/liveworkspace.h"

#include "models/domain/async.h"

#include <QNetworkInformation>
#include <QSemaphore>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {
constexpr int healAgainMs = 10'000; ///< where a cache cannot be begun anew: a full disk, say
}

LiveWorkspace::LiveWorkspace(const WorkspaceFolder &folder, const WorkspaceInfo &info, qint64 undoMs, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
    , m_info(info)
    , m_undoMs(undoMs)
    , m_damaged([this] { QMetaObject::invokeMethod(this, &LiveWorkspace::heal, Qt::QueuedConnection); })
    , m_engineThread(u"engine"_s)
    , m_outboxThread(u"outbox"_s)
    , m_listThread(u"lists"_s)
    , m_searchThread(u"search"_s)
    , m_reader(m_engineThread, m_listThread, m_searchThread)
    , m_library(m_listThread)
    , m_commands(m_engineThread, m_outboxThread, m_drafts)
    , m_drafts(m_outboxThread)
    , m_outbox(m_engineThread, m_outboxThread, m_listThread)
    , m_sync(m_engineThread)
    , m_keeping(m_engineThread)
{
}

LiveWorkspace::~LiveWorkspace()
{
    // The threads refer to what is declared after them.
    m_searchThread.stop();
    m_listThread.stop();
    m_outboxThread.stop();
    m_engineThread.stop();
}

EngineRoom::Setup LiveWorkspace::setup()
{
    return {m_folder, m_info, m_tokens, m_workOffline, this, this, m_undoMs, m_damaged};
}

Result<std::unique_ptr<Store::CacheReader>> LiveWorkspace::makeReader()
{
    auto reader = Store::CacheReader::open(m_folder.cachePath());
    if (reader)
        reader.value()->whenDamaged(m_damaged);
    return reader;
}

QFuture<Result<void>> LiveWorkspace::open(const std::optional<Protocol::Tokens> &tokens, bool workOffline)
{
    m_tokens = tokens;
    m_workOffline = workOffline;
    const auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    // The engine's thread creates the files, the others open them after it.
    onFinished(m_engineThread.open([setup = setup()] { return EngineRoom::open(setup); }), this, [this, promise](const Result<void> &opened) {
        if (!opened) {
            promise->addResult(opened);
            promise->finish();
            return;
        }
        openReaders(promise);
    });
    return promise->future();
}

void LiveWorkspace::openReaders(std::shared_ptr<QPromise<Result<void>>> promise)
{
    const auto next = [this, promise](const QFuture<Result<void>> &step, auto then) {
        onFinished(step, this, [promise, then](const Result<void> &done) {
            if (done)
                return then();
            promise->addResult(done);
            promise->finish();
        });
    };
    const auto told = [this, promise] {
        askWhatOpened([this, promise](const Result<void> &done) {
            if (done)
                watchNetwork();
            promise->addResult(done);
            promise->finish();
        });
    };
    const auto openReader = [this] { return makeReader(); };
    next(m_outboxThread.open([path = m_folder.outboxPath()] { return Store::OutboxStore::open(path); }), [this, next, told, openReader] {
        next(m_listThread.open(openReader), [this, next, told, openReader] { next(m_searchThread.open(openReader), told); });
    });
}

void LiveWorkspace::askWhatOpened(std::function<void(const Result<void> &)> done)
{
    const auto asked = m_engineThread.call([](EngineRoom &room) -> Result<Opened> { return Opened{room.info(), room.cacheProblem()}; });
    onFinished(asked, this, [this, done = std::move(done)](const Result<Opened> &opened) {
        done(opened.ok() ? take(opened.value()) : Result<void>(opened.error()));
    });
}

Result<void> LiveWorkspace::take(const Opened &opened)
{
    m_info = opened.info;
    auto definition = PortalDefinition::parse(m_info.definition);
    if (!definition)
        return definition.error();
    m_definition = std::move(definition).value();
    m_commands.setDefinitionVersion(m_definition.version);
    m_commands.setSealingKey(m_info.profile.sealingKey);
    m_cacheProblem = opened.cacheProblem;
    return {};
}

/// Where the platform tells whether the network is metered, the engine hears of it.
void LiveWorkspace::watchNetwork()
{
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Metered))
        return;
    connect(QNetworkInformation::instance(), &QNetworkInformation::isMeteredChanged, this, &LiveWorkspace::tellNetwork);
    tellNetwork();
}

void LiveWorkspace::tellNetwork()
{
    const QNetworkInformation *network = QNetworkInformation::instance();
    if (!network || !network->supports(QNetworkInformation::Feature::Metered))
        return;
    (void)m_engineThread.call([metered = network->isMetered()](EngineRoom &room) -> Result<void> {
        room.setMetered(metered);
        return {};
    });
}

// What is asked of the readers meanwhile waits in their threads. The outbox, drafts and the windows go on as they are.
void LiveWorkspace::heal()
{
    if (std::exchange(m_healing, true))
        return;
    struct Turn { QSemaphore closed, opened; };
    const auto turn = std::make_shared<Turn>();
    for (auto *reader : {&m_listThread, &m_searchThread}) {
        (void)reader->open([this, turn] {
            turn->closed.release();
            turn->opened.acquire();
            return makeReader();
        });
    }
    onFinished(m_engineThread.open([setup = setup(), turn] {
        turn->closed.acquire(2);
        auto room = EngineRoom::open(setup);
        turn->opened.release(2);
        return room;
    }), this, [this](const Result<void> &opened) { healed(opened); });
}

void LiveWorkspace::healed(const Result<void> &opened)
{
    m_healing = false;
    if (!opened) {
        if (std::exchange(m_cacheProblem, opened.error()) != opened.error())
            tellProblems();
        QTimer::singleShot(healAgainMs, this, &LiveWorkspace::heal);
        return;
    }
    askWhatOpened([this](const Result<void> &) {
        m_sync.setSparing(m_sync.state().sparing);
        tellNetwork();
        tellProblems();
        Protocol::CacheChanges anything;
        anything.everything = true;
        m_reader.gather(anything);
        m_library.gather(anything);
    });
}

void LiveWorkspace::tellProblems()
{
    if (m_cacheProblem)
        Q_EMIT m_sync.cacheProblem(*m_cacheProblem);
}

void LiveWorkspace::setTokens(const Protocol::Tokens &tokens)
{
    m_tokens = tokens;
    (void)m_engineThread.call([tokens](EngineRoom &room) -> Result<void> {
        room.engine().setTokens(tokens);
        return {};
    });
}

QFuture<Result<void>> LiveWorkspace::signOut()
{
    const auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    (void)m_engineThread.call([promise](EngineRoom &room) -> Result<void> {
        room.engine().signOut([promise] {
            promise->addResult(Result<void>());
            promise->finish();
        });
        return {};
    });
    return promise->future();
}

void LiveWorkspace::stateChanged(const SyncState &state)
{
    const SyncState before = m_sync.state();
    m_workOffline = state.workOffline;
    m_sync.take(state);
    m_reader.setLoading(state.phase == SyncState::Phase::FirstSync && state.done > 0);
    if (before.waiting != state.waiting || before.returned != state.returned)
        outboxChanged();
}

void LiveWorkspace::cacheChanged(const Protocol::CacheChanges &changes)
{
    m_reader.gather(changes);
    m_library.gather(changes);
}

void LiveWorkspace::outboxChanged()
{
    Q_EMIT m_outbox.changed(m_sync.state().waiting, m_sync.state().returned);
}

void LiveWorkspace::tokensChanged(const Protocol::Tokens &tokens)
{
    m_tokens = tokens;
    Q_EMIT refreshTokenChanged(tokens.refresh);
}

void LiveWorkspace::profileChanged(const Profile &profile)
{
    m_info.profile = profile;
    m_commands.setSealingKey(profile.sealingKey);
    Q_EMIT m_sync.profileChanged();
}

void LiveWorkspace::definitionChanged(const QJsonObject &json)
{
    auto definition = PortalDefinition::parse(json);
    if (!definition)
        return; // the engine has parsed it already
    m_definition = std::move(definition).value();
    m_info.definition = json;
    m_commands.setDefinitionVersion(m_definition.version);
    Q_EMIT m_sync.definitionChanged();
}

} // namespace Casement::App
