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
    beginResetModel();
    ++m_token;
    m_counting = false;
    m_views = m_workspace.definition().views;
    m_counts = QList<std::optional<qint64>>(m_views.size());
    endResetModel();
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
    for (int row = 0; row < m_views.size(); ++row) {
        if (m_views.at(row).list == u"recent"_s)
            continue;
        CaseQuery query;
        query.conditions = m_views.at(row).conditions;
        query.sort = m_views.at(row).sort;
        queries << resolved(query, m_workspace.profile().personId);
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
                if (m_counts.at(rows.at(i)) == answer.value().at(i))
                    continue;
                m_counts[rows.at(i)] = answer.value().at(i);
                Q_EMIT dataChanged(index(rows.at(i)), index(rows.at(i)), {CountRole, Qt::AccessibleTextRole});
            }
        }
        if (std::exchange(m_again, false))
            recount();
    });
}

int ViewListModel::rowOf(const QString &viewId) const
{
    const auto it = std::find_if(m_views.cbegin(), m_views.cend(), [&](const auto &view) { return view.id == viewId; });
    return it == m_views.cend() ? -1 : int(it - m_views.cbegin());
}

QString ViewListModel::viewIdAt(int row) const
{
    return row >= 0 && row < m_views.size() ? m_views.at(row).id : QString();
}

int ViewListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_views.size());
}

QVariant ViewListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PortalDefinition::View &view = m_views.at(index.row());
    const std::optional<qint64> count = m_counts.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return view.label;
    case Qt::ToolTipRole: return view.hint;
    case ViewIdRole: return view.id;
    case CountRole: return count ? QVariant(*count) : QVariant();
    case Qt::AccessibleTextRole: return count ? tr("%1, %n cases", nullptr, int(*count)).arg(view.label) : view.label;
    default: return {};
    }
}

} // namespace Casement::Items
