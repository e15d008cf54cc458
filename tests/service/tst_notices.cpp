// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "sync/service/storage/changetransaction.h"
#include "tests/service/serviceworld.h"
#include "tests/service/suites.h"
#include "tests/support/portal.h"

#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 hour = 3'600'000;
constexpr qint64 day = 24 * hour;

} // namespace

/// Who hears of what, once, and never of what is not theirs.
class NoticesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(u"kaltura"_s); }
    void repliesAreHeardNotOnesOwn();
    void notesStayWithCare_STAT_9();
    void timersTellOnce_STAT_3();
    void escalationsGoTheirRoute_ESC_2_ESC_3();
    void promisesAlertEngineerAndManagers_ESC_3();
    void severityIsHeard_SEV_2();
    void recommendationsAreHeard_STAT_5();
    void suggestionsAreHeard_STAT_6();
    void readOnAllDevices();
    void nobodyReadsAnothers_ACC_8();
    void goneWithTheirCaseAndBack_ACC_9();
    void firstSyncBringsThem();
    void oldOnesAreSwept();

private:
    void begin(const QString &portalId)
    {
        m_world = std::make_unique<ServiceWorld>(portalJson(portalId));
        for (const auto &[name, role] : {std::pair(u"mona"_s, u"manager"_s), {u"emil"_s, u"engineer"_s}}) {
            const QJsonObject user{{u"email"_s, ServiceWorld::email(name)}, {u"name"_s, name}, {u"role"_s, role}, {u"password"_s, password}};
            QVERIFY(m_world->admin(u"/v1/admin/users"_s, Protocol::compact(user)).status < 300);
        }
        if (portalId == u"kaltura"_s) {
            const Operation open = m_world->openCase(u"solo"_s, u"sam"_s);
            QVERIFY(m_world->send(u"sam"_s, open).applied);
            m_case = open.caseId;
        }
    }
    void act(const QString &person, Operation::Act act, const QString &caseId = {})
    {
        m_world->clock.advance(1000);
        const auto outcome = m_world->send(person, m_world->operation(caseId.isEmpty() ? m_case : caseId, std::move(act)));
        QVERIFY2(outcome.applied, qPrintable(outcome.refusal.detail));
    }
    void say(const QString &person, bool waiting = false) { act(person, PostComment{u"Words"_s, Audience::Public, waiting, {}}); }
    void pass(qint64 ms)
    {
        m_world->pass(ms);
        m_world->handler->tick();
    }
    QJsonArray notices(const QString &person)
    {
        const auto reply = m_world->call("GET", u"/v1/notices"_s, {}, m_world->token(person));
        return QJsonDocument::fromJson(reply.body)["notices"_L1].toArray();
    }
    QStringList heard(const QString &person, bool unreadOnly = false) ///< oldest first
    {
        QStringList events;
        for (const QJsonValue &notice : notices(person)) {
            if (!unreadOnly || !notice["read"_L1].toBool())
                events.prepend(notice["event"_L1].toString());
        }
        return events;
    }

    std::unique_ptr<ServiceWorld> m_world;
    QString m_case;
};

void NoticesTest::repliesAreHeardNotOnesOwn()
{
    QCOMPARE(heard(u"sam"_s), QStringList()); // he opened it himself
    act(u"eva"_s, Assign{{}, m_world->personId(u"eva"_s)});
    QCOMPARE(heard(u"eva"_s), QStringList()); // she took it herself
    say(u"eva"_s, true); // its status is part of the reply
    QCOMPARE(heard(u"sam"_s), QStringList{u"reply"_s});
    say(u"sam"_s);
    QCOMPARE(heard(u"eva"_s), QStringList{u"customerReply"_s});
    QCOMPARE(heard(u"emil"_s), QStringList()); // the case is eva's
    QCOMPARE(heard(u"sam"_s).size(), 1);
    act(u"eva"_s, SetStatus{u"inProgress"_s, u"closed"_s});
    QCOMPARE(heard(u"sam"_s), (QStringList{u"reply"_s, u"status"_s}));
    const QJsonObject last = notices(u"sam"_s).first().toObject();
    QCOMPARE(last["case"_L1].toString(), m_case);
    QCOMPARE(last["from"_L1].toString(), u"inProgress"_s);
    QCOMPARE(last["to"_L1].toString(), u"closed"_s);
    QVERIFY(!QJsonDocument(last).toJson().contains("player")); // no word of the case
    QCOMPARE(heard(u"rita"_s) + heard(u"nora"_s), QStringList());
}

