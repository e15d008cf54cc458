// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "sync/service/request.h"

#include <QJsonObject>

namespace Casement::Service {

[[nodiscard]] Reply jsonReply(const QJsonObject &json, int status = 200);
/// problem+json with the status of its code.
[[nodiscard]] Reply refusal(const Request &request, const Error &error);
/// The same under a status that has no code of its own, such as 405.
[[nodiscard]] Reply refusal(const Request &request, const Error &error, int status);
/// The one answer for what is missing and what may not be seen.
[[nodiscard]] Reply notFound(const Request &request);
[[nodiscard]] Result<QJsonObject> bodyObject(const Request &request);
/// Gives the reply the tag of its body, or of what the tag was made from, and empties it where the reader has that already (RFC 9110).
[[nodiscard]] Reply tagged(const Request &request, Reply reply, const QByteArray &tag);
/// The bearer token of a request; empty: none.
[[nodiscard]] QByteArray bearer(const Request &request);

} // namespace Casement::Service
