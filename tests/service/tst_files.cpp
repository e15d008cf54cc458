// SPDX-License-Identifier: GPL-3.0-or-later
// Content on its way in: tus 1.0, before the HTTP adaptor.
#include "tests/service/contents.h"
#include "tests/service/suites.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Headers)

class FilesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void optionsTellWhatIsSpoken();
    void comesInPieces();
    void emptyContentIsWholeAtOnce();
    void comesWithItsCreation();
    void theSameCreationAgainIsTheSameUpload();
    void whatIsRefused_data();
    void whatIsRefused();
    void moreThanAnnouncedIsNotTaken();
    void wrongChecksumDropsItsBytes_data();
    void wrongChecksumDropsItsBytes();
    void brokenRequestLeavesWhatCame();
    void brokenRequestWithChecksumLeavesNothing();
    void killedServiceGoesOnFromTheDisk();
    void killedBeforeTheAnswerIsFinishedByHead();
    void oneRequestAtATime();
    void belongsToOneUser();
    void methodByHeader();
    void everyDoorRefusesAlike();
    void endsByDelete();
    void expires();
    void everyRequestRenews();
    void looseContentIsBounded();
    void strayFilesGo();
    void expiredContentComesAgain();
    void sameContentIsStoredOnce();
    void theIdIsTakenMeanwhile();
    void knownContentIsAskedForLikeAnyOther();

private:
    static Service::Reply create(ServiceWorld &world, const QByteArray &id, qint64 length, const QString &person = u"sam"_s)
    {
        return world.tus("POST", {}, person, {{"upload-length", QByteArray::number(length)}, {"upload-metadata", metadata(id)}});
    }
    static Service::Reply patch(ServiceWorld &world, const QString &id, qint64 offset, const QByteArray &bytes, Headers headers = {},
                                const QString &person = u"sam"_s)
    {
        headers.insert("upload-offset", QByteArray::number(offset));
        headers.insert("content-type", "application/offset+octet-stream");
        return world.tus("PATCH", id, person, headers, bytes);
    }
    static QByteArray offsetOf(ServiceWorld &world, const QString &id)
    {
        const auto reply = world.tus("HEAD", id, u"sam"_s);
        return reply.status == 200 ? headerOf(reply, "Upload-Offset") : QByteArray::number(reply.status);
    }
    /// The sink of a PATCH, to be written to by hand.
    static std::unique_ptr<Service::BodySink> opened(ServiceWorld &world, const QString &id, qint64 offset, Headers headers = {})
    {
        Service::Request request;
        request.method = "PATCH";
        request.path = QString(u"/v1/uploads/"_s + id);
        request.headers = headers;
        request.headers.insert({{"authorization", "Bearer " + world.token(u"sam"_s).toLatin1()}, {"tus-resumable", "1.0.0"},
                                {"content-type", "application/offset+octet-stream"}, {"upload-offset", QByteArray::number(offset)},
                                {"transfer-encoding", "chunked"}});
        auto sink = world.handler->openSink(request);
        if (auto *refused = std::get_if<Service::Reply>(&sink)) {
            QTest::qFail(refused->body.constData(), __FILE__, __LINE__);
            return nullptr;
        }
        return std::move(std::get<std::unique_ptr<Service::BodySink>>(sink));
    }
    static constexpr qint64 hour = 3'600'000;
    SharedWorld m_shared;
};

void FilesTest::optionsTellWhatIsSpoken()
{
    ServiceWorld world;
    for (const QString &path : {u"/v1/uploads"_s, u"/v1/uploads/some"_s}) {
        const auto reply = world.call("OPTIONS", path); // without a session
        QCOMPARE(reply.status, 204);
        QCOMPARE(headerOf(reply, "Tus-Version"), "1.0.0");
        QCOMPARE(headerOf(reply, "Tus-Resumable"), "1.0.0");
        QCOMPARE(headerOf(reply, "Tus-Extension"), "creation,creation-with-upload,checksum,termination,expiration");
        QCOMPARE(headerOf(reply, "Tus-Max-Size"), "26214400");
        QCOMPARE(headerOf(reply, "Tus-Checksum-Algorithm"), "sha1,sha256");
    }
    QCOMPARE(world.call("POST", u"/v1/uploads"_s).status, 401);
    QCOMPARE(world.call("HEAD", u"/v1/uploads/some"_s).status, 401);
    QCOMPARE(world.call("GET", u"/v1/uploads/some"_s).status, 405);
    QCOMPARE(world.call("PUT", u"/v1/attachments/some/content"_s, "abc", world.token(u"sam"_s)).status, 405);
}

