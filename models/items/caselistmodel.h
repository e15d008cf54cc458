// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"
#include "models/items/casetext.h"
#include "models/items/listdiff.h"

#include "models/items/casegroups.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QSet>

namespace Casement::Items {

/// The cases of one query: all ids in memory, rows fetched in windows of 256 where somebody looks, the last 64 windows' worth kept.
/// A change runs the query again and shows the difference, so that selections and scroll positions stay. Grouped, the heading of a group is
/// a row with a negative id; a collapsed group's cases are no rows.
class CaseListModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CaseListModel)

public:
    static constexpr int RawRole = Qt::UserRole + 1; ///< the value behind the words: ids, instants, booleans
    static constexpr int CaseIdRole = Qt::UserRole + 2;
    static constexpr int PendingRole = Qt::UserRole + 3; ///< Casement::Pending as int
    static constexpr int GroupRole = Qt::UserRole + 4; ///< of a heading: whether its group is open; else invalid
    static constexpr int windowSize = 256;

    explicit CaseListModel(Workspace &workspace, QObject *parent = nullptr);
    ~CaseListModel() override;

    void setQuery(const CaseQuery &query);
    /// By a field of groupFields() from the next setQuery() on; empty: not.
    void setGrouping(const QString &field);
    [[nodiscard]] const QString &grouping() const { return m_grouping; }
    [[nodiscard]] bool isHeading(int row) const { return rowIdAt(row) < 0; }
    void setGroupOpen(int headingRow, bool open);
    [[nodiscard]] int caseCount() const { return int(m_cases.size()); } ///< rows but headings, and what collapsed groups hold
    [[nodiscard]] const QList<qint64> &caseIds() const { return m_cases; } ///< row ids in the list's order, collapsed ones too
    [[nodiscard]] const CaseQuery &query() const { return m_query; }
    [[nodiscard]] bool isLoading() const { return m_loading; }   ///< the first answer of this query is not here yet
    [[nodiscard]] bool isComplete() const { return m_complete; } ///< false while the first sync goes on
    [[nodiscard]] bool leavesOut() const { return m_leftOut; }   ///< of some cases only the heading is on this computer
    [[nodiscard]] bool hasMore() const { return m_more; }        ///< a search had more hits than it looked at

    [[nodiscard]] qint64 rowIdAt(int row) const { return m_ids.value(row); }
    [[nodiscard]] int rowOf(qint64 rowId) const { return int(m_ids.indexOf(rowId)); } ///< -1 = not in the list
    [[nodiscard]] int rowOfCase(const QString &caseId) const; ///< -1 = not in the list, or not loaded
    [[nodiscard]] QString caseIdAt(int row) const; ///< empty while the row is not loaded
    /// The row itself; null until it is loaded, which this asks for.
    [[nodiscard]] const CaseSummary *summaryAt(int row) const;
    /// Relative times move on.
    void refreshTimes();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void loaded();                      ///< ids of the present query arrived, first or again
    void rowsLoaded(int first, int last);
    void failed(const Casement::Error &error);

private:
    void runQuery(bool fresh);
    void takeIds(const CaseIds &ids, bool fresh);
    void gatherGroups(quint64 token);
    [[nodiscard]] QList<qint64> arranged();
    void showDifference(const QList<qint64> &after);
    void applySteps(const ListDiff &diff, const QList<qint64> &after);
    void applyLayout(const QList<qint64> &after);
    void want(int row) const;
    void askWanted();
    void ask(const QList<qint64> &rowIds, const QList<int> &windows);
    void takeRows(const QList<CaseSummary> &rows, const QList<int> &windows, quint64 epoch);
    void announce(QSet<qint64> &arrived, int first, int last);
    void onCasesChanged(const QStringList &caseIds);

    Workspace &m_workspace;
    CaseQuery m_query;
    QList<qint64> m_ids;   ///< the rows
    QList<qint64> m_cases;
    QString m_grouping;
    QList<CaseGroup> m_groups; ///< of the present query, in their order; the last takes what fits none
    QSet<QString> m_collapsed; ///< values of groups
    bool m_loading = false;
    bool m_complete = true;
    bool m_more = false;
    bool m_leftOut = false;
    quint64 m_token = 0; ///< of the newest id query; older answers are dropped
    mutable QCache<qint64, CaseSummary> m_rows; ///< by row id: stays right when rows move
    mutable QSet<int> m_wanted;  ///< windows somebody looked at, not asked for yet
    QSet<int> m_asked;           ///< windows asked for since the ids last changed
    quint64 m_epoch = 0;         ///< counts changes: rows asked for before one may be older than it
    int m_asking = 0;
    QSet<QString> m_changedMeanwhile;
};

} // namespace Casement::Items
