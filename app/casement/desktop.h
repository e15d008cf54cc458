// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/casement/clientruntime.h"
#include "app/casement/supportbundle.h"
#include "ui/common/widgetprompts.h"

#include <QObject>
#include <QPointer>
#include <QSettings>
#include <memory>

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
    /// asksToSignIn: false where somebody else signs in (the demo).
    Desktop(ClientRuntime &runtime, const QString &dataDir, bool asksToSignIn, QObject *parent = nullptr);
    ~Desktop() override;

    void showProgress(const QString &what); ///< until a window opens
    /// A failure without a window of its own; where no window is open it goes to stderr too, and reading it ends the program.
    void fail(const Error &error);
    /// 1 once a failure was what the person saw last, else 0.
    [[nodiscard]] int exitCode() const { return m_exitCode; }

private:
    void showWorkspace(Workspace &workspace);
    void closeWorkspace();
    void askToSignIn();
    [[nodiscard]] bool hasWindow() const;

    ClientRuntime &m_runtime;
    bool m_asksToSignIn;
    QSettings m_settings;
    LiveDiagnostics m_diagnostics;
    Ui::WidgetPrompts m_prompts;
    std::unique_ptr<Ui::MainWindow> m_window;
    QPointer<Ui::SignInDialog> m_dialog;
    QPointer<QProgressDialog> m_progress;
    int m_exitCode = 0;
};

} // namespace Casement::App
