// SPDX-License-Identifier: GPL-3.0-or-later
// What the levels of the portals mean, held against the rules' own facts in a few words each.
#include "models/domain/operation.h"
#include "tests/support/fifthportal.h"
#include "tests/support/portal.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Casement;

namespace {

const PortalDefinition::Level *levelOf(const PortalDefinition &portal, const QString &id)
{
    return portal.customerSets == u"priority"_s ? portal.priority(id) : portal.severity(id);
}

/// All a level says of itself, folded to one line.
QString wordsOf(const PortalDefinition::Level &level)
{
    return QString(level.label + u". "_s + level.hint + u". "_s + level.qualifies.join(u". "_s)).toLower();
}

} // namespace

class TestSeverity final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void levelsMeanWhatTheRulesSay_SEV_1_SEV_5_SEV_8_data();
    void levelsMeanWhatTheRulesSay_SEV_1_SEV_5_SEV_8();
    void advisorProposesByTheRules_NEW_11_data();
    void advisorProposesByTheRules_NEW_11();
    void everyAdviceEndsWithinFourQuestions_NEW_11_SEV_7_data();
    void everyAdviceEndsWithinFourQuestions_NEW_11_SEV_7();
    void stageAloneIsNeverAnOutage_SEV_5();
    void outageIsAnsweredDayAndNight_SEV_6();
    void badAdvisorsAreRefused_data();
    void badAdvisorsAreRefused();
};

void TestSeverity::levelsMeanWhatTheRulesSay_SEV_1_SEV_5_SEV_8_data()
{
    QTest::addColumn<QString>("portal");
    QTest::addColumn<QString>("level");
    QTest::addColumn<int>("rank");
    QTest::addColumn<QStringList>("facts"); ///< each a pattern that must be found
    const auto row = [](const char *tag, const char *portal, const char *level, int rank, const QStringList &facts) {
        QTest::newRow(tag) << QString::fromLatin1(portal) << QString::fromLatin1(level) << rank << facts;
    };
    row("SEV-1 essential", "kaltura", "s1", 1, {u"play"_s, u"(log|sign).?in"_s, u"live|webcast"_s, u"api"_s, u"every|all"_s});
    row("SEV-1 high", "kaltura", "s2", 2, {u"upload|import"_s, u"transcod"_s, u"caption|transcri"_s, u"console"_s, u"analytic"_s, u"slow|unreliable"_s, u"badly"_s});
    row("SEV-1 medium", "kaltura", "s3", 3, {u"affected, but it goes on"_s, u"few"_s, u"component"_s});
    row("SEV-1 low", "kaltura", "s4", 4, {u"question"_s, u"config|setting"_s, u"single"_s, u"feature|wish"_s, u"look|layout|interface|display"_s});
    row("SEV-5 community", "atlas", "s1", 1, {u"community: at least half"_s, u"reach"_s, u"post"_s, u"sign in"_s, u"slow"_s, u"production"_s, u"security"_s});
    row("SEV-5 care", "atlas", "s1", 1, {u"care: nobody can sign in"_s, u"four standard integrations"_s, u"no agent can send"_s});
    row("SEV-5 marketing", "atlas", "s1", 1, {u"marketing: nobody can sign in"_s, u"two standard integrations"_s, u"no account can send"_s});
    row("SEV-5 in general", "atlas", "s1", 1, {u"useless for its main purpose"_s, u"all or most"_s});
    row("stage is named with the normal cases", "atlas", "s3", 3, {u"stage"_s});
    row("SEV-8 essential", "classic", "essential", 1, {u"main production flow is down"_s, u"main part of the work"_s, u"no way around"_s, u"at once"_s});
    row("SEV-8 high", "classic", "high", 2, {u"main production flow is down"_s, u"main part of the work"_s});
    row("SEV-8 medium", "classic", "medium", 3, {u"part of a service"_s, u"goes on without"_s});
    row("SEV-8 low", "classic", "low", 4, {u"question"_s, u"enhancement"_s, u"look"_s});
}

