// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/viewlistmodel.h"

#include <QWidget>
#include <optional>

class QAction;
class QListView;
class QSettings;
class QToolButton;

namespace Casement::Ui {

class Notice;

/// The chooser of views. Own ones are made of the present filter, renamed in their place, moved, and deleted with an undo.
class ViewsPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ViewsPane)

public:
    /// team: those who share a view are of Care.
    ViewsPane(Items::ViewListModel *views, const QSettings &settings, bool team, QWidget *parent);
    ~ViewsPane() override;
    [[nodiscard]] QListView *list() const { return m_list; }
    void setSavable(bool savable); ///< there is something to make a view of
    void rename(const QString &viewId);
    void tell(const QString &text, bool refused);

Q_SIGNALS:
    void saveWanted();                        ///< the present filter as a new view
    void updateWanted(const QString &viewId); ///< the present filter for this one
    void shareWanted(const QString &viewId);  ///< or no longer

private:
    void makeActions(const QSettings &settings);
    void refreshActions();
    void showMenu(const QPoint &at);
    void remove();
    [[nodiscard]] QString currentOwn() const; ///< empty: the current one is the portal's

    Items::ViewListModel *m_views;
    QListView *m_list;
    QToolButton *m_save;
    bool m_savable = false;
    const bool m_team;
    Notice *m_notice;
    QAction *m_rename, *m_update, *m_up, *m_down, *m_delete, *m_share;
    struct Deleted { Items::OwnView view; int place = 0; };
    std::optional<Deleted> m_deleted;
};

} // namespace Casement::Ui
