// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "sync/service/service.h"
#include "tests/service/serviceworld.h"
#include "tests/service/suites.h"
#include "tests/support/portal.h"

#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

/// Accounts and people: who may change what of them, and the history that stays.
class RecordsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rightsByField_ACC_7_data();
    void rightsByField_ACC_7();
    void valuesAreChecked_ACC_7_data();
    void valuesAreChecked_ACC_7();
    void clashesAndRepeats_OFF_3();
    void contactsAreAdded_ACC_7_data();
    void contactsAreAdded_ACC_7();
    void anAddressElsewhereIsNotTold_ACC_8();
    void addressIsTheSignIn_ACC_7();
    void movedAccountTakesItsReach_ACC_9();
    void everyChangeLeavesHistory_STAT_8();
    void rightsLeaveHistory_STAT_8();

private:
    Protocol::Outcome edit(const QString &person, const QString &kind, const QString &id, const QString &field, const QString &from, const QString &to)
    {
        return m_world->send(person, m_world->operation({}, EditRecord{kind, id, field, from, to}));
    }
    QString account(const QString &name) const { return m_world->accountId(name); }
    QString contact(const QString &name) const { return m_world->personId(name); }
    QJsonArray history(const QString &object)
    {
        const auto token = Service::adminToken(m_world->config.dataDir);
        const auto reply = m_world->call("GET", QString(u"/v1/admin/history?limit=200&object="_s + object), {}, QString::fromLatin1(token.value()));
        return QJsonDocument::fromJson(reply.body)["history"_L1].toArray();
    }
    QStringList told(const QString &object)
    {
        QStringList lines;
        for (const QJsonValue &entry : history(object))
            lines << QStringList{entry["field"_L1].toString(), entry["from"_L1].toString(), entry["to"_L1].toString(), entry["personName"_L1].toString()}.join(u'|');
        return lines;
    }

    std::unique_ptr<ServiceWorld> m_world;
};

void RecordsTest::init()
{
    m_world = std::make_unique<ServiceWorld>();
    const QJsonObject carla{{u"email"_s, ServiceWorld::email(u"carla"_s)}, {u"name"_s, u"carla"_s}, {u"role"_s, u"csm"_s}, {u"password"_s, password}};
    QVERIFY(m_world->admin(u"/v1/admin/users"_s, Protocol::compact(carla)).status < 300);
}

void RecordsTest::rightsByField_ACC_7_data()
{
    QTest::addColumn<QString>("person");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("of");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("refusal"); // empty: done
    const auto row = [](const char *person, const char *kind, const char *of, const char *field, const char *refusal) {
        QTest::addRow("%s %s %s %s", person, kind, of, field) << QString::fromLatin1(person) << QString::fromLatin1(kind) << QString::fromLatin1(of)
                                                             << QString::fromLatin1(field) << QString::fromLatin1(refusal);
    };
    for (const char *field : {"phone", "website"}) {
        row("sam", "account", "solo", field, "");
        row("rita", "account", "south", field, ""); // ACC-4: a parent edits its descendants
        row("nora", "account", "south", field, "notFound"); // ACC-5: a sister's cases are seen, its record is not
        row("nora", "account", "root", field, "notFound");
        row("sam", "account", "root", field, "notFound");
        row("eva", "account", "solo", field, "notAllowed");
        row("carla", "account", "solo", field, "");
    }
    for (const char *field : {"name", "csm", "fax", "package", "supportLevel", "accountType", "street", "city", "country", "region", "subRegion"}) {
        row("sam", "account", "solo", field, "notAllowed");
        row("eva", "account", "solo", field, "notAllowed");
        row("carla", "account", "solo", field, "");
    }
    row("sam", "account", "solo", "parent", "notAllowed");
    for (const char *field : {"phone", "title"}) {
        row("sam", "contact", "sam", field, "");
        row("rita", "contact", "nora", field, "notAllowed"); // one's own only
        row("eva", "contact", "sam", field, "notAllowed");
        row("carla", "contact", "sam", field, "");
        row("sam", "contact", "rita", field, "notFound");
    }
    for (const char *field : {"name", "email"}) {
        row("sam", "contact", "sam", field, "notAllowed");
        row("carla", "contact", "sam", field, "");
    }
}