void TestSeverity::levelsMeanWhatTheRulesSay_SEV_1_SEV_5_SEV_8()
{
    QFETCH(QString, portal);
    QFETCH(QString, level);
    QFETCH(int, rank);
    QFETCH(QStringList, facts);
    const PortalDefinition definition = Testing::portal(portal);
    const auto *found = levelOf(definition, level);
    QVERIFY(found);
    QCOMPARE(found->rank, rank);
    for (const QString &fact : facts)
        QVERIFY2(wordsOf(*found).contains(QRegularExpression(fact)), qPrintable(QString(fact + u" is not in: "_s + wordsOf(*found))));
}

void TestSeverity::advisorProposesByTheRules_NEW_11_data()
{
    QTest::addColumn<QString>("portal");
    QTest::addColumn<QList<int>>("answers");
    QTest::addColumn<QString>("level");
    QTest::newRow("playback out SEV-1") << u"kaltura"_s << QList<int>{0, 0, 0} << u"s1"_s;
    QTest::newRow("playback slow SEV-1") << u"kaltura"_s << QList<int>{0, 0, 1} << u"s2"_s;
    QTest::newRow("captions out SEV-1") << u"kaltura"_s << QList<int>{0, 1, 0} << u"s2"_s;
    QTest::newRow("captions slow SEV-1") << u"kaltura"_s << QList<int>{0, 1, 1} << u"s3"_s;
    QTest::newRow("few users SEV-1") << u"kaltura"_s << QList<int>{0, 2} << u"s3"_s;
    QTest::newRow("single user SEV-1") << u"kaltura"_s << QList<int>{0, 3} << u"s4"_s;
    QTest::newRow("question SEV-7") << u"kaltura"_s << QList<int>{1} << u"s4"_s;
    QTest::newRow("all four SEV-8") << u"classic"_s << QList<int>{0, 0, 1, 0} << u"essential"_s;
    QTest::newRow("can wait SEV-8") << u"classic"_s << QList<int>{0, 0, 1, 1} << u"high"_s;
    QTest::newRow("way around SEV-8") << u"classic"_s << QList<int>{0, 0, 0} << u"high"_s;
    QTest::newRow("part missing SEV-8") << u"classic"_s << QList<int>{0, 1} << u"medium"_s;
    QTest::newRow("enhancement SEV-7") << u"classic"_s << QList<int>{1} << u"low"_s;
    QTest::newRow("security alone SEV-5") << u"atlas"_s << QList<int>{0} << u"s1"_s;
    QTest::newRow("half cannot sign in SEV-5") << u"atlas"_s << QList<int>{1, 0, 0, 0} << u"s1"_s;
    QTest::newRow("stage alone SEV-5") << u"atlas"_s << QList<int>{1, 1} << u"s3"_s;
    QTest::newRow("many SEV-5") << u"atlas"_s << QList<int>{1, 0, 1} << u"s2"_s;
}

void TestSeverity::advisorProposesByTheRules_NEW_11()
{
    QFETCH(QString, portal);
    QFETCH(QList<int>, answers);
    QFETCH(QString, level);
    const PortalDefinition definition = Testing::portal(portal);
    const Advice advice = advise(definition, answers);
    QCOMPARE(advice.level, level);
    QVERIFY(!advice.reason.isEmpty() && !advice.question);
    QVERIFY(advise(definition, answers.first(answers.size() - 1)).question); // it was asked
    QVERIFY(advise(definition, {}).question);
    QVERIFY(!advise(definition, {99}).question && advise(definition, {99}).level.isEmpty());
}

void TestSeverity::everyAdviceEndsWithinFourQuestions_NEW_11_SEV_7_data()
{
    QTest::addColumn<QString>("portal");
    for (const char *portal : {"kaltura", "classic", "atlas"})
        QTest::newRow(portal) << QString::fromLatin1(portal);
}

