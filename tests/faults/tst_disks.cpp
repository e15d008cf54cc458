// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/clientprocess.h"
#include "tests/faults/faultworld.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

using Phase = SyncState::Phase;

namespace {

constexpr int patienceMs = 60'000;

bool writeWhole(const char *path, const QByteArray &text)
{
    const int file = ::open(path, O_WRONLY | O_CLOEXEC);
    const bool fine = file >= 0 && ::write(file, text.constData(), size_t(text.size())) == text.size();
    if (file >= 0)
        ::close(file);
    return fine;
}

/// Mounts of this process and its children only; as another user's root where that is allowed. Before the first thread.
QString ownMounts()
{
    const uid_t user = ::getuid();
    const gid_t group = ::getgid();
    if (::unshare(CLONE_NEWNS) != 0) {
        if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
            return u"mounting is not allowed here (neither as root nor in a user namespace)"_s;
        writeWhole("/proc/self/setgroups", "deny");
        if (!writeWhole("/proc/self/uid_map", "0 " + QByteArray::number(user) + " 1") || !writeWhole("/proc/self/gid_map", "0 " + QByteArray::number(group) + " 1"))
            return u"this user cannot be mapped to root of a namespace"_s;
    }
    if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return u"mounts cannot be made private here"_s;
    return {};
}

/// A disk of so many bytes in memory, that can be filled and made read only.
class SmallDisk
{
public:
    SmallDisk(const QString &path, qint64 bytes) : m_path(path)
    {
        QDir().mkpath(path);
        const QByteArray options = "size=" + QByteArray::number(bytes);
        m_mounted = ::mount("tmpfs", QFile::encodeName(path).constData(), "tmpfs", 0, options.constData()) == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(QFile::encodeName(m_path).constData(), MNT_DETACH);
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)
    [[nodiscard]] bool isMounted() const { return m_mounted; }
    [[nodiscard]] QString path(const QString &name) const { return QString(m_path + u'/' + name); }
    /// To the last byte.
    void fill() const
    {
        QFile file(path(u"filler"_s));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
            return;
        for (qint64 piece = 1 << 16; piece > 0;) {
            if (file.write(QByteArray(piece, 'x')) < piece)
                piece /= 4;
        }
    }
    void free() const { QFile::remove(path(u"filler"_s)); }
    [[nodiscard]] bool setReadOnly(bool yes) const
    {
        return ::mount(nullptr, QFile::encodeName(m_path).constData(), nullptr, MS_REMOUNT | (yes ? MS_RDONLY : 0), nullptr) == 0;
    }

private:
    QString m_path;
    bool m_mounted = false;
};

/// Destroys the middle third of a database's pages; the first, with the header, stays.
bool damage(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return false;
    const qint64 page = 4096, pages = file.size() / page;
    for (qint64 number = std::max<qint64>(pages / 3, 1); number < std::max<qint64>(pages * 2 / 3, 2); ++number) {
        if (!file.seek(number * page) || file.write(QByteArray(page, 'x')) != page)
            return false;
    }
    return true;
}

/// Destroys every third page of a table in a file that is in use.
bool damageTable(const QString &path, const QString &table)
{
    QList<qint64> pages;
    {
        const auto database = std::move(Sql::Database::open(path, {})).value();
        database->run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s).next();
        Sql::Query query = database->run(u"SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno"_s, {table});
        while (query.next())
            pages << query.integer(0);
    }
    QFile file(path);
    if (pages.size() < 3 || !file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return false;
    for (qsizetype i = 0; i < pages.size(); i += 3) {
        if (!file.seek((pages.at(i) - 1) * 4096) || file.write(QByteArray(4096, 'x')) != 4096)
            return false;
    }
    return true;
}

QString found(const QString &folder, const QString &name)
{
    QDirIterator files(folder, {name}, QDir::Files, QDirIterator::Subdirectories);
    return files.hasNext() ? files.next() : QString();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString mounting; ///< why not, where it is not possible

} // namespace

/// Disks that are full, read only or damaged, under real programs.
class TestDisks final : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] bool inStep(TestClient &client);
    [[nodiscard]] int status(const QString &path);

    FaultWorld m_world;

