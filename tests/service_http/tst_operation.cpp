// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/service.h"
#include "sync/sql/database.h"
#include "tests/service_http/operation.h"
#include "tests/support/serviceprocess.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Casement;
using Casement::Testing::run;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 20'000;
const QString password = u"a long password"_s;
const QByteArray email = "dana.levi@northfield.example";

struct Answered
{
    int status = 0;
    QByteArray head, body;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

QByteArray requestText(const QByteArray &method, const QByteArray &path, const QByteArray &headers, const QByteArray &body)
{
    return method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n" + headers + "Content-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

Answered answerOn(QTcpSocket &socket)
{
    QByteArray answer;
    while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(patienceMs))
        answer += socket.readAll();
    answer += socket.readAll();
    const qsizetype end = answer.indexOf("\r\n\r\n");
    return {answer.mid(9, 3).toInt(), answer.left(end), answer.mid(end + 4)};
}

} // namespace

/// casementd as those see it who run it: signals, log, probes and figures.
class TestOperation final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void stopAnswersThePoll();
    void secondSignalEndsAtOnce();
    void reloadTakesOverWhatItCan();
    void brokenReloadChangesNothing();
    void figuresAreWellFormed();
    void figuresAreNotForStrangers();
    void logHoldsNoWordOfACase();
    void textLogHasALineAnEvent();
    void stuckLogHoldsUpNobody();
    void crashIsFollowedByACheck();
    void systemdHearsOfStartAndStop();
    void certificateIsReadAgain();

private:
    [[nodiscard]] QString data() const { return m_dir->filePath(u"data"_s); }
    [[nodiscard]] QString program() const { return QStringLiteral(CASEMENT_BIN_DIR "/casementd"); }
    Answered ask(const QByteArray &method, const QByteArray &path, const QByteArray &headers = {}, const QByteArray &body = {}) const;
    QByteArray signIn() const; ///< -> header line
    void writeSettings(const QByteArray &text) const;
    void signal(int number) const { ::kill(pid_t(m_service->processId()), number); }
    QList<QJsonObject> events(const QString &event) const;

    std::unique_ptr<QTemporaryDir> m_made; ///< a data folder with a few cases, copied for each test
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Testing::ServiceProcess> m_service;
};

void TestOperation::initTestCase()
{
    m_made = std::make_unique<QTemporaryDir>();
    Testing::ServiceProcess maker(QStringLiteral(CASEMENT_BIN_DIR), m_made->filePath(u"data"_s));
    QVERIFY2(maker.ctl({u"init"_s}), qPrintable(maker.error()));
    QVERIFY2(maker.ctl({u"sample"_s, u"--cases"_s, u"20"_s, u"--seed"_s, u"7"_s, u"--until"_s, u"2026-01-31"_s}, password), qPrintable(maker.error()));
}

void TestOperation::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QCOMPARE(QProcess::execute(u"cp"_s, {u"-R"_s, m_made->filePath(u"data"_s), data()}), 0);
    m_service = std::make_unique<Testing::ServiceProcess>(QStringLiteral(CASEMENT_BIN_DIR), data());
}

void TestOperation::cleanup()
{
    m_service.reset();
    m_dir.reset();
}

Answered TestOperation::ask(const QByteArray &method, const QByteArray &path, const QByteArray &headers, const QByteArray &body) const
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, quint16(m_service->url().port()));
    socket.waitForConnected(patienceMs);
    socket.write(requestText(method, path, headers, body));
    return answerOn(socket);
}

QByteArray TestOperation::signIn() const
{
    const Answered answer = ask("POST", "/v1/sign-in", {}, "{\"email\":\"" + email + "\",\"password\":\"" + password.toUtf8() + "\"}");
    return "Authorization: Bearer " + answer.json()[u"accessToken"].toString().toUtf8() + "\r\n";
}

