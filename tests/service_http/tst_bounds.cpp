// SPDX-License-Identifier: GPL-3.0-or-later
// How much and how long strangers may hold, and what the adaptor tells about it.
#include "sync/service/http/connections.h"
#include "sync/service/http/httpadaptor.h"
#include "tests/service_http/fakehandler.h"
#include "tests/service_http/peer.h"
#include "tests/service_http/suites.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <arpa/inet.h>
#include <netinet/in.h>

using namespace Casement;
using namespace Casement::Service;
using namespace Qt::StringLiterals;

class BoundsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_state = std::make_unique<FakeState>();
        m_adaptor = std::make_unique<HttpAdaptor>();
        m_told.clear();
    }
    void cleanup()
    {
        m_state->hold = false;
        m_adaptor.reset();
        QCOMPARE(m_state->sinksAlive.load(), 0);
    }

    void networksAreCountedAsOne_data();
    void networksAreCountedAsOne();
    void dribbledHeadIsClosed();
    void silentConnectionIsClosed();
    void dribbledBodyIsClosed();
    void unreadAnswerIsClosed();
    void slowButSteadyIsServed();
    void longestSilentGoesWhenAllPlacesAreTaken();
    void addressHasItsShare();
    void uploadsAreBounded();
    void uploadsOfAnAddressAreBounded();
    void leftPollIsAnsweredSoon();
    void halfClosedPollIsAnswered();
    void figuresAreTrue();
    void finishedIsTold();
    void uploadHasItsGraceAtTheStop();
    void bodyHasItsGraceAtTheStop();

private:
    void start(const HttpBounds &bounds, int idleSeconds = 30)
    {
        HttpOptions options;
        options.idleSeconds = idleSeconds;
        options.bounds = bounds;
        options.finished = [this](const Finished &finished) {
            const std::scoped_lock lock(m_mutex);
            m_told.append(finished);
        };
        QVERIFY(m_adaptor->start(options, factoryOf(*m_state)));
    }
    QList<Finished> told()
    {
        const std::scoped_lock lock(m_mutex);
        return m_told;
    }
    bool refusesNew()
    {
        return QTest::qWaitFor([&] {
            QTcpSocket late;
            late.connectToHost(QHostAddress::LocalHost, m_adaptor->port());
            return !late.waitForConnected(1000);
        });
    }
    quint64 refused(const QString &reason) const { return m_adaptor->figures().refused.value(reason); }

    std::unique_ptr<FakeState> m_state;
    std::unique_ptr<HttpAdaptor> m_adaptor;
    std::mutex m_mutex;
    QList<Finished> m_told;
};

void BoundsTest::networksAreCountedAsOne_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<bool>("asOne");
    QTest::newRow("one IPv4") << QByteArray("192.0.2.1") << QByteArray("192.0.2.1") << true;
    QTest::newRow("two IPv4") << QByteArray("192.0.2.1") << QByteArray("192.0.2.2") << false;
    QTest::newRow("mapped IPv4") << QByteArray("192.0.2.1") << QByteArray("::ffff:192.0.2.1") << true;
    QTest::newRow("two mapped IPv4") << QByteArray("::ffff:192.0.2.1") << QByteArray("::ffff:192.0.2.2") << false;
    QTest::newRow("one IPv6 network") << QByteArray("2001:db8:0:1::1") << QByteArray("2001:db8:0:1:ffff::2") << true;
    QTest::newRow("two IPv6 networks") << QByteArray("2001:db8:0:1::1") << QByteArray("2001:db8:0:2::1") << false;
}

void BoundsTest::networksAreCountedAsOne()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QFETCH(bool, asOne);
    const auto key = [](const QByteArray &text) {
        sockaddr_in v4 = {};
        sockaddr_in6 v6 = {};
        v4.sin_family = AF_INET;
        v6.sin6_family = AF_INET6;
        if (::inet_pton(AF_INET, text.constData(), &v4.sin_addr) == 1)
            return addressKey(reinterpret_cast<const sockaddr *>(&v4), true);
        return ::inet_pton(AF_INET6, text.constData(), &v6.sin6_addr) == 1 ? addressKey(reinterpret_cast<const sockaddr *>(&v6), true) : QByteArray();
    };
    QVERIFY(!key(first).isEmpty());
    QCOMPARE(key(first) == key(second), asOne);
    for (const char *own : {"127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"})
        QVERIFY(key(own).isEmpty());
}

