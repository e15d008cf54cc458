// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casement/desktop.h"

#include "models/domain/portaldefinition.h"
#include "ui/common/errors.h"
#include "ui/common/theme.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/signindialog.h"

#include <QApplication>
#include <QCloseEvent>
#include <QMessageBox>
#include <QProgressDialog>
#include <algorithm>
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

Desktop::Desktop(ClientRuntime &runtime, const QString &dataDir, bool asksToSignIn, std::unique_ptr<Presence> presence, QObject *parent)
    : QObject(parent)
    , m_runtime(runtime)
    , m_asksToSignIn(asksToSignIn)
    , m_settings(dataDir + u"/windows.ini"_s, QSettings::IniFormat)
    , m_diagnostics(dataDir)
    , m_presence(presence ? std::move(presence) : std::make_unique<TrayPresence>())
    , m_endsWithWindow(QApplication::quitOnLastWindowClosed())
{
    Ui::applyTheme(*qApp, Ui::themeChoiceFrom(m_settings.value(u"theme"_s).toString()));
    QApplication::setWindowIcon(programIcon(0));
    connect(&m_runtime, &ClientRuntime::workspaceReady, this, [this](Workspace *workspace) { showWorkspace(*workspace); });
    connect(&m_runtime, &ClientRuntime::workspaceLeft, this, [this](Workspace *workspace, const QString &name) { watchLeft(*workspace, name); });
    connect(&m_runtime, &ClientRuntime::workspaceClosing, this, &Desktop::closeWorkspace);
    connect(&m_runtime, &ClientRuntime::signInNeeded, this, &Desktop::askToSignIn);
    connect(&m_runtime, &ClientRuntime::signedOut, this, &Desktop::askToSignIn);
    connect(&m_runtime, &ClientRuntime::failed, this, &Desktop::fail);
    connect(m_presence.get(), &Presence::called, this, [this] { comeForward(); });
    connect(m_presence.get(), &Presence::chosen, this, &Desktop::follow);
    connect(m_presence.get(), &Presence::quitWanted, this, &Desktop::quit);
}

Desktop::~Desktop()
{
    qDeleteAll(findChildren<Ui::Alerts *>());
    closeWorkspace();
    delete m_dialog;
    delete m_progress;
}

void Desktop::showWorkspace(Workspace &workspace)
{
    const QString name = m_runtime.workspace()->folder().name();
    delete findChild<Ui::Alerts *>(name); // its window has its own
    m_window = std::make_unique<Ui::MainWindow>(Ui::Context{workspace, m_runtime, m_prompts, m_settings, &m_diagnostics, m_runtime.undoMs(), &m_background}, nullptr);
    m_window->installEventFilter(this);
    m_window->offerTray(m_presence->available());
    m_window->offerWorkspaces(m_runtime.known());
    connect(m_window.get(), &Ui::MainWindow::workspaceWanted, &m_runtime, &ClientRuntime::switchTo);
    connect(m_window.get(), &Ui::MainWindow::quitWanted, this, [this] { m_quits = true; });
    connect(m_window.get(), &Ui::MainWindow::unreadChanged, this, [this](int count) {
        m_presence->setUnread(count);
        QApplication::setWindowIcon(programIcon(count));
    });
    connect(m_window.get(), &Ui::MainWindow::alerted, this, [this](const Ui::Alert &alert) {
        m_presence->tell(alert);
        QApplication::alert(m_window.get());
    });
    const bool hides = std::exchange(m_minimised, false) && !m_dialog && !m_link;
    if (hides && m_presence->available()) {
        hideInTray();
    } else if (hides) {
        m_window->showMinimized();
    } else {
        m_window->show();
        m_window->welcome();
    }
    followLink();
    if (const auto alert = std::exchange(m_alert, std::nullopt); alert && alert->workspaceId == name)
        follow(*alert);
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

void Desktop::comeForward(const QString &link)
{
    m_link = CaseLink::from(link);
    QWidget *front = m_window ? static_cast<QWidget *>(m_window.get()) : m_dialog ? static_cast<QWidget *>(m_dialog) : m_progress;
    m_minimised = false;
    if (!front)
        return; // what comes will be in front
    QApplication::setQuitOnLastWindowClosed(m_endsWithWindow);
    front->setWindowState(front->windowState() & ~Qt::WindowMinimized);
    front->show();
    front->raise();
    front->activateWindow();
    if (!m_window)
        return;
    m_window->welcome();
    followLink();
}

/// In a workspace of its portal, where there is one.
void Desktop::followLink()
{
    const auto link = std::exchange(m_link, std::nullopt);
    if (!link)
        return;
    const auto known = m_runtime.known();
    const auto isOf = [&](const KnownWorkspace &workspace) { return workspace.portalId == link->portal; };
    const bool here = std::any_of(known.cbegin(), known.cend(), [&](const KnownWorkspace &workspace) { return workspace.current && isOf(workspace); });
    const auto other = std::find_if(known.cbegin(), known.cend(), isOf);
    if (here || other == known.cend())
        return m_window->openLink(*link);
    m_link = link; // its window shows it
    m_runtime.switchTo(other->id);
}

/// What comes to a workspace without a window is told too.
void Desktop::watchLeft(Workspace &workspace, const QString &name)
{
    auto *alerts = new Ui::Alerts(Ui::Context{workspace, m_runtime, m_prompts, m_settings}, [](const QString &) { return false; }, this);
    alerts->setObjectName(name);
    connect(alerts, &Ui::Alerts::alerted, this, [this, &workspace, name](Ui::Alert alert) {
        alert.title = tr("%1 (%2)").arg(alert.title, workspace.definition().name);
        alert.workspaceId = name;
        m_presence->tell(alert);
    });
}

void Desktop::follow(const Ui::Alert &alert)
{
    comeForward();
    if (!m_window)
        return;
    if (!alert.workspaceId.isEmpty() && m_runtime.workspace()->folder().name() != alert.workspaceId) {
        m_alert = alert;
        m_runtime.switchTo(alert.workspaceId);
        return;
    }
    if (!alert.caseId.isEmpty())
        m_window->openCase(alert.caseId);
    else if (!alert.messageId.isEmpty())
        m_window->showMessage(alert.messageId);
    else
        m_window->showNotices();
}

void Desktop::hideInTray()
{
    // Else the next dialog that closes would be the last window.
    QApplication::setQuitOnLastWindowClosed(false);
    m_window->hide();
}

void Desktop::quit()
{
    m_quits = true;
    if (m_window)
        m_window->close();
    QCoreApplication::quit();
}

bool Desktop::eventFilter(QObject *watched, QEvent *event)
{
    const bool stays = event->type() == QEvent::Close && watched == m_window.get() && !m_quits && !qApp->isSavingSession();
    if (!stays || !m_presence->available() || !m_window->staysInTray())
        return QObject::eventFilter(watched, event);
    event->ignore();
    hideInTray();
    return true;
}

void Desktop::closeWorkspace()
{
    // Between two windows the program must not end.
    QApplication::setQuitOnLastWindowClosed(false);
    if (m_window)
        m_window->keepState();
    m_window.reset();
    m_presence->setUnread(0);
    QApplication::setWindowIcon(programIcon(0));
    QApplication::setQuitOnLastWindowClosed(m_endsWithWindow);
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
