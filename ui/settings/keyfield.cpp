// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/keyfield.h"

#include "ui/common/keycaps.h"

#include <QKeyEvent>
#include <QTimer>

namespace Casement::Ui {

namespace {

constexpr int secondStrokeMs = 1500;

bool isLeft(int key) // to the dialog and the focus chain
{
    return key == Qt::Key_Tab || key == Qt::Key_Backtab || key == Qt::Key_Escape;
}

bool isModifier(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_AltGr || key == Qt::Key_Meta || key == Qt::Key_CapsLock
        || key == Qt::Key_NumLock || key == Qt::Key_unknown || key == 0;
}

/// A sign that needs Shift is the sign alone: "?" is on Shift here and not there.
QKeyCombination strokeOf(const QKeyEvent &event)
{
    Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const bool sign = event.key() < Qt::Key_Escape && !QChar(event.key()).isLetter() && event.key() != Qt::Key_Space;
    if (sign && modifiers == Qt::ShiftModifier)
        modifiers = {};
    return QKeyCombination(modifiers, static_cast<Qt::Key>(event.key()));
}

} // namespace

KeyField::KeyField(QWidget *parent)
    : QLineEdit(parent)
    , m_second(new QTimer(this))
{
    setReadOnly(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    m_second->setSingleShot(true);
    m_second->setInterval(secondStrokeMs);
}

KeyField::~KeyField() = default;

void KeyField::clearKeys()
{
    m_keys = {};
    m_second->stop();
    clear();
    Q_EMIT keysChanged();
}

bool KeyField::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && !isLeft(static_cast<QKeyEvent *>(event)->key())) {
        event->accept(); // nothing is done here but shown
        return true;
    }
    return QLineEdit::event(event);
}

void KeyField::keyPressEvent(QKeyEvent *event)
{
    if (isLeft(event->key()) || isModifier(event->key())) {
        QLineEdit::keyPressEvent(event);
        return;
    }
    const QKeyCombination stroke = strokeOf(*event);
    const bool goesOn = m_second->isActive() && m_keys.count() == 1 && m_keys[0].keyboardModifiers() == Qt::NoModifier;
    m_keys = goesOn ? QKeySequence(m_keys[0], stroke) : QKeySequence(stroke);
    m_second->start();
    setText(wordsOf({m_keys}));
    Q_EMIT keysChanged();
}

} // namespace Casement::Ui
