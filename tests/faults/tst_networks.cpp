// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/clientprocess.h"
#include "tests/faults/faultworld.h"
#include "tests/support/faultproxy.h"
#include "tests/support/faultserver.h"
#include "sync/protocol/errorcodes.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QSet>
#include <QStandardPaths>
#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

using Mood = FaultProxy::Mood;
using Phase = SyncState::Phase;

Q_DECLARE_METATYPE(Casement::Testing::FaultProxy::Rule)

namespace {

constexpr int patienceMs = 60'000;

QByteArray http(int status, const QByteArray &type, const QByteArray &body) { return FaultServer::http(status, type, body); }

const QByteArray page = http(200, "text/html", "<html><body>Welcome to the hotel. Please sign in.</body></html>");
const QByteArray redirect = "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/login\r\nContent-Length: 0\r\n\r\n";

FaultProxy::Rule rule(Mood mood, const QByteArray &path, qint64 bytes = 0, int times = 2)
{
    return {mood, path, times, bytes, {}};
}

FaultProxy::Rule instead(const QByteArray &answer, const QByteArray &path, int times = 2)
{
    return {Mood::Instead, path, times, 0, answer};
}

/// What a client says of itself while something goes wrong.
struct Heard
{
    explicit Heard(TestClient &client) : sync(client.workspace().sync())
    {
        QObject::connect(&sync, &SyncControl::stateChanged, &guard, [this] {
            const SyncState state = sync.state();
            if (!state.problem.detail.isEmpty()) {
                codes.insert(Protocol::nameOf(state.problem.code));
                last = state.problem.detail;
            }
            offline |= state.phase == Phase::Offline;
        });
    }
    [[nodiscard]] QString told() const
    {
        QStringList names(codes.cbegin(), codes.cend());
        names.sort();
        return names.isEmpty() ? u"nothing to tell"_s : names.join(u", "_s);
    }
    SyncControl &sync;
    QSet<QString> codes;
    QString last;
    bool offline = false;
    QObject guard;
};

} // namespace

/// The real client behind networks that cut, slow, double, swallow and lie, in front of a real service.
class TestNetworks final : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] bool heals(TestClient &client);
    [[nodiscard]] std::unique_ptr<TestClient> customer();
    static void columns();

    FaultWorld m_world;
    std::unique_ptr<FaultProxy> m_proxy;
    int m_count = 0;

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_proxy->heal(); }
    void replyArrivesOnce_OFF_4_data();
    void replyArrivesOnce_OFF_4();
    void changeElsewhereArrives_OFF_4_data();
    void changeElsewhereArrives_OFF_4();
    void filesArriveWhole_OFF_4_data();
    void filesArriveWhole_OFF_4();
    void signingInIsToldWhatItMet_OFF_4_data();
    void signingInIsToldWhatItMet_OFF_4();
    void halfOpenSockets_OFF_4();
    void wrongCertificate_OFF_4_data();
    void wrongCertificate_OFF_4();
    void wrongClock_OFF_4_data();
    void wrongClock_OFF_4();
    void cleanupTestCase();
};

void TestNetworks::initTestCase()
{
    QVERIFY(m_world.begin());
    m_proxy = std::make_unique<FaultProxy>(m_world.service().url());
}

void TestNetworks::cleanupTestCase()
{
    QVERIFY(m_world.verifies());
    printTable();
}

/// A client of its own, signed in and in step.
std::unique_ptr<TestClient> TestNetworks::customer()
{
    auto client = std::make_unique<TestClient>(m_world.path(QStringLiteral("client-%1").arg(++m_count)));
    return m_world.signIn(*client, m_proxy->url()) ? std::move(client) : nullptr;
}

/// The network is well again: everything sent, everything read.
bool TestNetworks::heals(TestClient &client)
{
    m_proxy->heal();
    client.syncNow();
    return QTest::qWaitFor([&] {
        const SyncState state = client.workspace().sync().state();
        return client.waiting() == 0 && state.phase == Phase::Synced && state.problem.detail.isEmpty();
    }, patienceMs);
}

