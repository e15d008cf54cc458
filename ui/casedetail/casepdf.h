// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"
#include "models/domain/portaldefinition.h"

class QPagedPaintDevice;

namespace Casement::Ui {

/// One case on paper: its heading, facts and conversation as written, without what only Care may read (STAT-9). On any thread.
[[nodiscard]] QString caseAsHtml(const PortalDefinition &definition, const CaseDetail &detail, qint64 nowMs);
/// On a page of whatever device; on any thread.
void drawCase(QPagedPaintDevice &device, const QString &html);
[[nodiscard]] Result<void> writeCasePdf(const QString &path, const QString &title, const QString &html);

} // namespace Casement::Ui
