// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/case.h"
#include "models/domain/portaldefinition.h"
#include "sync/sql/database.h"

namespace Casement::Sql {

/// case_row's public columns, the same in the service and in the cache, in the order bindCase() binds and caseAt() reads them:
/// id number account_id account_name contact_id contact_name opener_id opener_name type status severity priority subject description
/// product fields cc owner_name opened updated closed pending_since response_at response_by response_line response_by_care escalated
/// is_open version close_reason extensions. Both tables also have row_id INTEGER PRIMARY KEY and the derived columns below.
[[nodiscard]] const QString &caseColumns();
[[nodiscard]] QVariantList bindCase(const Case &record);
[[nodiscard]] Case caseAt(const Query &query, int firstColumn = 0);
inline constexpr int caseColumnCount = 31;

/// Columns lists sort by: number_key subject_key account_key contact_key product_key status_rank severity_rank priority_rank (the
/// first five text made by sortKey(), provisional numbers sort newest) and subject_text (folded, for subject:), in this order.
[[nodiscard]] const QString &derivedColumns();
[[nodiscard]] QVariantList bindDerived(const Case &record, const PortalDefinition &definition);
inline constexpr int derivedColumnCount = 9;

/// CREATE TABLE case_row and its indices, for both schemas' first migration.
[[nodiscard]] QString caseTableSql();
/// What both schemas added to it and to a case's parts for closing and levels.
[[nodiscard]] QString caseClosingSql();

} // namespace Casement::Sql
