// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/homelist.h"

#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"
#include "models/items/casetext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Items {

HomeRow homeRowOf(const PortalDefinition &definition, const Case &record)
{
    const auto *status = definition.status(record.status);
    return {u"case/"_s + record.id, u"case"_s, record.id, status ? status->icon : QString(), status ? status->tone : QString(), record.subject,
            HomeListModel::tr("%1 · %2").arg(numberText(record), status ? status->label : record.status), HomeRow::When::Past, record.updatedAt, false};
}

HomeListModel::HomeListModel(const Workspace &workspace, QObject *parent)
    : QAbstractListModel(parent)
    , m_workspace(workspace)
{
}

HomeListModel::~HomeListModel() = default;

void HomeListModel::setRows(const QList<HomeRow> &rows)
{
    for (int row = 0; row < rows.size(); ++row) {
        const HomeRow &wanted = rows.at(row);
        const auto found = std::find_if(m_rows.cbegin() + row, m_rows.cend(), [&](const HomeRow &one) { return one.key == wanted.key; });
        const int from = int(found - m_rows.cbegin());
        if (found == m_rows.cend()) {
            beginInsertRows({}, row, row);
            m_rows.insert(row, wanted);
            endInsertRows();
        } else if (from != row) {
            beginMoveRows({}, from, from, {}, row);
            m_rows.move(from, row);
            endMoveRows();
        }
        if (m_rows.at(row) != wanted) {
            m_rows[row] = wanted;
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
    if (m_rows.size() > rows.size()) {
        beginRemoveRows({}, int(rows.size()), int(m_rows.size()) - 1);
        m_rows.resize(rows.size());
        endRemoveRows();
    }
}

void HomeListModel::refreshTimes()
{
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1), {WhenRole, LateRole, Qt::AccessibleTextRole});
}

bool HomeListModel::isLate(const HomeRow &row) const
{
    return row.when == HomeRow::When::Promised && row.at != 0 && row.at < m_workspace.nowMs();
}

QString HomeListModel::whenOf(const HomeRow &row) const
{
    const qint64 now = m_workspace.nowMs();
    switch (row.when) {
    case HomeRow::When::Past: return relativeTime(row.at, now);
    case HomeRow::When::Closes:
        if (row.at == 0)
            return {};
        return row.at > now ? tr("closes %1").arg(relativeTime(row.at, now)) : tr("closes any moment");
    case HomeRow::When::Promised:
        if (row.at == 0)
            return tr("promise starts when sent");
        return isLate(row) ? tr("update %1").arg(dueTime(row.at, now)) : tr("update %1").arg(relativeTime(row.at, now));
    case HomeRow::When::Silent: break;
    }
    return {};
}

int HomeListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant HomeListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const HomeRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return displaySafe(row.title);
    case Qt::ToolTipRole: return row.at == 0 ? QVariant() : QVariant(absoluteTime(row.at));
    case Qt::AccessibleTextRole: {
        QStringList parts{displaySafe(row.title), displaySafe(row.facts), whenOf(row)};
        if (row.unread)
            parts.insert(1, tr("unread"));
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    case KindRole: return row.kind;
    case TargetRole: return row.target;
    case IconRole: return row.icon;
    case ToneRole: return row.tone;
    case FactsRole: return displaySafe(row.facts);
    case WhenRole: return whenOf(row);
    case LateRole: return isLate(row);
    case UnreadRole: return row.unread;
    default: return {};
    }
}

} // namespace Casement::Items
