// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/operation.h"
#include "sync/protocol/codec.h"
#include "sync/service/service.h"
#include "tests/support/fixedentropy.h"
#include "tests/support/manualclock.h"
#include "tests/support/portal.h"
#include "tests/support/serviceprocess.h"
#include "tests/support/testplace.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

/// Two casementd on one PostgreSQL and one folder of files. Run by withpostgres.sh.
class TestInstances final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void aCommitOfOneWakesAPollOfTheOther();
    void anOperationSentToBothIsDoneOnce();
    void writersOnBothSkipNoReader_invariant_4();
    void anUploadBegunOnOneIsFinishedOnTheOther();
    void oneGoesOnWhenTheOtherIsKilled();
    void controlWorksOnTheServer();

private:
    [[nodiscard]] QNetworkReply *send(const ServiceProcess &instance, const QByteArray &method, const QString &path, const QByteArray &body = {});
    /// A request of the upload protocol; its answer as it came.
    [[nodiscard]] std::unique_ptr<QNetworkReply> tus(const ServiceProcess &instance, const QByteArray &method, const QString &path,
                                                     const QList<std::pair<QByteArray, QByteArray>> &headers = {}, const QByteArray &body = {});
    [[nodiscard]] QJsonObject answer(QNetworkReply *reply);
    [[nodiscard]] QByteArray newCase();
    void follow(const ServiceProcess &instance);

    QTemporaryDir m_dir;
    ManualClock m_clock{1'760'000'000'000};
    FixedEntropy m_entropy;
    QNetworkAccessManager m_network;
    QByteArray m_token, m_adminToken;
    QString m_cursor, m_account, m_person;
    QSet<QString> m_seen; ///< numbers of the cases the feed told of
    std::unique_ptr<ServiceProcess> m_first, m_second;
};

void TestInstances::initTestCase()
{
    if (testServer().isEmpty())
        QSKIP("needs PostgreSQL; withpostgres.sh brings one");
    m_network.setProxy(QNetworkProxy::NoProxy);
    Service::Config config;
    config.dataDir = m_dir.filePath(u"data"_s);
    config.database = place({});
    const auto made = Service::initialise(config, QJsonDocument(portalJson()).toJson(), m_clock, m_entropy);
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    m_adminToken = Service::adminToken(config.dataDir).value();
    m_first = std::make_unique<ServiceProcess>(QStringLiteral(CASEMENT_BIN_DIR), config.dataDir);
    m_second = std::make_unique<ServiceProcess>(QStringLiteral(CASEMENT_BIN_DIR), config.dataDir);
    for (ServiceProcess *instance : {m_first.get(), m_second.get()})
        QVERIFY2(instance->start({u"--database"_s, config.database}), qPrintable(instance->error()));
    m_token = m_adminToken;
    m_account = answer(send(*m_first, "POST", u"/v1/admin/accounts"_s, R"({"name": "Solo"})"))["id"_L1].toString();
    const QJsonObject user = answer(send(*m_second, "POST", u"/v1/admin/users"_s,
                                         R"({"email": "sam@mail.example", "name": "Sam", "account": "Solo", "role": "customerAdmin", "password": "correct horse"})"));
    m_person = user["person"_L1].toString();
    QVERIFY(!m_account.isEmpty() && !m_person.isEmpty());
    m_token.clear();
    m_token = answer(send(*m_first, "POST", u"/v1/sign-in"_s, R"({"email": "sam@mail.example", "password": "correct horse"})"))["accessToken"_L1].toString().toLatin1();
    QVERIFY(!m_token.isEmpty());
    follow(*m_first);
}

void TestInstances::cleanupTestCase()
{
    if (m_first)
        QVERIFY(m_first->stop());
    if (m_second)
        QVERIFY(m_second->stop());
}

