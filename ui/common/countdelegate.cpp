// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/countdelegate.h"

#include "ui/common/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>

namespace Casement::Ui {

CountDelegate::CountDelegate(int countRole, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_countRole(countRole)
{
}

CountDelegate::~CountDelegate() = default;

void CountDelegate::setMark(int role, IconName sign)
{
    m_markRole = role;
    m_mark = sign;
}

void CountDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme theme = Theme::from(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    const QRect box = option.rect.adjusted(Space::s, 1, -Space::s, -1);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (selected || (option.state & QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? theme.selection : theme.hover);
        painter->drawRoundedRect(box, 6, 6);
    }
    if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange)) {
        painter->setPen(QPen(theme.accent, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 6, 6);
    }
    QFont font = option.font;
    font.setWeight(selected ? QFont::DemiBold : QFont::Normal);
    painter->setFont(font);
    QRect words = box.adjusted(Space::s, 0, -Space::s, 0);
    const QVariant count = index.data(m_countRole);
    const QString number = count.isValid() ? QLocale().toString(count.toLongLong()) : QString();
    const int align = int(QStyle::visualAlignment(option.direction, Qt::AlignTrailing | Qt::AlignVCenter));
    painter->setPen(selected ? theme.selectionText : theme.secondary);
    painter->drawText(words, align, number);
    int taken = number.isEmpty() ? 0 : painter->fontMetrics().horizontalAdvance(number) + Space::s;
    if (m_markRole >= 0 && index.data(m_markRole).toBool()) {
        constexpr int side = 14;
        const int x = option.direction == Qt::RightToLeft ? words.left() + taken : words.right() - taken - side + 1;
        paintIcon(painter, QRect(x, words.center().y() - side / 2, side, side), m_mark, selected ? theme.selectionText : theme.secondary);
        taken += side + Space::s;
    }
    words = option.direction == Qt::RightToLeft ? words.adjusted(taken, 0, 0, 0) : words.adjusted(0, 0, -taken, 0);
    painter->setPen(selected ? theme.selectionText : theme.text);
    painter->drawText(words, int(QStyle::visualAlignment(option.direction, Qt::AlignLeading | Qt::AlignVCenter)),
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, words.width()));
    painter->restore();
}

// A count that changes while a name is typed leaves the name alone.
void CountDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const auto *line = qobject_cast<const QLineEdit *>(editor);
    if (!line || !line->isModified())
        QStyledItemDelegate::setEditorData(editor, index);
}

void CountDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    editor->setGeometry(option.rect.adjusted(Space::s, 1, -Space::s, -1)); // where the name stands
}

QSize CountDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {80, qMax(32, option.fontMetrics.height() + 14)};
}

} // namespace Casement::Ui
