// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "tests/service/serviceworld.h"
#include "tests/service/suites.h"

#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

} // namespace

/// What the service does to cases by itself: once, in time, whatever happens to it meanwhile.
class TimersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void reminderThenClose_STAT_3();
    void repliesStartAnew_STAT_3_STAT_2();
    void stillWorkingStartsAnew_STAT_3();
    void notesAndAssignmentsChangeNothing_STAT_3();
    void severalInstancesFireOnce_STAT_3();
    void restartsFireOnce_STAT_3();
    void reminderComesFirstAfterDowntime_STAT_3();
    void replyRacingTheCloseWins_STAT_3();
    void clockSetForwardClosesNothing_STAT_3();
    void clockSetBackClosesNothing_STAT_3();
    void importedTimersStartAtTheImport_STAT_3();
    void promisesAlertCare_ESC_3();
    void dueTimesAreExplained_QUE_5();

private:
    void say(const QString &person, bool waiting = false)
    {
        QVERIFY(m_world->send(person, m_world->operation(m_case, PostComment{u"Words"_s, Audience::Public, waiting, {}})).applied);
    }
    CaseBundle bundle(const QString &person = u"sam"_s)
    {
        const auto reply = m_world->call("GET", QString(u"/v1/cases/"_s + m_case), {}, m_world->token(person));
        const auto read = Protocol::bundleFrom(QJsonDocument::fromJson(reply.body).object());
        return read ? read.value() : CaseBundle{};
    }
    QStringList byTimer(const QString &person = u"sam"_s)
    {
        QStringList fired;
        for (const HistoryEntry &entry : bundle(person).history) {
            if (entry.channel == Channel::Timer)
                fired << QString(entry.field + u':' + entry.to);
        }
        return fired;
    }
    /// Time passes, and the service looks at the clock.
    void pass(qint64 ms)
    {
        m_world->pass(ms);
        m_world->handler->tick();
    }

    std::unique_ptr<ServiceWorld> m_world;
    QString m_case;
};

void TimersTest::init()
{
    m_world = std::make_unique<ServiceWorld>();
    const Operation open = m_world->openCase(u"solo"_s, u"sam"_s);
    QVERIFY(m_world->send(u"sam"_s, open).applied);
    m_case = open.caseId;
    m_world->handler->tick();
}

void TimersTest::reminderThenClose_STAT_3()
{
    say(u"eva"_s, true);
    pass(5 * day - 1);
    QCOMPARE(byTimer(), QStringList());
    pass(1);
    QCOMPARE(byTimer(), QStringList{u"timer:pendingReminder"_s});
    pass(hour);
    QCOMPARE(byTimer().size(), 1);
    pass(5 * day - hour - 1);
    QVERIFY(bundle().record.open);
    pass(1);
    QCOMPARE(byTimer(), (QStringList{u"timer:pendingReminder"_s, u"status:closed"_s}));
    const Case closed = bundle().record;
    QVERIFY(!closed.open && closed.pendingSince == 0);
    QCOMPARE(closed.closedAt, m_world->clock.nowMs());
    pass(30 * day);
    QCOMPARE(byTimer().size(), 2);
}

void TimersTest::repliesStartAnew_STAT_3_STAT_2()
{
    say(u"eva"_s, true);
    pass(4 * day);
    say(u"eva"_s, true); // counts anew from here
    pass(4 * day);
    QCOMPARE(byTimer(), QStringList());
    say(u"sam"_s); // an attachment or a word ends it
    QCOMPARE(bundle().record.status, u"inProgress"_s);
    pass(20 * day);
    QCOMPARE(byTimer(), QStringList());
    say(u"eva"_s, true);
    pass(5 * day);
    QCOMPARE(byTimer(), QStringList{u"timer:pendingReminder"_s});
}

void TimersTest::stillWorkingStartsAnew_STAT_3()
{
    say(u"eva"_s, true);
    pass(5 * day);
    QVERIFY(m_world->send(u"sam"_s, m_world->operation(m_case, StillWorking{})).applied);
    pass(5 * day - 1);
    QCOMPARE(byTimer().size(), 1);
    pass(1);
    QCOMPARE(byTimer().size(), 2); // once a run
    QVERIFY(m_world->send(u"sam"_s, m_world->operation(m_case, StillWorking{})).applied);
    QCOMPARE(m_world->send(u"sam"_s, m_world->operation(m_case, StillWorking{})).refusal.code, ErrorCode::NotAllowed);
    pass(10 * day);
    pass(day);
    QVERIFY(!bundle().record.open);
}

void TimersTest::notesAndAssignmentsChangeNothing_STAT_3()
{
    say(u"eva"_s, true);
    pass(4 * day);
    QVERIFY(m_world->send(u"eva"_s, m_world->operation(m_case, PostComment{u"Between us"_s, Audience::Care, false, {}})).applied);
    QVERIFY(m_world->send(u"eva"_s, m_world->operation(m_case, Assign{{}, m_world->personId(u"eva"_s)})).applied);
    pass(day);
    QCOMPARE(byTimer(), QStringList{u"timer:pendingReminder"_s});
}

void TimersTest::severalInstancesFireOnce_STAT_3()
{
    say(u"eva"_s, true);
    auto second = m_world->open();
    auto third = m_world->open();
    m_world->pass(5 * day);
    for (const auto &handler : {m_world->handler.get(), second.get(), third.get(), m_world->handler.get()})
        handler->tick();
    QCOMPARE(byTimer().size(), 1);
    m_world->pass(5 * day);
    for (const auto &handler : {third.get(), second.get(), m_world->handler.get()})
        handler->tick();
    QCOMPARE(byTimer().size(), 2);
}

