// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/routes.h"

/// Uploads by tus 1.0 (https://tus.io/protocols/resumable-upload): the content of an attachment before the operation that names it.
/// The upload's URL ends in the attachment's id, which the client chose and sends as "id" in Upload-Metadata.
namespace Casement::Service::Tus {

[[nodiscard]] Answer options(Visit &visit);
[[nodiscard]] Sink create(Visit &visit);
[[nodiscard]] Answer head(Visit &visit);
[[nodiscard]] Sink append(Visit &visit);
[[nodiscard]] Answer terminate(Visit &visit);
/// POST with X-HTTP-Method-Override, for those who cannot send PATCH or DELETE.
[[nodiscard]] Sink overridden(Visit &visit);

} // namespace Casement::Service::Tus
