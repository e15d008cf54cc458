// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "tests/service/contents.h"
#include "tests/service/serviceworld.h"
#include "tests/service/suites.h"
#include "tests/support/fifthportal.h"

#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

/// Acts of the portals through the service: what one may do, and what others then see of it.
class RulesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recommendationIsAnsweredOnce_STAT_5();
    void solutionIsApproved_STAT_6();
    void ownersHistorySaysFromWhomToWhom_STAT_8();
    void customerCloses_STAT_7();
    void internalSeverityNeverLeaves_SEV_4();
    void severityCarriesItsReason_SEV_2();
    void endedEscalationTellsTheCustomer_ESC_5();
    void ownScopeSeesOwnCases_ACC_11_ACC_8();
    void actsOfOthersAreRefused_ACC_8();
    void splitBringsMessagesAndFiles_ACC_8();
    void fifthPortalLivesItsLife_STAT_1_STAT_2_STAT_3_STAT_5();

private:
    static CaseBundle bundleOf(ServiceWorld &world, const QString &id, const QString &person)
    {
        const auto reply = world.call("GET", QString(u"/v1/cases/"_s + id), {}, world.token(person));
        const auto read = Protocol::bundleFrom(QJsonDocument::fromJson(reply.body).object());
        return read ? read.value() : CaseBundle{};
    }
    static Case recordOf(ServiceWorld &world, const QString &id, const QString &person) { return bundleOf(world, id, person).record; }
    /// A message or note with one file.
    static QString say(ServiceWorld &world, const QString &caseId, const QString &person, Audience audience, const QString &file)
    {
        world.clock.advance(1000); // so that it is the last
        const auto sent = world.upload(file, file.toUtf8(), person).status == 201
            ? world.send(person, world.operation(caseId, PostComment{QString(u"With "_s + file), audience, false, {{file, QString(file + u".txt"_s), u"text/plain"_s, 1}}}))
            : Protocol::Outcome{};
        if (!sent.applied)
            QTest::qFail(qPrintable(QString(file + u": "_s + sent.refusal.detail)), __FILE__, __LINE__);
        return bundleOf(world, caseId, person).comments.last().id;
    }
};

void RulesTest::recommendationIsAnsweredOnce_STAT_5()
{
    ServiceWorld world;
    const Operation open = world.openCase(u"solo"_s, u"sam"_s);
    QVERIFY(world.send(u"sam"_s, open).applied);
    QCOMPARE(world.send(u"sam"_s, world.operation(open.caseId, RecommendClose{u"other"_s, {}})).refusal.detail, u"text: required"_s);
    QVERIFY(world.send(u"sam"_s, world.operation(open.caseId, RecommendClose{u"solved"_s, {}})).applied);
    QCOMPARE(recordOf(world, open.caseId, u"eva"_s).closeReason, u"solved"_s);
    QVERIFY(world.send(u"eva"_s, world.operation(open.caseId, AnswerRecommendation{true})).applied);
    QCOMPARE(world.send(u"eva"_s, world.operation(open.caseId, AnswerRecommendation{true})).refusal.code, ErrorCode::Conflict);
    const Case closed = recordOf(world, open.caseId, u"sam"_s);
    QVERIFY(!closed.open && closed.closeReason.isEmpty());
}

void RulesTest::solutionIsApproved_STAT_6()
{
    ServiceWorld world(portalJson(u"classic"_s));
    Operation open = world.openCase(u"solo"_s, u"sam"_s);
    auto &act = std::get<OpenCase>(open.act);
    act.type = u"issue"_s;
    act.priority = u"high"_s;
    act.product.clear();
    const auto opened = world.send(u"sam"_s, open);
    QVERIFY2(opened.applied, qPrintable(opened.refusal.detail));
    QVERIFY(world.send(u"eva"_s, world.operation(open.caseId, Assign{{}, world.personId(u"eva"_s)})).applied);
    QCOMPARE(recordOf(world, open.caseId, u"sam"_s).status, u"newAssigned"_s);
    QVERIFY(recordOf(world, open.caseId, u"sam"_s).ownerName.isEmpty());
    QVERIFY(world.send(u"eva"_s, world.operation(open.caseId, SetStatus{u"newAssigned"_s, u"solutionSuggested"_s})).applied);
    QVERIFY(!world.send(u"eva"_s, world.operation(open.caseId, AnswerSolution{true, {}})).applied);
    QVERIFY(world.send(u"sam"_s, world.operation(open.caseId, AnswerSolution{true, {}})).applied);
    QCOMPARE(recordOf(world, open.caseId, u"sam"_s).status, u"resolved"_s);
    QCOMPARE(world.send(u"sam"_s, world.operation(open.caseId, PostComment{u"And yet"_s, Audience::Public, false, {}})).refusal.code, ErrorCode::NotAllowed);
}

