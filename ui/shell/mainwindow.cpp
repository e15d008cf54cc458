// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "models/domain/async.h"
#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"
#include "ui/accounts/accountspage.h"
#include "ui/casedetail/caseview.h"
#include "ui/cases/casespage.h"
#include "ui/common/actionkeys.h"
#include "ui/common/errors.h"
#include "ui/common/notice.h"
#include "ui/common/panes.h"
#include "ui/common/theme.h"
#include "ui/conflict/conflictdialog.h"
#include "ui/home/homepage.h"
#include "ui/help/helpwindow.h"
#include "ui/knowledge/knowledgepage.h"
#include "ui/messages/messagespage.h"
#include "ui/newcase/newcasepage.h"
#include "ui/notices/noticespage.h"
#include "ui/outbox/outboxpage.h"
#include "ui/palette/commandpalette.h"
#include "ui/settings/keepingpage.h"
#include "ui/settings/keyspage.h"
#include "ui/shell/commands.h"
#include "ui/shell/rail.h"
#include "ui/shell/signindialog.h"
#include "ui/shell/signoutdialog.h"
#include "ui/shell/syncbar.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr int typingPauseMs = 150;
QString homePlace() { return u"home"_s; } // as definitions name them
QString accountsPlace() { return u"accounts"_s; }
QString casesPlace() { return u"cases"_s; }
QString knowledgePlace() { return u"knowledge"_s; }
QString messagesPlace() { return u"messages"_s; }
QString noticesPlace() { return u"notices"_s; }
QString outboxPlace() { return u"outbox"_s; }

} // namespace

MainWindow::MainWindow(const Context &context, QWidget *parent)
    : QMainWindow(parent)
    , m_context(context)
    , m_rail(new Rail(this))
    , m_typing(new QTimer(this))
    , m_notice(new Notice(this))
    , m_pages(new QStackedWidget(this))
    , m_syncBar(new SyncBar(context, this))
{
    setObjectName(u"mainWindow"_s);
    setMinimumSize(900, 600);
    auto *centre = new QWidget(this);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(makeTopBar());
    auto *noticeBox = new QVBoxLayout;
    noticeBox->setContentsMargins(12, 0, 12, Space::s);
    noticeBox->addWidget(m_notice);
    m_notice->installEventFilter(this);
    right->addLayout(noticeBox);
    makePages();
    right->addWidget(m_pages, 1);
    auto *upper = new QHBoxLayout;
    upper->setSpacing(0);
    upper->addWidget(m_rail);
    upper->addLayout(right, 1);
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(upper, 1);
    layout->addWidget(m_syncBar);
    setCentralWidget(centre);

    makeRail();
    makeActions();
    qApp->installEventFilter(this);
    connectWorkspace();
    restore();
    refreshProfile();
    m_cases->showFirstView();
    watchNews();
}

MainWindow::~MainWindow() = default;

QWidget *MainWindow::makeTopBar()
{
    auto *bar = new QWidget(this);
    bar->setObjectName(u"topBar"_s);
    m_search = new QLineEdit(bar);
    m_search->setObjectName(u"searchEdit"_s);
    m_search->setAccessibleName(tr("Search all cases"));
    m_search->setPlaceholderText(tr("Search all cases or jump to a number"));
    m_search->setToolTip(tr("Words, “quoted phrases”, or subject: status: severity: account: opened:>2026-01-01 (%1)")
                             .arg(ActionRegistry::keysOf(ActionId::Search, &m_context.settings).value(0).toString(QKeySequence::NativeText)));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(IconName::Search, palette()), QLineEdit::LeadingPosition);
    m_search->setMaximumWidth(fontMetrics().averageCharWidth() * 80);
    m_search->installEventFilter(this);
    m_newCase = new QPushButton(ActionRegistry::titleOf(ActionId::NewCase), bar);
    m_newCase->setObjectName(u"newCaseButton"_s);
    m_newCase->setAccessibleName(m_newCase->text());
    makePrimary(m_newCase);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, Space::s, 12, Space::s);
    layout->setSpacing(Space::m);
    layout->addWidget(m_search, 4);
    layout->addStretch(1);
    layout->addWidget(m_newCase);

    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPauseMs);
    connect(m_typing, &QTimer::timeout, this, [this] { search(false); });
    connect(m_search, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, this, [this] { search(true); });
    connect(m_newCase, &QPushButton::clicked, this, &MainWindow::startNewCase);
    return bar;
}

