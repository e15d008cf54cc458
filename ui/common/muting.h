// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QSettings;
class QString;

namespace Casement::Ui {

/// Cases whose notices come without a word on the desktop; on this computer only.
[[nodiscard]] bool isMuted(const QSettings &settings, const QString &caseId);
void setMuted(QSettings &settings, const QString &caseId, bool muted);

} // namespace Casement::Ui