void RecordsTest::rightsByField_ACC_7()
{
    QFETCH(QString, person);
    QFETCH(QString, kind);
    QFETCH(QString, of);
    QFETCH(QString, field);
    QFETCH(QString, refusal);
    static const QHash<QString, QString> values{{u"phone"_s, u"+1 555 0100"_s}, {u"fax"_s, u"+1 555 0101"_s}, {u"website"_s, u"https://new.example"_s},
                                                {u"email"_s, u"new@mail.example"_s}, {u"parent"_s, u"x"_s}};
    const QString id = kind == u"account"_s ? account(of) : contact(of);
    const QString present = field == u"name"_s ? of : field == u"email"_s ? ServiceWorld::email(of) : QString();
    const auto outcome = edit(person, kind, id, field, present, values.value(field, u"Another"_s));
    QCOMPARE(outcome.applied, refusal.isEmpty());
    if (!outcome.applied)
        QCOMPARE(outcome.refusal.code, refusal == u"notFound"_s ? ErrorCode::NotFound : ErrorCode::NotAllowed);
    if (refusal == u"notFound"_s) // ACC-8
        QCOMPARE(outcome.refusal, edit(person, kind, u"none"_s, field, present, u"Another"_s).refusal);
    if (outcome.applied)
        QCOMPARE(outcome.rows.size(), 1);
}

void RecordsTest::valuesAreChecked_ACC_7_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("told");
    const auto row = [](const char *name, const QString &kind, const QString &field, const QString &value, const QString &told) {
        QTest::newRow(name) << kind << field << value << told;
    };
    row("website", u"account"_s, u"website"_s, u"nowhere"_s, u"website: notALink"_s);
    row("phone", u"account"_s, u"phone"_s, u"call me"_s, u"phone: notAPhone"_s);
    row("no name", u"account"_s, u"name"_s, u"  "_s, u"name: required"_s);
    row("long", u"account"_s, u"city"_s, QString(256, u'x'), u"city: tooLong"_s);
    row("address", u"contact"_s, u"email"_s, u"not an address"_s, u"email: notAnAddress"_s);
    row("no address", u"contact"_s, u"email"_s, {}, u"email: required"_s);
    row("two lines", u"contact"_s, u"title"_s, u"a\nb"_s, u"title: oneLine"_s);
    row("unknown field", u"account"_s, u"colour"_s, u"red"_s, u"colour: unknownChoice"_s);
    row("unknown kind", u"planet"_s, u"name"_s, u"Mars"_s, u"recordKind: "_s);
    row("a parent that is not there", u"account"_s, u"parent"_s, u"nobody"_s, u"parent: "_s);
}

void RecordsTest::valuesAreChecked_ACC_7()
{
    QFETCH(QString, kind);
    QFETCH(QString, field);
    QFETCH(QString, value);
    QFETCH(QString, told);
    const QString present = field == u"name"_s ? u"solo"_s : field == u"email"_s ? ServiceWorld::email(u"sam"_s) : QString();
    const auto outcome = edit(u"carla"_s, kind, kind == u"contact"_s ? contact(u"sam"_s) : account(u"solo"_s), field, present, value);
    QCOMPARE(outcome.refusal.code, ErrorCode::BadRequest);
    QVERIFY2(outcome.refusal.detail.startsWith(told), qPrintable(outcome.refusal.detail));
}

void RecordsTest::clashesAndRepeats_OFF_3()
{
    const Operation operation = m_world->operation({}, EditRecord{u"account"_s, account(u"solo"_s), u"phone"_s, {}, u"+1 555 0100"_s});
    QVERIFY(m_world->send(u"sam"_s, operation).applied);
    const auto again = m_world->send(u"sam"_s, operation);
    QVERIFY(again.applied);
    QCOMPARE(again.rows.size(), 1);
    QCOMPARE(again.rows.first().account.phone, u"+1 555 0100"_s);
    QCOMPARE(edit(u"carla"_s, u"account"_s, account(u"solo"_s), u"phone"_s, {}, u"+1 555 0109"_s).refusal.code, ErrorCode::Conflict);
    QVERIFY(edit(u"carla"_s, u"account"_s, account(u"solo"_s), u"phone"_s, {}, u"+1 555 0100"_s).applied); // says the same
    QVERIFY(edit(u"carla"_s, u"account"_s, account(u"solo"_s), u"phone"_s, u"+1 555 0100"_s, {}).applied);
    QCOMPARE(told(account(u"solo"_s)).size(), 3); // added, set, removed
}

