// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/shots.h"
#include "tests/support/fakeworkspace.h"
#include "tests/support/scriptedprompts.h"
#include "models/items/caselistmodel.h"
#include "ui/cases/caselistview.h"
#include "ui/cases/casespage.h"
#include "ui/cases/filterbar.h"
#include "ui/common/actionregistry.h"
#include "ui/common/emptystate.h"
#include "ui/common/theme.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/signindialog.h"
#include "ui/shell/syncbar.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Casement;
using namespace Casement::Ui;

/// The window around the cases: views, search, keys, state of the sync.
class ShellTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void firstViewIsThePortals_VIEW_5();
    void viewsSwitch_VIEW_1();
    void recentListIsMixed_VIEW_2();
    void lastViewAndSortComeBack_VIEW_5();
    void columnsComeBack_VIEW_5();
    void enterOpensTheCase_VIEW_6();
    void searchReachesEveryCase_VIEW_7();
    void numberJumps_VIEW_7();
    void filterNarrowsAndClears();
    void selectionStaysUnderChange();
    void readCaseIsNotReplacedWhenItLeaves();
    void emptyPlacesSayWhatTheyAreFor();
    void newCaseOnlyWhereAllowed();
    void keysWorkAndNeverWhileTyping_QUE_2();
    void panesAreWalkedByF6();
    void syncStateInWords_data();
    void syncStateInWords();
    void outboxCountShows();
    void paneSideIsRemembered();
    void everythingHasNames();
    void pictures();

private:
    [[nodiscard]] Context context() { return Context{*m_workspace, m_sessions, m_prompts, *m_settings}; }
    void open();
    template <typename T>
    [[nodiscard]] T *find(const char *name) { return m_window->findChild<T *>(QString::fromLatin1(name)); }
    [[nodiscard]] CaseListView *list() { return m_window->findChild<CaseListView *>(); }
    [[nodiscard]] QStringList subjects();
    void chooseView(const QString &label);

    QTemporaryDir m_folder;
    std::unique_ptr<FakeWorkspace> m_workspace;
    FakeSessions m_sessions;
    ScriptedPrompts m_prompts;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void ShellTest::initTestCase()
{
    QVERIFY(m_folder.isValid());
    const bool dark = qEnvironmentVariable("CASEMENT_THEME") == u"dark"_s;
    applyTheme(*qApp, dark ? ThemeChoice::Dark : ThemeChoice::Light);
    if (qEnvironmentVariableIsSet("CASEMENT_RTL"))
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
}

void ShellTest::init()
{
    m_window.reset();
    m_sessions = FakeSessions();
    m_prompts = ScriptedPrompts();
    m_workspace = std::make_unique<FakeWorkspace>();
    m_workspace->addSample();
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + u".ini"_s), QSettings::IniFormat);
    m_settings->clear();
}

void ShellTest::cleanup()
{
    m_window.reset();
    QCOMPARE(m_prompts.unexpected, 0);
}

void ShellTest::open()
{
    m_window = std::make_unique<MainWindow>(context());
    m_window->resize(1280, 820);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    find<QAbstractButton>("casesRailButton")->click(); // the window begins at home
    QTRY_VERIFY(!list()->cases().isLoading());
}

QStringList ShellTest::subjects()
{
    QStringList found;
    for (int row = 0; row < list()->cases().rowCount(); ++row)
        found << list()->cases().index(row, 1).data().toString();
    return found;
}

void ShellTest::chooseView(const QString &label)
{
    auto *views = find<QAbstractItemView>("viewsView");
    for (int row = 0; row < views->model()->rowCount(); ++row) {
        const QModelIndex index = views->model()->index(row, 0);
        if (index.data().toString() == label) {
            QTest::mouseClick(views->viewport(), Qt::LeftButton, {}, views->visualRect(index).center());
            return;
        }
    }
    QFAIL("no such view");
}

void ShellTest::firstViewIsThePortals_VIEW_5()
{
    open();
    auto *views = find<QAbstractItemView>("viewsView");
    QCOMPARE(views->currentIndex().data().toString(), u"My Open Cases"_s);
    QTRY_COMPARE(list()->cases().rowCount(), 6);
}

