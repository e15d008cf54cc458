// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/caselistview.h"

#include "models/items/caselistmodel.h"
#include "ui/cases/casedelegate.h"
#include "ui/common/icons.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

using Items::CaseListModel;

CaseListView::CaseListView(const Context &context, QWidget *parent)
    : QTableView(parent)
    , m_model(new CaseListModel(context.workspace, this))
    , m_columns(horizontalHeader(), context.workspace, context.settings)
{
    // Before the view's own connections: what happens between these two is not the person's doing.
    connect(m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_changing = true; });
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_changing = true;
        m_marked = m_marking ? selectedRowIds() : QList<qint64>();
    });
    setModel(m_model);
    setItemDelegate(new CaseDelegate(context.workspace, this));
    setUpTable();
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &CaseListView::selectRowId);
    connect(m_model, &QAbstractItemModel::modelReset, this, &CaseListView::selectRowId);
    connect(m_model, &CaseListModel::rowsLoaded, this, [this] {
        if (m_announce)
            announceCurrent();
    });
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CaseListView::onCurrentChanged);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        const int count = selectedCount();
        if (!m_changing && count == 1 && selectionModel()->isRowSelected(currentIndex().row()))
            m_marking = false; // chosen by a click or an arrow
        Q_EMIT selectionCountChanged(count);
    });
    connect(this, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (m_model->isHeading(index.row()))
            m_model->setGroupOpen(index.row(), !index.data(CaseListModel::GroupRole).toBool());
    });
    connect(this, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const QString id = m_model->caseIdAt(index.row()); !id.isEmpty())
            Q_EMIT caseActivated(id);
    });
}

CaseListView::~CaseListView() = default;

void CaseListView::setUpTable()
{
    setObjectName(u"casesView"_s);
    setAccessibleName(tr("Cases"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setMouseTracking(true);
    setProperty("hoverRow", -1);
    setEditTriggers(NoEditTriggers);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(compactRowHeight(fontMetrics()));
    QHeaderView *header = horizontalHeader();
    header->setObjectName(u"casesHeader"_s);
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(true);
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setHighlightSections(false);
    header->setMinimumSectionSize(40);
    header->setStretchLastSection(false);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
}

void CaseListView::setQuery(const CaseQuery &query)
{
    const int column = m_columns.columnOf(query.sort.column);
    {
        const QSignalBlocker blocker(horizontalHeader());
        horizontalHeader()->setSortIndicator(column, query.sort.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    }
    m_model->setQuery(query);
}

void CaseListView::selectCase(const QString &caseId)
{
    const int row = caseId.isEmpty() ? -1 : m_model->rowOfCase(caseId);
    m_changing = true;
    m_rowId = row < 0 ? 0 : m_model->rowIdAt(row);
    selectRowId();
}

// Back to the person's case after the model changed, or to none where the list no longer has it.
void CaseListView::selectRowId()
{
    m_changing = true;
    const int row = m_rowId == 0 ? -1 : m_model->rowOf(m_rowId);
    if (row < 0) {
        selectionModel()->clear();
    } else if (currentIndex().row() != row || (!m_marking && !selectionModel()->isRowSelected(row))) {
        moveTo(row);
    }
    for (const qint64 id : std::exchange(m_marked, {})) {
        if (const int marked = m_model->rowOf(id); marked >= 0)
            selectionModel()->select(m_model->index(marked, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    if (m_marking && !selectionModel()->hasSelection()) { // nothing of what was marked is here
        m_marking = false;
        if (row >= 0)
            moveTo(row);
    }
    m_changing = false;
}

void CaseListView::onCurrentChanged(const QModelIndex &current)
{
    if (m_changing || !current.isValid())
        return;
    const qint64 rowId = m_model->rowIdAt(current.row());
    if (rowId == m_rowId)
        return;
    m_rowId = rowId;
    if (rowId > 0)
        announceCurrent();
}

void CaseListView::announceCurrent()
{
    const QString id = m_model->caseIdAt(currentIndex().row());
    m_announce = id.isEmpty() && currentIndex().isValid();
    if (!id.isEmpty())
        Q_EMIT caseChosen(id);
}

void CaseListView::step(int rows)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    const int chosen = m_rowId == 0 ? -1 : m_model->rowOf(m_rowId);
    const int from = chosen >= 0 ? chosen : (rows > 0 ? -1 : count);
    goToRow(qBound(0, from + rows, count - 1));
}

void CaseListView::goToRow(int row)
{
    setFocus(Qt::OtherFocusReason);
    moveTo(row);
}

void CaseListView::moveTo(int row)
{
    const QModelIndex index = m_model->index(row, qMax(0, currentIndex().column()));
    const QItemSelectionModel::SelectionFlags anew = QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows;
    selectionModel()->setCurrentIndex(index, m_marking ? QItemSelectionModel::NoUpdate : anew);
    scrollTo(index);
}

void CaseListView::toggleMark()
{
    if (!currentIndex().isValid())
        return;
    // The first mark keeps what is current anyway; from then on steps leave the marks alone.
    if (std::exchange(m_marking, true))
        selectionModel()->select(currentIndex(), QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
    if (!selectionModel()->hasSelection())
        m_marking = false;
}

// By ranges: of a long list counting rows one by one would take too long.
int CaseListView::selectedCount() const
{
    int count = 0;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        count += range.left() == 0 ? range.height() : 0;
    for (int row = 0; !m_model->grouping().isEmpty() && row < m_model->rowCount(); ++row)
        count -= m_model->isHeading(row) && selectionModel()->isRowSelected(row);
    return count;
}

QList<qint64> CaseListView::selectedRowIds() const
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        rows << index.row();
    std::sort(rows.begin(), rows.end());
    QList<qint64> ids;
    for (const int row : rows) {
        if (!m_model->isHeading(row))
            ids << m_model->rowIdAt(row);
    }
    return ids;
}

void CaseListView::hover(int row)
{
    if (property("hoverRow").toInt() == row)
        return;
    setProperty("hoverRow", row);
    viewport()->update();
}

void CaseListView::mouseMoveEvent(QMouseEvent *event)
{
    QTableView::mouseMoveEvent(event);
    hover(rowAt(event->position().toPoint().y()));
}

// Of a group's heading: towards the words closes, away from them opens, as in a tree.
void CaseListView::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().row();
    if (!currentIndex().isValid() || !m_model->isHeading(row))
        return QTableView::keyPressEvent(event);
    const bool open = currentIndex().data(CaseListModel::GroupRole).toBool();
    const bool mirrored = isRightToLeft();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        m_model->setGroupOpen(row, (event->key() == Qt::Key_Right) != mirrored);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        m_model->setGroupOpen(row, !open);
        break;
    default:
        QTableView::keyPressEvent(event);
    }
}

void CaseListView::focusInEvent(QFocusEvent *event)
{
    // The view makes its first row current when the focus arrives; nobody chose that, and a click on it must still count.
    m_changing = true;
    QTableView::focusInEvent(event);
    if (m_rowId == 0)
        selectionModel()->clearCurrentIndex();
    m_changing = false;
}

void CaseListView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    m_columns.fit(viewport()->width());
}

void CaseListView::leaveEvent(QEvent *event)
{
    QTableView::leaveEvent(event);
    hover(-1);
}

} // namespace Casement::Ui
