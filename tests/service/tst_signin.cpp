// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "sync/service/auth/throttle.h"
#include "sync/service/storage/datafolder.h"
#include "sync/service/storage/processstate.h"
#include "sync/sql/database.h"
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
    void whatCannotBeRightTakesTheSameWork_data();
    void whatCannotBeRightTakesTheSameWork();
    void failuresDelayThatUserMoreAndMore_ACC_10();
    void clockGoneBackHoldsNobodyOff_ACC_10();
    void failuresDelayThatAddress_ACC_10();
    void networksOfStrangers_data();
    void networksOfStrangers();
    void failuresOfOneNetworkAddUp_ACC_10();
    void accessTokenEnds_ACC_10();
    void lostRefreshAnswerSignsNobodyOut_ACC_10();
    void reusedRefreshTokenEndsTheFamily_ACC_10();
    void signOutEndsTheSession_ACC_10();
    void signOutEverywhere_ACC_10();
    void newPasswordEndsAllSessions();
    void administratorSeesAndEndsSessions();
    void onlyHashesAreKept();
    void disabledUserIsOutAtOnce_ACC_9();
    void whatAnotherInstanceDoesCountsAtOnce_data();
    void whatAnotherInstanceDoesCountsAtOnce();
    void profileNamesWhatMayBeOpened_ACC_4();
    void definitionHasNoRoutesForCustomers();
    void garbageIsAnsweredClearly_data();
    void garbageIsAnsweredClearly();

private:
    static qint64 passwordsChecked(ServiceWorld &world)
    {
        const auto db = Sql::Database::open(Service::databasePlace(world.config), {});
        return Service::ProcessState::of(world.config, *db.value(), world.clock, world.entropy).value()->gate.checks();
    }
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

void SignInTest::whatCannotBeRightTakesTheSameWork_data()
{
    QTest::addColumn<QString>("email");
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("portal");
    const QString sam = ServiceWorld::email(u"sam"_s);
    QTest::newRow("wrong password") << sam << u"wrong"_s << QString();
    QTest::newRow("unknown user") << u"nobody@mail.example"_s << password << QString();
    QTest::newRow("user without password") << u"new@mail.example"_s << password << QString();
    QTest::newRow("disabled user") << u"out@mail.example"_s << password << QString();
    QTest::newRow("wrong portal") << sam << password << u"elsewhere"_s;
    QTest::newRow("password too long") << sam << QString(password + QString(1025, u'x')) << QString();
    QTest::newRow("address too long") << QString(QString(321, u'a') + u"@mail.example"_s) << password << QString();
    // Hashing stops at the longest password: what is beyond must not count as right.
    QTest::newRow("longest password and more") << u"long@mail.example"_s << QString(1025, u'x') << QString();
}

void SignInTest::whatCannotBeRightTakesTheSameWork()
{
    QFETCH(QString, email);
    QFETCH(QString, secret);
    QFETCH(QString, portal);
    ServiceWorld world;
    for (const QByteArray &user : {QByteArray(R"({"email": "new@mail.example", "name": "New", "account": "solo"})"),
                                   QByteArray(R"({"email": "out@mail.example", "name": "Out", "account": "solo", "password": "correct horse battery", "disabled": true})"),
                                   QByteArray(R"({"email": "long@mail.example", "name": "Long", "account": "solo", "password": ")" + QByteArray(1024, 'x') + "\"}")})
        QCOMPARE(world.admin(u"/v1/admin/users"_s, user).status, 201);
    const QByteArray wrong = signIn(world, world.email(u"rita"_s), u"wrong"_s).body;
    for (int i = 1; i <= 4; ++i) {
        const qint64 before = passwordsChecked(world);
        const auto reply = world.post(u"/v1/sign-in"_s, {{u"email"_s, email}, {u"password"_s, secret}, {u"portal"_s, portal}});
        QCOMPARE(reply.status, 401);
        QCOMPARE(reply.body, wrong);
        QCOMPARE(passwordsChecked(world), before + 1);
    }
    QCOMPARE(world.post(u"/v1/sign-in"_s, {{u"email"_s, email}, {u"password"_s, secret}, {u"portal"_s, portal}}).status, 401);
    const auto blocked = world.post(u"/v1/sign-in"_s, {{u"email"_s, email}, {u"password"_s, secret}, {u"portal"_s, portal}});
    QCOMPARE(blocked.status, 429); // and it is delayed alike
    QCOMPARE(blocked.headers.first().second, QByteArray("2"));
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

