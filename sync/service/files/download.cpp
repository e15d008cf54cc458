// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/files/download.h"

#include "sync/service/files/contentstore.h"
#include "sync/service/queries/objects.h"

namespace Casement::Service {

Answer download(Visit &visit)
{
    const auto attachment = Objects(visit.core, visit.caller.viewer()).findAttachment(visit.part());
    if (!attachment || attachment->sha256.isEmpty())
        return notFound(visit.request);
    Reply reply;
    // Never rendered by a browser under the service's own name.
    reply.contentType = "application/octet-stream";
    reply.headers << std::pair<QByteArray, QByteArray>("Content-Disposition", "attachment");
    reply.file = ContentStore(visit.core.dataDir, visit.core.entropy).path(attachment->sha256);
    return reply;
}

} // namespace Casement::Service
