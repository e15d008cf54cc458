// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/operation.h"
#include "models/domain/ports.h"
#include "tests/unit/twocases.h"

#include <QTest>
#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Casement;
using namespace Casement::Testing;

namespace {

HistoryEntry related(const QString &from, const QString &to, Audience audience = Audience::Public)
{
    HistoryEntry entry;
    entry.field = u"related"_s;
    entry.from = from;
    entry.to = to;
    entry.audience = audience;
    return entry;
}

} // namespace

/// Acts that concern two cases: links, and a case that becomes two.
class TestTwoCases final : public QObject
{
    Q_OBJECT

private:
    const PortalDefinition m_kaltura = Testing::portal();

private Q_SLOTS:
    void relationsAreWhatHistoryLeaves();
    void linkStandsInBothHistories_STAT_4();
    void whoSeesALink_ACC_8_ACC_11_data();
    void whoSeesALink_ACC_8_ACC_11();
    void whatIsSoAlreadyChangesNothing();
    void unlinkingIsToldToWhoeverReadOfTheLink_ACC_8();
    void badLinksAreRefused_data();
    void badLinksAreRefused();
    void newCaseNamesTheOldOne_STAT_4();
    void splitCopiesWhatWasSaid();
    void splitBringsFilesOfWhatWasChosen();
    void splitBeginsAnew();
    void nobodySeesMoreThroughASplit_ACC_11_data();
    void nobodySeesMoreThroughASplit_ACC_11();
    void badSplitsAreRefused_data();
    void badSplitsAreRefused();
};

void TestTwoCases::relationsAreWhatHistoryLeaves()
{
    CaseBundle bundle = numbered(u"c1"_s, u"1"_s);
    HistoryEntry other;
    other.field = u"status"_s;
    other.to = u"9"_s;
    bundle.history = {related({}, u"2"_s), other, related({}, u"3"_s), related(u"2"_s, {}), related({}, u"4"_s), related({}, u"3"_s), related({}, {})};
    QStringList numbers;
    for (const HistoryEntry &entry : relationsOf(bundle))
        numbers << entry.to;
    QCOMPARE(numbers, (QStringList{u"4"_s, u"3"_s}));
}

void TestTwoCases::linkStandsInBothHistories_STAT_4()
{
    const auto effects = act(m_kaltura, care, numbered(u"c1"_s, u"00000001"_s), LinkCase{u"c2"_s, true}, numbered(u"c2"_s, u"00000002"_s));
    QVERIFY2(effects, qPrintable(effects ? QString() : effects.error().detail));
    QVERIFY(!effects->record && !effects->care);
    QCOMPARE(effects->history.size(), 1);
    QCOMPARE(effects->history.first().caseId, u"c1"_s);
    QCOMPARE(effects->history.first().to, u"00000002"_s);
    QCOMPARE(effects->others.size(), 1U);
    const Effects &other = effects->others.front();
    QVERIFY(!other.record && !other.care);
    QCOMPARE(other.history.size(), 1);
    QCOMPARE(other.history.first().caseId, u"c2"_s);
    QCOMPARE(other.history.first().to, u"00000001"_s);
    QCOMPARE(other.history.first().personName, u"Dana"_s);
    QVERIFY(other.history.first().id != effects->history.first().id);
}

void TestTwoCases::whoSeesALink_ACC_8_ACC_11_data()
{
    QTest::addColumn<bool>("ownOnly");
    QTest::addColumn<QString>("account");
    QTest::addColumn<QString>("contact");
    QTest::addColumn<Audience>("audience");
    QTest::newRow("same account") << false << u"a1"_s << u"p2"_s << Audience::Public;
    QTest::newRow("other account") << false << u"a2"_s << u"p1"_s << Audience::Care;
    QTest::newRow("own cases, same person") << true << u"a1"_s << u"p1"_s << Audience::Public;
    QTest::newRow("own cases, a colleague's") << true << u"a1"_s << u"p2"_s << Audience::Care;
}

