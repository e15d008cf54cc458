// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/operation.h"
#include "tests/support/fifthportal.h"
#include "tests/support/portal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <random>

using namespace Qt::StringLiterals;
using namespace Casement;
using Testing::fifthJson;

namespace {

constexpr qint64 day = 24LL * 60 * 60 * 1000;
constexpr qint64 noon = 1'770'000'000'000;

Actor actor(Role role)
{
    Actor actor{u"u"_s, u"p1"_s, u"Dana"_s, u"a1"_s, role, {}, Channel::App};
    actor.reach.mayEdit = actor.reach.mayOpen = {u"a1"_s};
    actor.reach.everything = isCare(role);
    return actor;
}

const Actor customer = actor(Role::Customer);
const Actor care = actor(Role::Engineer);

CaseBundle caseIn(const PortalDefinition &portal, const QString &status, const QString &type = {})
{
    CaseBundle bundle;
    bundle.record.id = u"c1"_s;
    bundle.record.accountId = u"a1"_s;
    bundle.record.status = status;
    bundle.record.type = type;
    bundle.record.open = portal.isOpen(status);
    bundle.record.closedAt = bundle.record.open ? 0 : noon;
    bundle.record.pendingSince = portal.status(status)->phase == u"pending"_s ? noon : 0;
    return bundle;
}

Result<Effects> act(const PortalDefinition &portal, const Actor &who, const CaseBundle &before, Operation::Act act, qint64 now = noon)
{
    Situation situation;
    situation.before = before;
    return decide(portal, who, situation, {u"op"_s, u"c1"_s, 1, std::move(act)}, now);
}

PostComment say(bool waiting = false) { return {u"words"_s, Audience::Public, waiting, {}}; }

QString statusAfter(const Result<Effects> &effects) { return effects && effects->record ? effects->record->status : u"refused"_s; }

} // namespace

/// The life cycles of the portals, decided from their definitions alone.
class TestLifeCycle final : public QObject
{
    Q_OBJECT

private:
    const PortalDefinition m_kaltura = Testing::portal(), m_classic = Testing::portal(u"classic"_s), m_atlas = Testing::portal(u"atlas"_s);

private Q_SLOTS:
    void badLifeCyclesAreRefused_data();
    void badLifeCyclesAreRefused();
    void fifthPortalLivesItsLife_STAT_1_STAT_2_STAT_4_STAT_5();
    void lifeCycleNeverLeavesItsGraph_STAT_1_data();
    void lifeCycleNeverLeavesItsGraph_STAT_1();
    void viewsOfClassic_VIEW_3();
    void viewsOfAtlas_VIEW_4();
    void formOfClassic_NEW_13_NEW_8();
    void formOfAtlas_NEW_14();
    void parentOpensNotForItself_ACC_4();
    void plainCustomersSeeTheirOwn_ACC_11();
    void assigningMovesOn_STAT_6();
    void solutionsAreApprovedOrDeclined_STAT_6();
    void customerClosesAndReopens_STAT_7();
    void customersRecommendCareAnswers_STAT_5();
    void recommendingNeedsAReason_STAT_5_data();
    void recommendingNeedsAReason_STAT_5();
    void stillWorkingTwice_STAT_3();
    void careChangesSeverity_SEV_2_SEV_3();
    void severityIsCaresOwn_SEV_4();
    void featureRequestsStayLow_SEV_7();
    void escalationsEnd_ESC_5();
    void escalatingNeedsNoText_ESC_6();
    void classicHasNoEscalation_ESC_8();
};

