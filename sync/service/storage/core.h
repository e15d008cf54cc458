// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/portaldefinition.h"
#include "models/domain/ports.h"
#include "sync/service/request.h"
#include "sync/service/storage/processstate.h"
#include "sync/service/storage/wakes.h"
#include "sync/sql/database.h"

namespace Casement::Service {

/// What every part of one handler works with; lives in the handler's thread.
struct Core
{
    Sql::Database &db;
    const PortalDefinition &definition;
    Clock &clock;
    Entropy &entropy;
    CommitBus &bus;
    ProcessState &process;
    Wakes &wakes;
    QString dataDir;
    [[nodiscard]] const QString &portal() const { return definition.id; }
};

} // namespace Casement::Service
