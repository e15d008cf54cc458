// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "sync/sql/database.h"
#include "tests/service/serviceworld.h"
#include "tests/service/suites.h"
#include "tests/support/testplace.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

class FeedTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void backfillBringsAllNewestFirst();
    void nothingNewWaitsAndAnswersAtTheLastChance();
    void changesComeOnceInTheTail();
    void aChangeDuringTheBackfillIsNotLost();
    void oneBigBatchComesInPages();
    void growingReachBringsTheHistoryOnly_ACC_9();
    void shrinkingReachNamesTheLostKeys_ACC_9();
    void careBecomesCustomerLosesThePortal_ACC_9();
    void customerBecomesCareSeesAllOfWhatItHeld();
    void cursorSurvivesARestart();
    void aNewRoleIsToldWithoutNewGrants();
    void cursorOfARestoredBackupIsFull_data();
    void cursorOfARestoredBackupIsFull();
    void laggingReplicaIsWaitedFor_data();
    void laggingReplicaIsWaitedFor();
    void foreignCursorIsFull_data();
    void foreignCursorIsFull();
};

void FeedTest::backfillBringsAllNewestFirst()
{
    ServiceWorld world;
    QList<QJsonObject> lines;
    for (int i = 0; i < 120; ++i)
        lines << world.caseLine(QStringLiteral("c%1").arg(i), u"solo"_s, u"sam"_s, QStringLiteral("2025-%1-%2").arg(1 + i % 12, 2, 10, QLatin1Char('0')).arg(1 + i % 28, 2, 10, QLatin1Char('0')));
    QVERIFY(world.import(lines).isEmpty());
    Replica replica;
    world.follow(u"sam"_s, replica);
    QCOMPARE(replica.cases.size(), 120);
    QCOMPARE(replica.bundleOrder.size(), 120); // each once
    QCOMPARE(replica.pages, 3);
    qint64 last = std::numeric_limits<qint64>::max();
    for (const QString &id : std::as_const(replica.bundleOrder)) {
        const qint64 opened = replica.rows.value(QString(u"case/"_s + id)).record.openedAt;
        QVERIFY(opened <= last);
        last = opened;
    }
    QCOMPARE(replica.profile.name, u"sam"_s);
    const auto first = world.page(u"sam"_s, {});
    QVERIFY(first.hasProfile && first.more);
    QCOMPARE(first.backfillTotal, 120);
    QCOMPARE(first.backfillDone, 50);
    QCOMPARE(first.bundles.first().keys, QStringList{Keys::account(world.accountId(u"solo"_s))});
}

void FeedTest::nothingNewWaitsAndAnswersAtTheLastChance()
{
    ServiceWorld world;
    Replica replica;
    world.follow(u"sam"_s, replica);
    bool waits = false;
    static_cast<void>(world.page(u"sam"_s, replica.cursor, &waits));
    QVERIFY(waits);
    const auto wait = std::get<Service::Wait>(world.ask("GET", QString(u"/v1/feed?wait=900&cursor="_s + replica.cursor), {}, world.token(u"sam"_s), false));
    QCOMPARE(wait.seconds, 30);
    QVERIFY(wait.keys.contains(QString(Keys::account(world.accountId(u"solo"_s)) + u"|public"_s)));
    const auto last = world.page(u"sam"_s, replica.cursor);
    QCOMPARE(last.cursor, replica.cursor);
    QVERIFY(!last.more && last.changes.isEmpty() && !last.hasProfile);
}

void FeedTest::changesComeOnceInTheTail()
{
    ServiceWorld world;
    Replica replica;
    world.follow(u"sam"_s, replica);
    static_cast<void>(world.bus.take());
    const Operation open = world.openCase(u"solo"_s, u"sam"_s);
    const auto outcome = world.send(u"sam"_s, open);
    QVERIFY(outcome.applied);
    QVERIFY(world.bus.take().contains(QString(Keys::account(world.accountId(u"solo"_s)) + u"|public"_s)));
    const auto page = world.page(u"sam"_s, replica.cursor);
    QCOMPARE(page.changes.size(), 2); // the case and its history; the internal part is not for this reader
    QCOMPARE(page.changes.first().object.record.id, open.caseId);
    QCOMPARE(page.changes.first().object.record.number, u"00001001"_s);
    QCOMPARE(page.changes.first().keys, QStringList{Keys::account(world.accountId(u"solo"_s))});
    QVERIFY(!page.more);
    const auto again = world.page(u"sam"_s, page.cursor);
    QVERIFY(again.changes.isEmpty());
}

