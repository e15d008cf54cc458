// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/caselink.h"
#include "ui/cases/listexport.h"
#include "ui/common/context.h"

#include <QPointer>
#include <QWidget>

class QAction;
class QLabel;
class QListView;
class QMenu;
class QSplitter;
class QStackedWidget;
class QTimer;
class QToolButton;

namespace Casement::Items {
class ViewListModel;
}

namespace Casement::Ui {

class CaseListView;
class EmptyState;
class FilterBar;
class Notice;
class RecentView;
class ViewsPane;

/// Where the reading pane stands beside the list; Off: a case takes the list's place when opened.
enum class PaneSide { Below, Right, Off };
[[nodiscard]] PaneSide paneSideFrom(const QString &name);
[[nodiscard]] QString nameOf(PaneSide side);

/// The cases: views with counts, quick filter, list, and the reading pane it is given.
class CasesPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CasesPage)

public:
    explicit CasesPage(const Context &context, QWidget *parent = nullptr);
    ~CasesPage() override;

    void setReadingPane(QWidget *pane);
    void setPaneSide(PaneSide side);
    /// The view with which this person begins: the last one, or the portal's first (VIEW-5).
    void showFirstView();
    void showView(const QString &viewId);
    /// A view narrowed to one value of a field of the quick filter.
    void showNarrowed(const QString &viewId, const QString &field, const QString &value);
    [[nodiscard]] QString currentView() const { return m_view; } ///< empty while search results show
    /// All reachable cases that fit; nothing typed leads back to the view before.
    void search(const QString &typed);
    /// Makes the first result of the running search current as soon as it is here.
    void takeFirstResult();
    /// Follows a link people sent each other; a case that is not here is told.
    void openLink(const CaseLink &link);
    /// Shows a case in the reading pane, and selects it where the list has it.
    void openCase(const QString &caseId);
    [[nodiscard]] QList<QWidget *> panes() const; ///< in the order F6 walks
    void saveLayout();

Q_SIGNALS:
    void caseActivated(const QString &caseId);
    void currentCaseChanged(const QString &caseId);
    void searchLeft(); ///< a view took the place of the search results

private:
    QWidget *makeViews();
    QWidget *makeList();
    void makeReading();
    void makeActions();
    void makeListActs();
    void connectList();
    void runQuery();
    void updateState();
    void updateHint(int rows);
    void showEmpty();
    void onEmptyAction();
    void openPane(const QString &caseId, bool activated);
    void backToList();
    void reloadDefinition();
    void keepFilterAsView();
    void saveOwnViews();
    void loadOwnViews();
    void copyLinks();
    void fillGroupings(QMenu *menu);
    void makeGroupActs();
    void refreshGroupActs();
    void groupBy(const QString &field);
    void saveList(ListExport::Format format);
    void printList();
    void runExport(const ListExport::Order &order);
    [[nodiscard]] ListExport::Order orderOf(ListExport::Format format) const;
    void saveColumns();
    void saveSort(int column, Qt::SortOrder order);
    [[nodiscard]] QString settingsKey(const QString &what) const;
    [[nodiscard]] bool isRecent() const;
    [[nodiscard]] CaseQuery viewQuery() const;
    [[nodiscard]] CaseQuery narrowedQuery() const; ///< of what shows now, "@me" standing for the reader

    Context m_context;
    Items::ViewListModel *m_viewModel;
    QSplitter *m_main;
    QSplitter *m_split;
    ViewsPane *m_viewsPane = nullptr;
    QListView *m_views = nullptr;
    QWidget *m_listArea;
    QLabel *m_title;
    FilterBar *m_filter;
    Notice *m_notice = nullptr;
    QPointer<ListExport> m_export;
    QString m_saved; ///< the file last saved, to open
    QStackedWidget *m_stack;
    CaseListView *m_list;
    RecentView *m_recent;
    EmptyState *m_empty;
    QWidget *m_paneArea;
    QToolButton *m_back;
    QWidget *m_pane = nullptr;
    QTimer *m_minute;
    PaneSide m_side = PaneSide::Below;
    QString m_view;
    QString m_viewBefore; ///< what search leads back to
    QString m_searched;
    QList<std::pair<QString, QAction *>> m_groupActs; ///< by field
    bool m_failed = false;
    bool m_takeFirst = false;
};

} // namespace Casement::Ui