// Where customers are not told who works on a case, history knows it all the same, for Care.
void RulesTest::ownersHistorySaysFromWhomToWhom_STAT_8()
{
    ServiceWorld world(portalJson(u"classic"_s));
    Operation open = world.openCase(u"solo"_s, u"sam"_s);
    auto &act = std::get<OpenCase>(open.act);
    act.type = u"issue"_s;
    act.priority = u"high"_s;
    act.product.clear();
    QVERIFY(world.send(u"sam"_s, open).applied);
    const QString eva = world.personId(u"eva"_s);
    QVERIFY(world.send(u"eva"_s, world.operation(open.caseId, Assign{{}, eva})).applied);
    QVERIFY(world.send(u"eva"_s, world.operation(open.caseId, Assign{eva, {}})).applied);
    const auto owners = [&](const QString &person) {
        const auto reply = world.call("GET", QString(u"/v1/cases/"_s + open.caseId), {}, world.token(person));
        const auto read = Protocol::bundleFrom(QJsonDocument::fromJson(reply.body).object());
        QStringList lines;
        for (const HistoryEntry &entry : read ? read.value().history : QList<HistoryEntry>()) {
            if (entry.field == u"owner"_s)
                lines << QString(entry.from + u" > "_s + entry.to);
        }
        return lines;
    };
    QCOMPARE(owners(u"eva"_s), (QStringList{u" > eva"_s, u"eva > "_s}));
    QCOMPARE(owners(u"sam"_s), QStringList());
}

void RulesTest::customerCloses_STAT_7()
{
    ServiceWorld world(portalJson(u"atlas"_s));
    Operation open = world.openCase(u"solo"_s, u"sam"_s);
    auto &act = std::get<OpenCase>(open.act);
    act.product = u"care"_s;
    const auto opened = world.send(u"sam"_s, open);
    QVERIFY2(opened.applied, qPrintable(opened.refusal.detail));
    QVERIFY(world.send(u"sam"_s, world.operation(open.caseId, SetStatus{u"new"_s, u"resolved"_s})).applied);
    world.pass(400LL * 24 * 60 * 60 * 1000);
    QVERIFY(world.send(u"sam"_s, world.operation(open.caseId, PostComment{u"Again"_s, Audience::Public, false, {}})).applied);
    QCOMPARE(recordOf(world, open.caseId, u"sam"_s).status, u"open"_s);
}

void RulesTest::internalSeverityNeverLeaves_SEV_4()
{
    ServiceWorld world(portalJson(u"classic"_s));
    QJsonObject line = world.caseLine(u"c1"_s, u"solo"_s, u"sam"_s);
    line.insert(u"severity"_s, u"sev3"_s);
    line.insert(u"caseType"_s, u"issue"_s);
    line.remove(u"product"_s);
    QCOMPARE(world.import({line}), QJsonArray());
    const QString id = world.caseId(u"c1"_s);
    QVERIFY(world.send(u"eva"_s, world.operation(id, SetLevel{u"severity"_s, u"sev3"_s, u"sev1"_s, u"whole region"_s})).applied);
    QCOMPARE(world.send(u"eva"_s, world.operation(id, SetLevel{u"severity"_s, u"sev3"_s, u"sev1"_s, u"late"_s})).refusal.code, ErrorCode::Conflict);
    for (const char *path : {"", "/history", "/comments"}) {
        const auto reply = world.call("GET", QString(u"/v1/cases/"_s + id + QLatin1String(path)), {}, world.token(u"sam"_s));
        QCOMPARE(reply.status, 200);
        QVERIFY2(!reply.body.contains("sev1") && !reply.body.contains("sev3") && !reply.body.contains("whole region"), reply.body.constData());
    }
    const auto feed = world.call("GET", u"/v1/feed"_s, {}, world.token(u"sam"_s));
    const auto definition = world.call("GET", u"/v1/definition"_s, {}, world.token(u"sam"_s));
    QVERIFY(!feed.body.contains("sev1") && !feed.body.contains("sev3"));
    QVERIFY(!definition.body.contains("sev1"));
    QVERIFY(world.call("GET", QString(u"/v1/cases/"_s + id), {}, world.token(u"eva"_s)).body.contains("sev1"));
}

