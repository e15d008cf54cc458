// SPDX-License-Identifier: GPL-3.0-or-later
// What the window keeps for its next start, and what the desktop around it asks of it.
#include "models/domain/caselink.h"
#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"
#include "ui/casedetail/caseview.h"
#include "ui/cases/casespage.h"
#include "ui/common/actionregistry.h"
#include "ui/common/panes.h"
#include "ui/help/tour.h"
#include "ui/knowledge/knowledgepage.h"
#include "ui/messages/messagespage.h"
#include "ui/notices/alerts.h"
#include "ui/notices/noticespage.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/signindialog.h"

#include <QAction>
#include <QCloseEvent>
#include <QMenu>
#include <QSettings>
#include <QStackedWidget>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

QStringList MainWindow::places() const
{
    return m_context.workspace.definition().pages + QStringList{u"notices"_s, u"outbox"_s}; // HOME-3
}

// Two people, or the portals of one, do not share a place.
QString MainWindow::placeKey() const
{
    const Profile &profile = m_context.workspace.profile();
    return u"place/%1/%2"_s.arg(profile.portalId, profile.userId);
}

void MainWindow::restore()
{
    const QSettings &settings = m_context.settings;
    if (!restoreGeometry(settings.value(u"window/geometry"_s).toByteArray()))
        resize(1280, 820);
    m_cases->setPaneSide(paneSideFrom(settings.value(u"readingPane"_s).toString()));
    const QString last = settings.value(placeKey()).toString();
    goTo(places().contains(last) ? last : places().constFirst());
}

void MainWindow::keepState()
{
    m_context.settings.setValue(u"window/geometry"_s, saveGeometry());
    m_context.settings.setValue(placeKey(), m_place);
    m_cases->saveLayout();
    m_knowledge->saveLayout();
    m_messages->saveLayout();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    keepState();
    QMainWindow::closeEvent(event);
}

QMenu *MainWindow::makeWorkspacesMenu()
{
    auto *menu = new QMenu(tr("Workspaces"), this);
    menu->setObjectName(u"workspacesMenu"_s);
    menu->setIcon(icon(IconName::User, palette()));
    menu->setToolTipsVisible(true);
    menu->addSeparator();
    QAction *next = ActionRegistry::create(ActionId::NextWorkspace, this, &m_context.settings);
    QAction *add = ActionRegistry::create(ActionId::AddWorkspace, this, &m_context.settings);
    menu->addActions({next, add});
    next->setEnabled(false);
    connect(next, &QAction::triggered, this, &MainWindow::nextWorkspace);
    connect(add, &QAction::triggered, this, &MainWindow::addWorkspace);
    return menu;
}

void MainWindow::offerWorkspaces(const QList<KnownWorkspace> &known)
{
    m_known = known;
    auto *menu = findChild<QMenu *>(u"workspacesMenu"_s);
    QAction *end = menu->actions().constFirst();
    while (!end->isSeparator()) {
        delete end;
        end = menu->actions().constFirst();
    }
    for (const KnownWorkspace &workspace : known) {
        const QString words = workspace.signedIn ? tr("%1 – %2") : tr("%1 – %2 (signed out)");
        auto *action = new QAction(displaySafe(words.arg(workspace.portalName, workspace.person)).replace(u'&', u"&&"_s), menu);
        action->setObjectName(QString(workspace.id + u"WorkspaceAction"_s));
        action->setToolTip(displaySafe(workspace.email));
        action->setCheckable(true);
        action->setChecked(workspace.current);
        menu->insertAction(end, action);
        connect(action, &QAction::triggered, this, [this, action, workspace] {
            action->setChecked(workspace.current); // until the other one is here
            if (!workspace.current)
                Q_EMIT workspaceWanted(workspace.id);
        });
    }
    findChild<QAction *>(ActionRegistry::idOf(ActionId::NextWorkspace) + u"Action"_s)->setEnabled(known.size() > 1);
}

void MainWindow::nextWorkspace()
{
    const auto current = std::find_if(m_known.cbegin(), m_known.cend(), [](const KnownWorkspace &workspace) { return workspace.current; });
    const qsizetype at = current == m_known.cend() ? -1 : current - m_known.cbegin();
    Q_EMIT workspaceWanted(m_known.at((at + 1) % m_known.size()).id);
}

void MainWindow::addWorkspace()
{
    auto *dialog = new SignInDialog(m_context.sessions, m_context.prompts, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->forAnother();
    dialog->open();
}

void MainWindow::welcome()
{
    if (!m_context.settings.value(u"tour/done"_s).toBool())
        takeTour();
}

void MainWindow::takeTour()
{
    if (const auto *tour = findChild<Tour *>(); tour && tour->isVisible())
        return;
    goTo(u"cases"_s);
    auto *tour = new Tour(this);
    connect(tour, &Tour::ended, this, [this] {
        m_context.settings.setValue(u"tour/done"_s, true);
        focusInto(m_pages->currentWidget());
    });
}

void MainWindow::openLink(const CaseLink &link)
{
    goTo(u"cases"_s);
    m_cases->openLink(link);
}

void MainWindow::showNotices()
{
    goTo(u"notices"_s);
}

void MainWindow::showMessage(const QString &id)
{
    goTo(u"messages"_s);
    m_messages->openEntry(id);
}

void MainWindow::watchNews()
{
    auto *alerts = new Alerts(m_context, [this](const QString &caseId) { return isReading(caseId); }, this);
    connect(alerts, &Alerts::alerted, this, &MainWindow::alerted);
    connect(alerts, &Alerts::readAlready, m_notices, &NoticesPage::caseShown);
}

bool MainWindow::isReading(const QString &caseId) const
{
    return isActiveWindow() && m_caseView->isVisible() && m_caseView->caseId() == caseId;
}

void MainWindow::offerTray(bool available)
{
    auto *action = findChild<QAction *>(ActionRegistry::idOf(ActionId::KeepInTray) + u"Action"_s);
    action->setVisible(available);
    action->setEnabled(available);
    action->setChecked(m_context.settings.value(u"tray/stays"_s).toBool());
}

bool MainWindow::staysInTray() const
{
    const auto *action = findChild<const QAction *>(ActionRegistry::idOf(ActionId::KeepInTray) + u"Action"_s);
    return action->isEnabled() && action->isChecked();
}

} // namespace Casement::Ui
