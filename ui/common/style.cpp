// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/style.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleOption>
#include <QTextEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr qreal radius = 6;

bool isPrimary(const QWidget *widget)
{
    return widget && widget->property(Style::primaryProperty).toBool();
}

void roundedBox(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &border, qreal width = 1)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal half = width / 2;
    painter->setPen(border.alpha() == 0 ? QPen(Qt::NoPen) : QPen(border, width));
    painter->setBrush(fill.alpha() == 0 ? QBrush(Qt::NoBrush) : QBrush(fill));
    painter->drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius);
    painter->restore();
}

QColor mixed(const QColor &a, const QColor &b, qreal part)
{
    return QColor::fromRgbF(float(a.redF() * (1 - part) + b.redF() * part), float(a.greenF() * (1 - part) + b.greenF() * part),
                            float(a.blueF() * (1 - part) + b.blueF() * part));
}

void inputBox(QPainter *painter, const QStyleOption *option, const QRect &rect)
{
    const Theme theme = Theme::from(option->palette);
    const bool focus = option->state & QStyle::State_HasFocus;
    const bool enabled = option->state & QStyle::State_Enabled;
    roundedBox(painter, rect, enabled ? option->palette.color(QPalette::Base) : theme.window, focus ? theme.accent : theme.border, focus ? 2 : 1);
}

void frameBox(QPainter *painter, const QStyleOption *option, const QTextEdit *edit)
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (!frame || frame->lineWidth <= 0)
        return;
    const Theme theme = Theme::from(option->palette);
    const bool focus = edit && edit->hasFocus() && !edit->isReadOnly();
    painter->save();
    painter->setPen(QPen(focus ? theme.accent : theme.border, 1));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    painter->restore();
}

} // namespace

Style::Style()
    : QProxyStyle(u"Fusion"_s)
{
}

Style::~Style() = default;

void Style::drawButton(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Theme theme = Theme::from(option->palette);
    const bool enabled = option->state & State_Enabled;
    const bool down = option->state & (State_Sunken | State_On);
    const bool hover = enabled && (option->state & State_MouseOver);
    const bool focus = option->state & State_HasFocus;
    QColor fill = down ? mixed(theme.hover, theme.border, 0.5) : hover ? theme.hover : theme.surface;
    QColor border = theme.border;
    if (isPrimary(widget) && enabled) {
        fill = down ? mixed(theme.accent, theme.text, 0.2) : hover ? mixed(theme.accent, theme.text, 0.1) : theme.accent;
        border = fill;
    } else if (!enabled) {
        fill = theme.window;
    }
    roundedBox(painter, option->rect, fill, border);
    if (focus && enabled)
        roundedBox(painter, isPrimary(widget) ? option->rect.adjusted(2, 2, -2, -2) : option->rect, Qt::transparent,
                   isPrimary(widget) ? theme.accentText : theme.accent, isPrimary(widget) ? 1 : 2);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Theme theme = Theme::from(option->palette);
    switch (element) {
    case PE_PanelButtonCommand:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button && (button->features & QStyleOptionButton::Flat) && !(option->state & (State_MouseOver | State_Sunken | State_On | State_HasFocus)))
            return;
        drawButton(option, painter, widget);
        return;
    case PE_PanelButtonTool: {
        if (!(option->state & (State_MouseOver | State_Sunken | State_On | State_HasFocus)) && (option->state & State_AutoRaise))
            return;
        const bool down = option->state & (State_Sunken | State_On);
        const bool focus = option->state & State_HasFocus;
        roundedBox(painter, option->rect, down ? mixed(theme.hover, theme.border, 0.5) : theme.hover,
                   focus ? theme.accent : QColor(Qt::transparent), focus ? 2 : 1);
        return;
    }
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
    case PE_IndicatorRadioButton:
        drawMark(option, painter, element == PE_IndicatorRadioButton);
        return;
    case PE_FrameDefaultButton:
        return;
    case PE_FrameFocusRect:
        if (qobject_cast<const QAbstractItemView *>(widget) || qobject_cast<const QPushButton *>(widget))
            return; // rows and buttons show it themselves
        roundedBox(painter, option->rect, Qt::transparent, theme.accent, 1.5);
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            inputBox(painter, option, option->rect);
        else
            QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    case PE_FrameLineEdit:
        return;
    case PE_Frame:
        frameBox(painter, option, qobject_cast<const QTextEdit *>(widget));
        return;
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, theme.surface);
        return;
    case PE_PanelStatusBar:
    case PE_FrameStatusBarItem:
    case PE_FrameTabBarBase:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

