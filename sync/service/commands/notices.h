// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/operation.h"
#include "sync/service/storage/changetransaction.h"

namespace Casement::Service {

/// Notices of what an act or a timer did to a case: one for each person whom the portal's rules name and who may see it, written in the
/// transaction of the act itself. after: the case as it stands then; actorId: the user who acts and need not be told, empty: a timer.
void writeNotices(Core &core, const Case &after, const Effects &effects, const QString &actorId, ChangeTransaction &transaction);

/// A case came under another key: who may see it by that hears again of what was told about it before.
void tellNoticesAgain(Core &core, const Case &record, ChangeTransaction &transaction);

/// Notices older than this are nobody's news any more.
inline constexpr qint64 noticesKeptMs = 180LL * 24 * 60 * 60 * 1000;
void sweepNotices(Core &core, qint64 now);

} // namespace Casement::Service
