// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/faulttest.h"

#include "tests/store/storefixture.h"
#include "tests/support/portal.h"

#include <QDir>
#include <QFile>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace Casement::Testing {

using Protocol::Kind;

namespace {

/// Ends whatever runs on a connection after a number of steps of SQLite's machine.
class StepLimit
{
public:
    StepLimit(sqlite3 *handle, int stride, int allowed) : m_handle(handle), m_left(allowed)
    {
        sqlite3_progress_handler(handle, stride, &StepLimit::step, this);
    }
    ~StepLimit() { sqlite3_progress_handler(m_handle, 0, nullptr, nullptr); }
    Q_DISABLE_COPY_MOVE(StepLimit)
    [[nodiscard]] bool hit() const { return m_hit; }

private:
    // Only once: the rollback that follows must work.
    static int step(void *self)
    {
        auto *limit = static_cast<StepLimit *>(self);
        if (limit->m_left-- != 0)
            return 0;
        limit->m_hit = true;
        return 1;
    }
    sqlite3 *m_handle;
    int m_left;
    bool m_hit = false;
};

QString stateOf(Cache &cache)
{
    QString state = cache.store().cursor().value();
    for (const QString &id : cache.all()) {
        const CaseDetail detail = cache.detail(id);
        state += QStringLiteral("|%1 v%2 %3 %4 %5 %6").arg(id).arg(detail.bundle.record.version).arg(detail.bundle.comments.size())
                     .arg(detail.pendingIds.size()).arg(detail.whole).arg(detail.bundle.keys.join(u','));
    }
    for (const QString &word : {u"alpha"_s, u"beta"_s, u"gamma"_s})
        state += u"/"_s + cache.search(word).join(u',');
    return state;
}

Operation reply()
{
    PostComment act;
    act.body = u"gamma"_s;
    return {u"op-1"_s, u"c1"_s, 1, act};
}

void prepare(Cache &cache)
{
    Protocol::FeedPage first = page({makeBundle(makeCase(u"c1"_s), {makeComment(u"m1"_s, u"c1"_s, u"alpha"_s, noon)}),
                                     makeBundle(makeCase(u"c2"_s), {makeComment(u"m2"_s, u"c2"_s, u"alpha"_s, noon)}, {u"account:a2"_s})});
    QVERIFY(cache.store().apply(first, noon).ok());
    QVERIFY(cache.store().overlay(reply(), {}, noon).ok());
}

Protocol::FeedPage secondPage()
{
    Protocol::FeedPage second = page({makeBundle(makeCase(u"c3"_s, 3), {makeComment(u"m3"_s, u"c3"_s, u"beta"_s, noon)})},
                                     {change(object(makeCase(u"c1"_s, 4))), change(object(makeComment(u"m4"_s, u"c1"_s, u"beta"_s, noon, 4)))});
    second.lostKeys = QStringList{u"account:a2"_s};
    second.cursor = u"second"_s;
    return second;
}

} // namespace

void FaultTest::applyIsAllOrNothing_OFF_4()
{
    const auto act = [](Cache &cache) {
        const bool applied = cache.store().apply(secondPage(), noon).ok();
        for (int slices = 0; slices < 20; ++slices) { // what waits is done after it, or not
            const auto done = cache.store().workOn(noon);
            if (!done || !done->worked)
                break;
        }
        return applied;
    };
    Cache sample;
    prepare(sample);
    const QString cursorBefore = sample.store().cursor().value();
    const QString stateBefore = stateOf(sample).mid(cursorBefore.size());
    QVERIFY(act(sample));
    const QString after = stateOf(sample);
    QVERIFY(stateBefore != after);
    int failures = 0;
    int purgesLeft = 0;
    for (int allowed = 0; allowed < 4000; ++allowed) {
        Cache cache;
        prepare(cache);
        const QString before = cache.store().cursor().value() + stateBefore;
        bool ok = false;
        bool hit = false;
        {
            StepLimit limit(cache.store().handle(), 25, allowed);
            ok = act(cache);
            hit = limit.hit();
        }
        QCOMPARE(stateOf(cache), ok ? after : before);
        failures += ok ? 0 : 1;
        purgesLeft += ok && hit ? 1 : 0;
        if (!ok) { // the next attempt of the engine succeeds
            QVERIFY(act(cache));
            QCOMPARE(stateOf(cache), after);
        }
        if (!hit) {
            QVERIFY(failures > 10);
            QVERIFY(purgesLeft > 0); // a hindered purge does not undo the page
            return;
        }
    }
    QFAIL("the page was never stored");
}