void ShellTest::viewsSwitch_VIEW_1()
{
    open();
    chooseView(u"My Closed Cases"_s);
    QTRY_COMPARE(subjects(), QStringList{u"Which player settings follow the theme?"_s});
    chooseView(u"Feature Requests"_s);
    QTRY_COMPARE(subjects(), QStringList{u"Let editors pin a chapter"_s});
    chooseView(u"All Account's Cases"_s);
    QTRY_COMPARE(list()->cases().rowCount(), 8);
}

void ShellTest::recentListIsMixed_VIEW_2()
{
    open();
    chooseView(u"Recently Viewed"_s);
    auto *recent = find<QAbstractItemView>("recentView");
    QTRY_VERIFY(recent->isVisible());
    QTRY_COMPARE(recent->model()->rowCount(), 3);
    QVERIFY(!find<FilterBar>("filterBar")->isVisible());
}

void ShellTest::lastViewAndSortComeBack_VIEW_5()
{
    open();
    chooseView(u"All Account's Cases"_s);
    QTRY_COMPARE(list()->cases().rowCount(), 8);
    list()->horizontalHeader()->setSortIndicator(1, Qt::AscendingOrder);
    QTRY_COMPARE(list()->cases().query().sort, (Sort{u"subject"_s, false}));
    open();
    QCOMPARE(find<QAbstractItemView>("viewsView")->currentIndex().data().toString(), u"All Account's Cases"_s);
    QTRY_COMPARE(list()->cases().query().sort, (Sort{u"subject"_s, false}));
    m_window.reset();
    m_workspace->person.userId = u"somebody-else"_s;
    open();
    QCOMPARE(find<QAbstractItemView>("viewsView")->currentIndex().data().toString(), u"My Open Cases"_s);
}

void ShellTest::columnsComeBack_VIEW_5()
{
    open();
    QHeaderView *header = list()->horizontalHeader();
    auto *menu = find<QMenu>("columnsMenu");
    Q_EMIT menu->aboutToShow();
    auto *priority = menu->findChild<QAction *>(u"priorityColumnAction"_s);
    QVERIFY(priority && !priority->isChecked());
    priority->setChecked(true);
    header->resizeSection(1, 411);
    header->moveSection(header->visualIndex(2), 0);
    open();
    header = list()->horizontalHeader();
    QVERIFY(!header->isSectionHidden(4));
    QCOMPARE(header->sectionSize(1), 411);
    QCOMPARE(header->visualIndex(2), 0);
    chooseView(u"All My Cases"_s);
    QVERIFY(header->isSectionHidden(4));
}

void ShellTest::enterOpensTheCase_VIEW_6()
{
    open();
    auto *page = find<CasesPage>("casesPage");
    QSignalSpy chosen(page, &CasesPage::currentCaseChanged);
    QSignalSpy activated(page, &CasesPage::caseActivated);
    QTRY_VERIFY(!list()->cases().caseIdAt(0).isEmpty());
    list()->setFocus();
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualRect(list()->cases().index(0, 1)).center());
    QTRY_COMPARE(chosen.size(), 1);
    QCOMPARE(activated.size(), 0);
    QTest::keyClick(list(), Qt::Key_Return);
    QTRY_COMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().toString(), list()->cases().caseIdAt(0));
}

void ShellTest::searchReachesEveryCase_VIEW_7()
{
    open();
    auto *search = find<QLineEdit>("searchEdit");
    QTest::keyClicks(search, u"upload"_s);
    QTRY_COMPARE(subjects(), QStringList{u"Upload stops at 80 percent"_s});
    QVERIFY(find<QLabel>("searchTitleLabel")->isVisible());
    search->setText(u"字幕"_s);
    QTRY_COMPARE(subjects(), QStringList{u"字幕が表示されない"_s});
    search->clear();
    QTRY_COMPARE(list()->cases().rowCount(), 6);
    QCOMPARE(find<QAbstractItemView>("viewsView")->currentIndex().data().toString(), u"My Open Cases"_s);
}

