// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/hooks/hooks.h"

#include "sync/protocol/codec.h"
#include "sync/service/hooks/retry.h"
#include "tests/service/serviceworld.h"
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

HttpAnswer status(int code, const QByteArray &retryAfter = {})
{
    HttpAnswer answer;
    answer.status = code;
    answer.retryAfter = retryAfter;
    return answer;
}

HttpAnswer noAnswer()
{
    HttpAnswer answer;
    answer.networkError = u"Connection refused"_s;
    return answer;
}

QByteArray headerOf(const Hooks::Outgoing &outgoing, const QByteArray &name)
{
    for (const auto &[key, value] : outgoing.request.headers) {
        if (key == name)
            return value;
    }
    return {};
}

QJsonObject bodyOf(const Hooks::Outgoing &outgoing) { return QJsonDocument::fromJson(outgoing.request.body).object(); }

/// "comment.added c-north" and the like.
QString wordsOf(const QJsonObject &body)
{
    return QString(body["type"_L1].toString() + u' ' + body["object"_L1]["id"_L1].toString());
}

} // namespace

/// The sending side of webhooks, its clock and its receivers in the test's hand.
class HooksTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void customerHearsOfNoNote_STAT_9();
    void hearsOnlyWhatIsInReach_ACC_5();
    void oneCaseIsToldInOrder();
    void restOfACaseFollowsWhatWasGivenUp();
    void waitsLongerEachTime();
    void retryAfterIsHeard();
    void givenUpInARowSwitchOff();
    void goneReceiverSwitchesOff();
    void testSwitchesOn();
    void signatureIsTheStandardOne();
    void twoSecretsForADay();
    void anotherKeySwitchesOff();
    void oneSenderAtATime();
    void idIsTheSameAfterACrash();
    void lostReachIsToldAsGone();
    void disabledUserHearsNothing();
    void beginsAtThePresent();
    void grantOfLaterTellsNothingOld();
    void kindsAreAsked();
    void fewAtATime();
    void slowReceiverStarvesNobody();
    void largeCommitComesWhole();
    void administrationRefuses_data();
    void administrationRefuses();
    void administrationIsForAdministrators();
    void secretIsToldOnce();
    void removedIsForgotten();

private:
    [[nodiscard]] std::unique_ptr<Hooks> openHooks();
    QJsonObject addWebhook(const QString &person, const QJsonObject &more = {});
    QJsonObject ask(const QByteArray &method, const QString &path);
    QString stateOf(const QString &webhook);
    QString reasonOf(const QString &webhook);
    QList<Hooks::Outgoing> due();
    void answer(const Hooks::Outgoing &outgoing, const HttpAnswer &answer);
    QList<QJsonObject> drain(); ///< everything, answered with 200
    void reply(const QString &person, const QString &caseSource, const QString &text, Audience audience = Audience::Public);

    std::unique_ptr<ServiceWorld> m_world;
    std::unique_ptr<Hooks> m_hooks;
};

void HooksTest::init()
{
    m_hooks.reset();
    m_world = std::make_unique<ServiceWorld>();
    QVERIFY(m_world->import({m_world->caseLine(u"c-north"_s, u"north"_s, u"nora"_s), m_world->caseLine(u"c-north-2"_s, u"north"_s, u"nora"_s),
                             m_world->caseLine(u"c-solo"_s, u"solo"_s, u"sam"_s)})
                .isEmpty());
    m_hooks = openHooks();
}

std::unique_ptr<Hooks> HooksTest::openHooks()
{
    auto opened = Service::openHooks(m_world->config, m_world->clock, m_world->entropy, m_world->bus);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().detail));
    return std::move(opened).value();
}

QJsonObject HooksTest::addWebhook(const QString &person, const QJsonObject &more)
{
    QJsonObject body{{u"user"_s, ServiceWorld::email(person)}, {u"url"_s, u"https://hook.example/in"_s}};
    for (auto it = more.begin(); it != more.end(); ++it)
        body.insert(it.key(), it.value());
    const auto reply = m_world->admin(u"/v1/admin/webhooks"_s, Protocol::compact(body));
    if (reply.status != 201)
        QTest::qFail(reply.body.constData(), __FILE__, __LINE__);
    return QJsonDocument::fromJson(reply.body).object();
}