void TestTwoCases::whoSeesALink_ACC_8_ACC_11()
{
    QFETCH(bool, ownOnly);
    QFETCH(QString, account);
    QFETCH(QString, contact);
    QFETCH(Audience, audience);
    PortalDefinition portal = m_kaltura;
    portal.ownCasesOnly = ownOnly;
    const auto effects = act(portal, care, numbered(u"c1"_s, u"00000001"_s), LinkCase{u"c2"_s, true}, numbered(u"c2"_s, u"00000002"_s, account, contact));
    QVERIFY(effects);
    QCOMPARE(effects->history.first().audience, audience);
    QCOMPARE(effects->others.front().history.first().audience, audience);
}

void TestTwoCases::whatIsSoAlreadyChangesNothing()
{
    CaseBundle linked = numbered(u"c1"_s, u"00000001"_s);
    linked.history = {related({}, u"00000002"_s)};
    const CaseBundle other = numbered(u"c2"_s, u"00000002"_s);
    for (const auto &effects : {act(m_kaltura, care, linked, LinkCase{u"c2"_s, true}, other),
                                act(m_kaltura, care, numbered(u"c1"_s, u"00000001"_s), LinkCase{u"c2"_s, false}, other)}) {
        QVERIFY(effects);
        QVERIFY(effects->history.isEmpty() && effects->others.empty());
    }
}

// Also where the accounts became one since: who did not read of the link does not read of its end.
void TestTwoCases::unlinkingIsToldToWhoeverReadOfTheLink_ACC_8()
{
    for (const Audience audience : {Audience::Public, Audience::Care}) {
        CaseBundle linked = numbered(u"c1"_s, u"00000001"_s);
        linked.history = {related({}, u"00000002"_s, audience)};
        const auto effects = act(m_kaltura, care, linked, LinkCase{u"c2"_s, false}, numbered(u"c2"_s, u"00000002"_s));
        QVERIFY(effects);
        QCOMPARE(effects->history.first().audience, audience);
        QCOMPARE(effects->history.first().from, u"00000002"_s);
        QVERIFY(effects->history.first().to.isEmpty());
        QCOMPARE(effects->others.front().history.first().audience, audience);
        QCOMPARE(effects->others.front().history.first().from, u"00000001"_s);
    }
}

void TestTwoCases::badLinksAreRefused_data()
{
    QTest::addColumn<bool>("byCare");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("detail");
    QTest::newRow("customer") << false << u"c2"_s << u"00000002"_s << u"only Care does this"_s;
    QTest::newRow("itself") << true << u"c1"_s << u"00000001"_s << u"other: is this case itself"_s;
    QTest::newRow("without a number") << true << u"c2"_s << QString() << u"other: has no number yet"_s;
    QTest::newRow("nothing") << true << QString() << QString() << u"other: required"_s;
}

void TestTwoCases::badLinksAreRefused()
{
    QFETCH(bool, byCare);
    QFETCH(QString, id);
    QFETCH(QString, number);
    QFETCH(QString, detail);
    const auto other = id.isEmpty() ? std::nullopt : std::optional(numbered(id, number));
    const auto effects = act(m_kaltura, byCare ? care : customer, numbered(u"c1"_s, u"00000001"_s), LinkCase{id, true}, other);
    QVERIFY(!effects);
    QCOMPARE(effects.error().code, byCare ? ErrorCode::BadRequest : ErrorCode::NotAllowed);
    QCOMPARE(effects.error().detail, detail);
}

void TestTwoCases::newCaseNamesTheOldOne_STAT_4()
{
    OpenCase draft{u"a1"_s, u"p1"_s, u"technicalIssue"_s, u"s2"_s, {}, u"Sound again"_s, u"It is back."_s, u"other"_s, {}, {}, {}, u"c1"_s};
    Situation situation;
    situation.account = Account{};
    situation.account->id = u"a1"_s;
    situation.contact = Person{u"p1"_s, u"a1"_s, u"Dana"_s, u"dana@acme.example"_s, {}, {}, 0};
    const auto refused = decide(m_kaltura, customer, situation, {u"op"_s, u"c9"_s, 1, draft}, now);
    QVERIFY(!refused); // as one that does not exist
    QCOMPARE(refused.error().detail, u"related: no such case"_s);
    situation.other = numbered(u"c1"_s, u"00000001"_s);
    const auto effects = decide(m_kaltura, customer, situation, {u"op"_s, u"c9"_s, 1, draft}, now);
    QVERIFY2(effects, qPrintable(effects ? QString() : effects.error().detail));
    const auto entry = std::find_if(effects->history.cbegin(), effects->history.cend(), [](const HistoryEntry &e) { return e.field == u"related"_s; });
    QVERIFY(entry != effects->history.cend());
    QCOMPARE(entry->to, u"00000001"_s);
    QCOMPARE(entry->caseId, u"c9"_s);
    QCOMPARE(effects->others.front().history.first().caseId, u"c1"_s);
    QVERIFY(effects->others.front().history.first().to.isEmpty()); // the service gives the number
    QVERIFY(!effects->others.front().record);
}

