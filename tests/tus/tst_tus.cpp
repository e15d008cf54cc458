// SPDX-License-Identifier: GPL-3.0-or-later
// Uploads and downloads over real sockets: by the public tus client, by our own, and what a large file does to the service's memory.
#include "models/domain/operation.h"
#include "sync/client/httpremote.h"
#include "sync/client/networktransport.h"
#include "sync/protocol/codec.h"
#include "sync/protocol/paths.h"
#include "tests/support/portal.h"
#include "tests/support/serviceprocess.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <optional>
#include <pwd.h>
#include <random>
#include <unistd.h>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 120'000;
const QString password = u"a long password"_s;

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

/// A file of the size with random islands and nothing in between.
bool writeSparse(const QString &path, qint64 size)
{
    std::mt19937_64 random(1);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.resize(size))
        return false;
    for (qint64 at = 0; at < size; at += 1 << 20) {
        QByteArray island(std::min<qint64>(4096, size - at), Qt::Uninitialized);
        for (char &byte : island)
            byte = char(random());
        if (!file.seek(at) || file.write(island) != island.size())
            return false;
    }
    return true;
}

QByteArray sha256(const QString &path, qint64 from = 0, qint64 length = -1)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(from))
        return "unreadable";
    QCryptographicHash hash(QCryptographicHash::Sha256);
    qint64 left = length < 0 ? file.size() - from : length;
    while (left > 0) {
        const QByteArray piece = file.read(std::min<qint64>(left, 1 << 20));
        if (piece.isEmpty())
            return "too short";
        hash.addData(piece);
        left -= piece.size();
    }
    return hash.result().toHex();
}

/// Peak and present memory of a process in KiB.
std::pair<qint64, qint64> memoryOf(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/status").arg(process));
    const QString text = file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll()) : QString();
    const auto value = [&text](const QString &name) {
        return QRegularExpression(QString(name + u":\\s+(\\d+) kB"_s)).match(text).captured(1).toLongLong();
    };
    return {value(u"VmHWM"_s), value(u"VmRSS"_s)};
}

/// The script with the public client, talking line by line.
class Sender
{
public:
    Sender(const QUrl &service, const QString &token, const QString &path, const QString &id, const QString &mode, qint64 chunk)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"TUS_TOKEN"_s, token);
        m_process.setProcessEnvironment(environment);
        m_process.setWorkingDirectory(QStringLiteral(CASEMENT_NODE_DIR));
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        const QString uploads = service.resolved(QUrl(Protocol::Paths::uploads)).toString();
        m_process.start(u"node"_s, {u"send.mjs"_s, uploads, path, id, mode, QString::number(chunk)});
    }
    /// Reads on until a line begins so; false: it ended without.
    bool says(const QByteArray &begin)
    {
        for (;;) {
            while (m_process.canReadLine()) {
                lines << m_process.readLine().trimmed();
                if (lines.last().startsWith(begin))
                    return true;
            }
            if (!m_process.waitForReadyRead(patienceMs) && !m_process.canReadLine())
                return false;
        }
    }
    void goOn()
    {
        m_process.write("\n");
        m_process.waitForBytesWritten();
    }
    [[nodiscard]] QByteArray said() const { return lines.join('\n'); }
    [[nodiscard]] qsizetype count(const QByteArray &begin) const
    {
        return std::count_if(lines.cbegin(), lines.cend(), [&](const QByteArray &line) { return line.startsWith(begin); });
    }

    QByteArrayList lines;

private:
    QProcess m_process;
};

} // namespace

class TestTus final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void publicClientSends_data();
    void publicClientSends();
    void publicClientEndsAnUpload();
    void publicClientSurvivesAKilledService();
    void ownClientSurvivesAKilledService();
    void largeFilesLeaveTheMemoryWhereItWas();

private:
    void installClient();
    void signIn();
    /// Opens a case with the upload attached.
    void attach(const QString &id);
    /// What the service gives out for it, whole and in part, against the file that was sent.
    void compare(const QString &id, const QString &path);
    [[nodiscard]] std::optional<Result<void>> sent(const QString &id, const QString &path);

    QTemporaryDir m_dir;
    std::unique_ptr<ServiceProcess> m_service;
    Client::NetworkTransport m_transport;
    std::unique_ptr<Client::HttpRemote> m_remote;
    Protocol::SignInAnswer m_session;
};

