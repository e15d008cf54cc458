// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/shots.h"
#include "tests/support/fakeworkspace.h"
#include "tests/support/scriptedprompts.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"
#include "ui/settings/keepingpage.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/syncbar.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace Casement;
using namespace Casement::Ui;

/// What is kept on this computer, and the switch for metered networks.
class KeepingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void presentChoiceIsShown_OFF_1();
    void nothingChangesBeforeApply();
    void sizeOnlyWhereItCounts();
    void unusualValuesAreKept();
    void useInWords();
    void refusedChoiceIsTold();
    void allByKeyboard();
    void openedFromTheMenu();
    void syncLessOnThisNetwork();
    void pausedInWords();
    void everythingHasNames();
    void pictures_data();
    void pictures();

private:
    [[nodiscard]] Context context() { return Context{*m_workspace, m_sessions, m_prompts, *m_settings}; }
    template <typename T>
    [[nodiscard]] T *find(const char *name) { return m_page->findChild<T *>(QString::fromLatin1(name)); }
    void open();
    void pick(const char *combo, qint64 value);

    QTemporaryDir m_folder;
    std::unique_ptr<FakeWorkspace> m_workspace;
    FakeSessions m_sessions;
    ScriptedPrompts m_prompts;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<KeepingPage> m_page;
};

