// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/keycaps.h"

#include "ui/common/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr int pad = 6, between = 4, apart = 12;

int capWidth(const QString &stroke, const QFontMetrics &metrics)
{
    return qMax(metrics.height() + 4, metrics.horizontalAdvance(stroke) + 2 * pad);
}

} // namespace

QStringList strokesOf(const QKeySequence &keys)
{
    QStringList strokes;
    for (int i = 0; i < keys.count(); ++i)
        strokes << QKeySequence(keys[uint(i)]).toString(QKeySequence::NativeText);
    return strokes;
}

QString wordsOf(const QList<QKeySequence> &keys)
{
    QString words;
    for (const QKeySequence &key : keys) {
        QString one;
        for (const QString &stroke : strokesOf(key))
            one = one.isEmpty() ? stroke : KeyCaps::tr("%1 then %2", "keys pressed one after the other").arg(one, stroke);
        words = words.isEmpty() ? one : KeyCaps::tr("%1 or %2", "alternative keys").arg(words, one);
    }
    return words;
}

QSize keyCapsSize(const QList<QKeySequence> &keys, const QFontMetrics &metrics)
{
    int width = 0;
    for (const QKeySequence &key : keys) {
        width += width > 0 ? apart : 0;
        const QStringList strokes = strokesOf(key);
        for (const QString &stroke : strokes)
            width += capWidth(stroke, metrics);
        width += between * int(qMax(0, strokes.size() - 1));
    }
    return {width, metrics.height() + 6};
}

void paintKeyCaps(QPainter *painter, const QRect &rect, const QList<QKeySequence> &keys, const Theme &theme, Qt::LayoutDirection direction)
{
    const QSize size = keyCapsSize(keys, painter->fontMetrics());
    int x = direction == Qt::RightToLeft ? rect.left() : rect.right() + 1 - size.width();
    const int top = rect.top() + (rect.height() - size.height()) / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    bool first = true;
    for (const QKeySequence &key : keys) {
        x += std::exchange(first, false) ? 0 : apart - between;
        for (const QString &stroke : strokesOf(key)) {
            const QRect cap(x, top, capWidth(stroke, painter->fontMetrics()), size.height());
            painter->setPen(QPen(theme.border, 1));
            painter->setBrush(theme.raised);
            painter->drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
            painter->setPen(theme.secondary);
            painter->drawText(cap, Qt::AlignCenter, stroke);
            x += cap.width() + between;
        }
    }
    painter->restore();
}

KeyCaps::KeyCaps(const QList<QKeySequence> &keys, QWidget *parent)
    : QWidget(parent)
    , m_keys(keys)
{
    setAccessibleName(wordsOf(keys));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

KeyCaps::~KeyCaps() = default;

QSize KeyCaps::sizeHint() const
{
    return keyCapsSize(m_keys, fontMetrics());
}

void KeyCaps::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintKeyCaps(&painter, rect(), m_keys, themeOf(this), layoutDirection());
}

} // namespace Casement::Ui