void FeedTest::aChangeDuringTheBackfillIsNotLost()
{
    ServiceWorld world;
    QList<QJsonObject> lines;
    for (int i = 0; i < 120; ++i)
        lines << world.caseLine(QStringLiteral("c%1").arg(i, 3, 10, QLatin1Char('0')), u"solo"_s, u"sam"_s);
    QVERIFY(world.import(lines).isEmpty());
    Replica replica;
    replica.apply(world.page(u"sam"_s, {}));
    const QString known = replica.bundleOrder.first(); // already read: only the tail can tell
    QVERIFY(world.send(u"eva"_s, world.operation(known, PostComment{u"Found it"_s, Audience::Public, true, {}})).applied);
    const auto opened = world.openCase(u"solo"_s, u"sam"_s);
    QVERIFY(world.send(u"sam"_s, opened).applied);
    QVERIFY(world.import({world.caseLine(u"late"_s, u"solo"_s, u"sam"_s, u"2026-01-01"_s)}).isEmpty()); // sorts before what was read
    world.follow(u"sam"_s, replica);
    QCOMPARE(replica.rows.value(QString(u"case/"_s + known)).record.status, u"pendingResponse"_s);
    QVERIFY(replica.cases.contains(opened.caseId));
    QVERIFY(replica.cases.contains(world.caseId(u"late"_s)));
    QCOMPARE(replica.cases.size(), 122);
}

void FeedTest::oneBigBatchComesInPages()
{
    ServiceWorld world;
    Replica replica;
    world.follow(u"sam"_s, replica);
    QList<QJsonObject> lines;
    for (int i = 0; i < 1100; ++i)
        lines << world.caseLine(QStringLiteral("c%1").arg(i), u"solo"_s, u"sam"_s);
    QVERIFY(world.import(lines).isEmpty());
    const int before = replica.pages;
    world.follow(u"sam"_s, replica);
    QCOMPARE(replica.cases.size(), 1100);
    QCOMPARE(replica.pages - before, 3);
}

void FeedTest::growingReachBringsTheHistoryOnly_ACC_9()
{
    ServiceWorld world;
    QVERIFY(world.import({world.caseLine(u"c-north"_s, u"north"_s, u"nora"_s), world.caseLine(u"c-solo"_s, u"solo"_s, u"sam"_s)}).isEmpty());
    Replica rita;
    world.follow(u"rita"_s, rita);
    QVERIFY(!rita.cases.contains(world.caseId(u"c-solo"_s)));
    bool waits = false;
    static_cast<void>(world.page(u"rita"_s, rita.cursor, &waits));
    QVERIFY(waits);
    static_cast<void>(world.bus.take());
    QCOMPARE(world.admin(u"/v1/admin/accounts"_s, R"({"id": "solo", "parent": "root"})").status, 200);
    QVERIFY(world.bus.take().contains(QString(Keys::user(rita.profile.userId) + u"|me"_s)));
    rita.bundleOrder.clear();
    world.follow(u"rita"_s, rita);
    QCOMPARE(rita.bundleOrder, QStringList{world.caseId(u"c-solo"_s)}); // not what was there already
    QVERIFY(rita.rows.contains(QString(u"account/"_s + world.accountId(u"solo"_s))));
    QCOMPARE(rita.profile.mayOpen.size(), 4);
    QVERIFY(rita.lostKeys.isEmpty());
}

void FeedTest::shrinkingReachNamesTheLostKeys_ACC_9()
{
    ServiceWorld world;
    QVERIFY(world.import({world.caseLine(u"c-north"_s, u"north"_s, u"nora"_s), world.caseLine(u"c-south"_s, u"south"_s, u"sven"_s)}).isEmpty());
    Replica rita, nora;
    world.follow(u"rita"_s, rita);
    world.follow(u"nora"_s, nora);
    QVERIFY(nora.cases.contains(world.caseId(u"c-south"_s)));
    QCOMPARE(world.admin(u"/v1/admin/accounts"_s, R"({"id": "south", "parent": ""})").status, 200);
    world.follow(u"rita"_s, rita);
    world.follow(u"nora"_s, nora);
    const QString key = Keys::account(world.accountId(u"south"_s));
    QVERIFY(rita.lostKeys.contains(key) && rita.lostKeys.contains(Keys::org(world.accountId(u"south"_s))));
    QVERIFY(nora.lostKeys.contains(key));
    QCOMPARE(rita.cases.keys(), QStringList{world.caseId(u"c-north"_s)});
    QCOMPARE(nora.cases.keys(), QStringList{world.caseId(u"c-north"_s)});
    QCOMPARE(rita.profile.mayOpen.size(), 2);
    // Nothing of it any more, also not by what happens later.
    QVERIFY(world.send(u"sven"_s, world.operation(world.caseId(u"c-south"_s), PostComment{u"Ours alone"_s, Audience::Public, false, {}})).applied);
    bool waits = false;
    static_cast<void>(world.page(u"rita"_s, rita.cursor, &waits));
    QVERIFY(waits);
}

