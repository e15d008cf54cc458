// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/operation.h"
#include "models/domain/ports.h"
#include "models/domain/query.h"
#include "models/domain/text.h"
#include "tests/support/portal.h"

#include <QJsonArray>
#include <QTest>

using namespace Casement;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 noon = 1'760'000'000'000;
constexpr qint64 day = 24LL * 3600 * 1000;

Actor customer()
{
    Actor actor;
    actor.userId = u"u1"_s;
    actor.personId = u"p1"_s;
    actor.name = u"Dana"_s;
    actor.accountId = u"a1"_s;
    actor.reach.mayOpen = {u"a1"_s};
    actor.reach.mayEdit = {u"a1"_s};
    return actor;
}

Actor engineer()
{
    Actor actor;
    actor.userId = u"u9"_s;
    actor.personId = u"p9"_s;
    actor.name = u"Erik"_s;
    actor.role = Role::Engineer;
    actor.reach.everything = true;
    return actor;
}

OpenCase draft(const PortalDefinition &portal)
{
    OpenCase open;
    open.accountId = u"a1"_s;
    open.contactId = u"p1"_s;
    open.type = u"technicalIssue"_s;
    open.severity = u"s2"_s;
    open.subject = u"Captions are missing"_s;
    open.description = u"Since today"_s;
    open.product = portal.products.first().id;
    if (!portal.products.first().features.isEmpty()) {
        const auto &feature = portal.products.first().features.first();
        open.fields.insert(u"feature"_s, feature.id);
        if (!feature.types.isEmpty())
            open.fields.insert(u"productType"_s, feature.types.first().id);
    }
    return open;
}

Situation opening()
{
    Situation situation;
    situation.account = Account{};
    situation.account->id = u"a1"_s;
    situation.account->name = u"Acme University"_s;
    situation.contact = Person{};
    situation.contact->id = u"p1"_s;
    situation.contact->accountId = u"a1"_s;
    situation.contact->name = u"Dana"_s;
    return situation;
}

Situation on(const Case &record)
{
    Situation situation;
    situation.before = CaseBundle{};
    situation.before->record = record;
    return situation;
}

Case sample(const QString &status, qint64 closedAt = 0)
{
    Case record;
    record.id = u"c1"_s;
    record.accountId = u"a1"_s;
    record.status = status;
    record.severity = u"s2"_s;
    record.open = closedAt == 0;
    record.closedAt = closedAt;
    record.updatedAt = noon - day;
    return record;
}

Operation operation(Operation::Act act) { return {u"op1"_s, u"c1"_s, 1, std::move(act)}; }
PostComment reply(const QString &body, bool waiting = false) { return {body, Audience::Public, waiting, {}}; }

} // namespace

class TestDomain final : public QObject
{
    Q_OBJECT

private:
    PortalDefinition m_portal = Testing::portal();

private Q_SLOTS:
    void foldingFindsPartsInEveryScript_VIEW_7();
    void sortKeysOrderNumbersAndCase();
    void fileNamesAreSafeEverywhere();
    void charactersAreWhatPeopleSee_ESC_1();
    void derivedIdsAreStableAndDistinct();
    void searchNeverFails_VIEW_7_data();
    void searchNeverFails_VIEW_7();
    void matrixDecidesReach_ACC_4_ACC_5_ACC_6();
    void cyclesAreNamed();
    void audienceAndGrantDecideTogether_ACC_8();
    void definitionNamesPathAndReason_data();
    void definitionNamesPathAndReason();
    void customersGetNoRoutes();
    void choicesDependOnTheOneBefore_NEW_2();
    void viewsStandInOrder_VIEW_1();
    void newCaseIsChecked_NEW_2_NEW_4_NEW_7_data();
    void newCaseIsChecked_NEW_2_NEW_4_NEW_7();
    void openingGivesNewCase_NEW_2_SEV_3();
    void featureRequestsAreLow_SEV_7();
    void foreignAccountsDoNotExist_ACC_5();
    void repliesMoveTheStatus_STAT_2_data();
    void repliesMoveTheStatus_STAT_2();
    void reopenWindowIncludesItsLastInstant_STAT_4();
    void notesTouchNothingPublic_STAT_9();
    void customersWriteNoNotes_STAT_9();
    void everyChangeLeavesHistory_STAT_8();
    void escalationNeedsReasonAndText_ESC_1_data();
    void escalationNeedsReasonAndText_ESC_1();
    void promiseStartsAtTheService_ESC_3_ESC_7();
    void customersDoNotClose_STAT_5_STAT_10();
    void readingIsNotEditing();
};

