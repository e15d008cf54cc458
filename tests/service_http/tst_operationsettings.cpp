// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service_http/operation.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Casement::Testing;
using namespace Qt::StringLiterals;

/// The settings of casementd and what the packages bring along: example and unit.
class TestOperationSettings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void laterSourcesWin();
    void mistakesAreToldWithTheirPlace_data();
    void mistakesAreToldWithTheirPlace();
    void unknownArgumentsAreRefused();
    void checkTellsWhatWouldNotStart();
    void checkShowsNoPassword();
    void exampleNamesEveryKey();
    void unitIsSound();

private:
    [[nodiscard]] QString data() const { return m_dir->filePath(u"data"_s); }
    [[nodiscard]] QString program() const { return QStringLiteral(CASEMENT_BIN_DIR "/casementd"); }
    void writeSettings(const QByteArray &text) const;

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestOperationSettings::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    const Outcome made = run(QStringLiteral(CASEMENT_BIN_DIR "/casementctl"), {u"init"_s, u"--data"_s, data()});
    QVERIFY2(made.code == 0, qPrintable(made.err));
}

void TestOperationSettings::writeSettings(const QByteArray &text) const
{
    QFile file(QDir(data()).filePath(u"casementd.conf"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

void TestOperationSettings::laterSourcesWin()
{
    writeSettings("# three ways\nworkers = 3\nlog-level = error\ntls-key = keys/a.pem\n");
    const auto lineOf = [](const Outcome &outcome, const QString &key) {
        const QStringList lines = outcome.out.split(u'\n').filter(QRegularExpression(u"^%1 "_s.arg(key)));
        return lines.value(0).simplified();
    };
    Outcome told = run(program(), {u"--check"_s, u"--data"_s, data()});
    QCOMPARE(lineOf(told, u"workers"_s), u"workers = 3 (casementd.conf:2)"_s);
    QCOMPARE(lineOf(told, u"log-level"_s), u"log-level = error (casementd.conf:3)"_s);
    QCOMPARE(lineOf(told, u"listen"_s), u"listen = 127.0.0.1:8085 (default)"_s);
    QCOMPARE(lineOf(told, u"tls-key"_s), u"tls-key = %1/keys/a.pem (casementd.conf:4)"_s.arg(data()));
    const QStringList variables{u"CASEMENT_LOG_LEVEL=warning"_s, u"CASEMENT_LISTEN=127.0.0.1:1"_s, u"CASEMENT_WORKERS="_s, u"CASEMENT_DATA=/nowhere"_s};
    told = run(program(), {u"--check"_s, u"--data"_s, data(), u"--listen"_s, u"[::1]:2"_s}, variables);
    QCOMPARE(lineOf(told, u"workers"_s), u"workers = 3 (casementd.conf:2)"_s); // an empty variable is none
    QCOMPARE(lineOf(told, u"log-level"_s), u"log-level = warning (CASEMENT_LOG_LEVEL)"_s);
    QCOMPARE(lineOf(told, u"listen"_s), u"listen = [::1]:2 (--listen)"_s);
    QCOMPARE(lineOf(told, u"data"_s), u"data = %1 (--data)"_s.arg(data()));
}

void TestOperationSettings::mistakesAreToldWithTheirPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("told");
    QTest::newRow("unknown key") << QByteArray("\nlisen = 127.0.0.1:1\n") << u"casementd.conf:2: there is no key \"lisen\"; known are data, listen"_s;
    QTest::newRow("no value") << QByteArray("workers\n") << u"casementd.conf:1: write KEY = VALUE"_s;
    QTest::newRow("section") << QByteArray("[service]\n") << u"casementd.conf:1: write KEY = VALUE"_s;
    QTest::newRow("twice") << QByteArray("workers = 1\nworkers = 2\n") << u"casementd.conf:2: workers stands here a second time"_s;
    QTest::newRow("no number") << QByteArray("workers = many\n") << u"casementd.conf:1: \"many\" is no value for workers"_s;
    QTest::newRow("too many") << QByteArray("workers = 65\n") << u"1 to 64"_s;
    QTest::newRow("no port") << QByteArray("listen = 127.0.0.1\n") << u"HOST:PORT"_s;
    QTest::newRow("port too large") << QByteArray("listen = 127.0.0.1:65536\n") << u"listen"_s;
    QTest::newRow("no address") << QByteArray("listen = example.org:80\n") << u"an IP address"_s;
    QTest::newRow("level") << QByteArray("log-level = loud\n") << u"debug, info"_s;
    QTest::newRow("format") << QByteArray("log-format = xml\n") << u"json"_s;
    QTest::newRow("database") << QByteArray("database = mysql://a@b/c\n") << u"postgresql://"_s;
    QTest::newRow("key alone") << QByteArray("tls-key = a.pem\n") << u"belong together"_s;
}

void TestOperationSettings::mistakesAreToldWithTheirPlace()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, told);
    writeSettings(text);
    for (const QStringList &more : {QStringList{}, QStringList{u"--check"_s}}) {
        const Outcome refused = run(program(), QStringList{u"--data"_s, data()} + more);
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains(told), qPrintable(refused.err));
        QVERIFY(refused.err.startsWith(u"casementd: "_s));
    }
}

