// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/paths.h"
#include "tests/sync/desk.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Casement;
using namespace Casement::Testing;
using Phase = SyncState::Phase;

class TestRoundtrip final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void lostAnswersApplyOnce_OFF_4();
    void offlineWorkArrivesOnceAfterRestarts_OFF_2();
    void whatIsTakenBackNeverLeaves_OFF_2();
    void filesTravelWithTheirComment();
    void brokenUploadGoesOnWhereItStopped_OFF_2();
    void brokenDownloadGoesOnWhereItStopped();
    void nothingOfTheOneInTheOthersFiles_STAT_9();
    void serviceRestartLosesNoWords_OFF_4();

private:
    /// A case of anna's, a comment with the content attached, and what there is of it on erik's desk a while later.
    LocalFile attach(const QString &caseId, const QByteArray &content)
    {
        QFile original(m_world->dir.filePath(u"original"_s));
        if (!original.open(QIODevice::WriteOnly) || original.write(content) != content.size())
            qFatal("cannot write the file to attach");
        original.close();
        const auto kept = m_anna->outbox->keepFile(original.fileName(), makeId(m_world->clock, m_world->entropy));
        if (!kept)
            qFatal("%s", qPrintable(kept.error().detail));
        const PostComment comment{u"see the file"_s, Audience::Public, false, {{kept->id, kept->name, kept->mime, kept->size}}};
        if (!m_anna->act(caseId, comment, {kept.value()}))
            qFatal("the comment was refused");
        return kept.value();
    }
    Result<void> fetch(const QString &id, const QString &path)
    {
        std::optional<Result<void>> fetched;
        m_erik->engine->download(id, path, [&](const Result<void> &result) { fetched = result; });
        m_world->scheduler.run();
        return fetched.value_or(Error{ErrorCode::Cancelled, u"no answer"_s});
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing");
    }
    static QByteArrayList sent(const Desk &client, const QByteArray &method)
    {
        QByteArrayList offsets;
        for (const HttpRequest &request : client.transport.sent) {
            if (request.method != method || !request.url.path().startsWith(Paths::uploads))
                continue;
            QByteArray offset;
            for (const auto &[name, value] : request.headers)
                offset = name == "Upload-Offset" ? value : offset;
            offsets << offset;
        }
        return offsets;
    }

    std::unique_ptr<World> m_world;
    std::unique_ptr<Desk> m_anna, m_boris, m_erik;
};

void TestRoundtrip::init()
{
    m_world = std::make_unique<World>();
    m_world->begin();
    for (auto [client, name] : {std::pair(&m_anna, u"anna"_s), std::pair(&m_boris, u"boris"_s), std::pair(&m_erik, u"erik"_s)}) {
        *client = std::make_unique<Desk>(*m_world, name);
        (*client)->signIn();
        QCOMPARE((*client)->engine->state().phase, Phase::Synced);
    }
}

void TestRoundtrip::cleanup()
{
    for (auto *client : {&m_anna, &m_boris, &m_erik}) {
        (*client)->close();
        (*client)->remote.reset();
    }
    m_anna.reset();
    m_boris.reset();
    m_erik.reset();
    m_world.reset();
}