void TestDomain::foldingFindsPartsInEveryScript_VIEW_7()
{
    QCOMPARE(folded(u"ÜBERgrößen Café ﬁle"_s), u"ubergrossen cafe file"_s);
    QCOMPARE(tokens(u"Café-Größe v1.2"_s), QStringList({u"cafe"_s, u"grosse"_s, u"v1"_s, u"2"_s}));
    QCOMPARE(indexText(u"東京の字幕 fails"_s), u"東 京 の 字 幕 fails"_s);
    QCOMPARE(folded(u"שָׁלוֹם"_s), u"שלום"_s);
    QCOMPARE(folded(u"ガギグ"_s), folded(u"ｶﾞｷﾞｸﾞ"_s));
    QVERIFY(folded(u"ハ"_s) != folded(u"バ"_s)); // a voicing mark is another letter
}

void TestDomain::sortKeysOrderNumbersAndCase()
{
    QVERIFY(sortKey(u"Case 9"_s) < sortKey(u"Case 10"_s));
    QVERIFY(sortKey(u"apple"_s) < sortKey(u"Banana"_s));
    QVERIFY(sortKey(u"Äpfel"_s) < sortKey(u"Birne"_s));
    QVERIFY(sortKey(QString(500, u'x')).size() <= 80);
}

void TestDomain::fileNamesAreSafeEverywhere()
{
    QCOMPARE(safeFileName(u"a/b\\c:d?.txt"_s), u"a_b_c_d_.txt"_s);
    QCOMPARE(safeFileName(u"..."_s), u"file"_s);
    QCOMPARE(safeFileName(u"CON.txt"_s), u"fileCON.txt"_s);
    QCOMPARE(safeFileName(u"com1"_s), u"filecom1"_s);
    QVERIFY(safeFileName(QString(QString(300, u'x') + u".log"_s)).endsWith(u".log"_s));
    QVERIFY(!safeFileName(u"evil\u202Egpj.exe"_s).contains(QChar(0x202E)));
}

void TestDomain::charactersAreWhatPeopleSee_ESC_1()
{
    QCOMPARE(characterCount(u"abc"_s), 3);
    QCOMPARE(characterCount(u"e\u0301"_s), 1);
    QCOMPARE(characterCount(u"\U0001F469\u200D\U0001F4BB"_s), 1);
    QCOMPARE(characterCount(QString()), 0);
}

void TestDomain::derivedIdsAreStableAndDistinct()
{
    QCOMPARE(derivedId(u"x"_s, u"a"_s), derivedId(u"x"_s, u"a"_s));
    QVERIFY(derivedId(u"x"_s, u"a"_s) != derivedId(u"x"_s, u"b"_s));
    QCOMPARE(derivedId(u"x"_s, u"a"_s).size(), 36);
    QCOMPARE(derivedId(u"x"_s, u"a"_s).at(14), u'8');
}