// The words stand in the middle with their icon before them, in either direction.
void Style::drawButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (!button)
        return;
    const bool enabled = option->state & State_Enabled;
    QPalette palette = option->palette;
    if (isPrimary(widget) && enabled)
        palette.setColor(QPalette::ButtonText, Theme::from(palette).accentText);
    int flags = Qt::AlignCenter | Qt::TextShowMnemonic;
    if (!styleHint(SH_UnderlineShortcut, option, widget, nullptr))
        flags |= Qt::TextHideMnemonic;
    QRect words = option->rect;
    if (!button->icon.isNull()) {
        const QSize side = button->iconSize;
        const int gap = button->text.isEmpty() ? 0 : 6;
        const int text = option->fontMetrics.size(Qt::TextShowMnemonic, button->text).width();
        const int total = qMin(words.width(), side.width() + gap + text);
        QRect sign(QPoint(words.left() + (words.width() - total) / 2, words.center().y() - side.height() / 2 + 1), side);
        QRect rest(sign.right() + 1 + gap, words.top(), total - side.width() - gap, words.height());
        button->icon.paint(painter, visualRect(option->direction, words, sign), Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        words = visualRect(option->direction, words, rest);
    }
    if (button->features & QStyleOptionButton::HasMenu)
        words.adjust(0, 0, option->direction == Qt::RightToLeft ? 0 : -Space::m, 0);
    drawItemText(painter, words, flags, palette, enabled, button->text, QPalette::ButtonText);
    if (button->features & QStyleOptionButton::HasMenu) {
        QRect arrow(option->rect.right() - 20, option->rect.center().y() - 7, 16, 16);
        paintIcon(painter, visualRect(option->direction, option->rect, arrow), IconName::ChevronDown, palette.color(QPalette::ButtonText));
    }
}

void Style::drawMark(const QStyleOption *option, QPainter *painter, bool round) const
{
    const Theme theme = Theme::from(option->palette);
    const bool on = option->state & (State_On | State_NoChange);
    const bool enabled = option->state & State_Enabled;
    const qreal side = qMin(option->rect.width(), option->rect.height()) - 1;
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option->rect).center());
    const QColor strong = enabled ? theme.accent : theme.quoteBar;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(on ? strong : enabled ? theme.secondary : theme.border, 1.5));
    painter->setBrush(on ? strong : theme.surface);
    if (round)
        painter->drawEllipse(box.adjusted(0.75, 0.75, -0.75, -0.75));
    else
        painter->drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4);
    if (on && round) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.accentText);
        painter->drawEllipse(box.center(), side / 5, side / 5);
    } else if (option->state & State_On) {
        paintIcon(painter, box, IconName::Check, theme.accentText);
    } else if (on) {
        painter->fillRect(QRectF(box.left() + 4, box.center().y() - 1, side - 8, 2), theme.accentText);
    }
    painter->restore();
}

void Style::drawTab(const QStyleOption *option, QPainter *painter) const
{
    const Theme theme = Theme::from(option->palette);
    const bool selected = option->state & State_Selected;
    if (!selected && (option->state & State_MouseOver))
        roundedBox(painter, option->rect.adjusted(2, 2, -2, -4), theme.hover, Qt::transparent);
    if (selected)
        painter->fillRect(QRect(option->rect.left() + 8, option->rect.bottom() - 1, option->rect.width() - 16, 2), theme.accent);
}

void Style::drawHeader(const QStyleOption *option, QPainter *painter) const
{
    const Theme theme = Theme::from(option->palette);
    painter->fillRect(option->rect, (option->state & State_MouseOver) ? theme.hover : theme.window);
    painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), theme.border);
    const int x = option->direction == Qt::RightToLeft ? option->rect.left() : option->rect.right();
    painter->fillRect(QRect(x, option->rect.top() + 6, 1, option->rect.height() - 12), theme.border);

    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (!header)
        return;
    QRect words = option->rect.adjusted(Space::s, 0, -Space::s, 0);
    if (header->sortIndicator != QStyleOptionHeader::None) {
        // Qt's "up" stands for descending.
        const bool descending = header->sortIndicator == QStyleOptionHeader::SortUp;
        const QRect sign = alignedRect(option->direction, Qt::AlignTrailing | Qt::AlignVCenter, {14, 14}, words);
        paintIcon(painter, sign, descending ? IconName::ChevronDown : IconName::ChevronUp, theme.accent);
        words = option->direction == Qt::RightToLeft ? words.adjusted(16, 0, 0, 0) : words.adjusted(0, 0, -16, 0);
    }
    painter->setPen(theme.text);
    const auto edge = visualAlignment(option->direction, header->textAlignment) | Qt::AlignAbsolute;
    painter->drawText(words, int(edge) | Qt::TextSingleLine, option->fontMetrics.elidedText(header->text, Qt::ElideRight, words.width()));
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonLabel:
        drawButtonLabel(option, painter, widget);
        return;
    case CE_Header:
        drawHeader(option, painter);
        return;
    case CE_HeaderEmptyArea: {
        const Theme theme = Theme::from(option->palette);
        painter->fillRect(option->rect, theme.window);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), theme.border);
        return;
    }
    case CE_TabBarTabShape:
        drawTab(option, painter);
        return;
    case CE_Splitter: {
        const bool horizontal = option->state & State_Horizontal;
        const QRect r = option->rect;
        const Theme theme = Theme::from(option->palette);
        painter->fillRect(horizontal ? QRect(r.center().x(), r.top(), 1, r.height()) : QRect(r.left(), r.center().y(), r.width(), 1), theme.border);
        return;
    }
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawCombo(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (combo && combo->editable)
        inputBox(painter, option, option->rect);
    else
        drawButton(option, painter, widget);
    const QRect arrow = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    const QColor colour = option->palette.color((option->state & State_Enabled) ? QPalette::Active : QPalette::Disabled, QPalette::PlaceholderText);
    QRectF sign(0, 0, 16, 16);
    sign.moveCenter(QRectF(arrow).center());
    paintIcon(painter, sign, IconName::ChevronDown, colour);
}

