// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "tests/service/hooksworld.h"
#include "tests/service/suites.h"

#include <QFile>
#include <QMessageAuthenticationCode>
#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

namespace {

using Service::Hooks;
constexpr qint64 minute = 60'000, hour = 60 * minute, day = 24 * hour;

} // namespace

/// What administrators do with webhooks, and what switches them off and on.
class HookAdminTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_world = std::make_unique<HooksWorld>(); }
    void administrationRefuses_data();
    void administrationRefuses();
    void administrationIsForAdministrators();
    void secretIsToldOnce();
    void changesAreAudited();
    void twoSecretsForADay();
    void anotherKeySwitchesOff();
    void goneReceiverSwitchesOff();
    void testSwitchesOn();
    void disabledUserHearsNothing();
    void removedIsForgotten();

private:
    std::unique_ptr<HooksWorld> m_world;
};

void HookAdminTest::administrationRefuses_data()
{
    QTest::addColumn<QJsonObject>("more");
    QTest::addColumn<QString>("member");
    QTest::newRow("plain http") << QJsonObject{{u"url"_s, u"http://hook.example/in"_s}} << u"url:"_s;
    QTest::newRow("looks like loopback") << QJsonObject{{u"url"_s, u"http://127.0.0.1.example/in"_s}} << u"url:"_s;
    QTest::newRow("credentials") << QJsonObject{{u"url"_s, u"https://me:word@hook.example/in"_s}} << u"url:"_s;
    QTest::newRow("fragment") << QJsonObject{{u"url"_s, u"https://hook.example/in#a"_s}} << u"url:"_s;
    QTest::newRow("file") << QJsonObject{{u"url"_s, u"file:///etc/passwd"_s}} << u"url:"_s;
    QTest::newRow("no host") << QJsonObject{{u"url"_s, u"https:///in"_s}} << u"url:"_s;
    QTest::newRow("none") << QJsonObject{{u"url"_s, QString()}} << u"url:"_s;
    QTest::newRow("long") << QJsonObject{{u"url"_s, QString(u"https://hook.example/"_s + QString(2000, u'a'))}} << u"url:"_s;
    QTest::newRow("kind") << QJsonObject{{u"kinds"_s, QJsonArray{u"robot"_s}}} << u"kinds:"_s;
    QTest::newRow("own state") << QJsonObject{{u"kinds"_s, QJsonArray{u"viewed"_s}}} << u"kinds:"_s;
    QTest::newRow("no kinds") << QJsonObject{{u"kinds"_s, QJsonArray{}}} << u"kinds:"_s;
    QTest::newRow("user") << QJsonObject{{u"user"_s, u"nobody@mail.example"_s}} << u"user:"_s;
}

void HookAdminTest::administrationRefuses()
{
    QFETCH(QJsonObject, more);
    QFETCH(QString, member);
    QJsonObject body{{u"user"_s, ServiceWorld::email(u"nora"_s)}, {u"url"_s, u"https://hook.example/in"_s}};
    for (auto it = more.begin(); it != more.end(); ++it)
        body.insert(it.key(), it.value());
    const auto reply = m_world->admin(u"/v1/admin/webhooks"_s, Protocol::compact(body));
    QCOMPARE(reply.status, 400);
    const QString detail = QJsonDocument::fromJson(reply.body)["detail"_L1].toString();
    QVERIFY2(detail.startsWith(member), qPrintable(detail));
    QVERIFY(m_world->askAdmin("GET")["webhooks"_L1].toArray().isEmpty());
}

void HookAdminTest::administrationIsForAdministrators()
{
    const QString id = m_world->addWebhook(u"nora"_s, {{u"url"_s, u"http://127.0.0.1:9/in"_s}})["id"_L1].toString();
    const auto nowhere = m_world->call("GET", u"/v1/nowhere"_s, {}, m_world->token(u"eva"_s));
    for (const auto &[method, path] : {std::pair(QByteArray("GET"), QString()), {"POST", QString()}, {"DELETE", QString(u'/' + id)},
                                       {"POST", QString(u'/' + id + u"/test"_s)}, {"POST", QString(u'/' + id + u"/secret"_s)},
                                       {"GET", QString(u'/' + id + u"/deliveries"_s)}}) {
        const auto reply = m_world->call(method, QString(u"/v1/admin/webhooks"_s + path), "{}", m_world->token(u"eva"_s));
        QCOMPARE(reply.status, 404);
        QCOMPARE(reply.body, nowhere.body);
    }
    for (const QByteArray &method : {QByteArray("DELETE")})
        QCOMPARE(m_world->askAdmin(method, u"/none"_s)["httpStatus"_L1].toInt(), 404);
    for (const QString &path : {u"/none/test"_s, u"/none/secret"_s})
        QCOMPARE(m_world->askAdmin("POST", path)["httpStatus"_L1].toInt(), 404);
    QCOMPARE(m_world->askAdmin("GET", u"/none/deliveries"_s)["httpStatus"_L1].toInt(), 404);
    QCOMPARE(m_world->member(id, u"state"_s), u"on"_s);
}

