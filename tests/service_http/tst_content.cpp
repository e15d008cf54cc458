// SPDX-License-Identifier: GPL-3.0-or-later
// What bodies and connections are wrapped in: gzip, parts of files, TLS.
#include "sync/service/http/gzip.h"
#include "sync/service/http/httpadaptor.h"
#include "tests/service_http/fakehandler.h"
#include "tests/service_http/peer.h"
#include "tests/service_http/suites.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Casement;
using namespace Casement::Service;
using namespace Qt::StringLiterals;

class ContentTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_state = std::make_unique<FakeState>();
        m_adaptor = std::make_unique<HttpAdaptor>();
    }
    void cleanup() { m_adaptor.reset(); }

    void acceptEncoding_data();
    void acceptEncoding();
    void unpacksWithinItsLimit();
    void largeTextIsPacked();
    void packedTagIsKnownAgain();
    void qtClientUnpacks();
    void packedBodyIsUnpacked();
    void packedBombIsRefused();
    void filePartIsStreamed();
    void headHasNoBody();
    void tlsIsSpoken();
    void tlsFilesAreReadAgain();
    void badTlsFilesAreTold();

private:
    void start(const HttpOptions &options = {}) { QVERIFY(m_adaptor->start(options, factoryOf(*m_state))); }
    HttpOptions secure() const { return {.certificateFile = m_dir.filePath(u"certificate.pem"_s), .keyFile = m_dir.filePath(u"key.pem"_s)}; }
    void makeCertificate(const QString &name);
    static QString nameShown(QSslSocket &socket, quint16 port);
    static QByteArray asked(QSslSocket &socket);

    QTemporaryDir m_dir;
    std::unique_ptr<FakeState> m_state;
    std::unique_ptr<HttpAdaptor> m_adaptor;
};

void ContentTest::acceptEncoding_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("gzip") << QByteArray("gzip") << true;
    QTest::newRow("capitals") << QByteArray("GZip") << true;
    QTest::newRow("old name") << QByteArray("x-gzip") << true;
    QTest::newRow("browser") << QByteArray("gzip, deflate, br, zstd") << true;
    QTest::newRow("weight") << QByteArray("br;q=1.0, gzip ; q=0.001") << true;
    QTest::newRow("no weight") << QByteArray("gzip;q=0") << false;
    QTest::newRow("no weight, written out") << QByteArray("deflate, gzip;q=0.000") << false;
    QTest::newRow("star") << QByteArray("*") << true;
    QTest::newRow("star but not gzip") << QByteArray("gzip;q=0, *") << false;
    QTest::newRow("nothing but plain") << QByteArray("identity, *;q=0") << false;
    QTest::newRow("another") << QByteArray("br") << false;
    QTest::newRow("longer name") << QByteArray("gzipped") << false;
    QTest::newRow("bad weight") << QByteArray("gzip;q=2") << false;
    QTest::newRow("bad parameter") << QByteArray("gzip;level=9") << false;
}

void ContentTest::acceptEncoding()
{
    QFETCH(QByteArray, header);
    QFETCH(bool, accepted);
    QCOMPARE(Gzip::accepted(header), accepted);
}

void ContentTest::unpacksWithinItsLimit()
{
    const QByteArray text = largeText();
    const QByteArray packed = Gzip::packed(text);
    QVERIFY(packed.startsWith("\x1f\x8b"));
    QCOMPARE(Gzip::unpacked(packed, text.size()).value(), text);
    QCOMPARE(Gzip::unpacked(packed, text.size() - 1).error().code, ErrorCode::TooLarge);
    QCOMPARE(Gzip::unpacked(packed + packed, 2 * text.size()).value(), QByteArray(text + text));
    QCOMPARE(Gzip::unpacked(packed + packed, text.size()).error().code, ErrorCode::TooLarge);
    for (const QByteArray &bad : {QByteArray(), packed.chopped(1), packed.left(5), QByteArray(packed + "x"), QByteArray("plain text")})
        QCOMPARE(Gzip::unpacked(bad, text.size()).error().code, ErrorCode::BadRequest);
    QCOMPARE(Gzip::unpacked(Gzip::packed({}), 0).value(), QByteArray());
}

