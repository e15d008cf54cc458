// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/outboxtest.h"

#include "sync/protocol/codec.h"
#include "sync/sql/database.h"
#include "sync/store/outboxstore.h"
#include "tests/store/storefixture.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Casement::Testing {

namespace {

class Outbox
{
public:
    Outbox() { reopen(); }
    void reopen()
    {
        m_store.reset();
        auto store = Store::OutboxStore::open(path());
        if (!store)
            qFatal("%s", qPrintable(store.error().detail));
        m_store = std::move(store).value();
    }
    void close() { m_store.reset(); }
    [[nodiscard]] QString path() const { return m_dir.filePath(u"outbox.db"_s); }
    [[nodiscard]] QString file(const QString &name, const QByteArray &content) const
    {
        QFile file(m_dir.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write a test file");
        return file.fileName();
    }
    Store::OutboxStore *operator->() { return m_store.get(); }

private:
    QTemporaryDir m_dir;
    std::unique_ptr<Store::OutboxStore> m_store;
};

Operation reply(const QString &id, const QString &caseId = u"c1"_s, const QString &body = u"my words"_s)
{
    PostComment act;
    act.body = body;
    return {id, caseId, 3, act};
}

Operation opened(const QString &id, const QString &caseId = u"c1"_s)
{
    OpenCase act;
    act.accountId = u"a1"_s;
    act.contactId = u"p1"_s;
    act.subject = u"Broken"_s;
    act.description = u"It does not work"_s;
    return {id, caseId, 3, act};
}

Result<void> enqueue(Outbox &outbox, const Operation &operation, const QList<LocalFile> &files = {}, const QString &draft = {})
{
    return outbox->enqueue(operation, Protocol::encode(operation), files, draft, noon);
}

QStringList idsIn(Outbox &outbox)
{
    QStringList ids;
    const auto rows = outbox->pending();
    for (const auto &row : rows.value())
        ids << row.id;
    return ids;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing");
}

} // namespace

void OutboxTest::draftsSurviveRestart_NEW_1()
{
    Outbox outbox;
    VERIFY_OK(outbox->saveDraft(u"new"_s, {{u"subject"_s, u"half"_s}}, noon));
    VERIFY_OK(outbox->saveDraft(u"new"_s, {{u"subject"_s, u"half-written שלום"_s}}, noon + 1));
    VERIFY_OK(outbox->saveDraft(u"reply/c1"_s, {{u"body"_s, u"x"_s}}, noon));
    outbox.reopen();
    QCOMPARE(outbox->draftKeys().value(), (QStringList{u"new"_s, u"reply/c1"_s}));
    QCOMPARE(outbox->loadDraft(u"new"_s).value().value(u"subject"_s).toString(), u"half-written שלום"_s);
    VERIFY_OK(outbox->dropDraft(u"new"_s));
    QVERIFY(outbox->loadDraft(u"new"_s).value().isEmpty());
    QCOMPARE(outbox->draftKeys().value(), QStringList{u"reply/c1"_s});
}

void OutboxTest::enqueueTakesTheDraftAlong()
{
    Outbox outbox;
    VERIFY_OK(outbox->saveDraft(u"reply/c1"_s, {{u"body"_s, u"my words"_s}}, noon));
    const Operation operation = reply(u"op-1"_s);
    VERIFY_OK(enqueue(outbox, operation, {}, u"reply/c1"_s));
    VERIFY_OK(enqueue(outbox, operation, {}, u"reply/c1"_s)); // told twice
    outbox.reopen();
    QVERIFY(outbox->draftKeys().value().isEmpty());
    const auto rows = outbox->pending();
    VERIFY_OK(rows);
    QCOMPARE(rows->size(), 1);
    QCOMPARE(rows->first().body, Protocol::encode(operation).body); // byte for byte
    QCOMPARE(rows->first().kind, u"comment"_s);
    QCOMPARE(rows->first().caseId, u"c1"_s);
    QCOMPARE(rows->first().createdAt, noon);
}

void OutboxTest::enqueueWithUnreadableFileKeepsTheDraft_NEW_9()
{
    Outbox outbox;
    VERIFY_OK(outbox->saveDraft(u"reply/c1"_s, {{u"body"_s, u"my words"_s}}, noon));
    const auto failed = enqueue(outbox, reply(u"op-1"_s), {{u"f1"_s, u"/nowhere/file.txt"_s, u"file.txt"_s, u"text/plain"_s, 3}}, u"reply/c1"_s);
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, ErrorCode::Storage);
    QVERIFY(outbox->pending().value().isEmpty());
    QCOMPARE(outbox->draftKeys().value(), QStringList{u"reply/c1"_s});
}