void RulesTest::severityCarriesItsReason_SEV_2()
{
    ServiceWorld world;
    const Operation open = world.openCase(u"solo"_s, u"sam"_s);
    QVERIFY(world.send(u"sam"_s, open).applied);
    QCOMPARE(world.send(u"sam"_s, world.operation(open.caseId, SetLevel{u"severity"_s, u"s3"_s, u"s1"_s, u"now"_s})).refusal.code, ErrorCode::NotAllowed);
    QVERIFY(world.send(u"eva"_s, world.operation(open.caseId, SetLevel{u"severity"_s, u"s3"_s, u"s1"_s, u"all campuses"_s})).applied);
    QCOMPARE(recordOf(world, open.caseId, u"sam"_s).priority, u"essential"_s);
    QVERIFY(world.call("GET", QString(u"/v1/cases/"_s + open.caseId + u"/history"_s), {}, world.token(u"sam"_s)).body.contains("all campuses"));
}

void RulesTest::endedEscalationTellsTheCustomer_ESC_5()
{
    ServiceWorld world;
    const Operation open = world.openCase(u"solo"_s, u"sam"_s);
    QVERIFY(world.send(u"sam"_s, open).applied);
    QVERIFY(world.send(u"sam"_s, world.operation(open.caseId, Escalate{u"quality"_s, u"Look again"_s})).applied);
    QVERIFY(!world.send(u"sam"_s, world.operation(open.caseId, EndEscalation{u"mine"_s})).applied);
    QVERIFY(world.send(u"eva"_s, world.operation(open.caseId, EndEscalation{u"Found it"_s})).applied);
    QVERIFY(!recordOf(world, open.caseId, u"sam"_s).escalated);
    QVERIFY(world.call("GET", QString(u"/v1/cases/"_s + open.caseId + u"/escalations"_s), {}, world.token(u"sam"_s)).body.contains("Found it"));
    QCOMPARE(world.send(u"eva"_s, world.operation(open.caseId, EndEscalation{u"Again"_s})).refusal.code, ErrorCode::Conflict);
}

// Of a portal whose customers see their own cases only: neither list, feed, count nor act reaches a colleague's.
void RulesTest::ownScopeSeesOwnCases_ACC_11_ACC_8()
{
    ServiceWorld world(portalJson(u"atlas"_s));
    QList<QJsonObject> lines{{{u"type"_s, u"person"_s}, {u"id"_s, u"sue"_s}, {u"account"_s, u"solo"_s}, {u"name"_s, u"sue"_s}, {u"email"_s, ServiceWorld::email(u"sue"_s)}},
                             {{u"type"_s, u"user"_s}, {u"person"_s, u"sue"_s}, {u"role"_s, u"customerAdmin"_s}, {u"password"_s, password}}};
    for (int i = 0; i < 4; ++i) {
        QJsonObject line = world.caseLine(QStringLiteral("c%1").arg(i), u"solo"_s, i == 3 ? u"sam"_s : u"sue"_s);
        line.remove(u"caseType"_s);
        line.insert(u"product"_s, u"care"_s);
        line.insert(u"status"_s, u"open"_s);
        if (i == 2)
            line.insert(u"opener"_s, u"sam"_s);
        lines << line;
    }
    QCOMPARE(world.import(lines), QJsonArray());
    Replica own, all;
    world.follow(u"sam"_s, own);
    world.follow(u"sue"_s, all);
    QCOMPARE(own.cases.keys().size(), 2);
    QVERIFY(own.cases.contains(world.caseId(u"c2"_s)) && own.cases.contains(world.caseId(u"c3"_s)));
    QCOMPARE(all.cases.size(), 4);
    QCOMPARE(world.page(u"sam"_s, {}).backfillTotal, 2); // not how many there are
    const QString theirs = world.caseId(u"c0"_s);
    const auto hidden = world.call("GET", QString(u"/v1/cases/"_s + theirs), {}, world.token(u"sam"_s));
    const auto missing = world.call("GET", u"/v1/cases/00000000-0000-8000-8000-000000000000"_s, {}, world.token(u"sam"_s));
    QCOMPARE(hidden.status, 404);
    QCOMPARE(hidden.body, missing.body);
    QCOMPARE(world.send(u"sam"_s, world.operation(theirs, PostComment{u"x"_s, Audience::Public, false, {}})).refusal.code, ErrorCode::NotFound);
    QVERIFY(world.send(u"sam"_s, world.operation(world.caseId(u"c2"_s), PostComment{u"x"_s, Audience::Public, false, {}})).applied);
}

