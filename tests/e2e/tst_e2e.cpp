// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/testclient.h"
#include "tests/support/serviceprocess.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

namespace {

// A word nobody else writes: letters only, so that folding and indexing keep it as it is.
QString uniqueWord()
{
    QString word = u"zq"_s;
    for (int i = 0; i < 14; ++i)
        word += QChar(u'a' + QRandomGenerator::system()->bounded(26));
    return word;
}

bool folderContains(const QString &folder, const QString &word)
{
    const QByteArray narrow = word.toUtf8();
    const QByteArray wide(reinterpret_cast<const char *>(word.utf16()), word.size() * 2);
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        if (bytes.contains(narrow) || bytes.contains(wide))
            return true;
    }
    return false;
}

const QString password = u"correct horse battery"_s;

} // namespace

/// One service process, two customers of different accounts and an engineer, each with a client of its own.
class TestEndToEnd final : public QObject
{
    Q_OBJECT

private:
    void importLines(const QList<QJsonObject> &lines);
    OpenCase newCase(TestClient &client, const QString &subject, const QString &description);

    QTemporaryDir m_dir;
    std::unique_ptr<ServiceProcess> m_service;
    QString m_wordOfNorth = uniqueWord(), m_wordOfSouth = uniqueWord(), m_wordOfCare = uniqueWord();

private Q_SLOTS:
    void initTestCase();
    void everyoneSeesTheirOwn_ACC_6_VIEW_2();
    void twoPeopleSideBySideMixNothing_ACC_6_OFF_2();
    void aCaseIsOpenedAnsweredAndEscalated_NEW_12_STAT_2_ESC_1();
    void offlineWorkArrivesExactlyOnce_OFF_1_OFF_2_OFF_4();
    void killsInTheMiddleLoseAndDoubleNothing_OFF_4();
    void attachmentsTravelBothWays_NEW_9();
    void nothingOfTheOneIsInTheOthersFiles_ACC_8_STAT_9();
    void gracefulStopEndsClean();
};

void TestEndToEnd::importLines(const QList<QJsonObject> &lines)
{
    QFile file(m_dir.filePath(u"import.jsonl"_s));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    for (const QJsonObject &line : lines)
        file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    file.close();
    QVERIFY2(m_service->ctl({u"import"_s, file.fileName()}), qPrintable(m_service->error()));
}

OpenCase TestEndToEnd::newCase(TestClient &client, const QString &subject, const QString &description)
{
    const PortalDefinition &portal = client.workspace().definition();
    OpenCase open;
    open.accountId = client.workspace().profile().accountId;
    open.contactId = client.workspace().profile().personId;
    open.type = portal.caseTypes.last().id;
    open.severity = portal.severities.at(1).id;
    open.subject = subject;
    open.description = description;
    open.product = portal.products.first().id;
    open.fields.insert(u"feature"_s, portal.products.first().features.first().id);
    open.fields.insert(u"productType"_s, portal.products.first().features.first().types.first().id);
    return open;
}