QNetworkReply *TestInstances::send(const ServiceProcess &instance, const QByteArray &method, const QString &path, const QByteArray &body)
{
    QNetworkRequest request(instance.url().resolved(QUrl(path)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token);
    return m_network.sendCustomRequest(request, method, body);
}

std::unique_ptr<QNetworkReply> TestInstances::tus(const ServiceProcess &instance, const QByteArray &method, const QString &path,
                                                  const QList<std::pair<QByteArray, QByteArray>> &headers, const QByteArray &body)
{
    QNetworkRequest request(instance.url().resolved(QUrl(path)));
    request.setRawHeader("Authorization", "Bearer " + m_token);
    request.setRawHeader("Tus-Resumable", "1.0.0");
    if (method == "PATCH")
        request.setRawHeader("Content-Type", "application/offset+octet-stream");
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!reply->isFinished() && !finished.wait(60'000))
        QTest::qFail("no answer", __FILE__, __LINE__);
    return reply;
}

QJsonObject TestInstances::answer(QNetworkReply *reply)
{
    const std::unique_ptr<QNetworkReply> owned(reply);
    QSignalSpy finished(reply, &QNetworkReply::finished);
    if (!reply->isFinished() && !finished.wait(60'000))
        QTest::qFail("no answer", __FILE__, __LINE__);
    return QJsonDocument::fromJson(reply->readAll()).object();
}

QByteArray TestInstances::newCase()
{
    OpenCase act;
    act.accountId = m_account;
    act.contactId = m_person;
    act.type = u"technicalIssue"_s;
    act.severity = u"s3"_s;
    act.subject = u"The player stays black"_s;
    act.description = u"Since this morning"_s;
    act.product = u"other"_s;
    m_clock.advance(1);
    return Protocol::encode({makeId(m_clock, m_entropy), makeId(m_clock, m_entropy), 1, act}).body;
}

void TestInstances::follow(const ServiceProcess &instance)
{
    Protocol::FeedPage page;
    do {
        auto read = Protocol::feedPageFrom(answer(send(instance, "GET", QString(u"/v1/feed?cursor="_s + m_cursor))));
        QVERIFY(read);
        page = std::move(read).value();
        QVERIFY(!page.full);
        m_cursor = page.cursor;
        for (const Protocol::Change &change : std::as_const(page.changes)) {
            if (change.kind == Protocol::Kind::Case)
                m_seen.insert(change.object.record.number);
        }
        for (const CaseBundle &bundle : std::as_const(page.bundles))
            m_seen.insert(bundle.record.number);
    } while (page.more);
}

void TestInstances::aCommitOfOneWakesAPollOfTheOther()
{
    for (const auto &[reader, writer] : {std::pair(m_first.get(), m_second.get()), std::pair(m_second.get(), m_first.get())}) {
        follow(*reader);
        const auto before = m_seen.size();
        QNetworkReply *poll = send(*reader, "GET", QString(u"/v1/feed?wait=30&cursor="_s + m_cursor));
        QSignalSpy answered(poll, &QNetworkReply::finished);
        // It waits: a second poll of the same kind, with nothing to wait for, is answered before it.
        const QJsonObject quick = answer(send(*reader, "GET", QString(u"/v1/feed?cursor="_s + m_cursor)));
        QVERIFY(quick["changes"_L1].toArray().isEmpty());
        QCOMPARE(answered.size(), 0);
        const QJsonObject outcome = answer(send(*writer, "POST", u"/v1/operations"_s, newCase()))["outcomes"_L1][0].toObject();
        QVERIFY(outcome["applied"_L1].toBool());
        QTRY_COMPARE_WITH_TIMEOUT(answered.size(), 1, 25'000); // its own deadline is later
        QVERIFY(!answer(poll)["changes"_L1].toArray().isEmpty());
        follow(*reader);
        QCOMPARE(m_seen.size(), before + 1);
    }
}

void TestInstances::anOperationSentToBothIsDoneOnce()
{
    const QByteArray body = newCase();
    QNetworkReply *one = send(*m_first, "POST", u"/v1/operations"_s, body);
    QNetworkReply *other = send(*m_second, "POST", u"/v1/operations"_s, body);
    const QJsonObject first = answer(one), second = answer(other);
    QVERIFY(first["outcomes"_L1][0]["applied"_L1].toBool());
    QCOMPARE(second, first);
}

void TestInstances::writersOnBothSkipNoReader_invariant_4()
{
    constexpr int each = 40;
    follow(*m_first);
    const auto before = m_seen.size();
    QList<QNetworkReply *> waiting;
    for (int i = 0; i < each; ++i)
        waiting << send(*m_first, "POST", u"/v1/operations"_s, newCase()) << send(*m_second, "POST", u"/v1/operations"_s, newCase());
    for (QNetworkReply *reply : std::as_const(waiting)) {
        follow(*m_first); // reads while they write
        QVERIFY(answer(reply)["outcomes"_L1][0]["applied"_L1].toBool());
    }
    follow(*m_second); // and a position of one is good at the other
    QCOMPARE(m_seen.size(), before + 2 * each);
}

void TestInstances::anUploadBegunOnOneIsFinishedOnTheOther()
{
    for (const auto &[one, other] : {std::pair(m_first.get(), m_second.get()), std::pair(m_second.get(), m_first.get())}) {
        const auto status = [](const auto &reply) { return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); };
        const QByteArray whole = QByteArray(300'000, 'a') + QByteArray(300'000, 'b');
        const QString id = makeId(m_clock, m_entropy), path = QString(u"/v1/uploads/"_s + id);
        QCOMPARE(status(tus(*one, "POST", u"/v1/uploads"_s, {{"Upload-Length", QByteArray::number(whole.size())}, {"Upload-Metadata", "id " + id.toLatin1().toBase64()}})), 201);
        QCOMPARE(status(tus(*one, "PATCH", path, {{"Upload-Offset", "0"}}, whole.first(250'000))), 204);
        // Both live, and the other one knows how far it came.
        const auto head = tus(*other, "HEAD", path);
        QCOMPARE(head->rawHeader("Upload-Offset"), QByteArray("250000"));
        QCOMPARE(status(tus(*other, "PATCH", path, {{"Upload-Offset", "100"}}, "x")), 409); // not where it stands
        QCOMPARE(status(tus(*other, "PATCH", path, {{"Upload-Offset", "250000"}}, whole.sliced(250'000))), 204);
        QCOMPARE(tus(*one, "HEAD", path)->rawHeader("Upload-Offset"), QByteArray::number(whole.size()));
        // What was begun here and ended there is named here, and read on both.
        const auto opened = Protocol::operationFrom(Protocol::parseObject(newCase()).value());
        QVERIFY(opened);
        OpenCase act = std::get<OpenCase>(opened->act);
        act.attachments << AttachmentRef{id, u"halves.txt"_s, u"text/plain"_s, whole.size()};
        const QByteArray body = Protocol::encode({opened->id, opened->caseId, 1, act}).body;
        const QJsonObject outcome = answer(send(*one, "POST", u"/v1/operations"_s, body))["outcomes"_L1][0].toObject();
        QVERIFY2(outcome["applied"_L1].toBool(), qPrintable(outcome["detail"_L1].toString()));
        for (const ServiceProcess *instance : {one, other}) {
            const auto content = tus(*instance, "GET", QString(u"/v1/attachments/"_s + id + u"/content"_s));
            QCOMPARE(status(content), 200);
            QVERIFY(content->readAll() == whole);
        }
    }
}

void TestInstances::oneGoesOnWhenTheOtherIsKilled()
{
    follow(*m_first);
    const auto before = m_seen.size();
    const QByteArray body = newCase();
    QNetworkReply *unsure = send(*m_first, "POST", u"/v1/operations"_s, body);
    m_first->kill();
    static_cast<void>(answer(unsure)); // whatever became of it
    QVERIFY(answer(send(*m_second, "POST", u"/v1/operations"_s, body))["outcomes"_L1][0]["applied"_L1].toBool());
    follow(*m_second);
    QCOMPARE(m_seen.size(), before + 1);
    m_first.reset();
}

void TestInstances::controlWorksOnTheServer()
{
    ServiceProcess service(QStringLiteral(CASEMENT_BIN_DIR), m_dir.filePath(u"other"_s));
    const QStringList database{u"--database"_s, place({})};
    QVERIFY2(service.ctl(QStringList{u"init"_s} + database), qPrintable(service.error()));
    QVERIFY(service.start(database));
    const QStringList add{u"user"_s, u"add"_s, u"--email"_s, u"eva@care.example"_s, u"--name"_s, u"Eva"_s, u"--role"_s, u"engineer"_s};
    QVERIFY2(service.ctl(add + database, u"correct horse"_s), qPrintable(service.error())); // beside the service
    QVERIFY(service.ctl(QStringList{u"user"_s, u"list"_s} + database));
    QVERIFY(service.output().contains(u"eva@care.example"_s));
    QVERIFY2(service.ctl(QStringList{u"verify"_s} + database), qPrintable(service.output()));
    QVERIFY(!service.ctl(QStringList{u"backup"_s, m_dir.filePath(u"copy"_s)} + database));
    QVERIFY(service.error().contains(u"pg_dump"_s));
    QVERIFY(service.stop());
}

QTEST_GUILESS_MAIN(TestInstances)
#include "tst_instances.moc"