void TestNetworks::columns()
{
    QTest::addColumn<FaultProxy::Rule>("fault");
    QTest::addColumn<QString>("told");
}

void TestNetworks::replyArrivesOnce_OFF_4_data()
{
    const QByteArray sending = "POST /v1/operations";
    const QString lost = u"unreachable"_s, stranger = u"notCasement"_s, broken = u"serviceFailed"_s;
    columns();
    QTest::newRow("reply: connection reset at once") << rule(Mood::Refuse, {}) << lost;
    QTest::newRow("reply: request cut in its head") << rule(Mood::CutRequest, sending, 40) << lost;
    QTest::newRow("reply: request cut in its body") << rule(Mood::CutRequest, sending, 420) << lost;
    QTest::newRow("reply: answer lost after the commit") << rule(Mood::LoseAnswer, sending) << lost;
    QTest::newRow("reply: answer cut, its length known") << rule(Mood::CutAnswer, sending, 60) << lost;
    QTest::newRow("reply: answer cut as if whole") << rule(Mood::CutUnseen, sending, 60) << broken;
    QTest::newRow("reply: answer cut to nothing as if whole") << rule(Mood::CutUnseen, sending, 0) << stranger;
    QTest::newRow("reply: bytes one by one") << rule(Mood::Slow, sending) << QString();
    QTest::newRow("reply: request doubled") << rule(Mood::DoubleRequest, sending) << QString();
    QTest::newRow("reply: answer doubled") << rule(Mood::DoubleAnswer, sending) << QString();
    QTest::newRow("reply: body of the answer doubled") << rule(Mood::DoubleBody, sending) << broken;
    QTest::newRow("reply: captive portal, 200 with HTML") << instead(page, sending) << stranger;
    QTest::newRow("reply: captive portal, redirect") << instead(redirect, sending) << stranger;
    QTest::newRow("reply: captive portal, 511") << instead(http(511, "text/html", "sign in"), sending) << stranger;
    QTest::newRow("reply: a proxy's 403 in JSON") << instead(http(403, "application/json", "{\"error\":\"blocked\"}"), sending) << stranger;
    QTest::newRow("reply: a gateway's 502") << instead(http(502, "text/html", "bad gateway"), sending) << broken;
    QTest::newRow("reply: a proxy's 413 in HTML") << instead(http(413, "text/html", "too large"), sending) << stranger;
    QTest::newRow("reply: 200 with {}") << instead(http(200, "application/json", "{}"), sending) << broken;
    QTest::newRow("reply: 200 with no outcomes") << instead(http(200, "application/json", "{\"outcomes\":[]}"), sending) << broken;
}

void TestNetworks::replyArrivesOnce_OFF_4()
{
    QFETCH(FaultProxy::Rule, fault);
    QFETCH(QString, told);
    const auto client = customer();
    QVERIFY(client);
    Heard heard(*client);
    const QString text = QString::fromUtf8(QTest::currentDataTag());
    m_proxy->set(fault);
    if (fault.mood == Mood::Refuse)
        client->syncNow(); // the connection that stands is given up too
    QVERIFY2(client->comment(m_world.caseId(), words(text)), qPrintable(client->lastError()));
    QTRY_VERIFY_WITH_TIMEOUT(m_proxy->struck() >= 1, patienceMs);
    if (!told.isEmpty())
        QTRY_VERIFY2_WITH_TIMEOUT(heard.codes.contains(told), qPrintable(QString(heard.told() + u": "_s + heard.last)), patienceMs);
    QCOMPARE(client->find({}).size(), FaultWorld::cases); // never empty
    QCOMPARE(bodiesOf(client->detail(m_world.caseId())).value(text), 1); // shown whatever happens to it
    QVERIFY(heals(*client));
    QCOMPARE(client->workspace().sync().state().returned, 0);
    QCOMPARE(m_world.bodies().value(text), 1);
    QCOMPARE(bodiesOf(client->detail(m_world.caseId())).value(text), 1);
    note(text, u"waits, then once"_s, QStringLiteral("%1 exchanges spoilt, told %2; arrived once").arg(m_proxy->struck()).arg(heard.told()));
}