void Style::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    const Theme theme = Theme::from(option->palette);
    if (!bar || bar->minimum == bar->maximum)
        return;
    QRect handle = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    const bool active = option->state & State_Sunken || (option->activeSubControls & SC_ScrollBarSlider && option->state & State_MouseOver);
    handle = bar->orientation == Qt::Vertical ? handle.adjusted(3, 2, -3, -2) : handle.adjusted(2, 3, -2, -3);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(active ? theme.secondary : mixed(theme.quoteBar, theme.secondary, 0.35));
    const qreal round = qMin(handle.width(), handle.height()) / 2.0;
    painter->drawRoundedRect(handle, round, round);
    painter->restore();
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ComboBox)
        drawCombo(option, painter, widget);
    else if (control == CC_ScrollBar)
        drawScrollBar(option, painter, widget);
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl sub, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, sub, widget);
    const QRect r = option->rect;
    const bool vertical = bar->orientation == Qt::Vertical;
    const int length = vertical ? r.height() : r.width();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    int handle = range > 0 ? int(qint64(length) * bar->pageStep / (range + bar->pageStep)) : length;
    handle = qBound(qMin(28, length), handle, length);
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - handle, bar->upsideDown);
    const auto along = [&](int from, int size) {
        const QRect part = vertical ? QRect(r.left(), r.top() + from, r.width(), size) : QRect(r.left() + from, r.top(), size, r.height());
        return visualRect(option->direction, r, part);
    };
    switch (sub) {
    case SC_ScrollBarGroove: return r;
    case SC_ScrollBarSlider: return along(start, handle);
    case SC_ScrollBarSubPage: return along(0, start);
    case SC_ScrollBarAddPage: return along(start + handle, length - start - handle);
    default: return {};
    }
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (element == SE_LineEditContents && frame && frame->lineWidth > 0)
        rect.adjust(6, 0, -6, 0);
    return rect;
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        result.setHeight(qMax(result.height(), 32));
        if (button && !button->text.isEmpty())
            result.rwidth() += 8;
        break;
    }
    case CT_LineEdit:
        result.setHeight(qMax(result.height() + 4, 32));
        break;
    case CT_ComboBox:
        result.setHeight(qMax(result.height(), 32));
        result.rwidth() += 4;
        break;
    case CT_HeaderSection:
        result.setHeight(option ? qMax(28, option->fontMetrics.height() + Space::s) : 28);
        break;
    case CT_TabBarTab:
        result += QSize(8, 8);
        break;
    case CT_MenuItem:
        result.setHeight(qMax(result.height(), 28));
        break;
    default:
        break;
    }
    return result;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent: return 12;
    case PM_SplitterWidth: return 5;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    case PM_SmallIconSize:
    case PM_ButtonIconSize: return 16;
    case PM_HeaderMargin: return Space::s;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return Space::s;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QIcon Style::standardIcon(StandardPixmap pixmap, const QStyleOption *option, const QWidget *widget) const
{
    const Theme theme = widget ? themeOf(widget) : Theme::from(QApplication::palette());
    switch (pixmap) {
    case SP_LineEditClearButton: return icon(IconName::Close, theme.secondary);
    case SP_MessageBoxWarning: return icon(IconName::Warning, theme.toneText(Tone::Amber));
    case SP_MessageBoxCritical: return icon(IconName::Error, theme.toneText(Tone::Red));
    case SP_MessageBoxInformation:
    case SP_MessageBoxQuestion: return icon(IconName::Info, theme.toneText(Tone::Blue));
    default: return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_ItemView_ShowDecorationSelected: return 1;
    case SH_ComboBox_Popup: return 0;
    case SH_Table_GridLineColor:
        return option ? int(Theme::from(option->palette).border.rgba()) : QProxyStyle::styleHint(hint, option, widget, data);
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace Casement::Ui
