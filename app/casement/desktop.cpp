// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casement/desktop.h"

#include "ui/common/errors.h"
#include "ui/common/theme.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/signindialog.h"

#include <QApplication>
#include <QMessageBox>
#include <QProgressDialog>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {
// Without a window there is nothing in it to keep open for.
QString startSentence(const Error &error)
{
    if (error.code == ErrorCode::Storage)
        return Desktop::tr("Casement cannot use its data folder. Put this right, then start it again.");
    return Ui::sentenceFor(error);
}
} // namespace

Desktop::Desktop(ClientRuntime &runtime, const QString &dataDir, bool asksToSignIn, QObject *parent)
    : QObject(parent)
    , m_runtime(runtime)
    , m_asksToSignIn(asksToSignIn)
    , m_settings(dataDir + u"/windows.ini"_s, QSettings::IniFormat)
    , m_diagnostics(dataDir)
{
    Ui::applyTheme(*qApp, Ui::themeChoiceFrom(m_settings.value(u"theme"_s).toString()));
    connect(&m_runtime, &ClientRuntime::workspaceReady, this, [this](Workspace *workspace) { showWorkspace(*workspace); });
    connect(&m_runtime, &ClientRuntime::workspaceClosing, this, &Desktop::closeWorkspace);
    connect(&m_runtime, &ClientRuntime::signInNeeded, this, &Desktop::askToSignIn);
    connect(&m_runtime, &ClientRuntime::signedOut, this, &Desktop::askToSignIn);
    connect(&m_runtime, &ClientRuntime::failed, this, &Desktop::fail);
}

Desktop::~Desktop()
{
    closeWorkspace();
    delete m_dialog;
    delete m_progress;
}

void Desktop::showWorkspace(Workspace &workspace)
{
    m_window = std::make_unique<Ui::MainWindow>(Ui::Context{workspace, m_runtime, m_prompts, m_settings, &m_diagnostics, m_runtime.undoMs()}, nullptr);
    m_window->show();
    m_window->welcome();
    if (m_dialog)
        m_dialog->close();
    delete m_progress;
}

void Desktop::showProgress(const QString &what)
{
    if (m_window)
        return;
    if (!m_progress) {
        m_progress = new QProgressDialog;
        m_progress->setObjectName(u"demoProgress"_s);
        m_progress->setAccessibleName(tr("Starting"));
        m_progress->setRange(0, 0);
        m_progress->setMinimumDuration(0);
        connect(m_progress, &QProgressDialog::canceled, qApp, &QApplication::quit);
    }
    m_progress->setLabelText(what);
    m_progress->show();
}

void Desktop::closeWorkspace()
{
    // Between two windows the program must not end.
    const bool quits = QApplication::quitOnLastWindowClosed();
    QApplication::setQuitOnLastWindowClosed(false);
    m_window.reset();
    QApplication::setQuitOnLastWindowClosed(quits);
}

void Desktop::askToSignIn()
{
    // With a window open its status bar offers to sign in again; reading and writing go on meanwhile.
    if (m_window || m_dialog || !m_asksToSignIn)
        return;
    m_dialog = new Ui::SignInDialog(m_runtime, m_prompts, nullptr);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->show();
}

bool Desktop::hasWindow() const
{
    return m_window || m_dialog;
}

void Desktop::fail(const Error &error)
{
    const bool starting = !hasWindow();
    if (starting)
        std::fprintf(stderr, "casement: %s\n", qUtf8Printable(error.detail));
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Casement"), {}, QMessageBox::Close);
    box->setObjectName(u"failureBox"_s);
    box->setTextFormat(Qt::PlainText); // the detail may name any path
    box->setText(starting ? error.detail : Ui::sentenceFor(error));
    box->setInformativeText(starting ? startSentence(error) : error.detail);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QDialog::finished, this, [this] {
        if (hasWindow())
            return;
        m_exitCode = 1;
        QCoreApplication::exit(m_exitCode);
    });
    box->open();
    delete m_progress;
}

} // namespace Casement::App