private Q_SLOTS:
    void initTestCase();
    void clientDiskFull_OFF_4();
    void serviceDiskFull_OFF_4();
    void readOnlyFolders_OFF_4();
    void damagedCacheIsFilledAgain_OFF_4_data();
    void damagedCacheIsFilledAgain_OFF_4();
    void cacheDamagedInUseIsMadeAnew_OFF_4_data();
    void cacheDamagedInUseIsMadeAnew_OFF_4();
    void damagedOutboxIsLeftAlone_OFF_4();
    void damagedServiceDatabaseIsTold_OFF_4();
    void twoClientsOnOneStore_OFF_4();
    void cleanupTestCase();
};

void TestDisks::initTestCase()
{
    QVERIFY(m_world.begin());
}

void TestDisks::cleanupTestCase()
{
    QVERIFY(m_world.verifies());
    printTable();
}

bool TestDisks::inStep(TestClient &client)
{
    client.syncNow();
    return QTest::qWaitFor([&] {
        const SyncState state = client.workspace().sync().state();
        return client.waiting() == 0 && state.phase == Phase::Synced && state.problem.detail.isEmpty();
    }, patienceMs);
}

int TestDisks::status(const QString &path)
{
    QNetworkAccessManager network;
    QUrl url = m_world.service().url();
    url.setPath(path);
    const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(url)));
    (void)QTest::qWaitFor([&] { return reply->isFinished(); }, patienceMs);
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

