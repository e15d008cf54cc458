// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/operation.h"
#include "sync/service/storage/changetransaction.h"

namespace Casement::Service {

/// One object as it was written, and who may see it.
struct Written
{
    Protocol::Object object;
    QStringList keys;
    Audience audience;
};

/// Writes what an act or a timer changes, tells the feed, and sets the timers that follow from it; all within the transaction.
/// before: the case as it stood, empty where the act makes it. userId: whose uploads and views they are.
[[nodiscard]] QList<Written> writeEffects(Core &core, Effects effects, const std::optional<Case> &before, const QString &userId,
                                          ChangeTransaction &transaction);

/// The next free case number, eight digits.
[[nodiscard]] QString nextCaseNumber(Core &core);

} // namespace Casement::Service