void TestDomain::searchNeverFails_VIEW_7_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("phrases");
    QTest::addColumn<QStringList>("conditions");
    const QStringList none;
    QTest::newRow("nothing") << u""_s << none << none << none;
    QTest::newRow("words") << u"Missing captions"_s << QStringList{u"missing"_s, u"captions"_s} << none << none;
    QTest::newRow("phrase") << u"\"error 500\" player"_s << QStringList{u"player"_s} << QStringList{u"error 500"_s} << none;
    QTest::newRow("unclosed quote") << u"\"error 500"_s << none << QStringList{u"error 500"_s} << none;
    QTest::newRow("cjk part") << u"字幕"_s << none << QStringList{u"字 幕"_s} << none;
    QTest::newRow("version") << u"v1.2"_s << none << QStringList{u"v1 2"_s} << none;
    QTest::newRow("number jumps") << u"00001234"_s << none << none << QStringList{u"number:00001234"_s};
    QTest::newRow("status") << u"status:new"_s << none << none << QStringList{u"status:new"_s};
    QTest::newRow("quoted operator") << u"status:\"in progress\""_s << none << none << QStringList{u"status:in progress"_s};
    QTest::newRow("opened after") << u"opened:>2026-01-01"_s << none << none << QStringList{u"opened:1767311999999"_s};
    QTest::newRow("opened on") << u"opened:2026-01-01"_s << none << none << QStringList{u"opened:1767225599999"_s, u"opened:1767312000000"_s};
    QTest::newRow("bad date is text") << u"opened:soon"_s << none << QStringList{u"opened soon"_s} << none;
    QTest::newRow("unknown operator is text") << u"http://x"_s << none << QStringList{u"http x"_s} << none;
    QTest::newRow("fts syntax") << u"a* OR (b NEAR c) - ^d"_s << QStringList{u"a"_s, u"or"_s, u"b"_s, u"near"_s, u"c"_s, u"d"_s} << none << none;
}

void TestDomain::searchNeverFails_VIEW_7()
{
    QFETCH(QString, typed);
    const CaseQuery query = parseSearch(typed);
    QTEST(query.words, "words");
    QTEST(query.phrases, "phrases");
    QStringList conditions;
    for (const Condition &condition : query.conditions)
        conditions << QString(condition.field + u':' + condition.values.join(u','));
    QTEST(conditions, "conditions");
}

void TestDomain::matrixDecidesReach_ACC_4_ACC_5_ACC_6()
{
    // top > (left > leaf, right); alone
    const Hierarchy tree{{u"top"_s, {}}, {u"left"_s, u"top"_s}, {u"right"_s, u"top"_s}, {u"leaf"_s, u"left"_s}, {u"alone"_s, {}}};
    const auto keys = [&](const QString &account) { return reachOf(u"u"_s, Role::Customer, account, tree, m_portal); };

    const Reach top = keys(u"top"_s);
    QCOMPARE(top.keys, QSet<QString>({u"user:u"_s, u"news:kaltura"_s, u"account:top"_s, u"org:top"_s, u"account:left"_s, u"org:left"_s, u"account:right"_s,
                                      u"org:right"_s, u"account:leaf"_s, u"org:leaf"_s}));
    QVERIFY(top.canOpen(u"leaf"_s) && top.canEdit(u"top"_s) && !top.canOpen(u"alone"_s));

    const Reach right = keys(u"right"_s);
    QCOMPARE(right.keys, QSet<QString>({u"user:u"_s, u"news:kaltura"_s, u"account:right"_s, u"org:right"_s, u"account:left"_s}));
    QVERIFY(right.canOpen(u"right"_s) && !right.canOpen(u"left"_s) && right.canEdit(u"left"_s) && !right.canEdit(u"top"_s) && !right.canEdit(u"leaf"_s));

    const Reach left = keys(u"left"_s); // in the middle: both rows of the matrix
    QVERIFY(left.canOpen(u"leaf"_s) && left.canEdit(u"right"_s) && !left.canOpen(u"right"_s) && !left.keys.contains(u"org:right"_s));

    const Reach alone = keys(u"alone"_s);
    QCOMPARE(alone.keys, QSet<QString>({u"user:u"_s, u"news:kaltura"_s, u"account:alone"_s, u"org:alone"_s}));

    const Reach care = reachOf(u"u"_s, Role::Engineer, {}, tree, m_portal);
    QCOMPARE(care.keys, QSet<QString>({u"user:u"_s, u"news:kaltura"_s, u"portal:kaltura"_s}));
    const Reach partner = reachOf(u"u"_s, Role::Partner, u"alone"_s, tree, m_portal);
    QCOMPARE(partner.keys, QSet<QString>({u"user:u"_s, u"news:kaltura"_s}));
}

