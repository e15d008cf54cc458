// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/case.h"
#include "models/domain/library.h"
#include "models/domain/notices.h"
#include "models/domain/operation.h"
#include "models/domain/query.h"
#include "models/domain/result.h"

#include <QFuture>
#include <QJsonObject>
#include <QObject>
#include <QUrl>

// What the windows need from the rest, as interfaces: implemented in app over store, outbox and engine, faked in gui tests.
// All are called on the GUI thread, never block it, and answer through futures (consume with onFinished()).
namespace Casement {

/// The signed-in person, as the service describes them; kept for offline starts.
struct Profile
{
    QString userId, personId, name, email, accountId, accountName, portalId;
    Role role = Role::Customer;
    QStringList mayOpen, mayEdit; ///< account ids; ignored for care
    QString sealingKey;           ///< public, of the service: what is sealed with it only the service opens
    friend bool operator==(const Profile &, const Profile &) = default;
};
[[nodiscard]] Actor actorOf(const Profile &profile);

enum class Pending { None, Waiting, Returned };

/// One row of a case list.
struct CaseSummary
{
    qint64 rowId = 0;
    Case record;
    Pending pending = Pending::None; ///< has work of mine not yet confirmed
    int attachments = 0;
    bool leftOut = false; ///< only its heading is kept on this computer, see KeepChoice
    friend bool operator==(const CaseSummary &, const CaseSummary &) = default;
};

struct CaseIds
{
    QList<qint64> rowIds;
    bool more = false;     ///< a search had more hits than it looked at
    bool complete = true;  ///< false while the first sync still brings older cases or makes them searchable
    bool leftOut = false;  ///< of some cases only the heading is here: their words are not searched
};

/// The cases of a list by the values of a field, each in the list's order.
struct CasesByValue
{
    struct Group { QString value, label; QList<qint64> rowIds; }; ///< label: what the cases call the value; empty: they have but the value
    CaseIds all; ///< without the ids, which stand in the groups
    QList<Group> groups;
};

/// A case as the reading pane shows it; pendingIds names the comments, rounds and attachments not yet confirmed.
struct CaseDetail
{
    CaseBundle bundle;
    bool whole = true;    ///< false: only the header is here so far
    bool leftOut = false; ///< not whole by choice; to ask for it fetches the rest where that is possible
    Pending pending = Pending::None;
    QStringList pendingIds;
    QString supportLevel; ///< of its account, where the reader knows the account
};

/// A notice with what its case is called; of cases that are not here there is none.
struct NoticeItem
{
    CaseNotice record;
    QString number, subject;
    bool read = false;
    friend bool operator==(const NoticeItem &, const NoticeItem &) = default;
};

struct RecentItem { Viewed viewed; QString title, subtitle; };

class CaseReader : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual QFuture<Result<CaseIds>> ids(const CaseQuery &query) = 0; ///< a search of words ends the one before it
    virtual QFuture<Result<CaseIds>> lookUp(const CaseQuery &query) = 0; ///< likewise, beside the list: it ends no search of the list, only the look-up before it
    /// field: "status", "severity", "account" or "owner".
    virtual QFuture<Result<CasesByValue>> grouped(const CaseQuery &query, const QString &field) = 0;
    virtual QFuture<Result<QList<CaseSummary>>> rows(const QList<qint64> &rowIds) = 0; ///< in the asked order; vanished ones left out
    virtual QFuture<Result<QList<qint64>>> counts(const QList<CaseQuery> &queries) = 0;
    virtual QFuture<Result<CaseDetail>> detail(const QString &caseId) = 0;
    virtual QFuture<Result<QList<RecentItem>>> recent() = 0;
    virtual QFuture<Result<QList<NoticeItem>>> notices() = 0; ///< the newest 200, newest first
    virtual QFuture<Result<QList<Keepsake>>> kept(const QString &kind) = 0; ///< those this person sees, by label
    virtual QFuture<Result<QList<Account>>> accounts() = 0; ///< those held, by name
    virtual QFuture<Result<QList<Person>>> people(const QString &accountId) = 0;
    /// A readable local copy of an attachment; fetched when it is not here yet.
    virtual QFuture<Result<QString>> attachmentFile(const QString &attachmentId) = 0;
Q_SIGNALS:
    /// Cases changed in the cache; gathered for 200 ms. Empty ids: anything may have changed.
    void casesChanged(const QStringList &caseIds);
    void accountsChanged();
    void recentChanged();
    void noticesChanged(); ///< or what was read of them
    void keptChanged();
};

