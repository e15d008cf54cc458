// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace Casement::Testing {

/// Feed pages in, lists and details out.
class CacheTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void emptyFileIsMigrated();
    void rowsSurviveRestart_OFF_1();
    void sortsByEachColumn_data();
    void sortsByEachColumn();
    void filters_VIEW_2_data();
    void filters_VIEW_2();
    void search_VIEW_7_data();
    void search_VIEW_7();
    void searchIsNewestFirstAndSaysMore();
    void searchFollowsEdits();
    void sameSecondKeepsEveryEntry();
    void olderVersionNeverWins_data();
    void olderVersionNeverWins();
    void tailHeaderIsWantedUntilWhole();
    void fetchOlderThanTailIsRepeated();
    void keysDecideWhatStays_ACC_9();
    void lessRightsTakeNotesAlong_ACC_9_STAT_9();
    void departureBelowStoredNumberIsIgnored();
    void lostKeyLeavesNoByte_ACC_9();
    void whatOnlyAnAnswerToldGoesWithALostKey_ACC_9();
    void orgKeyTakesAccountAndPeople_ACC_9();
    void generationSweepsWhatIsNotBroughtAgain();
    void newGenerationAcceptsLowerNumbers();
    void recentJoinsTitles_VIEW_2();
    void rowIdsNeverChange();
    void readerIsInterrupted();
    void completeOnceBackfillEnds();
    void definitionChangeReranks();
};

} // namespace Casement::Testing
