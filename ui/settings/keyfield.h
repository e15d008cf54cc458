// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QLineEdit>

class QTimer;

namespace Casement::Ui {

/// Shows the keys pressed in it: one stroke, or two of which the first has no modifier. Tab and Escape leave it as everywhere.
class KeyField final : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyField)

public:
    explicit KeyField(QWidget *parent = nullptr);
    ~KeyField() override;
    [[nodiscard]] QKeySequence keys() const { return m_keys; }
    void clearKeys();

Q_SIGNALS:
    void keysChanged();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QKeySequence m_keys;
    QTimer *m_second; ///< runs while one more stroke belongs to the first
};

} // namespace Casement::Ui
