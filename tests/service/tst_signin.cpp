// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "tests/service/serviceworld.h"
#include "tests/service/suites.h"

#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

class SignInTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongPasswordAndUnknownUserAnswerAlike_ACC_10();
    void failuresDelayThatUserMoreAndMore_ACC_10();
    void failuresDelayThatAddress_ACC_10();
    void accessTokenEnds_ACC_10();
    void lostRefreshAnswerSignsNobodyOut_ACC_10();
    void reusedRefreshTokenEndsTheFamily_ACC_10();
    void signOutEndsTheSession_ACC_10();
    void disabledUserIsOutAtOnce();
    void profileNamesWhatMayBeOpened_ACC_4();
    void definitionHasNoRoutesForCustomers();
    void garbageIsAnsweredClearly_data();
    void garbageIsAnsweredClearly();

private:
    static Service::Reply signIn(ServiceWorld &world, const QString &email, const QString &secret)
    {
        return world.post(u"/v1/sign-in"_s, {{u"email"_s, email}, {u"password"_s, secret}});
    }
    static Result<Protocol::SignInAnswer> refresh(ServiceWorld &world, const QString &token)
    {
        return Protocol::signInAnswerFrom(QJsonDocument::fromJson(world.post(u"/v1/refresh"_s, {{u"refreshToken"_s, token}}).body).object());
    }
    static int statusWith(ServiceWorld &world, const QString &access) { return world.call("GET", u"/v1/cases"_s, {}, access).status; }
};

void SignInTest::wrongPasswordAndUnknownUserAnswerAlike_ACC_10()
{
    ServiceWorld world;
    const auto wrong = signIn(world, world.email(u"sam"_s), u"not my password"_s);
    const auto unknown = signIn(world, u"nobody@mail.example"_s, u"not my password"_s);
    QCOMPARE(wrong.status, 401);
    QCOMPARE(unknown.status, 401);
    QCOMPARE(wrong.body, unknown.body);
    QVERIFY(wrong.body.contains("wrongCredentials"));
    QCOMPARE(signIn(world, u"SAM@mail.example"_s, password).status, 200);
}

void SignInTest::failuresDelayThatUserMoreAndMore_ACC_10()
{
    ServiceWorld world;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(signIn(world, world.email(u"sam"_s), u"wrong"_s).status, 401);
    const auto blocked = signIn(world, world.email(u"sam"_s), password);
    QCOMPARE(blocked.status, 429);
    QCOMPARE(blocked.headers.first(), (std::pair<QByteArray, QByteArray>("Retry-After", "2")));
    QCOMPARE(signIn(world, world.email(u"rita"_s), password).status, 200);
    world.clock.advance(2001);
    QCOMPARE(signIn(world, world.email(u"sam"_s), u"wrong"_s).status, 401);
    QCOMPARE(signIn(world, world.email(u"sam"_s), password).headers.first().second, QByteArray("4"));
    world.clock.advance(4001);
    QCOMPARE(signIn(world, world.email(u"sam"_s), password).status, 200);
    QCOMPARE(signIn(world, world.email(u"sam"_s), u"wrong"_s).status, 401); // counted anew
    QCOMPARE(signIn(world, world.email(u"sam"_s), password).status, 200);
}

void SignInTest::failuresDelayThatAddress_ACC_10()
{
    ServiceWorld world;
    for (int i = 0; i < 21; ++i)
        QCOMPARE(signIn(world, QStringLiteral("guess%1@mail.example").arg(i), u"wrong"_s).status, 401);
    QCOMPARE(signIn(world, world.email(u"sam"_s), password).status, 429);
}

void SignInTest::accessTokenEnds_ACC_10()
{
    ServiceWorld world;
    const auto answer = world.signInAs(u"sam"_s);
    QCOMPARE(statusWith(world, answer.tokens.access), 200);
    world.clock.set(answer.tokens.accessExpiresAt);
    QCOMPARE(statusWith(world, answer.tokens.access), 401);
    QCOMPARE(statusWith(world, u"made-up"_s), 401);
    QCOMPARE(statusWith(world, {}), 401);
    const auto next = refresh(world, answer.tokens.refresh);
    QVERIFY(next);
    QCOMPARE(statusWith(world, next.value().tokens.access), 200);
}

void SignInTest::lostRefreshAnswerSignsNobodyOut_ACC_10()
{
    ServiceWorld world;
    const auto first = world.signInAs(u"sam"_s);
    const auto lost = refresh(world, first.tokens.refresh);
    QVERIFY(lost);
    const auto second = refresh(world, first.tokens.refresh);
    QVERIFY(second);
    QCOMPARE(statusWith(world, lost.value().tokens.access), 401); // voided by its successor
    QCOMPARE(statusWith(world, second.value().tokens.access), 200);
    const auto third = refresh(world, second.value().tokens.refresh);
    QVERIFY(third);
    // The successor's own use confirms it, even where its access token was never used.
    QVERIFY(refresh(world, third.value().tokens.refresh));
}

