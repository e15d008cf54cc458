// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/portaldefinition.h"
#include "models/domain/ports.h"
#include "sync/service/request.h"
#include "sync/service/storage/processstate.h"
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
    QString dataDir;
    [[nodiscard]] const QString &portal() const { return definition.id; }
};

/// Several reads that see one state of the database.
class Snapshot
{
public:
    explicit Snapshot(Sql::Database &database) : m_database(database) { m_database.run(QStringLiteral("BEGIN")); }
    ~Snapshot() { m_database.run(QStringLiteral("ROLLBACK")); }
    Q_DISABLE_COPY_MOVE(Snapshot)

private:
    Sql::Database &m_database;
};

} // namespace Casement::Service
