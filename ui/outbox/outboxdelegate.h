// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace Casement::Ui {

/// Roles of an entry in the outbox list; the display role is its title.
enum OutboxRole {
    OutboxTextRole = Qt::UserRole + 1,
    OutboxStateRole,
    OutboxWhenRole,
    OutboxReasonRole,
    OutboxIconRole,
    OutboxToneRole,
    OutboxStateIconRole
};

/// An entry as two lines, and a third with the reason where it came back.
class OutboxDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutboxDelegate)

public:
    explicit OutboxDelegate(QObject *parent = nullptr);
    ~OutboxDelegate() override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace Casement::Ui