void OutboxTest::keepsOrderAndMarks_OFF_2()
{
    Outbox outbox;
    for (const QString &id : {u"op-c"_s, u"op-a"_s, u"op-b"_s})
        VERIFY_OK(enqueue(outbox, reply(id)));
    VERIFY_OK(outbox->markSent({u"op-c"_s, u"op-a"_s}));
    VERIFY_OK(outbox->markUploaded(u"op-b"_s, u"f1"_s));
    VERIFY_OK(outbox->markUploaded(u"op-b"_s, u"f1"_s));
    VERIFY_OK(outbox->markDone(u"op-c"_s, noon));
    outbox.reopen();
    QCOMPARE(idsIn(outbox), (QStringList{u"op-a"_s, u"op-b"_s}));
    const auto rows = outbox->pending();
    QVERIFY(rows->at(0).sent && !rows->at(1).sent);
    QCOMPARE(rows->at(1).uploaded, QStringList{u"f1"_s});
}

void OutboxTest::filesLiveAsLongAsTheyAreNamed()
{
    Outbox outbox;
    const QString path = outbox.file(u"shot.png"_s, "picture");
    const auto kept = outbox->keepFile(path, u"f1"_s);
    VERIFY_OK(kept);
    QCOMPARE(kept->name, u"shot.png"_s);
    QCOMPARE(kept->mime, u"image/png"_s);
    QCOMPARE(kept->size, 7);
    QCOMPARE(kept->path, outbox->filePath(u"f1"_s));
    VERIFY_OK(outbox->keepFile(path, u"f2"_s));
    VERIFY_OK(outbox->keepFile(path, u"f3"_s));
    QVERIFY(QFile::remove(path)); // the copies do not need it
    VERIFY_OK(outbox->saveDraft(u"reply/c1"_s, {{u"files"_s, u"f1 f2"_s}}, noon));
    VERIFY_OK(outbox->tidyFiles());
    QVERIFY(!QFile::exists(outbox->filePath(u"f3"_s)));
    QCOMPARE(contentOf(outbox->filePath(u"f2"_s)), "picture");
    const QString late = outbox.file(u"late.txt"_s, "late");
    VERIFY_OK(enqueue(outbox, reply(u"op-1"_s), {kept.value(), {u"f4"_s, late, u"late.txt"_s, u"text/plain"_s, 4}}, u"reply/c1"_s));
    QVERIFY(!QFile::exists(outbox->filePath(u"f2"_s))); // was in the draft only
    QCOMPARE(contentOf(outbox->filePath(u"f1"_s)), "picture");
    QCOMPARE(contentOf(outbox->filePath(u"f4"_s)), "late");
    QCOMPARE(outbox->pending().value().first().files,
             (QList<AttachmentRef>{{u"f1"_s, u"shot.png"_s, u"image/png"_s, 7}, {u"f4"_s, u"late.txt"_s, u"text/plain"_s, 4}}));
    VERIFY_OK(outbox->markDone(u"op-1"_s, noon));
    QVERIFY(!QFile::exists(outbox->filePath(u"f1"_s)));
    QVERIFY(!QFile::exists(outbox->filePath(u"f4"_s)));
}

