// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/muting.h"

#include <QSettings>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {
constexpr qsizetype mostMuted = 1000; ///< the oldest are heard again
}

bool isMuted(const QSettings &settings, const QString &caseId)
{
    return settings.value(u"muted"_s).toStringList().contains(caseId);
}

void setMuted(QSettings &settings, const QString &caseId, bool muted)
{
    QStringList cases = settings.value(u"muted"_s).toStringList();
    cases.removeAll(caseId);
    if (muted)
        cases << caseId;
    settings.setValue(u"muted"_s, QStringList(cases.mid(qMax(qsizetype(0), cases.size() - mostMuted))));
}

} // namespace Casement::Ui
