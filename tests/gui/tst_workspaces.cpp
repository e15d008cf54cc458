// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casement/desktop.h"
#include "app/casement/qtscheduler.h"
#include "sync/secrets/memorysecrets.h"
#include "tests/gui/startfixture.h"
#include "ui/common/notice.h"
#include "ui/shell/mainwindow.h"

#include <QAbstractButton>
#include <QAction>
#include <QMenu>
#include <QMessageBox>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Casement;
using namespace Casement::Starting;
using namespace Qt::StringLiterals;

namespace {

/// Keeps what it is told.
class FakePresence final : public App::Presence
{
public:
    explicit FakePresence(std::shared_ptr<QList<Ui::Alert>> told) : m_told(std::move(told)) {}
    [[nodiscard]] bool available() const override { return false; }
    void setUnread(int) override {}
    void tell(const Ui::Alert &alert) override { *m_told << alert; }

private:
    std::shared_ptr<QList<Ui::Alert>> m_told;
};

} // namespace

/// Several portals and users side by side: each with its own store, one in front.
class WorkspacesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void eachHasItsOwnStoreAndWindow_ACC_8();
    void oneThatWasLeftGoesOn();
    void theLastOneComesBackAtTheNextStart();
    void menuAndKeysChange();
    void brokenOneBringsBackTheOneBefore();
    void signingOutShowsAnother();
    void signingOutOfTheLastAsks();
    void removedOneIsNotOfferedAgain();
    void linkOpensTheWorkspaceOfItsPortal();
    void manyChangesInARowEndInOne();
    void newsOfOneThatWasLeftAreTold();

private:
    void start();
    void end();
    void change(const QString &name);
    [[nodiscard]] QString current() const { return m_runtime->workspace() ? m_runtime->workspace()->folder().name() : QString(); }
    void type(const QString &text) { m_runtime->workspace()->drafts().save(u"new"_s, {{u"subject"_s, text}}); }
    [[nodiscard]] QString typed();
    [[nodiscard]] Ui::MainWindow *window() const { return topLevel<Ui::MainWindow>(); }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_atlas, m_kaltura; ///< the latter is in front at first
    App::QtScheduler m_scheduler;
    std::unique_ptr<App::ClientRuntime> m_runtime;
    std::unique_ptr<App::Desktop> m_desktop;
    std::shared_ptr<QList<Ui::Alert>> m_told;
    FakePresence *m_presence = nullptr;
};

void WorkspacesTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_atlas = workspaceIn(m_dir->path(), u"u2"_s, u"atlas"_s).name();
    m_kaltura = workspaceIn(m_dir->path()).name();
    QSettings(m_dir->filePath(u"windows.ini"_s), QSettings::IniFormat).setValue(u"tour/done"_s, true);
    start();
}

void WorkspacesTest::cleanup()
{
    end();
}

void WorkspacesTest::start()
{
    m_runtime = std::make_unique<App::ClientRuntime>(App::ClientRuntime::Options{m_dir->path(), true}, std::make_unique<Secrets::MemorySecrets>(m_scheduler));
    m_told = std::make_shared<QList<Ui::Alert>>();
    auto presence = std::make_unique<FakePresence>(m_told);
    m_presence = presence.get();
    m_desktop = std::make_unique<App::Desktop>(*m_runtime, m_dir->path(), true, std::move(presence));
    QVERIFY(m_runtime->start());
    QTRY_VERIFY_WITH_TIMEOUT(window(), patienceMs);
}

void WorkspacesTest::end()
{
    m_desktop.reset();
    m_runtime.reset();
}

void WorkspacesTest::change(const QString &name)
{
    QSignalSpy ready(m_runtime.get(), &App::ClientRuntime::workspaceReady);
    m_runtime->switchTo(name);
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patienceMs);
    QCOMPARE(current(), name);
}

QString WorkspacesTest::typed()
{
    const auto draft = m_runtime->workspace()->drafts().load(u"new"_s);
    (void)QTest::qWaitFor([&] { return draft.isFinished(); }, patienceMs);
    return draft.isFinished() && draft.result().ok() ? draft.result().value()[u"subject"_s].toString() : u"failed"_s;
}

void WorkspacesTest::eachHasItsOwnStoreAndWindow_ACC_8()
{
    QCOMPARE(current(), m_kaltura);
    QVERIFY(window()->windowTitle().contains(u"Kaltura"_s));
    type(u"of the one"_s);
    QCOMPARE(typed(), u"of the one"_s);
    change(m_atlas);
    QVERIFY(!window()->windowTitle().contains(u"Kaltura"_s));
    QCOMPARE(m_runtime->workspace()->definition().id, u"atlas"_s);
    QCOMPARE(typed(), QString());
    type(u"of the other"_s);
    change(m_kaltura);
    QCOMPARE(typed(), u"of the one"_s);
    int windows = 0;
    for (const QWidget *widget : QApplication::topLevelWidgets())
        windows += qobject_cast<const Ui::MainWindow *>(widget) ? 1 : 0;
    QCOMPARE(windows, 1);
}

void WorkspacesTest::oneThatWasLeftGoesOn()
{
    const Workspace *first = m_runtime->workspace();
    type(u"typed just before"_s); // and not waited for
    change(m_atlas);
    change(m_kaltura);
    QCOMPARE(m_runtime->workspace(), first);
    QCOMPARE(typed(), u"typed just before"_s);
}

