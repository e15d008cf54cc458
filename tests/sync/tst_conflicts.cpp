// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/salvage.h"
#include "sync/store/cacheschema.h"
#include "sync/store/verify.h"
#include "tests/sync/desk.h"

using namespace Qt::StringLiterals;
using namespace Casement;
using namespace Casement::Testing;
using Phase = SyncState::Phase;

namespace {

constexpr qint64 minuteMs = 60'000, dayMs = 24 * 60 * minuteMs;

} // namespace

/// Two people on one case, each without the other for a while; and a client whose cache is damaged.
class TestConflicts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void fieldsOfTwoPeopleAreBothKept_OFF_3();
    void clashIsDecidedByItsAuthor_OFF_3_data();
    void clashIsDecidedByItsAuthor_OFF_3();
    void sameValueIsNoClash_OFF_3();
    void commentsNeverClash_OFF_3();
    void closedForGoodComesBackWithItsText_OFF_3_STAT_4();
    void lostReachLeavesTheAuthorsWords_OFF_3_ACC_9();
    void lostLoginLeavesTheAuthorsWords_OFF_3_ACC_9();
    void damagedCacheIsReadWhileItHeals_OFF_4();
    void verifyFindsWhatIsWrong_OFF_4();

private:
    [[nodiscard]] QString openedByAnna();
    void offline()
    {
        m_anna->online(false);
        m_erik->online(false);
        m_world->scheduler.run();
    }
    void online(Desk &desk)
    {
        desk.online(true);
        desk.engine->syncNow();
        m_world->scheduler.run();
    }
    [[nodiscard]] static QList<OutboxEntry> entries(Desk &desk) { return desk.outbox->entries().value(); }
    [[nodiscard]] static QString fieldOf(const Desk &desk, const QString &id, const QString &field) { return fieldText(desk.detail(id).bundle.record, field); }
    /// What the client does with an entry that goes out once more.
    void again(Desk &desk, const Result<OutboxRow> &row)
    {
        QVERIFY2(row.ok(), row.ok() ? "" : qPrintable(row.error().detail));
        QVERIFY(desk.cache->overlay(operationFrom(parseObject(row->body).value()).value(), row->files, row->createdAt).ok());
        desk.engine->kick();
        m_world->scheduler.run();
    }

    std::unique_ptr<World> m_world;
    std::unique_ptr<Desk> m_anna, m_erik;
};

void TestConflicts::init()
{
    m_world = std::make_unique<World>();
    m_world->begin();
    for (auto [desk, name] : {std::pair(&m_anna, u"anna"_s), std::pair(&m_erik, u"erik"_s)}) {
        *desk = std::make_unique<Desk>(*m_world, name);
        (*desk)->signIn();
    }
}

void TestConflicts::cleanup()
{
    for (auto *desk : {&m_anna, &m_erik}) {
        (*desk)->close();
        (*desk)->remote.reset();
        desk->reset();
    }
    m_world.reset();
}

QString TestConflicts::openedByAnna()
{
    const QString id = makeId(m_world->clock, m_world->entropy);
    OpenCase draft = caseOf(*m_anna, u"a story"_s);
    draft.fields.insert(u"link"_s, u"https://one.example"_s);
    draft.fields.insert(u"steps"_s, u"first"_s);
    if (!m_anna->act(id, draft))
        qFatal("the case was refused");
    online(*m_erik);
    if (m_erik->detail(id).bundle.record.number.isEmpty())
        qFatal("the case did not arrive");
    return id;
}

void TestConflicts::fieldsOfTwoPeopleAreBothKept_OFF_3()
{
    const QString id = openedByAnna();
    offline();
    QVERIFY(m_anna->act(id, EditField{u"phone"_s, {}, u"+1 555 0101"_s}));
    QVERIFY(m_anna->act(id, EditField{u"link"_s, u"https://one.example"_s, u"https://two.example"_s}));
    QVERIFY(m_erik->act(id, EditField{u"website"_s, {}, u"https://site.example"_s}));
    QCOMPARE(fieldOf(*m_anna, id, u"link"_s), u"https://two.example"_s); // shown at once
    online(*m_erik);
    online(*m_anna);
    online(*m_erik);
    for (Desk *desk : {m_anna.get(), m_erik.get()}) {
        QCOMPARE(fieldOf(*desk, id, u"phone"_s), u"+1 555 0101"_s);
        QCOMPARE(fieldOf(*desk, id, u"link"_s), u"https://two.example"_s);
        QCOMPARE(fieldOf(*desk, id, u"website"_s), u"https://site.example"_s);
        QVERIFY(entries(*desk).isEmpty());
    }
}

