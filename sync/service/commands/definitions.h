// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/routes.h"

// The portal's definition while the service runs: replaced as a whole, and followed by every worker and every client.
namespace Casement::Service::Definitions {

/// PUT: another definition of the same portal, with the rights, ranks and timers that follow from it, in one transaction. Its version is
/// raised where it is not above the one in force. Refused while cases stand where the new one has no place for them.
[[nodiscard]] Answer replace(Visit &visit);

/// Reads the definition anew where another one is kept by now.
void follow(Sql::Database &db, PortalDefinition &definition);

} // namespace Casement::Service::Definitions