void TestEndToEnd::initTestCase()
{
    QVERIFY(m_dir.isValid());
    m_service = std::make_unique<ServiceProcess>(QStringLiteral(CASEMENT_BIN_DIR), m_dir.filePath(u"service"_s));
    QVERIFY2(m_service->ctl({u"init"_s}), qPrintable(m_service->error()));
    QVERIFY2(m_service->start(), qPrintable(m_service->error()));
    QList<QJsonObject> lines;
    const auto account = [&](const QString &id, const QString &word) {
        lines << QJsonObject{{u"type"_s, u"account"_s}, {u"id"_s, id}, {u"name"_s, QString(u"Account "_s + id)}}
              << QJsonObject{{u"type"_s, u"person"_s}, {u"id"_s, QString(id + u"-admin"_s)}, {u"account"_s, id}, {u"name"_s, QString(u"Admin "_s + id)},
                             {u"email"_s, QString(u"admin@"_s + id + u".example"_s)}};
        for (int i = 0; i < 60; ++i) {
            lines << QJsonObject{{u"type"_s, u"case"_s}, {u"id"_s, QStringLiteral("%1-%2").arg(id).arg(i)}, {u"account"_s, id},
                                 {u"contact"_s, QString(id + u"-admin"_s)}, {u"opener"_s, QString(id + u"-admin"_s)}, {u"caseType"_s, u"howTo"_s},
                                 {u"severity"_s, u"s3"_s}, {u"status"_s, i % 3 ? u"inProgress"_s : u"closed"_s},
                                 {u"subject"_s, QStringLiteral("%1 case %2").arg(id).arg(i)}, {u"description"_s, QString(u"about "_s + word)},
                                 {u"product"_s, u"player"_s}, {u"opened"_s, QStringLiteral("2025-%1-11T10:00:00Z").arg(1 + i % 12, 2, 10, QLatin1Char('0'))},
                                 {u"comments"_s, QJsonArray{QJsonObject{{u"author"_s, QString(id + u"-admin"_s)}, {u"at"_s, u"2025-12-20T10:00:00Z"_s},
                                                                        {u"body"_s, QString(u"more of "_s + word)}}}}};
        }
    };
    account(u"north"_s, m_wordOfNorth);
    account(u"south"_s, m_wordOfSouth);
    lines << QJsonObject{{u"type"_s, u"person"_s}, {u"id"_s, u"erik"_s}, {u"name"_s, u"Erik Holm"_s}, {u"email"_s, u"erik@care.example"_s}};
    for (const auto &[person, role] : {std::pair(u"north-admin"_s, u"customerAdmin"_s), std::pair(u"south-admin"_s, u"customerAdmin"_s), std::pair(u"erik"_s, u"engineer"_s)})
        lines << QJsonObject{{u"type"_s, u"user"_s}, {u"person"_s, person}, {u"role"_s, role}, {u"password"_s, password}};
    importLines(lines);
}