/// A byte every now and then keeps no head open: the deadline counts from its first line.
void BoundsTest::dribbledHeadIsClosed()
{
    start({.headSeconds = 1});
    Peer peer(m_adaptor->port());
    peer.write("GET / HTTP/1.1\r\nHost: a\r\n");
    QTRY_VERIFY_WITH_TIMEOUT((peer.write("X"), peer.closed(50)), 10'000);
    QCOMPARE(peer.read(), 408);
    QVERIFY(peer.header("content-type").contains("problem+json"));
    QCOMPARE(m_state->handled.load(), 0);
    QCOMPARE(refused(u"slow"_s), 1U);

    Peer line(m_adaptor->port());
    QTRY_VERIFY_WITH_TIMEOUT((line.write("G"), line.closed(50)), 10'000);
    QCOMPARE(line.read(), 0);
}

void BoundsTest::silentConnectionIsClosed()
{
    start({.headSeconds = 1});
    Peer peer(m_adaptor->port());
    QVERIFY(peer.closed(10'000));
    QCOMPARE(peer.read(), 0);
    Peer second(m_adaptor->port()); // between two requests it may rest as long as idleSeconds say
    second.write(head("GET /"));
    QCOMPARE(second.read(), 200);
    Peer third(m_adaptor->port());
    QVERIFY(third.closed(10'000));
    second.write(head("GET /"));
    QCOMPARE(second.read(), 200);
}

void BoundsTest::dribbledBodyIsClosed()
{
    start({.windowSeconds = 1, .windowBytes = 1000});
    Peer upload(m_adaptor->port());
    upload.write(head("PUT /upload", "Content-Length: 100000\r\n") + QByteArray(50'000, 'x'));
    Peer body(m_adaptor->port());
    body.write(head("POST /", "Content-Length: 900\r\n"));
    QTRY_COMPARE(m_adaptor->figures().uploads, 1);
    QTRY_VERIFY_WITH_TIMEOUT((upload.write("x"), upload.closed(50)), 10'000);
    QTRY_VERIFY_WITH_TIMEOUT((body.write("x"), body.closed(50)), 10'000);
    QCOMPARE(upload.read(), 408);
    QVERIFY(!upload.header("x-request-id").isEmpty());
    QCOMPARE(body.read(), 408);
    QTRY_COMPARE(m_adaptor->figures().uploads, 0);
    QTRY_COMPARE(m_state->sinksAlive.load(), 0);
    QCOMPARE(refused(u"slow"_s), 2U);
}

/// Who asks for a file and does not take it holds no connection.
void BoundsTest::unreadAnswerIsClosed()
{
    QTemporaryDir dir;
    QFile file(dir.filePath(u"content"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(64LL * 1024 * 1024));
    m_state->file = file.fileName();
    start({.windowSeconds = 1, .windowBytes = 1000});
    Peer peer(m_adaptor->port());
    peer.socket().setReadBufferSize(1024);
    peer.write(head("GET /file"));
    QTRY_COMPARE(refused(u"slow"_s), 1U);
    QTRY_COMPARE(m_adaptor->figures().connections, 0);
}

void BoundsTest::slowButSteadyIsServed()
{
    start({.windowSeconds = 1, .windowBytes = 10});
    Peer peer(m_adaptor->port());
    peer.write(head("PUT /upload", "Content-Length: 300\r\n"));
    for (int i = 0; i < 30; ++i) { // three windows
        peer.write(QByteArray(10, 'x'));
        QVERIFY(!peer.closed(100));
    }
    QCOMPARE(peer.read(), 200);
    QCOMPARE(peer.body, QByteArray("300"));
}

void BoundsTest::longestSilentGoesWhenAllPlacesAreTaken()
{
    m_state->hold = true;
    start({.connections = 4});
    Peer busy(m_adaptor->port());
    busy.write(head("GET /hold"));
    QTRY_COMPARE(m_state->handled.load(), 1);
    Peer first(m_adaptor->port()), second(m_adaptor->port()), third(m_adaptor->port());
    QTRY_COMPARE(m_adaptor->figures().connections, 4);
    Peer last(m_adaptor->port());
    last.write(head("GET /"));
    QCOMPARE(last.read(), 200);
    QVERIFY(first.closed());
    QVERIFY(!second.closed(100));
    QCOMPARE(refused(u"connections"_s), 1U);
    m_state->hold = false;
    QCOMPARE(busy.read(), 200);
}

void BoundsTest::addressHasItsShare()
{
    start({.connectionsPerAddress = 2, .exemptLoopback = false});
    Peer first(m_adaptor->port()), second(m_adaptor->port());
    QTRY_COMPARE(m_adaptor->figures().connections, 2);
    Peer third(m_adaptor->port());
    QVERIFY(third.closed());
    QCOMPARE(refused(u"connections"_s), 1U);
    first.leave();
    QTRY_COMPARE(m_adaptor->figures().connections, 1);
    Peer fourth(m_adaptor->port());
    fourth.write(head("GET /"));
    QCOMPARE(fourth.read(), 200);
}

void BoundsTest::uploadsAreBounded()
{
    start({.uploads = 1});
    Peer first(m_adaptor->port()), second(m_adaptor->port());
    first.write(head("PUT /upload", "Content-Length: 3\r\n") + "ab");
    QTRY_COMPARE(m_adaptor->figures().uploads, 1);
    second.write(head("PUT /upload", "Content-Length: 3\r\n"));
    QCOMPARE(second.read(), 503);
    QVERIFY(!second.header("retry-after").isEmpty());
    first.write("c");
    QCOMPARE(first.read(), 200);
    Peer third(m_adaptor->port());
    third.write(head("PUT /upload", "Content-Length: 3\r\n") + "abc");
    QCOMPARE(third.read(), 200);
    QCOMPARE(refused(u"uploads"_s), 1U);
}

void BoundsTest::uploadsOfAnAddressAreBounded()
{
    start({.uploadsPerAddress = 1, .exemptLoopback = false});
    Peer first(m_adaptor->port()), second(m_adaptor->port());
    first.write(head("PUT /upload", "Content-Length: 3\r\n") + "ab");
    QTRY_COMPARE(m_adaptor->figures().uploads, 1);
    second.write(head("PUT /upload", "Content-Length: 3\r\n"));
    QCOMPARE(second.read(), 429);
    QVERIFY(!second.header("retry-after").isEmpty());
    QCOMPARE(QJsonDocument::fromJson(second.body).object()["code"_L1].toString(), u"tooManyAttempts"_s);
    first.write("c");
    QCOMPARE(first.read(), 200);
}

void BoundsTest::leftPollIsAnsweredSoon()
{
    start({});
    Peer peer(m_adaptor->port());
    peer.write(head("GET /poll"));
    QTRY_COMPARE(m_adaptor->figures().waiting, 1);
    peer.leave();
    QTRY_COMPARE(m_adaptor->figures().waiting, 0); // of 25 seconds it would have waited
    QTRY_COMPARE(m_adaptor->figures().connections, 0);
    QCOMPARE(m_state->handled.load(), 2);
}

/// Who only said that no more requests will come still hears the answer.
void BoundsTest::halfClosedPollIsAnswered()
{
    start({});
    Peer peer(m_adaptor->port());
    peer.write(head("GET /poll"));
    QTRY_COMPARE(m_adaptor->figures().waiting, 1);
    ::shutdown(int(peer.socket().socketDescriptor()), SHUT_WR);
    QCOMPARE(peer.read(), 200);
    QCOMPARE(peer.body, QByteArray("nothing"));
}

void BoundsTest::figuresAreTrue()
{
    m_state->hold = true;
    start({});
    Peer first(m_adaptor->port()), second(m_adaptor->port()), third(m_adaptor->port()), poll(m_adaptor->port());
    poll.write(head("GET /poll"));
    QTRY_COMPARE(m_adaptor->figures().waiting, 1);
    first.write(head("GET /hold"));
    second.write(head("GET /hold"));
    QTRY_COMPARE(m_adaptor->figures().working, 2);
    third.write(head("POST /", "Content-Length: 5\r\n") + "hello");
    QTRY_COMPARE(m_adaptor->figures().queued, 1);
    QCOMPARE(m_adaptor->figures().connections, 4);
    QCOMPARE(m_adaptor->figures().requests, 4U);
    QCOMPARE(m_adaptor->figures().bytesIn, 5U);
    m_state->hold = false;
    QCOMPARE(third.read(), 200);
    QTRY_COMPARE(m_adaptor->figures().working, 0);
    QTRY_COMPARE(m_adaptor->figures().bytesOut, quint64(third.body.size() + 2 * QByteArray("GET /hold  ").size()));
    third.write("GET / HTTP/1.1\r\n\r\n");
    QCOMPARE(third.read(), 400);
    QCOMPARE(refused(u"malformed"_s), 1U);
    Peer fourth(m_adaptor->port());
    fourth.write(head("GET /", "Content-Length: -1\r\n"));
    QCOMPARE(fourth.read(), 400);
    QTRY_COMPARE(refused(u"malformed"_s), 2U);
}

void BoundsTest::finishedIsTold()
{
    start({});
    Peer peer(m_adaptor->port());
    peer.write(head("POST /a%20b?token=secret", "Content-Length: 5\r\n") + "hello");
    QCOMPARE(peer.read(), 200);
    QTRY_COMPARE(told().size(), 1);
    const Finished first = told().first();
    QCOMPARE(first.method, QByteArray("POST"));
    QCOMPARE(first.path, u"/a b"_s);
    QCOMPARE(first.status, 200);
    QCOMPARE(first.bytes, peer.body.size());
    QCOMPARE(first.bytesIn, 5);
    QCOMPARE(first.requestId, QString::fromLatin1(peer.header("x-request-id")));
    QCOMPARE(first.peer, u"127.0.0.1"_s);
    QVERIFY(first.milliseconds > 0);
    peer.write(head("PUT /upload", "Content-Length: 5\r\n") + "hel");
    QTRY_COMPARE(m_adaptor->figures().uploads, 1);
    peer.leave();
    QTRY_COMPARE(told().size(), 2);
    QCOMPARE(told().last().status, 0);
    QCOMPARE(told().last().bytesIn, 3);
    Peer bad(m_adaptor->port());
    bad.write("GET /x HTTP/1.1\r\n\r\n");
    QCOMPARE(bad.read(), 400);
    QTRY_COMPARE(told().size(), 3);
    QCOMPARE(told().last().status, 400);
    QCOMPARE(told().last().path, u"/x"_s);
}

void BoundsTest::uploadHasItsGraceAtTheStop()
{
    start({});
    Peer peer(m_adaptor->port());
    peer.write(head("PUT /upload", "Content-Length: 200000\r\n") + QByteArray(100'000, 'x'));
    QTRY_VERIFY(m_state->sinkWrites > 0);
    std::atomic<bool> stopped = false;
    std::thread stopper([&] {
        m_adaptor->stop();
        stopped = true;
    });
    const bool refusedNew = refusesNew();
    const bool wentOn = !stopped;
    peer.write(QByteArray(100'000, 'x'));
    const int status = peer.read();
    stopper.join();
    QVERIFY(refusedNew);
    QVERIFY(wentOn);
    QCOMPARE(status, 200);
    QCOMPARE(peer.body, QByteArray("200000"));
    QCOMPARE(peer.header("connection").toLower(), QByteArray("close"));
}

void BoundsTest::bodyHasItsGraceAtTheStop()
{
    start({});
    Peer peer(m_adaptor->port());
    peer.write(head("POST /", "Content-Length: 5\r\n") + "hel");
    QTRY_COMPARE(m_adaptor->figures().bytesIn, 3U);
    std::thread stopper([&] { m_adaptor->stop(); });
    const bool refusedNew = refusesNew();
    peer.write("lo");
    const int status = peer.read();
    stopper.join();
    QVERIFY(refusedNew);
    QCOMPARE(status, 200);
}

std::unique_ptr<QObject> makeBoundsTest()
{
    return std::make_unique<BoundsTest>();
}

#include "tst_bounds.moc"