void TestConflicts::clashIsDecidedByItsAuthor_OFF_3_data()
{
    QTest::addColumn<QString>("choice");
    QTest::addColumn<QString>("expected");
    QTest::newRow("mine") << u"mine"_s << u"first, then mine"_s;
    QTest::newRow("theirs") << u"theirs"_s << u"first, then theirs"_s;
    QTest::newRow("a mix") << u"mix"_s << u"first, then theirs and mine"_s;
}

void TestConflicts::clashIsDecidedByItsAuthor_OFF_3()
{
    QFETCH(QString, choice);
    QFETCH(QString, expected);
    const QString id = openedByAnna();
    offline();
    m_world->clock.advance(minuteMs);
    QVERIFY(m_erik->act(id, EditField{u"steps"_s, u"first"_s, u"first, then theirs"_s}));
    QVERIFY(m_anna->act(id, EditField{u"steps"_s, u"first"_s, u"first, then mine"_s}));
    QVERIFY(m_anna->act(id, EditField{u"phone"_s, {}, u"+1 555 0101"_s}));
    online(*m_erik);
    const qint64 at = m_world->clock.nowMs();
    m_world->clock.advance(minuteMs);
    online(*m_anna);
    // The other field went through; of this one both values are there, with who and when.
    QCOMPARE(fieldOf(*m_anna, id, u"phone"_s), u"+1 555 0101"_s);
    QCOMPARE(fieldOf(*m_anna, id, u"steps"_s), u"first, then theirs"_s);
    m_anna->restart();
    m_world->scheduler.run();
    QCOMPARE(m_anna->engine->state().clashes, 1);
    const QList<OutboxEntry> clashing = entries(*m_anna);
    QCOMPARE(clashing.size(), 1);
    QCOMPARE(clashing.first().text, u"first, then mine"_s);
    QCOMPARE(clashing.first().clash, (FieldClash{u"steps"_s, u"first, then theirs"_s, {}, u"erik"_s, at}));

    const QString operation = clashing.first().id, newId = makeId(m_world->clock, m_world->entropy);
    if (choice == u"theirs"_s)
        QVERIFY(m_anna->outbox->dropOperation(operation).ok());
    else if (choice == u"mine"_s)
        again(*m_anna, m_anna->outbox->retry(operation, newId));
    else
        again(*m_anna, m_anna->outbox->resolve(operation, newId, expected));
    online(*m_erik);
    QVERIFY(entries(*m_anna).isEmpty());
    QCOMPARE(fieldOf(*m_anna, id, u"steps"_s), expected);
    QCOMPARE(fieldOf(*m_erik, id, u"steps"_s), expected);
}

void TestConflicts::sameValueIsNoClash_OFF_3()
{
    const QString id = openedByAnna();
    offline();
    for (Desk *desk : {m_anna.get(), m_erik.get()})
        QVERIFY(desk->act(id, EditField{u"link"_s, u"https://one.example"_s, u"https://two.example"_s}));
    online(*m_erik);
    online(*m_anna);
    QVERIFY(entries(*m_anna).isEmpty());
    QCOMPARE(fieldOf(*m_anna, id, u"link"_s), u"https://two.example"_s);
}

void TestConflicts::commentsNeverClash_OFF_3()
{
    const QString id = openedByAnna();
    offline();
    QVERIFY(m_anna->act(id, PostComment{u"what anna says"_s, Audience::Public, false, {}}));
    QVERIFY(m_erik->act(id, PostComment{u"what erik says"_s, Audience::Public, false, {}}));
    online(*m_erik);
    online(*m_anna);
    online(*m_erik);
    for (Desk *desk : {m_anna.get(), m_erik.get()}) {
        QCOMPARE(desk->detail(id).bundle.comments.size(), 2);
        QVERIFY(entries(*desk).isEmpty());
    }
}

