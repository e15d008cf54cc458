// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/refusals.h"
#include "sync/protocol/codec.h"
#include "sync/protocol/errorcodes.h"
#include "sync/service/routes.h"
#include "sync/sql/database.h"
#include "tests/service/contract.h"
#include "tests/service/serviceworld.h"
#include "tests/service/suites.h"

#include <QRegularExpression>
#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

namespace {

const QJsonObject &document() { return Contract::instance().document(); }

/// Calls visit(path, method, operation) for every operation of the contract.
template <typename Visit>
void eachOperation(Visit visit)
{
    const QJsonObject paths = document()["paths"_L1].toObject();
    for (auto path = paths.constBegin(); path != paths.constEnd(); ++path) {
        const QJsonObject item = path.value().toObject();
        for (auto method = item.constBegin(); method != item.constEnd(); ++method) {
            if (method.key() != u"parameters"_s)
                visit(path.key(), method.key().toUpper(), method.value().toObject());
        }
    }
}

QString filled(QString path, const QString &with)
{
    static const QRegularExpression braces(u"\\{[a-z]+\\}"_s);
    return path.replace(braces, with);
}

QByteArray headerOf(const Service::Reply &reply, const QByteArray &name)
{
    for (const auto &[header, value] : reply.headers) {
        if (header == name)
            return value;
    }
    return {};
}

} // namespace

class ContractTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void routesAndContractAgree();
    void referencesLeadSomewhere();
    void operationsAreWhole();
    void examplesFitTheirSchemas();
    void codesAreThoseOfTheWire();
    void contractIsServed();
    void sessionsAreAskedFor();
    void administrationIsForTheAdministrator();
    void figuresAreForTheMachineItself();
    void whatIsHeldIsNotSentAgain();
    void aFailingDatabaseIsTold();
    void strangeBodiesAreRefused_data();
    void strangeBodiesAreRefused();
    void strangeAddressesAreRefused();
};

void ContractTest::routesAndContractAgree()
{
    const QMap<Service::Access, QStringList> wanted{{Service::Access::User, {u"session"_s}}, {Service::Access::Administrator, {u"administrator"_s}},
                                                    {Service::Access::Local, {QString(), u"administrator"_s}}};
    QStringList served, documented;
    for (const Service::Route &route : Service::routes()) {
        const QString name = QString(QString::fromLatin1(route.method) + u' ' + route.path);
        served << name;
        const QJsonArray security = document()["paths"_L1][route.path][QString::fromLatin1(route.method.toLower())]["security"_L1].toArray();
        QStringList schemes;
        for (const QJsonValue &scheme : security)
            schemes << scheme.toObject().keys().value(0);
        QCOMPARE(schemes, wanted.value(route.access));
    }
    eachOperation([&](const QString &path, const QString &method, const QJsonObject &) { documented << QString(method + u' ' + path); });
    served.sort();
    documented.sort();
    QCOMPARE(documented, served);
}

void ContractTest::referencesLeadSomewhere()
{
    const QString text = QString::fromUtf8(QJsonDocument(document()).toJson(QJsonDocument::Compact));
    static const QRegularExpression reference(u"\"\\$ref\":\"([^\"]*)\""_s);
    int found = 0;
    for (auto it = reference.globalMatch(text); it.hasNext(); ++found) {
        const QString name = it.next().captured(1);
        QVERIFY2(name.startsWith(u"#/components/"_s), qPrintable(name));
        QVERIFY2(!Contract::instance().resolved(QJsonObject{{u"$ref"_s, name}}).isEmpty(), qPrintable(name));
    }
    QVERIFY(found > 100);
    const QJsonObject components = document()["components"_L1].toObject();
    for (auto kind = components.constBegin(); kind != components.constEnd(); ++kind) {
        for (const QString &name : kind.value().toObject().keys()) { // and what is named is used
            if (kind.key() != u"securitySchemes"_s)
                QVERIFY2(text.contains(QString(u"\"#/components/"_s + kind.key() + u'/' + name + u'"')), qPrintable(name));
        }
    }
}

