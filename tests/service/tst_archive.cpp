// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "sync/service/archive/archive.h"
#include "sync/service/archive/backup.h"
#include "sync/service/archive/tables.h"
#include "sync/service/sample/sample.h"
#include "sync/service/storage/datafolder.h"
#include "sync/service/archive/verify.h"
#include "tests/service/serviceworld.h"
#include "tests/service/suites.h"
#include "tests/support/testplace.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace Casement;
using namespace Casement::Service;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

namespace {

Config only(const QString &folder)
{
    Config config;
    config.dataDir = folder;
    config.portal.clear();
    return config;
}

QByteArray exported(const QString &folder, bool passwords = true)
{
    auto view = Archive::openForReading(only(folder));
    QBuffer out;
    if (!view || !out.open(QIODevice::WriteOnly))
        return {};
    const auto done = Archive::exportTo(view.value(), out, passwords);
    return done ? out.data() : QByteArray("failed: " + done.error().detail.toUtf8());
}

Result<Archive::Counts> takenOver(ServiceWorld &world, const QByteArray &archive, const QString &folder)
{
    QBuffer in;
    in.setData(archive);
    if (!in.open(QIODevice::ReadOnly))
        return Error{};
    const QByteArray first = in.readLine();
    return Archive::takeOver(in, first, folder, world.clock, world.entropy);
}

/// The archive with a right ending again, after a hand has been in it.
QByteArray sealed(QByteArray text)
{
    text.truncate(text.lastIndexOf('\n', -2) + 1);
    const QByteArray hash = QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
    return text + Protocol::compact({{u"end"_s, true}, {u"lines"_s, text.count('\n')}, {u"sha256"_s, QString::fromLatin1(hash)}}) + '\n';
}

QStringList broken(const QString &folder, bool deep = true)
{
    auto view = Archive::openForReading(only(folder));
    if (!view)
        return {view.error().detail};
    QStringList checks;
    const bool all = Archive::verify(view.value(), deep, [&](const Archive::Verdict &verdict) {
        if (!verdict.broken.isEmpty())
            checks << verdict.check;
    });
    return all == checks.isEmpty() ? checks : QStringList{u"verdict and checks differ"_s};
}

/// A world somebody has worked in: imported and opened cases, notes, files, a merge that was undone, refused operations.
void work(ServiceWorld &world)
{
    QJsonObject line = world.caseLine(u"c"_s, u"solo"_s, u"sam"_s);
    line.insert(u"owner"_s, u"eva"_s);
    line.insert(u"attachments"_s, QJsonArray{QJsonObject{{u"name"_s, u"a.bin"_s}, {u"base64"_s, QString::fromLatin1(QByteArray(100'000, 'x').toBase64())}},
                                             QJsonObject{{u"name"_s, u"empty"_s}, {u"base64"_s, u""_s}}});
    line.insert(u"comments"_s, QJsonArray{QJsonObject{{u"author"_s, u"eva"_s}, {u"at"_s, u"2025-06-02"_s}, {u"body"_s, u"Line\n\"two\" \u0007 ☃ \U0001F600"_s}},
                                          QJsonObject{{u"author"_s, u"eva"_s}, {u"at"_s, u"2025-06-03"_s}, {u"body"_s, u"Inside"_s}, {u"audience"_s, u"care"_s}}});
    QVERIFY(world.import({line, world.caseLine(u"d"_s, u"north"_s, u"nora"_s)}).isEmpty());
    QVERIFY(world.import({{{u"type"_s, u"article"_s}, {u"id"_s, u"k"_s}, {u"title"_s, u"Ärger"_s}, {u"articleKind"_s, u"faq"_s}, {u"updated"_s, u"2025-06-01"_s},
                           {u"products"_s, QJsonArray{u"live"_s, u"captions"_s}}, {u"body"_s, u"Two\nlines"_s}},
                          {{u"type"_s, u"article"_s}, {u"id"_s, u"l"_s}, {u"title"_s, u"Taken back"_s}, {u"articleKind"_s, u"faq"_s}, {u"updated"_s, u"2025-06-01"_s}},
                          {{u"type"_s, u"message"_s}, {u"id"_s, u"m"_s}, {u"title"_s, u"Among us"_s}, {u"messageKind"_s, u"announcement"_s},
                           {u"published"_s, u"2025-06-01"_s}, {u"audience"_s, u"care"_s}}}).isEmpty());
    QVERIFY(world.import({{{u"type"_s, u"article"_s}, {u"id"_s, u"l"_s}, {u"withdrawn"_s, true}}}).isEmpty());
    const Operation opened = world.openCase(u"solo"_s, u"sam"_s);
    QVERIFY(world.send(u"sam"_s, opened).applied);
    world.clock.advance(1000);
    PostComment note;
    note.body = u"Only among us"_s;
    note.audience = Audience::Care;
    QVERIFY(world.send(u"eva"_s, world.operation(opened.caseId, note)).applied);
    world.clock.advance(1000);
    PostComment reply;
    reply.body = u"Any news?"_s;
    QVERIFY(world.send(u"sam"_s, world.operation(opened.caseId, reply)).applied);
    QVERIFY(!world.send(u"nora"_s, world.operation(opened.caseId, reply)).applied);
    MarkViewed viewed;
    viewed.kind = u"case"_s;
    viewed.objectId = opened.caseId;
    QVERIFY(world.send(u"sam"_s, world.operation({}, viewed)).applied);
    for (const bool merges : {true, false}) // and taken back: the copies it made are gone
        QVERIFY(world.send(u"eva"_s, world.operation(opened.caseId, MergeCase{world.caseId(u"c"_s), false, merges})).applied);
}

int filesIn(const QString &folder)
{
    int count = 0;
    for (QDirIterator it(filesPath(folder), QDir::Files, QDirIterator::Subdirectories); it.hasNext(); it.next())
        ++count;
    return count;
}

} // namespace

class ArchiveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_worked.reset(); }
    void everyTableIsAccountedFor();
    void roundTripIsTheSameBytes_data();
    void roundTripIsTheSameBytes();
    void sampleRoundTrip();
    void realThreadsRoundTrip();
    void copyServesWhatTheSourceServes();
    void passwordsComeOnlyIfAsked();
    void fullFolderIsRefused();
    void damagedArchivesLeaveNothing_data();
    void damagedArchivesLeaveNothing();
    void missingContentIsCounted();
    void workedDataVerify();
    void everyBreakIsNamed_data();
    void everyBreakIsNamed();
    void filesAreChecked();
    void backupIsOneMoment();
    void restoredBackupBeginsAnEpoch();
    void damagedBackupsLeaveNothing();

private:
    std::unique_ptr<ServiceWorld> m_worked; ///< for what only reads it
};

void ArchiveTest::initTestCase()
{
    if (!testServer().isEmpty())
        QSKIP("archives and backups are made of files; a server has tools of its own");
    m_worked = std::make_unique<ServiceWorld>();
    work(*m_worked);
}

void ArchiveTest::everyTableIsAccountedFor()
{
    ServiceWorld world;
    const auto db = Sql::Database::open(databasePath(world.config.dataDir), {});
    QVERIFY(db);
    QMap<QString, QString> columns;
    {
        Sql::Query query = db.value()->run(u"SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table' ORDER BY m.name, p.cid"_s);
        while (query.next())
            columns[query.text(0)] += QString(query.text(1) + u' ');
    }
    for (const auto &[table, why] : Archive::passingTables())
        QVERIFY2(columns.remove(table) == 1, qPrintable(table));
    for (const Archive::Table &table : Archive::lastingTables()) {
        QString present = columns.take(table.name);
        if (table.name == u"case_row"_s) { // what follows from the rest is left out
            for (const QString &derived : {u"row_id"_s, u"number_key"_s, u"subject_key"_s, u"account_key"_s, u"contact_key"_s, u"product_key"_s,
                                           u"status_rank"_s, u"severity_rank"_s, u"priority_rank"_s, u"subject_text"_s})
                present.remove(QString(derived + u' '));
        } else if (table.name == u"article"_s || table.name == u"message"_s) {
            present.remove(u"title_words text_words "_s);
        }
        QStringList there = present.split(u' ', Qt::SkipEmptyParts), told = table.columnNames().split(u", "_s);
        there.sort(); // columns added later stand last in the file, wherever the archive names them
        told.sort();
        QCOMPARE(there, told);
    }
    QVERIFY2(columns.isEmpty(), qPrintable(QString(u"neither archived nor left out with a reason: "_s + QStringList(columns.keys()).join(u", "_s))));
}

void ArchiveTest::roundTripIsTheSameBytes_data()
{
    QTest::addColumn<bool>("passwords");
    QTest::newRow("with passwords") << true;
    QTest::newRow("without") << false;
}

void ArchiveTest::roundTripIsTheSameBytes()
{
    QFETCH(bool, passwords);
    ServiceWorld world;
    work(world);
    const QByteArray first = exported(world.config.dataDir, passwords);
    QVERIFY2(first.count('\n') > 60, first.constData());
    const QString copy = world.dir.filePath(u"copy"_s);
    const auto taken = takenOver(world, first, copy);
    QVERIFY2(taken, taken ? "" : qPrintable(taken.error().detail));
    QCOMPARE(taken->contents, 2);
    QVERIFY(exported(copy, passwords) == first);
    QCOMPARE(broken(copy), QStringList());
    for (const QByteArray &line : first.split('\n'))
        QVERIFY(line.size() < 70'000 || !line.contains("\"content\"")); // in pieces
}

void ArchiveTest::sampleRoundTrip()
{
    ServiceWorld world;
    QList<std::pair<QString, QByteArray>> files;
    const QDir folder(QStringLiteral(CASEMENT_SOURCE_DIR "/resources/sample"));
    for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        files.append({name, file.readAll()});
    }
    const auto texts = SampleTexts::load(files);
    QVERIFY(texts);
    const auto definition = PortalDefinition::parse(world.call("GET", u"/v1/admin/definition"_s, {}, QString::fromLatin1(adminToken(world.config.dataDir).value())).body);
    QVERIFY(definition);
    QByteArray lines;
    SampleOptions options;
    options.cases = 150;
    options.seed = 3;
    options.untilMs = world.clock.nowMs();
    QVERIFY(writeSample(options, definition.value(), texts.value(), [&](const QByteArray &line) {
        lines += line + '\n';
        return Result<void>();
    }));
    QCOMPARE(world.admin(u"/v1/admin/import"_s, lines).status, 200);
    QCOMPARE(broken(world.config.dataDir), QStringList());
    const QByteArray first = exported(world.config.dataDir);
    const QString copy = world.dir.filePath(u"copy"_s);
    const auto taken = takenOver(world, first, copy);
    QVERIFY2(taken, taken ? "" : qPrintable(taken.error().detail));
    QVERIFY(taken->contents > 10);
    QVERIFY(exported(copy) == first);
    QCOMPARE(broken(copy), QStringList());
}

void ArchiveTest::realThreadsRoundTrip()
{
    QFile file(QStringLiteral(CASEMENT_SOURCE_DIR "/../shared/data/threads.jsonl"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the real threads are not on this machine");
    ServiceWorld world;
    QByteArray lines;
    int cases = 0;
    const auto day = [](const QString &text) { return text.isEmpty() ? u"2020-01-01"_s : text; };
    while (!file.atEnd()) {
        const QJsonObject thread = QJsonDocument::fromJson(file.readLine()).object();
        QJsonObject line = world.caseLine(thread[u"source"_s].toString(), u"solo"_s, u"sam"_s, day(thread[u"opened"_s].toString()));
        line.insert(u"subject"_s, thread[u"title"_s]);
        line.insert(u"description"_s, thread[u"body"_s]);
        QJsonArray comments;
        for (const QJsonValue &comment : thread[u"comments"_s].toArray())
            comments << QJsonObject{{u"author"_s, u"eva"_s}, {u"at"_s, day(comment[u"date"_s].toString())}, {u"body"_s, comment[u"text"_s]}};
        line.insert(u"comments"_s, comments);
        lines += Protocol::compact(line) + '\n';
        ++cases;
    }
    QCOMPARE(cases, 638);
    const auto reply = world.admin(u"/v1/admin/import"_s, lines);
    QCOMPARE(QJsonDocument::fromJson(reply.body)[u"accepted"_s].toInt(), cases);
    const QByteArray first = exported(world.config.dataDir);
    const QString copy = world.dir.filePath(u"copy"_s);
    QVERIFY(takenOver(world, first, copy));
    QVERIFY(exported(copy) == first);
    QCOMPARE(broken(copy), QStringList());
}

void ArchiveTest::copyServesWhatTheSourceServes()
{
    ServiceWorld world;
    work(world);
    Replica before;
    world.follow(u"sam"_s, before);
    const QString copy = world.dir.filePath(u"copy"_s);
    QVERIFY(takenOver(world, exported(world.config.dataDir), copy));
    const QString source = world.config.dataDir;
    world.handler.reset();
    world.config.dataDir = copy;
    world.restart();
    const auto answer = world.signInAs(u"sam"_s); // password hashes came along; sessions did not
    QVERIFY(!answer.tokens.access.isEmpty());
    const auto page = [&](const QString &cursor) {
        return Protocol::feedPageFrom(QJsonDocument::fromJson(world.call("GET", QString(u"/v1/feed?cursor="_s + cursor), {}, answer.tokens.access).body).object());
    };
    QVERIFY(page(before.cursor).value().full); // a position of the source means nothing here
    Replica after;
    Protocol::FeedPage next;
    do {
        next = page(after.cursor).value();
        after.apply(next);
    } while (next.more);
    QCOMPARE(after.cases.keys(), before.cases.keys());
    QCOMPARE(after.rows.keys(), before.rows.keys());
}

void ArchiveTest::passwordsComeOnlyIfAsked()
{
    ServiceWorld world;
    QVERIFY(exported(world.config.dataDir, true).contains("$argon2id$v=19$m=19456,t=2,p=1$")); // as dear as that
    QVERIFY(!exported(world.config.dataDir, false).contains("$argon2id$"));
}

void ArchiveTest::fullFolderIsRefused()
{
    ServiceWorld world;
    work(world);
    const QByteArray archive = exported(world.config.dataDir);
    const int files = filesIn(world.config.dataDir);
    QVERIFY(files > 0);
    const auto refused = takenOver(world, archive, world.config.dataDir);
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(u"new folder"_s), qPrintable(refused.error().detail));
    QCOMPARE(filesIn(world.config.dataDir), files);
    QVERIFY(exported(world.config.dataDir) == archive);
}

void ArchiveTest::damagedArchivesLeaveNothing_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to"); ///< in place of what begins with from
    QTest::addColumn<bool>("sealedAgain");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *name, const QByteArray &from, const QByteArray &to, bool sealedAgain, const QByteArray &says) {
        QTest::newRow(name) << from << to << sealedAgain << says;
    };
    row("a word changed", "Only among us", "Only among XX", false, "hash");
    row("newer version", "\"version\":1}", "\"version\":2}", true, "newer");
    row("unknown table", "\"table\":\"comment\"", "\"table\":\"remark\"", true, "table");
    row("unknown member", "\"by_care\":", "\"by_cat\":", true, "by_care");
    row("text for a number", "\"by_care\":0", "\"by_care\":\"no\"", true, "by_care");
    row("number for a text", "\"field\":\"opened\"", "\"field\":7", true, "field");
    row("half a number", "\"by_care\":0", "\"by_care\":0.5", true, "by_care");
    row("content changed", "eHh4eHh4", "eHh4eHh5", true, "content");
    row("hash that is a path", "\"sha256\":\"", "\"sha256\":\"../../", true, "sha256");
    row("one member more", "\"by_care\":", "\"cat\":1,\"by_care\":", true, "members");
    row("no JSON", "{\"at\":", "\"at\":", true, "JSON");
    row("cut off", "{\"end\"", "", false, "early");
}

void ArchiveTest::damagedArchivesLeaveNothing()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(bool, sealedAgain);
    QFETCH(QByteArray, says);
    ServiceWorld &world = *m_worked;
    const QByteArray good = exported(world.config.dataDir);
    QByteArray archive = good;
    const qsizetype at = archive.indexOf(from);
    QVERIFY(at > 0);
    if (to.isEmpty() && !sealedAgain)
        archive.truncate(at);
    else
        archive.replace(at, from.size(), to);
    if (sealedAgain)
        archive = sealed(archive);
    const QTemporaryDir folder;
    const QString copy = folder.filePath(u"copy"_s);
    const auto refused = takenOver(world, archive, copy);
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(QString::fromLatin1(says)), qPrintable(refused.error().detail));
    QVERIFY(!QFile::exists(databasePath(copy)));
    QCOMPARE(filesIn(copy), 0);
    QVERIFY(takenOver(world, good, copy)); // the same folder takes a good one
}

