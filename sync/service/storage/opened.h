// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/portaldefinition.h"
#include "sync/service/service.h"
#include "sync/service/storage/processstate.h"
#include "sync/sql/database.h"

namespace Casement::Service {

/// A data folder opened for one thread: what a Core is made of.
struct Opened
{
    std::unique_ptr<Sql::Database> database;
    PortalDefinition definition;
    std::shared_ptr<ProcessState> process;
};

/// The errors of openService().
[[nodiscard]] Result<Opened> openData(const Config &config, Clock &clock, Entropy &entropy);

} // namespace Casement::Service
