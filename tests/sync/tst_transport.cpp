// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/client/httpremote.h"
#include "sync/client/networktransport.h"
#include "sync/protocol/codec.h"
#include "tests/support/faultserver.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <optional>

using namespace Qt::StringLiterals;
using namespace Casement;
using namespace Casement::Protocol;
using namespace Casement::Testing;

namespace {

Result<QJsonObject> definitionOver(const QUrl &url)
{
    Client::NetworkTransport transport;
    Client::HttpRemote remote(transport, url);
    std::optional<Result<QJsonObject>> answer;
    remote.definition([&](const Result<QJsonObject> &result) { answer = result; });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 10'000))
        return Error{ErrorCode::Cancelled, u"no answer"_s};
    return *answer;
}

} // namespace

class TestTransport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersBecomeErrors_data();
    void answersBecomeErrors();
    void oversizedAnswerIsCut();
    void silentServiceTimesOut();
    void cancelAnswersOnce();
    void filesStreamBothWays();
    void partOfAFileIsSent();
    void answersToHeadHaveNoBody();
    void aProxysRefusalOfAnUploadIsNotTheServices_OFF_4();
    void partialAnswerIsAppended();
    void cutDownloadWaitsForTheNextOne();
    void damagedDownloadReplacesNothing();
    void signInPageIsNoFile();
    void redirectsAreNotFollowed();
    void operationsLeaveUnchanged();
    void addressKeepsItsPath_data();
    void addressKeepsItsPath();
};

void TestTransport::answersBecomeErrors_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<ErrorCode>("code");
    const QByteArray json = "application/json";
    QTest::newRow("html instead of json") << FaultServer::http(200, "text/html; charset=utf-8", "<html>sign in</html>") << ErrorCode::NotCasement;
    QTest::newRow("html named json") << FaultServer::http(200, json, "<!doctype html>") << ErrorCode::NotCasement;
    QTest::newRow("empty body") << FaultServer::http(200, json, "") << ErrorCode::NotCasement;
    QTest::newRow("plain text") << FaultServer::http(200, "text/plain", "{}") << ErrorCode::NotCasement;
    QTest::newRow("network sign-in required") << FaultServer::http(511, "text/html", "sign in") << ErrorCode::NotCasement;
    QTest::newRow("wrong host") << FaultServer::http(404, "text/html", "not here") << ErrorCode::NotCasement;
    QTest::newRow("proxy error") << FaultServer::http(502, "text/html", "bad gateway") << ErrorCode::ServiceFailed;
    QTest::newRow("problem") << FaultServer::http(409, "application/problem+json", compact(problem(Error{ErrorCode::Conflict, u"x"_s}, 409, u"r"_s))) << ErrorCode::Conflict;
    QTest::newRow("broken json") << FaultServer::http(200, json, R"({"cursor": )") << ErrorCode::ServiceFailed;
    QTest::newRow("a proxy's refusal in json") << FaultServer::http(403, json, R"({"error": "blocked"})") << ErrorCode::NotCasement;
    QTest::newRow("truncated body") << FaultServer::http(200, json, R"({"cursor": "abc)", 5'000) << ErrorCode::Unreachable;
    QTest::newRow("not http") << QByteArray("SSH-2.0-OpenSSH\r\n\r\n") << ErrorCode::Unreachable;
    QTest::newRow("nothing") << QByteArray() << ErrorCode::Unreachable;
}

void TestTransport::answersBecomeErrors()
{
    QFETCH(QByteArray, answer);
    QFETCH(ErrorCode, code);
    FaultServer server;
    server.answer = answer;
    const auto result = definitionOver(server.url());
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, code);
    QVERIFY(!result.error().detail.isEmpty());
}

void TestTransport::oversizedAnswerIsCut()
{
    FaultServer server;
    server.answer = FaultServer::http(200, "application/json", QByteArray(3 << 20, 'x'));
    Client::NetworkTransport transport;
    HttpRequest request;
    request.url = server.url();
    request.maxAnswerBytes = 1 << 20;
    std::optional<HttpAnswer> answer;
    transport.send(request, [&](const HttpAnswer &value) { answer = value; });
    QTRY_VERIFY(answer);
    QCOMPARE(answer->status, 0);
    QVERIFY(answer->networkError.contains(u"1048576"));
    QVERIFY(answer->body.isEmpty());
}

void TestTransport::silentServiceTimesOut()
{
    FaultServer server;
    server.silent = true;
    Client::NetworkTransport transport;
    HttpRequest request;
    request.url = server.url();
    request.idleTimeoutMs = 100;
    std::optional<HttpAnswer> answer;
    transport.send(request, [&](const HttpAnswer &value) { answer = value; });
    QTRY_VERIFY(answer);
    QCOMPARE(answer->status, 0);
}

void TestTransport::cancelAnswersOnce()
{
    FaultServer server;
    server.silent = true;
    int answers = 0;
    {
        Client::NetworkTransport transport;
        HttpRequest request;
        request.url = server.url();
        const auto id = transport.send(request, [&](const HttpAnswer &answer) { QCOMPARE(answer.status, 0); ++answers; });
        transport.cancel(id);
        QCOMPARE(answers, 0); // later, never inside cancel()
        QTRY_COMPARE(answers, 1);
        transport.cancel(id);
        transport.send(request, [&](const HttpAnswer &) { ++answers; });
    }
    QCOMPARE(answers, 2); // the transport's end is an answer, too
}

