// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/testclient.h"
#include "tests/gui/shots.h"
#include "tests/support/serviceprocess.h"
#include "tests/support/threads.h"
#include "models/domain/text.h"
#include "ui/common/theme.h"
#include "ui/common/widgetprompts.h"
#include "ui/shell/mainwindow.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

namespace {

const QString password = u"correct horse battery"_s;
const QString data = QStringLiteral(CASEMENT_SOURCE_DIR "/../shared/data/threads.jsonl");

class NoSessions final : public Sessions
{
public:
    QFuture<Result<void>> signIn(const SignIn &) override { return {}; }
    QFuture<Result<void>> signOut(bool) override { return {}; }
    [[nodiscard]] bool keepsSignIn() const override { return true; }
    [[nodiscard]] SignIn lastUsed() const override { return {}; }
};

} // namespace

/// Real support threads imported as the cases of two accounts, synced to a client of each, read and searched with the service gone.
class TestThreads final : public QObject
{
    Q_OBJECT

private:
    void show(TestClient &client, const QString &typed, const QString &name);

    QTemporaryDir m_dir;
    std::unique_ptr<ServiceProcess> m_service;
    ThreadImport m_import;

private Q_SLOTS:
    void initTestCase();
    void importingTwiceChangesNothing();
    void badLinesAreNamedAndTheRestGoesOn();
    void bothClientsHoldTheirOwn_ACC_6_OFF_1();
    void searchedOfflineInTheirLanguages_VIEW_7_OFF_1_data();
    void searchedOfflineInTheirLanguages_VIEW_7_OFF_1();
    void picturesOffline();
};

