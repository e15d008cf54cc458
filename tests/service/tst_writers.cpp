// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "tests/service/serviceworld.h"
#include "tests/service/suites.h"

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
};

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
