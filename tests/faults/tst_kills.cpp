// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/clientprocess.h"
#include "tests/faults/faultworld.h"
#include "sync/store/cachestore.h"
#include "tests/support/portal.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

using Phase = SyncState::Phase;

namespace {

constexpr int patienceMs = 60'000;
constexpr int endless = 5'000; ///< more calls than anything here makes

bool copyFolder(const QString &from, const QString &to)
{
    QDirIterator entries(from, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    bool fine = QDir().mkpath(to);
    while (entries.hasNext()) {
        const QString path = entries.next();
        const QString target = to + path.mid(from.size());
        fine = fine && (entries.fileInfo().isDir() ? QDir().mkpath(target) : QFile::copy(path, target));
    }
    return fine;
}

/// The database of the first release, in place of the one there.
bool restoreFirstSchema(const QString &path)
{
    QFile fixture(QStringLiteral(CASEMENT_SOURCE_DIR "/tests/data/schemas/service-1.sql"));
    if (!fixture.open(QIODevice::ReadOnly) || !QFile::remove(path))
        return false;
    const QString definition = QString::fromUtf8(QJsonDocument(portalJson()).toJson(QJsonDocument::Compact)).replace(u'\'', u"''"_s);
    const auto database = std::move(Sql::Database::open(path, {})).value();
    database->script(QString::fromUtf8(fixture.readAll()).replace(u"@definition@"_s, definition));
    database->run(u"PRAGMA user_version=1"_s);
    return database->check().ok();
}

QStringList schemaOf(const QString &path)
{
    const auto database = std::move(Sql::Database::open(path, {.readOnly = true})).value();
    QStringList statements;
    Sql::Query query = database->run(u"SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"_s);
    while (query.next())
        statements << query.text(0);
    return statements;
}

/// The calls a program is killed in: each of the first ones, then wider and wider.
int after(int call)
{
    return call < 6 ? call + 1 : call + call / 4;
}

} // namespace

/// SIGKILL for real programs, at chance moments and in the middle of every kind of write.
class TestKills final : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] bool allArrives(const QString &folder);
    [[nodiscard]] QStringList wrongCounts(const QStringList &durable, const QString &prefix) const;

    FaultWorld m_world;
    QRandomGenerator m_random;

private Q_SLOTS:
    void initTestCase();
    void clientAtChanceMoments_OFF_4();
    void clientWhileAReplyCanBeTakenBack_OFF_4();
    void clientWhileSomebodyTypes_OFF_4_data();
    void clientWhileSomebodyTypes_OFF_4();
    void clientAtEveryWrite_OFF_4();
    void clientWhileItsStoresAreMade_OFF_4();
    void clientWhileItsCacheIsMadeAnew_OFF_4();
    void serviceAtChanceMoments_OFF_4();
    void serviceAtEveryWrite_OFF_4_data();
    void serviceAtEveryWrite_OFF_4();
    void serviceWhileItMigrates_OFF_4();
    void backupAndRestore_OFF_4();
    void cleanupTestCase();
};

void TestKills::initTestCase()
{
    m_random.seed(seed());
    QVERIFY(m_world.begin());
}

void TestKills::cleanupTestCase()
{
    QVERIFY(m_world.verifies());
    printTable();
}

/// Starts on the folder without a fault and waits until nothing waits.
bool TestKills::allArrives(const QString &folder)
{
    TestClient client(folder);
    return m_world.signIn(client, m_world.service().url())
        && QTest::qWaitFor([&] { return client.waiting() == 0 && client.workspace().sync().state().phase == Phase::Synced; }, patienceMs)
        && client.workspace().sync().state().returned == 0;
}

/// What the service should have once and has not, and what it has twice.
QStringList TestKills::wrongCounts(const QStringList &durable, const QString &prefix) const
{
    const auto bodies = m_world.bodies();
    QStringList wrong;
    for (const QString &text : durable) {
        if (bodies.value(text) != 1)
            wrong << QStringLiteral("%1: %2 times").arg(text).arg(bodies.value(text));
    }
    for (auto body = bodies.cbegin(); body != bodies.cend(); ++body) {
        if (body.key().startsWith(prefix) && body.value() != 1)
            wrong << QStringLiteral("%1: %2 times").arg(body.key()).arg(body.value());
    }
    return wrong;
}