void TestConflicts::closedForGoodComesBackWithItsText_OFF_3_STAT_4()
{
    const QString id = openedByAnna();
    m_anna->online(false);
    m_world->scheduler.run();
    QVERIFY(m_anna->act(id, PostComment{u"one more thing"_s, Audience::Public, false, {}}));
    QVERIFY(m_anna->act(id, EditField{u"phone"_s, {}, u"+1 555 0101"_s}));
    QVERIFY(m_erik->act(id, SetStatus{u"new"_s, u"closed"_s}));
    m_world->clock.advance(7 * dayMs + 1);
    m_anna->close(); // the session ended meanwhile
    m_anna->signIn();
    m_world->scheduler.run();
    const QList<OutboxEntry> back = entries(*m_anna);
    QCOMPARE(back.size(), 2);
    QCOMPARE(back.first().state, OutboxEntry::State::Returned);
    QCOMPARE(back.first().reason.code, ErrorCode::NotAllowed);
    QVERIFY(back.first().reason.detail.contains(u"closed for good"_s));
    QCOMPARE(back.first().text, u"one more thing"_s);
    QCOMPARE(back.last().text, u"+1 555 0101"_s);
    QVERIFY(m_anna->detail(id).bundle.comments.isEmpty());
    const QJsonObject draft{{u"body"_s, back.first().text}};
    QVERIFY(m_anna->outbox->takeBack(back.first().id, u"reply/"_s + id, draft, m_world->clock.nowMs()).ok());
    m_anna->restart();
    QCOMPARE(m_anna->outbox->loadDraft(u"reply/"_s + id).value(), draft);
    QCOMPARE(entries(*m_anna).size(), 1);
}

void TestConflicts::lostReachLeavesTheAuthorsWords_OFF_3_ACC_9()
{
    const QString id = openedByAnna();
    QVERIFY(m_erik->act(id, EditField{u"steps"_s, u"first"_s, u"quokka steps"_s}));
    online(*m_anna);
    QVERIFY(m_anna->holds("quokka"));
    m_anna->online(false);
    m_world->scheduler.run();
    QVERIFY(m_anna->act(id, EditField{u"steps"_s, u"quokka steps"_s, u"my own steps"_s}));
    QVERIFY(m_anna->act(id, PostComment{u"my own reply"_s, Audience::Public, false, {}}));
    QVERIFY(m_anna->outbox->saveDraft(u"reply/"_s + id, {{u"body"_s, u"my half sentence"_s}}, m_world->clock.nowMs()).ok());
    m_world->admin(Paths::adminUsers, {{u"email"_s, u"anna@client.example"_s}, {u"account"_s, u"Account of boris"_s}});
    online(*m_anna);
    QVERIFY(m_anna->detail(id).bundle.record.id.isEmpty());
    QStringList words;
    for (const OutboxEntry &entry : entries(*m_anna)) {
        QCOMPARE(entry.state, OutboxEntry::State::Returned);
        QCOMPARE(entry.reason.code, ErrorCode::NotFound);
        words << entry.text;
    }
    words.sort();
    QCOMPARE(words, (QStringList{u"my half sentence"_s, u"my own reply"_s, u"my own steps"_s}));
    QVERIFY(m_anna->outbox->draftKeys().value().isEmpty());
    m_anna->close();
    QVERIFY(!m_anna->holds("quokka"));
    m_anna->openStores();
}

void TestConflicts::lostLoginLeavesTheAuthorsWords_OFF_3_ACC_9()
{
    const QString id = openedByAnna();
    QVERIFY(m_erik->act(id, PostComment{u"quokka reply"_s, Audience::Public, false, {}}));
    online(*m_anna);
    m_anna->online(false);
    m_world->scheduler.run();
    QVERIFY(m_anna->act(id, PostComment{u"my own reply"_s, Audience::Public, false, {}}));
    QVERIFY(m_anna->outbox->saveDraft(u"reply/"_s + id, {{u"body"_s, u"my half sentence"_s}}, m_world->clock.nowMs()).ok());
    m_world->admin(Paths::adminUsers, {{u"email"_s, u"anna@client.example"_s}, {u"disabled"_s, true}});
    online(*m_anna);
    QCOMPARE(m_anna->engine->state().phase, Phase::SignInNeeded);
    QCOMPARE(m_anna->cases(), 0);
    QStringList words;
    for (const OutboxEntry &entry : entries(*m_anna)) {
        QCOMPARE(entry.state, OutboxEntry::State::Returned);
        words << entry.text;
    }
    words.sort();
    QCOMPARE(words, (QStringList{u"my half sentence"_s, u"my own reply"_s}));
    m_anna->close();
    QVERIFY(!m_anna->holds("quokka"));
    m_anna->openStores();
}