void FeedTest::careBecomesCustomerLosesThePortal_ACC_9()
{
    ServiceWorld world;
    QVERIFY(world.import({world.caseLine(u"c-north"_s, u"north"_s, u"nora"_s), world.caseLine(u"c-solo"_s, u"solo"_s, u"sam"_s)}).isEmpty());
    Replica eva;
    world.follow(u"eva"_s, eva);
    QCOMPARE(eva.cases.size(), 2);
    QCOMPARE(world.admin(u"/v1/admin/users"_s, R"({"email": "eva@mail.example", "role": "customer", "account": "solo"})").status, 200);
    world.follow(u"eva"_s, eva);
    QCOMPARE(eva.lostKeys, QStringList{u"portal:kaltura"_s});
    QCOMPARE(eva.cases.keys(), QStringList{world.caseId(u"c-solo"_s)});
    QCOMPARE(eva.profile.role, Role::Customer);
}

/// Under keys the two roles share another audience is shown: it comes with the role.
void FeedTest::customerBecomesCareSeesAllOfWhatItHeld()
{
    ServiceWorld world;
    QVERIFY(world.import({world.caseLine(u"c-solo"_s, u"solo"_s, u"sam"_s),
                          QJsonObject{{u"type"_s, u"article"_s}, {u"id"_s, u"inside"_s}, {u"title"_s, u"Inside"_s}, {u"body"_s, u"For us."_s},
                                      {u"updated"_s, u"2025-01-04"_s}, {u"articleKind"_s, u"faq"_s}, {u"audience"_s, u"care"_s}}}).isEmpty());
    const auto shown = [](const Replica &replica) {
        QStringList words;
        for (const auto &object : replica.rows) {
            if (object.kind == Protocol::Kind::Article)
                words << object.article.title;
        }
        return words;
    };
    Replica sam;
    world.follow(u"sam"_s, sam);
    QCOMPARE(shown(sam), QStringList());
    QCOMPARE(world.admin(u"/v1/admin/users"_s, Protocol::compact({{u"email"_s, world.email(u"sam"_s)}, {u"role"_s, u"engineer"_s}})).status, 200);
    world.follow(u"sam"_s, sam);
    QCOMPARE(shown(sam), QStringList{u"Inside"_s});
}

void FeedTest::cursorSurvivesARestart()
{
    ServiceWorld world;
    Replica replica;
    world.follow(u"sam"_s, replica);
    world.restart();
    QVERIFY(world.send(u"sam"_s, world.openCase(u"solo"_s, u"sam"_s)).applied);
    world.follow(u"sam"_s, replica);
    QVERIFY(!replica.full);
    QCOMPARE(replica.cases.size(), 1);
    world.restart();
    world.restart();
    world.follow(u"sam"_s, replica);
    QVERIFY(!replica.full);
}

void FeedTest::aNewRoleIsToldWithoutNewGrants()
{
    ServiceWorld world;
    Replica replica;
    world.follow(u"eva"_s, replica);
    static_cast<void>(world.bus.take());
    QCOMPARE(world.admin(u"/v1/admin/users"_s, Protocol::compact({{u"email"_s, world.email(u"eva"_s)}, {u"role"_s, u"manager"_s}})).status, 200);
    QVERIFY(world.bus.take().contains(QString(u"user:"_s + replica.profile.userId + u"|me"_s)));
    bool waits = false;
    const auto page = world.page(u"eva"_s, replica.cursor, &waits);
    QVERIFY(!waits && page.hasProfile);
    QVERIFY(page.profile.role == Role::Manager);
    QVERIFY(!world.page(u"eva"_s, page.cursor, &waits).hasProfile);
    QVERIFY(waits);
}

void FeedTest::cursorOfARestoredBackupIsFull_data()
{
    QTest::addColumn<qint64>("clockStep");
    QTest::newRow("steady clock") << qint64(0);
    QTest::newRow("the clock went back before") << qint64(-3'600'000);
}

