// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/casespage.h"

#include "models/domain/async.h"
#include "models/domain/portaldefinition.h"
#include "models/items/caselistmodel.h"
#include "models/items/viewlistmodel.h"
#include "ui/cases/caselistview.h"
#include "ui/cases/filterbar.h"
#include "ui/cases/listexport.h"
#include "ui/cases/ownviews.h"
#include "ui/cases/recentview.h"
#include "ui/cases/sharedviews.h"
#include "ui/cases/viewspane.h"
#include "ui/common/actionregistry.h"
#include "ui/common/emptystate.h"
#include "ui/common/errors.h"
#include "ui/common/formatter.h"
#include "ui/common/notice.h"
#include "ui/common/panes.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QMenu>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

PaneSide paneSideFrom(const QString &name)
{
    if (name == u"right"_s)
        return PaneSide::Right;
    return name == u"off"_s ? PaneSide::Off : PaneSide::Below;
}

QString nameOf(PaneSide side)
{
    switch (side) {
    case PaneSide::Right: return u"right"_s;
    case PaneSide::Off: return u"off"_s;
    case PaneSide::Below: break;
    }
    return u"below"_s;
}

CasesPage::CasesPage(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_viewModel(new Items::ViewListModel(context.workspace, this))
    , m_main(new QSplitter(Qt::Horizontal, this))
    , m_minute(new QTimer(this))
{
    setObjectName(u"casesPage"_s);
    m_main->setObjectName(u"viewsSplitter"_s);
    m_main->setChildrenCollapsible(false);
    m_main->addWidget(makeViews());
    m_split = new QSplitter(Qt::Vertical, m_main);
    m_split->setObjectName(u"readingSplitter"_s);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(makeList());
    m_main->addWidget(m_split);
    m_main->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_main);

    makeActions();
    connectList();
    connect(&m_context.workspace.sync(), &SyncControl::definitionChanged, this, &CasesPage::reloadDefinition);
    connect(&m_context.workspace.sync(), &SyncControl::stateChanged, this, &CasesPage::updateState);
    m_minute->setInterval(60'000);
    connect(m_minute, &QTimer::timeout, this, [this] { m_list->cases().refreshTimes(); });
    m_minute->start();
}

CasesPage::~CasesPage()
{
    m_viewModel->disconnect(this); // a name being typed is committed while the views go
}

QWidget *CasesPage::makeViews()
{
    m_viewsPane = new ViewsPane(m_viewModel, m_context.settings, isCare(m_context.workspace.profile().role), m_main);
    m_views = m_viewsPane->list();
    m_viewsPane->setMinimumWidth(fontMetrics().averageCharWidth() * 24);
    loadOwnViews();
    connect(m_viewModel, &Items::ViewListModel::ownViewsChanged, this, &CasesPage::saveOwnViews);
    auto *shared = new SharedViews(m_context, m_viewModel, this);
    connect(m_viewsPane, &ViewsPane::shareWanted, shared, &SharedViews::toggle);
    connect(shared, &SharedViews::told, m_viewsPane, [this](const QString &text) { m_viewsPane->tell(text, false); });
    connect(shared, &SharedViews::refused, m_viewsPane, [this](const QString &text) { m_viewsPane->tell(text, true); });
    connect(m_viewsPane, &ViewsPane::saveWanted, this, &CasesPage::keepFilterAsView);
    connect(m_viewsPane, &ViewsPane::updateWanted, this, [this](const QString &id) {
        const CaseQuery query = narrowedQuery();
        m_filter->clear();
        m_viewModel->setOwnQuery(id, query);
        showView(id);
    });
    return m_viewsPane;
}

QWidget *CasesPage::makeList()
{
    m_listArea = new QWidget(m_split);
    m_listArea->setAutoFillBackground(true);
    m_listArea->setBackgroundRole(QPalette::Base);
    m_title = new QLabel(m_listArea);
    m_title->setObjectName(u"searchTitleLabel"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setContentsMargins(12, Space::s, 12, 0);
    setSectionFont(m_title);
    m_title->hide();
    m_filter = new FilterBar(m_context, m_listArea);
    m_notice = new Notice(m_listArea);
    m_notice->setObjectName(u"listNotice"_s);
    m_stack = new QStackedWidget(m_listArea);
    m_stack->setObjectName(u"casesStack"_s);
    m_list = new CaseListView(m_context, m_stack);
    m_recent = new RecentView(m_context, m_stack);
    m_empty = new EmptyState(m_stack);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_list, m_recent, m_empty})
        m_stack->addWidget(widget);
    auto *layout = new QVBoxLayout(m_listArea);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_filter);
    layout->addWidget(m_notice);
    layout->addWidget(m_stack, 1);
    m_listArea->setMinimumWidth(fontMetrics().averageCharWidth() * 44);
    makeReading();
    return m_listArea;
}

