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
        m_rows << Row{view.id, view.label, {}, view.query, false, true, {}, view.sharedAs};
    endResetModel();
    setShared(m_shared);
    countAnew();
}

int ViewListModel::firstOwn() const
{
    return int(std::count_if(m_rows.cbegin(), m_rows.cend(), [](const Row &row) { return !row.own && !isShared(row); }));
}

int ViewListModel::endOfOwn() const
{
    return int(std::count_if(m_rows.cbegin(), m_rows.cend(), [](const Row &row) { return !isShared(row); }));
}

void ViewListModel::setOwnViews(const QList<OwnView> &views)
{
    m_rows.removeIf([](const Row &row) { return row.own; });
    for (const OwnView &view : views)
        m_rows << Row{view.id, view.label, {}, view.query, false, true, {}, view.sharedAs};
    reload();
}

QList<OwnView> ViewListModel::ownViews() const
{
    QList<OwnView> own;
    for (const Row &row : m_rows) {
        if (row.own)
            own << OwnView{row.id, row.label, row.query, row.keptId};
    }
    return own;
}

void ViewListModel::addOwn(const OwnView &view, int place)
{
    const int row = place < 0 ? endOfOwn() : qMin(firstOwn() + place, endOfOwn());
    beginInsertRows({}, row, row);
    m_rows.insert(row, Row{view.id, view.label, {}, view.query, false, true, {}, view.sharedAs});
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
    const int to = qBound(firstOwn(), from + by, endOfOwn() - 1);
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

void ViewListModel::setSharedAs(const QString &viewId, const QString &keptId)
{
    const int row = rowOf(viewId);
    if (row < 0)
        return;
    if (!m_rows.at(row).own) { // taken back from where it was not made: it goes with the next list
        m_shared.removeIf([&](const SharedView &view) { return view.id == m_rows.at(row).keptId; });
        return setShared(m_shared);
    }
    m_rows[row].keptId = keptId;
    Q_EMIT dataChanged(index(row), index(row));
    setShared(m_shared);
    Q_EMIT ownViewsChanged();
}

void ViewListModel::setShared(const QList<SharedView> &views)
{
    m_shared = views;
    QList<SharedView> shown = views;
    shown.removeIf([this](const SharedView &view) {
        return std::any_of(m_rows.cbegin(), m_rows.cend(), [&](const Row &row) { return row.own && row.keptId == view.id; });
    });
    bool changed = false;
    for (int row = int(m_rows.size()) - 1; row >= endOfOwn(); --row) {
        if (std::any_of(shown.cbegin(), shown.cend(), [&](const SharedView &view) { return view.id == m_rows.at(row).keptId; }))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
        changed = true;
    }
    for (const SharedView &view : std::as_const(shown)) {
        const auto known = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &row) { return isShared(row) && row.keptId == view.id; });
        if (known == m_rows.end()) {
            const int row = int(m_rows.size());
            beginInsertRows({}, row, row);
            m_rows << Row{QString(u"shared-"_s + view.id), view.label, {}, view.query, false, false, {}, view.id, view.by, view.mine};
            endInsertRows();
            changed = true;
        } else if (known->label != view.label || known->query != view.query) {
            changed = changed || known->query != view.query;
            known->label = view.label;
            known->query = view.query;
            const QModelIndex at = index(int(known - m_rows.begin()));
            Q_EMIT dataChanged(at, at);
        }
    }
    if (changed)
        countAnew();
}

QString ViewListModel::sharedAs(const QString &viewId) const
{
    const int row = rowOf(viewId);
    return row < 0 ? QString() : m_rows.at(row).keptId;
}

bool ViewListModel::isMine(const QString &viewId) const
{
    const int row = rowOf(viewId);
    return row >= 0 && (m_rows.at(row).own || m_rows.at(row).mine);
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
    case Qt::ToolTipRole: return tipOf(row);
    case ViewIdRole: return row.id;
    case CountRole: return row.count ? QVariant(*row.count) : QVariant();
    case OwnRole: return row.own;
    case SharedRole: return !row.keptId.isEmpty();
    case Qt::AccessibleTextRole: {
        const QString name = row.keptId.isEmpty() ? row.label : tr("%1, %2").arg(row.label, tipOf(row));
        return row.count ? tr("%1, %n cases", nullptr, int(*row.count)).arg(name) : name;
    }
    default: return {};
    }
}

QString ViewListModel::tipOf(const Row &row) const
{
    if (row.keptId.isEmpty())
        return row.own ? tr("A view of your own") : row.hint;
    if (row.own)
        return tr("A view of your own that you share");
    return row.mine ? tr("Shared by you") : tr("Shared by %1").arg(row.by);
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