void ContentTest::largeTextIsPacked()
{
    start();
    Peer peer(m_adaptor->port());
    peer.write(head("GET /large", "Accept-Encoding: gzip\r\n"));
    QCOMPARE(peer.read(), 200);
    QCOMPARE(peer.header("content-encoding"), QByteArray("gzip"));
    QCOMPARE(peer.header("vary"), QByteArray("Accept-Encoding"));
    QCOMPARE(peer.header("etag"), QByteArray("\"v1-gzip\""));
    QVERIFY(peer.body.size() < 2000);
    QCOMPARE(Gzip::unpacked(peer.body, 1'000'000).value(), largeText());

    peer.write(head("GET /large"));
    QCOMPARE(peer.read(), 200);
    QCOMPARE(peer.header("content-encoding"), QByteArray());
    QCOMPARE(peer.header("vary"), QByteArray("Accept-Encoding"));
    QCOMPARE(peer.header("etag"), QByteArray("\"v1\""));
    QCOMPARE(peer.body, largeText());

    peer.write(head("GET /small", "Accept-Encoding: gzip\r\n"));
    QCOMPARE(peer.read(), 200);
    QCOMPARE(peer.header("content-encoding"), QByteArray());

    QFile file(m_dir.filePath(u"content"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(10'000, 'f'));
    file.close();
    m_state->file = file.fileName();
    peer.write(head("GET /file", "Accept-Encoding: gzip\r\n"));
    QCOMPARE(peer.read(), 200);
    QCOMPARE(peer.header("content-encoding"), QByteArray());
    QCOMPARE(peer.header("vary"), QByteArray());
    QCOMPARE(peer.body, QByteArray(10'000, 'f'));
}

void ContentTest::packedTagIsKnownAgain()
{
    start();
    Peer peer(m_adaptor->port());
    peer.write(head("GET /large", "Accept-Encoding: gzip\r\nIf-None-Match: \"v1-gzip\"\r\n"));
    QCOMPARE(peer.read(5000, false), 304);
    QCOMPARE(peer.header("etag"), QByteArray("\"v1-gzip\""));
    peer.write(head("GET /large", "If-None-Match: \"v1\"\r\n"));
    QCOMPARE(peer.read(5000, false), 304);
    QCOMPARE(peer.header("etag"), QByteArray("\"v1\""));
    peer.write(head("GET /large", "If-None-Match: \"v0-gzip\"\r\n"));
    QCOMPARE(peer.read(), 200);
}

void ContentTest::qtClientUnpacks()
{
    start();
    QNetworkAccessManager manager;
    QNetworkRequest request(QUrl(u"http://127.0.0.1:%1/large"_s.arg(m_adaptor->port())));
    const std::unique_ptr<QNetworkReply> reply(manager.get(request));
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->error(), QNetworkReply::NoError);
    QCOMPARE(reply->rawHeader("Content-Encoding"), QByteArray("gzip"));
    QCOMPARE(reply->readAll(), largeText());
    QTRY_VERIFY(m_adaptor->figures().bytesOut > 0);
    QVERIFY(m_adaptor->figures().bytesOut < 2000);
}

void ContentTest::packedBodyIsUnpacked()
{
    start();
    const QByteArray packed = Gzip::packed("hello");
    Peer peer(m_adaptor->port());
    peer.write(head("POST /", "Content-Encoding: gzip\r\nContent-Length: " + QByteArray::number(packed.size()) + "\r\n") + packed);
    QCOMPARE(peer.read(), 200);
    QCOMPARE(peer.body, QByteArray("POST /  hello"));
}

/// 64 MB of nothing in 64 KB: refused at the route's 1,000 bytes whichever way it comes.
void ContentTest::packedBombIsRefused()
{
    start();
    const QByteArray small = Gzip::packed(QByteArray(1001, '\0'));
    QVERIFY(small.size() < 1000);
    Peer peer(m_adaptor->port());
    peer.write(head("POST /", "Content-Encoding: gzip\r\nContent-Length: " + QByteArray::number(small.size()) + "\r\n") + small);
    QCOMPARE(peer.read(), 413);
    QVERIFY(peer.closed());
    const QByteArray bomb = Gzip::packed(QByteArray(64 * 1024 * 1024, '\0'));
    Peer other(m_adaptor->port());
    other.write(head("POST /", "Content-Encoding: gzip\r\nContent-Length: " + QByteArray::number(bomb.size()) + "\r\n"));
    QCOMPARE(other.read(), 413);
    QCOMPARE(Gzip::unpacked(bomb, 1000).error().code, ErrorCode::TooLarge);
    QCOMPARE(m_state->handled.load(), 0);
}

void ContentTest::filePartIsStreamed()
{
    QFile file(m_dir.filePath(u"content"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(1'000'000, 'a') + "middle" + QByteArray(1'000'000, 'b'));
    file.close();
    m_state->file = file.fileName();
    start();
    Peer peer(m_adaptor->port());
    m_state->fileOffset = 1'000'000;
    m_state->fileLength = 6;
    peer.write(head("GET /file"));
    QCOMPARE(peer.read(), 200);
    QCOMPARE(peer.body, QByteArray("middle"));
    m_state->fileLength = -1;
    peer.write(head("GET /file"));
    QCOMPARE(peer.read(), 200);
    QCOMPARE(peer.body, QByteArray("middle" + QByteArray(1'000'000, 'b')));
    m_state->fileOffset = 2'000'006; // its very end
    peer.write(head("GET /file"));
    QCOMPARE(peer.read(), 200);
    QCOMPARE(peer.body, QByteArray());
    m_state->fileOffset = 2'000'000;
    m_state->fileLength = 7; // it is shorter than its row says
    peer.write(head("GET /file"));
    QCOMPARE(peer.read(), 500);
}

void ContentTest::headHasNoBody()
{
    QFile file(m_dir.filePath(u"content"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(10'000, 'f'));
    file.close();
    m_state->file = file.fileName();
    m_state->fileOffset = 100;
    m_state->fileLength = 50;
    start();
    Peer peer(m_adaptor->port());
    peer.write(head("HEAD /file"));
    QCOMPARE(peer.read(5000, false), 200);
    QCOMPARE(peer.header("content-length"), QByteArray("50"));
    peer.write(head("HEAD /large"));
    QCOMPARE(peer.read(5000, false), 200);
    QCOMPARE(peer.header("content-length"), QByteArray::number(largeText().size()));
    peer.write(head("GET /after")); // had a body been sent, it would stand before this answer
    QCOMPARE(peer.read(), 200);
    QCOMPARE(peer.body, QByteArray("GET /after  "));
}

void ContentTest::makeCertificate(const QString &name)
{
    QProcess openssl;
    openssl.start(u"openssl"_s, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-days"_s, u"2"_s,
                                 u"-subj"_s, QString(u"/CN="_s + name), u"-out"_s, m_dir.filePath(u"certificate.pem"_s), u"-keyout"_s, m_dir.filePath(u"key.pem"_s)});
    QVERIFY(openssl.waitForFinished());
    QCOMPARE(openssl.exitCode(), 0);
}

QString ContentTest::nameShown(QSslSocket &socket, quint16 port)
{
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, port);
    socket.waitForEncrypted(5000);
    return socket.peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0);
}

QByteArray ContentTest::asked(QSslSocket &socket)
{
    QByteArray answer;
    socket.write(head("GET /a"));
    static_cast<void>(QTest::qWaitFor([&] {
        answer += socket.readAll();
        return answer.contains("GET /a");
    }));
    return answer.split(' ').value(1);
}

void ContentTest::tlsIsSpoken()
{
    makeCertificate(u"one"_s);
    start(secure());
    QSslSocket socket;
    QCOMPARE(nameShown(socket, m_adaptor->port()), u"one"_s);
    QCOMPARE(asked(socket), QByteArray("200"));
    Peer plain(m_adaptor->port());
    plain.write(head("GET /"));
    QVERIFY(plain.closed());
    for (const auto &[version, good] : {std::pair(u"-tls1_1"_s, false), std::pair(u"-tls1_2"_s, true), std::pair(u"-tls1_3"_s, true)}) {
        QProcess openssl;
        openssl.start(u"openssl"_s, {u"s_client"_s, version, u"-cipher"_s, u"DEFAULT@SECLEVEL=0"_s, u"-connect"_s, u"127.0.0.1:%1"_s.arg(m_adaptor->port())});
        openssl.closeWriteChannel();
        QVERIFY(openssl.waitForFinished());
        QCOMPARE(openssl.exitCode() == 0, good);
    }
}

void ContentTest::tlsFilesAreReadAgain()
{
    makeCertificate(u"one"_s);
    start(secure());
    QSslSocket old;
    QCOMPARE(nameShown(old, m_adaptor->port()), u"one"_s);
    makeCertificate(u"two"_s);
    QVERIFY(m_adaptor->reloadTls());
    QSslSocket fresh;
    QCOMPARE(nameShown(fresh, m_adaptor->port()), u"two"_s);
    QCOMPARE(asked(fresh), QByteArray("200"));
    QCOMPARE(asked(old), QByteArray("200"));
}

void ContentTest::badTlsFilesAreTold()
{
    makeCertificate(u"one"_s);
    start(secure());
    QFile key(m_dir.filePath(u"key.pem"_s));
    QVERIFY(key.open(QIODevice::ReadOnly));
    const QByteArray oldKey = key.readAll();
    key.close();
    const auto reloadWith = [&](const QByteArray &text) {
        return key.open(QIODevice::WriteOnly) && key.write(text) >= 0 ? (key.close(), m_adaptor->reloadTls()) : Result<void>();
    };
    const Result<void> garbage = reloadWith("garbage");
    QVERIFY(!garbage);
    QVERIFY(garbage.error().detail.contains(u"key.pem"_s));
    makeCertificate(u"two"_s);
    const Result<void> stranger = reloadWith(oldKey);
    QVERIFY(!stranger);
    QVERIFY(stranger.error().detail.contains(u"is not the key of"_s));
    QVERIFY(QFile::remove(m_dir.filePath(u"certificate.pem"_s)));
    const Result<void> missing = m_adaptor->reloadTls();
    QVERIFY(!missing);
    QVERIFY(missing.error().detail.contains(u"certificate.pem"_s));
    QSslSocket socket;
    QCOMPARE(nameShown(socket, m_adaptor->port()), u"one"_s);
    HttpAdaptor other;
    QVERIFY(!other.start(secure(), factoryOf(*m_state)));
    HttpOptions half = secure();
    half.keyFile.clear();
    QVERIFY(!other.start(half, factoryOf(*m_state)));
}

std::unique_ptr<QObject> makeContentTest()
{
    return std::make_unique<ContentTest>();
}

#include "tst_content.moc"
