// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/windowfixture.h"
#include "ui/common/muting.h"
#include "ui/notices/alerts.h"

#include <QMenu>

using namespace Casement;
using namespace Casement::Ui;
using namespace Qt::StringLiterals;

/// Words of news for the desktop: once, gathered, and none that would only disturb.
class TestAlerts final : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void pastIsNotTold();
    void firstAfterAnEmptyFirstSyncIsTold();
    void eachIsToldOnce();
    void nextRunTellsWhatCameMeanwhile();
    void severalAreOneWord();
    void severalOfOneCaseLeadToIt();
    void whatComesInAPauseIsGathered();
    void readElsewhereIsNotTold();
    void mutedCaseIsQuiet();
    void announcementsAreTold_MSG_1();
    void caseBeforeOnesEyesIsQuiet();
    void muteIsInTheCasesMenu();

private:
    void begin()
    {
        m_alerts = std::make_unique<Alerts>(context(), [this](const QString &caseId) { return caseId == m_read; });
        m_alerts->setPause(0);
        connect(m_alerts.get(), &Alerts::alerted, this, [this](const Alert &alert) { m_told << alert; });
    }
    void letGo() override
    {
        m_alerts.reset();
        m_told.clear();
        m_read.clear();
        WindowFixture::letGo();
    }
    void come(const QString &id, const QString &caseId, bool read = false)
    {
        auto &list = m_workspace->fakeReader.noticeList;
        const CaseNotice notice{id, caseId, u"reply"_s, {}, {}, u"Eva Brandt"_s, Audience::Public, m_workspace->time += 1000, 1};
        list.prepend({notice, caseId.right(3).rightJustified(8, u'0'), u"No sound"_s, read});
    }
    void announce() { Q_EMIT m_workspace->fakeReader.noticesChanged(); settle(); }
    void phase(SyncState::Phase phase)
    {
        SyncState state = m_workspace->fakeSync.now;
        state.phase = phase;
        m_workspace->fakeSync.become(state);
        settle();
    }

    std::unique_ptr<Alerts> m_alerts;
    QList<Alert> m_told;
    QString m_read;
};

void TestAlerts::pastIsNotTold()
{
    m_workspace->fakeSync.now.phase = SyncState::Phase::FirstSync;
    begin();
    come(u"n1"_s, u"case-100"_s);
    announce();
    come(u"n2"_s, u"case-101"_s);
    phase(SyncState::Phase::Synced); // which nothing announces: it came with the last page
    announce();
    QCOMPARE(m_told, QList<Alert>{});
    come(u"n3"_s, u"case-102"_s);
    announce();
    QCOMPARE(m_told, (QList<Alert>{{u"Eva Brandt replied"_s, u"00000102 · No sound"_s, u"case-102"_s, {}}}));
}

void TestAlerts::firstAfterAnEmptyFirstSyncIsTold()
{
    m_workspace->fakeSync.now.phase = SyncState::Phase::FirstSync;
    begin();
    settle();
    phase(SyncState::Phase::Synced);
    come(u"n1"_s, u"case-100"_s);
    announce();
    QCOMPARE(m_told.size(), 1);
}

void TestAlerts::eachIsToldOnce()
{
    begin();
    settle();
    come(u"n1"_s, u"case-100"_s);
    announce();
    announce();
    phase(SyncState::Phase::Offline);
    announce();
    QCOMPARE(m_told.size(), 1);
}

void TestAlerts::nextRunTellsWhatCameMeanwhile()
{
    begin();
    settle();
    come(u"n1"_s, u"case-100"_s);
    announce();
    m_alerts.reset();
    come(u"n2"_s, u"case-101"_s);
    begin();
    settle();
    QCOMPARE(m_told.size(), 2);
    QCOMPARE(m_told.last().caseId, u"case-101"_s);
}

void TestAlerts::severalAreOneWord()
{
    begin();
    settle();
    for (int i = 0; i < 5; ++i)
        come(u"n%1"_s.arg(i), u"case-10%1"_s.arg(i));
    announce();
    QCOMPARE(m_told.size(), 1);
    QCOMPARE(m_told.first().title, u"5 new notices"_s);
    QCOMPARE(m_told.first().text.split(u'\n').size(), 4);
    QVERIFY(m_told.first().text.endsWith(u"and 2 more"_s));
    QVERIFY(m_told.first().caseId.isEmpty() && m_told.first().messageId.isEmpty());
}

