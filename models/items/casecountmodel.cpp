// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/casecountmodel.h"

#include "models/domain/async.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Items {

CaseCountModel::CaseCountModel(Workspace &workspace, By by, QObject *parent)
    : QAbstractListModel(parent)
    , m_workspace(workspace)
    , m_by(by)
{
    connect(&m_workspace.reader(), &CaseReader::casesChanged, this, &CaseCountModel::recount);
}

CaseCountModel::~CaseCountModel() = default;

void CaseCountModel::setView(const QString &viewId)
{
    const PortalDefinition &definition = m_workspace.definition();
    const auto *view = definition.view(viewId);
    beginResetModel();
    ++m_token;
    m_counting = false;
    m_rows.clear();
    m_conditions = view ? view->conditions : QList<Condition>();
    m_field = m_by == By::Status ? u"status"_s : definition.customerSets;
    const bool openOnly = m_conditions.contains(Condition{u"open"_s, Condition::Op::Is, {u"true"_s}});
    if (view && m_by == By::Status) {
        for (const auto &status : definition.statuses) {
            if (!openOnly || status.phase != u"closed"_s)
                m_rows << Row{status.id, status.label, {}};
        }
    } else if (view) {
        for (const auto &level : m_field == u"priority"_s ? definition.priorities : definition.severities)
            m_rows << Row{level.id, level.label, {}};
    }
    endResetModel();
    recount();
}

void CaseCountModel::recount()
{
    if (m_rows.isEmpty())
        return;
    if (m_counting) {
        m_again = true;
        return;
    }
    QList<CaseQuery> queries;
    for (const Row &row : std::as_const(m_rows)) {
        CaseQuery query;
        query.conditions = m_conditions;
        query.conditions << Condition{m_field, Condition::Op::Is, {row.value}};
        queries << resolved(query, m_workspace.profile().personId);
    }
    m_counting = true;
    onFinished(m_workspace.reader().counts(queries), this, [this, token = m_token](const Result<QList<qint64>> &counts) {
        if (token != m_token)
            return;
        m_counting = false;
        if (counts && counts.value().size() == m_rows.size())
            take(counts.value());
        if (std::exchange(m_again, false))
            recount();
    });
}

void CaseCountModel::take(const QList<qint64> &counts)
{
    bool changed = false;
    for (qsizetype i = 0; i < counts.size(); ++i)
        changed = std::exchange(m_rows[i].count, counts.at(i)) != counts.at(i) || changed;
    if (changed) // each row's share hangs on all
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
}

int CaseCountModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant CaseCountModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return row.label;
    case Qt::AccessibleTextRole: return row.count ? tr("%1, %n cases", nullptr, int(*row.count)).arg(row.label) : row.label;
    case ValueRole: return row.value;
    case CountRole: return row.count ? QVariant(*row.count) : QVariant();
    case ShareRole: {
        qint64 most = 1;
        for (const Row &other : m_rows)
            most = qMax(most, other.count.value_or(0));
        return double(row.count.value_or(0)) / double(most);
    }
    default: return {};
    }
}

} // namespace Casement::Items
