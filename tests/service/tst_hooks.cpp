// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "sync/service/hooks/retry.h"
#include "tests/service/hooksworld.h"
#include "tests/service/suites.h"

#include <QMessageAuthenticationCode>
#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

namespace {

using Service::Hooks;
constexpr qint64 minute = 60'000, hour = 60 * minute, day = 24 * hour;

} // namespace

/// The sending side of webhooks, its clock and its receivers in the test's hand.
class HooksTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_world = std::make_unique<HooksWorld>(); }
    void customerHearsOfNoNote_STAT_9();
    void hearsOnlyWhatIsInReach_ACC_5();
    void oneCaseIsToldInOrder();
    void restOfACaseFollowsWhatWasGivenUp();
    void waitsLongerEachTime();
    void retryAfterIsHeard();
    void givenUpInARowSwitchOff();
    void signatureIsTheStandardOne();
    void oneSenderAtATime();
    void idIsTheSameAfterACrash();
    void lostReachIsToldAsGone();
    void beginsAtThePresent();
    void grantOfLaterTellsNothingOld();
    void kindsAreAsked();
    void fewAtATime();
    void slowReceiverStarvesNobody();
    void largeCommitComesWhole();

private:
    std::unique_ptr<HooksWorld> m_world;
};

void HooksTest::customerHearsOfNoNote_STAT_9()
{
    m_world->addWebhook(u"nora"_s);
    m_world->reply(u"eva"_s, u"c-north"_s, u"between us"_s, Audience::Care);
    QCOMPARE(m_world->drain().size(), 0);

    m_world->addWebhook(u"eva"_s);
    m_world->reply(u"eva"_s, u"c-north"_s, u"between us again"_s, Audience::Care);
    QStringList types;
    bool note = false;
    for (const QJsonObject &body : m_world->drain()) {
        types << body["type"_L1].toString();
        note |= textOf(body) == u"between us again"_s;
    }
    QVERIFY2(types.contains(u"comment.added"_s) && types.contains(u"case.care.changed"_s), qPrintable(types.join(u' ')));
    QVERIFY(note);

    m_world->reply(u"eva"_s, u"c-north"_s, u"for everybody"_s);
    int told = 0;
    for (const QJsonObject &body : m_world->drain()) {
        told += textOf(body) == u"for everybody"_s;
        QVERIFY(!QJsonDocument(body).toJson().contains("between us"));
    }
    QCOMPARE(told, 2); // nora's and eva's
}

void HooksTest::hearsOnlyWhatIsInReach_ACC_5()
{
    m_world->addWebhook(u"sam"_s);
    m_world->reply(u"nora"_s, u"c-north"_s, u"not for sam"_s);
    QCOMPARE(m_world->drain().size(), 0);
    m_world->reply(u"sam"_s, u"c-solo"_s, u"for sam"_s);
    QVERIFY(!m_world->drain().isEmpty());
}

void HooksTest::oneCaseIsToldInOrder()
{
    m_world->addWebhook(u"nora"_s, {{u"kinds"_s, QJsonArray{u"comment"_s}}});
    for (const QString &text : {u"1"_s, u"2"_s, u"3"_s}) {
        m_world->reply(u"nora"_s, u"c-north"_s, text);
        m_world->reply(u"nora"_s, u"c-north-2"_s, QString(u"other "_s + text));
    }
    auto found = m_world->due();
    QCOMPARE(found.size(), 2);
    QStringList texts;
    for (const auto &outgoing : found)
        texts << textOf(bodyOf(outgoing));
    QCOMPARE(texts, (QStringList{u"1"_s, u"other 1"_s}));
    const QString first = found.at(0).delivery;
    m_world->answer(found.at(0), status(503));
    m_world->answer(found.at(1), status(204));
    texts.clear();
    for (const QJsonObject &body : m_world->drain()) // the other case goes on
        texts << textOf(body);
    QCOMPARE(texts, (QStringList{u"other 2"_s, u"other 3"_s}));
    m_world->clock.advance(6000);
    found = m_world->due();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().delivery, first);
    QCOMPARE(textOf(bodyOf(found.first())), u"1"_s);
    m_world->answer(found.first(), status(200));
    texts.clear();
    qint64 number = 0;
    for (const QJsonObject &body : m_world->drain()) {
        texts << textOf(body);
        QVERIFY(body["number"_L1].toInteger() > number);
        number = body["number"_L1].toInteger();
    }
    QCOMPARE(texts, (QStringList{u"2"_s, u"3"_s}));
}

