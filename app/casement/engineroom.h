// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/casement/qtscheduler.h"
#include "app/casement/workspacefolder.h"
#include "app/common/systemports.h"
#include "sync/client/httpremote.h"
#include "sync/client/networktransport.h"
#include "sync/engine/engine.h"
#include "sync/store/cachestore.h"
#include "sync/store/outboxstore.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <functional>
#include <memory>
#include <optional>

namespace Casement::App {

/// All that lives on the engine thread: the cache's writer, the outbox as queue, the engine and its way to the service.
/// What it learns is told to the observer on the observer's thread.
class EngineRoom final : private Engine::EngineObserver
{
    Q_DISABLE_COPY_MOVE(EngineRoom)
public:
    struct Setup
    {
        WorkspaceFolder folder;
        WorkspaceInfo info;
        std::optional<Protocol::Tokens> tokens;
        bool workOffline = false;
        QObject *observerThread = nullptr; ///< outlives the room; what is told runs in its thread
        Engine::EngineObserver *observer = nullptr;
        qint64 undoMs = 0; ///< see Engine::setUndoWindow()
        std::function<void()> damaged; ///< the cache was found so while in use; called in the engine's thread
    };
    /// A corrupt cache is put aside and begun anew, with what can be read of it; cacheProblem() then says so. Nobody else may have it open.
    [[nodiscard]] static Result<std::unique_ptr<EngineRoom>> open(const Setup &setup);
    ~EngineRoom() override;

    [[nodiscard]] Engine::Engine &engine() { return m_engine; }
    [[nodiscard]] const std::optional<Error> &cacheProblem() const { return m_cacheProblem; }
    [[nodiscard]] const WorkspaceInfo &info() const { return m_info; }

    [[nodiscard]] Result<void> check(const Operation &operation);
    /// After the operation is in the outbox: its effect into the cache, then on its way.
    [[nodiscard]] Result<void> lay(const Operation &operation, const QList<AttachmentRef> &files, qint64 now);
    [[nodiscard]] Result<void> drop(const QString &operationId);
    [[nodiscard]] Result<void> retry(const QString &operationId);
    [[nodiscard]] Result<void> resolve(const QString &operationId, const QString &value);
    [[nodiscard]] Result<void> takeBack(const QString &operationId, const QString &draftKey, const QJsonObject &draft);
    /// Of a case left out; told as a change when it is here. Where it cannot be had now, nothing happens.
    void fetchCase(const QString &caseId);
    [[nodiscard]] Result<KeepChoice> choice() { return m_cache->choice(); }
    [[nodiscard]] Result<void> choose(const KeepChoice &choice);
    [[nodiscard]] Result<DiskUse> use();
    /// What the platform says of the network, and what the person says.
    void setMetered(bool metered);
    void setSparing(bool sparing);
    /// Answers with the local copy of an attachment, fetched where it is missing and checked against size and hash.
    void fetch(const Attachment &attachment, std::function<void(Result<QString>)> done);

private:
    [[nodiscard]] static Result<std::unique_ptr<EngineRoom>> tryToOpen(const Setup &setup);
    EngineRoom(const Setup &setup, std::unique_ptr<Store::CacheStore> cache, std::unique_ptr<Store::OutboxStore> outbox);
    [[nodiscard]] Result<void> begin();
    void salvage(int rows);
    [[nodiscard]] Result<void> layAgain(const Result<Protocol::OutboxRow> &row);
    [[nodiscard]] Result<void> leave(const Result<QStringList> &removed);
    /// A copy under the name its author gave, for other programs; it lasts until the workspace closes.
    [[nodiscard]] Result<QString> presented(const QString &content, const Attachment &attachment);
    [[nodiscard]] QStringList inWork(); ///< cases with drafts or unsent work
    template <typename Work> void tell(Work work);

    void stateChanged(const SyncState &state) override;
    void cacheChanged(const Protocol::CacheChanges &changes) override;
    void outboxChanged() override;
    void tokensChanged(const Protocol::Tokens &tokens) override;
    void profileChanged(const Profile &profile) override;
    void definitionChanged(const QJsonObject &definition) override;

    SystemClock m_clock;
    SystemEntropy m_entropy;
    QtScheduler m_scheduler;
    Client::NetworkTransport m_transport;
    Client::HttpRemote m_remote;
    WorkspaceFolder m_folder;
    WorkspaceInfo m_info;
    Setup m_setup;
    std::unique_ptr<Store::CacheStore> m_cache;
    std::unique_ptr<Store::OutboxStore> m_outbox;
    std::optional<Error> m_cacheProblem;
    std::unique_ptr<Store::Salvage> m_salvage; ///< of a damaged cache, while there is more in it
    bool m_healing = false;
    Error m_told; ///< the last problem in the event log
    QSet<QString> m_fetchingCases;
    bool m_metered = false, m_sparing = false;
    QHash<QString, QList<std::function<void(Result<QString>)>>> m_fetching; ///< attachments on their way, and who waits for each
    Engine::Engine m_engine; // last: ends before what it drives
};

} // namespace Casement::App