void KeepingTest::init()
{
    applyTheme(*qApp, ThemeChoice::Light);
    m_workspace = std::make_unique<FakeWorkspace>();
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    m_workspace->fakeKeeping.now.months = 6;
    m_workspace->fakeKeeping.used = DiskUse{3'000'000'000, 200'000'000, 40'000, 12'345};
}

void KeepingTest::cleanup()
{
    m_page.reset();
    QCOMPARE(m_prompts.unexpected, 0);
}

void KeepingTest::open()
{
    m_page = std::make_unique<KeepingPage>(context());
    m_page->resize(900, 620);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->load();
    QTRY_VERIFY(find<QComboBox>("monthsCombo")->isEnabled());
}

void KeepingTest::pick(const char *combo, qint64 value)
{
    auto *box = find<QComboBox>(combo);
    const int index = box->findData(value);
    QVERIFY(index >= 0);
    box->setCurrentIndex(index);
}

void KeepingTest::presentChoiceIsShown_OFF_1()
{
    open();
    QCOMPARE(find<QComboBox>("monthsCombo")->currentData().toInt(), 6);
    QCOMPARE(find<QComboBox>("filesCombo")->currentData().toInt(), int(KeepChoice::Files::Opened));
    QCOMPARE(find<QComboBox>("limitCombo")->currentData().toLongLong(), KeepChoice{}.limit);
    QVERIFY(!find<QPushButton>("applyButton")->isEnabled());
}

void KeepingTest::nothingChangesBeforeApply()
{
    open();
    pick("monthsCombo", 12);
    pick("limitCombo", 8LL << 30);
    QCOMPARE(m_workspace->fakeKeeping.chosen, 0);
    auto *apply = find<QPushButton>("applyButton");
    QVERIFY(apply->isEnabled());
    apply->click();
    QTRY_COMPARE(m_workspace->fakeKeeping.chosen, 1);
    QCOMPARE(m_workspace->fakeKeeping.now.months, 12);
    QCOMPARE(m_workspace->fakeKeeping.now.limit, 8LL << 30);
    QTRY_VERIFY(find<Notice>("keepingNotice")->isVisible());
    QVERIFY(!apply->isEnabled());
    pick("monthsCombo", 3);
    pick("monthsCombo", 12); // back to what is in force
    QVERIFY(!apply->isEnabled());
}

void KeepingTest::sizeOnlyWhereItCounts()
{
    open();
    QVERIFY(!find<QComboBox>("filesUpToCombo")->isEnabled());
    pick("filesCombo", int(KeepChoice::Files::UpTo));
    QVERIFY(find<QComboBox>("filesUpToCombo")->isEnabled());
    pick("filesUpToCombo", 20LL << 20);
    find<QPushButton>("applyButton")->click();
    QTRY_COMPARE(m_workspace->fakeKeeping.now.filesUpTo, 20LL << 20);
    QCOMPARE(m_workspace->fakeKeeping.now.files, KeepChoice::Files::UpTo);
}

void KeepingTest::unusualValuesAreKept()
{
    m_workspace->fakeKeeping.now.months = 7;
    m_workspace->fakeKeeping.now.limit = 3LL << 30;
    open();
    QCOMPARE(find<QComboBox>("monthsCombo")->currentData().toInt(), 7);
    QCOMPARE(find<QComboBox>("limitCombo")->currentData().toLongLong(), 3LL << 30);
    QVERIFY(!find<QPushButton>("applyButton")->isEnabled());
}

void KeepingTest::useInWords()
{
    open();
    QTRY_VERIFY(!find<QLabel>("diskUseLabel")->text().isEmpty());
    QVERIFY(find<QLabel>("leftOutLabel")->text().contains(QLocale().toString(12'345)));
    const int value = find<QProgressBar>("diskUseBar")->value();
    QVERIFY(value > 700 && value < 760);
    // More than allowed, by open cases alone: said, not hidden.
    m_workspace->fakeKeeping.used.cases = 9LL << 30;
    m_page->load();
    QTRY_COMPARE(find<QProgressBar>("diskUseBar")->value(), 1000);
    QVERIFY(!find<QLabel>("leftOutLabel")->text().contains(QLocale().toString(12'345)));
}

void KeepingTest::refusedChoiceIsTold()
{
    open();
    pick("monthsCombo", 0);
    m_workspace->fakeKeeping.script.error = Error{ErrorCode::Storage, u"disk full"_s};
    find<QPushButton>("applyButton")->click();
    QTRY_VERIFY(find<Notice>("keepingNotice")->isVisible());
    QVERIFY(find<QPushButton>("applyButton")->isEnabled()); // try again
    QCOMPARE(m_workspace->fakeKeeping.now.months, 6);
}

void KeepingTest::allByKeyboard()
{
    open();
    m_page->activateWindow();
    auto *months = find<QComboBox>("monthsCombo");
    months->setFocus();
    QTRY_VERIFY(months->hasFocus());
    QTest::keyClick(months, Qt::Key_Down);
    QCOMPARE(months->currentData().toInt(), 12);
    QStringList visited;
    for (int i = 0; i < 6; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        visited << QApplication::focusWidget()->objectName();
    }
    QVERIFY2(visited.contains(u"limitCombo"_s) && visited.contains(u"applyButton"_s) && visited.contains(u"closeButton"_s), qPrintable(visited.join(u' ')));
    find<QPushButton>("applyButton")->setFocus();
    QTest::keyClick(find<QPushButton>("applyButton"), Qt::Key_Space);
    QTRY_COMPARE(m_workspace->fakeKeeping.now.months, 12);
    QSignalSpy closed(m_page.get(), &KeepingPage::closed);
    QTest::keyClick(months, Qt::Key_Escape);
    QCOMPARE(closed.size(), 1);
}

void KeepingTest::openedFromTheMenu()
{
    MainWindow window(context());
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    auto *page = window.findChild<KeepingPage *>();
    QVERIFY(!page->isVisible());
    window.findChild<QAction *>(u"keepingAction"_s)->trigger();
    QTRY_VERIFY(page->isVisible());
    QTRY_VERIFY(page->findChild<QComboBox *>(u"monthsCombo"_s)->isEnabled());
    page->findChild<QPushButton *>(u"closeButton"_s)->click();
    QTRY_VERIFY(!page->isVisible());
}

void KeepingTest::syncLessOnThisNetwork()
{
    SyncBar bar(context());
    auto *less = bar.findChild<QToolButton *>(u"syncLessButton"_s);
    QVERIFY(!less->isChecked());
    less->click();
    QVERIFY(m_workspace->fakeSync.now.sparing);
    QVERIFY(less->isChecked());
    less->click();
    QVERIFY(!m_workspace->fakeSync.now.sparing);
}

void KeepingTest::pausedInWords()
{
    SyncBar bar(context());
    SyncState state;
    state.phase = SyncState::Phase::FirstSync;
    state.done = 200;
    state.total = 10'000;
    state.paused = true;
    m_workspace->fakeSync.become(state);
    QVERIFY2(bar.words().contains(QLocale().toString(200)) && bar.words().contains(u"metered"_s), qPrintable(bar.words()));
    state.paused = false;
    state.done = state.total;
    m_workspace->fakeSync.become(state);
    QVERIFY2(bar.words().contains(u"prepared"_s), qPrintable(bar.words()));
}

void KeepingTest::everythingHasNames()
{
    open();
    for (const QWidget *widget : m_page->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->objectName().startsWith(u"qt_"_s))
            continue;
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        const auto *combo = qobject_cast<const QComboBox *>(widget);
        if (!combo)
            continue;
        const auto labels = m_page->findChildren<QLabel *>();
        QVERIFY2(std::any_of(labels.cbegin(), labels.cend(), [&](const QLabel *label) { return label->buddy() == combo; }), qPrintable(combo->objectName()));
    }
}

void KeepingTest::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("mirrored");
    QTest::newRow("light") << false << false;
    QTest::newRow("dark") << true << false;
    QTest::newRow("rtl") << false << true;
}

void KeepingTest::pictures()
{
    QFETCH(bool, dark);
    QFETCH(bool, mirrored);
    applyTheme(*qApp, dark ? ThemeChoice::Dark : ThemeChoice::Light);
    QGuiApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    m_workspace->addSample();
    m_workspace->fakeSync.now.sparing = true;
    MainWindow window(context());
    window.resize(1100, 720);
    window.show();
    window.findChild<QAction *>(u"keepingAction"_s)->trigger();
    auto *page = window.findChild<KeepingPage *>();
    QTRY_VERIFY(page->findChild<QComboBox *>(u"monthsCombo"_s)->isEnabled());
    QTRY_VERIFY(!page->findChild<QLabel *>(u"diskUseLabel"_s)->text().isEmpty());
    for (int round = 0; round < 5; ++round)
        QCoreApplication::processEvents();
    shot(window, QString::fromLatin1(QTest::currentDataTag()) + u"-keeping"_s);
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
}

QTEST_MAIN(KeepingTest)
#include "tst_keeping.moc"