void ContractTest::operationsAreWhole()
{
    QCOMPARE(document()["openapi"_L1].toString(), u"3.1.0"_s);
    QSet<QString> ids, tags;
    for (const QJsonValue &tag : document()["tags"_L1].toArray())
        tags << tag["name"_L1].toString();
    eachOperation([&](const QString &path, const QString &method, const QJsonObject &operation) {
        const QString id = operation["operationId"_L1].toString();
        QVERIFY2(!id.isEmpty() && !ids.contains(id), qPrintable(QString(method + u' ' + path)));
        ids << id;
        QVERIFY2(!operation["summary"_L1].toString().isEmpty(), qPrintable(id));
        QVERIFY2(tags.contains(operation["tags"_L1][0].toString()), qPrintable(id));
        QStringList inPath, declared;
        static const QRegularExpression braces(u"\\{([a-z]+)\\}"_s);
        for (auto it = braces.globalMatch(path); it.hasNext();)
            inPath << it.next().captured(1);
        for (const QJsonArray &list : {document()["paths"_L1][path]["parameters"_L1].toArray(), operation["parameters"_L1].toArray()}) {
            for (const QJsonValue &value : list) {
                const QJsonObject parameter = Contract::instance().resolved(value);
                QVERIFY2(!parameter["schema"_L1].toObject().isEmpty(), qPrintable(id));
                if (parameter["in"_L1] == u"path"_s)
                    declared << parameter["name"_L1].toString();
            }
        }
        QVERIFY2(inPath == declared, qPrintable(id));
        const QJsonObject responses = operation["responses"_L1].toObject();
        QVERIFY2(responses.contains("default"_L1), qPrintable(id));
        for (const QJsonValue &response : responses)
            QVERIFY2(!Contract::instance().resolved(response)["description"_L1].toString().isEmpty(), qPrintable(id));
    });
}

void ContractTest::examplesFitTheirSchemas()
{
    int found = 0;
    eachOperation([&](const QString &, const QString &, const QJsonObject &operation) {
        const QJsonObject media = operation["requestBody"_L1]["content"_L1]["application/json"_L1].toObject();
        QJsonArray examples;
        if (media.contains("example"_L1))
            examples << media["example"_L1];
        for (const QJsonValue &example : media["examples"_L1].toObject())
            examples << example["value"_L1];
        for (const QJsonValue &example : std::as_const(examples)) {
            ++found;
            QCOMPARE(Contract::instance().complaintsOf(media["schema"_L1].toObject(), example), QStringList());
        }
    });
    QVERIFY(found > 3);
}

void ContractTest::codesAreThoseOfTheWire()
{
    QStringList documented, answered;
    for (const QJsonValue &code : document()["components"_L1]["schemas"_L1]["Code"_L1]["enum"_L1].toArray())
        documented << code.toString();
    for (int code = 0; code <= int(ErrorCode::Cancelled); ++code) {
        if (!Protocol::titleOf(ErrorCode(code)).isEmpty())
            answered << Protocol::nameOf(ErrorCode(code));
    }
    QCOMPARE(documented, answered);
    for (const QString &name : std::as_const(documented))
        QCOMPARE(Protocol::nameOf(Protocol::errorCodeFrom(name, 400)), name);
    QStringList rules;
    for (const QJsonValue &rule : document()["components"_L1]["schemas"_L1]["Rule"_L1]["enum"_L1].toArray())
        rules << rule.toString();
    QCOMPARE(rules, refusalRules());
}

void ContractTest::contractIsServed()
{
    ServiceWorld world;
    const auto reply = world.call("GET", u"/v1/openapi.json"_s);
    QCOMPARE(QJsonDocument::fromJson(reply.body).object(), document());
    QVERIFY(!headerOf(reply, "ETag").isEmpty());
}

void ContractTest::sessionsAreAskedFor()
{
    ServiceWorld world;
    for (const Service::Route &route : Service::routes()) {
        if (route.access == Service::Access::Anyone || route.access == Service::Access::Local)
            continue;
        for (const QString &token : {QString(), u"made-up"_s}) {
            const auto reply = world.call(route.method, filled(route.path, u"x"_s), {}, token);
            QVERIFY2(reply.status == 401, qPrintable(route.path));
            QVERIFY(reply.body.contains("urn:casement:problem:unauthorized"));
        }
    }
}

void ContractTest::administrationIsForTheAdministrator()
{
    ServiceWorld world;
    const auto nowhere = world.call("GET", u"/v1/nowhere"_s, {}, world.token(u"eva"_s));
    for (const Service::Route &route : Service::routes()) {
        if (route.access != Service::Access::Administrator)
            continue;
        const auto reply = world.call(route.method, filled(route.path, u"x"_s), "{}", world.token(u"eva"_s));
        QVERIFY2(reply.status == 404, qPrintable(route.path));
        QCOMPARE(reply.body, nowhere.body);
    }
}

