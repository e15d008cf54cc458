// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/commanddelegate.h"

#include "ui/common/theme.h"
#include "ui/palette/commandmodel.h"
#include "ui/common/keycaps.h"

#include <QPainter>
#include <QStyle>

namespace Casement::Ui {

namespace {
constexpr int signSide = 18, gap = 10;
}

CommandDelegate::CommandDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

CommandDelegate::~CommandDelegate() = default;

void CommandDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme theme = Theme::from(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    const bool possible = index.data(CommandModel::PossibleRole).toBool();
    const QRect box = option.rect.adjusted(Space::s, 1, -Space::s, -1);
    const QFontMetrics &metrics = option.fontMetrics;
    const auto place = [&](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    const int leading = int(QStyle::visualAlignment(option.direction, Qt::AlignLeading | Qt::AlignVCenter)) | Qt::TextSingleLine;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (selected || (option.state & QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? theme.selection : theme.hover);
        painter->drawRoundedRect(box, 6, 6);
    }
    const QColor lesser = selected ? theme.selectionText : theme.secondary;
    int left = box.left() + Space::s;
    int right = box.right() - Space::s;
    paintIcon(painter, place(QRect(left, box.center().y() - signSide / 2, signSide, signSide)), static_cast<IconName>(index.data(CommandModel::IconRole).toInt()), lesser);
    left += signSide + gap;
    const auto keys = index.data(CommandModel::KeysRole).value<QList<QKeySequence>>();
    painter->setFont(option.font);
    if (!keys.isEmpty()) {
        const int wide = keyCapsSize(keys, metrics).width();
        paintKeyCaps(painter, place(QRect(right + 1 - wide, box.top(), wide, box.height())), keys, theme, option.direction);
        right -= wide + Space::m;
    }
    const QString title = index.data().toString();
    const QString detail = index.data(CommandModel::DetailRole).toString();
    const int room = right - left;
    const int detailWidth = qMin(metrics.horizontalAdvance(detail) + 2, room / 2);
    const int titleWidth = room - (detail.isEmpty() ? 0 : detailWidth + Space::m);
    painter->setPen(selected ? theme.selectionText : possible ? theme.text : theme.secondary);
    painter->drawText(place(QRect(left, box.top(), titleWidth, box.height())), leading, metrics.elidedText(title, Qt::ElideRight, titleWidth));
    painter->setPen(lesser);
    painter->drawText(place(QRect(right - detailWidth, box.top(), detailWidth, box.height())),
                      int(QStyle::visualAlignment(option.direction, Qt::AlignTrailing | Qt::AlignVCenter)) | Qt::TextSingleLine,
                      metrics.elidedText(detail, Qt::ElideRight, detailWidth));
    painter->restore();
}

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, option.fontMetrics.height() + 18};
}

} // namespace Casement::Ui