void FeedTest::cursorOfARestoredBackupIsFull()
{
    QFETCH(qint64, clockStep);
    if (!testServer().isEmpty())
        QSKIP("this backup is a copy of the file");
    ServiceWorld world;
    Replica early;
    world.follow(u"sam"_s, early);
    world.handler.reset(); // closes the database: one file holds it all
    const QString path = QDir(world.config.dataDir).filePath(u"service.db"_s);
    QVERIFY(QFile::copy(path, world.dir.filePath(u"backup"_s)));
    world.handler = world.open();
    QVERIFY(world.send(u"sam"_s, world.openCase(u"solo"_s, u"sam"_s)).applied);
    Replica late = early;
    world.follow(u"sam"_s, late);
    world.handler.reset();
    QVERIFY(QFile::remove(path));
    QVERIFY(QFile::rename(world.dir.filePath(u"backup"_s), path));
    world.clock.advance(clockStep);
    world.handler = world.open();
    QVERIFY(world.send(u"sam"_s, world.openCase(u"solo"_s, u"sam"_s)).applied); // the same numbers, another history
    const auto page = world.page(u"sam"_s, late.cursor);
    QVERIFY(page.full);
    QVERIFY(page.cursor.isEmpty());
    world.follow(u"sam"_s, early); // read before the backup was made: still good
    QVERIFY(!early.full);
    QCOMPARE(early.cases.size(), 1);
}

/// A replica that is behind has neither the newest rows nor the newest epoch; whoever was told more waits for it.
void FeedTest::laggingReplicaIsWaitedFor_data()
{
    QTest::addColumn<bool>("newEpoch");
    QTest::newRow("behind") << false;
    QTest::newRow("behind a start of the service") << true;
}

void FeedTest::laggingReplicaIsWaitedFor()
{
    QFETCH(bool, newEpoch);
    ServiceWorld world;
    const auto value = [&world](const QString &sql, const QVariantList &values = {}) {
        auto db = std::move(Sql::Database::open(world.config.database.isEmpty() ? QDir(world.config.dataDir).filePath(u"service.db"_s)
                                                                                : world.config.database, {})).value();
        QString text;
        {
            Sql::Query query = db->run(sql, values);
            if (sql.startsWith(u"SELECT"_s) && query.next())
                text = query.text(0);
        }
        return db->check() ? text : QString();
    };
    const QString before = value(u"SELECT value FROM counter WHERE name = 'change'"_s);
    if (newEpoch) {
        world.clock.advance(1000);
        world.restart();
    }
    QVERIFY(world.send(u"sam"_s, world.openCase(u"solo"_s, u"sam"_s)).applied);
    Replica replica;
    world.follow(u"sam"_s, replica);
    const QString after = value(u"SELECT value FROM counter WHERE name = 'change'"_s);
    const QString epoch = value(u"SELECT id FROM epoch ORDER BY position DESC LIMIT 1"_s);
    value(u"UPDATE counter SET value = ? WHERE name = 'change'"_s, {before.toLongLong()});
    if (newEpoch)
        value(u"UPDATE epoch SET id = 'hidden', started = 0 WHERE id = ?"_s, {epoch});
    bool waits = false;
    static_cast<void>(world.page(u"sam"_s, replica.cursor, &waits));
    QVERIFY(waits);
    const auto page = world.page(u"sam"_s, replica.cursor); // its deadline came
    QVERIFY(!page.full && !page.more && page.changes.isEmpty());
    QCOMPARE(page.cursor, replica.cursor);
    value(u"UPDATE counter SET value = ? WHERE name = 'change'"_s, {after.toLongLong()});
    value(u"UPDATE epoch SET id = ? WHERE id = 'hidden'"_s, {epoch});
    QVERIFY(world.send(u"sam"_s, world.openCase(u"solo"_s, u"sam"_s)).applied);
    world.follow(u"sam"_s, replica);
    QVERIFY(!replica.full);
    QCOMPARE(replica.cases.size(), 2);
}

void FeedTest::foreignCursorIsFull_data()
{
    QTest::addColumn<QString>("cursor");
    QTest::newRow("no base64") << u"!!!"_s;
    QTest::newRow("not sealed") << u"eyJ0YWlsIjo5OTl9eyJ0YWlsIjo5OTl9eyJ0YWlsIjo5OTl9eyJ0YWlsIjo5OTl9eyJ0YWlsIjo5OTl9"_s;
    QTest::newRow("of another user") << QString();
    QTest::newRow("endless") << QString(20'000, u'A');
}

void FeedTest::foreignCursorIsFull()
{
    QFETCH(QString, cursor);
    ServiceWorld world;
    if (cursor.isEmpty())
        cursor = world.page(u"rita"_s, {}).cursor;
    const auto page = world.page(u"sam"_s, cursor);
    QVERIFY(page.full);
    QVERIFY(page.bundles.isEmpty() && page.changes.isEmpty());
}

std::unique_ptr<QObject> makeFeedTest() { return std::make_unique<FeedTest>(); }
#include "tst_feed.moc"
