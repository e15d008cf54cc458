// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/portaldefinition.h"
#include "sync/service/service.h"
#include "sync/sql/database.h"

namespace Casement::Service::Archive {

/// The data of a folder beside a service that may run on it: read, never written.
struct DataView
{
    std::unique_ptr<Sql::Database> db;
    PortalDefinition definition;
    QString dataDir;
};

/// config.portal empty: the only one there is. Errors say what to do; data of another version than this program's are refused.
[[nodiscard]] Result<DataView> openForReading(const Config &config);

/// The portal the data are of, whatever their version; config.portal not empty: it must be that one.
[[nodiscard]] Result<QString> portalIn(const Config &config);

/// Where the content of a hash lies.
[[nodiscard]] QString contentPath(const QString &dataDir, const QString &sha256);
/// 64 hexadecimal digits; anything else must not become a path.
[[nodiscard]] bool isContentHash(const QString &text);

/// To write while no service runs: the caller holds the DataLock.
[[nodiscard]] Result<std::unique_ptr<Sql::Database>> openForWriting(const Config &config);

} // namespace Casement::Service::Archive
