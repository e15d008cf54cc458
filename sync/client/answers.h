// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"
#include "models/domain/result.h"

#include <QJsonObject>

namespace Casement::Client {

/// An HTTP answer as JSON object or Error.
[[nodiscard]] Result<QJsonObject> objectOf(const HttpAnswer &answer);
/// What cannot be read of an answer of success says nothing about the request: it may have been done.
template <typename T>
[[nodiscard]] Result<T> understood(Result<T> read)
{
    if (read.ok() || read.error().code == ErrorCode::NotCasement)
        return read;
    return Error{ErrorCode::ServiceFailed, QString(QStringLiteral("the service's answer arrived damaged (") + read.error().detail + QStringLiteral("); try again later"))};
}
/// The error of an answer that is not 2xx, or is not what a Casement service says.
[[nodiscard]] Error errorOf(const HttpAnswer &answer);
[[nodiscard]] bool isJson(const QByteArray &contentType);

} // namespace Casement::Client