void MainWindow::makePages()
{
    m_pages->setObjectName(u"pagesStack"_s);
    m_cases = new CasesPage(m_context, m_pages);
    m_caseView = new CaseView(m_context, m_cases);
    m_cases->setReadingPane(m_caseView);
    m_cases->addActions(m_caseView->caseActions());
    m_newCasePage = new NewCasePage(m_context, m_pages);
    m_knowledge = new KnowledgePage(m_context, m_pages);
    m_messages = new MessagesPage(m_context, m_pages);
    m_notices = new NoticesPage(m_context, m_pages);
    m_outbox = new OutboxPage(m_context, m_pages);
    m_keeping = new KeepingPage(m_context, m_pages);
    m_keys = new KeysPage(m_context, m_pages);
    makeHome();
    makeAccounts();
    for (QWidget *page : std::initializer_list<QWidget *>{m_home, m_accounts, m_cases, m_newCasePage, m_knowledge, m_messages, m_notices, m_outbox, m_keeping, m_keys})
        m_pages->addWidget(page);
    connect(m_cases, &CasesPage::currentCaseChanged, m_caseView, &CaseView::showCase);
    connect(m_caseView, &CaseView::newCaseWanted, this, &MainWindow::startNewCase);
    connect(m_caseView, &CaseView::caseWanted, this, &MainWindow::openCase);
    connect(m_cases, &CasesPage::currentCaseChanged, m_notices, &NoticesPage::caseShown);
    connect(m_notices, &NoticesPage::caseWanted, this, &MainWindow::openCase);
    connect(m_cases, &CasesPage::searchLeft, this, [this] {
        m_search->clear();
        m_typing->stop();
    });
    connect(m_newCasePage, &NewCasePage::created, this, [this](const QString &caseId) {
        goTo(casesPlace());
        m_cases->openCase(caseId);
    });
    connect(m_newCasePage, &NewCasePage::closed, this, &MainWindow::leaveNewCase);
    connect(m_newCasePage, &NewCasePage::caseWanted, this, &MainWindow::openCase);
    connect(m_newCasePage, &NewCasePage::articleWanted, this, [this](const QString &id) {
        goTo(knowledgePlace());
        m_knowledge->openEntry(id);
    });
    connect(m_outbox, &OutboxPage::openCase, this, &MainWindow::openCase);
    connect(m_outbox, &OutboxPage::draftReady, this, [this](const QString &key, const QString &caseId) {
        if (key == u"new"_s)
            return startNewCase();
        openCase(caseId);
        m_caseView->resume(key);
    });
    connect(m_keeping, &KeepingPage::closed, this, [this] { goTo(m_place); });
    connect(m_keys, &KeysPage::closed, this, [this] { goTo(m_place); });
    connect(m_keys, &KeysPage::changed, this, [this] { ActionRegistry::applyKeys(*this, m_context.settings); });
}

void MainWindow::makeHome()
{
    m_home = new HomePage(m_context, m_pages);
    connect(m_home, &HomePage::answersWanted, this, [this](const QString &words) {
        goTo(knowledgePlace());
        m_knowledge->find(words);
    });
    connect(m_home, &HomePage::newCaseWanted, this, &MainWindow::startNewCase);
    connect(m_home, &HomePage::caseWanted, this, &MainWindow::openCase);
    connect(m_home, &HomePage::outboxWanted, this, [this] { goTo(outboxPlace()); });
    connect(m_home, &HomePage::messagesWanted, this, [this] { goTo(messagesPlace()); });
    connect(m_home, &HomePage::messageWanted, this, &MainWindow::showMessage);
    connect(m_home, &HomePage::viewWanted, this, [this](const QString &id) {
        goTo(casesPlace());
        m_cases->showView(id);
    });
    connect(m_home, &HomePage::casesWanted, this, [this](const QString &view, const QString &field, const QString &value) {
        goTo(casesPlace());
        m_cases->showNarrowed(view, field, value);
    });
}

