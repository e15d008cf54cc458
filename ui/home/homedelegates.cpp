// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/homedelegates.h"

#include "models/domain/clientports.h"
#include "models/domain/portaldefinition.h"
#include "models/items/casecountmodel.h"
#include "models/items/homelist.h"
#include "ui/common/badges.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

using Items::CaseCountModel;
using Items::HomeListModel;

namespace {

constexpr int signSide = 18;

// Hover and keyboard focus; a list of the first page has no selection to show.
void paintGround(QPainter *painter, const QStyleOptionViewItem &option, const Theme &theme)
{
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(option.rect).adjusted(Space::xs, 1, -Space::xs, -1);
    if (option.state & QStyle::State_MouseOver) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.hover);
        painter->drawRoundedRect(box, 6, 6);
    }
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(theme.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6);
    }
}

// The list's direction decides the edge, the text's own first strong letter the order within.
void paintLine(QPainter *painter, const QRect &rect, const QString &text, Qt::LayoutDirection direction, Qt::Alignment at = Qt::AlignLeading)
{
    painter->setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    const auto edge = QStyle::visualAlignment(direction, at) | Qt::AlignVCenter | Qt::AlignAbsolute;
    painter->drawText(rect, int(edge) | Qt::TextSingleLine, painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

Badge badgeOf(const CaseCountModel &model, const PortalDefinition &definition, const QString &value, const QString &label)
{
    if (model.field() == u"status"_s)
        return statusBadge(definition, value);
    if (model.field() == u"severity"_s)
        return severityBadge(definition, value, true);
    return {IconName::Circle, false, label, Tone::Neutral, Badge::Shape::Outline};
}

} // namespace

HomeRowDelegate::HomeRowDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

HomeRowDelegate::~HomeRowDelegate() = default;

QSize HomeRowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, 2 * option.fontMetrics.lineSpacing() + 3 * Space::xs + 6};
}

void HomeRowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme theme = Theme::from(option.palette);
    painter->save();
    paintGround(painter, option, theme);
    const auto place = [&](int x, int y, int width, int height) { return QStyle::visualRect(option.direction, option.rect, QRect(x, y, width, height)); };
    const int line = option.fontMetrics.lineSpacing();
    const int left = option.rect.left() + Space::m;
    const int right = option.rect.right() - Space::m;
    const int words = left + signSide + 10;
    int top = option.rect.top() + Space::xs + 3;
    const QString tone = index.data(HomeListModel::ToneRole).toString();
    const bool unread = index.data(HomeListModel::UnreadRole).toBool();
    const bool late = index.data(HomeListModel::LateRole).toBool();
    const QColor sign = unread ? theme.accent : tone.isEmpty() ? theme.secondary : theme.toneText(toneFrom(tone));
    paintIcon(painter, place(left, top + (line - signSide) / 2, signSide, signSide), iconFrom(index.data(HomeListModel::IconRole).toString()), sign);

    QFont bold = option.font;
    bold.setWeight(QFont::Bold);
    painter->setFont(late ? bold : option.font);
    const QString when = index.data(HomeListModel::WhenRole).toString();
    const int whenWidth = painter->fontMetrics().horizontalAdvance(when) + 1;
    painter->setPen(late ? theme.toneText(Tone::Red) : theme.secondary);
    paintLine(painter, place(right - whenWidth, top, whenWidth, line), when, option.direction, Qt::AlignTrailing);
    int titleRight = right - whenWidth - Space::m;
    if (unread) {
        const Badge fresh{IconName::New, true, tr("Unread"), Tone::Blue, Badge::Shape::Soft};
        const int width = badgeSize(fresh, option.fontMetrics).width();
        painter->setFont(option.font);
        paintBadge(painter, place(titleRight - width, top, width, line), fresh, theme, option.direction);
        titleRight -= width + Space::s;
    }
    painter->setFont(unread ? bold : option.font);
    painter->setPen(theme.text);
    paintLine(painter, place(words, top, titleRight - words, line), index.data().toString(), option.direction);
    top += line + Space::xs;
    painter->setFont(option.font);
    painter->setPen(theme.secondary);
    paintLine(painter, place(words, top, right - words, line), index.data(HomeListModel::FactsRole).toString(), option.direction);
    painter->restore();
}

CountBarDelegate::CountBarDelegate(const Workspace &workspace, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_workspace(workspace)
{
}

CountBarDelegate::~CountBarDelegate() = default;

QSize CountBarDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, qMax(32, option.fontMetrics.height() + 14)};
}

void CountBarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const CaseCountModel *>(index.model());
    if (!model)
        return;
    const Theme theme = Theme::from(option.palette);
    painter->save();
    painter->setFont(option.font);
    paintGround(painter, option, theme);
    const QRect row = option.rect.adjusted(Space::m, 0, -Space::m, 0);
    const auto place = [&](int x, int width) { return QStyle::visualRect(option.direction, row, QRect(x, row.top(), width, row.height())); };
    const Badge badge = badgeOf(*model, m_workspace.definition(), index.data(CaseCountModel::ValueRole).toString(), index.data().toString());
    // All bars begin at one line, as far as the longest word needs.
    int label = option.fontMetrics.averageCharWidth() * 24;
    for (int other = 0; other < model->rowCount(); ++other) {
        const QModelIndex one = model->index(other);
        label = qMax(label, badgeSize(badgeOf(*model, m_workspace.definition(), one.data(CaseCountModel::ValueRole).toString(), one.data().toString()), option.fontMetrics).width());
    }
    label = qMin(label, row.width() * 3 / 5);
    paintBadge(painter, place(row.left(), label), badge, theme, option.direction);
    const QVariant count = index.data(CaseCountModel::CountRole);
    const int number = option.fontMetrics.horizontalAdvance(u"0000"_s);
    painter->setPen(theme.text);
    painter->drawText(place(row.right() - number, number), int(QStyle::visualAlignment(option.direction, Qt::AlignTrailing | Qt::AlignVCenter)),
                      count.isValid() ? QLocale().toString(count.toLongLong()) : QString());
    const int from = row.left() + label + Space::m;
    const int room = row.right() - number - Space::s - from;
    const double share = index.data(CaseCountModel::ShareRole).toDouble();
    if (room > Space::l) {
        const auto bar = [&](int width) {
            const QRect area = QStyle::visualRect(option.direction, row, QRect(from, row.center().y() - 4, width, 8));
            painter->drawRoundedRect(area, 4, 4);
        };
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.toneGround(Tone::Neutral));
        bar(room);
        painter->setBrush(theme.toneText(badge.tone));
        if (share > 0)
            bar(qMax(8, int(room * share)));
    }
    painter->restore();
}

} // namespace Casement::Ui