void TestLifeCycle::badLifeCyclesAreRefused_data()
{
    QTest::addColumn<QJsonObject>("json");
    QTest::addColumn<QString>("complaint");
    const auto changed = [](const QString &list, qsizetype at, const QString &member, const QJsonValue &value) {
        QJsonObject json = fifthJson();
        QJsonArray array = json.value(list).toArray();
        if (at < array.size()) {
            QJsonObject item = array.at(at).toObject();
            item.insert(member, value);
            array.replace(at, item);
        } else {
            array << value;
        }
        json.insert(list, array);
        return json;
    };
    const auto added = [&](const QString &list, const QJsonObject &item) { return changed(list, 1000, {}, item); };
    QTest::newRow("whole") << fifthJson() << QString();
    QTest::newRow("dead status") << added(u"statuses"_s, {{u"id"_s, u"weed"_s}, {u"label"_s, u"Weed"_s}, {u"phase"_s, u"active"_s}})
                                 << u"$.statuses[5]: \"weed\" cannot be reached from the first status"_s;
    QJsonObject stuck = added(u"statuses"_s, {{u"id"_s, u"weed"_s}, {u"label"_s, u"Weed"_s}, {u"phase"_s, u"active"_s}});
    QJsonArray moves = stuck.value(u"transitions"_s).toArray();
    moves << QJsonObject{{u"from"_s, u"seed"_s}, {u"to"_s, u"weed"_s}, {u"by"_s, QJsonArray{u"care"_s}}};
    stuck.insert(u"transitions"_s, moves);
    QTest::newRow("no way out") << stuck << u"$.statuses[5]: \"weed\" is open and nothing leads out of it"_s;
    QTest::newRow("unknown status") << changed(u"transitions"_s, 3, u"to"_s, u"moon"_s) << u"$.transitions[3].to: \"moon\" does not exist"_s;
    QTest::newRow("unknown event") << changed(u"transitions"_s, 3, u"on"_s, u"rain"_s) << u"$.transitions[3].on: \"rain\" does not exist"_s;
    QTest::newRow("unknown guard") << changed(u"transitions"_s, 3, u"guard"_s, u"fullMoon"_s) << u"$.transitions[3].guard: \"fullMoon\" does not exist"_s;
    QTest::newRow("unknown role") << changed(u"transitions"_s, 3, u"by"_s, QJsonArray{u"gnome"_s}) << u"$.transitions[3].by: \"gnome\" does not exist"_s;
    QTest::newRow("timer without move") << changed(u"timers"_s, 0, u"to"_s, u"harvest"_s)
                                        << u"$.timers[0].to: no transition on timer by service leads from \"dry\" to \"harvest\""_s;
    QTest::newRow("timer at once") << changed(u"timers"_s, 0, u"afterMs"_s, 0) << u"$.timers[0].afterMs: must be at least a minute, 60000"_s;
    QTest::newRow("timer that never runs") << changed(u"timers"_s, 0, u"status"_s, u"sprout"_s)
                                           << u"$.timers[0].status: timers run in statuses of the phase pending only"_s;
    QJsonObject endless = changed(u"statuses"_s, 4, u"phase"_s, u"pending"_s);
    QJsonArray timers = endless.value(u"timers"_s).toArray();
    timers << QJsonObject{{u"id"_s, u"grow"_s}, {u"label"_s, u"Grow"_s}, {u"status"_s, u"compost"_s}, {u"to"_s, u"dry"_s}, {u"afterMs"_s, 60000}};
    endless.insert(u"timers"_s, timers);
    moves = endless.value(u"transitions"_s).toArray();
    moves << QJsonObject{{u"from"_s, u"compost"_s}, {u"to"_s, u"dry"_s}, {u"by"_s, QJsonArray{u"service"_s}}, {u"on"_s, u"timer"_s}};
    endless.insert(u"transitions"_s, moves);
    QTest::newRow("endless timers") << endless << u"$.timers[0].to: timers lead back to \"dry\" and would go round for ever"_s;
    QJsonObject internal = fifthJson();
    internal.insert(u"severityAudience"_s, u"care"_s);
    QTest::newRow("internal level in the form") << internal
                                                << u"$.severityAudience: care, yet customerSets, the form, a case type, a promise or a timer goes by severity"_s;
    QJsonObject calendar = fifthJson();
    calendar.insert(u"calendars"_s, QJsonArray{QJsonObject{{u"id"_s, u"c"_s}, {u"label"_s, u"C"_s}, {u"timeZone"_s, u"Mars/Base"_s}}});
    QTest::newRow("unknown zone") << calendar << u"$.calendars[0].timeZone: \"Mars/Base\" is no time zone; it looks like Europe/Berlin"_s;
    calendar.insert(u"calendars"_s, QJsonArray{QJsonObject{{u"id"_s, u"c"_s}, {u"label"_s, u"C"_s}, {u"timeZone"_s, u"Europe/Berlin"_s},
                                                           {u"hours"_s, QJsonObject{{u"monday"_s, QJsonArray{u"17:00-09:00"_s}}}}}});
    QTest::newRow("hours upside down") << calendar
                                       << u"$.calendars[0].hours.monday: \"17:00-09:00\" must be a span such as 09:00-17:30, later than the one before"_s;
}

