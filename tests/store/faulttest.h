// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace Casement::Testing {

/// Files that cannot be used, and statements that fail half way.
class FaultTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void applyIsAllOrNothing_OFF_4();
    void settleIsAllOrNothing_OFF_4();
    void newerCacheIsRefused();
    void corruptCacheIsRecreated_OFF_4_data();
    void corruptCacheIsRecreated_OFF_4();
    void damageIsFoundAfterUncleanEnd_OFF_4();
    void damageMetByReadingIsFoundAtTheNextStart_OFF_4();
    void damagedSearchIndexIsMadeAnew_OFF_4();
    void adoptedCasesKeepTheirRows_OFF_4();
    void brokenOffRebuildIsTakenUp_OFF_4_data();
    void brokenOffRebuildIsTakenUp_OFF_4();
    void oneBadFileIsKept();
    void folderNotWritable();
};

} // namespace Casement::Testing
