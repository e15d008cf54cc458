// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflict/clashes.h"

#include <algorithm>

namespace Casement::Ui {

QList<Clash> clashesIn(const QList<OutboxEntry> &entries, const QString &caseId)
{
    QList<Clash> clashes;
    for (const OutboxEntry &entry : entries) {
        const auto set = entry.act ? fieldSetBy(*entry.act) : std::nullopt;
        if (!set || !entry.clash || (!caseId.isEmpty() && entry.caseId != caseId))
            continue;
        auto known = std::find_if(clashes.begin(), clashes.end(), [&](const Clash &clash) {
            return clash.caseId == entry.caseId && clash.theirs.field == entry.clash->field;
        });
        if (known == clashes.end())
            known = clashes.insert(clashes.end(), Clash());
        else
            known->olderIds << known->entryId;
        known->entryId = entry.id;
        known->caseId = entry.caseId;
        known->caseTitle = entry.caseTitle;
        known->mine = set->to;
        known->mineAt = entry.createdAt;
        known->theirs = *entry.clash;
    }
    return clashes;
}

} // namespace Casement::Ui
