// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/systemports.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <algorithm>
#include <chrono>
#include <cstring>
#include <ctime>

namespace Casement::App {

qint64 SystemClock::nowMs() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

qint64 SystemClock::steadyMs() const
{
#ifdef CLOCK_BOOTTIME
    timespec time{};
    if (clock_gettime(CLOCK_BOOTTIME, &time) == 0)
        return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
#endif
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void SystemEntropy::fill(std::span<unsigned char> bytes)
{
    for (std::size_t at = 0; at < bytes.size(); at += sizeof(quint32)) {
        const quint32 word = QRandomGenerator::system()->generate();
        std::memcpy(bytes.data() + at, &word, std::min(sizeof word, bytes.size() - at));
    }
}

} // namespace Casement::App
