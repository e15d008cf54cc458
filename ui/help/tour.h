// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace Casement::Ui {

/// A card that points at a few places of a window, one after the other. Goes away by Skip, Escape or after the last; it does not come by itself
/// again. Owned by the window it lies over.
class Tour final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Tour)

public:
    struct Step { QString widget, title, text; }; ///< widget: the name of what it points at

    explicit Tour(QWidget *window);
    ~Tour() override;
    [[nodiscard]] int stepCount() const { return int(m_steps.size()); }

Q_SIGNALS:
    void ended();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void go(int step);
    void place();
    void end();

    QList<Step> m_steps;
    int m_step = 0;
    QPointer<QWidget> m_target;
    QPointer<QWidget> m_ring; ///< around what it points at; a child of the window, which may go first
    QLabel *m_title, *m_text, *m_count;
    QPushButton *m_skip, *m_back, *m_next;
};

} // namespace Casement::Ui