void ArchiveTest::missingContentIsCounted()
{
    ServiceWorld world;
    work(world);
    QDirIterator it(filesPath(world.config.dataDir), QDir::Files, QDirIterator::Subdirectories);
    QVERIFY(it.hasNext() && QFile::remove(it.next()));
    auto view = Archive::openForReading(only(world.config.dataDir));
    QBuffer out;
    QVERIFY(view && out.open(QIODevice::WriteOnly));
    const auto done = Archive::exportTo(view.value(), out, true);
    QVERIFY(done);
    QCOMPARE(done->missing, 1);
    QCOMPARE(done->contents, 1);
}

void ArchiveTest::workedDataVerify()
{
    ServiceWorld world;
    QCOMPARE(broken(world.config.dataDir), QStringList());
    work(world);
    QCOMPARE(broken(world.config.dataDir), QStringList());
    // A tree that changed, a user who moved and one who was disabled: rights are as they should be.
    QCOMPARE(world.admin(u"/v1/admin/accounts"_s, QByteArray("{\"id\": \"" + world.accountId(u"north"_s).toLatin1() + "\", \"parent\": \"solo\"}")).status, 200);
    QCOMPARE(world.admin(u"/v1/admin/users"_s, R"({"email": "nora@mail.example", "account": "south"})").status, 200);
    QCOMPARE(world.admin(u"/v1/admin/users"_s, R"({"email": "sven@mail.example", "disabled": true})").status, 200);
    static_cast<void>(world.signInAs(u"sam"_s));
    QCOMPARE(broken(world.config.dataDir), QStringList());
}

