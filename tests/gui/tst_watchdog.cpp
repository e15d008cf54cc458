// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/watchdog.h"

#include <QApplication>
#include <QMutex>
#include <QTest>
#include <QTimer>
#include <ctime>

using namespace Casement::App;
using namespace Qt::StringLiterals;

/// So that the stack has its name.
extern "C" Q_DECL_EXPORT Q_NEVER_INLINE void blocksOnPurpose(int ms);

namespace {

qint64 cpuMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
}

} // namespace

extern "C" void blocksOnPurpose(int ms)
{
    for (const qint64 until = cpuMs() + ms; cpuMs() < until;) { }
}

/// The watchdog of the GUI thread: it sees what blocks, and nothing else.
class TestWatchdog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
#ifndef Q_OS_LINUX
        QSKIP("stacks are taken on Linux");
#endif
        const QMutexLocker lock(&m_mutex);
        m_blocks.clear();
    }
    void blockIsToldWithItsStack();
    void manyShortWorksBlockNobody();
    void workBetweenEventsBlocksNobody();

private:
    [[nodiscard]] QList<Watchdog::Block> blocks()
    {
        const QMutexLocker lock(&m_mutex);
        return m_blocks;
    }
    [[nodiscard]] Watchdog::Report keep()
    {
        return [this](const Watchdog::Block &block) {
            const QMutexLocker lock(&m_mutex);
            m_blocks << block;
        };
    }

    QMutex m_mutex;
    QList<Watchdog::Block> m_blocks;
};

void TestWatchdog::blockIsToldWithItsStack()
{
    const Watchdog dog(keep());
    QTimer::singleShot(0, this, [] { blocksOnPurpose(400); });
    QTRY_COMPARE(blocks().size(), 1); // and only once
    QVERIFY(blocks().first().ms >= 50);
    const QString stack = blocks().first().stack.join(u'\n');
    QVERIFY2(stack.contains(u"blocksOnPurpose"_s), qPrintable(stack));
}

void TestWatchdog::manyShortWorksBlockNobody()
{
    const Watchdog dog(keep());
    int done = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&] {
        blocksOnPurpose(8);
        ++done;
    });
    timer.start(0);
    QTRY_VERIFY_WITH_TIMEOUT(done > 40, 30'000);
    QVERIFY2(blocks().isEmpty(), qPrintable(blocks().value(0).stack.join(u'\n')));
}

void TestWatchdog::workBetweenEventsBlocksNobody()
{
    const Watchdog dog(keep());
    bool delivered = false;
    QTimer::singleShot(0, this, [&] { delivered = true; });
    QTRY_VERIFY(delivered);
    blocksOnPurpose(200); // as main() does before the window stands
    QVERIFY(blocks().isEmpty());
}

QTEST_MAIN(TestWatchdog)
#include "tst_watchdog.moc"