void TestKills::clientAtChanceMoments_OFF_4()
{
    constexpr int rounds = 7, replies = 5;
    const QString folder = m_world.path(u"chance"_s);
    QStringList durable, drafts;
    for (int round = 0; round < rounds; ++round) {
        ClientProcess client(folder);
        QVERIFY(client.ask({{u"do"_s, u"resume"_s}}).contains(u"ok"_s));
        QVERIFY(client.did({{u"do"_s, u"signIn"_s}, {u"service"_s, m_world.service().url().toString()}}));
        if (round == 0)
            QTRY_COMPARE_WITH_TIMEOUT(client.ask({{u"do"_s, u"state"_s}})[u"cases"_s].toInt(), FaultWorld::cases, patienceMs);
        const qsizetype before = client.answers().size();
        for (int i = 0; i < replies; ++i) {
            const QString text = QStringLiteral("chance %1.%2").arg(round).arg(i);
            client.post({{u"do"_s, u"comment"_s}, {u"case"_s, m_world.caseId()}, {u"text"_s, text}});
            client.post({{u"do"_s, u"draft"_s}, {u"text"_s, QString(u"draft of "_s + text)}});
        }
        QTest::qWait(int(m_random.bounded(400))); // the chance moment itself
        client.kill();
        for (const QJsonObject &answer : client.answers().mid(before)) {
            const QString text = answer[u"text"].toString();
            if (answer[u"ok"].toBool())
                (text.startsWith(u"draft"_s) ? drafts : durable) << text;
        }
    }
    QVERIFY(allArrives(folder));
    QCOMPARE(wrongCounts(durable, u"chance"_s), QStringList());
    ClientProcess client(folder);
    QVERIFY(client.did({{u"do"_s, u"resume"_s}}));
    for (const QString &text : drafts)
        QVERIFY2(client.did({{u"do"_s, u"typed"_s}, {u"text"_s, text}}), qPrintable(text));
    note(u"client killed at chance moments"_s, u"what it had said is kept arrives once"_s,
         QStringLiteral("%1 kills; %2 replies and %3 drafts were kept, each is there once").arg(rounds).arg(durable.size()).arg(drafts.size()));
}

/// Within the time in which a reply can be taken back, about its end, and after it: it arrives once, or is there to be written on.
void TestKills::clientWhileAReplyCanBeTakenBack_OFF_4()
{
    constexpr int rounds = 8;
    constexpr qint64 undoMs = 1500; // as the 15 seconds of the program, only sooner over
    const QString folder = m_world.path(u"undo"_s);
    QStringList sent, taken;
    for (int round = 0; round < rounds; ++round) {
        const QString text = QStringLiteral("undo %1").arg(round);
        {
            ClientProcess client(folder, QProcessEnvironment::systemEnvironment(), undoMs);
            QVERIFY(client.ask({{u"do"_s, u"resume"_s}}).contains(u"ok"_s));
            QVERIFY(client.did({{u"do"_s, u"signIn"_s}, {u"service"_s, m_world.service().url().toString()}}));
            QTRY_COMPARE_WITH_TIMEOUT(client.ask({{u"do"_s, u"state"_s}})[u"cases"_s].toInt(), FaultWorld::cases, patienceMs);
            QVERIFY(client.did({{u"do"_s, u"comment"_s}, {u"case"_s, m_world.caseId()}, {u"text"_s, text}}));
            QTest::qWait(int(m_random.bounded(quint32(round % 2 ? undoMs : 2 * undoMs)))); // the chance moment itself
            client.kill();
        }
        ClientProcess client(folder, QProcessEnvironment::systemEnvironment(), undoMs);
        QVERIFY(client.did({{u"do"_s, u"resume"_s}}));
        QVERIFY2(client.did({{u"do"_s, u"case"_s}, {u"case"_s, m_world.caseId()}, {u"text"_s, text}}), qPrintable(text)); // it shows, sent or not
        QVERIFY(client.did({{u"do"_s, u"signIn"_s}, {u"service"_s, m_world.service().url().toString()}}));
        const bool back = round % 2 && client.did({{u"do"_s, u"takeBack"_s}, {u"text"_s, text}});
        (back ? taken : sent) << text;
        if (back)
            QVERIFY2(client.did({{u"do"_s, u"typed"_s}, {u"text"_s, text}}), qPrintable(text));
        QTRY_COMPARE_WITH_TIMEOUT(client.ask({{u"do"_s, u"state"_s}})[u"waiting"_s].toInt(), 0, patienceMs);
    }
    QVERIFY(!taken.isEmpty() && !sent.isEmpty());
    QCOMPARE(wrongCounts(sent, u"undo "_s), QStringList());
    const auto bodies = m_world.bodies();
    for (const QString &text : std::as_const(taken))
        QCOMPARE(bodies.value(text), 0);
    note(u"client killed while a reply can be taken back"_s, u"it arrives once or is there to be written on"_s,
         QStringLiteral("%1 kills; %2 arrived once, %3 were taken back after the kill and never left").arg(rounds).arg(sent.size()).arg(taken.size()));
}