void NoticesTest::notesStayWithCare_STAT_9()
{
    act(u"eva"_s, Assign{{}, m_world->personId(u"eva"_s)});
    (void)m_world->bus.take();
    act(u"emil"_s, PostComment{u"Between us"_s, Audience::Care, false, {}});
    QCOMPARE(heard(u"eva"_s), QStringList{u"note"_s});
    QCOMPARE(notices(u"eva"_s).first()["audience"_L1].toString(), u"care"_s);
    QCOMPARE(heard(u"sam"_s), QStringList());
    const QString sam = Service::busKey(Keys::user(m_world->signInAs(u"sam"_s).profile.userId), Audience::Me);
    QVERIFY(!m_world->bus.take().contains(sam)); // his poll sleeps on
    // An engineer who becomes a customer is shown it no more.
    const QJsonObject eva{{u"email"_s, ServiceWorld::email(u"eva"_s)}, {u"role"_s, u"customer"_s}, {u"account"_s, u"solo"_s}};
    QCOMPARE(m_world->admin(u"/v1/admin/users"_s, Protocol::compact(eva)).status, 200);
    QCOMPARE(heard(u"eva"_s), QStringList());
}

void NoticesTest::timersTellOnce_STAT_3()
{
    say(u"eva"_s, true);
    auto second = m_world->open();
    m_world->pass(5 * day);
    for (const auto &handler : {m_world->handler.get(), second.get(), m_world->handler.get()})
        handler->tick();
    QCOMPARE(heard(u"sam"_s), (QStringList{u"reply"_s, u"reminder"_s}));
    QVERIFY(!notices(u"sam"_s).first().toObject().contains("byName"_L1)); // nobody did it
    m_world->pass(5 * day);
    for (const auto &handler : {second.get(), m_world->handler.get()})
        handler->tick();
    m_world->restart();
    m_world->handler->tick();
    QCOMPARE(heard(u"sam"_s), (QStringList{u"reply"_s, u"reminder"_s, u"autoClosed"_s}));
}

void NoticesTest::escalationsGoTheirRoute_ESC_2_ESC_3()
{
    act(u"sam"_s, Escalate{u"quality"_s, u"Nothing happens"_s});
    QCOMPARE(heard(u"eva"_s), QStringList{u"escalated"_s}); // nobody has it: all engineers
    QCOMPARE(heard(u"emil"_s), QStringList{u"escalated"_s});
    QCOMPARE(heard(u"mona"_s), QStringList());
    QCOMPARE(heard(u"sam"_s), QStringList());
    say(u"eva"_s);
    QCOMPARE(heard(u"sam"_s), QStringList{u"escalationAnswered"_s}); // which says more than that there is a reply
    act(u"sam"_s, Escalate{u"management"_s, u"Still nothing"_s});
    QCOMPARE(heard(u"mona"_s), QStringList{u"escalated"_s});
    QCOMPARE(heard(u"emil"_s).size(), 1); // past the engineers
    act(u"mona"_s, EndEscalation{u"Looked after"_s});
    QCOMPARE(heard(u"sam"_s), (QStringList{u"escalationAnswered"_s, u"escalationEnded"_s}));
    act(u"sam"_s, Escalate{u"quality"_s, u"Again nothing"_s});
    act(u"emil"_s, Escalate{u"quality"_s, u"For somebody else at Solo"_s});
    say(u"eva"_s);
    QCOMPARE(heard(u"emil"_s).last(), u"escalationAnswered"_s); // each round's own escalator
}