void TestOperation::writeSettings(const QByteArray &text) const
{
    QFile file(QDir(data()).filePath(u"casementd.conf"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QList<QJsonObject> TestOperation::events(const QString &event) const
{
    QList<QJsonObject> found;
    for (const QString &line : m_service->log().split(u'\n')) {
        const QJsonObject json = QJsonDocument::fromJson(line.toUtf8()).object();
        if (json[u"event"].toString() == event)
            found << json;
    }
    return found;
}

void TestOperation::stopAnswersThePoll()
{
    QVERIFY(m_service->start());
    const QByteArray session = signIn();
    QString cursor;
    for (bool more = true; more;) {
        const QByteArray query = cursor.isEmpty() ? QByteArray() : "?cursor=" + cursor.toUtf8().toPercentEncoding();
        const QJsonObject page = ask("GET", "/v1/feed" + query, session).json();
        QVERIFY(page.contains(u"cursor"_s));
        cursor = page[u"cursor"].toString();
        more = page[u"more"].toBool();
    }
    QTcpSocket poll;
    poll.connectToHost(QHostAddress::LocalHost, quint16(m_service->url().port()));
    QVERIFY(poll.waitForConnected(patienceMs));
    poll.write(requestText("GET", "/v1/feed?wait=25&cursor=" + cursor.toUtf8().toPercentEncoding(), session, {}));
    QVERIFY(poll.waitForBytesWritten(patienceMs));
    QTRY_VERIFY(ask("GET", "/metrics").body.contains("\ncasement_http_polls 1\n"));
    QVERIFY(m_service->stop());
    QCOMPARE(answerOn(poll).status, 200);
    QVERIFY(!Service::readRunning(data()));
    QCOMPARE(events(u"stopped"_s).size(), 1);
}

void TestOperation::secondSignalEndsAtOnce()
{
    QProcess service;
    service.start(program(), {u"--data"_s, data(), u"--listen"_s, u"127.0.0.1:0"_s, u"--drain-seconds"_s, u"300"_s, u"--log-level"_s, u"error"_s});
    QVERIFY(service.waitForReadyRead(patienceMs));
    const QUrl url(QString::fromUtf8(service.readAllStandardOutput()).section(u' ', -1).trimmed());
    const auto ready = [&] {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, quint16(url.port()));
        socket.waitForConnected(patienceMs);
        socket.write(requestText("GET", "/readyz", {}, {}));
        return answerOn(socket);
    };
    QCOMPARE(ready().status, 200);
    service.terminate();
    QTRY_COMPARE(ready().status, 503);
    QVERIFY(ready().json()[u"reasons"].toArray().first().toString().contains(u"stopping"_s));
    QCOMPARE(service.state(), QProcess::Running);
    service.terminate();
    QVERIFY(service.waitForFinished(patienceMs));
    QCOMPARE(service.exitCode(), 128 + SIGTERM);
}

void TestOperation::reloadTakesOverWhatItCan()
{
    writeSettings("log-level = warning\n");
    QVERIFY(m_service->start());
    QVERIFY(events(u"started"_s).isEmpty());
    writeSettings("log-level = debug\nworkers = 5\n");
    signal(SIGHUP);
    QTRY_COMPARE(events(u"reloaded"_s).size(), 1);
    QCOMPARE(events(u"reloaded"_s).first()[u"taken"].toString(), u"log-level"_s);
    QCOMPARE(events(u"reloaded"_s).first()[u"needRestart"].toString(), u"workers"_s);
    QCOMPARE(ask("GET", "/healthz").status, 200);
    QTRY_COMPARE(events(u"request"_s).size(), 1); // probes are told at debug only
    QVERIFY(m_service->stop());
}

void TestOperation::brokenReloadChangesNothing()
{
    QVERIFY(m_service->start());
    writeSettings("log-level = error\nworkers = none\n");
    signal(SIGHUP);
    QTRY_COMPARE(events(u"reloaded"_s).size(), 1);
    QCOMPARE(events(u"reloaded"_s).first()[u"taken"].toString(), QString());
    QVERIFY(events(u"reload.refused"_s).first()[u"text"].toString().contains(u"casementd.conf:2"_s));
    QVERIFY(m_service->stop());
    QCOMPARE(events(u"stopped"_s).size(), 1); // still at info
}

void TestOperation::figuresAreWellFormed()
{
    QVERIFY(m_service->start());
    const QByteArray session = signIn();
    QCOMPARE(ask("GET", "/v1/feed", session).status, 200);
    QCOMPARE(ask("POST", "/v1/sign-in", {}, "{\"email\":\"" + email + "\",\"password\":\"wrong\"}").status, 401);
    QCOMPARE(ask("BREW", "/pot \"\\").status, 400);
    QCOMPARE(ask("BREW", "/pot").status, 404);
    QTRY_VERIFY(ask("GET", "/metrics").body.contains("route=\"unmatched\",method=\"other\",status=\"404\""));
    const Answered answer = ask("GET", "/metrics");
    QVERIFY(answer.head.contains("text/plain; version=0.0.4"));
    // Prometheus takes a line that is a comment, or a name, labels and a number; a name's type comes before its lines, once.
    static const QRegularExpression sample(
        u"^([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{([a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\",?)+\\})? (NaN|[+-]Inf|[-+0-9.e]+)$"_s);
    QStringList types;
    QHash<QString, double> values;
    QVERIFY(answer.body.endsWith('\n'));
    for (const QString &line : QString::fromUtf8(answer.body).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u"# TYPE "_s))
            types << line.section(u' ', 2, 2);
        if (line.startsWith(u'#'))
            continue;
        const auto match = sample.match(line);
        QVERIFY2(match.hasMatch(), qPrintable(line));
        QString family = match.captured(1);
        if (!types.contains(family))
            family.remove(QRegularExpression(u"_(bucket|sum|count)$"_s));
        QVERIFY2(types.contains(family), qPrintable(line));
        values.insert(line.section(u' ', 0, -2), match.captured(4).toDouble());
    }
    QCOMPARE(types.removeDuplicates(), 0);
    QCOMPARE(values.value(u"casement_feed_pages_total"_s), 1);
    QCOMPARE(values.value(u"casement_sign_in_refusals_total{reason=\"credentials\"}"_s), 1);
    QCOMPARE(values.value(u"casement_http_requests_total{route=\"/v1/sign-in\",method=\"POST\",status=\"200\"}"_s), 1);
    QCOMPARE(values.value(u"casement_http_request_seconds_bucket{route=\"/v1/feed\",method=\"GET\",le=\"+Inf\"}"_s), 1);
    QVERIFY(values.value(u"process_resident_memory_bytes"_s) > 1e6);
    QVERIFY(values.value(u"process_open_fds"_s) > 5);
    QVERIFY(m_service->stop());
}