void OutboxTest::dropOnlyWhatWasNotSent_OFF_2()
{
    Outbox outbox;
    VERIFY_OK(enqueue(outbox, reply(u"op-1"_s)));
    VERIFY_OK(enqueue(outbox, reply(u"op-2"_s)));
    VERIFY_OK(outbox->markSent({u"op-1"_s}));
    QCOMPARE(outbox->dropOperation(u"op-1"_s).error().code, ErrorCode::NotAllowed);
    QCOMPARE(outbox->dropOperation(u"op-2"_s).value(), QStringList{u"op-2"_s});
    QCOMPARE(outbox->dropOperation(u"op-2"_s).error().code, ErrorCode::NotFound);
    VERIFY_OK(outbox->markReturned(u"op-1"_s, {ErrorCode::NotAllowed, u"closed for good"_s}, {}));
    QCOMPARE(outbox->dropOperation(u"op-1"_s).value(), QStringList{u"op-1"_s});
    QVERIFY(idsIn(outbox).isEmpty());
}

void OutboxTest::dropTakesDependants()
{
    Outbox outbox;
    VERIFY_OK(enqueue(outbox, opened(u"op-1"_s)));
    VERIFY_OK(enqueue(outbox, reply(u"op-2"_s)));
    VERIFY_OK(enqueue(outbox, reply(u"op-3"_s, u"c2"_s)));
    QCOMPARE(outbox->dropOperation(u"op-1"_s).value(), (QStringList{u"op-1"_s, u"op-2"_s}));
    QCOMPARE(idsIn(outbox), QStringList{u"op-3"_s});
}

void OutboxTest::returnedKeepsTheWords_OFF_3()
{
    Outbox outbox;
    VERIFY_OK(enqueue(outbox, opened(u"op-1"_s)));
    VERIFY_OK(enqueue(outbox, reply(u"op-2"_s)));
    VERIFY_OK(enqueue(outbox, reply(u"op-3"_s, u"c2"_s)));
    VERIFY_OK(outbox->markSent({u"op-1"_s}));
    const Error reason{ErrorCode::NotFound, u"account: no such account"_s};
    VERIFY_OK(outbox->markReturned(u"op-1"_s, reason, {}));
    outbox.reopen();
    const auto rows = outbox->pending();
    QCOMPARE(rows->size(), 3);
    QVERIFY(rows->at(0).returned && rows->at(1).returned && !rows->at(2).returned);
    QCOMPARE(rows->at(0).reason, reason);
    QCOMPARE(rows->at(1).reason, reason);
    QCOMPARE(outbox->entries().value().at(1).text, u"my words"_s);
}

void OutboxTest::retryUnderANewId()
{
    Outbox outbox;
    VERIFY_OK(enqueue(outbox, reply(u"op-1"_s)));
    VERIFY_OK(enqueue(outbox, reply(u"op-2"_s)));
    QCOMPARE(outbox->retry(u"op-1"_s, u"op-9"_s).error().code, ErrorCode::NotAllowed);
    VERIFY_OK(outbox->markSent({u"op-1"_s}));
    VERIFY_OK(outbox->markUploaded(u"op-1"_s, u"f1"_s));
    VERIFY_OK(outbox->markReturned(u"op-1"_s, {ErrorCode::Conflict, u"status"_s}, {}));
    const auto again = outbox->retry(u"op-1"_s, u"op-9"_s);
    VERIFY_OK(again);
    QCOMPARE(idsIn(outbox), (QStringList{u"op-2"_s, u"op-9"_s}));
    const auto row = outbox->pending().value().last();
    QVERIFY(!row.sent && !row.returned);
    QCOMPARE(row.uploaded, QStringList{u"f1"_s});
    QCOMPARE(row.body, again->body);
    QCOMPARE(row.body, Protocol::encode(reply(u"op-9"_s)).body);
    QCOMPARE(outbox->retry(u"op-1"_s, u"op-8"_s).error().code, ErrorCode::NotFound);
}

void OutboxTest::clashIsKeptAndResolved_OFF_3_data()
{
    QTest::addColumn<bool>("mix");
    QTest::addColumn<QString>("value");
    QTest::newRow("mine") << false << u"+1 555 0101"_s;
    QTest::newRow("a mix") << true << u"+1 555 0101, ext. 7"_s;
}

