// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/bigworktest.h"

#include "sync/store/cacheschema.h"
#include "sync/store/downloads.h"
#include "tests/store/storefixture.h"

#include <QDir>
#include <QFileInfo>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace Casement::Testing {

namespace {

constexpr qint64 day = 24 * 60 * minute;

QString caseName(int i) { return u"c"_s + QString::number(i); }

CaseBundle whole(int i, const QString &word = {})
{
    const QString id = caseName(i);
    Case record = makeCase(id);
    record.description = QStringLiteral("description%1x %2").arg(i).arg(word);
    CaseBundle bundle = makeBundle(record, {makeComment(u"m"_s + id, id, QStringLiteral("word%1x %2").arg(i).arg(word), noon - 500 * minute + i)});
    bundle.history << HistoryEntry{u"h"_s + id, id, {}, {}, Channel::App, Audience::Public, u"product"_s, {}, QStringLiteral("value%1").arg(i), noon, 1};
    return bundle;
}

/// One page of a first sync of 5,000 cases, of which only these come in a test.
Protocol::FeedPage loadPage(int from, int to, bool more)
{
    QList<CaseBundle> bundles;
    for (int i = to; i >= from; --i)
        bundles << whole(i);
    Protocol::FeedPage loaded = page(bundles);
    loaded.more = more;
    loaded.backfillDone = int(bundles.size());
    loaded.backfillTotal = more ? 5000 : loaded.backfillDone;
    return loaded;
}

QStringList schemaOf(Cache &cache)
{
    QStringList names;
    sqlite3_exec(cache.store().handle(), "SELECT name FROM sqlite_master ORDER BY name",
                 [](void *list, int, char **values, char **) {
                     static_cast<QStringList *>(list)->append(QString::fromUtf8(values[0]));
                     return 0;
                 },
                 &names, nullptr);
    return names;
}

QString stateOf(Cache &cache, int cases)
{
    QString state = QStringLiteral("%1 %2").arg(cache.store().cursor().value()).arg(cache.reader().ids({}).value().complete);
    for (int i = 1; i <= cases; ++i) {
        const CaseDetail detail = cache.detail(caseName(i));
        state += QStringLiteral("|%1 %2 %3 %4").arg(detail.bundle.record.subject).arg(detail.whole).arg(detail.bundle.comments.size()).arg(detail.bundle.history.size());
        state += u" "_s + cache.search(QStringLiteral("word%1x").arg(i)).join(u',') + cache.search(QStringLiteral("description%1x").arg(i)).join(u',');
    }
    return state + schemaOf(cache).join(u',');
}

Protocol::FeedPage lostKey(const QString &key)
{
    Protocol::FeedPage lost = page({});
    lost.lostKeys = QStringList{key};
    return lost;
}

Operation reply(const QString &caseId)
{
    PostComment act;
    act.body = u"my unsent words"_s;
    return Operation{u"op-"_s + caseId, caseId, 1, act};
}

CaseBundle closed(int i, qint64 updated, const QString &word = {})
{
    CaseBundle bundle = whole(i, word);
    bundle.record.open = false;
    bundle.record.status = u"closed"_s;
    bundle.record.updatedAt = updated;
    return bundle;
}

KeepChoice monthsOf(int months)
{
    KeepChoice choice;
    choice.months = months;
    return choice;
}

} // namespace

void BigWorkTest::firstLoadIsReadAtOnceAndThenWhole_OFF_1()
{
    Cache cache;
    const QStringList schema = schemaOf(cache);
    VERIFY_OK(cache.store().apply(loadPage(31, 40, true), noon));
    QVERIFY(schemaOf(cache).size() < schema.size());
    QCOMPARE(cache.all().first(), u"c40"_s);
    QVERIFY(cache.detail(u"c35"_s).whole);
    QCOMPARE(cache.detail(u"c35"_s).bundle.comments.size(), 1);
    QCOMPARE(cache.detail(u"c35"_s).bundle.history.size(), 1);
    QVERIFY(!cache.reader().ids({}).value().complete);
    // What somebody else changes meanwhile comes in between.
    Case changed = makeCase(u"c35"_s, 7);
    changed.subject = u"told by the tail"_s;
    Protocol::FeedPage tail = page({}, {change(object(changed)), change(object(makeComment(u"m2"_s, u"c35"_s, u"late words"_s, noon, 8)))});
    tail.more = true;
    tail.backfillDone = 10;
    tail.backfillTotal = 5000;
    VERIFY_OK(cache.store().apply(tail, noon));
    VERIFY_OK(cache.store().apply(loadPage(1, 30, false), noon));
    QVERIFY(!cache.reader().ids({}).value().complete); // its indices do not stand yet
    QVERIFY(cache.work() > 3);
    QVERIFY(cache.reader().ids({}).value().complete);
    QCOMPARE(schemaOf(cache), schema);
    QCOMPARE(cache.all().size(), 40);
    QCOMPARE(cache.search(u"late"_s), QStringList{u"c35"_s});
    QCOMPARE(cache.search(u"tail"_s), QStringList{u"c35"_s});
    QCOMPARE(cache.search(u"word1x"_s), QStringList{u"c1"_s});
    QCOMPARE(cache.detail(u"c35"_s).bundle.comments.size(), 2);
    QCOMPARE(cache.work(), 0);
}

