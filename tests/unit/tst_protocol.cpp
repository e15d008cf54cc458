// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "sync/protocol/errorcodes.h"

#include <QJsonArray>
#include <QTest>

using namespace Casement;
using namespace Casement::Protocol;
using namespace Qt::StringLiterals;

namespace {

CaseBundle bundle()
{
    CaseBundle b;
    b.record.id = u"c1"_s;
    b.record.number = u"00001001"_s;
    b.record.accountId = u"a1"_s;
    b.record.accountName = u"Universität Nord"_s;
    b.record.status = u"new"_s;
    b.record.subject = u"字幕 \"fehlt\" \u05E9"_s;
    b.record.fields = {{u"feature"_s, u"upload"_s}};
    b.record.cc = {u"a@b.example"_s};
    b.record.openedAt = 1'760'000'000'123;
    b.record.version = 42;
    b.hasCare = true;
    b.record.closeReason = u"solved"_s;
    b.record.extensions = 2;
    b.care = {u"c1"_s, u"p9"_s, u"sev1"_s, true, 5, 6};
    b.comments << Comment{u"k1"_s, u"c1"_s, u"p1"_s, u"Dana"_s, false, Audience::Care, u"line\nline"_s, Channel::Mail, 7, 8};
    b.attachments << Attachment{u"f1"_s, u"c1"_s, u"k1"_s, u"a.log"_s, u"text/plain"_s, u"ab"_s, 9, Audience::Public, u"Dana"_s, 10, 11};
    b.rounds << Escalation{u"e1"_s, u"c1"_s, u"p1"_s, u"Dana"_s, u"update"_s, u"now"_s, u"engineer"_s, u"soon"_s, 1, 2, 3, 0, {}, 4};
    b.history << HistoryEntry{u"h1"_s, u"c1"_s, u"p1"_s, u"Dana"_s, Channel::App, Audience::Public, u"status"_s, u"new"_s, u"closed"_s, 3, 4, u"because"_s};
    b.keys = QStringList{u"account:a1"_s};
    return b;
}

} // namespace

class TestProtocol final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void publicationsComeBack();
    void bundlesRoundTrip();
    void pagesRoundTrip();
    void operationsRoundTrip_data();
    void operationsRoundTrip();
    void operationsAreEncodedTheSameEveryTime_OFF_2();
    void brokenInputNamesTheMember_data();
    void brokenInputNamesTheMember();
    void captivePortalsAreNotCasement_OFF_4();
    void deepJsonIsRefused();
    void unknownMembersAreIgnored();
    void codesAreStable();
};

void TestProtocol::publicationsComeBack()
{
    Object article;
    article.kind = Kind::Article;
    article.article = {u"a1"_s, u"Title"_s, u"faq"_s, {u"live"_s, u"captions"_s}, u"Body\n\u05E9"_s, u"https://knowledge.example/a"_s, Audience::Care, 1'760'000'000'123, 7};
    Object message;
    message.kind = Kind::Message;
    message.message = {u"m1"_s, u"Title"_s, u"rca"_s, u"s1"_s, u"Body"_s, Audience::Public, 1'760'000'000'123, 8};
    const auto sameArticle = objectFrom(toJson(article));
    const auto sameMessage = objectFrom(toJson(message));
    QVERIFY(sameArticle && sameMessage);
    QCOMPARE(sameArticle->article, article.article);
    QCOMPARE(sameMessage->message, message.message);
    QCOMPARE(sameArticle->id() + QString::number(sameArticle->version()), u"a17"_s);
    QCOMPARE(sameMessage->id() + QString::number(sameMessage->version()), u"m18"_s);
    QVERIFY(sameMessage->caseId().isEmpty());
    Object notice;
    notice.kind = Kind::Notice;
    notice.notice = {u"n1"_s, u"c1"_s, u"status"_s, u"new"_s, u"closed"_s, u"Eva"_s, Audience::Care, 1'760'000'000'123, 9};
    const auto sameNotice = objectFrom(toJson(notice));
    QVERIFY(sameNotice);
    QCOMPARE(sameNotice->notice, notice.notice);
    QCOMPARE(sameNotice->caseId(), u"c1"_s);
    Object kept;
    kept.kind = Kind::Kept;
    kept.kept = {u"v1"_s, u"view"_s, u"p1"_s, u"Dana"_s, u"a1"_s, u"Late"_s, u"{}"_s, 7};
    const auto sameKept = objectFrom(toJson(kept));
    QVERIFY(sameKept);
    QCOMPARE(sameKept->kept, kept.kept);
}

