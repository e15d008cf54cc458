// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "tests/service/serviceworld.h"
#include "tests/service/suites.h"

#include <QFile>
#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

class ImportTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void importKeepsAuthorsAndInstants();
    void importTwiceChangesNothing();
    void badLinesAreReportedAndTheRestGoesOn_data();
    void badLinesAreReportedAndTheRestGoesOn();
    void lineNumbersCountEmptyLines();
    void unknownValuesStayVerbatim();
    void numbersNeverCollide();
    void userWithoutPasswordComesInLater();
    void administratorAddsAndChanges();
};

void ImportTest::importKeepsAuthorsAndInstants()
{
    ServiceWorld world;
    QJsonObject line = world.caseLine(u"c"_s, u"solo"_s, u"sam"_s, u"2024-03-01T10:00:00+02:00"_s);
    line.insert(u"status"_s, u"pendingResponse"_s);
    line.insert(u"owner"_s, u"eva"_s);
    line.insert(u"comments"_s,
                QJsonArray{QJsonObject{{u"author"_s, u"eva"_s}, {u"at"_s, u"2024-03-02"_s}, {u"body"_s, u"# Hello\nMore"_s}},
                           QJsonObject{{u"author"_s, u"eva"_s}, {u"at"_s, u"2024-03-05T00:00:00Z"_s}, {u"body"_s, u"Inside"_s}, {u"audience"_s, u"care"_s}},
                           QJsonObject{{u"author"_s, u"sam"_s}, {u"at"_s, u"2024-03-03T00:00:00Z"_s}, {u"body"_s, u"Thanks"_s},
                                       {u"attachments"_s, QJsonArray{QJsonObject{{u"name"_s, u"a.txt"_s}, {u"mime"_s, u"text/plain"_s}, {u"base64"_s, u"aGVsbG8="_s}}}}}});
    line.insert(u"escalations"_s, QJsonArray{QJsonObject{{u"by"_s, u"sam"_s}, {u"at"_s, u"2024-03-01T12:00:00Z"_s}, {u"reason"_s, u"quality"_s},
                                                         {u"description"_s, u"Please look"_s}}});
    QCOMPARE(world.import({line}), QJsonArray());
    const auto reply = world.call("GET", QString(u"/v1/cases/"_s + world.caseId(u"c"_s)), {}, world.token(u"sam"_s));
    const auto bundle = Protocol::bundleFrom(QJsonDocument::fromJson(reply.body).object());
    QVERIFY(bundle);
    const Case record = bundle.value().record;
    QCOMPARE(record.openedAt, 1'709'280'000'000);
    QCOMPARE(record.updatedAt, 1'709'424'000'000); // the note of the fifth does not count
    QCOMPARE(record.responseBy, u"sam"_s);
    QCOMPARE(record.responseLine, u"Thanks"_s);
    QCOMPARE(record.ownerName, u"eva"_s);
    QCOMPARE(record.priority, u"medium"_s);
    QCOMPARE(record.pendingSince, world.clock.nowMs());
    QCOMPARE(bundle.value().comments.size(), 2);
    QVERIFY(bundle.value().comments.first().byCare);
    QCOMPARE(bundle.value().comments.first().channel, Channel::Import);
    QCOMPARE(bundle.value().rounds.first().answeredAt, 1'709'337'600'000);
    QVERIFY(record.escalated);
    const QString attachment = bundle.value().attachments.first().id;
    QFile file(world.call("GET", QString(u"/v1/attachments/"_s + attachment + u"/content"_s), {}, world.token(u"sam"_s)).file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("hello"));
}

void ImportTest::importTwiceChangesNothing()
{
    ServiceWorld world;
    const QList<QJsonObject> lines{QJsonObject{{u"type"_s, u"account"_s}, {u"id"_s, u"new"_s}, {u"name"_s, u"New"_s}},
                                   QJsonObject{{u"type"_s, u"person"_s}, {u"id"_s, u"ned"_s}, {u"account"_s, u"new"_s}, {u"name"_s, u"Ned"_s}, {u"email"_s, u"ned@mail.example"_s}},
                                   QJsonObject{{u"type"_s, u"user"_s}, {u"person"_s, u"ned"_s}, {u"role"_s, u"customer"_s}, {u"password"_s, password}},
                                   world.caseLine(u"c"_s, u"new"_s, u"ned"_s)};
    QVERIFY(world.import(lines).isEmpty());
    Replica eva;
    world.follow(u"eva"_s, eva);
    static_cast<void>(world.bus.take());
    QByteArray body;
    for (const QJsonObject &line : lines)
        body += Protocol::compact(line) + '\n';
    const auto reply = world.admin(u"/v1/admin/import"_s, body);
    QCOMPARE(QJsonDocument::fromJson(reply.body)[u"accepted"_s].toInt(), 4);
    QVERIFY(world.bus.take().isEmpty());
    bool waits = false;
    static_cast<void>(world.page(u"eva"_s, eva.cursor, &waits));
    QVERIFY(waits);
}