void TestDisks::clientDiskFull_OFF_4()
{
    if (!mounting.isEmpty())
        QSKIP(qPrintable(mounting));
    const SmallDisk disk(m_world.path(u"client-disk"_s), 12 << 20);
    QVERIFY(disk.isMounted());
    TestClient client(disk.path(u"data"_s)), engineer(m_world.path(u"engineer"_s));
    QVERIFY(m_world.signIn(client, m_world.service().url()));
    QVERIFY2(engineer.signInOk(m_world.service().url(), FaultWorld::engineer, FaultWorld::password), qPrintable(engineer.lastError()));
    QTRY_COMPARE_WITH_TIMEOUT(engineer.find({}).size(), FaultWorld::cases, patienceMs);
    disk.fill();
    QStringList accepted, refused;
    QString told;
    for (int i = 0; i < 12; ++i) {
        const QString text = QStringLiteral("on a full disk %1 ").arg(i).leftJustified(30'000, u'.');
        if (client.comment(m_world.caseId(), words(text))) {
            accepted << text;
        } else {
            refused << text;
            told = client.lastError();
        }
    }
    QVERIFY(!refused.isEmpty());
    QVERIFY2(told.contains(u"free some space"_s), qPrintable(told));
    const QString typed = QString(u"typed on a full disk "_s).leftJustified(200'000, u'.');
    QVERIFY(client.type(u"draft"_s, typed)); // kept in memory until there is room
    const QString log = m_world.path(u"some.log"_s);
    QVERIFY(QFile(log).open(QIODevice::WriteOnly) && QFile::resize(log, 400'000));
    QVERIFY(!client.commentWithFile(m_world.caseId(), words(u"with a file"_s), log));
    QVERIFY2(client.lastError().contains(u"free some space"_s), qPrintable(client.lastError()));
    QString news;
    for (int i = 0; i < 12; ++i) { // more than there is room for
        news = QStringLiteral("news for a full disk %1 ").arg(i).leftJustified(30'000, u'.');
        QVERIFY2(engineer.comment(m_world.caseId(), {news, Audience::Public, true, {}}), qPrintable(engineer.lastError()));
    }
    client.syncNow();
    QTRY_VERIFY_WITH_TIMEOUT(client.workspace().sync().state().problem.code == ErrorCode::Storage, patienceMs);
    QCOMPARE(client.find({}).size(), FaultWorld::cases); // reading goes on
    disk.free();
    QVERIFY(inStep(client));
    QVERIFY(client.type(u"other"_s, u"x"_s)); // takes along what could not be written
    {
        const auto bodies = m_world.bodies();
        for (const QString &text : accepted)
            QCOMPARE(bodies.value(text), 1);
        for (const QString &text : refused)
            QCOMPARE(bodies.value(text), 0);
        QCOMPARE(bodies.value(u"with a file"_s), 0);
    }
    QTRY_COMPARE_WITH_TIMEOUT(bodiesOf(client.detail(m_world.caseId())).value(news), 1, patienceMs);
    QCOMPARE(client.typed(u"draft"_s), typed);
    note(u"client's disk full"_s, u"refused in clear words or kept; heals with space"_s,
         QStringLiteral("%1 replies kept and sent once, %2 refused (\"free some space\"), draft kept, cases readable, then in step")
             .arg(accepted.size()).arg(refused.size()));
}

void TestDisks::serviceDiskFull_OFF_4()
{
    if (!mounting.isEmpty())
        QSKIP(qPrintable(mounting));
    const SmallDisk disk(m_world.path(u"service-disk"_s), 16 << 20);
    QVERIFY(disk.isMounted());
    FaultWorld world(disk.path(u"service"_s));
    QVERIFY(world.begin());
    TestClient client(world.path(u"client"_s));
    QVERIFY(world.signIn(client, world.service().url()));
    disk.fill();
    const QString log = world.path(u"big.log"_s);
    QVERIFY(QFile(log).open(QIODevice::WriteOnly) && QFile::resize(log, 2 << 20));
    QStringList sent;
    for (int i = 0; i < 20; ++i)
        sent << QStringLiteral("to a full service %1 ").arg(i).leftJustified(30'000, u'.');
    for (const QString &text : sent)
        QVERIFY2(client.comment(world.caseId(), words(text)), qPrintable(client.lastError()));
    QVERIFY2(client.commentWithFile(world.caseId(), words(u"with a big file"_s), log), qPrintable(client.lastError()));
    QTRY_VERIFY_WITH_TIMEOUT(!client.workspace().sync().state().problem.detail.isEmpty(), patienceMs);
    const QString told = client.workspace().sync().state().problem.detail;
    QVERIFY(client.waiting() > 0);
    QCOMPARE(client.workspace().sync().state().returned, 0);
    disk.free();
    client.syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(client.waiting(), 0, patienceMs);
    QCOMPARE(client.workspace().sync().state().returned, 0);
    {
        const auto bodies = world.bodies();
        for (const QString &text : sent)
            QCOMPARE(bodies.value(text), 1);
        QCOMPARE(bodies.value(u"with a big file"_s), 1);
    }
    QVERIFY(world.verifies());
    QVERIFY(world.service().stop());
    note(u"service's disk full"_s, u"work waits in the client, then arrives once"_s,
         QStringLiteral("told \"%1\"; %2 replies and a file of 2 MiB arrived once, verify finds nothing").arg(told).arg(sent.size() + 1));
}

void TestDisks::readOnlyFolders_OFF_4()
{
    if (!mounting.isEmpty())
        QSKIP(qPrintable(mounting));
    const SmallDisk disk(m_world.path(u"stiff-disk"_s), 24 << 20);
    QVERIFY(disk.isMounted());
    {
        TestClient client(disk.path(u"data"_s));
        QVERIFY(m_world.signIn(client, m_world.service().url()));
    }
    ServiceProcess service(QStringLiteral(CASEMENT_BIN_DIR), disk.path(u"service"_s));
    QVERIFY2(service.ctl({u"init"_s}), qPrintable(service.error()));
    QVERIFY(disk.setReadOnly(true));
    QString told;
    {
        TestClient client(disk.path(u"data"_s));
        QVERIFY(!client.resume());
        told = client.lastError();
        QVERIFY2(told.contains(u"cannot write"_s) && told.contains(u"permissions"_s), qPrintable(told));
    }
    QVERIFY(!service.start());
    QVERIFY2(service.error().contains(u"writable"_s), qPrintable(service.error()));
    QVERIFY(disk.setReadOnly(false));
    TestClient client(disk.path(u"data"_s));
    QVERIFY2(client.resume(), qPrintable(client.lastError()));
    QCOMPARE(client.find({}).size(), FaultWorld::cases);
    QVERIFY2(service.start(), qPrintable(service.error()));
    QVERIFY(service.stop());
    note(u"client's and service's folders read only"_s, u"refused with what to do, nothing changed"_s, QStringLiteral("told \"%1\"; afterwards all is there").arg(told));
}

void TestDisks::damagedCacheIsFilledAgain_OFF_4_data()
{
    QTest::addColumn<bool>("killed");
    QTest::newRow("after a kill") << true;
    QTest::newRow("after a clean end") << false;
}

void TestDisks::damagedCacheIsFilledAgain_OFF_4()
{
    QFETCH(bool, killed);
    const QString folder = m_world.path(killed ? u"damaged-killed"_s : u"damaged-clean"_s);
    const QString waits = QString(u"waits in the outbox, "_s + QString::fromUtf8(QTest::currentDataTag()));
    {
        TestClient first(folder);
        QVERIFY(m_world.signIn(first, m_world.service().url()));
    }
    {
        ClientProcess client(folder);
        QVERIFY(client.did({{u"do"_s, u"resume"_s}}));
        QVERIFY(client.did({{u"do"_s, u"comment"_s}, {u"case"_s, m_world.caseId()}, {u"text"_s, waits}}));
        if (killed)
            client.kill();
        else
            QVERIFY(client.end());
    }
    QVERIFY(damage(found(folder, u"cache.db"_s)));
    QFile::remove(QString(found(folder, u"cache.db"_s) + u"-wal"_s));
    QString told;
    for (int start = 0; start < 2; ++start) { // the damage may be met by reading only: then the next start knows
        TestClient client(folder);
        QVERIFY2(client.resume(), qPrintable(client.lastError()));
        if (start == 0 && !killed) {
            for (const CaseSummary &row : client.find({}))
                (void)client.detail(row.record.id);
            (void)client.search(u"question"_s);
        }
    }
    QVERIFY(!found(folder, u"cache.db.corrupt-*"_s).isEmpty());
    TestClient client(folder);
    QVERIFY2(client.resume(), qPrintable(client.lastError()));
    QCOMPARE(client.waiting(), 1); // what exists nowhere else is untouched
    QVERIFY(m_world.signIn(client, m_world.service().url()));
    QTRY_COMPARE_WITH_TIMEOUT(client.waiting(), 0, patienceMs);
    QCOMPARE(m_world.bodies().value(waits), 1);
    QTRY_COMPARE_WITH_TIMEOUT(bodiesOf(client.detail(m_world.caseId())).value(waits), 1, patienceMs);
    note(QString(u"pages of cache.db damaged "_s + QString::fromUtf8(QTest::currentDataTag())), u"put aside and filled again"_s,
         QStringLiteral("put aside; all %1 cases back, the waiting reply sent once").arg(FaultWorld::cases));
}

void TestDisks::cacheDamagedInUseIsMadeAnew_OFF_4_data()
{
    QTest::addColumn<QString>("table");
    QTest::newRow("conversations, met by opening cases") << u"comment"_s;
    QTest::newRow("cases, met by lists") << u"case_row"_s;
    QTest::newRow("search index, met by searching") << u"entry_index_data"_s;
}

/// The client goes on under its windows: what can be read stays, what was typed waits, the rest comes anew.
void TestDisks::cacheDamagedInUseIsMadeAnew_OFF_4()
{
    QFETCH(QString, table);
    FaultWorld world;
    QVERIFY(world.begin());
    const QString folder = world.path(u"in-use"_s), tag = QString::fromUtf8(QTest::currentDataTag());
    TestClient client(folder);
    QVERIFY(world.signIn(client, world.service().url()));
    const QList<CaseSummary> before = client.find({});
    for (int i = 0; i < 5 * FaultWorld::cases; ++i)
        QVERIFY(client.comment(before.at(i % FaultWorld::cases).record.id, words(QStringLiteral("answer%1 ").arg(i).leftJustified(2'000, u'.'))));
    OpenCase draft;
    draft.accountId = before.first().record.accountId;
    draft.contactId = client.workspace().profile().personId;
    draft.type = u"technicalIssue"_s;
    draft.severity = u"s3"_s;
    const auto &product = client.workspace().definition().products.first();
    draft.product = product.id;
    draft.fields = {{u"feature"_s, product.features.first().id}, {u"productType"_s, product.features.first().types.first().id}};
    draft.description = QString(2'000, u'd');
    for (int i = 0; i < 40; ++i) {
        draft.subject = QStringLiteral("more %1").arg(i);
        QVERIFY2(!client.open(draft).isEmpty(), qPrintable(client.lastError()));
    }
    QVERIFY(inStep(client));
    QTRY_COMPARE_WITH_TIMEOUT(client.find({}).size(), FaultWorld::cases + 40, patienceMs);
    const qsizetype all = client.find({}).size();
    QVERIFY(inStep(client));
    client.workspace().sync().setWorkOffline(true);
    QVERIFY(client.type(u"reply/x"_s, u"a draft"_s));
    QVERIFY(client.comment(world.caseId(), words(u"waits"_s)));

    QVERIFY(damageTable(found(folder, u"cache.db"_s), table));
    QObject guard;
    QList<Error> told;
    connect(&client.workspace().sync(), &SyncControl::cacheProblem, &guard, [&told](const Error &error) { told << error; });
    const auto look = [&] {
        for (const CaseSummary &row : client.find({}))
            (void)client.detail(row.record.id);
        (void)client.search(u"answer"_s);
        return !told.isEmpty();
    };
    QVERIFY(QTest::qWaitFor(look, patienceMs));
    QCOMPARE(told.first().code, ErrorCode::Corrupt);
    QVERIFY(!found(folder, u"cache.db.corrupt-*"_s).isEmpty());
    const qsizetype readable = client.find({}).size(); // offline
    QVERIFY2(readable >= all / 3, qPrintable(QString::number(readable)));
    QVERIFY(!client.search(u"answer"_s).isEmpty());
    QVERIFY(client.workspace().sync().state().healing);
    QCOMPARE(client.typed(u"reply/x"_s), u"a draft"_s);
    QCOMPARE(client.waiting(), 1);
    QVERIFY2(client.comment(client.find({}).first().record.id, words(u"written while it heals"_s)), qPrintable(client.lastError()));

    client.workspace().sync().setWorkOffline(false);
    QVERIFY(inStep(client));
    QTRY_VERIFY_WITH_TIMEOUT(!client.workspace().sync().state().healing, patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(client.find({}).size(), all, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(found(folder, u"cache.db.corrupt-*"_s).isEmpty(), patienceMs);
    const auto bodies = world.bodies();
    QCOMPARE(bodies.value(u"waits"_s), 1);
    QCOMPARE(bodies.value(u"written while it heals"_s), 1);
    int comments = 0;
    for (const CaseSummary &row : client.find({})) {
        const CaseDetail detail = client.detail(row.record.id);
        QVERIFY(detail.whole);
        comments += int(detail.bundle.comments.size());
    }
    QCOMPARE(comments, int(bodies.size()));
    QCOMPARE(told.size(), 1);
    note(QString(u"pages of cache.db damaged while the client runs: "_s + tag), u"made anew under the windows, nothing typed is lost"_s,
         QStringLiteral("%1 of %2 cases readable offline at once; draft and 2 replies kept, sent once; all %2 whole afterwards").arg(readable).arg(all));
}

void TestDisks::damagedOutboxIsLeftAlone_OFF_4()
{
    const QString folder = m_world.path(u"damaged-outbox"_s);
    {
        TestClient first(folder);
        QVERIFY(m_world.signIn(first, m_world.service().url()));
        for (int i = 0; i < 20; ++i) // more than a page or two
            QVERIFY(first.type(QStringLiteral("draft %1").arg(i), QString(2000, u'd')));
    }
    const QString outbox = found(folder, u"outbox.db"_s);
    QVERIFY(damage(outbox));
    const QByteArray before = contentOf(outbox);
    TestClient client(folder);
    QVERIFY(!client.resume());
    QVERIFY2(client.lastError().contains(u"left untouched"_s) && client.lastError().contains(u"keep a copy"_s), qPrintable(client.lastError()));
    QVERIFY(contentOf(outbox) == before);
    note(u"pages of outbox.db damaged"_s, u"left alone and told"_s, QStringLiteral("told \"%1\"; not a byte changed").arg(client.lastError()));
}

void TestDisks::damagedServiceDatabaseIsTold_OFF_4()
{
    FaultWorld world;
    QVERIFY(world.begin());
    QCOMPARE(status(u"/readyz"_s), 200); // the other service
    TestClient client(world.path(u"client"_s));
    QVERIFY(world.signIn(client, world.service().url()));
    QVERIFY(world.service().stop());
    const QString database = QString(world.service().dataDir() + u"/service.db"_s);
    const QByteArray sound = contentOf(database);
    QVERIFY(damage(database));
    QVERIFY(!world.service().ctl({u"verify"_s}));
    const QString told = QString(world.service().output() + world.service().error()).simplified();
    QVERIFY2(told.contains(u"damaged"_s), qPrintable(told));
    // It refuses to start, or says that it is not ready; it never answers as if its data were whole.
    QString happened = u"refuses to start"_s;
    if (world.service().start()) {
        QNetworkAccessManager network;
        QUrl url = world.service().url();
        url.setPath(u"/readyz"_s);
        const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(url)));
        QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), patienceMs);
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 503);
        const QByteArray body = reply->readAll();
        QVERIFY2(body.contains("damaged"), body.constData());
        happened = u"/readyz 503"_s;
        world.service().kill();
    } else {
        QVERIFY2(world.service().error().contains(u"damaged"_s), qPrintable(world.service().error()));
    }
    QVERIFY(client.comment(world.caseId(), words(u"while it is damaged"_s)));
    QCOMPARE(client.find({}).size(), FaultWorld::cases);
    QFile file(database);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(sound) == sound.size());
    file.close();
    for (const QString &rest : {u"-wal"_s, u"-shm"_s})
        QFile::remove(QString(database + rest));
    QVERIFY2(world.service().start(), qPrintable(world.service().error()));
    QVERIFY(inStep(client));
    QCOMPARE(world.bodies().value(u"while it is damaged"_s), 1);
    note(u"pages of service.db damaged"_s, u"told, never served as whole"_s, QString(happened + u"; verify: \""_s + told.left(90) + u"...\"; put back, all arrives once"_s));
}

void TestDisks::twoClientsOnOneStore_OFF_4()
{
    const QString folder = m_world.path(u"shared"_s);
    {
        TestClient first(folder);
        QVERIFY(m_world.signIn(first, m_world.service().url()));
    }
    ClientProcess first(folder);
    QVERIFY(first.did({{u"do"_s, u"resume"_s}}));
    {
        ClientProcess second(folder);
        const QJsonObject answer = second.ask({{u"do"_s, u"resume"_s}});
        QCOMPARE(answer[u"ok"].toBool(), false);
        QVERIFY2(answer[u"error"].toString().contains(u"already running"_s), qPrintable(answer[u"error"].toString()));
        QVERIFY(first.did({{u"do"_s, u"draft"_s}, {u"text"_s, u"the first goes on"_s}}));
        note(u"two clients on one folder"_s, u"the second is refused, the first goes on"_s, QStringLiteral("told \"%1\"").arg(answer[u"error"].toString()));
    }
    first.kill();
    ClientProcess third(folder); // the lock of a killed one holds nobody up
    QVERIFY(third.did({{u"do"_s, u"resume"_s}}));
    QVERIFY(third.did({{u"do"_s, u"typed"_s}, {u"text"_s, u"the first goes on"_s}}));
}

int main(int argc, char *argv[])
{
    mounting = ownMounts();
    QCoreApplication app(argc, argv);
    TestDisks test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_disks.moc"
