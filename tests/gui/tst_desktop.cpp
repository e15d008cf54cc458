// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casement/desktop.h"
#include "app/casement/qtscheduler.h"
#include "app/casement/singleinstance.h"
#include "sync/secrets/memorysecrets.h"
#include "tests/gui/startfixture.h"
#include "ui/common/notice.h"
#include "ui/help/tour.h"
#include "ui/shell/mainwindow.h"

#include <QAbstractButton>
#include <QAction>
#include <QCloseEvent>
#include <QIcon>
#include <QImage>
#include <QLocalSocket>
#include <QSettings>
#include <QSignalSpy>
#include <QSystemTrayIcon>
#include <QTemporaryDir>
#include <QTest>

using namespace Casement;
using namespace Casement::Starting;
using namespace Qt::StringLiterals;

namespace {

/// A tray that is there or not, and keeps what it is told.
class FakePresence final : public App::Presence
{
public:
    struct Shown { bool there = true; int unread = 0; QList<Ui::Alert> told; };
    explicit FakePresence(std::shared_ptr<Shown> shown) : m_shown(std::move(shown)) {}
    [[nodiscard]] bool available() const override { return m_shown->there; }
    void setUnread(int count) override { m_shown->unread = count; }
    void tell(const Ui::Alert &alert) override { m_shown->told << alert; }

private:
    std::shared_ptr<Shown> m_shown;
};

} // namespace

/// The program among others on a desktop: once, in the tray, called back, where it was left.
class DesktopTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { end(); }
    void laterStartHandsOverItsLink();
    void killedProgramLeavesNothingInTheWay();
    void strangeWordsAreNotWaitedFor();
    void whatIsNoLinkIsAUsageError();
    void linkIsShownOnceThereIsAWindow();
    void laterStartRaisesTheWindow();
    void closedWindowStaysInTheTray();
    void withoutATrayClosingIsClosing();
    void theTrayQuits();
    void startsMinimised_data();
    void startsMinimised();
    void pageComesBack();
    void newsLeadToTheirPlace_data();
    void newsLeadToTheirPlace();
    void theSystemsTrayMayBeMissing();

private:
    void begin();
    void start(); ///< with a window or hidden
    void end();
    [[nodiscard]] Ui::MainWindow *window() const;
    [[nodiscard]] bool isAt(const QString &place) const { return window()->findChild<QAbstractButton *>(QString(place + u"RailButton"_s))->isChecked(); }
    [[nodiscard]] bool says(const QString &words) const;
    void act(const QString &name) const { window()->findChild<QAction *>(QString(name + u"Action"_s))->trigger(); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::shared_ptr<FakePresence::Shown> m_shown;
    App::QtScheduler m_scheduler;
    std::unique_ptr<App::ClientRuntime> m_runtime;
    std::unique_ptr<App::Desktop> m_desktop;
    FakePresence *m_presence = nullptr;
};

void DesktopTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_shown = std::make_shared<FakePresence::Shown>();
    workspaceIn(m_dir->path());
    QSettings(m_dir->filePath(u"windows.ini"_s), QSettings::IniFormat).setValue(u"tour/done"_s, true);
}

void DesktopTest::begin()
{
    m_runtime = std::make_unique<App::ClientRuntime>(App::ClientRuntime::Options{m_dir->path(), true}, std::make_unique<Secrets::MemorySecrets>(m_scheduler));
    auto presence = std::make_unique<FakePresence>(m_shown);
    m_presence = presence.get();
    m_desktop = std::make_unique<App::Desktop>(*m_runtime, m_dir->path(), true, std::move(presence));
}

void DesktopTest::start()
{
    if (!m_desktop)
        begin();
    QSignalSpy ready(m_runtime.get(), &App::ClientRuntime::workspaceReady);
    QVERIFY(m_runtime->start());
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patienceMs);
    QVERIFY(window());
}

void DesktopTest::end()
{
    m_desktop.reset();
    m_runtime.reset();
}

Ui::MainWindow *DesktopTest::window() const
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *found = qobject_cast<Ui::MainWindow *>(widget))
            return found;
    }
    return nullptr;
}

bool DesktopTest::says(const QString &words) const
{
    const auto notices = window()->findChildren<Ui::Notice *>();
    return std::any_of(notices.begin(), notices.end(), [&](const Ui::Notice *notice) { return notice->isVisible() && notice->text().contains(words); });
}

void DesktopTest::laterStartHandsOverItsLink()
{
    App::SingleInstance first(m_dir->path());
    QVERIFY(first.listen());
    QStringList heard;
    connect(&first, &App::SingleInstance::started, this, [&](const QString &link) { heard << link; });
    for (const QString &link : {u"casement://kaltura/case/00000042"_s, QString()}) {
        QStringList arguments{u"--data"_s, m_dir->path()};
        if (!link.isEmpty())
            arguments << link;
        Program second(arguments);
        QTRY_COMPARE_WITH_TIMEOUT(second->state(), QProcess::NotRunning, patienceMs);
        QCOMPARE(second->exitCode(), 0);
        QCOMPARE(heard.takeFirst(), link);
    }
    QVERIFY(!QFileInfo::exists(m_dir->filePath(u"lock"_s))); // the second touched nothing
}

void DesktopTest::killedProgramLeavesNothingInTheWay()
{
    App::SingleInstance instance(m_dir->path());
    {
        Program killed({u"--data"_s, m_dir->path(), u"--offline"_s});
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(instance.name()), patienceMs);
        QVERIFY(instance.handOver({}));
        QCOMPARE(killed->state(), QProcess::Running);
    }
    QVERIFY(QFileInfo::exists(instance.name()));
    QVERIFY(!instance.handOver({}));
    Program next({u"--data"_s, m_dir->path(), u"--offline"_s});
    QTRY_VERIFY_WITH_TIMEOUT(instance.handOver({}), patienceMs);
}

