// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"

#include <QAbstractTableModel>

namespace Casement::Items {

/// What the person looked at last: cases, accounts and contacts, newest first.
class RecentModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecentModel)

public:
    static constexpr int KindRole = Qt::UserRole + 1; ///< "case", "account", "contact"
    static constexpr int ObjectIdRole = Qt::UserRole + 2;
    enum Column { Title, Subtitle, At, ColumnCount };

    explicit RecentModel(Workspace &workspace, QObject *parent = nullptr);
    ~RecentModel() override;
    void reload();
    [[nodiscard]] const RecentItem &itemAt(int row) const { return m_items.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void loaded();

private:
    Workspace &m_workspace;
    QList<RecentItem> m_items;
    quint64 m_token = 0;
};

} // namespace Casement::Items