void OutboxTest::clashIsKeptAndResolved_OFF_3()
{
    QFETCH(bool, mix);
    QFETCH(QString, value);
    Outbox outbox;
    VERIFY_OK(enqueue(outbox, {u"op-1"_s, u"c1"_s, 1, EditField{u"phone"_s, u"+1 555 0100"_s, u"+1 555 0101"_s}}));
    VERIFY_OK(outbox->markSent({u"op-1"_s}));
    const FieldClash clash{u"phone"_s, u"+1 555 0199"_s, {}, u"Erik"_s, noon};
    VERIFY_OK(outbox->markReturned(u"op-1"_s, {ErrorCode::Conflict, u"phone"_s}, clash));
    outbox.reopen();
    const OutboxEntry entry = outbox->entries().value().constFirst();
    QCOMPARE(entry.clash, clash);
    QCOMPARE(entry.text, u"+1 555 0101"_s);
    QCOMPARE(std::get<EditField>(*entry.act).to, u"+1 555 0101"_s);
    const auto again = mix ? outbox->resolve(u"op-1"_s, u"op-9"_s, value) : outbox->retry(u"op-1"_s, u"op-9"_s);
    VERIFY_OK(again);
    QCOMPARE(again->body, Protocol::encode({u"op-9"_s, u"c1"_s, 1, EditField{u"phone"_s, u"+1 555 0199"_s, value}}).body);
    const OutboxEntry waiting = outbox->entries().value().constFirst();
    QVERIFY(!waiting.clash);
    QCOMPARE(waiting.state, OutboxEntry::State::Waiting);
}

void OutboxTest::lostReachLeavesOnlyTheWords_OFF_3()
{
    Outbox outbox;
    VERIFY_OK(enqueue(outbox, reply(u"op-1"_s)));
    VERIFY_OK(enqueue(outbox, {u"op-2"_s, u"c1"_s, 1, EditField{u"steps"_s, u"what somebody else wrote"_s, u"my own steps"_s}}));
    VERIFY_OK(enqueue(outbox, {u"op-3"_s, u"c1"_s, 1, SetStatus{u"new"_s, u"closed"_s}}));
    VERIFY_OK(enqueue(outbox, {u"op-4"_s, u"c1"_s, 1, SetLevel{u"severity"_s, u"low"_s, u"high"_s, u"my reason"_s}}));
    VERIFY_OK(enqueue(outbox, {u"op-5"_s, {}, 1, MarkViewed{u"case"_s, u"c1"_s}}));
    VERIFY_OK(enqueue(outbox, {u"op-6"_s, u"c1"_s, 1, EditField{u"password"_s, u"sealed"_s, QString(boxPrefix + QString(80, u'A'))}}));
    for (const QString &id : {u"op-1"_s, u"op-2"_s, u"op-3"_s, u"op-4"_s, u"op-5"_s, u"op-6"_s})
        VERIFY_OK(outbox->markReturned(id, {ErrorCode::NotFound, u"case"_s}, {}));
    const auto entries = outbox->entries();
    QCOMPARE(entries->size(), 5);
    QCOMPARE(entries->at(4).text, QString()); // a box says nothing to anybody
    QCOMPARE(entries->at(0).text, u"my words"_s);
    QCOMPARE(entries->at(1).text, u"my own steps"_s);
    QCOMPARE(entries->at(3).text, u"my reason"_s);
    // A choice is nobody's words, but its author hears that it was not made.
    QCOMPARE(entries->at(2).kind, u"status"_s);
    QCOMPARE(entries->at(2).state, OutboxEntry::State::Returned);
    QVERIFY(entries->at(2).text.isEmpty());
    for (const OutboxEntry &entry : entries.value()) {
        QVERIFY(!entry.act);
        QCOMPARE(outbox->retry(entry.id, u"op-9"_s).error().code, ErrorCode::NotAllowed);
    }
    outbox.close();
    QVERIFY(!contentOf(outbox.path()).contains("somebody else"));
}

