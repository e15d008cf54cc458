// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/service.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Casement;
using namespace Qt::StringLiterals;

namespace {

struct Outcome
{
    int code = -1;
    QString out, err;
};

QString program(const QString &name)
{
    return QStringLiteral(CASEMENT_BIN_DIR "/") + name;
}

Outcome run(const QString &name, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(program(name), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

/// Status and body of one request over its own connection.
std::pair<int, QByteArray> exchange(quint16 port, const QByteArray &method, const QByteArray &path, const QByteArray &body = {})
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    socket.waitForConnected(3000);
    socket.write(method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
                 + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QByteArray answer;
    while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(10'000))
        answer += socket.readAll();
    answer += socket.readAll();
    return {answer.mid(9, 3).toInt(), answer.mid(answer.indexOf("\r\n\r\n") + 4)};
}

} // namespace

/// casementd and casementctl as processes.
class TestPrograms final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void readyLineAndGracefulStop();
    void takenPortIsTold();
    void missingDataIsTold();
    void secondServiceIsTold();
    void newerDataIsRefused();
    void unwritableDataIsTold();
    void wrongArgumentsAreTold();
    void controlReachesTheRunningService();
    void passwordComesFromInputOnly();
    void importTellsBadLinesByNumber();
    void sampleTwiceChangesNothing();
    void brokenDefinitionIsTold();
    void initKeepsWhatIsThere();

private:
    QString data() const { return m_dir->filePath(u"data"_s); }
    bool startService(QProcess &process, const QString &listen = u"127.0.0.1:0"_s);
    int signIn(const QByteArray &email, const QByteArray &password) const;

    std::unique_ptr<QTemporaryDir> m_dir;
    quint16 m_port = 0;
};

void TestPrograms::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    qputenv("CASEMENT_PASSWORD", "");
    const Outcome made = run(u"casementctl"_s, {u"init"_s, u"--data"_s, data()});
    QVERIFY2(made.code == 0, qPrintable(made.err));
}

void TestPrograms::cleanup()
{
    qunsetenv("CASEMENT_PASSWORD");
    m_dir.reset();
}

bool TestPrograms::startService(QProcess &process, const QString &listen)
{
    process.start(program(u"casementd"_s), {u"--data"_s, data(), u"--listen"_s, listen});
    if (!process.waitForReadyRead(20'000))
        return false;
    static const QRegularExpression line(u"^casementd: ready on http://127\\.0\\.0\\.1:([0-9]+)\\n$"_s);
    const QRegularExpressionMatch match = line.match(QString::fromUtf8(process.readAllStandardOutput()));
    m_port = quint16(match.captured(1).toUInt());
    return match.hasMatch();
}

int TestPrograms::signIn(const QByteArray &email, const QByteArray &password) const
{
    return exchange(m_port, "POST", "/v1/sign-in", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}").first;
}

void TestPrograms::readyLineAndGracefulStop()
{
    QProcess service;
    QVERIFY(startService(service));
    QCOMPARE(Service::readRunning(data()).value_or(QString()), u"http://127.0.0.1:%1"_s.arg(m_port));
    QCOMPARE(exchange(m_port, "GET", "/healthz").first, 200);
    service.terminate();
    QVERIFY(service.waitForFinished(10'000));
    QCOMPARE(service.exitStatus(), QProcess::NormalExit);
    QCOMPARE(service.exitCode(), 0);
    QVERIFY(!Service::readRunning(data()));
}

void TestPrograms::takenPortIsTold()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const Outcome refused = run(u"casementd"_s, {u"--data"_s, data(), u"--listen"_s, u"127.0.0.1:%1"_s.arg(other.serverPort())});
    QCOMPARE(refused.code, 1);
    QCOMPARE(refused.err.count(u'\n'), 1);
    QVERIFY(refused.err.contains(u"already in use"_s) && refused.err.contains(u"--listen"_s));
    QVERIFY(refused.out.isEmpty());
}

void TestPrograms::missingDataIsTold()
{
    for (const QString &folder : {m_dir->filePath(u"none"_s), m_dir->path()}) {
        const Outcome refused = run(u"casementd"_s, {u"--data"_s, folder, u"--listen"_s, u"127.0.0.1:0"_s});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains(u"casementctl init"_s), qPrintable(refused.err));
    }
}

void TestPrograms::secondServiceIsTold()
{
    QProcess service;
    QVERIFY(startService(service));
    const Outcome refused = run(u"casementd"_s, {u"--data"_s, data(), u"--listen"_s, u"127.0.0.1:0"_s});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains(QString::number(service.processId())), qPrintable(refused.err));
    QVERIFY(Service::readRunning(data())); // the first one's
    service.terminate();
    QVERIFY(service.waitForFinished(10'000));
}

void TestPrograms::newerDataIsRefused()
{
    QFile database(QDir(data()).filePath(u"service.db"_s));
    QVERIFY(database.open(QIODevice::ReadWrite));
    QVERIFY(database.seek(60)); // user_version in SQLite's file header
    QCOMPARE(database.write(QByteArray::fromHex("00000fff")), 4);
    database.close();
    const Outcome refused = run(u"casementd"_s, {u"--data"_s, data(), u"--listen"_s, u"127.0.0.1:0"_s});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains(u"newer"_s), qPrintable(refused.err));
}

void TestPrograms::unwritableDataIsTold()
{
    const QString file = m_dir->filePath(u"file"_s);
    QVERIFY(QFile(file).open(QIODevice::WriteOnly));
    const Outcome refused = run(u"casementctl"_s, {u"init"_s, u"--data"_s, QString(file + u"/data"_s)}); // also true for root
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains(u"folder"_s), qPrintable(refused.err));
}

void TestPrograms::wrongArgumentsAreTold()
{
    QCOMPARE(run(u"casementd"_s, {}).code, 1);
    QVERIFY(run(u"casementd"_s, {u"--data"_s, data(), u"--listen"_s, u"8085"_s}).err.contains(u"HOST:PORT"_s));
    QCOMPARE(run(u"casementctl"_s, {u"dance"_s}).code, 1);
    QVERIFY(run(u"casementctl"_s, {u"--help"_s}).out.contains(u"definition check"_s));
    QVERIFY(run(u"casementctl"_s, {u"sample"_s, u"--help"_s}).out.contains(u"--seed"_s));
    QCOMPARE(run(u"casementctl"_s, {u"sample"_s, u"--data"_s, data(), u"--cases"_s, u"many"_s}).code, 1);
    QCOMPARE(run(u"casementctl"_s, {u"import"_s, u"--data"_s, data()}).code, 1);
    QVERIFY(run(u"casementctl"_s, {u"init"_s, u"--data"_s, m_dir->filePath(u"x"_s), u"--portal"_s, u"none"_s}).err.contains(u"kaltura"_s));
}

void TestPrograms::controlReachesTheRunningService()
{
    QProcess service;
    QVERIFY(startService(service));
    Outcome done = run(u"casementctl"_s, {u"account"_s, u"add"_s, u"--data"_s, data(), u"--name"_s, u"Acme"_s, u"--id"_s, u"acme"_s});
    QVERIFY2(done.code == 0, qPrintable(done.err));
    done = run(u"casementctl"_s, {u"user"_s, u"add"_s, u"--data"_s, data(), u"--email"_s, u"ann@acme.example"_s, u"--name"_s, u"Ann"_s,
                                 u"--account"_s, u"acme"_s}, "correct horse\n");
    QVERIFY2(done.code == 0, qPrintable(done.err));
    QCOMPARE(signIn("ann@acme.example", "correct horse"), 200);
    QCOMPARE(signIn("ann@acme.example", "wrong horse"), 401);
    service.terminate();
    QVERIFY(service.waitForFinished(10'000));
}

void TestPrograms::passwordComesFromInputOnly()
{
    const QStringList add{u"user"_s, u"add"_s, u"--data"_s, data(), u"--email"_s, u"bob@care.example"_s, u"--name"_s, u"Bob"_s, u"--role"_s, u"engineer"_s};
    QVERIFY(run(u"casementctl"_s, add).err.contains(u"password"_s)); // none given
    QCOMPARE(run(u"casementctl"_s, add + QStringList{u"--password"_s, u"correct horse"_s}).code, 1);
    qputenv("CASEMENT_PASSWORD", "from the environment");
    QCOMPARE(run(u"casementctl"_s, add).code, 0); // no casementd: it opens the data itself
    QProcess service;
    QVERIFY(startService(service));
    QCOMPARE(signIn("bob@care.example", "from the environment"), 200);
    service.terminate();
    QVERIFY(service.waitForFinished(10'000));
}

void TestPrograms::importTellsBadLinesByNumber()
{
    QFile file(m_dir->filePath(u"lines.jsonl"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"type\":\"account\",\"id\":\"a\",\"name\":\"A\"}\n\nnot json\n");
    const QByteArray filler(1'000'000, ' ');
    for (int i = 0; i < 9; ++i) // three batches
        file.write("{\"type\":\"account\",\"id\":\"b" + QByteArray::number(i) + "\",\"name\":\"B\"}" + filler + "\n");
    file.write("{\"type\":\"robot\"}\n"); // line 13
    file.write(QByteArray(9'000'000, 'x') + "\n{\"type\":\"account\",\"id\":\"c\",\"name\":\"C\"}");
    file.close();
    const QStringList arguments{u"import"_s, u"--data"_s, data(), file.fileName()};
    Outcome done = run(u"casementctl"_s, arguments);
    QCOMPARE(done.code, 2);
    QVERIFY2(done.err.contains(u"line 3: "_s) && done.err.contains(u"line 13: "_s) && done.err.contains(u"line 14: "_s), qPrintable(done.err));
    QCOMPARE(done.err.count(u"line "_s), 3);
    QVERIFY2(done.out.contains(u"11 lines taken, 3 not"_s), qPrintable(done.out));

    done = run(u"casementctl"_s, {u"import"_s, u"--data"_s, data(), u"-"_s}, "{\"type\":\"account\",\"id\":\"d\",\"name\":\"D\"}\n");
    QCOMPARE(done.code, 0);
    QCOMPARE(run(u"casementctl"_s, {u"import"_s, u"--data"_s, data(), u"-"_s}, "nothing good\n").code, 1);
    QCOMPARE(run(u"casementctl"_s, {u"import"_s, u"--data"_s, data(), m_dir->filePath(u"no.jsonl"_s)}).code, 1);
}

void TestPrograms::sampleTwiceChangesNothing()
{
    const QStringList arguments{u"sample"_s, u"--data"_s, data(), u"--cases"_s, u"20"_s, u"--seed"_s, u"7"_s, u"--until"_s, u"2026-01-31"_s};
    qputenv("CASEMENT_PASSWORD", "sample password");
    Outcome done = run(u"casementctl"_s, arguments);
    QVERIFY2(done.code == 0 && done.err.isEmpty(), qPrintable(done.err));
    QProcess service;
    QVERIFY(startService(service));
    done = run(u"casementctl"_s, arguments); // now over HTTP
    QVERIFY2(done.code == 0, qPrintable(done.err));
    QCOMPARE(signIn("dana.levi@northfield.example", "sample password"), 200);
    QVERIFY(!done.out.contains(u"sample password"_s));
    service.terminate();
    QVERIFY(service.waitForFinished(10'000));
}

void TestPrograms::brokenDefinitionIsTold()
{
    QFile file(m_dir->filePath(u"broken.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"format\": 1, \"id\": \"x\"}");
    file.close();
    Outcome refused = run(u"casementctl"_s, {u"definition"_s, u"check"_s, file.fileName()});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains(u"$"_s), qPrintable(refused.err));
    refused = run(u"casementctl"_s, {u"init"_s, u"--data"_s, m_dir->filePath(u"other"_s), u"--definition"_s, file.fileName()});
    QCOMPARE(refused.code, 1);
    QVERIFY(!QFile::exists(m_dir->filePath(u"other/service.db"_s)));
    QCOMPARE(run(u"casementctl"_s, {u"definition"_s, u"check"_s, QStringLiteral(CASEMENT_SOURCE_DIR "/resources/portals/kaltura.json")}).code, 0);
}

void TestPrograms::initKeepsWhatIsThere()
{
    const Outcome refused = run(u"casementctl"_s, {u"init"_s, u"--data"_s, data()});
    QCOMPARE(refused.code, 1);
    QVERIFY(refused.err.contains(u"already"_s));
}

QTEST_GUILESS_MAIN(TestPrograms)
#include "tst_programs.moc"
