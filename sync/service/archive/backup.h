// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/archive/dataview.h"

// A backup is a folder: service.db, service.key, files/ and SHA256SUMS, which is written last; `sha256sum -c SHA256SUMS` checks it too.
// It reads as a data folder, so verify() works on it.
namespace Casement::Service::Archive {

struct BackupCounts
{
    qint64 bytes = 0; ///< of the database
    qint64 contents = 0;
    qint64 missing = 0; ///< contents an attachment names and nobody has
};

/// Into a new or empty folder, also while a service writes: the state of one moment, and every content it refers to. Refused for
/// PostgreSQL, which has pg_dump for it.
[[nodiscard]] Result<BackupCounts> backUp(DataView &view, const QString &folder);

/// Into a new or empty folder; nothing remains of it where a file is not what SHA256SUMS says. It begins
/// an epoch, so that every client loads all anew.
[[nodiscard]] Result<BackupCounts> restore(const QString &backup, const QString &dataDir, Entropy &entropy);

} // namespace Casement::Service::Archive
