// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "tests/service/serviceworld.h"
#include "tests/service/suites.h"

#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

class ReachTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void eachSeesTheirMatrix_ACC_4_ACC_5_data();
    void eachSeesTheirMatrix_ACC_4_ACC_5();
    void invisibleAnswersLikeMissing_ACC_8();
    void openingForASiblingIsRefused_ACC_5();
    void siblingRecordStaysHidden_ACC_5();
    void careNotesStayInside_STAT_9();
    void ringsAreRefused();

private:
    std::unique_ptr<ServiceWorld> m_world;
};

void ReachTest::init()
{
    m_world = std::make_unique<ServiceWorld>();
    QVERIFY(m_world->import({m_world->caseLine(u"c-root"_s, u"root"_s, u"rita"_s), m_world->caseLine(u"c-north"_s, u"north"_s, u"nora"_s),
                             m_world->caseLine(u"c-south"_s, u"south"_s, u"sven"_s), m_world->caseLine(u"c-solo"_s, u"solo"_s, u"sam"_s)})
                .isEmpty());
}

void ReachTest::eachSeesTheirMatrix_ACC_4_ACC_5_data()
{
    QTest::addColumn<QString>("person");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("parent ACC-4") << u"rita"_s << QStringList{u"c-north"_s, u"c-root"_s, u"c-south"_s};
    QTest::newRow("sub and sibling ACC-5") << u"nora"_s << QStringList{u"c-north"_s, u"c-south"_s};
    QTest::newRow("standard ACC-6") << u"sam"_s << QStringList{u"c-solo"_s};
    QTest::newRow("engineer") << u"eva"_s << QStringList{u"c-north"_s, u"c-root"_s, u"c-solo"_s, u"c-south"_s};
}

void ReachTest::eachSeesTheirMatrix_ACC_4_ACC_5()
{
    QFETCH(QString, person);
    QFETCH(QStringList, expected);
    Replica replica;
    m_world->follow(person, replica);
    QStringList held, asked;
    for (const QString &source : {u"c-north"_s, u"c-root"_s, u"c-solo"_s, u"c-south"_s}) {
        const QString id = m_world->caseId(source);
        if (replica.cases.contains(id))
            held << source;
        if (m_world->call("GET", QString(u"/v1/cases/"_s + id), {}, m_world->token(person)).status == 200)
            asked << source;
    }
    QCOMPARE(held, expected);
    QCOMPARE(asked, expected);
    const auto reply = m_world->call("GET", QString(u"/v1/cases?ids="_s + m_world->caseId(u"c-solo"_s) + u","_s + m_world->caseId(u"c-north"_s)), {},
                                     m_world->token(person));
    QCOMPARE(QJsonDocument::fromJson(reply.body)[u"bundles"_s].toArray().size(), expected.contains(u"c-solo"_s) + expected.contains(u"c-north"_s));
}

void ReachTest::invisibleAnswersLikeMissing_ACC_8()
{
    const QString sam = m_world->token(u"sam"_s);
    const auto missing = m_world->call("GET", u"/v1/cases/00000000-0000-0000-0000-000000000000"_s, {}, sam);
    const auto invisible = m_world->call("GET", QString(u"/v1/cases/"_s + m_world->caseId(u"c-north"_s)), {}, sam);
    const auto byNumber = m_world->call("GET", u"/v1/cases/00001001"_s, {}, sam);
    QCOMPARE(missing.status, 404);
    QCOMPARE(invisible.body, missing.body);
    QCOMPARE(byNumber.body, missing.body);
    QCOMPARE(invisible.headers, missing.headers);
    const auto reply = m_world->send(u"sam"_s, m_world->operation(m_world->caseId(u"c-north"_s), PostComment{u"Hello"_s, Audience::Public, false, {}}));
    const auto nowhere = m_world->send(u"sam"_s, m_world->operation(u"nowhere"_s, PostComment{u"Hello"_s, Audience::Public, false, {}}));
    QCOMPARE(reply.refusal, nowhere.refusal);
    QCOMPARE(reply.refusal.code, ErrorCode::NotFound);
    const auto viewed = m_world->send(u"sam"_s, Operation{u"v1"_s, {}, 1, MarkViewed{u"account"_s, m_world->accountId(u"north"_s)}});
    const auto viewedNothing = m_world->send(u"sam"_s, Operation{u"v2"_s, {}, 1, MarkViewed{u"account"_s, u"nothing"_s}});
    QCOMPARE(viewed.refusal, viewedNothing.refusal);
}