void TestTus::initTestCase()
{
    installClient();
    if (QTest::currentTestFailed())
        return;
    QJsonObject definition = portalJson();
    definition[u"limits"_s] = QJsonObject{{u"fileBytes"_s, 500'000'000}, {u"caseBytes"_s, 2'000'000'000}, {u"cc"_s, 5}};
    QVERIFY(write(m_dir.filePath(u"portal.json"_s), QJsonDocument(definition).toJson()));
    QVERIFY(write(m_dir.filePath(u"people.jsonl"_s), R"({"type": "account", "id": "a", "name": "Account"}
{"type": "person", "id": "p", "account": "a", "name": "Person", "email": "person@mail.example"}
{"type": "user", "person": "p", "role": "customer", "password": "a long password"}
)"));
    m_service = std::make_unique<ServiceProcess>(QStringLiteral(CASEMENT_BIN_DIR), m_dir.filePath(u"data"_s));
    QVERIFY2(m_service->ctl({u"init"_s, u"--definition"_s, m_dir.filePath(u"portal.json"_s)}), qPrintable(m_service->error()));
    QVERIFY2(m_service->ctl({u"import"_s, m_dir.filePath(u"people.jsonl"_s)}), qPrintable(m_service->error()));
    QVERIFY2(m_service->start(), qPrintable(m_service->error()));
    signIn();
}

void TestTus::installClient()
{
    const QDir source(QStringLiteral(CASEMENT_SOURCE_DIR "/tests/tus")), node(QStringLiteral(CASEMENT_NODE_DIR));
    QVERIFY(QDir().mkpath(node.path()));
    const auto copy = [&](const QString &name) {
        QFile::remove(node.filePath(name));
        return QFile::copy(source.filePath(name), node.filePath(name));
    };
    QVERIFY(copy(u"send.mjs"_s));
    QFile wanted(source.filePath(u"package-lock.json"_s)), installed(node.filePath(u"installed.json"_s));
    QVERIFY(wanted.open(QIODevice::ReadOnly));
    const QByteArray lock = wanted.readAll();
    if (installed.open(QIODevice::ReadOnly) && installed.readAll() == lock)
        return;
    QVERIFY(copy(u"package.json"_s) && copy(u"package-lock.json"_s));
    QProcess npm;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (const passwd *person = ::getpwuid(::getuid()))
        environment.insert(u"HOME"_s, QString::fromLocal8Bit(person->pw_dir)); // this machine's own registry and proxy
    environment.insert(u"npm_config_cache"_s, node.filePath(u"cache"_s));
    npm.setProcessEnvironment(environment);
    npm.setWorkingDirectory(node.path());
    npm.setProcessChannelMode(QProcess::MergedChannels);
    npm.start(u"npm"_s, {u"ci"_s, u"--ignore-scripts"_s, u"--no-audit"_s, u"--no-fund"_s});
    QVERIFY2(npm.waitForFinished(patienceMs), qPrintable(npm.errorString()));
    QVERIFY2(npm.exitCode() == 0, npm.readAll().constData());
    QVERIFY(write(node.filePath(u"installed.json"_s), lock));
}

void TestTus::signIn()
{
    m_remote = std::make_unique<Client::HttpRemote>(m_transport, m_service->url());
    std::optional<Result<Protocol::SignInAnswer>> answer;
    m_remote->signIn(u"person@mail.example"_s, password, [&](const Result<Protocol::SignInAnswer> &given) { answer = given; });
    QTRY_VERIFY_WITH_TIMEOUT(answer, patienceMs);
    QVERIFY2(answer->ok(), answer->ok() ? "" : qPrintable(answer->error().detail));
    m_session = answer->value();
    m_remote->setAccessToken(m_session.tokens.access);
}

std::optional<Result<void>> TestTus::sent(const QString &id, const QString &path)
{
    std::optional<Result<void>> answer;
    m_remote->upload(id, path, [&](const Result<void> &given) { answer = given; });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, patienceMs))
        qFatal("no answer in time");
    return answer;
}

void TestTus::attach(const QString &id)
{
    OpenCase open;
    open.accountId = m_session.profile.accountId;
    open.contactId = m_session.profile.personId;
    open.type = u"technicalIssue"_s;
    open.severity = u"s3"_s;
    open.subject = u"A file"_s;
    open.description = u"See there"_s;
    open.product = u"other"_s;
    open.attachments = {{id, u"file.bin"_s, u"application/octet-stream"_s, 1}};
    std::optional<Result<QList<Protocol::Outcome>>> answer;
    m_remote->push({Protocol::encode({QString(id + u"-operation"_s), QString(id + u"-case"_s), 1, open})},
                   [&](const Result<QList<Protocol::Outcome>> &given) { answer = given; });
    QTRY_VERIFY_WITH_TIMEOUT(answer, patienceMs);
    QVERIFY2(answer->ok(), answer->ok() ? "" : qPrintable(answer->error().detail));
    QVERIFY2(answer->value().first().applied, qPrintable(answer->value().first().refusal.detail));
}

void TestTus::compare(const QString &id, const QString &path)
{
    attach(id);
    const qint64 size = QFileInfo(path).size();
    const QString whole = m_dir.filePath(u"whole"_s), part = m_dir.filePath(u"range"_s);
    std::optional<Result<void>> fetched;
    m_remote->download(id, whole, [&](const Result<void> &given) { fetched = given; });
    QTRY_VERIFY_WITH_TIMEOUT(fetched, patienceMs);
    QVERIFY2(fetched->ok(), fetched->ok() ? "" : qPrintable(fetched->error().detail));
    QCOMPARE(QFileInfo(whole).size(), size);
    QCOMPARE(sha256(whole), sha256(path));
    if (size == 0)
        return;
    HttpRequest request;
    request.url = m_service->url().resolved(QUrl(QString(Protocol::Paths::attachments + u'/' + id + u"/content"_s)));
    request.headers = {{"Authorization", "Bearer " + m_session.tokens.access.toUtf8()},
                       {"Range", "bytes=" + QByteArray::number(size / 3) + '-' + QByteArray::number(size / 3 + size / 2)}};
    request.answerFile = part;
    request.maxAnswerBytes = size;
    QFile::remove(part);
    std::optional<HttpAnswer> answer;
    m_transport.send(request, [&](const HttpAnswer &given) { answer = given; });
    QTRY_VERIFY_WITH_TIMEOUT(answer, patienceMs);
    QCOMPARE(answer->status, 206);
    QCOMPARE(QFileInfo(part).size(), std::min(size / 2 + 1, size - size / 3));
    QCOMPARE(sha256(part), sha256(path, size / 3, QFileInfo(part).size()));
    QCOMPARE(answer->header("repr-digest"), "sha-256=:" + QByteArray::fromHex(sha256(path)).toBase64() + ':');
}

void TestTus::publicClientSends_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<QString>("mode");
    QTest::addColumn<qint64>("chunk");
    QTest::newRow("nothing") << 0LL << u"plain"_s << 1'000'000LL;
    QTest::newRow("a byte") << 1LL << u"plain"_s << 1'000'000LL;
    QTest::newRow("one request") << 30'000'000LL << u"plain"_s << 40'000'000LL;
    QTest::newRow("many requests") << 30'000'001LL << u"plain"_s << 3'000'000LL;
    QTest::newRow("paused between") << 30'000'002LL << u"pause"_s << 3'000'000LL;
}

