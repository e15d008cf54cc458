// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/caselistmodel.h"

#include "models/domain/async.h"

#include <QHash>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Items {

namespace {

constexpr int keptWindows = 64;
constexpr int fewSteps = 8;

QVariant rawValue(Column column, const CaseSummary &row)
{
    const Case &record = row.record;
    switch (column) {
    case Column::Number: return record.number;
    case Column::Subject: return record.subject;
    case Column::Status: return record.status;
    case Column::Severity: return record.severity;
    case Column::Priority: return record.priority;
    case Column::Account: return record.accountId;
    case Column::Contact: return record.contactId;
    case Column::Product: return record.product;
    case Column::Opened: return record.openedAt;
    case Column::Updated: return record.updatedAt;
    case Column::Response: return record.responseAt;
    case Column::Escalated: return record.escalated;
    case Column::Attachments: return row.attachments;
    }
    return {};
}

} // namespace

CaseListModel::CaseListModel(Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent)
    , m_workspace(workspace)
    , m_rows(keptWindows * windowSize)
{
    connect(&m_workspace.reader(), &CaseReader::casesChanged, this, &CaseListModel::onCasesChanged);
}

CaseListModel::~CaseListModel() = default;

void CaseListModel::setQuery(const CaseQuery &query)
{
    m_query = query;
    runQuery(true);
}

void CaseListModel::setGrouping(const QString &field)
{
    if (field != m_grouping)
        m_collapsed.clear();
    m_grouping = field;
}

void CaseListModel::setGroupOpen(int headingRow, bool open)
{
    const qsizetype group = -rowIdAt(headingRow) - 1;
    if (group < 0 || group >= m_groups.size() || open != m_collapsed.contains(m_groups.at(group).value))
        return;
    if (open)
        m_collapsed.remove(m_groups.at(group).value);
    else
        m_collapsed.insert(m_groups.at(group).value);
    m_asked.clear();
    showDifference(arranged());
    Q_EMIT dataChanged(index(headingRow, 0), index(headingRow, columnCount() - 1));
}

// Each group that has cases: its heading, and the cases where it is open.
QList<qint64> CaseListModel::arranged()
{
    if (m_grouping.isEmpty() || m_groups.isEmpty())
        return m_cases;
    QList<qint64> rows;
    for (qsizetype i = 0; i < m_groups.size(); ++i) {
        if (m_groups.at(i).rowIds.isEmpty())
            continue;
        rows << -(i + 1);
        if (!m_collapsed.contains(m_groups.at(i).value))
            rows << m_groups.at(i).rowIds;
    }
    return rows;
}

void CaseListModel::gatherGroups(quint64 token)
{
    onFinished(m_workspace.reader().grouped(m_query, m_grouping), this, [this, token, field = m_grouping](const Result<CasesByValue> &cases) {
        if (token != m_token)
            return;
        const bool first = std::exchange(m_loading, false);
        if (!cases) {
            Q_EMIT failed(cases.error());
            return;
        }
        m_groups = namedGroups(cases.value(), field);
        CaseIds ordered = cases->all;
        ordered.rowIds.clear();
        for (const CaseGroup &group : std::as_const(m_groups))
            ordered.rowIds << group.rowIds;
        takeIds(ordered, first);
        if (rowCount() > 0) // counts in the headings
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::DisplayRole});
    });
}

void CaseListModel::runQuery(bool fresh)
{
    m_loading = m_loading || fresh;
    const quint64 token = ++m_token;
    if (!m_grouping.isEmpty())
        return gatherGroups(token);
    m_groups.clear();
    onFinished(m_workspace.reader().ids(m_query), this, [this, token](const Result<CaseIds> &answer) {
        if (token != m_token)
            return;
        const bool first = std::exchange(m_loading, false);
        if (answer)
            takeIds(answer.value(), first);
        else
            Q_EMIT failed(answer.error());
    });
}

void CaseListModel::takeIds(const CaseIds &ids, bool fresh)
{
    m_more = ids.more;
    m_complete = ids.complete;
    m_leftOut = ids.leftOut;
    m_cases = ids.rowIds;
    const QList<qint64> rows = arranged();
    if (fresh) {
        beginResetModel();
        m_ids = rows;
        m_asked.clear();
        m_wanted.clear();
        endResetModel();
    } else if (m_ids != rows) {
        m_asked.clear();
        showDifference(rows);
    }
    Q_EMIT loaded();
}