void NoticesTest::promisesAlertEngineerAndManagers_ESC_3()
{
    act(u"eva"_s, Assign{{}, m_world->personId(u"eva"_s)});
    act(u"sam"_s, Escalate{u"quality"_s, u"Nothing happens"_s}); // within a day
    pass(18 * hour);
    QCOMPARE(heard(u"eva"_s), (QStringList{u"escalated"_s, u"promiseAtRisk"_s}));
    QCOMPARE(heard(u"mona"_s), QStringList{u"promiseAtRisk"_s});
    pass(6 * hour);
    pass(hour);
    QCOMPARE(heard(u"mona"_s), (QStringList{u"promiseAtRisk"_s, u"promiseMissed"_s}));
    QCOMPARE(heard(u"emil"_s) + heard(u"sam"_s), QStringList());
}

void NoticesTest::severityIsHeard_SEV_2()
{
    act(u"eva"_s, SetLevel{u"severity"_s, u"s3"_s, u"s2"_s, u"Worse than it looked"_s});
    QCOMPARE(heard(u"sam"_s), QStringList{u"severity"_s}); // and not of the priority that follows
    QCOMPARE(notices(u"sam"_s).first()["to"_L1].toString(), u"s2"_s);
    act(u"emil"_s, Assign{{}, m_world->personId(u"eva"_s)});
    QCOMPARE(heard(u"eva"_s), QStringList{u"assigned"_s});
}

void NoticesTest::recommendationsAreHeard_STAT_5()
{
    act(u"eva"_s, Assign{{}, m_world->personId(u"eva"_s)});
    act(u"sam"_s, RecommendClose{u"solved"_s, {}});
    QCOMPARE(heard(u"eva"_s), QStringList{u"recommended"_s});
    act(u"eva"_s, AnswerRecommendation{true});
    QCOMPARE(heard(u"sam"_s), QStringList{u"recommendationAnswered"_s});
}

void NoticesTest::suggestionsAreHeard_STAT_6()
{
    begin(u"classic"_s);
    QJsonObject line = m_world->caseLine(u"c1"_s, u"solo"_s, u"sam"_s);
    line.insert(u"caseType"_s, u"issue"_s);
    line.insert(u"priority"_s, u"high"_s);
    line.remove(u"product"_s);
    QCOMPARE(m_world->import({line}), QJsonArray());
    m_case = m_world->caseId(u"c1"_s);
    QCOMPARE(heard(u"sam"_s), QStringList()); // imports tell nobody
    act(u"eva"_s, Assign{{}, m_world->personId(u"eva"_s)});
    act(u"eva"_s, SetLevel{u"severity"_s, u"s3"_s, u"sev2"_s, u"Care's own"_s});
    QCOMPARE(heard(u"sam"_s), QStringList()); // STAT-9, SEV-4: neither is his business here
    act(u"eva"_s, SetStatus{u"inProgress"_s, u"solutionSuggested"_s});
    QCOMPARE(heard(u"sam"_s), QStringList{u"solutionSuggested"_s});
    act(u"sam"_s, AnswerSolution{true, {}});
    QCOMPARE(heard(u"eva"_s), QStringList{u"status"_s});
}

void NoticesTest::readOnAllDevices()
{
    Replica desk;
    m_world->follow(u"sam"_s, desk);
    say(u"eva"_s);
    m_world->follow(u"sam"_s, desk);
    const QString id = notices(u"sam"_s).first()["id"_L1].toString();
    QVERIFY(desk.rows.contains(QString(u"notice/"_s + id)));
    QCOMPARE(heard(u"sam"_s, true), QStringList{u"reply"_s});
    QVERIFY(m_world->send(u"sam"_s, m_world->operation({}, MarkViewed{u"notice"_s, id})).applied);
    QCOMPARE(heard(u"sam"_s, true), QStringList());
    m_world->follow(u"sam"_s, desk);
    QVERIFY(desk.rows.contains(QString(u"viewed/notice:"_s + id)));
}

