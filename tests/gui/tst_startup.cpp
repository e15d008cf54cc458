// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casement/demoservice.h"
#include "app/casement/desktop.h"
#include "app/casement/qtscheduler.h"
#include "sync/secrets/memorysecrets.h"
#include "tests/gui/startfixture.h"
#include "ui/common/errors.h"
#include "ui/common/notice.h"
#include "ui/help/tour.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QLockFile>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Casement;
using namespace Casement::Starting;
using namespace Qt::StringLiterals;

/// What a start meets that cannot go well, and what it leaves alone.
class StartupTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rebuiltCacheIsToldInTheWindow_OFF_4();
    void tourComesAtTheFirstStartOnly();
    void choiceSurvivesALostCache_OFF_4();
    void damagedOutboxHasItsOwnWords_OFF_4();
    void folderInUseIsToldAndEndsWithOne();
    void folderThatCannotBeMade();
    void failureOverAWindowEndsNothing();
    void emptyFolderNameIsAUsageError();
    void secondDemoTouchesNothing();
    void unreadableDemoKeepsItsData();
    void halfMadeDemoIsMadeAgain_data();
    void halfMadeDemoIsMadeAgain();
};

void StartupTest::rebuiltCacheIsToldInTheWindow_OFF_4()
{
    QTemporaryDir dir;
    const auto folder = workspaceIn(dir.path());
    QVERIFY(put(folder.cachePath(), QByteArray(9000, 'x')));
    App::QtScheduler scheduler;
    App::ClientRuntime runtime({dir.path(), true}, std::make_unique<Secrets::MemorySecrets>(scheduler));
    App::Desktop desktop(runtime, dir.path(), true);
    QVERIFY(runtime.start());
    QTRY_VERIFY_WITH_TIMEOUT(topLevel<Ui::MainWindow>(), patienceMs);
    const QString wanted = Ui::sentenceFor({ErrorCode::Corrupt, {}});
    const auto told = [&] {
        const auto notices = topLevel<Ui::MainWindow>()->findChildren<Ui::Notice *>();
        return std::any_of(notices.begin(), notices.end(), [&](const Ui::Notice *notice) { return notice->isVisible() && notice->text() == wanted; });
    };
    QTRY_VERIFY(told());
}

void StartupTest::tourComesAtTheFirstStartOnly()
{
    QTemporaryDir dir;
    workspaceIn(dir.path());
    App::QtScheduler scheduler;
    for (const bool first : {true, false}) {
        App::ClientRuntime runtime({dir.path(), true}, std::make_unique<Secrets::MemorySecrets>(scheduler));
        App::Desktop desktop(runtime, dir.path(), true);
        QVERIFY(runtime.start());
        QTRY_VERIFY_WITH_TIMEOUT(topLevel<Ui::MainWindow>(), patienceMs);
        auto *tour = topLevel<Ui::MainWindow>()->findChild<Ui::Tour *>();
        QCOMPARE(tour != nullptr, first);
        if (tour)
            tour->findChild<QPushButton *>(u"tourSkipButton"_s)->click();
    }
}

void StartupTest::choiceSurvivesALostCache_OFF_4()
{
    QTemporaryDir dir;
    const auto folder = workspaceIn(dir.path());
    App::QtScheduler scheduler;
    for (const bool first : {true, false}) {
        if (!first) {
            QFile::remove(QString(folder.cachePath() + u"-wal"_s));
            QVERIFY(put(folder.cachePath(), QByteArray(9000, 'x')));
        }
        App::ClientRuntime runtime({dir.path(), true}, std::make_unique<Secrets::MemorySecrets>(scheduler));
        QSignalSpy ready(&runtime, &App::ClientRuntime::workspaceReady);
        QVERIFY(runtime.start());
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patienceMs);
        Keeping &keeping = runtime.workspace()->keeping();
        KeepChoice wanted;
        wanted.months = 6;
        wanted.limit = 3LL << 30;
        if (first) {
            const auto chosen = keeping.choose(wanted);
            QTRY_VERIFY_WITH_TIMEOUT(chosen.isFinished(), patienceMs);
            QVERIFY(chosen.result().ok());
        } else {
            const auto choice = keeping.choice();
            QTRY_VERIFY_WITH_TIMEOUT(choice.isFinished(), patienceMs);
            QCOMPARE(choice.result().value(), wanted);
            const auto use = keeping.use();
            QTRY_VERIFY_WITH_TIMEOUT(use.isFinished(), patienceMs);
            QVERIFY(use.result()->cases > 0 && use.result()->unsent > 0);
        }
    }
}