/// What is done is kept to be offered again, with the values its author saw; so is what clashed, and a value half typed.
void OutboxTest::lostReachLeavesNoWordOfOthers_ACC_9()
{
    Outbox outbox;
    const auto strange = [&outbox] { return contentOf(outbox.path()).contains("strange") || contentOf(QString(outbox.path() + u"-wal"_s)).contains("strange"); };
    const auto edit = [](const QString &id, const QString &caseId, const QString &to) { return Operation{id, caseId, 1, EditField{u"steps"_s, u"strange steps"_s, to}}; };
    VERIFY_OK(enqueue(outbox, reply(u"op-1"_s)));
    VERIFY_OK(enqueue(outbox, edit(u"op-2"_s, u"c1"_s, u"done by me"_s)));
    VERIFY_OK(enqueue(outbox, {u"op-3"_s, {}, 1, EditRecord{u"contact"_s, u"p1"_s, u"phone"_s, u"strange phone"_s, u"my phone"_s}}));
    VERIFY_OK(enqueue(outbox, edit(u"op-4"_s, u"c1"_s, u"clashed"_s)));
    VERIFY_OK(enqueue(outbox, edit(u"op-5"_s, u"c1"_s, u"dropped"_s)));
    VERIFY_OK(enqueue(outbox, edit(u"op-6"_s, u"c1"_s, u"on its way"_s)));
    for (const QString &id : {u"op-1"_s, u"op-2"_s, u"op-3"_s})
        VERIFY_OK(outbox->markDone(id, noon));
    VERIFY_OK(outbox->markReturned(u"op-4"_s, {ErrorCode::Conflict, u"steps"_s}, FieldClash{u"steps"_s, u"strange value"_s, {}, u"strange name"_s, noon}));
    VERIFY_OK(outbox->dropOperation(u"op-5"_s));
    VERIFY_OK(outbox->saveDraft(u"edit/c1"_s, {{u"field"_s, u"steps"_s}, {u"from"_s, u"strange steps"_s}, {u"value"_s, u"half typed"_s}}, noon));
    QStringList quoted = outbox->quoted().value();
    quoted.sort();
    QCOMPARE(quoted, (QStringList{u"c1"_s, u"p1"_s}));

    VERIFY_OK(outbox->lose({u"c2"_s}, noon));
    QCOMPARE(outbox->pending()->size(), 2);
    QVERIFY(outbox->lose({u"c1"_s, u"p1"_s}, noon).value());
    QCOMPARE(outbox->quoted().value(), QStringList());
    QCOMPARE(idsIn(outbox).first(2), (QStringList{u"op-4"_s, u"op-6"_s}));
    VERIFY_OK(outbox->markDone(u"op-6"_s, noon)); // its answer was late
    QCOMPARE(outbox->quoted().value(), QStringList{u"c1"_s});
    VERIFY_OK(outbox->lose({u"c1"_s}, noon));
    QVERIFY(!strange());

    // The words are still their author's.
    VERIFY_OK(outbox->offerAgain(noon));
    const auto entries = outbox->entries();
    QStringList texts;
    for (const OutboxEntry &entry : entries.value()) {
        texts << entry.text;
        const bool asks = entry.id == u"op-1"_s;
        QCOMPARE(entry.state, asks ? OutboxEntry::State::Sending : OutboxEntry::State::Returned);
        QCOMPARE(entry.reason.code, asks ? Error().code : ErrorCode::NotFound);
        QVERIFY(!entry.clash);
    }
    QCOMPARE(texts, (QStringList{u"my words"_s, u"done by me"_s, u"my phone"_s, u"clashed"_s, u"on its way"_s, u"half typed"_s}));
    QVERIFY(!strange());
}

/// Of a case that never came to be everything is its author's own.
void OutboxTest::refusedCaseKeepsWhatHungOnIt_OFF_3()
{
    Outbox outbox;
    VERIFY_OK(enqueue(outbox, opened(u"op-1"_s)));
    VERIFY_OK(enqueue(outbox, {u"op-2"_s, u"c1"_s, 1, EditField{u"subject"_s, u"Broken"_s, u"All broken"_s}}));
    VERIFY_OK(outbox->markReturned(u"op-1"_s, {ErrorCode::NotAllowed, u"account"_s}, {}));
    VERIFY_OK(outbox->saveDraft(u"edit/c1"_s, {{u"field"_s, u"steps"_s}, {u"from"_s, QString()}, {u"value"_s, u"half typed"_s}}, noon));
    QVERIFY(outbox->quoted()->isEmpty());
}