void TestKills::clientWhileSomebodyTypes_OFF_4_data()
{
    QTest::addColumn<QString>("editor");
    QTest::newRow("reply") << u"composerEdit"_s;
    QTest::newRow("new case") << u"descriptionEdit"_s;
}

/// The real windows: what stood in the editor 100 ms before the kill is there again, letter by letter.
void TestKills::clientWhileSomebodyTypes_OFF_4()
{
    QFETCH(QString, editor);
    constexpr int rounds = 4;
    constexpr qint64 graceMs = 100;
    const QString folder = m_world.path(QString(u"typing "_s + editor));
    {
        TestClient client(folder);
        QVERIFY(m_world.signIn(client, m_world.service().url()));
    }
    qsizetype kept = 0, typed = 0;
    for (int round = 0; round <= rounds; ++round) {
        QProcess typist;
        typist.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        typist.start(QStringLiteral(CASEMENT_BIN_DIR "/casement-typist"), {folder, editor, QString::number(kept)});
        QList<std::pair<qint64, qsizetype>> heard; // when, how many letters
        QByteArray wrong;
        QElapsedTimer watch;
        watch.start();
        const auto hear = [&] {
            while (typist.canReadLine()) {
                bool number = false;
                const QByteArray line = typist.readLine().trimmed();
                heard.append({watch.elapsed(), line.toLongLong(&number)});
                if (!number)
                    wrong = line;
            }
            return !heard.isEmpty();
        };
        QVERIFY(QTest::qWaitFor(hear, patienceMs));
        QVERIFY2(wrong.isEmpty(), wrong.constData());
        typed = std::max(typed, heard.last().second);
        if (round == rounds)
            break;
        const qint64 end = watch.elapsed() + 300 + m_random.bounded(900); // the chance moment itself
        QVERIFY(QTest::qWaitFor([&] { return hear() && watch.elapsed() >= end; }, patienceMs));
        const qint64 killed = watch.elapsed();
        typist.kill();
        QVERIFY(typist.waitForFinished(patienceMs));
        hear();
        QVERIFY2(wrong.isEmpty(), wrong.constData());
        for (const auto &[at, count] : std::as_const(heard))
            kept = at <= killed - graceMs ? count : kept;
    }
    QVERIFY2(kept > 4 * rounds, qPrintable(QString::number(kept)));
    note(QStringLiteral("client killed while somebody types (%1)").arg(QString::fromUtf8(QTest::currentDataTag())),
         u"what stood there 100 ms before is there"_s, QStringLiteral("%1 kills; %2 letters were due, %3 are there").arg(rounds).arg(kept).arg(typed));
}

void TestKills::clientAtEveryWrite_OFF_4()
{
    const QString folder = m_world.path(u"writes"_s);
    QVERIFY(allArrives(folder));
    QStringList durable, drafts;
    int kills = 0;
    bool survived = false;
    for (int call = 1; !survived && call < endless; call = after(call)) {
        {
            ClientProcess client(folder, withFault(folder, u"kill"_s, call));
            const QString text = QStringLiteral("write %1").arg(call), draft = u"draft of "_s + text;
            (void)client.ask({{u"do"_s, u"resume"_s}});
            if (client.runs() && client.did({{u"do"_s, u"draft"_s}, {u"text"_s, draft}}))
                drafts << draft;
            if (client.runs() && client.did({{u"do"_s, u"comment"_s}, {u"case"_s, m_world.caseId()}, {u"text"_s, text}}))
                durable << text;
            // Until what follows the answer has ended, too.
            survived = client.runs() && client.did({{u"do"_s, u"case"_s}, {u"case"_s, m_world.caseId()}, {u"text"_s, text}});
            kills += survived ? 0 : 1;
        }
        ClientProcess again(folder);
        QVERIFY2(again.did({{u"do"_s, u"resume"_s}}), qPrintable(QString::number(call)));
        QVERIFY(again.ask({{u"do"_s, u"state"_s}})[u"waiting"].toInt() >= durable.size());
        if (!durable.isEmpty())
            QVERIFY2(again.did({{u"do"_s, u"case"_s}, {u"case"_s, m_world.caseId()}, {u"text"_s, durable.last()}}), qPrintable(durable.last()));
        if (!drafts.isEmpty())
            QVERIFY2(again.did({{u"do"_s, u"typed"_s}, {u"text"_s, drafts.last()}}), qPrintable(drafts.last()));
    }
    QVERIFY(survived && kills > 8 && !durable.isEmpty());
    QVERIFY(allArrives(folder));
    QCOMPARE(wrongCounts(durable, u"write "_s), QStringList());
    note(u"client killed inside its writes (start, draft, reply)"_s, u"starts again, nothing kept is lost"_s,
         QStringLiteral("killed in %1 different calls; %2 replies arrived once, %3 drafts are there").arg(kills).arg(durable.size()).arg(drafts.size()));
}