void CasesPage::makeReading()
{
    m_paneArea = new QWidget(m_split);
    m_paneArea->setObjectName(u"readingArea"_s);
    m_back = new QToolButton(m_paneArea);
    m_back->setObjectName(u"backToListButton"_s);
    m_back->setText(tr("Back to the list"));
    m_back->setIcon(icon(IconName::ChevronLeft, palette()));
    m_back->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_back->setAutoRaise(true);
    connect(m_back, &QToolButton::clicked, this, &CasesPage::backToList);
    auto *paneLayout = new QVBoxLayout(m_paneArea);
    paneLayout->setContentsMargins({});
    paneLayout->setSpacing(0);
    paneLayout->addWidget(m_back, 0, Qt::AlignLeading);
    m_back->hide();
}

void CasesPage::makeActions()
{
    QSettings *settings = &m_context.settings;
    connect(ActionRegistry::create(ActionId::NextRow, m_main, settings), &QAction::triggered, this, [this] { m_list->step(1); });
    connect(ActionRegistry::create(ActionId::PreviousRow, m_main, settings), &QAction::triggered, this, [this] { m_list->step(-1); });
    connect(ActionRegistry::create(ActionId::OpenCase, m_listArea, settings), &QAction::triggered, this, [this] {
        if (const QString id = m_list->cases().caseIdAt(m_list->currentIndex().row()); !id.isEmpty())
            openPane(id, true);
    });
    connect(ActionRegistry::create(ActionId::CopyNumber, m_listArea, settings), &QAction::triggered, this, [this] {
        const CaseSummary *row = m_list->cases().summaryAt(m_list->currentIndex().row());
        if (row && !row->record.number.isEmpty())
            QGuiApplication::clipboard()->setText(row->record.number);
    });
    connect(ActionRegistry::create(ActionId::MarkCase, m_listArea, settings), &QAction::triggered, m_list, &CaseListView::toggleMark);
    makeListActs();
    auto *menu = new QMenu(m_filter->columnsButton());
    menu->setObjectName(u"columnsMenu"_s);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        m_list->columns().fill(menu);
        menu->addSeparator();
        fillGroupings(menu->addMenu(tr("Group by")));
        connect(menu->addAction(tr("Reset columns")), &QAction::triggered, this, [this] {
            m_list->columns().reset();
            m_context.settings.remove(settingsKey(QString(u"columns/"_s + m_view)));
            m_list->columns().fit(m_list->viewport()->width());
        });
    });
    QToolButton *button = m_filter->columnsButton();
    connect(button, &QToolButton::clicked, this, [button, menu] { menu->popup(button->mapToGlobal(QPoint(0, button->height()))); });
    connect(m_list->horizontalHeader(), &QHeaderView::customContextMenuRequested, this, [this, menu](const QPoint &at) {
        menu->popup(m_list->horizontalHeader()->mapToGlobal(at));
    });
}

// What can be done with the list as a whole, or with the cases selected.
void CasesPage::makeListActs()
{
    QSettings *settings = &m_context.settings;
    auto *menu = new QMenu(m_filter->moreButton());
    menu->setObjectName(u"listMenu"_s);
    const auto add = [&](ActionId id, auto act) {
        QAction *action = ActionRegistry::create(id, m_listArea, settings);
        connect(action, &QAction::triggered, this, act);
        menu->addAction(action);
    };
    add(ActionId::CopyLink, [this] { copyLinks(); });
    add(ActionId::SaveAsCsv, [this] { saveList(ListExport::Format::Csv); });
    add(ActionId::SaveAsPdf, [this] { saveList(ListExport::Format::Pdf); });
    add(ActionId::PrintList, [this] { printList(); });
    makeGroupActs();
    QToolButton *button = m_filter->moreButton();
    connect(button, &QToolButton::clicked, this, [button, menu] { menu->popup(button->mapToGlobal(QPoint(0, button->height()))); });
    connect(m_notice, &Notice::actionTriggered, this, [this] {
        if (m_export)
            m_export->cancel();
        else if (!m_saved.isEmpty())
            m_context.prompts.openExternally(this, m_saved);
    });
}

