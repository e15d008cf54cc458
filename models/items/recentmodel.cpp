// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/recentmodel.h"

#include "models/domain/async.h"
#include "models/domain/text.h"
#include "models/items/casetext.h"

using namespace Qt::StringLiterals;

namespace Casement::Items {

RecentModel::RecentModel(Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent)
    , m_workspace(workspace)
{
    connect(&m_workspace.reader(), &CaseReader::recentChanged, this, &RecentModel::reload);
}

RecentModel::~RecentModel() = default;

void RecentModel::reload()
{
    onFinished(m_workspace.reader().recent(), this, [this, token = ++m_token](const Result<QList<RecentItem>> &answer) {
        if (token != m_token || !answer)
            return;
        beginResetModel();
        m_items = answer.value();
        endResetModel();
        Q_EMIT loaded();
    });
}

int RecentModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

int RecentModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RecentModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RecentItem &item = m_items.at(index.row());
    if (role == KindRole)
        return item.viewed.kind;
    if (role == ObjectIdRole)
        return item.viewed.objectId;
    if (role == Qt::ToolTipRole && index.column() == At)
        return absoluteTime(item.viewed.at);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Title: return displaySafe(item.title);
    case Subtitle: return displaySafe(item.subtitle);
    default: return relativeTime(item.viewed.at, m_workspace.nowMs());
    }
}

QVariant RecentModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeading | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Title: return tr("Viewed");
    case Subtitle: return tr("Number or account");
    case At: return tr("When");
    default: return {};
    }
}

} // namespace Casement::Items
