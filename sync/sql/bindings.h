// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariantList>

struct sqlite3_stmt;

namespace Casement::Sql {

/// Texts, bytes, whole numbers and NULL by position. They are used where they stand: the list must live as long as the statement runs.
void bindAll(sqlite3_stmt *statement, const QVariantList &values);

} // namespace Casement::Sql
