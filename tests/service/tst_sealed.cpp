// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/client/seal.h"
#include "sync/protocol/codec.h"
#include "sync/service/archive/archive.h"
#include "tests/service/serviceworld.h"
#include "tests/service/suites.h"

#include <QBuffer>
#include <QDirIterator>
#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

namespace {

const QString loginName = u"quagga-login"_s, secret = u"thylacine-passphrase"_s;
constexpr qint64 day = 24LL * 60 * 60 * 1000;

} // namespace

/// Secrets of a case from the customer to its engineer, and nowhere else.
class SealedTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void onlyTheCasesEngineerReadsIt_NEW_5();
    void eachRevealIsAudited_NEW_5();
    void nothingOfItIsAnywhereElse_NEW_5();
    void whatIsNotSealedIsRefused_NEW_5_data();
    void whatIsNotSealedIsRefused_NEW_5();
    void importsBringNoSecrets_NEW_5();
    void customersReplaceAndErase_NEW_5();
    void goesWhenClosedForGood_NEW_5();
    void goesThirtyDaysAfterASuggestedSolution_NEW_5();
    void staysWhileTheCaseIsOpenAgain_NEW_5();
    void clockSetForwardErasesNothing_NEW_5();

private:
    QString box(const QString &text) const { return Client::seal(m_world->signInAs(u"sam"_s).profile.sealingKey, text); }
    Service::Reply reveal(const QString &person, const QString &id) { return m_world->post(QString(u"/v1/cases/"_s + id + u"/sealed"_s), {}, m_world->token(person)); }
    QJsonObject revealed() { return QJsonDocument::fromJson(reveal(u"eva"_s, m_case).body)[u"sealed"_s].toObject(); }
    QString marks(const QString &person)
    {
        const auto bundle = Protocol::bundleFrom(QJsonDocument::fromJson(m_world->call("GET", QString(u"/v1/cases/"_s + m_case), {}, m_world->token(person)).body).object());
        return bundle ? QString(bundle->record.fields.value(u"loginName"_s) + u'/' + bundle->record.fields.value(u"password"_s)) : u"?"_s;
    }
    Protocol::Outcome does(const QString &person, const Operation::Act &act) { return m_world->send(person, m_world->operation(m_case, act)); }
    QJsonArray audited()
    {
        const auto token = Service::adminToken(m_world->config.dataDir);
        const auto reply = m_world->call("GET", u"/v1/admin/audit?limit=1000"_s, {}, QString::fromLatin1(token.value()));
        QJsonArray found;
        for (const QJsonValue &entry : QJsonDocument::fromJson(reply.body)[u"entries"_s].toArray()) {
            if (entry[u"act"_s] == u"sealed.reveal"_s)
                found << entry;
        }
        return found;
    }
    Operation opening(const QMap<QString, QString> &fields)
    {
        Operation open = m_world->openCase(u"solo"_s, u"sam"_s);
        auto &act = std::get<OpenCase>(open.act);
        act.type = u"issue"_s;
        act.priority = u"high"_s;
        act.product.clear();
        act.fields = fields;
        return open;
    }
    void suggest()
    {
        QVERIFY(does(u"eva"_s, SetStatus{u"newAssigned"_s, u"solutionSuggested"_s}).applied);
    }

    std::unique_ptr<ServiceWorld> m_world;
    QString m_case, m_box;
};

void SealedTest::init()
{
    m_world = std::make_unique<ServiceWorld>(portalJson(u"classic"_s));
    m_box = box(secret);
    const Operation open = opening({{u"loginName"_s, box(loginName)}, {u"password"_s, m_box}});
    const auto opened = m_world->send(u"sam"_s, open);
    QVERIFY2(opened.applied, qPrintable(opened.refusal.detail));
    m_case = open.caseId;
    QVERIFY(does(u"eva"_s, Assign{{}, m_world->personId(u"eva"_s)}).applied);
}