void ContractTest::figuresAreForTheMachineItself()
{
    ServiceWorld world;
    Service::Request request;
    request.method = "GET";
    request.path = u"/metrics"_s;
    for (const auto &[peer, token, status] : {std::tuple(u"127.0.0.1"_s, QString(), 200), {u"192.0.2.1"_s, QString(), 401},
                                              {u"192.0.2.1"_s, world.token(u"eva"_s), 404}}) {
        request.peer = peer;
        request.headers = {{"authorization", "Bearer " + token.toLatin1()}};
        QCOMPARE(std::get<Service::Reply>(world.handler->handle(request)).status, status);
    }
    QCOMPARE(world.call("GET", u"/readyz"_s).status, 200);
}

void ContractTest::whatIsHeldIsNotSentAgain()
{
    ServiceWorld world;
    QJsonObject line = world.caseLine(u"c"_s, u"solo"_s, u"sam"_s);
    line.insert(u"attachments"_s, QJsonArray{QJsonObject{{u"name"_s, u"a.txt"_s}, {u"base64"_s, u"aGVsbG8="_s}}});
    const QJsonObject article{{u"type"_s, u"article"_s}, {u"id"_s, u"a"_s}, {u"title"_s, u"How"_s}, {u"body"_s, u"So."_s},
                              {u"updated"_s, u"2025-01-05"_s}, {u"articleKind"_s, u"faq"_s}};
    const QJsonObject message{{u"type"_s, u"message"_s}, {u"id"_s, u"m"_s}, {u"title"_s, u"News"_s}, {u"published"_s, u"2025-01-05"_s},
                              {u"messageKind"_s, u"announcement"_s}};
    QVERIFY(world.import({line, article, message}).isEmpty());
    const QString attachment = derivedId(world.caseId(u"c"_s), u"attachment:0"_s);
    const auto published = [&world](const QString &list) {
        Service::Request request;
        request.method = "GET";
        request.path = QString(u"/v1/"_s + list);
        request.headers.insert("authorization", "Bearer " + world.token(u"sam"_s).toLatin1());
        const auto reply = std::get<Service::Reply>(world.handler->handle(request));
        return QJsonDocument::fromJson(reply.body).object().value(list).toArray().first().toObject().value("id"_L1).toString();
    };
    int tagged = 0;
    eachOperation([&](const QString &path, const QString &method, const QJsonObject &operation) {
        if (!operation["responses"_L1].toObject().contains("304"_L1))
            return;
        QCOMPARE(method, u"GET"_s);
        const QString id = path.startsWith(u"/v1/attachments"_s) ? attachment
            : path.startsWith(u"/v1/accounts"_s)                 ? world.accountId(u"solo"_s)
            : path.startsWith(u"/v1/contacts"_s)                 ? world.personId(u"sam"_s)
            : path.startsWith(u"/v1/views"_s)                    ? u"accountAll"_s
            : path.startsWith(u"/v1/articles"_s)                 ? published(u"articles"_s)
            : path.startsWith(u"/v1/messages"_s)                 ? published(u"messages"_s)
                                                                 : world.caseId(u"c"_s);
        Service::Request request;
        request.method = "GET";
        request.path = filled(path, id);
        request.headers.insert("authorization", "Bearer " + world.token(u"sam"_s).toLatin1());
        const auto first = std::get<Service::Reply>(world.handler->handle(request));
        QVERIFY2(first.status == 200, qPrintable(request.path));
        request.headers.insert("if-none-match", "\"other\", W/" + headerOf(first, "ETag"));
        const auto again = std::get<Service::Reply>(world.handler->handle(request));
        QVERIFY2(again.status == 304, qPrintable(request.path));
        QCOMPARE(headerOf(again, "ETag"), headerOf(first, "ETag"));
        request.headers.insert("if-none-match", "\"other\"");
        request.method = "HEAD";
        QCOMPARE(std::get<Service::Reply>(world.handler->handle(request)).status, 200);
        ++tagged;
    });
    QVERIFY(tagged >= 17);
}

