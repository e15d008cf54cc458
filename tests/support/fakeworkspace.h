// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"
#include "models/domain/async.h"
#include "models/domain/portaldefinition.h"

#include <functional>
#include <optional>

// A workspace in memory for tests of models and windows. Every answer comes through a future, ready at once unless held.
namespace Casement {

/// Answers futures now, or keeps them until release() while hold is set; error makes the next answers fail.
class Script
{
public:
    bool hold = false;
    std::optional<Error> error;

    template <typename T>
    QFuture<Result<T>> answer(Result<T> result)
    {
        if (error)
            result = Result<T>(*error);
        if (!hold)
            return readyFuture(std::move(result));
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        m_held << [promise, result] {
            promise->addResult(result);
            promise->finish();
        };
        return promise->future();
    }
    void release()
    {
        hold = false;
        const auto held = std::exchange(m_held, {});
        for (const auto &give : held)
            give();
    }
    [[nodiscard]] qsizetype held() const { return m_held.size(); }

private:
    QList<std::function<void()>> m_held;
};

class FakeReader final : public CaseReader
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FakeReader)

public:
    FakeReader();
    ~FakeReader() override;

    QList<CaseSummary> cases;           ///< what ids(), rows() and counts() work on
    QHash<QString, CaseDetail> details; ///< by case id; others are made of the summary
    QList<RecentItem> recents;
    QList<NoticeItem> noticeList;
    QList<Keepsake> keptList;
    QList<Account> accountList;
    QHash<QString, QList<Person>> persons; ///< by account id
    QString file;                       ///< answer of attachmentFile()
    const PortalDefinition *definition = nullptr; ///< for the order of groups
    QString me;                         ///< person id for "@me"
    bool complete = true;
    bool more = false;
    bool leftOut = false;
    Script script;
    QList<CaseQuery> asked;   ///< queries of ids()
    qsizetype rowsAsked = 0;  ///< row ids handed to rows()
    qsizetype rowCalls = 0;
    std::function<QList<qint64>(const CaseQuery &)> idsOf; ///< replaces the filtering
    std::function<CaseSummary(qint64)> makeRow;            ///< replaces the look-up

    QFuture<Result<CaseIds>> ids(const CaseQuery &query) override;
    QFuture<Result<CaseIds>> lookUp(const CaseQuery &query) override { return ids(query); }
    QFuture<Result<CasesByValue>> grouped(const CaseQuery &query, const QString &field) override;
    QFuture<Result<QList<CaseSummary>>> rows(const QList<qint64> &rowIds) override;
    QFuture<Result<QList<qint64>>> counts(const QList<CaseQuery> &queries) override;
    QFuture<Result<CaseDetail>> detail(const QString &caseId) override;
    QFuture<Result<QList<RecentItem>>> recent() override;
    QFuture<Result<QList<NoticeItem>>> notices() override;
    QFuture<Result<QList<Keepsake>>> kept(const QString &kind) override;
    QFuture<Result<QList<Account>>> accounts() override;
    QFuture<Result<QList<Person>>> people(const QString &accountId) override;
    QFuture<Result<QString>> attachmentFile(const QString &attachmentId) override;

private:
    [[nodiscard]] QList<qint64> matching(const CaseQuery &query) const;
};

/// Articles and messages as the test set them; finds words in titles and bodies, titles first.
class FakeLibrary final : public Library
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FakeLibrary)

public:
    FakeLibrary();
    ~FakeLibrary() override;
    QList<Article> articleList;
    QList<Message> messageList;
    QStringList readIds; ///< messages
    Script script;

    QFuture<Result<QList<Article>>> articles(const LibraryQuery &query) override;
    QFuture<Result<Article>> article(const QString &id) override;
    QFuture<Result<QList<MessageSummary>>> messages(const LibraryQuery &query) override;
    QFuture<Result<Message>> message(const QString &id) override;
};

class FakeDrafts;

/// Keeps what was asked for; the case and outbox themselves stay as the test set them.
class FakeCommands final : public CaseCommands
{
public:
    struct Opened { OpenCase draft; QList<LocalFile> files; QString draftKey; };
    struct Posted { QString caseId; PostComment comment; QList<LocalFile> files; QString draftKey; };
    struct Raised { QString caseId; Escalate escalate; QString draftKey; };
    FakeDrafts *drafts = nullptr; ///< where what is sent leaves its draft

    Script script;
    QList<Opened> opened;
    QList<Posted> posted;
    QList<Raised> raised;
    QList<std::pair<QString, SetStatus>> statuses;
    QList<std::pair<QString, Assign>> assigned;
    QList<std::pair<QString, Operation::Act>> acts;
    QList<std::pair<QString, QString>> viewed;

    QFuture<Result<QString>> openCase(const OpenCase &draft, const QList<LocalFile> &files, const QString &draftKey) override;
    QFuture<Result<void>> postComment(const QString &caseId, const PostComment &comment, const QList<LocalFile> &files,
                                      const QString &draftKey) override;
    QFuture<Result<void>> escalate(const QString &caseId, const Escalate &escalate, const QString &draftKey) override;
    QFuture<Result<void>> setStatus(const QString &caseId, const SetStatus &status) override;
    QFuture<Result<void>> assign(const QString &caseId, const Assign &assign) override;
    QFuture<Result<void>> act(const QString &caseId, const Operation::Act &act) override;
    void markViewed(const QString &kind, const QString &objectId) override { viewed.append({kind, objectId}); }
    QMap<QString, QString> secrets; ///< what reveal() tells
    QStringList revealed;           ///< cases
    QFuture<Result<QMap<QString, QString>>> reveal(const QString &caseId) override;
    [[nodiscard]] QString sealed(const QString &secret) const override;
};

