// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/portaldefinition.h"

namespace Casement {

class DefinitionReader;

/// What parts of a definition say of each other must hold: references, a life cycle without dead ends, timers that come to an end.
/// Complaints go to the reader.
void checkDefinition(const PortalDefinition &definition, const DefinitionReader &reader);

} // namespace Casement