void ReachTest::openingForASiblingIsRefused_ACC_5()
{
    const auto sibling = m_world->send(u"nora"_s, m_world->openCase(u"south"_s, u"nora"_s));
    const auto missing = m_world->send(u"nora"_s, m_world->openCase(u"no-such"_s, u"nora"_s));
    QVERIFY(!sibling.applied);
    QCOMPARE(sibling.refusal, missing.refusal);
    const auto foreign = m_world->send(u"nora"_s, m_world->openCase(u"north"_s, u"sam"_s));
    const auto nobody = m_world->send(u"nora"_s, m_world->openCase(u"north"_s, u"no-such"_s));
    QVERIFY(!foreign.applied);
    QCOMPARE(foreign.refusal, nobody.refusal);
    QVERIFY(m_world->send(u"rita"_s, m_world->openCase(u"south"_s, u"sven"_s)).applied);
    // A sibling's case may be worked on all the same.
    QVERIFY(m_world->send(u"nora"_s, m_world->operation(m_world->caseId(u"c-south"_s), PostComment{u"Us too"_s, Audience::Public, false, {}})).applied);
}

void ReachTest::siblingRecordStaysHidden_ACC_5()
{
    Replica replica;
    m_world->follow(u"nora"_s, replica);
    QVERIFY(replica.rows.contains(QString(u"account/"_s + m_world->accountId(u"north"_s))));
    QVERIFY(!replica.rows.contains(QString(u"account/"_s + m_world->accountId(u"south"_s))));
    QVERIFY(!replica.rows.contains(QString(u"account/"_s + m_world->accountId(u"root"_s))));
    QVERIFY(replica.rows.contains(QString(u"person/"_s + m_world->personId(u"nora"_s))));
    QVERIFY(!replica.rows.contains(QString(u"person/"_s + m_world->personId(u"sven"_s))));
    // The names on the case show.
    QCOMPARE(replica.rows.value(QString(u"case/"_s + m_world->caseId(u"c-south"_s))).record.accountName, u"south"_s);
}

void ReachTest::careNotesStayInside_STAT_9()
{
    const QString id = m_world->caseId(u"c-solo"_s);
    Replica sam, eva;
    m_world->follow(u"sam"_s, sam);
    m_world->follow(u"eva"_s, eva);
    const auto before = m_world->call("GET", QString(u"/v1/cases/"_s + id), {}, m_world->token(u"sam"_s));
    m_world->clock.advance(60'000);
    static_cast<void>(m_world->bus.take());
    const auto outcome = m_world->send(u"eva"_s, m_world->operation(id, PostComment{u"Looks like their firewall"_s, Audience::Care, false, {}}));
    QVERIFY(outcome.applied);

    bool waits = false;
    static_cast<void>(m_world->page(u"sam"_s, sam.cursor, &waits));
    QVERIFY(waits);
    const auto answer = m_world->ask("GET", QString(u"/v1/feed?wait=25&cursor="_s + sam.cursor), {}, m_world->token(u"sam"_s), false);
    const QStringList waited = std::get<Service::Wait>(answer).keys;
    for (const QString &key : m_world->bus.take())
        QVERIFY2(!waited.contains(key), qPrintable(key));
    QCOMPARE(m_world->call("GET", QString(u"/v1/cases/"_s + id), {}, m_world->token(u"sam"_s)).body, before.body);
    Replica fresh;
    m_world->follow(u"sam"_s, fresh);
    QCOMPARE(fresh.rows.value(QString(u"case/"_s + id)).record, sam.rows.value(QString(u"case/"_s + id)).record);
    for (const Protocol::Object &row : std::as_const(fresh.rows))
        QVERIFY(row.kind != Protocol::Kind::Comment && row.kind != Protocol::Kind::Care);

    m_world->follow(u"eva"_s, eva);
    const auto notes = std::count_if(eva.rows.cbegin(), eva.rows.cend(), [](const auto &row) { return row.kind == Protocol::Kind::Comment; });
    QCOMPARE(notes, 1);
    // A customer cannot write one, whatever the client says.
    const auto forged = m_world->send(u"sam"_s, m_world->operation(id, PostComment{u"Hidden"_s, Audience::Care, false, {}}));
    QCOMPARE(forged.refusal.code, ErrorCode::NotAllowed);
}

void ReachTest::ringsAreRefused()
{
    const auto reply = m_world->admin(u"/v1/admin/accounts"_s, R"({"id": "root", "parent": "north"})");
    QCOMPARE(reply.status, 400);
    QVERIFY(reply.body.contains("root") && reply.body.contains("north"));
}

std::unique_ptr<QObject> makeReachTest() { return std::make_unique<ReachTest>(); }
#include "tst_reach.moc"
