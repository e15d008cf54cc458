// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace Casement::Testing {

/// Articles and messages in the cache: found, filtered, read, and gone when they must be.
class LibraryCacheTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void articlesAreFoundOffline_KB_1_data();
    void articlesAreFoundOffline_KB_1();
    void articlesAreFiltered_KB_2();
    void messagesRememberWhatWasRead_MSG_1();
    void lostNewsLeavesNoByte_ACC_9();
    void olderCachesLearnOfArticles();
    void casesAreGroupedByWhatTheyHave_VIEW_6();
};

} // namespace Casement::Testing