void TestDomain::cyclesAreNamed()
{
    QVERIFY(findCycle({{u"a"_s, u"b"_s}, {u"b"_s, {}}}).isEmpty());
    QStringList cycle = findCycle({{u"a"_s, u"b"_s}, {u"b"_s, u"c"_s}, {u"c"_s, u"a"_s}, {u"d"_s, u"a"_s}});
    cycle.sort();
    QCOMPARE(cycle, QStringList({u"a"_s, u"b"_s, u"c"_s}));
}

void TestDomain::audienceAndGrantDecideTogether_ACC_8()
{
    const QStringList keys{u"account:a"_s, u"portal:x"_s};
    QVERIFY(visible({u"account:a"_s}, Role::Customer, keys, Audience::Public));
    QVERIFY(!visible({u"account:a"_s}, Role::CustomerAdmin, keys, Audience::Care));
    QVERIFY(!visible({u"account:b"_s}, Role::Customer, keys, Audience::Public));
    QVERIFY(visible({u"portal:x"_s}, Role::Engineer, keys, Audience::Care));
    QVERIFY(!visible({}, Role::Manager, keys, Audience::Public));
}

void TestDomain::definitionNamesPathAndReason_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("complaint");
    QTest::newRow("missing id") << u"id"_s << QJsonValue(QJsonValue::Undefined) << u"$.id: is missing"_s;
    QTest::newRow("other format") << u"format"_s << QJsonValue(7) << u"$.format: must be 1, the format this program reads"_s;
    QTest::newRow("wrong type") << u"statuses"_s << QJsonValue(u"x"_s) << u"$.statuses: must be a list with at least one entry"_s;
    QTest::newRow("no first view") << u"firstView"_s << QJsonValue(u"nowhere"_s) << u"$.firstView: \"nowhere\" does not exist"_s;
    QTest::newRow("unknown right") << u"permissions"_s << QJsonValue(QJsonObject{{u"parentAccount"_s, QJsonObject{{u"own"_s, QJsonArray{u"rule"_s}}}}})
                                   << u"$.permissions.parentAccount: \"rule\" is not one of view, open, edit, account"_s;
    QTest::newRow("transition to nowhere") << u"transitions"_s << QJsonValue(QJsonArray{QJsonObject{{u"from"_s, u"new"_s}, {u"to"_s, u"gone"_s}}})
                                           << u"$.transitions[0].to: \"gone\" does not exist"_s;
    QTest::newRow("double id") << u"checklist"_s
                               << QJsonValue(QJsonArray{QJsonObject{{u"id"_s, u"a"_s}, {u"label"_s, u"A"_s}}, QJsonObject{{u"id"_s, u"a"_s}, {u"label"_s, u"B"_s}}})
                               << u"$.checklist[1].id: \"a\" is used twice"_s;
}

void TestDomain::definitionNamesPathAndReason()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QJsonObject json = Testing::portalJson();
    if (value.isUndefined())
        json.remove(member);
    else
        json.insert(member, value);
    const auto parsed = PortalDefinition::parse(json);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, ErrorCode::BadDefinition);
    QTEST(parsed.error().detail, "complaint");
    QVERIFY(!PortalDefinition::parse(QByteArray("{\"format\": 1, ")));
}

void TestDomain::customersGetNoRoutes()
{
    const QJsonObject shown = m_portal.projected(audiencesOf(Role::Customer));
    const auto again = PortalDefinition::parse(shown);
    QVERIFY(again);
    QVERIFY(!m_portal.reasons.first().route.isEmpty());
    for (const auto &reason : again->reasons)
        QVERIFY(reason.route.isEmpty());
    for (const auto &transition : again->transitions)
        QVERIFY(!transition.by.contains(u"care"_s));
    QCOMPARE(m_portal.projected(audiencesOf(Role::Engineer)), m_portal.json());
}

void TestDomain::choicesDependOnTheOneBefore_NEW_2()
{
    const auto &product = m_portal.products.first();
    QVERIFY(m_portal.choices(u"feature"_s, {}).isEmpty());
    QCOMPARE(m_portal.choices(u"feature"_s, {{u"product"_s, product.id}}).size(), product.features.size());
    QVERIFY(m_portal.choices(u"productType"_s, {{u"product"_s, product.id}}).isEmpty());
    QCOMPARE(m_portal.choices(u"productType"_s, {{u"product"_s, product.id}, {u"feature"_s, product.features.first().id}}).size(),
             product.features.first().types.size());
}

