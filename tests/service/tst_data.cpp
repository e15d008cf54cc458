// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sql/database.h"
#include "tests/service/serviceworld.h"
#include "tests/service/suites.h"
#include "tests/support/testplace.h"
#include "tests/support/portal.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

class DataTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsAreForTheirOwnerOnly();
    void initialiseRefusesWhatIsThere();
    void initialiseRefusesABrokenDefinition();
    void initialiseLeavesForeignFoldersAlone();
    void openingExplainsWhatIsWrong_data();
    void openingExplainsWhatIsWrong();
    void oneProcessHoldsTheFolder();
    void runningIsLeftAndRemoved();

private:
    static Result<std::unique_ptr<Service::Handler>> open(ServiceWorld &world)
    {
        return Service::openService(world.config, world.clock, world.entropy, world.bus);
    }
};

void DataTest::secretsAreForTheirOwnerOnly()
{
    ServiceWorld world;
    const QDir folder(world.config.dataDir);
    for (const QString &name : {u"service.key"_s, u"admin.token"_s}) {
        const auto others = QFile::permissions(folder.filePath(name)) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther);
        QCOMPARE(int(others), 0);
    }
}

void DataTest::initialiseRefusesWhatIsThere()
{
    ServiceWorld world;
    const auto again = Service::initialise(world.config, QJsonDocument(portalJson()).toJson(), world.clock, world.entropy);
    QVERIFY(!again);
    QVERIFY(again.error().detail.contains(u"already"_s));
    QVERIFY(open(world));
}

void DataTest::initialiseRefusesABrokenDefinition()
{
    QTemporaryDir dir;
    ManualClock clock;
    FixedEntropy entropy;
    QJsonObject json = portalJson();
    json.remove(u"statuses"_s);
    const Service::Config config{dir.filePath(u"data"_s), u"kaltura"_s, {}};
    const auto made = Service::initialise(config, QJsonDocument(json).toJson(), clock, entropy);
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::BadDefinition);
    QVERIFY(!QFileInfo::exists(dir.filePath(u"data/service.db"_s)));
}

void DataTest::initialiseLeavesForeignFoldersAlone()
{
    QTemporaryDir dir;
    ManualClock clock;
    FixedEntropy entropy;
    QFile precious(dir.filePath(u"precious.txt"_s));
    QVERIFY(precious.open(QIODevice::WriteOnly));
    QVERIFY(QFile::setPermissions(dir.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther));
    const auto before = QFile::permissions(dir.path());
    const auto made = Service::initialise({dir.path(), u"kaltura"_s, {}}, QJsonDocument(portalJson()).toJson(), clock, entropy);
    QVERIFY(!made);
    QVERIFY(made.error().detail.contains(u"empty folder"_s));
    QCOMPARE(QFile::permissions(dir.path()), before);
    QVERIFY(!QFileInfo::exists(dir.filePath(u"service.db"_s)));
}

void DataTest::openingExplainsWhatIsWrong_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("missing") << u"missing"_s << int(ErrorCode::Storage) << u"casementctl init"_s;
    QTest::newRow("newer") << u"newer"_s << int(ErrorCode::NewerVersion) << u"update"_s;
    QTest::newRow("corrupt") << u"corrupt"_s << int(ErrorCode::Corrupt) << u"backup"_s;
    QTest::newRow("no key") << u"no key"_s << int(ErrorCode::Storage) << u"service.key"_s;
    QTest::newRow("emptied token") << u"emptied token"_s << int(ErrorCode::Corrupt) << u"admin.token"_s;
    QTest::newRow("emptied database") << u"emptied database"_s << int(ErrorCode::Corrupt) << u"backup"_s;
    QTest::newRow("other portal") << u"other portal"_s << int(ErrorCode::Storage) << u"--portal"_s;
}

void DataTest::openingExplainsWhatIsWrong()
{
    QFETCH(QString, what);
    QFETCH(int, code);
    QFETCH(QString, says);
    if (!testServer().isEmpty())
        QSKIP("these are faults of the file");
    ServiceWorld world;
    world.handler.reset();
    const QDir folder(world.config.dataDir);
    const QString path = folder.filePath(u"service.db"_s);
    if (what == u"missing"_s) {
        QVERIFY(QFile::remove(path));
    } else if (what == u"newer"_s) {
        auto database = Sql::Database::open(path, {});
        database.value()->run(u"PRAGMA user_version=99"_s);
    } else if (what == u"corrupt"_s) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, '#'));
    } else if (what == u"no key"_s) {
        QVERIFY(QFile::remove(folder.filePath(u"service.key"_s)));
    } else if (what == u"emptied token"_s) {
        QFile token(folder.filePath(u"admin.token"_s));
        QVERIFY(token.open(QIODevice::WriteOnly | QIODevice::Truncate));
    } else if (what == u"emptied database"_s) {
        QFile::remove(path + u"-wal");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    } else {
        world.config.portal = u"classic"_s;
    }
    const auto opened = open(world);
    QVERIFY(!opened);
    QCOMPARE(int(opened.error().code), code);
    QVERIFY2(opened.error().detail.contains(says), qPrintable(opened.error().detail));
}

void DataTest::oneProcessHoldsTheFolder()
{
    ServiceWorld world;
    {
        const auto lock = Service::DataLock::take(world.config.dataDir);
        QVERIFY(lock);
        const auto second = Service::DataLock::take(world.config.dataDir);
        QVERIFY(!second);
        QVERIFY(second.error().detail.contains(QString::number(QCoreApplication::applicationPid())));
    }
    QVERIFY(Service::DataLock::take(world.config.dataDir));
    const auto nowhere = Service::DataLock::take(world.dir.filePath(u"nowhere"_s));
    QVERIFY(!nowhere);
    QVERIFY(nowhere.error().detail.contains(u"casementctl init"_s));
}

void DataTest::runningIsLeftAndRemoved()
{
    ServiceWorld world;
    QVERIFY(!Service::readRunning(world.config.dataDir));
    QVERIFY(Service::writeRunning(world.config.dataDir, u"http://127.0.0.1:8085"_s));
    QCOMPARE(Service::readRunning(world.config.dataDir), std::optional(u"http://127.0.0.1:8085"_s));
    Service::removeRunning(world.config.dataDir);
    QVERIFY(!Service::readRunning(world.config.dataDir));
}

std::unique_ptr<QObject> makeDataTest() { return std::make_unique<DataTest>(); }
#include "tst_data.moc"