void TestOperationSettings::unknownArgumentsAreRefused()
{
    for (const QStringList &arguments : {QStringList{u"start"_s}, {u"--data"_s, data(), u"--lisen"_s, u"127.0.0.1:0"_s}, {u"--data"_s}}) {
        const Outcome refused = run(program(), arguments);
        QCOMPARE(refused.code, 1);
        QCOMPARE(refused.err.count(u'\n'), 1);
        QVERIFY2(refused.err.contains(u"--help"_s), qPrintable(refused.err));
    }
    QVERIFY(run(program(), {u"--help"_s}).out.contains(u"--drain-seconds"_s));
}

void TestOperationSettings::checkTellsWhatWouldNotStart()
{
    Outcome told = run(program(), {u"--check"_s, u"--data"_s, data()});
    QVERIFY2(told.code == 0 && told.out.contains(u"portal kaltura"_s) && told.out.endsWith(u"ready to start\n"_s), qPrintable(told.out + told.err));
    told = run(program(), {u"--check"_s, u"--data"_s, m_dir->filePath(u"none"_s)});
    QVERIFY2(told.code == 1 && told.err.contains(u"casementctl init"_s), qPrintable(told.err));
    QVERIFY(!QFile::exists(m_dir->filePath(u"none"_s)));
    told = run(program(), {u"--check"_s, u"--data"_s, data(), u"--portal"_s, u"other"_s});
    QVERIFY2(told.code == 1 && told.err.contains(u"other"_s), qPrintable(told.err));
    told = run(program(), {u"--check"_s, u"--data"_s, data(), u"--tls-certificate"_s, u"/nowhere.pem"_s, u"--tls-key"_s, u"/nowhere.pem"_s});
    QVERIFY2(told.code == 1 && told.err.contains(u"/nowhere.pem"_s), qPrintable(told.err));
    QVERIFY(run(program(), {u"--check"_s, u"--data"_s, data(), u"--listen"_s, u"0.0.0.0:0"_s}).out.contains(u"in the clear"_s));
    QVERIFY(QFile::remove(QDir(data()).filePath(u"admin.token"_s)));
    QCOMPARE(run(program(), {u"--check"_s, u"--data"_s, data()}).code, 1);
}

void TestOperationSettings::checkShowsNoPassword()
{
    for (const QString &url : {u"postgresql://casement:hidden@db.example/casement"_s, u"postgresql://db.example/casement?password=hidden"_s}) {
        const Outcome told = run(program(), {u"--check"_s, u"--data"_s, data()}, {QString(u"CASEMENT_DATABASE="_s + url)});
        QVERIFY2(told.out.contains(u"db.example"_s), qPrintable(told.out));
        QVERIFY(!told.out.contains(u"hidden"_s) && !told.err.contains(u"hidden"_s));
    }
}

void TestOperationSettings::exampleNamesEveryKey()
{
    const QString example = QStringLiteral(CASEMENT_SOURCE_DIR "/packaging/systemd/casementd.conf");
    const Outcome told = run(program(), {u"--check"_s, u"--data"_s, data(), u"--config"_s, example});
    QVERIFY2(told.code == 0, qPrintable(told.err));
    QFile file(example);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    const QRegularExpression key(u"^([a-z-]+) += "_s, QRegularExpression::MultilineOption);
    int keys = 0;
    for (auto it = key.globalMatch(told.out); it.hasNext(); ++keys) {
        const QString name = it.next().captured(1);
        QVERIFY2(text.contains(QRegularExpression(u"^(# )?%1 ="_s.arg(name), QRegularExpression::MultilineOption)), qPrintable(name));
    }
    QVERIFY(keys > 5);
}

/// What systemd itself says about the unit: no unknown setting, and little that the service could do to the machine.
void TestOperationSettings::unitIsSound()
{
    const QString analyze = QStandardPaths::findExecutable(u"systemd-analyze"_s);
    if (analyze.isEmpty())
        QSKIP("systemd-analyze is not installed");
    QFile installed(QStringLiteral(CASEMENT_BIN_DIR "/../app/casementd.service"));
    QVERIFY(installed.open(QIODevice::ReadOnly));
    QString text = QString::fromUtf8(installed.readAll());
    static const QRegularExpression start(u"\\nExecStart=/.*/bin/casementd --config "_s);
    QVERIFY(text.contains(start)); // where the installation puts it, which is empty here
    text.replace(start, u"\nExecStart=%1 --config "_s.arg(program()));
    QFile unit(m_dir->filePath(u"casementd.service"_s));
    QVERIFY(unit.open(QIODevice::WriteOnly));
    unit.write(text.toUtf8());
    unit.close();
    Outcome told = run(analyze, {u"verify"_s, u"--man=no"_s, unit.fileName()});
    QVERIFY2(told.code == 0 && !told.err.contains(u"casementd.service"_s), qPrintable(told.err));
    constexpr int mostExposed = 15; // tenths, of at most 100
    told = run(analyze, {u"security"_s, u"--offline=true"_s, u"--threshold=%1"_s.arg(mostExposed), unit.fileName()});
    QVERIFY2(told.code == 0, qPrintable(told.out + told.err));
}

QTEST_GUILESS_MAIN(TestOperationSettings)
#include "tst_operationsettings.moc"
