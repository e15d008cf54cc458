// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/sample/samplefiles.h"

#include <QDateTime>
#include <QtEndian>
#include <array>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr int width = 160;
constexpr int height = 90;

quint32 crc32(const QByteArray &bytes)
{
    quint32 crc = 0xffffffffU;
    for (const char byte : bytes) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xedb88320U : 0U);
    }
    return ~crc;
}

QByteArray bigEndian(quint32 number)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray pngChunk(const QByteArray &kind, const QByteArray &content)
{
    const QByteArray body = kind + content;
    return bigEndian(quint32(content.size())) + body + bigEndian(crc32(body));
}

} // namespace

QByteArray sampleLog(Random &random, const QString &component, const QString &message, qint64 atMs)
{
    static const std::array<const char *, 8> usual{"session opened", "configuration read", "cache is warm", "heartbeat ok", "request answered in 41 ms",
                                                   "retry scheduled", "queue is empty", "token renewed"};
    QByteArray log;
    const int lines = random.between(14, 60);
    const int failsAt = random.between(lines / 2, lines - 3);
    qint64 at = atMs - qint64(lines) * 2000;
    for (int line = 0; line < lines; ++line) {
        at += random.between(20, 4000);
        log += QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(Qt::ISODateWithMs).toLatin1() + ' ';
        if (line == failsAt || line == failsAt + 1)
            log += "ERROR [" + component.toUtf8() + "] " + message.toUtf8() + '\n';
        else
            log += "INFO  [" + component.toUtf8() + "] " + usual[std::size_t(random.below(int(usual.size())))] + '\n';
    }
    return log;
}

QByteArray samplePicture(Random &random)
{
    const int hue = random.below(3);
    const int boxTop = random.between(24, 34);
    const int boxHeight = random.between(22, 36);
    QByteArray rows;
    rows.reserve(height * (1 + width * 3));
    for (int y = 0; y < height; ++y) {
        rows += '\0'; // no filter
        for (int x = 0; x < width; ++x) {
            std::array<int, 3> colour{244, 245, 247};
            const bool inBox = x > 20 && x < width - 20 && y > boxTop && y < boxTop + boxHeight;
            if (y < 11)
                colour = {38, 50, 72};
            else if (inBox && x < 24)
                colour = hue == 0 ? std::array{196, 43, 28} : hue == 1 ? std::array{157, 93, 0} : std::array{15, 108, 189};
            else if (inBox && (y - boxTop) % 8 > 3 && (y - boxTop) % 8 < 6 && x > 30 && x < width - 30 - (y / 8 * 13) % 30)
                colour = {90, 96, 108};
            else if (inBox)
                colour = {255, 255, 255};
            for (const int part : colour)
                rows += char(part);
        }
    }
    // 8 bits a channel, RGB
    const QByteArray header = bigEndian(width) + bigEndian(height) + QByteArray::fromHex("0802000000");
    const QByteArray compressed = qCompress(rows, 9).mid(4); // without Qt's length in front it is a zlib stream
    return QByteArray::fromHex("89504e470d0a1a0a") + pngChunk("IHDR", header) + pngChunk("IDAT", compressed) + pngChunk("IEND", {});
}

} // namespace Casement::Service
