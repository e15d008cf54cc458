// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/viewlistmodel.h"

#include "models/domain/async.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Items {

ViewListModel::ViewListModel(Workspace &workspace, QObject *parent)
    : QAbstractListModel(parent)
    , m_workspace(workspace)
{
    connect(&m_workspace.reader(), &CaseReader::casesChanged, this, &ViewListModel::recount);
    connect(&m_workspace.reader(), &CaseReader::recentChanged, this, &ViewListModel::recount);
    reload();
}

ViewListModel::~ViewListModel() = default;

void ViewListModel::reload()
{
    const QList<OwnView> own = ownViews();
    beginResetModel();
    m_rows.clear();
    for (const PortalDefinition::View &view : m_workspace.definition().views)
        m_rows << Row{view.id, view.label, view.hint, CaseQuery{view.conditions, {}, {}, view.sort}, view.list == u"recent"_s, false, {}};
    for (const OwnView &view : own)
        m_rows << Row{view.id, view.label, {}, view.query, false, true, {}};
    endResetModel();
    countAnew();
}

int ViewListModel::firstOwn() const
{
    return int(std::find_if(m_rows.cbegin(), m_rows.cend(), [](const Row &row) { return row.own; }) - m_rows.cbegin());
}

void ViewListModel::setOwnViews(const QList<OwnView> &views)
{
    m_rows.removeIf([](const Row &row) { return row.own; });
    for (const OwnView &view : views)
        m_rows << Row{view.id, view.label, {}, view.query, false, true, {}};
    reload();
}

QList<OwnView> ViewListModel::ownViews() const
{
    QList<OwnView> own;
    for (const Row &row : m_rows) {
        if (row.own)
            own << OwnView{row.id, row.label, row.query};
    }
    return own;
}

void ViewListModel::addOwn(const OwnView &view, int place)
{
    const int row = place < 0 ? int(m_rows.size()) : qMin(firstOwn() + place, int(m_rows.size()));
    beginInsertRows({}, row, row);
    m_rows.insert(row, Row{view.id, view.label, {}, view.query, false, true, {}});
    endInsertRows();
    countAnew();
    Q_EMIT ownViewsChanged();
}

void ViewListModel::removeOwn(const QString &viewId)
{
    const int row = rowOf(viewId);
    if (row < 0 || !m_rows.at(row).own)
        return;
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
    countAnew();
    Q_EMIT ownViewsChanged();
}

void ViewListModel::moveOwn(const QString &viewId, int by)
{
    const int from = rowOf(viewId);
    if (from < 0 || !m_rows.at(from).own)
        return;
    const int to = qBound(firstOwn(), from + by, int(m_rows.size()) - 1);
    if (from == to)
        return;
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    m_rows.move(from, to);
    endMoveRows();
    countAnew();
    Q_EMIT ownViewsChanged();
}

void ViewListModel::setOwnQuery(const QString &viewId, const CaseQuery &query)
{
    const int row = rowOf(viewId);
    if (row < 0 || !m_rows.at(row).own)
        return;
    m_rows[row].query = query;
    countAnew();
    Q_EMIT ownViewsChanged();
}

// Rows are others now: an answer on its way does not fit them.
void ViewListModel::countAnew()
{
    ++m_token;
    m_counting = m_again = false;
    recount();
}

void ViewListModel::recount()
{
    if (m_counting) {
        m_again = true;
        return;
    }
    QList<CaseQuery> queries;
    QList<int> rows;
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).recent)
            continue;
        queries << resolved(m_rows.at(row).query, m_workspace.profile().personId);
        rows << row;
    }
    if (queries.isEmpty())
        return;
    m_counting = true;
    onFinished(m_workspace.reader().counts(queries), this, [this, rows, token = m_token](const Result<QList<qint64>> &answer) {
        if (token != m_token)
            return;
        m_counting = false;
        if (answer && answer.value().size() == rows.size()) {
            for (qsizetype i = 0; i < rows.size(); ++i) {
                std::optional<qint64> &count = m_rows[rows.at(i)].count;
                if (std::exchange(count, answer.value().at(i)) != answer.value().at(i))
                    Q_EMIT dataChanged(index(rows.at(i)), index(rows.at(i)), {CountRole, Qt::AccessibleTextRole});
            }
        }
        if (std::exchange(m_again, false))
            recount();
    });
}

int ViewListModel::rowOf(const QString &viewId) const
{
    const auto it = std::find_if(m_rows.cbegin(), m_rows.cend(), [&](const Row &row) { return row.id == viewId; });
    return it == m_rows.cend() ? -1 : int(it - m_rows.cbegin());
}

QString ViewListModel::viewIdAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows.at(row).id : QString();
}

bool ViewListModel::isRecent(const QString &viewId) const
{
    const int row = rowOf(viewId);
    return row >= 0 && m_rows.at(row).recent;
}

CaseQuery ViewListModel::queryOf(const QString &viewId) const
{
    const int row = rowOf(viewId);
    return row < 0 ? CaseQuery() : m_rows.at(row).query;
}

int ViewListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ViewListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return row.label;
    case Qt::ToolTipRole: return row.own ? tr("A view of your own") : row.hint;
    case ViewIdRole: return row.id;
    case CountRole: return row.count ? QVariant(*row.count) : QVariant();
    case OwnRole: return row.own;
    case Qt::AccessibleTextRole: return row.count ? tr("%1, %n cases", nullptr, int(*row.count)).arg(row.label) : row.label;
    default: return {};
    }
}

bool ViewListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString name = value.toString().trimmed();
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || !m_rows.at(index.row()).own || name.isEmpty())
        return false;
    m_rows[index.row()].label = name.left(80);
    Q_EMIT dataChanged(index, index);
    Q_EMIT ownViewsChanged();
    return true;
}

Qt::ItemFlags ViewListModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractListModel::flags(index);
    return index.isValid() && m_rows.at(index.row()).own ? usual | Qt::ItemIsEditable : usual;
}

} // namespace Casement::Items
