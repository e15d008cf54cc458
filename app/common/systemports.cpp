// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/systemports.h"

#include <QDateTime>
#include <sodium.h>

namespace Casement::App {

qint64 SystemClock::nowMs() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

void SystemEntropy::fill(std::span<unsigned char> bytes)
{
    randombytes_buf(bytes.data(), bytes.size());
}

} // namespace Casement::App
