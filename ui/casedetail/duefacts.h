// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"

namespace Casement::Ui {

/// By when something is promised for a case, in words, with the account of how that time came about.
struct DueFact { QString id, label, value; QStringList account; };
[[nodiscard]] QList<DueFact> dueFacts(const PortalDefinition &definition, const CaseDetail &detail, qint64 nowMs);

} // namespace Casement::Ui
