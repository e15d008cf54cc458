// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"

#include <QToolButton>
#include <QWidget>

class QButtonGroup;
class QMenu;
class QVBoxLayout;

namespace Casement::Ui {

/// One place of the rail: icon over word, with a count where something waits.
class RailButton final : public QToolButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RailButton)

public:
    RailButton(IconName icon, const QString &text, QWidget *parent);
    ~RailButton() override;
    void setCount(int count, bool alarming);
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    IconName m_icon;
    int m_count = 0;
    bool m_alarming = false;
};

/// The places of the window at its leading edge.
class Rail final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Rail)

public:
    explicit Rail(QWidget *parent = nullptr);
    ~Rail() override;
    RailButton *addPlace(const QString &id, IconName icon, const QString &text);
    RailButton *addMenu(const QString &id, IconName icon, const QString &text, QMenu *menu); ///< at the bottom
    void arrange(const QStringList &ids); ///< the places shown, in their order
    void setCurrent(const QString &id); ///< emits nothing; an unknown id marks none

Q_SIGNALS:
    void chosen(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_places;
    QVBoxLayout *m_bottom;
    QButtonGroup *m_group;
};

} // namespace Casement::Ui