/// The answer was on its way when the login ended: whether it holds after a restore nobody could tell any more.
void OutboxTest::wordsThatCameBackStayWhateverIsAnsweredLater_OFF_4()
{
    Outbox outbox;
    VERIFY_OK(enqueue(outbox, reply(u"op-1"_s)));
    VERIFY_OK(outbox->markSent({u"op-1"_s}));
    VERIFY_OK(outbox->markReturned(u"op-1"_s, {ErrorCode::NotFound, u"user"_s}, {}));
    VERIFY_OK(outbox->markDone(u"op-1"_s, noon));
    VERIFY_OK(outbox->offerAgain(noon));
    const auto rows = outbox->pending();
    QCOMPARE(rows->size(), 1);
    QVERIFY(rows->constFirst().returned);
    QCOMPARE(rows->constFirst().words, u"my words"_s);
}

void OutboxTest::draftsOfALostCaseComeBack_OFF_3()
{
    Outbox outbox;
    VERIFY_OK(outbox->saveDraft(u"reply/c1"_s, {{u"body"_s, u"half a sentence"_s}, {u"kind"_s, u"reply"_s}}, noon));
    VERIFY_OK(outbox->saveDraft(u"reply/c2"_s, {{u"body"_s, u"elsewhere"_s}}, noon));
    QVERIFY(outbox->lose({u"c1"_s, u"c9"_s}, noon).value());
    QCOMPARE(outbox->draftKeys().value(), QStringList{u"reply/c2"_s});
    const OutboxEntry entry = outbox->entries().value().constFirst();
    QCOMPARE(entry.state, OutboxEntry::State::Returned);
    QCOMPARE(entry.reason.code, ErrorCode::NotFound);
    QCOMPARE(entry.text, u"half a sentence"_s);
    QVERIFY(!outbox->lose({u"c1"_s}, noon).value());
    QCOMPARE(outbox->entries()->size(), 1);
}

void OutboxTest::takenBackAsADraft_OFF_2()
{
    Outbox outbox;
    const auto kept = outbox->keepFile(outbox.file(u"a.log"_s, "trace"), u"f1"_s);
    VERIFY_OK(kept);
    const Operation operation{u"op-1"_s, u"c1"_s, 1, PostComment{u"my words"_s, Audience::Public, false, {{u"f1"_s, u"a.log"_s, {}, 5}}}};
    VERIFY_OK(outbox->enqueue(operation, Protocol::encode(operation), {kept.value()}, {}, noon));
    VERIFY_OK(outbox->markSent({u"op-1"_s}));
    const auto draftWith = [](const QString &path) {
        return QJsonObject{{u"body"_s, u"my words"_s}, {u"files"_s, QJsonArray{QJsonObject{{u"id"_s, u"f1"_s}, {u"path"_s, path}}}}};
    };
    const QJsonObject draft = draftWith({});
    QCOMPARE(outbox->takeBack(u"op-1"_s, u"reply/c1"_s, draft, noon).error().code, ErrorCode::NotAllowed);
    VERIFY_OK(outbox->markReturned(u"op-1"_s, {ErrorCode::NotAllowed, u"closed for good"_s}, {}));
    QCOMPARE(outbox->takeBack(u"op-1"_s, u"reply/c1"_s, draft, noon).value(), QStringList{u"op-1"_s});
    QVERIFY(outbox->entries()->isEmpty());
    QCOMPARE(outbox->loadDraft(u"reply/c1"_s).value(), draftWith(kept->path));
    QVERIFY(QFile::exists(kept->path)); // the draft names it
}

void OutboxTest::outboxOfTheFirstFormatIsRead()
{
    Outbox outbox;
    VERIFY_OK(enqueue(outbox, reply(u"op-1"_s)));
    outbox.close();
    {
        auto database = Sql::Database::open(outbox.path(), {});
        VERIFY_OK(database);
        for (const QString &sql : {u"ALTER TABLE operation DROP COLUMN clash"_s, u"ALTER TABLE operation DROP COLUMN words"_s,
                                   u"DROP TABLE done_operation"_s, u"PRAGMA user_version=1"_s})
            database.value()->run(sql);
        VERIFY_OK(database.value()->check());
    }
    outbox.reopen();
    QCOMPARE(outbox->entries()->constFirst().text, u"my words"_s);
}