void TestLifeCycle::badLifeCyclesAreRefused()
{
    QFETCH(QJsonObject, json);
    const auto parsed = PortalDefinition::parse(json);
    QTEST(parsed ? QString() : parsed.error().detail, "complaint");
}

void TestLifeCycle::fifthPortalLivesItsLife_STAT_1_STAT_2_STAT_4_STAT_5()
{
    const PortalDefinition portal = PortalDefinition::parse(fifthJson()).value();
    Situation opening;
    opening.account = Account{u"a1"_s, {}, u"Plot"_s, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, 0};
    opening.contact = Person{u"p1"_s, u"a1"_s, u"Dana"_s, {}, {}, {}, 0};
    OpenCase draft;
    draft.accountId = u"a1"_s;
    draft.contactId = u"p1"_s;
    draft.severity = u"small"_s;
    draft.priority = u"now"_s; // not asked by the form: follows the severity
    draft.subject = u"Tomatoes"_s;
    const auto opened = decide(portal, customer, opening, {u"op"_s, u"c1"_s, 1, draft}, noon);
    QVERIFY2(opened.ok(), opened ? "" : qPrintable(opened.error().detail));
    QCOMPARE(opened->record->status, u"seed"_s);
    QCOMPARE(opened->record->priority, u"soon"_s);

    QCOMPARE(statusAfter(act(portal, care, caseIn(portal, u"seed"_s), Assign{{}, u"p1"_s})), u"sprout"_s);
    QCOMPARE(statusAfter(act(portal, customer, caseIn(portal, u"seed"_s), say())), u"seed"_s);
    QCOMPARE(statusAfter(act(portal, care, caseIn(portal, u"sprout"_s), say(true))), u"dry"_s);
    QCOMPARE(statusAfter(act(portal, care, caseIn(portal, u"sprout"_s), say(false))), u"sprout"_s);
    QCOMPARE(statusAfter(act(portal, customer, caseIn(portal, u"dry"_s), say())), u"sprout"_s);
    QCOMPARE(statusAfter(act(portal, customer, caseIn(portal, u"sprout"_s), SetStatus{u"sprout"_s, u"harvest"_s})), u"harvest"_s);
    QCOMPARE(statusAfter(act(portal, care, caseIn(portal, u"sprout"_s), SetStatus{u"sprout"_s, u"harvest"_s})), u"refused"_s);
    QCOMPARE(statusAfter(act(portal, customer, caseIn(portal, u"harvest"_s), say(), noon + day)), u"sprout"_s);
    QCOMPARE(statusAfter(act(portal, customer, caseIn(portal, u"harvest"_s), say(), noon + day + 1)), u"refused"_s);
    QCOMPARE(statusAfter(act(portal, customer, caseIn(portal, u"compost"_s), say())), u"refused"_s);
    CaseBundle recommended = caseIn(portal, u"sprout"_s);
    recommended.record = *act(portal, customer, recommended, RecommendClose{u"ripe"_s, {}})->record;
    QCOMPARE(statusAfter(act(portal, care, recommended, AnswerRecommendation{true})), u"harvest"_s);
}

void TestLifeCycle::lifeCycleNeverLeavesItsGraph_STAT_1_data()
{
    QTest::addColumn<QJsonObject>("json");
    for (const QString &id : {u"kaltura"_s, u"classic"_s, u"atlas"_s})
        QTest::newRow(qPrintable(id)) << Testing::portalJson(id);
    QTest::newRow("fifth") << fifthJson();
}

