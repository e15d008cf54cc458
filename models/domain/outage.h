// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/portaldefinition.h"

namespace Casement {

/// SEV-6: the fields a case of this severity is asked for in short, where it is an outage report; empty: the usual ones.
[[nodiscard]] QStringList outageFields(const PortalDefinition &definition, const QString &severity);
/// The severity with which a case is an outage report; null: the portal takes none.
[[nodiscard]] const PortalDefinition::Level *outageLevel(const PortalDefinition &definition);

} // namespace Casement
