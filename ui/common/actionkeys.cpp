// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/actionkeys.h"

#include <QAction>
#include <QSettings>
#include <QWidget>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Ui::ActionRegistry {

namespace {

QString placeOf(ActionId id)
{
    return u"keys/"_s + idOf(id);
}

QString textOf(const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &key : keys)
        texts << key.toString(QKeySequence::PortableText).replace(u", "_s, u","_s);
    return texts.join(u' ');
}

KeyFault faultOfStroke(bool whileWriting, QKeyCombination stroke)
{
    constexpr Qt::KeyboardModifiers commands = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    static const QList<Qt::Key> moving{Qt::Key_Tab, Qt::Key_Backtab, Qt::Key_Return, Qt::Key_Enter, Qt::Key_Escape, Qt::Key_Space, Qt::Key_Up, Qt::Key_Down,
                                       Qt::Key_Left, Qt::Key_Right, Qt::Key_Home, Qt::Key_End, Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Backspace, Qt::Key_Delete};
    const Qt::KeyboardModifiers modifiers = stroke.keyboardModifiers();
    const bool writes = stroke.key() < Qt::Key_Escape; // all above are keys without a character
    if (writes && modifiers.testFlag(Qt::ControlModifier) && modifiers.testFlag(Qt::AltModifier))
        return KeyFault::AltGr;
    if (!(modifiers & commands)) {
        if (moving.contains(stroke.key()))
            return KeyFault::Moving;
        return writes && whileWriting ? KeyFault::Typing : KeyFault::None;
    }
    for (const auto standard : {QKeySequence::Copy, QKeySequence::Cut, QKeySequence::Paste, QKeySequence::SelectAll, QKeySequence::Undo, QKeySequence::Redo}) {
        if (QKeySequence::keyBindings(standard).contains(QKeySequence(stroke)))
            return KeyFault::Editing;
    }
    return KeyFault::None;
}

bool meet(const QKeySequence &a, const QKeySequence &b)
{
    return a.matches(b) != QKeySequence::NoMatch || b.matches(a) != QKeySequence::NoMatch;
}

} // namespace

KeyFault faultOf(ActionId id, const QKeySequence &keys)
{
    for (int i = 0; i < keys.count(); ++i) {
        if (const KeyFault fault = faultOfStroke(groupOf(id) == ActionGroup::Writing, keys[uint(i)]); fault != KeyFault::None)
            return fault;
    }
    return KeyFault::None;
}

QList<ActionId> clashesOf(ActionId id, const QKeySequence &keys, const QSettings &settings)
{
    QList<ActionId> others;
    for (const ActionId other : all()) {
        const QList<QKeySequence> theirs = keysOf(other, &settings);
        if (other != id && std::any_of(theirs.cbegin(), theirs.cend(), [&](const QKeySequence &key) { return meet(keys, key); }))
            others << other;
    }
    return others;
}

void release(const QKeySequence &keys, ActionId keeper, QSettings &settings)
{
    for (const ActionId other : clashesOf(keeper, keys, settings)) {
        QList<QKeySequence> theirs = keysOf(other, &settings);
        theirs.removeIf([&](const QKeySequence &key) { return meet(keys, key); });
        setKeys(other, theirs, settings);
    }
}

void setKeys(ActionId id, const QList<QKeySequence> &keys, QSettings &settings)
{
    if (keys == keysOf(id))
        resetKeys(id, settings);
    else
        settings.setValue(placeOf(id), textOf(keys));
}

void resetKeys(ActionId id, QSettings &settings)
{
    settings.remove(placeOf(id));
}

bool hasOwnKeys(ActionId id, const QSettings &settings)
{
    return settings.contains(placeOf(id));
}

void applyKeys(const QWidget &window, const QSettings &settings)
{
    for (const ActionId id : all()) {
        const QList<QKeySequence> keys = keysOf(id, &settings);
        for (QAction *action : window.findChildren<QAction *>(idOf(id) + u"Action"_s))
            action->setShortcuts(keys);
    }
}

} // namespace Casement::Ui::ActionRegistry
