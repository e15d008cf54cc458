// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sql/database.h"

namespace Casement::Service {

/// The schema of service.db, step by step. Portable to PostgreSQL but for case_row's rowid column, which sync/sql owns.
[[nodiscard]] QList<Sql::Migration> schemaMigrations();

} // namespace Casement::Service
