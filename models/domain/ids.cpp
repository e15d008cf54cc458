// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/ports.h"

#include <QCryptographicHash>
#include <array>

namespace Casement {

namespace {

QString hyphenated(const std::array<unsigned char, 16> &bytes)
{
    const QByteArray hex = QByteArray(reinterpret_cast<const char *>(bytes.data()), 16).toHex();
    return QString::fromLatin1(hex.left(8) + '-' + hex.mid(8, 4) + '-' + hex.mid(12, 4) + '-' + hex.mid(16, 4) + '-' + hex.mid(20));
}

void stamp(std::array<unsigned char, 16> &bytes, unsigned char version)
{
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0F) | (version << 4));
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3F) | 0x80);
}

} // namespace

QString makeId(const Clock &clock, Entropy &entropy)
{
    std::array<unsigned char, 16> bytes;
    entropy.fill(bytes);
    const auto now = static_cast<quint64>(clock.nowMs());
    for (int i = 0; i < 6; ++i)
        bytes[static_cast<size_t>(i)] = static_cast<unsigned char>(now >> (8 * (5 - i)));
    stamp(bytes, 7);
    return hyphenated(bytes);
}

QString derivedId(const QString &parent, const QString &label)
{
    const QByteArray hash = QCryptographicHash::hash(QString(parent + QLatin1Char('/') + label).toUtf8(), QCryptographicHash::Sha256);
    std::array<unsigned char, 16> bytes;
    std::copy_n(reinterpret_cast<const unsigned char *>(hash.constData()), bytes.size(), bytes.begin());
    stamp(bytes, 8);
    return hyphenated(bytes);
}

} // namespace Casement