void RecordsTest::contactsAreAdded_ACC_7_data()
{
    QTest::addColumn<QString>("person");
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("email");
    QTest::addColumn<QString>("told"); // empty: done
    const auto row = [](const char *name, const QString &person, const QString &role, const QString &to, const QString &email, const QString &told) {
        QTest::newRow(name) << person << role << to << email << told;
    };
    const QString fine = u"ida@mail.example"_s, hidden = u"account: "_s, refused = u"contacts are "_s;
    row("an admin, to the own account", u"sam"_s, u"customerAdmin"_s, u"solo"_s, fine, {});
    row("an admin above, to a sub-account", u"rita"_s, u"customerAdmin"_s, u"south"_s, fine, {});
    row("an admin, to a sister", u"nora"_s, u"customerAdmin"_s, u"south"_s, fine, hidden);
    row("an admin, to the parent", u"nora"_s, u"customerAdmin"_s, u"root"_s, fine, hidden);
    row("an admin, to another", u"sam"_s, u"customerAdmin"_s, u"root"_s, fine, hidden);
    row("a customer", u"sam"_s, u"customer"_s, u"solo"_s, fine, refused);
    row("an engineer", u"eva"_s, u"engineer"_s, u"solo"_s, fine, {});
    row("the CSM", u"carla"_s, u"csm"_s, u"solo"_s, fine, {});
    row("no address", u"carla"_s, u"csm"_s, u"solo"_s, {}, u"email: required"_s);
    row("no such address", u"carla"_s, u"csm"_s, u"solo"_s, u"ida at home"_s, u"email: notAnAddress"_s);
    row("the account's address", u"carla"_s, u"csm"_s, u"solo"_s, u"Sam@MAIL.example"_s, u"email: duplicate"_s);
    row("somebody's sign-in Care knows of", u"carla"_s, u"csm"_s, u"solo"_s, u"rita@mail.example"_s, u"email: somebody"_s);
}

void RecordsTest::contactsAreAdded_ACC_7()
{
    QFETCH(QString, person);
    QFETCH(QString, role);
    QFETCH(QString, to);
    QFETCH(QString, email);
    QFETCH(QString, told);
    QVERIFY(m_world->admin(u"/v1/admin/users"_s, Protocol::compact({{u"email"_s, ServiceWorld::email(person)}, {u"role"_s, role}})).status < 300);
    const AddContact act{u"ida"_s, account(to), u" Ida Blum "_s, email, u"+1 555 0100"_s, u"Dean"_s};
    const Operation operation = m_world->operation({}, act);
    const auto outcome = m_world->send(person, operation);
    QCOMPARE(outcome.applied, told.isEmpty());
    if (!told.isEmpty()) {
        QVERIFY2(outcome.refusal.detail.startsWith(told), qPrintable(outcome.refusal.detail));
        if (told.startsWith(u"account: "_s)) // ACC-8
            QCOMPARE(outcome.refusal, m_world->send(person, m_world->operation({}, AddContact{u"ida"_s, u"none"_s, u"Ida"_s, email, {}, {}})).refusal);
        QCOMPARE(this->told(u"ida"_s).size(), 0);
        return;
    }
    QCOMPARE(outcome.rows.size(), 1);
    QCOMPARE(outcome.rows.first().person.name, u"Ida Blum"_s);
    QVERIFY(m_world->send(person, operation).applied); // once more: it is there once
    QCOMPARE(this->told(u"ida"_s), QStringList{QString(u"added|||"_s + person)});
    const auto again = m_world->send(person, m_world->operation({}, act));
    QCOMPARE(again.refusal.code, ErrorCode::Conflict);
}

// That somebody signs in with an address at an account one does not see is nothing one may learn.
void RecordsTest::anAddressElsewhereIsNotTold_ACC_8()
{
    QVERIFY(m_world->admin(u"/v1/admin/users"_s, Protocol::compact({{u"email"_s, ServiceWorld::email(u"sam"_s)}, {u"role"_s, u"customerAdmin"_s}})).status < 300);
    QVERIFY(m_world->send(u"sam"_s, m_world->operation({}, AddContact{u"ida"_s, account(u"solo"_s), u"Ida"_s, ServiceWorld::email(u"rita"_s), {}, {}})).applied);
    QCOMPARE(m_world->post(u"/v1/sign-in"_s, {{u"email"_s, ServiceWorld::email(u"rita"_s)}, {u"password"_s, password}}).status, 200);
}

void RecordsTest::addressIsTheSignIn_ACC_7()
{
    const auto taken = edit(u"carla"_s, u"contact"_s, contact(u"sam"_s), u"email"_s, ServiceWorld::email(u"sam"_s), ServiceWorld::email(u"rita"_s));
    QCOMPARE(taken.refusal.code, ErrorCode::Conflict);
    QVERIFY(taken.refusal.detail.startsWith(u"email: "_s));
    QVERIFY(edit(u"carla"_s, u"contact"_s, contact(u"sam"_s), u"email"_s, ServiceWorld::email(u"sam"_s), u"samuel@mail.example"_s).applied);
    QCOMPARE(m_world->post(u"/v1/sign-in"_s, {{u"email"_s, u"samuel@mail.example"_s}, {u"password"_s, password}}).status, 200);
    QCOMPARE(m_world->post(u"/v1/sign-in"_s, {{u"email"_s, ServiceWorld::email(u"sam"_s)}, {u"password"_s, password}}).status, 401);
    QVERIFY(told(contact(u"sam"_s)).contains(u"email|sam@mail.example|samuel@mail.example|carla"_s));
}