void TestTransport::filesStreamBothWays()
{
    QTemporaryDir dir;
    const QByteArray content = QByteArray(299'997, 'q') + "end";
    QFile source(dir.filePath(u"source"_s));
    QVERIFY(source.open(QIODevice::WriteOnly) && source.write(content) == content.size());
    source.close();
    FaultServer server;
    server.awaited = "end";
    server.answer = FaultServer::http(200, "application/octet-stream", content);
    Client::NetworkTransport transport;
    HttpRequest request;
    request.method = "PUT";
    request.url = server.url();
    request.bodyFile = source.fileName();
    request.answerFile = dir.filePath(u"target"_s);
    std::optional<HttpAnswer> answer;
    transport.send(request, [&](const HttpAnswer &value) { answer = value; });
    QTRY_VERIFY(answer);
    QCOMPARE(answer->status, 200);
    QVERIFY(answer->body.isEmpty());
    QFile target(request.answerFile);
    QVERIFY(target.open(QIODevice::ReadOnly));
    QCOMPARE(target.readAll(), content);
    QVERIFY(server.received.contains("Content-Length: 300000") || server.received.contains("content-length: 300000"));
}

void TestTransport::partOfAFileIsSent()
{
    QTemporaryDir dir;
    QFile source(dir.filePath(u"source"_s));
    const QByteArray content = QByteArray(200'000, 'a') + QByteArray(300'000, 'b') + "end" + QByteArray(100'000, 'c');
    QVERIFY(source.open(QIODevice::WriteOnly) && source.write(content) == content.size());
    source.close();
    FaultServer server;
    server.awaited = "end";
    server.answer = "HTTP/1.1 204 No Content\r\nUpload-Offset: 500003\r\n\r\n";
    Client::NetworkTransport transport;
    HttpRequest request;
    request.method = "PATCH";
    request.url = server.url();
    request.bodyFile = source.fileName();
    request.bodyOffset = 200'000;
    request.bodyLength = 300'003;
    std::optional<HttpAnswer> answer;
    transport.send(request, [&](const HttpAnswer &value) { answer = value; });
    QTRY_VERIFY(answer);
    QCOMPARE(answer->status, 204);
    QCOMPARE(answer->header("upload-offset"), "500003");
    const qsizetype body = server.received.indexOf("\r\n\r\n") + 4;
    QVERIFY(server.received.mid(body) == content.mid(200'000, 300'003));
    QVERIFY(server.received.left(body).toLower().contains("content-length: 300003"));
}

void TestTransport::answersToHeadHaveNoBody()
{
    FaultServer server;
    server.closes = false; // whoever waits for a body waits for ever
    server.answer = FaultServer::http(200, "application/json", {}, 100);
    Client::NetworkTransport transport;
    HttpRequest request;
    request.method = "HEAD";
    request.url = server.url();
    std::optional<HttpAnswer> answer;
    transport.send(request, [&](const HttpAnswer &value) { answer = value; });
    QTRY_VERIFY(answer);
    QCOMPARE(answer->status, 200);
    QVERIFY(server.received.startsWith("HEAD "));
}

/// The first request of an upload is a HEAD, whose answer has no body to tell a proxy by.
void TestTransport::aProxysRefusalOfAnUploadIsNotTheServices_OFF_4()
{
    QTemporaryDir dir;
    QFile file(dir.filePath(u"a.log"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("trace") == 5);
    file.close();
    FaultServer server;
    Client::NetworkTransport transport;
    const auto refusedAs = [&](const QByteArray &type) {
        server.answer = FaultServer::http(403, type, {}, 20);
        Client::HttpRemote remote(transport, server.url());
        std::optional<Result<void>> sent;
        remote.upload(u"f1"_s, file.fileName(), [&](const Result<void> &result) { sent = result; });
        return QTest::qWaitFor([&] { return sent.has_value(); }) && !sent->ok() ? sent->error().code : ErrorCode::Cancelled;
    };
    QCOMPARE(refusedAs("application/json"), ErrorCode::NotCasement);
    QCOMPARE(refusedAs("application/problem+json"), ErrorCode::NotAllowed);
}

void TestTransport::partialAnswerIsAppended()
{
    QTemporaryDir dir;
    FaultServer server;
    Client::NetworkTransport transport;
    HttpRequest request;
    request.url = server.url();
    request.answerFile = dir.filePath(u"file"_s);
    for (const auto &[status, content] : {std::pair(200, "first"), {206, "second"}, {404, "third"}}) {
        server.answer = FaultServer::http(status, "application/octet-stream", content);
        std::optional<HttpAnswer> answer;
        transport.send(request, [&](const HttpAnswer &value) { answer = value; });
        QTRY_VERIFY(answer);
        QCOMPARE(answer->status, status);
    }
    QFile file(request.answerFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "firstsecond");
}

void TestTransport::cutDownloadWaitsForTheNextOne()
{
    QTemporaryDir dir;
    FaultServer server;
    server.answer = FaultServer::http(200, "application/octet-stream", "half", 8);
    Client::NetworkTransport transport;
    Client::HttpRemote remote(transport, server.url());
    std::optional<Result<void>> answer;
    remote.download(u"f"_s, dir.filePath(u"f"_s), [&](const Result<void> &result) { answer = result; });
    QTRY_VERIFY(answer);
    QCOMPARE(answer->error().code, ErrorCode::Unreachable);
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files), QStringList{u"f.part"_s});
    QVERIFY(server.received.contains("Range: bytes=4-")); // at once where it got anywhere, ...
    QCOMPARE(server.received.count("GET "), 2);           // ... else the caller waits
}

void TestTransport::damagedDownloadReplacesNothing()
{
    QTemporaryDir dir;
    QFile before(dir.filePath(u"f"_s));
    QVERIFY(before.open(QIODevice::WriteOnly) && before.write("before") == 6);
    before.close();
    FaultServer server;
    server.answer = "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: 4\r\nRepr-Digest: sha-256=:"
        + QCryptographicHash::hash("half", QCryptographicHash::Sha256).toBase64() + ":\r\n\r\nhalF";
    Client::NetworkTransport transport;
    Client::HttpRemote remote(transport, server.url());
    std::optional<Result<void>> answer;
    remote.download(u"f"_s, before.fileName(), [&](const Result<void> &result) { answer = result; });
    QTRY_VERIFY(answer);
    QCOMPARE(answer->error().code, ErrorCode::ServiceFailed);
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files), QStringList{u"f"_s});
    QVERIFY(before.open(QIODevice::ReadOnly));
    QCOMPARE(before.readAll(), "before");
}