void HooksTest::restOfACaseFollowsWhatWasGivenUp()
{
    m_world->addWebhook(u"nora"_s, {{u"kinds"_s, QJsonArray{u"comment"_s}}});
    m_world->reply(u"nora"_s, u"c-north"_s, u"1"_s);
    m_world->reply(u"nora"_s, u"c-north"_s, u"2"_s);
    for (int attempt = 1; attempt <= Hooks::attemptsMost; ++attempt) {
        const auto found = m_world->due();
        QCOMPARE(found.size(), 1);
        QCOMPARE(textOf(bodyOf(found.first())), u"1"_s);
        m_world->answer(found.first(), status(500));
        m_world->clock.advance(2 * day);
    }
    const auto bodies = m_world->drain();
    QCOMPARE(bodies.size(), 1);
    QCOMPARE(textOf(bodies.first()), u"2"_s);
}

void HooksTest::waitsLongerEachTime()
{
    const QList<qint64> expected{5000, 30'000, 2 * minute, 10 * minute, hour, 2 * hour, 4 * hour, 8 * hour, 12 * hour, 24 * hour, 24 * hour};
    m_world->addWebhook(u"nora"_s, {{u"kinds"_s, QJsonArray{u"comment"_s}}});
    m_world->reply(u"nora"_s, u"c-north"_s, u"1"_s);
    qint64 spent = 0;
    for (const qint64 delay : expected) {
        const auto found = m_world->due();
        QCOMPARE(found.size(), 1);
        m_world->answer(found.first(), noAnswer());
        m_world->clock.advance(delay * 9 / 10 - 1000);
        QCOMPARE(m_world->due().size(), 0);
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
    m_world->addWebhook(u"nora"_s, {{u"kinds"_s, QJsonArray{u"comment"_s}}});
    m_world->reply(u"nora"_s, u"c-north"_s, u"1"_s);
    m_world->answer(m_world->due().first(), status(429, "120"));
    m_world->clock.advance(119'000);
    QCOMPARE(m_world->due().size(), 0);
    m_world->clock.advance(1000);
    QCOMPARE(m_world->due().size(), 1);
}

void HooksTest::givenUpInARowSwitchOff()
{
    const QString id = m_world->addWebhook(u"nora"_s, {{u"kinds"_s, QJsonArray{u"comment"_s}}})["id"_L1].toString();
    for (int i = 0; i <= Hooks::givenUpMost; ++i)
        m_world->reply(u"nora"_s, u"c-north"_s, QString::number(i));
    for (int i = 0; i < Hooks::givenUpMost; ++i) {
        QCOMPARE(m_world->member(id, u"state"_s), u"on"_s);
        for (int attempt = 1; attempt <= Hooks::attemptsMost; ++attempt) {
            const auto found = m_world->due();
            QCOMPARE(found.size(), 1);
            m_world->answer(found.first(), status(503));
            m_world->clock.advance(2 * day);
        }
    }
    QCOMPARE(m_world->member(id, u"state"_s), u"off"_s);
    QVERIFY2(m_world->member(id, u"reason"_s).contains(u"503"_s), qPrintable(m_world->member(id, u"reason"_s)));
    QCOMPARE(m_world->due().size(), 0);
}

void HooksTest::signatureIsTheStandardOne()
{
    const QByteArray text = m_world->addWebhook(u"nora"_s)["secret"_L1].toString().toLatin1();
    QVERIFY(text.startsWith("whsec_"));
    const QByteArray secret = QByteArray::fromBase64(text.mid(6));
    QCOMPARE(secret.size(), 32);
    m_world->reply(u"nora"_s, u"c-north"_s, u"1"_s);
    const Hooks::Outgoing outgoing = m_world->due().first();
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

void HooksTest::oneSenderAtATime()
{
    m_world->addWebhook(u"nora"_s, {{u"kinds"_s, QJsonArray{u"comment"_s}}});
    const auto other = m_world->openHooks();
    m_world->reply(u"nora"_s, u"c-north"_s, u"1"_s);
    m_world->reply(u"nora"_s, u"c-north"_s, u"2"_s);
    auto found = m_world->due();
    QCOMPARE(found.size(), 1);
    const auto theirs = [&other] {
        return other->collect() ? other->due().value() : QList<Hooks::Outgoing>();
    };
    QCOMPARE(theirs().size(), 0); // neither the one that is being sent nor the one behind it
    m_world->clock.advance(minute); // as if the first one had stopped
    const auto taken = theirs();
    QCOMPARE(taken.size(), 1);
    QCOMPARE(taken.first().delivery, found.first().delivery);
    QCOMPARE(m_world->due().size(), 0);
    m_world->answer(found.first(), status(500)); // too late to say how it failed
    QCOMPARE(theirs().size(), 0);
    QCOMPARE(m_world->due().size(), 0);
    QVERIFY(other->answered(taken.first().delivery, status(200)));
    QCOMPARE(m_world->drain().size(), 1); // the second
    QCOMPARE(theirs().size(), 0);
}

void HooksTest::idIsTheSameAfterACrash()
{
    m_world->addWebhook(u"nora"_s, {{u"kinds"_s, QJsonArray{u"comment"_s}}});
    m_world->reply(u"nora"_s, u"c-north"_s, u"1"_s);
    const auto first = m_world->due();
    QCOMPARE(first.size(), 1);
    m_world->hooks = m_world->openHooks(); // what the first one sent was never recorded
    if (!m_world->config.database.isEmpty())
        m_world->clock.advance(minute); // behind a server somebody else may be at it until its lease ends
    const auto second = m_world->due();
    QCOMPARE(second.size(), 1);
    QCOMPARE(second.first().delivery, first.first().delivery);
    QCOMPARE(headerOf(second.first(), "webhook-id"), headerOf(first.first(), "webhook-id"));
    m_world->answer(second.first(), status(200));
    m_world->hooks = m_world->openHooks();
    QCOMPARE(m_world->due().size(), 0);
}

void HooksTest::lostReachIsToldAsGone()
{
    m_world->addWebhook(u"nora"_s, {{u"kinds"_s, QJsonArray{u"case"_s, u"comment"_s}}});
    m_world->reply(u"nora"_s, u"c-north"_s, u"a secret plan"_s);
    QVERIFY(m_world->hooks->collect());
    const auto moved = m_world->admin(u"/v1/admin/users"_s, Protocol::compact({{u"email"_s, ServiceWorld::email(u"nora"_s)}, {u"name"_s, u"nora"_s},
                                                                              {u"account"_s, u"solo"_s}}));
    QVERIFY2(moved.status < 300, moved.body.constData());
    const auto bodies = m_world->drain();
    QVERIFY(!bodies.isEmpty());
    for (const QJsonObject &body : bodies) {
        QVERIFY2(body["type"_L1].toString().endsWith(u".gone"_s), qPrintable(wordsOf(body)));
        QCOMPARE(body["object"_L1].toObject().keys(), (QStringList{u"gone"_s, u"id"_s, u"kind"_s}));
        QVERIFY(!QJsonDocument(body).toJson().contains("secret plan"));
    }
    m_world->reply(u"sven"_s, u"c-north"_s, u"more of it"_s);
    QCOMPARE(m_world->drain().size(), 0);
    m_world->reply(u"sam"_s, u"c-solo"_s, u"hers now"_s);
    QVERIFY(!m_world->drain().isEmpty());
}

void HooksTest::beginsAtThePresent()
{
    m_world->reply(u"nora"_s, u"c-north"_s, u"before"_s);
    m_world->addWebhook(u"nora"_s);
    QCOMPARE(m_world->drain().size(), 0);
}

void HooksTest::grantOfLaterTellsNothingOld()
{
    m_world->addWebhook(u"sam"_s);
    m_world->reply(u"nora"_s, u"c-north"_s, u"before sam came"_s);
    QCOMPARE(m_world->drain().size(), 0);
    const auto moved = m_world->admin(u"/v1/admin/users"_s, Protocol::compact({{u"email"_s, ServiceWorld::email(u"sam"_s)}, {u"name"_s, u"sam"_s},
                                                                              {u"account"_s, u"north"_s}}));
    QVERIFY2(moved.status < 300, moved.body.constData());
    m_world->hooks = m_world->openHooks(); // knows no more than what is stored
    for (const QJsonObject &body : m_world->drain())
        QVERIFY2(!body["type"_L1].toString().startsWith(u"comment"_s), qPrintable(wordsOf(body)));
    m_world->reply(u"nora"_s, u"c-north"_s, u"after"_s);
    QVERIFY(!m_world->drain().isEmpty());
}

void HooksTest::kindsAreAsked()
{
    m_world->addWebhook(u"nora"_s, {{u"kinds"_s, QJsonArray{u"case"_s}}});
    m_world->reply(u"nora"_s, u"c-north"_s, u"1"_s);
    const auto bodies = m_world->drain();
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
        m_world->addWebhook(u"eva"_s, {{u"kinds"_s, QJsonArray{u"case"_s}}});
    QList<QJsonObject> lines;
    for (int i = 0; i < 10; ++i)
        lines << m_world->caseLine(QStringLiteral("many-%1").arg(i), u"solo"_s, u"sam"_s);
    QVERIFY(m_world->import(lines).isEmpty());
    const auto found = m_world->due();
    QCOMPARE(found.size(), 16); // four each, sixteen in all
    QCOMPARE(m_world->due().size(), 0);
    m_world->answer(found.first(), status(200));
    QCOMPARE(m_world->due().size(), 1);
}

void HooksTest::slowReceiverStarvesNobody()
{
    QSet<QString> urls;
    for (int i = 0; i < 6; ++i)
        m_world->addWebhook(u"eva"_s, {{u"kinds"_s, QJsonArray{u"case"_s}}, {u"url"_s, QStringLiteral("https://hook.example/%1").arg(i)}});
    QList<QJsonObject> lines;
    for (int i = 0; i < 40; ++i)
        lines << m_world->caseLine(QStringLiteral("many-%1").arg(i), u"solo"_s, u"sam"_s);
    QVERIFY(m_world->import(lines).isEmpty());
    for (int round = 0; round < 2; ++round) {
        for (const auto &outgoing : m_world->due()) {
            urls.insert(outgoing.request.url.toString());
            m_world->answer(outgoing, noAnswer());
        }
    }
    QCOMPARE(urls.size(), 6);
}

void HooksTest::largeCommitComesWhole()
{
    m_world->addWebhook(u"eva"_s, {{u"kinds"_s, QJsonArray{u"case"_s, u"account"_s}}});
    QList<QJsonObject> lines;
    for (int i = 0; i < 700; ++i)
        lines << QJsonObject{{u"type"_s, u"account"_s}, {u"id"_s, QStringLiteral("a-%1").arg(i)}, {u"name"_s, u"A"_s}};
    QVERIFY(m_world->import(lines).isEmpty());
    QSet<QString> told;
    int count = 0;
    for (const QJsonObject &body : m_world->drain()) {
        told.insert(body["object"_L1]["id"_L1].toString());
        ++count;
    }
    QCOMPARE(count, 700);
    QCOMPARE(told.size(), 700);
}

std::unique_ptr<QObject> makeHooksTest() { return std::make_unique<HooksTest>(); }
#include "tst_hooks.moc"
