// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/notices.h"
#include "models/domain/timers.h"
#include "tests/support/fifthportal.h"
#include "tests/support/portal.h"

#include <QJsonArray>
#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

/// Which events an act or a timer brings about, and which rules a definition may have for them.
class NoticeRulesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEventIsInTheShippedRules();
    void rulesAreChecked_STAT_9_data();
    void rulesAreChecked_STAT_9();
    void customersAreNotToldWhoElseHears();
    void eventsOfActs_data();
    void eventsOfActs();
    void eventsOfTimers_STAT_3_ESC_3();
};

void NoticeRulesTest::everyEventIsInTheShippedRules()
{
    QStringList known;
    for (const QString &id : {u"kaltura"_s, u"classic"_s, u"atlas"_s}) {
        const auto rules = portal(id).notices;
        for (const auto &rule : rules)
            known << rule.on;
    }
    for (const QString &event : noticeEvents())
        QVERIFY2(known.contains(event), qPrintable(event));
}

void NoticeRulesTest::rulesAreChecked_STAT_9_data()
{
    QTest::addColumn<QString>("portalId");
    QTest::addColumn<QString>("on");
    QTest::addColumn<QStringList>("to");
    QTest::addColumn<QString>("complaint"); // empty: none
    const auto row = [](const char *name, const QString &portalId, const QString &on, const QStringList &to, const QString &complaint) {
        QTest::newRow(name) << portalId << on << to << complaint;
    };
    row("fine", u"kaltura"_s, u"reply"_s, {u"contact"_s, u"managers"_s}, {});
    row("unknown event", u"kaltura"_s, u"sneeze"_s, {u"contact"_s}, u"$.notices[0].on: "_s);
    row("unknown person", u"kaltura"_s, u"reply"_s, {u"everybody"_s}, u"$.notices[0].to: "_s);
    row("nobody", u"kaltura"_s, u"reply"_s, {}, u"$.notices[0].to: "_s);
    row("note to a customer", u"kaltura"_s, u"note"_s, {u"owner"_s, u"contact"_s}, u"$.notices[0].to: contact"_s);
    row("promise to a customer", u"kaltura"_s, u"promiseAtRisk"_s, {u"opener"_s}, u"$.notices[0].to: opener"_s);
    row("internal owner to a customer", u"classic"_s, u"assigned"_s, {u"contact"_s}, u"$.notices[0].to: contact"_s);
    row("public owner to a customer", u"kaltura"_s, u"assigned"_s, {u"contact"_s}, {});
    row("internal severity to a customer", u"classic"_s, u"severity"_s, {u"opener"_s}, u"$.notices[0].to: opener"_s);
    row("escalator of a reply", u"kaltura"_s, u"reply"_s, {u"escalator"_s}, u"$.notices[0].to: escalator"_s);
    row("route of a promise", u"kaltura"_s, u"promiseMissed"_s, {u"route"_s}, u"$.notices[0].to: route"_s);
}

void NoticeRulesTest::rulesAreChecked_STAT_9()
{
    QFETCH(QString, portalId);
    QFETCH(QString, on);
    QFETCH(QStringList, to);
    QFETCH(QString, complaint);
    QJsonObject json = portalJson(portalId);
    json.insert(u"notices"_s, QJsonArray{QJsonObject{{u"on"_s, on}, {u"to"_s, QJsonArray::fromStringList(to)}}});
    const auto parsed = PortalDefinition::parse(json);
    QCOMPARE(parsed.ok(), complaint.isEmpty());
    if (!parsed)
        QVERIFY2(parsed.error().detail.startsWith(complaint), qPrintable(parsed.error().detail));
}

void NoticeRulesTest::customersAreNotToldWhoElseHears()
{
    const auto definition = portal();
    QVERIFY(!definition.projected({Audience::Public, Audience::Me}).contains(u"notices"_s));
    QVERIFY(definition.projected({Audience::Public, Audience::Care, Audience::Me}).contains(u"notices"_s));
}