QJsonObject HooksTest::ask(const QByteArray &method, const QString &path)
{
    const auto token = Service::adminToken(m_world->config.dataDir);
    const auto reply = m_world->call(method, QString(u"/v1/admin/webhooks"_s + path), method == "POST" ? "{}" : QByteArray(),
                                     QString::fromLatin1(token.value()));
    QJsonObject json = QJsonDocument::fromJson(reply.body).object();
    json.insert(u"httpStatus"_s, reply.status);
    return json;
}

QString HooksTest::stateOf(const QString &webhook)
{
    for (const QJsonValue &value : ask("GET", {})["webhooks"_L1].toArray()) {
        if (value["id"_L1].toString() == webhook)
            return value["state"_L1].toString();
    }
    return {};
}

QString HooksTest::reasonOf(const QString &webhook)
{
    for (const QJsonValue &value : ask("GET", {})["webhooks"_L1].toArray()) {
        if (value["id"_L1].toString() == webhook)
            return value["reason"_L1].toString();
    }
    return {};
}

QList<Hooks::Outgoing> HooksTest::due()
{
    if (const auto done = m_hooks->collect(); !done)
        QTest::qFail(qPrintable(done.error().detail), __FILE__, __LINE__);
    const auto found = m_hooks->due();
    if (!found)
        QTest::qFail(qPrintable(found.error().detail), __FILE__, __LINE__);
    return found ? found.value() : QList<Hooks::Outgoing>();
}

void HooksTest::answer(const Hooks::Outgoing &outgoing, const HttpAnswer &answer)
{
    if (const auto done = m_hooks->answered(outgoing.delivery, answer); !done)
        QTest::qFail(qPrintable(done.error().detail), __FILE__, __LINE__);
}

QList<QJsonObject> HooksTest::drain()
{
    QList<QJsonObject> bodies;
    for (auto found = due(); !found.isEmpty(); found = due()) {
        for (const Hooks::Outgoing &outgoing : found) {
            bodies << bodyOf(outgoing);
            answer(outgoing, status(200));
        }
    }
    return bodies;
}

void HooksTest::reply(const QString &person, const QString &caseSource, const QString &text, Audience audience)
{
    const auto outcome = m_world->send(person, m_world->operation(m_world->caseId(caseSource), PostComment{text, audience, false, {}}));
    QVERIFY2(outcome.applied, qPrintable(outcome.refusal.detail));
}

void HooksTest::customerHearsOfNoNote_STAT_9()
{
    addWebhook(u"nora"_s);
    reply(u"eva"_s, u"c-north"_s, u"between us"_s, Audience::Care);
    QCOMPARE(drain().size(), 0);

    addWebhook(u"eva"_s);
    reply(u"eva"_s, u"c-north"_s, u"between us again"_s, Audience::Care);
    QStringList types;
    bool note = false;
    for (const QJsonObject &body : drain()) {
        types << body["type"_L1].toString();
        note |= body["object"_L1]["body"_L1].toString() == u"between us again"_s;
    }
    QVERIFY2(types.contains(u"comment.added"_s) && types.contains(u"case.care.changed"_s), qPrintable(types.join(u' ')));
    QVERIFY(note);

    reply(u"eva"_s, u"c-north"_s, u"for everybody"_s);
    int told = 0;
    for (const QJsonObject &body : drain()) {
        told += body["object"_L1]["body"_L1].toString() == u"for everybody"_s;
        QVERIFY(!QJsonDocument(body).toJson().contains("between us"));
    }
    QCOMPARE(told, 2); // nora's and eva's
}