void TestDomain::viewsStandInOrder_VIEW_1()
{
    QStringList labels;
    for (const auto &view : m_portal.views)
        labels << view.label;
    QCOMPARE(labels, QStringList({u"My Open Cases"_s, u"All Account's Open Cases"_s, u"All My Cases"_s, u"My Closed Cases"_s,
                                  u"All Account's Closed Cases"_s, u"All Account's Cases"_s, u"Feature Requests"_s, u"Recently Viewed"_s,
                                  u"Recently Viewed Cases"_s}));
    QCOMPARE(m_portal.firstView, m_portal.views.first().id);
}

void TestDomain::newCaseIsChecked_NEW_2_NEW_4_NEW_7_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no subject") << u"subject"_s << u"  "_s << u"required"_s;
    QTest::newRow("255 characters fit") << u"subject"_s << QString(255, u'x') << QString();
    QTest::newRow("256 do not") << u"subject"_s << QString(256, u'x') << u"tooLong"_s;
    QTest::newRow("one line") << u"subject"_s << u"a\nb"_s << u"oneLine"_s;
    QTest::newRow("unknown severity") << u"severity"_s << u"s9"_s << u"unknownChoice"_s;
    QTest::newRow("digits") << u"partnerId"_s << u"12a"_s << u"notDigits"_s;
    QTest::newRow("link") << u"link"_s << u"javascript:alert(1)"_s << u"notALink"_s;
    QTest::newRow("good link") << u"link"_s << u"https://example.org/a?b=c"_s << QString();
    QTest::newRow("phone") << u"phone"_s << u"+49 (30) 123-456 ext. 7"_s << QString();
    QTest::newRow("no phone") << u"phone"_s << u"call me"_s << u"notAPhone"_s;
    QTest::newRow("feature needed") << u"feature"_s << QString() << u"required"_s;
    QTest::newRow("feature of another product") << u"feature"_s << u"nowhere"_s << u"unknownChoice"_s;
    QTest::newRow("cc") << u"cc"_s << u"a@b.example,c@d.example"_s << QString();
    QTest::newRow("cc twice") << u"cc"_s << u"a@b.example,A@B.example"_s << u"duplicate"_s;
    QTest::newRow("cc no address") << u"cc"_s << u"a@b"_s << u"notAnAddress"_s;
    QTest::newRow("six ccs") << u"cc"_s << u"a@b.de,b@b.de,c@b.de,d@b.de,e@b.de,f@b.de"_s << u"tooMany"_s;
}

void TestDomain::newCaseIsChecked_NEW_2_NEW_4_NEW_7()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    OpenCase open = draft(m_portal);
    if (field == u"subject"_s)
        open.subject = value;
    else if (field == u"severity"_s)
        open.severity = value;
    else if (field == u"cc"_s)
        open.cc = value.split(u',');
    else
        open.fields.insert(field, value);
    QTEST(problemsOf(m_portal, open).value(field), "reason");
}

void TestDomain::openingGivesNewCase_NEW_2_SEV_3()
{
    QVERIFY2(problemsOf(m_portal, draft(m_portal)).isEmpty(), qPrintable(problemsOf(m_portal, draft(m_portal)).keys().join(u' ')));
    const auto effects = decide(m_portal, customer(), opening(), operation(draft(m_portal)), noon);
    QVERIFY(effects);
    const Case &record = *effects->record;
    QCOMPARE(record.status, u"new"_s);
    QCOMPARE(m_portal.priority(record.priority)->rank, m_portal.severity(u"s2"_s)->rank);
    QCOMPARE(record.openerId, u"p1"_s);
    QCOMPARE(record.openedAt, noon);
    QCOMPARE(effects->history.size(), 1);
    OpenCase bad = draft(m_portal);
    bad.subject.clear();
    QCOMPARE(decide(m_portal, customer(), opening(), operation(bad), noon).error().detail, u"subject: required"_s);
}

