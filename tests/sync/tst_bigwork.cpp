// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/enginebench.h"

using namespace Qt::StringLiterals;
using namespace Casement;
using namespace Casement::Testing;
using Phase = SyncState::Phase;

namespace {

/// A page of a backfill of 10,000 cases.
FeedPage backfill(int number)
{
    FeedPage result = page(u"p"_s + QString::number(number), true);
    for (int i = 0; i < 50; ++i) {
        CaseBundle bundle;
        bundle.record.id = QStringLiteral("%1-%2").arg(number).arg(i);
        result.bundles.append(bundle);
    }
    result.backfillDone = 50 * number;
    result.backfillTotal = 10'000;
    return result;
}

} // namespace

/// What the engine does about large amounts: first syncs, metered networks, work in slices.
class TestBigWork final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstPageIsStoredAtOnceOthersGathered_OFF_1();
    void nextPageIsAskedForBeforeThisOneIsStored();
    void whatWasGatheredIsStoredWhenTheConnectionEnds_OFF_4();
    void storageFailureBeginsAgainWhereTheRowsEnd_OFF_4();
    void buildingIsPartOfTheFirstSync();
    void slicesLeaveRoomForOthers();
    void whatSlicesForgetReachesTheOutbox_OFF_3();
    void outboxRepeatsNothingOfWhatIsNotHere_ACC_9();
    void whatIsTakenBackIsFetchedAtOnce();
    void noSlicesWhileCasesArrive();
    void meteredNetworkPausesTheBackfill();
    void repliesGoOnAMeteredNetwork_OFF_2();
    void meteredNetworkStillBringsChanges();
    void leftOutCaseIsFetchedOnce();
    void wantedFilesComeWhenNothingElseDoes();
};

void TestBigWork::firstPageIsStoredAtOnceOthersGathered_OFF_1()
{
    Bench bench;
    bench.start();
    bench.feed(backfill(1));
    QCOMPARE(bench.cache.pages.size(), 1);
    QCOMPARE(bench.phase(), Phase::FirstSync);
    bench.feed(backfill(2));
    QCOMPARE(bench.cache.pages.size(), 1); // not enough for a transaction yet
    bench.feed(backfill(3));
    QCOMPARE(bench.cache.pages.size(), 3);
    QCOMPARE(bench.cache.position, u"p3"_s);
    QCOMPARE(bench.engine->state().done, 150);
    bench.feed(backfill(4));
    bench.feed(page(u"end"_s));
    QCOMPARE(bench.cache.pages.size(), 5); // the last one brings what waits along
    QCOMPARE(bench.phase(), Phase::Synced);
}

void TestBigWork::nextPageIsAskedForBeforeThisOneIsStored()
{
    Bench bench;
    bench.start();
    bool asked = false;
    bench.cache.onApply = [&] { asked = !bench.remote.feeds.empty() && bench.remote.feeds.front().cursor == u"p1"_s; };
    bench.feed(backfill(1));
    QVERIFY(asked);
    QCOMPARE(bench.remote.feeds.size(), 1u);
}

