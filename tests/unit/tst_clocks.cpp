// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/duetimes.h"
#include "models/domain/timers.h"
#include "tests/support/portal.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>
#include <random>

using namespace Qt::StringLiterals;
using namespace Casement;

namespace {

constexpr qint64 hour = 3'600'000;

Calendar office(const QByteArray &zone)
{
    Calendar calendar{u"office"_s, u"Office"_s, zone, {}, {QDate(2026, 4, 3), QDate(2026, 12, 25)}, false};
    for (std::size_t day = 0; day < 5; ++day)
        calendar.hours[day] = {{9 * 60, 12 * 60}, {13 * 60, 17 * 60}};
    calendar.hours[5] = {{0, 3 * 60}}; // through the hour that clocks skip or repeat
    calendar.hours[6] = {{60, 1440}};
    return calendar;
}

qint64 at(const QString &local, const QByteArray &zone)
{
    QDateTime time = QDateTime::fromString(local, u"yyyy-MM-dd HH:mm"_s);
    time.setTimeZone(QTimeZone(zone));
    return time.toMSecsSinceEpoch();
}

} // namespace

/// Business calendars: working time is added and measured by the zone's own clock.
class TestClocks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workingTimeIsAdded_QUE_5_data();
    void workingTimeIsAdded_QUE_5();
    void additionIsWhole_QUE_5_data();
    void additionIsWhole_QUE_5();
    void neverOpenNeverEnds_QUE_5();
    void firstResponseNeverPauses_QUE_5();
    void resolutionPausesWhilePending_QUE_5();
    void reclassifiedDueTimesAreMarked_QUE_5();
    void contractsOverride_SEV_9();
    void countdownKnowsTheReminder_STAT_3();
};

void TestClocks::workingTimeIsAdded_QUE_5_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("to");
    QTest::newRow("within a morning") << u"2026-03-02 09:30"_s << 2 * hour << u"2026-03-02 11:30"_s;
    QTest::newRow("over lunch") << u"2026-03-02 11:00"_s << 2 * hour << u"2026-03-02 14:00"_s;
    QTest::newRow("to the next day") << u"2026-03-02 16:00"_s << 2 * hour << u"2026-03-03 10:00"_s;
    QTest::newRow("to the very end") << u"2026-03-02 16:00"_s << hour << u"2026-03-02 17:00"_s;
    QTest::newRow("from before work") << u"2026-03-02 06:00"_s << hour << u"2026-03-02 10:00"_s;
    QTest::newRow("over a holiday") << u"2026-04-02 16:30"_s << hour << u"2026-04-04 00:30"_s;
    QTest::newRow("clock goes forward") << u"2026-03-29 01:00"_s << 2 * hour << u"2026-03-29 04:00"_s;
    QTest::newRow("clock goes back") << u"2026-10-25 01:00"_s << 2 * hour << u"2026-10-25 02:00"_s; // the second of the two
}

void TestClocks::workingTimeIsAdded_QUE_5()
{
    QFETCH(QString, from);
    QFETCH(qint64, ms);
    QFETCH(QString, to);
    const Calendar calendar = office("Europe/Berlin");
    const qint64 begin = at(from, "Europe/Berlin"), end = calendar.add(begin, ms);
    QCOMPARE(QDateTime::fromMSecsSinceEpoch(end, QTimeZone("Europe/Berlin")).toString(u"yyyy-MM-dd HH:mm"_s), to);
    QCOMPARE(calendar.between(begin, end), ms);
}

