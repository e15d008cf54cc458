// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/operation.h"
#include "sync/service/routes.h"

// NEW-5: boxes stand in a table of their own that no feed, list, search, webhook or archive reads.
namespace Casement::Service::SealedFields {

/// Within the caller's transaction; an empty box erases.
void write(Core &core, const QString &caseId, const QMap<QString, QString> &boxes);
/// Refuses boxes that this service could not open later.
[[nodiscard]] Result<void> check(Core &core, const Operation::Act &act);
/// POST /v1/cases/{reference}/sealed -> {"sealed": {field: text}}: for the engineer or manager who owns the case, audited before it is told.
[[nodiscard]] Answer reveal(Visit &visit);

} // namespace Casement::Service::SealedFields