void TestTwoCases::splitCopiesWhatWasSaid()
{
    const CaseBundle before = conversation();
    const auto effects = act(m_kaltura, care, before, SplitCase{u"c2"_s, u" Captions "_s, {u"m3"_s, u"n1"_s, u"m2"_s}});
    QVERIFY2(effects, qPrintable(effects ? QString() : effects.error().detail));
    QVERIFY(!effects->record && effects->comments.isEmpty()); // here all stays
    const Effects &made = effects->others.front();
    QVERIFY(made.record);
    QCOMPARE(made.record->id, u"c2"_s);
    QCOMPARE(made.record->subject, u"Captions"_s);
    QCOMPARE(made.record->description, u"Words of m2"_s); // the first public one, in their order
    QCOMPARE(made.record->openerId, u"p2"_s);
    QCOMPARE(made.record->openerName, u"p2 by name"_s);
    QCOMPARE(made.comments.size(), 2);
    for (const Comment &copy : made.comments) {
        const auto original = std::find_if(before.comments.cbegin(), before.comments.cend(), [&](const Comment &comment) { return comment.body == copy.body; });
        QVERIFY(original != before.comments.cend());
        Comment expected = *original;
        expected.id = copy.id;
        expected.caseId = u"c2"_s;
        QVERIFY2(copy == expected, qPrintable(copy.body)); // author, time and audience
        QVERIFY(copy.id != original->id);
    }
    QCOMPARE(made.comments.first().audience, Audience::Care);
    QCOMPARE(made.record->responseBy, u"e1 by name"_s); // the last public one, never the note
    QCOMPARE(made.record->responseAt, now - 100);
}

void TestTwoCases::splitBringsFilesOfWhatWasChosen()
{
    const auto effects = act(m_kaltura, care, conversation(), SplitCase{u"c2"_s, u"Captions"_s, {u"m2"_s, u"n1"_s}});
    QVERIFY(effects);
    const Effects &made = effects->others.front();
    QCOMPARE(made.attachments.size(), 2); // not the case's own
    const Attachment &first = made.attachments.first(), &internal = made.attachments.last();
    QCOMPARE(first.name, u"f2.txt"_s);
    QCOMPARE(first.sha256, u"sha-f2"_s);
    QCOMPARE(first.caseId, u"c2"_s);
    QVERIFY(first.commentId.isEmpty()); // its message is the description
    QVERIFY(first.id != u"f2"_s);
    QCOMPARE(internal.audience, Audience::Care);
    QCOMPARE(internal.commentId, made.comments.first().id);
}

void TestTwoCases::splitBeginsAnew()
{
    CaseBundle before = conversation();
    PortalDefinition portal = Testing::portal(u"classic"_s);
    const QString secret = portal.sealedFields().value(0);
    QVERIFY(!secret.isEmpty());
    before.record.status = portal.firstOf(u"active"_s).id;
    before.record.fields = {{secret, sealedMark}, {u"phone"_s, u"1"_s}};
    const auto effects = act(portal, care, before, SplitCase{u"c2"_s, u"Captions"_s, {u"m1"_s}});
    QVERIFY2(effects, qPrintable(effects ? QString() : effects.error().detail));
    const Case &made = *effects->others.front().record;
    QCOMPARE(made.status, portal.firstOf(u"new"_s).id);
    QVERIFY(made.open && !made.escalated && made.closeReason.isEmpty() && made.ownerName.isEmpty() && made.number.isEmpty());
    QCOMPARE(made.openedAt, now);
    QCOMPARE(made.accountId, u"a1"_s);
    QCOMPARE(made.severity, u"s2"_s);
    QCOMPARE(made.fields, (QMap<QString, QString>{{u"phone"_s, u"1"_s}})); // NEW-5: a box stays with its case
    QVERIFY(effects->others.front().care->ownerId.isEmpty());
    QCOMPARE(effects->others.front().care->id, u"c2"_s);
    QStringList told;
    for (const HistoryEntry &entry : effects->others.front().history) {
        QCOMPARE(entry.caseId, u"c2"_s);
        told << QString(entry.field + u' ' + entry.to);
    }
    QCOMPARE(told, (QStringList{QString(u"opened "_s + made.status), u"related 00000001"_s}));
    QCOMPARE(effects->history.size(), 1);
    QCOMPARE(effects->history.first().field, u"related"_s);
}

