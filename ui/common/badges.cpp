// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/badges.h"

#include "models/domain/portaldefinition.h"

#include <QCoreApplication>
#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr int iconSide = 16;
constexpr int gap = 5;
constexpr int padding = 7;

int paddingOf(const Badge &badge) { return badge.shape == Badge::Shape::Plain ? 0 : padding; }

struct Colours { QColor fill, border, words; };

Colours coloursOf(const Badge &badge, const Theme &theme, bool onSelection)
{
    const QColor none(Qt::transparent);
    switch (badge.shape) {
    case Badge::Shape::Plain: return {none, none, onSelection ? theme.selectionText : theme.toneText(badge.tone)};
    case Badge::Shape::Soft: return {theme.toneGround(badge.tone), none, theme.toneText(badge.tone)};
    case Badge::Shape::Filled: return {theme.toneFill(badge.tone), none, Qt::white};
    case Badge::Shape::Outline: return {theme.surface, theme.toneText(badge.tone), theme.toneText(badge.tone)};
    }
    return {};
}

} // namespace

Badge statusBadge(const PortalDefinition &definition, const QString &statusId)
{
    const auto *status = definition.status(statusId);
    if (!status)
        return {IconName::Circle, true, statusId, Tone::Neutral, Badge::Shape::Plain};
    return {iconFrom(status->icon), true, status->label, toneFrom(status->tone), Badge::Shape::Plain};
}

Badge severityBadge(const PortalDefinition &definition, const QString &severityId, bool longForm)
{
    const auto *level = definition.severity(severityId);
    if (!level)
        return {IconName::Circle, false, severityId, Tone::Neutral, Badge::Shape::Outline};
    const QString text = longForm || level->shortLabel.isEmpty() ? level->label : level->shortLabel;
    switch (level->rank) {
    case 1: return {IconName::Warning, true, text, Tone::Red, Badge::Shape::Filled};
    case 2: return {IconName::ChevronUp, true, text, Tone::Orange, Badge::Shape::Filled};
    case 3: return {IconName::Circle, false, text, Tone::Blue, Badge::Shape::Outline};
    default: return {IconName::Circle, false, text, Tone::Neutral, Badge::Shape::Outline};
    }
}

Badge escalatedBadge()
{
    return {IconName::Escalate, true, QCoreApplication::translate("Casement::Ui::Badge", "Escalated"), Tone::Red, Badge::Shape::Soft};
}

QSize badgeSize(const Badge &badge, const QFontMetrics &metrics)
{
    int width = 2 * paddingOf(badge) + metrics.horizontalAdvance(badge.text);
    if (badge.hasIcon)
        width += iconSide + (badge.text.isEmpty() ? 0 : gap);
    return {width + 1, qMax(metrics.height() + 4, iconSide + 4)};
}

void paintBadge(QPainter *painter, const QRect &rect, const Badge &badge, const Theme &theme, Qt::LayoutDirection direction, bool onSelection)
{
    QSize size = badgeSize(badge, painter->fontMetrics()).boundedTo(rect.size());
    const QRect box = QStyle::alignedRect(direction, Qt::AlignLeading | Qt::AlignVCenter, size, rect);
    const Colours colours = coloursOf(badge, theme, onSelection);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (badge.shape != Badge::Shape::Plain) {
        painter->setPen(colours.border.alpha() ? QPen(colours.border, 1.25) : QPen(Qt::NoPen));
        painter->setBrush(colours.fill);
        painter->drawRoundedRect(QRectF(box).adjusted(0.75, 0.75, -0.75, -0.75), 5, 5);
    }
    QRect inside = box.adjusted(paddingOf(badge), 0, -paddingOf(badge), 0);
    if (badge.hasIcon && inside.width() >= iconSide) {
        const QRect sign = QStyle::alignedRect(direction, Qt::AlignLeading | Qt::AlignVCenter, {iconSide, iconSide}, inside);
        paintIcon(painter, sign, badge.icon, colours.words);
        if (direction == Qt::RightToLeft)
            inside.setRight(sign.left() - gap);
        else
            inside.setLeft(sign.right() + 1 + gap);
    }
    painter->setPen(colours.words);
    const QString text = painter->fontMetrics().elidedText(badge.text, Qt::ElideRight, inside.width() + 1);
    painter->drawText(inside, int(QStyle::visualAlignment(direction, Qt::AlignLeading | Qt::AlignVCenter)) | Qt::TextSingleLine, text);
    painter->restore();
}

BadgeLabel::BadgeLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

BadgeLabel::~BadgeLabel() = default;

void BadgeLabel::setBadge(const Badge &badge)
{
    if (m_badge == badge)
        return;
    m_badge = badge;
    setAccessibleName(badge.text);
    updateGeometry();
    update();
}

QSize BadgeLabel::sizeHint() const
{
    return badgeSize(m_badge, fontMetrics());
}

QSize BadgeLabel::minimumSizeHint() const
{
    return {iconSide + 2 * paddingOf(m_badge), sizeHint().height()};
}

void BadgeLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBadge(&painter, rect(), m_badge, themeOf(this), layoutDirection());
}

} // namespace Casement::Ui