void NoticesTest::nobodyReadsAnothers_ACC_8()
{
    say(u"eva"_s);
    const QString id = notices(u"sam"_s).first()["id"_L1].toString();
    const auto theirs = m_world->send(u"rita"_s, m_world->operation({}, MarkViewed{u"notice"_s, id}));
    const auto none = m_world->send(u"rita"_s, m_world->operation({}, MarkViewed{u"notice"_s, u"none"_s}));
    QCOMPARE(theirs.refusal, none.refusal);
    QCOMPARE(theirs.refusal.code, ErrorCode::NotFound);
    QCOMPARE(m_world->call("GET", u"/v1/notices?user=sam"_s, {}, m_world->token(u"rita"_s)).status, 400); // there is no such question
}

void NoticesTest::goneWithTheirCaseAndBack_ACC_9()
{
    begin(u"atlas"_s); // a plain customer sees what is theirs alone
    QJsonObject line = m_world->caseLine(u"c1"_s, u"solo"_s, u"sam"_s);
    line.insert(u"status"_s, u"open"_s);
    line.insert(u"severity"_s, u"s3"_s);
    line.insert(u"product"_s, u"care"_s);
    line.remove(u"caseType"_s);
    const QJsonObject other{{u"type"_s, u"person"_s}, {u"id"_s, u"olga"_s}, {u"account"_s, u"solo"_s}, {u"name"_s, u"olga"_s}, {u"email"_s, ServiceWorld::email(u"olga"_s)}};
    line.insert(u"opener"_s, u"olga"_s);
    QCOMPARE(m_world->import({other, line}), QJsonArray());
    m_case = m_world->caseId(u"c1"_s);
    Replica desk;
    m_world->follow(u"sam"_s, desk);
    say(u"eva"_s);
    const QString id = notices(u"sam"_s).first()["id"_L1].toString();
    const QString sam = m_world->personId(u"sam"_s), olga = m_world->personId(u"olga"_s);
    act(u"eva"_s, EditField{u"contact"_s, sam, olga});
    QCOMPARE(heard(u"sam"_s), QStringList());
    (void)m_world->bus.take();
    say(u"eva"_s); // told to nobody who is out of reach
    const QString his = Service::busKey(Keys::user(m_world->signInAs(u"sam"_s).profile.userId), Audience::Me);
    QVERIFY(!m_world->bus.take().contains(his));
    m_world->follow(u"sam"_s, desk);
    QVERIFY(!desk.rows.contains(QString(u"notice/"_s + id)));
    act(u"eva"_s, EditField{u"contact"_s, olga, sam});
    QCOMPARE(heard(u"sam"_s), QStringList{u"reply"_s});
    m_world->follow(u"sam"_s, desk);
    QVERIFY(desk.rows.contains(QString(u"notice/"_s + id)));
}

void NoticesTest::firstSyncBringsThem()
{
    say(u"eva"_s);
    for (const QString &person : {u"sam"_s, u"eva"_s}) {
        Replica fresh;
        m_world->follow(person, fresh);
        const auto rows = fresh.rows.keys();
        QCOMPARE(std::count_if(rows.cbegin(), rows.cend(), [](const QString &name) { return name.startsWith(u"notice/"_s); }), person == u"sam"_s ? 1 : 0);
    }
}

void NoticesTest::oldOnesAreSwept()
{
    Replica desk;
    m_world->follow(u"sam"_s, desk);
    say(u"eva"_s);
    m_world->follow(u"sam"_s, desk);
    const QString id = notices(u"sam"_s).first()["id"_L1].toString();
    QVERIFY(m_world->send(u"sam"_s, m_world->operation({}, MarkViewed{u"notice"_s, id})).applied);
    pass(200 * day);
    QCOMPARE(heard(u"sam"_s), QStringList());
    m_world->follow(u"sam"_s, desk);
    QVERIFY(!desk.rows.contains(QString(u"notice/"_s + id)) && !desk.rows.contains(QString(u"viewed/notice:"_s + id)));
}

std::unique_ptr<QObject> makeNoticesTest() { return std::make_unique<NoticesTest>(); }
#include "tst_notices.moc"
