// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/serviceworld.h"
#include "tests/service/suites.h"

#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

class AuditTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyActOfAnAdministratorIsKept();
    void refusedActsLeaveNothing();
    void secretsStayOut();
    void copiedTokenIsNoted();
    void pagesFollowEachOther();
    void listsOfAccountsAndUsers();

private:
    static QString admin(ServiceWorld &world) { return QString::fromLatin1(Service::adminToken(world.config.dataDir).value()); }
    static QJsonObject get(ServiceWorld &world, const QString &path)
    {
        return QJsonDocument::fromJson(world.call("GET", path, {}, admin(world)).body).object();
    }
    static QJsonArray entries(ServiceWorld &world, const QString &query = {})
    {
        return get(world, QString(u"/v1/admin/audit?limit=1000"_s + query))[u"entries"_s].toArray();
    }
    static QStringList acts(const QJsonArray &entries)
    {
        QStringList list;
        for (const QJsonValue &entry : entries)
            list << QString(entry[u"actor"_s].toString() + u' ' + entry[u"act"_s].toString());
        return list;
    }
};

void AuditTest::everyActOfAnAdministratorIsKept()
{
    ServiceWorld world;
    const QJsonArray begun = entries(world);
    QVERIFY(acts(begun).contains(u"administrator import"_s));
    QCOMPARE(begun.last()[u"detail"_s][u"users"_s].toInt(), 5);
    const QString after = QStringLiteral("&after=%1").arg(begun.last()[u"id"_s].toInteger());
    QCOMPARE(world.admin(u"/v1/admin/accounts"_s, R"({"name": "Late"})").status, 201);
    QCOMPARE(world.admin(u"/v1/admin/accounts"_s, QByteArray("{\"name\": \"Later\", \"id\": \"" + world.accountId(u"solo"_s).toLatin1() + "\"}")).status, 200);
    QCOMPARE(world.admin(u"/v1/admin/users"_s, R"({"email": "zoe@mail.example", "name": "Zoe", "role": "engineer", "password": "a fine secret"})").status, 201);
    QCOMPARE(world.admin(u"/v1/admin/users"_s, R"({"email": "zoe@mail.example", "role": "manager"})").status, 200);
    QCOMPARE(world.admin(u"/v1/admin/users"_s, R"({"email": "zoe@mail.example", "disabled": true})").status, 200);
    const auto sam = world.signInAs(u"sam"_s);
    QCOMPARE(world.post(u"/v1/sign-out"_s, {{u"everywhere"_s, true}}, sam.tokens.access).status, 200);
    QCOMPARE(world.call("DELETE", u"/v1/admin/sessions?user=sam@mail.example"_s, {}, admin(world)).status, 200);
    QCOMPARE(world.admin(u"/v1/admin/audit"_s, R"({"act": "backup", "detail": {"contents": 3}})").status, 201);
    QVERIFY(world.import({world.caseLine(u"c"_s, u"solo"_s, u"sam"_s)}).isEmpty());
    const QJsonArray rows = entries(world, after);
    QCOMPARE(acts(rows), (QStringList{u"administrator account.add"_s, u"administrator account.change"_s, u"administrator rights.change"_s,
                                      u"administrator user.add"_s, u"administrator user.change"_s, u"administrator rights.change"_s,
                                      u"administrator user.change"_s, QString(sam.profile.userId + u" session.end"_s),
                                      u"administrator session.end"_s, u"administrator backup"_s, u"administrator import"_s}));
    QCOMPARE(rows.at(4)[u"detail"_s][u"role"_s].toString(), u"manager"_s);
    QCOMPARE(rows.at(6)[u"detail"_s][u"disabled"_s].toBool(), true);
    QCOMPARE(rows.last()[u"detail"_s], QJsonValue(QJsonObject{{u"cases"_s, 1}}));
    QCOMPARE(rows.last()[u"at"_s].toInteger(), world.clock.nowMs());
    qint64 last = begun.last()[u"id"_s].toInteger();
    for (const QJsonValue &row : rows)
        QCOMPARE(row[u"id"_s].toInteger(), ++last);
}

