// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/http/httpadaptor.h"
#include "tests/service_http/fakehandler.h"
#include "tests/service_http/peer.h"
#include "tests/service_http/suites.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace Casement;
using namespace Casement::Service;
using namespace Qt::StringLiterals;

class TestHttpAdaptor final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_state = std::make_unique<FakeState>();
        m_adaptor = std::make_unique<HttpAdaptor>();
        QVERIFY(m_adaptor->start({.idleSeconds = 2}, [this] { return factory(); }));
    }
    void cleanup()
    {
        m_state->hold = false;
        m_adaptor.reset();
        QCOMPARE(m_state->sinksAlive.load(), 0);
    }

    void answersWithItsHeaders();
    void oversizeBodyIsRefusedBeforeItComes();
    void oversizeChunkedBodyIsRefused();
    void truncatedBodyReachesNobody();
    void silentClientIsClosed();
    void fullQueueSaysRetry();
    void whatIsInMemoryWaitsForNoWorker();
    void pollIsWokenByACommit();
    void pollOfOtherKeysSleepsOn();
    void pollEndsAtItsDeadline();
    void commitWhileHandlingIsNotLost();
    void thirdPollOfATokenAnswersTheOldest();
    void uploadStreamsInPieces();
    void uploadMayBeEmpty();
    void uploadIsRefusedBeforeItsBytes();
    void uploadErrorIsToldAtTheEnd();
    void leavingUploadIsDropped();
    void fileIsStreamed();
    void missingFileIsTold();
    void stopAnswersWaitingPolls();
    void stopAnswersWhatWasTaken();
    void takenPortIsTold();
    void ticks();
    void mutatedRequestsDoNoHarm();

private:
    Result<std::unique_ptr<Handler>> factory() { return std::unique_ptr<Handler>(std::make_unique<FakeHandler>(*m_state)); }
    bool poll(Peer &peer, const QByteArray &token = "Bearer a")
    {
        const int before = m_state->handled;
        peer.write(head("GET /poll", "Authorization: " + token + "\r\n"));
        return QTest::qWaitFor([&] { return m_state->handled > before; });
    }

    std::unique_ptr<FakeState> m_state;
    std::unique_ptr<HttpAdaptor> m_adaptor;
};

void TestHttpAdaptor::answersWithItsHeaders()
{
    Peer peer(m_adaptor->port());
    peer.write(head("POST /echo%20it?q=a%2Bb+c%25", "Content-Length: 5\r\n") + "hello");
    QCOMPARE(peer.read(), 200);
    QCOMPARE(peer.body, QByteArray("POST /echo it a+b c% hello"));
    QVERIFY(peer.head.contains("X-Request-Id: "));
    QVERIFY(peer.head.contains("Cache-Control: no-store"));
    QVERIFY(peer.head.contains("X-Content-Type-Options: nosniff"));
    peer.write(head("GET /again"));
    QCOMPARE(peer.read(), 200);
    QCOMPARE(peer.body, QByteArray("GET /again  "));
}

void TestHttpAdaptor::oversizeBodyIsRefusedBeforeItComes()
{
    Peer peer(m_adaptor->port());
    peer.write(head("POST /", "Content-Length: 1001\r\n"));
    QCOMPARE(peer.read(), 413);
    QVERIFY(peer.closed());
    Peer withBodyOnGet(m_adaptor->port());
    withBodyOnGet.write(head("GET /", "Content-Length: 1\r\n") + "x");
    QCOMPARE(withBodyOnGet.read(), 413);
}

void TestHttpAdaptor::oversizeChunkedBodyIsRefused()
{
    Peer peer(m_adaptor->port());
    peer.write(head("POST /", "Transfer-Encoding: chunked\r\n"));
    for (int i = 0; i < 3; ++i)
        peer.write("200\r\n" + QByteArray(0x200, 'a') + "\r\n");
    peer.write("0\r\n\r\n");
    QCOMPARE(peer.read(), 413);
    QCOMPARE(m_state->handled.load(), 0);
}

void TestHttpAdaptor::truncatedBodyReachesNobody()
{
    {
        Peer peer(m_adaptor->port());
        peer.write(head("POST /", "Content-Length: 100\r\n") + "abc");
        peer.leave();
    }
    Peer other(m_adaptor->port());
    other.write(head("GET /"));
    QCOMPARE(other.read(), 200);
    QCOMPARE(m_state->handled.load(), 1);
}

