// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/casedelegate.h"

#include "models/domain/clientports.h"
#include "models/items/caselistmodel.h"
#include "ui/common/badges.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>

namespace Casement::Ui {

using Items::CaseListModel;
using Items::Column;

namespace {

constexpr int margin = 8;
constexpr int signSide = 16;

bool isFirstShown(const QTableView *table, int column)
{
    const QHeaderView *header = table->horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int logical = header->logicalIndex(visual);
        if (!header->isSectionHidden(logical))
            return logical == column;
    }
    return false;
}

// Draws a sign at the leading edge and gives back what is left for words.
QRect withSign(QPainter *painter, const QRect &rect, IconName name, const QColor &colour, Qt::LayoutDirection direction)
{
    const QRect sign = QStyle::alignedRect(direction, Qt::AlignLeading | Qt::AlignVCenter, {signSide, signSide}, rect);
    paintIcon(painter, sign, name, colour);
    const int taken = signSide + 5;
    return direction == Qt::RightToLeft ? rect.adjusted(0, 0, -taken, 0) : rect.adjusted(taken, 0, 0, 0);
}

} // namespace

void paintRowGround(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const Theme theme = Theme::from(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    const auto *table = qobject_cast<const QTableView *>(option.widget);
    if (selected)
        painter->fillRect(option.rect, theme.selection);
    else if (table && table->property("hoverRow").toInt() == index.row())
        painter->fillRect(option.rect, theme.hover);
    if (!table || !table->hasFocus() || table->currentIndex().row() != index.row() || !isFirstShown(table, index.column()))
        return;
    const int x = option.direction == Qt::RightToLeft ? option.rect.right() - 2 : option.rect.left();
    painter->fillRect(QRect(x, option.rect.top(), 3, option.rect.height()), theme.accent);
}

void paintWords(QPainter *painter, const QRect &rect, const QString &text, Qt::LayoutDirection direction)
{
    const auto edge = QStyle::visualAlignment(direction, Qt::AlignLeading) | Qt::AlignVCenter | Qt::AlignAbsolute;
    painter->save();
    painter->setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter->drawText(rect, int(edge) | Qt::TextSingleLine, painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
    painter->restore();
}

/// Across all columns: each cell shows its part.
static void paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QString &text, bool open)
{
    const Theme theme = Theme::from(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    const int width = option.widget ? static_cast<const QAbstractItemView *>(option.widget)->viewport()->width() : option.rect.width();
    QRect rect(margin, option.rect.top(), width - 2 * margin, option.rect.height());
    painter->save();
    painter->setClipRect(option.rect);
    if (!selected)
        painter->fillRect(option.rect, theme.window);
    QFont font = option.font;
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(selected ? theme.selectionText : theme.text);
    const IconName closed = option.direction == Qt::RightToLeft ? IconName::ChevronLeft : IconName::ChevronRight;
    rect = withSign(painter, rect, open ? IconName::ChevronDown : closed, selected ? theme.selectionText : theme.secondary, option.direction);
    paintWords(painter, rect, text, option.direction);
    painter->restore();
}

int compactRowHeight(const QFontMetrics &metrics)
{
    return qMax(28, metrics.height() + 6);
}

CaseDelegate::CaseDelegate(const Workspace &workspace, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_workspace(workspace)
{
}

CaseDelegate::~CaseDelegate() = default;

void CaseDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintRowGround(painter, option, index);
    const QString text = index.data().toString();
    if (text.isEmpty())
        return;
    const Theme theme = Theme::from(option.palette);
    if (const QVariant open = index.data(CaseListModel::GroupRole); open.isValid())
        return paintHeading(painter, option, text, open.toBool());
    const bool selected = option.state & QStyle::State_Selected;
    const PortalDefinition &definition = m_workspace.definition();
    QRect rect = option.rect.adjusted(margin, 0, -margin, 0);
    painter->save();
    painter->setFont(option.font);
    painter->setPen(selected ? theme.selectionText : theme.text);
    switch (static_cast<Column>(index.column())) {
    case Column::Status:
        paintBadge(painter, rect, statusBadge(definition, index.data(CaseListModel::RawRole).toString()), theme, option.direction, selected);
        break;
    case Column::Severity:
        paintBadge(painter, rect, severityBadge(definition, index.data(CaseListModel::RawRole).toString()), theme, option.direction, selected);
        break;
    case Column::Escalated: {
        Badge badge = escalatedBadge();
        badge.shape = Badge::Shape::Plain;
        paintBadge(painter, rect, badge, theme, option.direction, selected);
        break;
    }
    case Column::Number: {
        const auto pending = static_cast<Pending>(index.data(CaseListModel::PendingRole).toInt());
        if (pending == Pending::Waiting)
            rect = withSign(painter, rect, IconName::Clock, selected ? theme.selectionText : theme.toneText(Tone::Amber), option.direction);
        else if (pending == Pending::Returned)
            rect = withSign(painter, rect, IconName::Warning, selected ? theme.selectionText : theme.toneText(Tone::Red), option.direction);
        paintWords(painter, rect, text, option.direction);
        break;
    }
    case Column::Attachments:
        rect = withSign(painter, rect, IconName::Paperclip, selected ? theme.selectionText : theme.secondary, option.direction);
        paintWords(painter, rect, text, option.direction);
        break;
    case Column::Subject:
        paintWords(painter, rect, text, option.direction);
        break;
    default:
        painter->setPen(selected ? theme.selectionText : theme.secondary);
        paintWords(painter, rect, text, option.direction);
    }
    painter->restore();
}

bool CaseDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    // A tip that only repeats what is wholly readable is noise.
    const auto column = static_cast<Column>(index.column());
    const bool plain = column == Column::Subject || column == Column::Account || column == Column::Contact || column == Column::Product;
    if (plain && view->fontMetrics().horizontalAdvance(index.data().toString()) <= option.rect.width() - 2 * margin)
        return false;
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

} // namespace Casement::Ui
