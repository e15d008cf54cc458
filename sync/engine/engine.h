// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"
#include "sync/engine/engineobserver.h"
#include "sync/engine/lane.h"
#include "sync/protocol/ports.h"

#include <QHash>
#include <QSet>
#include <memory>
#include <optional>
#include <vector>

namespace Casement::Engine {

/// Keeps one workspace's cache and outbox in step with the service. Knows no thread, timer or socket; all calls and callbacks
/// happen on one thread, and it may be destroyed whenever none of its own calls runs.
class Engine
{
    Q_DISABLE_COPY_MOVE(Engine)
public:
    Engine(Clock &clock, Scheduler &scheduler, Entropy &entropy, Protocol::Remote &remote, Protocol::Cache &cache,
           Protocol::OutboxQueue &outbox, EngineObserver &observer);
    ~Engine();

    /// Lays the outbox over the cache again and starts; without tokens everything but the exchange with the service works.
    [[nodiscard]] Result<void> start(const std::optional<Protocol::Tokens> &tokens, bool workOffline);
    /// After a sign-in.
    void setTokens(const Protocol::Tokens &tokens);
    void setWorkOffline(bool offline);
    /// How long a comment stays here before it may leave, so that its author can take it back (0, as it begins: not at all). syncNow()
    /// ends the wait of those made so far. Before start().
    void setUndoWindow(qint64 ms) { m_undoMs = ms; }
    /// Whether the network is metered, as the platform says or, sparing, the person: then what is large waits and all else goes on.
    void setNetwork(bool metered, bool sparing);
    [[nodiscard]] NetworkPolicy policy() const;
    void syncNow();
    /// There is work the cache can do in slices: what is kept was chosen anew.
    void wakeWork() { m_work.wake(); }
    /// Fetches a case of which only the heading is here by choice.
    void fetchCase(const QString &caseId, std::function<void(Result<void>)> done);
    /// The outbox has something new, or lost something.
    void kick();
    /// Fetches an attachment's content; survives one expired token.
    void download(const QString &attachmentId, const QString &path, std::function<void(Result<void>)> done);
    /// What is sealed on a case, past the cache; survives one expired token.
    void reveal(const QString &caseId, std::function<void(Result<QMap<QString, QString>>)> done);
    /// Takes the session back at the service, as far as it can be reached.
    void signOut(std::function<void()> done);
    [[nodiscard]] SyncState state() const { return m_state; }

    static constexpr int waitSeconds = 25, fetchBatch = 20, pushBatch = 50;
    /// Of a backfill, stored in one transaction: fewer leave the service waiting less while they are written, more cost less each.
    static constexpr int gatherCases = 100;
    static constexpr int meteredCases = 200; ///< of a backfill are fetched on a metered network; then one page each
    static constexpr qint64 meteredPauseMs = 60'000; ///< brings the changes, and some cases with them
    static constexpr qint64 pushBytes = 512 << 10; ///< well under what the service takes in one request

private:
    enum class Session { None, Active, Refreshing };

    // engine.cpp: session and state
    [[nodiscard]] bool mayTalk() const;
    [[nodiscard]] bool hasPlace(); ///< in the feed: else nobody could tell later which incarnation of the service an answer came from
    template <typename F> auto guarded(F work);
    void refresh();
    void refused(int tokenNumber); ///< an access token was: refresh it, unless that happened meanwhile or does not help
    void sessionLost(const Error &error);
    void loginLost(const Error &error);
    void cameOnline();
    void arrived();                ///< the service accepted our token and answered
    void failed(Lane &lane, const Error &error, int tokenNumber);
    void resumeAll();
    void publish();
    void storageFailed(Lane &lane, const Error &error);

    // pull.cpp
    void pull();
    [[nodiscard]] Result<void> beginAnew();
    [[nodiscard]] Result<void> offerDone();
    void ask(const QString &cursor);
    void takePage(const Protocol::FeedPage &page, bool fromStart);
    [[nodiscard]] bool gathers(const Protocol::FeedPage &page) const;
    [[nodiscard]] bool pauses(const Protocol::FeedPage &page) const;
    void keepGathered();
    void forgetGathered();
    void workOn();
    void takeLost(const QStringList &ids);
    void judgeQuoted();
    void fetchDefinition();
    void judgeDefinition();
    void takeDefinition(const QJsonObject &json);
    void fetchWanted();
    void transfer(const QString &attachmentId, const QString &path, std::function<void(Result<void>)> done);
    void fetchFile();
    void fileFetched(const Attachment &file, const Result<void> &result);

