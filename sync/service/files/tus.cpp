// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/files/tus.h"

#include "sync/service/commands/operations.h"
#include "sync/service/files/partialupload.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Service::Tus {

namespace {

constexpr char version[] = "1.0.0";
constexpr char streamType[] = "application/offset+octet-stream";
constexpr qsizetype mostMetadata = 4096;

void put(Reply &reply, const QByteArray &name, const QByteArray &value)
{
    reply.headers << std::pair(name, value);
}

Reply marked(Reply reply)
{
    put(reply, "Tus-Resumable", version);
    return reply;
}

Reply empty(int status)
{
    Reply reply;
    reply.status = status;
    reply.contentType.clear();
    return marked(reply);
}

Reply refused(const Request &request, const Error &error)
{
    return marked(refusal(request, error));
}

Reply refused(const Request &request, int status, const QString &detail)
{
    return marked(refusal(request, {status == 409 || status == 423 ? ErrorCode::Conflict : ErrorCode::BadRequest, detail}, status));
}

Reply locked(const Request &request)
{
    Reply reply = refused(request, 423, u"another request is sending this upload; ask again in a moment"_s);
    put(reply, "Retry-After", "2");
    return reply;
}

QByteArray httpDate(qint64 ms)
{
    return QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
}

/// How far it is, as every answer about an upload tells.
void tellProgress(Reply &reply, qint64 offset, std::optional<qint64> expires)
{
    put(reply, "Upload-Offset", QByteArray::number(offset));
    if (expires)
        put(reply, "Upload-Expires", httpDate(*expires));
}

void tellProgress(Reply &reply, const PartialUpload &upload)
{
    tellProgress(reply, upload.offset(), upload.isFull() ? std::nullopt : std::optional(upload.expires()));
}

/// Digits only, and few enough to be a length.
std::optional<qint64> number(const QByteArray &text)
{
    const bool plain = !text.isEmpty() && text.size() <= 18 && std::all_of(text.cbegin(), text.cend(), [](char c) { return c >= '0' && c <= '9'; });
    return plain ? std::optional(text.toLongLong()) : std::nullopt;
}

/// A refusal for whoever speaks another version.
std::optional<Reply> stranger(const Request &request)
{
    if (request.header("tus-resumable") == version)
        return std::nullopt;
    Reply reply = refused(request, 412, u"Tus-Resumable: this service speaks 1.0.0"_s);
    put(reply, "Tus-Version", version);
    return reply;
}

bool hasBody(const Request &request)
{
    return request.headers.contains("transfer-encoding") || number(request.header("content-length")).value_or(0) > 0;
}

struct Checksum
{
    QCryptographicHash::Algorithm algorithm = QCryptographicHash::Sha1;
    QByteArray value;
};

Result<std::optional<Checksum>> checksumOf(const Request &request)
{
    const QByteArray header = request.header("upload-checksum");
    if (header.isEmpty())
        return std::optional<Checksum>();
    const qsizetype space = header.indexOf(' ');
    const QByteArray name = header.left(std::max<qsizetype>(space, 0));
    const Error bad{ErrorCode::BadRequest, u"Upload-Checksum: \"sha1\" or \"sha256\", a space and the checksum in Base64"_s};
    if (name != "sha1" && name != "sha256")
        return bad;
    Checksum checksum{name == "sha1" ? QCryptographicHash::Sha1 : QCryptographicHash::Sha256, {}};
    const auto decoded = QByteArray::fromBase64Encoding(header.mid(space + 1).trimmed(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() != QCryptographicHash::hashLength(checksum.algorithm))
        return bad;
    checksum.value = decoded.decoded;
    return std::optional(checksum);
}

/// The bytes of one request. Without a checksum what came stays, whatever happens next; with one, it counts when it proves right.
class Append final : public BodySink
{
public:
    Append(const Request &request, std::unique_ptr<PartialUpload> upload, std::optional<Checksum> checksum, Reply success)
        : m_upload(std::move(upload)), m_checksum(std::move(checksum)), m_success(std::move(success))
    {
        m_request.requestId = request.requestId;
        if (m_checksum)
            m_hash.emplace(m_checksum->algorithm);
    }

    [[nodiscard]] Result<void> write(const QByteArray &chunk) override
    {
        if (m_hash)
            m_hash->addData(chunk);
        return m_upload->write(chunk);
    }

    [[nodiscard]] Reply finish() override
    {
        if (m_hash && m_hash->result() != m_checksum->value) {
            if (const auto back = m_upload->takeBack(); !back)
                return refused(m_request, back.error());
            return refused(m_request, 460, u"Upload-Checksum: the bytes of this request are not those; they were dropped, send them again"_s);
        }
        if (const auto kept = m_upload->keep(); !kept)
            return refused(m_request, kept.error());
        if (m_upload->isFull()) {
            if (const auto done = m_upload->finish(); !done)
                return refused(m_request, done.error());
        }
        tellProgress(m_success, *m_upload);
        return m_success;
    }

private:
    Request m_request; ///< of it: the id
    std::unique_ptr<PartialUpload> m_upload;
    std::optional<Checksum> m_checksum;
    std::optional<QCryptographicHash> m_hash;
    Reply m_success;
};

/// Takes the request's body behind what is there.
Sink appendTo(const Request &request, std::unique_ptr<PartialUpload> upload, const Reply &success)
{
    if (number(request.header("content-length")).value_or(0) > upload->length() - upload->offset())
        return refused(request, {ErrorCode::TooLarge, QStringLiteral("more comes than the %1 bytes of Upload-Length").arg(upload->length())});
    auto checksum = checksumOf(request);
    if (!checksum)
        return refused(request, checksum.error());
    if (checksum.value()) {
        if (const auto held = upload->holdBack(); !held)
            return refused(request, held.error());
    }
    return std::unique_ptr<BodySink>(std::make_unique<Append>(request, std::move(upload), std::move(checksum).value(), success));
}

/// PATCH of content that is here already: fine where it adds nothing.
Reply appendToWhole(Visit &visit, qint64 offset)
{
    const auto whole = PartialUpload::whole(visit.core, visit.caller.userId, visit.part());
    if (!whole)
        return refused(visit.request, whole.error());
    if (!whole.value())
        return marked(notFound(visit.request));
    if (offset != whole.value()->size || hasBody(visit.request))
        return refused(visit.request, 409, QStringLiteral("Upload-Offset: the upload is complete with %1 bytes").arg(whole.value()->size));
    Reply reply = empty(204);
    tellProgress(reply, offset, std::nullopt);
    return reply;
}

struct Creation
{
    QString id, metadata;
    qint64 length = 0;
};

/// "key base64, key base64": the value of "id". Nullopt: not that form, or not that key.
std::optional<QString> idIn(const QByteArray &metadata)
{
    QByteArrayList keys;
    std::optional<QString> id;
    for (const QByteArray &pair : metadata.split(',')) {
        const QByteArrayList words = pair.trimmed().split(' ');
        if (words.first().isEmpty() || words.size() > 2 || keys.contains(words.first()))
            return std::nullopt;
        keys << words.first();
        const auto value = QByteArray::fromBase64Encoding(words.value(1), QByteArray::AbortOnBase64DecodingErrors);
        if (!value)
            return std::nullopt;
        if (words.first() == "id")
            id = QString::fromUtf8(value.decoded);
    }
    return id;
}

Result<Creation> creationOf(const Visit &visit)
{
    const Request &request = visit.request;
    const auto bad = [](const QString &detail) { return Error{ErrorCode::BadRequest, detail}; };
    if (request.headers.contains("upload-defer-length"))
        return bad(u"Upload-Defer-Length: is not offered here; send Upload-Length"_s);
    if (request.headers.contains("upload-concat"))
        return bad(u"Upload-Concat: is not offered here; send the file as one upload"_s);
    const auto length = number(request.header("upload-length"));
    if (!length)
        return bad(u"Upload-Length: the file's size in bytes is needed, as digits"_s);
    if (const qint64 most = visit.core.definition.limits.fileBytes; *length > most)
        return Error{ErrorCode::TooLarge, QStringLiteral("a file may have at most %1 bytes; send it another way or in parts").arg(most)};
    const QByteArray metadata = request.header("upload-metadata");
    const bool plain = std::all_of(metadata.cbegin(), metadata.cend(), [](char c) { return c >= ' ' && c < 127; });
    const auto id = plain && metadata.size() <= mostMetadata ? idIn(metadata) : std::nullopt;
    if (!id || !isPlainId(*id))
        return bad(u"Upload-Metadata: \"id\" and the attachment's id in Base64 are needed; the id has letters, digits and hyphens, at most 64"_s);
    return Creation{*id, QString::fromLatin1(metadata), *length};
}

Reply created(const QString &id)
{
    Reply reply = empty(201);
    put(reply, "Location", "uploads/" + id.toLatin1()); // relative: right behind a proxy's path, too
    return reply;
}

} // namespace

Answer options(Visit &visit)
{
    Reply reply = empty(204);
    put(reply, "Tus-Version", version);
    put(reply, "Tus-Extension", "creation,creation-with-upload,checksum,termination,expiration");
    put(reply, "Tus-Max-Size", QByteArray::number(visit.core.definition.limits.fileBytes));
    put(reply, "Tus-Checksum-Algorithm", "sha1,sha256");
    return reply;
}

Sink create(Visit &visit)
{
    const Request &request = visit.request;
    if (const auto refusal = stranger(request))
        return *refusal;
    const bool body = hasBody(request);
    if (body && request.header("content-type") != streamType)
        return refused(request, 415, u"Content-Type: a body here is application/offset+octet-stream"_s);
    const auto creation = creationOf(visit);
    if (!creation)
        return refused(request, creation.error());
    const QString &userId = visit.caller.userId;
    if (const auto done = PartialUpload::create(visit.core, userId, creation->id, creation->length, creation->metadata); !done)
        return refused(request, done.error());
    auto upload = PartialUpload::open(visit.core, userId, creation->id);
    Reply success = created(creation->id);
    if (!upload && upload.error().code == ErrorCode::NotFound) { // the same again, and whole since
        tellProgress(success, creation->length, std::nullopt);
        return success;
    }
    if (!upload)
        return refused(request, upload.error());
    if (!upload.value())
        return locked(request);
    PartialUpload &partial = *upload.value();
    if (partial.isFull()) {
        if (const auto done = partial.finish(); !done)
            return refused(request, done.error());
    } else if (body && partial.offset() == 0) {
        return appendTo(request, std::move(upload).value(), success);
    }
    tellProgress(success, partial);
    return success;
}

Answer head(Visit &visit)
{
    const Request &request = visit.request;
    if (const auto refusal = stranger(request))
        return *refusal;
    auto upload = PartialUpload::open(visit.core, visit.caller.userId, visit.part());
    if (!upload && upload.error().code != ErrorCode::NotFound)
        return refused(request, upload.error());
    Reply reply = empty(200);
    if (upload) {
        const auto &partial = upload.value();
        if (!partial)
            return locked(request);
        if (partial->isFull()) { // its last request ended before the answer
            if (const auto done = partial->finish(); !done)
                return refused(request, done.error());
        }
        tellProgress(reply, *partial);
        put(reply, "Upload-Length", QByteArray::number(partial->length()));
        put(reply, "Upload-Metadata", partial->metadata().toLatin1());
        return reply;
    }
    const auto whole = PartialUpload::whole(visit.core, visit.caller.userId, visit.part());
    if (!whole)
        return refused(request, whole.error());
    if (!whole.value())
        return marked(notFound(request));
    tellProgress(reply, whole.value()->size, std::nullopt);
    put(reply, "Upload-Length", QByteArray::number(whole.value()->size));
    put(reply, "Upload-Metadata", "id " + visit.part().toUtf8().toBase64());
    return reply;
}

Sink append(Visit &visit)
{
    const Request &request = visit.request;
    if (const auto refusal = stranger(request))
        return *refusal;
    if (request.header("content-type") != streamType)
        return refused(request, 415, u"Content-Type: must be application/offset+octet-stream"_s);
    const auto offset = number(request.header("upload-offset"));
    if (!offset)
        return refused(request, 400, u"Upload-Offset: is needed, as digits"_s);
    auto upload = PartialUpload::open(visit.core, visit.caller.userId, visit.part());
    if (!upload && upload.error().code == ErrorCode::NotFound)
        return appendToWhole(visit, *offset);
    if (!upload)
        return refused(request, upload.error());
    if (!upload.value())
        return locked(request);
    if (*offset != upload.value()->offset())
        return refused(request, 409, QStringLiteral("Upload-Offset: the upload is at %1").arg(upload.value()->offset()));
    return appendTo(request, std::move(upload).value(), empty(204));
}

Answer terminate(Visit &visit)
{
    const Request &request = visit.request;
    if (const auto refusal = stranger(request))
        return *refusal;
    auto upload = PartialUpload::open(visit.core, visit.caller.userId, visit.part());
    if (!upload && upload.error().code != ErrorCode::NotFound)
        return refused(request, upload.error());
    if (upload) {
        if (!upload.value())
            return locked(request);
        const auto removed = upload.value()->remove();
        return removed ? empty(204) : refused(request, removed.error());
    }
    const auto whole = PartialUpload::whole(visit.core, visit.caller.userId, visit.part());
    if (!whole)
        return refused(request, whole.error());
    if (!whole.value())
        return marked(notFound(request));
    if (whole.value()->attached)
        return refused(request, 409, u"the content belongs to a case by now and stays"_s);
    const auto forgotten = PartialUpload::forgetWhole(visit.core, visit.caller.userId, visit.part());
    return forgotten ? empty(204) : refused(request, forgotten.error());
}

Sink overridden(Visit &visit)
{
    const QByteArray method = visit.request.header("x-http-method-override");
    if (method == "PATCH")
        return append(visit);
    if (method == "DELETE" || method == "HEAD")
        return std::get<Reply>(method == "HEAD" ? head(visit) : terminate(visit));
    Reply reply = refused(visit.request, 405, u"this path does not take this method"_s);
    put(reply, "Allow", "OPTIONS, HEAD, PATCH, DELETE, POST");
    return reply;
}

} // namespace Casement::Service::Tus