void FaultTest::settleIsAllOrNothing_OFF_4()
{
    const auto rows = [](Cache &cache) {
        Comment comment = cache.detail(u"c1"_s).bundle.comments.last();
        comment.version = 8;
        return QList<Protocol::Object>{object(makeCase(u"c1"_s, 8)), object(comment)};
    };
    Cache sample;
    prepare(sample);
    const QString cursor = sample.store().cursor().value();
    const QString before = stateOf(sample).mid(cursor.size());
    VERIFY_OK(sample.store().settle(u"op-1"_s, rows(sample)));
    const QString after = stateOf(sample).mid(cursor.size());
    QVERIFY(before != after);
    int failures = 0;
    for (int allowed = 0; allowed < 4000; ++allowed) {
        Cache cache;
        prepare(cache);
        const auto answer = rows(cache);
        bool ok = false;
        bool hit = false;
        {
            StepLimit limit(cache.store().handle(), 25, allowed);
            ok = cache.store().settle(u"op-1"_s, answer).ok();
            hit = limit.hit();
        }
        QCOMPARE(stateOf(cache).mid(cache.store().cursor().value().size()), ok ? after : before);
        failures += ok ? 0 : 1;
        if (!hit) {
            QVERIFY(failures > 5);
            return;
        }
    }
    QFAIL("the answer was never stored");
}

void FaultTest::newerCacheIsRefused()
{
    Cache cache;
    sqlite3_exec(cache.store().handle(), "PRAGMA user_version=99", nullptr, nullptr, nullptr);
    cache.close();
    const auto opened = Store::CacheStore::open(cache.path());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::NewerVersion);
    QVERIFY(opened.error().detail.contains(u"update"_s));
}

void FaultTest::corruptCacheIsRecreated_OFF_4_data()
{
    QTest::addColumn<int>("from");
    QTest::newRow("no database at all") << 0;
    QTest::newRow("first table destroyed") << 100;
}

void FaultTest::corruptCacheIsRecreated_OFF_4()
{
    QFETCH(int, from);
    QTemporaryDir dir;
    const QString path = dir.filePath(u"cache.db"_s);
    {
        auto store = Store::CacheStore::open(path);
        VERIFY_OK(store);
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(from));
    file.write(QByteArray(4000 - from, 'x'));
    file.close();
    const auto opened = Store::CacheStore::open(path);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Corrupt);
    auto fresh = Store::CacheStore::recreate(path);
    VERIFY_OK(fresh);
    VERIFY_OK(fresh.value()->apply(page({makeBundle(makeCase(u"c1"_s))}), noon));
    QVERIFY(QFile::exists(path + u".corrupt-1"_s));
}

void FaultTest::damageIsFoundAfterUncleanEnd_OFF_4()
{
    Cache cache;
    QList<CaseBundle> bundles;
    for (int i = 0; i < 200; ++i)
        bundles << makeBundle(makeCase(QStringLiteral("c%1").arg(i)));
    VERIFY_OK(cache.store().apply(page(bundles), noon));
    sqlite3_wal_checkpoint_v2(cache.store().handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    const QString copy = cache.path() + u".copy"_s; // as after a power cut: the marker still says open
    QVERIFY(QFile::copy(cache.path(), copy));
    QVERIFY(Store::CacheStore::open(copy).ok());
    QVERIFY(QFile::remove(copy));
    QVERIFY(QFile::copy(cache.path(), copy));
    QFile file(copy);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(file.size() / 2));
    file.write(QByteArray(8192, 'x'));
    file.close();
    const auto opened = Store::CacheStore::open(copy);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Corrupt);
    QCOMPARE(Store::CacheStore::open(copy).error().code, ErrorCode::Corrupt); // and stays found
}

