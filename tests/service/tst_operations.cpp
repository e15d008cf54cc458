// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "tests/service/serviceworld.h"
#include "tests/service/suites.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

class OperationsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void repeatedOperationAppliesOnce_OFF_2();
    void sameIdWithAnotherBodyIsRefused();
    void refusalIsKept();
    void repeatedAnswerIsReadAnewThroughReach();
    void batchKeepsItsOrderAndOneRefusalHoldsNobodyUp();
    void anotherUsersOperationIdHarmsNothing();
    void replyChangesTheCase_STAT_2();
    void escalationPromisesFromReceipt_ESC_7();
    void assignNamesOnlyCare();
    void viewedIsForOneselfAlone_VIEW_2();
    void fieldsOfTwoPeopleAreBothKept_OFF_3();
    void clashTellsValueWhoAndWhen_OFF_3();
    void clashOfStatusAndOwner_OFF_3();
    void contactOfASiblingCannotBeSet_ACC_5();
    void missingUploadIsNotDecided();
    void attachmentTravels_NEW_9();
    void bodyLimits();
    void looseContentGoesADayLater();
    void brokenBatch_data();
    void brokenBatch();

private:
    static Service::Reply get(ServiceWorld &world, const QString &id, const QString &person)
    {
        return world.call("GET", QString(u"/v1/attachments/"_s + id + u"/content"_s), {}, world.token(person));
    }
    static CaseBundle bundle(ServiceWorld &world, const QString &id, const QString &person)
    {
        const auto reply = world.call("GET", QString(u"/v1/cases/"_s + id), {}, world.token(person));
        const auto read = Protocol::bundleFrom(QJsonDocument::fromJson(reply.body).object());
        return read ? read.value() : CaseBundle{};
    }
};

