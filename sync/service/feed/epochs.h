// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/feed/cursor.h"
#include "sync/sql/database.h"

namespace Casement::Service {

/// One start of a service on these data; its numbers end where the next one begins.
struct Epoch
{
    QString id;
    qint64 started = 0;
};
[[nodiscard]] Epoch newestEpoch(Sql::Database &db);
/// Ends all that was told before, however little that was: the answers to its own acts tell a client more than its position says.
/// For data just put back from a backup, before anybody reads them.
[[nodiscard]] Result<void> beginRestored(Sql::Database &db, const QString &id);
constexpr qint64 restoredNumber = -1; ///< first_number of such an epoch

enum class Standing {
    Present, ///< a place in this history
    Ahead,   ///< in this history, but these data lag behind it: a replica that will get there
    Foreign, ///< in a history these data do not have: they come from a backup
};
[[nodiscard]] Standing standingOf(Sql::Database &db, const Cursor &cursor, qint64 presentNumber, qint64 now);

} // namespace Casement::Service