/// One line of a list of messages.
struct MessageSummary
{
    Message record; ///< without its body
    bool read = false;
    friend bool operator==(const MessageSummary &, const MessageSummary &) = default;
};

/// Articles and messages of the portal, as far as they are here; works offline.
class Library : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual QFuture<Result<QList<Article>>> articles(const LibraryQuery &query) = 0; ///< without their bodies
    virtual QFuture<Result<Article>> article(const QString &id) = 0;
    virtual QFuture<Result<QList<MessageSummary>>> messages(const LibraryQuery &query) = 0;
    virtual QFuture<Result<Message>> message(const QString &id) = 0;
Q_SIGNALS:
    void articlesChanged();
    void messagesChanged(); ///< or what was read of them
};

struct LocalFile { QString id, path, name, mime; qint64 size = 0; friend bool operator==(const LocalFile &, const LocalFile &) = default; };

/// Acts. Each future answers when the operation is durable in the outbox and its effect is in the cache; refusals of decide() come at once.
/// draftKey: the draft that becomes this operation; it is dropped in the same transaction (empty: none).
class CaseCommands
{
public:
    virtual ~CaseCommands() = default;
    virtual QFuture<Result<QString>> openCase(const OpenCase &draft, const QList<LocalFile> &files, const QString &draftKey) = 0; ///< -> case id
    virtual QFuture<Result<void>> postComment(const QString &caseId, const PostComment &comment, const QList<LocalFile> &files, const QString &draftKey) = 0;
    virtual QFuture<Result<void>> escalate(const QString &caseId, const Escalate &escalate, const QString &draftKey) = 0;
    virtual QFuture<Result<void>> setStatus(const QString &caseId, const SetStatus &status) = 0;
    virtual QFuture<Result<void>> assign(const QString &caseId, const Assign &assign) = 0;
    /// Acts that bring neither files nor a draft along.
    virtual QFuture<Result<void>> act(const QString &caseId, const Operation::Act &act) = 0;
    virtual void markViewed(const QString &kind, const QString &objectId) = 0;
    /// What somebody typed as a box only the service opens; empty where it cannot be made, as before the first sign-in.
    [[nodiscard]] virtual QString sealed(const QString &secret) const = 0;
    /// What the sealed fields of a case hold, asked of the service each time, which writes it down; kept nowhere.
    virtual QFuture<Result<QMap<QString, QString>>> reveal(const QString &caseId) = 0;
};

/// Drafts, kept with every edit: save() returns at once, the latest value of a key is on disk within 100 ms.
/// Keys: "new" (the wizard), "reply/<case id>", "escalation/<case id>".
class Drafts
{
public:
    virtual ~Drafts() = default;
    virtual void save(const QString &key, const QJsonObject &content) = 0;
    virtual void drop(const QString &key) = 0;
    virtual QFuture<Result<QJsonObject>> load(const QString &key) = 0; ///< empty object: none
    virtual QFuture<Result<QStringList>> keys() = 0;
    /// Copies a file into the store so that it survives the original; the id is kept to the service.
    virtual QFuture<Result<LocalFile>> keepFile(const QString &path) = 0;
};

struct OutboxEntry
{
    enum class State { Waiting, Sending, Returned };
    QString id, caseId, caseTitle; ///< number or subject
    QString kind; ///< as on the wire: "open", "comment", "escalate", "status", ...
    QString text; ///< the author's words
    State state = State::Waiting;
    Error reason; ///< of Returned
    qint64 createdAt = 0;
    std::optional<Operation::Act> act = {}; ///< none: of a later Casement, or only the words are left
    std::optional<FieldClash> clash = {};   ///< of Returned: what the service has instead
};

class Outbox : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual QFuture<Result<QList<OutboxEntry>>> entries() = 0;
    /// Removes an entry that was never sent or came back; Error NotAllowed once it is on its way. openCase takes its dependants along.
    virtual QFuture<Result<void>> drop(const QString &operationId) = 0;
    /// Sends a returned entry once more, under a new id.
    virtual QFuture<Result<void>> retry(const QString &operationId) = 0;
    /// Ends a clash: the field is set to value after all, from the service's present value, under a new id.
    virtual QFuture<Result<void>> resolve(const QString &operationId, const QString &value) = 0;
    /// Takes an entry that is not on its way back as a draft, in one step; its files stay. openCase takes its dependants along.
    virtual QFuture<Result<void>> takeBack(const QString &operationId, const QString &draftKey, const QJsonObject &draft) = 0;
