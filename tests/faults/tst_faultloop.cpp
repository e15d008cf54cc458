// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/desk.h"

#include <QRegularExpression>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

using Phase = SyncState::Phase;

namespace {

/// Every way SQLite has to a disk in this process, of client and service alike. The chosen one fails as a bad disk does.
class DiskFaults
{
public:
    static void install()
    {
        sqlite3_vfs *vfs = sqlite3_vfs_find(nullptr);
        const auto replace = [vfs](const char *name, auto function) {
            const auto before = vfs->xGetSystemCall(vfs, name);
            if (before)
                vfs->xSetSystemCall(vfs, name, reinterpret_cast<sqlite3_syscall_ptr>(function));
        };
        replace("open", &DiskFaults::open);
        replace("pread64", &DiskFaults::read);
        replace("pwrite64", &DiskFaults::write);
        replace("pread", &DiskFaults::read);
        replace("pwrite", &DiskFaults::write);
        replace("ftruncate", &DiskFaults::truncate);
    }
    static void arm(int at)
    {
        calls = 0;
        failing = at;
        hit = false;
    }
    /// -> whether one failed since arm().
    static bool disarm()
    {
        failing = 0;
        return hit;
    }

    /// Whether this access is the one.
    static bool fails()
    {
        if (failing == 0 || ++calls != failing)
            return false;
        hit = true;
        errno = EIO;
        return true;
    }
    static inline int calls = 0, failing = 0;
    static inline bool hit = false;

private:
    static int open(const char *path, int flags, int mode) { return fails() ? -1 : ::open(path, flags | O_CLOEXEC, mode); }
    static ssize_t read(int file, void *bytes, size_t size, off64_t at) { return fails() ? -1 : ::pread64(file, bytes, size, at); }
    static ssize_t write(int file, const void *bytes, size_t size, off64_t at) { return fails() ? -1 : ::pwrite64(file, bytes, size, at); }
    static int truncate(int file, off64_t size) { return fails() ? -1 : ::ftruncate64(file, size); }
};

/// What SQLite calls to make its writes durable: fails like the rest, and costs no time else.
int synchronised()
{
    return DiskFaults::fails() ? -1 : 0;
}

int fromEnvironment(const char *name, int otherwise)
{
    const int given = qEnvironmentVariableIntValue(name);
    return given > 0 ? given : otherwise;
}

/// From one access to the next one tried: 1 = every one (CASEMENT_FAULT_EVERY), else so that it ends soon.
int stride() { return fromEnvironment("CASEMENT_FAULT_EVERY", 13); }
/// The whole in pieces: from this access (CASEMENT_FAULT_FROM) to that one (CASEMENT_FAULT_TO).
int firstAccess() { return fromEnvironment("CASEMENT_FAULT_FROM", 1); }
int lastAccess() { return fromEnvironment("CASEMENT_FAULT_TO", 5'000); }

QStringList sorted(const QList<Comment> &comments)
{
    QStringList bodies;
    for (const Comment &comment : comments)
        bodies << comment.body;
    bodies.sort();
    return bodies;
}

} // namespace

extern "C" int fsync(int) { return synchronised(); }
extern "C" int fdatasync(int) { return synchronised(); }

/// Engine, stores and service in one thread, the whole of them: the i-th access to a database or the i-th request fails, for every i
/// until there is none such; each time all that was said must be there once, and both clients must agree.
class TestFaultLoop final : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] bool certainly(Desk &desk, const QString &caseId, const Operation::Act &act, const QList<LocalFile> &files = {});
    void work(int number);
    [[nodiscard]] QString disagreement(int number);

    std::unique_ptr<World> m_world;
    std::unique_ptr<Desk> m_anna, m_erik;
    QString m_case, m_log;
    int m_refused = 0; ///< acts a store could not take, done again by their author

private Q_SLOTS:
    void initTestCase();
    void everyAccessToADatabase_OFF_4();
    void everyRequest_OFF_4_data();
    void everyRequest_OFF_4();
    void whatOpensCanBeWritten_OFF_4();
    void everyAccessOfAStart_OFF_4_data();
    void everyAccessOfAStart_OFF_4();
    void cleanupTestCase();
};

void TestFaultLoop::initTestCase()
{
    DiskFaults::install();
    m_world = std::make_unique<World>();
    m_world->begin();
    for (auto [desk, name] : {std::pair(&m_anna, u"anna"_s), std::pair(&m_erik, u"erik"_s)}) {
        *desk = std::make_unique<Desk>(*m_world, name);
        (*desk)->signIn();
        QCOMPARE((*desk)->engine->state().phase, Phase::Synced);
    }
    m_log = m_world->dir.filePath(u"player.log"_s);
    QFile file(m_log);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(3'000, 'l')) == 3'000);
}

