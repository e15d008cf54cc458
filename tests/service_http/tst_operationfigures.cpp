// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/metrics/vitals.h"
#include "sync/service/service.h"
#include "tests/support/fixedentropy.h"
#include "tests/support/manualclock.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <limits>
#include <sqlite3.h>
#include <thread>

using namespace Casement;
using namespace Casement::Service;
using namespace Qt::StringLiterals;

namespace {

class SilentBus final : public CommitBus
{
public:
    void committed(const QStringList &) override { ++commits; }
    int commits = 0;
};

} // namespace

/// The figures' text, and readiness over a data folder that something is wrong with.
class TestOperationFigures final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countersGrowByLabels();
    void textIsEscaped();
    void histogramsSumUp();
    void numbersAreReadable();
    void countingIsSafeBetweenThreads();
    void requestsAreCountedByRoute();
    void commitsAreCounted();
    void readinessTellsWhatIsWrong();

private:
    struct World
    {
        World();
        [[nodiscard]] Reply ready();
        [[nodiscard]] QString reason() { return QJsonDocument::fromJson(ready().body).object()[u"reasons"].toArray().first().toString(); }
        bool sql(const char *statement) const;
        QTemporaryDir dir;
        ManualClock clock;
        FixedEntropy entropy;
        SilentBus bus;
        Config config;
        std::unique_ptr<Handler> handler;
    };
};

TestOperationFigures::World::World()
{
    config.dataDir = dir.filePath(u"data"_s);
    config.vitals = std::make_shared<Vitals>();
    QFile definition(QStringLiteral(CASEMENT_SOURCE_DIR "/resources/portals/kaltura.json"));
    if (definition.open(QIODevice::ReadOnly) && initialise(config, definition.readAll(), clock, entropy)) {
        if (auto opened = openService(config, clock, entropy, bus))
            handler = std::move(opened).value();
    }
}

