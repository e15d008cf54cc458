// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"

namespace Casement::Ui {

/// Where an entry goes on as a draft: the key of the draft, empty where it cannot be taken back.
[[nodiscard]] QString draftKeyOf(const OutboxEntry &entry);
/// The entry as that draft. present: what stands in the draft already, and stays; dependants: entries that hang on a new case.
[[nodiscard]] QJsonObject draftOf(const OutboxEntry &entry, const QJsonObject &present, const QList<OutboxEntry> &dependants, const Profile &profile);
/// The entry's words as the description of a new case: where its own case takes no more (STAT-4), or is out of reach.
[[nodiscard]] bool mayBecomeCase(const OutboxEntry &entry);
[[nodiscard]] QJsonObject newCaseOf(const OutboxEntry &entry, const QJsonObject &present);
/// A new case in the words of somebody about one that takes no more (STAT-4): what was chosen there, as far as they may choose it, but its levels.
[[nodiscard]] QJsonObject newCaseAbout(const Case &record, const Profile &profile, const QString &words);

} // namespace Casement::Ui