void BigWorkTest::cacheOfTheVersionBeforeIsTakenOver()
{
    Cache fresh;
    QTemporaryDir dir;
    const QString path = dir.filePath(u"cache.db"_s);
    {
        auto database = Sql::Database::open(path, {});
        VERIFY_OK(database);
        VERIFY_OK(Sql::migrate(*database.value(), Store::cacheMigrations().mid(0, 1)));
        database.value()->run(u"INSERT INTO meta(name, value) VALUES('cursor', 'from before')"_s);
        database.value()->run(u"INSERT INTO entry(id, case_row, comment_id, second, text) VALUES(7, 1, 'm1', 7, 'words')"_s);
        VERIFY_OK(database.value()->check());
    }
    auto store = Store::CacheStore::open(path);
    VERIFY_OK(store);
    QCOMPARE(store.value()->cursor().value(), u"from before"_s);
    QStringList names;
    const auto take = [](void *list, int, char **values, char **) {
        static_cast<QStringList *>(list)->append(QString::fromUtf8(values[0]));
        return 0;
    };
    sqlite3_exec(store.value()->handle(), "SELECT name FROM sqlite_master ORDER BY name", take, &names, nullptr);
    QCOMPARE(names, schemaOf(fresh));
}

void BigWorkTest::smallSyncNeedsNoLoad()
{
    Cache cache;
    const QStringList schema = schemaOf(cache);
    Protocol::FeedPage first = loadPage(1, 10, true);
    first.backfillTotal = 1000;
    VERIFY_OK(cache.store().apply(first, noon));
    QCOMPARE(schemaOf(cache), schema);
    QCOMPARE(cache.search(u"word3x"_s), QStringList{u"c3"_s});
}

void BigWorkTest::pagesInOneTransaction_OFF_4()
{
    Cache cache;
    QList<Protocol::FeedPage> pages{loadPage(21, 30, true), loadPage(11, 20, true)};
    VERIFY_OK(cache.store().applyAll(pages, noon));
    QCOMPARE(cache.store().cursor().value(), pages.last().cursor);
    QCOMPARE(cache.all().size(), 20);
    // A failure on the way keeps nothing of any page.
    const QList<Protocol::FeedPage> more{loadPage(6, 10, true), loadPage(1, 5, true)};
    int steps = 100;
    sqlite3_progress_handler(cache.store().handle(), 10, [](void *left) { return --*static_cast<int *>(left) == 0 ? 1 : 0; }, &steps);
    QVERIFY(!cache.store().applyAll(more, noon));
    sqlite3_progress_handler(cache.store().handle(), 0, nullptr, nullptr);
    QCOMPARE(cache.store().cursor().value(), pages.last().cursor);
    QCOMPARE(cache.all().size(), 20);
    VERIFY_OK(cache.store().applyAll(more, noon));
    QCOMPARE(cache.all().size(), 30);
}

