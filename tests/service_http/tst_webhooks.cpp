// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/serviceprocess.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <mutex>
#include <thread>

using namespace Casement::Testing;
using namespace Qt::StringLiterals;

namespace {

struct Received
{
    QMap<QByteArray, QByteArray> headers; ///< names lower case
    QByteArray path, body;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

QByteArray http(const QByteArray &statusLine, const QByteArray &body = {}, const QByteArray &header = {})
{
    return QByteArray("HTTP/1.1 ").append(statusLine).append("\r\nContent-Length: ").append(QByteArray::number(body.size())).append("\r\n")
        .append(header).append("Connection: close\r\n\r\n").append(body);
}

/// What a webhook sends to, in a thread of its own: answers every request alike, or holds it.
class Receiver
{
public:
    Receiver()
    {
        m_thread = std::jthread([this](const std::stop_token &stop) { serve(stop); });
        while (m_port == 0)
            std::this_thread::yield();
    }
    [[nodiscard]] QString url() const { return QStringLiteral("http://127.0.0.1:%1/hook").arg(m_port); }
    /// Empty: takes requests and never answers.
    void answerWith(const QByteArray &answer)
    {
        const std::scoped_lock lock(m_mutex);
        m_answer = answer;
    }
    [[nodiscard]] QList<Received> received() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_received;
    }
    [[nodiscard]] int count() const { return int(received().size()); }

private:
    void serve(const std::stop_token &stop)
    {
        QTcpServer server;
        if (!server.listen(QHostAddress::LocalHost))
            qFatal("cannot listen on loopback");
        m_port = server.serverPort();
        std::vector<std::unique_ptr<QTcpSocket>> held;
        while (!stop.stop_requested()) {
            if (!server.waitForNewConnection(20))
                continue;
            std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
            const auto request = read(*socket);
            if (!request)
                continue;
            const std::scoped_lock lock(m_mutex);
            m_received << *request;
            if (m_answer.isEmpty()) {
                held.push_back(std::move(socket));
                continue;
            }
            socket->write(m_answer);
            socket->disconnectFromHost();
            if (socket->state() != QAbstractSocket::UnconnectedState)
                socket->waitForDisconnected(5000);
        }
    }
    static std::optional<Received> read(QTcpSocket &socket)
    {
        QByteArray bytes;
        Received request;
        for (qsizetype end = -1, length = 0; end < 0 || bytes.size() < end + 4 + length;) {
            if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(5000))
                return std::nullopt;
            bytes += socket.readAll();
            end = bytes.indexOf("\r\n\r\n");
            if (end < 0)
                continue;
            const QList<QByteArray> lines = bytes.left(end).split('\n');
            request.path = lines.first().split(' ').value(1);
            for (const QByteArray &line : lines.mid(1))
                request.headers.insert(line.left(line.indexOf(':')).toLower(), line.mid(line.indexOf(':') + 1).trimmed());
            length = request.headers.value("content-length").toLongLong();
            request.body = bytes.mid(end + 4);
        }
        return request;
    }

    mutable std::mutex m_mutex;
    QByteArray m_answer = http("204 No Content");
    QList<Received> m_received;
    std::atomic<quint16> m_port = 0;
    std::jthread m_thread; // last: ends before what it uses
};

/// The fenced blocks of one language in the document.
QStringList blocksOf(const QString &language)
{
    QFile file(QStringLiteral(CASEMENT_SOURCE_DIR "/sync/service/hooks/WEBHOOKS.md"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QRegularExpression fence(QString(u"```"_s + language + u"\n(.*?)```"_s), QRegularExpression::DotMatchesEverythingOption);
    QStringList blocks;
    for (auto it = fence.globalMatch(QString::fromUtf8(file.readAll())); it.hasNext();)
        blocks << it.next().captured(1);
    return blocks;
}

} // namespace

/// Webhooks from a real casementd to a receiver on loopback.
class TestWebhooks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void changeArrivesSigned();
    void killedBetweenSendingAndRecording();
    void answersAreJudged_data();
    void answersAreJudged();
    void nobodyListens();
    void controlShowsAndRemoves();
    void documentedChecksAreRight_data();
    void documentedChecksAreRight();

private:
    bool addWebhook();
    [[nodiscard]] bool addAccount(const QString &name) { return m_service->ctl({u"account"_s, u"add"_s, u"--name"_s, name, u"--id"_s, name}); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ServiceProcess> m_service;
    std::unique_ptr<Receiver> m_receiver;
    QString m_id;
    QByteArray m_secret;
};

void TestWebhooks::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_receiver = std::make_unique<Receiver>();
    m_service = std::make_unique<ServiceProcess>(QStringLiteral(CASEMENT_BIN_DIR), m_dir->filePath(u"data"_s));
    QVERIFY2(m_service->ctl({u"init"_s}), qPrintable(m_service->error()));
    QVERIFY(m_service->ctl({u"user"_s, u"add"_s, u"--email"_s, u"eva@care.example"_s, u"--name"_s, u"Eva"_s, u"--role"_s, u"engineer"_s}, u"correct horse"_s));
    QVERIFY2(m_service->start(), qPrintable(m_service->error()));
    QVERIFY(addWebhook());
}

