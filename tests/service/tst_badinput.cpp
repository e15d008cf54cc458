// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "sync/protocol/errorcodes.h"
#include "sync/protocol/paths.h"
#include "sync/service/service.h"
#include "tests/service/serviceworld.h"
#include "tests/service/suites.h"
#include "tests/support/fifthportal.h"

#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

/// What nobody should send: refused, with the field and the rule named, and the case as it was.
class BadInputTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void actsAreRefusedByFieldAndRule_data();
    void actsAreRefusedByFieldAndRule();
    void choiceOfAnotherProductIsRefused_NEW_2();
    void hierarchyStaysATree();
    void definitionsAreRefusedByPathAndReason_data();
    void definitionsAreRefusedByPathAndReason();

private:
    Service::Reply asAdministrator(const QByteArray &method, const QString &path, const QJsonObject &json)
    {
        const auto token = Service::adminToken(m_world->config.dataDir);
        return m_world->call(method, path, QJsonDocument(json).toJson(), QString::fromLatin1(token.value()));
    }
    QJsonObject problemOf(const QString &person, const Operation &operation)
    {
        const auto reply = m_world->call("POST", Protocol::Paths::operations, Protocol::encode(operation).body, m_world->token(person));
        return QJsonDocument::fromJson(reply.body)[u"outcomes"_s][0][u"problem"_s].toObject();
    }
    QByteArray caseAsRead() { return m_world->call("GET", QString(u"/v1/cases/"_s + m_case), {}, m_world->token(u"eva"_s)).body; }

    std::unique_ptr<ServiceWorld> m_world;
    QString m_case;
};

void BadInputTest::init()
{
    m_world = std::make_unique<ServiceWorld>();
    const Operation open = m_world->openCase(u"solo"_s, u"sam"_s);
    QVERIFY(m_world->send(u"sam"_s, open).applied);
    m_case = open.caseId;
}

void BadInputTest::actsAreRefusedByFieldAndRule_data()
{
    QTest::addColumn<QString>("person");
    QTest::addColumn<Operation::Act>("act");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char *tag, const QString &person, const Operation::Act &act, ErrorCode code, const QString &detail, const QString &rule) {
        QTest::newRow(tag) << person << act << code << detail << (detail.contains(u": "_s) ? detail.section(u": "_s, 0, 0) : QString()) << rule;
    };
    const QString sam = u"sam"_s, eva = u"eva"_s, nora = u"nora"_s;
    row("unknown status STAT-1", eva, SetStatus{u"new"_s, u"moon"_s}, ErrorCode::NotAllowed, u"status: new does not lead to moon"_s, u"transition"_s);
    row("transition not allowed STAT-1 STAT-5", sam, SetStatus{u"new"_s, u"closed"_s}, ErrorCode::NotAllowed, u"status: new does not lead to closed"_s, u"transition"_s);
    row("stale status OFF-3", eva, SetStatus{u"inProgress"_s, u"closed"_s}, ErrorCode::Conflict, u"status: is new by now"_s, u"stale"_s);
    row("stale field OFF-3", sam, EditField{u"link"_s, u"https://example.com/old"_s, u"https://example.com/new"_s}, ErrorCode::Conflict, u"link: was changed by somebody else"_s, u"stale"_s);
    row("stale owner OFF-3", eva, Assign{u"somebody"_s, {}}, ErrorCode::Conflict, u"owner: was changed by somebody else"_s, u"stale"_s);
    row("wrong role STAT-10", sam, Assign{{}, u"me"_s}, ErrorCode::NotAllowed, u"owner: only Care assigns cases"_s, u"role"_s);
    row("wrong role ESC-5", sam, EndEscalation{u"done"_s}, ErrorCode::NotAllowed, u"only Care does this"_s, u"role"_s);
    row("not a customer's field STAT-10", sam, EditField{u"subject"_s, u"The player stays black"_s, u"x"_s}, ErrorCode::NotAllowed, u"subject: may not be changed"_s, u"readOnly"_s);
    row("case out of sight ACC-8", nora, EditField{u"link"_s, {}, u"https://example.com"_s}, ErrorCode::NotFound, u"case: nothing here, or nothing you may see"_s, u"unknown"_s);
    row("251 characters ESC-1", sam, Escalate{u"quality"_s, QString(251, u'x')}, ErrorCode::BadRequest, u"description: tooLong"_s, u"tooLong"_s);
    row("no words ESC-1", sam, Escalate{u"quality"_s, u" "_s}, ErrorCode::BadRequest, u"description: required"_s, u"required"_s);
    row("unknown reason ESC-1", sam, Escalate{u"weather"_s, u"x"_s}, ErrorCode::BadRequest, u"reason: unknownChoice"_s, u"unknownChoice"_s);
    row("six CCs NEW-7", sam, EditField{u"cc"_s, {}, u"a@x.example\nb@x.example\nc@x.example\nd@x.example\ne@x.example\nf@x.example"_s}, ErrorCode::BadRequest, u"cc: tooMany"_s, u"tooMany"_s);
    row("one CC twice NEW-7", sam, EditField{u"cc"_s, {}, u"a@x.example\nA@x.example"_s}, ErrorCode::BadRequest, u"cc: duplicate"_s, u"duplicate"_s);
    row("no link NEW-4", sam, EditField{u"link"_s, {}, u"javascript:alert(1)"_s}, ErrorCode::BadRequest, u"link: notALink"_s, u"notALink"_s);
    row("unknown level SEV-2", eva, SetLevel{u"severity"_s, u"s3"_s, u"s9"_s, u"why"_s}, ErrorCode::BadRequest, u"severity: unknownChoice"_s, u"unknownChoice"_s);
    row("no reason STAT-5", sam, RecommendClose{{}, {}}, ErrorCode::BadRequest, u"reason: required"_s, u"required"_s);
}

