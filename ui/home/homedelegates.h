// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace Casement {
class Workspace;
}

namespace Casement::Ui {

/// A row of the first page: sign, title, facts below, and at the far edge when.
class HomeRowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HomeRowDelegate)

public:
    explicit HomeRowDelegate(QObject *parent);
    ~HomeRowDelegate() override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// A bar of the chart: icon and word of a status or level, a bar as long as its share, the number.
class CountBarDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CountBarDelegate)

public:
    CountBarDelegate(const Workspace &workspace, QObject *parent);
    ~CountBarDelegate() override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Workspace &m_workspace;
};

} // namespace Casement::Ui
