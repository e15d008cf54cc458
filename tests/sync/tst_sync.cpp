// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/enginebench.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Casement;
using namespace Casement::Testing;
using Phase = SyncState::Phase;

namespace {
const Error offline{ErrorCode::Unreachable, u"connection refused"_s};
} // namespace

class TestSync final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // engine: pulling
    void firstSyncThenLongPoll();
    void backsOffAndRecovers_OFF_4();
    void captivePortalIsOfflineNeverEmpty_OFF_4();
    void storageFailureKeepsTheCursor();
    void fetchesWholeCases();
    void changedDefinitionIsFetched();
    void definitionOfOtherAudiencesIsFetchedAnew();
    void workOfflineStopsTalking();
    void syncNowAsksAtOnce();
    // engine: pushing
    void lostAnswerIsSentAgainByteForByte_OFF_2();
    void restartOffersUnsentWorkAgain_OFF_2();
    void refusedOperationReturnsOthersGoOn_OFF_3();
    void refusedLookIsForgotten();
    void refusedOpenCaseTakesItsDependants_OFF_3();
    void oneOperationACaseInOrder_OFF_2();
    void filesGoFirst();
    void lostUploadIsSentAgain();
    void aFileTheServiceFailsOnHoldsUpNoOther();
    void missingLocalFileComesBack();
    void poisonedBatchIsTakenApart();
    void aReplyCanBeTakenBackForAWhile_OFF_2();
    void theWindowIsOverWhereTimeRanWithoutUs_OFF_2();
    void sendingNowAndClocksSetBackEndTheWindow();
    // engine: session
    void expiredTokenIsRefreshedOnce();
    void refusedRefreshAsksToSignIn();
    void endlessRefusalEnds();
    void downloadWaitsForTheRefresh();
    void readsAndWritesWithoutSession_OFF_2();
    void endsAtAnyMoment();
};

void TestSync::firstSyncThenLongPoll()
{
    Bench bench;
    bench.cache.position.clear();
    bench.asksAtStart = false; // that question is still on its way
    bench.start();
    QCOMPARE(bench.phase(), Phase::Connecting);
    QCOMPARE(bench.remote.accessToken, u"access"_s);
    QCOMPARE(bench.remote.feeds.front().wait, 0);
    QVERIFY(bench.remote.feeds.front().cursor.isEmpty());

    FeedPage first = page(u"p1"_s, true);
    first.backfillDone = 50;
    first.backfillTotal = 120;
    first.hasProfile = true;
    first.profile.name = u"Dana"_s;
    bench.feed(first);
    QCOMPARE(bench.phase(), Phase::FirstSync);
    QCOMPARE(bench.engine->state().total, 120);
    QCOMPARE(bench.recorder.profiles.size(), 1);
    QCOMPARE(bench.remote.feeds.front().cursor, u"p1"_s);
    QCOMPARE(bench.remote.feeds.front().wait, 0);

    bench.feed(page(u"p2"_s));
    QCOMPARE(bench.phase(), Phase::Synced);
    QCOMPARE(bench.engine->state().lastSyncAt, bench.clock.nowMs());
    QCOMPARE(bench.remote.feeds.front().cursor, u"p2"_s);
    QCOMPARE(bench.remote.feeds.front().wait, Engine::Engine::waitSeconds);
    QCOMPARE(bench.cache.pages.size(), 2);
}

