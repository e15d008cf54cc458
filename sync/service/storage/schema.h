// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sql/database.h"

namespace Casement::Service {

/// The schema of service.db, step by step. Portable to PostgreSQL but for case_row's rowid column, which sync/sql owns.
[[nodiscard]] QList<Sql::Migration> schemaMigrations();

/// Lets everybody who may sign in see what the portal publishes, from the present change number; who is let in already stays so.
[[nodiscard]] QString newsGrantsSql();

} // namespace Casement::Service