Q_SIGNALS:
    void changed(int waiting, int returned);
};

/// Metered: replies and changes go, large downloads wait.
enum class NetworkPolicy { Offline, Metered, Online };

struct SyncState
{
    enum class Phase { Offline, Connecting, FirstSync, Syncing, Synced, SignInNeeded };
    Phase phase = Phase::Offline;
    qint64 lastSyncAt = 0; ///< 0 = never
    int waiting = 0;       ///< operations to send
    int returned = 0;
    int clashes = 0; ///< of returned: fields somebody else set meanwhile, to be decided on
    int done = 0, total = 0; ///< cases of the first sync; total 0 = unknown
    Error problem;           ///< why it is offline, code + detail
    bool workOffline = false;
    bool healing = false; ///< what is shown is of an earlier generation, and is being brought anew
    NetworkPolicy policy = NetworkPolicy::Online;
    bool sparing = false;    ///< the person's switch: treat this network as metered
    bool paused = false;     ///< what is large waits for a network that is not metered
    friend bool operator==(const SyncState &, const SyncState &) = default;
};

class SyncControl : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual SyncState state() const = 0;
    virtual void syncNow() = 0;
    virtual void setWorkOffline(bool offline) = 0;
    /// "Sync less on this network", until it is switched off or the program ends.
    virtual void setSparing(bool sparing) = 0;
Q_SIGNALS:
    void stateChanged();
    void definitionChanged();
    void profileChanged();
    /// The cache had to be rebuilt or could not be used; code NewerVersion or Corrupt.
    void cacheProblem(const Casement::Error &error);
};

/// How much of a workspace is kept on this computer. Open cases are kept always, and so is what has drafts or unsent work.
struct KeepChoice
{
    enum class Files { None, Opened, UpTo };
    int months = 0;                   ///< closed cases updated in the last so many months; 0: all
    Files files = Files::Opened;
    qint64 filesUpTo = 5LL << 20;     ///< of UpTo: each at most so many bytes
    qint64 limit = 4LL << 30;         ///< bytes of all; beyond it the oldest closed cases are left out
    friend bool operator==(const KeepChoice &, const KeepChoice &) = default;
};

struct DiskUse
{
    qint64 cases = 0, files = 0, unsent = 0; ///< bytes; unsent: drafts and outbox, which no limit touches
    qint64 leftOut = 0;                      ///< cases of which only the heading is here
    friend bool operator==(const DiskUse &, const DiskUse &) = default;
};

/// What is kept of a workspace, behind the settings page.
class Keeping : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual QFuture<Result<KeepChoice>> choice() = 0;
    /// In force at once; what has to go, goes in the background.
    virtual QFuture<Result<void>> choose(const KeepChoice &choice) = 0;
    virtual QFuture<Result<DiskUse>> use() = 0;
};

struct SignIn { QUrl service; QString email, password; };

/// Signing in and out, behind the sign-in dialog. Implemented in app.
class Sessions
{
public:
    virtual ~Sessions() = default;
    /// On success the workspace is open and keeps its tokens in the keychain. Errors: WrongCredentials, TooManyAttempts, Unreachable, NotCasement, ServiceFailed.
    virtual QFuture<Result<void>> signIn(const SignIn &signIn) = 0;
    /// Ends the session; removeData also deletes everything kept on this computer (unsent work included: ask first).
    virtual QFuture<Result<void>> signOut(bool removeData) = 0;
    /// False where no keychain works: the sign-in is then forgotten when the program ends, which the dialog says plainly.
    [[nodiscard]] virtual bool keepsSignIn() const = 0;
    [[nodiscard]] virtual SignIn lastUsed() const = 0; ///< service and e-mail of the last sign-in, no password
};

/// One portal and user on this computer, signed in or readable offline.
class Workspace
{
public:
    virtual ~Workspace() = default;
    [[nodiscard]] virtual const PortalDefinition &definition() const = 0;
    [[nodiscard]] virtual const Profile &profile() const = 0;
    [[nodiscard]] virtual CaseReader &reader() = 0;
    [[nodiscard]] virtual Library &library() = 0;
    [[nodiscard]] virtual CaseCommands &commands() = 0;
    [[nodiscard]] virtual Drafts &drafts() = 0;
    [[nodiscard]] virtual Outbox &outbox() = 0;
    [[nodiscard]] virtual SyncControl &sync() = 0;
    [[nodiscard]] virtual Keeping &keeping() = 0;
    [[nodiscard]] virtual qint64 nowMs() const = 0;
};

} // namespace Casement
