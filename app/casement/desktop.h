// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/casement/clientruntime.h"
#include "app/casement/poolbackground.h"
#include "app/casement/presence.h"
#include "app/casement/supportbundle.h"
#include "models/domain/caselink.h"
#include "ui/common/widgetprompts.h"

#include <QObject>
#include <QPointer>
#include <QSettings>
#include <memory>
#include <optional>

class QProgressDialog;

namespace Casement::Ui {
class MainWindow;
class SignInDialog;
}

namespace Casement::App {

/// Brings windows and runtime together: which window is shown when. Ends the program with the last one.
class Desktop final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Desktop)
public:
    /// asksToSignIn: false where somebody else signs in (the demo). presence: none, the system's tray.
    Desktop(ClientRuntime &runtime, const QString &dataDir, bool asksToSignIn, std::unique_ptr<Presence> presence = nullptr, QObject *parent = nullptr);
    ~Desktop() override;

    /// The first window stays in the tray, or minimised where there is none.
    void startMinimised() { m_minimised = true; }
    /// Brings the window to the front, with the case of a link; as soon as there is one.
    void comeForward(const QString &link = {});
    void showProgress(const QString &what); ///< until a window opens
    /// A failure without a window of its own; where no window is open it goes to stderr too, and reading it ends the program.
    void fail(const Error &error);
    /// 1 once a failure was what the person saw last, else 0.
    [[nodiscard]] int exitCode() const { return m_exitCode; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showWorkspace(Workspace &workspace);
    void closeWorkspace();
    void watchLeft(Workspace &workspace, const QString &name);
    void follow(const Ui::Alert &alert);
    void followLink();
    void hideInTray();
    void quit();
    void askToSignIn();
    [[nodiscard]] bool hasWindow() const;

    ClientRuntime &m_runtime;
    bool m_asksToSignIn;
    QSettings m_settings;
    LiveDiagnostics m_diagnostics;
    Ui::WidgetPrompts m_prompts;
    PoolBackground m_background;
    std::unique_ptr<Presence> m_presence;
    std::unique_ptr<Ui::MainWindow> m_window;
    QPointer<Ui::SignInDialog> m_dialog;
    QPointer<QProgressDialog> m_progress;
    std::optional<CaseLink> m_link; ///< to be shown once there is a window
    std::optional<Ui::Alert> m_alert; ///< to be followed once its workspace is in front
    bool m_endsWithWindow; ///< what the program does when its last window closes, while none hides in the tray
    bool m_minimised = false, m_quits = false;
    int m_exitCode = 0;
};

} // namespace Casement::App