void ShellTest::numberJumps_VIEW_7()
{
    open();
    auto *page = find<CasesPage>("casesPage");
    QSignalSpy chosen(page, &CasesPage::currentCaseChanged);
    auto *search = find<QLineEdit>("searchEdit");
    search->setFocus();
    QTest::keyClicks(search, u"00010104"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), u"case-104"_s);
    QTRY_VERIFY(list()->hasFocus());
}

void ShellTest::filterNarrowsAndClears()
{
    open();
    auto *words = find<QLineEdit>("filterEdit");
    QTest::keyClicks(words, u"captions"_s);
    QTRY_COMPARE(list()->cases().rowCount(), 1);
    auto *severity = find<QComboBox>("severityCombo");
    severity->setCurrentIndex(severity->findData(u"s1"_s));
    auto *empty = find<EmptyState>("emptyState");
    QTRY_VERIFY(list()->cases().rowCount() == 0);
    auto *states = find<QStackedWidget>("casesStack");
    auto *shown = qobject_cast<EmptyState *>(states->currentWidget());
    QVERIFY(empty && shown);
    QCOMPARE(shown->title(), u"Nothing fits the filter"_s);
    QTest::mouseClick(shown->findChild<QPushButton *>(u"emptyActionButton"_s), Qt::LeftButton);
    QTRY_COMPARE(list()->cases().rowCount(), 6);
    QVERIFY(words->text().isEmpty());
}

void ShellTest::selectionStaysUnderChange()
{
    open();
    auto *page = find<CasesPage>("casesPage");
    QTRY_VERIFY(!list()->cases().caseIdAt(2).isEmpty());
    list()->goToRow(2);
    const QString chosen = list()->cases().caseIdAt(2);
    QSignalSpy changes(page, &CasesPage::currentCaseChanged);
    for (CaseSummary &row : m_workspace->fakeReader.cases) {
        if (row.record.id == chosen)
            row.record.updatedAt = m_workspace->time;
    }
    Q_EMIT m_workspace->fakeReader.casesChanged({chosen});
    QTRY_COMPARE(list()->currentIndex().row(), 0);
    QCOMPARE(list()->cases().caseIdAt(list()->currentIndex().row()), chosen);
    // A wholly new order, and a filter that keeps the case, keep it too.
    list()->horizontalHeader()->setSortIndicator(1, Qt::DescendingOrder);
    QTRY_COMPARE(list()->cases().query().sort.column, u"subject"_s);
    QTRY_COMPARE(list()->cases().caseIdAt(list()->currentIndex().row()), chosen);
    QCOMPARE(changes.size(), 0);
}

void ShellTest::readCaseIsNotReplacedWhenItLeaves()
{
    open();
    auto *page = find<CasesPage>("casesPage");
    QTRY_VERIFY(!list()->cases().caseIdAt(1).isEmpty());
    list()->goToRow(1);
    const QString chosen = list()->cases().caseIdAt(1);
    QSignalSpy changes(page, &CasesPage::currentCaseChanged);
    for (CaseSummary &row : m_workspace->fakeReader.cases) {
        if (row.record.id == chosen)
            row.record.open = false;
    }
    Q_EMIT m_workspace->fakeReader.casesChanged({chosen});
    QTRY_COMPARE(list()->cases().rowCount(), 5);
    QCOMPARE(changes.size(), 0);
    QVERIFY(list()->selectionModel()->selection().isEmpty());
}

void ShellTest::emptyPlacesSayWhatTheyAreFor()
{
    m_workspace->fakeReader.cases.clear();
    m_workspace->fakeReader.complete = false;
    open();
    auto *states = find<QStackedWidget>("casesStack");
    QTRY_VERIFY(qobject_cast<EmptyState *>(states->currentWidget()));
    auto *shown = qobject_cast<EmptyState *>(states->currentWidget());
    QCOMPARE(shown->title(), u"Your cases are on their way"_s);
    m_workspace->fakeReader.complete = true;
    Q_EMIT m_workspace->fakeReader.casesChanged({});
    QTRY_COMPARE(shown->title(), u"No case here"_s);
    find<QLineEdit>("searchEdit")->setText(u"zebra"_s);
    QTRY_COMPARE(shown->title(), u"Nothing found"_s);
    m_workspace->fakeReader.script.error = Error{ErrorCode::Storage, u"disk"_s};
    Q_EMIT m_workspace->fakeReader.casesChanged({});
    QTRY_COMPARE(shown->title(), u"The list could not be read"_s);
}

