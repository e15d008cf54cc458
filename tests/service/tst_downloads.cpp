// SPDX-License-Identifier: GPL-3.0-or-later
// Content on its way out: ranges, conditions and names, before the HTTP adaptor.
#include "tests/service/contents.h"
#include "tests/service/suites.h"

#include <QCryptographicHash>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

class DownloadsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ranges_data();
    void ranges();
    void rangeOnlyOfTheSameContent();
    void reachComesBeforeConditions_ACC_8();
    void nameNeverBreaksTheHeader_data();
    void nameNeverBreaksTheHeader();

private:
    SharedWorld m_shared;
};

void DownloadsTest::ranges_data()
{
    QTest::addColumn<QByteArray>("range");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("place");
    const QByteArray whole = "0123456789";
    const auto part = [](const char *range, const char *content, const char *place) {
        QTest::newRow(range) << QByteArray(range) << 206 << QByteArray(content) << QByteArray(place);
    };
    part("bytes=0-0", "0", "bytes 0-0/10");
    part("bytes=2-4", "234", "bytes 2-4/10");
    part("bytes=7-", "789", "bytes 7-9/10");
    part("bytes=0-", "0123456789", "bytes 0-9/10");
    part("bytes=9-99", "9", "bytes 9-9/10");
    part("bytes=-3", "789", "bytes 7-9/10");
    part("bytes=-99", "0123456789", "bytes 0-9/10");
    part("BYTES=1-1", "1", "bytes 1-1/10");
    part("bytes=0-999999999999999999", "0123456789", "bytes 0-9/10");
    for (const char *none : {"", "bytes=0-1,4-5", "bytes=,1-2",
                             "lines=1-2", "bytes=4-2", "bytes=a-b", "bytes=", "bytes=-", "bytes=1-2-3", "bytes=--3",
                             "bytes=+1-2", "bytes=0x1-2", "bytes=1 -2", "bytes=99999999999999999999-", "1-2"})
        QTest::newRow(qPrintable(u"whole: '%1'"_s.arg(QString::fromLatin1(none)))) << QByteArray(none) << 200 << whole << QByteArray();
    for (const char *beyond : {"bytes=10-", "bytes=10-12", "bytes=999999999999999999-", "bytes=-0"})
        QTest::newRow(beyond) << QByteArray(beyond) << 416 << QByteArray() << QByteArray("bytes */10");
}

void DownloadsTest::ranges()
{
    QFETCH(QByteArray, range);
    QFETCH(int, status);
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, place);
    ServiceWorld &world = m_shared();
    const QString id = m_shared.nextId();
    QCOMPARE(world.upload(id, "0123456789", u"sam"_s).status, 201);
    attach(world, id);
    const auto reply = get(world, id, {{"range", range}});
    QCOMPARE(reply.status, status);
    QCOMPARE(headerOf(reply, "Content-Range"), place);
    if (status == 416) {
        QCOMPARE(reply.contentType, "application/problem+json");
        return;
    }
    QCOMPARE(contentOf(reply), content);
    QCOMPARE(headerOf(reply, "Accept-Ranges"), "bytes");
    // Of the whole, whatever part of it goes out.
    const QByteArray hash = QCryptographicHash::hash("0123456789", QCryptographicHash::Sha256);
    QCOMPARE(headerOf(reply, "Repr-Digest"), "sha-256=:" + hash.toBase64() + ':');
    QCOMPARE(headerOf(reply, "ETag"), '"' + hash.toHex() + '"');
}

void DownloadsTest::rangeOnlyOfTheSameContent()
{
    ServiceWorld world;
    QCOMPARE(world.upload(u"f"_s, "0123456789", u"sam"_s).status, 201);
    attach(world, u"f"_s);
    const QByteArray etag = headerOf(get(world, u"f"_s), "ETag");
    QCOMPARE(get(world, u"f"_s, {{"range", "bytes=5-"}, {"if-range", etag}}).status, 206);
    for (const QByteArray &other : {QByteArray("\"other\""), QByteArray("W/" + etag), QByteArray("Mon, 05 Jan 2026 12:00:00 GMT")})
        QCOMPARE(get(world, u"f"_s, {{"range", "bytes=5-"}, {"if-range", other}}).status, 200);
    QCOMPARE(get(world, u"f"_s, {{"range", "bytes=5-"}, {"if-none-match", etag}}).status, 304);
    QCOMPARE(get(world, u"f"_s, {{"if-none-match", "\"other\""}}).status, 200);
    QCOMPARE(get(world, u"f"_s, {{"range", "bytes=5-"}}, u"sam"_s, "HEAD").status, 200);
}

void DownloadsTest::reachComesBeforeConditions_ACC_8()
{
    ServiceWorld world;
    QCOMPARE(world.upload(u"f"_s, "secret", u"sam"_s).status, 201);
    attach(world, u"f"_s);
    const QByteArray etag = headerOf(get(world, u"f"_s), "ETag");
    for (const Headers &headers : {Headers{}, Headers{{"if-none-match", etag}}, Headers{{"if-none-match", "*"}}, Headers{{"range", "bytes=0-1"}},
                                   Headers{{"range", "bytes=99-"}}, Headers{{"range", "bytes=0-1"}, {"if-range", etag}}}) {
        const auto hidden = get(world, u"f"_s, headers, u"nora"_s);
        const auto missing = get(world, u"no-such"_s, headers, u"nora"_s);
        QCOMPARE(hidden.status, 404);
        QCOMPARE(hidden.body, missing.body);
        QCOMPARE(hidden.headers, missing.headers);
    }
}

void DownloadsTest::nameNeverBreaksTheHeader_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("disposition");
    QTest::newRow("plain") << u"trace 1.bin"_s << QByteArray(R"(attachment; filename="trace 1.bin"; filename*=UTF-8''trace%201.bin)");
    QTest::newRow("umlauts") << u"Lösung.txt"_s << QByteArray(R"(attachment; filename="L_sung.txt"; filename*=UTF-8''L%C3%B6sung.txt)");
    QTest::newRow("quotes") << uR"(a"b\c.txt)"_s << QByteArray(R"(attachment; filename="a_b_c.txt"; filename*=UTF-8''a%22b%5Cc.txt)");
    QTest::newRow("percent") << u"50%41.txt"_s << QByteArray(R"(attachment; filename="50_41.txt"; filename*=UTF-8''50%2541.txt)");
    QTest::newRow("Hebrew") << u"א.txt"_s << QByteArray(R"(attachment; filename="_.txt"; filename*=UTF-8''%D7%90.txt)");
}

void DownloadsTest::nameNeverBreaksTheHeader()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, disposition);
    ServiceWorld &world = m_shared();
    const QString id = m_shared.nextId();
    QCOMPARE(world.upload(id, "x", u"sam"_s).status, 201);
    attach(world, id, name);
    QCOMPARE(headerOf(get(world, id), "Content-Disposition"), disposition);
}

std::unique_ptr<QObject> makeDownloadsTest() { return std::make_unique<DownloadsTest>(); }
#include "tst_downloads.moc"