void TestProtocol::bundlesRoundTrip()
{
    const auto again = bundleFrom(toJson(bundle()));
    QVERIFY2(again, qPrintable(again ? QString() : again.error().detail));
    QCOMPARE(again.value(), bundle());
}

void TestProtocol::pagesRoundTrip()
{
    FeedPage page;
    page.cursor = u"abc"_s;
    page.more = true;
    page.bundles << bundle();
    Change change;
    change.number = 7;
    change.object.kind = Kind::Comment;
    change.object.comment = bundle().comments.first();
    change.keys = QStringList{u"account:a1"_s};
    Change gone;
    gone.number = 8;
    gone.gone = true;
    gone.kind = Kind::Case;
    gone.id = u"c2"_s;
    gone.key = u"account:a2"_s;
    Change ofCase;
    ofCase.number = 9;
    ofCase.object.kind = Kind::Case;
    ofCase.object.record = bundle().record;
    page.changes = {change, gone, ofCase};
    page.lostKeys = QStringList{u"account:a3"_s};
    page.hasProfile = true;
    page.profile = Profile{u"u1"_s, u"p1"_s, u"Dana"_s, u"d@x.example"_s, u"a1"_s, u"Nord"_s, u"kaltura"_s, Role::CustomerAdmin, {u"a1"_s}, {u"a1"_s, u"a2"_s}};
    page.definitionVersion = 3;
    page.backfillDone = 1;
    page.backfillTotal = 2;
    const auto again = feedPageFrom(parseObject(compact(toJson(page))).value());
    QVERIFY2(again, qPrintable(again ? QString() : again.error().detail));
    QCOMPARE(toJson(again.value()), toJson(page));
    QCOMPARE(again->profile, page.profile);
    QCOMPARE(again->changes.at(1).key, u"account:a2"_s);
    QCOMPARE(again->changes.at(2).number, 9); // beside the case's own number
    QCOMPARE(again->changes.at(2).object.record, bundle().record);
    QCOMPARE(again->changes.at(0).object.comment, bundle().comments.first());
    FeedPage full;
    full.full = true;
    QVERIFY(feedPageFrom(toJson(full)));
}

void TestProtocol::operationsRoundTrip_data()
{
    QTest::addColumn<int>("which");
    for (int i = 0; i < 21; ++i)
        QTest::newRow(qPrintable(QStringLiteral("act %1").arg(i))) << i;
}

void TestProtocol::operationsRoundTrip()
{
    QFETCH(int, which);
    const QList<AttachmentRef> files{{u"f"_s, u"n.txt"_s, u"text/plain"_s, 3}};
    const QList<Operation::Act> acts{OpenCase{u"a"_s, u"p"_s, u"howTo"_s, u"s3"_s, {}, u"S"_s, u"D"_s, u"player"_s, {{u"x"_s, u"y"_s}}, {u"c@d.example"_s}, files, u"c0"_s},
                                     PostComment{u"body"_s, Audience::Care, true, files}, Escalate{u"r"_s, u"why"_s}, SetStatus{u"new"_s, u"closed"_s},
                                     Assign{{}, u"p9"_s}, MarkViewed{u"case"_s, u"c1"_s}, EditField{u"phone"_s, {}, u"+1 555"_s},
                                     RecommendClose{u"other"_s, u"so"_s}, AnswerRecommendation{true}, AnswerSolution{false, u"no"_s}, StillWorking{},
                                     SetLevel{u"severity"_s, u"s3"_s, u"s1"_s, u"all"_s}, EndEscalation{u"done"_s},
                                     EditRecord{u"account"_s, u"a1"_s, u"fax"_s, {}, u"+1 555"_s}, LinkCase{u"c2"_s, true}, LinkCase{u"c2"_s, false}, SplitCase{u"c3"_s, u"S"_s, {u"m1"_s}},
                                     MergeCase{u"c4"_s, true, true}, MergeCase{u"c4"_s, false, false},
                                     AddContact{u"p3"_s, u"a1"_s, u"Ida"_s, u"ida@mail.example"_s, u"+1 555"_s, u"Dean"_s}, Keep{u"v1"_s, u"view"_s, u"Late"_s, u"{}"_s}};
    const Operation operation{u"op"_s, which == 5 || which == 13 || which > 18 ? QString() : u"c1"_s, 4, acts.at(which)};
    const auto again = operationFrom(toJson(operation));
    QVERIFY2(again, qPrintable(again ? QString() : again.error().detail));
    QCOMPARE(again.value(), operation);
}