void SealedTest::onlyTheCasesEngineerReadsIt_NEW_5()
{
    QCOMPARE(revealed(), (QJsonObject{{u"loginName"_s, loginName}, {u"password"_s, secret}}));
    QCOMPARE(reveal(u"sam"_s, m_case).status, 403); // write-only, for its author too
    const auto hidden = reveal(u"nora"_s, m_case), missing = reveal(u"nora"_s, u"00000000-0000-7000-8000-000000000000"_s);
    QCOMPARE(hidden.status, 404);
    QCOMPARE(hidden.body, missing.body); // ACC-8
    QVERIFY(does(u"eva"_s, Assign{m_world->personId(u"eva"_s), {}}).applied);
    QCOMPARE(reveal(u"eva"_s, m_case).status, 403); // she no longer works on it
    QCOMPARE(m_world->post(QString(u"/v1/cases/"_s + m_case + u"/sealed"_s), {}).status, 401);
}

void SealedTest::eachRevealIsAudited_NEW_5()
{
    for (int times = 1; times <= 3; ++times) {
        QCOMPARE(reveal(u"eva"_s, m_case).status, 200);
        QCOMPARE(audited().size(), times);
    }
    QCOMPARE(reveal(u"sam"_s, m_case).status, 403);
    const QJsonArray entries = audited();
    QCOMPARE(entries.size(), 3); // what was refused told nothing
    QCOMPARE(entries.at(0)[u"object"_s].toString(), m_case);
    QVERIFY(!Protocol::compact(entries.at(0).toObject()).contains(secret.toUtf8()));
    QCOMPARE(m_world->call("GET", u"/v1/cases"_s, {}, m_world->token(u"eva"_s)).status, 200);
    bool noStore = false;
    for (const auto &[name, value] : reveal(u"eva"_s, m_case).headers)
        noStore |= name == "Cache-Control" && value == "no-store";
    QVERIFY(noStore);
}

void SealedTest::nothingOfItIsAnywhereElse_NEW_5()
{
    for (const QString &person : {u"sam"_s, u"eva"_s}) {
        QCOMPARE(marks(person), u"sealed/sealed"_s);
        for (const QString &path : {u"/v1/feed"_s, u"/v1/cases"_s, QString(u"/v1/cases/"_s + m_case), QString(u"/v1/cases?ids="_s + m_case),
                                    QString(u"/v1/cases/"_s + m_case + u"/history"_s), u"/v1/definition"_s, u"/v1/me"_s}) {
            const auto reply = m_world->call("GET", path, {}, m_world->token(person));
            QCOMPARE(reply.status, 200);
            for (const QString &word : {loginName, secret, m_box, m_box.mid(5)})
                QVERIFY2(!reply.body.contains(word.toUtf8()), qPrintable(path));
        }
    }
    // In no file of the service in the clear, and not at all in what is exported.
    (void)revealed();
    QDirIterator files(m_world->config.dataDir, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        QVERIFY2(!bytes.contains(secret.toUtf8()) && !bytes.contains(loginName.toUtf8()), qPrintable(file.fileName()));
    }
    auto view = Service::Archive::openForReading(m_world->config);
    QVERIFY(view.ok());
    QBuffer archive;
    QVERIFY(archive.open(QIODevice::WriteOnly));
    QVERIFY(Service::Archive::exportTo(view.value(), archive, true).ok());
    QVERIFY(archive.data().contains(m_case.toUtf8()));
    for (const QString &word : {loginName, secret, m_box, m_box.mid(5)})
        QVERIFY(!archive.data().contains(word.toUtf8()));
}

void SealedTest::whatIsNotSealedIsRefused_NEW_5_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("in the clear") << secret;
    QTest::newRow("the mark") << u"sealed"_s;
    QTest::newRow("a box of nothing") << u"box1:"_s;
    QTest::newRow("not base64") << QString(u"box1:"_s + QString(80, u'!'));
    QTest::newRow("for another key") << Client::seal(QString::fromLatin1(QByteArray(32, '\x09').toBase64(QByteArray::Base64UrlEncoding)), secret);
    QTest::newRow("too long") << QString(u"box1:"_s + QString(4000, u'A'));
}