// Whatever two people do in whatever order: each step follows an edge of the definition, and history says which.
void TestLifeCycle::lifeCycleNeverLeavesItsGraph_STAT_1()
{
    QFETCH(QJsonObject, json);
    const PortalDefinition portal = PortalDefinition::parse(json).value();
    std::mt19937 random(4711);
    const auto below = [&](qsizetype n) { return qsizetype(random() % std::max<qsizetype>(n, 1)); };
    int moves = 0;
    for (int life = 0; life < 60; ++life) {
        CaseBundle bundle = caseIn(portal, portal.firstOf(u"new"_s).id);
        QString replayed = bundle.record.status;
        qint64 now = noon;
        for (int step = 0; step < 40; ++step) {
            now += qint64(random() % quint32(3 * day / 2));
            const QString to = portal.statuses.at(below(portal.statuses.size())).id;
            const QList<Operation::Act> acts{say(false), say(true), SetStatus{bundle.record.status, to}, Assign{bundle.care.ownerId, u"p1"_s},
                                             RecommendClose{portal.closeReasons.isEmpty() ? QString() : portal.closeReasons.first().id, u"x"_s},
                                             AnswerRecommendation{random() % 2 == 0}, AnswerSolution{random() % 2 == 0, {}}, StillWorking{}};
            const bool byCare = random() % 2 == 0;
            const auto effects = act(portal, byCare ? care : customer, bundle, acts.at(below(acts.size())), now);
            if (!effects || !effects->record)
                continue;
            const QString from = bundle.record.status;
            bundle.record = *effects->record;
            for (const HistoryEntry &entry : effects->history) {
                if (entry.field == u"status"_s) {
                    QCOMPARE(entry.from, replayed);
                    replayed = entry.to;
                }
            }
            QCOMPARE(replayed, bundle.record.status);
            QCOMPARE(bundle.record.open, portal.isOpen(bundle.record.status));
            QCOMPARE(bundle.record.closedAt != 0, !bundle.record.open);
            QCOMPARE(bundle.record.pendingSince != 0, portal.status(bundle.record.status)->phase == u"pending"_s);
            if (from == bundle.record.status)
                continue;
            ++moves;
            const QString who = byCare ? u"care"_s : u"customer"_s;
            QVERIFY(std::any_of(portal.transitions.cbegin(), portal.transitions.cend(), [&](const auto &move) {
                return move.from == from && move.to == bundle.record.status && move.by.contains(who);
            }));
        }
    }
    QVERIFY(moves > 60);
}

void TestLifeCycle::viewsOfClassic_VIEW_3()
{
    QStringList labels;
    for (const auto &view : m_classic.views)
        labels << view.label;
    QCOMPARE(labels, (QStringList{u"All My Cases"_s, u"My Account's Open Cases"_s, u"My Closed Cases"_s, u"My Open Cases"_s}));
    const auto conditions = [&](const QString &id) { return m_classic.view(id)->conditions; };
    const Condition open{u"open"_s, Condition::Op::Is, {u"true"_s}}, closed{u"open"_s, Condition::Op::Is, {u"false"_s}};
    QCOMPARE(conditions(u"allMine"_s), (QList<Condition>{{u"opener"_s, Condition::Op::Is, {u"@me"_s}}}));
    QCOMPARE(conditions(u"accountOpen"_s), QList<Condition>{open});
    QCOMPARE(conditions(u"myClosed"_s), QList<Condition>{closed});
    QCOMPARE(conditions(u"myOpen"_s), (QList<Condition>{open, {u"contact"_s, Condition::Op::Is, {u"@me"_s}}}));
    QCOMPARE(m_classic.firstView, u"myOpen"_s);
}

void TestLifeCycle::viewsOfAtlas_VIEW_4()
{
    QCOMPARE(m_atlas.views.size(), 2);
    QCOMPARE(m_atlas.views.first().label, u"My Cases"_s);
    QCOMPARE(m_atlas.views.first().conditions, (QList<Condition>{{u"opener"_s, Condition::Op::Is, {u"@me"_s}}}));
    QVERIFY(m_atlas.views.last().conditions.isEmpty());
    QVERIFY(std::any_of(m_atlas.columns.cbegin(), m_atlas.columns.cend(), [](const auto &column) { return column.id == u"response"_s && !column.hidden; }));
}

