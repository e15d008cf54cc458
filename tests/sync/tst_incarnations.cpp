// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/enginebench.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Casement;
using namespace Casement::Testing;

/// Services put back from a backup, and answers whose time has passed.
class TestIncarnations final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anotherIncarnationResyncsAndKeepsTheOutbox_OFF_4();
    void eachStartAsksForTheDefinition_OFF_4();
    void whatTheServiceBeforeHadDoneIsOffered_OFF_4();
    void nothingIsSentBeforeThereIsAPlace_OFF_4();
    void whoLostTheCacheOffersWhatWasDone_OFF_4();
    void answersFromBeforeALossBringNothingBack_ACC_9_data();
    void answersFromBeforeALossBringNothingBack_ACC_9();
};

void TestIncarnations::anotherIncarnationResyncsAndKeepsTheOutbox_OFF_4()
{
    Bench bench;
    bench.cache.position = u"old"_s;
    bench.outbox.rows = {row(u"1"_s, u"a"_s)};
    bench.outbox.kept = {row(u"0"_s, u"b"_s)};
    bench.start();
    FeedPage full = page({});
    full.full = true;
    bench.feed(full);
    QCOMPARE(bench.cache.generations, 1);
    QVERIFY(bench.cache.pages.isEmpty());
    QVERIFY(bench.remote.feeds.front().cursor.isEmpty());
    FeedPage again = page(u"new"_s, true);
    again.full = true; // an answer to an empty cursor may still say so: no second generation
    bench.feed(again);
    QCOMPARE(bench.cache.generations, 1);
    QCOMPARE(bench.remote.definitions.size(), 1u); // it may be another one under the same version
    QCOMPARE(bench.remote.feeds.front().cursor, u"new"_s);
    QCOMPARE(bench.outbox.rows.size(), 2);
    QCOMPARE(bench.outbox.rows.first().id, u"0"_s);
    QVERIFY(!bench.outbox.rows.last().returned);
}

/// Simulation seed 41559: the login ended, the service was put back, and the definition of before stood under the version of the new one.
void TestIncarnations::eachStartAsksForTheDefinition_OFF_4()
{
    Bench bench;
    bench.asksAtStart = false;
    bench.cache.position = u"old"_s;
    bench.start();
    QCOMPARE(bench.remote.definitions.size(), 1u);
    QJsonObject other = bench.cache.portal;
    other[u"supportAddress"_s] = u"care@example.org"_s;
    FakeRemote::take(bench.remote.definitions)(other);
    bench.scheduler.run();
    QCOMPARE(bench.cache.portal, other);
    QCOMPARE(bench.recorder.definitions.size(), 1);
    bench.feed(page(u"next"_s));
    QVERIFY(bench.remote.definitions.empty());
}

void TestIncarnations::whatTheServiceBeforeHadDoneIsOffered_OFF_4()
{
    Bench bench;
    bench.cache.position = u"old"_s;
    bench.outbox.rows = {row(u"1"_s, u"a"_s)};
    bench.start();
    FeedPage full = page({});
    full.full = true;
    bench.feed(full);
    bench.push(QList<Outcome>{applied(u"1"_s)}); // by the service as it was before its data were put back
    bench.feed(page(u"new"_s));
    QVERIFY(bench.outbox.done.isEmpty());
    QCOMPARE(idsOf(bench.remote.pushes.front()), QStringList{u"1"_s});
    bench.push(QList<Outcome>{applied(u"1"_s)});
    QCOMPARE(bench.outbox.done, QStringList{u"1"_s});
}

/// The cache held the place; the service may have been put back meanwhile.
void TestIncarnations::whoLostTheCacheOffersWhatWasDone_OFF_4()
{
    Bench bench;
    bench.cache.position.clear();
    bench.outbox.kept = {row(u"1"_s, u"a"_s)};
    bench.start();
    bench.cache.failing = true; // the disk is full just now
    bench.feed(page(u"p1"_s));
    QCOMPARE(bench.outbox.rows.size(), 1); // offered before there is a place, or a kill in between would lose it
    bench.cache.failing = false;
    bench.scheduler.advance(1'000);
    bench.feed(page(u"p1"_s));
    QCOMPARE(idsOf(bench.remote.pushes.front()), QStringList{u"1"_s});
    QCOMPARE(bench.cache.overlays, QStringList{u"1"_s});
}

/// Without a place in the feed nobody could tell later which service an answer came from.
void TestIncarnations::nothingIsSentBeforeThereIsAPlace_OFF_4()
{
    Bench bench;
    bench.cache.position.clear();
    bench.cache.missing = {u"a"_s};
    bench.outbox.rows = {row(u"1"_s, u"a"_s)};
    bench.start();
    QVERIFY(bench.remote.pushes.empty() && bench.remote.fetches.empty());
    bench.feed(page(u"p1"_s, true));
    QCOMPARE(bench.remote.pushes.size(), 1);
    QCOMPARE(bench.remote.fetches.size(), 1);
    bench.push(Error{ErrorCode::Unreachable, {}});
    FeedPage full = page({});
    full.full = true;
    bench.feed(full);
    bench.engine->kick();
    bench.scheduler.advance(60'000);
    QVERIFY(bench.remote.pushes.empty());
    bench.feed(page(u"q1"_s));
    QCOMPARE(bench.remote.pushes.size(), 1);
}

void TestIncarnations::answersFromBeforeALossBringNothingBack_ACC_9_data()
{
    QTest::addColumn<bool>("key");
    QTest::newRow("a key is lost") << true;
    QTest::newRow("an object is gone") << false;
}

void TestIncarnations::answersFromBeforeALossBringNothingBack_ACC_9()
{
    QFETCH(bool, key);
    Bench bench;
    bench.cache.missing = {u"a"_s};
    bench.outbox.rows = {row(u"1"_s, u"b"_s)};
    bench.start();
    bench.feed(page(u"p1"_s));
    bool answered = false;
    bench.engine->fetchCase(u"a"_s, [&](const Result<void> &) { answered = true; });
    FeedPage takes = page(u"p2"_s);
    if (key) {
        takes.lostKeys = {u"account:1"_s};
    } else {
        takes.changes.append(Change{});
        takes.changes.last().id = u"a"_s;
        takes.changes.last().gone = true;
    }
    bench.feed(takes);
    CaseBundle bundle;
    bundle.record.id = u"a"_s;
    QCOMPARE(bench.remote.fetches.size(), 2); // what is wanted, and what was asked for
    for (int i = 0; i < 2; ++i)
        FakeRemote::take(bench.remote.fetches)(QList<CaseBundle>{bundle});
    bench.push(QList<Outcome>{applied(u"1"_s)});
    QCOMPARE(bench.cache.missing, QStringList{u"a"_s});
    QCOMPARE(bench.outbox.done, QStringList{u"1"_s});
    QCOMPARE(bench.cache.settled, (QList<std::pair<QString, qsizetype>>{{u"1"_s, 0}})); // done, but its rows are for the tail to bring
    QCOMPARE(bench.remote.fetches.size(), 2); // asked anew
    QVERIFY(!answered);
    for (int i = 0; i < 2; ++i)
        FakeRemote::take(bench.remote.fetches)(QList<CaseBundle>{bundle});
    QVERIFY(bench.cache.missing.isEmpty() && answered);
}

QTEST_GUILESS_MAIN(TestIncarnations)
#include "tst_incarnations.moc"