    // push.cpp
    [[nodiscard]] Result<void> redoOverlays();
    [[nodiscard]] std::optional<QList<Protocol::OutboxRow>> readOutbox(Lane &lane);
    [[nodiscard]] QList<Protocol::OutboxRow> heads(const QList<Protocol::OutboxRow> &rows);
    [[nodiscard]] qint64 undoableFor(const Protocol::OutboxRow &row) const; ///< ms
    void wakeIn(qint64 ms);
    [[nodiscard]] QStringList missingFiles(const Protocol::OutboxRow &row) const;
    [[nodiscard]] Result<void> takeUpload(const Protocol::OutboxRow &row, const QString &fileId);
    void upload();
    void push();
    void pushFailed(const QList<Protocol::OutboxRow> &batch, const Error &error, int tokenNumber);
    void takeOutcomes(const QList<Protocol::OutboxRow> &batch, QList<Protocol::Outcome> outcomes, int lossesBefore);
    [[nodiscard]] Result<void> takeOutcome(const Protocol::OutboxRow &row, const Protocol::Outcome &outcome);
    [[nodiscard]] Result<void> giveBack(const Protocol::OutboxRow &row, const Error &reason, const std::optional<FieldClash> &clash = {});

    Clock &m_clock;
    Protocol::Remote &m_remote;
    Protocol::Cache &m_cache;
    Protocol::OutboxQueue &m_outbox;
    EngineObserver &m_observer;
    Scheduler &m_scheduler;

    Lane m_pull, m_definition, m_fetch, m_upload, m_push, m_refresh, m_work, m_files;

    Session m_session = Session::None;
    Protocol::Tokens m_tokens;
    int m_tokenNumber = 0;      ///< which access token a request left with
    int m_unproved = 0;         ///< refreshes in a row after which nothing was accepted
    std::vector<std::function<void()>> m_parked; ///< downloads that wait for the next token

    bool m_started = false, m_workOffline = false, m_online = false;
    Error m_problem;
    bool m_hasProblem = false;
    int m_definitionVersion = 0, m_wantedDefinition = 0; ///< wanted 0: whatever version there is now
    int m_generations = 0;      ///< begun so far: what the service before said it had done may be undone
    int m_profiles = 0;         ///< told so far
    int m_lossesJudged = -1;    ///< m_losses when it was last asked whether the outbox repeats words of what is out of reach; -1: ask
    int m_losses = 0;           ///< so far, of what we held: an answer asked for before may bring back what is no longer ours
    bool m_caughtUp = false;    ///< since the connection stands, a page said there is no more
    bool m_waiting = false;     ///< a long poll is open
    QString m_file;             ///< attachment on its way without being asked for ...
    std::vector<std::function<void(Result<void>)>> m_fileAsked; ///< ... and who asked meanwhile
    QList<Protocol::FeedPage> m_gathered; ///< pages on the way into the cache
    int m_pullNumber = 0;       ///< answers to an older one are of no use
    bool m_metered = false;
    Scheduler::Id m_meteredPause = 0;
    bool m_building = false;    ///< the cache still makes the indices of a first sync
    int m_pushLimit = pushBatch;
    qint64 m_undoMs = 0;
    qint64 m_letGo = 0;         ///< comments made until then may leave at once
    Scheduler::Id m_undoEnds = 0;
    QSet<QString> m_heldBack;   ///< operations the service failed on; tried again after the others
    QSet<QString> m_heldUploads; ///< operations whose file the service failed on; tried again after the others
    QHash<QString, QStringList> m_uploadAgain; ///< operations whose files the service lost -> those sent again since
    SyncState m_state;
    std::optional<SyncState> m_published;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
};

template <typename F>
auto Engine::guarded(F work)
{
    return [alive = std::weak_ptr(m_alive), work = std::move(work)](auto &&...values) mutable {
        if (!alive.expired())
            work(std::forward<decltype(values)>(values)...);
    };
}

} // namespace Casement::Engine