void TestKills::clientWhileItsStoresAreMade_OFF_4()
{
    int kills = 0;
    bool survived = false;
    for (int call = 1; !survived && call < endless; call = after(call)) {
        const QString folder = m_world.path(QStringLiteral("new-%1").arg(call));
        {
            ClientProcess client(folder, withFault(folder, u"kill"_s, call));
            (void)client.ask({{u"do"_s, u"resume"_s}});
            if (client.runs())
                (void)client.ask({{u"do"_s, u"signIn"_s}, {u"service"_s, m_world.service().url().toString()}});
            (void)QTest::qWaitFor([&] { return !client.runs() || client.ask({{u"do"_s, u"state"_s}})[u"cases"].toInt() == FaultWorld::cases; }, patienceMs);
            survived = client.runs();
            kills += survived ? 0 : 1;
        }
        QVERIFY2(allArrives(folder), qPrintable(QString::number(call)));
    }
    QVERIFY(survived && kills > 8);
    note(u"client killed while its stores are made and first filled"_s, u"the next start goes on"_s,
         QStringLiteral("killed in %1 different calls; each time all %2 cases came").arg(kills).arg(FaultWorld::cases));
}

void TestKills::clientWhileItsCacheIsMadeAnew_OFF_4()
{
    const QString prepared = m_world.path(u"damaged"_s), waits = u"waits in the outbox, killed while healing"_s;
    QString cache;
    {
        TestClient client(prepared);
        QVERIFY(m_world.signIn(client, m_world.service().url()));
        client.workspace().sync().setWorkOffline(true);
        QVERIFY(client.comment(m_world.caseId(), words(waits)));
        QVERIFY(client.type(u"draft"_s, u"a draft"_s));
        QDirIterator files(prepared, {u"cache.db"_s}, QDir::Files, QDirIterator::Subdirectories);
        cache = files.next().mid(prepared.size());
    }
    Store::CacheStore::mark(prepared + cache); // as whoever met damage does
    int kills = 0;
    bool survived = false;
    for (int call = 1; !survived && call < endless; call = after(call)) {
        const QString folder = m_world.path(QStringLiteral("healing-%1").arg(call));
        QVERIFY(copyFolder(prepared, folder));
        {
            ClientProcess client(folder, withFault(folder, u"kill"_s, call));
            (void)client.ask({{u"do"_s, u"resume"_s}});
            if (client.runs())
                (void)client.ask({{u"do"_s, u"signIn"_s}, {u"service"_s, m_world.service().url().toString()}});
            (void)QTest::qWaitFor([&] { return !client.runs() || client.ask({{u"do"_s, u"state"_s}})[u"ok"].toBool(); }, patienceMs);
            survived = client.runs();
            kills += survived ? 0 : 1;
        }
        {
            TestClient client(folder);
            QVERIFY2(client.resume(), qPrintable(client.lastError()));
            QCOMPARE(client.typed(u"draft"_s), u"a draft"_s);
            QCOMPARE(client.find({}).size(), FaultWorld::cases); // without the service
            QCOMPARE(bodiesOf(client.detail(m_world.caseId())).value(waits), 1);
        }
        QVERIFY2(allArrives(folder), qPrintable(QString::number(call)));
        TestClient client(folder);
        QVERIFY(client.resume());
        QVERIFY(Store::CacheStore::asidePath(folder + cache).isEmpty());
        QVERIFY(!Store::CacheStore::isMarked(folder + cache));
    }
    QVERIFY(survived && kills > 8);
    QCOMPARE(m_world.bodies().value(waits), 1);
    note(u"client killed while a damaged cache is made anew"_s, u"reading goes on, nothing typed is lost"_s,
         QStringLiteral("killed in %1 different calls; each time all %2 cases readable offline, draft there, reply once, nothing left aside").arg(kills).arg(FaultWorld::cases));
}