void BigWorkTest::endedAnywhereTheLoadHeals_OFF_4()
{
    constexpr int cases = 12;
    const auto bring = [](Cache &cache, int page) {
        const Protocol::FeedPage next = page == 0 ? loadPage(9, 12, true) : page == 1 ? loadPage(5, 8, true) : loadPage(1, 4, false);
        Protocol::FeedPage same = next;
        same.cursor = QStringLiteral("load-%1").arg(page);
        return cache.store().apply(same, noon).ok();
    };
    Cache undisturbed;
    for (int i = 0; i < 3; ++i)
        QVERIFY(bring(undisturbed, i));
    const int slices = undisturbed.work();
    const QString wanted = stateOf(undisturbed, cases);
    // The process ends before page 0, 1, 2 and then before each slice; the next one finds the files as they are.
    for (int kill = 0; kill < 3 + slices; ++kill) {
        Cache first;
        Cache second;
        for (int i = 0; i < std::min(kill, 3); ++i)
            QVERIFY(bring(first, i));
        for (int i = 3; i < kill; ++i)
            VERIFY_OK(first.store().workOn(noon));
        second.becomeCopyOf(first);
        for (int i = kill; i < 3; ++i)
            QVERIFY(bring(second, i));
        second.work();
        QCOMPARE(stateOf(second, cases), wanted);
    }
}

void BigWorkTest::searchGoesOnWhileItIsBuilt()
{
    Cache cache;
    QList<CaseBundle> bundles;
    for (int i = 400; i >= 1; --i)
        bundles << whole(i, QString(u"filler "_s).repeated(200));
    Protocol::FeedPage first = page(bundles);
    first.more = true;
    first.backfillTotal = 5000;
    VERIFY_OK(cache.store().apply(first, noon));
    VERIFY_OK(cache.store().apply(page({}), noon));
    bool newestFirst = false;
    for (int slices = 0; slices < 1000 && cache.store().workOn(noon)->worked; ++slices) {
        const bool newest = !cache.search(u"description400x"_s).isEmpty();
        const bool oldest = !cache.search(u"description1x"_s).isEmpty();
        newestFirst = newestFirst || (newest && !oldest);
        QVERIFY(newest || !oldest);
        if (newest && !oldest) { // edits on either side of the place reached
            const qint64 version = 10 + slices;
            VERIFY_OK(cache.store().apply(page({}, {change(object(makeComment(u"mc400"_s, u"c400"_s, QStringLiteral("newword%1").arg(slices), noon, version))),
                                                    change(object(makeComment(u"mc1"_s, u"c1"_s, QStringLiteral("oldword%1").arg(slices), noon - 500 * minute + 1, version)))}),
                                          noon));
            QCOMPARE(cache.search(QStringLiteral("newword%1").arg(slices)), QStringList{u"c400"_s});
        }
    }
    QVERIFY(newestFirst);
    QCOMPARE(cache.search(u"word400x"_s), QStringList{}); // edited away
    QCOMPARE(cache.search(u"word1x"_s), QStringList{});
    QCOMPARE(cache.search(u"description1x"_s), QStringList{u"c1"_s});
}

void BigWorkTest::departuresGoInSlices_ACC_9()
{
    Cache cache;
    QList<CaseBundle> bundles;
    for (int i = 1; i <= 120; ++i) {
        bundles << whole(i);
        bundles.last().keys = i > 100 ? QStringList{u"account:a1"_s} : i > 90 ? QStringList{u"account:a1"_s, u"account:a2"_s} : QStringList{u"account:a2"_s};
    }
    VERIFY_OK(cache.store().apply(page(bundles), noon));
    const auto changes = cache.store().applyAll({lostKey(u"account:a2"_s), page({})}, noon);
    VERIFY_OK(changes);
    QStringList gone = changes->gone;
    QVERIFY(!gone.isEmpty());
    QVERIFY(cache.all().size() > 30); // the user's writes come in between
    // Ended here, the next start goes on.
    cache.reopen();
    for (auto done = cache.store().workOn(noon); done && done->worked; done = cache.store().workOn(noon))
        gone += done->changes.gone;
    QCOMPARE(QSet<QString>(gone.cbegin(), gone.cend()).size(), 90); // each is told once, for the outbox
    QCOMPARE(gone.size(), 90);
    QCOMPARE(cache.all().size(), 30);
    QVERIFY(!cache.holds("description42x"));
    QVERIFY(cache.holds("description95x"));
}

void BigWorkTest::weakerRoleLeavesNothingOfTheStronger_ACC_9_data()
{
    QTest::addColumn<bool>("answered"); ///< an answer under the new rights came before the feed told of them
    QTest::newRow("the feed tells it") << false;
    QTest::newRow("an answer was faster than the feed") << true;
}

