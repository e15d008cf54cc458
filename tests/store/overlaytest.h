// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace Casement::Testing {

/// Pending work over confirmed rows.
class OverlayTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pendingCaseIsListedLikeTheRest_NEW_12();
    void settledCaseReplacesPendingOne_NEW_12();
    void feedBeforeAnswerShowsItOnce_OFF_2();
    void replyIsShownPendingAndSettled_OFF_2();
    void twoStackedOperations_OFF_2();
    void droppedOverlayLeavesConfirmedRows_OFF_2();
    void feedGoesUnderThePendingWork_OFF_3();
    void refusedOnNewStateStaysOut_OFF_3();
    void lostCaseTakesItsOverlay_ACC_9();
    void rebuiltFromTheOutboxAtStart_OFF_4();
    void openedBeforeAccountsArrived();
    void viewedIsPendingToo_VIEW_2();
    void linksAreShownAtOnce_STAT_4();
    void splitWaitsForItsNewCase();
    void whatWasTakenBackDoesNotReturn_QUE_3();
    void mergeHangsOnTheOtherCaseToo_QUE_3();
    void checkRefusesAtOnce_ESC_1();
    void sweepKeepsPendingCase_OFF_4();
    void definitionChangeKeepsPendingWork();
};

} // namespace Casement::Testing