void OutboxTest::entriesTellStateAndText()
{
    Outbox outbox;
    VERIFY_OK(enqueue(outbox, opened(u"op-1"_s)));
    VERIFY_OK(enqueue(outbox, {u"op-2"_s, u"c1"_s, 1, Escalate{u"quality"_s, u"please hurry"_s}}));
    VERIFY_OK(enqueue(outbox, {u"op-3"_s, u"c7"_s, 1, SetStatus{u"new"_s, u"closed"_s}}));
    VERIFY_OK(enqueue(outbox, {u"op-4"_s, {}, 1, MarkViewed{u"case"_s, u"c7"_s}}));
    VERIFY_OK(outbox->markSent({u"op-2"_s}));
    VERIFY_OK(outbox->markReturned(u"op-3"_s, {ErrorCode::Conflict, u"status"_s}, {}));
    const auto entries = outbox->entries();
    VERIFY_OK(entries);
    QCOMPARE(entries->size(), 4);
    QCOMPARE(entries->at(0).text, u"Broken\n\nIt does not work"_s);
    QCOMPARE(entries->at(0).state, OutboxEntry::State::Waiting);
    QCOMPARE(entries->at(1).text, u"please hurry"_s);
    QCOMPARE(entries->at(1).caseTitle, u"Broken"_s);
    QCOMPARE(entries->at(1).state, OutboxEntry::State::Sending);
    QCOMPARE(entries->at(2).state, OutboxEntry::State::Returned);
    QCOMPARE(entries->at(2).reason.code, ErrorCode::Conflict);
    QCOMPARE(entries->at(2).caseTitle, QString());
    QCOMPARE(entries->at(3).kind, u"viewed"_s);
}

void OutboxTest::doneIsOfferedAgainInItsOrder_OFF_4()
{
    Outbox outbox;
    VERIFY_OK(enqueue(outbox, opened(u"op-1"_s)));
    VERIFY_OK(enqueue(outbox, reply(u"op-2"_s)));
    VERIFY_OK(enqueue(outbox, {u"op-3"_s, {}, 3, MarkViewed{u"case"_s, u"c1"_s}}));
    VERIFY_OK(enqueue(outbox, reply(u"op-4"_s)));
    const QByteArray body = outbox->pending().value().first().body;
    for (const QString &id : {u"op-1"_s, u"op-2"_s, u"op-3"_s})
        VERIFY_OK(outbox->markDone(id, noon));
    QCOMPARE(idsIn(outbox), QStringList{u"op-4"_s});
    outbox.reopen();
    VERIFY_OK(outbox->offerAgain(noon + Store::OutboxStore::keptMs - 1));
    VERIFY_OK(outbox->offerAgain(noon)); // once
    QCOMPARE(idsIn(outbox), (QStringList{u"op-1"_s, u"op-2"_s, u"op-4"_s}));
    const auto first = outbox->pending().value().first();
    QVERIFY(first.sent && !first.returned);
    QCOMPARE(first.body, body);
    QVERIFY(!outbox->dropOperation(u"op-1"_s)); // the service may know it
}

void OutboxTest::doneIsForgottenAfterAMonth()
{
    Outbox outbox;
    for (const QString &id : {u"op-1"_s, u"op-2"_s})
        VERIFY_OK(enqueue(outbox, reply(id, u"c1"_s, u"words of "_s + id)));
    VERIFY_OK(outbox->markDone(u"op-1"_s, noon));
    VERIFY_OK(outbox->offerAgain(noon + Store::OutboxStore::keptMs));
    QCOMPARE(idsIn(outbox), QStringList{u"op-2"_s});
    VERIFY_OK(outbox->markDone(u"op-2"_s, noon));
    VERIFY_OK(enqueue(outbox, reply(u"op-3"_s)));
    VERIFY_OK(outbox->markDone(u"op-3"_s, noon + Store::OutboxStore::keptMs));
    outbox.close();
    QVERIFY(!contentOf(outbox.path()).contains("words of op-2"));
}