void TestWebhooks::cleanup()
{
    m_service.reset();
    m_receiver.reset();
    m_dir.reset();
}

bool TestWebhooks::addWebhook()
{
    if (!m_service->ctl({u"webhook"_s, u"add"_s, u"--user"_s, u"eva@care.example"_s, u"--url"_s, m_receiver->url(), u"--json"_s}))
        return false;
    const QJsonObject answer = QJsonDocument::fromJson(m_service->output().toUtf8()).object();
    m_id = answer["id"_L1].toString();
    m_secret = answer["secret"_L1].toString().toLatin1();
    return m_secret.startsWith("whsec_");
}

void TestWebhooks::changeArrivesSigned()
{
    QVERIFY(addAccount(u"acme"_s));
    QTRY_COMPARE(m_receiver->count(), 1);
    const Received request = m_receiver->received().first();
    QCOMPARE(request.path, QByteArray("/hook"));
    QCOMPARE(request.headers.value("content-type"), QByteArray("application/json"));
    QCOMPARE(request.json()["type"_L1].toString(), u"account.changed"_s);
    QCOMPARE(request.json()["object"_L1]["name"_L1].toString(), u"acme"_s);
    QCOMPARE(request.json()["id"_L1].toString().toLatin1(), request.headers.value("webhook-id"));
    QByteArray content = request.headers.value("webhook-id");
    content.append('.').append(request.headers.value("webhook-timestamp")).append('.').append(request.body);
    const QByteArray code = QMessageAuthenticationCode::hash(content, QByteArray::fromBase64(m_secret.mid(6)), QCryptographicHash::Sha256).toBase64();
    QCOMPARE(request.headers.value("webhook-signature"), QByteArray(QByteArray("v1,").append(code)));
}

void TestWebhooks::killedBetweenSendingAndRecording()
{
    m_receiver->answerWith({});
    QVERIFY(addAccount(u"acme"_s));
    QTRY_COMPARE(m_receiver->count(), 1);
    m_service->kill();
    m_receiver->answerWith(http("200 OK"));
    QVERIFY2(m_service->start(), qPrintable(m_service->error()));
    QTRY_COMPARE(m_receiver->count(), 2);
    QVERIFY(!m_receiver->received().at(0).headers.value("webhook-id").isEmpty());
    QCOMPARE(m_receiver->received().at(1).headers.value("webhook-id"), m_receiver->received().at(0).headers.value("webhook-id"));
    QVERIFY(addAccount(u"next"_s));
    QTRY_COMPARE(m_receiver->count(), 3);
    QCOMPARE(m_receiver->received().at(2).json()["object"_L1]["name"_L1].toString(), u"next"_s);
}

void TestWebhooks::answersAreJudged_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("refusal"); // empty: it arrived
    QTest::newRow("200") << http("200 OK", "thanks") << QString();
    QTest::newRow("long body") << http("200 OK", QByteArray(4'000'000, 'x')) << QString();
    QTest::newRow("500") << http("500 Oops") << u"500"_s;
    QTest::newRow("redirect") << http("302 Found", {}, "Location: /elsewhere\r\n") << u"302"_s;
    QTest::newRow("no HTTP") << QByteArray("220 mail.example ESMTP\r\n") << u"did not arrive"_s;
}

void TestWebhooks::answersAreJudged()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, refusal);
    m_receiver->answerWith(answer);
    const bool arrived = m_service->ctl({u"webhook"_s, u"test"_s, m_id});
    QVERIFY2(arrived == refusal.isEmpty(), qPrintable(m_service->error()));
    QVERIFY2(m_service->error().contains(refusal), qPrintable(m_service->error()));
    const QList<Received> received = m_receiver->received(); // Qt itself repeats what was answered with no HTTP at all
    QVERIFY(received.size() == 1 || answer.startsWith("220"));
    for (const Received &request : received) {
        QCOMPARE(request.path, QByteArray("/hook"));
        QCOMPARE(request.json()["type"_L1].toString(), u"webhook.test"_s);
        QCOMPARE(request.headers.value("webhook-id"), received.first().headers.value("webhook-id"));
    }
}