void BadInputTest::actsAreRefusedByFieldAndRule()
{
    QFETCH(QString, person);
    QFETCH(Operation::Act, act);
    QFETCH(ErrorCode, code);
    QFETCH(QString, detail);
    QFETCH(QString, field);
    QFETCH(QString, rule);
    const QByteArray before = caseAsRead();
    const Operation operation = m_world->operation(m_case, act);
    const auto outcome = m_world->send(person, operation);
    QVERIFY(!outcome.applied && outcome.rows.isEmpty());
    QCOMPARE(outcome.refusal.detail, detail);
    QCOMPARE(outcome.refusal.code, code);
    for (int time = 0; time < 2; ++time) { // again: the same answer
        const QJsonObject problem = problemOf(person, operation);
        QCOMPARE(problem[u"field"_s].toString(), field);
        QCOMPARE(problem.contains(u"field"_s), !field.isEmpty());
        QCOMPARE(problem[u"rule"_s].toString(), rule);
        QCOMPARE(problem[u"detail"_s].toString(), detail);
        QCOMPARE(problem[u"status"_s].toInt(), Protocol::statusOf(code));
        QCOMPARE(problem[u"type"_s].toString(), QString(u"urn:casement:problem:"_s + Protocol::nameOf(code)));
        QVERIFY(!problem[u"title"_s].toString().isEmpty());
    }
    QCOMPARE(caseAsRead(), before);
}

void BadInputTest::choiceOfAnotherProductIsRefused_NEW_2()
{
    const PortalDefinition definition = portal();
    const auto featured = [](const auto &product) { return !product.features.isEmpty(); };
    const auto one = std::find_if(definition.products.cbegin(), definition.products.cend(), featured);
    const auto other = std::find_if(one + 1, definition.products.cend(), [&](const auto &product) {
        return featured(product) && std::none_of(one->features.cbegin(), one->features.cend(), [&](const auto &f) { return f.id == product.features.first().id; });
    });
    QVERIFY(other != definition.products.cend());
    Operation open = m_world->openCase(u"solo"_s, u"sam"_s);
    auto &draft = std::get<OpenCase>(open.act);
    draft.product = one->id;
    draft.fields.insert(u"feature"_s, other->features.first().id);
    const auto outcome = m_world->send(u"sam"_s, open);
    QVERIFY(!outcome.applied);
    QCOMPARE(outcome.refusal, (Error{ErrorCode::BadRequest, u"feature: unknownChoice"_s}));
    const QJsonObject problem = problemOf(u"sam"_s, open);
    QCOMPARE(problem[u"field"_s].toString(), u"feature"_s);
    QCOMPARE(problem[u"rule"_s].toString(), u"unknownChoice"_s);
    const auto edited = m_world->send(u"eva"_s, m_world->operation(m_case, EditField{u"product"_s, u"other"_s, u"moon"_s}));
    QCOMPARE(edited.refusal, (Error{ErrorCode::BadRequest, u"product: unknownChoice"_s}));
}