void AuditTest::refusedActsLeaveNothing()
{
    ServiceWorld world;
    const qsizetype before = entries(world).size();
    QCOMPARE(world.admin(u"/v1/admin/accounts"_s, R"({"name": "X", "parent": "nowhere"})").status, 400);
    QCOMPARE(world.admin(u"/v1/admin/users"_s, R"({"email": "max@mail.example", "name": "Max", "role": "customer"})").status, 400);
    QCOMPARE(world.admin(u"/v1/admin/audit"_s, R"({"act": "user.add"})").status, 400);
    QVERIFY(world.import({world.caseLine(u"c"_s, u"nowhere"_s, u"sam"_s)}).size() == 1);
    QCOMPARE(world.call("DELETE", u"/v1/admin/sessions/none"_s, {}, admin(world)).status, 404);
    QCOMPARE(entries(world).size(), before);
}

void AuditTest::secretsStayOut()
{
    ServiceWorld world;
    QCOMPARE(world.admin(u"/v1/admin/users"_s, R"({"email": "zoe@mail.example", "name": "Zoe", "role": "engineer", "password": "a fine secret"})").status, 201);
    const auto reply = world.call("GET", u"/v1/admin/audit?limit=1000"_s, {}, admin(world));
    QVERIFY(!reply.body.contains("a fine secret") && !reply.body.contains("argon2"));
    QVERIFY(!world.call("GET", u"/v1/admin/users"_s, {}, admin(world)).body.contains("argon2"));
}

void AuditTest::copiedTokenIsNoted()
{
    ServiceWorld world;
    const auto first = world.signInAs(u"sam"_s);
    const auto second = world.post(u"/v1/refresh"_s, {{u"refreshToken"_s, first.tokens.refresh}});
    const QString access = QJsonDocument::fromJson(second.body)[u"accessToken"_s].toString();
    QCOMPARE(world.call("GET", u"/v1/cases"_s, {}, access).status, 200);
    QCOMPARE(world.post(u"/v1/refresh"_s, {{u"refreshToken"_s, first.tokens.refresh}}).status, 401);
    QCOMPARE(acts(entries(world)).last(), u"service session.end"_s);
}

void AuditTest::pagesFollowEachOther()
{
    ServiceWorld world;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(world.admin(u"/v1/admin/audit"_s, R"({"act": "backup"})").status, 201);
    const qsizetype all = entries(world).size();
    qint64 after = 0;
    qsizetype seen = 0;
    QJsonObject page;
    do {
        page = get(world, QStringLiteral("/v1/admin/audit?limit=2&after=%1").arg(after));
        seen += page[u"entries"_s].toArray().size();
        after = page[u"entries"_s].toArray().last()[u"id"_s].toInteger();
    } while (page[u"more"_s].toBool());
    QCOMPARE(seen, all);
    QCOMPARE(entries(world, QStringLiteral("&since=%1").arg(world.clock.nowMs() + 1)).size(), 0);
    QCOMPARE(world.call("GET", u"/v1/admin/audit"_s, {}, world.token(u"eva"_s)).status, 404);
}

void AuditTest::listsOfAccountsAndUsers()
{
    ServiceWorld world;
    QCOMPARE(get(world, u"/v1/admin/accounts"_s)[u"accounts"_s].toArray().size(), 4);
    const QJsonObject page = get(world, u"/v1/admin/users?limit=3"_s);
    QCOMPARE(page[u"users"_s].toArray().size(), 3);
    QVERIFY(page[u"more"_s].toBool());
    const QString last = page[u"users"_s].toArray().last()[u"id"_s].toString();
    QCOMPARE(get(world, QString(u"/v1/admin/users?limit=3&after="_s + last))[u"users"_s].toArray().size(), 2);
    const QJsonObject nora = get(world, u"/v1/admin/users/NORA@mail.example"_s);
    QCOMPARE(nora[u"accountName"_s].toString(), u"north"_s);
    QCOMPARE(nora[u"hasPassword"_s].toBool(), true);
    QCOMPARE(get(world, QString(u"/v1/admin/users/"_s + nora[u"id"_s].toString())), nora);
    QCOMPARE(world.call("GET", u"/v1/admin/users/nobody@mail.example"_s, {}, admin(world)).status, 404);
    QCOMPARE(get(world, u"/v1/admin/definition"_s)[u"id"_s].toString(), u"kaltura"_s);
}

std::unique_ptr<QObject> makeAuditTest() { return std::make_unique<AuditTest>(); }
#include "tst_audit.moc"
