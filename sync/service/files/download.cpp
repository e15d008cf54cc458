// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/files/download.h"

#include "sync/service/files/contentstore.h"
#include "sync/service/queries/objects.h"

#include <QFileInfo>
#include <QUrl>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

/// How RFC 6266 names a file: for old readers in ASCII, for others as it is. No byte of the name reaches the header raw but letters,
/// digits and a few harmless signs.
QByteArray disposition(const QString &name)
{
    QByteArray plain;
    for (const QChar c : name) {
        const char sign = c.toLatin1();
        const bool harmless = c.unicode() < 127 && sign >= ' ' && !QByteArrayView("\"\\/%").contains(sign);
        plain += harmless ? sign : '_';
    }
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + QUrl::toPercentEncoding(name);
}

struct Range
{
    enum class Kind { Whole, Part, Unsatisfiable } kind = Kind::Whole;
    qint64 first = 0, length = -1;
};

/// One range of a size (RFC 9110, 14.1.2). What is no such range, or several of them, asks for the whole.
Range rangeOf(const QByteArray &header, qint64 size)
{
    if (header.left(6).toLower() != "bytes=" || header.contains(','))
        return {};
    const QByteArrayList ends = header.mid(6).trimmed().split('-');
    const auto digits = [](const QByteArray &text) {
        return text.size() <= 18 && std::all_of(text.cbegin(), text.cend(), [](char c) { return c >= '0' && c <= '9'; });
    };
    if (ends.size() != 2 || !digits(ends[0]) || !digits(ends[1]) || (ends[0].isEmpty() && ends[1].isEmpty()))
        return {};
    using Kind = Range::Kind;
    if (ends[0].isEmpty()) { // the last so many
        const qint64 length = std::min(ends[1].toLongLong(), size);
        if (ends[1].toLongLong() == 0)
            return {Kind::Unsatisfiable, 0, 0};
        return size == 0 ? Range() : Range{Kind::Part, size - length, length};
    }
    const qint64 first = ends[0].toLongLong();
    const qint64 last = ends[1].isEmpty() ? size - 1 : std::min(ends[1].toLongLong(), size - 1);
    if (!ends[1].isEmpty() && ends[1].toLongLong() < first)
        return {};
    if (first >= size)
        return {Kind::Unsatisfiable, 0, 0};
    return {Kind::Part, first, last - first + 1};
}

Reply partOf(const Request &request, Reply reply, const QByteArray &etag, qint64 size)
{
    const QByteArray condition = request.header("if-range");
    if (request.method != "GET" || reply.status != 200 || (!condition.isEmpty() && condition != etag))
        return reply;
    const Range range = rangeOf(request.header("range"), size);
    const auto place = [&reply, size](const QByteArray &part) {
        reply.headers << std::pair<QByteArray, QByteArray>("Content-Range", "bytes " + part + '/' + QByteArray::number(size));
    };
    if (range.kind == Range::Kind::Unsatisfiable) {
        reply = refusal(request, {ErrorCode::BadRequest, QStringLiteral("Range: begins behind the end of %1 bytes").arg(size)}, 416);
        place("*");
    } else if (range.kind == Range::Kind::Part) {
        reply.status = 206;
        reply.fileOffset = range.first;
        reply.fileLength = range.length;
        place(QByteArray::number(range.first) + '-' + QByteArray::number(range.first + range.length - 1));
    }
    return reply;
}

} // namespace

Answer download(Visit &visit)
{
    // Reach first: whether a condition holds is not for everybody to learn.
    const auto attachment = Objects(visit.core, visit.caller.viewer()).findAttachment(visit.part());
    if (!attachment || attachment->sha256.isEmpty())
        return notFound(visit.request);
    Reply reply;
    // Never rendered by a browser under the service's own name.
    reply.contentType = "application/octet-stream";
    reply.file = ContentStore(visit.core.dataDir, visit.core.entropy).path(attachment->sha256);
    const QFileInfo file(reply.file);
    if (!file.exists())
        return refusal(visit.request, {ErrorCode::Storage, QString(reply.file + u" is missing; put it back from a backup"_s)});
    const QByteArray hash = attachment->sha256.toLatin1();
    const auto put = [&reply](const QByteArray &name, const QByteArray &value) { reply.headers << std::pair(name, value); };
    put("Content-Disposition", disposition(attachment->name));
    put("Accept-Ranges", "bytes");
    put("Repr-Digest", "sha-256=:" + QByteArray::fromHex(hash).toBase64() + ':');
    return partOf(visit.request, tagged(visit.request, reply, hash), '"' + hash + '"', file.size());
}

} // namespace Casement::Service