void TestThreads::initTestCase()
{
    QFile threads(data);
    if (!threads.open(QIODevice::ReadOnly))
        QSKIP("the real threads are not beside this checkout");
    m_import = convertThreads(threads.readAll(), {{u"yacy/yacy_search_server"_s, {u"yacy"_s, u"YaCy Suchmaschinen"_s}},
                                                  {u"rust-lang/rust"_s, {u"yacy"_s, u"YaCy Suchmaschinen"_s}},
                                                  {u"getredash/redash"_s, {u"redash"_s, u"Redash Analytics"_s}},
                                                  {u"Slicer/Slicer"_s, {u"redash"_s, u"Redash Analytics"_s}}});
    QCOMPARE(m_import.skipped, 0);
    QVERIFY(m_import.cases > 600);
    QByteArray lines = m_import.lines;
    for (const QString &account : {u"yacy"_s, u"redash"_s}) {
        lines += QStringLiteral("{\"type\":\"person\",\"id\":\"%1-admin\",\"account\":\"%1\",\"name\":\"Admin of %1\",\"email\":\"admin@%1.example\"}\n"
                                "{\"type\":\"user\",\"person\":\"%1-admin\",\"role\":\"customerAdmin\",\"password\":\"%2\"}\n").arg(account, password).toUtf8();
    }
    QFile file(m_dir.filePath(u"threads.jsonl"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(lines);
    file.close();
    m_service = std::make_unique<ServiceProcess>(QStringLiteral(CASEMENT_BIN_DIR), m_dir.filePath(u"service"_s));
    QVERIFY2(m_service->ctl({u"init"_s}), qPrintable(m_service->error()));
    QVERIFY2(m_service->start(), qPrintable(m_service->error()));
    QVERIFY2(m_service->ctl({u"import"_s, file.fileName()}), qPrintable(m_service->error())); // over HTTP: the service runs
}

void TestThreads::importingTwiceChangesNothing()
{
    QVERIFY2(m_service->ctl({u"import"_s, m_dir.filePath(u"threads.jsonl"_s)}), qPrintable(m_service->error()));
    TestClient client(m_dir.filePath(u"twice"_s));
    QVERIFY2(client.signInOk(m_service->url(), u"admin@yacy.example"_s, password), qPrintable(client.lastError()));
    QTRY_COMPARE_WITH_TIMEOUT(client.find({}).size(), m_import.subjects.value(u"yacy"_s).size(), 60'000);
}

void TestThreads::badLinesAreNamedAndTheRestGoesOn()
{
    QFile file(m_dir.filePath(u"bad.jsonl"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"type\":\"account\",\"id\":\"good\",\"name\":\"Good\"}\n"
               "this is no JSON\n"
               "{\"type\":\"case\",\"id\":\"x\",\"account\":\"nowhere\",\"subject\":\"S\"}\n"
               "{\"type\":\"person\",\"id\":\"pg\",\"account\":\"good\",\"name\":\"Gina\",\"email\":\"gina@good.example\"}\n");
    file.close();
    QVERIFY(!m_service->ctl({u"import"_s, file.fileName()}));
    QVERIFY2(m_service->error().contains(u"line 2"_s) && m_service->error().contains(u"line 3"_s), qPrintable(m_service->error()));
    QVERIFY2(!m_service->error().contains(u"line 1:"_s) && !m_service->error().contains(u"line 4"_s), qPrintable(m_service->error()));
}

void TestThreads::bothClientsHoldTheirOwn_ACC_6_OFF_1()
{
    for (const QString &account : {u"yacy"_s, u"redash"_s}) {
        TestClient client(m_dir.filePath(account));
        QVERIFY2(client.signInOk(m_service->url(), QString(u"admin@"_s + account + u".example"_s), password), qPrintable(client.lastError()));
        QTRY_COMPARE_WITH_TIMEOUT(client.find({}).size(), m_import.subjects.value(account).size(), 120'000);
        QTRY_COMPARE_WITH_TIMEOUT(client.workspace().sync().state().phase, SyncState::Phase::Synced, 60'000);
        QStringList subjects;
        for (const CaseSummary &row : client.find({}))
            subjects << row.record.subject;
        subjects.sort();
        QStringList expected = m_import.subjects.value(account);
        expected.sort();
        QCOMPARE(subjects, expected);
    }
    QVERIFY(m_service->stop());
}

void TestThreads::searchedOfflineInTheirLanguages_VIEW_7_OFF_1_data()
{
    QTest::addColumn<QString>("account");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("other");
    QTest::newRow("German, folded") << u"yacy"_s << u"für"_s << u"redash"_s;
    QTest::newRow("German as typed without umlaut") << u"yacy"_s << u"uber"_s << QString();
    QTest::newRow("English prefix") << u"redash"_s << u"visualiz"_s << QString();
    QTest::newRow("number in text") << u"redash"_s << u"\"error 500\""_s << QString();
    QTest::newRow("Japanese part of a word") << u"redash"_s << u"です"_s << u"yacy"_s;
    QTest::newRow("operator") << u"redash"_s << u"opened:>2018-01-01 query"_s << QString();
}

void TestThreads::searchedOfflineInTheirLanguages_VIEW_7_OFF_1()
{
    QFETCH(QString, account);
    QFETCH(QString, typed);
    QFETCH(QString, other);
    TestClient client(m_dir.filePath(account));
    QVERIFY(client.resume());
    const auto found = client.search(typed);
    QVERIFY2(!found.isEmpty(), qPrintable(typed));
    // What was found says so somewhere: in its subject, description or thread.
    const CaseQuery query = parseSearch(typed);
    const CaseDetail detail = client.detail(found.first().record.id);
    QString text = indexText(QString(detail.bundle.record.subject + u' ' + detail.bundle.record.description));
    for (const Comment &comment : detail.bundle.comments)
        text += u' ' + indexText(comment.body);
    for (const QString &word : query.words + query.phrases)
        QVERIFY2(text.contains(word), qPrintable(word));
    if (!other.isEmpty()) {
        TestClient stranger(m_dir.filePath(other));
        QVERIFY(stranger.resume());
        for (const CaseSummary &row : stranger.search(typed))
            QVERIFY(row.record.accountName != found.first().record.accountName);
    }
}

void TestThreads::show(TestClient &client, const QString &typed, const QString &name)
{
    Ui::applyTheme(*qApp, Ui::ThemeChoice::Light);
    NoSessions sessions;
    Ui::WidgetPrompts prompts;
    QSettings settings(m_dir.filePath(u"windows.ini"_s), QSettings::IniFormat);
    Ui::MainWindow window(Ui::Context{client.workspace(), sessions, prompts, settings});
    window.resize(1360, 900);
    window.show();
    const auto found = client.search(typed);
    QVERIFY2(!found.isEmpty(), qPrintable(typed));
    window.openCase(found.first().record.id);
    QTRY_VERIFY(window.findChild<QWidget *>(u"caseView"_s)->isVisible());
    auto *subject = window.findChild<QWidget *>(u"caseView"_s)->findChild<QWidget *>(u"subjectLabel"_s);
    QTRY_VERIFY_WITH_TIMEOUT(subject->isVisible(), 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(!window.findChildren<QWidget *>(u"markdownView"_s).isEmpty(), 10'000);
    shot(window, name);
}

void TestThreads::picturesOffline()
{
    TestClient yacy(m_dir.filePath(u"yacy"_s));
    QVERIFY(yacy.resume());
    show(yacy, u"für"_s, u"thread-german"_s);
    show(yacy, u"rust"_s, u"thread-rust"_s);
    TestClient redash(m_dir.filePath(u"redash"_s));
    QVERIFY(redash.resume());
    show(redash, u"です"_s, u"thread-japanese"_s);
    show(redash, u"traceback"_s, u"thread-log"_s);
}

QTEST_MAIN(TestThreads)
#include "tst_threads.moc"