void TestSync::backsOffAndRecovers_OFF_4()
{
    Bench bench;
    bench.outbox.rows = {row(u"1"_s, u"a"_s)};
    bench.start();
    FakeRemote::take(bench.remote.pushes).done(offline);
    qint64 before = 0;
    for (int failures = 0; failures < 9; ++failures) {
        bench.feed(offline);
        QCOMPARE(bench.phase(), Phase::Offline);
        QCOMPARE(bench.engine->state().problem.code, ErrorCode::Unreachable);
        QVERIFY(bench.remote.feeds.empty());
        const qint64 whole = std::min<qint64>(60'000, 1'000LL << failures);
        while (bench.remote.feeds.empty()) {
            before = bench.scheduler.nextDelay();
            QVERIFY(before >= 0 && before <= whole);
            bench.scheduler.advance(before);
            if (!bench.remote.pushes.empty())
                FakeRemote::take(bench.remote.pushes).done(offline);
        }
    }
    bench.feed(page(u"p"_s));
    QCOMPARE(bench.engine->state().problem, Error{});
    // Back online: what was written meanwhile leaves at once, not after its own pause.
    QCOMPARE(bench.remote.pushes.size(), 1u);
    bench.push(QList<Outcome>{applied(u"1"_s)});
    QCOMPARE(bench.phase(), Phase::Synced);
    QCOMPARE(bench.engine->state().waiting, 0);
}