void TestConflicts::damagedCacheIsReadWhileItHeals_OFF_4()
{
    QStringList ids;
    for (int i = 0; i < 60; ++i) {
        const QString id = makeId(m_world->clock, m_world->entropy);
        OpenCase draft = caseOf(*m_anna, QStringLiteral("word%1").arg(i));
        draft.description += QString(600, u'x');
        QVERIFY(m_anna->act(id, draft));
        ids << id;
    }
    m_anna->online(false);
    m_world->scheduler.run();
    QVERIFY(m_anna->act(ids.last(), PostComment{u"typed before the crash"_s, Audience::Public, false, {}}));
    m_anna->close();
    const QString path = m_anna->folder() + u"/cache.db"_s;
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (qint64 at = file.size() / 2; at < file.size() * 2 / 3; at += 16384) { // behind the schema, which was written first
        QVERIFY(file.seek(at));
        file.write(QByteArray(4096, '\xa5'));
    }
    file.close();

    auto fresh = Store::CacheStore::recreate(path);
    QVERIFY2(fresh.ok(), fresh.ok() ? "" : qPrintable(fresh.error().detail));
    m_anna->cache = std::move(fresh).value();
    m_anna->outbox = Store::OutboxStore::open(m_anna->folder() + u"/outbox.db"_s).value();
    QVERIFY(m_anna->cache->setDefinition(portalJson()).ok());
    QVERIFY(m_anna->cache->setProfile(m_anna->profile).ok());
    auto salvage = Store::Salvage::open(Store::CacheStore::asidePath(path));
    QVERIFY2(salvage.ok(), salvage.ok() ? "" : qPrintable(salvage.error().detail));
    QVERIFY(m_anna->cache->adopt({}, salvage.value()->plain()).ok());
    while (!salvage.value()->atEnd())
        QVERIFY(m_anna->cache->adopt(salvage.value()->next(7), {}).ok());
    salvage.value().reset();
    m_anna->start();

    // Offline: most of it can be read, searched, and has what was typed.
    QVERIFY2(m_anna->cases() >= 30, qPrintable(QString::number(m_anna->cases())));
    QVERIFY(m_anna->engine->state().healing);
    QCOMPARE(m_anna->detail(ids.last()).bundle.comments.size(), 1);
    online(*m_anna);
    QVERIFY(!m_anna->engine->state().healing);
    QCOMPARE(m_anna->engine->state().phase, Phase::Synced);
    QCOMPARE(m_anna->cases(), ids.size());
    for (const QString &id : std::as_const(ids)) {
        QVERIFY(m_anna->detail(id).whole);
        QVERIFY(!m_anna->detail(id).bundle.record.number.isEmpty());
    }
    Store::CacheStore::removeAside(path);
    QVERIFY(Store::CacheStore::asidePath(path).isEmpty());
}

void TestConflicts::verifyFindsWhatIsWrong_OFF_4()
{
    const QString id = openedByAnna();
    m_anna->online(false);
    m_world->scheduler.run();
    QVERIFY(m_anna->act(id, PostComment{u"waits"_s, Audience::Public, false, {}}));
    m_anna->close();
    const QString cachePath = m_anna->folder() + u"/cache.db"_s, outboxPath = m_anna->folder() + u"/outbox.db"_s;
    const auto problems = [&] {
        QStringList found;
        for (const Store::Verdict &verdict : Store::verifyStores(cachePath, outboxPath)) {
            if (!verdict.problem.isEmpty())
                found << verdict.check;
        }
        return found;
    };
    QCOMPARE(problems(), QStringList{});
    const auto with = [&](const QString &path, const QString &sql, const QString &back) {
        const auto run = [&path](const QString &statement) {
            auto database = Sql::Database::open(path, {});
            database.value()->run(statement);
            if (!database.value()->check())
                qFatal("%s", qPrintable(statement));
        };
        run(sql);
        const QStringList found = problems();
        run(back);
        return found;
    };
    QCOMPARE(with(cachePath, u"UPDATE overlay SET operation_id = 'other'"_s, u"DELETE FROM overlay"_s), QStringList{u"cache: pending work"_s});
    QCOMPARE(problems(), QStringList{u"cache: pending work"_s});
    m_anna->openStores(); // a start lays it anew
    m_anna->start();
    m_anna->close();
    QCOMPARE(problems(), QStringList{});
    QCOMPARE(with(cachePath, u"PRAGMA user_version=99"_s, QStringLiteral("PRAGMA user_version=%1").arg(Store::cacheMigrations().last().number)),
             QStringList{u"cache: version"_s});
    QCOMPARE(with(cachePath, u"INSERT INTO entry_index(entry_index, rowid, text) VALUES('delete', (SELECT MIN(id) FROM entry), "
                              "(SELECT text FROM entry ORDER BY id LIMIT 1))"_s,
                  u"INSERT INTO entry_index(entry_index) VALUES('rebuild')"_s), QStringList{u"cache: full-text index"_s});
    QCOMPARE(with(cachePath, u"UPDATE entry SET case_row = case_row + 1000"_s, u"UPDATE entry SET case_row = case_row - 1000"_s),
             QStringList{u"cache: search entries"_s});
    QCOMPARE(problems(), QStringList{});
    m_anna->openStores();
}

QTEST_GUILESS_MAIN(TestConflicts)
#include "tst_conflicts.moc"
