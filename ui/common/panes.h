// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace Casement::Ui {

/// Gives the focus to a pane: to itself, or to the first child that takes it by Tab.
void focusInto(QWidget *pane);

} // namespace Casement::Ui