void ArchiveTest::everyBreakIsNamed_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("check");
    const auto row = [](const char *check, const QString &sql) { QTest::newRow(check) << sql << QString::fromLatin1(check); };
    row("account parents", u"UPDATE account SET parent_id = 'none' WHERE name = 'solo'"_s);
    row("accounts of people", u"UPDATE person SET account_id = 'none' WHERE name = 'sam'"_s);
    row("people of users", u"UPDATE app_user SET person_id = 'none' WHERE role = 'engineer'"_s);
    row("accounts of cases", u"UPDATE case_row SET account_id = 'none'"_s);
    row("contacts of cases", u"UPDATE case_row SET contact_id = 'none'"_s);
    row("openers of cases", u"UPDATE case_row SET opener_id = 'none'"_s);
    row("internal parts of cases", u"DELETE FROM case_care"_s);
    row("cases of internal parts", u"INSERT INTO case_care (id, owner_id, updated, version) VALUES ('x', '', 0, 0)"_s);
    row("owners of cases", u"UPDATE case_care SET owner_id = 'none'"_s);
    row("cases of comments", u"UPDATE comment SET case_id = 'none'"_s);
    row("cases of attachments", u"UPDATE attachment SET case_id = 'none'"_s);
    row("comments of attachments", u"UPDATE attachment SET comment_id = 'none'"_s);
    row("cases of history", u"UPDATE history SET case_id = 'none'"_s);
    row("cases of escalations", u"INSERT INTO escalation VALUES ('e', 'none', '', '', '', '', '', '', 0, 0, 0, 0, '', 0)"_s);
    row("users of rights", u"UPDATE grant_row SET user_id = 'none' || user_id"_s);
    row("users of sessions", u"UPDATE session SET user_id = 'none'"_s);
    row("users of operations", u"UPDATE operation SET user_id = 'none'"_s);
    row("users of views", u"UPDATE viewed SET user_id = 'none'"_s);
    row("case numbers", u"UPDATE case_row SET number = '00001001'"_s);
    row("history begun", u"DELETE FROM history"_s);
    row("history in order", u"UPDATE history SET at = at + 1500 WHERE channel = 'app' AND at = (SELECT MIN(at) FROM history WHERE channel = 'app')"_s);
    row("tokens hashed", u"UPDATE session SET access_hash = 'in the open'"_s);
    row("passwords hashed", u"UPDATE app_user SET password = 'in the open'"_s);
    row("account tree", u"UPDATE account SET parent_id = id WHERE name = 'solo'"_s);
    row("change numbers", u"UPDATE comment SET version = 100000"_s);
    row("epochs", u"UPDATE epoch SET first_number = 100000"_s);
    row("feed entries", u"DELETE FROM change WHERE kind = 'case' AND key LIKE 'account:%'"_s);
    row("feed audiences", u"UPDATE change SET audience = 'public' WHERE audience = 'care' AND kind = 'comment'"_s);
    QTest::newRow("feed entries of articles") << u"DELETE FROM change WHERE kind = 'article'"_s << u"feed entries"_s;
    QTest::newRow("an internal message told to all") << u"UPDATE change SET audience = 'public' WHERE kind = 'message'"_s << u"feed audiences"_s;
    QTest::newRow("words of articles") << u"UPDATE article SET text_words = ' other'"_s << u"sort columns"_s;
    QTest::newRow("numbers of messages") << u"UPDATE message SET version = 100000"_s << u"change numbers"_s;
    row("rights", u"INSERT INTO grant_row SELECT id, 'org:elsewhere', 1, 0 FROM app_user WHERE role = 'customer'"_s);
    row("sort columns", u"UPDATE case_row SET subject_key = 'zzz'"_s);
    row("outcomes of operations", u"UPDATE operation SET objects = '[[\"comment\",\"none\"]]'"_s);
    row("audit without gap", u"DELETE FROM audit WHERE id = 1"_s);
    row("contents of attachments", u"UPDATE attachment SET size = size + 1"_s);
    row("files without owner", u"DELETE FROM attachment"_s);
}

