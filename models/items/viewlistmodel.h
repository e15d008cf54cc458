// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"
#include "models/domain/portaldefinition.h"

#include <QAbstractListModel>
#include <optional>

namespace Casement::Items {

/// A filtered view of a person's own; "@me" in its query stands for them.
struct OwnView
{
    QString id, label;
    CaseQuery query;
    QString sharedAs{}; ///< the keepsake it is shared as; empty: it is not
    friend bool operator==(const OwnView &, const OwnView &) = default;
};

/// A view that people share; mine: I did, here or on another computer.
struct SharedView
{
    QString id, label, by;
    CaseQuery query;
    bool mine = false;
    friend bool operator==(const SharedView &, const SharedView &) = default;
};

/// The case views: the portal's in its order, then the person's own in theirs, then what others share (VIEW-6), each with the live number
/// of its cases.
class ViewListModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ViewListModel)

public:
    static constexpr int ViewIdRole = Qt::UserRole + 1;
    static constexpr int CountRole = Qt::UserRole + 2; ///< int, or nothing while unknown
    static constexpr int OwnRole = Qt::UserRole + 3;   ///< may be renamed, moved and deleted

    static constexpr int SharedRole = Qt::UserRole + 4; ///< others see it too, or others share it

    explicit ViewListModel(Workspace &workspace, QObject *parent = nullptr);
    ~ViewListModel() override;
    /// The views of the present definition.
    void reload();
    void setOwnViews(const QList<OwnView> &views);
    [[nodiscard]] QList<OwnView> ownViews() const;
    void addOwn(const OwnView &view, int place = -1); ///< place among the own ones; -1: at the end
    void removeOwn(const QString &viewId);
    void moveOwn(const QString &viewId, int by);
    void setOwnQuery(const QString &viewId, const CaseQuery &query);
    void setSharedAs(const QString &viewId, const QString &keptId);
    /// What is shared now. Own views that are shared are shown once, as own ones; rows that stay keep their place in views.
    void setShared(const QList<SharedView> &views);
    [[nodiscard]] QString sharedAs(const QString &viewId) const; ///< the keepsake's id; empty: it is not shared
    [[nodiscard]] bool isMine(const QString &viewId) const;      ///< own, or shared by me from elsewhere

    [[nodiscard]] int rowOf(const QString &viewId) const;
    [[nodiscard]] QString viewIdAt(int row) const;
    [[nodiscard]] bool isRecent(const QString &viewId) const; ///< no query: what was looked at, cases and others
    [[nodiscard]] CaseQuery queryOf(const QString &viewId) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override; ///< a new name
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void ownViewsChanged(); ///< by the person

private:
    struct Row { QString id, label, hint; CaseQuery query; bool recent = false, own = false; std::optional<qint64> count; QString keptId{}, by{}; bool mine = false; };
    void recount();
    void countAnew();
    [[nodiscard]] int firstOwn() const;
    [[nodiscard]] int endOfOwn() const;
    [[nodiscard]] static bool isShared(const Row &row) { return !row.own && !row.keptId.isEmpty(); }
    [[nodiscard]] QString tipOf(const Row &row) const;

    Workspace &m_workspace;
    QList<Row> m_rows;
    QList<SharedView> m_shared;
    quint64 m_token = 0;
    bool m_counting = false;
    bool m_again = false; ///< changed while counting
};

} // namespace Casement::Items
