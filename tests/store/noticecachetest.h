// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace Casement::Testing {

/// Notices in the cache: with their case, and gone with it.
class NoticeCacheTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showWithTheirCaseOnly_ACC_8();
    void rememberWhatWasRead();
    void goWithTheirCase_ACC_9();
    void goWithTheirReader_ACC_9();
};

} // namespace Casement::Testing
