// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"
#include "models/domain/result.h"

#include <QJsonObject>

namespace Casement::Client {

/// An HTTP answer as JSON object or Error.
[[nodiscard]] Result<QJsonObject> objectOf(const HttpAnswer &answer);
/// The error of an answer that is not 2xx, or is not what a Casement service says.
[[nodiscard]] Error errorOf(const HttpAnswer &answer);
/// What reading an answer met, as the failure of the one who sent it: an operation may have been applied all the same.
[[nodiscard]] Error unreadable(const Error &error);
[[nodiscard]] bool isJson(const QByteArray &contentType);

} // namespace Casement::Client
