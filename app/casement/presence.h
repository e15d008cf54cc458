// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notices/alerts.h"

#include <QIcon>
#include <QObject>
#include <memory>

class QMenu;
class QSystemTrayIcon;

namespace Casement::App {

/// Our sign, with a mark where something is unread.
[[nodiscard]] QIcon programIcon(int unread);

/// How Casement shows outside its windows: an icon with a count, and words of news. Where the desktop has no place for them, nothing
/// is shown.
class Presence : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Presence)
public:
    explicit Presence(QObject *parent = nullptr);
    ~Presence() override;
    [[nodiscard]] virtual bool available() const = 0; ///< a hidden window can be called back by it
    virtual void setUnread(int count) = 0;
    virtual void tell(const Ui::Alert &alert) = 0;

Q_SIGNALS:
    void called(); ///< somebody wants the window
    void quitWanted();
    void chosen(const Casement::Ui::Alert &alert); ///< somebody wants to see what was told
};

/// The system tray.
class TrayPresence final : public Presence
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrayPresence)
public:
    explicit TrayPresence(QObject *parent = nullptr);
    ~TrayPresence() override;
    [[nodiscard]] bool available() const override;
    void setUnread(int count) override;
    void tell(const Ui::Alert &alert) override;

private:
    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon *m_icon;
    Ui::Alert m_told; ///< last; a tray does not say which was chosen
};

} // namespace Casement::App
