// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QWidget>

namespace Casement::Ui {

struct Theme;

/// The strokes of a key sequence as the system writes them: "G, C" is two.
[[nodiscard]] QStringList strokesOf(const QKeySequence &keys);
/// In words, for screen readers and tooltips: "G then C or Ctrl+Return".
[[nodiscard]] QString wordsOf(const QList<QKeySequence> &keys);

/// Key sequences drawn as keys, alternatives beside each other.
[[nodiscard]] QSize keyCapsSize(const QList<QKeySequence> &keys, const QFontMetrics &metrics);
/// At the trailing edge of rect; never mirrored inside, for keys are read as they are pressed.
void paintKeyCaps(QPainter *painter, const QRect &rect, const QList<QKeySequence> &keys, const Theme &theme, Qt::LayoutDirection direction);

class KeyCaps final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyCaps)

public:
    explicit KeyCaps(const QList<QKeySequence> &keys, QWidget *parent = nullptr);
    ~KeyCaps() override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<QKeySequence> m_keys;
};

} // namespace Casement::Ui