void TestRoundtrip::lostAnswersApplyOnce_OFF_4()
{
    const QString id = makeId(m_world->clock, m_world->entropy);
    m_anna->transport.lostAnswers = 3;
    QVERIFY(m_anna->act(id, caseOf(*m_anna, u"zebrafish"_s)).ok());
    QVERIFY(m_anna->act(id, PostComment{u"and one reply"_s, Audience::Public, false, {}}).ok());
    QVERIFY(m_anna->act(id, Escalate{u"prolonged"_s, u"we wait for long"_s}).ok());
    QVERIFY(m_anna->engine->state().waiting > 0);
    QVERIFY(m_anna->detail(id).pending == Pending::Waiting);
    m_world->scheduler.advance(120'000);

    QCOMPARE(m_anna->transport.lostAnswers, 0);
    QCOMPARE(m_anna->engine->state().waiting, 0);
    for (const Desk *client : {m_anna.get(), m_erik.get()}) {
        const CaseDetail seen = client->detail(id);
        QCOMPARE(client->cases(), 1);
        QVERIFY(!seen.bundle.record.number.isEmpty());
        QCOMPARE(seen.bundle.comments.size(), 1);
        QCOMPARE(seen.bundle.rounds.size(), 1);
        QVERIFY(seen.bundle.rounds.first().promiseDue > 0);
        QVERIFY(seen.bundle.record.escalated);
        QVERIFY(seen.pending == Pending::None && seen.whole && seen.pendingIds.isEmpty());
    }
    QCOMPARE(m_anna->detail(id).bundle.record, m_erik->detail(id).bundle.record);
    QCOMPARE(m_boris->cases(), 0);
}

void TestRoundtrip::offlineWorkArrivesOnceAfterRestarts_OFF_2()
{
    m_anna->online(false);
    m_world->scheduler.run();
    const QString id = makeId(m_world->clock, m_world->entropy);
    QVERIFY(m_anna->act(id, caseOf(*m_anna, u"offline"_s)).ok());
    m_anna->restart();
    QVERIFY(m_anna->act(id, PostComment{u"still offline"_s, Audience::Public, false, {}}).ok());
    m_anna->restart();
    // Read, listed and counted like the rest, with the network gone.
    const CaseDetail before = m_anna->detail(id);
    QCOMPARE(m_anna->cases(), 1);
    QCOMPARE(before.bundle.comments.size(), 1);
    QVERIFY(before.pending == Pending::Waiting);
    QVERIFY(before.bundle.record.number.isEmpty());
    QCOMPARE(m_anna->engine->state().phase, Phase::Offline);
    QCOMPARE(m_anna->engine->state().waiting, 2);

    m_anna->online(true);
    m_world->scheduler.advance(120'000);
    m_anna->restart();
    m_world->scheduler.advance(60'000);
    const CaseDetail after = m_erik->detail(id);
    QCOMPARE(after.bundle.comments.size(), 1);
    QCOMPARE(after.bundle.comments.first().id, before.bundle.comments.first().id); // what a client makes keeps its id
    QCOMPARE(m_anna->detail(id).bundle.comments.size(), 1);
    QCOMPARE(m_anna->engine->state().waiting, 0);
    QCOMPARE(m_anna->engine->state().phase, Phase::Synced);
}

void TestRoundtrip::whatIsTakenBackNeverLeaves_OFF_2()
{
    QVERIFY(m_anna->act(u"the-case"_s, caseOf(*m_anna, u"undo"_s)).ok());
    m_anna->undoMs = 15'000;
    m_anna->restart();
    QVERIFY(m_anna->act(u"the-case"_s, PostComment{u"too early"_s, Audience::Public, false, {}}).ok());
    QCOMPARE(m_anna->detail(u"the-case"_s).bundle.comments.size(), 1); // its author sees it
    m_world->scheduler.advance(14'000);
    const auto entries = m_anna->outbox->entries();
    QCOMPARE(entries->size(), 1);
    const auto taken = m_anna->outbox->takeBack(entries->first().id, u"reply/the-case"_s, {{u"body"_s, u"too early"_s}}, m_world->clock.nowMs());
    QVERIFY(taken.ok());
    m_world->scheduler.advance(60'000);
    QCOMPARE(m_erik->detail(u"the-case"_s).bundle.comments.size(), 0);
    QCOMPARE(m_anna->outbox->loadDraft(u"reply/the-case"_s)->value(u"body"_s).toString(), u"too early"_s);

    // Killed within the window, started long after it: it arrives, once.
    QVERIFY(m_anna->act(u"the-case"_s, PostComment{u"well considered"_s, Audience::Public, false, {}}).ok());
    m_anna->close();
    m_world->scheduler.advance(3'600'000);
    QCOMPARE(m_erik->detail(u"the-case"_s).bundle.comments.size(), 0);
    m_anna->restart();
    m_anna->restart();
    m_world->scheduler.advance(60'000);
    QCOMPARE(m_erik->detail(u"the-case"_s).bundle.comments.size(), 1);
    QVERIFY(m_anna->outbox->entries()->isEmpty());
}

void TestRoundtrip::filesTravelWithTheirComment()
{
    const QString id = makeId(m_world->clock, m_world->entropy);
    QVERIFY(m_anna->act(id, caseOf(*m_anna, u"file"_s)).ok());
    QFile original(m_world->dir.filePath(u"player.log"_s));
    QVERIFY(original.open(QIODevice::WriteOnly) && original.write("the log's only line") > 0);
    original.close();
    const auto kept = m_anna->outbox->keepFile(original.fileName(), makeId(m_world->clock, m_world->entropy));
    QVERIFY(kept.ok());
    QVERIFY(original.remove()); // ours is a copy
    PostComment comment{u"see the log"_s, Audience::Public, false, {{kept->id, kept->name, kept->mime, kept->size}}};
    QVERIFY(m_anna->act(id, comment, {kept.value()}).ok());
    m_world->scheduler.advance(30'000);

    const CaseDetail seen = m_erik->detail(id);
    QCOMPARE(seen.bundle.attachments.size(), 1);
    QCOMPARE(seen.bundle.attachments.first().id, kept->id);
    std::optional<Result<void>> fetched;
    const QString copy = m_world->dir.filePath(u"copy"_s);
    m_erik->engine->download(kept->id, copy, [&](const Result<void> &result) { fetched = result; });
    m_world->scheduler.run();
    QVERIFY(fetched && fetched->ok());
    QFile file(copy);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("the log's only line"));
    // Another account's client learns not even that it exists.
    std::optional<Result<void>> refused;
    m_boris->engine->download(kept->id, copy, [&](const Result<void> &result) { refused = result; });
    m_world->scheduler.run();
    QCOMPARE(refused->error().code, ErrorCode::NotFound);
}

/// Not the same bytes at any two places a piece could begin.
static QByteArray pattern(qsizetype size)
{
    QByteArray content(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        content[i] = char(i % 251 + i / 65'536);
    return content;
}

void TestRoundtrip::brokenUploadGoesOnWhereItStopped_OFF_2()
{
    const QByteArray content = pattern(9'000'000);
    const QString id = makeId(m_world->clock, m_world->entropy);
    QVERIFY(m_anna->act(id, caseOf(*m_anna, u"broken"_s)).ok());
    m_anna->transport.cutUploads = 1;
    m_anna->transport.cutAfter = 1'500'000;
    const LocalFile file = attach(id, content);
    QCOMPARE(sent(*m_anna, "POST").size(), 1);
    QCOMPARE(sent(*m_anna, "PATCH"), (QByteArrayList{"0", "1500000", "5694304"}));
    QCOMPARE(m_anna->engine->state().waiting, 0);
    m_world->scheduler.advance(30'000);
    QCOMPARE(m_erik->detail(id).bundle.attachments.size(), 1);
    QVERIFY(fetch(file.id, m_world->dir.filePath(u"copy"_s)).ok());
    QCOMPARE(contentOf(m_world->dir.filePath(u"copy"_s)), content);

    // The client ends in the middle, and starts again: it knows nothing of the upload but the attachment's id.
    m_anna->transport.sent.clear();
    m_anna->transport.cutUploads = 1'000;
    m_anna->transport.cutAfter = 600'000;
    const LocalFile other = attach(id, content.chopped(1));
    QCOMPARE(sent(*m_anna, "PATCH"), (QByteArrayList{"0", "600000", "1200000", "1800000", "2400000", "3000000"}));
    QVERIFY(m_anna->engine->state().waiting > 0);
    m_anna->transport.cutUploads = 0;
    m_anna->transport.sent.clear();
    m_anna->restart();
    QCOMPARE(sent(*m_anna, "POST").size(), 0);
    QCOMPARE(sent(*m_anna, "PATCH"), (QByteArrayList{"3600000", "7794304"}));
    m_world->scheduler.advance(30'000);
    QCOMPARE(m_erik->detail(id).bundle.attachments.size(), 2);
    QVERIFY(fetch(other.id, m_world->dir.filePath(u"copy"_s)).ok());
    QCOMPARE(contentOf(m_world->dir.filePath(u"copy"_s)), content.chopped(1));
}

void TestRoundtrip::brokenDownloadGoesOnWhereItStopped()
{
    const QByteArray content = pattern(3'000'000);
    const QString id = makeId(m_world->clock, m_world->entropy), copy = m_world->dir.filePath(u"copy"_s);
    QVERIFY(m_anna->act(id, caseOf(*m_anna, u"broken"_s)).ok());
    const LocalFile file = attach(id, content);
    m_world->scheduler.advance(30'000);
    const auto ranges = [this] {
        QByteArrayList ranges;
        for (const HttpRequest &request : std::as_const(m_erik->transport.sent)) {
            if (!request.answerFile.isEmpty()) {
                const auto range = std::find_if(request.headers.cbegin(), request.headers.cend(), [](const auto &header) { return header.first == "Range"; });
                ranges << (range == request.headers.cend() ? QByteArray() : range->second);
            }
        }
        m_erik->transport.sent.clear();
        return ranges;
    };
    m_erik->transport.cutDownloads = 2;
    m_erik->transport.cutAfter = 1'000'000;
    QVERIFY(fetch(file.id, copy).ok());
    QCOMPARE(contentOf(copy), content);
    QCOMPARE(ranges(), (QByteArrayList{"", "bytes=1000000-", "bytes=2000000-"}));

    // What waits of an earlier attempt is not of this file, or more than it: from the start, and what is there stays until then.
    for (const QByteArray &stale : {QByteArray(1'000, 'x'), QByteArray(3'000'001, 'x'), QByteArray(3'000'000, 'x')}) {
        QFile part(QString(copy + u".part"_s));
        QVERIFY(part.open(QIODevice::WriteOnly) && part.write(stale) == stale.size());
        part.close();
        QVERIFY(fetch(file.id, copy).ok());
        QCOMPARE(contentOf(copy), content);
        QCOMPARE(ranges().size(), 2);
        QVERIFY(!part.exists());
    }
    m_erik->transport.cutDownloads = 1'000;
    m_erik->transport.cutAfter = 0;
    QCOMPARE(fetch(file.id, copy).error().code, ErrorCode::Unreachable);
    QCOMPARE(contentOf(copy), content);
}

void TestRoundtrip::nothingOfTheOneInTheOthersFiles_STAT_9()
{
    const QString annas = makeId(m_world->clock, m_world->entropy), borises = makeId(m_world->clock, m_world->entropy);
    QVERIFY(m_anna->act(annas, caseOf(*m_anna, u"quetzalcoatlus"_s)).ok());
    QVERIFY(m_boris->act(borises, caseOf(*m_boris, u"archaeopteryx"_s)).ok());
    m_world->scheduler.advance(1'000);
    const qint64 before = m_anna->detail(annas).bundle.record.version;
    QVERIFY(m_erik->act(annas, PostComment{u"internally: pterodaustro"_s, Audience::Care, false, {}}).ok());
    m_world->scheduler.advance(30'000);
    QCOMPARE(m_anna->detail(annas).bundle.record.version, before); // an internal act touches no public row
    QVERIFY(m_erik->act(annas, PostComment{u"publicly: dimorphodon"_s, Audience::Public, false, {}}).ok());
    m_world->scheduler.advance(30'000);

    QCOMPARE(m_erik->cases(), 2);
    QCOMPARE(m_erik->detail(annas).bundle.comments.size(), 2);
    QCOMPARE(m_anna->detail(annas).bundle.comments.size(), 1);
    for (Desk *client : {m_anna.get(), m_boris.get(), m_erik.get()})
        client->close();
    QVERIFY(m_anna->holds("quetzalcoatlus") && m_anna->holds("dimorphodon"));
    QVERIFY(!m_anna->holds("pterodaustro") && !m_anna->holds("archaeopteryx"));
    QVERIFY(m_boris->holds("archaeopteryx"));
    for (const char *word : {"quetzalcoatlus", "dimorphodon", "pterodaustro"})
        QVERIFY2(!m_boris->holds(word), word);
    QVERIFY(m_erik->holds("pterodaustro"));
}

void TestRoundtrip::serviceRestartLosesNoWords_OFF_4()
{
    const QString id = makeId(m_world->clock, m_world->entropy);
    QVERIFY(m_anna->act(id, caseOf(*m_anna, u"kept"_s)).ok());
    m_world->scheduler.advance(1'000);
    for (Desk *client : {m_anna.get(), m_boris.get(), m_erik.get()})
        client->online(false);
    m_world->open(); // the service ends and starts again
    QVERIFY(m_anna->act(id, PostComment{u"written meanwhile"_s, Audience::Public, false, {}}).ok());
    for (Desk *client : {m_anna.get(), m_boris.get(), m_erik.get()})
        client->online(true);
    m_world->scheduler.advance(180'000);
    for (const Desk *client : {m_anna.get(), m_erik.get()}) {
        QCOMPARE(client->engine->state().phase, Phase::Synced);
        QCOMPARE(client->cases(), 1);
        QCOMPARE(client->detail(id).bundle.comments.size(), 1);
    }
    QCOMPARE(m_boris->cases(), 0);
}

QTEST_GUILESS_MAIN(TestRoundtrip)
#include "tst_roundtrip.moc"