void TestOperation::figuresAreNotForStrangers()
{
    QVERIFY(m_service->start());
    QCOMPARE(ask("GET", "/metrics").status, 200);
    const QByteArray proxied = "X-Forwarded-For: 198.51.100.7\r\n";
    QCOMPARE(ask("GET", "/metrics", proxied).status, 401);
    QCOMPARE(ask("GET", "/metrics", proxied + signIn()).status, 404);
    QCOMPARE(ask("GET", "/metrics", proxied + "Authorization: Bearer " + Service::adminToken(data()).value() + "\r\n").status, 200);
    QCOMPARE(ask("GET", "/readyz", proxied).status, 200);
    QVERIFY(m_service->stop());
}

void TestOperation::logHoldsNoWordOfACase()
{
    QVERIFY(m_service->start({u"--log-level"_s, u"debug"_s}));
    const QByteArray session = signIn();
    const QJsonObject bundle = ask("GET", "/v1/feed", session).json()[u"bundles"].toArray().first().toObject();
    const QJsonObject record = bundle[u"case"].toObject();
    const QJsonObject reply{{u"id"_s, u"1"_s}, {u"kind"_s, u"comment"_s}, {u"case"_s, record[u"id"]}, {u"body"_s, u"zebra and quagga"_s}};
    const QByteArray body = QJsonDocument(reply).toJson(QJsonDocument::Compact);
    QCOMPARE(ask("POST", "/v1/operations", session, body).status, 200);
    QCOMPARE(ask("GET", "/v1/cases/" + record[u"number"].toString().toUtf8() + "?word=okapi", session).status, 200);
    QCOMPARE(ask("GET", "/v1/okapi@example.org", session).status, 404);
    QCOMPARE(ask("POST", "/v1/sign-in", {}, "{\"email\":\"" + email + "\",\"password\":\"tapir tapir\"}").status, 401);
    QTRY_VERIFY(events(u"request"_s).size() >= 6);
    QVERIFY(m_service->stop());
    const QString log = m_service->log();
    const QString token = QString::fromLatin1(session.trimmed().split(' ').last());
    for (const QString &word : {u"zebra"_s, u"quagga"_s, u"okapi"_s, u"tapir"_s, password, QString::fromLatin1(email), record[u"subject"].toString(), token})
        QVERIFY2(!word.isEmpty() && !log.contains(word), qPrintable(word));
    for (const QString &line : log.split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u"casementd: ready on "_s))
            continue; // on stdout
        const QJsonObject json = QJsonDocument::fromJson(line.toUtf8()).object();
        QVERIFY2(json.contains(u"time"_s) && json.contains(u"level"_s) && json.contains(u"event"_s), qPrintable(line));
        QVERIFY2(line.startsWith(u"{\"time\":\"20"_s), qPrintable(line));
    }
    const auto byRoute = [&](const QString &route, int status) {
        for (const QJsonObject &event : events(u"request"_s)) {
            if (event[u"route"].toString() == route && event[u"status"].toInt() == status)
                return event;
        }
        return QJsonObject();
    };
    const QJsonObject posted = byRoute(u"/v1/operations"_s, 200);
    QVERIFY(!posted[u"user"].toString().isEmpty() && !posted[u"id"].toString().isEmpty() && posted[u"ms"].isDouble());
    QVERIFY(!posted.contains(u"peer"_s));
    QCOMPARE(byRoute(u"/v1/cases/{reference}"_s, 200)[u"user"].toString(), posted[u"user"].toString());
    QCOMPARE(byRoute(u"/v1/sign-in"_s, 401)[u"peer"].toString(), u"127.0.0.1"_s);
    QVERIFY(!byRoute(u"unmatched"_s, 404).isEmpty());
}