/// An engineer becomes a customer whose account has the same cases; more of them than one slice holds.
void BigWorkTest::weakerRoleLeavesNothingOfTheStronger_ACC_9()
{
    QFETCH(bool, answered);
    Cache cache;
    Profile engineer = customer();
    engineer.role = Role::Engineer;
    QList<CaseBundle> before, after;
    for (int i = 1; i <= 60; ++i) {
        CaseBundle bundle = whole(i);
        const QString id = bundle.record.id;
        bundle.keys = {u"account:a1"_s};
        after << bundle;
        bundle.keys = {u"portal:x"_s};
        bundle.comments << makeComment(QStringLiteral("note%1").arg(i), id, u"qzinternal words"_s, noon);
        bundle.comments.last().audience = Audience::Care;
        HistoryEntry entry;
        entry.id = QStringLiteral("h%1").arg(i);
        entry.caseId = id;
        entry.field = u"owner"_s;
        entry.to = u"qzowner"_s;
        entry.audience = Audience::Care;
        entry.version = 1;
        bundle.history << entry;
        bundle.hasCare = true;
        bundle.care.id = id;
        bundle.care.ownerId = u"qzowner"_s;
        bundle.care.version = 50; // newer than all that is public
        before << bundle;
    }
    Protocol::FeedPage first = page(before);
    first.hasProfile = true;
    first.profile = engineer;
    VERIFY_OK(cache.store().apply(first, noon));
    QCOMPARE(cache.search(u"qzinternal"_s).size(), 60);
    if (answered)
        VERIFY_OK(cache.store().applyBundles(after.first(40)));
    Protocol::FeedPage weaker = page(after);
    weaker.lostKeys = QStringList{u"portal:x"_s};
    weaker.hasProfile = true;
    weaker.profile = customer();
    VERIFY_OK(cache.store().apply(weaker, noon));
    cache.reopen();
    cache.work();
    QCOMPARE(cache.all().size(), 60);
    QVERIFY(cache.search(u"qzinternal"_s).isEmpty());
    for (const QString &id : cache.all()) {
        const CaseBundle bundle = cache.detail(id).bundle;
        QVERIFY(!bundle.hasCare || bundle.care.ownerId.isEmpty());
        QCOMPARE(bundle.comments.size(), after.first().comments.size());
        QCOMPARE(bundle.history.size(), after.first().history.size());
    }
    for (const QByteArray &word : {QByteArray("qzinternal"), QByteArray("qzowner")})
        QVERIFY2(!cache.holds(word), word.constData());
}

void BigWorkTest::sweepGoesInSlices()
{
    Cache cache;
    QList<CaseBundle> bundles;
    for (int i = 1; i <= 90; ++i)
        bundles << whole(i);
    VERIFY_OK(cache.store().apply(page(bundles), noon));
    VERIFY_OK(cache.store().beginGeneration());
    VERIFY_OK(cache.store().apply(page({whole(5)}), noon));
    cache.work();
    QCOMPARE(cache.all(), QStringList{u"c5"_s});
    QVERIFY(!cache.holds("description42x"));
}

void BigWorkTest::pendingWorkSurvivesTheSlices_OFF_2()
{
    Cache cache;
    QList<CaseBundle> bundles;
    for (int i = 1; i <= 90; ++i)
        bundles << whole(i);
    VERIFY_OK(cache.store().apply(page(bundles), noon));
    VERIFY_OK(cache.store().overlay(reply(u"c80"_s), {}, noon));
    VERIFY_OK(cache.store().choose(monthsOf(1)));
    VERIFY_OK(cache.store().beginGeneration());
    QList<CaseBundle> again;
    for (int i = 60; i <= 90; ++i)
        again << whole(i);
    VERIFY_OK(cache.store().apply(page(again), noon));
    cache.work(noon + 400 * day);
    QCOMPARE(cache.all().size(), 31);
    QCOMPARE(cache.search(u"unsent"_s), QStringList{u"c80"_s});
    QCOMPARE(cache.detail(u"c80"_s).pendingIds.size(), 1);
}

void BigWorkTest::purgeIsTakenUpAgain_OFF_4()
{
    Cache cache;
    CaseBundle secret = whole(1, u"qzsecret"_s);
    secret.keys = QStringList{u"account:a2"_s};
    VERIFY_OK(cache.store().apply(page({secret, whole(2)}), noon));
    VERIFY_OK(cache.store().apply(lostKey(u"account:a2"_s), noon));
    cache.reopen(); // before any of it was purged
    cache.work();
    QVERIFY(!cache.holds("qzsecret"));
    QCOMPARE(cache.all(), QStringList{u"c2"_s});
}