void TestKills::serviceAtChanceMoments_OFF_4()
{
    constexpr int rounds = 7;
    TestClient client(m_world.path(u"steady"_s));
    QVERIFY(m_world.signIn(client, m_world.service().url()));
    QFile file(m_world.path(u"log.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("a line of a log\n").repeated(60'000));
    file.close();
    QStringList durable;
    for (int round = 0; round < rounds; ++round) {
        const QString text = QStringLiteral("outage %1").arg(round);
        QVERIFY2(round % 2 ? client.commentWithFile(m_world.caseId(), words(text), file.fileName()) : client.comment(m_world.caseId(), words(text)),
                 qPrintable(client.lastError()));
        durable << text;
        client.syncNow();
        QTest::qWait(int(m_random.bounded(250))); // the chance moment itself
        m_world.service().kill();
        QVERIFY2(m_world.service().start(), qPrintable(m_world.service().error()));
    }
    client.syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(client.waiting(), 0, patienceMs);
    QCOMPARE(wrongCounts(durable, u"outage"_s), QStringList());
    QTRY_COMPARE_WITH_TIMEOUT(client.detail(m_world.caseId()).bundle.attachments.size(), rounds / 2, patienceMs);
    QVERIFY(m_world.verifies());
    note(u"service killed at chance moments"_s, u"every reply and file arrives once"_s,
         QStringLiteral("%1 kills; %2 replies once, %3 files once, verify finds nothing").arg(rounds).arg(durable.size()).arg(rounds / 2));
}

void TestKills::serviceAtEveryWrite_OFF_4_data()
{
    QTest::addColumn<bool>("withFile");
    QTest::newRow("inside the commit of a reply") << false;
    QTest::newRow("inside an upload") << true;
}

void TestKills::serviceAtEveryWrite_OFF_4()
{
    QFETCH(bool, withFile);
    TestClient client(m_world.path(QString(u"calm-"_s + QLatin1StringView(withFile ? "file" : "reply"))));
    QVERIFY(m_world.signIn(client, m_world.service().url()));
    const qsizetype filesBefore = client.detail(m_world.caseId()).bundle.attachments.size();
    ServiceProcess &service = m_world.service();
    QStringList durable;
    int kills = 0, served = 0;
    bool survived = false;
    QVERIFY(service.stop());
    for (int call = 1; !survived && call < endless; call = after(call)) {
        const QString text = QStringLiteral("%1 %2").arg(QLatin1StringView(withFile ? "upload" : "commit")).arg(call);
        QFile file(m_world.path(QString(text + u".txt"_s)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8().repeated(30'000)); // another content each time: it is not stored already
        file.close();
        QVERIFY2(withFile ? client.commentWithFile(m_world.caseId(), words(text), file.fileName()) : client.comment(m_world.caseId(), words(text)),
                 qPrintable(client.lastError()));
        durable << text;
        service.setEnvironment(withFault(service.dataDir(), u"kill"_s, call));
        if (service.start()) {
            ++served;
            client.syncNow();
            QVERIFY(QTest::qWaitFor([&] { return !service.runs() || client.waiting() == 0; }, patienceMs));
        }
        survived = service.runs() && client.waiting() == 0;
        kills += survived ? 0 : 1;
        service.kill();
        service.setEnvironment(QProcessEnvironment::systemEnvironment());
        QVERIFY2(service.start(), qPrintable(service.error()));
        client.syncNow();
        QTRY_COMPARE_WITH_TIMEOUT(client.waiting(), 0, patienceMs);
        QVERIFY(m_world.verifies());
        QVERIFY(service.stop());
    }
    QVERIFY2(service.start(), qPrintable(service.error()));
    QVERIFY(survived && kills > 8 && served > 3);
    QCOMPARE(wrongCounts(durable, QString(durable.first().section(u' ', 0, 0) + u' ')), QStringList());
    if (withFile)
        QTRY_COMPARE_WITH_TIMEOUT(client.detail(m_world.caseId()).bundle.attachments.size(), filesBefore + durable.size(), patienceMs);
    QCOMPARE(client.workspace().sync().state().returned, 0);
    note(QStringLiteral("service killed ") + QString::fromUtf8(QTest::currentDataTag()), u"whole or not at all; arrives once"_s,
         QStringLiteral("killed in %1 different calls, %2 of them before it was ready; %3 arrived once, verify finds nothing each time")
             .arg(kills).arg(kills + 1 - served).arg(durable.size()));
}

void TestKills::serviceWhileItMigrates_OFF_4()
{
    const QString binDir = QStringLiteral(CASEMENT_BIN_DIR);
    const QString old = m_world.path(u"schema-1"_s);
    {
        ServiceProcess made(binDir, old);
        QVERIFY2(made.ctl({u"init"_s}), qPrintable(made.error()));
        QVERIFY(restoreFirstSchema(QString(old + u"/service.db"_s)));
    }
    const QStringList newest = schemaOf(QString(m_world.service().dataDir() + u"/service.db"_s));
    int kills = 0;
    bool survived = false;
    for (int call = 1; !survived && call < endless; call = after(call)) {
        const QString data = m_world.path(QStringLiteral("migrated-%1").arg(call));
        QVERIFY(copyFolder(old, data));
        ServiceProcess service(binDir, data);
        service.setEnvironment(withFault(data, u"kill"_s, call));
        survived = service.start();
        kills += survived ? 0 : 1;
        service.kill();
        service.setEnvironment(QProcessEnvironment::systemEnvironment());
        QVERIFY2(service.start(), qPrintable(service.error()));
        QVERIFY2(service.ctl({u"verify"_s}), qPrintable(service.output()));
        QCOMPARE(schemaOf(QString(data + u"/service.db"_s)).size(), newest.size());
        QVERIFY(service.stop());
    }
    QVERIFY(survived && kills > 8);
    note(u"service killed while it migrates data of 0.1"_s, u"the next start ends the migration"_s,
         QStringLiteral("killed in %1 different calls; migrated, served and verified each time").arg(kills));
}

void TestKills::backupAndRestore_OFF_4()
{
    const QString binDir = QStringLiteral(CASEMENT_BIN_DIR);
    ServiceProcess &service = m_world.service();
    int kills = 0, whole = 0, restoreKills = 0;
    bool survived = false;
    for (int call = 1; !survived && call < endless; call = after(call)) {
        const QString backup = m_world.path(QStringLiteral("backup-%1").arg(call));
        service.setEnvironment(withFault(backup, u"kill"_s, call));
        survived = service.ctl({u"backup"_s, backup});
        kills += survived ? 0 : 1;
        service.setEnvironment(QProcessEnvironment::systemEnvironment());
        ServiceProcess copy(binDir, m_world.path(QStringLiteral("restored-%1").arg(call)));
        if (copy.ctl({u"restore"_s, backup})) {
            ++whole;
            QVERIFY2(copy.ctl({u"verify"_s, u"--deep"_s}), qPrintable(copy.output()));
        } else {
            QVERIFY(!survived);
            QVERIFY2(copy.error().contains(u"not finished"_s), qPrintable(copy.error()));
        }
    }
    QVERIFY(survived && kills > 8);
    const QString backup = m_world.path(u"backup"_s);
    QVERIFY2(service.ctl({u"backup"_s, backup}), qPrintable(service.error()));
    survived = false;
    for (int call = 1; !survived && call < endless; call = after(call)) {
        ServiceProcess copy(binDir, m_world.path(QStringLiteral("again-%1").arg(call)));
        copy.setEnvironment(withFault(copy.dataDir(), u"kill"_s, call));
        survived = copy.ctl({u"restore"_s, backup});
        restoreKills += survived ? 0 : 1;
        copy.setEnvironment(QProcessEnvironment::systemEnvironment());
        const bool serves = copy.start();
        QCOMPARE(serves, QFile::exists(QString(copy.dataDir() + u"/service.db"_s))); // never half of one
        if (serves)
            QVERIFY2(copy.ctl({u"verify"_s, u"--deep"_s}), qPrintable(copy.output()));
    }
    QVERIFY(survived && restoreKills > 3);
    note(u"backup killed"_s, u"no half backup passes for one"_s,
         QStringLiteral("killed in %1 different calls; %2 could be restored and verified, the others are refused as not finished").arg(kills).arg(whole));
    note(u"restore killed"_s, u"no half data are served"_s, QStringLiteral("killed in %1 different calls; started only where whole").arg(restoreKills));
}

QTEST_GUILESS_MAIN(TestKills)
#include "tst_kills.moc"