void TestLifeCycle::formOfClassic_NEW_13_NEW_8()
{
    QStringList titles, asked;
    for (const auto &page : m_classic.newCasePages) {
        titles << page.title;
        asked << page.fields;
    }
    QCOMPARE(titles, (QStringList{u"Case Information"_s, u"Steps to Reproduce"_s, u"Additional Details"_s, u"Contact Information"_s, u"Review"_s}));
    QCOMPARE(asked.first(5), (QStringList{u"account"_s, u"priority"_s, u"type"_s, u"subject"_s, u"description"_s}));
    for (const QString &absent : {u"severity"_s, u"product"_s, u"partnerId"_s, u"cc"_s})
        QVERIFY2(!asked.contains(absent), qPrintable(absent));
    QCOMPARE(m_classic.caseTypes.size(), 2);
    QVERIFY(m_atlas.caseTypes.isEmpty());
}

void TestLifeCycle::formOfAtlas_NEW_14()
{
    QCOMPARE(m_atlas.newCasePages.size(), 2); // one form and the review
    OpenCase draft;
    draft.accountId = u"a1"_s;
    draft.contactId = u"p1"_s;
    draft.severity = u"s3"_s;
    draft.subject = draft.description = u"x"_s;
    draft.product = u"care"_s;
    QVERIFY2(problemsOf(m_atlas, draft).isEmpty(), qPrintable(problemsOf(m_atlas, draft).keys().join(u' ')));
    draft.product = u"community"_s; // only a community has environments
    QCOMPARE(problemsOf(m_atlas, draft).value(u"environment"_s), u"required"_s);
    draft.fields.insert(u"environment"_s, u"stage"_s);
    QVERIFY(problemsOf(m_atlas, draft).isEmpty());
    draft.product = u"marketing"_s;
    QCOMPARE(problemsOf(m_atlas, draft).value(u"environment"_s), u"unknownChoice"_s);
}

void TestLifeCycle::parentOpensNotForItself_ACC_4()
{
    const Hierarchy tree{{u"top"_s, {}}, {u"left"_s, u"top"_s}, {u"right"_s, u"top"_s}};
    const Reach top = reachOf(u"u"_s, Role::Customer, u"top"_s, tree, m_classic, u"p"_s);
    QVERIFY(!top.canOpen(u"top"_s) && top.canEdit(u"top"_s) && top.canOpen(u"left"_s));
    QVERIFY(top.keys.contains(u"account:top"_s));
    QVERIFY(reachOf(u"u"_s, Role::Customer, u"top"_s, tree, m_kaltura, u"p"_s).canOpen(u"top"_s));
    const Reach left = reachOf(u"u"_s, Role::Customer, u"left"_s, tree, m_classic, u"p"_s);
    QVERIFY(left.canOpen(u"left"_s) && !left.canOpen(u"right"_s) && left.canEdit(u"right"_s) && !left.keys.contains(u"account:top"_s));
}

void TestLifeCycle::plainCustomersSeeTheirOwn_ACC_11()
{
    const Hierarchy tree{{u"top"_s, {}}, {u"left"_s, u"top"_s}, {u"right"_s, u"top"_s}};
    const Reach own = reachOf(u"u"_s, Role::Customer, u"top"_s, tree, m_atlas, u"p"_s);
    QCOMPARE(own.keys, QSet<QString>({u"user:u"_s, u"org:top"_s, u"person:p"_s, u"news:atlas"_s}));
    QVERIFY(own.canOpen(u"top"_s) && !own.canOpen(u"left"_s));
    const Reach all = reachOf(u"u"_s, Role::CustomerAdmin, u"top"_s, tree, m_atlas, u"p"_s);
    QVERIFY(all.keys.contains(u"account:top"_s) && all.keys.contains(u"account:left"_s));
    QVERIFY(!reachOf(u"u"_s, Role::CustomerAdmin, u"left"_s, tree, m_atlas, u"p"_s).keys.contains(u"account:right"_s));
}

void TestLifeCycle::assigningMovesOn_STAT_6()
{
    const auto assigned = act(m_classic, care, caseIn(m_classic, u"new"_s), Assign{{}, u"p1"_s});
    QCOMPARE(statusAfter(assigned), u"newAssigned"_s);
    QVERIFY(assigned->record->ownerName.isEmpty()); // internal here
    QVERIFY(!act(m_classic, care, caseIn(m_classic, u"inProgress"_s), Assign{{}, u"p1"_s})->record);
    CaseBundle owned = caseIn(m_classic, u"new"_s);
    owned.care.ownerId = u"p1"_s;
    QVERIFY(!act(m_classic, care, owned, Assign{u"p1"_s, {}})->record);
}

