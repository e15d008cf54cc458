// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/portaldefinition.h"
#include "models/domain/query.h"

#include <QVariantList>

namespace Casement::Sql {

struct Compiled { QString sql; QVariantList values; };

/// The one compiler from views, filters and search to SQL, for both ends. Needs a table case_row with the columns of casecolumns.h,
/// a table viewed(kind, object_id, at) and an FTS5 table entry_index(text) whose rowid is entry.id, with entry(id, case_row).
/// ids(): "SELECT c.row_id FROM ...", ordered; a search looks at the newest searchLimit entries. count(): one number.
[[nodiscard]] Compiled compileIds(const CaseQuery &query, const PortalDefinition &definition, int searchLimit = 2000);
[[nodiscard]] Compiled compileCount(const CaseQuery &query, const PortalDefinition &definition, int searchLimit = 2000);
/// The query's conditions on case_row c alone, "1 = 1" where there are none: without words to find and without "viewed", which the reader joins.
[[nodiscard]] Compiled compileConditions(const CaseQuery &query, const PortalDefinition &definition);
/// The column of case_row c that lists of this column are sorted by; empty: no such column ("viewed" has none).
[[nodiscard]] QString sortColumn(const QString &column);
/// FTS5 MATCH text of folded words (as prefixes) and phrases; every token quoted.
[[nodiscard]] QString matchText(const CaseQuery &query);

} // namespace Casement::Sql
