// SPDX-License-Identifier: GPL-3.0-or-later
// What the main window tells about itself: its keys and the guide.
#include "ui/common/actionregistry.h"
#include "ui/help/guide.h"
#include "ui/help/helpwindow.h"
#include "ui/palette/cheatsheet.h"
#include "ui/settings/keyspage.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

void MainWindow::showKeys()
{
    auto *sheet = new CheatSheet(ActionRegistry::offered(*this, isCare(m_context.workspace.profile().role)), m_context.settings, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &CheatSheet::changeWanted, this, [this] { showSettings(m_keys); });
    sheet->open();
}

void MainWindow::showHelp()
{
    const QWidget *focus = QApplication::focusWidget();
    if (!m_help)
        m_help = std::make_unique<HelpWindow>(m_context);
    // Without a focus inside a page, the page itself is the place.
    const QString topic = Guide::topicOf(focus);
    m_help->showPage(topic == u"index"_s ? Guide::topicOf(m_pages->currentWidget()) : topic);
    m_help->show();
    m_help->raise();
    m_help->activateWindow();
}

} // namespace Casement::Ui