void ImportTest::badLinesAreReportedAndTheRestGoesOn_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *name, const QByteArray &line, const QByteArray &says) { QTest::newRow(name) << line << says; };
    row("no JSON", "hello", "JSON object");
    row("truncated", R"({"type": "account", "id")", "JSON");
    row("no type", R"({"id": "a"})", "type");
    row("unknown type", R"({"type": "invoice", "id": "a"})", "type");
    row("account without name", R"({"type": "account", "id": "a"})", "name");
    row("unknown parent", R"({"type": "account", "id": "a", "name": "A", "parent": "zzz"})", "parent");
    row("person of nowhere", R"({"type": "person", "id": "a", "name": "A", "account": "zzz"})", "account");
    row("user of nobody", R"({"type": "user", "person": "zzz", "role": "customer"})", "person");
    row("unknown role", R"({"type": "user", "person": "sam", "role": "king"})", "role");
    row("case of nowhere", R"({"type": "case", "id": "x", "account": "zzz", "contact": "sam", "subject": "S", "opened": "2024-01-01"})", "account");
    row("case of nobody", R"({"type": "case", "id": "x", "account": "solo", "contact": "zzz", "subject": "S", "opened": "2024-01-01"})", "contact");
    row("case without time", R"({"type": "case", "id": "x", "account": "solo", "contact": "sam", "subject": "S"})", "opened");
    row("time without zone", R"({"type": "case", "id": "x", "account": "solo", "contact": "sam", "subject": "S", "opened": "2024-01-01T10:00:00"})", "zone");
    row("comment by nobody", R"({"type": "case", "id": "x", "account": "solo", "contact": "sam", "subject": "S", "opened": "2024-01-01",
        "comments": [{"author": "zzz", "at": "2024-01-02", "body": "B"}]})", "comments[0].author");
    row("broken attachment", R"({"type": "case", "id": "x", "account": "solo", "contact": "sam", "subject": "S", "opened": "2024-01-01",
        "attachments": [{"name": "a", "base64": "%%%"}]})", "attachments[0].base64");
    row("wrong shapes", R"({"type": "case", "id": "x", "account": 7, "contact": [], "subject": {}, "comments": 3})", "account");
}

void ImportTest::badLinesAreReportedAndTheRestGoesOn()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, says);
    ServiceWorld world;
    line = line.simplified(); // one line, as the format wants it
    const QByteArray body = Protocol::compact(world.caseLine(u"before"_s, u"solo"_s, u"sam"_s)) + '\n' + line + '\n'
        + Protocol::compact(world.caseLine(u"after"_s, u"solo"_s, u"sam"_s));
    const auto reply = world.admin(u"/v1/admin/import"_s, body);
    QCOMPARE(reply.status, 200);
    const QJsonObject answer = QJsonDocument::fromJson(reply.body).object();
    QCOMPARE(answer.value("accepted"_L1).toInt(), 2);
    const QJsonArray errors = answer.value("errors"_L1).toArray();
    QCOMPARE(errors.size(), 1);
    QCOMPARE(errors.first()[u"line"_s].toInt(), 2);
    QVERIFY2(errors.first()[u"message"_s].toString().contains(QString::fromLatin1(says)), qPrintable(errors.first()[u"message"_s].toString()));
    Replica replica;
    world.follow(u"sam"_s, replica);
    QCOMPARE(replica.cases.size(), 2);
}

void ImportTest::lineNumbersCountEmptyLines()
{
    ServiceWorld world;
    const auto reply = world.admin(u"/v1/admin/import"_s, "\n\r\n{\"type\": \"nonsense\"}\n\n");
    QCOMPARE(QJsonDocument::fromJson(reply.body)[u"errors"_s].toArray().first()[u"line"_s].toInt(), 3);
}