void HookAdminTest::secretIsToldOnce()
{
    const QJsonObject webhook = m_world->addWebhook(u"nora"_s);
    const QByteArray text = webhook["secret"_L1].toString().mid(6).toLatin1();
    const QByteArray secret = QByteArray::fromBase64(text);
    QVERIFY(!QJsonDocument(m_world->askAdmin("GET")).toJson().contains(text));
    m_world->hooks.reset();
    m_world->handler.reset(); // the last one merges the write-ahead log
    for (const QString &name : {u"data/service.db"_s, u"data/service.db-wal"_s}) {
        QFile file(m_world->dir.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains(text) && !bytes.contains(secret));
    }
}

void HookAdminTest::twoSecretsForADay()
{
    const QJsonObject webhook = m_world->addWebhook(u"nora"_s);
    const QString id = webhook["id"_L1].toString();
    const QJsonObject renewed = m_world->askAdmin("POST", QString(u'/' + id + u"/secret"_s));
    const QString secret = renewed["secret"_L1].toString();
    QVERIFY(secret.startsWith(u"whsec_"_s) && secret != webhook["secret"_L1].toString());
    m_world->reply(u"nora"_s, u"c-north"_s, u"1"_s);
    auto found = m_world->due();
    const QByteArray two = headerOf(found.first(), "webhook-signature");
    QCOMPARE(two.split(' ').size(), 2);
    QByteArray content = headerOf(found.first(), "webhook-id");
    content.append('.').append(headerOf(found.first(), "webhook-timestamp")).append('.').append(found.first().request.body);
    for (const QString &known : {secret, webhook["secret"_L1].toString()}) {
        const QByteArray key = QByteArray::fromBase64(known.mid(6).toLatin1());
        QVERIFY(two.contains(QMessageAuthenticationCode::hash(content, key, QCryptographicHash::Sha256).toBase64()));
    }
    m_world->answer(found.first(), status(500));
    m_world->clock.advance(day);
    found = m_world->due();
    QCOMPARE(headerOf(found.first(), "webhook-signature").split(' ').size(), 1);
}

void HookAdminTest::anotherKeySwitchesOff()
{
    const QString id = m_world->addWebhook(u"nora"_s)["id"_L1].toString();
    m_world->reply(u"nora"_s, u"c-north"_s, u"1"_s);
    m_world->hooks.reset();
    m_world->handler.reset();
    QFile key(m_world->dir.filePath(u"data/service.key"_s)); // as after a restore without the key
    QVERIFY(key.open(QIODevice::ReadWrite));
    const QByteArray other(32, 'x');
    QCOMPARE(key.write(other), 32);
    key.close();
    m_world->restart();
    m_world->hooks = m_world->openHooks();
    QCOMPARE(m_world->due().size(), 0);
    QCOMPARE(m_world->member(id, u"state"_s), u"off"_s);
    QVERIFY(m_world->member(id, u"reason"_s).contains(u"service.key"_s));
    QCOMPARE(m_world->askAdmin("POST", QString(u'/' + id + u"/test"_s))["httpStatus"_L1].toInt(), 403);
    QCOMPARE(m_world->askAdmin("POST", QString(u'/' + id + u"/secret"_s))["httpStatus"_L1].toInt(), 200);
    QCOMPARE(m_world->askAdmin("POST", QString(u'/' + id + u"/test"_s))["httpStatus"_L1].toInt(), 202);
    m_world->answer(m_world->due().first(), status(200));
    QCOMPARE(m_world->member(id, u"state"_s), u"on"_s);
    QVERIFY(!m_world->drain().isEmpty());
}

void HookAdminTest::goneReceiverSwitchesOff()
{
    const QString id = m_world->addWebhook(u"nora"_s)["id"_L1].toString();
    m_world->reply(u"nora"_s, u"c-north"_s, u"1"_s);
    m_world->answer(m_world->due().first(), status(410));
    QCOMPARE(m_world->member(id, u"state"_s), u"off"_s);
    QVERIFY(m_world->member(id, u"reason"_s).contains(u"410"_s));
    m_world->reply(u"nora"_s, u"c-north"_s, u"2"_s);
    m_world->clock.advance(hour);
    QCOMPARE(m_world->due().size(), 0);
}