void TestHttpAdaptor::silentClientIsClosed()
{
    Peer half(m_adaptor->port());
    half.write("GET / HT");
    Peer body(m_adaptor->port());
    body.write(head("POST /", "Content-Length: 100\r\n") + "abc");
    QVERIFY(half.closed(8000));
    QVERIFY(body.closed(8000));
    QCOMPARE(m_state->handled.load(), 0);
}

void TestHttpAdaptor::whatIsInMemoryWaitsForNoWorker()
{
    m_state->hold = true;
    std::vector<std::unique_ptr<Peer>> peers;
    for (int i = 0; i < 2; ++i) { // one for each worker
        peers.push_back(std::make_unique<Peer>(m_adaptor->port()));
        peers.back()->write(head("GET /hold"));
    }
    QTRY_COMPARE(m_state->handled.load(), 2);
    Peer peer(m_adaptor->port());
    for (int i = 0; i < 2; ++i) { // on one connection
        peer.write(head("GET /kept", "Accept-Encoding: gzip\r\n"));
        QCOMPARE(peer.read(), 200);
        QCOMPARE(peer.body, QByteArray("kept"));
        QCOMPARE(peer.header("vary"), QByteArray("Accept-Encoding"));
    }
    QCOMPARE(m_state->atOnce.load(), 2);
    QCOMPARE(m_state->handled.load(), 2);
    m_state->hold = false;
    // Packing is a worker's work, and so is all that is no plain read.
    peer.write(head("GET /large", "Accept-Encoding: gzip\r\n"));
    QCOMPARE(peer.read(), 200);
    QCOMPARE(peer.header("content-encoding"), QByteArray("gzip"));
    QTRY_COMPARE(m_state->handled.load(), 3);
    peer.write(head("POST /kept", "Content-Length: 0\r\n"));
    QCOMPARE(peer.read(), 200);
    QCOMPARE(m_state->handled.load(), 4);
}

void TestHttpAdaptor::fullQueueSaysRetry()
{
    m_state->hold = true;
    std::vector<std::unique_ptr<Peer>> peers;
    for (int i = 0; i < 2; ++i) { // one for each worker
        peers.push_back(std::make_unique<Peer>(m_adaptor->port()));
        peers.back()->write(head("GET /hold"));
    }
    QTRY_COMPARE(m_state->handled.load(), 2);
    for (int i = 0; i < 300; ++i) {
        peers.push_back(std::make_unique<Peer>(m_adaptor->port()));
        peers.back()->write(head("GET /"));
    }
    int refused = 0;
    for (std::size_t i = 2; i < peers.size() && refused == 0; ++i) {
        if (i < 250)
            continue;
        if (peers[i]->read(200) == 503) {
            QVERIFY(peers[i]->head.contains("Retry-After: "));
            ++refused;
        }
    }
    QCOMPARE(refused, 1);
    m_state->hold = false;
    QCOMPARE(peers[2]->read(), 200);
}

void TestHttpAdaptor::pollIsWokenByACommit()
{
    Peer peer(m_adaptor->port());
    QVERIFY(poll(peer));
    m_state->hasNews = true;
    m_adaptor->committed({u"account:2|public"_s, u"account:1|public"_s});
    QCOMPARE(peer.read(), 200);
    QCOMPARE(peer.body, QByteArray("news"));
}

void TestHttpAdaptor::pollOfOtherKeysSleepsOn()
{
    Peer peer(m_adaptor->port());
    QVERIFY(poll(peer));
    Peer flush(m_adaptor->port()); // so that the poll is registered and not in its handler
    flush.write(head("GET /"));
    QCOMPARE(flush.read(), 200);
    const int before = m_state->handled;
    m_adaptor->committed({u"account:1|care"_s});
    QCOMPARE(peer.read(300), 0);
    QCOMPARE(m_state->handled.load(), before);
    m_adaptor->committed({u"account:1|public"_s});
    QTRY_COMPARE(m_state->handled.load(), before + 1);
}

void TestHttpAdaptor::pollEndsAtItsDeadline()
{
    m_state->waitSeconds = 3; // longer than the idle time: a waiting connection does not count as silent
    Peer peer(m_adaptor->port());
    QVERIFY(poll(peer));
    QCOMPARE(peer.read(8000), 200);
    QCOMPARE(peer.body, QByteArray("nothing"));
}

