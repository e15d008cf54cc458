// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/reply.h"

#include "sync/protocol/codec.h"
#include "sync/protocol/errorcodes.h"

using namespace Qt::StringLiterals;

namespace Casement::Service {

Reply jsonReply(const QJsonObject &json, int status)
{
    Reply reply;
    reply.status = status;
    reply.body = Protocol::compact(json);
    return reply;
}

Reply refusal(const Request &request, const Error &error)
{
    return refusal(request, error, Protocol::statusOf(error.code));
}

Reply refusal(const Request &request, const Error &error, int status)
{
    Error told = error;
    if (status >= 500) { // paths and statements are for the log, not for strangers
        qWarning("request %s failed: %s", qUtf8Printable(request.requestId), qUtf8Printable(error.detail));
        told = {ErrorCode::ServiceFailed, u"the service failed; try again later, its log tells more under this request id"_s};
        status = 500;
    }
    Reply reply = jsonReply(Protocol::problem(told, status, request.requestId), status);
    reply.contentType = "application/problem+json";
    if (status == 401)
        reply.headers << std::pair<QByteArray, QByteArray>("WWW-Authenticate", "Bearer");
    return reply;
}

Reply notFound(const Request &request)
{
    return refusal(request, {ErrorCode::NotFound, u"nothing here, or nothing you may see"_s});
}

Result<QJsonObject> bodyObject(const Request &request)
{
    auto body = Protocol::parseStrictly(request.body);
    if (!body)
        return Error{ErrorCode::BadRequest, QString(u"body: "_s + (body.error().code == ErrorCode::NotCasement ? u"must be a JSON object"_s : body.error().detail))};
    return body;
}

Reply tagged(const Request &request, Reply reply, const QByteArray &tag)
{
    const QByteArray etag = '"' + tag + '"';
    reply.headers << std::pair<QByteArray, QByteArray>("ETag", etag);
    for (const QByteArray &entry : request.header("if-none-match").split(',')) {
        const QByteArray known = entry.trimmed();
        if (known != etag && known != "W/" + etag && known != "*")
            continue;
        reply.status = 304;
        reply.body.clear();
        reply.file.clear();
        break;
    }
    return reply;
}

QByteArray bearer(const Request &request)
{
    const QByteArray header = request.header("authorization");
    return header.left(7).toLower() == "bearer " ? header.mid(7).trimmed() : QByteArray();
}

} // namespace Casement::Service
