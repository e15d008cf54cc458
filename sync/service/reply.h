// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "sync/service/request.h"

#include <QJsonObject>

namespace Casement::Service {

[[nodiscard]] Reply jsonReply(const QJsonObject &json, int status = 200);
/// problem+json with the status of its code.
[[nodiscard]] Reply refusal(const Request &request, const Error &error);
/// The one answer for what is missing and what may not be seen.
[[nodiscard]] Reply notFound(const Request &request);
[[nodiscard]] Result<QJsonObject> bodyObject(const Request &request);
/// The bearer token of a request; empty: none.
[[nodiscard]] QByteArray bearer(const Request &request);

} // namespace Casement::Service