void TestLifeCycle::solutionsAreApprovedOrDeclined_STAT_6()
{
    const CaseBundle active = caseIn(m_classic, u"inProgress"_s), suggested = caseIn(m_classic, u"solutionSuggested"_s);
    const auto suggest = act(m_classic, care, active, SetStatus{u"inProgress"_s, u"solutionSuggested"_s});
    QCOMPARE(statusAfter(suggest), u"solutionSuggested"_s);
    QVERIFY(!suggest->record->open); // closed in views and counts
    QCOMPARE(statusAfter(act(m_classic, care, active, SetStatus{u"inProgress"_s, u"resolved"_s})), u"refused"_s);
    QCOMPARE(statusAfter(act(m_classic, care, suggested, SetStatus{u"solutionSuggested"_s, u"resolved"_s})), u"refused"_s);
    QCOMPARE(statusAfter(act(m_classic, care, suggested, AnswerSolution{true, {}})), u"refused"_s);
    QCOMPARE(statusAfter(act(m_classic, customer, active, AnswerSolution{true, {}})), u"refused"_s);
    QCOMPARE(statusAfter(act(m_classic, customer, suggested, AnswerSolution{true, {}}, noon + 1000 * day)), u"resolved"_s); // no timer
    const auto declined = act(m_classic, customer, suggested, AnswerSolution{false, u"Still broken"_s});
    QCOMPARE(statusAfter(declined), u"inProgress"_s);
    QCOMPARE(declined->comments.value(0).body, u"Still broken"_s);
    QCOMPARE(statusAfter(act(m_classic, customer, suggested, say())), u"inProgress"_s);
    QCOMPARE(act(m_classic, customer, caseIn(m_classic, u"resolved"_s), say()).error().detail, u"closed for good: open a new case that names this one"_s);
    QCOMPARE(statusAfter(act(m_classic, customer, active, RecommendClose{u"solved"_s, {}})), u"refused"_s);
    QVERIFY(m_classic.timers.isEmpty());
}

void TestLifeCycle::customerClosesAndReopens_STAT_7()
{
    QCOMPARE(statusAfter(act(m_atlas, customer, caseIn(m_atlas, u"open"_s), SetStatus{u"open"_s, u"resolved"_s})), u"resolved"_s);
    QCOMPARE(statusAfter(act(m_atlas, customer, caseIn(m_atlas, u"resolved"_s), say(), noon + 4000 * day)), u"open"_s);
    QCOMPARE(statusAfter(act(m_atlas, customer, caseIn(m_atlas, u"open"_s), SetStatus{u"open"_s, u"waiting"_s})), u"refused"_s);
}

void TestLifeCycle::customersRecommendCareAnswers_STAT_5()
{
    CaseBundle bundle = caseIn(m_kaltura, u"inProgress"_s);
    const auto recommended = act(m_kaltura, customer, bundle, RecommendClose{u"other"_s, u"We moved"_s});
    QVERIFY(recommended);
    QCOMPARE(recommended->record->status, u"inProgress"_s);
    QCOMPARE(recommended->record->closeReason, u"other"_s);
    QCOMPARE(recommended->history.value(0).note, u"We moved"_s);
    bundle.record = *recommended->record;
    QCOMPARE(statusAfter(act(m_kaltura, customer, bundle, AnswerRecommendation{true})), u"refused"_s);
    const auto declined = act(m_kaltura, care, bundle, AnswerRecommendation{false});
    QCOMPARE(statusAfter(declined), u"inProgress"_s);
    QVERIFY(declined->record->closeReason.isEmpty());
    const auto accepted = act(m_kaltura, care, bundle, AnswerRecommendation{true});
    QCOMPARE(statusAfter(accepted), u"closed"_s);
    QVERIFY(accepted->record->closeReason.isEmpty());
    QCOMPARE(act(m_kaltura, care, caseIn(m_kaltura, u"inProgress"_s), AnswerRecommendation{true}).error().code, ErrorCode::Conflict);
    QCOMPARE(statusAfter(act(m_kaltura, customer, bundle, SetStatus{u"inProgress"_s, u"closed"_s})), u"refused"_s);
}

