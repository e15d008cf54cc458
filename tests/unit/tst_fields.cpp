// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/operation.h"
#include "tests/support/portal.h"

#include <QTest>

using namespace Casement;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 noon = 1'760'000'000'000;
constexpr qint64 day = 24LL * 3600 * 1000;

Actor customer()
{
    Actor actor;
    actor.personId = u"p1"_s;
    actor.name = u"Dana"_s;
    actor.accountId = u"a1"_s;
    actor.reach.mayOpen = actor.reach.mayEdit = {u"a1"_s};
    return actor;
}

Actor engineer()
{
    Actor actor;
    actor.personId = u"p9"_s;
    actor.name = u"Erik"_s;
    actor.role = Role::Engineer;
    actor.reach.everything = true;
    return actor;
}

Situation on(const Case &record)
{
    Situation situation;
    situation.before = CaseBundle{};
    situation.before->record = record;
    return situation;
}

Case sample(const QString &status, qint64 closedAt = 0)
{
    Case record;
    record.id = u"c1"_s;
    record.accountId = u"a1"_s;
    record.status = status;
    record.severity = u"s2"_s;
    record.open = closedAt == 0;
    record.closedAt = closedAt;
    return record;
}

Operation operation(Operation::Act act) { return {u"op1"_s, u"c1"_s, 1, std::move(act)}; }

} // namespace

/// Fields of a case changed one by one.
class TestFields final : public QObject
{
    Q_OBJECT

private:
    PortalDefinition m_portal = Testing::portal();

private Q_SLOTS:
    void fieldsMergeOneByOne_OFF_3_data();
    void fieldsMergeOneByOne_OFF_3();
    void customersChangeTheirFieldsOnly_STAT_10();
    void editsAreCheckedLikeTheForm_NEW_2_NEW_4_NEW_7_data();
    void editsAreCheckedLikeTheForm_NEW_2_NEW_4_NEW_7();
    void editLeavesHistory_STAT_8();
    void choicesGoWithTheOneBefore_NEW_2_SEV_7();
    void contactIsOfTheAccount_ACC_5();
    void closedForGoodIsNotEdited_OFF_3();
    void valuesOfEveryFieldAct_OFF_3();
};

void TestFields::fieldsMergeOneByOne_OFF_3_data()
{
    QTest::addColumn<EditField>("edit");
    QTest::addColumn<bool>("applied");
    QTest::addColumn<QString>("link");
    // On the service the phone was changed by somebody else meanwhile, the link is what both saw.
    QTest::newRow("another field") << EditField{u"link"_s, u"https://a.example"_s, u"https://b.example"_s} << true << u"https://b.example"_s;
    QTest::newRow("same field") << EditField{u"phone"_s, u"+1 555 0100"_s, u"+1 555 0102"_s} << false << QString();
    QTest::newRow("same field, same value") << EditField{u"phone"_s, u"+1 555 0100"_s, u"+1 555 0101"_s} << true << QString();
    QTest::newRow("emptied") << EditField{u"link"_s, u"https://a.example"_s, {}} << true << QString();
    QTest::newRow("from nothing") << EditField{u"link"_s, {}, u"https://b.example"_s} << false << QString();
}

void TestFields::fieldsMergeOneByOne_OFF_3()
{
    QFETCH(EditField, edit);
    QFETCH(bool, applied);
    Case record = sample(u"inProgress"_s);
    record.fields = {{u"phone"_s, u"+1 555 0101"_s}, {u"link"_s, u"https://a.example"_s}};
    const auto effects = decide(m_portal, customer(), on(record), operation(edit), noon);
    QCOMPARE(effects.ok(), applied);
    if (!applied) {
        QCOMPARE(effects.error().code, ErrorCode::Conflict);
        QCOMPARE(effects.error().detail, QString(edit.field + u": was changed by somebody else"_s));
        return;
    }
    if (edit.field == u"phone"_s) { // nothing to do, and nothing in the history
        QVERIFY(!effects->record && effects->history.isEmpty());
        return;
    }
    QTEST(effects->record->fields.value(u"link"_s), "link");
    QCOMPARE(effects->record->fields.value(u"phone"_s), u"+1 555 0101"_s);
}

void TestFields::customersChangeTheirFieldsOnly_STAT_10()
{
    const QStringList mine{u"product"_s, u"feature"_s, u"productType"_s, u"partnerId"_s, u"link"_s, u"steps"_s, u"website"_s, u"contact"_s, u"phone"_s, u"cc"_s};
    QCOMPARE(changeableFields(m_portal, Role::Customer), mine);
    for (const QString &field : {u"subject"_s, u"description"_s, u"account"_s, u"type"_s, u"severity"_s, u"priority"_s, u"status"_s, u"nonsense"_s}) {
        QCOMPARE(decide(m_portal, customer(), on(sample(u"new"_s)), operation(EditField{field, {}, u"x"_s}), noon).error().code, ErrorCode::NotAllowed);
        const bool care = field == u"subject"_s || field == u"type"_s;
        QCOMPARE(changeableFields(m_portal, Role::Engineer).contains(field), care);
    }
    Actor reader = customer();
    reader.reach.mayEdit.clear();
    QCOMPARE(decide(m_portal, reader, on(sample(u"new"_s)), operation(EditField{u"link"_s, {}, u"https://b.example"_s}), noon).error().code, ErrorCode::NotAllowed);
}

