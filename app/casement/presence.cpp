// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casement/presence.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QMenu>
#include <QPainter>
#include <QSystemTrayIcon>

using namespace Qt::StringLiterals;

namespace Casement::App {

// On a ground of its own, for nobody knows whether a tray is light or dark.
QIcon programIcon(int unread)
{
    const Ui::Theme theme = Ui::Theme::from(Ui::paletteFor(Ui::ThemeChoice::Light));
    QIcon icon;
    for (const int side : {16, 22, 32, 64}) {
        QPixmap picture(side, side);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accent);
        painter.drawRoundedRect(QRectF(0, 0, side, side), side / 5.0, side / 5.0);
        const qreal margin = side / 8.0;
        Ui::paintIcon(&painter, QRectF(margin, margin, side - 2 * margin, side - 2 * margin), Ui::IconName::Casement, theme.accentText);
        if (unread > 0) { // no number fits in 16 pixels; the tooltip has it
            const qreal dot = side * 0.45;
            painter.setPen(QPen(Qt::white, side / 16.0));
            painter.setBrush(theme.toneFill(Ui::Tone::Red));
            painter.drawEllipse(QRectF(side - dot - 0.5, 0.5, dot, dot));
        }
        painter.end();
        icon.addPixmap(picture);
    }
    return icon;
}

Presence::Presence(QObject *parent)
    : QObject(parent)
{
}

Presence::~Presence() = default;

TrayPresence::TrayPresence(QObject *parent)
    : Presence(parent)
    , m_menu(std::make_unique<QMenu>())
    , m_icon(new QSystemTrayIcon(this))
{
    m_menu->setObjectName(u"trayMenu"_s);
    QAction *open = m_menu->addAction(tr("Open Casement"));
    open->setObjectName(u"trayOpenAction"_s);
    connect(open, &QAction::triggered, this, &Presence::called);
    QAction *quit = m_menu->addAction(tr("Quit"));
    quit->setObjectName(u"trayQuitAction"_s);
    connect(quit, &QAction::triggered, this, &Presence::quitWanted);
    m_icon->setContextMenu(m_menu.get());
    connect(m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT called();
    });
    connect(m_icon, &QSystemTrayIcon::messageClicked, this, [this] { Q_EMIT chosen(m_told); });
    setUnread(0);
    if (QSystemTrayIcon::isSystemTrayAvailable())
        m_icon->show();
}

TrayPresence::~TrayPresence() = default;

bool TrayPresence::available() const
{
    return m_icon->isVisible() && QSystemTrayIcon::isSystemTrayAvailable();
}

void TrayPresence::setUnread(int count)
{
    m_icon->setIcon(programIcon(count));
    m_icon->setToolTip(count > 0 ? tr("Casement: %n unread notices", nullptr, count) : tr("Casement"));
}

void TrayPresence::tell(const Ui::Alert &alert)
{
    m_told = alert;
    m_icon->showMessage(alert.title, alert.text, m_icon->icon());
}

} // namespace Casement::App
