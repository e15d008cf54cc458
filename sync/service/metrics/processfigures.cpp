// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/metrics/vitals.h"

#include <QDir>
#include <QFile>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

double residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * double(::sysconf(_SC_PAGESIZE));
}

double openDescriptors()
{
    const QDir folder(u"/proc/self/fd"_s);
    return double(std::max<qsizetype>(0, folder.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size() - 1)); // less its own
}

double mostDescriptors()
{
    rlimit limit = {};
    return ::getrlimit(RLIMIT_NOFILE, &limit) == 0 ? double(limit.rlim_cur) : 0;
}

double processorSeconds()
{
    rusage used = {};
    if (::getrusage(RUSAGE_SELF, &used) != 0)
        return 0;
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

} // namespace

void addProcessFigures(Registry &registry, qint64 startedMs)
{
    registry.gauge("process_resident_memory_bytes", "Memory in use.", &residentBytes);
    registry.gauge("process_open_fds", "Open file descriptors.", &openDescriptors);
    registry.gauge("process_max_fds", "File descriptors it may open.", &mostDescriptors);
    registry.gauge("process_start_time_seconds", "Start, in seconds since 1970 (UTC).", [startedMs] { return double(startedMs) / 1000; });
    const auto processor = [] { return Reading::Samples{{{}, processorSeconds()}}; };
    registry.reading("process_cpu_seconds_total", "Processor time used.", "counter", {}, processor);
}

} // namespace Casement::Service