void TestSync::captivePortalIsOfflineNeverEmpty_OFF_4()
{
    Bench bench;
    bench.cache.position = u"old"_s;
    bench.start();
    bench.feed(Error{ErrorCode::NotCasement, u"status 200 with content type 'text/html'"_s});
    QCOMPARE(bench.phase(), Phase::Offline);
    QVERIFY(bench.cache.pages.isEmpty());
    QCOMPARE(bench.cache.position, u"old"_s);
    bench.scheduler.advance(1'000);
    // JSON that is no feed page either.
    bench.feed(FeedPage{});
    QVERIFY(bench.cache.pages.isEmpty());
    QCOMPARE(bench.cache.position, u"old"_s);
}

void TestSync::storageFailureKeepsTheCursor()
{
    Bench bench;
    bench.cache.failing = true;
    bench.start();
    bench.feed(page(u"p1"_s));
    QCOMPARE(bench.engine->state().problem.code, ErrorCode::Storage);
    QVERIFY(bench.remote.feeds.empty());
    bench.cache.failing = false;
    bench.scheduler.advance(1'000);
    QCOMPARE(bench.remote.feeds.front().cursor, u"p0"_s);
    bench.feed(page(u"p1"_s));
    QCOMPARE(bench.phase(), Phase::Synced);
}

void TestSync::fetchesWholeCases()
{
    Bench bench;
    for (int i = 0; i < 25; ++i)
        bench.cache.missing.append(QString::number(i));
    bench.cache.missing.append(u"gone"_s);
    bench.start();
    while (!bench.remote.fetches.empty()) {
        QList<CaseBundle> bundles;
        for (const QString &id : bench.remote.asked.last()) {
            CaseBundle bundle;
            bundle.record.id = id;
            if (id != "gone"_L1)
                bundles.append(bundle);
        }
        FakeRemote::take(bench.remote.fetches)(bundles);
        bench.scheduler.run();
    }
    QCOMPARE(bench.remote.asked.size(), 3);
    QCOMPARE(bench.remote.asked.first().size(), 20);
    QCOMPARE(bench.cache.missing, QStringList{u"gone"_s}); // asked once, not for ever
}

void TestSync::changedDefinitionIsFetched()
{
    Bench bench;
    bench.start();
    FeedPage newer = page(u"p1"_s);
    newer.definitionVersion = 7;
    bench.feed(newer);
    QJsonObject json = portalJson();
    json[u"version"_s] = 7;
    // A broken one changes nothing.
    FakeRemote::take(bench.remote.definitions)(QJsonObject{{u"version"_s, 7}});
    QVERIFY(bench.recorder.definitions.isEmpty());
    bench.scheduler.advance(1'000);
    FakeRemote::take(bench.remote.definitions)(json);
    bench.scheduler.run();
    QCOMPARE(bench.recorder.definitions.size(), 1);
    QCOMPARE(bench.cache.portal[u"version"].toInt(), 7);
    bench.feed(newer);
    QVERIFY(bench.remote.definitions.empty());
}

void TestSync::definitionOfOtherAudiencesIsFetchedAnew()
{
    Bench bench;
    bench.start();
    bench.cache.fits = false;
    QJsonObject json = portalJson();
    json[u"supportAddress"_s] = u"care@example.org"_s;
    FeedPage promoted = page(u"p1"_s);
    promoted.hasProfile = true;
    bench.feed(promoted);
    QCOMPARE(bench.remote.definitions.size(), 1);
    promoted.cursor = u"p2"_s;
    bench.feed(promoted); // promoted once more while the answer is on its way: it may be of the old time
    FakeRemote::take(bench.remote.definitions)(json);
    bench.scheduler.run();
    QVERIFY(!bench.cache.fits);
    QCOMPARE(bench.remote.definitions.size(), 1);
    FakeRemote::take(bench.remote.definitions)(json);
    bench.scheduler.run();
    QVERIFY(bench.cache.fits);
    QCOMPARE(bench.recorder.definitions.size(), 1);
    QVERIFY(bench.remote.definitions.empty());
}

void TestSync::workOfflineStopsTalking()
{
    Bench bench;
    bench.start();
    bench.feed(page(u"p1"_s));
    QCOMPARE(bench.remote.feeds.size(), 1u);
    bench.engine->setWorkOffline(true);
    bench.scheduler.run();
    QVERIFY(bench.remote.feeds.empty());
    QCOMPARE(bench.phase(), Phase::Offline);
    QVERIFY(bench.engine->state().workOffline);
    bench.outbox.rows = {row(u"1"_s, u"a"_s)};
    bench.engine->kick();
    bench.engine->syncNow();
    bench.scheduler.advance(120'000);
    QVERIFY(bench.remote.feeds.empty() && bench.remote.pushes.empty());
    QCOMPARE(bench.engine->state().waiting, 1);
    bench.engine->setWorkOffline(false);
    bench.scheduler.run();
    QCOMPARE(bench.remote.feeds.front().wait, 0);
    QCOMPARE(bench.remote.pushes.size(), 1u);
}

void TestSync::syncNowAsksAtOnce()
{
    Bench bench;
    bench.start();
    bench.feed(page(u"p1"_s));
    QCOMPARE(bench.remote.feeds.front().wait, Engine::Engine::waitSeconds);
    bench.engine->syncNow();
    bench.scheduler.run();
    QCOMPARE(bench.remote.feeds.size(), 1u);
    QCOMPARE(bench.remote.feeds.front().wait, 0);
    bench.feed(offline);
    bench.engine->syncNow(); // not after the pause
    bench.scheduler.run();
    QCOMPARE(bench.remote.feeds.size(), 1u);
}

void TestSync::lostAnswerIsSentAgainByteForByte_OFF_2()
{
    Bench bench;
    bench.outbox.rows = {row(u"1"_s, u"a"_s), row(u"2"_s, u"b"_s)};
    bench.start();
    const QByteArray body = bench.remote.pushes.front().operations.first().body;
    QVERIFY(bench.outbox.find(u"1"_s).sent); // before the request, not after its answer
    bench.push(offline);
    QVERIFY(bench.remote.pushes.empty());
    bench.scheduler.advance(1'000);
    QCOMPARE(idsOf(bench.remote.pushes.front()), (QStringList{u"1"_s, u"2"_s}));
    QCOMPARE(bench.remote.pushes.front().operations.first().body, body);
    bench.push(QList<Outcome>{applied(u"1"_s), applied(u"2"_s)});
    QCOMPARE(bench.outbox.done, (QStringList{u"1"_s, u"2"_s}));
    QCOMPARE(bench.cache.settled.size(), 2);
    bench.engine->kick();
    bench.scheduler.run();
    QVERIFY(bench.remote.pushes.empty());
}

void TestSync::restartOffersUnsentWorkAgain_OFF_2()
{
    Bench bench;
    bench.outbox.rows = {row(u"1"_s, u"a"_s), row(u"2"_s, u"b"_s)};
    bench.outbox.rows.last().returned = true;
    bench.start();
    const QByteArray body = bench.remote.pushes.front().operations.first().body;
    bench.restart();
    QCOMPARE(bench.cache.overlays, QStringList{u"1"_s}); // what came back is not shown as pending
    QCOMPARE(bench.remote.pushes.front().operations.size(), 1);
    QCOMPARE(bench.remote.pushes.front().operations.first().body, body);
    QCOMPARE(bench.engine->state().waiting, 1);
    QCOMPARE(bench.engine->state().returned, 1);
}

void TestSync::refusedOperationReturnsOthersGoOn_OFF_3()
{
    Bench bench;
    bench.outbox.rows = {row(u"1"_s, u"a"_s), row(u"2"_s, u"b"_s), row(u"3"_s, u"a"_s)};
    bench.start();
    bench.push(QList<Outcome>{refusal(u"1"_s, ErrorCode::NotAllowed), applied(u"2"_s)});
    QCOMPARE(bench.outbox.returned(), QStringList{u"1"_s});
    QCOMPARE(bench.outbox.find(u"1"_s).reason.code, ErrorCode::NotAllowed);
    QCOMPARE(bench.cache.settled, (QList<std::pair<QString, qsizetype>>{{u"1"_s, 0}, {u"2"_s, 1}}));
    QCOMPARE(idsOf(bench.remote.pushes.front()), QStringList{u"3"_s});
    QCOMPARE(bench.engine->state().returned, 1);
}

void TestSync::refusedLookIsForgotten()
{
    Bench bench;
    bench.outbox.rows = {row(u"1"_s, {}, u"viewed"_s)};
    bench.start();
    bench.push(QList<Outcome>{refusal(u"1"_s, ErrorCode::NotFound)});
    QVERIFY(bench.outbox.rows.isEmpty()); // nobody's words: nothing to come back to
    QCOMPARE(bench.cache.settled.size(), 1);
}

void TestSync::refusedOpenCaseTakesItsDependants_OFF_3()
{
    Bench bench;
    bench.outbox.rows = {row(u"1"_s, u"new"_s, u"open"_s), row(u"2"_s, u"new"_s), row(u"3"_s, u"b"_s)};
    bench.start();
    QCOMPARE(idsOf(bench.remote.pushes.front()), (QStringList{u"1"_s, u"3"_s}));
    bench.push(QList<Outcome>{refusal(u"1"_s, ErrorCode::BadRequest), applied(u"3"_s)});
    QCOMPARE(bench.outbox.returned(), (QStringList{u"1"_s, u"2"_s}));
    QVERIFY(bench.remote.pushes.empty());
    QCOMPARE(bench.outbox.done, QStringList{u"3"_s});
}

void TestSync::oneOperationACaseInOrder_OFF_2()
{
    Bench bench;
    bench.outbox.rows = {row(u"1"_s, u"a"_s, u"open"_s), row(u"2"_s, u"a"_s), row(u"3"_s, {}, u"viewed"_s), row(u"4"_s, {}, u"viewed"_s)};
    bench.start();
    QCOMPARE(bench.engine->state().waiting, 2); // having looked at something is not work
    QCOMPARE(idsOf(bench.remote.pushes.front()), (QStringList{u"1"_s, u"3"_s, u"4"_s}));
    bench.push(QList<Outcome>{applied(u"1"_s), applied(u"3"_s), applied(u"4"_s)});
    QCOMPARE(idsOf(bench.remote.pushes.front()), QStringList{u"2"_s});
}

void TestSync::filesGoFirst()
{
    Bench bench;
    bench.outbox.rows = {row(u"1"_s, u"a"_s, u"comment"_s, {u"f1"_s, u"f2"_s}), row(u"2"_s, u"b"_s)};
    bench.outbox.rows.first().uploaded = {u"f1"_s};
    bench.start();
    // The other case does not wait for the file.
    QCOMPARE(idsOf(bench.remote.pushes.front()), QStringList{u"2"_s});
    QCOMPARE(bench.remote.uploads.size(), 1u);
    QCOMPARE(bench.remote.uploads.front().id, u"f2"_s);
    QCOMPARE(bench.remote.uploads.front().path, u"files/f2"_s);
    bench.push(QList<Outcome>{applied(u"2"_s)});
    QVERIFY(bench.remote.pushes.empty());
    bench.upload({});
    QCOMPARE(bench.outbox.find(u"1"_s).uploaded, (QStringList{u"f1"_s, u"f2"_s}));
    QCOMPARE(idsOf(bench.remote.pushes.front()), QStringList{u"1"_s});
}

void TestSync::lostUploadIsSentAgain()
{
    Bench bench;
    bench.outbox.rows = {row(u"1"_s, u"a"_s, u"comment"_s, {u"f1"_s})};
    bench.outbox.rows.first().uploaded = {u"f1"_s};
    bench.start();
    bench.push(QList<Outcome>{refusal(u"1"_s, ErrorCode::MissingUpload)});
    QVERIFY(bench.outbox.returned().isEmpty());
    bench.upload({});
    bench.scheduler.advance(1'000);
    QCOMPARE(idsOf(bench.remote.pushes.front()), QStringList{u"1"_s});
    bench.push(QList<Outcome>{applied(u"1"_s)});
    QCOMPARE(bench.outbox.done, QStringList{u"1"_s});
}

void TestSync::aFileTheServiceFailsOnHoldsUpNoOther()
{
    Bench bench;
    bench.outbox.rows = {row(u"1"_s, u"a"_s, u"comment"_s, {u"f1"_s}), row(u"2"_s, u"b"_s, u"comment"_s, {u"f2"_s})};
    bench.start();
    bench.upload(Error{ErrorCode::ServiceFailed, u"broken"_s});
    bench.scheduler.advance(1'000);
    QCOMPARE(bench.remote.uploads.front().id, u"f2"_s);
    bench.upload({});
    QCOMPARE(bench.remote.uploads.front().id, u"f1"_s); // and then once more
}

void TestSync::missingLocalFileComesBack()
{
    Bench bench;
    bench.outbox.rows = {row(u"1"_s, u"a"_s, u"comment"_s, {u"f1"_s})};
    bench.start();
    bench.upload(Error{ErrorCode::Storage, u"gone"_s});
    QCOMPARE(bench.outbox.returned(), QStringList{u"1"_s});
    QVERIFY(bench.remote.uploads.empty());
}

void TestSync::aReplyCanBeTakenBackForAWhile_OFF_2()
{
    Bench bench;
    bench.undoMs = 15'000;
    OutboxRow reply = row(u"1"_s, u"a"_s, u"comment"_s, {u"file"_s});
    reply.createdAt = bench.clock.nowMs();
    OutboxRow after = row(u"2"_s, u"a"_s, u"escalate"_s), elsewhere = row(u"3"_s, u"b"_s, u"escalate"_s);
    bench.outbox.rows = {reply, after, elsewhere};
    bench.start();
    bench.feed(page(u"p1"_s));
    QCOMPARE(idsOf(bench.remote.pushes.front()), QStringList{u"3"_s}); // of its case nothing overtakes it
    bench.push(QList<Outcome>{applied(u"3"_s)});
    bench.scheduler.advance(14'999);
    QVERIFY(bench.remote.pushes.empty() && bench.remote.uploads.empty());
    QCOMPARE(bench.engine->state().waiting, 2);
    bench.scheduler.advance(1);
    bench.upload(Result<void>());
    QCOMPARE(idsOf(bench.remote.pushes.front()), QStringList{u"1"_s});

    // Taken back: nothing of it leaves.
    Bench other;
    other.undoMs = 15'000;
    reply.files.clear();
    reply.createdAt = other.clock.nowMs();
    other.outbox.rows = {reply};
    other.start();
    other.scheduler.advance(14'000);
    other.outbox.rows.clear();
    other.engine->kick();
    other.scheduler.advance(60'000);
    QVERIFY(other.remote.pushes.empty());
}

void TestSync::theWindowIsOverWhereTimeRanWithoutUs_OFF_2()
{
    Bench bench;
    bench.undoMs = 15'000;
    bench.outbox.rows = {row(u"1"_s, u"a"_s)};
    bench.outbox.rows.first().createdAt = bench.clock.nowMs();
    bench.start();
    QVERIFY(bench.remote.pushes.empty());
    bench.engine.reset(); // the program is no more
    bench.clock.advance(20'000);
    bench.restart();
    QCOMPARE(bench.remote.pushes.size(), 1u);
    bench.push(QList<Outcome>{applied(u"1"_s)});
    bench.scheduler.advance(60'000);
    QVERIFY(bench.remote.pushes.empty());
    QCOMPARE(bench.outbox.done, QStringList{u"1"_s});
}

void TestSync::sendingNowAndClocksSetBackEndTheWindow()
{
    Bench bench;
    bench.undoMs = 15'000;
    bench.outbox.rows = {row(u"1"_s, u"a"_s)};
    bench.outbox.rows.first().createdAt = bench.clock.nowMs();
    bench.start();
    QVERIFY(bench.remote.pushes.empty());
    bench.engine->syncNow();
    bench.scheduler.run();
    QCOMPARE(idsOf(bench.remote.pushes.front()), QStringList{u"1"_s});
    bench.push(QList<Outcome>{applied(u"1"_s)});

    bench.clock.advance(1);
    bench.outbox.rows = {row(u"2"_s, u"a"_s)};
    bench.outbox.rows.first().createdAt = bench.clock.nowMs();
    bench.engine->kick();
    bench.scheduler.run();
    QVERIFY(bench.remote.pushes.empty()); // made later: a window of its own
    bench.clock.set(bench.clock.nowMs() - 365LL * 24 * 3'600'000);
    bench.engine->kick();
    bench.scheduler.run();
    QCOMPARE(bench.remote.pushes.size(), 1u);
}

void TestSync::poisonedBatchIsTakenApart()
{
    Bench bench;
    bench.outbox.rows = {row(u"1"_s, u"a"_s), row(u"2"_s, u"b"_s), row(u"3"_s, u"c"_s)};
    bench.start();
    const Error broken{ErrorCode::ServiceFailed, u"500"_s};
    QStringList done;
    for (int rounds = 0; rounds < 12 && done.size() < 2; ++rounds) {
        bench.scheduler.advance(60'000);
        const QStringList ids = idsOf(bench.remote.pushes.front());
        if (ids.contains(u"1"_s)) {
            bench.push(broken);
            continue;
        }
        QList<Outcome> outcomes;
        for (const QString &id : ids) {
            outcomes.append(applied(id));
            done.append(id);
        }
        bench.push(outcomes);
    }
    QCOMPARE(bench.outbox.done, (QStringList{u"2"_s, u"3"_s}));
    QVERIFY(bench.outbox.returned().isEmpty()); // the service failed, the operation is not at fault
    // A request it calls wrong as such comes back to its author.
    bench.scheduler.advance(60'000);
    bench.push(Error{ErrorCode::TooLarge, u"413"_s});
    QCOMPARE(bench.outbox.returned(), QStringList{u"1"_s});
}

void TestSync::expiredTokenIsRefreshedOnce()
{
    Bench bench;
    bench.outbox.rows = {row(u"1"_s, u"a"_s)};
    bench.start();
    const Error expired{ErrorCode::Unauthorized, {}};
    bench.feed(expired);
    bench.push(expired);
    QCOMPARE(bench.remote.refreshTokens, QStringList{u"refresh"_s});
    QVERIFY(bench.remote.feeds.empty() && bench.remote.pushes.empty());
    FakeRemote::take(bench.remote.refreshes)(SignInAnswer{Tokens{u"access2"_s, u"refresh2"_s, 0}, {}});
    bench.scheduler.run();
    QCOMPARE(bench.remote.accessToken, u"access2"_s);
    QCOMPARE(bench.recorder.tokens.last().refresh, u"refresh2"_s);
    QCOMPARE(bench.remote.feeds.size(), 1u);
    bench.push(QList<Outcome>{applied(u"1"_s)});
    QCOMPARE(bench.outbox.done, QStringList{u"1"_s});
}

void TestSync::refusedRefreshAsksToSignIn()
{
    Bench bench;
    bench.start(Tokens{{}, u"refresh"_s, 0});
    QCOMPARE(bench.remote.refreshes.size(), 1u);
    FakeRemote::take(bench.remote.refreshes)(offline);
    QCOMPARE(bench.phase(), Phase::Offline);
    bench.scheduler.advance(1'000);
    FakeRemote::take(bench.remote.refreshes)(Error{ErrorCode::Unauthorized, u"revoked"_s});
    bench.scheduler.advance(600'000);
    QCOMPARE(bench.phase(), Phase::SignInNeeded);
    QVERIFY(bench.remote.refreshes.empty() && bench.remote.feeds.empty());
    bench.engine->setTokens(Tokens{u"a"_s, u"r"_s, 0});
    bench.scheduler.run();
    bench.feed(page(u"p"_s));
    QCOMPARE(bench.phase(), Phase::Synced);
}

void TestSync::endlessRefusalEnds()
{
    Bench bench;
    bench.start();
    int refreshes = 0;
    while (bench.phase() != Phase::SignInNeeded && refreshes < 10) {
        bench.feed(Error{ErrorCode::Unauthorized, {}});
        if (bench.remote.refreshes.empty())
            continue;
        ++refreshes;
        FakeRemote::take(bench.remote.refreshes)(SignInAnswer{Tokens{u"x"_s, u"y"_s, 0}, {}});
        bench.scheduler.run();
    }
    QCOMPARE(refreshes, 2);
    QCOMPARE(bench.phase(), Phase::SignInNeeded);
}

void TestSync::downloadWaitsForTheRefresh()
{
    Bench bench;
    bench.start();
    std::optional<Result<void>> answer;
    bench.engine->download(u"f"_s, u"path"_s, [&](const Result<void> &result) { answer = result; });
    FakeRemote::take(bench.remote.downloads)(Error{ErrorCode::Unauthorized, {}});
    bench.scheduler.run();
    QVERIFY(!answer && bench.remote.downloads.empty());
    FakeRemote::take(bench.remote.refreshes)(SignInAnswer{Tokens{u"a2"_s, u"r2"_s, 0}, {}});
    bench.scheduler.run();
    FakeRemote::take(bench.remote.downloads)({});
    QVERIFY(answer && answer->ok());
}

void TestSync::readsAndWritesWithoutSession_OFF_2()
{
    Bench bench;
    bench.outbox.rows = {row(u"1"_s, u"a"_s)};
    bench.start(std::nullopt);
    QCOMPARE(bench.phase(), Phase::SignInNeeded);
    QCOMPARE(bench.engine->state().waiting, 1);
    QCOMPARE(bench.cache.overlays, QStringList{u"1"_s});
    bench.engine->kick();
    bench.scheduler.run();
    QVERIFY(bench.remote.pushes.empty() && bench.remote.feeds.empty());
}

void TestSync::endsAtAnyMoment()
{
    Bench bench;
    bench.outbox.rows = {row(u"1"_s, u"a"_s), row(u"2"_s, u"b"_s, u"comment"_s, {u"f"_s})};
    bench.start();
    bench.engine->kick();
    const auto push = FakeRemote::take(bench.remote.pushes);
    const auto upload = FakeRemote::take(bench.remote.uploads);
    const auto feed = FakeRemote::take(bench.remote.feeds);
    bench.engine.reset();
    push.done(QList<Outcome>{applied(u"1"_s)});
    upload.done({});
    feed.done(page(u"p"_s));
    bench.scheduler.advance(100'000);
    QVERIFY(bench.outbox.done.isEmpty());
    QVERIFY(bench.cache.pages.isEmpty());
}

QTEST_GUILESS_MAIN(TestSync)
#include "tst_sync.moc"