void ShellTest::newCaseOnlyWhereAllowed()
{
    open();
    QVERIFY(find<QPushButton>("newCaseButton")->isVisible());
    m_workspace->person.mayOpen.clear();
    Q_EMIT m_workspace->fakeSync.profileChanged();
    QVERIFY(!find<QPushButton>("newCaseButton")->isVisible());
    QVERIFY(!find<QAction>("newCaseAction")->isEnabled());
}

void ShellTest::keysWorkAndNeverWhileTyping_QUE_2()
{
    open();
    QTRY_VERIFY(!list()->cases().caseIdAt(0).isEmpty());
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_J);
    QCOMPARE(list()->currentIndex().row(), 0);
    QTest::keyClick(list(), Qt::Key_J);
    QCOMPARE(list()->currentIndex().row(), 1);
    QTest::keyClick(list(), Qt::Key_K);
    QCOMPARE(list()->currentIndex().row(), 0);
    auto *search = find<QLineEdit>("searchEdit");
    QTest::keyClick(list(), Qt::Key_Slash);
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClick(search, Qt::Key_J);
    QCOMPARE(search->text(), u"j"_s);
    QTest::keyClick(search, Qt::Key_Escape);
    QTRY_COMPARE(list()->cases().rowCount(), 6);
    QTest::keyClick(list(), Qt::Key_F5);
    QCOMPARE(m_workspace->fakeSync.synced, 1);
    QTest::keyClick(list(), Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(search->hasFocus());
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_G);
    QTest::keyClick(list(), Qt::Key_O);
    QTRY_VERIFY(find<QAbstractButton>("outboxRailButton")->isChecked());
}

void ShellTest::panesAreWalkedByF6()
{
    open();
    auto *search = find<QLineEdit>("searchEdit");
    search->setFocus();
    QTest::keyClick(search, Qt::Key_F6);
    QTRY_VERIFY(find<QWidget>("viewsView")->hasFocus());
    QTest::keyClick(find<QWidget>("viewsView"), Qt::Key_F6);
    QTRY_VERIFY(list()->hasFocus());
}

void ShellTest::syncStateInWords_data()
{
    using Phase = SyncState::Phase;
    QTest::addColumn<SyncState>("state");
    QTest::addColumn<QString>("words");
    const qint64 last = FakeWorkspace::start - 60'000;
    SyncState state;
    state.phase = Phase::Synced;
    state.lastSyncAt = last;
    state.waiting = 2;
    QTest::newRow("synced") << state << u"Synced 14:12 · 2 waiting to be sent"_s;
    state.waiting = 0;
    state.returned = 1;
    QTest::newRow("came back") << state << u"Synced 14:12 · 1 came back"_s;
    state.returned = 0;
    state.phase = Phase::Offline;
    QTest::newRow("offline") << state << u"Offline, last synced 14:12. Everything you write is kept"_s;
    state.phase = Phase::FirstSync;
    state.done = 340;
    state.total = 2000;
    QTest::newRow("first sync") << state << u"First sync: 340 of 2,000 cases"_s;
    state.phase = Phase::SignInNeeded;
    QTest::newRow("session ended") << state << u"Your session has ended. Everything you write is kept"_s;
}

void ShellTest::syncStateInWords()
{
    QFETCH(SyncState, state);
    QFETCH(QString, words);
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    open();
    m_workspace->fakeSync.become(state);
    QCOMPARE(find<SyncBar>("syncBar")->words(), words);
    QCOMPARE(find<QWidget>("signInAgainButton")->isVisible(), state.phase == SyncState::Phase::SignInNeeded);
    QCOMPARE(find<QWidget>("syncProgress")->isVisible(), state.phase == SyncState::Phase::FirstSync);
    QLocale::setDefault(before);
}

void ShellTest::outboxCountShows()
{
    open();
    auto *button = find<QAbstractButton>("outboxRailButton");
    QCOMPARE(button->accessibleName(), u"Outbox"_s);
    Q_EMIT m_workspace->fakeOutbox.changed(3, 1);
    QCOMPARE(button->accessibleName(), u"Outbox, 4"_s);
}