class FakeDrafts final : public Drafts
{
public:
    Script script;
    QMap<QString, QJsonObject> kept;
    int saves = 0;

    void save(const QString &key, const QJsonObject &content) override;
    void drop(const QString &key) override { kept.remove(key); }
    QFuture<Result<QJsonObject>> load(const QString &key) override;
    QFuture<Result<QStringList>> keys() override;
    QFuture<Result<LocalFile>> keepFile(const QString &path) override;

private:
    int m_files = 0;
};

class FakeOutbox final : public Outbox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FakeOutbox)

public:
    FakeOutbox();
    ~FakeOutbox() override;
    Script script;
    QList<OutboxEntry> list;
    QStringList dropped, retried;
    struct Back { QString id, key; QJsonObject draft; };
    QList<std::pair<QString, QString>> resolved; ///< id, value
    QList<Back> takenBack;
    FakeDrafts *drafts = nullptr; ///< what is taken back becomes a draft there

    QFuture<Result<QList<OutboxEntry>>> entries() override;
    QFuture<Result<void>> drop(const QString &operationId) override;
    QFuture<Result<void>> retry(const QString &operationId) override;
    QFuture<Result<void>> resolve(const QString &operationId, const QString &value) override;
    QFuture<Result<void>> takeBack(const QString &operationId, const QString &draftKey, const QJsonObject &draft) override;
    void announce();
};

class FakeSync final : public SyncControl
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FakeSync)

public:
    FakeSync();
    ~FakeSync() override;
    SyncState now;
    int synced = 0;

    [[nodiscard]] SyncState state() const override { return now; }
    void syncNow() override { ++synced; }
    void setWorkOffline(bool offline) override;
    void setSparing(bool sparing) override;
    void become(const SyncState &state);
};

class FakeKeeping final : public Keeping
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FakeKeeping)

public:
    FakeKeeping();
    ~FakeKeeping() override;
    Script script;
    KeepChoice now;
    DiskUse used;
    int chosen = 0;

    QFuture<Result<KeepChoice>> choice() override { return script.answer(Result<KeepChoice>(now)); }
    QFuture<Result<void>> choose(const KeepChoice &choice) override;
    QFuture<Result<DiskUse>> use() override { return script.answer(Result<DiskUse>(used)); }
};

class FakeSessions final : public Sessions
{
public:
    Script script;
    QList<SignIn> tried;
    QList<bool> signedOut; ///< removeData of each
    bool keeps = true;
    SignIn last;

    QFuture<Result<void>> signIn(const SignIn &signIn) override;
    QFuture<Result<void>> signOut(bool removeData) override;
    [[nodiscard]] bool keepsSignIn() const override { return keeps; }
    [[nodiscard]] SignIn lastUsed() const override { return last; }
};

class FakeWorkspace final : public Workspace
{
    Q_DISABLE_COPY_MOVE(FakeWorkspace)

public:
    static constexpr qint64 start = 1'790'000'000'000; ///< the moment of all tests

    /// The portal kaltura of resources/portals, a customer with one account, no cases.
    FakeWorkspace();
    ~FakeWorkspace() override;

    void readPortal(const QString &id); ///< another of resources/portals
    /// Some readable cases of two accounts in several languages, with a thread in the first; accounts and people to match.
    void addSample();
    CaseSummary &addCase(const QString &subject, const QString &status, const QString &severity, qint64 minutesAgo);
    void addLibrary(bool status = false); ///< status: components and incidents too ///< some articles and messages, of which one was read
    void becomeCare(); ///< the profile of an engineer
    /// What the outbox holds of a reply to case-100 made now.
    [[nodiscard]] OutboxEntry unsentReply(const QString &text) const;

    PortalDefinition portal;
    Profile person;
    FakeReader fakeReader;
    FakeLibrary fakeLibrary;
    FakeCommands fakeCommands;
    FakeDrafts fakeDrafts;
    FakeOutbox fakeOutbox;
    FakeSync fakeSync;
    FakeKeeping fakeKeeping;
    qint64 time = start;

    [[nodiscard]] const PortalDefinition &definition() const override { return portal; }
    [[nodiscard]] const Profile &profile() const override { return person; }
    [[nodiscard]] CaseReader &reader() override { return fakeReader; }
    [[nodiscard]] Library &library() override { return fakeLibrary; }
    [[nodiscard]] CaseCommands &commands() override { return fakeCommands; }
    [[nodiscard]] Drafts &drafts() override { return fakeDrafts; }
    [[nodiscard]] Outbox &outbox() override { return fakeOutbox; }
    [[nodiscard]] SyncControl &sync() override { return fakeSync; }
    [[nodiscard]] Keeping &keeping() override { return fakeKeeping; }
    [[nodiscard]] qint64 nowMs() const override { return time; }

private:
    void addThread();
};

} // namespace Casement