void TestOperation::textLogHasALineAnEvent()
{
    QVERIFY(m_service->start({u"--log-format"_s, u"text"_s}));
    QCOMPARE(ask("GET", "/v1/feed").status, 401);
    static const QRegularExpression line(u"\\n20[0-9T:.-]+Z info request bytes=[0-9]+ id=\\S+ method=GET ms=[0-9.]+ peer=127.0.0.1 route=/v1/feed status=401\\n"_s);
    QTRY_VERIFY2(line.match(m_service->log()).hasMatch(), qPrintable(m_service->log()));
    QVERIFY(m_service->stop());
}

void TestOperation::stuckLogHoldsUpNobody()
{
    const QString path = m_dir->filePath(u"log"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    const int unread = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC); // takes 64 KiB at most, in pages that need not be full, then no more
    QProcess service;
    service.setStandardErrorFile(path, QIODevice::Append);
    service.start(program(), {u"--data"_s, data(), u"--listen"_s, u"127.0.0.1:0"_s});
    QVERIFY(service.waitForReadyRead(patienceMs));
    const QUrl url(QString::fromUtf8(service.readAllStandardOutput()).section(u' ', -1).trimmed());
    for (int i = 0; i < 600; ++i) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, quint16(url.port()));
        QVERIFY(socket.waitForConnected(patienceMs));
        socket.write(requestText("GET", "/v1/feed", {}, {}));
        QCOMPARE(answerOn(socket).status, 401);
    }
    // Lines are written by a thread of their own, some at a time.
    const auto waiting = [unread] {
        int bytes = 0;
        return ::ioctl(unread, FIONREAD, &bytes) == 0 ? bytes : 0;
    };
    QTRY_VERIFY2(waiting() > 24 * 1024, "the log was not long enough to get stuck");
    service.terminate();
    QVERIFY(service.waitForFinished(patienceMs));
    QCOMPARE(service.exitCode(), 0);
    ::close(unread);
}

