// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/hooks/retry.h"

#include "sync/service/auth/passwords.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr qint64 second = 1000, minute = 60 * second, hour = 60 * minute;
constexpr std::array delays{5 * second, 30 * second, 2 * minute, 10 * minute, hour, 2 * hour, 4 * hour, 8 * hour, 12 * hour, 24 * hour, 24 * hour};

} // namespace

qint64 retryDelayMs(int attempts, Entropy &entropy)
{
    const qint64 delay = delays[size_t(std::clamp<int>(attempts, 1, int(delays.size())) - 1)];
    const QByteArray random = randomBytes(entropy, 1);
    return delay + delay / 10 * (qint64(uchar(random.front())) - 128) / 128;
}

qint64 retryAfterMs(const QByteArray &header, qint64 now)
{
    const QByteArray text = header.trimmed();
    bool isNumber = false;
    qint64 wait = 0;
    if (const uint seconds = text.toUInt(&isNumber); isNumber) {
        wait = seconds * second;
    } else {
        QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
        date.setTimeSpec(Qt::UTC);
        wait = date.isValid() ? date.toMSecsSinceEpoch() - now : 0;
    }
    return std::clamp<qint64>(wait, 0, hour);
}

} // namespace Casement::Service