void CasesPage::keepFilterAsView()
{
    const CaseQuery query = narrowedQuery();
    const QString counter = settingsKey(u"ownViewsMade"_s);
    const int number = m_context.settings.value(counter).toInt() + 1; // never used again: sort and columns are kept by it
    m_context.settings.setValue(counter, number);
    const QString id = u"own-%1"_s.arg(number);
    m_viewModel->addOwn({id, m_searched.isEmpty() ? tr("New view") : m_searched, query});
    m_filter->clear();
    showView(id);
    m_viewsPane->rename(id);
}

void CasesPage::saveOwnViews()
{
    m_context.settings.setValue(settingsKey(u"ownViews"_s), ownViewsToJson(m_viewModel->ownViews()));
}

void CasesPage::loadOwnViews()
{
    m_viewModel->setOwnViews(ownViewsFromJson(m_context.settings.value(settingsKey(u"ownViews"_s)).toByteArray()));
}

void CasesPage::connectList()
{
    connect(m_list, &CaseListView::selectionCountChanged, this, [this] { updateHint(m_list->cases().caseCount()); });
    connect(m_views->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        const QString id = index.data(Items::ViewListModel::ViewIdRole).toString();
        if (!id.isEmpty() && (id != m_view || !m_searched.isEmpty()))
            showView(id);
    });
    connect(m_filter, &FilterBar::changed, this, &CasesPage::runQuery);
    connect(&m_list->cases(), &Items::CaseListModel::loaded, this, &CasesPage::updateState);
    connect(&m_list->cases(), &Items::CaseListModel::failed, this, [this](const Error &error) {
        m_failed = true;
        m_empty->setContent(IconName::Error, tr("The list could not be read"), sentenceFor(error), tr("Try again"));
        m_stack->setCurrentWidget(m_empty);
    });
    connect(m_list, &CaseListView::caseChosen, this, [this](const QString &id) { openPane(id, false); });
    connect(m_list, &CaseListView::caseActivated, this, [this](const QString &id) { openPane(id, true); });
    connect(m_recent, &RecentView::caseChosen, this, [this](const QString &id) { openPane(id, false); });
    connect(m_recent, &RecentView::caseActivated, this, [this](const QString &id) { openPane(id, true); });
    connect(m_recent, &RecentView::loaded, this, &CasesPage::updateState);
    connect(m_empty, &EmptyState::actionTriggered, this, &CasesPage::onEmptyAction);
    QHeaderView *header = m_list->horizontalHeader();
    connect(header, &QHeaderView::sortIndicatorChanged, this, &CasesPage::saveSort);
    connect(header, &QHeaderView::sectionMoved, this, &CasesPage::saveColumns);
    connect(header, &QHeaderView::sectionResized, this, &CasesPage::saveColumns);
}

QString CasesPage::settingsKey(const QString &what) const
{
    const Profile &profile = m_context.workspace.profile();
    return u"cases/%1/%2/%3"_s.arg(m_context.workspace.definition().id, profile.userId, what);
}

void CasesPage::setReadingPane(QWidget *pane)
{
    m_pane = pane;
    m_paneArea->layout()->addWidget(pane);
    m_split->addWidget(m_paneArea);
    m_split->setStretchFactor(0, 9);
    m_split->setStretchFactor(1, 11);
    setPaneSide(m_side);
}

void CasesPage::setPaneSide(PaneSide side)
{
    if (side != m_side && m_side != PaneSide::Off)
        saveLayout();
    m_side = side;
    m_split->setOrientation(side == PaneSide::Right ? Qt::Horizontal : Qt::Vertical);
    m_back->setVisible(side == PaneSide::Off);
    m_listArea->show();
    m_paneArea->setVisible(side != PaneSide::Off);
    if (!m_main->restoreState(m_context.settings.value(u"layout/views"_s).toByteArray()))
        m_main->setSizes({fontMetrics().averageCharWidth() * 32, 2000});
    if (!m_split->restoreState(m_context.settings.value(QString(u"layout/reading-"_s + nameOf(side))).toByteArray())) {
        const int size = side == PaneSide::Right ? m_split->width() : m_split->height();
        m_split->setSizes({size * 9 / 20, size * 11 / 20});
    }
    m_split->setOrientation(side == PaneSide::Right ? Qt::Horizontal : Qt::Vertical);
}

