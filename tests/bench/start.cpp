// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/clientbench.h"
#include "tests/bench/openwindow.h"

#include <QApplication>
#include <QProcess>
#include <chrono>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace Casement::Bench {

namespace {

using Clock = std::chrono::steady_clock;

struct Child
{
    double milliseconds = 0; ///< from its start to painted
    double bytes = 0;        ///< resident, when all it had begun was done
};

/// This program once more, as a process of its own: "empty", or the data folder of a client.
Child startChild(const QString &what)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const auto began = Clock::now();
    process.start(QCoreApplication::applicationFilePath(), {u"window"_s, what});
    Child child;
    while (process.state() != QProcess::NotRunning && child.bytes <= 0) {
        process.waitForReadyRead();
        while (process.canReadLine()) {
            const QByteArray line = process.readLine();
            if (line.startsWith("painted"))
                child.milliseconds = std::chrono::duration<double, std::milli>(Clock::now() - began).count();
            else
                child.bytes = line.toDouble();
        }
    }
    process.waitForFinished();
    if (child.milliseconds <= 0 || child.bytes <= 0)
        qFatal("the window of %s did not come", qPrintable(what));
    return child;
}

} // namespace

int showWindow(const QString &what)
{
    std::unique_ptr<QWidget> empty;
    std::unique_ptr<OpenWindow> full;
    if (what == u"empty"_s)
        empty = emptyWindow();
    else
        full = std::make_unique<OpenWindow>(what);
    std::puts("painted");
    std::fflush(stdout);
    if (full)
        full->settle();
    std::printf("%lld\n", static_cast<long long>(residentBytes()));
    return 0;
}

double startMs(const FilledCache &cache)
{
    forgetPages(cache);
    return startChild(cache.dataDir).milliseconds;
}

double emptyStartMs() { return startChild(u"empty"_s).milliseconds; }
double openBytes(const FilledCache &cache) { return startChild(cache.dataDir).bytes; }
double emptyBytes() { return startChild(u"empty"_s).bytes; }

} // namespace Casement::Bench