void CaseListModel::showDifference(const QList<qint64> &after)
{
    if (const auto diff = differences(m_ids, after, fewSteps))
        applySteps(*diff, after);
    else
        applyLayout(after);
    Q_ASSERT(m_ids == after);
}

void CaseListModel::applySteps(const ListDiff &diff, const QList<qint64> &after)
{
    for (const qint64 id : diff.removed) {
        const int row = rowOf(id);
        beginRemoveRows({}, row, row);
        m_ids.removeAt(row);
        endRemoveRows();
    }
    // In the order of the new list each goes right behind the one before it; the others already stand in order.
    QList<std::pair<int, qint64>> places;
    for (const qint64 id : diff.moved + diff.inserted)
        places.append({int(after.indexOf(id)), id});
    std::sort(places.begin(), places.end());
    for (const auto &[place, id] : places) {
        const int behind = place == 0 ? 0 : rowOf(after.at(place - 1)) + 1;
        const int from = rowOf(id);
        if (from < 0) {
            beginInsertRows({}, behind, behind);
            m_ids.insert(behind, id);
            endInsertRows();
        } else if (from != behind && from + 1 != behind) {
            beginMoveRows({}, from, from, {}, behind);
            m_ids.move(from, behind > from ? behind - 1 : behind);
            endMoveRows();
        }
    }
}

void CaseListModel::applyLayout(const QList<qint64> &after)
{
    // Rows are added before and removed after the change of layout, so that it is a plain re-ordering for the views.
    if (after.size() > m_ids.size()) {
        beginInsertRows({}, int(m_ids.size()), int(after.size()) - 1);
        m_ids.resize(after.size());
        endInsertRows();
    }
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QHash<qint64, int> rows;
    for (const QModelIndex &index : before) {
        if (const qint64 id = m_ids.at(index.row()); id != 0)
            rows.insert(id, -1);
    }
    for (int row = 0; !rows.isEmpty() && row < after.size(); ++row) {
        if (const auto it = rows.find(after.at(row)); it != rows.end())
            *it = row;
    }
    QModelIndexList now;
    for (const QModelIndex &index : before) {
        const int row = rows.value(m_ids.at(index.row()), -1);
        now << (row < 0 ? QModelIndex() : this->index(row, index.column()));
    }
    const qsizetype size = m_ids.size();
    m_ids = after;
    m_ids.resize(size);
    changePersistentIndexList(before, now);
    Q_EMIT layoutChanged();
    if (after.size() < size) {
        beginRemoveRows({}, int(after.size()), int(size) - 1);
        m_ids.resize(after.size());
        endRemoveRows();
    }
}

void CaseListModel::want(int row) const
{
    const int window = row / windowSize;
    if (m_asked.contains(window) || m_wanted.contains(window))
        return;
    m_wanted.insert(window);
    if (m_wanted.size() == 1) // once for all that this turn of the event loop looks at
        QMetaObject::invokeMethod(const_cast<CaseListModel *>(this), &CaseListModel::askWanted, Qt::QueuedConnection);
}

void CaseListModel::askWanted()
{
    QList<int> windows(m_wanted.cbegin(), m_wanted.cend());
    std::sort(windows.begin(), windows.end());
    m_wanted.clear();
    QList<qint64> rowIds;
    for (const int window : windows) {
        m_asked.insert(window);
        for (const qint64 id : m_ids.mid(qsizetype(window) * windowSize, windowSize)) {
            if (id > 0 && !m_rows.contains(id))
                rowIds << id;
        }
    }
    ask(rowIds, windows);
}

void CaseListModel::ask(const QList<qint64> &rowIds, const QList<int> &windows)
{
    if (rowIds.isEmpty())
        return;
    ++m_asking;
    onFinished(m_workspace.reader().rows(rowIds), this, [this, windows, epoch = m_epoch](const Result<QList<CaseSummary>> &answer) {
        --m_asking;
        if (answer)
            takeRows(answer.value(), windows, epoch);
        else
            Q_EMIT failed(answer.error());
        if (m_asking == 0)
            m_changedMeanwhile.clear();
    });
}

void CaseListModel::takeRows(const QList<CaseSummary> &rows, const QList<int> &windows, quint64 epoch)
{
    QSet<qint64> arrived;
    QList<qint64> again;
    for (const CaseSummary &row : rows) {
        if (epoch != m_epoch && m_changedMeanwhile.contains(row.record.id))
            again << row.rowId;
        arrived.insert(row.rowId);
        m_rows.insert(row.rowId, new CaseSummary(row));
    }
    ask(again, windows);
    // Nearly always they stand where they were looked for; the whole list is read only when it changed meanwhile.
    for (const int window : windows)
        announce(arrived, window * windowSize, (window + 1) * windowSize - 1);
    announce(arrived, 0, int(m_ids.size()) - 1);
}