void ArchiveTest::everyBreakIsNamed()
{
    QFETCH(QString, sql);
    QFETCH(QString, check);
    const QTemporaryDir folder;
    auto view = Archive::openForReading(only(m_worked->config.dataDir));
    QVERIFY(view && Archive::backUp(view.value(), folder.path())); // reads as a data folder does
    QCOMPARE(broken(folder.path(), false), QStringList());
    {
        const auto db = Sql::Database::open(databasePath(folder.path()), {});
        QVERIFY(db);
        QVERIFY(db.value()->run(sql).changed() > 0);
        QVERIFY(db.value()->check());
    }
    const QStringList found = broken(folder.path(), false);
    QVERIFY2(found.contains(check), qPrintable(found.join(u", "_s)));
}

void ArchiveTest::filesAreChecked()
{
    ServiceWorld world;
    work(world);
    QDirIterator it(filesPath(world.config.dataDir), QDir::Files, QDirIterator::Subdirectories);
    QString large;
    while (it.hasNext()) {
        it.next();
        if (it.fileInfo().size() > 0)
            large = it.filePath();
    }
    QFile content(large);
    QVERIFY(content.open(QIODevice::ReadWrite));
    QCOMPARE(content.write("y"), 1);
    content.close();
    QCOMPARE(broken(world.config.dataDir, false), QStringList()); // its size is right
    QCOMPARE(broken(world.config.dataDir, true), QStringList{u"hashes of contents"_s});
    QVERIFY(content.remove());
    QCOMPARE(broken(world.config.dataDir, false), QStringList{u"contents of attachments"_s});
    QVERIFY(QFile::setPermissions(QDir(world.config.dataDir).filePath(serviceKeyName()), QFileDevice::ReadOwner | QFileDevice::ReadOther));
    QVERIFY(broken(world.config.dataDir, false).contains(u"service key"_s));
}