void TestNetworks::changeElsewhereArrives_OFF_4_data()
{
    const QByteArray reading = "GET /v1/feed";
    const QString lost = u"unreachable"_s, stranger = u"notCasement"_s, broken = u"serviceFailed"_s;
    columns();
    QTest::newRow("feed: connection reset at once") << rule(Mood::Refuse, {}) << lost;
    QTest::newRow("feed: answer lost") << rule(Mood::LoseAnswer, reading) << lost;
    QTest::newRow("feed: answer cut, its length known") << rule(Mood::CutAnswer, reading, 60) << lost;
    QTest::newRow("feed: answer cut as if whole") << rule(Mood::CutUnseen, reading, 60) << broken;
    QTest::newRow("feed: answer cut to nothing as if whole") << rule(Mood::CutUnseen, reading, 0) << stranger;
    QTest::newRow("feed: bytes one by one") << rule(Mood::Slow, reading) << QString();
    QTest::newRow("feed: request doubled") << rule(Mood::DoubleRequest, reading) << QString();
    QTest::newRow("feed: answer doubled") << rule(Mood::DoubleAnswer, reading) << QString();
    QTest::newRow("feed: body of the answer doubled") << rule(Mood::DoubleBody, reading) << broken;
    QTest::newRow("feed: captive portal, 200 with HTML") << instead(page, "/v1/") << stranger;
    QTest::newRow("feed: captive portal, redirect") << instead(redirect, "/v1/") << stranger;
    QTest::newRow("feed: a proxy's 401 in JSON") << instead(http(401, "application/json", "{\"error\":\"proxy login\"}"), "/v1/") << stranger;
    QTest::newRow("feed: 200 with {}") << instead(http(200, "application/json", "{}"), reading) << broken;
    QTest::newRow("feed: 200 with an empty list") << instead(http(200, "application/json", "[]"), reading) << stranger;
}

void TestNetworks::changeElsewhereArrives_OFF_4()
{
    QFETCH(FaultProxy::Rule, fault);
    QFETCH(QString, told);
    const auto client = customer();
    QVERIFY(client);
    TestClient engineer(m_world.path(QStringLiteral("engineer-%1").arg(m_count)));
    QVERIFY2(engineer.signInOk(m_world.service().url(), FaultWorld::engineer, FaultWorld::password), qPrintable(engineer.lastError()));
    QTRY_COMPARE_WITH_TIMEOUT(engineer.find({}).size(), FaultWorld::cases, patienceMs);
    Heard heard(*client);
    const QString text = QString::fromUtf8(QTest::currentDataTag());
    m_proxy->set(fault);
    client->syncNow(); // the poll that is open passed before
    QVERIFY2(engineer.comment(m_world.caseId(), {text, Audience::Public, true, {}}), qPrintable(engineer.lastError()));
    QTRY_VERIFY_WITH_TIMEOUT(m_proxy->struck() >= 1, patienceMs);
    if (!told.isEmpty())
        QTRY_VERIFY2_WITH_TIMEOUT(heard.codes.contains(told), qPrintable(QString(heard.told() + u": "_s + heard.last)), patienceMs);
    QCOMPARE(client->find({}).size(), FaultWorld::cases);
    QTRY_COMPARE_WITH_TIMEOUT(engineer.waiting(), 0, patienceMs);
    QVERIFY(heals(*client));
    QTRY_COMPARE_WITH_TIMEOUT(bodiesOf(client->detail(m_world.caseId())).value(text), 1, patienceMs);
    QCOMPARE(client->find({}).size(), FaultWorld::cases);
    note(text, u"old data stay, then the change comes"_s,
         QStringLiteral("%1 exchanges spoilt, told %2; %3 cases all the time, change there").arg(m_proxy->struck()).arg(heard.told()).arg(FaultWorld::cases));
}