void HooksTest::hearsOnlyWhatIsInReach_ACC_5()
{
    addWebhook(u"sam"_s);
    reply(u"nora"_s, u"c-north"_s, u"not for sam"_s);
    QCOMPARE(drain().size(), 0);
    reply(u"sam"_s, u"c-solo"_s, u"for sam"_s);
    QVERIFY(!drain().isEmpty());
}

void HooksTest::oneCaseIsToldInOrder()
{
    addWebhook(u"nora"_s, {{u"kinds"_s, QJsonArray{u"comment"_s}}});
    for (const QString &text : {u"1"_s, u"2"_s, u"3"_s}) {
        reply(u"nora"_s, u"c-north"_s, text);
        reply(u"nora"_s, u"c-north-2"_s, QString(u"other "_s + text));
    }
    auto found = due();
    QCOMPARE(found.size(), 2);
    QStringList texts;
    for (const auto &outgoing : found)
        texts << bodyOf(outgoing)["object"_L1]["body"_L1].toString();
    QCOMPARE(texts, (QStringList{u"1"_s, u"other 1"_s}));
    const QString first = found.at(0).delivery;
    answer(found.at(0), status(503));
    answer(found.at(1), status(204));
    texts.clear();
    for (const QJsonObject &body : drain()) // the other case goes on
        texts << body["object"_L1]["body"_L1].toString();
    QCOMPARE(texts, (QStringList{u"other 2"_s, u"other 3"_s}));
    m_world->clock.advance(6000);
    found = due();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().delivery, first);
    QCOMPARE(bodyOf(found.first())["object"_L1]["body"_L1].toString(), u"1"_s);
    answer(found.first(), status(200));
    texts.clear();
    qint64 number = 0;
    for (const QJsonObject &body : drain()) {
        texts << body["object"_L1]["body"_L1].toString();
        QVERIFY(body["number"_L1].toInteger() > number);
        number = body["number"_L1].toInteger();
    }
    QCOMPARE(texts, (QStringList{u"2"_s, u"3"_s}));
}

void HooksTest::restOfACaseFollowsWhatWasGivenUp()
{
    addWebhook(u"nora"_s, {{u"kinds"_s, QJsonArray{u"comment"_s}}});
    reply(u"nora"_s, u"c-north"_s, u"1"_s);
    reply(u"nora"_s, u"c-north"_s, u"2"_s);
    for (int attempt = 1; attempt <= Hooks::attemptsMost; ++attempt) {
        const auto found = due();
        QCOMPARE(found.size(), 1);
        QCOMPARE(bodyOf(found.first())["object"_L1]["body"_L1].toString(), u"1"_s);
        answer(found.first(), status(500));
        m_world->clock.advance(2 * day);
    }
    const auto bodies = drain();
    QCOMPARE(bodies.size(), 1);
    QCOMPARE(bodies.first()["object"_L1]["body"_L1].toString(), u"2"_s);
}