void TestOperation::crashIsFollowedByACheck()
{
    QVERIFY(m_service->start());
    QVERIFY(m_service->stop());
    QVERIFY(m_service->start());
    QVERIFY(events(u"check"_s).isEmpty());
    m_service->kill();
    QVERIFY(m_service->start());
    QTRY_COMPARE(events(u"check"_s).size(), 1);
    QVERIFY(m_service->stop());
    QVERIFY(m_service->start());
    m_service->kill();
    const QString path = QDir(data()).filePath(u"service.db"_s);
    qint64 place = 0; // of an index nobody needs for a start
    {
        const auto database = Sql::Database::open(path, {});
        QVERIFY(database);
        Sql::Query query = database.value()->run(u"SELECT (rootpage - 1) * (SELECT page_size FROM pragma_page_size) FROM sqlite_master "
                                                 u"WHERE name = 'history_case'"_s);
        QVERIFY(query.next());
        place = query.integer(0);
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(place));
    QCOMPARE(file.write(QByteArray(64, '\xA5')), 64);
    file.close();
    QVERIFY(!m_service->start());
    QVERIFY2(m_service->error().contains(u"damaged"_s) && m_service->error().contains(u"backup"_s), qPrintable(m_service->error()));
}

void TestOperation::systemdHearsOfStartAndStop()
{
    const QByteArray path = QFile::encodeName(m_dir->filePath(u"notify"_s));
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    if (std::size_t(path.size()) >= sizeof address.sun_path)
        QSKIP("the temporary folder's name is too long for a socket");
    std::copy(path.begin(), path.end(), address.sun_path);
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    QCOMPARE(::bind(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    const auto heard = [socket] {
        char text[64] = {};
        const ssize_t length = ::recv(socket, text, sizeof text, 0);
        return length > 0 ? QByteArray(text, length) : QByteArray();
    };
    qputenv("NOTIFY_SOCKET", path);
    const bool started = m_service->start();
    qunsetenv("NOTIFY_SOCKET");
    QVERIFY(started);
    QCOMPARE(heard(), QByteArray("READY=1"));
    QVERIFY(m_service->stop());
    QCOMPARE(heard(), QByteArray("STOPPING=1"));
    ::close(socket);
}

void TestOperation::certificateIsReadAgain()
{
    const QString openssl = QStandardPaths::findExecutable(u"openssl"_s);
    if (openssl.isEmpty())
        QSKIP("openssl is not installed");
    const QString certificate = QDir(data()).filePath(u"chain.pem"_s);
    const auto issue = [&](const QString &name) {
        return run(openssl, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-subj"_s,
                             QString(u"/CN="_s + name), u"-keyout"_s, QDir(data()).filePath(u"key.pem"_s), u"-out"_s, certificate}).code == 0;
    };
    const auto shown = [&] {
        QSslSocket socket;
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket.connectToHostEncrypted(u"127.0.0.1"_s, quint16(m_service->url().port()));
        socket.waitForEncrypted(patienceMs);
        return socket.peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0);
    };
    QVERIFY(issue(u"first.example"_s));
    writeSettings("tls-certificate = chain.pem\ntls-key = key.pem\n");
    QVERIFY2(m_service->start(), qPrintable(m_service->error()));
    QCOMPARE(m_service->url().scheme(), u"https"_s);
    QCOMPARE(shown(), u"first.example"_s);
    QVERIFY2(m_service->ctl({u"account"_s, u"add"_s, u"--name"_s, u"Acme"_s, u"--id"_s, u"acme"_s}), qPrintable(m_service->error())); // over HTTPS too
    QVERIFY(issue(u"second.example"_s));
    QCOMPARE(shown(), u"first.example"_s); // until it is told
    signal(SIGHUP);
    QTRY_COMPARE(events(u"reloaded"_s).size(), 1);
    QCOMPARE(events(u"reloaded"_s).first()[u"taken"].toString(), u"certificate"_s);
    QCOMPARE(shown(), u"second.example"_s);
    QVERIFY(QFile(certificate).open(QIODevice::WriteOnly)); // emptied
    signal(SIGHUP);
    QTRY_COMPARE(events(u"reload.refused"_s).size(), 1);
    QCOMPARE(shown(), u"second.example"_s);
    QVERIFY(m_service->stop());
}

QTEST_GUILESS_MAIN(TestOperation)
#include "tst_operation.moc"