void MainWindow::makeAccounts()
{
    m_accounts = new AccountsPage(m_context, m_pages);
    connect(m_accounts, &AccountsPage::caseWanted, this, &MainWindow::openCase);
    connect(m_accounts, &AccountsPage::casesWanted, this, [this](const QString &view, const QString &account) {
        goTo(casesPlace());
        m_cases->showNarrowed(view, u"account"_s, account);
    });
    connect(m_accounts, &AccountsPage::newCaseWanted, this, [this](const QString &account) {
        startNewCase();
        m_newCasePage->proposeAccount(account);
    });
    connect(m_home, &HomePage::accountWanted, this, [this](const QString &account) {
        goTo(accountsPlace());
        m_accounts->openAccount(account);
    });
}

void MainWindow::makeRail()
{
    m_rail->addPlace(homePlace(), IconName::Home, tr("Home"));
    m_rail->addPlace(accountsPlace(), IconName::Accounts, tr("Accounts"));
    m_rail->addPlace(casesPlace(), IconName::Cases, tr("Cases"));
    m_rail->addPlace(knowledgePlace(), IconName::Knowledge, tr("Knowledge"));
    m_messagesButton = m_rail->addPlace(messagesPlace(), IconName::Messages, tr("Messages"));
    m_noticesButton = m_rail->addPlace(noticesPlace(), IconName::Bell, tr("Notices"));
    m_outboxButton = m_rail->addPlace(outboxPlace(), IconName::Outbox, tr("Outbox"));
    m_rail->addMenu(u"settings"_s, IconName::Settings, tr("Settings"), makeSettingsMenu());
    m_rail->addMenu(u"help"_s, IconName::Info, tr("Help"), makeHelpMenu());
    m_userButton = m_rail->addMenu(u"user"_s, IconName::User, tr("You"), makeUserMenu());
    connect(m_rail, &Rail::chosen, this, &MainWindow::goTo);
    connect(m_notices, &NoticesPage::unreadChanged, this, [this](int count) {
        m_noticesButton->setCount(count, false);
        Q_EMIT unreadChanged(count);
    });
    connect(m_messages, &MessagesPage::unreadChanged, this, [this](int count) { m_messagesButton->setCount(count, false); });
    connect(m_messages, &MessagesPage::outageReportWanted, this, [this] {
        startNewCase();
        m_newCasePage->proposeOutage();
    });
}

