// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/client/answers.h"

#include "sync/protocol/codec.h"
#include "sync/protocol/errorcodes.h"

using namespace Qt::StringLiterals;

namespace Casement::Client {

using namespace Protocol;

bool isJson(const QByteArray &contentType)
{
    return contentType == "application/json" || contentType == "application/problem+json";
}

Error errorOf(const HttpAnswer &answer)
{
    if (answer.status == 0)
        return Error{ErrorCode::Unreachable, u"no answer from the service: "_s + answer.networkError};
    if (isJson(answer.contentType) && answer.status >= 400) {
        if (answer.body.isEmpty() && answer.contentType == "application/problem+json") // to HEAD, which has no body to tell a proxy by
            return Error{errorCodeFrom(QString(), answer.status), u"the service answered status %1"_s.arg(answer.status)};
        // Without a code it is no problem of ours: a proxy speaks JSON, too.
        if (const auto json = parseObject(answer.body); json.ok() && json.value()[u"code"].isString())
            return problemFrom(json.value(), answer.status);
    }
    const bool network = answer.status == 511; // RFC 6585: a captive portal says so itself
    if (answer.status >= 500 && !network)
        return Error{ErrorCode::ServiceFailed, u"the service answered status %1; try again later"_s.arg(answer.status)};
    return Error{ErrorCode::NotCasement,
                 u"status %1 with content type '%2' is not a Casement service; check the address and the network's sign-in page"_s
                     .arg(answer.status).arg(QString::fromLatin1(answer.contentType))};
}

Error unreadable(const Error &error)
{
    if (error.code != ErrorCode::BadRequest)
        return error;
    return Error{ErrorCode::ServiceFailed, QString(u"the answer arrived damaged or is of another version ("_s + error.detail + u"); it is asked again"_s)};
}

Result<QJsonObject> objectOf(const HttpAnswer &answer)
{
    if (answer.status < 200 || answer.status >= 300 || !isJson(answer.contentType))
        return errorOf(answer);
    const auto json = parseObject(answer.body);
    return json ? json : Result<QJsonObject>(unreadable(json.error()));
}

} // namespace Casement::Client
