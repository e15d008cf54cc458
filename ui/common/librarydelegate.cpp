// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/librarydelegate.h"

#include "ui/common/badges.h"
#include "ui/common/highlight.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QStyle>
#include <QTextLayout>

namespace Casement::Ui {

namespace {

constexpr int signSide = 18;
constexpr int gap = 10;

/// One line, elided, with its hits marked.
void drawMarked(QPainter *painter, const QRect &box, const QString &text, const QStringList &words, const QStyleOptionViewItem &option, const Theme &theme)
{
    const QString shown = painter->fontMetrics().elidedText(text, Qt::ElideRight, box.width());
    QTextLayout layout(shown, painter->font());
    QList<QTextLayout::FormatRange> marks;
    for (const Span &span : spansOf(shown, words)) {
        QTextLayout::FormatRange mark{span.from, span.length, {}};
        mark.format.setBackground(theme.toneGround(Tone::Amber));
        mark.format.setForeground(theme.toneText(Tone::Amber));
        marks << mark;
    }
    layout.setFormats(marks);
    QTextOption direction;
    direction.setTextDirection(shown.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    direction.setAlignment(QStyle::visualAlignment(option.direction, Qt::AlignLeading) | Qt::AlignAbsolute);
    layout.setTextOption(direction);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(box.width());
    layout.endLayout();
    layout.draw(painter, box.topLeft());
}

} // namespace

LibraryDelegate::LibraryDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

LibraryDelegate::~LibraryDelegate() = default;

QSize LibraryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, 3 * option.fontMetrics.lineSpacing() + 2 * Space::xs + 2 * gap};
}

void LibraryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme theme = Theme::from(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    const bool unread = index.data(LibraryUnreadRole).toBool();
    painter->save();
    if (selected || option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, selected ? theme.selection : theme.hover);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.border);
    if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange)) {
        painter->setPen(QPen(theme.accent, 2));
        painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
    }
    const auto place = [&](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    const int line = option.fontMetrics.lineSpacing();
    const int left = option.rect.left() + Space::m + signSide + gap;
    const int right = option.rect.right() - Space::m;
    int top = option.rect.top() + gap;
    const QColor lesser = selected ? theme.selectionText : theme.secondary;
    const int leading = int(QStyle::visualAlignment(option.direction, Qt::AlignLeading | Qt::AlignVCenter)) | Qt::TextSingleLine;

    paintIcon(painter, place(QRect(option.rect.left() + Space::m, top + (line - signSide) / 2, signSide, signSide)),
              static_cast<IconName>(index.data(LibraryIconRole).toInt()), unread && !selected ? theme.accent : lesser);
    painter->setFont(option.font);
    int titleRight = right;
    if (unread) {
        const Badge fresh{IconName::New, true, tr("Unread"), Tone::Blue, Badge::Shape::Soft};
        const int width = badgeSize(fresh, option.fontMetrics).width();
        paintBadge(painter, place(QRect(right - width, top, width, line)), fresh, theme, option.direction, selected);
        titleRight -= width + Space::s;
    }
    QFont strong = option.font;
    strong.setWeight(unread ? QFont::Bold : QFont::DemiBold);
    painter->setFont(strong);
    painter->setPen(selected ? theme.selectionText : theme.text);
    drawMarked(painter, place(QRect(left, top, titleRight - left, line)), index.data().toString(), m_words, option, theme);

    painter->setFont(option.font);
    painter->setPen(lesser);
    top += line + Space::xs;
    drawMarked(painter, place(QRect(left, top, right - left, line)), index.data(LibraryLineRole).toString(), m_words, option, theme);
    top += line + Space::xs;
    const QString when = index.data(LibraryWhenRole).toString();
    const int whenWidth = option.fontMetrics.horizontalAdvance(when) + 1;
    painter->drawText(place(QRect(right - whenWidth, top, whenWidth, line)), leading, when);
    const int factsWidth = right - whenWidth - Space::m - left;
    painter->drawText(place(QRect(left, top, factsWidth, line)), leading,
                      option.fontMetrics.elidedText(index.data(LibraryFactsRole).toString(), Qt::ElideRight, factsWidth));
    painter->restore();
}

} // namespace Casement::Ui