QMenu *MainWindow::makeSettingsMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"settingsMenu"_s);
    const auto addChoices = [&](const QString &title, const QString &key, const QString &present, const QList<std::pair<ActionId, QString>> &choices,
                                const std::function<void(const QString &)> &apply) {
        menu->addSection(title);
        auto *group = new QActionGroup(menu);
        for (const auto &[id, label] : choices) {
            QAction *action = ActionRegistry::create(id, this, &m_context.settings);
            const QString value = ActionRegistry::idOf(id).section(u'-', 1);
            action->setText(label);
            action->setCheckable(true);
            action->setChecked(value == present);
            group->addAction(action);
            menu->addAction(action);
            connect(action, &QAction::triggered, this, [this, key, value, apply] {
                m_context.settings.setValue(key, value);
                apply(value);
            });
        }
    };
    addChoices(tr("Theme"), u"theme"_s, nameOf(themeChoiceFrom(m_context.settings.value(u"theme"_s).toString())),
               {{ActionId::ThemeAuto, tr("Like the desktop")}, {ActionId::ThemeLight, tr("Light")}, {ActionId::ThemeDark, tr("Dark")}, {ActionId::ThemeContrast, tr("High contrast")}},
               [](const QString &value) { applyTheme(*qApp, themeChoiceFrom(value)); });
    addChoices(tr("Reading pane"), u"readingPane"_s, nameOf(paneSideFrom(m_context.settings.value(u"readingPane"_s).toString())),
               {{ActionId::PaneBelow, tr("Below the list")}, {ActionId::PaneRight, tr("Beside the list")}, {ActionId::PaneOff, tr("Off")}},
               [this](const QString &value) { m_cases->setPaneSide(paneSideFrom(value)); });
    menu->addSection(tr("On this computer"));
    QAction *keeping = ActionRegistry::create(ActionId::Keeping, this, &m_context.settings);
    keeping->setText(tr("What is kept…"));
    menu->addAction(keeping);
    connect(keeping, &QAction::triggered, this, [this] {
        showSettings(m_keeping);
        m_keeping->load();
    });
    QAction *tray = ActionRegistry::create(ActionId::KeepInTray, this, &m_context.settings);
    tray->setToolTip(tr("Closing the window leaves an icon with the number of unread notices"));
    tray->setCheckable(true);
    menu->addAction(tray);
    connect(tray, &QAction::triggered, this, [this](bool stays) { m_context.settings.setValue(u"tray/stays"_s, stays); });
    offerTray(false);
    menu->addSection(tr("Keyboard"));
    QAction *keys = ActionRegistry::create(ActionId::Shortcuts, this, &m_context.settings);
    keys->setText(tr("Shortcuts…"));
    menu->addAction(keys);
    connect(keys, &QAction::triggered, this, [this] { showSettings(m_keys); });
    return menu;
}

QMenu *MainWindow::makeUserMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"userMenu"_s);
    return menu;
}

QMenu *MainWindow::makeHelpMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"helpMenu"_s);
    if (m_context.diagnostics) {
        QAction *bundle = ActionRegistry::create(ActionId::SupportBundle, this, &m_context.settings);
        menu->addAction(bundle);
        bundle->setToolTip(tr("Versions, counts and states for somebody who helps you. No word of a case is in it"));
        connect(bundle, &QAction::triggered, this, &MainWindow::saveSupportBundle);
    }
    return menu;
}

void MainWindow::saveSupportBundle()
{
    m_context.prompts.pickSavePath(this, tr("Save support bundle"), u"casement-support.json"_s, [this](const QString &path) {
        if (path.isEmpty())
            return;
        onFinished(m_context.diagnostics->saveSupportBundle(path), this, [this](const Result<void> &saved) {
            if (saved.ok())
                m_notice->showText(Notice::Kind::Success, tr("The support bundle is saved. It has versions, counts and states, and no word of a case."));
            else
                m_notice->showText(Notice::Kind::Error, tr("The support bundle was not saved. Choose another place for it."));
        });
    });
}

