// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"

#include <array>

// Values of a case as words: for the models' cells and, through ui/common/formatter.h, for everything else.
namespace Casement::Items {

[[nodiscard]] QString relativeTime(qint64 at, qint64 now); ///< "just now", "3 h ago", "in 20 min"; a day and month beyond a week
[[nodiscard]] QString dueTime(qint64 due, qint64 now);     ///< "2 h late" after it
[[nodiscard]] QString absoluteTime(qint64 at);             ///< with weekday and zone
[[nodiscard]] QString moment(qint64 at, qint64 now);       ///< "10:32" on the same day, else with the day
[[nodiscard]] QString sizeText(qint64 bytes);
[[nodiscard]] QString numberText(const Case &record); ///< "Not sent yet" while it has none

/// The columns a list of cases can show, in the order of the contract's ids.
enum class Column { Number, Subject, Status, Severity, Priority, Account, Contact, Product, Opened, Updated, Response, Escalated, Attachments };
struct ColumnInfo { Column column; const char *id; int width; bool hidden; };
inline constexpr std::array<ColumnInfo, 13> columnTable{{
    {Column::Number, "number", 110, false},
    {Column::Subject, "subject", 340, false},
    {Column::Status, "status", 180, false},
    {Column::Severity, "severity", 84, false},
    {Column::Priority, "priority", 96, true},
    {Column::Account, "account", 170, false},
    {Column::Contact, "contact", 140, true},
    {Column::Product, "product", 150, true},
    {Column::Opened, "opened", 110, true},
    {Column::Updated, "updated", 110, false},
    {Column::Response, "response", 220, true},
    {Column::Escalated, "escalated", 96, false},
    {Column::Attachments, "attachments", 64, true},
}};

[[nodiscard]] QString columnTitle(Column column, const PortalDefinition &definition);
/// What a cell says; empty where there is nothing to say.
[[nodiscard]] QString cellText(Column column, const CaseSummary &row, const PortalDefinition &definition, qint64 now);
/// What its tooltip adds: the whole text, or the exact time.
[[nodiscard]] QString cellHint(Column column, const CaseSummary &row, const PortalDefinition &definition, qint64 now);

} // namespace Casement::Items