void TestDomain::featureRequestsAreLow_SEV_7()
{
    OpenCase open = draft(m_portal);
    open.type = u"featureRequest"_s;
    open.severity = u"s1"_s;
    QCOMPARE(decide(m_portal, customer(), opening(), operation(open), noon)->record->severity, u"s4"_s);
}

void TestDomain::foreignAccountsDoNotExist_ACC_5()
{
    Actor actor = customer();
    actor.reach.mayOpen.clear();
    const auto mine = decide(m_portal, actor, opening(), operation(draft(m_portal)), noon);
    Situation nothing;
    const auto none = decide(m_portal, customer(), nothing, operation(draft(m_portal)), noon);
    QCOMPARE(mine.error(), none.error());
    QCOMPARE(mine.error().code, ErrorCode::NotFound);
    Situation foreign = opening();
    foreign.contact->id = u"p2"_s;
    foreign.contact->accountId = u"a2"_s;
    QCOMPARE(decide(m_portal, customer(), foreign, operation(draft(m_portal)), noon).error().code, ErrorCode::BadRequest);
}

void TestDomain::repliesMoveTheStatus_STAT_2_data()
{
    QTest::addColumn<bool>("care");
    QTest::addColumn<bool>("waiting");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("care waits") << true << true << u"new"_s << u"pendingResponse"_s;
    QTest::newRow("care goes on") << true << false << u"new"_s << u"inProgress"_s;
    QTest::newRow("care takes it back") << true << false << u"pendingResponse"_s << u"inProgress"_s;
    QTest::newRow("customer answers") << false << false << u"pendingResponse"_s << u"inProgress"_s;
    QTest::newRow("customer adds to a new case") << false << false << u"new"_s << u"new"_s;
    QTest::newRow("customer cannot wait") << false << true << u"inProgress"_s << u"inProgress"_s;
    QTest::newRow("care after closing") << true << true << u"closed"_s << u"closed"_s;
}

void TestDomain::repliesMoveTheStatus_STAT_2()
{
    QFETCH(bool, care);
    QFETCH(bool, waiting);
    QFETCH(QString, before);
    const Case record = sample(before, before == u"closed"_s ? noon - day : 0);
    const auto effects = decide(m_portal, care ? engineer() : customer(), on(record), operation(reply(u"**Hello** there"_s, waiting)), noon);
    QVERIFY(effects);
    QTEST(effects->record->status, "after");
    QCOMPARE(effects->record->pendingSince, effects->record->status == u"pendingResponse"_s ? noon : 0);
    QCOMPARE(effects->record->responseLine, u"Hello there"_s);
    QCOMPARE(effects->record->updatedAt, noon);
    QCOMPARE(effects->comments.size(), 1);
}

void TestDomain::reopenWindowIncludesItsLastInstant_STAT_4()
{
    const auto at = [&](qint64 now) { return decide(m_portal, customer(), on(sample(u"closed"_s, noon)), operation(reply(u"still broken"_s)), now); };
    const auto last = at(noon + 7 * day);
    QVERIFY(last);
    QCOMPARE(last->record->status, u"inProgress"_s);
    QVERIFY(last->record->open);
    QCOMPARE(last->record->closedAt, 0);
    QCOMPARE(at(noon + 7 * day + 1).error().code, ErrorCode::NotAllowed);
}

void TestDomain::notesTouchNothingPublic_STAT_9()
{
    const auto effects = decide(m_portal, engineer(), on(sample(u"new"_s)), operation(PostComment{u"internal"_s, Audience::Care, true, {}}), noon);
    QVERIFY(effects);
    QVERIFY(!effects->record);
    QVERIFY(effects->care);
    QCOMPARE(effects->comments.first().audience, Audience::Care);
    for (const HistoryEntry &entry : effects->history)
        QCOMPARE(entry.audience, Audience::Care);
}

void TestDomain::customersWriteNoNotes_STAT_9()
{
    QCOMPARE(decide(m_portal, customer(), on(sample(u"new"_s)), operation(PostComment{u"x"_s, Audience::Care, false, {}}), noon).error().code, ErrorCode::NotAllowed);
}