void FilesTest::comesInPieces()
{
    ServiceWorld world;
    const QByteArray content = pattern(100'000);
    const QByteArray about = metadata("f") + ",filename " + QByteArray("a.log").toBase64();
    const auto begun = world.tus("POST", {}, u"sam"_s, {{"upload-length", "100000"}, {"upload-metadata", about}});
    QCOMPARE(begun.status, 201);
    QCOMPARE(headerOf(begun, "Location"), "uploads/f");
    QCOMPARE(headerOf(begun, "Upload-Offset"), "0");
    QCOMPARE(headerOf(begun, "Upload-Expires"), "Tue, 06 Jan 2026 12:00:00 GMT");
    for (qint64 at = 0; at < content.size(); at += 30'000) {
        const auto head = world.tus("HEAD", u"f"_s, u"sam"_s);
        QCOMPARE(head.status, 200);
        QCOMPARE(headerOf(head, "Upload-Offset"), QByteArray::number(at));
        QCOMPARE(headerOf(head, "Upload-Length"), "100000");
        QCOMPARE(headerOf(head, "Upload-Metadata"), about);
        QCOMPARE(patch(world, u"f"_s, at + 1, "x").status, 409);
        const auto taken = patch(world, u"f"_s, at, content.mid(at, 30'000));
        QCOMPARE(taken.status, 204);
        QCOMPARE(headerOf(taken, "Upload-Offset"), QByteArray::number(std::min<qint64>(at + 30'000, content.size())));
        QCOMPARE(headerOf(taken, "Tus-Resumable"), "1.0.0");
    }
    // Whole: HEAD still tells, a repeated last request finds nothing left to do.
    const auto head = world.tus("HEAD", u"f"_s, u"sam"_s);
    QCOMPARE(headerOf(head, "Upload-Offset"), "100000");
    QCOMPARE(headerOf(head, "Upload-Length"), "100000");
    QVERIFY(headerOf(head, "Upload-Expires").isEmpty());
    QCOMPARE(patch(world, u"f"_s, 100'000, {}).status, 204);
    QCOMPARE(patch(world, u"f"_s, 90'000, content.mid(90'000)).status, 409);
    QCOMPARE(patch(world, u"f"_s, 100'000, "x").status, 409);
    QVERIFY(temporaryFiles(world).isEmpty());
    attach(world, u"f"_s);
    QCOMPARE(contentOf(get(world, u"f"_s)), content);
    QCOMPARE(offsetOf(world, u"f"_s), "100000");
}

void FilesTest::emptyContentIsWholeAtOnce()
{
    ServiceWorld world;
    QCOMPARE(create(world, "f", 0).status, 201);
    QCOMPARE(offsetOf(world, u"f"_s), "0");
    QCOMPARE(create(world, "f", 0).status, 201);
    attach(world, u"f"_s);
    QCOMPARE(contentOf(get(world, u"f"_s)), QByteArray());
    QCOMPARE(get(world, u"f"_s, {{"range", "bytes=0-"}}).status, 416);
    QCOMPARE(get(world, u"f"_s, {{"range", "bytes=-5"}}).status, 200);
}

void FilesTest::comesWithItsCreation()
{
    ServiceWorld world;
    const QByteArray content = pattern(5'000);
    const Headers headers{{"upload-length", "5000"}, {"upload-metadata", metadata("f")}};
    const auto begun = world.tus("POST", {}, u"sam"_s, headers, content.left(2'000));
    QCOMPARE(begun.status, 201);
    QCOMPARE(headerOf(begun, "Upload-Offset"), "2000");
    // Once more, as after a lost answer: nothing is added twice, and the answer tells where to go on.
    const auto again = world.tus("POST", {}, u"sam"_s, headers, content.left(2'000));
    QCOMPARE(again.status, 201);
    QCOMPARE(headerOf(again, "Upload-Offset"), "2000");
    QCOMPARE(patch(world, u"f"_s, 2'000, content.mid(2'000)).status, 204);
    attach(world, u"f"_s);
    QCOMPARE(contentOf(get(world, u"f"_s)), content);
    QCOMPARE(headerOf(world.upload(u"all"_s, content, u"sam"_s), "Upload-Offset"), "5000");
}

void FilesTest::theSameCreationAgainIsTheSameUpload()
{
    ServiceWorld world;
    QCOMPARE(create(world, "f", 10).status, 201);
    QCOMPARE(patch(world, u"f"_s, 0, "abcd").status, 204);
    const auto again = create(world, "f", 10);
    QCOMPARE(again.status, 201);
    QCOMPARE(headerOf(again, "Upload-Offset"), "4");
    QCOMPARE(create(world, "f", 11).status, 409);
    QCOMPARE(patch(world, u"f"_s, 4, "efghij").status, 204);
    QCOMPARE(headerOf(create(world, "f", 10), "Upload-Offset"), "10");
    QCOMPARE(create(world, "f", 11).status, 409);
    QCOMPARE(create(world, "f", 10, u"nora"_s).status, 409);
}

void FilesTest::whatIsRefused_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<Headers>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("says");
    const auto post = [](const char *name, const Headers &headers, int status, const QString &says, const QByteArray &body = {}) {
        Headers all{{"upload-length", "10"}, {"upload-metadata", metadata("new")}};
        all.insert(headers);
        QTest::newRow(name) << QByteArray("POST") << all << body << status << says;
    };
    const auto patch = [](const char *name, const Headers &headers, int status, const QString &says, const QByteArray &body = "abc") {
        Headers all{{"upload-offset", "4"}, {"content-type", "application/offset+octet-stream"}};
        all.insert(headers);
        QTest::newRow(name) << QByteArray("PATCH") << all << body << status << says;
    };
    post("another version", {{"tus-resumable", "0.2.2"}}, 412, u"1.0.0"_s);
    post("no version", {{"tus-resumable", ""}}, 412, u"1.0.0"_s);
    post("no length", {{"upload-length", ""}}, 400, u"Upload-Length"_s);
    post("negative length", {{"upload-length", "-1"}}, 400, u"Upload-Length"_s);
    post("signed length", {{"upload-length", "+10"}}, 400, u"Upload-Length"_s);
    post("length with a point", {{"upload-length", "1e3"}}, 400, u"Upload-Length"_s);
    post("two lengths", {{"upload-length", "10, 10"}}, 400, u"Upload-Length"_s);
    post("length beyond any number", {{"upload-length", "99999999999999999999"}}, 400, u"Upload-Length"_s);
    post("huge length", {{"upload-length", "999999999999999999"}}, 413, u"26214400"_s);
    post("one byte too long", {{"upload-length", "26214401"}}, 413, u"26214400"_s);
    post("length later", {{"upload-length", ""}, {"upload-defer-length", "1"}}, 400, u"Upload-Defer-Length"_s);
    post("length now and later", {{"upload-defer-length", "1"}}, 400, u"Upload-Defer-Length"_s);
    post("a part of another", {{"upload-concat", "partial"}}, 400, u"Upload-Concat"_s);
    post("no metadata", {{"upload-metadata", ""}}, 400, u"Upload-Metadata"_s);
    post("no id", {{"upload-metadata", "filename YS5sb2c="}}, 400, u"Upload-Metadata"_s);
    post("id without value", {{"upload-metadata", "id"}}, 400, u"Upload-Metadata"_s);
    post("id not in Base64", {{"upload-metadata", "id ???"}}, 400, u"Upload-Metadata"_s);
    post("id of a path", {{"upload-metadata", metadata("../../x")}}, 400, u"Upload-Metadata"_s);
    post("id too long", {{"upload-metadata", metadata(QByteArray(65, 'x'))}}, 400, u"Upload-Metadata"_s);
    post("two ids", {{"upload-metadata", metadata("a") + ',' + metadata("b")}}, 400, u"Upload-Metadata"_s);
    post("nothing between commas", {{"upload-metadata", metadata("a") + ",,"}}, 400, u"Upload-Metadata"_s);
    post("metadata without end", {{"upload-metadata", metadata("a") + ",n " + QByteArray(6'000, 'A')}}, 400, u"Upload-Metadata"_s);
    post("metadata with control signs", {{"upload-metadata", metadata("a") + ",n\x01 QQ=="}}, 400, u"Upload-Metadata"_s);
    post("body of another kind", {{"content-type", "text/plain"}}, 415, u"Content-Type"_s, "abc");
    post("more body than length", {}, 413, u"10"_s, "abcdefghijk");
    patch("no offset", {{"upload-offset", ""}}, 400, u"Upload-Offset"_s);
    patch("negative offset", {{"upload-offset", "-4"}}, 400, u"Upload-Offset"_s);
    patch("offset before", {{"upload-offset", "0"}}, 409, u"4"_s);
    patch("offset beyond", {{"upload-offset", "5"}}, 409, u"4"_s);
    patch("offset far beyond", {{"upload-offset", "999999999999999999"}}, 409, u"4"_s);
    patch("offset beyond any number", {{"upload-offset", "99999999999999999999"}}, 400, u"Upload-Offset"_s);
    patch("another version", {{"tus-resumable", "2.0.0"}}, 412, u"1.0.0"_s);
    patch("another type", {{"content-type", "application/octet-stream"}}, 415, u"Content-Type"_s);
    patch("more than announced", {}, 413, u"10"_s, "efghijk");
    patch("unknown checksum", {{"upload-checksum", "crc32 AAAA"}}, 400, u"Upload-Checksum"_s);
    patch("checksum without value", {{"upload-checksum", "sha1"}}, 400, u"Upload-Checksum"_s);
    patch("checksum not in Base64", {{"upload-checksum", "sha1 ???"}}, 400, u"Upload-Checksum"_s);
    patch("checksum of another size", {{"upload-checksum", "sha256 " + QByteArray(20, 'x').toBase64()}}, 400, u"Upload-Checksum"_s);
}

void FilesTest::whatIsRefused()
{
    QFETCH(QByteArray, method);
    QFETCH(Headers, headers);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, says);
    ServiceWorld &world = m_shared();
    const QString id = m_shared.nextId();
    QCOMPARE(create(world, id.toUtf8(), 10).status, 201);
    QCOMPARE(patch(world, id, 0, "abcd").status, 204);
    const auto reply = world.tus(method, method == "POST" ? QString() : id, u"sam"_s, headers, body);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.contentType, "application/problem+json");
    QCOMPARE(headerOf(reply, "Tus-Resumable"), "1.0.0");
    const QJsonObject problem = QJsonDocument::fromJson(reply.body).object();
    QCOMPARE(problem[u"status"_s].toInt(), status);
    QVERIFY2(problem[u"detail"_s].toString().contains(says), reply.body.constData());
    if (status == 412)
        QCOMPARE(headerOf(reply, "Tus-Version"), "1.0.0");
    // Whatever it was, the upload is where it was.
    QCOMPARE(offsetOf(world, id), "4");
    QCOMPARE(patch(world, id, 4, "efghij").status, 204);
    attach(world, id);
    QCOMPARE(contentOf(get(world, id)), "abcdefghij");
}

void FilesTest::moreThanAnnouncedIsNotTaken()
{
    ServiceWorld world;
    QCOMPARE(create(world, "f", 10).status, 201);
    auto sink = opened(world, u"f"_s, 0); // chunked: found out on the way
    QVERIFY(sink->write("abcdefgh"));
    const auto more = sink->write("ijk");
    QVERIFY(!more);
    QCOMPARE(more.error().code, ErrorCode::TooLarge);
    sink.reset();
    QCOMPARE(offsetOf(world, u"f"_s), "8");
}

void FilesTest::wrongChecksumDropsItsBytes_data()
{
    QTest::addColumn<QCryptographicHash::Algorithm>("algorithm");
    QTest::newRow("sha1") << QCryptographicHash::Sha1;
    QTest::newRow("sha256") << QCryptographicHash::Sha256;
}

void FilesTest::wrongChecksumDropsItsBytes()
{
    QFETCH(QCryptographicHash::Algorithm, algorithm);
    ServiceWorld world;
    QCOMPARE(create(world, "f", 10).status, 201);
    QCOMPARE(patch(world, u"f"_s, 0, "abcd").status, 204);
    const auto wrong = patch(world, u"f"_s, 4, "efgX", {{"upload-checksum", checksum("efgh", algorithm)}});
    QCOMPARE(wrong.status, 460);
    QCOMPARE(offsetOf(world, u"f"_s), "4");
    const auto last = patch(world, u"f"_s, 4, "efghiX", {{"upload-checksum", checksum("efghij", algorithm)}});
    QCOMPARE(last.status, 460); // the last bytes, too: nothing whole came of it
    QCOMPARE(offsetOf(world, u"f"_s), "4");
    QCOMPARE(patch(world, u"f"_s, 4, "efgh", {{"upload-checksum", checksum("efgh", algorithm)}}).status, 204);
    QCOMPARE(offsetOf(world, u"f"_s), "8");
    QCOMPARE(patch(world, u"f"_s, 8, "ij", {{"upload-checksum", checksum("ij", algorithm)}}).status, 204);
    attach(world, u"f"_s);
    QCOMPARE(contentOf(get(world, u"f"_s)), "abcdefghij");
}

void FilesTest::brokenRequestLeavesWhatCame()
{
    ServiceWorld world;
    QCOMPARE(create(world, "f", 10).status, 201);
    auto sink = opened(world, u"f"_s, 0);
    QVERIFY(sink->write("abc"));
    QVERIFY(sink->write("def"));
    sink.reset();
    QCOMPARE(offsetOf(world, u"f"_s), "6");
    QCOMPARE(patch(world, u"f"_s, 6, "ghij").status, 204);
    attach(world, u"f"_s);
    QCOMPARE(contentOf(get(world, u"f"_s)), "abcdefghij");
}

void FilesTest::brokenRequestWithChecksumLeavesNothing()
{
    ServiceWorld world;
    QCOMPARE(create(world, "f", 10).status, 201);
    QCOMPARE(patch(world, u"f"_s, 0, "abc").status, 204);
    auto sink = opened(world, u"f"_s, 3, {{"upload-checksum", checksum("defghij")}});
    QVERIFY(sink->write("deX"));
    world.restart(); // not even where the service ended in the middle
    sink.reset();
    QCOMPARE(offsetOf(world, u"f"_s), "3");
    QCOMPARE(patch(world, u"f"_s, 3, "defghij", {{"upload-checksum", checksum("defghij")}}).status, 204);
    attach(world, u"f"_s);
    QCOMPARE(contentOf(get(world, u"f"_s)), "abcdefghij");
}

void FilesTest::killedServiceGoesOnFromTheDisk()
{
    ServiceWorld world;
    const QByteArray content = pattern(9'000);
    QCOMPARE(create(world, "f", content.size()).status, 201);
    QCOMPARE(patch(world, u"f"_s, 0, content.left(5'000)).status, 204);
    // Bytes no answer ever told of: on disk they count.
    QFile file(QString(world.config.dataDir + u"/files/tmp/"_s + temporaryFiles(world).constFirst()));
    QVERIFY(file.open(QIODevice::Append) && file.write(content.mid(5'000, 1'234)) == 1'234);
    file.close();
    world.restart();
    QCOMPARE(offsetOf(world, u"f"_s), "6234");
    const auto other = world.open(); // a second instance on the same data
    std::swap(world.handler, const_cast<std::unique_ptr<Service::Handler> &>(other));
    QCOMPARE(patch(world, u"f"_s, 6'234, content.mid(6'234)).status, 204);
    attach(world, u"f"_s);
    QCOMPARE(contentOf(get(world, u"f"_s)), content);
}

void FilesTest::killedBeforeTheAnswerIsFinishedByHead()
{
    ServiceWorld world;
    QCOMPARE(create(world, "f", 10).status, 201);
    auto sink = opened(world, u"f"_s, 0);
    QVERIFY(sink->write("abcdefghij"));
    sink.reset(); // all bytes are here, the end of the request is not
    QCOMPARE(offsetOf(world, u"f"_s), "10");
    QVERIFY(QFile::exists(pathOf(world, "abcdefghij")));
    attach(world, u"f"_s);
    // The same where the file of a begun upload is lost: from the start, not an error for ever.
    QCOMPARE(create(world, "g", 4).status, 201);
    QCOMPARE(patch(world, u"g"_s, 0, "abc").status, 204);
    QVERIFY(QFile::remove(QString(world.config.dataDir + u"/files/tmp/"_s + temporaryFiles(world).constFirst())));
    QCOMPARE(offsetOf(world, u"g"_s), "0");
}

void FilesTest::oneRequestAtATime()
{
    ServiceWorld world;
    QCOMPARE(create(world, "f", 10).status, 201);
    auto sink = opened(world, u"f"_s, 0);
    QVERIFY(sink->write("abc"));
    const auto other = world.open();
    for (const char *method : {"PATCH", "HEAD", "DELETE"}) {
        const auto reply = world.tus(method, u"f"_s, u"sam"_s, {{"upload-offset", "3"}, {"content-type", "application/offset+octet-stream"}}, "x");
        QCOMPARE(reply.status, 423);
        QVERIFY(!headerOf(reply, "Retry-After").isEmpty());
    }
    world.pass(25 * hour); // nor does the sweep take it away meanwhile
    other->tick();
    QCOMPARE(temporaryFiles(world).size(), 1);
    QVERIFY(sink->write("defghij"));
    QCOMPARE(sink->finish().status, 204);
    sink.reset();
    attach(world, u"f"_s);
    QCOMPARE(contentOf(get(world, u"f"_s)), "abcdefghij");
}

void FilesTest::belongsToOneUser()
{
    ServiceWorld world;
    QCOMPARE(create(world, "f", 10).status, 201);
    for (const char *method : {"PATCH", "HEAD", "DELETE"}) {
        const Headers headers{{"upload-offset", "0"}, {"content-type", "application/offset+octet-stream"}};
        const auto others = world.tus(method, u"f"_s, u"nora"_s, headers, "x");
        QCOMPARE(others.status, 404);
        QCOMPARE(others.body, world.tus(method, u"no-such"_s, u"nora"_s, headers, "x").body);
    }
    // The same id in two hands: both may begin, the first whole one has it.
    QCOMPARE(create(world, "f", 10, u"nora"_s).status, 201);
    QCOMPARE(patch(world, u"f"_s, 0, "NNNNNNNNNN", {}, u"nora"_s).status, 204);
    QCOMPARE(patch(world, u"f"_s, 0, "abcdefghij").status, 409);
    QCOMPARE(offsetOf(world, u"f"_s), "404");
    QCOMPARE(create(world, "f", 10).status, 409);
}

void FilesTest::methodByHeader()
{
    ServiceWorld world;
    QCOMPARE(create(world, "f", 10).status, 201);
    const Headers patching{{"x-http-method-override", "PATCH"}, {"upload-offset", "0"}, {"content-type", "application/offset+octet-stream"}};
    QCOMPARE(world.tus("POST", u"f"_s, u"sam"_s, patching, "abc").status, 204);
    QCOMPARE(headerOf(world.tus("POST", u"f"_s, u"sam"_s, {{"x-http-method-override", "HEAD"}}), "Upload-Offset"), "3");
    QCOMPARE(world.tus("POST", u"f"_s, u"sam"_s).status, 405);
    QCOMPARE(world.tus("POST", u"f"_s, u"sam"_s, {{"x-http-method-override", "DELETE"}}).status, 204);
    QCOMPARE(offsetOf(world, u"f"_s), "404");
}

void FilesTest::everyDoorRefusesAlike()
{
    ServiceWorld world;
    QCOMPARE(create(world, "r", 6).status, 201);
    const Headers old{{"tus-resumable", "0.2.2"}};
    for (const QByteArray &method : {QByteArray("HEAD"), QByteArray("DELETE")})
        QCOMPARE(world.tus(method, u"r"_s, u"sam"_s, old).status, 412);
    QCOMPARE(world.tus("POST", u"r"_s, u"sam"_s, {{"tus-resumable", "0.2.2"}, {"x-http-method-override", "HEAD"}}).status, 412);
    Headers creation{{"upload-length", "6"}, {"upload-metadata", metadata("s")}, {"content-type", "application/offset+octet-stream"}};
    creation.insert("upload-checksum", checksum("other bytes"));
    QCOMPARE(world.tus("POST", {}, u"sam"_s, creation, "abcdef").status, 460);
    const auto sink = opened(world, u"r"_s, 0);
    QVERIFY(sink && sink->write("abc"));
    creation.remove("upload-checksum");
    creation.insert("upload-metadata", metadata("r"));
    QCOMPARE(world.tus("POST", {}, u"sam"_s, creation, "abcdef").status, 423);
    QCOMPARE(world.tus("POST", u"r"_s, u"sam"_s,
                       {{"x-http-method-override", "PATCH"}, {"upload-offset", "0"}, {"content-type", "application/offset+octet-stream"}}, "abc").status, 423);
}

void FilesTest::endsByDelete()
{
    ServiceWorld world;
    QCOMPARE(create(world, "f", 10).status, 201);
    QCOMPARE(patch(world, u"f"_s, 0, "abc").status, 204);
    QCOMPARE(world.tus("DELETE", u"f"_s, u"sam"_s).status, 204);
    QVERIFY(temporaryFiles(world).isEmpty());
    QCOMPARE(offsetOf(world, u"f"_s), "404");
    QCOMPARE(patch(world, u"f"_s, 3, "d").status, 404);
    QCOMPARE(world.tus("DELETE", u"f"_s, u"sam"_s).status, 404);
    // Whole but not named yet: it ends as well.
    QCOMPARE(world.upload(u"g"_s, "content", u"sam"_s).status, 201);
    QCOMPARE(world.tus("DELETE", u"g"_s, u"sam"_s).status, 204);
    QCOMPARE(offsetOf(world, u"g"_s), "404");
    QVERIFY(!QFile::exists(pathOf(world, "content")));
    // Of a case by now: it stays.
    QCOMPARE(world.upload(u"h"_s, "content", u"sam"_s).status, 201);
    attach(world, u"h"_s);
    QCOMPARE(world.tus("DELETE", u"h"_s, u"sam"_s).status, 409);
    QCOMPARE(contentOf(get(world, u"h"_s)), "content");
}

void FilesTest::expires()
{
    ServiceWorld world;
    QCOMPARE(create(world, "f", 10).status, 201);
    QCOMPARE(patch(world, u"f"_s, 0, "abc").status, 204);
    world.pass(24 * hour - 1);
    QCOMPARE(offsetOf(world, u"f"_s), "3");
    world.pass(1);
    QCOMPARE(offsetOf(world, u"f"_s), "404"); // though no sweep came by yet
    QCOMPARE(temporaryFiles(world).size(), 1);
    world.handler->tick();
    QVERIFY(temporaryFiles(world).isEmpty());
    // From the start under the same id, also where the sweep was late.
    QCOMPARE(create(world, "f", 4).status, 201);
    QCOMPARE(patch(world, u"f"_s, 0, "abc").status, 204);
    world.pass(24 * hour);
    QCOMPARE(create(world, "f", 5).status, 201);
    QCOMPARE(offsetOf(world, u"f"_s), "0");
}

void FilesTest::everyRequestRenews()
{
    ServiceWorld world;
    QCOMPARE(create(world, "f", 10).status, 201);
    for (int i = 0; i < 4; ++i) {
        world.pass(20 * hour);
        QCOMPARE(patch(world, u"f"_s, i, "x").status, 204);
    }
    QCOMPARE(headerOf(world.tus("HEAD", u"f"_s, u"sam"_s), "Upload-Expires"), "Fri, 09 Jan 2026 20:00:00 GMT");
    world.handler->tick();
    QCOMPARE(offsetOf(world, u"f"_s), "4");
}

void FilesTest::looseContentIsBounded()
{
    ServiceWorld world;
    constexpr qint64 most = 26'214'400; // four times what a case may hold is 400 MB
    int begun = 0;
    while (begun < 100 && create(world, "big" + QByteArray::number(begun), most).status == 201)
        ++begun;
    QCOMPARE(begun, 16); // announced bytes count
    QCOMPARE(create(world, "more", 1).status, 429);
    QCOMPARE(create(world, "big0", most).status, 201); // begun before
    QCOMPARE(create(world, "theirs", most, u"nora"_s).status, 201);
    QCOMPARE(world.tus("DELETE", u"big0"_s, u"sam"_s).status, 204);
    int small = 0;
    while (small < 1'000 && create(world, "small" + QByteArray::number(small), small % 2).status == 201)
        ++small;
    QCOMPARE(small + 15, 256); // their number is bounded, too, empty ones included
}

void FilesTest::strayFilesGo()
{
    ServiceWorld world;
    QCOMPARE(create(world, "f", 10).status, 201);
    QCOMPARE(patch(world, u"f"_s, 0, "abc").status, 204);
    const QString folder = QString(world.config.dataDir + u"/files/tmp/"_s);
    const auto make = [&](const QString &name, qint64 age) {
        QFile file(QString(folder + name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1 && file.flush());
        QVERIFY(file.setFileTime(QDateTime::fromMSecsSinceEpoch(world.clock.nowMs() - age), QFileDevice::FileModificationTime));
    };
    make(u"old"_s, 25 * hour);
    make(u"young"_s, hour);
    world.handler->tick();
    QVERIFY(!QFile::exists(QString(folder + u"old"_s)));
    QVERIFY(QFile::exists(QString(folder + u"young"_s)));
    QCOMPARE(offsetOf(world, u"f"_s), "3");
}

void FilesTest::expiredContentComesAgain()
{
    ServiceWorld world;
    QCOMPARE(world.upload(u"f"_s, "too late", u"sam"_s).status, 201);
    world.pass(24 * hour);
    QCOMPARE(offsetOf(world, u"f"_s), "404"); // though no sweep came by yet
    QVERIFY(QFile::exists(pathOf(world, "too late")));
    QCOMPARE(world.upload(u"f"_s, "just in time", u"sam"_s).status, 201);
    QVERIFY(!QFile::exists(pathOf(world, "too late"))); // its last need went with it
    attach(world, u"f"_s);
    QCOMPARE(contentOf(get(world, u"f"_s)), "just in time");
}

void FilesTest::sameContentIsStoredOnce()
{
    ServiceWorld world;
    for (const QString &id : {u"a"_s, u"b"_s, u"c"_s})
        QCOMPARE(world.upload(id, "the very same", u"sam"_s).status, 201);
    QVERIFY(temporaryFiles(world).isEmpty());
    attach(world, u"a"_s);
    attach(world, u"b"_s);
    QCOMPARE(get(world, u"a"_s).file, get(world, u"b"_s).file);
    world.pass(25 * hour);
    world.handler->tick();
    QCOMPARE(offsetOf(world, u"c"_s), "404");
    QCOMPARE(contentOf(get(world, u"a"_s)), "the very same");
}

void FilesTest::theIdIsTakenMeanwhile()
{
    ServiceWorld world;
    world.import({world.caseLine(u"c"_s, u"solo"_s, u"sam"_s)});
    QCOMPARE(create(world, "f", 3, u"nora"_s).status, 201);
    QCOMPARE(world.upload(u"f"_s, "mine", u"sam"_s).status, 201);
    attach(world, u"f"_s);
    QCOMPARE(patch(world, u"f"_s, 0, "abc", {}, u"nora"_s).status, 409);
    QCOMPARE(world.tus("HEAD", u"f"_s, u"nora"_s).status, 404);
    QVERIFY(temporaryFiles(world).isEmpty());
    QVERIFY(!QFile::exists(pathOf(world, "abc")));
    QCOMPARE(contentOf(get(world, u"f"_s)), "mine");
}

void FilesTest::knownContentIsAskedForLikeAnyOther()
{
    ServiceWorld world;
    QCOMPARE(world.upload(u"f"_s, "secret", u"sam"_s).status, 201);
    QCOMPARE(create(world, "copy", 6, u"nora"_s).status, 201);
    QCOMPARE(patch(world, u"copy"_s, 0, "secr", {}, u"nora"_s).status, 204);
    QCOMPARE(headerOf(world.tus("HEAD", u"copy"_s, u"nora"_s), "Upload-Offset"), "4");
    QCOMPARE(headerOf(patch(world, u"copy"_s, 4, "et", {}, u"nora"_s), "Upload-Offset"), "6");
}

std::unique_ptr<QObject> makeFilesTest() { return std::make_unique<FilesTest>(); }
#include "tst_files.moc"