void TestFaultLoop::cleanupTestCase()
{
    for (auto *desk : {&m_anna, &m_erik}) {
        (*desk)->close();
        (*desk)->remote.reset();
    }
    m_anna.reset();
    m_erik.reset();
    m_world.reset();
}

/// As a person does it: what is refused because the disk failed is done again.
bool TestFaultLoop::certainly(Desk &desk, const QString &caseId, const Operation::Act &act, const QList<LocalFile> &files)
{
    for (int attempt = 0; attempt < 3; ++attempt) {
        const auto done = desk.act(caseId, act, files);
        if (done)
            return true;
        if (done.error().code != ErrorCode::Storage)
            qWarning("refused: %s", qPrintable(done.error().detail));
        ++m_refused;
    }
    return false;
}

/// A case with a file, a reply and an escalation by its customer, answered by the engineer, whose numbers make them one of a kind.
void TestFaultLoop::work(int number)
{
    m_case = makeId(m_world->clock, m_world->entropy);
    QVERIFY(certainly(*m_anna, m_case, caseOf(*m_anna, QStringLiteral("number %1").arg(number))));
    const QString fileId = makeId(m_world->clock, m_world->entropy);
    const auto kept = m_anna->outbox->keepFile(m_log, fileId);
    QVERIFY(kept.ok());
    const PostComment comment{QStringLiteral("reply %1").arg(number), Audience::Public, false, {{kept->id, kept->name, kept->mime, kept->size}}};
    QVERIFY(certainly(*m_anna, m_case, comment, {kept.value()}));
    QVERIFY(certainly(*m_anna, m_case, Escalate{u"prolonged"_s, QStringLiteral("escalation %1").arg(number)}));
    m_world->scheduler.advance(10'000);
    // He may not have it yet: then there is no answer.
    const PostComment answer{QStringLiteral("answer %1").arg(number), Audience::Public, true, {}};
    if (const auto answered = m_erik->act(m_case, answer); !answered && answered.error().code == ErrorCode::Storage)
        QVERIFY(certainly(*m_erik, m_case, answer));
    m_world->scheduler.advance(10'000);
}

/// What is not as it must be once all is well again; empty: nothing.
QString TestFaultLoop::disagreement(int number)
{
    for (const Desk *desk : {m_anna.get(), m_erik.get()}) {
        const SyncState state = desk->engine->state();
        if (state.phase != Phase::Synced || state.waiting != 0 || state.returned != 0)
            return QStringLiteral("%1: phase %2, %3 waiting, %4 returned, problem \"%5\"").arg(desk->name).arg(int(state.phase)).arg(state.waiting)
                .arg(state.returned).arg(state.problem.detail);
    }
    const CaseDetail hers = m_anna->detail(m_case), his = m_erik->detail(m_case);
    if (!hers.whole || !his.whole || hers.pending != Pending::None || !hers.pendingIds.isEmpty() || hers.bundle.record.number.isEmpty())
        return u"the case is not whole or not confirmed"_s;
    if (hers.bundle.record != his.bundle.record)
        return u"the two hold different records"_s;
    QStringList expected{QStringLiteral("answer %1").arg(number), QStringLiteral("reply %1").arg(number)};
    if (!sorted(his.bundle.comments).contains(expected.first()))
        expected.removeFirst(); // he had not seen the case in time
    if (sorted(hers.bundle.comments) != expected || sorted(his.bundle.comments) != expected)
        return QString(u"comments: "_s + sorted(hers.bundle.comments).join(u", "_s) + u"; "_s + sorted(his.bundle.comments).join(u", "_s));
    if (hers.bundle.rounds.size() != 1 || hers.bundle.attachments.size() != 1 || his.bundle.attachments.size() != 1)
        return QStringLiteral("%1 rounds, %2 and %3 files").arg(hers.bundle.rounds.size()).arg(hers.bundle.attachments.size()).arg(his.bundle.attachments.size());
    return {};
}

void TestFaultLoop::everyAccessToADatabase_OFF_4()
{
    int number = firstAccess(), rounds = 0;
    for (bool hit = true; hit && number <= lastAccess(); number += stride(), ++rounds) {
        QVERIFY2(number < 5'000, "the accesses never end");
        DiskFaults::arm(number);
        work(number);
        hit = DiskFaults::disarm();
        if (QTest::currentTestFailed())
            return qWarning("at access %d", number);
        m_world->scheduler.advance(70'000);
        const QString wrong = disagreement(number);
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("access %1: %2").arg(number).arg(wrong)));
    }
    QVERIFY(firstAccess() > 1 || number > 100);
    QCOMPARE(m_anna->cases(), rounds);
    QCOMPARE(m_erik->cases(), rounds);
    std::printf("fault | access i to any database fails, for every %d. i | all once, both clients equal | %d rounds, i from %d to %d; %d acts refused and done again\n",
                stride(), rounds, firstAccess(), number - stride(), m_refused);
}

void TestFaultLoop::everyRequest_OFF_4_data()
{
    QTest::addColumn<bool>("unseen");
    QTest::newRow("never arrives") << true;
    QTest::newRow("has its answer lost") << false;
}

void TestFaultLoop::everyRequest_OFF_4()
{
    QFETCH(bool, unseen);
    int total = 0;
    for (Desk *desk : {m_anna.get(), m_erik.get()}) {
        desk->transport.failsUnseen = unseen;
        int number = 1;
        for (bool hit = true; hit; ++number) {
            QVERIFY2(number < 500, "the requests never end");
            desk->transport.failingRequest = number;
            work(10'000 + number);
            hit = desk->transport.failingRequest == 0;
            desk->transport.failingRequest = 0;
            if (QTest::currentTestFailed())
                return qWarning("at request %d of %s", number, qPrintable(desk->name));
            m_world->scheduler.advance(70'000);
            const QString wrong = disagreement(10'000 + number);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("request %1 of %2: %3").arg(number).arg(desk->name, wrong)));
        }
        QVERIFY(number > 5);
        total += number - 1;
    }
    std::printf("fault | request i %s, for every i of both clients | all once, both clients equal | %d requests\n", QTest::currentDataTag(), total);
}

/// SQLite opens a file for reading where it cannot open it for writing: all that is written later would fail.
void TestFaultLoop::whatOpensCanBeWritten_OFF_4()
{
    const QString path = m_world->dir.filePath(u"one.db"_s);
    {
        const auto made = Sql::Database::open(path, {});
        made.value()->run(u"CREATE TABLE one (a INTEGER)"_s);
        QVERIFY(made.value()->check().ok());
    }
    int number = 1, refused = 0;
    for (bool hit = true; hit; ++number) {
        DiskFaults::arm(number);
        const auto opened = Sql::Database::open(path, {});
        hit = DiskFaults::disarm();
        refused += opened ? 0 : 1;
        if (!opened)
            continue;
        opened.value()->run(u"INSERT INTO one VALUES (1)"_s);
        QVERIFY2(opened.value()->check().ok(), qPrintable(QString::number(number)));
    }
    QVERIFY(refused > 1);
    std::printf("fault | access i fails while a database is opened, for every i | refused, or can be written | %d accesses, %d refused\n", number - 1, refused);
}

void TestFaultLoop::everyAccessOfAStart_OFF_4_data()
{
    QTest::addColumn<bool>("ofService");
    QTest::newRow("client") << false;
    QTest::newRow("service") << true;
}

void TestFaultLoop::everyAccessOfAStart_OFF_4()
{
    QFETCH(bool, ofService);
    int number = firstAccess();
    int refused = 0;
    for (bool hit = true; hit && number <= lastAccess(); number += stride()) {
        QVERIFY2(number < 2'000, "the accesses never end");
        m_anna->online(false);
        QVERIFY(m_anna->act(m_case, PostComment{QStringLiteral("%1 start %2").arg(QLatin1StringView(QTest::currentDataTag())).arg(number), Audience::Public, false, {}}).ok());
        if (ofService) {
            m_erik->online(false);
            DiskFaults::arm(number);
            const auto opened = m_world->tryToOpen();
            hit = DiskFaults::disarm();
            refused += opened ? 0 : 1;
            // A failing read can look like damage: told so, nothing is touched, and the next start finds all well.
            QVERIFY2(opened || opened.error().code == ErrorCode::Storage || (hit && opened.error().code == ErrorCode::Corrupt),
                     opened ? "" : qPrintable(opened.error().detail));
            if (!opened)
                m_world->open();
            m_erik->online(true);
        } else {
            m_anna->close();
            DiskFaults::arm(number);
            Result<void> started = m_anna->tryToOpen();
            if (started)
                started = m_anna->tryToStart();
            hit = DiskFaults::disarm();
            refused += started ? 0 : 1;
            QVERIFY(started || !started.error().detail.isEmpty()); // a failing read can look like damage; the file is left alone then
            if (!started)
                m_anna->restart();
        }
        m_anna->online(true);
        m_world->scheduler.advance(70'000);
        QVERIFY2(m_anna->engine->state().waiting == 0, qPrintable(QStringLiteral("access %1: %2").arg(number).arg(m_anna->engine->state().problem.detail)));
        const QString last = QStringLiteral("%1 start %2").arg(QLatin1StringView(QTest::currentDataTag())).arg(number);
        QCOMPARE(sorted(m_anna->detail(m_case).bundle.comments).count(last), 1);
        QCOMPARE(sorted(m_erik->detail(m_case).bundle.comments), sorted(m_anna->detail(m_case).bundle.comments));
    }
    std::printf("fault | access i fails while the %s starts, for every %d. i | starts, or is told and starts the next time | i up to %d; %d starts refused\n",
                QTest::currentDataTag(), stride(), number - stride(), refused);
}

QTEST_GUILESS_MAIN(TestFaultLoop)
#include "tst_faultloop.moc"