void TestTwoCases::nobodySeesMoreThroughASplit_ACC_11_data()
{
    QTest::addColumn<bool>("ownOnly");
    QTest::addColumn<QString>("comment");
    QTest::addColumn<QString>("opener");
    QTest::addColumn<Audience>("link");
    QTest::newRow("all see all") << false << u"m2"_s << u"p2"_s << Audience::Public;
    QTest::newRow("the contact's") << true << u"m1"_s << u"p1"_s << Audience::Public;
    QTest::newRow("of somebody who no longer sees it") << true << u"m2"_s << QString() << Audience::Care;
}

void TestTwoCases::nobodySeesMoreThroughASplit_ACC_11()
{
    QFETCH(bool, ownOnly);
    QFETCH(QString, comment);
    QFETCH(QString, opener);
    QFETCH(Audience, link);
    PortalDefinition portal = m_kaltura;
    portal.ownCasesOnly = ownOnly;
    const auto effects = act(portal, care, conversation(), SplitCase{u"c2"_s, u"Captions"_s, {comment}});
    QVERIFY(effects);
    QCOMPARE(effects->others.front().record->openerId, opener);
    QCOMPARE(effects->others.front().record->contactId, u"p1"_s);
    QCOMPARE(effects->history.first().audience, link);
}

void TestTwoCases::badSplitsAreRefused_data()
{
    QTest::addColumn<QString>("newCase");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QStringList>("comments");
    QTest::addColumn<QString>("detail");
    const QStringList one{u"m1"_s};
    const QString chosen = u"comments: must be of this case, one of them public"_s;
    QTest::newRow("no subject") << u"c2"_s << u"  "_s << one << u"subject: required"_s;
    QTest::newRow("long subject") << u"c2"_s << QString(256, u'x') << one << u"subject: tooLong"_s;
    QTest::newRow("two lines") << u"c2"_s << u"a\nb"_s << one << u"subject: oneLine"_s;
    QTest::newRow("no id") << QString() << u"S"_s << one << u"newCase: needs an id of its own"_s;
    QTest::newRow("its own id") << u"c1"_s << u"S"_s << one << u"newCase: needs an id of its own"_s;
    QTest::newRow("nothing chosen") << u"c2"_s << u"S"_s << QStringList() << chosen;
    QTest::newRow("a note alone") << u"c2"_s << u"S"_s << QStringList{u"n1"_s} << chosen;
    QTest::newRow("one of another case") << u"c2"_s << u"S"_s << QStringList{u"m1"_s, u"x"_s} << chosen;
    QTest::newRow("customer") << u"c2"_s << u"S"_s << one << u"only Care does this"_s;
}

void TestTwoCases::badSplitsAreRefused()
{
    QFETCH(QString, newCase);
    QFETCH(QString, subject);
    QFETCH(QStringList, comments);
    QFETCH(QString, detail);
    const bool byCustomer = qstrcmp(QTest::currentDataTag(), "customer") == 0;
    const auto effects = act(m_kaltura, byCustomer ? customer : care, conversation(), SplitCase{newCase, subject, comments});
    QVERIFY(!effects);
    QCOMPARE(effects.error().detail, detail);
    QCOMPARE(effects.error().code, byCustomer ? ErrorCode::NotAllowed : ErrorCode::BadRequest);
}

QTEST_APPLESS_MAIN(TestTwoCases)
#include "tst_twocases.moc"