void TestHttpAdaptor::commitWhileHandlingIsNotLost()
{
    m_state->beforeWaiting = [this] {
        m_state->hasNews = true;
        m_adaptor->committed({u"account:1|public"_s});
    };
    Peer peer(m_adaptor->port());
    QVERIFY(poll(peer));
    QCOMPARE(peer.read(), 200);
    QCOMPARE(peer.body, QByteArray("news"));
}

void TestHttpAdaptor::thirdPollOfATokenAnswersTheOldest()
{
    Peer first(m_adaptor->port()), second(m_adaptor->port()), third(m_adaptor->port()), stranger(m_adaptor->port());
    QVERIFY(poll(stranger, "Bearer b"));
    QVERIFY(poll(first));
    QVERIFY(poll(second));
    QVERIFY(poll(third));
    QCOMPARE(first.read(), 200);
    QCOMPARE(first.body, QByteArray("nothing"));
    QCOMPARE(second.read(200), 0);
    QCOMPARE(stranger.read(200), 0);
}

void TestHttpAdaptor::uploadStreamsInPieces()
{
    constexpr qsizetype size = 20 * 1024 * 1024;
    Peer peer(m_adaptor->port());
    peer.write(head("PUT /upload", "Content-Length: " + QByteArray::number(size) + "\r\n"));
    for (qsizetype sent = 0; sent < size; sent += 1024 * 1024)
        peer.write(QByteArray(1024 * 1024, 'x'));
    QCOMPARE(peer.read(20'000), 200);
    QCOMPARE(peer.body, QByteArray::number(size));
    QVERIFY(m_state->sinkWrites > 100);
    QVERIFY(m_state->largestWrite < 256 * 1024);
    QCOMPARE(m_state->sinksAlive.load(), 0);

    peer.write(head("PUT /upload", "Transfer-Encoding: chunked\r\n"));
    for (int i = 0; i < 100; ++i)
        peer.write("10000\r\n" + QByteArray(0x10000, 'y') + "\r\n");
    peer.write("0\r\n\r\n");
    QCOMPARE(peer.read(20'000), 200);
    QCOMPARE(peer.body, QByteArray::number(100 * 0x10000));
}

void TestHttpAdaptor::uploadMayBeEmpty()
{
    Peer peer(m_adaptor->port());
    peer.write(head("PUT /upload", "Content-Length: 0\r\n"));
    QCOMPARE(peer.read(), 200);
    QCOMPARE(peer.body, QByteArray("0"));
    peer.write(head("PUT /upload", "Content-Length: 3\r\nExpect: 100-continue\r\n"));
    QCOMPARE(peer.read(), 100);
    peer.write("abc");
    QCOMPARE(peer.read(), 200);
    QCOMPARE(peer.body, QByteArray("3"));
}

void TestHttpAdaptor::uploadIsRefusedBeforeItsBytes()
{
    Peer peer(m_adaptor->port());
    peer.write(head("PUT /upload/refused", "Content-Length: 1000000\r\n"));
    QCOMPARE(peer.read(), 404);
    QVERIFY(peer.closed());
    QCOMPARE(m_state->sinkWrites.load(), 0);
}

void TestHttpAdaptor::uploadErrorIsToldAtTheEnd()
{
    Peer peer(m_adaptor->port());
    peer.write(head("PUT /upload/small", "Content-Length: 1000000\r\n") + QByteArray(1'000'000, 'x'));
    QCOMPARE(peer.read(), 413);
    QVERIFY(peer.body.contains("too large"));
    QCOMPARE(m_state->sinksAlive.load(), 0);
}

void TestHttpAdaptor::leavingUploadIsDropped()
{
    {
        Peer peer(m_adaptor->port());
        peer.write(head("PUT /upload", "Content-Length: 1000000\r\n") + QByteArray(500'000, 'x'));
        QTRY_VERIFY(m_state->sinkWrites > 1);
        QCOMPARE(m_state->sinksAlive.load(), 1);
        peer.leave();
    }
    QTRY_COMPARE(m_state->sinksAlive.load(), 0);
}

void TestHttpAdaptor::fileIsStreamed()
{
    QTemporaryDir dir;
    QFile file(dir.filePath(u"content"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(3'000'000, 'f'));
    file.close();
    m_state->file = file.fileName();
    Peer peer(m_adaptor->port());
    peer.write(head("GET /file"));
    QCOMPARE(peer.read(), 200);
    QCOMPARE(peer.body, QByteArray(3'000'000, 'f'));
}

void TestHttpAdaptor::missingFileIsTold()
{
    m_state->file = u"/nonexistent/file"_s;
    Peer peer(m_adaptor->port());
    peer.write(head("GET /file"));
    QCOMPARE(peer.read(), 500);
    QVERIFY(peer.head.contains("application/problem+json"));
}

void TestHttpAdaptor::stopAnswersWaitingPolls()
{
    Peer first(m_adaptor->port()), second(m_adaptor->port()), idle(m_adaptor->port());
    QVERIFY(poll(first, "Bearer a"));
    QVERIFY(poll(second, "Bearer b"));
    const quint16 port = m_adaptor->port();
    QElapsedTimer timer;
    timer.start();
    m_adaptor->stop();
    QVERIFY(timer.elapsed() < 3000);
    QCOMPARE(first.read(), 200);
    QCOMPARE(first.body, QByteArray("nothing"));
    QCOMPARE(second.read(), 200);
    QVERIFY(idle.closed());
    QTcpSocket late;
    late.connectToHost(QHostAddress::LocalHost, port);
    QVERIFY(!late.waitForConnected(1000));
}

void TestHttpAdaptor::stopAnswersWhatWasTaken()
{
    m_state->hold = true;
    Peer peer(m_adaptor->port());
    peer.write(head("GET /hold"));
    QTRY_COMPARE(m_state->handled.load(), 1);
    std::thread stopper([this] { m_adaptor->stop(); });
    QTest::qWait(100);
    m_state->hold = false;
    stopper.join();
    QCOMPARE(peer.read(), 200);
}

void TestHttpAdaptor::takenPortIsTold()
{
    HttpAdaptor second;
    const Result<void> started = second.start({.port = m_adaptor->port()}, [this] { return factory(); });
    QVERIFY(!started);
    QVERIFY(started.error().detail.contains(u"already in use"_s));
    const Result<void> unnamed = second.start({.host = u"no.such.host"_s}, [this] { return factory(); });
    QVERIFY(!unnamed);
    QVERIFY(unnamed.error().detail.contains(u"--listen"_s));
}

void TestHttpAdaptor::ticks()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_state->ticks >= 2, 5000);
}

/// Valid requests with bytes changed, doubled or cut under a fixed seed: whatever comes back, the next request is answered.
void TestHttpAdaptor::mutatedRequestsDoNoHarm()
{
    const QByteArray seeds[] = {head("POST /a?q=1", "Content-Length: 5\r\n") + "hello",
                                head("PUT /upload", "Transfer-Encoding: chunked\r\n") + "5\r\nhello\r\n0\r\n\r\n",
                                head("GET /b", "Authorization: Bearer a\r\nAccept-Encoding: gzip\r\n")};
    quint32 random = 20'26;
    const auto next = [&random](int below) {
        random = random * 1664525U + 1013904223U;
        return int((random >> 8) % quint32(below));
    };
    for (int round = 0; round < 1500; ++round) {
        QByteArray bytes = seeds[next(3)];
        for (int change = next(4) + 1; change > 0 && !bytes.isEmpty(); --change) {
            const int at = next(int(bytes.size()));
            switch (next(4)) {
            case 0: bytes[at] = char(next(256)); break;
            case 1: bytes.insert(at, bytes.mid(at, next(20))); break;
            case 2: bytes.remove(at, next(10)); break;
            default: bytes.truncate(at + 1); break;
            }
        }
        Peer peer(m_adaptor->port());
        peer.write(bytes);
        peer.leave();
    }
    Peer peer(m_adaptor->port());
    peer.write(head("GET /"));
    QCOMPARE(peer.read(), 200);
    QTRY_COMPARE(m_state->sinksAlive.load(), 0);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    TestHttpAdaptor adaptor;
    int failed = QTest::qExec(&adaptor, argc, argv);
    for (const auto &make : {makeWireTest, makeContentTest, makeBoundsTest}) {
        const auto suite = make();
        failed += QTest::qExec(suite.get(), argc, argv);
    }
    return failed;
}

#include "tst_httpadaptor.moc"