void NoticeRulesTest::eventsOfActs_data()
{
    QTest::addColumn<QString>("portalId");
    QTest::addColumn<Role>("role");
    QTest::addColumn<QString>("status");
    QTest::addColumn<Operation::Act>("act");
    QTest::addColumn<QStringList>("events");
    const auto row = [](const char *name, const QString &portalId, Role role, const QString &status, Operation::Act act, const QStringList &events) {
        QTest::newRow(name) << portalId << role << status << act << events;
    };
    const PostComment word{u"A word"_s, Audience::Public, false, {}}, note{u"A word"_s, Audience::Care, false, {}}, question{u"A word?"_s, Audience::Public, true, {}};
    row("reply", u"kaltura"_s, Role::Engineer, u"inProgress"_s, word, {u"reply"_s, u"escalationAnswered"_s});
    row("reply that waits", u"kaltura"_s, Role::Engineer, u"inProgress"_s, question, {u"reply"_s, u"status"_s, u"escalationAnswered"_s});
    row("note", u"kaltura"_s, Role::Engineer, u"inProgress"_s, note, {u"note"_s});
    row("customer's reply", u"kaltura"_s, Role::Customer, u"inProgress"_s, word, {u"customerReply"_s});
    row("escalation", u"kaltura"_s, Role::Customer, u"inProgress"_s, Escalate{u"quality"_s, u"Why"_s}, {u"escalated"_s});
    row("its end", u"kaltura"_s, Role::Engineer, u"inProgress"_s, EndEscalation{u"Done"_s}, {u"escalationEnded"_s});
    row("recommendation", u"kaltura"_s, Role::Customer, u"inProgress"_s, RecommendClose{u"solved"_s, {}}, {u"recommended"_s});
    row("level", u"kaltura"_s, Role::Engineer, u"inProgress"_s, SetLevel{u"severity"_s, u"s3"_s, u"s2"_s, u"Worse"_s}, {u"severity"_s, u"priority"_s});
    row("a field nobody waits for", u"kaltura"_s, Role::Customer, u"inProgress"_s, EditField{u"phone"_s, {}, u"+1 555 0100"_s}, {});
    row("owner", u"kaltura"_s, Role::Engineer, u"inProgress"_s, Assign{{}, u"me"_s}, {u"assigned"_s});
    row("suggestion", u"classic"_s, Role::Engineer, u"inProgress"_s, SetStatus{u"inProgress"_s, u"solutionSuggested"_s}, {u"solutionSuggested"_s});
    row("fifth portal", u"garden"_s, Role::Engineer, u"sprout"_s, question, {u"reply"_s, u"status"_s});
}

void NoticeRulesTest::eventsOfActs()
{
    QFETCH(QString, portalId);
    QFETCH(Role, role);
    QFETCH(QString, status);
    QFETCH(Operation::Act, act);
    QFETCH(QStringList, events);
    const auto definition = portalId == u"garden"_s ? std::move(PortalDefinition::parse(fifthJson())).value() : portal(portalId);
    CaseBundle bundle;
    bundle.record.id = u"c"_s;
    bundle.record.accountId = u"a"_s;
    bundle.record.status = status;
    bundle.record.severity = u"s3"_s;
    bundle.record.priority = u"medium"_s;
    bundle.rounds << Escalation{u"r"_s, u"c"_s, u"p"_s, u"P"_s, u"quality"_s, {}, u"engineer"_s, {}, 5, 0, 0, 0, {}, 1};
    Actor actor{u"u"_s, u"me"_s, u"Me"_s, u"a"_s, role, {}, Channel::App};
    actor.reach.mayEdit = {u"a"_s};
    actor.reach.everything = isCare(role);
    const auto effects = decide(definition, actor, Situation{bundle, {}, {}, {}, {}, 0, false}, Operation{u"o"_s, u"c"_s, 1, act}, 1000);
    QVERIFY2(effects.ok(), effects.ok() ? "" : qPrintable(effects.error().detail));
    QStringList found;
    QSet<QString> keys;
    for (const CaseEvent &event : eventsOf(definition, effects.value())) {
        found << event.event;
        keys.insert(event.key);
        QVERIFY(!event.from.contains(u"word"_s) && !event.to.contains(u"word"_s)); // never the case's words
    }
    if (portalId != u"kaltura"_s)
        found.removeAll(u"escalationAnswered"_s);
    QCOMPARE(found, events);
    QVERIFY(keys.size() >= found.size());
}

void NoticeRulesTest::eventsOfTimers_STAT_3_ESC_3()
{
    const auto definition = portal();
    CaseBundle bundle;
    bundle.record.id = u"c"_s;
    bundle.record.status = u"pendingResponse"_s;
    bundle.record.pendingSince = 1;
    bundle.rounds << Escalation{u"r"_s, u"c"_s, u"p"_s, u"P"_s, u"quality"_s, {}, u"engineer"_s, u"day"_s, 5, 100, 0, 0, {}, 1};
    const auto eventOf = [&](const QString &kind, const QString &period) {
        const auto effects = fire(definition, bundle, kind, period, 2'000'000'000);
        const auto events = effects ? eventsOf(definition, effects.value()) : QList<CaseEvent>();
        return events.size() == 1 ? events.first() : CaseEvent{};
    };
    QCOMPARE(eventOf(u"pendingReminder"_s, u"x"_s).event, u"reminder"_s);
    QCOMPARE(eventOf(u"pendingClose"_s, u"x"_s).event, u"autoClosed"_s);
    QCOMPARE(eventOf(promiseAtRisk, u"r"_s).event, u"promiseAtRisk"_s);
    QCOMPARE(eventOf(promiseMissed, u"r"_s).event, u"promiseMissed"_s);
    QCOMPARE(eventOf(promiseMissed, u"r"_s).audience, Audience::Care);
    QCOMPARE(eventOf(u"pendingClose"_s, u"x"_s).key, eventOf(u"pendingClose"_s, u"x"_s).key); // the same whoever fires it
}

QTEST_GUILESS_MAIN(NoticeRulesTest)
#include "tst_notices.moc"
