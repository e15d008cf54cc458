// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace Casement::Testing {

/// First syncs, sweeping, purging and leaving out, slice by slice.
class BigWorkTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void firstLoadIsReadAtOnceAndThenWhole_OFF_1();
    void cacheOfTheVersionBeforeIsTakenOver();
    void smallSyncNeedsNoLoad();
    void pagesInOneTransaction_OFF_4();
    void endedAnywhereTheLoadHeals_OFF_4();
    void searchGoesOnWhileItIsBuilt();
    void departuresGoInSlices_ACC_9();
    void weakerRoleLeavesNothingOfTheStronger_ACC_9_data();
    void weakerRoleLeavesNothingOfTheStronger_ACC_9();
    void sweepGoesInSlices();
    void pendingWorkSurvivesTheSlices_OFF_2();
    void purgeIsTakenUpAgain_OFF_4();
    void oldClosedCasesAreLeftOut_OFF_1();
    void leftOutLeavesNoWord();
    void leftOutComesBack_data();
    void leftOutComesBack();
    void chosenAgainIsTakenBack();
    void limitLeavesOutTheOldest();
    void filesGoFirst();
};

} // namespace Casement::Testing
