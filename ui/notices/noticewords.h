// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/notices.h"
#include "ui/common/icons.h"

namespace Casement::Ui {

/// What happened, as a sentence made of a notice's values.
[[nodiscard]] QString noticeSentence(const PortalDefinition &definition, const CaseNotice &notice);
[[nodiscard]] IconName iconOf(const CaseNotice &notice);

} // namespace Casement::Ui