void DesktopTest::strangeWordsAreNotWaitedFor()
{
    App::SingleInstance first(m_dir->path());
    QVERIFY(first.listen());
    QSignalSpy heard(&first, &App::SingleInstance::started);
    QLocalSocket stranger;
    stranger.connectToServer(first.name());
    QVERIFY(stranger.waitForConnected());
    stranger.write(QByteArray(20'000, 'x'));
    QTRY_COMPARE(stranger.state(), QLocalSocket::UnconnectedState);
    QCOMPARE(heard.size(), 0);
}

void DesktopTest::whatIsNoLinkIsAUsageError()
{
    Program program({u"--data"_s, m_dir->path(), u"casement://kaltura/delete/1"_s});
    QVERIFY(program->waitForFinished(patienceMs));
    QCOMPARE(program->exitCode(), 2);
    QVERIFY(program.told().contains("no link to a case"));
}

void DesktopTest::linkIsShownOnceThereIsAWindow()
{
    begin();
    m_desktop->comeForward(u"casement://kaltura/case/00000042"_s);
    start();
    QTRY_VERIFY(says(u"00000042"_s)); // not here, which it says
    QVERIFY(isAt(u"cases"_s));
}

void DesktopTest::laterStartRaisesTheWindow()
{
    start();
    window()->showMinimized();
    m_desktop->comeForward();
    QVERIFY(window()->isVisible() && !window()->isMinimized());
    m_desktop->comeForward(u"casement://another/case/00000042"_s);
    QTRY_VERIFY(says(u"another portal"_s));
}

void DesktopTest::closedWindowStaysInTheTray()
{
    start();
    act(u"keepInTray"_s);
    window()->close();
    QVERIFY(window() && !window()->isVisible());
    Q_EMIT m_presence->called();
    QVERIFY(window()->isVisible());
    act(u"quit"_s);
    QVERIFY(!window()->isVisible());
    end();
    start(); // chosen once, kept
    QVERIFY(window()->staysInTray());
}

void DesktopTest::withoutATrayClosingIsClosing()
{
    start();
    act(u"keepInTray"_s);
    m_shown->there = false; // the panel went
    QCloseEvent event;
    QVERIFY(QCoreApplication::sendEvent(window(), &event));
    QVERIFY(event.isAccepted());
    end();
    start();
    QVERIFY(!window()->staysInTray());
    QVERIFY(!window()->findChild<QAction *>(u"keepInTrayAction"_s)->isVisible());
}

void DesktopTest::theTrayQuits()
{
    start();
    act(u"keepInTray"_s);
    window()->close();
    act(u"goNotices"_s);
    Q_EMIT m_presence->quitWanted();
    end();
    start();
    QVERIFY(isAt(u"notices"_s)); // it closed as a window does
}

void DesktopTest::startsMinimised_data()
{
    QTest::addColumn<bool>("tray");
    QTest::newRow("tray") << true;
    QTest::newRow("no tray") << false;
}

void DesktopTest::startsMinimised()
{
    QFETCH(const bool, tray);
    m_shown->there = tray;
    begin();
    m_desktop->startMinimised();
    start();
    QCOMPARE(window()->isVisible(), !tray);
    QCOMPARE(window()->isMinimized(), !tray);
    Q_EMIT m_presence->called();
    QVERIFY(window()->isVisible() && !window()->isMinimized());
}

void DesktopTest::pageComesBack()
{
    start();
    QVERIFY(isAt(u"home"_s));
    act(u"goOutbox"_s);
    window()->resize(1000, 700);
    window()->close();
    end();
    start();
    QVERIFY(isAt(u"outbox"_s));
    QCOMPARE(window()->size(), QSize(1000, 700));
}

void DesktopTest::newsLeadToTheirPlace_data()
{
    QTest::addColumn<QString>("caseId");
    QTest::addColumn<QString>("messageId");
    QTest::addColumn<QString>("place");
    QTest::newRow("case") << u"c1"_s << QString() << u"cases"_s;
    QTest::newRow("message") << QString() << u"m1"_s << u"messages"_s;
    QTest::newRow("several") << QString() << QString() << u"notices"_s;
}

void DesktopTest::newsLeadToTheirPlace()
{
    QFETCH(const QString, caseId);
    QFETCH(const QString, messageId);
    QFETCH(const QString, place);
    start();
    const QImage plain = QApplication::windowIcon().pixmap(64).toImage();
    Q_EMIT window()->unreadChanged(3);
    QCOMPARE(m_shown->unread, 3);
    QVERIFY(QApplication::windowIcon().pixmap(64).toImage() != plain); // a mark for desktops without a tray
    const Ui::Alert alert{u"Eva replied"_s, u"00000042"_s, caseId, messageId};
    Q_EMIT window()->alerted(alert);
    QCOMPARE(m_shown->told, QList<Ui::Alert>{alert});
    window()->showMinimized();
    Q_EMIT m_presence->chosen(alert);
    QVERIFY(isAt(place));
    QVERIFY(!window()->isMinimized());
}

// Here as on many a desktop.
void DesktopTest::theSystemsTrayMayBeMissing()
{
    App::TrayPresence tray;
    QCOMPARE(tray.available(), QSystemTrayIcon::isSystemTrayAvailable());
    tray.setUnread(3);
    tray.tell({u"Eva replied"_s, {}, {}, {}});
    QCOMPARE(tray.findChild<QSystemTrayIcon *>()->toolTip(), u"Casement: 3 unread notices"_s);
}

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    DesktopTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_desktop.moc"