void TestWebhooks::nobodyListens()
{
    m_receiver.reset();
    QVERIFY(!m_service->ctl({u"webhook"_s, u"test"_s, m_id}));
    QVERIFY2(m_service->error().contains(u"did not arrive"_s), qPrintable(m_service->error()));
    QVERIFY(addAccount(u"acme"_s));
    QVERIFY(m_service->stop()); // with a delivery waiting
}

void TestWebhooks::controlShowsAndRemoves()
{
    QVERIFY(m_service->ctl({u"webhook"_s, u"test"_s, m_id}));
    QVERIFY(m_service->ctl({u"webhook"_s, u"list"_s}));
    QVERIFY2(m_service->output().contains(m_id) && m_service->output().contains(u"eva@care.example"_s), qPrintable(m_service->output()));
    QVERIFY(!m_service->output().contains(QString::fromLatin1(m_secret)));
    QVERIFY(m_service->ctl({u"webhook"_s, u"deliveries"_s, m_id}));
    QVERIFY2(m_service->output().contains(u"delivered after 1 attempts"_s), qPrintable(m_service->output()));
    QVERIFY(m_service->ctl({u"webhook"_s, u"secret"_s, m_id}));
    QVERIFY(m_service->output().contains(u"whsec_"_s) && !m_service->output().contains(QString::fromLatin1(m_secret)));
    QVERIFY(!m_service->ctl({u"webhook"_s, u"test"_s, u"none/../x"_s}));
    QVERIFY2(m_service->error().contains(u"no webhook"_s), qPrintable(m_service->error()));
    QVERIFY(!m_service->ctl({u"webhook"_s, u"add"_s, u"--user"_s, u"eva@care.example"_s, u"--url"_s, u"http://hook.example"_s}));
    QVERIFY2(m_service->error().contains(u"https"_s), qPrintable(m_service->error()));
    QVERIFY(m_service->ctl({u"webhook"_s, u"remove"_s, m_id}));
    QVERIFY(m_service->ctl({u"webhook"_s, u"list"_s}));
    QVERIFY(m_service->output().isEmpty());
    QVERIFY(m_service->stop());
    QVERIFY(!m_service->ctl({u"webhook"_s, u"test"_s, m_id}));
    QVERIFY2(m_service->error().contains(u"running casementd"_s), qPrintable(m_service->error()));
}

void TestWebhooks::documentedChecksAreRight_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("program");
    QTest::newRow("python") << u"python"_s << u"python3"_s;
    QTest::newRow("shell") << u"sh"_s << u"openssl"_s;
}

/// The document's own code takes what casementd sends, and nothing that was changed on its way.
void TestWebhooks::documentedChecksAreRight()
{
    QFETCH(QString, language);
    QFETCH(QString, program);
    const QStringList blocks = blocksOf(language);
    QCOMPARE(blocks.size(), 1);
    if (QStandardPaths::findExecutable(program).isEmpty())
        QSKIP("the program of the example is not installed");
    QVERIFY(addAccount(u"acme"_s));
    QTRY_COMPARE(m_receiver->count(), 1);
    const Received request = m_receiver->received().first();
    const QString script = m_dir->filePath(u"verify"_s);
    QFile code(script);
    QVERIFY(code.open(QIODevice::WriteOnly));
    code.write(blocks.first().toUtf8());
    code.close();
    const auto verdict = [&](const QByteArray &body, const QByteArray &signature) {
        QFile file(m_dir->filePath(u"body"_s));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(body) != body.size())
            return -1;
        file.close();
        QProcess process;
        process.start(language == u"sh"_s ? u"/bin/sh"_s : program,
                      {script, QString::fromLatin1(m_secret), QString::fromLatin1(request.headers.value("webhook-id")),
                       QString::fromLatin1(request.headers.value("webhook-timestamp")), QString::fromLatin1(signature), file.fileName()});
        return process.waitForFinished(30'000) && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    };
    const QByteArray signature = request.headers.value("webhook-signature");
    QCOMPARE(verdict(request.body, signature), 0);
    QCOMPARE(verdict(request.body, QByteArray("v1,AAAA ").append(signature)), 0); // two secrets are valid at once
    QCOMPARE(verdict(QByteArray(request.body).append(' '), signature), 1);
    QCOMPARE(verdict(request.body, "v1,AAAA"), 1);
    QCOMPARE(verdict(request.body, ""), 1);
}

QTEST_GUILESS_MAIN(TestWebhooks)
#include "tst_webhooks.moc"
