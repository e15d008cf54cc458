// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sql/database.h"

namespace Casement::Store {

/// cache.db's schema, step by step. A step once released is never edited.
[[nodiscard]] const QList<Sql::Migration> &cacheMigrations();
/// outbox.db's.
[[nodiscard]] const QList<Sql::Migration> &outboxMigrations();

} // namespace Casement::Store
