// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/outboxdelegate.h"

#include "ui/common/badges.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QStyle>

namespace Casement::Ui {

namespace {

constexpr int signSide = 20;
constexpr int textFrom = Space::m + signSide + 12;

// The reason wraps, so the height of an entry depends on the width of the list.
QRect reasonBox(const QStyleOptionViewItem &option, const QString &reason, int width)
{
    return option.fontMetrics.boundingRect(QRect(0, 0, qMax(width, 80), 4000), Qt::TextWordWrap, reason);
}

} // namespace

OutboxDelegate::OutboxDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{ }

OutboxDelegate::~OutboxDelegate() = default;

QSize OutboxDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    int height = 2 * option.fontMetrics.lineSpacing() + Space::xs + 2 * 12;
    const QString reason = index.data(OutboxReasonRole).toString();
    const int width = option.widget ? option.widget->width() - textFrom - Space::m - 16 : 400;
    if (!reason.isEmpty())
        height += Space::xs + reasonBox(option, reason, width).height();
    return {240, height};
}

void OutboxDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme theme = Theme::from(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    if (selected || option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, selected ? theme.selection : theme.hover);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.border);
    const auto place = [&](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    const int line = option.fontMetrics.lineSpacing();
    const int left = option.rect.left() + textFrom;
    const int right = option.rect.right() - Space::m;
    const int top = option.rect.top() + 12;
    const QColor words = selected ? theme.selectionText : theme.text;
    const QColor lesser = selected ? theme.selectionText : theme.secondary;
    const int leading =
        int(QStyle::visualAlignment(option.direction, Qt::AlignLeading | Qt::AlignVCenter)) | Qt::TextSingleLine;

    paintIcon(painter, place(QRect(option.rect.left() + Space::m, top, signSide, signSide)),
              static_cast<IconName>(index.data(OutboxIconRole).toInt()), lesser);

    const Badge state{static_cast<IconName>(index.data(OutboxStateIconRole).toInt()), true,
                      index.data(OutboxStateRole).toString(), static_cast<Tone>(index.data(OutboxToneRole).toInt()),
                      Badge::Shape::Plain};
    const int stateWidth = qMin(badgeSize(state, option.fontMetrics).width(), (right - left) / 2);
    painter->setFont(option.font);
    paintBadge(painter, place(QRect(right - stateWidth, top, stateWidth, line)), state, theme, option.direction,
               selected);

    QFont strong = option.font;
    strong.setWeight(QFont::DemiBold);
    painter->setFont(strong);
    painter->setPen(words);
    const QRect title(left, top, right - stateWidth - Space::m - left, line);
    painter->drawText(
        place(title), leading,
        QFontMetrics(strong).elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, title.width()));

    painter->setFont(option.font);
    const QString when = index.data(OutboxWhenRole).toString();
    const int whenWidth = option.fontMetrics.horizontalAdvance(when);
    painter->setPen(lesser);
    const QRect second(left, top + line + Space::xs, right - left, line);
    painter->drawText(place(QRect(second.right() - whenWidth, second.top(), whenWidth + 1, line)), leading, when);
    const int textWidth = second.width() - whenWidth - Space::m;
    painter->drawText(place(QRect(left, second.top(), textWidth, line)), leading,
                      option.fontMetrics.elidedText(index.data(OutboxTextRole).toString(), Qt::ElideRight, textWidth));

    const QString reason = index.data(OutboxReasonRole).toString();
    if (!reason.isEmpty()) {
        painter->setPen(selected ? theme.selectionText : theme.toneText(Tone::Red));
        const QRect third(left, second.bottom() + 1 + Space::xs, right - left,
                          option.rect.bottom() - second.bottom() - 12);
        painter->drawText(
            place(third),
            int(QStyle::visualAlignment(option.direction, Qt::AlignLeading | Qt::AlignTop)) | Qt::TextWordWrap, reason);
    }
    painter->restore();
}

} // namespace Casement::Ui
