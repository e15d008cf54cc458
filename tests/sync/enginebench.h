// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/engine.h"
#include "sync/protocol/codec.h"
#include "tests/support/fixedentropy.h"
#include "tests/support/manualscheduler.h"
#include "tests/sync/fakes.h"

#include <QTest>

namespace Casement::Testing {

inline FeedPage page(const QString &cursor, bool more = false)
{
    FeedPage page;
    page.cursor = cursor;
    page.more = more;
    page.definitionVersion = portalJson()[QStringLiteral("version")].toInt();
    return page;
}

inline OutboxRow row(const QString &id, const QString &caseId, const QString &kind = QStringLiteral("comment"), const QStringList &files = {})
{
    OutboxRow row;
    row.id = id;
    row.caseId = caseId;
    row.kind = kind;
    Operation operation{id, caseId, 1, PostComment{QStringLiteral("words of ") + id, Audience::Public, false, {}}};
    row.body = encode(operation).body;
    for (const QString &file : files)
        row.files.append({file, file + QStringLiteral(".txt"), QStringLiteral("text/plain"), 3});
    return row;
}

inline Outcome applied(const QString &id)
{
    Object object;
    object.kind = Kind::Comment;
    object.comment.id = QStringLiteral("c-") + id;
    return Outcome{id, true, {}, {object}};
}

inline Outcome refusal(const QString &id, ErrorCode code)
{
    return Outcome{id, false, Error{code, QStringLiteral("no")}, {}};
}

inline QStringList idsOf(const FakeRemote::Push &push)
{
    QStringList ids;
    for (const EncodedOperation &operation : push.operations)
        ids.append(operation.id);
    return ids;
}

/// An engine with everything around it faked.
struct Bench
{
    ManualClock clock;
    ManualScheduler scheduler{clock};
    FixedEntropy entropy;
    FakeRemote remote;
    FakeCache cache;
    FakeOutbox outbox;
    Recorder recorder;
    qint64 undoMs = 0;
    bool asksAtStart = true; ///< the question for the definition that each start asks is answered
    std::unique_ptr<Engine::Engine> engine;

    void start(const std::optional<Tokens> &tokens = Tokens{QStringLiteral("access"), QStringLiteral("refresh"), 0}, bool workOffline = false)
    {
        engine = std::make_unique<Engine::Engine>(clock, scheduler, entropy, remote, cache, outbox, recorder);
        engine->setUndoWindow(undoMs);
        QVERIFY(engine->start(tokens, workOffline).ok());
        scheduler.run();
        if (!asksAtStart || remote.definitions.empty() || cache.portal.isEmpty())
            return;
        FakeRemote::take(remote.definitions)(cache.portal); // as it was
        scheduler.run();
    }
    void restart()
    {
        engine.reset();
        remote.feeds.clear();
        remote.pushes.clear();
        remote.uploads.clear();
        start();
    }
    void feed(const Result<FeedPage> &answer)
    {
        FakeRemote::take(remote.feeds).done(answer);
        scheduler.run();
    }
    void push(const Result<QList<Outcome>> &answer)
    {
        FakeRemote::take(remote.pushes).done(answer);
        scheduler.run();
    }
    void upload(const Result<void> &answer)
    {
        FakeRemote::take(remote.uploads).done(answer);
        scheduler.run();
    }
    [[nodiscard]] SyncState::Phase phase() const { return engine->state().phase; }
};

} // namespace Casement::Testing