void TestNetworks::filesArriveWhole_OFF_4_data()
{
    const QByteArray up = "/v1/uploads", down = "/content";
    QTest::addColumn<FaultProxy::Rule>("fault");
    QTest::newRow("upload: cut in its body") << rule(Mood::CutRequest, "PATCH", 100'000);
    QTest::newRow("upload: answer lost") << rule(Mood::LoseAnswer, up, 0, 3);
    QTest::newRow("upload: request doubled") << rule(Mood::DoubleRequest, up, 0, 4);
    QTest::newRow("upload: answer doubled") << rule(Mood::DoubleAnswer, up, 0, 4);
    QTest::newRow("upload: captive portal") << instead(page, up, 3);
    QTest::newRow("upload: a proxy's 403 in JSON") << instead(http(403, "application/json", "{\"error\":\"blocked\"}"), up, 3);
    QTest::newRow("upload: a proxy's 413 in HTML") << instead(http(413, "text/html", "too large"), "PATCH");
    QTest::newRow("download: cut, its length known") << rule(Mood::CutAnswer, down, 100'000);
    QTest::newRow("download: cut as if whole") << rule(Mood::CutUnseen, down, 100'000);
    QTest::newRow("download: body doubled") << rule(Mood::DoubleBody, down);
    QTest::newRow("download: answer lost") << rule(Mood::LoseAnswer, down);
    QTest::newRow("download: captive portal") << instead(page, down);
}

void TestNetworks::filesArriveWhole_OFF_4()
{
    QFETCH(FaultProxy::Rule, fault);
    const QString text = QString::fromUtf8(QTest::currentDataTag());
    const bool up = text.startsWith(u"upload"_s);
    const QByteArray content = QByteArray(text.toUtf8() + '\n').repeated(10'000); // no two alike: each is really sent
    const QString name = QStringLiteral("player-%1.log").arg(m_count);
    QFile file(m_world.path(name));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    const auto client = customer(), other = customer();
    QVERIFY(client && other);
    Heard heard(*client);
    if (up)
        m_proxy->set(fault);
    QVERIFY2(client->commentWithFile(m_world.caseId(), words(text), file.fileName()), qPrintable(client->lastError()));
    if (up)
        QTRY_VERIFY_WITH_TIMEOUT(m_proxy->struck() >= std::max(1, fault.times - 1), patienceMs);
    const int struckUp = m_proxy->struck();
    QVERIFY(heals(*client));
    QCOMPARE(client->workspace().sync().state().returned, 0);
    const auto attachment = [&] {
        for (const Attachment &one : other->detail(m_world.caseId()).bundle.attachments) {
            if (one.name == name)
                return one.id;
        }
        return QString();
    };
    QTRY_VERIFY_WITH_TIMEOUT(!attachment().isEmpty(), patienceMs);
    if (!up)
        m_proxy->set(fault);
    QString path = other->fetch(attachment());
    const QString told = path.isEmpty() ? other->lastError() : u"nothing to tell"_s;
    const int struckDown = m_proxy->struck();
    m_proxy->heal();
    if (path.isEmpty())
        path = other->fetch(attachment());
    QFile copy(path);
    QVERIFY2(copy.open(QIODevice::ReadOnly), qPrintable(other->lastError()));
    QVERIFY(copy.readAll() == content);
    QCOMPARE(m_world.bodies().value(text), 1);
    note(text, u"whole or not at all, in the end whole"_s,
         QStringLiteral("%1 exchanges spoilt, told %2; content equal").arg(up ? struckUp : struckDown).arg(up ? heard.told() : told));
}

void TestNetworks::signingInIsToldWhatItMet_OFF_4_data()
{
    const int stranger = int(ErrorCode::NotCasement), lost = int(ErrorCode::Unreachable), broken = int(ErrorCode::ServiceFailed);
    QTest::addColumn<FaultProxy::Rule>("fault");
    QTest::addColumn<int>("code");
    QTest::newRow("sign-in: captive portal, 200 with HTML") << instead(page, "/v1/") << stranger;
    QTest::newRow("sign-in: captive portal, redirect") << instead(redirect, "/v1/") << stranger;
    QTest::newRow("sign-in: a proxy's 401 in JSON") << instead(http(401, "application/json", "{\"error\":\"proxy login\"}"), "/v1/") << stranger;
    QTest::newRow("sign-in: connection reset") << rule(Mood::Refuse, {}) << lost;
    QTest::newRow("sign-in: answer cut") << rule(Mood::CutAnswer, "/v1/sign-in", 40) << lost;
    QTest::newRow("sign-in: answer cut as if whole") << rule(Mood::CutUnseen, "/v1/sign-in", 40) << broken;
    QTest::newRow("sign-in: definition cut as if whole") << rule(Mood::CutUnseen, "/v1/definition", 4'000) << broken;
}

void TestNetworks::signingInIsToldWhatItMet_OFF_4()
{
    QFETCH(FaultProxy::Rule, fault);
    QFETCH(int, code);
    const QString text = QString::fromUtf8(QTest::currentDataTag());
    TestClient client(m_world.path(QStringLiteral("signing-%1").arg(++m_count)));
    m_proxy->set(fault);
    const Error met = client.signIn(m_proxy->url(), FaultWorld::email, FaultWorld::password);
    QVERIFY2(int(met.code) == code, qPrintable(QString(Protocol::nameOf(met.code) + u": "_s + met.detail)));
    QVERIFY(!met.detail.isEmpty());
    m_proxy->heal();
    QVERIFY(m_world.signIn(client, m_proxy->url()));
    note(text, u"told what it met, nothing begun"_s, QStringLiteral("told %1 \"%2\"; then signed in").arg(Protocol::nameOf(met.code), met.detail));
}

void TestNetworks::halfOpenSockets_OFF_4()
{
    const auto client = customer();
    QVERIFY(client);
    Heard heard(*client);
    m_proxy->set({Mood::HalfOpen, {}, -1, 0, {}});
    client->syncNow();
    const QString text = u"into a half-open socket"_s;
    QVERIFY2(client->comment(m_world.caseId(), words(text)), qPrintable(client->lastError()));
    QTRY_VERIFY_WITH_TIMEOUT(heard.codes.contains(u"unreachable"_s), patienceMs); // by itself: nothing told it
    QVERIFY(heard.offline);
    QCOMPARE(client->find({}).size(), FaultWorld::cases);
    QVERIFY(heals(*client));
    QCOMPARE(m_world.bodies().value(text), 1);
    note(u"half-open sockets: all is swallowed"_s, u"noticed by time, then once"_s, QStringLiteral("told %1 (\"%2\"); arrived once").arg(heard.told(), heard.last));
}

void TestNetworks::wrongCertificate_OFF_4_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("self-signed certificate") << u"IP:127.0.0.1"_s;
    QTest::newRow("certificate of another host") << u"DNS:support.vendor.example"_s;
}

void TestNetworks::wrongCertificate_OFF_4()
{
    QFETCH(QString, name);
    const QString openssl = QStandardPaths::findExecutable(u"openssl"_s);
    if (openssl.isEmpty())
        QSKIP("openssl is not installed");
    const QString certificate = m_world.path(u"chain.pem"_s), key = m_world.path(u"key.pem"_s);
    QProcess issue;
    issue.start(openssl, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-subj"_s, u"/CN=x"_s,
                          u"-addext"_s, QString(u"subjectAltName="_s + name), u"-keyout"_s, key, u"-out"_s, certificate});
    QVERIFY(issue.waitForFinished(patienceMs) && issue.exitCode() == 0);
    FaultWorld secure;
    QVERIFY(secure.begin());
    QVERIFY(secure.service().stop());
    // For the second row the authority is trusted: only the name is wrong.
    const bool trusted = name.startsWith(u"DNS"_s);
    ClientProcess client(secure.path(u"client"_s), trusted ? withTrust(certificate) : QProcessEnvironment::systemEnvironment());
    QVERIFY2(secure.service().start({u"--tls-certificate"_s, certificate, u"--tls-key"_s, key}), qPrintable(secure.service().error()));
    QVERIFY(client.ask({{u"do"_s, u"resume"_s}}).contains(u"ok"_s));
    const QJsonObject answer = client.ask({{u"do"_s, u"signIn"_s}, {u"service"_s, secure.service().url().toString()}});
    QCOMPARE(answer[u"ok"].toBool(), false);
    const QString told = answer[u"error"].toString();
    QVERIFY2(told.contains(u"certificate"_s), qPrintable(told));
    QVERIFY2(told.contains(trusted ? u"host"_s : u"self-signed"_s), qPrintable(told));
    QVERIFY2(!secure.service().log().contains(u"/v1/"_s), qPrintable(secure.service().log())); // not one request was sent
    note(QString::fromUtf8(QTest::currentDataTag()), u"refused, nothing sent"_s, QStringLiteral("told \"%1\"; the service saw no request").arg(told));
}

void TestNetworks::wrongClock_OFF_4_data()
{
    QTest::addColumn<qint64>("years");
    QTest::newRow("client's clock 12 years behind") << qint64(-12);
    QTest::newRow("client's clock 12 years ahead") << qint64(12);
}

void TestNetworks::wrongClock_OFF_4()
{
    QFETCH(qint64, years);
    constexpr qint64 year = 365 * 86'400;
    const QString folder = m_world.path(QStringLiteral("clock %1").arg(years)), tag = QString::fromUtf8(QTest::currentDataTag());
    const QUrl url = m_world.service().url();
    QStringList texts;
    for (const qint64 wrong : {years * year, qint64(0), -years * year}) { // and it jumps back, and to the other side
        ClientProcess client(folder, withClock(wrong));
        QVERIFY(client.ask({{u"do"_s, u"resume"_s}}).contains(u"ok"_s));
        texts << QStringLiteral("%1, by %2 s").arg(tag).arg(wrong);
        if (wrong != years * year) // before there is a session, too
            QVERIFY(client.did({{u"do"_s, u"comment"_s}, {u"case"_s, m_world.caseId()}, {u"text"_s, QString(u"offline "_s + texts.last())}}));
        QVERIFY(client.did({{u"do"_s, u"signIn"_s}, {u"service"_s, url.toString()}}));
        const auto state = [&] { return client.ask({{u"do"_s, u"state"_s}}); };
        QTRY_VERIFY2_WITH_TIMEOUT(state()[u"ok"].toBool() && state()[u"cases"].toInt() == FaultWorld::cases,
                                  QJsonDocument(state()).toJson().constData(), patienceMs);
        QVERIFY(qAbs(state()[u"now"].toInteger() - QDateTime::currentMSecsSinceEpoch() - wrong * 1'000) < 3'600'000); // it is wrong
        QVERIFY(client.did({{u"do"_s, u"comment"_s}, {u"case"_s, m_world.caseId()}, {u"text"_s, texts.last()}}));
        QTRY_COMPARE_WITH_TIMEOUT(state()[u"waiting"].toInt(), 0, patienceMs);
        QCOMPARE(state()[u"returned"].toInt(), 0);
        QVERIFY(client.did({{u"do"_s, u"case"_s}, {u"case"_s, m_world.caseId()}, {u"text"_s, texts.last()}}));
    }
    const auto bodies = m_world.bodies();
    for (const QString &text : texts)
        QCOMPARE(bodies.value(text), 1);
    for (const QString &text : texts.mid(1))
        QCOMPARE(bodies.value(QString(u"offline "_s + text)), 1);
    QVERIFY(m_world.verifies()); // instants are the service's
    note(QString(tag + u", then right, then wrong the other way"_s), u"as with a right one"_s,
         QStringLiteral("%1 replies arrived once with the service's time").arg(2 * texts.size() - 1));
}

QTEST_GUILESS_MAIN(TestNetworks)
#include "tst_networks.moc"
