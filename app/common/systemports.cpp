// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/systemports.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <algorithm>
#include <cstring>

namespace Casement::App {

qint64 SystemClock::nowMs() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

void SystemEntropy::fill(std::span<unsigned char> bytes)
{
    for (std::size_t at = 0; at < bytes.size(); at += sizeof(quint32)) {
        const quint32 word = QRandomGenerator::system()->generate();
        std::memcpy(bytes.data() + at, &word, std::min(sizeof word, bytes.size() - at));
    }
}

} // namespace Casement::App