void TestSeverity::everyAdviceEndsWithinFourQuestions_NEW_11_SEV_7()
{
    QFETCH(QString, portal);
    const PortalDefinition definition = Testing::portal(portal);
    QList<QList<int>> open{{}};
    QSet<QString> proposed;
    while (!open.isEmpty()) {
        const QList<int> path = open.takeFirst();
        const Advice advice = advise(definition, path);
        if (!advice.question) {
            QVERIFY(levelOf(definition, advice.level) && !advice.reason.isEmpty());
            proposed.insert(advice.level);
            continue;
        }
        QVERIFY(path.size() < longestAdvice);
        for (int i = 0; i < advice.question->answers.size(); ++i)
            open << path + QList<int>{i};
    }
    QCOMPARE(proposed.size(), 4); // every level can come of it
    // SEV-7: proposed before anything is asked.
    if (portal == u"kaltura"_s) {
        QCOMPARE(definition.caseType(u"featureRequest"_s)->fixedSeverity, u"s4"_s);
        QCOMPARE(definition.caseType(u"howTo"_s)->proposedSeverity, u"s4"_s);
    }
}

// The limit is the service's too, for Care as for customers, at creation and later.
void TestSeverity::stageAloneIsNeverAnOutage_SEV_5()
{
    const PortalDefinition atlas = Testing::portal(u"atlas"_s);
    OpenCase draft;
    draft.accountId = u"a"_s;
    draft.contactId = u"p"_s;
    draft.subject = draft.description = u"x"_s;
    draft.product = u"community"_s;
    draft.severity = u"s1"_s;
    draft.fields.insert(u"environment"_s, u"stage"_s);
    QCOMPARE(problemsOf(atlas, draft), (QMap<QString, QString>{{u"severity"_s, u"notHere"_s}}));
    draft.fields.insert(u"environment"_s, u"production"_s);
    QCOMPARE(problemsOf(atlas, draft), (QMap<QString, QString>()));
    draft.fields.insert(u"environment"_s, u"stage"_s);
    draft.severity = u"s2"_s;
    QCOMPARE(problemsOf(atlas, draft), (QMap<QString, QString>()));

    CaseBundle bundle;
    bundle.record.status = u"open"_s;
    bundle.record.severity = u"s2"_s;
    bundle.record.product = u"community"_s;
    bundle.record.fields.insert(u"environment"_s, u"stage"_s);
    Actor care{u"e"_s, u"e"_s, u"Eva"_s, {}, Role::Engineer, {}, Channel::App};
    care.reach.everything = true;
    const Situation situation{bundle, {}, {}, {}, {}, 0, false};
    const auto raised = decide(atlas, care, situation, {u"op"_s, u"c"_s, 1, SetLevel{u"severity"_s, u"s2"_s, u"s1"_s, u"why"_s}}, 1);
    QVERIFY(!raised && raised.error().code == ErrorCode::NotAllowed);
    bundle.record.severity = u"s1"_s;
    bundle.record.fields.insert(u"environment"_s, u"production"_s);
    QCOMPARE(problemOf(atlas, bundle.record, u"environment"_s, u"stage"_s), u"notHere"_s);
    QCOMPARE(problemOf(atlas, bundle.record, u"steps"_s, u"Words"_s), QString());
}