void ContractTest::aFailingDatabaseIsTold()
{
    ServiceWorld world;
    const QString token = world.token(u"sam"_s);
    auto other = Sql::Database::open(world.config.database.isEmpty() ? QString(world.config.dataDir + u"/service.db"_s) : world.config.database, {});
    QVERIFY(other);
    for (const QString &table : {u"case_row"_s, u"account"_s, u"person"_s, u"app_user"_s, u"grant_row"_s, u"counter"_s})
        other.value()->run(QString(u"ALTER TABLE "_s + table + u" RENAME TO lost_"_s + table));
    QVERIFY(other.value()->check());
    for (const QString &path : {u"/v1/cases"_s, u"/v1/views"_s, u"/v1/feed"_s, u"/v1/contacts"_s}) {
        const auto reply = world.call("GET", path, {}, token);
        QCOMPARE(reply.status, 500);
        QVERIFY(!reply.body.contains("lost_") && !reply.body.contains("app_user"));
        QVERIFY(reply.body.contains("urn:casement:problem:serviceFailed"));
    }
    world.clock.advance(60'000);
    QCOMPARE(world.call("GET", u"/readyz"_s).status, 503);
}

void ContractTest::strangeBodiesAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *name, const QByteArray &body, const QByteArray &says) { QTest::newRow(name) << body << says; };
    row("no JSON", "hello", "JSON");
    row("a list", "[]", "JSON object");
    row("broken", R"({"id": )", "not JSON");
    row("not UTF-8", "{\"id\": \"\xff\xfe\"}", "JSON");
    row("too deep", "{\"id\": " + QByteArray(40, '[') + QByteArray(40, ']') + '}', "nested deeper");
    row("NUL", R"({"id": "a\u0000b"})", "id: holds a NUL");
    row("NUL in a name", R"({"a\u0000b": 1})", "NUL");
    row("half a pair", R"({"operations": [{"body": "\ud83d"}]})", "operations[0].body: holds half");
    row("the other half", R"({"x": {"y": "\ude00 a"}})", "x.y: holds half");
    row("a huge number", R"({"operations": [{"definitionVersion": 1e300}]})", "operations[0].definitionVersion: is a number beyond");
    row("a long number", R"({"definitionVersion": 9007199254740994})", "beyond");
    row("an endless number", R"({"definitionVersion": 1e999})", "JSON");
    row("twice", R"({"id": "a", "id": "b"})", "id: comes twice");
    row("twice inside", R"({"operations": [{"id": "a"}, {"id": "b", "kind": "x", "id" : "c"}]})", "id: comes twice");
    row("twice, spelled otherwise", R"({"id": "a", "\u0069d": "b"})", "id: comes twice");
}

void ContractTest::strangeBodiesAreRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, says);
    ServiceWorld world;
    const auto reply = world.call("POST", u"/v1/operations"_s, body, world.token(u"sam"_s));
    QCOMPARE(reply.status, 400);
    QVERIFY2(reply.body.contains(says), reply.body.constData());
    QCOMPARE(world.call("POST", u"/v1/sign-in"_s, body).status, 400);
    QCOMPARE(world.call("POST", u"/v1/refresh"_s, body).status, 400);
    QCOMPARE(world.admin(u"/v1/admin/accounts"_s, body).status, 400);
    const auto imported = world.admin(u"/v1/admin/import"_s, body);
    QCOMPARE(QJsonDocument::fromJson(imported.body)["rejected"_L1].toInt(), 1);
}

void ContractTest::strangeAddressesAreRefused()
{
    ServiceWorld world;
    Service::Request request;
    request.method = "GET";
    request.headers.insert("authorization", "Bearer " + world.token(u"sam"_s).toLatin1());
    for (const QString &strange : {QString(u"a\0b"_s), QString(QChar(0xD83D))}) {
        request.path = QString(u"/v1/cases/"_s + strange);
        request.query.clear();
        QCOMPARE(std::get<Service::Reply>(world.handler->handle(request)).status, 400);
        request.path = u"/v1/cases"_s;
        request.query.addQueryItem(u"status"_s, strange);
        QCOMPARE(std::get<Service::Reply>(world.handler->handle(request)).status, 400);
    }
}

std::unique_ptr<QObject> makeContractTest() { return std::make_unique<ContractTest>(); }

/// The last suite: what the others made the service answer is all that is documented.
class CompletenessTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyDocumentedAnswerWasGiven()
    {
        const QStringList missing = Contract::instance().missing();
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }
};

std::unique_ptr<QObject> makeCompletenessTest() { return std::make_unique<CompletenessTest>(); }
#include "tst_contract.moc"
