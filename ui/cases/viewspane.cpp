// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/viewspane.h"

#include "ui/common/actionregistry.h"
#include "ui/common/countdelegate.h"
#include "ui/common/icons.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QToolButton>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

using Items::ViewListModel;

ViewsPane::ViewsPane(ViewListModel *views, const QSettings &settings, bool team, QWidget *parent)
    : QWidget(parent)
    , m_views(views)
    , m_list(new QListView(this))
    , m_save(new QToolButton(this))
    , m_team(team)
    , m_notice(new Notice(this))
{
    setObjectName(u"viewsPane"_s);
    auto *title = new QLabel(tr("Views"), this);
    title->setObjectName(u"viewsTitleLabel"_s);
    QFont small = font();
    small.setWeight(QFont::DemiBold);
    title->setFont(small);
    setSecondary(title);
    m_save->setObjectName(u"saveViewButton"_s);
    m_save->setAccessibleName(tr("Keep this filter as a view"));
    m_save->setToolTip(m_save->accessibleName());
    m_save->setIcon(icon(IconName::Plus, palette()));
    m_save->setAutoRaise(true);
    m_save->setEnabled(false);
    m_list->setObjectName(u"viewsView"_s);
    m_list->setAccessibleName(tr("Case views"));
    m_list->setModel(views);
    auto *delegate = new CountDelegate(ViewListModel::CountRole, m_list);
    delegate->setMark(ViewListModel::SharedRole, IconName::Share);
    m_list->setItemDelegate(delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_notice->setObjectName(u"viewsNotice"_s);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(Space::m, Space::xs, Space::s, 0);
    head->addWidget(title, 1);
    head->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_notice);
    makeActions(settings);
    connect(m_save, &QToolButton::clicked, this, &ViewsPane::saveWanted);
    connect(m_list, &QWidget::customContextMenuRequested, this, &ViewsPane::showMenu);
    connect(m_notice, &Notice::actionTriggered, this, [this] {
        m_notice->dismiss();
        if (const auto back = std::exchange(m_deleted, {}))
            m_views->addOwn(back->view, back->place);
    });
}

ViewsPane::~ViewsPane() = default;

void ViewsPane::makeActions(const QSettings &settings)
{
    const auto add = [this, &settings](ActionId id, auto act) {
        QAction *action = ActionRegistry::create(id, m_list, &settings);
        action->setShortcutContext(Qt::WidgetShortcut); // not while a name is typed
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    m_rename = add(ActionId::RenameView, [this] { rename(currentOwn()); });
    m_up = add(ActionId::MoveViewUp, [this] { m_views->moveOwn(currentOwn(), -1); });
    m_down = add(ActionId::MoveViewDown, [this] { m_views->moveOwn(currentOwn(), 1); });
    m_delete = add(ActionId::DeleteView, [this] { remove(); });
    m_share = add(ActionId::ShareView, [this] { Q_EMIT shareWanted(m_list->currentIndex().data(ViewListModel::ViewIdRole).toString()); });
    m_update = new QAction(tr("Use the present filter"), m_list);
    m_update->setObjectName(u"updateViewAction"_s);
    connect(m_update, &QAction::triggered, this, [this] { Q_EMIT updateWanted(currentOwn()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ViewsPane::refreshActions);
    connect(m_views, &QAbstractItemModel::dataChanged, this, &ViewsPane::refreshActions);
    refreshActions();
}

void ViewsPane::refreshActions()
{
    const bool own = !currentOwn().isEmpty();
    for (QAction *action : {m_rename, m_up, m_down, m_delete})
        action->setEnabled(own);
    m_update->setEnabled(own && m_savable);
    const QString id = m_list->currentIndex().data(ViewListModel::ViewIdRole).toString();
    m_share->setEnabled(m_views->isMine(id));
    m_share->setText(!m_views->sharedAs(id).isEmpty() ? tr("Stop sharing") : m_team ? tr("Share with the team") : tr("Share with your account"));
}

void ViewsPane::tell(const QString &text, bool refused)
{
    m_deleted.reset();
    m_notice->showText(refused ? Notice::Kind::Error : Notice::Kind::Success, text);
}

QString ViewsPane::currentOwn() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.data(ViewListModel::OwnRole).toBool() ? index.data(ViewListModel::ViewIdRole).toString() : QString();
}

void ViewsPane::setSavable(bool savable)
{
    m_savable = savable;
    m_save->setEnabled(savable);
    refreshActions();
}

void ViewsPane::rename(const QString &viewId)
{
    const int row = m_views->rowOf(viewId);
    if (row >= 0 && m_views->index(row).data(ViewListModel::OwnRole).toBool())
        m_list->edit(m_views->index(row));
}

void ViewsPane::showMenu(const QPoint &at)
{
    const QModelIndex under = m_list->indexAt(at);
    if (under.isValid() && under != m_list->currentIndex())
        m_list->setCurrentIndex(under);
    const bool own = !currentOwn().isEmpty();
    if (!own && !m_share->isEnabled())
        return; // the portal's views stay as they are, and those of others
    auto *menu = new QMenu(m_list);
    menu->setObjectName(u"viewMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(own ? QList<QAction *>{m_rename, m_update, m_share, m_up, m_down, m_delete} : QList<QAction *>{m_share});
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

void ViewsPane::remove()
{
    const QString id = currentOwn();
    const QList<Items::OwnView> own = m_views->ownViews();
    const auto found = std::find_if(own.cbegin(), own.cend(), [&](const auto &view) { return view.id == id; });
    if (found == own.cend())
        return;
    m_deleted = Deleted{*found, int(found - own.cbegin())};
    m_views->removeOwn(id);
    m_notice->showText(Notice::Kind::Info, tr("“%1” is deleted. Its cases stay where they are.").arg(m_deleted->view.label), tr("Undo"));
}

} // namespace Casement::Ui
