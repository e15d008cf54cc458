// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/http/gzip.h"

#include <QList>
#include <array>
#include <optional>
#include <zlib.h>

using namespace Qt::StringLiterals;

namespace Casement::Service::Gzip {

namespace {

constexpr int gzipWindow = 15 + 16; // the largest window, with RFC 1952's header and trailer
constexpr int memoryLevel = 8;      // zlib's own default

/// The weight of "gzip;q=0.5", in thousandths; nullopt: not of the form the RFC gives.
std::optional<int> weightOf(const QByteArray &parameter)
{
    const QByteArray text = parameter.trimmed();
    if (text.size() < 3 || text.size() > 7 || (text[0] != 'q' && text[0] != 'Q') || text[1] != '=')
        return std::nullopt;
    bool isNumber = false;
    const double weight = text.mid(2).toDouble(&isNumber);
    if (!isNumber || weight < 0 || weight > 1)
        return std::nullopt;
    return int(weight * 1000 + 0.5);
}

/// Ends zlib's state however the function is left.
struct Inflater
{
    z_stream stream = {};
    ~Inflater() { ::inflateEnd(&stream); }
};

} // namespace

bool accepted(const QByteArray &acceptEncoding)
{
    std::optional<int> gzip;
    std::optional<int> any;
    for (const QByteArray &entry : acceptEncoding.split(',')) {
        const QList<QByteArray> parts = entry.split(';');
        const QByteArray coding = parts.first().trimmed().toLower();
        const std::optional<int> weight = parts.size() == 1 ? std::optional(1000) : parts.size() == 2 ? weightOf(parts[1]) : std::nullopt;
        if (!weight)
            continue;
        if (coding == "gzip" || coding == "x-gzip")
            gzip = std::max(gzip.value_or(0), *weight);
        else if (coding == "*")
            any = weight;
    }
    return gzip.value_or(any.value_or(0)) > 0;
}

QByteArray packed(const QByteArray &plain)
{
    z_stream stream = {};
    if (::deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, gzipWindow, memoryLevel, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray out(qsizetype(::deflateBound(&stream, uLong(plain.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(plain.constData()));
    stream.avail_in = uInt(plain.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    const bool whole = ::deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out.resize(whole ? qsizetype(stream.total_out) : 0);
    ::deflateEnd(&stream);
    return out;
}

Result<QByteArray> unpacked(const QByteArray &packed, qint64 limit)
{
    Inflater inflater;
    z_stream &stream = inflater.stream;
    if (::inflateInit2(&stream, gzipWindow) != Z_OK)
        return Error{ErrorCode::ServiceFailed, u"The service has no memory left. Try again in a moment."_s};
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.constData()));
    stream.avail_in = uInt(packed.size());
    QByteArray plain;
    std::array<char, 16 * 1024> piece;
    int state = Z_OK;
    do {
        if (state == Z_STREAM_END && ::inflateReset(&stream) != Z_OK) // one member after the other, as the RFC has it
            break;
        stream.next_out = reinterpret_cast<Bytef *>(piece.data());
        stream.avail_out = uInt(piece.size());
        state = ::inflate(&stream, Z_NO_FLUSH);
        const qsizetype made = qsizetype(piece.size()) - qsizetype(stream.avail_out);
        if (plain.size() + made > limit)
            return Error{ErrorCode::TooLarge, u"The body is larger than this address takes once unpacked. Send at most %1 bytes."_s.arg(limit)};
        plain.append(piece.data(), made);
    } while ((state == Z_OK && (stream.avail_in > 0 || stream.avail_out == 0)) || (state == Z_STREAM_END && stream.avail_in > 0));
    if (state != Z_STREAM_END)
        return Error{ErrorCode::BadRequest, u"The body is no gzip, or not all of it. Send it again, or without Content-Encoding."_s};
    return plain;
}

} // namespace Casement::Service::Gzip
