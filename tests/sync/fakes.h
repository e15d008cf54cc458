// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/engineobserver.h"
#include "sync/protocol/ports.h"
#include "tests/support/portal.h"

#include <QHash>
#include <deque>
#include <utility>

namespace Casement::Testing {

using namespace Protocol;

/// A remote whose requests wait until the test answers them.
class FakeRemote final : public Remote
{
public:
    struct Push { QList<EncodedOperation> operations; std::function<void(Result<QList<Outcome>>)> done; };
    struct Feed { QString cursor; int wait; std::function<void(Result<FeedPage>)> done; };
    struct Upload { QString id, path; std::function<void(Result<void>)> done; };

    void signIn(const QString &, const QString &, std::function<void(Result<SignInAnswer>)>) override {}
    void refresh(const QString &token, std::function<void(Result<SignInAnswer>)> done) override { refreshTokens.append(token); refreshes.push_back(std::move(done)); }
    void signOut(std::function<void(Result<void>)> done) override { done({}); }
    void setAccessToken(const QString &token) override { accessToken = token; }
    void definition(std::function<void(Result<QJsonObject>)> done) override { definitions.push_back(std::move(done)); }
    void feed(const QString &cursor, int wait, std::function<void(Result<FeedPage>)> done) override { feeds.push_back({cursor, wait, std::move(done)}); }
    void cancelFeed() override
    {
        if (feeds.empty())
            return;
        const auto feed = take(feeds);
        feed.done(Error{ErrorCode::Cancelled, {}});
    }
    void bundles(const QStringList &ids, std::function<void(Result<QList<CaseBundle>>)> done) override { asked.append(ids); fetches.push_back(std::move(done)); }
    void reveal(const QString &, std::function<void(Result<QMap<QString, QString>>)> done) override { reveals.push_back(std::move(done)); }
    void push(const QList<EncodedOperation> &operations, std::function<void(Result<QList<Outcome>>)> done) override { pushes.push_back({operations, std::move(done)}); }
    void upload(const QString &id, const QString &path, std::function<void(Result<void>)> done) override { uploads.push_back({id, path, std::move(done)}); }
    void download(const QString &, const QString &, std::function<void(Result<void>)> done) override { downloads.push_back(std::move(done)); }

    template <typename T>
    static T take(std::deque<T> &queue)
    {
        if (queue.empty())
            qFatal("the engine did not ask for this");
        T first = std::move(queue.front());
        queue.pop_front();
        return first;
    }

    QString accessToken;
    QStringList refreshTokens;
    QList<QStringList> asked;
    std::deque<std::function<void(Result<SignInAnswer>)>> refreshes;
    std::deque<std::function<void(Result<QJsonObject>)>> definitions;
    std::deque<Feed> feeds;
    std::deque<std::function<void(Result<QList<CaseBundle>>)>> fetches;
    std::deque<std::function<void(Result<QMap<QString, QString>>)>> reveals;
    std::deque<Push> pushes;
    std::deque<Upload> uploads;
    std::deque<std::function<void(Result<void>)>> downloads;
};

/// Remembers what was asked of it, in order.
class FakeCache final : public Cache
{
public:
    Result<QString> cursor() override { return position; }
    Result<std::optional<Profile>> profile() override { return std::optional<Profile>(); }
    Result<QJsonObject> definition() override { return portal; }
    Result<void> setDefinition(const QJsonObject &json) override { portal = json; fits = true; return {}; }
    Result<bool> definitionFits() override { return fits; }
    Result<CacheChanges> apply(const FeedPage &page, qint64) override
    {
        if (failing)
            return Error{ErrorCode::Storage, QStringLiteral("disk full")};
        pages.append(page);
        position = page.cursor;
        return CacheChanges{};
    }
    Result<CacheChanges> applyAll(const QList<FeedPage> &list, qint64 now) override
    {
        if (onApply)
            onApply();
        for (const FeedPage &page : list) {
            if (const auto done = apply(page, now); !done)
                return done;
        }
        return CacheChanges{};
    }
    Result<LongWorkDone> workOn(qint64) override
    {
        if (onWork && slices > 0)
            onWork();
        const int left = slices;
        slices = std::max(0, slices - 1);
        LongWorkDone done{left > 0, left > 1, {}};
        done.changes.caseIds = done.changes.gone = std::exchange(leaving, {});
        return done;
    }
    Result<std::optional<Attachment>> wantedFile() override { return files.isEmpty() ? std::optional<Attachment>() : std::optional(files.first()); }
    QString filePath(const QString &id) const override { return QStringLiteral("kept/") + id; }
    Result<void> passFile(const Attachment &file) override { files.removeIf([&](const Attachment &other) { return other.id == file.id; }); return {}; }
    Result<CacheChanges> applyBundles(const QList<CaseBundle> &bundles) override
    {
        for (const CaseBundle &bundle : bundles)
            missing.removeAll(bundle.record.id);
        return CacheChanges{};
    }
    Result<QStringList> wanted(int limit) override { return missing.mid(0, limit); }
    Result<QStringList> lacking(const QStringList &ids) override { return QStringList(ids).filter(QStringLiteral("gone")); }
    Result<void> beginGeneration() override { ++generations; position.clear(); return {}; }
    Result<CacheChanges> forgetAll() override { ++forgotten; return CacheChanges{}; }
    Result<CacheChanges> overlay(const Operation &operation, const QList<AttachmentRef> &, qint64) override { overlays.append(operation.id); return CacheChanges{}; }
    Result<void> resetOverlays() override { overlays.clear(); return {}; }
    Result<CacheChanges> settle(const QString &id, const QList<Object> &rows) override { settled.append({id, rows.size()}); return CacheChanges{}; }
    Result<qint64> lastSync() override { return 0; }
    Result<bool> rebuilding() override { return healing; }

