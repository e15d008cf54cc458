// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/panes.h"

#include <QWidget>

namespace Casement::Ui {

void focusInto(QWidget *pane)
{
    pane->setFocus(Qt::TabFocusReason);
    const QWidget *now = pane->window()->focusWidget();
    if (now == pane || (now && pane->isAncestorOf(now)))
        return;
    for (QWidget *child = pane->nextInFocusChain(); child && child != pane; child = child->nextInFocusChain()) {
        if (pane->isAncestorOf(child) && child->isVisible() && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus)) {
            child->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

} // namespace Casement::Ui
