// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/protocol/dto.h"

#include <functional>
#include <optional>

// What the engine drives. Synchronous stores and an asynchronous remote; the simulation runs them inline in one thread.
namespace Casement::Protocol {

/// Implemented by sync/client over Transport. Each callback comes exactly once on the caller's thread.
class Remote
{
public:
    virtual ~Remote() = default;
    virtual void signIn(const QString &email, const QString &password, std::function<void(Result<SignInAnswer>)> done) = 0;
    virtual void refresh(const QString &refreshToken, std::function<void(Result<SignInAnswer>)> done) = 0;
    virtual void signOut(std::function<void(Result<void>)> done) = 0;
    virtual void setAccessToken(const QString &token) = 0;
    virtual void definition(std::function<void(Result<QJsonObject>)> done) = 0;
    virtual void feed(const QString &cursor, int waitSeconds, std::function<void(Result<FeedPage>)> done) = 0;
    virtual void cancelFeed() = 0; ///< ends a waiting feed request; its callback answers Cancelled
    virtual void bundles(const QStringList &caseIds, std::function<void(Result<QList<CaseBundle>>)> done) = 0;
    virtual void reveal(const QString &caseId, std::function<void(Result<QMap<QString, QString>>)> done) = 0;
    virtual void push(const QList<EncodedOperation> &operations, std::function<void(Result<QList<Outcome>>)> done) = 0;
    virtual void upload(const QString &attachmentId, const QString &path, std::function<void(Result<void>)> done) = 0;
    virtual void download(const QString &attachmentId, const QString &path, std::function<void(Result<void>)> done) = 0;
};

struct CacheChanges
{
    QStringList caseIds;
    QStringList gone; ///< those of them the cache has forgotten
    bool accounts = false, recent = false, articles = false, messages = false, notices = false, kept = false, everything = false;
};

/// One slice of what takes long in a cache.
struct LongWorkDone
{
    bool worked = false;   ///< false: nothing is left to do for now
    bool building = false; ///< a first sync's indices and search do not stand yet
    CacheChanges changes;
};

/// cache.db's writer, implemented by sync/store.
class Cache
{
public:
    virtual ~Cache() = default;
    [[nodiscard]] virtual Result<QString> cursor() = 0;
    [[nodiscard]] virtual Result<std::optional<Profile>> profile() = 0;
    [[nodiscard]] virtual Result<QJsonObject> definition() = 0; ///< empty: none yet
    [[nodiscard]] virtual Result<void> setDefinition(const QJsonObject &definition) = 0;
    /// It was stored for somebody of the profile's audiences: others are shown another one under the same version.
    [[nodiscard]] virtual Result<bool> definitionFits() = 0;
    /// One transaction: rows, departures, cursor, profile, last sync time. Pending work of touched cases is laid over again.
    [[nodiscard]] virtual Result<CacheChanges> apply(const FeedPage &page, qint64 now) = 0;
    /// Several pages in one transaction, up to the last one's cursor.
    [[nodiscard]] virtual Result<CacheChanges> applyAll(const QList<FeedPage> &pages, qint64 now) = 0;
    /// The next slice of what can wait, in some ten milliseconds: indices, search, sweeping, purging, leaving out.
    [[nodiscard]] virtual Result<LongWorkDone> workOn(qint64 now) = 0;
    /// An attachment to be here without being asked for, and is not yet; none: nothing is wanted.
    [[nodiscard]] virtual Result<std::optional<Attachment>> wantedFile() = 0;
    [[nodiscard]] virtual QString filePath(const QString &attachmentId) const = 0;
    /// It was fetched to its place, or cannot be had: the next one is wanted. What is not what it should be is removed.
    [[nodiscard]] virtual Result<void> passFile(const Attachment &file) = 0;
    [[nodiscard]] virtual Result<CacheChanges> applyBundles(const QList<CaseBundle> &bundles) = 0;
    /// Those of the cases, accounts and persons of which nothing is here.
    [[nodiscard]] virtual Result<QStringList> lacking(const QStringList &ids) = 0;
    /// Cases of which only the header is here, newest first.
    [[nodiscard]] virtual Result<QStringList> wanted(int limit) = 0;
    /// Begins a new generation: what the new feed does not bring again is swept when its backfill is complete.
    [[nodiscard]] virtual Result<void> beginGeneration() = 0;
    /// The login is gone: no case, person or account of it stays. Profile and definition do.
    [[nodiscard]] virtual Result<CacheChanges> forgetAll() = 0;
    /// The pending overlay: keeps the confirmed rows aside and applies the operation's effects. Redone at start for all of the outbox.
    [[nodiscard]] virtual Result<CacheChanges> overlay(const Operation &operation, const QList<AttachmentRef> &files, qint64 now) = 0;
    /// Takes every overlay out: what stays is what the service confirmed. Before the overlays are redone at start.
    [[nodiscard]] virtual Result<void> resetOverlays() = 0;
    /// The service's answer: confirmed rows in, the operation's overlay out, in one transaction.
    [[nodiscard]] virtual Result<CacheChanges> settle(const QString &operationId, const QList<Object> &rows) = 0;
    [[nodiscard]] virtual Result<qint64> lastSync() = 0;
    /// An earlier generation is still shown while a new one comes.
    [[nodiscard]] virtual Result<bool> rebuilding() = 0;
};

struct OutboxRow
{
    QString id, caseId, kind;
    QByteArray body;
    QList<AttachmentRef> files;  ///< content under filePath(id)
    QStringList uploaded;        ///< attachment ids whose content the service has
    bool sent = false;           ///< may have reached the service
    bool returned = false;
    Error reason;
    std::optional<FieldClash> clash; ///< of returned
    QString words;               ///< all that is left, if any, of one whose author may not see its case any more; body is empty then
    qint64 createdAt = 0;
};

/// outbox.db as the engine sees it, implemented by sync/store. Rows in the order they were made.
class OutboxQueue
{
public:
    virtual ~OutboxQueue() = default;
    [[nodiscard]] virtual Result<QList<OutboxRow>> pending() = 0; ///< not done: waiting, sent or returned
    [[nodiscard]] virtual Result<void> markSent(const QStringList &ids) = 0;
    [[nodiscard]] virtual Result<void> markUploaded(const QString &id, const QString &attachmentId) = 0;
    /// The service has it. What people wrote is kept a while longer, for a service that is put back from a backup.
    [[nodiscard]] virtual Result<void> markDone(const QString &id, qint64 now) = 0;
    /// It was: what was done lately waits again under its ids, in its old order. May be repeated.
    [[nodiscard]] virtual Result<void> offerAgain(qint64 now) = 0;
    /// Refused: it stays, with its text, for its author.
    [[nodiscard]] virtual Result<void> markReturned(const QString &id, const Error &reason, const std::optional<FieldClash> &clash) = 0;
    /// Cases and records of which it repeats what others had set, in entries that are done or came back and in drafts.
    [[nodiscard]] virtual Result<QStringList> quoted() = 0;
    /// These left the author's reach: of such entries, and of drafts, which become returned entries, just the author's words stay. Answers
    /// whether any shows.
    [[nodiscard]] virtual Result<bool> lose(const QStringList &ids, qint64 now) = 0;
    [[nodiscard]] virtual QString filePath(const QString &attachmentId) const = 0;
};

} // namespace Casement::Protocol
