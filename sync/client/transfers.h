// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"
#include "models/domain/result.h"

#include <functional>
#include <memory>

namespace Casement::Client {

/// The way to the service a transfer of several requests works over; it ends with the HttpRemote it belongs to.
struct Line
{
    Transport &transport;
    /// An authorised request to a path of the service, with the session of the moment.
    std::function<HttpRequest(const QByteArray &method, const QString &path)> request;
};

/// Sends a file under the id of its attachment by tus 1.0, from where an earlier attempt came to: also one of another start of this
/// program. After a broken connection it asks how far it came and goes on.
void sendFile(const std::shared_ptr<Line> &line, const QString &attachmentId, const QString &path, std::function<void(Result<void>)> done);

/// Fetches an attachment's content. It appears under its path whole and with its hash checked, or not at all; what came of a broken
/// attempt waits in "path.part" for the next one.
void fetchFile(const std::shared_ptr<Line> &line, const QString &attachmentId, const QString &path, std::function<void(Result<void>)> done);

} // namespace Casement::Client
