// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/audit.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QRadioButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTest>
#include <QTextDocument>
#include <QTextEdit>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Casement::Audit {

namespace {

QString called(const QWidget *widget)
{
    const QString inside = widget->parentWidget() ? widget->parentWidget()->objectName() : QString();
    return u"%1 '%2' in '%3'"_s.arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(), inside);
}

/// What Qt builds into its own widgets; they speak for it.
bool isInner(const QWidget *widget)
{
    const QWidget *parent = widget->parentWidget();
    return widget->objectName().startsWith(u"qt_"_s) || qobject_cast<const QScrollBar *>(widget) || qobject_cast<const QHeaderView *>(widget)
        || qobject_cast<const QMenu *>(widget) || widget->inherits("QComboBoxPrivateContainer") || widget->inherits("QComboBoxListView")
        || (parent
            && (qobject_cast<const QComboBox *>(parent) || qobject_cast<const QAbstractSpinBox *>(parent) || qobject_cast<const QLineEdit *>(parent)
                || qobject_cast<const QTabBar *>(parent) || parent->inherits("QTableView") || parent->inherits("QAbstractScrollArea")));
}

QList<const QWidget *> visibleIn(const QWidget &shown)
{
    QList<const QWidget *> found;
    for (const QWidget *widget : shown.findChildren<QWidget *>()) {
        if (widget->isVisibleTo(&shown) && widget->window() == shown.window() && !isInner(widget) && !widget->size().isEmpty())
            found << widget;
    }
    return found;
}

bool isInput(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget)
        || qobject_cast<const QAbstractItemView *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget) || qobject_cast<const QPlainTextEdit *>(widget)
        || qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QAbstractSlider *>(widget) || qobject_cast<const QProgressBar *>(widget);
}

QString wordsOf(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return button->text();
    return {};
}

double luminance(const QColor &colour)
{
    const auto part = [](double value) { return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a), two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

/// One of a group is met by Tab, the others by the arrows.
bool groupIsReached(const QWidget *widget, const QSet<const QWidget *> &reached)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    if (!button)
        return false;
    QList<const QWidget *> others;
    if (button->group() && button->group()->exclusive()) {
        for (const QAbstractButton *other : button->group()->buttons())
            others << other;
    } else if (button->autoExclusive() && button->parentWidget()) {
        for (const QAbstractButton *other : button->parentWidget()->findChildren<QAbstractButton *>(Qt::FindDirectChildrenOnly))
            others << (other->autoExclusive() ? other : nullptr);
    }
    return std::any_of(others.cbegin(), others.cend(), [&](const QWidget *other) { return other && reached.contains(other); });
}

} // namespace

QStringList nameless(const QWidget &shown)
{
    QStringList found;
    for (const QWidget *widget : visibleIn(shown)) {
        if (!isInput(widget))
            continue;
        if (widget->objectName().isEmpty())
            found << u"no objectName: "_s + called(widget);
        auto *spoken = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        if (!spoken || spoken->text(QAccessible::Name).trimmed().isEmpty())
            found << u"no accessible name: "_s + called(widget);
    }
    return found;
}

QStringList unreached(QWidget &shown)
{
    QList<const QWidget *> wanted;
    for (const QWidget *widget : visibleIn(shown)) {
        if ((widget->focusPolicy() & Qt::TabFocus) && widget->isEnabled() && isInput(widget) && !widget->focusProxy())
            wanted << widget;
    }
    QSet<const QWidget *> reached;
    const qsizetype presses = 3 * wanted.size() + 20;
    for (qsizetype i = 0; i < presses; ++i) {
        QWidget *focus = QApplication::focusWidget();
        if (focus)
            reached.insert(focus);
        QTest::keyClick(focus ? focus : &shown, Qt::Key_Tab);
    }
    QStringList found;
    for (const QWidget *widget : std::as_const(wanted)) {
        if (!reached.contains(widget) && !groupIsReached(widget, reached) && widget->isVisible())
            found << u"not reached by Tab: "_s + called(widget);
    }
    return found;
}

QStringList faint(const QWidget &shown, double enough)
{
    QStringList found;
    for (const QWidget *widget : visibleIn(shown)) {
        if (wordsOf(widget).isEmpty() || !widget->isEnabled())
            continue;
        const QPalette palette = widget->palette();
        const double reached = contrast(palette.color(widget->foregroundRole()), palette.color(widget->backgroundRole()));
        if (reached < enough)
            found << u"contrast %1: "_s.arg(reached, 0, 'f', 1) + called(widget);
    }
    return found;
}

QStringList truncated(const QWidget &shown)
{
    QStringList found;
    for (const QWidget *widget : visibleIn(shown)) {
        if (wordsOf(widget).isEmpty())
            continue;
        const auto *label = qobject_cast<const QLabel *>(widget);
        const bool wraps = label && (label->wordWrap() || Qt::mightBeRichText(label->text()));
        QSize needs(wraps ? 0 : widget->sizeHint().width(), wraps ? widget->heightForWidth(widget->width()) : widget->sizeHint().height());
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) // a style asks for more than the words
            needs = button->fontMetrics().size(Qt::TextShowMnemonic, button->text());
        if (needs.width() > widget->width() + 1 || needs.height() > widget->height() + 2)
            found << u"%1x%2 where %3x%4 are needed: "_s.arg(widget->width()).arg(widget->height()).arg(needs.width()).arg(needs.height()) + called(widget) + u": "_s
                    + wordsOf(widget).left(40);
    }
    return found;
}

QHash<QString, QRect> places(const QWidget &shown)
{
    QHash<QString, QRect> found;
    QStringList twice;
    for (const QWidget *widget : visibleIn(shown)) {
        if (widget->objectName().isEmpty())
            continue;
        QRect place(widget->mapTo(&shown, QPoint()), widget->size());
        if (widget->layoutDirection() == Qt::RightToLeft)
            place.moveLeft(shown.width() - place.left() - place.width());
        if (found.contains(widget->objectName()))
            twice << widget->objectName();
        found[widget->objectName()] = place;
    }
    for (const QString &name : std::as_const(twice))
        found.remove(name);
    return found;
}

QStringList notMirrored(const QHash<QString, QRect> &before, const QHash<QString, QRect> &after)
{
    constexpr int tolerance = 10; // margins of a layout stay where they are
    QStringList found;
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        const auto there = after.constFind(it.key());
        if (there != after.cend() && std::abs(it->left() - there->left()) > tolerance)
            found << u"not mirrored: %1 at %2, then %3"_s.arg(it.key()).arg(it->left()).arg(there->left());
    }
    return found;
}

} // namespace Casement::Audit
