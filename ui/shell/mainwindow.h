// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/workspaces.h"
#include "ui/common/context.h"

#include <QMainWindow>
#include <memory>

class QLineEdit;
class QMenu;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace Casement {
struct CaseLink;
}

namespace Casement::Ui {

struct Alert;
class CaseView;
class AccountsPage;
class CasesPage;
class HomePage;
class KeepingPage;
class HelpWindow;
class KeysPage;
class KnowledgePage;
class MessagesPage;
class NewCasePage;
class NoticesPage;
class Notice;
class OutboxPage;
class Rail;
class RailButton;
class SyncBar;

/// The window of one workspace: rail, search, pages, state of the sync.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    explicit MainWindow(const Context &context, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Brings a case to the front.
    void openCase(const QString &caseId);
    /// Shows a newcomer around; once, unless asked for.
    void welcome();
    void openLink(const CaseLink &link);
    void showNotices();
    void showMessage(const QString &id);
    /// Those one can change to, the current one among them.
    void offerWorkspaces(const QList<KnownWorkspace> &known);
    /// Size, place and page, for the next window.
    void keepState();
    /// There is a tray, so the window can be closed without an end of the program, if its person wants that.
    void offerTray(bool available);
    [[nodiscard]] bool staysInTray() const;
    [[nodiscard]] bool isReading(const QString &caseId) const; ///< in front, before its person's eyes

Q_SIGNALS:
    void signedOut();
    void workspaceWanted(const QString &id);
    void quitWanted(); ///< before it closes
    void alerted(const Alert &alert);
    void unreadChanged(int count); ///< notices

protected:
    void closeEvent(QCloseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeTopBar();
    void makePages();
    void makeHome();
    void makeAccounts();
    void makeRail();
    QMenu *makeSettingsMenu();
    QMenu *makeUserMenu();
    QMenu *makeHelpMenu();
    void makeActions();
    void connectWorkspace();
    void showSettings(QWidget *page);
    void goTo(const QString &place);
    void startNewCase();
    void leaveNewCase();
    void search(bool jump);
    void nextPane();
    void signInAgain();
    void signOut();
    void showKeys();
    void showPalette();
    void showHelp();
    void takeTour();
    void saveSupportBundle();
    void refreshProfile();
    void watchNews();
    QMenu *makeWorkspacesMenu();
    void nextWorkspace();
    void addWorkspace();
    [[nodiscard]] QStringList places() const;
    [[nodiscard]] QString placeKey() const;
    void refreshOutbox(int waiting, int returned);
    void paintPrimaryIcon();
    void restore();

    Context m_context;
    Rail *m_rail;
    RailButton *m_messagesButton = nullptr;
    RailButton *m_noticesButton = nullptr;
    RailButton *m_outboxButton = nullptr;
    RailButton *m_userButton = nullptr;
    QLineEdit *m_search = nullptr;
    QPushButton *m_newCase = nullptr;
    QTimer *m_typing;
    Notice *m_notice;
    QStackedWidget *m_pages;
    AccountsPage *m_accounts = nullptr;
    HomePage *m_home = nullptr;
    CasesPage *m_cases = nullptr;
    CaseView *m_caseView = nullptr;
    NewCasePage *m_newCasePage = nullptr;
    KeepingPage *m_keeping = nullptr;
    KeysPage *m_keys = nullptr;
    KnowledgePage *m_knowledge = nullptr;
    MessagesPage *m_messages = nullptr;
    NoticesPage *m_notices = nullptr;
    OutboxPage *m_outbox = nullptr;
    SyncBar *m_syncBar;
    std::unique_ptr<HelpWindow> m_help; ///< no child: dialogs must not block it
    QList<KnownWorkspace> m_known;
    QString m_place; ///< the rail's, to come back to
};

} // namespace Casement::Ui