void SealedTest::whatIsNotSealedIsRefused_NEW_5()
{
    QFETCH(QString, value);
    const auto opened = m_world->send(u"sam"_s, opening({{u"password"_s, value}}));
    QVERIFY(!opened.applied);
    QCOMPARE(opened.refusal, (Error{ErrorCode::BadRequest, u"password: notSealed"_s})); // and says nothing of what was sent
    QCOMPARE(does(u"sam"_s, EditField{u"password"_s, u"sealed"_s, value}).applied, value == u"sealed"_s); // what is there already changes nothing
    QCOMPARE(revealed().value(u"password"_s).toString(), secret);
}

void SealedTest::importsBringNoSecrets_NEW_5()
{
    QJsonObject line = m_world->caseLine(u"c1"_s, u"solo"_s, u"sam"_s);
    line.insert(u"fields"_s, QJsonObject{{u"password"_s, secret}});
    const QJsonArray refused = m_world->import({line});
    QCOMPARE(refused.size(), 1);
    QVERIFY(!refused.at(0)[u"message"_s].toString().contains(secret));
}

void SealedTest::customersReplaceAndErase_NEW_5()
{
    QVERIFY(does(u"sam"_s, EditField{u"password"_s, u"sealed"_s, box(u"another"_s)}).applied);
    QCOMPARE(revealed().value(u"password"_s).toString(), u"another"_s);
    QCOMPARE(does(u"eva"_s, EditField{u"password"_s, u"sealed"_s, {}}).refusal.code, ErrorCode::NotAllowed); // the customer's own
    QVERIFY(does(u"sam"_s, EditField{u"password"_s, u"sealed"_s, {}}).applied);
    QCOMPARE(marks(u"eva"_s), u"sealed/"_s);
    QCOMPARE(revealed(), (QJsonObject{{u"loginName"_s, loginName}}));
}

void SealedTest::goesWhenClosedForGood_NEW_5()
{
    suggest();
    QCOMPARE(revealed().size(), 2);
    QVERIFY(does(u"sam"_s, AnswerSolution{true, {}}).applied);
    QCOMPARE(marks(u"sam"_s), u"/"_s);
    QCOMPARE(revealed(), QJsonObject());
    const auto history = m_world->call("GET", QString(u"/v1/cases/"_s + m_case + u"/history"_s), {}, m_world->token(u"sam"_s)).body;
    QCOMPARE(history.count("\"from\":\"sealed\""), 2); // and history says so
}

void SealedTest::goesThirtyDaysAfterASuggestedSolution_NEW_5()
{
    m_world->handler->tick();
    suggest();
    for (int i = 0; i < 29; ++i) {
        m_world->pass(day);
        m_world->handler->tick();
    }
    QCOMPARE(revealed().size(), 2);
    m_world->pass(day - 1);
    m_world->handler->tick();
    QCOMPARE(marks(u"sam"_s), u"sealed/sealed"_s);
    m_world->pass(1);
    m_world->restart();
    m_world->handler->tick();
    QCOMPARE(marks(u"sam"_s), u"/"_s);
    QCOMPARE(revealed(), QJsonObject());
    m_world->handler->tick();
    const auto history = m_world->call("GET", QString(u"/v1/cases/"_s + m_case + u"/history"_s), {}, m_world->token(u"sam"_s)).body;
    QCOMPARE(history.count("\"from\":\"sealed\""), 2);
}

void SealedTest::staysWhileTheCaseIsOpenAgain_NEW_5()
{
    m_world->handler->tick();
    suggest();
    m_world->pass(day);
    QVERIFY(does(u"sam"_s, AnswerSolution{false, u"Not yet"_s}).applied);
    for (int i = 0; i < 40; ++i) {
        m_world->pass(day);
        m_world->handler->tick();
    }
    QCOMPARE(marks(u"sam"_s), u"sealed/sealed"_s);
    QCOMPARE(revealed().size(), 2);
}

void SealedTest::clockSetForwardErasesNothing_NEW_5()
{
    m_world->handler->tick();
    suggest();
    m_world->handler->tick();
    m_world->clock.step(31 * day);
    m_world->pass(0);
    m_world->handler->tick();
    QCOMPARE(marks(u"sam"_s), u"sealed/sealed"_s);
}

std::unique_ptr<QObject> makeSealedTest() { return std::make_unique<SealedTest>(); }

#include "tst_sealed.moc"