void TestLifeCycle::recommendingNeedsAReason_STAT_5_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem");
    QTest::newRow("fine") << u"solved"_s << QString() << QString();
    QTest::newRow("none") << QString() << u"x"_s << u"reason: required"_s;
    QTest::newRow("unknown") << u"bored"_s << u"x"_s << u"reason: unknownChoice"_s;
    QTest::newRow("other without text") << u"other"_s << u" "_s << u"text: required"_s;
    QTest::newRow("too long") << u"solved"_s << QString(2001, u'x') << u"text: tooLong"_s;
}

void TestLifeCycle::recommendingNeedsAReason_STAT_5()
{
    QFETCH(QString, reason);
    QFETCH(QString, text);
    const auto effects = act(m_kaltura, customer, caseIn(m_kaltura, u"new"_s), RecommendClose{reason, text});
    QTEST(effects ? QString() : effects.error().detail, "problem");
}

void TestLifeCycle::stillWorkingTwice_STAT_3()
{
    CaseBundle bundle = caseIn(m_kaltura, u"pendingResponse"_s);
    for (int i = 1; i <= 2; ++i) {
        const auto extended = act(m_kaltura, customer, bundle, StillWorking{}, noon + i * day);
        QVERIFY(extended);
        QCOMPARE(extended->record->pendingSince, noon + i * day);
        bundle.record = *extended->record;
    }
    QCOMPARE(act(m_kaltura, customer, bundle, StillWorking{}, noon + 3 * day).error().code, ErrorCode::NotAllowed);
    bundle.record = *act(m_kaltura, care, bundle, say(true), noon + 4 * day)->record; // a new run
    QVERIFY(act(m_kaltura, customer, bundle, StillWorking{}, noon + 5 * day));
    QVERIFY(!act(m_kaltura, customer, caseIn(m_kaltura, u"inProgress"_s), StillWorking{}));
    QVERIFY(!act(m_kaltura, care, bundle, StillWorking{}));
}

void TestLifeCycle::careChangesSeverity_SEV_2_SEV_3()
{
    CaseBundle bundle = caseIn(m_kaltura, u"new"_s, u"technicalIssue"_s);
    bundle.record.severity = u"s3"_s;
    bundle.record.priority = u"medium"_s;
    const auto change = [&](const Actor &who, const QString &level, const QString &from, const QString &to, const QString &why = u"reviewed"_s) {
        return act(m_kaltura, who, bundle, SetLevel{level, from, to, why});
    };
    QCOMPARE(change(customer, u"severity"_s, u"s3"_s, u"s1"_s).error().code, ErrorCode::NotAllowed);
    QCOMPARE(change(care, u"severity"_s, u"s2"_s, u"s1"_s).error().code, ErrorCode::Conflict);
    QCOMPARE(change(care, u"severity"_s, u"s3"_s, u"s1"_s, {}).error().detail, u"why: required"_s);
    QCOMPARE(change(care, u"severity"_s, u"s3"_s, u"s9"_s).error().detail, u"severity: unknownChoice"_s);
    const auto raised = change(care, u"severity"_s, u"s3"_s, u"s1"_s);
    QVERIFY(raised);
    QCOMPARE(raised->record->priority, u"essential"_s); // follows
    QCOMPARE(raised->history.value(0).note, u"reviewed"_s);
    QCOMPARE(raised->history.value(0).personName, u"Dana"_s);
    const auto byHand = change(care, u"priority"_s, u"medium"_s, u"high"_s);
    QVERIFY(byHand->care->priorityByHand);
    bundle.care = *byHand->care;
    bundle.record = *byHand->record;
    QCOMPARE(change(care, u"severity"_s, u"s3"_s, u"s1"_s)->record->priority, u"high"_s); // no longer
}