void BadInputTest::hierarchyStaysATree()
{
    const auto reply = asAdministrator("POST", u"/v1/admin/accounts"_s, {{u"id"_s, m_world->accountId(u"root"_s)}, {u"parent"_s, m_world->accountId(u"north"_s)}});
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.contentType, QByteArray("application/problem+json"));
    const QJsonDocument problem = QJsonDocument::fromJson(reply.body);
    const QString detail = problem[u"detail"_s].toString();
    QCOMPARE(problem[u"field"_s].toString(), u"parent"_s);
    QCOMPARE(problem[u"rule"_s].toString(), u"ring"_s);
    QVERIFY2(detail.contains(u"root"_s, Qt::CaseInsensitive) && detail.contains(u"north"_s, Qt::CaseInsensitive), qPrintable(detail)); // names who goes round
}

void BadInputTest::definitionsAreRefusedByPathAndReason_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<int>("at");
    QTest::addColumn<QJsonObject>("change");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("rule");
    const qsizetype statuses = portalJson()[u"statuses"_s].toArray().size();
    QTest::newRow("dead status") << u"statuses"_s << int(statuses) << QJsonObject{{u"id"_s, u"weed"_s}, {u"label"_s, u"Weed"_s}, {u"phase"_s, u"active"_s}}
                                 << QStringLiteral("$.statuses[%1]").arg(statuses) << u"deadStatus"_s;
    QTest::newRow("endless timer") << u"transitions"_s << int(portalJson()[u"transitions"_s].toArray().size()) // it leads to where it runs
                                   << QJsonObject{{u"from"_s, u"pendingResponse"_s}, {u"to"_s, u"pendingResponse"_s}, {u"by"_s, QJsonArray{u"service"_s}}, {u"on"_s, u"timer"_s}}
                                   << u"$.timers[1].to"_s << u"endlessTimer"_s;
    QTest::newRow("timer to nowhere") << u"timers"_s << 0 << QJsonObject{{u"to"_s, u"moon"_s}} << u"$.timers[0].to"_s << u"definition"_s;
    QTest::newRow("unknown status in a transition") << u"transitions"_s << 0 << QJsonObject{{u"to"_s, u"moon"_s}} << u"$.transitions[0].to"_s << u"definition"_s;
}

void BadInputTest::definitionsAreRefusedByPathAndReason()
{
    QFETCH(QString, list);
    QFETCH(int, at);
    QFETCH(QJsonObject, change);
    QFETCH(QString, path);
    QFETCH(QString, rule);
    QJsonObject definition = portalJson();
    QJsonArray entries = definition[list].toArray();
    QJsonObject entry = entries.at(at).toObject();
    for (auto it = change.constBegin(); it != change.constEnd(); ++it)
        entry.insert(it.key(), it.value());
    if (at < entries.size())
        entries.replace(at, entry);
    else
        entries.append(entry);
    definition.insert(list, entries);
    if (rule == u"endlessTimer"_s) {
        QJsonArray timers = definition[u"timers"_s].toArray();
        QJsonObject last = timers.at(1).toObject();
        last.insert(u"to"_s, u"pendingResponse"_s);
        timers.replace(1, last);
        definition.insert(u"timers"_s, timers);
    }
    const auto reply = asAdministrator("PUT", u"/v1/admin/definition"_s, definition);
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.contentType, QByteArray("application/problem+json"));
    const QJsonDocument problem = QJsonDocument::fromJson(reply.body);
    QVERIFY2(problem[u"detail"_s].toString().startsWith(QString(path + u": "_s)), qPrintable(problem[u"detail"_s].toString()));
    QCOMPARE(problem[u"field"_s].toString(), path);
    QCOMPARE(problem[u"rule"_s].toString(), rule);
}

std::unique_ptr<QObject> makeBadInputTest() { return std::make_unique<BadInputTest>(); }

#include "tst_badinput.moc"