void SignInTest::clockGoneBackHoldsNobodyOff_ACC_10()
{
    ServiceWorld world;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(signIn(world, world.email(u"sam"_s), u"wrong"_s).status, 401);
    QCOMPARE(signIn(world, world.email(u"sam"_s), password).status, 429);
    world.clock.advance(-24LL * 3600 * 1000);
    QCOMPARE(signIn(world, world.email(u"sam"_s), u"wrong"_s).status, 401);
    QCOMPARE(signIn(world, world.email(u"sam"_s), password).status, 429); // as ever, by the new time
    world.clock.advance(10'000);
    QCOMPARE(signIn(world, world.email(u"sam"_s), password).status, 200);
}

void SignInTest::failuresDelayThatAddress_ACC_10()
{
    ServiceWorld world;
    for (int i = 0; i < 21; ++i)
        QCOMPARE(signIn(world, QStringLiteral("guess%1@mail.example").arg(i), u"wrong"_s).status, 401);
    QCOMPARE(signIn(world, world.email(u"sam"_s), password).status, 429);
}

void SignInTest::networksOfStrangers_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("same");
    QTest::newRow("neighbours") << u"192.0.2.1"_s << u"192.0.2.2"_s << false;
    QTest::newRow("one machine") << u"2001:db8:1:2::1"_s << u"2001:db8:1:2:ffff::9"_s << true;
    QTest::newRow("another network") << u"2001:db8:1:2::1"_s << u"2001:db8:1:3::1"_s << false;
    QTest::newRow("written otherwise") << u"2001:DB8:1:2:0:0:0:1"_s << u"2001:db8:1:2::1"_s << true;
    QTest::newRow("IPv4 within IPv6") << u"::ffff:192.0.2.1"_s << u"192.0.2.1"_s << true;
    QTest::newRow("IPv4 neighbours within IPv6") << u"::ffff:192.0.2.1"_s << u"::ffff:192.0.2.2"_s << false;
    QTest::newRow("scope") << u"fe80::1%eth0"_s << u"fe80::2%eth1"_s << true;
}

void SignInTest::networksOfStrangers()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(bool, same);
    QCOMPARE(Service::networkOf(one) == Service::networkOf(other), same);
}

void SignInTest::failuresOfOneNetworkAddUp_ACC_10()
{
    ServiceWorld world;
    const auto from = [&world](const QString &peer, int guess) {
        Service::Request request;
        request.method = "POST";
        request.path = u"/v1/sign-in"_s;
        request.body = "{\"email\": \"guess" + QByteArray::number(guess) + "@mail.example\", \"password\": \"wrong\"}";
        request.peer = peer;
        return std::get<Service::Reply>(world.handler->handle(request)).status;
    };
    for (int i = 0; i < 21; ++i)
        QCOMPARE(from(QStringLiteral("2001:db8::%1").arg(i + 1), i), 401);
    QCOMPARE(from(u"2001:db8::abcd"_s, 30), 429);
    QCOMPARE(from(u"2001:db8:0:1::1"_s, 31), 401);
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
    QCOMPARE(world.call("POST", u"/v1/sign-out"_s, "{", answer.tokens.access).status, 400);
    QCOMPARE(world.post(u"/v1/sign-out"_s, {}, answer.tokens.access).status, 200);
    QCOMPARE(statusWith(world, answer.tokens.access), 401);
    QVERIFY(!refresh(world, answer.tokens.refresh));
}

void SignInTest::signOutEverywhere_ACC_10()
{
    ServiceWorld world;
    const auto here = world.signInAs(u"sam"_s), there = world.signInAs(u"sam"_s);
    const auto other = world.signInAs(u"rita"_s);
    QCOMPARE(world.post(u"/v1/sign-out"_s, {{u"everywhere"_s, true}}, here.tokens.access).status, 200);
    QCOMPARE(statusWith(world, here.tokens.access), 401);
    QCOMPARE(statusWith(world, there.tokens.access), 401);
    QVERIFY(!refresh(world, there.tokens.refresh));
    QCOMPARE(statusWith(world, other.tokens.access), 200);
    QCOMPARE(world.call("POST", u"/v1/sign-out"_s, {}, other.tokens.access).status, 200); // without a body: here
    QCOMPARE(statusWith(world, other.tokens.access), 401);
}

void SignInTest::newPasswordEndsAllSessions()
{
    ServiceWorld world;
    const auto answer = world.signInAs(u"sam"_s);
    QCOMPARE(world.admin(u"/v1/admin/users"_s, R"({"email": "sam@mail.example", "password": "another horse"})").status, 200);
    QCOMPARE(statusWith(world, answer.tokens.access), 401);
    QVERIFY(!refresh(world, answer.tokens.refresh));
}

