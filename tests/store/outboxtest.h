// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace Casement::Testing {

/// Drafts, operations and their files in outbox.db.
class OutboxTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void draftsSurviveRestart_NEW_1();
    void enqueueTakesTheDraftAlong();
    void enqueueWithUnreadableFileKeepsTheDraft_NEW_9();
    void keepsOrderAndMarks_OFF_2();
    void filesLiveAsLongAsTheyAreNamed();
    void dropOnlyWhatWasNotSent_OFF_2();
    void dropTakesDependants();
    void returnedKeepsTheWords_OFF_3();
    void retryUnderANewId();
    void clashIsKeptAndResolved_OFF_3_data();
    void clashIsKeptAndResolved_OFF_3();
    void lostReachLeavesOnlyTheWords_OFF_3();
    void lostReachLeavesNoWordOfOthers_ACC_9();
    void refusedCaseKeepsWhatHungOnIt_OFF_3();
    void wordsThatCameBackStayWhateverIsAnsweredLater_OFF_4();
    void draftsOfALostCaseComeBack_OFF_3();
    void takenBackAsADraft_OFF_2();
    void outboxOfTheFirstFormatIsRead();
    void doneIsOfferedAgainInItsOrder_OFF_4();
    void doneIsForgottenAfterAMonth();
    void outboxOfVersion2IsTakenOver();
    void entriesTellStateAndText();
    void twoConnectionsOfOneProcess();
    void newerOutboxIsRefusedAndKept();
    void corruptOutboxIsLeftUntouched_OFF_4();
    void folderNotWritable();
    void strangeIdsStayInTheFolder();
};

} // namespace Casement::Testing
