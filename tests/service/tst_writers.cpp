// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "sync/service/storage/datafolder.h"
#include "sync/sql/database.h"
#include "tests/service/serviceworld.h"
#include "tests/service/suites.h"
#include "tests/support/testplace.h"

#include <QTest>
#include <atomic>
#include <thread>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

class WritersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readerSkipsNoSlowerWriter_invariant_4();
    void writesThatWaitShareACommit();
    void aFailureOfOneLeavesTheOthers_data();
    void aFailureOfOneLeavesTheOthers();

private:
    static Service::Request writing(ServiceWorld &world, const QString &person, const QByteArray &body);
    static QList<Service::Reply> together(ServiceWorld &world, const QList<Service::Request> &requests);
};

Service::Request WritersTest::writing(ServiceWorld &world, const QString &person, const QByteArray &body)
{
    Service::Request request;
    request.method = "POST";
    request.path = u"/v1/operations"_s;
    request.headers.insert("authorization", "Bearer " + world.token(person).toLatin1());
    request.body = body;
    return request;
}

QList<Service::Reply> WritersTest::together(ServiceWorld &world, const QList<Service::Request> &requests)
{
    QList<const Service::Request *> pointers;
    for (const Service::Request &request : requests)
        pointers << &request;
    QList<Service::Reply> replies;
    for (Service::Answer &answer : world.handler->handleTogether(pointers))
        replies << std::get<Service::Reply>(answer);
    return replies;
}

void WritersTest::writesThatWaitShareACommit()
{
    ServiceWorld world;
    QList<Service::Request> requests;
    for (const QString &person : {u"sam"_s, u"eva"_s, u"sam"_s})
        requests << writing(world, person, Protocol::encode(world.openCase(u"solo"_s, u"sam"_s)).body);
    QVERIFY(world.handler->joins(requests.first()));
    Service::Request reading = requests.first();
    reading.method = "GET";
    QVERIFY(!world.handler->joins(reading));
    const int before = world.bus.commits();
    for (const Service::Reply &reply : together(world, requests))
        QVERIFY(reply.status == 200 && reply.body.contains("\"applied\":true"));
    QCOMPARE(world.bus.commits(), before + 1);
    Replica replica;
    world.follow(u"sam"_s, replica);
    QCOMPARE(replica.cases.size(), 3);
}

void WritersTest::aFailureOfOneLeavesTheOthers_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("applied");
    QTest::newRow("no JSON") << u"no JSON"_s << 400 << 2;
    QTest::newRow("nobody") << u"nobody"_s << 401 << 2;
    QTest::newRow("a statement fails") << u"ABORT"_s << 500 << 2;
    QTest::newRow("the whole transaction is gone") << u"ROLLBACK"_s << 500 << 0;
}

void WritersTest::aFailureOfOneLeavesTheOthers()
{
    QFETCH(QString, what);
    QFETCH(int, status);
    QFETCH(int, applied);
    ServiceWorld world;
    Operation poison = world.openCase(u"solo"_s, u"sam"_s);
    std::get<OpenCase>(poison.act).subject = u"poison"_s;
    QList<Service::Request> requests{writing(world, u"sam"_s, Protocol::encode(world.openCase(u"solo"_s, u"sam"_s)).body),
                                     writing(world, u"sam"_s, Protocol::encode(poison).body),
                                     writing(world, u"sam"_s, Protocol::encode(world.openCase(u"solo"_s, u"sam"_s)).body)};
    if (status == 500) {
        if (!testServer().isEmpty())
            QSKIP("SQLite's triggers");
        auto db = std::move(Sql::Database::open(Service::databasePath(world.config.dataDir), {})).value();
        db->run(QStringLiteral("CREATE TRIGGER t BEFORE INSERT ON case_row WHEN NEW.subject = 'poison' BEGIN SELECT RAISE(%1, 'x'); END").arg(what));
        QVERIFY(db->check());
    } else if (status == 401) {
        requests[1].headers["authorization"] = "Bearer nobody";
    } else {
        requests[1].body = "{";
    }
    const QList<Service::Reply> replies = together(world, requests);
    QCOMPARE(replies.at(1).status, status);
    for (const int other : {0, 2})
        QCOMPARE(replies.at(other).status, applied > 0 ? 200 : 500);
    Replica replica;
    world.follow(u"sam"_s, replica);
    QCOMPARE(replica.cases.size(), applied);
    // What was refused may come again, alone.
    QVERIFY(world.send(u"sam"_s, world.openCase(u"solo"_s, u"sam"_s)).applied);
}

/// Two handlers write in threads of their own while a third one's reader follows the feed: it must hear of every case.
void WritersTest::readerSkipsNoSlowerWriter_invariant_4()
{
    constexpr int each = 60;
    ServiceWorld world;
    const QStringList people{u"sam"_s, u"eva"_s};
    QMap<QString, QString> tokens;
    for (const QString &person : people)
        tokens.insert(person, world.token(person));
    std::atomic<int> refused = 0, running = 2;
    const auto write = [&](const QString &person) {
        auto opened = Service::openService(world.config, world.clock, world.entropy, world.bus);
        for (int i = 0; opened && i < each; ++i) {
            Service::Request request;
            request.method = "POST";
            request.path = u"/v1/operations"_s;
            request.headers.insert("authorization", "Bearer " + tokens.value(person).toLatin1());
            request.body = Protocol::encode(world.openCase(u"solo"_s, u"sam"_s)).body;
            const auto reply = std::get<Service::Reply>(opened.value()->handle(request));
            refused += reply.status != 200 || !reply.body.contains("\"applied\":true");
        }
        refused += !opened;
        --running;
    };
    std::thread first(write, people.at(0)), second(write, people.at(1));
    Replica replica;
    QSet<QString> numbers;
    int pages = 0;
    while (running > 0) {
        const auto page = world.page(u"sam"_s, replica.cursor);
        replica.apply(page);
        ++pages;
    }
    first.join();
    second.join();
    world.follow(u"sam"_s, replica);
    QCOMPARE(refused.load(), 0);
    QVERIFY(!replica.full);
    QVERIFY(pages > 2);
    QCOMPARE(replica.cases.size(), 2 * each);
    for (const Protocol::Object &row : std::as_const(replica.rows)) {
        if (row.kind == Protocol::Kind::Case)
            numbers.insert(row.record.number);
    }
    QCOMPARE(numbers.size(), 2 * each);
}

std::unique_ptr<QObject> makeWritersTest() { return std::make_unique<WritersTest>(); }
#include "tst_writers.moc"