void SignInTest::administratorSeesAndEndsSessions()
{
    ServiceWorld world;
    const QString admin = QString::fromLatin1(Service::adminToken(world.config.dataDir).value());
    const auto first = world.signInAs(u"sam"_s), second = world.signInAs(u"sam"_s);
    static_cast<void>(world.signInAs(u"rita"_s));
    const auto list = [&](const QString &query) {
        return QJsonDocument::fromJson(world.call("GET", QString(u"/v1/admin/sessions"_s + query), {}, admin).body)[u"sessions"_s].toArray();
    };
    QCOMPARE(list({}).size(), 3);
    QCOMPARE(list(u"?limit=2"_s).size(), 2);
    const QJsonArray his = list(u"?user=SAM@mail.example"_s);
    QCOMPARE(his.size(), 2);
    QCOMPARE(his.first()[u"begun"_s].toInteger(), world.clock.nowMs());
    QVERIFY(first.tokens.refresh.startsWith(his.first()[u"id"_s].toString()) || second.tokens.refresh.startsWith(his.first()[u"id"_s].toString()));
    QCOMPARE(world.call("DELETE", QString(u"/v1/admin/sessions/"_s + his.first()[u"id"_s].toString()), {}, admin).status, 200);
    QCOMPARE(list(u"?user=sam@mail.example"_s).size(), 1);
    QCOMPARE(world.call("DELETE", QString(u"/v1/admin/sessions/"_s + his.first()[u"id"_s].toString()), {}, admin).status, 404);
    QCOMPARE(world.call("DELETE", u"/v1/admin/sessions?user=sam@mail.example"_s, {}, admin).status, 200);
    QCOMPARE(statusWith(world, first.tokens.access), 401);
    QCOMPARE(statusWith(world, second.tokens.access), 401);
    QCOMPARE(list({}).size(), 1);
    QCOMPARE(world.call("GET", u"/v1/admin/sessions?user=nobody"_s, {}, admin).status, 404);
    QCOMPARE(world.call("GET", u"/v1/admin/sessions"_s, {}, world.token(u"eva"_s)).status, 404);
}

void SignInTest::onlyHashesAreKept()
{
    ServiceWorld world;
    const auto first = world.signInAs(u"sam"_s);
    const auto next = refresh(world, first.tokens.refresh);
    QVERIFY(next);
    const auto db = Sql::Database::open(Service::databasePlace(world.config), {});
    QVERIFY(db);
    Sql::Query query = db.value()->run(u"SELECT access_hash || refresh_hash || next_access_hash || next_refresh_hash, id FROM session"_s);
    QVERIFY(query.next());
    QCOMPARE(query.text(0).size(), 4 * 64);
    for (const QString &token : {first.tokens.access, first.tokens.refresh, next.value().tokens.access, next.value().tokens.refresh})
        QVERIFY(!query.text(0).contains(token));
}

void SignInTest::disabledUserIsOutAtOnce_ACC_9()
{
    ServiceWorld world;
    const auto answer = world.signInAs(u"sam"_s);
    QCOMPARE(world.admin(u"/v1/admin/users"_s, R"({"email": "sam@mail.example", "disabled": true})").status, 200);
    QCOMPARE(statusWith(world, answer.tokens.access), 401);
    QCOMPARE(signIn(world, world.email(u"sam"_s), password).status, 401);
    // Whose session it was learns why, so that the client keeps nothing; the session does not come back with the login.
    const auto renewed = [&] { return world.post(u"/v1/refresh"_s, {{u"refreshToken"_s, answer.tokens.refresh}}).status; };
    QCOMPARE(renewed(), 403);
    QCOMPARE(renewed(), 403);
    QCOMPARE(world.admin(u"/v1/admin/users"_s, R"({"email": "sam@mail.example", "disabled": false})").status, 200);
    QCOMPARE(statusWith(world, answer.tokens.access), 401);
    QCOMPARE(renewed(), 401);
}

void SignInTest::whatAnotherInstanceDoesCountsAtOnce_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("role");
    const QString users = u"/v1/admin/users"_s;
    QTest::newRow("signed out") << u"/v1/sign-out"_s << QByteArray() << 401 << QString();
    QTest::newRow("signed out everywhere") << u"/v1/sign-out"_s << QByteArray(R"({"everywhere": true})") << 401 << QString();
    QTest::newRow("disabled") << users << QByteArray(R"({"email": "sam@mail.example", "disabled": true})") << 401 << QString();
    QTest::newRow("new password") << users << QByteArray(R"({"email": "sam@mail.example", "password": "another horse"})") << 401 << QString();
    QTest::newRow("new role") << users << QByteArray(R"({"email": "sam@mail.example", "role": "customerAdmin"})") << 200 << u"customerAdmin"_s;
    QTest::newRow("nothing") << users << QByteArray(R"({"email": "rita@mail.example", "disabled": true})") << 200 << u"customer"_s;
}

/// Who calls is remembered between requests; only for as long as nothing was committed, by whichever connection.
void SignInTest::whatAnotherInstanceDoesCountsAtOnce()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, role);
    ServiceWorld world;
    auto other = world.open();
    const QString access = world.signInAs(u"sam"_s).tokens.access;
    const auto me = [&] { return world.call("GET", u"/v1/me"_s, {}, access); };
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(me().status, 200);
        QCOMPARE(me().status, 200);
        std::swap(world.handler, other);
    }
    const bool own = path.startsWith(u"/v1/sign-out"_s);
    const auto done = own ? world.call("POST", path, body, access) : world.admin(path, body);
    QCOMPARE(done.status / 100, 2);
    for (int i = 0; i < 2; ++i) {
        std::swap(world.handler, other);
        const auto reply = me();
        QCOMPARE(reply.status, status);
        QCOMPARE(QJsonDocument::fromJson(reply.body)[u"role"_s].toString(), role);
    }
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
