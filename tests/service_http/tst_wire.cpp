// SPDX-License-Identifier: GPL-3.0-or-later
// What was sent, what is answered, and whether the connection lives on.
#include "sync/service/http/httpadaptor.h"
#include "sync/service/http/requestguard.h"
#include "tests/service_http/fakehandler.h"
#include "tests/service_http/peer.h"
#include "tests/service_http/suites.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Casement;
using namespace Casement::Service;
using namespace Qt::StringLiterals;

namespace {

/// Who answers: the adaptor with a problem that names the request, or the library with a status and a line of HTML.
enum class By { Adaptor, Library, Nobody };

QByteArray get(const QByteArray &target, const QByteArray &headers = {})
{
    return head("GET " + target, headers);
}

QByteArray post(const QByteArray &headers, const QByteArray &body)
{
    return head("POST /", headers) + body;
}

} // namespace

class WireTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_adaptor.start({}, factoryOf(m_state))); }
    void refused_data();
    void refused();
    void taken_data();
    void taken();
    void linesOfTheBuffer_data();
    void linesOfTheBuffer();

private:
    FakeState m_state;
    HttpAdaptor m_adaptor;
};

void WireTest::refused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<By>("by");
    const auto row = [](const char *name, const QByteArray &bytes, int status, By by = By::Adaptor) { QTest::newRow(name) << bytes << status << by; };
    // lengths
    const QByteArray chunks = "0\r\n\r\n";
    row("length and chunked", post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", chunks), 400);
    row("chunked and length", post("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", chunks), 400);
    row("get with length and chunked", get("/", "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n") + chunks, 400);
    row("two lengths", post("Content-Length: 4\r\nContent-Length: 5\r\n", "abcd"), 400);
    row("two equal lengths", post("Content-Length: 4\r\nContent-Length: 4\r\n", "abcd"), 400);
    row("list of lengths", post("Content-Length: 4, 4\r\n", "abcd"), 400, By::Library);
    row("negative length", post("Content-Length: -4\r\n", "abcd"), 400, By::Library);
    row("plus length", post("Content-Length: +4\r\n", "abcd"), 400, By::Library);
    row("hexadecimal length", post("Content-Length: 0x4\r\n", "abcd"), 400, By::Library);
    row("word as length", post("Content-Length: many\r\n", "abcd"), 400, By::Library);
    row("empty length", post("Content-Length:\r\n", "abcd"), 400, By::Library);
    row("length with a space behind", post("Content-Length: 4 \r\n", "abcd"), 400, By::Library);
    row("length of 20 digits", post("Content-Length: 18446744073709551615\r\n", "abcd"), 400);
    row("length of 30 digits", post("Content-Length: 184467440737095516150000000000\r\n", "abcd"), 413, By::Library);
    row("length above the route's", post("Content-Length: 1001\r\n", {}), 413);
    // transfer encodings
    row("xchunked", post("Transfer-Encoding: xchunked\r\n", chunks), 501);
    row("chunked, identity", post("Transfer-Encoding: chunked, identity\r\n", chunks), 501);
    row("gzip, chunked", post("Transfer-Encoding: gzip, chunked\r\n", chunks), 501);
    row("chunked with a space behind", post("Transfer-Encoding: chunked \r\n", chunks), 501);
    row("chunked behind a control", post("Transfer-Encoding: \x0b" "chunked\r\n", chunks), 400);
    row("two transfer encodings", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", chunks), 400);
    row("chunked in HTTP/1.0", "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks, 400);
    row("garbage behind a chunk's size", post("Transfer-Encoding: chunked\r\n", "5x\r\nhello\r\n0\r\n\r\n"), 400, By::Library);
    row("space behind a chunk's size", post("Transfer-Encoding: chunked\r\n", "5 \r\nhello\r\n0\r\n\r\n"), 400, By::Library);
    row("negative chunk", post("Transfer-Encoding: chunked\r\n", "-5\r\nhello\r\n0\r\n\r\n"), 400, By::Library);
    row("prefixed chunk", post("Transfer-Encoding: chunked\r\n", "0x5\r\nhello\r\n0\r\n\r\n"), 400, By::Library);
    row("chunk of 2^64", post("Transfer-Encoding: chunked\r\n", "10000000000000000\r\nhello\r\n0\r\n\r\n"), 413, By::Library);
    row("chunk without its end", post("Transfer-Encoding: chunked\r\n", "5\r\nhelloworld\r\n0\r\n\r\n"), 400, By::Library);
    // content encodings
    row("unknown content encoding", post("Content-Encoding: br\r\nContent-Length: 4\r\n", "abcd"), 415);
    row("two content encodings", post("Content-Encoding: gzip\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n", "abcd"), 415);
    row("packed upload", head("PUT /upload", "Content-Encoding: gzip\r\nContent-Length: 4\r\n"), 415);
    row("gzip that is none", post("Content-Encoding: gzip\r\nContent-Length: 4\r\n", "abcd"), 400);
    // the host
    row("no host", "GET / HTTP/1.1\r\n\r\n", 400);
    row("empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400);
    row("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400);
    row("two equal hosts", "GET / HTTP/1.1\r\nHost: a\r\nhost: a\r\n\r\n", 400);
    row("host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400);
    row("list of hosts", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", 400);
    row("another host's address", get("http://elsewhere/"), 400);
    row("address with a user", get("http://me@localhost/"), 400);
    row("address of a tunnel", head("CONNECT localhost:80"), 400);
    row("no path", head("OPTIONS *"), 400);
    // lines
    row("two tokens", get("/", "Authorization: a\r\nAuthorization: b\r\n"), 400);
    row("folded header", get("/", "X-A: 1\r\n  2\r\n"), 400);
    row("folded length", post("Content-Length: 4\r\n\t2\r\n", "abcd"), 400);
    row("folded first header", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400);
    row("space before the colon", post("Content-Length : 4\r\n", "abcd"), 400);
    row("space in a name", get("/", "X A: 1\r\n"), 400);
    row("empty name", get("/", ": 1\r\n"), 400);
    row("line without a colon", get("/", "nothing\r\n"), 400, By::Library);
    row("bare LF behind a header", "GET / HTTP/1.1\r\nHost: a\nX-A: 1\r\n\r\n", 400);
    row("bare LF behind the request", "GET / HTTP/1.1\nHost: a\r\n\r\n", 400);
    row("bare LF at the end", "GET / HTTP/1.1\r\nHost: a\r\n\n", 400);
    row("bare LF everywhere", "GET / HTTP/1.1\nHost: a\n\n", 400);
    row("CR in a value", get("/", "X-A: 1\rX-B: 2\r\n"), 400);
    row("CR before CR LF", get("/", "X-A: 1\r\r\n"), 400);
    row("NUL in a value", get("/", QByteArray("X-A: 1\0Content-Length: 4\r\n", 26)), 400);
    row("NUL at a value's end", get("/", QByteArray("X-A: 1\0\r\n", 9)), 400);
    row("control in a value", get("/", "X-A: \x01\r\n"), 400);
    // the first line
    row("version of the future", "GET / HTTP/9.9\r\nHost: a\r\n\r\n", 505, By::Library);
    row("version of the past", "GET / HTTP/0.9\r\nHost: a\r\n\r\n", 505, By::Library);
    row("HTTP/1.2", "GET / HTTP/1.2\r\nHost: a\r\n\r\n", 505);
    row("version in small letters", "GET / http/1.1\r\nHost: a\r\n\r\n", 400, By::Library);
    row("no version", "GET /\r\nHost: a\r\n\r\n", 400, By::Library);
    row("space in the address", head("GET /a b"), 400);
    row("method that is no word", head("G\x01T /"), 400);
    row("TLS on a plain port", QByteArray("\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03\r\n\r\n", 15), 0, By::Nobody);
    // addresses
    row("broken escape", get("/a%2"), 400);
    row("escape of no number", get("/a%zz"), 400);
    row("NUL in the path", get("/a%00b"), 400);
    row("NUL in a parameter", get("/a?q=%00"), 400);
    row("control in the path", get("/a%0d%0ab"), 400);
    row("no UTF-8", get("/%ff"), 400);
    row("overlong UTF-8", get("/%c0%af"), 400);
    row("letters past ASCII", get("/\xc3\xa4"), 400);
    row("slash inside a part", get("/a%2Fb"), 400);
    row("fragment", get("/a#b"), 400);
    row("long path", get("/" + QByteArray(2000, 'a')), 414);
    row("long query", get("/?q=" + QByteArray(10'500, 'a')), 414);
    row("100 parameters", get("/?" + QByteArray("a=1&").repeated(100)), 400);
    row("long header", get("/", "X-Long: " + QByteArray(12'400, 'a') + "\r\n"), 431);
    row("address beyond the memory", get("/" + QByteArray(20'000, 'a')), 414, By::Library);
    row("header beyond the memory", get("/", "X-Long: " + QByteArray(20'000, 'a') + "\r\n"), 431, By::Library);
    row("120 headers", get("/", QByteArray("X-A: 1\r\n").repeated(120)), 431);
}

void WireTest::refused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    QFETCH(By, by);
    const int before = m_state.handled;
    Peer peer(m_adaptor.port());
    peer.write(bytes);
    QCOMPARE(peer.read(), status);
    if (by == By::Adaptor) {
        QCOMPARE(peer.header("content-type"), QByteArray("application/problem+json"));
        const QJsonObject problem = QJsonDocument::fromJson(peer.body).object();
        QCOMPARE(problem["status"_L1].toInt(), status);
        QVERIFY(!problem["code"_L1].toString().isEmpty());
        QVERIFY(!problem["detail"_L1].toString().isEmpty());
        QVERIFY(!peer.header("x-request-id").isEmpty());
        QCOMPARE(QString::fromLatin1(peer.header("x-request-id")), problem["requestId"_L1].toString());
    }
    QVERIFY(peer.closed());
    QCOMPARE(m_state.handled.load(), before);
}

void WireTest::taken_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("heard");
    QTest::newRow("parameters") << get("/echo%20it?q=a%2Bb+c%25&&x") << QByteArray("GET /echo it a+b c% ");
    QTest::newRow("UTF-8") << get("/%c3%a4?q=%F0%9F%98%80") << QByteArray("GET /\xc3\xa4 \xf0\x9f\x98\x80 ");
    QTest::newRow("whole address") << get("http://LOCALHOST/a?q=1") << QByteArray("GET /a 1 ");
    QTest::newRow("whole address without a path") << get("http://localhost?q=1") << QByteArray("GET / 1 ");
    QTest::newRow("tabs and colons in a value") << get("/", "X-A:\t1:2\t3\r\n") << QByteArray("GET /  ");
    QTest::newRow("empty value") << get("/", "X-A:\r\n") << QByteArray("GET /  ");
    QTest::newRow("many lines") << get("/", QByteArray("X-A: 1\r\n").repeated(80)) << QByteArray("GET /  ");
    QTest::newRow("long lines") << get("/", QByteArray("X-A: " + QByteArray(1900, 'a') + "\r\n").repeated(4)) << QByteArray("GET /  ");
    QTest::newRow("long parameter") << get("/?q=" + QByteArray(10'000, 'a')) << QByteArray("GET / " + QByteArray(10'000, 'a') + ' ');
    QTest::newRow("cookies") << get("/", "Cookie: a=b; c=\"d\"; e\r\n") << QByteArray("GET /  ");
    QTest::newRow("empty line before") << "\r\n" + get("/") << QByteArray("GET /  ");
    QTest::newRow("body") << post("Content-Length: 5\r\n", "hello") << QByteArray("POST /  hello");
    QTest::newRow("chunks") << post("Transfer-Encoding: Chunked\r\n", "5;x=y\r\nhello\r\n0\r\nX-Trailer: 1\r\n\r\n") << QByteArray("POST /  hello");
    QTest::newRow("no content encoding") << post("Content-Encoding: identity\r\nContent-Length: 5\r\n", "hello") << QByteArray("POST /  hello");
}

/// Each is followed by a second request in the same breath: what is understood leaves nothing behind.
void WireTest::taken()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, heard);
    Peer peer(m_adaptor.port());
    peer.write(bytes + get("/next"));
    QCOMPARE(peer.read(), 200);
    QCOMPARE(peer.body, heard);
    QCOMPARE(peer.read(), 200);
    QCOMPARE(peer.body, QByteArray("GET /next  "));
}

void WireTest::linesOfTheBuffer_data()
{
    QTest::addColumn<QByteArray>("lines"); // "|" stands for NUL
    QTest::addColumn<bool>("good");
    QTest::newRow("none") << QByteArray("||||") << true;
    QTest::newRow("one") << QByteArray("||Host| a||||") << true;
    QTest::newRow("empty value") << QByteArray("||Host|||||") << true;
    QTest::newRow("two") << QByteArray("||Host|a||X|b||||") << true;
    QTest::newRow("nothing at all") << QByteArray() << false;
    QTest::newRow("no end") << QByteArray("||Host|a||") << false;
    QTest::newRow("half an end") << QByteArray("||Host|a|||") << false;
    QTest::newRow("too long an end") << QByteArray("||Host|a|||||") << false;
    QTest::newRow("no colon") << QByteArray("||Host a") << false;
    QTest::newRow("one NUL") << QByteArray("||Host|a|X|b||||") << false;
}

void WireTest::linesOfTheBuffer()
{
    QFETCH(QByteArray, lines);
    QFETCH(bool, good);
    QCOMPARE(!refusalOfLines(lines.replace('|', '\0')).has_value(), good);
}

std::unique_ptr<QObject> makeWireTest()
{
    return std::make_unique<WireTest>();
}

#include "tst_wire.moc"
