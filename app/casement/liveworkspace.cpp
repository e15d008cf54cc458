// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casement/liveworkspace.h"

#include "models/domain/async.h"

#include <QNetworkInformation>

using namespace Qt::StringLiterals;

namespace Casement::App {

LiveWorkspace::LiveWorkspace(const WorkspaceFolder &folder, const WorkspaceInfo &info, qint64 undoMs, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
    , m_info(info)
    , m_undoMs(undoMs)
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

QFuture<Result<void>> LiveWorkspace::open(const std::optional<Protocol::Tokens> &tokens, bool workOffline)
{
    const auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    EngineRoom::Setup setup{m_folder, m_info, tokens, workOffline, this, this, m_undoMs};
    // The engine's thread creates the files, the others open them after it.
    onFinished(m_engineThread.open([setup] { return EngineRoom::open(setup); }), this, [this, promise](const Result<void> &opened) {
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
        const auto asked = m_engineThread.call([](EngineRoom &room) -> Result<Opened> { return Opened{room.info(), room.cacheProblem()}; });
        onFinished(asked, this, [this, promise](const Result<Opened> &opened) {
            promise->addResult(opened.ok() ? take(opened.value()) : Result<void>(opened.error()));
            promise->finish();
        });
    };
    const auto openReader = [cache = m_folder.cachePath()] { return Store::CacheReader::open(cache); };
    next(m_outboxThread.open([path = m_folder.outboxPath()] { return Store::OutboxStore::open(path); }), [this, next, told, openReader] {
        next(m_listThread.open(openReader), [this, next, told, openReader] { next(m_searchThread.open(openReader), told); });
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
    m_cacheProblem = opened.cacheProblem;
    watchNetwork();
    return {};
}

/// Where the platform tells whether the network is metered, the engine hears of it.
void LiveWorkspace::watchNetwork()
{
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Metered))
        return;
    const auto tell = [this](bool metered) {
        (void)m_engineThread.call([metered](EngineRoom &room) -> Result<void> {
            room.setMetered(metered);
            return {};
        });
    };
    connect(QNetworkInformation::instance(), &QNetworkInformation::isMeteredChanged, this, tell);
    tell(QNetworkInformation::instance()->isMetered());
}

void LiveWorkspace::tellProblems()
{
    if (m_cacheProblem)
        Q_EMIT m_sync.cacheProblem(*m_cacheProblem);
}

void LiveWorkspace::setTokens(const Protocol::Tokens &tokens)
{
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
    Q_EMIT refreshTokenChanged(tokens.refresh);
}

void LiveWorkspace::profileChanged(const Profile &profile)
{
    m_info.profile = profile;
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