void ShellTest::paneSideIsRemembered()
{
    open();
    auto *off = find<QAction>("readingPane-offAction");
    QVERIFY(off);
    off->trigger();
    auto *area = find<QWidget>("readingArea");
    QVERIFY(!area->isVisible());
    QTRY_VERIFY(!list()->cases().caseIdAt(0).isEmpty());
    list()->goToRow(0);
    QTest::keyClick(list(), Qt::Key_Return);
    QVERIFY(area->isVisible());
    QVERIFY(!list()->isVisible());
    find<QAbstractButton>("backToListButton")->click();
    QVERIFY(list()->isVisible());
    open();
    QVERIFY(!find<QWidget>("readingArea")->isVisible());
}

void ShellTest::everythingHasNames()
{
    open();
    SignInDialog dialog(m_sessions, m_prompts);
    QStringList nameless;
    const auto look = [&](QWidget *top) {
        for (QWidget *widget : top->findChildren<QWidget *>()) {
            const bool ours = !widget->objectName().startsWith(u"qt_"_s) && widget->focusPolicy() != Qt::NoFocus;
            if (!ours || widget->isHidden() || widget->inherits("QComboBoxListView") || qobject_cast<QComboBox *>(widget->parentWidget()) || qobject_cast<QAbstractItemView *>(widget->parentWidget())
                || qobject_cast<QMenu *>(widget))
                continue;
            const auto *button = qobject_cast<QAbstractButton *>(widget);
            if (button && button->text().isEmpty() && !widget->isVisible() && button->toolTip().isEmpty())
                continue; // gets its words when it is shown
            const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()) || qobject_cast<QComboBox *>(widget);
            const bool input = qobject_cast<QLineEdit *>(widget) || button || qobject_cast<QAbstractItemView *>(widget);
            if (input && (!named || widget->objectName().isEmpty()) && !widget->inherits("QHeaderView") && widget->parentWidget()
                && !qobject_cast<QLineEdit *>(widget->parentWidget()))
                nameless << QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName() + u" in "_s + widget->parentWidget()->objectName();
        }
    };
    look(m_window.get());
    look(&dialog);
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u"; "_s)));
}

void ShellTest::pictures()
{
    if (qEnvironmentVariableIsEmpty("CASEMENT_SHOTS"))
        QSKIP("set CASEMENT_SHOTS to a folder to get pictures");
    SyncState state = m_workspace->fakeSync.now;
    state.waiting = 2;
    m_workspace->fakeSync.become(state);
    open();
    QTRY_VERIFY(!list()->cases().caseIdAt(0).isEmpty());
    chooseView(u"All Account's Cases"_s);
    QTRY_COMPARE(list()->cases().rowCount(), 8);
    QTRY_VERIFY(list()->cases().rowOfCase(u"case-106"_s) >= 0);
    shot(*m_window, u"main-nothing-chosen"_s);
    QTRY_VERIFY(list()->cases().rowOfCase(u"case-100"_s) >= 0);
    list()->goToRow(list()->cases().rowOfCase(u"case-100"_s));
    QTest::qWait(150);
    shot(*m_window, u"main-case"_s);
    find<QAction>("readingPane-rightAction")->trigger();
    QTest::qWait(100);
    shot(*m_window, u"main-right"_s);
    find<QAction>("readingPane-belowAction")->trigger();
    m_window->resize(900, 600);
    QTest::qWait(100);
    shot(*m_window, u"main-small"_s);
    m_window->resize(1280, 820);
    chooseView(u"Recently Viewed"_s);
    QTest::qWait(100);
    shot(*m_window, u"main-recent"_s);
    find<QLineEdit>("searchEdit")->setText(u"zebra"_s);
    QTest::qWait(300);
    shot(*m_window, u"main-nothing-found"_s);
    find<QMenu>("settingsMenu")->popup(m_window->mapToGlobal(QPoint(80, 500)));
    shot(*find<QMenu>("settingsMenu"), u"menu-settings"_s);
    find<QMenu>("settingsMenu")->close();
}

QTEST_MAIN(ShellTest)
#include "tst_shell.moc"
