// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/case.h"
#include "models/domain/portaldefinition.h"

namespace Casement {

/// One line of the account of a due time.
struct LedgerLine
{
    enum class What { Started, Paused, Resumed, Holiday, Reclassified, Met };
    What what = What::Started;
    qint64 at = 0; ///< Holiday: the day's beginning in the calendar's zone
    QString detail; ///< Reclassified: the level from then on; Holiday: its date
    friend bool operator==(const LedgerLine &, const LedgerLine &) = default;
};
[[nodiscard]] QString nameOf(LedgerLine::What what);

/// By when something is promised, and how that came about (QUE-5).
struct DueTime
{
    enum class Kind { FirstResponse, NextUpdate, Resolution };
    Kind kind = Kind::FirstResponse;
    QString target;        ///< id of the definition's target
    qint64 promisedMs = 0; ///< of the target's calendar
    qint64 startedAt = 0;
    qint64 due = 0;    ///< 0 while it stands still
    qint64 leftMs = 0; ///< while it stands still: working time left
    qint64 metAt = 0;  ///< 0 = not yet
    bool byReclassification = false; ///< the level's change put it into the past
    QList<LedgerLine> ledger;
    [[nodiscard]] bool paused() const { return due == 0; }
    friend bool operator==(const DueTime &, const DueTime &) = default;
};
[[nodiscard]] QString nameOf(DueTime::Kind kind);

/// What is promised for a case as it stands, from its record, comments and history: first response (never pauses), next update and
/// resolution (pause while the case waits for the customer). The target is the present level's, counted from the beginning.
[[nodiscard]] QList<DueTime> dueTimes(const PortalDefinition &definition, const CaseBundle &bundle, const QString &supportLevel);

} // namespace Casement
