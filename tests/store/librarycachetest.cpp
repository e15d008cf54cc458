// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/librarycachetest.h"

#include "sync/store/cacheschema.h"
#include "tests/store/storefixture.h"

using namespace Qt::StringLiterals;

namespace Casement::Testing {

using Protocol::Kind;

namespace {

Protocol::Object article(const QString &id, const QString &title, const QString &body, qint64 updated, const QStringList &products = {}, qint64 version = 1)
{
    Protocol::Object made;
    made.kind = Kind::Article;
    made.article = {id, title, id == u"v"_s ? u"video"_s : u"faq"_s, products, body, {}, Audience::Public, updated, version};
    return made;
}

Protocol::Object message(const QString &id, const QString &kind, qint64 published, qint64 version = 1)
{
    Protocol::Object made;
    made.kind = Kind::Message;
    made.message = {id, QString(u"About "_s + id), kind, {}, u"Zanzibar"_s, Audience::Public, published, version};
    return made;
}

QStringList idsOf(const Result<QList<Article>> &articles)
{
    QStringList ids;
    for (const Article &article : articles.ok() ? articles.value() : QList<Article>())
        ids << article.id;
    return ids;
}

void bringArticles(Cache &cache)
{
    VERIFY_OK(cache.store().apply(page({}, {change(article(u"a"_s, u"Captions are late"_s, u"# Head\nRestart the encoder."_s, noon - minute, {u"captions"_s, u"live"_s})),
                                            change(article(u"b"_s, u"The encoder and you"_s, u"About captioning."_s, noon, {u"live"_s})),
                                            change(article(u"v"_s, u"Ärger"_s, u"Wanzenbach"_s, noon - 2 * minute)), change(message(u"m"_s, u"announcement"_s, noon - minute)),
                                            change(message(u"n"_s, u"productUpdate"_s, noon))}),
                                  noon));
}

} // namespace

void LibraryCacheTest::articlesAreFoundOffline_KB_1_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("all, newest first") << QString() << QStringList{u"b"_s, u"a"_s, u"v"_s};
    QTest::newRow("title before a newer text") << u"Caption"_s << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("the other way round") << u"encoder"_s << QStringList{u"b"_s, u"a"_s};
    QTest::newRow("not inside a word") << u"oder"_s << QStringList{};
    QTest::newRow("all words") << u"capt enc"_s << QStringList{u"b"_s, u"a"_s};
    QTest::newRow("folded") << u"arger"_s << QStringList{u"v"_s};
    QTest::newRow("signs of the index") << u"\"late\" OR (title: * NEAR"_s << QStringList{};
    QTest::newRow("signs alone") << u"\"*("_s << QStringList{u"b"_s, u"a"_s, u"v"_s};
}

void LibraryCacheTest::articlesAreFoundOffline_KB_1()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, found);
    Cache cache;
    bringArticles(cache);
    QCOMPARE(idsOf(cache.reader().articles({{}, {}, typed})), found);
    // An edit is found by its new words only.
    VERIFY_OK(cache.store().apply(page({}, {change(article(u"a"_s, u"Subtitles"_s, u"Fine."_s, noon + minute, {u"captions"_s}, 2))}), noon));
    QCOMPARE(idsOf(cache.reader().articles({{}, {}, u"late"_s})), QStringList());
    QCOMPARE(idsOf(cache.reader().articles({{}, {}, u"subtitles"_s})), QStringList(u"a"_s));
}

void LibraryCacheTest::articlesAreFiltered_KB_2()
{
    Cache cache;
    bringArticles(cache);
    QCOMPARE(idsOf(cache.reader().articles({u"captions"_s, {}, {}})), QStringList(u"a"_s));
    QCOMPARE(idsOf(cache.reader().articles({u"live"_s, {u"faq"_s}, u"late"_s})), QStringList(u"a"_s));
    QCOMPARE(idsOf(cache.reader().articles({u"liv"_s, {}, {}})), QStringList());
    QCOMPARE(idsOf(cache.reader().articles({{}, {u"video"_s, u"walkthrough"_s}, {}})), QStringList(u"v"_s));
    const auto all = cache.reader().articles({});
    QCOMPARE(all.value().at(1).body, u"Head"_s); // a first line, not the whole
    QCOMPARE(cache.reader().article(u"a"_s).value().body, u"# Head\nRestart the encoder."_s);
    QCOMPARE(cache.reader().article(u"z"_s).error().code, ErrorCode::NotFound);
}