void HooksTest::waitsLongerEachTime()
{
    const QList<qint64> expected{5000, 30'000, 2 * minute, 10 * minute, hour, 2 * hour, 4 * hour, 8 * hour, 12 * hour, 24 * hour, 24 * hour};
    addWebhook(u"nora"_s, {{u"kinds"_s, QJsonArray{u"comment"_s}}});
    reply(u"nora"_s, u"c-north"_s, u"1"_s);
    qint64 spent = 0;
    for (const qint64 delay : expected) {
        const auto found = due();
        QCOMPARE(found.size(), 1);
        answer(found.first(), noAnswer());
        m_world->clock.advance(delay * 9 / 10 - 1000);
        QCOMPARE(due().size(), 0);
        m_world->clock.advance(delay / 5 + 2000);
        spent += delay;
    }
    QVERIFY(spent > 3 * day && spent < 4 * day);
    QSet<qint64> jittered;
    for (int i = 0; i < 20; ++i)
        jittered.insert(Service::retryDelayMs(5, m_world->entropy));
    QVERIFY(jittered.size() > 10);
}

void HooksTest::retryAfterIsHeard()
{
    QCOMPARE(Service::retryAfterMs("120", 0), 120'000);
    QCOMPARE(Service::retryAfterMs("864000", 0), hour); // bounded
    QCOMPARE(Service::retryAfterMs("-5", 0), 0);
    QCOMPARE(Service::retryAfterMs("soon", 0), 0);
    QCOMPARE(Service::retryAfterMs("Mon, 05 Jan 2026 12:10:00 GMT", m_world->clock.nowMs()), 10 * minute);
    QCOMPARE(Service::retryAfterMs("Mon, 05 Jan 2026 11:10:00 GMT", m_world->clock.nowMs()), 0);
    addWebhook(u"nora"_s, {{u"kinds"_s, QJsonArray{u"comment"_s}}});
    reply(u"nora"_s, u"c-north"_s, u"1"_s);
    answer(due().first(), status(429, "120"));
    m_world->clock.advance(119'000);
    QCOMPARE(due().size(), 0);
    m_world->clock.advance(1000);
    QCOMPARE(due().size(), 1);
}

void HooksTest::givenUpInARowSwitchOff()
{
    const QString id = addWebhook(u"nora"_s, {{u"kinds"_s, QJsonArray{u"comment"_s}}})["id"_L1].toString();
    for (int i = 0; i <= Hooks::givenUpMost; ++i)
        reply(u"nora"_s, u"c-north"_s, QString::number(i));
    for (int i = 0; i < Hooks::givenUpMost; ++i) {
        QCOMPARE(stateOf(id), u"on"_s);
        for (int attempt = 1; attempt <= Hooks::attemptsMost; ++attempt) {
            const auto found = due();
            QCOMPARE(found.size(), 1);
            answer(found.first(), status(503));
            m_world->clock.advance(2 * day);
        }
    }
    QCOMPARE(stateOf(id), u"off"_s);
    QVERIFY2(reasonOf(id).contains(u"503"_s), qPrintable(reasonOf(id)));
    QCOMPARE(due().size(), 0);
}

void HooksTest::goneReceiverSwitchesOff()
{
    const QString id = addWebhook(u"nora"_s)["id"_L1].toString();
    reply(u"nora"_s, u"c-north"_s, u"1"_s);
    answer(due().first(), status(410));
    QCOMPARE(stateOf(id), u"off"_s);
    QVERIFY(reasonOf(id).contains(u"410"_s));
    reply(u"nora"_s, u"c-north"_s, u"2"_s);
    m_world->clock.advance(hour);
    QCOMPARE(due().size(), 0);
}

void HooksTest::testSwitchesOn()
{
    const QString id = addWebhook(u"nora"_s, {{u"kinds"_s, QJsonArray{u"comment"_s}}})["id"_L1].toString();
    reply(u"nora"_s, u"c-north"_s, u"1"_s);
    reply(u"nora"_s, u"c-north"_s, u"2"_s);
    answer(due().first(), status(410));
    m_world->clock.advance(1000);
    const QString failing = ask("POST", QString(u'/' + id + u"/test"_s))["delivery"_L1].toString();
    auto found = due();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().delivery, failing);
    QCOMPARE(bodyOf(found.first())["type"_L1].toString(), u"webhook.test"_s);
    answer(found.first(), status(500));
    QCOMPARE(stateOf(id), u"off"_s);
    m_world->clock.advance(10 * minute);
    QCOMPARE(due().size(), 0); // tried once
    const QJsonArray deliveries = ask("GET", QString(u'/' + id + u"/deliveries"_s))["deliveries"_L1].toArray();
    QCOMPARE(deliveries.first()["id"_L1].toString(), failing);
    QCOMPARE(deliveries.first()["state"_L1].toString(), u"givenUp"_s);
    QCOMPARE(deliveries.first()["status"_L1].toInt(), 500);

    const QString arriving = ask("POST", QString(u'/' + id + u"/test"_s))["delivery"_L1].toString();
    found = due();
    QCOMPARE(found.first().delivery, arriving);
    reply(u"nora"_s, u"c-north"_s, u"3"_s);
    answer(found.first(), status(200));
    QCOMPARE(stateOf(id), u"on"_s);
    QStringList texts;
    for (const QJsonObject &body : drain())
        texts << body["object"_L1]["body"_L1].toString();
    QCOMPARE(texts, (QStringList{u"2"_s, u"3"_s})); // what waited, and what came while it was off
}

void HooksTest::signatureIsTheStandardOne()
{
    const QByteArray text = addWebhook(u"nora"_s)["secret"_L1].toString().toLatin1();
    QVERIFY(text.startsWith("whsec_"));
    const QByteArray secret = QByteArray::fromBase64(text.mid(6));
    QCOMPARE(secret.size(), 32);
    reply(u"nora"_s, u"c-north"_s, u"1"_s);
    const Hooks::Outgoing outgoing = due().first();
    const QByteArray id = headerOf(outgoing, "webhook-id"), time = headerOf(outgoing, "webhook-timestamp");
    QCOMPARE(id, outgoing.delivery.toLatin1());
    QCOMPARE(bodyOf(outgoing)["id"_L1].toString(), outgoing.delivery);
    QCOMPARE(time.toLongLong(), m_world->clock.nowMs() / 1000);
    QByteArray content = id;
    content.append('.').append(time).append('.').append(outgoing.request.body);
    const QByteArray expected = QMessageAuthenticationCode::hash(content, secret, QCryptographicHash::Sha256).toBase64();
    QCOMPARE(headerOf(outgoing, "webhook-signature"), QByteArray(QByteArray("v1,").append(expected)));
    QCOMPARE(outgoing.request.method, QByteArray("POST"));
    QCOMPARE(outgoing.request.url, QUrl(u"https://hook.example/in"_s));
}

void HooksTest::twoSecretsForADay()
{
    const QJsonObject webhook = addWebhook(u"nora"_s);
    const QString id = webhook["id"_L1].toString();
    const QJsonObject renewed = ask("POST", QString(u'/' + id + u"/secret"_s));
    const QString secret = renewed["secret"_L1].toString();
    QVERIFY(secret.startsWith(u"whsec_"_s) && secret != webhook["secret"_L1].toString());
    reply(u"nora"_s, u"c-north"_s, u"1"_s);
    auto found = due();
    const QByteArray two = headerOf(found.first(), "webhook-signature");
    QCOMPARE(two.split(' ').size(), 2);
    QByteArray content = headerOf(found.first(), "webhook-id");
    content.append('.').append(headerOf(found.first(), "webhook-timestamp")).append('.').append(found.first().request.body);
    for (const QString &known : {secret, webhook["secret"_L1].toString()}) {
        const QByteArray key = QByteArray::fromBase64(known.mid(6).toLatin1());
        QVERIFY(two.contains(QMessageAuthenticationCode::hash(content, key, QCryptographicHash::Sha256).toBase64()));
    }
    answer(found.first(), status(500));
    m_world->clock.advance(day);
    found = due();
    QCOMPARE(headerOf(found.first(), "webhook-signature").split(' ').size(), 1);
}

void HooksTest::anotherKeySwitchesOff()
{
    const QString id = addWebhook(u"nora"_s)["id"_L1].toString();
    reply(u"nora"_s, u"c-north"_s, u"1"_s);
    m_hooks.reset();
    m_world->handler.reset();
    QFile key(m_world->dir.filePath(u"data/service.key"_s)); // as after a restore without the key
    QVERIFY(key.open(QIODevice::ReadWrite));
    const QByteArray other(32, 'x');
    QCOMPARE(key.write(other), 32);
    key.close();
    m_world->restart();
    m_hooks = openHooks();
    QCOMPARE(due().size(), 0);
    QCOMPARE(stateOf(id), u"off"_s);
    QVERIFY(reasonOf(id).contains(u"service.key"_s));
    QCOMPARE(ask("POST", QString(u'/' + id + u"/test"_s))["httpStatus"_L1].toInt(), 403);
    QCOMPARE(ask("POST", QString(u'/' + id + u"/secret"_s))["httpStatus"_L1].toInt(), 200);
    QCOMPARE(ask("POST", QString(u'/' + id + u"/test"_s))["httpStatus"_L1].toInt(), 202);
    answer(due().first(), status(200));
    QCOMPARE(stateOf(id), u"on"_s);
    QVERIFY(!drain().isEmpty());
}

void HooksTest::oneSenderAtATime()
{
    addWebhook(u"nora"_s, {{u"kinds"_s, QJsonArray{u"comment"_s}}});
    const auto other = openHooks();
    reply(u"nora"_s, u"c-north"_s, u"1"_s);
    reply(u"nora"_s, u"c-north"_s, u"2"_s);
    auto found = due();
    QCOMPARE(found.size(), 1);
    const auto theirs = [&other] {
        return other->collect() ? other->due().value() : QList<Hooks::Outgoing>();
    };
    QCOMPARE(theirs().size(), 0); // neither the one that is being sent nor the one behind it
    m_world->clock.advance(minute); // as if the first one had stopped
    const auto taken = theirs();
    QCOMPARE(taken.size(), 1);
    QCOMPARE(taken.first().delivery, found.first().delivery);
    QCOMPARE(due().size(), 0);
    answer(found.first(), status(500)); // too late to say how it failed
    QCOMPARE(theirs().size(), 0);
    QCOMPARE(due().size(), 0);
    QVERIFY(other->answered(taken.first().delivery, status(200)));
    QCOMPARE(drain().size(), 1); // the second
    QCOMPARE(theirs().size(), 0);
}

void HooksTest::idIsTheSameAfterACrash()
{
    addWebhook(u"nora"_s, {{u"kinds"_s, QJsonArray{u"comment"_s}}});
    reply(u"nora"_s, u"c-north"_s, u"1"_s);
    const auto first = due();
    QCOMPARE(first.size(), 1);
    m_hooks = openHooks(); // what the first one sent was never recorded
    const auto second = due();
    QCOMPARE(second.size(), 1);
    QCOMPARE(second.first().delivery, first.first().delivery);
    QCOMPARE(headerOf(second.first(), "webhook-id"), headerOf(first.first(), "webhook-id"));
    answer(second.first(), status(200));
    m_hooks = openHooks();
    QCOMPARE(due().size(), 0);
}

void HooksTest::lostReachIsToldAsGone()
{
    addWebhook(u"nora"_s, {{u"kinds"_s, QJsonArray{u"case"_s, u"comment"_s}}});
    reply(u"nora"_s, u"c-north"_s, u"a secret plan"_s);
    QVERIFY(m_hooks->collect());
    const auto moved = m_world->admin(u"/v1/admin/users"_s, Protocol::compact({{u"email"_s, ServiceWorld::email(u"nora"_s)}, {u"name"_s, u"nora"_s},
                                                                              {u"account"_s, u"solo"_s}}));
    QVERIFY2(moved.status < 300, moved.body.constData());
    const auto bodies = drain();
    QVERIFY(!bodies.isEmpty());
    for (const QJsonObject &body : bodies) {
        QVERIFY2(body["type"_L1].toString().endsWith(u".gone"_s), qPrintable(wordsOf(body)));
        QCOMPARE(body["object"_L1].toObject().keys(), (QStringList{u"gone"_s, u"id"_s, u"kind"_s}));
        QVERIFY(!QJsonDocument(body).toJson().contains("secret plan"));
    }
    reply(u"sven"_s, u"c-north"_s, u"more of it"_s);
    QCOMPARE(drain().size(), 0);
    reply(u"sam"_s, u"c-solo"_s, u"hers now"_s);
    QVERIFY(!drain().isEmpty());
}

void HooksTest::disabledUserHearsNothing()
{
    addWebhook(u"nora"_s);
    const auto disable = [this](bool disabled) {
        return m_world->admin(u"/v1/admin/users"_s, Protocol::compact({{u"email"_s, ServiceWorld::email(u"nora"_s)}, {u"name"_s, u"nora"_s},
                                                                      {u"disabled"_s, disabled}})).status;
    };
    reply(u"eva"_s, u"c-north"_s, u"1"_s);
    QVERIFY(m_hooks->collect());
    QCOMPARE(disable(true), 200);
    reply(u"eva"_s, u"c-north"_s, u"2"_s);
    QCOMPARE(due().size(), 0);
    QVERIFY(ask("GET", {})["webhooks"_L1].toArray().first()["userDisabled"_L1].toBool());
    QCOMPARE(disable(false), 200);
    QVERIFY(!drain().isEmpty());
}

void HooksTest::beginsAtThePresent()
{
    reply(u"nora"_s, u"c-north"_s, u"before"_s);
    addWebhook(u"nora"_s);
    QCOMPARE(drain().size(), 0);
}

void HooksTest::grantOfLaterTellsNothingOld()
{
    addWebhook(u"sam"_s);
    reply(u"nora"_s, u"c-north"_s, u"before sam came"_s);
    QCOMPARE(drain().size(), 0);
    const auto moved = m_world->admin(u"/v1/admin/users"_s, Protocol::compact({{u"email"_s, ServiceWorld::email(u"sam"_s)}, {u"name"_s, u"sam"_s},
                                                                              {u"account"_s, u"north"_s}}));
    QVERIFY2(moved.status < 300, moved.body.constData());
    m_hooks = openHooks(); // knows no more than what is stored
    for (const QJsonObject &body : drain())
        QVERIFY2(!body["type"_L1].toString().startsWith(u"comment"_s), qPrintable(wordsOf(body)));
    reply(u"nora"_s, u"c-north"_s, u"after"_s);
    QVERIFY(!drain().isEmpty());
}

void HooksTest::kindsAreAsked()
{
    addWebhook(u"nora"_s, {{u"kinds"_s, QJsonArray{u"case"_s}}});
    reply(u"nora"_s, u"c-north"_s, u"1"_s);
    const auto bodies = drain();
    QCOMPARE(bodies.size(), 1);
    QCOMPARE(wordsOf(bodies.first()), QString(u"case.changed "_s + m_world->caseId(u"c-north"_s)));
    // The same object the feed carries.
    Replica replica;
    m_world->follow(u"nora"_s, replica);
    QCOMPARE(bodies.first()["object"_L1].toObject(), Protocol::toJson(replica.rows.value(QString(u"case/"_s + m_world->caseId(u"c-north"_s)))));
    QCOMPARE(bodies.first()["portal"_L1].toString(), u"kaltura"_s);
}

void HooksTest::fewAtATime()
{
    for (int i = 0; i < 6; ++i)
        addWebhook(u"eva"_s, {{u"kinds"_s, QJsonArray{u"case"_s}}});
    QList<QJsonObject> lines;
    for (int i = 0; i < 10; ++i)
        lines << m_world->caseLine(QStringLiteral("many-%1").arg(i), u"solo"_s, u"sam"_s);
    QVERIFY(m_world->import(lines).isEmpty());
    const auto found = due();
    QCOMPARE(found.size(), 16); // four each, sixteen in all
    QCOMPARE(due().size(), 0);
    answer(found.first(), status(200));
    QCOMPARE(due().size(), 1);
}

void HooksTest::slowReceiverStarvesNobody()
{
    QSet<QString> urls;
    for (int i = 0; i < 6; ++i)
        addWebhook(u"eva"_s, {{u"kinds"_s, QJsonArray{u"case"_s}}, {u"url"_s, QStringLiteral("https://hook.example/%1").arg(i)}});
    QList<QJsonObject> lines;
    for (int i = 0; i < 40; ++i)
        lines << m_world->caseLine(QStringLiteral("many-%1").arg(i), u"solo"_s, u"sam"_s);
    QVERIFY(m_world->import(lines).isEmpty());
    for (int round = 0; round < 2; ++round) {
        for (const auto &outgoing : due()) {
            urls.insert(outgoing.request.url.toString());
            answer(outgoing, noAnswer());
        }
    }
    QCOMPARE(urls.size(), 6);
}

void HooksTest::largeCommitComesWhole()
{
    addWebhook(u"eva"_s, {{u"kinds"_s, QJsonArray{u"case"_s, u"account"_s}}});
    QList<QJsonObject> lines;
    for (int i = 0; i < 700; ++i)
        lines << QJsonObject{{u"type"_s, u"account"_s}, {u"id"_s, QStringLiteral("a-%1").arg(i)}, {u"name"_s, u"A"_s}};
    QVERIFY(m_world->import(lines).isEmpty());
    QSet<QString> told;
    int count = 0;
    for (const QJsonObject &body : drain()) {
        told.insert(body["object"_L1]["id"_L1].toString());
        ++count;
    }
    QCOMPARE(count, 700);
    QCOMPARE(told.size(), 700);
}

void HooksTest::administrationRefuses_data()
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

void HooksTest::administrationRefuses()
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
    QVERIFY(ask("GET", {})["webhooks"_L1].toArray().isEmpty());
}

void HooksTest::administrationIsForAdministrators()
{
    const QString id = addWebhook(u"nora"_s, {{u"url"_s, u"http://127.0.0.1:9/in"_s}})["id"_L1].toString();
    const auto nowhere = m_world->call("GET", u"/v1/nowhere"_s, {}, m_world->token(u"eva"_s));
    for (const auto &[method, path] : {std::pair(QByteArray("GET"), QString()), {"POST", QString()}, {"DELETE", QString(u'/' + id)},
                                       {"POST", QString(u'/' + id + u"/test"_s)}, {"POST", QString(u'/' + id + u"/secret"_s)},
                                       {"GET", QString(u'/' + id + u"/deliveries"_s)}}) {
        const auto reply = m_world->call(method, QString(u"/v1/admin/webhooks"_s + path), "{}", m_world->token(u"eva"_s));
        QCOMPARE(reply.status, 404);
        QCOMPARE(reply.body, nowhere.body);
    }
    for (const QByteArray &method : {QByteArray("DELETE")})
        QCOMPARE(ask(method, u"/none"_s)["httpStatus"_L1].toInt(), 404);
    for (const QString &path : {u"/none/test"_s, u"/none/secret"_s})
        QCOMPARE(ask("POST", path)["httpStatus"_L1].toInt(), 404);
    QCOMPARE(ask("GET", u"/none/deliveries"_s)["httpStatus"_L1].toInt(), 404);
    QCOMPARE(stateOf(id), u"on"_s);
}

void HooksTest::secretIsToldOnce()
{
    const QJsonObject webhook = addWebhook(u"nora"_s);
    const QByteArray text = webhook["secret"_L1].toString().mid(6).toLatin1();
    const QByteArray secret = QByteArray::fromBase64(text);
    QVERIFY(!QJsonDocument(ask("GET", {})).toJson().contains(text));
    m_hooks.reset();
    m_world->handler.reset(); // the last one merges the write-ahead log
    for (const QString &name : {u"data/service.db"_s, u"data/service.db-wal"_s}) {
        QFile file(m_world->dir.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains(text) && !bytes.contains(secret));
    }
}

void HooksTest::removedIsForgotten()
{
    const QString id = addWebhook(u"nora"_s)["id"_L1].toString();
    reply(u"nora"_s, u"c-north"_s, u"1"_s);
    const auto found = due();
    QVERIFY(!found.isEmpty());
    QCOMPARE(ask("DELETE", QString(u'/' + id))["httpStatus"_L1].toInt(), 200);
    answer(found.first(), status(200));
    QCOMPARE(drain().size(), 0);
    QVERIFY(ask("GET", {})["webhooks"_L1].toArray().isEmpty());
}

std::unique_ptr<QObject> makeHooksTest() { return std::make_unique<HooksTest>(); }
#include "tst_hooks.moc"