void TimersTest::restartsFireOnce_STAT_3()
{
    say(u"eva"_s, true);
    for (int i = 0; i < 12; ++i) {
        m_world->pass(day);
        m_world->restart();
        m_world->handler->tick();
        m_world->handler->tick();
    }
    QCOMPARE(byTimer(), (QStringList{u"timer:pendingReminder"_s, u"status:closed"_s}));
}

// Down over both: the reminder goes out first, and closing waits a day for an answer to it.
void TimersTest::reminderComesFirstAfterDowntime_STAT_3()
{
    say(u"eva"_s, true);
    m_world->pass(40 * day);
    m_world->restart();
    m_world->handler->tick();
    m_world->handler->tick();
    QCOMPARE(byTimer(), QStringList{u"timer:pendingReminder"_s});
    pass(day - 1);
    QVERIFY(bundle().record.open);
    pass(1);
    QVERIFY(!bundle().record.open);
}

void TimersTest::replyRacingTheCloseWins_STAT_3()
{
    say(u"eva"_s, true);
    pass(5 * day);
    m_world->pass(5 * day); // due, and nobody has looked yet
    say(u"sam"_s);
    m_world->handler->tick();
    QVERIFY(bundle().record.open);
    QCOMPARE(bundle().record.status, u"inProgress"_s);
}

void TimersTest::clockSetForwardClosesNothing_STAT_3()
{
    say(u"eva"_s, true);
    pass(5 * day);
    m_world->clock.step(30 * day);
    m_world->pass(0);
    m_world->handler->tick();
    QVERIFY(bundle().record.open);
    QVERIFY(m_world->call("GET", u"/readyz"_s).body.contains("clock"));
    QCOMPARE(m_world->call("GET", u"/readyz"_s).status, 200);
    m_world->clock.step(-30 * day);
    m_world->pass(0);
    const auto confirmed = m_world->admin(u"/v1/admin/clock/confirm"_s, {});
    QCOMPARE(confirmed.status, 200);
    QVERIFY(!m_world->call("GET", u"/readyz"_s).body.contains("clock confirm"));
    pass(5 * day);
    QVERIFY(!bundle().record.open);
}

void TimersTest::clockSetBackClosesNothing_STAT_3()
{
    say(u"eva"_s, true);
    pass(5 * day);
    m_world->clock.step(-3 * hour);
    m_world->pass(0);
    m_world->restart(); // it was written down how late it was
    m_world->handler->tick();
    QVERIFY(m_world->call("GET", u"/readyz"_s).body.contains("clock"));
    pass(5 * day + 3 * hour);
    QVERIFY(bundle().record.open);
    QCOMPARE(m_world->admin(u"/v1/admin/clock/confirm"_s, {}).status, 200);
    m_world->handler->tick();
    QVERIFY(!bundle().record.open);
    m_world->restart(); // and that holds
    QVERIFY(!m_world->call("GET", u"/readyz"_s).body.contains("clock confirm"));
}

void TimersTest::importedTimersStartAtTheImport_STAT_3()
{
    QJsonObject line = m_world->caseLine(u"old"_s, u"solo"_s, u"sam"_s);
    line.insert(u"status"_s, u"pendingResponse"_s);
    QCOMPARE(m_world->import({line}), QJsonArray());
    m_case = m_world->caseId(u"old"_s);
    m_world->handler->tick();
    QCOMPARE(byTimer(), QStringList());
    pass(5 * day);
    QCOMPARE(byTimer(), QStringList{u"timer:pendingReminder"_s});
}

void TimersTest::promisesAlertCare_ESC_3()
{
    QVERIFY(m_world->send(u"sam"_s, m_world->operation(m_case, Escalate{u"quality"_s, u"Look again"_s})).applied); // s3: a day
    const Case before = bundle().record;
    pass(18 * hour - 1);
    QCOMPARE(byTimer(u"eva"_s), QStringList());
    pass(1);
    QCOMPARE(byTimer(u"eva"_s), QStringList{u"promise:atRisk"_s});
    QCOMPARE(byTimer(), QStringList()); // never to the customer
    QCOMPARE(bundle().record, before);
    pass(6 * hour);
    QCOMPARE(byTimer(u"eva"_s), (QStringList{u"promise:atRisk"_s, u"promise:missed"_s}));
    // One that is kept alerts nobody.
    QVERIFY(m_world->send(u"sam"_s, m_world->operation(m_case, Escalate{u"quality"_s, u"Once more"_s})).applied);
    say(u"eva"_s);
    pass(3 * day);
    QCOMPARE(byTimer(u"eva"_s).size(), 2);
}

void TimersTest::dueTimesAreExplained_QUE_5()
{
    const auto reply = m_world->call("GET", QString(u"/v1/cases/"_s + m_case + u"/due-times"_s), {}, m_world->token(u"sam"_s));
    QCOMPARE(reply.status, 200);
    const QJsonArray times = QJsonDocument::fromJson(reply.body)[u"dueTimes"_s].toArray();
    QCOMPARE(times.size(), 2);
    QCOMPARE(times.first()[u"kind"_s].toString(), u"firstResponse"_s);
    QVERIFY(times.first()[u"due"_s].toInteger() > m_world->clock.nowMs());
    QCOMPARE(times.first()[u"ledger"_s][0][u"what"_s].toString(), u"started"_s);
    const auto hidden = m_world->call("GET", QString(u"/v1/cases/"_s + m_case + u"/due-times"_s), {}, m_world->token(u"nora"_s));
    QCOMPARE(hidden.status, 404); // ACC-8
}

std::unique_ptr<QObject> makeTimersTest() { return std::make_unique<TimersTest>(); }

#include "tst_timers.moc"