void RecordsTest::movedAccountTakesItsReach_ACC_9()
{
    const Operation south = m_world->openCase(u"south"_s, u"sven"_s);
    QVERIFY(m_world->send(u"sven"_s, south).applied);
    Replica nora;
    m_world->follow(u"nora"_s, nora);
    QVERIFY(nora.cases.contains(south.caseId));
    QVERIFY(edit(u"carla"_s, u"account"_s, account(u"south"_s), u"parent"_s, account(u"root"_s), {}).applied);
    m_world->follow(u"nora"_s, nora);
    QVERIFY(!nora.cases.contains(south.caseId));
    const auto ring = edit(u"carla"_s, u"account"_s, account(u"root"_s), u"parent"_s, {}, account(u"north"_s));
    QCOMPARE(ring.refusal.code, ErrorCode::BadRequest);
    QVERIFY(ring.refusal.detail.contains(u"ring"_s));
    QVERIFY(edit(u"carla"_s, u"account"_s, account(u"south"_s), u"parent"_s, {}, account(u"root"_s)).applied);
    m_world->follow(u"nora"_s, nora);
    QVERIFY(nora.cases.contains(south.caseId));
}

void RecordsTest::everyChangeLeavesHistory_STAT_8()
{
    const QString solo = account(u"solo"_s);
    QCOMPARE(history(solo).size(), 1); // it came by an import
    QCOMPARE(history(solo).first()["channel"_L1].toString(), u"import"_s);
    QVERIFY(edit(u"sam"_s, u"account"_s, solo, u"website"_s, {}, u"https://solo.example"_s).applied);
    QCOMPARE(m_world->admin(u"/v1/admin/accounts"_s, Protocol::compact({{u"id"_s, solo}, {u"fax"_s, u"1234"_s}})).status, 200);
    QCOMPARE(told(solo), (QStringList{u"added|||"_s, u"website||https://solo.example|sam"_s, u"fax||1234|"_s}));
    QCOMPARE(history(solo).at(1)["channel"_L1].toString(), u"app"_s);
    QCOMPARE(history(solo).at(2)["channel"_L1].toString(), u"api"_s);
    // Who sees the account sees what was changed of it; for others neither is there.
    const auto asked = [&](const QString &person, const QString &path) { return m_world->call("GET", path, {}, m_world->token(person)); };
    const QString path = u"/v1/accounts/"_s + solo + u"/history"_s;
    QCOMPARE(QJsonDocument::fromJson(asked(u"sam"_s, path).body)["history"_L1].toArray().size(), 3);
    QCOMPARE(asked(u"rita"_s, path).body, asked(u"rita"_s, u"/v1/accounts/none/history"_s).body);
    for (const QString &strange : {QString(path + u"?when=now"_s), QString(u"/v1/contacts/"_s + contact(u"sam"_s) + u"/history?when=now"_s)})
        QCOMPARE(asked(u"sam"_s, strange).status, 400);
    QCOMPARE(asked(u"sam"_s, u"/v1/contacts/none/history"_s).status, 404);
    const auto token = Service::adminToken(m_world->config.dataDir);
    QCOMPARE(m_world->call("GET", u"/v1/admin/history?when=now"_s, {}, QString::fromLatin1(token.value())).status, 400);
    QCOMPARE(QJsonDocument::fromJson(asked(u"sam"_s, QString(u"/v1/contacts/"_s + contact(u"sam"_s) + u"/history"_s)).body)["history"_L1].toArray().size(), 1);
}

void RecordsTest::rightsLeaveHistory_STAT_8()
{
    const QString sam = m_world->signInAs(u"sam"_s).profile.userId;
    QCOMPARE(told(sam).first(), u"added||customer|"_s);
    QVERIFY(told(sam).last().startsWith(u"rights||account:"_s));
    QCOMPARE(m_world->admin(u"/v1/admin/users"_s, Protocol::compact({{u"email"_s, ServiceWorld::email(u"sam"_s)}, {u"role"_s, u"engineer"_s}, {u"disabled"_s, true}})).status, 200);
    const QStringList lines = told(sam);
    QVERIFY(lines.contains(u"role|customer|engineer|"_s) && lines.contains(u"disabled|no|yes|"_s));
    QVERIFY(lines.last().startsWith(u"rights|account:"_s)); // all ended: he is out
    QCOMPARE(m_world->admin(u"/v1/admin/users"_s, Protocol::compact({{u"email"_s, ServiceWorld::email(u"sam"_s)}, {u"password"_s, u"quite another one"_s}})).status, 200);
    QCOMPARE(told(sam).last(), u"password|||"_s); // that there is one, not which
}

std::unique_ptr<QObject> makeRecordsTest() { return std::make_unique<RecordsTest>(); }
#include "tst_records.moc"