void FaultTest::damageMetByReadingIsFoundAtTheNextStart_OFF_4()
{
    Cache cache;
    QList<CaseBundle> bundles;
    for (int i = 0; i < 400; ++i)
        bundles << makeBundle(makeCase(QStringLiteral("c%1").arg(i)), {makeComment(QStringLiteral("m%1").arg(i), QStringLiteral("c%1").arg(i), u"alpha"_s, noon)});
    VERIFY_OK(cache.store().apply(page(bundles), noon));
    cache.close();
    QList<qint64> pages; // of the comments: an open touches none of them
    {
        auto database = Sql::Database::open(cache.path(), {});
        VERIFY_OK(database);
        Sql::Query query = database.value()->run(u"SELECT pageno FROM dbstat WHERE name = 'comment' AND pagetype = 'leaf'"_s);
        while (query.next())
            pages << query.integer(0);
    }
    QVERIFY(pages.size() > 3);
    QFile file(cache.path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (const qint64 number : std::as_const(pages)) {
        QVERIFY(file.seek((number - 1) * 4096));
        file.write(QByteArray(4096, 'x'));
    }
    file.close();
    {
        VERIFY_OK(Store::CacheStore::open(cache.path())); // ended clean: not checked
        auto reader = Store::CacheReader::open(cache.path());
        VERIFY_OK(reader);
        bool met = false;
        for (int i = 0; i < 400 && !met; ++i) {
            const auto detail = reader.value()->detail(QStringLiteral("c%1").arg(i));
            met = !detail && detail.error().code == ErrorCode::Corrupt;
        }
        QVERIFY(met);
    }
    QCOMPARE(Store::CacheStore::open(cache.path()).error().code, ErrorCode::Corrupt);
    VERIFY_OK(Store::CacheStore::recreate(cache.path()));
    VERIFY_OK(Store::CacheStore::open(cache.path()));
    QVERIFY(!Store::CacheStore::isMarked(cache.path()));
}

/// No check of the file finds this one: its pages hold what they should, but not what the search index expects.
void FaultTest::damagedSearchIndexIsMadeAnew_OFF_4()
{
    Cache cache;
    QList<CaseBundle> bundles;
    for (int i = 0; i < 50; ++i)
        bundles << makeBundle(makeCase(QStringLiteral("c%1").arg(i)), {makeComment(QStringLiteral("m%1").arg(i), QStringLiteral("c%1").arg(i), u"alpha"_s, noon)});
    VERIFY_OK(cache.store().apply(page(bundles), noon));
    QCOMPARE(cache.search(u"alpha"_s).size(), 50);
    cache.close();
    {
        auto database = Sql::Database::open(cache.path(), {});
        database.value()->run(u"UPDATE entry_index_data SET block = x'ffffffffffffffff' WHERE id > 10"_s);
        VERIFY_OK(database.value()->check());
        VERIFY_OK(Sql::quickCheck(*database.value()));
    }
    {
        auto reader = Store::CacheReader::open(cache.path());
        int told = 0;
        reader.value()->whenDamaged([&told] { ++told; });
        const auto found = reader.value()->ids(parseSearch(u"alpha"_s));
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::Corrupt);
        QCOMPARE(told, 1);
    }
    QCOMPARE(Store::CacheStore::open(cache.path()).error().code, ErrorCode::Corrupt);
    auto fresh = Store::CacheStore::recreate(cache.path());
    VERIFY_OK(fresh);
    VERIFY_OK(fresh.value()->setDefinition(portalJson()));
    auto salvage = Store::Salvage::open(Store::CacheStore::asidePath(cache.path()));
    VERIFY_OK(salvage);
    VERIFY_OK(fresh.value()->adopt(salvage.value()->next(100), {}));
    auto reader = Store::CacheReader::open(cache.path());
    QCOMPARE(reader.value()->ids(parseSearch(u"alpha"_s)).value().rowIds.size(), 50);
}

