// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace Casement {
class Workspace;
}

namespace Casement::Ui {

/// Cells of a list of cases: badges for status and severity, signs for what waits and what is escalated, words for the rest.
class CaseDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CaseDelegate)

public:
    CaseDelegate(const Workspace &workspace, QObject *parent);
    ~CaseDelegate() override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index) override;

private:
    const Workspace &m_workspace;
};

/// Ground of a row: selected, hovered, and a bar at the leading edge of the row that has the focus.
void paintRowGround(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index);
/// One elided line: the list's direction decides its edge, its own first strong letter the order within.
void paintWords(QPainter *painter, const QRect &rect, const QString &text, Qt::LayoutDirection direction);
/// 28 px, more where the letters need it.
[[nodiscard]] int compactRowHeight(const QFontMetrics &metrics);

} // namespace Casement::Ui