void WorkspacesTest::theLastOneComesBackAtTheNextStart()
{
    change(m_atlas);
    end();
    start();
    QCOMPARE(current(), m_atlas);
}

void WorkspacesTest::menuAndKeysChange()
{
    auto *menu = window()->findChild<QMenu *>(u"workspacesMenu"_s);
    QStringList offered;
    for (const QAction *action : menu->actions()) {
        if (action->objectName().endsWith(u"WorkspaceAction"_s) && action->isCheckable())
            offered << (action->isChecked() ? u"* "_s : u"  "_s) + action->text();
    }
    QCOMPARE(offered.size(), 2);
    QCOMPARE(offered.filter(u"* "_s), QStringList{u"* Kaltura Customer Portal – Dana"_s});
    menu->findChild<QAction *>(QString(m_atlas + u"WorkspaceAction"_s))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(current(), m_atlas, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(window(), patienceMs);
    window()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window()));
    QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : window(), Qt::Key_Tab, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(current(), m_kaltura, patienceMs);
}

void WorkspacesTest::brokenOneBringsBackTheOneBefore()
{
    QVERIFY(put(App::WorkspaceFolder(m_dir->path(), m_atlas).outboxPath(), QByteArray(9000, 'x')));
    type(u"kept"_s);
    m_runtime->switchTo(m_atlas);
    QTRY_VERIFY_WITH_TIMEOUT(topLevel<QMessageBox>(), patienceMs);
    QCOMPARE(current(), m_kaltura);
    QVERIFY(window());
    QCOMPARE(typed(), u"kept"_s);
    topLevel<QMessageBox>()->close();
    QCOMPARE(m_desktop->exitCode(), 0);
    end();
    start();
    QCOMPARE(current(), m_kaltura);
}

void WorkspacesTest::signingOutShowsAnother()
{
    const auto done = m_runtime->signOut(false);
    QTRY_VERIFY_WITH_TIMEOUT(current() == m_atlas && window(), patienceMs);
    QVERIFY(done.result().ok());
    const auto known = m_runtime->known();
    QCOMPARE(known.size(), 2);
    for (const KnownWorkspace &workspace : known)
        QCOMPARE(workspace.signedIn, workspace.current);
    change(m_kaltura); // it can still be read
}

void WorkspacesTest::signingOutOfTheLastAsks()
{
    QSignalSpy asked(m_runtime.get(), &App::ClientRuntime::signedOut);
    (void)m_runtime->signOut(false);
    QTRY_VERIFY_WITH_TIMEOUT(current() == m_atlas && window(), patienceMs);
    QCOMPARE(asked.size(), 0);
    (void)m_runtime->signOut(false);
    QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, patienceMs);
    QVERIFY(!window());
}

void WorkspacesTest::removedOneIsNotOfferedAgain()
{
    type(u"goes with it"_s);
    (void)m_runtime->signOut(true);
    QTRY_COMPARE_WITH_TIMEOUT(current(), m_atlas, patienceMs);
    QCOMPARE(m_runtime->known().size(), 1);
    QVERIFY(!QFileInfo::exists(App::WorkspaceFolder(m_dir->path(), m_kaltura).path()));
}

void WorkspacesTest::linkOpensTheWorkspaceOfItsPortal()
{
    m_desktop->comeForward(u"casement://atlas/case/00000042"_s);
    QTRY_COMPARE_WITH_TIMEOUT(current(), m_atlas, patienceMs);
    const auto told = [this] {
        const auto notices = window() ? window()->findChildren<Ui::Notice *>() : QList<Ui::Notice *>();
        return std::any_of(notices.begin(), notices.end(), [](const Ui::Notice *notice) { return notice->isVisible() && notice->text().contains(u"00000042"_s); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(told(), patienceMs);
}

void WorkspacesTest::manyChangesInARowEndInOne()
{
    for (int i = 0; i < 20; ++i)
        m_runtime->switchTo(i % 2 ? m_kaltura : m_atlas);
    QTRY_VERIFY_WITH_TIMEOUT(!current().isEmpty() && window(), patienceMs);
    const QString at = current();
    change(at == m_atlas ? m_kaltura : m_atlas);
    change(at);
}

void WorkspacesTest::newsOfOneThatWasLeftAreTold()
{
    QVERIFY(!m_desktop->findChild<Ui::Alerts *>());
    change(m_atlas);
    auto *alerts = m_desktop->findChild<Ui::Alerts *>(m_kaltura);
    QVERIFY(alerts);
    Q_EMIT alerts->alerted({u"Eva replied"_s, u"00000042"_s, {}, u"m1"_s, {}});
    const Ui::Alert told = m_told->value(0);
    QCOMPARE(told.title, u"Eva replied (Kaltura Customer Portal)"_s);
    Q_EMIT m_presence->chosen(told);
    QTRY_VERIFY_WITH_TIMEOUT(current() == m_kaltura && window(), patienceMs);
    QVERIFY(window()->findChild<QAbstractButton *>(u"messagesRailButton"_s)->isChecked());
    QVERIFY(!m_desktop->findChild<Ui::Alerts *>(m_kaltura)); // its window tells
    QVERIFY(m_desktop->findChild<Ui::Alerts *>(m_atlas));
}

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    WorkspacesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_workspaces.moc"