// Tells the views about the arrived rows between first and last, as ranges, and takes them out of the set.
void CaseListModel::announce(QSet<qint64> &arrived, int first, int last)
{
    int begin = -1;
    last = qMin(last, int(m_ids.size()) - 1);
    for (int row = first; row <= last + 1 && (begin >= 0 || !arrived.isEmpty()); ++row) {
        const bool here = row <= last && arrived.remove(m_ids.at(row));
        if (here && begin < 0)
            begin = row;
        if (!here && begin >= 0) {
            Q_EMIT dataChanged(index(begin, 0), index(row - 1, columnCount() - 1));
            Q_EMIT rowsLoaded(begin, row - 1);
            begin = -1;
        }
    }
}

void CaseListModel::onCasesChanged(const QStringList &caseIds)
{
    ++m_epoch;
    if (caseIds.isEmpty()) {
        // Anything may have changed: what is looked at is asked for again by the views.
        m_rows.clear();
        m_asked.clear();
        if (!m_ids.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(int(m_ids.size()) - 1, columnCount() - 1));
    } else {
        const QSet<QString> changed(caseIds.cbegin(), caseIds.cend());
        if (m_asking > 0)
            m_changedMeanwhile.unite(changed);
        QList<qint64> stale;
        for (const qint64 id : m_rows.keys()) {
            if (changed.contains(m_rows.object(id)->record.id))
                stale << id;
        }
        ask(stale, {});
    }
    runQuery(false);
}

int CaseListModel::rowOfCase(const QString &caseId) const
{
    for (const qint64 id : m_rows.keys()) {
        if (m_rows.object(id)->record.id == caseId)
            return rowOf(id);
    }
    return -1;
}

QString CaseListModel::caseIdAt(int row) const
{
    const CaseSummary *summary = summaryAt(row);
    return summary ? summary->record.id : QString();
}

const CaseSummary *CaseListModel::summaryAt(int row) const
{
    if (row < 0 || row >= m_ids.size() || m_ids.at(row) < 0)
        return nullptr;
    const CaseSummary *summary = m_rows.object(m_ids.at(row));
    if (!summary)
        want(row);
    return summary;
}

void CaseListModel::refreshTimes()
{
    if (!m_ids.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_ids.size()) - 1, columnCount() - 1), {Qt::DisplayRole});
}

int CaseListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
}

int CaseListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(columnTable.size());
}

QVariant CaseListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    // Only what paints or speaks asks for rows: a view that measures or selects must not pull a million.
    if (const qsizetype group = -m_ids.at(index.row()) - 1; group >= 0 && group < m_groups.size()) {
        const CaseGroup &heading = m_groups.at(group);
        if (role == GroupRole)
            return !m_collapsed.contains(heading.value);
        return role == Qt::DisplayRole ? QVariant(tr("%1 (%L2)").arg(heading.title).arg(heading.rowIds.size())) : QVariant();
    }
    const bool needed = role == Qt::DisplayRole || role == Qt::ToolTipRole || role >= Qt::UserRole;
    if (!needed)
        return {};
    const CaseSummary *summary = summaryAt(index.row());
    if (!summary)
        return role == Qt::DisplayRole ? QVariant(QString()) : QVariant();
    const Column column = columnTable.at(std::size_t(index.column())).column;
    switch (role) {
    case Qt::DisplayRole: return cellText(column, *summary, m_workspace.definition(), m_workspace.nowMs());
    case Qt::ToolTipRole: return cellHint(column, *summary, m_workspace.definition(), m_workspace.nowMs());
    case RawRole: return rawValue(column, *summary);
    case CaseIdRole: return summary->record.id;
    case PendingRole: return int(summary->pending);
    default: return {};
    }
}

QVariant CaseListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const ColumnInfo &info = columnTable.at(std::size_t(section));
    if (role == Qt::DisplayRole)
        return columnTitle(info.column, m_workspace.definition());
    if (role == RawRole)
        return QString::fromLatin1(info.id);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeading | Qt::AlignVCenter);
    return {};
}

void CaseListModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount())
        return;
    const Sort wanted{QString::fromLatin1(columnTable.at(std::size_t(column)).id), order == Qt::DescendingOrder};
    if (m_query.sort == wanted)
        return;
    m_query.sort = wanted;
    runQuery(false);
}

} // namespace Casement::Items
