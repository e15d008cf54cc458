// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/shots.h"
#include "tests/support/fakeworkspace.h"
#include "tests/support/scriptedprompts.h"
#include "ui/cases/casespage.h"
#include "ui/common/librarydelegate.h"
#include "ui/common/theme.h"
#include "ui/notices/noticespage.h"
#include "ui/notices/noticewords.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/rail.h"

#include <QApplication>
#include <QListWidget>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace Casement;
using namespace Casement::Ui;

/// The bell in the rail: how many notices are unread, which they are, and the way from one to its case.
class NoticesPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void init();
    void everyEventHasItsSentence();
    void unreadAreCountedAndOpened();
    void readingTheCaseReadsItsNotices();
    void allAreReadAtOnce();
    void keyboardAlone_QUE_2();

private:
    NoticeItem item(const QString &id, const QString &event, const QString &caseId, bool read = false)
    {
        NoticeItem made{{id, caseId, event, {}, u"s2"_s, u"Eva Brandt"_s, Audience::Public, m_workspace->time - 60'000, 1}, u"00001001"_s, u"No sound"_s, read};
        return made;
    }
    template <typename T>
    [[nodiscard]] T *part(const char *name) { return m_window->findChild<T *>(QString::fromLatin1(name)); }
    int count() { return qobject_cast<RailButton *>(part<QToolButton>("noticesRailButton"))->count(); }

    QTemporaryDir m_folder;
    std::unique_ptr<FakeWorkspace> m_workspace;
    FakeSessions m_sessions;
    ScriptedPrompts m_prompts;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void NoticesPageTest::init()
{
    m_window.reset();
    m_workspace = std::make_unique<FakeWorkspace>();
    m_workspace->addSample();
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    const QString first = m_workspace->fakeReader.cases.at(0).record.id, second = m_workspace->fakeReader.cases.at(1).record.id;
    m_workspace->fakeReader.noticeList = {item(u"n1"_s, u"reply"_s, first), item(u"n2"_s, u"severity"_s, second), item(u"n3"_s, u"status"_s, second, true)};
    m_window = std::make_unique<MainWindow>(Context{*m_workspace, m_sessions, m_prompts, *m_settings});
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QTRY_COMPARE(part<QListWidget>("noticesList")->count(), 3);
}

void NoticesPageTest::everyEventHasItsSentence()
{
    QSet<QString> sentences;
    for (const QString &event : noticeEvents()) {
        const auto notice = item(u"n"_s, event, u"c"_s).record;
        const QString sentence = noticeSentence(m_workspace->portal, notice);
        QVERIFY2(sentence != noticeSentence(m_workspace->portal, item(u"n"_s, u"of a later Casement"_s, u"c"_s).record), qPrintable(event));
        sentences.insert(sentence);
    }
    QCOMPARE(sentences.size(), noticeEvents().size() - 1); // a reply is a reply, whoever wrote it
}

void NoticesPageTest::unreadAreCountedAndOpened()
{
    QCOMPARE(count(), 2);
    part<QToolButton>("noticesRailButton")->click();
    auto *list = part<QListWidget>("noticesList");
    QVERIFY(list->isVisible());
    QVERIFY(list->item(1)->text().contains(u"Eva Brandt"_s) && list->item(1)->text().contains(m_workspace->portal.severity(u"s2"_s)->label));
    QCOMPARE(list->item(1)->data(LibraryFactsRole).toString(), u"00001001"_s);
    QVERIFY(!list->item(2)->data(LibraryUnreadRole).toBool());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(1)).center());
    QTRY_COMPARE(part<QStackedWidget>("pagesStack")->currentWidget(), static_cast<QWidget *>(m_window->findChild<CasesPage *>()));
    QTRY_VERIFY(m_workspace->fakeCommands.viewed.contains(std::pair(u"notice"_s, u"n2"_s)));
    QVERIFY(!m_workspace->fakeCommands.viewed.contains(std::pair(u"notice"_s, u"n3"_s))); // it was read
}

void NoticesPageTest::readingTheCaseReadsItsNotices()
{
    m_window->openCase(m_workspace->fakeReader.cases.at(1).record.id);
    QTRY_VERIFY(m_workspace->fakeCommands.viewed.contains(std::pair(u"notice"_s, u"n2"_s)));
    QVERIFY(count() < 2);
}

void NoticesPageTest::allAreReadAtOnce()
{
    part<QToolButton>("noticesRailButton")->click();
    auto *all = part<QToolButton>("readNoticesButton");
    QVERIFY(all->isEnabled());
    all->click();
    QCOMPARE(count(), 0);
    QVERIFY(!all->isEnabled());
    QVERIFY(m_workspace->fakeCommands.viewed.contains(std::pair(u"notice"_s, u"n2"_s)));
    m_workspace->fakeReader.noticeList.clear();
    Q_EMIT m_workspace->fakeReader.noticesChanged();
    QTRY_VERIFY(part<QListWidget>("noticesList")->isHidden());
}

void NoticesPageTest::keyboardAlone_QUE_2()
{
    m_window->setFocus();
    QTest::keyClick(m_window.get(), Qt::Key_G);
    QTest::keyClick(m_window.get(), Qt::Key_B);
    auto *list = part<QListWidget>("noticesList");
    QTRY_VERIFY(list->isVisible());
    list->setFocus();
    list->setCurrentRow(1);
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_VERIFY(!list->isVisible());
    QTRY_VERIFY(m_workspace->fakeCommands.viewed.contains(std::pair(u"notice"_s, u"n2"_s)));
}

QTEST_MAIN(NoticesPageTest)
#include "tst_notices_page.moc"