void BigWorkTest::oldClosedCasesAreLeftOut_OFF_1()
{
    Cache cache;
    VERIFY_OK(cache.store().apply(page({closed(1, noon - 200 * day), whole(2), closed(3, noon - 200 * day), closed(4, noon - 10 * day), closed(5, noon - 200 * day)},
                                       {change(object(Viewed{u"case"_s, u"c5"_s, noon - day, 2}))}), noon));
    cache.store().setSpared([] { return QStringList{u"c3"_s}; }); // has a draft
    VERIFY_OK(cache.store().choose(monthsOf(3)));
    cache.work();
    QVERIFY(cache.detail(u"c1"_s).leftOut);
    QVERIFY(cache.detail(u"c1"_s).bundle.comments.isEmpty());
    QCOMPARE(cache.detail(u"c1"_s).bundle.record.subject, u"Subject of c1"_s); // its heading stays
    for (const QString &id : {u"c2"_s, u"c3"_s, u"c4"_s, u"c5"_s})
        QVERIFY2(cache.detail(id).whole, qPrintable(id));
    const auto ids = cache.reader().ids({});
    QVERIFY(ids->leftOut);
    const auto rows = cache.reader().rows(ids->rowIds);
    for (const CaseSummary &row : rows.value())
        QCOMPARE(row.leftOut, row.record.id == u"c1"_s);
    QCOMPARE(cache.store().use()->leftOut, 1);
    QVERIFY(cache.store().wanted(10)->isEmpty()); // by choice: nothing to fetch
    // What comes later is judged at once.
    VERIFY_OK(cache.store().apply(page({closed(6, noon - 300 * day, u"qzold"_s), closed(7, noon - day)}), noon));
    QVERIFY(cache.detail(u"c6"_s).leftOut);
    QVERIFY(!cache.holds("qzold"));
    QVERIFY(cache.detail(u"c7"_s).whole);
    cache.reopen();
    QCOMPARE(cache.store().choice().value(), monthsOf(3));
}

void BigWorkTest::leftOutLeavesNoWord()
{
    Cache cache;
    CaseBundle old = closed(1, noon - 200 * day, u"qzdescription"_s);
    old.comments.first().body = u"qzcomment"_s;
    old.history.first().to = u"qzhistory"_s;
    old.attachments << Attachment{u"f1"_s, u"c1"_s, {}, u"qzfile"_s, u"text/plain"_s, {}, 1, Audience::Public, {}, noon, 1};
    VERIFY_OK(cache.store().apply(page({old, whole(2)}), noon));
    const QString download = Store::downloadPath(cache.path(), u"f1"_s);
    QVERIFY(QDir().mkpath(QFileInfo(download).absolutePath()));
    QFile file(download);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("qzcontent");
    file.close();
    const QByteArray words[] = {"qzdescription", "qzcomment", "qzhistory", "qzfile", "qzcontent"};
    for (const QByteArray &word : words)
        QVERIFY2(cache.holds(word), word.constData());
    VERIFY_OK(cache.store().choose(monthsOf(1)));
    cache.work();
    for (const QByteArray &word : words)
        QVERIFY2(!cache.holds(word), word.constData());
}

void BigWorkTest::leftOutComesBack_data()
{
    QTest::addColumn<QString>("by");
    for (const QString &by : {u"asking"_s, u"change"_s, u"reopening"_s, u"page"_s})
        QTest::newRow(qPrintable(by)) << by;
}