    QString position = QStringLiteral("p0");
    QJsonObject portal = portalJson();
    QList<FeedPage> pages;
    QStringList missing, overlays;
    QList<std::pair<QString, qsizetype>> settled;
    int generations = 0, forgotten = 0;
    QList<Attachment> files; ///< wanted
    int slices = 0; ///< of long work that wait
    QStringList leaving; ///< cases the next slice forgets
    std::function<void()> onApply, onWork;
    bool failing = false, healing = false, fits = true;
};

/// An outbox in memory; it survives the engine as the file does.
class FakeOutbox final : public OutboxQueue
{
public:
    Result<QList<OutboxRow>> pending() override { return rows; }
    Result<void> markSent(const QStringList &ids) override { for (OutboxRow &row : rows) row.sent = row.sent || ids.contains(row.id); return {}; }
    Result<void> markUploaded(const QString &id, const QString &fileId) override { find(id).uploaded.append(fileId); return {}; }
    Result<void> markDone(const QString &id, qint64) override
    {
        kept.append(find(id));
        rows.removeIf([&](const OutboxRow &row) { return row.id == id; });
        done.append(id);
        return {};
    }
    Result<void> offerAgain(qint64) override { rows = std::exchange(kept, {}) + rows; return {}; }
    Result<void> markReturned(const QString &id, const Error &reason, const std::optional<FieldClash> &clash) override
    {
        find(id).returned = true;
        find(id).reason = reason;
        find(id).clash = clash;
        return {};
    }
    Result<QStringList> quoted() override { return quotes; }
    Result<bool> lose(const QStringList &ids, qint64) override { lost += ids; return false; }
    QString filePath(const QString &id) const override { return QStringLiteral("files/") + id; }

    OutboxRow &find(const QString &id)
    {
        for (OutboxRow &row : rows) {
            if (row.id == id)
                return row;
        }
        qFatal("no such row");
    }
    [[nodiscard]] QStringList returned() const
    {
        QStringList ids;
        for (const OutboxRow &row : rows) {
            if (row.returned)
                ids.append(row.id);
        }
        return ids;
    }

    QList<OutboxRow> rows, kept;
    QStringList done, lost, quotes;
};

class Recorder final : public Engine::EngineObserver
{
public:
    void stateChanged(const SyncState &state) override { states.append(state); }
    void cacheChanged(const CacheChanges &) override { ++cacheChanges; }
    void outboxChanged() override { ++outboxChanges; }
    void tokensChanged(const Tokens &value) override { tokens.append(value); }
    void profileChanged(const Profile &value) override { profiles.append(value); }
    void definitionChanged(const QJsonObject &json) override { definitions.append(json); }

    QList<SyncState> states;
    QList<Tokens> tokens;
    QList<Profile> profiles;
    QList<QJsonObject> definitions;
    int cacheChanges = 0, outboxChanges = 0;
};

} // namespace Casement::Testing