void ArchiveTest::backupIsOneMoment()
{
    ServiceWorld world;
    work(world);
    const QByteArray then = exported(world.config.dataDir);
    auto view = Archive::openForReading(only(world.config.dataDir));
    QVERIFY(view);
    const QString backup = world.dir.filePath(u"backup"_s);
    const auto done = Archive::backUp(view.value(), backup); // the handler of this world is open all the while
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    QCOMPARE(done->contents, 2);
    QCOMPARE(done->missing, 0);
    QVERIFY(world.send(u"sam"_s, world.openCase(u"solo"_s, u"sam"_s)).applied); // not in it any more
    QVERIFY(exported(backup) == then);
    QCOMPARE(broken(backup), QStringList());
    QVERIFY(!QFile::exists(QDir(backup).filePath(adminTokenName())));
    QVERIFY(!Archive::backUp(view.value(), backup)); // not into a folder with something in it
    QVERIFY(exported(backup) == then);
    QFile sums(QDir(backup).filePath(u"SHA256SUMS"_s));
    QVERIFY(sums.open(QIODevice::ReadOnly));
    QCOMPARE(sums.readAll().count('\n'), 4);
}

void ArchiveTest::restoredBackupBeginsAnEpoch()
{
    ServiceWorld world;
    work(world);
    Replica early, late;
    world.follow(u"sam"_s, early);
    const QString backup = world.dir.filePath(u"backup"_s), restored = world.dir.filePath(u"restored"_s);
    {
        auto view = Archive::openForReading(only(world.config.dataDir));
        QVERIFY(view && Archive::backUp(view.value(), backup));
    }
    QVERIFY(world.send(u"sam"_s, world.openCase(u"solo"_s, u"sam"_s)).applied);
    world.follow(u"sam"_s, late);
    const auto done = Archive::restore(backup, restored, world.entropy);
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    QCOMPARE(broken(restored), QStringList());
    QVERIFY(!Archive::restore(backup, restored, world.entropy));
    world.handler.reset();
    world.config.dataDir = restored;
    world.restart();
    QVERIFY(world.page(u"sam"_s, late.cursor).full);   // knows what never happened here; its session lives on
    QVERIFY(world.page(u"sam"_s, early.cursor).full);  // an answer to an act of its own may have told it more
    QVERIFY(world.send(u"sam"_s, world.openCase(u"solo"_s, u"sam"_s)).applied);
    QCOMPARE(broken(restored), QStringList());
    QVERIFY(world.page(u"sam"_s, late.cursor).full);
    Replica anew;
    world.follow(u"sam"_s, anew);
    world.restart();
    QVERIFY(!world.page(u"sam"_s, anew.cursor).full);
}