void TestProtocol::operationsAreEncodedTheSameEveryTime_OFF_2()
{
    const Operation operation{u"op"_s, u"c1"_s, 4, PostComment{u"body"_s, Audience::Public, false, {}}};
    const EncodedOperation once = encode(operation);
    QCOMPARE(once.body, encode(operationFrom(parseObject(once.body).value()).value()).body);
    QCOMPARE(compact(parseObject("{ \"b\": 1,\n \"a\": \"x\" }").value()), QByteArray("{\"a\":\"x\",\"b\":1}"));
}

void TestProtocol::brokenInputNamesTheMember_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("detail");
    QTest::newRow("no id") << QByteArray("{\"kind\":\"comment\",\"case\":\"c\"}") << u"id: is missing"_s;
    QTest::newRow("unknown kind") << QByteArray("{\"id\":\"1\",\"kind\":\"explode\",\"case\":\"c\"}")
                                  << u"kind: \"explode\" is not one of open, comment, escalate, status, assign, edit, viewed, recommend, answerRecommendation, answerSolution, "
                                     u"stillWorking, level, endEscalation, record, addContact, keep, link, unlink, split, merge, unmerge"_s;
    QTest::newRow("mistyped") << QByteArray("{\"id\":\"1\",\"kind\":\"comment\",\"case\":\"c\",\"body\":7}") << u"body: must be a text"_s;
    QTest::newRow("bad attachment") << QByteArray("{\"id\":\"1\",\"kind\":\"comment\",\"case\":\"c\",\"attachments\":[{}]}") << u"attachments: id: is missing"_s;
    QTest::newRow("bad audience") << QByteArray("{\"id\":\"1\",\"kind\":\"comment\",\"case\":\"c\",\"audience\":\"all\"}") << u"audience: must be public or care"_s;
}

void TestProtocol::brokenInputNamesTheMember()
{
    QFETCH(QByteArray, json);
    const auto operation = operationFrom(parseObject(json).value());
    QVERIFY(!operation);
    QCOMPARE(operation.error().code, ErrorCode::BadRequest);
    QTEST(operation.error().detail, "detail");
}

void TestProtocol::captivePortalsAreNotCasement_OFF_4()
{
    QCOMPARE(parseObject("<html><body>Log in to the Wi-Fi</body></html>").error().code, ErrorCode::NotCasement);
    QCOMPARE(parseObject("").error().code, ErrorCode::NotCasement);
    QCOMPARE(parseObject("{\"cursor\": \"x\", \"changes\": [").error().code, ErrorCode::BadRequest);
    // JSON of something else is never an empty page.
    QVERIFY(!feedPageFrom(parseObject("{}").value()));
    QVERIFY(!outcomesFrom(parseObject("{\"ok\":true}").value()));
}

void TestProtocol::deepJsonIsRefused()
{
    const QByteArray deep = "{\"a\":" + QByteArray(40, '[') + QByteArray(40, ']') + "}";
    QCOMPARE(parseObject(deep).error().code, ErrorCode::BadRequest);
    QVERIFY(parseObject("{\"a\":\"" + QByteArray(100, '[') + "\"}"));
}

void TestProtocol::unknownMembersAreIgnored()
{
    QJsonObject json = toJson(bundle().record);
    json.insert(u"fromTheFuture"_s, QJsonArray{1, 2});
    QCOMPARE(caseFrom(json).value(), bundle().record);
}

void TestProtocol::codesAreStable()
{
    for (int i = 0; i <= static_cast<int>(ErrorCode::Cancelled); ++i) {
        const auto code = static_cast<ErrorCode>(i);
        QCOMPARE(errorCodeFrom(Protocol::nameOf(code), 0), code);
    }
    QCOMPARE(errorCodeFrom(u"somethingNew"_s, 404), ErrorCode::NotFound);
    const Error error{ErrorCode::NotFound, u"no such case"_s};
    QCOMPARE(problemFrom(problem(error, 404, u"r1"_s), 404), error);
}

QTEST_APPLESS_MAIN(TestProtocol)
#include "tst_protocol.moc"