void TestTus::publicClientSends()
{
    QFETCH(qint64, size);
    QFETCH(QString, mode);
    QFETCH(qint64, chunk);
    const QString path = m_dir.filePath(u"sent"_s), id = QStringLiteral("public%1").arg(size);
    QVERIFY(writeSparse(path, size));
    Sender sender(m_service->url(), m_session.tokens.access, path, id, mode, chunk);
    QVERIFY2(sender.says("done"), sender.said().constData());
    QCOMPARE(sender.count("POST 201"), 1);
    if (mode == u"pause"_s)
        QVERIFY2(sender.count("HEAD 200") > 0, sender.said().constData());
    compare(id, path);
}

void TestTus::publicClientEndsAnUpload()
{
    const QString path = m_dir.filePath(u"sent"_s);
    QVERIFY(writeSparse(path, 10'000'000));
    Sender sender(m_service->url(), m_session.tokens.access, path, u"ended"_s, u"end"_s, 2'000'000);
    QVERIFY2(sender.says("ended"), sender.said().constData());
    QVERIFY2(sender.count("DELETE 204") == 1, sender.said().constData());
    QVERIFY(QDir(QString(m_service->dataDir() + u"/files/tmp"_s)).isEmpty());
}

void TestTus::publicClientSurvivesAKilledService()
{
    const QString path = m_dir.filePath(u"sent"_s);
    QVERIFY(writeSparse(path, 30'000'003));
    Sender sender(m_service->url(), m_session.tokens.access, path, u"killed"_s, u"hold"_s, 6'000'000);
    QVERIFY2(sender.says("middle"), sender.said().constData());
    m_service->kill();
    QVERIFY2(m_service->start(), qPrintable(m_service->error()));
    sender.goOn();
    QVERIFY2(sender.says("done"), sender.said().constData());
    QCOMPARE(sender.count("POST 201"), 1); // it went on, it did not begin anew
    QVERIFY2(sender.count("HEAD 200") > 0, sender.said().constData());
    compare(u"killed"_s, path);
}