void TestSeverity::outageIsAnsweredDayAndNight_SEV_6()
{
    const PortalDefinition atlas = Testing::portal(u"atlas"_s);
    for (const QString &contract : {u"standard"_s, u"premium"_s}) {
        const auto *target = atlas.targetFor(u"s1"_s, contract);
        QVERIFY(target);
        QCOMPARE(target->firstResponseMs, 15LL * 60 * 1000);
        QVERIFY(atlas.calendar(target->calendar)->always); // holidays included
    }
    QVERIFY(!atlas.outage.email.isEmpty() && !atlas.outage.text.isEmpty());
    QVERIFY(atlas.field(u"link"_s) && atlas.field(u"steps"_s));
    QCOMPARE(atlas.outage.prefill, u"link"_s);

    // One act makes the case and leaves what is to be passed on, where customers do not see it.
    Actor customer{u"u"_s, u"p"_s, u"Dana"_s, u"a"_s, Role::Customer, {}, Channel::App};
    customer.reach.mayOpen = {u"a"_s};
    Situation situation;
    situation.account = Account{};
    situation.contact = Person{u"p"_s, u"a"_s, u"Dana"_s, {}, {}, {}, 0};
    OpenCase draft;
    draft.accountId = u"a"_s;
    draft.contactId = u"p"_s;
    draft.subject = draft.description = u"All is down"_s;
    draft.product = u"care"_s;
    for (const QString &severity : {u"s1"_s, u"s2"_s}) {
        draft.severity = severity;
        const auto effects = decide(atlas, customer, situation, {u"op"_s, u"c"_s, 1, draft}, 1);
        QVERIFY2(effects.ok(), effects.ok() ? "" : qPrintable(effects.error().detail));
        const auto &history = effects->history;
        const auto reported = std::find_if(history.cbegin(), history.cend(), [](const HistoryEntry &entry) { return entry.field == u"outageReported"_s; });
        QCOMPARE(reported != history.cend(), severity == u"s1"_s);
        if (reported != history.cend())
            QVERIFY(reported->to == atlas.outage.email && reported->audience == Audience::Care);
    }
}

void TestSeverity::badAdvisorsAreRefused_data()
{
    QTest::addColumn<QJsonArray>("advisor");
    QTest::addColumn<QString>("complaint");
    const auto question = [](const QString &id, const QJsonObject &answer) {
        return QJsonObject{{u"id"_s, id}, {u"text"_s, u"?"_s}, {u"answers"_s, QJsonArray{answer}}};
    };
    const QJsonObject end{{u"label"_s, u"x"_s}, {u"level"_s, u"big"_s}, {u"reason"_s, u"y"_s}};
    const auto to = [](const QString &next) { return QJsonObject{{u"label"_s, u"x"_s}, {u"next"_s, next}}; };
    QTest::newRow("good") << QJsonArray{question(u"a"_s, to(u"b"_s)), question(u"b"_s, end)} << QString();
    QTest::newRow("round and round") << QJsonArray{question(u"a"_s, to(u"b"_s)), question(u"b"_s, to(u"a"_s))} << u"$.advisor: asks more than 4 questions in a row"_s;
    QTest::newRow("five") << QJsonArray{question(u"a"_s, to(u"b"_s)), question(u"b"_s, to(u"c"_s)), question(u"c"_s, to(u"d"_s)), question(u"d"_s, to(u"e"_s)), question(u"e"_s, end)}
                          << u"$.advisor: asks more than 4 questions in a row"_s;
    QTest::newRow("nowhere") << QJsonArray{question(u"a"_s, to(u"z"_s))} << u"$.advisor[0].answers[0]: needs either the next question or a level that customers set"_s;
    QTest::newRow("no reason") << QJsonArray{question(u"a"_s, {{u"label"_s, u"x"_s}, {u"level"_s, u"big"_s}})} << u"$.advisor[0].answers[0]: says no reason"_s;
}

void TestSeverity::badAdvisorsAreRefused()
{
    QFETCH(QJsonArray, advisor);
    QFETCH(QString, complaint);
    QJsonObject json = Testing::fifthJson();
    json.insert(u"advisor"_s, advisor);
    const auto parsed = PortalDefinition::parse(json);
    QCOMPARE(parsed.ok() ? QString() : parsed.error().detail, complaint);
}

QTEST_GUILESS_MAIN(TestSeverity)

#include "tst_severity.moc"