void TestDomain::everyChangeLeavesHistory_STAT_8()
{
    const auto effects = decide(m_portal, engineer(), on(sample(u"inProgress"_s)), operation(SetStatus{u"inProgress"_s, u"closed"_s}), noon);
    QVERIFY(effects);
    QCOMPARE(effects->history.size(), 1);
    const HistoryEntry &entry = effects->history.first();
    QCOMPARE(entry.field, u"status"_s);
    QCOMPARE(entry.from, u"inProgress"_s);
    QCOMPARE(entry.to, u"closed"_s);
    QCOMPARE(entry.personName, u"Erik"_s);
    QCOMPARE(entry.at, noon);
    QCOMPARE(effects->record->closedAt, noon);
    QCOMPARE(decide(m_portal, engineer(), on(sample(u"new"_s)), operation(SetStatus{u"inProgress"_s, u"closed"_s}), noon).error().code, ErrorCode::Conflict);
}

void TestDomain::escalationNeedsReasonAndText_ESC_1_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem");
    const QString reason = m_portal.reasons.first().id;
    QTest::newRow("fine") << reason << QString(250, u'x') << QString();
    QTest::newRow("too long") << reason << QString(251, u'x') << u"description: tooLong"_s;
    QTest::newRow("emoji count once") << reason << u"\U0001F469\u200D\U0001F4BB"_s.repeated(250) << QString();
    QTest::newRow("no text") << reason << u" "_s << u"description: required"_s;
    QTest::newRow("no reason") << QString() << u"x"_s << u"reason: required"_s;
    QTest::newRow("unknown reason") << u"because"_s << u"x"_s << u"reason: unknownChoice"_s;
}

void TestDomain::escalationNeedsReasonAndText_ESC_1()
{
    QFETCH(QString, reason);
    QFETCH(QString, text);
    const auto effects = decide(m_portal, customer(), on(sample(u"new"_s)), operation(Escalate{reason, text}), noon);
    QTEST(effects ? QString() : effects.error().detail, "problem");
    QCOMPARE(decide(m_portal, customer(), on(sample(u"closed"_s, noon)), operation(Escalate{reason, u"x"_s}), noon).error().code, ErrorCode::NotAllowed);
}

void TestDomain::promiseStartsAtTheService_ESC_3_ESC_7()
{
    Situation situation = on(sample(u"new"_s));
    const Escalate act{m_portal.reasons.first().id, u"we go live"_s};
    const auto kept = decide(m_portal, customer(), situation, operation(act), noon);
    QVERIFY(kept);
    QCOMPARE(kept->rounds.first().promiseDue, noon + m_portal.promiseFor(u"s2"_s, act.reason)->withinMs);
    QVERIFY(kept->record->escalated);
    situation.provisional = true;
    QCOMPARE(decide(m_portal, customer(), situation, operation(act), noon)->rounds.first().promiseDue, 0);
    // Care's first public comment answers the round, a note does not.
    situation.before->rounds = kept->rounds;
    QCOMPARE(decide(m_portal, engineer(), situation, operation(reply(u"on it"_s)), noon + 5)->rounds.value(0).answeredAt, noon + 5);
    QVERIFY(decide(m_portal, engineer(), situation, operation(PostComment{u"x"_s, Audience::Care, false, {}}), noon)->rounds.isEmpty());
}

void TestDomain::customersDoNotClose_STAT_5_STAT_10()
{
    QCOMPARE(decide(m_portal, customer(), on(sample(u"inProgress"_s)), operation(SetStatus{u"inProgress"_s, u"closed"_s}), noon).error().code, ErrorCode::NotAllowed);
    QCOMPARE(decide(m_portal, customer(), on(sample(u"pendingResponse"_s)), operation(SetStatus{u"pendingResponse"_s, u"inProgress"_s}), noon).error().code,
             ErrorCode::NotAllowed);
}

void TestDomain::readingIsNotEditing()
{
    Actor reader = customer();
    reader.reach.mayEdit.clear();
    QCOMPARE(decide(m_portal, reader, on(sample(u"new"_s)), operation(reply(u"x"_s)), noon).error().code, ErrorCode::NotAllowed);
}

QTEST_APPLESS_MAIN(TestDomain)
#include "tst_domain.moc"
