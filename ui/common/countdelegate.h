// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"

#include <QStyledItemDelegate>

namespace Casement::Ui {

/// A name with a count at the far edge.
class CountDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CountDelegate)

public:
    explicit CountDelegate(int countRole, QObject *parent = nullptr); ///< countRole: a number, or nothing
    ~CountDelegate() override;
    /// Draws a sign beside what has the role set.
    void setMark(int role, IconName sign);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int m_countRole;
    int m_markRole = -1;
    IconName m_mark = IconName::Share;
};

} // namespace Casement::Ui