void TestLifeCycle::severityIsCaresOwn_SEV_4()
{
    CaseBundle bundle = caseIn(m_classic, u"new"_s, u"issue"_s);
    const auto set = act(m_classic, care, bundle, SetLevel{u"severity"_s, {}, u"sev2"_s, u"seen"_s});
    QVERIFY(set);
    QVERIFY(!set->record); // touches nothing a customer sees
    QCOMPARE(set->care->severity, u"sev2"_s);
    QCOMPARE(set->history.value(0).audience, Audience::Care);
    const QByteArray projected = QJsonDocument(m_classic.projected({Audience::Public})).toJson();
    QVERIFY(!projected.contains("sev1") && !projected.contains("severities"));
    QVERIFY(PortalDefinition::parse(projected).ok());
    OpenCase draft;
    draft.accountId = u"a1"_s;
    draft.contactId = u"p1"_s;
    draft.type = u"issue"_s;
    draft.severity = u"sev1"_s; // whatever a client sends
    draft.priority = u"low"_s;
    draft.subject = draft.description = u"x"_s;
    Situation opening;
    opening.account = Account{u"a1"_s, {}, u"A"_s, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, 0};
    opening.contact = Person{u"p1"_s, u"a1"_s, u"Dana"_s, {}, {}, {}, 0};
    const auto opened = decide(m_classic, customer, opening, {u"op"_s, u"c1"_s, 1, draft}, noon);
    QVERIFY2(opened.ok(), opened ? "" : qPrintable(opened.error().detail));
    QVERIFY(opened->record->severity.isEmpty());
    QCOMPARE(opened->record->priority, u"low"_s);
}

void TestLifeCycle::featureRequestsStayLow_SEV_7()
{
    CaseBundle bundle = caseIn(m_kaltura, u"new"_s, u"featureRequest"_s);
    bundle.record.severity = u"s4"_s;
    QCOMPARE(act(m_kaltura, care, bundle, SetLevel{u"severity"_s, u"s4"_s, u"s1"_s, u"loud"_s}).error().code, ErrorCode::NotAllowed);
}

void TestLifeCycle::escalationsEnd_ESC_5()
{
    CaseBundle bundle = caseIn(m_kaltura, u"inProgress"_s);
    bundle.record.escalated = true;
    bundle.rounds = {Escalation{u"r1"_s, u"c1"_s, u"p1"_s, u"Dana"_s, u"updateNeeded"_s, u"x"_s, u"engineer"_s, {}, noon, noon, 0, 0, {}, 0}};
    QVERIFY(!act(m_kaltura, customer, bundle, EndEscalation{u"done"_s}));
    QCOMPARE(act(m_kaltura, care, bundle, EndEscalation{u" "_s}).error().detail, u"feedback: required"_s);
    const auto ended = act(m_kaltura, care, bundle, EndEscalation{u"done"_s}, noon + 5);
    QVERIFY(ended);
    QCOMPARE(ended->rounds.value(0).endedAt, noon + 5);
    QCOMPARE(ended->rounds.value(0).feedback, u"done"_s);
    QVERIFY(!ended->record->escalated);
    bundle.rounds = ended->rounds;
    bundle.record = *ended->record;
    QCOMPARE(act(m_kaltura, care, bundle, EndEscalation{u"done"_s}).error().code, ErrorCode::Conflict);
    QVERIFY(act(m_kaltura, customer, bundle, Escalate{u"updateNeeded"_s, u"again"_s})); // and again
}

void TestLifeCycle::escalatingNeedsNoText_ESC_6()
{
    QVERIFY(act(m_atlas, customer, caseIn(m_atlas, u"open"_s), Escalate{u"escalated"_s, {}}));
    QVERIFY(!act(m_kaltura, customer, caseIn(m_kaltura, u"inProgress"_s), Escalate{u"updateNeeded"_s, {}}));
}

void TestLifeCycle::classicHasNoEscalation_ESC_8()
{
    QVERIFY(!m_classic.hasEscalation);
    QCOMPARE(act(m_classic, customer, caseIn(m_classic, u"inProgress"_s), Escalate{u"x"_s, u"x"_s}).error().code, ErrorCode::NotAllowed);
    for (const auto &column : m_classic.columns)
        QVERIFY(column.id != u"escalated"_s);
}

QTEST_APPLESS_MAIN(TestLifeCycle)
#include "tst_lifecycle.moc"