void LibraryCacheTest::messagesRememberWhatWasRead_MSG_1()
{
    Cache cache;
    bringArticles(cache);
    const auto unread = [&cache] {
        QStringList ids;
        const auto messages = cache.reader().messages({});
        for (const auto &[message, read] : messages.value()) {
            if (!read)
                ids << message.id;
        }
        return ids;
    };
    QCOMPARE(unread(), QStringList({u"n"_s, u"m"_s}));
    // At once, without a network; and it stays when the service confirms.
    const Operation read{u"op1"_s, {}, 1, MarkViewed{u"message"_s, u"n"_s}};
    VERIFY_OK(cache.store().overlay(read, {}, noon));
    QCOMPARE(unread(), QStringList(u"m"_s));
    VERIFY_OK(cache.store().settle(read.id, {object(Viewed{u"message"_s, u"n"_s, noon, 5})}));
    QCOMPARE(unread(), QStringList(u"m"_s));
    QCOMPARE(cache.reader().messages({{}, {u"announcement"_s}, u"zan"_s}).value().size(), 1);
    QVERIFY(cache.reader().recent().value().isEmpty()); // not among the cases and people looked at
    QVERIFY(cache.store().apply(page({}, {gone(Kind::Message, u"n"_s, 9)}), noon).value().messages);
    QCOMPARE(cache.reader().message(u"n"_s).error().code, ErrorCode::NotFound);
}

void LibraryCacheTest::lostNewsLeavesNoByte_ACC_9()
{
    Cache cache;
    bringArticles(cache);
    QVERIFY(cache.holds("anzibar"));
    Protocol::FeedPage lost = page({});
    lost.lostKeys << u"news:kaltura"_s;
    const auto changes = cache.store().apply(lost, noon);
    QVERIFY(changes.ok() && changes->articles && changes->messages);
    QVERIFY(idsOf(cache.reader().articles({})).isEmpty() && cache.reader().messages({}).value().isEmpty());
    QVERIFY(idsOf(cache.reader().articles({{}, {}, u"wanzen"_s})).isEmpty());
    cache.work();
    for (const QByteArray &word : {QByteArray("Wanzenbach"), QByteArray("wanzenbach"), QByteArray("anzibar")})
        QVERIFY2(!cache.holds(word), word.constData());
}

void LibraryCacheTest::olderCachesLearnOfArticles()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"cache.db"_s);
    {
        auto old = Sql::Database::open(path, {});
        VERIFY_OK(old);
        VERIFY_OK(Sql::migrate(*old.value(), Store::cacheMigrations().first(1)));
    }
    auto store = Store::CacheStore::open(path);
    VERIFY_OK(store);
    VERIFY_OK(store.value()->apply(page({}, {change(article(u"a"_s, u"Captions are late"_s, u"Restart."_s, noon))}), noon));
    auto reader = Store::CacheReader::open(path);
    VERIFY_OK(reader);
    QCOMPARE(idsOf(reader.value()->articles({{}, {}, u"late"_s})), QStringList(u"a"_s));
}

void LibraryCacheTest::casesAreGroupedByWhatTheyHave_VIEW_6()
{
    Cache cache;
    QList<CaseBundle> bundles;
    for (int i = 0; i < 300; ++i) {
        Case record = makeCase(QStringLiteral("c%1").arg(i, 3, 10, QLatin1Char('0')));
        record.accountId = QStringLiteral("account%1").arg(i % 100); // more than a list of groups would ask for one by one
        record.accountName = QStringLiteral("Account %1").arg(i % 100, 2, 10, QLatin1Char('0'));
        record.ownerName = i % 3 ? u"Eva"_s : QString();
        record.status = i % 2 ? u"new"_s : i % 5 ? u"inProgress"_s : u"ofALaterPortal"_s;
        record.updatedAt = noon + i;
        bundles << makeBundle(record);
    }
    VERIFY_OK(cache.store().apply(page(bundles), noon));
    const auto all = cache.reader().ids({}).value().rowIds;
    const auto check = [&](const QString &field, qsizetype groups) {
        const auto made = cache.reader().grouped({}, field);
        QVERIFY(made.ok());
        qsizetype count = 0, known = 0;
        QSet<qint64> seen;
        for (const auto &group : made->groups) {
            known += group.rowIds.isEmpty() ? 0 : 1;
            count += group.rowIds.size();
            qsizetype before = -1;
            for (const qint64 id : group.rowIds) {
                seen.insert(id);
                const qsizetype at = all.indexOf(id);
                QVERIFY(at > before); // in the list's order
                before = at;
            }
        }
        QCOMPARE(known, groups);
        QCOMPARE(count, 300); // each once
        QCOMPARE(seen.size(), 300);
    };
    check(u"account"_s, 100);
    check(u"owner"_s, 2);
    check(u"status"_s, 3);
    check(u"severity"_s, 1);
    CaseQuery some;
    some.conditions = {{u"status"_s, Condition::Op::Is, {u"new"_s}}};
    const auto made = cache.reader().grouped(some, u"account"_s);
    QCOMPARE(made->groups.size(), 50);
    QCOMPARE(made->groups.first().label.left(8), u"Account "_s);
}

} // namespace Casement::Testing