void TestBigWork::whatWasGatheredIsStoredWhenTheConnectionEnds_OFF_4()
{
    Bench bench;
    bench.start();
    bench.feed(backfill(1));
    bench.feed(backfill(2));
    bench.feed(Error{ErrorCode::Unreachable, u"gone"_s});
    QCOMPARE(bench.cache.position, u"p2"_s);
    QCOMPARE(bench.phase(), Phase::Offline);
    bench.scheduler.advance(1'000);
    QCOMPARE(bench.remote.feeds.front().cursor, u"p2"_s);
}

void TestBigWork::storageFailureBeginsAgainWhereTheRowsEnd_OFF_4()
{
    Bench bench;
    bench.start();
    bench.feed(backfill(1));
    bench.feed(backfill(2));
    bench.cache.failing = true;
    bench.feed(page(u"end"_s));
    QCOMPARE(bench.engine->state().problem.code, ErrorCode::Storage);
    QCOMPARE(bench.cache.position, u"p1"_s);
    QVERIFY(bench.remote.feeds.empty());
    bench.cache.failing = false;
    bench.scheduler.advance(1'000);
    QCOMPARE(bench.remote.feeds.front().cursor, u"p1"_s);
    // A page that was on its way when the one before it could not be stored is of no use.
    bench.feed(backfill(2));
    bench.cache.failing = true;
    for (int i = 3; i <= 12 && bench.engine->state().problem.code != ErrorCode::Storage; ++i)
        bench.feed(backfill(i));
    QCOMPARE(bench.cache.position, u"p1"_s);
    bench.cache.failing = false;
    bench.scheduler.advance(10'000);
    QCOMPARE(bench.remote.feeds.size(), 1u);
    QCOMPARE(bench.remote.feeds.front().cursor, u"p1"_s);
}

void TestBigWork::buildingIsPartOfTheFirstSync()
{
    Bench bench;
    bench.start();
    bench.feed(backfill(1));
    bench.cache.slices = 3;
    bool building = false;
    bench.cache.onWork = [&] { building = building || bench.phase() == Phase::FirstSync; };
    bench.feed(page(u"end"_s));
    QVERIFY(building);
    QCOMPARE(bench.cache.slices, 0);
    QCOMPARE(bench.phase(), Phase::Synced);
}

void TestBigWork::slicesLeaveRoomForOthers()
{
    Bench bench;
    bench.cache.slices = 4;
    int between = 0;
    bench.cache.onWork = [&] { bench.scheduler.post([&] { between += bench.cache.slices > 0; }); };
    bench.start();
    QCOMPARE(bench.cache.slices, 0);
    QVERIFY(between >= 3);
}

void TestBigWork::whatSlicesForgetReachesTheOutbox_OFF_3()
{
    Bench bench;
    bench.cache.slices = 2;
    bench.cache.leaving = QStringList{u"a"_s, u"b"_s};
    bench.start();
    QCOMPARE(bench.outbox.lost, (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(bench.recorder.cacheChanges, 1);
}

/// Once a start, after each loss, and after an answer about what may be out of reach.
void TestBigWork::outboxRepeatsNothingOfWhatIsNotHere_ACC_9()
{
    Bench bench;
    bench.outbox.quotes = QStringList{u"gone-1"_s, u"here"_s};
    bench.outbox.rows = {row(u"1"_s, u"a"_s)};
    bench.start();
    bench.feed(page(u"p1"_s, true));
    QVERIFY(bench.outbox.lost.isEmpty()); // more is to come
    bench.feed(page(u"p2"_s));
    QCOMPARE(bench.outbox.lost, QStringList{u"gone-1"_s});
    bench.feed(page(u"p3"_s));
    bench.push(QList<Outcome>{applied(u"1"_s)});
    bench.feed(page(u"p4"_s));
    QCOMPARE(bench.outbox.lost, QStringList{u"gone-1"_s});

    bench.outbox.rows = {row(u"2"_s, u"gone-2"_s, u"edit"_s)};
    bench.engine->kick();
    bench.scheduler.run();
    bench.outbox.quotes = QStringList{u"gone-2"_s};
    bench.push(QList<Outcome>{{u"2"_s, true, {}, {}}});
    bench.feed(page(u"p5"_s));
    QCOMPARE(bench.outbox.lost.last(), u"gone-2"_s);

    bench.outbox.quotes = QStringList{u"gone-account"_s};
    FeedPage lost = page(u"p6"_s);
    lost.lostKeys = QStringList{u"org:gone-account"_s};
    bench.feed(lost);
    QCOMPARE(bench.outbox.lost.last(), u"gone-account"_s);
}

void TestBigWork::whatIsTakenBackIsFetchedAtOnce()
{
    Bench bench;
    bench.start();
    bench.feed(page(u"p1"_s));
    bench.cache.slices = 1;
    bench.cache.onWork = [&] { bench.cache.missing = QStringList{u"a"_s}; };
    bench.engine->wakeWork();
    bench.scheduler.run();
    QCOMPARE(bench.remote.fetches.size(), 1u);
}

void TestBigWork::noSlicesWhileCasesArrive()
{
    Bench bench;
    bench.start();
    bench.cache.slices = 2;
    bench.feed(backfill(1));
    bench.feed(backfill(2));
    QCOMPARE(bench.cache.slices, 2);
    // Nothing arrives: time for it.
    bench.feed(Error{ErrorCode::Unreachable, u"gone"_s});
    QCOMPARE(bench.cache.slices, 0);
}

void TestBigWork::meteredNetworkPausesTheBackfill()
{
    Bench bench;
    bench.start();
    bench.engine->setNetwork(true, false);
    for (int i = 1; i <= 4; ++i)
        bench.feed(backfill(i));
    QVERIFY(bench.remote.feeds.empty()); // the newest are here
    QCOMPARE(bench.cache.pages.size(), 4);
    QVERIFY(bench.engine->state().paused);
    QCOMPARE(bench.engine->state().policy, NetworkPolicy::Metered);
    bench.scheduler.advance(Engine::Engine::meteredPauseMs - 1);
    QVERIFY(bench.remote.feeds.empty());
    bench.engine->setNetwork(false, false);
    bench.scheduler.run();
    QVERIFY(!bench.engine->state().paused);
    bench.feed(backfill(5));
    QCOMPARE(bench.remote.feeds.front().cursor, u"p5"_s);
    // The person's own switch does the same, and "sync now" brings one page.
    bench.engine->setNetwork(false, true);
    QVERIFY(bench.engine->state().sparing);
    bench.feed(backfill(6));
    QVERIFY(bench.remote.feeds.empty());
    bench.engine->syncNow();
    bench.scheduler.run();
    QCOMPARE(bench.remote.feeds.front().cursor, u"p6"_s);
}

void TestBigWork::repliesGoOnAMeteredNetwork_OFF_2()
{
    Bench bench;
    bench.start();
    bench.engine->setNetwork(true, false);
    for (int i = 1; i <= 4; ++i)
        bench.feed(backfill(i));
    OutboxRow row;
    row.id = u"1"_s;
    row.caseId = u"a"_s;
    row.body = "{}";
    bench.outbox.rows = {row};
    bench.engine->kick();
    bench.scheduler.run();
    QCOMPARE(bench.remote.pushes.size(), 1u);
}

void TestBigWork::meteredNetworkStillBringsChanges()
{
    Bench bench;
    bench.start();
    bench.engine->setNetwork(true, false);
    for (int i = 1; i <= 4; ++i)
        bench.feed(backfill(i));
    bench.scheduler.advance(Engine::Engine::meteredPauseMs);
    FeedPage changes = backfill(5);
    Change change;
    change.number = 9;
    change.object.kind = Kind::Case;
    changes.changes.append(change);
    bench.feed(changes); // there may be more of these
    QCOMPARE(bench.cache.pages.size(), 5);
    QCOMPARE(bench.remote.feeds.front().cursor, u"p5"_s);
    bench.feed(backfill(6));
    QVERIFY(bench.remote.feeds.empty());
    // Without anything large to come the feed is waited for as ever.
    bench.scheduler.advance(Engine::Engine::meteredPauseMs);
    bench.feed(page(u"end"_s));
    QVERIFY(!bench.engine->state().paused);
    QCOMPARE(bench.remote.feeds.front().wait, Engine::Engine::waitSeconds);
}

void TestBigWork::leftOutCaseIsFetchedOnce()
{
    Bench bench;
    bench.start();
    Result<void> answer = Error{};
    bench.engine->fetchCase(u"old"_s, [&](const Result<void> &done) { answer = done; });
    QCOMPARE(bench.remote.asked.last(), QStringList{u"old"_s});
    CaseBundle bundle;
    bundle.record.id = u"old"_s;
    const int before = bench.recorder.cacheChanges;
    FakeRemote::take(bench.remote.fetches)(QList<CaseBundle>{bundle});
    QVERIFY(answer.ok());
    QCOMPARE(bench.recorder.cacheChanges, before + 1);
    bench.engine->fetchCase(u"lost"_s, [&](const Result<void> &done) { answer = done; });
    FakeRemote::take(bench.remote.fetches)(QList<CaseBundle>{});
    QCOMPARE(answer.error().code, ErrorCode::NotFound);
    bench.engine->setWorkOffline(true);
    bench.engine->fetchCase(u"old"_s, [&](const Result<void> &done) { answer = done; });
    QCOMPARE(answer.error().code, ErrorCode::Unreachable);
}

void TestBigWork::wantedFilesComeWhenNothingElseDoes()
{
    Bench bench;
    bench.cache.files = {Attachment{u"f1"_s, {}, {}, {}, {}, {}, 1, {}, {}, 0, 1}, Attachment{u"f2"_s, {}, {}, {}, {}, {}, 1, {}, {}, 0, 1}};
    bench.start();
    bench.feed(backfill(1));
    QVERIFY(bench.remote.downloads.empty());
    bench.feed(page(u"end"_s));
    QCOMPARE(bench.remote.downloads.size(), 1u);
    // Asked for meanwhile: the same download answers.
    bool answered = false;
    bench.engine->download(u"f1"_s, u"elsewhere"_s, [&](const Result<void> &done) { answered = done.ok(); });
    QCOMPARE(bench.remote.downloads.size(), 1u);
    FakeRemote::take(bench.remote.downloads)(Result<void>());
    bench.scheduler.run();
    QVERIFY(answered);
    QCOMPARE(bench.remote.downloads.size(), 1u);
    bench.engine->setNetwork(true, false);
    FakeRemote::take(bench.remote.downloads)(Error{ErrorCode::Unreachable, u"gone"_s});
    bench.scheduler.advance(120'000);
    QVERIFY(bench.remote.downloads.empty()); // metered
    bench.engine->setNetwork(false, false);
    bench.scheduler.run();
    bench.feed(page(u"end2"_s));
    QCOMPARE(bench.remote.downloads.size(), 1u);
    FakeRemote::take(bench.remote.downloads)(Error{ErrorCode::NotFound, u"gone for good"_s});
    bench.scheduler.run();
    QVERIFY(bench.cache.files.isEmpty());
}

QTEST_GUILESS_MAIN(TestBigWork)
#include "tst_bigwork.moc"