/// What lists hold of a case is its row: it stays the same.
void FaultTest::adoptedCasesKeepTheirRows_OFF_4()
{
    Cache cache;
    for (int i = 0; i < 9; ++i)
        VERIFY_OK(cache.store().apply(page({makeBundle(makeCase(QStringLiteral("c%1").arg(i)))}), noon));
    const auto rows = [&cache] {
        auto reader = Store::CacheReader::open(cache.path());
        QHash<QString, qint64> found;
        const auto summaries = reader.value()->rows(reader.value()->ids(CaseQuery{}).value().rowIds);
        for (const CaseSummary &row : summaries.value())
            found.insert(row.record.id, row.rowId);
        return found;
    };
    const auto before = rows();
    QCOMPARE(before.size(), 9);
    cache.close();
    auto fresh = Store::CacheStore::recreate(cache.path());
    VERIFY_OK(fresh);
    VERIFY_OK(fresh.value()->setDefinition(portalJson()));
    auto salvage = Store::Salvage::open(Store::CacheStore::asidePath(cache.path()));
    while (!salvage.value()->atEnd())
        VERIFY_OK(fresh.value()->adopt(salvage.value()->next(2), {}));
    QCOMPARE(rows(), before);
}

/// Ended between the moving aside and the new file's first page, the next start still knows what is to be read from where.
void FaultTest::brokenOffRebuildIsTakenUp_OFF_4_data()
{
    QTest::addColumn<bool>("fileThere");
    QTest::addColumn<bool>("marked");
    QTest::newRow("moved aside, the mark still there") << false << true;
    QTest::newRow("moved aside") << false << false;
    QTest::newRow("moved aside, an empty file there") << true << false;
}

void FaultTest::brokenOffRebuildIsTakenUp_OFF_4()
{
    QFETCH(bool, fileThere);
    QFETCH(bool, marked);
    Cache cache;
    VERIFY_OK(cache.store().apply(page({makeBundle(makeCase(u"c1"_s))}), noon));
    cache.close();
    const QString aside = QString(cache.path() + u".corrupt-1"_s);
    QVERIFY(QFile::rename(cache.path(), aside));
    if (fileThere)
        QVERIFY(QFile(cache.path()).open(QIODevice::WriteOnly));
    if (marked)
        Store::CacheStore::mark(cache.path());
    auto opened = Store::CacheStore::open(cache.path());
    if (marked) {
        QCOMPARE(opened.error().code, ErrorCode::Corrupt);
        opened = Store::CacheStore::recreate(cache.path());
    }
    VERIFY_OK(opened);
    QVERIFY(opened.value()->rebuilding().value());
    QCOMPARE(Store::CacheStore::asidePath(cache.path()), aside);
}

void FaultTest::oneBadFileIsKept()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"cache.db"_s);
    for (int i = 0; i < 3; ++i) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5000, 'x'));
        file.close();
        VERIFY_OK(Store::CacheStore::recreate(path));
    }
    QCOMPARE(QDir(dir.path()).entryList({u"cache.db.corrupt-*"_s}), QStringList{u"cache.db.corrupt-3"_s});
}

void FaultTest::folderNotWritable()
{
    QTemporaryDir dir;
    const auto opened = Store::CacheStore::open(dir.filePath(u"missing/cache.db"_s));
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Storage);
    QVERIFY(opened.error().detail.contains(u"check the folder's permissions"_s));
}

} // namespace Casement::Testing