void BigWorkTest::leftOutComesBack()
{
    QFETCH(QString, by);
    Cache cache;
    VERIFY_OK(cache.store().apply(page({closed(1, noon - 200 * day)}), noon));
    VERIFY_OK(cache.store().choose(monthsOf(1)));
    cache.work();
    QVERIFY(cache.detail(u"c1"_s).leftOut);
    CaseBundle now = closed(1, noon);
    if (by == u"asking"_s) {
        now = closed(1, noon - 200 * day);
    } else {
        now.record.version = 9;
        now.record.open = by == u"reopening"_s;
        now.record.updatedAt = by == u"reopening"_s ? noon - 200 * day : noon;
        if (by == u"page"_s) {
            VERIFY_OK(cache.store().apply(page({now}), noon));
        } else {
            VERIFY_OK(cache.store().apply(page({}, {change(object(now.record))}), noon));
            QVERIFY(!cache.detail(u"c1"_s).leftOut);
            QCOMPARE(cache.store().wanted(10).value(), QStringList{u"c1"_s});
        }
    }
    if (by != u"page"_s)
        VERIFY_OK(cache.store().applyBundles({now}));
    const CaseDetail detail = cache.detail(u"c1"_s);
    QVERIFY(detail.whole && !detail.leftOut);
    QCOMPARE(detail.bundle.comments.size(), 1);
    QVERIFY(detail.bundle.record.description.startsWith(u"description1"_s));
    QCOMPARE(cache.search(u"word1x"_s), QStringList{u"c1"_s});
}

void BigWorkTest::chosenAgainIsTakenBack()
{
    Cache cache;
    VERIFY_OK(cache.store().apply(page({closed(1, noon - 200 * day), closed(2, noon - 500 * day)}), noon));
    VERIFY_OK(cache.store().choose(monthsOf(1)));
    cache.work();
    VERIFY_OK(cache.store().choose(monthsOf(12)));
    cache.work();
    QCOMPARE(cache.store().wanted(10).value(), QStringList{u"c1"_s});
    VERIFY_OK(cache.store().choose(KeepChoice{}));
    cache.work();
    QCOMPARE(cache.store().wanted(10)->size(), 2);
    // Nobody has changed them meanwhile.
    VERIFY_OK(cache.store().applyBundles({closed(1, noon - 200 * day)}));
    VERIFY_OK(cache.store().apply(page({closed(2, noon - 500 * day)}), noon));
    for (const QString &number : {u"1"_s, u"2"_s}) {
        const CaseDetail detail = cache.detail(u"c"_s + number);
        QVERIFY(detail.whole);
        QVERIFY(detail.bundle.record.description.startsWith(QString(u"description"_s + number)));
        QCOMPARE(cache.search(QString(u"description"_s + number + u'x')), QStringList{QString(u"c"_s + number)});
        QCOMPARE(cache.search(QString(u"word"_s + number + u'x')), QStringList{QString(u"c"_s + number)});
    }
}

void BigWorkTest::limitLeavesOutTheOldest()
{
    Cache cache;
    QList<CaseBundle> bundles;
    for (int i = 1; i <= 60; ++i)
        bundles << closed(i, noon - (400 - i) * day, QStringLiteral("filler%1 ").arg(i).repeated(2000));
    bundles << whole(99);
    VERIFY_OK(cache.store().apply(page(bundles), noon));
    KeepChoice choice;
    const qint64 before = cache.store().use()->cases;
    choice.limit = before / 2;
    VERIFY_OK(cache.store().choose(choice));
    cache.work();
    const DiskUse use = cache.store().use().value();
    QVERIFY2(use.cases <= choice.limit, qPrintable(QString::number(use.cases)));
    QVERIFY(use.leftOut > 0 && use.leftOut < 60);
    QVERIFY(cache.detail(u"c1"_s).leftOut);
    QVERIFY(!cache.detail(u"c60"_s).leftOut);
    QVERIFY(cache.detail(u"c99"_s).whole); // open
    QCOMPARE(cache.work(), 0);
}

void BigWorkTest::filesGoFirst()
{
    Cache cache;
    VERIFY_OK(cache.store().apply(page({closed(1, noon - 100 * day), whole(2)}), noon));
    const auto keep = [&](const QString &name, qint64 size) {
        const QString path = Store::downloadPath(cache.path(), name);
        QDir().mkpath(QFileInfo(path).absolutePath());
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.resize(size);
    };
    QVERIFY(keep(u"large"_s, 3'000'000) && keep(u"small"_s, 1'000));
    KeepChoice choice;
    choice.limit = 2'000'000;
    VERIFY_OK(cache.store().choose(choice));
    cache.work();
    QVERIFY(!QFile::exists(Store::downloadPath(cache.path(), u"large"_s)));
    QVERIFY(cache.detail(u"c1"_s).whole);
    choice.files = KeepChoice::Files::None;
    QVERIFY(keep(u"small"_s, 1'000));
    VERIFY_OK(cache.store().choose(choice));
    cache.work();
    QCOMPARE(cache.store().use()->files, 0);
}

} // namespace Casement::Testing