void MainWindow::makeActions()
{
    QSettings *settings = &m_context.settings;
    const auto add = [&](ActionId id, auto act) {
        QAction *action = ActionRegistry::create(id, this, settings);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    add(ActionId::Palette, [this] { showPalette(); });
    add(ActionId::Search, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    add(ActionId::NewCase, [this] { startNewCase(); });
    add(ActionId::SyncNow, [this] { m_context.workspace.sync().syncNow(); });
    add(ActionId::WorkOffline, [this] { m_context.workspace.sync().setWorkOffline(!m_context.workspace.sync().state().workOffline); });
    add(ActionId::NextPane, [this] { nextPane(); });
    add(ActionId::GoHome, [this] { goTo(homePlace()); });
    add(ActionId::GoAccounts, [this] { goTo(accountsPlace()); });
    add(ActionId::GoCases, [this] { goTo(casesPlace()); });
    QAction *knowledge = add(ActionId::GoKnowledge, [this] { goTo(knowledgePlace()); });
    QAction *messages = add(ActionId::GoMessages, [this] { goTo(messagesPlace()); });
    QAction *notices = add(ActionId::GoNotices, [this] { goTo(noticesPlace()); });
    add(ActionId::GoOutbox, [this] { goTo(outboxPlace()); });
    QAction *help = add(ActionId::Help, [this] { showHelp(); });
    QAction *tour = add(ActionId::TakeTour, [this] { takeTour(); });
    QAction *keys = add(ActionId::KeyboardHelp, [this] { showKeys(); });
    QAction *out = add(ActionId::SignOut, [this] { signOut(); });
    QAction *quit = add(ActionId::Quit, [this] {
        Q_EMIT quitWanted();
        close();
    });
    QMenu *menu = m_userButton->menu();
    QAction *name = menu->addSection(QString());
    name->setObjectName(u"userNameAction"_s);
    menu->addAction(knowledge);
    menu->addAction(messages);
    menu->addAction(notices);
    menu->addAction(keys);
    findChild<QMenu *>(u"helpMenu"_s)->addActions({help, keys, tour});
    menu->addMenu(makeWorkspacesMenu());
    menu->addSeparator();
    menu->addAction(out);
    menu->addAction(quit);
}

void MainWindow::connectWorkspace()
{
    Workspace &workspace = m_context.workspace;
    connect(&workspace.outbox(), &Outbox::changed, this, &MainWindow::refreshOutbox);
    connect(&workspace.sync(), &SyncControl::profileChanged, this, &MainWindow::refreshProfile);
    connect(&workspace.sync(), &SyncControl::definitionChanged, this, &MainWindow::refreshProfile);
    connect(&workspace.sync(), &SyncControl::cacheProblem, this,
            [this](const Error &error) { m_notice->showText(Notice::Kind::Warning, sentenceFor(error)); });
    connect(m_syncBar, &SyncBar::signInWanted, this, &MainWindow::signInAgain);
    connect(m_syncBar, &SyncBar::decisionWanted, this, [this] {
        auto *dialog = new ConflictDialog(m_context, {}, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    const SyncState state = workspace.sync().state();
    refreshOutbox(state.waiting, state.returned);
}

void MainWindow::refreshOutbox(int waiting, int returned)
{
    m_outboxButton->setCount(waiting + returned, returned > 0);
}

void MainWindow::refreshProfile()
{
    const Profile &profile = m_context.workspace.profile();
    const bool mayOpen = isCare(profile.role) || !profile.mayOpen.isEmpty();
    m_newCase->setVisible(mayOpen);
    if (auto *action = findChild<QAction *>(u"newCaseAction"_s))
        action->setEnabled(mayOpen);
    const QStringList places = this->places();
    m_rail->arrange(places);
    for (const auto &[id, place] : {std::pair(ActionId::GoHome, homePlace()), std::pair(ActionId::GoAccounts, accountsPlace()), std::pair(ActionId::GoKnowledge, knowledgePlace()), std::pair(ActionId::GoMessages, messagesPlace())}) {
        auto *action = findChild<QAction *>(ActionRegistry::idOf(id) + u"Action"_s);
        action->setVisible(places.contains(place));
        action->setEnabled(places.contains(place));
    }
    if (auto *name = m_userButton->menu()->actions().value(0))
        name->setText(displaySafe(profile.name));
    m_userButton->setToolTip(displaySafe(profile.email));
    setWindowTitle(tr("%1 – Casement").arg(m_context.workspace.definition().name));
    paintPrimaryIcon();
}

// The icon on the primary button takes the tone of its words.
void MainWindow::paintPrimaryIcon()
{
    m_newCase->setIcon(icon(IconName::Plus, themeOf(this).accentText));
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape) {
            m_search->clear();
            search(false);
            m_cases->panes().value(1)->setFocus(Qt::OtherFocusReason);
            return true;
        }
        if (key == Qt::Key_Down) {
            m_cases->panes().value(1)->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    // Dialogs have no acts of the window, but help is wanted there too.
    if (event->type() == QEvent::KeyPress && watched->isWidgetType()) {
        const auto *window = static_cast<const QWidget *>(watched)->window();
        const QKeySequence keys(static_cast<QKeyEvent *>(event)->keyCombination());
        if (window != this && window->parentWidget() && window->parentWidget()->window() == this && ActionRegistry::keysOf(ActionId::Help, &m_context.settings).contains(keys)) {
            showHelp();
            return true;
        }
    }
    if (watched == m_notice && event->type() == QEvent::PaletteChange)
        paintPrimaryIcon();
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::goTo(const QString &place)
{
    m_place = place;
    m_rail->setCurrent(place);
    if (place == homePlace())
        m_pages->setCurrentWidget(m_home);
    else if (place == accountsPlace())
        m_pages->setCurrentWidget(m_accounts);
    else if (place == outboxPlace())
        m_pages->setCurrentWidget(m_outbox);
    else if (place == knowledgePlace())
        m_pages->setCurrentWidget(m_knowledge);
    else if (place == messagesPlace())
        m_pages->setCurrentWidget(m_messages);
    else if (place == noticesPlace())
        m_pages->setCurrentWidget(m_notices);
    else
        m_pages->setCurrentWidget(m_cases);
}

void MainWindow::showSettings(QWidget *page)
{
    m_rail->setCurrent({});
    m_pages->setCurrentWidget(page);
    focusInto(page);
}

void MainWindow::openCase(const QString &caseId)
{
    goTo(casesPlace());
    m_cases->openCase(caseId);
}

void MainWindow::startNewCase()
{
    if (m_pages->currentWidget() == m_newCasePage)
        return;
    m_rail->setCurrent({});
    m_pages->setCurrentWidget(m_newCasePage);
    m_newCasePage->start();
}

void MainWindow::leaveNewCase()
{
    goTo(m_place);
}

void MainWindow::search(bool jump)
{
    m_typing->stop();
    const QString text = m_search->text();
    if (!text.trimmed().isEmpty() && m_pages->currentWidget() != m_cases)
        goTo(casesPlace());
    if (const auto link = CaseLink::from(text)) {
        m_search->clear();
        return openLink(*link);
    }
    m_cases->search(text);
    if (jump && !text.trimmed().isEmpty())
        m_cases->takeFirstResult();
}

void MainWindow::nextPane()
{
    QList<QWidget *> panes{m_search};
    if (m_pages->currentWidget() == m_cases)
        panes << m_cases->panes();
    else if (m_pages->currentWidget() == m_accounts)
        panes << m_accounts->panes();
    else if (const auto *library = qobject_cast<LibraryPage *>(m_pages->currentWidget()))
        panes << library->panes();
    else
        panes << m_pages->currentWidget();
    const QWidget *focus = focusWidget();
    qsizetype at = 0;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (focus && (panes.at(i) == focus || panes.at(i)->isAncestorOf(focus)))
            at = i;
    }
    focusInto(panes.at((at + 1) % panes.size()));
}

void MainWindow::signInAgain()
{
    auto *dialog = new SignInDialog(m_context.sessions, m_context.prompts, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::signOut()
{
    auto *dialog = new SignOutDialog(m_context, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SignOutDialog::signedOut, this, &MainWindow::signedOut);
    dialog->open();
}

void MainWindow::showPalette()
{
    const auto showView = [this](const QString &viewId) {
        goTo(casesPlace());
        m_cases->showView(viewId);
    };
    auto *commands = new CommandPalette(m_context, commandsOf(*this, m_context, showView), this);
    commands->setAttribute(Qt::WA_DeleteOnClose);
    connect(commands, &CommandPalette::caseWanted, this, &MainWindow::openCase);
    commands->show();
}

} // namespace Casement::Ui
