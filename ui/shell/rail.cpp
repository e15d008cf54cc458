// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include "ui/common/theme.h"

#include <QButtonGroup>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr int iconSide = 22;
constexpr auto idProperty = "casementPlace";

} // namespace

RailButton::RailButton(IconName icon, const QString &text, QWidget *parent)
    : QToolButton(parent)
    , m_icon(icon)
{
    setText(text);
    setAccessibleName(text);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    QFont small = font();
    small.setPointSizeF(qMax(7.5, small.pointSizeF() - 1));
    setFont(small);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

RailButton::~RailButton() = default;

void RailButton::setCount(int count, bool alarming)
{
    m_count = count;
    m_alarming = alarming;
    setAccessibleName(count > 0 ? tr("%1, %2").arg(text(), QLocale().toString(count)) : text());
    update();
}

QSize RailButton::sizeHint() const
{
    return {qMax(64, fontMetrics().horizontalAdvance(text()) + 20), iconSide + fontMetrics().height() + 20};
}

void RailButton::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(6, 2, -6, -2);
    painter.setPen(Qt::NoPen);
    if (isChecked() || underMouse() || isDown()) {
        painter.setBrush(isChecked() ? theme.selection : theme.hover);
        painter.drawRoundedRect(box, 8, 8);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8);
    }
    const QColor words = isChecked() ? theme.selectionText : theme.secondary;
    const QRectF sign((width() - iconSide) / 2.0, 8, iconSide, iconSide);
    paintIcon(&painter, sign, m_icon, words);
    painter.setPen(words);
    painter.drawText(QRect(0, 8 + iconSide + 3, width(), fontMetrics().height()), Qt::AlignCenter, text());
    if (m_count <= 0)
        return;
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    const QString number = m_count > 99 ? tr("99+") : QLocale().toString(m_count);
    const qreal high = painter.fontMetrics().height() + 1;
    const qreal wide = qMax(high, painter.fontMetrics().horizontalAdvance(number) + 8.0);
    const qreal x = layoutDirection() == Qt::RightToLeft ? sign.left() + 4 - wide : sign.right() - 4;
    const QRectF pill(x, 3, wide, high);
    painter.setPen(QPen(isChecked() ? theme.selection : theme.window, 1.5));
    painter.setBrush(theme.toneFill(m_alarming ? Tone::Red : Tone::Blue));
    painter.drawRoundedRect(pill, high / 2, high / 2);
    painter.setPen(Qt::white);
    painter.drawText(pill, Qt::AlignCenter, number);
}

Rail::Rail(QWidget *parent)
    : QWidget(parent)
    , m_places(new QVBoxLayout)
    , m_bottom(new QVBoxLayout)
    , m_group(new QButtonGroup(this))
{
    setObjectName(u"rail"_s);
    setAccessibleName(tr("Places"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Space::s, 1, Space::s);
    layout->setSpacing(2);
    m_places->setSpacing(2);
    m_bottom->setSpacing(2);
    layout->addLayout(m_places);
    layout->addStretch();
    layout->addLayout(m_bottom);
}

Rail::~Rail() = default;

RailButton *Rail::addPlace(const QString &id, IconName icon, const QString &text)
{
    auto *button = new RailButton(icon, text, this);
    button->setObjectName(QString(id + u"RailButton"_s));
    button->setProperty(idProperty, id);
    button->setCheckable(true);
    m_group->addButton(button);
    m_places->addWidget(button);
    connect(button, &QToolButton::clicked, this, [this, id] { Q_EMIT chosen(id); });
    return button;
}

RailButton *Rail::addMenu(const QString &id, IconName icon, const QString &text, QMenu *menu)
{
    auto *button = new RailButton(icon, text, this);
    button->setObjectName(QString(id + u"RailButton"_s));
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    m_bottom->addWidget(button);
    return button;
}

void Rail::arrange(const QStringList &ids)
{
    QWidget *before = nullptr;
    for (const QString &id : ids) {
        for (QAbstractButton *button : m_group->buttons()) {
            if (button->property(idProperty).toString() != id)
                continue;
            m_places->removeWidget(button);
            m_places->addWidget(button);
            if (before)
                setTabOrder(before, button);
            before = button;
        }
    }
    for (QAbstractButton *button : m_group->buttons())
        button->setVisible(ids.contains(button->property(idProperty).toString()));
}

void Rail::setCurrent(const QString &id)
{
    m_group->setExclusive(false);
    for (QAbstractButton *button : m_group->buttons())
        button->setChecked(button->property(idProperty).toString() == id);
    m_group->setExclusive(true);
}

void Rail::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(this);
    QPainter painter(this);
    const int x = layoutDirection() == Qt::RightToLeft ? 0 : width() - 1;
    painter.fillRect(QRect(x, 0, 1, height()), theme.border);
}

} // namespace Casement::Ui