void CasesPage::saveLayout()
{
    m_context.settings.setValue(u"layout/views"_s, m_main->saveState());
    if (m_side != PaneSide::Off)
        m_context.settings.setValue(QString(u"layout/reading-"_s + nameOf(m_side)), m_split->saveState());
}

void CasesPage::showFirstView()
{
    const QString last = m_context.settings.value(settingsKey(u"view"_s)).toString();
    showView(m_viewModel->rowOf(last) >= 0 ? last : m_context.workspace.definition().firstView);
}

void CasesPage::showView(const QString &viewId)
{
    if (m_viewModel->rowOf(viewId) < 0)
        return;
    m_view = viewId;
    if (!std::exchange(m_searched, QString()).isEmpty())
        Q_EMIT searchLeft();
    m_title->hide();
    m_context.settings.setValue(settingsKey(u"view"_s), viewId);
    m_views->setCurrentIndex(m_viewModel->index(m_viewModel->rowOf(viewId)));
    m_filter->setVisible(!isRecent());
    if (isRecent()) {
        m_stack->setCurrentWidget(m_recent);
        m_recent->reload();
        return;
    }
    m_list->columns().restore(settingsKey(QString(u"columns/"_s + viewId)));
    m_list->columns().fit(m_list->viewport()->width());
    runQuery();
}

void CasesPage::showNarrowed(const QString &viewId, const QString &field, const QString &value)
{
    m_filter->choose(field, value);
    showView(viewId);
    m_list->setFocus(Qt::OtherFocusReason);
}

bool CasesPage::isRecent() const
{
    return m_searched.isEmpty() && m_viewModel->isRecent(m_view);
}

CaseQuery CasesPage::viewQuery() const
{
    if (!m_searched.isEmpty())
        return parseSearch(m_searched);
    CaseQuery query = m_viewModel->queryOf(m_view);
    const QString stored = m_context.settings.value(settingsKey(QString(u"sort/"_s + m_view))).toString();
    if (const QString column = stored.section(u' ', 0, 0); m_list->columns().columnOf(column) >= 0)
        query.sort = Sort{column, stored.endsWith(u" desc"_s)};
    return query;
}

CaseQuery CasesPage::narrowedQuery() const
{
    CaseQuery query = viewQuery();
    m_filter->narrow(query);
    return query;
}

void CasesPage::runQuery()
{
    m_failed = false;
    m_viewsPane->setSavable(m_filter->isActive() || !m_searched.isEmpty());
    const CaseQuery query = resolved(narrowedQuery(), m_context.workspace.profile().personId);
    const bool finds = !query.words.isEmpty() || !query.phrases.isEmpty(); // one search at a time: groups would each be one
    m_list->cases().setGrouping(!finds && m_searched.isEmpty() ? m_context.settings.value(settingsKey(QString(u"group/"_s + m_view))).toString() : QString());
    m_list->setQuery(query);
    refreshGroupActs();
}

void CasesPage::search(const QString &typed)
{
    const QString text = typed.trimmed();
    if (text == m_searched)
        return;
    if (text.isEmpty()) {
        showView(m_viewBefore);
        return;
    }
    if (m_searched.isEmpty()) {
        m_viewBefore = m_view;
        m_views->selectionModel()->clear();
    }
    m_searched = text;
    m_view.clear();
    m_title->setText(tr("Search results for “%1”").arg(text));
    m_title->show();
    m_filter->show();
    runQuery();
}

void CasesPage::updateState()
{
    if (m_failed)
        return;
    const bool recent = isRecent();
    const int rows = recent ? m_recent->model()->rowCount() : m_list->cases().caseCount();
    if (!recent && m_list->cases().isLoading())
        return;
    if (rows > 0)
        m_stack->setCurrentWidget(recent ? static_cast<QWidget *>(m_recent) : m_list);
    else
        showEmpty();
    updateHint(rows);
    if (std::exchange(m_takeFirst, false) && rows > 0)
        m_list->goToRow(0);
}