void TestAlerts::severalOfOneCaseLeadToIt()
{
    begin();
    settle();
    come(u"n1"_s, u"case-100"_s);
    come(u"n2"_s, u"case-100"_s);
    announce();
    QCOMPARE(m_told, (QList<Alert>{{u"2 new notices"_s, u"00000100 · No sound"_s, u"case-100"_s, {}}}));
}

void TestAlerts::whatComesInAPauseIsGathered()
{
    begin();
    settle();
    m_alerts->setPause(3'600'000);
    come(u"n0"_s, u"case-100"_s);
    announce();
    QCOMPARE(m_told.size(), 1);
    for (const QString &id : {u"n1"_s, u"n2"_s}) {
        come(id, u"case-101"_s);
        announce();
    }
    QCOMPARE(m_told.size(), 1);
    m_alerts->setPause(0); // it is over
    QTRY_COMPARE(m_told.size(), 2);
    QCOMPARE(m_told.last().title, u"2 new notices"_s);
}

void TestAlerts::readElsewhereIsNotTold()
{
    begin();
    settle();
    m_alerts->setPause(3'600'000);
    come(u"n0"_s, u"case-100"_s);
    announce();
    come(u"n1"_s, u"case-101"_s);
    come(u"n2"_s, u"case-102"_s, true);
    announce();
    m_workspace->fakeReader.noticeList[1].read = true; // n1, on the telephone
    announce();
    come(u"n3"_s, u"case-103"_s);
    announce();
    m_alerts->setPause(0);
    QTRY_COMPARE(m_told.size(), 2);
    QCOMPARE(m_told.last().caseId, u"case-103"_s);
}

void TestAlerts::mutedCaseIsQuiet()
{
    begin();
    settle();
    setMuted(*m_settings, u"case-100"_s, true);
    come(u"n1"_s, u"case-100"_s);
    announce();
    QCOMPARE(m_told, QList<Alert>{});
    setMuted(*m_settings, u"case-100"_s, false);
    announce();
    QCOMPARE(m_told, QList<Alert>{}); // what came meanwhile stays untold
    come(u"n2"_s, u"case-100"_s);
    announce();
    QCOMPARE(m_told.size(), 1);
}

void TestAlerts::announcementsAreTold_MSG_1()
{
    begin();
    settle();
    const qint64 at = m_workspace->time + 1000;
    m_workspace->fakeLibrary.messageList = {{u"m1"_s, u"Maintenance on Sunday"_s, u"announcement"_s, {}, {}, Audience::Public, at, 1},
                                            {u"m2"_s, u"Newsletter"_s, u"productUpdate"_s, {}, {}, Audience::Public, at, 1}};
    Q_EMIT m_workspace->fakeLibrary.messagesChanged();
    settle();
    QCOMPARE(m_told, (QList<Alert>{{u"Announcement"_s, u"Maintenance on Sunday"_s, {}, u"m1"_s}}));
}

void TestAlerts::caseBeforeOnesEyesIsQuiet()
{
    open();
    openCase100();
    int told = 0;
    connect(m_window.get(), &MainWindow::alerted, this, [&] { ++told; });
    QTRY_VERIFY(m_window->isReading(u"case-100"_s));
    settle();
    come(u"n1"_s, u"case-100"_s);
    announce();
    QCOMPARE(told, 0);
    QVERIFY(m_workspace->fakeCommands.viewed.contains({u"notice"_s, u"n1"_s})); // read as it came
    part<QAction>(*m_window, u"goOutboxAction"_s)->trigger();
    QVERIFY(!m_window->isReading(u"case-100"_s));
    come(u"n2"_s, u"case-100"_s);
    announce();
    QCOMPARE(told, 1);
}

void TestAlerts::muteIsInTheCasesMenu()
{
    open();
    openCase100();
    QTRY_VERIFY(part<QAction>(*m_window, u"moreAction"_s)->isEnabled());
    part<QAction>(*m_window, u"moreAction"_s)->trigger();
    auto *menu = part<QMenu>(*m_window, u"moreMenu"_s);
    auto *mute = part<QAction>(*m_window, u"muteCaseAction"_s);
    QVERIFY(menu->actions().contains(mute));
    mute->trigger();
    menu->close();
    QVERIFY(isMuted(*m_settings, u"case-100"_s));
    QVERIFY(mute->isChecked());
    m_window->openCase(u"case-101"_s);
    QTRY_VERIFY(!mute->isChecked());
    m_window->openCase(u"case-100"_s);
    QTRY_VERIFY(mute->isChecked());
}

QTEST_MAIN(TestAlerts)
#include "tst_alerts.moc"