void TestFields::editsAreCheckedLikeTheForm_NEW_2_NEW_4_NEW_7_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("problem");
    QTest::newRow("letters in an instance") << u"partnerId"_s << u"12a"_s << u"notDigits"_s;
    QTest::newRow("no link") << u"link"_s << u"somewhere"_s << u"notALink"_s;
    QTest::newRow("no phone") << u"phone"_s << u"call me"_s << u"notAPhone"_s;
    QTest::newRow("unknown product") << u"product"_s << u"toaster"_s << u"unknownChoice"_s;
    QTest::newRow("no product") << u"product"_s << QString() << u"required"_s;
    QTest::newRow("six addresses") << u"cc"_s << u"a@x.example\nb@x.example\nc@x.example\nd@x.example\ne@x.example\nf@x.example"_s << u"tooMany"_s;
    QTest::newRow("twice the same address") << u"cc"_s << u"a@x.example\nA@x.example"_s << u"duplicate"_s;
}

void TestFields::editsAreCheckedLikeTheForm_NEW_2_NEW_4_NEW_7()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    QFETCH(QString, problem);
    Case record = sample(u"new"_s);
    record.product = m_portal.products.first().id;
    const auto effects = decide(m_portal, customer(), on(record), operation(EditField{field, fieldText(record, field), value}), noon);
    QVERIFY(!effects);
    QCOMPARE(effects.error(), (Error{ErrorCode::BadRequest, QString(field + u": "_s + problem)}));
}

void TestFields::editLeavesHistory_STAT_8()
{
    Case record = sample(u"new"_s);
    record.cc = {u"a@x.example"_s};
    const auto effects = decide(m_portal, customer(), on(record), operation(EditField{u"cc"_s, u"a@x.example"_s, u"a@x.example\nb@x.example"_s}), noon);
    QVERIFY(effects);
    QCOMPARE(effects->record->cc, (QStringList{u"a@x.example"_s, u"b@x.example"_s}));
    QCOMPARE(effects->record->updatedAt, noon);
    QCOMPARE(effects->history.size(), 1);
    const HistoryEntry &entry = effects->history.first();
    QCOMPARE(QStringList({entry.field, entry.from, entry.to, entry.personName}),
             QStringList({u"cc"_s, u"a@x.example"_s, u"a@x.example\nb@x.example"_s, u"Dana"_s}));
}

void TestFields::choicesGoWithTheOneBefore_NEW_2_SEV_7()
{
    Case record = sample(u"new"_s);
    const auto &product = m_portal.products.first();
    record.product = product.id;
    record.fields = {{u"feature"_s, product.features.first().id}, {u"productType"_s, product.features.first().types.first().id}};
    const QString other = m_portal.products.at(1).id;
    const auto moved = decide(m_portal, customer(), on(record), operation(EditField{u"product"_s, record.product, other}), noon);
    QVERIFY(moved);
    QCOMPARE(moved->record->product, other);
    QVERIFY(!moved->record->fields.contains(u"feature"_s) && !moved->record->fields.contains(u"productType"_s));
    QCOMPARE(moved->history.size(), 3);
    record.type = u"technicalIssue"_s;
    const auto typed = decide(m_portal, engineer(), on(record), operation(EditField{u"type"_s, record.type, u"featureRequest"_s}), noon);
    QVERIFY(typed);
    QCOMPARE(typed->record->severity, u"s4"_s);
}

void TestFields::contactIsOfTheAccount_ACC_5()
{
    Situation situation = on(sample(u"new"_s));
    situation.before->record.contactId = u"p1"_s;
    const auto to = [&](const QString &id, const QString &account) {
        situation.contact = id.isEmpty() ? std::nullopt : std::optional<Person>(Person{id, account, u"Noor"_s, {}, {}, {}, 0});
        return decide(m_portal, customer(), situation, operation(EditField{u"contact"_s, u"p1"_s, id.isEmpty() ? u"p7"_s : id}), noon);
    };
    QCOMPARE(to(u"p2"_s, u"a1"_s)->record->contactName, u"Noor"_s);
    QCOMPARE(to(u"p3"_s, u"a2"_s).error().code, ErrorCode::BadRequest);
    QCOMPARE(to({}, {}).error().code, ErrorCode::BadRequest); // not found: a sibling's, or nobody
}

void TestFields::closedForGoodIsNotEdited_OFF_3()
{
    const auto at = [&](const Actor &actor, qint64 now) {
        return decide(m_portal, actor, on(sample(u"closed"_s, noon)), operation(EditField{u"link"_s, {}, u"https://b.example"_s}), now);
    };
    QVERIFY(at(customer(), noon + 7 * day));
    QCOMPARE(at(customer(), noon + 7 * day)->record->status, u"closed"_s);
    QCOMPARE(at(customer(), noon + 7 * day + 1).error().code, ErrorCode::NotAllowed);
    QVERIFY(at(engineer(), noon + 7 * day + 1));
}

void TestFields::valuesOfEveryFieldAct_OFF_3()
{
    QCOMPARE(fieldSetBy(SetStatus{u"new"_s, u"closed"_s}), (EditField{u"status"_s, u"new"_s, u"closed"_s}));
    QCOMPARE(fieldSetBy(Assign{{}, u"p9"_s}), (EditField{u"owner"_s, {}, u"p9"_s}));
    QVERIFY(!fieldSetBy(PostComment{u"x"_s, Audience::Public, false, {}})); // comments never clash
    QCOMPARE(std::get<SetStatus>(withValues(SetStatus{u"new"_s, u"closed"_s}, u"inProgress"_s, u"closed"_s)), (SetStatus{u"inProgress"_s, u"closed"_s}));
}

QTEST_APPLESS_MAIN(TestFields)
#include "tst_fields.moc"