void TestEndToEnd::everyoneSeesTheirOwn_ACC_6_VIEW_2()
{
    TestClient north(m_dir.filePath(u"north"_s));
    TestClient south(m_dir.filePath(u"south"_s));
    TestClient erik(m_dir.filePath(u"erik"_s));
    QCOMPARE(north.signIn(m_service->url(), u"admin@north.example"_s, u"wrong"_s).code, ErrorCode::WrongCredentials);
    QVERIFY2(north.signInOk(m_service->url(), u"admin@north.example"_s, password), qPrintable(north.lastError()));
    QVERIFY2(south.signInOk(m_service->url(), u"admin@south.example"_s, password), qPrintable(south.lastError()));
    QVERIFY2(erik.signInOk(m_service->url(), u"erik@care.example"_s, password), qPrintable(erik.lastError()));
    QTRY_COMPARE_WITH_TIMEOUT(north.find({}).size(), 60, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(south.find({}).size(), 60, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(erik.find({}).size(), 120, 30'000);
    for (const CaseSummary &row : north.find({}))
        QCOMPARE(row.record.accountName, u"Account north"_s);
    QCOMPARE(north.search(m_wordOfNorth).size(), 60);
    QCOMPARE(north.search(m_wordOfSouth).size(), 0);
    QCOMPARE(erik.search(m_wordOfSouth).size(), 60);
    QCOMPARE(north.find(north.workspace().definition().view(u"accountClosed"_s)->conditions).size(), 20);
}

// On one computer, in one program; what the one wrote is sent while the other is in front.
void TestEndToEnd::twoPeopleSideBySideMixNothing_ACC_6_OFF_2()
{
    TestClient both(m_dir.filePath(u"both"_s));
    QVERIFY2(both.signInOk(m_service->url(), u"admin@north.example"_s, password), qPrintable(both.lastError()));
    QTRY_COMPARE_WITH_TIMEOUT(both.find({}).size(), 60, 30'000);
    const QString north = both.runtime().known().first().id, caseId = both.find({Condition{u"status"_s, Condition::Op::Is, {u"inProgress"_s}}}).first().record.id;
    QTRY_VERIFY_WITH_TIMEOUT(both.detail(caseId).whole, 30'000);
    QVERIFY2(both.comment(caseId, PostComment{u"written as I leave"_s, Audience::Public, false, {}}), qPrintable(both.lastError()));
    QVERIFY2(both.signInOk(m_service->url(), u"admin@south.example"_s, password), qPrintable(both.lastError()));
    QCOMPARE(both.runtime().known().size(), 2);
    QTRY_COMPARE_WITH_TIMEOUT(both.find({}).size(), 60, 30'000);
    for (const CaseSummary &row : both.find({}))
        QCOMPARE(row.record.accountName, u"Account south"_s);
    QCOMPARE(both.search(m_wordOfNorth).size(), 0);
    TestClient erik(m_dir.filePath(u"erik"_s));
    QVERIFY2(erik.signInOk(m_service->url(), u"erik@care.example"_s, password), qPrintable(erik.lastError()));
    const auto arrived = [&] {
        const auto comments = erik.detail(caseId).bundle.comments;
        return std::any_of(comments.cbegin(), comments.cend(), [](const Comment &comment) { return comment.body == u"written as I leave"_s; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(arrived(), 30'000);
    both.runtime().switchTo(north);
    QTRY_COMPARE_WITH_TIMEOUT(both.workspace().profile().email, u"admin@north.example"_s, 30'000);
    for (const CaseSummary &row : both.find({}))
        QCOMPARE(row.record.accountName, u"Account north"_s);
    QCOMPARE(both.waiting(), 0);
}

void TestEndToEnd::aCaseIsOpenedAnsweredAndEscalated_NEW_12_STAT_2_ESC_1()
{
    TestClient north(m_dir.filePath(u"north"_s));
    TestClient erik(m_dir.filePath(u"erik"_s));
    QVERIFY(north.resume() && erik.resume());
    QVERIFY2(north.signInOk(m_service->url(), u"admin@north.example"_s, password), qPrintable(north.lastError()));
    QVERIFY2(erik.signInOk(m_service->url(), u"erik@care.example"_s, password), qPrintable(erik.lastError()));

    const QString id = north.open(newCase(north, u"Captions are missing"_s, u"Since this morning"_s));
    QVERIFY2(!id.isEmpty(), qPrintable(north.lastError()));
    QTRY_VERIFY_WITH_TIMEOUT(!north.detail(id).bundle.record.number.isEmpty(), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(north.detail(id).pending, Pending::None, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(erik.detail(id).bundle.record.subject, u"Captions are missing"_s, 20'000);

    QVERIFY2(erik.comment(id, {u"Which browser is it?"_s, Audience::Public, true, {}}), qPrintable(erik.lastError()));
    QVERIFY2(erik.comment(id, {QString(u"Looks like the known one "_s + m_wordOfCare), Audience::Care, false, {}}), qPrintable(erik.lastError()));
    QTRY_COMPARE_WITH_TIMEOUT(north.detail(id).bundle.record.status, u"pendingResponse"_s, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(erik.detail(id).bundle.comments.size(), 2, 20'000);

    QVERIFY2(north.comment(id, {u"The newest one"_s, Audience::Public, false, {}}), qPrintable(north.lastError()));
    QTRY_COMPARE_WITH_TIMEOUT(erik.detail(id).bundle.record.status, u"inProgress"_s, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(erik.detail(id).bundle.comments.size(), 3, 20'000);
    QCOMPARE(north.detail(id).bundle.comments.size(), 2);

    QVERIFY2(north.escalate(id, {north.workspace().definition().reasons.first().id, u"We go live on Monday"_s}), qPrintable(north.lastError()));
    QTRY_VERIFY_WITH_TIMEOUT(erik.detail(id).bundle.record.escalated, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(erik.detail(id).bundle.rounds.size(), 1, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(north.detail(id).bundle.rounds.value(0).promiseDue > 0, 20'000);
    QCOMPARE(north.detail(id).bundle.rounds.size(), 1);
    QVERIFY(north.detail(id).bundle.rounds.first().route.isEmpty()); // whom it goes to is Care's business
    QTRY_COMPARE_WITH_TIMEOUT(north.waiting(), 0, 20'000);
}

void TestEndToEnd::offlineWorkArrivesExactlyOnce_OFF_1_OFF_2_OFF_4()
{
    m_service->kill();
    QString id, offlineCase;
    {
        TestClient north(m_dir.filePath(u"north"_s));
        QVERIFY(north.resume()); // starts with no service there
        const auto found = north.search(u"captions"_s);
        QVERIFY2(found.size() == 1, qPrintable(north.lastError()));
        id = found.first().record.id;
        QVERIFY2(north.comment(id, {u"Written on the train"_s, Audience::Public, false, {}}), qPrintable(north.lastError()));
        offlineCase = north.open(newCase(north, u"Opened in a tunnel"_s, u"No network here"_s));
        QVERIFY2(!offlineCase.isEmpty(), qPrintable(north.lastError()));
        QVERIFY2(north.comment(offlineCase, {u"One more thing"_s, Audience::Public, false, {}}), qPrintable(north.lastError()));
        // Pending work is found, sorted and counted like the rest.
        QCOMPARE(north.search(u"tunnel"_s).size(), 1);
        QCOMPARE(north.find({}).first().record.id, offlineCase);
        QVERIFY(north.detail(offlineCase).bundle.record.number.isEmpty());
        QCOMPARE(north.detail(offlineCase).pending, Pending::Waiting);
    }
    TestClient north(m_dir.filePath(u"north"_s)); // and again after a restart, still offline
    QVERIFY(north.resume());
    QCOMPARE(north.search(u"tunnel"_s).size(), 1);
    QCOMPARE(north.detail(id).bundle.comments.size(), 3);
    QVERIFY(north.waiting() >= 3);

    QVERIFY2(m_service->start(), qPrintable(m_service->error()));
    QVERIFY2(north.signInOk(m_service->url(), u"admin@north.example"_s, password), qPrintable(north.lastError()));
    QTRY_COMPARE_WITH_TIMEOUT(north.waiting(), 0, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(!north.detail(offlineCase).bundle.record.number.isEmpty(), 20'000);
    TestClient erik(m_dir.filePath(u"erik"_s));
    QVERIFY(erik.resume());
    QVERIFY2(erik.signInOk(m_service->url(), u"erik@care.example"_s, password), qPrintable(erik.lastError()));
    QTRY_COMPARE_WITH_TIMEOUT(erik.search(u"tunnel"_s).size(), 1, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(erik.detail(offlineCase).bundle.comments.size(), 1, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(erik.detail(id).bundle.comments.size(), 4, 30'000);
}

void TestEndToEnd::killsInTheMiddleLoseAndDoubleNothing_OFF_4()
{
    TestClient north(m_dir.filePath(u"north"_s));
    QVERIFY(north.resume());
    QVERIFY2(north.signInOk(m_service->url(), u"admin@north.example"_s, password), qPrintable(north.lastError()));
    const QString id = north.search(u"captions"_s).first().record.id;
    const qsizetype before = north.detail(id).bundle.comments.size();
    constexpr int rounds = 6;
    for (int i = 0; i < rounds; ++i) {
        QVERIFY(north.comment(id, {QStringLiteral("round %1").arg(i), Audience::Public, false, {}}));
        if (i % 2) // sometimes before, sometimes while, sometimes after the request
            QCoreApplication::processEvents(QEventLoop::AllEvents, i * 5);
        m_service->kill();
        QVERIFY2(m_service->start(), qPrintable(m_service->error()));
    }
    north.syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(north.waiting(), 0, 90'000);
    TestClient erik(m_dir.filePath(u"erik"_s));
    QVERIFY(erik.resume());
    QVERIFY2(erik.signInOk(m_service->url(), u"erik@care.example"_s, password), qPrintable(erik.lastError()));
    const auto publicOnes = [](const CaseDetail &detail) {
        QStringList bodies;
        for (const Comment &comment : detail.bundle.comments) {
            if (comment.audience == Audience::Public)
                bodies << comment.body;
        }
        return bodies;
    };
    QTRY_COMPARE_WITH_TIMEOUT(publicOnes(erik.detail(id)).size(), before + rounds, 30'000);
    for (int i = 0; i < rounds; ++i)
        QCOMPARE(publicOnes(erik.detail(id)).count(QStringLiteral("round %1").arg(i)), 1);
    QCOMPARE(publicOnes(north.detail(id)), publicOnes(erik.detail(id)));
}

void TestEndToEnd::attachmentsTravelBothWays_NEW_9()
{
    TestClient north(m_dir.filePath(u"north"_s));
    TestClient erik(m_dir.filePath(u"erik"_s));
    QVERIFY(north.resume() && erik.resume());
    QVERIFY(north.signInOk(m_service->url(), u"admin@north.example"_s, password));
    QVERIFY(erik.signInOk(m_service->url(), u"erik@care.example"_s, password));
    const QString id = north.search(u"captions"_s).first().record.id;
    const QString path = m_dir.filePath(u"player log ü.txt"_s);
    const QByteArray content = QByteArray("line of a log\n").repeated(200'000);
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    QVERIFY2(north.commentWithFile(id, {u"Here is the log"_s, Audience::Public, false, {}}, path), qPrintable(north.lastError()));
    QVERIFY(QFile::remove(path)); // what was attached survives its original
    QTRY_COMPARE_WITH_TIMEOUT(north.waiting(), 0, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(erik.detail(id).bundle.attachments.size(), 1, 30'000);
    const Attachment attachment = erik.detail(id).bundle.attachments.first();
    QCOMPARE(attachment.name, u"player log ü.txt"_s);
    QCOMPARE(attachment.size, content.size());
    QFile copy(erik.fetch(attachment.id));
    QVERIFY2(copy.open(QIODevice::ReadOnly), qPrintable(erik.lastError()));
    QCOMPARE(copy.readAll(), content);
    TestClient south(m_dir.filePath(u"south"_s));
    QVERIFY(south.resume());
    QVERIFY(south.fetch(attachment.id).isEmpty());
}

void TestEndToEnd::nothingOfTheOneIsInTheOthersFiles_ACC_8_STAT_9()
{
    const QString north = m_dir.filePath(u"north"_s), south = m_dir.filePath(u"south"_s), erik = m_dir.filePath(u"erik"_s);
    // The look itself works: everyone's own words are there.
    QVERIFY(folderContains(north, m_wordOfNorth));
    QVERIFY(folderContains(south, m_wordOfSouth));
    QVERIFY(folderContains(erik, m_wordOfNorth) && folderContains(erik, m_wordOfSouth) && folderContains(erik, m_wordOfCare));
    QVERIFY(!folderContains(north, m_wordOfSouth));
    QVERIFY(!folderContains(south, m_wordOfNorth));
    QVERIFY(!folderContains(north, m_wordOfCare));
    QVERIFY(!folderContains(south, m_wordOfCare));
    QVERIFY(!folderContains(north, password) && !folderContains(erik, password));
}

void TestEndToEnd::gracefulStopEndsClean()
{
    QVERIFY2(m_service->stop(), qPrintable(m_service->error()));
}

QTEST_GUILESS_MAIN(TestEndToEnd)
#include "tst_e2e.moc"