void HookAdminTest::testSwitchesOn()
{
    const QString id = m_world->addWebhook(u"nora"_s, {{u"kinds"_s, QJsonArray{u"comment"_s}}})["id"_L1].toString();
    m_world->reply(u"nora"_s, u"c-north"_s, u"1"_s);
    m_world->reply(u"nora"_s, u"c-north"_s, u"2"_s);
    m_world->answer(m_world->due().first(), status(410));
    m_world->clock.advance(1000);
    const QString failing = m_world->askAdmin("POST", QString(u'/' + id + u"/test"_s))["delivery"_L1].toString();
    auto found = m_world->due();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().delivery, failing);
    QCOMPARE(bodyOf(found.first())["type"_L1].toString(), u"webhook.test"_s);
    m_world->answer(found.first(), status(500));
    QCOMPARE(m_world->member(id, u"state"_s), u"off"_s);
    m_world->clock.advance(10 * minute);
    QCOMPARE(m_world->due().size(), 0); // tried once
    const QJsonArray deliveries = m_world->askAdmin("GET", QString(u'/' + id + u"/deliveries"_s))["deliveries"_L1].toArray();
    QCOMPARE(deliveries.first()["id"_L1].toString(), failing);
    QCOMPARE(deliveries.first()["state"_L1].toString(), u"givenUp"_s);
    QCOMPARE(deliveries.first()["status"_L1].toInt(), 500);

    const QString arriving = m_world->askAdmin("POST", QString(u'/' + id + u"/test"_s))["delivery"_L1].toString();
    found = m_world->due();
    QCOMPARE(found.first().delivery, arriving);
    m_world->reply(u"nora"_s, u"c-north"_s, u"3"_s);
    m_world->answer(found.first(), status(200));
    QCOMPARE(m_world->member(id, u"state"_s), u"on"_s);
    QStringList texts;
    for (const QJsonObject &body : m_world->drain())
        texts << textOf(body);
    QCOMPARE(texts, (QStringList{u"2"_s, u"3"_s})); // what waited, and what came while it was off
}

void HookAdminTest::disabledUserHearsNothing()
{
    m_world->addWebhook(u"nora"_s);
    const auto disable = [this](bool disabled) {
        return m_world->admin(u"/v1/admin/users"_s, Protocol::compact({{u"email"_s, ServiceWorld::email(u"nora"_s)}, {u"name"_s, u"nora"_s},
                                                                      {u"disabled"_s, disabled}})).status;
    };
    m_world->reply(u"eva"_s, u"c-north"_s, u"1"_s);
    QVERIFY(m_world->hooks->collect());
    QCOMPARE(disable(true), 200);
    m_world->reply(u"eva"_s, u"c-north"_s, u"2"_s);
    QCOMPARE(m_world->due().size(), 0);
    QVERIFY(m_world->askAdmin("GET")["webhooks"_L1].toArray().first()["userDisabled"_L1].toBool());
    QCOMPARE(disable(false), 200);
    QVERIFY(!m_world->drain().isEmpty());
}

void HookAdminTest::changesAreAudited()
{
    const QJsonObject webhook = m_world->addWebhook(u"nora"_s, {{u"url"_s, u"https://hook.example/a-path-to-keep"_s}});
    const QString id = webhook["id"_L1].toString();
    const QString secret = m_world->askAdmin("POST", QString(u'/' + id + u"/secret"_s))["secret"_L1].toString();
    QCOMPARE(m_world->askAdmin("DELETE", QString(u'/' + id))["httpStatus"_L1].toInt(), 200);
    const auto token = Service::adminToken(m_world->config.dataDir);
    const auto audit = m_world->call("GET", u"/v1/admin/audit?limit=1000"_s, {}, QString::fromLatin1(token.value()));
    QStringList acts;
    for (const QJsonValue &entry : QJsonDocument::fromJson(audit.body)["entries"_L1].toArray()) {
        if (entry["object"_L1].toString() == id)
            acts << entry["act"_L1].toString();
    }
    QCOMPARE(acts, (QStringList{u"webhook.add"_s, u"webhook.secret"_s, u"webhook.remove"_s}));
    for (const QString &hidden : {u"a-path-to-keep"_s, secret.mid(6), webhook["secret"_L1].toString().mid(6)})
        QVERIFY(!audit.body.contains(hidden.toLatin1()));
}

void HookAdminTest::removedIsForgotten()
{
    const QString id = m_world->addWebhook(u"nora"_s)["id"_L1].toString();
    m_world->reply(u"nora"_s, u"c-north"_s, u"1"_s);
    const auto found = m_world->due();
    QVERIFY(!found.isEmpty());
    QCOMPARE(m_world->askAdmin("DELETE", QString(u'/' + id))["httpStatus"_L1].toInt(), 200);
    m_world->answer(found.first(), status(200));
    QCOMPARE(m_world->drain().size(), 0);
    QVERIFY(m_world->askAdmin("GET")["webhooks"_L1].toArray().isEmpty());
}

std::unique_ptr<QObject> makeHookAdminTest() { return std::make_unique<HookAdminTest>(); }
#include "tst_hookadmin.moc"