Reply TestOperationFigures::World::ready()
{
    clock.advance(60'000); // past what was seen last
    Request request;
    request.method = "GET";
    request.path = u"/readyz"_s;
    return std::get<Reply>(handler->handle(request));
}

bool TestOperationFigures::World::sql(const char *statement) const
{
    sqlite3 *db = nullptr;
    const bool ok = sqlite3_open(QFile::encodeName(QDir(config.dataDir).filePath(u"service.db"_s)).constData(), &db) == SQLITE_OK
        && sqlite3_exec(db, statement, nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_close(db);
    return ok;
}

void TestOperationFigures::countersGrowByLabels()
{
    Registry registry;
    Counter &plain = registry.counter("a_total", "A.");
    Counter &labelled = registry.counter("b_total", "B.", {"x", "y"});
    QCOMPARE(registry.text(), QByteArray("# HELP a_total A.\n# TYPE a_total counter\na_total 0\n# HELP b_total B.\n# TYPE b_total counter\n"));
    plain.add();
    labelled.add({"1", "2"}, 5);
    labelled.add({"1", "2"});
    labelled.add({"1", "3"});
    QVERIFY(registry.text().contains("\na_total 1\n"));
    QVERIFY(registry.text().endsWith("\nb_total{x=\"1\",y=\"2\"} 6\nb_total{x=\"1\",y=\"3\"} 1\n"));
}

void TestOperationFigures::textIsEscaped()
{
    Registry registry;
    registry.counter("a_total", "one \\ two\n\"three\"", {"x"}).add({"\\ \" \n"});
    QCOMPARE(registry.text(), QByteArray("# HELP a_total one \\\\ two\\n\"three\"\n# TYPE a_total counter\na_total{x=\"\\\\ \\\" \\n\"} 1\n"));
}

void TestOperationFigures::histogramsSumUp()
{
    Registry registry;
    Histogram &seconds = registry.histogram("s", "S.", {"r"}, {0.1, 1});
    for (const double value : {0.05, 0.1, 0.5, 3.0}) // a bound belongs to its bucket
        seconds.observe({"/"}, value);
    QCOMPARE(registry.text(), QByteArray("# HELP s S.\n# TYPE s histogram\ns_bucket{r=\"/\",le=\"0.1\"} 2\ns_bucket{r=\"/\",le=\"1\"} 3\n"
                                         "s_bucket{r=\"/\",le=\"+Inf\"} 4\ns_sum{r=\"/\"} 3.65\ns_count{r=\"/\"} 4\n"));
}

void TestOperationFigures::numbersAreReadable()
{
    Registry registry;
    double value = 0;
    registry.gauge("g", "G.", [&] { return value; });
    const QList<std::pair<double, QByteArray>> expected{{0, "0"}, {-1, "-1"}, {400e9, "400000000000"}, {0.25, "0.25"}, {1e300, "1e+300"},
                                                        {std::nan(""), "NaN"}, {std::numeric_limits<double>::infinity(), "+Inf"}};
    for (const auto &[given, written] : expected) {
        value = given;
        QVERIFY2(registry.text().endsWith(QByteArray("\ng " + written + '\n')), registry.text().constData());
    }
}

void TestOperationFigures::countingIsSafeBetweenThreads()
{
    Registry registry;
    Counter &counter = registry.counter("a_total", "A.", {"x"});
    Histogram &histogram = registry.histogram("s", "S.", {}, {1});
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&, i] {
            for (int n = 0; n < 1000; ++n) {
                counter.add({QByteArray::number(n % 3)});
                histogram.observe({}, i);
                if (n % 100 == 0)
                    static_cast<void>(registry.text());
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY(registry.text().contains("a_total{x=\"0\"} 1336\na_total{x=\"1\"} 1332\na_total{x=\"2\"} 1332\n"));
    QVERIFY(registry.text().contains("s_bucket{le=\"1\"} 2000\ns_bucket{le=\"+Inf\"} 4000\ns_sum 6000\ns_count 4000\n"));
}

void TestOperationFigures::requestsAreCountedByRoute()
{
    Vitals vitals;
    vitals.entered(u"1"_s, u"/v1/cases/{reference}"_s, u"ann"_s);
    const Vitals::Place place = vitals.finished({"GET", u"/v1/cases/1001"_s, u"1"_s, 200, 3});
    QCOMPARE(place.userId, u"ann"_s);
    QCOMPARE(vitals.finished({"HEAD", u"/v1/cases/1002"_s, u"2"_s, 413, 3}).route, u"/v1/cases/{reference}"_s); // no handler saw it
    QCOMPARE(vitals.finished({"PATCH", u"/v1/cases/1002"_s, u"3"_s, 405, 3}).route, u"/v1/cases/{reference}"_s);
    QCOMPARE(vitals.finished({"BREW", u"/pot"_s, u"1"_s, 404, 3}).route, u"unmatched"_s); // the id is over with its request
    const QByteArray text = vitals.registry().text();
    for (const char *line : {"{route=\"/v1/cases/{reference}\",method=\"GET\",status=\"200\"} 1\n", "method=\"HEAD\",status=\"413\"} 1\n",
                             "{route=\"unmatched\",method=\"other\",status=\"404\"} 1\n"})
        QVERIFY2(text.contains(line), line);
    QVERIFY(!text.contains("BREW") && !text.contains("1001"));
}

void TestOperationFigures::commitsAreCounted()
{
    Vitals vitals;
    SilentBus bus;
    CountedBus counted(bus, vitals);
    counted.committed({u"a"_s});
    QCOMPARE(bus.commits, 1);
    QVERIFY(vitals.registry().text().contains("\ncasement_commits_total 1\n"));
}

void TestOperationFigures::readinessTellsWhatIsWrong()
{
    World world;
    QVERIFY(world.handler != nullptr);
    QCOMPARE(world.ready().status, 200);
    QVERIFY(QDir(world.config.dataDir).rename(u"files"_s, u"elsewhere"_s));
    QCOMPARE(world.ready().status, 503);
    QVERIFY(world.reason().contains(u"files"_s));
    QVERIFY(QDir(world.config.dataDir).rename(u"elsewhere"_s, u"files"_s));
    QVERIFY(world.sql("PRAGMA user_version = 4000"));
    QVERIFY(world.reason().contains(u"4000"_s));
    QVERIFY(world.sql("ALTER TABLE counter RENAME TO elsewhere"));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cannot be written"_s));
    QCOMPARE(world.reason(), u"the database cannot be written"_s);
    world.config.vitals->stop();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cannot be written"_s));
    QVERIFY(world.reason().contains(u"stopping"_s));
    QVERIFY(!QString::fromUtf8(world.ready().body).contains(world.dir.path())); // anybody may ask
}

QTEST_GUILESS_MAIN(TestOperationFigures)
#include "tst_operationfigures.moc"