void StartupTest::damagedOutboxHasItsOwnWords_OFF_4()
{
    QTemporaryDir dir;
    const auto folder = workspaceIn(dir.path());
    const QByteArray damaged(9000, 'x');
    QVERIFY(put(folder.outboxPath(), damaged));
    App::QtScheduler scheduler;
    App::ClientRuntime runtime({dir.path(), true}, std::make_unique<Secrets::MemorySecrets>(scheduler));
    App::Desktop desktop(runtime, dir.path(), true);
    Error met;
    connect(&runtime, &App::ClientRuntime::failed, this, [&](const Error &error) { met = error; });
    QVERIFY(runtime.start());
    QTRY_VERIFY_WITH_TIMEOUT(topLevel<QMessageBox>(), patienceMs);
    QCOMPARE(met.code, ErrorCode::OutboxDamaged);
    QVERIFY2(met.detail.contains(folder.outboxPath()) && met.detail.contains(u"unsent work"_s), qPrintable(met.detail));
    QCOMPARE(topLevel<QMessageBox>()->text(), met.detail);
    QCOMPARE(topLevel<QMessageBox>()->informativeText(), Ui::sentenceFor(met));
    QVERIFY(!topLevel<Ui::MainWindow>());
    QCOMPARE(contentOf(folder.outboxPath()), damaged);
    topLevel<QMessageBox>()->close();
    QCOMPARE(desktop.exitCode(), 1);
}

void StartupTest::folderInUseIsToldAndEndsWithOne()
{
    QTemporaryDir dir;
    QLockFile other(dir.filePath(u"lock"_s));
    QVERIFY(other.tryLock());
    App::QtScheduler scheduler;
    App::ClientRuntime runtime({dir.path(), false}, std::make_unique<Secrets::MemorySecrets>(scheduler));
    App::Desktop desktop(runtime, dir.path(), true);
    QVERIFY(!runtime.start());
    auto *box = topLevel<QMessageBox>();
    QVERIFY(box);
    QVERIFY2(box->text().contains(u"already running"_s) && box->text().contains(dir.path()), qPrintable(box->text()));
    QCOMPARE(box->informativeText(), Ui::sentenceFor({ErrorCode::AlreadyRunning, {}}));
    QCOMPARE(desktop.exitCode(), 0);
    box->close();
    QCOMPARE(desktop.exitCode(), 1);
}

void StartupTest::folderThatCannotBeMade()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"file/data"_s);
    QVERIFY(put(dir.filePath(u"file"_s), "a file where a folder should be"));
    Program program({u"--data"_s, path});
    QTRY_VERIFY_WITH_TIMEOUT(program.told().contains(QByteArray("casement: cannot write " + path.toUtf8())), patienceMs);
    QCOMPARE(program->state(), QProcess::Running); // the box stands

    App::QtScheduler scheduler;
    App::ClientRuntime runtime({path, false}, std::make_unique<Secrets::MemorySecrets>(scheduler));
    App::Desktop desktop(runtime, path, true);
    QVERIFY(!runtime.start());
    auto *box = topLevel<QMessageBox>();
    QVERIFY(box);
    QVERIFY(box->text().contains(path));
    QVERIFY(box->informativeText() != Ui::sentenceFor({ErrorCode::Storage, {}})); // no window is there to be kept open
    box->close();
    QCOMPARE(desktop.exitCode(), 1);
}