void TestClocks::additionIsWhole_QUE_5_data()
{
    QTest::addColumn<QByteArray>("zone");
    for (const char *zone : {"Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "UTC"})
        QTest::newRow(zone) << QByteArray(zone);
}

// a, then b, is a + b; what comes out lies in working time and is as far away as was asked.
void TestClocks::additionIsWhole_QUE_5()
{
    QFETCH(QByteArray, zone);
    const Calendar calendar = office(zone);
    std::mt19937_64 random(99);
    const qint64 start = at(u"2026-01-01 00:00"_s, zone);
    for (int i = 0; i < 400; ++i) {
        const qint64 from = start + qint64(random() % quint64(365 * 24 * hour));
        const qint64 a = qint64(random() % quint64(60 * hour)), b = 1 + qint64(random() % quint64(60 * hour));
        const qint64 first = calendar.add(from, a), both = calendar.add(from, a + b);
        QCOMPARE(calendar.add(first, b), both);
        QCOMPARE(calendar.between(from, both), a + b);
        QVERIFY(calendar.isOpen(both) || calendar.isOpen(both - 1));
        QVERIFY(first >= from && both >= first);
        for (const QDate &holiday : calendar.holidays)
            QVERIFY(QDateTime::fromMSecsSinceEpoch(both, QTimeZone(zone)).date() != holiday || !calendar.isOpen(both));
    }
}

void TestClocks::neverOpenNeverEnds_QUE_5()
{
    const Calendar never{u"never"_s, u"Never"_s, "UTC", {}, {}, false};
    QCOMPARE(never.add(0, 1), -1);
    QCOMPARE(never.between(0, hour), 0);
    const Calendar always{u"always"_s, u"Always"_s, {}, {}, {}, true};
    QCOMPARE(always.add(5, hour), 5 + hour);
}

namespace {

CaseBundle opened(const PortalDefinition &portal, qint64 at, const QString &severity)
{
    CaseBundle bundle;
    bundle.record.status = portal.firstOf(u"new"_s).id;
    bundle.record.openedAt = at;
    bundle.record.severity = severity;
    return bundle;
}

void move(CaseBundle &bundle, const QString &to, qint64 at)
{
    HistoryEntry entry;
    entry.field = u"status"_s;
    entry.from = std::exchange(bundle.record.status, to);
    entry.to = to;
    entry.at = at;
    bundle.history << entry;
}

QStringList words(const DueTime &time)
{
    QStringList words;
    for (const LedgerLine &line : time.ledger)
        words << nameOf(line.what);
    return words;
}

} // namespace

void TestClocks::firstResponseNeverPauses_QUE_5()
{
    const PortalDefinition portal = Testing::portal();
    CaseBundle bundle = opened(portal, 1'000 * hour, u"s1"_s);
    move(bundle, u"pendingResponse"_s, 1'000 * hour + 10);
    const auto times = dueTimes(portal, bundle, {});
    QCOMPARE(times.first().kind, DueTime::Kind::FirstResponse);
    QCOMPARE(times.first().due, 1'001 * hour);
    Comment answer;
    answer.byCare = true;
    answer.postedAt = 1'002 * hour;
    bundle.comments << answer;
    QCOMPARE(dueTimes(portal, bundle, {}).first().metAt, 1'002 * hour);
    answer.audience = Audience::Care; // a note answers nobody
    bundle.comments = {answer};
    QCOMPARE(dueTimes(portal, bundle, {}).first().metAt, 0);
}

void TestClocks::resolutionPausesWhilePending_QUE_5()
{
    const PortalDefinition portal = Testing::portal();
    CaseBundle bundle = opened(portal, 1'000 * hour, u"s1"_s); // 24 h, day and night
    const auto resolution = [&] { return dueTimes(portal, bundle, {}).last(); };
    QCOMPARE(resolution().due, 1'024 * hour);
    move(bundle, u"pendingResponse"_s, 1'004 * hour);
    QVERIFY(resolution().paused());
    QCOMPARE(resolution().leftMs, 20 * hour);
    move(bundle, u"inProgress"_s, 1'100 * hour);
    QCOMPARE(resolution().due, 1'120 * hour);
    QCOMPARE(words(resolution()), (QStringList{u"started"_s, u"paused"_s, u"resumed"_s}));
    bundle.record.open = false;
    bundle.record.closedAt = 1'110 * hour;
    move(bundle, u"closed"_s, 1'110 * hour);
    QCOMPARE(resolution().metAt, 1'110 * hour);
    QCOMPARE(resolution().due, 1'120 * hour); // in time
}

void TestClocks::reclassifiedDueTimesAreMarked_QUE_5()
{
    const PortalDefinition portal = Testing::portal();
    CaseBundle bundle = opened(portal, 1'000 * hour, u"s1"_s);
    HistoryEntry raised;
    raised.field = u"severity"_s;
    raised.from = u"s4"_s;
    raised.to = u"s1"_s;
    raised.at = 1'030 * hour;
    bundle.history << raised;
    const auto times = dueTimes(portal, bundle, {});
    QCOMPARE(times.last().due, 1'024 * hour); // anew from the beginning
    QVERIFY(times.last().byReclassification);
    QVERIFY(words(times.last()).contains(u"reclassified"_s));
    bundle.history.last().at = 1'001 * hour;
    QVERIFY(!dueTimes(portal, bundle, {}).last().byReclassification);
}

void TestClocks::contractsOverride_SEV_9()
{
    const PortalDefinition portal = Testing::portal(u"atlas"_s);
    const CaseBundle bundle = opened(portal, 0, u"s1"_s);
    const auto first = [&](CaseBundle at, const QString &level) {
        at.record.openedAt = 1;
        return dueTimes(portal, at, level).first();
    };
    QCOMPARE(first(bundle, u"premium"_s).due, 1 + hour / 4); // SEV-6
    QCOMPARE(first(bundle, u"legacy"_s).due, 1 + hour);
}

void TestClocks::countdownKnowsTheReminder_STAT_3()
{
    const PortalDefinition portal = Testing::portal();
    CaseBundle bundle = opened(portal, 1, u"s3"_s);
    QCOMPARE(closesAt(portal, bundle), 0);
    bundle.record.status = u"pendingResponse"_s;
    bundle.record.pendingSince = 1'000 * hour;
    QCOMPARE(closesAt(portal, bundle), 1'240 * hour);
    HistoryEntry reminded;
    reminded.field = u"timer"_s;
    reminded.to = u"pendingReminder"_s;
    reminded.at = 1'300 * hour; // the service was down
    bundle.history << reminded;
    QCOMPARE(closesAt(portal, bundle), 1'324 * hour);
}

QTEST_GUILESS_MAIN(TestClocks)
#include "tst_clocks.moc"