void TestTransport::signInPageIsNoFile()
{
    QTemporaryDir dir;
    FaultServer server;
    server.answer = FaultServer::http(200, "text/html", "<html>");
    Client::NetworkTransport transport;
    Client::HttpRemote remote(transport, server.url());
    std::optional<Result<void>> answer;
    remote.download(u"f"_s, dir.filePath(u"f"_s), [&](const Result<void> &result) { answer = result; });
    QTRY_VERIFY(answer);
    QCOMPARE(answer->error().code, ErrorCode::NotCasement);
    QVERIFY(QDir(dir.path()).isEmpty());
    // Nor does it take one.
    QFile file(dir.filePath(u"mine"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1 && file.flush());
    answer.reset();
    remote.upload(u"f"_s, file.fileName(), [&](const Result<void> &result) { answer = result; });
    QTRY_VERIFY(answer);
    QCOMPARE(answer->error().code, ErrorCode::NotCasement);
    answer.reset();
    remote.upload(u"f"_s, dir.filePath(u"gone"_s), [&](const Result<void> &result) { answer = result; });
    QVERIFY(answer && answer->error().code == ErrorCode::Storage);
}

void TestTransport::redirectsAreNotFollowed()
{
    FaultServer server;
    server.answer = "HTTP/1.1 302 Found\r\nLocation: " + server.url().toEncoded() + "/login\r\nContent-Length: 0\r\n\r\n";
    const auto result = definitionOver(server.url());
    QCOMPARE(result.error().code, ErrorCode::NotCasement);
    QCOMPARE(server.received.count("GET "), 1);
}

void TestTransport::operationsLeaveUnchanged()
{
    FaultServer server;
    server.awaited = "]}";
    server.answer = FaultServer::http(200, "application/json", R"({"outcomes": []})");
    Client::NetworkTransport transport;
    Client::HttpRemote remote(transport, server.url());
    remote.setAccessToken(u"secret"_s);
    bool done = false;
    remote.push({{u"1"_s, R"({"b":1,  "a":2})"}, {u"2"_s, R"({"z":"\u00fc"})"}}, [&](const Result<QList<Outcome>> &result) { done = result.ok(); });
    QTRY_VERIFY(done);
    QVERIFY(server.received.endsWith(R"({"operations":[{"b":1,  "a":2},{"z":"\u00fc"}]})"));
    QVERIFY(server.received.contains("Authorization: Bearer secret"));
}

void TestTransport::addressKeepsItsPath_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("none") << QString() << QByteArray("GET /v1/definition HTTP");
    QTest::newRow("slash") << u"/"_s << QByteArray("GET /v1/definition HTTP");
    QTest::newRow("path") << u"/support"_s << QByteArray("GET /support/v1/definition HTTP");
    QTest::newRow("path and slash") << u"/support/"_s << QByteArray("GET /support/v1/definition HTTP");
}

void TestTransport::addressKeepsItsPath()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, expected);
    FaultServer server;
    server.answer = FaultServer::http(200, "application/json", "{}");
    QUrl url = server.url();
    url.setPath(path);
    QVERIFY(definitionOver(url).ok());
    QVERIFY2(server.received.startsWith(expected), server.received.constData());
}

QTEST_GUILESS_MAIN(TestTransport)
#include "tst_transport.moc"
