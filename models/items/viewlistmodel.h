// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"
#include "models/domain/portaldefinition.h"

#include <QAbstractListModel>
#include <optional>

namespace Casement::Items {

/// The case views of the portal, in its order, each with the live number of its cases.
class ViewListModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ViewListModel)

public:
    static constexpr int ViewIdRole = Qt::UserRole + 1;
    static constexpr int CountRole = Qt::UserRole + 2; ///< int, or nothing while unknown

    explicit ViewListModel(Workspace &workspace, QObject *parent = nullptr);
    ~ViewListModel() override;
    /// The views of the present definition.
    void reload();
    [[nodiscard]] int rowOf(const QString &viewId) const;
    [[nodiscard]] QString viewIdAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void recount();

    Workspace &m_workspace;
    QList<PortalDefinition::View> m_views;
    QList<std::optional<qint64>> m_counts;
    quint64 m_token = 0;
    bool m_counting = false;
    bool m_again = false; ///< changed while counting
};

} // namespace Casement::Items