void ArchiveTest::damagedBackupsLeaveNothing()
{
    ServiceWorld world;
    work(world);
    const QString backup = world.dir.filePath(u"backup"_s), restored = world.dir.filePath(u"restored"_s);
    auto view = Archive::openForReading(only(world.config.dataDir));
    QVERIFY(view && Archive::backUp(view.value(), backup));
    QFile sums(QDir(backup).filePath(u"SHA256SUMS"_s));
    QVERIFY(sums.open(QIODevice::ReadOnly));
    const QByteArray good = sums.readAll();
    sums.close();
    const auto refusedWith = [&](const QByteArray &text, const QString &says) {
        if (!sums.open(QIODevice::WriteOnly))
            return false;
        sums.write(text);
        sums.close();
        const auto done = Archive::restore(backup, restored, world.entropy);
        return !done && done.error().detail.contains(says) && QDir(restored).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden) == QStringList();
    };
    QVERIFY(refusedWith(QByteArray(good).replace(0, 1, good.startsWith('0') ? "1" : "0"), u"service.db"_s));
    QVERIFY(refusedWith(good.left(40), u"damaged"_s));
    QVERIFY(refusedWith(good + good.left(64) + "  ../escaped\n", u"damaged"_s));
    QVERIFY(refusedWith(good + good.left(64) + "  files/../../x\n", u"damaged"_s));
    QVERIFY(refusedWith({}, u"no database"_s));
    QVERIFY(!QFile::exists(world.dir.filePath(u"escaped"_s)));
    QVERIFY(sums.remove());
    QVERIFY(Archive::restore(backup, restored, world.entropy).error().detail.contains(u"no backup"_s));
    QVERIFY(sums.open(QIODevice::WriteOnly));
    sums.write(good);
    sums.close();
    QVERIFY(Archive::restore(backup, restored, world.entropy));
}

std::unique_ptr<QObject> makeArchiveTest() { return std::make_unique<ArchiveTest>(); }
#include "tst_archive.moc"
