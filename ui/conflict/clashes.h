// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"

namespace Casement::Ui {

/// A field the person and somebody else set, both from the same value.
struct Clash
{
    QString entryId; ///< the newest of the person's changes to the field
    QStringList olderIds; ///< further changes of theirs that came back for it
    QString caseId, caseTitle;
    QString mine;
    qint64 mineAt = 0;
    FieldClash theirs;
};

/// One a field, in outbox order; of one case only, unless caseId is empty.
[[nodiscard]] QList<Clash> clashesIn(const QList<OutboxEntry> &entries, const QString &caseId = {});

} // namespace Casement::Ui