void TestTus::ownClientSurvivesAKilledService()
{
    const QString path = m_dir.filePath(u"sent"_s);
    QVERIFY(writeSparse(path, 100'000'000));
    std::optional<Result<void>> answer;
    m_remote->upload(u"own"_s, path, [&](const Result<void> &given) { answer = given; });
    const QDir arriving(QString(m_service->dataDir() + u"/files/tmp"_s));
    const auto arrived = [&arriving] {
        const auto files = arriving.entryInfoList(QDir::Files);
        return files.isEmpty() ? qint64(0) : files.constFirst().size();
    };
    QTRY_VERIFY_WITH_TIMEOUT(arrived() > 10'000'000, patienceMs);
    m_service->kill();
    const qint64 before = arrived();
    QVERIFY(before < 100'000'000);
    QTRY_VERIFY_WITH_TIMEOUT(answer, patienceMs);
    QCOMPARE(answer->error().code, ErrorCode::Unreachable); // nothing listens: it is for the engine to wait
    QVERIFY2(m_service->start(), qPrintable(m_service->error()));
    QCOMPARE(arrived(), before);
    answer = sent(u"own"_s, path);
    QVERIFY2(answer->ok(), answer->ok() ? "" : qPrintable(answer->error().detail));
    QVERIFY(arriving.isEmpty());
    compare(u"own"_s, path);
}

void TestTus::largeFilesLeaveTheMemoryWhereItWas()
{
    const QString path = m_dir.filePath(u"sent"_s);
    constexpr qint64 allowedKiB = 48 * 1024;
    QVERIFY2(m_service->stop(), qPrintable(m_service->error()));
    QVERIFY2(m_service->start(), qPrintable(m_service->error()));
    QVERIFY(write(path, "small"));
    QVERIFY(sent(u"small"_s, path)->ok()); // everything it needs once is loaded
    const auto before = memoryOf(m_service->processId());
    QVERIFY(writeSparse(path, 150'000'000));
    const auto answer = sent(u"large"_s, path);
    QVERIFY2(answer->ok(), answer->ok() ? "" : qPrintable(answer->error().detail));
    Sender sender(m_service->url(), m_session.tokens.access, path, u"large-too"_s, u"plain"_s, 100'000'000);
    QVERIFY2(sender.says("done"), sender.said().constData());
    const auto uploaded = memoryOf(m_service->processId());
    compare(u"large"_s, path);
    const auto after = memoryOf(m_service->processId());
    qInfo("casementd, peak (present) memory in KiB: %lld (%lld) before, %lld (%lld) after two uploads of 150 MB, "
          "%lld (%lld) after its download",
          before.first, before.second, uploaded.first, uploaded.second, after.first, after.second);
    QVERIFY(before.first > 0);
    QVERIFY2(after.first - before.first < allowedKiB, "the service's memory grew with the file");
}

QTEST_GUILESS_MAIN(TestTus)
#include "tst_tus.moc"