void StartupTest::failureOverAWindowEndsNothing()
{
    QTemporaryDir dir;
    workspaceIn(dir.path());
    App::QtScheduler scheduler;
    App::ClientRuntime runtime({dir.path(), true}, std::make_unique<Secrets::MemorySecrets>(scheduler));
    App::Desktop desktop(runtime, dir.path(), true);
    QVERIFY(runtime.start());
    QTRY_VERIFY_WITH_TIMEOUT(topLevel<Ui::MainWindow>(), patienceMs);
    const Error error{ErrorCode::Storage, u"the disk is full"_s};
    desktop.fail(error);
    auto *box = topLevel<QMessageBox>();
    QVERIFY(box);
    QCOMPARE(box->text(), Ui::sentenceFor(error));
    QCOMPARE(box->informativeText(), error.detail);
    box->close();
    QCOMPARE(desktop.exitCode(), 0);
}

void StartupTest::emptyFolderNameIsAUsageError()
{
    Program program({u"--data"_s, QString()});
    QVERIFY(program->waitForFinished(patienceMs));
    QCOMPARE(program->exitStatus(), QProcess::NormalExit);
    QCOMPARE(program->exitCode(), 2);
    QVERIFY(program.told().contains("casement: --data needs"));
}

void StartupTest::secondDemoTouchesNothing()
{
    QTemporaryDir dir;
    const QString demoDir = dir.filePath(u"demo"_s);
    QVERIFY(put(demoDir + u"/service/service.db"_s, "being prepared"));
    QVERIFY(put(demoDir + u"/preparing"_s, "{}"));
    QLockFile first(demoDir + u"/lock"_s);
    QVERIFY(first.tryLock());
    Program second({u"--demo"_s, u"--data"_s, dir.path()});
    QTRY_VERIFY_WITH_TIMEOUT(second.told().contains("casement: Casement is already running"), patienceMs);
    QVERIFY(!second->waitForFinished(1000)); // time to do harm; the box stays
    QCOMPARE(contentOf(demoDir + u"/service/service.db"_s), "being prepared");
}

void StartupTest::unreadableDemoKeepsItsData()
{
    QTemporaryDir dir;
    QVERIFY(put(dir.filePath(u"service/service.db"_s), "whole"));
    QVERIFY(put(dir.filePath(u"demo.json"_s), "{torn"));
    App::DemoService demo(dir.path(), QStringLiteral(CASEMENT_BIN_DIR), {});
    QSignalSpy progress(&demo, &App::DemoService::progressed);
    QString detail;
    connect(&demo, &App::DemoService::failed, this, [&](const Error &error) { detail = error.detail; });
    demo.start();
    QVERIFY2(detail.contains(dir.filePath(u"demo.json"_s)), qPrintable(detail));
    QCOMPARE(progress.count(), 0);
    QCOMPARE(contentOf(dir.filePath(u"service/service.db"_s)), "whole");
    QCOMPARE(contentOf(dir.filePath(u"demo.json"_s)), "{torn");
}

void StartupTest::halfMadeDemoIsMadeAgain_data()
{
    QTest::addColumn<QString>("left");
    QTest::newRow("marked") << u"service/service.db"_s;
    QTest::newRow("no database yet") << u"service/leftover"_s;
}

void StartupTest::halfMadeDemoIsMadeAgain()
{
    QFETCH(const QString, left);
    QTemporaryDir dir;
    QVERIFY(put(dir.filePath(left), "half"));
    if (left.endsWith(u".db"_s))
        QVERIFY(put(dir.filePath(u"preparing"_s), "{}"));
    App::DemoService demo(dir.path(), dir.filePath(u"no-programs"_s), {}); // what it would start is not there
    QString detail;
    connect(&demo, &App::DemoService::failed, this, [&](const Error &error) { detail = error.detail; });
    demo.start();
    QTRY_VERIFY(detail.contains(u"casementctl"_s));
    QVERIFY(!QFileInfo::exists(dir.filePath(left)));
    QVERIFY(QFileInfo::exists(dir.filePath(u"preparing"_s))); // and still is half-made
}

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    StartupTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_startup.moc"
