// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/watchdog.h"

#include <QMetaObject>

#if defined(Q_OS_LINUX) && __has_include(<execinfo.h>)
#define CASEMENT_STACKS 1
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <cxxabi.h>
#include <dlfcn.h>
#include <execinfo.h>
#include <pthread.h>
#include <semaphore.h>
#endif

using namespace Qt::StringLiterals;

namespace Casement::App {

#ifdef CASEMENT_STACKS

namespace {

constexpr unsigned long lookEveryMs = 10;
constexpr int mostFrames = 96;

// What the signal's handler may touch: one sample at a time, taken by the only watchdog.
void *frames[mostFrames];
int frameCount = 0;
sem_t sampled;

int sampleSignal() { return SIGRTMIN + 5; }

void takeSample(int)
{
    const int before = errno;
    frameCount = backtrace(frames, mostFrames);
    sem_post(&sampled);
    errno = before;
}

QString nameOf(void *address)
{
    Dl_info info{};
    if (dladdr(address, &info) == 0)
        return u"?"_s;
    if (info.dli_sname) {
        int status = 0;
        const std::unique_ptr<char, decltype(&std::free)> plain(abi::__cxa_demangle(info.dli_sname, nullptr, nullptr, &status), &std::free);
        return QString::fromUtf8(plain ? plain.get() : info.dli_sname);
    }
    // For addr2line -e: not every function has its name in the program.
    return u"%1+0x%2"_s.arg(QString::fromLocal8Bit(info.dli_fname)).arg(quintptr(address) - quintptr(info.dli_fbase), 0, 16);
}

} // namespace

struct Watchdog::Watched
{
    QObject ear; ///< lives on the watched thread; what is queued for it shows whether events are taken
    pthread_t thread = pthread_self();
    clockid_t clock = CLOCK_THREAD_CPUTIME_ID;

    Watched()
    {
        pthread_getcpuclockid(thread, &clock);
        void *warm[1]; // the first call loads a library, which a handler must not
        (void)backtrace(warm, 1);
        sem_init(&sampled, 0, 0);
        struct sigaction action{};
        action.sa_handler = takeSample;
        action.sa_flags = SA_RESTART;
        sigaction(sampleSignal(), &action, nullptr);
    }

    [[nodiscard]] qint64 cpuMs() const
    {
        timespec time{};
        clock_gettime(clock, &time);
        return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
    }

    /// False: the thread did not answer, which a starved one may not.
    [[nodiscard]] bool sample() const
    {
        if (pthread_kill(thread, sampleSignal()) != 0)
            return false;
        timespec until{};
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_sec += 2;
        while (sem_timedwait(&sampled, &until) != 0) {
            if (errno != EINTR)
                return false;
        }
        return true;
    }

    /// Whether the sample was taken while an event was delivered: a test's own work between events blocks nobody.
    [[nodiscard]] static bool isDelivering()
    {
        static void *const deliver = dlsym(RTLD_DEFAULT, "_ZN16QCoreApplication15notifyInternal2EP7QObjectP6QEvent");
        for (int i = 0; deliver && i < frameCount; ++i) {
            Dl_info info{};
            if (dladdr(frames[i], &info) != 0 && info.dli_saddr == deliver)
                return true;
        }
        return !deliver;
    }
};

Watchdog::Watchdog(Report report, int limitMs, QObject *parent)
    : QThread(parent)
    , m_report(std::move(report))
    , m_limitMs(limitMs)
    , m_watched(std::make_unique<Watched>())
{
    setObjectName(u"watchdog"_s);
    start();
}

void Watchdog::run()
{
    qint64 last = m_watched->cpuMs(), since = last;
    bool told = false;
    while (!isInterruptionRequested()) {
        msleep(lookEveryMs);
        const qint64 now = m_watched->cpuMs();
        if (now == std::exchange(last, now))
            continue; // it waits, for events or for the processor
        if (m_answered.exchange(false)) {
            since = now;
            told = false;
            QMetaObject::invokeMethod(&m_watched->ear, [this] { m_answered = true; }, Qt::QueuedConnection);
            continue;
        }
        if (told || !m_watched->sample())
            continue;
        if (!Watched::isDelivering()) {
            since = now;
        } else if (now - since >= m_limitMs) {
            told = true;
            Block block{int(now - since), {}};
            for (int i = 2; i < frameCount; ++i) // the handler and what called it aside
                block.stack << nameOf(frames[i]);
            m_report(block);
        }
    }
}

#else

struct Watchdog::Watched
{
};

Watchdog::Watchdog(Report report, int limitMs, QObject *parent)
    : QThread(parent)
    , m_report(std::move(report))
    , m_limitMs(limitMs)
{
}

void Watchdog::run() {}

#endif

Watchdog::~Watchdog()
{
    requestInterruption();
    wait();
}

} // namespace Casement::App