void ImportTest::unknownValuesStayVerbatim()
{
    ServiceWorld world;
    QJsonObject line = world.caseLine(u"c"_s, u"solo"_s, u"sam"_s);
    line.insert(u"status"_s, u"Waiting for Godot"_s);
    line.insert(u"severity"_s, u"Sev Ω"_s);
    line.insert(u"description"_s, QString(60'000, u'd'));
    QVERIFY(world.import({line}).isEmpty());
    Replica replica;
    world.follow(u"sam"_s, replica);
    const Case record = replica.rows.value(QString(u"case/"_s + world.caseId(u"c"_s))).record;
    QCOMPARE(record.status, u"Waiting for Godot"_s);
    QCOMPARE(record.severity, u"Sev Ω"_s);
    QCOMPARE(record.description.size(), 60'000);
    QVERIFY(record.open);
}

void ImportTest::numbersNeverCollide()
{
    ServiceWorld world;
    QJsonObject line = world.caseLine(u"a"_s, u"solo"_s, u"sam"_s);
    line.insert(u"number"_s, u"00001002"_s);
    QVERIFY(world.import({line}).isEmpty());
    line.insert(u"id"_s, u"b"_s);
    QCOMPARE(world.import({line}).size(), 1);
    QStringList numbers;
    for (int i = 0; i < 3; ++i)
        numbers << world.send(u"sam"_s, world.openCase(u"solo"_s, u"sam"_s)).rows.first().record.number;
    QCOMPARE(numbers, (QStringList{u"00001001"_s, u"00001003"_s, u"00001004"_s}));
}

void ImportTest::userWithoutPasswordComesInLater()
{
    ServiceWorld world;
    const QJsonArray refused = world.import({QJsonObject{{u"type"_s, u"person"_s}, {u"id"_s, u"kim"_s}, {u"name"_s, u"Kim"_s}, {u"email"_s, u"kim@mail.example"_s}},
                                             QJsonObject{{u"type"_s, u"user"_s}, {u"person"_s, u"kim"_s}, {u"role"_s, u"engineer"_s}}});
    QCOMPARE(refused, QJsonArray());
    QCOMPARE(world.post(u"/v1/sign-in"_s, {{u"email"_s, u"kim@mail.example"_s}, {u"password"_s, u"a guess of mine"_s}}).status, 401);
    QCOMPARE(world.admin(u"/v1/admin/users"_s, R"({"email": "kim@mail.example", "password": "long enough"})").status, 200);
    QCOMPARE(world.post(u"/v1/sign-in"_s, {{u"email"_s, u"kim@mail.example"_s}, {u"password"_s, u"long enough"_s}}).status, 200);
}

void ImportTest::administratorAddsAndChanges()
{
    ServiceWorld world;
    QCOMPARE(world.admin(u"/v1/admin/accounts"_s, R"({"name": "Late Night TV", "csm": "Carol"})").status, 201);
    auto reply = world.admin(u"/v1/admin/users"_s,
                             R"({"email": "zoe@mail.example", "name": "Zoe", "account": "Late Night TV", "role": "customer", "password": "long enough"})");
    QCOMPARE(reply.status, 201);
    QCOMPARE(world.post(u"/v1/sign-in"_s, {{u"email"_s, u"zoe@mail.example"_s}, {u"password"_s, u"long enough"_s}}).status, 200);
    reply = world.admin(u"/v1/admin/users"_s, R"({"email": "zoe@mail.example", "password": "another one"})");
    QCOMPARE(reply.status, 200);
    QCOMPARE(world.post(u"/v1/sign-in"_s, {{u"email"_s, u"zoe@mail.example"_s}, {u"password"_s, u"long enough"_s}}).status, 401);
    QCOMPARE(world.post(u"/v1/sign-in"_s, {{u"email"_s, u"zoe@mail.example"_s}, {u"password"_s, u"another one"_s}}).status, 200);
    QCOMPARE(world.admin(u"/v1/admin/users"_s, R"({"email": "max@mail.example", "name": "Max", "account": "Nowhere", "role": "customer"})").status, 400);
    QCOMPARE(world.admin(u"/v1/admin/users"_s, R"({"email": "max@mail.example", "name": "Max", "role": "customer"})").status, 400);
    QCOMPARE(world.admin(u"/v1/admin/users"_s, R"({"email": "max@mail.example", "name": "Max", "role": "engineer", "password": "short"})").status, 400);
    QCOMPARE(world.call("POST", u"/v1/admin/users"_s, "{}", world.token(u"eva"_s)).status, 404);
}

std::unique_ptr<QObject> makeImportTest() { return std::make_unique<ImportTest>(); }
#include "tst_import.moc"
