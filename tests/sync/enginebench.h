// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/engine.h"
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
    std::unique_ptr<Engine::Engine> engine;

    void start(const std::optional<Tokens> &tokens = Tokens{QStringLiteral("access"), QStringLiteral("refresh"), 0}, bool workOffline = false)
    {
        engine = std::make_unique<Engine::Engine>(clock, scheduler, entropy, remote, cache, outbox, recorder);
        QVERIFY(engine->start(tokens, workOffline).ok());
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
