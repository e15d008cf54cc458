// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"
#include "ui/palette/commandmodel.h"

namespace Casement::Ui {

/// What the palette of a window offers: the registry's acts as the window has them now, and the views of the portal.
[[nodiscard]] QList<Command> commandsOf(const QWidget &window, const Context &context, const std::function<void(const QString &viewId)> &showView);

} // namespace Casement::Ui