void SignInTest::reusedRefreshTokenEndsTheFamily_ACC_10()
{
    ServiceWorld world;
    const auto first = world.signInAs(u"sam"_s);
    const auto other = world.signInAs(u"sam"_s);
    const auto second = refresh(world, first.tokens.refresh);
    QVERIFY(second);
    QCOMPARE(statusWith(world, second.value().tokens.access), 200);
    QVERIFY(!refresh(world, first.tokens.refresh));
    QCOMPARE(statusWith(world, second.value().tokens.access), 401);
    QVERIFY(!refresh(world, second.value().tokens.refresh));
    QCOMPARE(statusWith(world, other.tokens.access), 200); // another sign-in is another family
}

void SignInTest::signOutEndsTheSession_ACC_10()
{
    ServiceWorld world;
    const auto answer = world.signInAs(u"sam"_s);
    QCOMPARE(world.post(u"/v1/sign-out"_s, {}, answer.tokens.access).status, 200);
    QCOMPARE(statusWith(world, answer.tokens.access), 401);
    QVERIFY(!refresh(world, answer.tokens.refresh));
}

void SignInTest::disabledUserIsOutAtOnce()
{
    ServiceWorld world;
    const auto answer = world.signInAs(u"sam"_s);
    QCOMPARE(world.admin(u"/v1/admin/users"_s, R"({"email": "sam@mail.example", "disabled": true})").status, 200);
    QCOMPARE(statusWith(world, answer.tokens.access), 401);
    QVERIFY(!refresh(world, answer.tokens.refresh));
    QCOMPARE(signIn(world, world.email(u"sam"_s), password).status, 401);
}

void SignInTest::profileNamesWhatMayBeOpened_ACC_4()
{
    ServiceWorld world;
    const Profile rita = world.signInAs(u"rita"_s).profile;
    QCOMPARE(rita.accountName, u"root"_s);
    QCOMPARE(rita.mayOpen.size(), 3);
    const Profile nora = world.signInAs(u"nora"_s).profile;
    QCOMPARE(nora.mayOpen, QStringList{world.accountId(u"north"_s)});
    QCOMPARE(nora.mayEdit.size(), 2); // ACC-5: a sibling's cases too
    QCOMPARE(world.signInAs(u"eva"_s).profile.role, Role::Engineer);
}

void SignInTest::definitionHasNoRoutesForCustomers()
{
    ServiceWorld world;
    const auto reply = world.call("GET", u"/v1/definition"_s, {}, world.token(u"sam"_s));
    QCOMPARE(reply.status, 200);
    QVERIFY(PortalDefinition::parse(reply.body));
    QVERIFY(!reply.body.contains("\"route\":\"managers\""));
    QCOMPARE(reply.headers.first().first, QByteArray("ETag"));
    Service::Request again;
    again.method = "GET";
    again.path = u"/v1/definition"_s;
    again.headers = {{"authorization", "Bearer " + world.token(u"sam"_s).toLatin1()}, {"if-none-match", reply.headers.first().second}};
    const auto same = std::get<Service::Reply>(world.handler->handle(again));
    QCOMPARE(same.status, 304);
    QVERIFY(same.body.isEmpty());
}

void SignInTest::garbageIsAnsweredClearly_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("html") << QByteArray("POST") << u"/v1/sign-in"_s << QByteArray("<html>") << 400;
    QTest::newRow("truncated") << QByteArray("POST") << u"/v1/sign-in"_s << QByteArray("{\"email\": \"a") << 400;
    QTest::newRow("nothing") << QByteArray("POST") << u"/v1/sign-in"_s << QByteArray() << 400;
    QTest::newRow("wrong types") << QByteArray("POST") << u"/v1/sign-in"_s << QByteArray(R"({"email": 1, "password": []})") << 400;
    QTest::newRow("no such path") << QByteArray("GET") << u"/v2/everything"_s << QByteArray() << 404;
    QTest::newRow("no such method") << QByteArray("DELETE") << u"/v1/cases"_s << QByteArray() << 405;
    QTest::newRow("admin without token") << QByteArray("POST") << u"/v1/admin/users"_s << QByteArray("{}") << 401;
    QTest::newRow("health") << QByteArray("GET") << u"/healthz"_s << QByteArray() << 200;
}

void SignInTest::garbageIsAnsweredClearly()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    ServiceWorld world;
    const auto reply = world.call(method, path, body);
    QCOMPARE(reply.status, status);
    QVERIFY(QJsonDocument::fromJson(reply.body).isObject());
}

std::unique_ptr<QObject> makeSignInTest() { return std::make_unique<SignInTest>(); }
#include "tst_signin.moc"