void CasesPage::takeFirstResult()
{
    m_takeFirst = true;
    updateState();
}

void CasesPage::updateHint(int rows)
{
    const Items::CaseListModel &cases = m_list->cases();
    const SyncState state = m_context.workspace.sync().state();
    const Formatter words(m_context.workspace.definition(), m_context.workspace.nowMs());
    QString hint = cases.hasMore() ? tr("The newest %L1 of more").arg(rows) : tr("%Ln cases", nullptr, rows);
    if (rows == 1 && !cases.hasMore())
        hint = tr("1 case");
    if (!cases.isComplete())
        hint = tr("%1, older ones are loading").arg(hint);
    else if (state.phase == SyncState::Phase::Offline && state.lastSyncAt != 0)
        hint = tr("%1 as of %2").arg(hint, words.moment(state.lastSyncAt));
    if (cases.isComplete() && cases.leavesOut() && !m_searched.isEmpty())
        hint = tr("%1, older ones found by their heading only").arg(hint);
    if (const int selected = m_list->selectedCount(); selected > 1)
        hint = tr("%n selected", nullptr, selected);
    m_filter->setHint(hint);
}

void CasesPage::showEmpty()
{
    if (isRecent()) {
        m_empty->setContent(IconName::History, tr("Nothing viewed yet"), tr("Cases, accounts and contacts you look at are listed here."));
    } else if (m_filter->isActive()) {
        m_empty->setContent(IconName::Filter, tr("Nothing fits the filter"), tr("Other cases may be here without it."), tr("Clear filter"));
    } else if (!m_searched.isEmpty()) {
        m_empty->setContent(IconName::Search, tr("Nothing found"),
                            tr("No case on this computer contains “%1”. Try fewer words, or a case number.").arg(m_searched), tr("Clear search"));
    } else if (!m_list->cases().isComplete()) {
        m_empty->setContent(IconName::Sync, tr("Your cases are on their way"), tr("The newest come first. You can already work with those that are here."));
    } else {
        m_empty->setContent(IconName::Cases, tr("No case here"), m_views->currentIndex().data(Qt::ToolTipRole).toString());
    }
    m_stack->setCurrentWidget(m_empty);
}

void CasesPage::onEmptyAction()
{
    if (m_failed)
        runQuery();
    else if (m_filter->isActive())
        m_filter->clear();
    else if (!m_searched.isEmpty())
        search({});
}

void CasesPage::openPane(const QString &caseId, bool activated)
{
    Q_EMIT currentCaseChanged(caseId);
    if (!activated)
        return;
    if (m_side == PaneSide::Off) {
        m_paneArea->show();
        m_listArea->hide();
    }
    if (m_pane)
        focusInto(m_pane);
    Q_EMIT caseActivated(caseId);
}

void CasesPage::openCase(const QString &caseId)
{
    m_list->selectCase(caseId);
    openPane(caseId, m_side == PaneSide::Off);
}

void CasesPage::backToList()
{
    m_listArea->show();
    m_paneArea->setVisible(m_side != PaneSide::Off);
    m_list->setFocus(Qt::OtherFocusReason);
}

QList<QWidget *> CasesPage::panes() const
{
    QList<QWidget *> list{m_views, m_stack->currentWidget() == m_recent ? static_cast<QWidget *>(m_recent) : m_list};
    if (m_pane && m_paneArea->isVisibleTo(this))
        list << m_pane;
    return list;
}

void CasesPage::reloadDefinition()
{
    m_viewModel->reload();
    m_filter->reload();
    if (m_searched.isEmpty())
        showView(m_viewModel->rowOf(m_view) >= 0 ? m_view : m_context.workspace.definition().firstView);
}

void CasesPage::saveColumns()
{
    if (!m_list->columns().isBusy() && !m_view.isEmpty())
        m_list->columns().save(settingsKey(QString(u"columns/"_s + m_view)));
}

void CasesPage::saveSort(int column, Qt::SortOrder order)
{
    if (column < 0)
        return;
    m_list->cases().sort(column, order);
    const Sort &sort = m_list->cases().query().sort;
    if (!m_view.isEmpty())
        m_context.settings.setValue(settingsKey(QString(u"sort/"_s + m_view)), QString(sort.column + (sort.descending ? u" desc"_s : u" asc"_s)));
}

} // namespace Casement::Ui