void RulesTest::actsOfOthersAreRefused_ACC_8()
{
    ServiceWorld world;
    const Operation open = world.openCase(u"solo"_s, u"sam"_s);
    QVERIFY(world.send(u"sam"_s, open).applied);
    const QList<Operation::Act> acts{RecommendClose{u"solved"_s, {}}, AnswerRecommendation{true}, AnswerSolution{true, {}}, StillWorking{},
                                     SetLevel{u"severity"_s, u"s3"_s, u"s1"_s, u"x"_s}, EndEscalation{u"x"_s}};
    for (const auto &act : acts) {
        const auto hidden = world.send(u"nora"_s, world.operation(open.caseId, act));
        const auto missing = world.send(u"nora"_s, world.operation(u"nowhere"_s, act));
        QCOMPARE(hidden.refusal, missing.refusal);
        QCOMPARE(hidden.refusal.code, ErrorCode::NotFound);
    }
}

// Other words, statuses, fields and timers, and not a line of C++ for them.
// What was said moves with its files; nobody reads more of it than before, under whatever id.
void RulesTest::splitBringsMessagesAndFiles_ACC_8()
{
    ServiceWorld world;
    const Operation open = world.openCase(u"solo"_s, u"sam"_s);
    QVERIFY(world.send(u"sam"_s, open).applied);
    const QString first = say(world, open.caseId, u"sam"_s, Audience::Public, u"one"_s);
    const QString note = say(world, open.caseId, u"eva"_s, Audience::Care, u"two"_s);
    const QString answer = say(world, open.caseId, u"eva"_s, Audience::Public, u"three"_s);
    say(world, open.caseId, u"sam"_s, Audience::Public, u"stays"_s);

    world.clock.advance(60'000);
    const SplitCase split{u"split"_s, u"Another matter"_s, {first, note, answer}};
    QCOMPARE(world.send(u"sam"_s, world.operation(open.caseId, split)).refusal.code, ErrorCode::NotAllowed);
    QCOMPARE(world.send(u"eva"_s, world.operation(open.caseId, SplitCase{open.caseId, u"S"_s, {first}})).refusal.code, ErrorCode::Conflict);
    QCOMPARE(world.send(u"eva"_s, world.operation(open.caseId, SplitCase{u"a b"_s, u"S"_s, {first}})).refusal.code, ErrorCode::BadRequest);
    const Operation act = world.operation(open.caseId, split);
    const auto done = world.send(u"eva"_s, act);
    QVERIFY2(done.applied, qPrintable(done.refusal.detail));
    QCOMPARE(world.send(u"eva"_s, act).rows.size(), done.rows.size()); // again: the same outcome, and no second case

    const CaseBundle before = bundleOf(world, open.caseId, u"eva"_s), seen = bundleOf(world, u"split"_s, u"sam"_s), whole = bundleOf(world, u"split"_s, u"eva"_s);
    QCOMPARE(before.comments.size(), 4);
    QCOMPARE(before.attachments.size(), 4);
    QCOMPARE(seen.record.description, u"With one"_s);
    QCOMPARE(seen.comments.size(), 1);
    QCOMPARE(whole.comments.size(), 2);
    const Comment &copy = seen.comments.first(), &original = before.comments.at(2);
    QCOMPARE(copy.body, u"With three"_s);
    QCOMPARE(copy.authorName, original.authorName);
    QCOMPARE(copy.postedAt, original.postedAt);
    QVERIFY(copy.postedAt < seen.record.openedAt);

    const auto nameOf = [](const Attachment &file) { return file.name; };
    QStringList mine, all;
    std::transform(seen.attachments.cbegin(), seen.attachments.cend(), std::back_inserter(mine), nameOf);
    std::transform(whole.attachments.cbegin(), whole.attachments.cend(), std::back_inserter(all), nameOf);
    mine.sort();
    all.sort();
    QCOMPARE(mine, (QStringList{u"one.txt"_s, u"three.txt"_s}));
    QCOMPARE(all, (QStringList{u"one.txt"_s, u"three.txt"_s, u"two.txt"_s}));
    for (const Attachment &file : whole.attachments) {
        const bool internal = file.audience == Audience::Care;
        QCOMPARE(internal, file.name == u"two.txt"_s);
        QCOMPARE(contentOf(get(world, file.id, {}, u"eva"_s)), file.name.section(u'.', 0, 0).toUtf8());
        QCOMPARE(get(world, file.id).status, internal ? 404 : 200);
        QCOMPARE(get(world, file.id, {}, u"nora"_s).status, 404);
    }
    const auto links = [](const CaseBundle &bundle) { return relationsOf(bundle).value(0).to; };
    QCOMPARE(links(seen), before.record.number);
    QCOMPARE(links(bundleOf(world, open.caseId, u"sam"_s)), seen.record.number);
}

void RulesTest::fifthPortalLivesItsLife_STAT_1_STAT_2_STAT_3_STAT_5()
{
    ServiceWorld world(fifthJson());
    const auto openOne = [&] {
        Operation open = world.openCase(u"solo"_s, u"sam"_s);
        std::get<OpenCase>(open.act).severity = u"big"_s;
        const auto opened = world.send(u"sam"_s, open);
        return opened.applied ? open.caseId : opened.refusal.detail;
    };
    const QString id = openOne();
    const auto status = [&](const QString &of) { return recordOf(world, of, u"sam"_s).status; };
    const auto does = [&](const QString &person, const Operation::Act &act, const QString &of) { return world.send(person, world.operation(of, act)).applied; };
    QCOMPARE(status(id), u"seed"_s);
    QCOMPARE(recordOf(world, id, u"sam"_s).priority, u"now"_s);
    QVERIFY(does(u"eva"_s, Assign{{}, world.personId(u"eva"_s)}, id));
    QCOMPARE(status(id), u"sprout"_s);
    QVERIFY(does(u"eva"_s, PostComment{u"Watered?"_s, Audience::Public, true, {}}, id));
    QCOMPARE(status(id), u"dry"_s);
    QVERIFY(does(u"sam"_s, PostComment{u"Yes"_s, Audience::Public, false, {}}, id));
    QVERIFY(does(u"sam"_s, RecommendClose{u"ripe"_s, {}}, id));
    QVERIFY(does(u"eva"_s, AnswerRecommendation{true}, id));
    QCOMPARE(status(id), u"harvest"_s);
    QVERIFY(does(u"sam"_s, PostComment{u"One more"_s, Audience::Public, false, {}}, id));
    QCOMPARE(status(id), u"sprout"_s);
    QVERIFY(!does(u"sam"_s, Escalate{u"x"_s, u"x"_s}, id));
    QVERIFY(does(u"eva"_s, PostComment{u"And now?"_s, Audience::Public, true, {}}, id));
    world.handler->tick();
    world.pass(24LL * 60 * 60 * 1000);
    world.handler->tick();
    QCOMPARE(status(id), u"compost"_s);
    QVERIFY(!does(u"sam"_s, PostComment{u"Too late"_s, Audience::Public, false, {}}, id));
}

std::unique_ptr<QObject> makeRulesTest() { return std::make_unique<RulesTest>(); }

#include "tst_rules.moc"