void OperationsTest::repeatedOperationAppliesOnce_OFF_2()
{
    ServiceWorld world;
    const Operation open = world.openCase(u"solo"_s, u"sam"_s);
    const auto first = world.send(u"sam"_s, open);
    QVERIFY(first.applied);
    const Operation reply = world.operation(open.caseId, PostComment{u"One more thing"_s, Audience::Public, false, {}});
    const auto said = world.send(u"sam"_s, reply);
    world.clock.advance(600'000);
    world.restart();
    const auto second = world.send(u"sam"_s, open);
    const auto saidAgain = world.send(u"sam"_s, reply);
    QVERIFY(second.applied && saidAgain.applied);
    QCOMPARE(saidAgain.rows.size(), said.rows.size());
    const CaseBundle now = bundle(world, open.caseId, u"sam"_s);
    QCOMPARE(now.record.number, u"00001001"_s);
    QCOMPARE(now.comments.size(), 1);
    QCOMPARE(now.history.size(), 2);
    QCOMPARE(first.rows.first().record.number, now.record.number);
    Replica replica;
    world.follow(u"sam"_s, replica);
    QCOMPARE(replica.cases.size(), 1);
}

void OperationsTest::sameIdWithAnotherBodyIsRefused()
{
    ServiceWorld world;
    Operation open = world.openCase(u"solo"_s, u"sam"_s);
    QVERIFY(world.send(u"sam"_s, open).applied);
    std::get<OpenCase>(open.act).subject = u"Something else"_s;
    const auto reused = world.send(u"sam"_s, open);
    QVERIFY(!reused.applied);
    QCOMPARE(reused.refusal.code, ErrorCode::IdReused);
    QCOMPARE(bundle(world, open.caseId, u"sam"_s).record.subject, u"The player stays black"_s);
}

void OperationsTest::refusalIsKept()
{
    ServiceWorld world;
    const Operation reply = world.operation(u"not-there-yet"_s, PostComment{u"Hello"_s, Audience::Public, false, {}});
    QCOMPARE(world.send(u"sam"_s, reply).refusal.code, ErrorCode::NotFound);
    Operation open = world.openCase(u"solo"_s, u"sam"_s);
    open.caseId = u"not-there-yet"_s;
    QVERIFY(world.send(u"sam"_s, open).applied);
    QCOMPARE(world.send(u"sam"_s, reply).refusal.code, ErrorCode::NotFound);
    QVERIFY(bundle(world, open.caseId, u"sam"_s).comments.isEmpty());
}

void OperationsTest::repeatedAnswerIsReadAnewThroughReach()
{
    ServiceWorld world;
    QVERIFY(world.import({world.caseLine(u"c-south"_s, u"south"_s, u"sven"_s)}).isEmpty());
    const Operation reply = world.operation(world.caseId(u"c-south"_s), PostComment{u"From the parent"_s, Audience::Public, false, {}});
    QVERIFY(!world.send(u"rita"_s, reply).rows.isEmpty());
    QCOMPARE(world.admin(u"/v1/admin/accounts"_s, R"({"id": "south", "parent": ""})").status, 200);
    const auto again = world.send(u"rita"_s, reply);
    QVERIFY(again.applied);
    QVERIFY(again.rows.isEmpty());
}

void OperationsTest::batchKeepsItsOrderAndOneRefusalHoldsNobodyUp()
{
    ServiceWorld world;
    const Operation open = world.openCase(u"solo"_s, u"sam"_s);
    const QList<Operation> operations{world.operation(u"missing"_s, PostComment{u"Nowhere"_s, Audience::Public, false, {}}), open,
                                      world.operation(open.caseId, PostComment{u"First"_s, Audience::Public, false, {}}),
                                      world.operation(open.caseId, PostComment{u"Second"_s, Audience::Public, false, {}})};
    QJsonArray list;
    for (const Operation &operation : operations)
        list << Protocol::toJson(operation);
    const auto reply = world.post(u"/v1/operations"_s, {{u"operations"_s, list}}, world.token(u"sam"_s));
    const auto outcomes = Protocol::outcomesFrom(QJsonDocument::fromJson(reply.body).object());
    QVERIFY(outcomes);
    QCOMPARE(outcomes.value().size(), 4);
    QList<bool> applied;
    for (const auto &outcome : outcomes.value())
        applied << outcome.applied;
    QCOMPARE(applied, (QList<bool>{false, true, true, true}));
    QCOMPARE(bundle(world, open.caseId, u"sam"_s).record.responseLine, u"Second"_s);
}

void OperationsTest::anotherUsersOperationIdHarmsNothing()
{
    ServiceWorld world;
    QVERIFY(world.import({world.caseLine(u"c-solo"_s, u"solo"_s, u"sam"_s), world.caseLine(u"c-north"_s, u"north"_s, u"nora"_s)}).isEmpty());
    Operation mine = world.operation(world.caseId(u"c-solo"_s), PostComment{u"Mine"_s, Audience::Public, false, {}});
    QVERIFY(world.send(u"sam"_s, mine).applied);
    Operation theirs = mine;
    theirs.caseId = world.caseId(u"c-north"_s);
    std::get<PostComment>(theirs.act).body = u"Theirs"_s;
    QVERIFY(!world.send(u"nora"_s, theirs).applied);
    QCOMPARE(bundle(world, mine.caseId, u"sam"_s).comments.first().body, u"Mine"_s);
    // Nor can a known case id be taken over.
    Operation open = world.openCase(u"north"_s, u"nora"_s);
    open.caseId = mine.caseId;
    QCOMPARE(world.send(u"nora"_s, open).refusal.code, ErrorCode::Conflict);
    QCOMPARE(bundle(world, mine.caseId, u"sam"_s).record.accountName, u"solo"_s);
}

void OperationsTest::replyChangesTheCase_STAT_2()
{
    ServiceWorld world;
    QVERIFY(world.import({world.caseLine(u"c"_s, u"solo"_s, u"sam"_s)}).isEmpty());
    const QString id = world.caseId(u"c"_s);
    QVERIFY(world.send(u"eva"_s, world.operation(id, PostComment{u"Please try again"_s, Audience::Public, true, {}})).applied);
    const Case pending = bundle(world, id, u"sam"_s).record;
    QCOMPARE(pending.status, u"pendingResponse"_s);
    QCOMPARE(pending.pendingSince, world.clock.nowMs());
    QVERIFY(pending.responseByCare);
    world.clock.advance(1000);
    QVERIFY(world.send(u"sam"_s, world.operation(id, PostComment{u"It works"_s, Audience::Public, false, {}})).applied);
    const Case active = bundle(world, id, u"sam"_s).record;
    QCOMPARE(active.status, u"inProgress"_s);
    QVERIFY(active.version > pending.version);
    QCOMPARE(active.updatedAt, world.clock.nowMs());
}

void OperationsTest::escalationPromisesFromReceipt_ESC_7()
{
    ServiceWorld world;
    QVERIFY(world.import({world.caseLine(u"c"_s, u"solo"_s, u"sam"_s)}).isEmpty());
    const Operation escalate = world.operation(world.caseId(u"c"_s), Escalate{u"updateNeeded"_s, u"No word for a week"_s});
    world.clock.advance(5 * 3'600'000); // it waited in an outbox
    QVERIFY(world.send(u"sam"_s, escalate).applied);
    CaseBundle now = bundle(world, world.caseId(u"c"_s), u"sam"_s);
    QVERIFY(now.record.escalated);
    QCOMPARE(now.rounds.first().promiseDue, world.clock.nowMs() + 24 * 3'600'000);
    world.clock.advance(1000);
    QVERIFY(world.send(u"eva"_s, world.operation(now.record.id, PostComment{u"We are on it"_s, Audience::Public, false, {}})).applied);
    now = bundle(world, world.caseId(u"c"_s), u"sam"_s);
    QCOMPARE(now.rounds.size(), 1);
    QCOMPARE(now.rounds.first().answeredAt, world.clock.nowMs());
}

void OperationsTest::assignNamesOnlyCare()
{
    ServiceWorld world;
    QVERIFY(world.import({world.caseLine(u"c"_s, u"solo"_s, u"sam"_s)}).isEmpty());
    const QString id = world.caseId(u"c"_s);
    QVERIFY(!world.send(u"eva"_s, world.operation(id, Assign{{}, world.personId(u"rita"_s)})).applied);
    QVERIFY(world.send(u"eva"_s, world.operation(id, Assign{{}, world.personId(u"eva"_s)})).applied);
    QCOMPARE(bundle(world, id, u"sam"_s).record.ownerName, u"eva"_s);
    QCOMPARE(bundle(world, id, u"eva"_s).care.ownerId, world.personId(u"eva"_s));
    QVERIFY(!bundle(world, id, u"sam"_s).hasCare);
    QVERIFY(!world.send(u"sam"_s, world.operation(id, Assign{world.personId(u"eva"_s), {}})).applied);
}

void OperationsTest::viewedIsForOneselfAlone_VIEW_2()
{
    ServiceWorld world;
    QVERIFY(world.import({world.caseLine(u"c"_s, u"solo"_s, u"sam"_s)}).isEmpty());
    Replica sam, eva;
    world.follow(u"sam"_s, sam);
    world.follow(u"eva"_s, eva);
    const CaseBundle before = bundle(world, world.caseId(u"c"_s), u"sam"_s);
    QVERIFY(world.send(u"sam"_s, Operation{u"look"_s, {}, 1, MarkViewed{u"case"_s, world.caseId(u"c"_s)}}).applied);
    world.follow(u"sam"_s, sam);
    const QString name = QString(u"viewed/case:"_s + world.caseId(u"c"_s));
    QCOMPARE(sam.rows.value(name).viewed.at, world.clock.nowMs());
    bool waits = false;
    static_cast<void>(world.page(u"eva"_s, eva.cursor, &waits));
    QVERIFY(waits);
    QCOMPARE(bundle(world, world.caseId(u"c"_s), u"sam"_s), before);
    Replica other; // another device of the same user
    world.follow(u"sam"_s, other);
    QVERIFY(other.rows.contains(name));
}

void OperationsTest::fieldsOfTwoPeopleAreBothKept_OFF_3()
{
    ServiceWorld world;
    const Operation open = world.openCase(u"solo"_s, u"sam"_s);
    QVERIFY(world.send(u"sam"_s, open).applied);
    const QString phone = std::get<OpenCase>(open.act).fields.value(u"phone"_s);
    world.clock.advance(1000);
    const auto mine = world.send(u"sam"_s, world.operation(open.caseId, EditField{u"phone"_s, phone, u"+1 555 0101"_s}));
    world.clock.advance(1000);
    const auto theirs = world.send(u"eva"_s, world.operation(open.caseId, EditField{u"website"_s, {}, u"https://solo.example"_s}));
    QVERIFY(mine.applied && theirs.applied);
    const CaseBundle now = bundle(world, open.caseId, u"sam"_s);
    QCOMPARE(now.record.fields.value(u"phone"_s), u"+1 555 0101"_s);
    QCOMPARE(now.record.fields.value(u"website"_s), u"https://solo.example"_s);
    QCOMPARE(now.history.last().field, u"website"_s);
    QCOMPARE(now.history.last().personName, u"eva"_s);
}

void OperationsTest::clashTellsValueWhoAndWhen_OFF_3()
{
    ServiceWorld world;
    const Operation open = world.openCase(u"solo"_s, u"sam"_s);
    QVERIFY(world.send(u"sam"_s, open).applied);
    const QString phone = std::get<OpenCase>(open.act).fields.value(u"phone"_s);
    world.clock.advance(60'000);
    const qint64 changedAt = world.clock.nowMs();
    QVERIFY(world.send(u"eva"_s, world.operation(open.caseId, EditField{u"phone"_s, phone, u"+1 555 0199"_s})).applied);
    world.clock.advance(60'000);
    const Operation late = world.operation(open.caseId, EditField{u"phone"_s, phone, u"+1 555 0101"_s});
    const auto refused = world.send(u"sam"_s, late);
    QVERIFY(!refused.applied);
    QCOMPARE(refused.refusal.code, ErrorCode::Conflict);
    QCOMPARE(refused.clash, (FieldClash{u"phone"_s, u"+1 555 0199"_s, {}, u"eva"_s, changedAt}));
    world.restart(); // the same fate when it comes again, and the value as it is by then
    QCOMPARE(world.send(u"sam"_s, late).clash, refused.clash);
    // Mine after all: from the present value.
    QVERIFY(world.send(u"sam"_s, world.operation(open.caseId, EditField{u"phone"_s, u"+1 555 0199"_s, u"+1 555 0101"_s})).applied);
    QCOMPARE(bundle(world, open.caseId, u"sam"_s).record.fields.value(u"phone"_s), u"+1 555 0101"_s);
    // An outsider learns nothing of it.
    const auto foreign = world.send(u"nora"_s, world.operation(open.caseId, EditField{u"phone"_s, phone, u"+1 555 0102"_s}));
    QCOMPARE(foreign.refusal.code, ErrorCode::NotFound);
    QVERIFY(!foreign.clash);
}

void OperationsTest::clashOfStatusAndOwner_OFF_3()
{
    ServiceWorld world;
    QVERIFY(world.import({world.caseLine(u"c"_s, u"solo"_s, u"sam"_s)}).isEmpty());
    const QString id = world.caseId(u"c"_s);
    const QString status = bundle(world, id, u"eva"_s).record.status;
    const QString owner = bundle(world, id, u"eva"_s).care.ownerId;
    QVERIFY(world.send(u"eva"_s, world.operation(id, Assign{owner, world.personId(u"eva"_s)})).applied);
    const auto late = world.send(u"eva"_s, world.operation(id, Assign{u"somebody"_s, {}}));
    QVERIFY(late.clash);
    QCOMPARE(late.clash->field, u"owner"_s);
    QCOMPARE(late.clash->value, world.personId(u"eva"_s));
    QCOMPARE(late.clash->label, u"eva"_s);
    const auto moved = world.send(u"eva"_s, world.operation(id, SetStatus{u"pendingResponse"_s, u"closed"_s}));
    QVERIFY(moved.clash);
    QCOMPARE(moved.clash->value, status);
}

void OperationsTest::contactOfASiblingCannotBeSet_ACC_5()
{
    ServiceWorld world;
    QVERIFY(world.import({world.caseLine(u"s"_s, u"south"_s, u"sven"_s)}).isEmpty());
    const QString id = world.caseId(u"s"_s), now = bundle(world, id, u"nora"_s).record.contactId;
    QVERIFY(!now.isEmpty());
    for (const QString &person : {u"sven"_s, u"nora"_s, u"rita"_s}) {
        const auto refused = world.send(u"nora"_s, world.operation(id, EditField{u"contact"_s, now, world.personId(person)}));
        QCOMPARE(refused.applied, person == u"sven"_s); // it is him already
    }
    QCOMPARE(bundle(world, id, u"nora"_s).record.contactId, now);
    QVERIFY(world.send(u"nora"_s, world.operation(id, EditField{u"website"_s, {}, u"https://south.example"_s})).applied);
}

void OperationsTest::missingUploadIsNotDecided()
{
    ServiceWorld world;
    Operation open = world.openCase(u"solo"_s, u"sam"_s);
    std::get<OpenCase>(open.act).attachments = {{u"file-1"_s, u"a.log"_s, u"text/plain"_s, 3}};
    const Operation reply = world.operation(open.caseId, PostComment{u"See there"_s, Audience::Public, false, {}});
    const QJsonObject both{{u"operations"_s, QJsonArray{Protocol::toJson(open), Protocol::toJson(reply)}}};
    auto outcomes = Protocol::outcomesFrom(QJsonDocument::fromJson(world.post(u"/v1/operations"_s, both, world.token(u"sam"_s)).body).object());
    QCOMPARE(outcomes.value().at(0).refusal.code, ErrorCode::MissingUpload);
    QCOMPARE(outcomes.value().at(1).refusal.code, ErrorCode::MissingUpload);
    // An id no upload can ever have is refused for good, not asked for again.
    Operation odd = world.openCase(u"solo"_s, u"sam"_s);
    std::get<OpenCase>(odd.act).attachments = {{u"../x"_s, u"a.log"_s, u"text/plain"_s, 3}};
    const auto refused = Protocol::outcomesFrom(QJsonDocument::fromJson(world.post(u"/v1/operations"_s, Protocol::toJson(odd), world.token(u"sam"_s)).body).object());
    QCOMPARE(refused.value().at(0).refusal.code, ErrorCode::BadRequest);
    QCOMPARE(world.upload(u"file-1"_s, "abc", u"sam"_s).status, 201);
    outcomes = Protocol::outcomesFrom(QJsonDocument::fromJson(world.post(u"/v1/operations"_s, both, world.token(u"sam"_s)).body).object());
    QVERIFY(outcomes.value().at(0).applied && outcomes.value().at(1).applied);
}

void OperationsTest::attachmentTravels_NEW_9()
{
    ServiceWorld world;
    QByteArray content(300'000, 'x');
    content[5] = '\0';
    QCOMPARE(world.upload(u"file-1"_s, content, u"sam"_s).status, 201);
    QCOMPARE(world.upload(u"file-1"_s, content, u"sam"_s).status, 201);
    QCOMPARE(world.upload(u"file-1"_s, "other", u"sam"_s).status, 409);
    QCOMPARE(world.upload(u"file-1"_s, content, u"nora"_s).status, 409);
    QCOMPARE(get(world, u"file-1"_s, u"sam"_s).status, 404); // nothing names it yet
    Operation open = world.openCase(u"solo"_s, u"sam"_s);
    std::get<OpenCase>(open.act).attachments = {{u"file-1"_s, u"trace.bin"_s, u"application/octet-stream"_s, 12}};
    QVERIFY(world.send(u"sam"_s, open).applied);
    const Attachment kept = bundle(world, open.caseId, u"sam"_s).attachments.first();
    QCOMPARE(kept.size, content.size()); // what arrived, not what was announced
    QCOMPARE(kept.sha256, QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex()));
    const auto reply = get(world, u"file-1"_s, u"sam"_s);
    QFile file(reply.file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), content);
    QCOMPARE(get(world, u"file-1"_s, u"nora"_s).body, get(world, u"no-such"_s, u"nora"_s).body);
    QCOMPARE(get(world, u"file-1"_s, u"nora"_s).status, 404);

    // An internal attachment stays internal; a file belongs to one comment only.
    QCOMPARE(world.upload(u"file-2"_s, "internal", u"eva"_s).status, 201);
    const PostComment note{u"The dump"_s, Audience::Care, false, {{u"file-2"_s, u"dump"_s, {}, 8}}};
    QVERIFY(world.send(u"eva"_s, world.operation(open.caseId, note)).applied);
    QCOMPARE(get(world, u"file-2"_s, u"sam"_s).status, 404);
    QCOMPARE(get(world, u"file-2"_s, u"eva"_s).status, 200);
    QCOMPARE(bundle(world, open.caseId, u"sam"_s).attachments.size(), 1);
    const PostComment stolen{u"Mine now"_s, Audience::Public, false, {{u"file-2"_s, u"dump"_s, {}, 8}}};
    QCOMPARE(world.send(u"sam"_s, world.operation(open.caseId, stolen)).refusal.code, ErrorCode::MissingUpload);
    QCOMPARE(world.send(u"eva"_s, world.operation(open.caseId, stolen)).refusal.code, ErrorCode::Conflict);
}

void OperationsTest::bodyLimits()
{
    ServiceWorld world;
    QCOMPARE(world.handler->bodyLimit("POST", u"/v1/uploads"_s), std::nullopt);
    QCOMPARE(world.handler->bodyLimit("GET", u"/v1/feed"_s), std::optional<qint64>(0));
    QCOMPARE(world.handler->bodyLimit("POST", u"/v1/operations"_s), std::optional<qint64>(1 << 20));
}

void OperationsTest::looseContentGoesADayLater()
{
    ServiceWorld world;
    QCOMPARE(world.upload(u"loose"_s, "nobody names this", u"sam"_s).status, 201);
    QCOMPARE(world.upload(u"used"_s, "somebody names this", u"sam"_s).status, 201);
    Operation open = world.openCase(u"solo"_s, u"sam"_s);
    std::get<OpenCase>(open.act).attachments = {{u"used"_s, u"a.log"_s, {}, 3}};
    QVERIFY(world.send(u"sam"_s, open).applied);
    const auto path = [&world](const QByteArray &content) {
        const QString hash = QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
        return QString(world.config.dataDir + u"/files/"_s + hash.left(2) + u'/' + hash.mid(2));
    };
    world.handler->tick();
    QVERIFY(QFile::exists(path("nobody names this")));
    world.clock.advance(25LL * 3'600'000);
    world.handler->tick();
    QVERIFY(!QFile::exists(path("nobody names this")));
    QVERIFY(QFile::exists(path("somebody names this")));
}

void OperationsTest::brokenBatch_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("html") << QByteArray("<html></html>") << 400;
    QTest::newRow("empty object") << QByteArray("{}") << 200;
    QTest::newRow("wrong kinds") << QByteArray(R"({"operations": [1, "x", null, {"id": "a"}]})") << 200;
    QTest::newRow("too many") << QByteArray("{\"operations\": [" + QByteArray("{},").repeated(100) + "{}]}") << 413;
    QTest::newRow("path in the id") << QByteArray(R"({"id": "../../x", "kind": "viewed", "viewedKind": "case", "object": "y"})") << 200;
}

void OperationsTest::brokenBatch()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    ServiceWorld world;
    const auto reply = world.call("POST", u"/v1/operations"_s, body, world.token(u"sam"_s));
    QCOMPARE(reply.status, status);
    for (const QJsonValue &outcome : QJsonDocument::fromJson(reply.body)[u"outcomes"_s].toArray())
        QVERIFY(!outcome[u"applied"_s].toBool());
}

std::unique_ptr<QObject> makeOperationsTest() { return std::make_unique<OperationsTest>(); }
#include "tst_operations.moc"
