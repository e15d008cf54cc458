// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/casement/livecommands.h"
#include "app/casement/livedrafts.h"
#include "app/casement/livekeeping.h"
#include "app/casement/livelibrary.h"
#include "app/casement/liveoutbox.h"
#include "app/casement/livereader.h"
#include "app/casement/livesync.h"
#include "app/casement/workspacefolder.h"
#include "models/domain/portaldefinition.h"

#include <QObject>
#include <optional>

namespace Casement::App {

/// A workspace over its stores and the engine, each on its own thread; on the GUI thread it only passes on. A cache found damaged while
/// it is used is begun anew under the open windows.
class LiveWorkspace final : public QObject, public Workspace, private Engine::EngineObserver
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveWorkspace)
public:
    LiveWorkspace(const WorkspaceFolder &folder, const WorkspaceInfo &info, qint64 undoMs = 0, QObject *parent = nullptr);
    ~LiveWorkspace() override; ///< everything given to it before is done first

    /// Opens the stores and starts the engine; the workspace may be used once this answered well.
    QFuture<Result<void>> open(const std::optional<Protocol::Tokens> &tokens, bool workOffline);
    /// Tells what opening met and put right; once its windows stand, for none of them can hear it before.
    void tellProblems();
    void setTokens(const Protocol::Tokens &tokens);
    /// Ends the session at the service where it can be reached.
    QFuture<Result<void>> signOut();
    [[nodiscard]] const WorkspaceFolder &folder() const { return m_folder; }
    [[nodiscard]] const WorkspaceInfo &info() const { return m_info; }

    [[nodiscard]] const PortalDefinition &definition() const override { return m_definition; }
    [[nodiscard]] const Profile &profile() const override { return m_info.profile; }
    [[nodiscard]] CaseReader &reader() override { return m_reader; }
    [[nodiscard]] Library &library() override { return m_library; }
    [[nodiscard]] CaseCommands &commands() override { return m_commands; }
    [[nodiscard]] Drafts &drafts() override { return m_drafts; }
    [[nodiscard]] Outbox &outbox() override { return m_outbox; }
    [[nodiscard]] SyncControl &sync() override { return m_sync; }
    [[nodiscard]] Keeping &keeping() override { return m_keeping; }
    [[nodiscard]] qint64 nowMs() const override { return m_clock.nowMs(); }

Q_SIGNALS:
    void refreshTokenChanged(const QString &token);

private:
    struct Opened { WorkspaceInfo info; std::optional<Error> cacheProblem; };
    [[nodiscard]] EngineRoom::Setup setup();
    [[nodiscard]] Result<std::unique_ptr<Store::CacheReader>> makeReader(); ///< in the reader's thread
    void openReaders(std::shared_ptr<QPromise<Result<void>>> promise);
    void askWhatOpened(std::function<void(const Result<void> &)> done);
    [[nodiscard]] Result<void> take(const Opened &opened);
    void watchNetwork();
    void tellNetwork();
    void heal();
    void healed(const Result<void> &opened);

    void stateChanged(const SyncState &state) override;
    void cacheChanged(const Protocol::CacheChanges &changes) override;
    void outboxChanged() override;
    void tokensChanged(const Protocol::Tokens &tokens) override;
    void profileChanged(const Profile &profile) override;
    void definitionChanged(const QJsonObject &definition) override;

    SystemClock m_clock;
    WorkspaceFolder m_folder;
    WorkspaceInfo m_info;
    const qint64 m_undoMs;
    PortalDefinition m_definition;
    std::optional<Protocol::Tokens> m_tokens;
    bool m_workOffline = false, m_healing = false;
    std::function<void()> m_damaged; ///< from any thread
    std::optional<Error> m_cacheProblem;
    Worker<EngineRoom> m_engineThread;
    Worker<Store::OutboxStore> m_outboxThread;
    Worker<Store::CacheReader> m_listThread, m_searchThread;
    LiveReader m_reader;
    LiveLibrary m_library;
    LiveCommands m_commands;
    LiveDrafts m_drafts;
    LiveOutbox m_outbox;
    LiveSync m_sync;
    LiveKeeping m_keeping;
};

} // namespace Casement::App