void OutboxTest::outboxOfVersion2IsTakenOver()
{
    Outbox outbox;
    VERIFY_OK(enqueue(outbox, reply(u"op-1"_s)));
    outbox.close();
    {
        auto database = Sql::Database::open(outbox.path(), {});
        VERIFY_OK(database);
        database.value()->run(u"DROP TABLE done_operation"_s);
        database.value()->run(u"PRAGMA user_version=2"_s);
    }
    outbox.reopen();
    QCOMPARE(idsIn(outbox), QStringList{u"op-1"_s});
    VERIFY_OK(outbox->markDone(u"op-1"_s, noon));
    VERIFY_OK(outbox->offerAgain(noon));
    QCOMPARE(idsIn(outbox), QStringList{u"op-1"_s});
}

void OutboxTest::twoConnectionsOfOneProcess()
{
    Outbox drafts;
    auto queue = Store::OutboxStore::open(drafts.path());
    VERIFY_OK(queue);
    VERIFY_OK(enqueue(drafts, reply(u"op-1"_s)));
    QCOMPARE(queue.value()->pending().value().size(), 1);
    VERIFY_OK(queue.value()->markSent({u"op-1"_s}));
    VERIFY_OK(drafts->saveDraft(u"new"_s, {{u"subject"_s, u"x"_s}}, noon));
    QVERIFY(drafts->pending().value().first().sent);
    VERIFY_OK(queue.value()->markDone(u"op-1"_s, noon));
    QVERIFY(idsIn(drafts).isEmpty());
}

void OutboxTest::newerOutboxIsRefusedAndKept()
{
    Outbox outbox;
    VERIFY_OK(enqueue(outbox, reply(u"op-1"_s)));
    outbox.close();
    {
        auto database = Sql::Database::open(outbox.path(), {});
        VERIFY_OK(database);
        database.value()->run(u"PRAGMA user_version=7"_s);
    }
    const QByteArray before = contentOf(outbox.path());
    const auto opened = Store::OutboxStore::open(outbox.path());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::NewerVersion);
    QVERIFY(opened.error().detail.contains(u"update this program"_s));
    QCOMPARE(contentOf(outbox.path()), before);
}

void OutboxTest::corruptOutboxIsLeftUntouched_OFF_4()
{
    Outbox outbox;
    for (int i = 0; i < 50; ++i)
        VERIFY_OK(enqueue(outbox, reply(QStringLiteral("op-%1").arg(i), u"c1"_s, QString(900, u'w'))));
    outbox.close();
    QFile file(outbox.path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(4096));
    file.write(QByteArray(9000, 'x'));
    file.close();
    const QByteArray before = contentOf(outbox.path());
    const auto opened = Store::OutboxStore::open(outbox.path());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::OutboxDamaged);
    QVERIFY(opened.error().detail.contains(u"unsent work"_s));
    QCOMPARE(contentOf(outbox.path()), before);
}

void OutboxTest::folderNotWritable()
{
    QTemporaryDir dir;
    const auto opened = Store::OutboxStore::open(dir.filePath(u"missing/outbox.db"_s));
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Storage);
    QVERIFY(opened.error().detail.contains(u"check the folder's permissions"_s));

    // A file stands where the folder of kept files should be.
    auto store = Store::OutboxStore::open(dir.filePath(u"outbox.db"_s));
    VERIFY_OK(store);
    QFile obstacle(dir.filePath(u"files"_s));
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    obstacle.close();
    const auto kept = store.value()->keepFile(dir.filePath(u"outbox.db"_s), u"f1"_s);
    QVERIFY(!kept);
    QCOMPARE(kept.error().code, ErrorCode::Storage);
    QVERIFY(kept.error().detail.contains(u"attach it again"_s));
}

void OutboxTest::strangeIdsStayInTheFolder()
{
    Outbox outbox;
    const QString folder = QFileInfo(outbox->filePath(u"f1"_s)).absolutePath();
    for (const QString &id : {u"../../escape"_s, u"/etc/passwd"_s, u""_s, u".."_s, QString(500, u'a'), u"UPPER"_s}) {
        const QFileInfo file(outbox->filePath(id));
        QCOMPARE(QDir::cleanPath(file.absolutePath()), folder);
        QVERIFY(file.fileName().size() == 36);
    }
}

} // namespace Casement::Testing
