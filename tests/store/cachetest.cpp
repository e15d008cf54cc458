// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/cachetest.h"

#include "models/domain/text.h"
#include "sync/store/downloads.h"
#include "tests/store/storefixture.h"
#include "tests/support/portal.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;

namespace Casement::Testing {

using Protocol::Kind;

namespace {

void bringThree(Cache &cache)
{
    Case one = makeCase(u"c1"_s);
    one.subject = u"Zebra crossing"_s;
    one.severity = u"s1"_s;
    one.status = u"inProgress"_s;
    one.updatedAt = noon - 3 * minute;
    Case two = makeCase(u"c2"_s);
    two.subject = u"Äpfel fallen"_s;
    two.severity = u"s4"_s;
    two.status = u"closed"_s;
    two.open = false;
    two.closedAt = noon - 2 * minute;
    two.updatedAt = noon - minute;
    two.accountName = u"Alpha"_s;
    two.accountId = u"a2"_s;
    two.contactId = u"p2"_s;
    Case three = makeCase(u"c3"_s);
    three.subject = u"Melon 2"_s;
    three.updatedAt = noon - 2 * minute;
    three.openerId = u"p2"_s;
    three.type = u"featureRequest"_s;
    QVERIFY(cache.store().apply(page({makeBundle(one), makeBundle(two, {}, {u"account:a2"_s}), makeBundle(three)}), noon).ok());
}

bool fileHolds(const QString &path, const QByteArray &word)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.readAll().contains(word);
}

bool anyFileHolds(const QString &cachePath, const QByteArray &word)
{
    const QDir folder = QFileInfo(cachePath).absoluteDir();
    for (const QString &name : folder.entryList(QDir::Files)) {
        if (fileHolds(folder.filePath(name), word))
            return true;
    }
    return false;
}

} // namespace

void CacheTest::emptyFileIsMigrated()
{
    QTemporaryDir dir;
    auto store = Store::CacheStore::open(dir.filePath(u"cache.db"_s));
    VERIFY_OK(store);
    QCOMPARE(store.value()->cursor().value(), QString());
    QVERIFY(!store.value()->profile().value().has_value());
    QVERIFY(store.value()->definition().value().isEmpty());
    QCOMPARE(store.value()->lastSync().value(), 0);
    auto reader = Store::CacheReader::open(dir.filePath(u"cache.db"_s));
    VERIFY_OK(reader);
    const auto ids = reader.value()->ids({});
    VERIFY_OK(ids);
    QVERIFY(ids->rowIds.isEmpty());
    QVERIFY(!ids->complete);
}

void CacheTest::rowsSurviveRestart_OFF_1()
{
    Cache cache;
    CaseBundle bundle = makeBundle(makeCase(u"c1"_s), {makeComment(u"m1"_s, u"c1"_s, u"Hello"_s, noon)});
    bundle.record.fields.insert(u"partnerId"_s, u"4711"_s);
    bundle.record.cc = QStringList{u"x@y.example"_s, u"z@y.example"_s};
    bundle.attachments << Attachment{u"f1"_s, u"c1"_s, u"m1"_s, u"log.txt"_s, u"text/plain"_s, u"00ff"_s, 12, Audience::Public, u"Engineer"_s, noon, 1};
    bundle.rounds << Escalation{u"e1"_s, u"c1"_s, u"p1"_s, u"Ada"_s, u"quality"_s, u"why"_s, u"engineer"_s, u"soon"_s, noon, noon + 1, 0, 0, {}, 1};
    bundle.history << HistoryEntry{u"h1"_s, u"c1"_s, u"p1"_s, u"Ada"_s, Channel::Mail, Audience::Public, u"status"_s, u"new"_s, u"closed"_s, noon, 1};
    Protocol::FeedPage first = page({bundle});
    first.hasProfile = true;
    first.profile = customer();
    VERIFY_OK(cache.store().apply(first, noon));
    cache.reopen();
    const CaseDetail detail = cache.detail(u"c1"_s);
    QCOMPARE(detail.bundle.record, bundle.record);
    QCOMPARE(detail.bundle.comments, bundle.comments);
    QCOMPARE(detail.bundle.attachments, bundle.attachments);
    QCOMPARE(detail.bundle.rounds, bundle.rounds);
    QCOMPARE(detail.bundle.history, bundle.history);
    QCOMPARE(detail.bundle.keys, bundle.keys);
    QVERIFY(detail.whole);
    QCOMPARE(cache.store().cursor().value(), first.cursor);
    QCOMPARE(cache.store().lastSync().value(), noon);
    QCOMPARE(cache.store().profile().value().value(), customer());
    QCOMPARE(cache.reader().attachment(u"f1"_s).value().name, u"log.txt"_s);
    QCOMPARE(cache.reader().titles({u"c1"_s, u"none"_s}).value().value(u"c1"_s), u"00001"_s);
}

void CacheTest::sortsByEachColumn_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<bool>("descending");
    QTest::addColumn<QStringList>("order");
    QTest::newRow("updated newest first") << u"updated"_s << true << QStringList{u"c2"_s, u"c3"_s, u"c1"_s};
    QTest::newRow("updated oldest first") << u"updated"_s << false << QStringList{u"c1"_s, u"c3"_s, u"c2"_s};
    QTest::newRow("subject, umlaut among its letters") << u"subject"_s << false << QStringList{u"c2"_s, u"c3"_s, u"c1"_s};
    QTest::newRow("severity, most urgent first") << u"severity"_s << false << QStringList{u"c1"_s, u"c3"_s, u"c2"_s};
    QTest::newRow("status in the definition's order") << u"status"_s << false << QStringList{u"c3"_s, u"c1"_s, u"c2"_s};
    QTest::newRow("account") << u"account"_s << false << QStringList{u"c2"_s, u"c1"_s, u"c3"_s};
    QTest::newRow("number") << u"number"_s << true << QStringList{u"c3"_s, u"c2"_s, u"c1"_s};
    QTest::newRow("opened") << u"opened"_s << true << QStringList{u"c3"_s, u"c2"_s, u"c1"_s};
}

void CacheTest::sortsByEachColumn()
{
    QFETCH(QString, column);
    QFETCH(bool, descending);
    Cache cache;
    bringThree(cache);
    CaseQuery query;
    query.sort = {column, descending};
    QTEST(cache.find(query), "order");
}

void CacheTest::filters_VIEW_2_data()
{
    QTest::addColumn<QString>("view");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("myOpen: contact is me, open") << u"myOpen"_s << QStringList{u"c3"_s, u"c1"_s};
    QTest::newRow("accountOpen") << u"accountOpen"_s << QStringList{u"c3"_s, u"c1"_s};
    QTest::newRow("allMine: opened by me, closed too") << u"allMine"_s << QStringList{u"c2"_s, u"c1"_s};
    QTest::newRow("myClosed") << u"myClosed"_s << QStringList{};
    QTest::newRow("accountClosed") << u"accountClosed"_s << QStringList{u"c2"_s};
    QTest::newRow("accountAll") << u"accountAll"_s << QStringList{u"c2"_s, u"c3"_s, u"c1"_s};
}

void CacheTest::filters_VIEW_2()
{
    QFETCH(QString, view);
    QFETCH(QStringList, found);
    Cache cache;
    bringThree(cache);
    const PortalDefinition definition = portal();
    const auto *defined = definition.view(view);
    QVERIFY(defined);
    CaseQuery query;
    query.conditions = defined->conditions;
    query.sort = defined->sort;
    QCOMPARE(cache.find(query), found);
    QCOMPARE(cache.reader().counts({query}).value(), QList<qint64>{found.size()});
}

void CacheTest::search_VIEW_7_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("found");
    const QStringList german{u"c1"_s};
    const QStringList japanese{u"c2"_s};
    const QStringList hebrew{u"c3"_s};
    QTest::newRow("German as written") << u"Größenänderung"_s << german;
    QTest::newRow("German without marks, beginning of the word") << u"grossenand"_s << german;
    QTest::newRow("German in capitals") << u"GRÖSSENÄNDERUNG"_s << german;
    QTest::newRow("Japanese, part of a word in a comment") << u"画再"_s << japanese;
    QTest::newRow("Japanese, not in that order") << u"再画"_s << QStringList{};
    QTest::newRow("Hebrew with points finds without") << u"שָׁלוֹם"_s << hebrew;
    QTest::newRow("Hebrew beginning") << u"שלו"_s << hebrew;
    QTest::newRow("phrase") << u"\"second paragraph\""_s << german;
    QTest::newRow("phrase in the wrong order") << u"\"paragraph second\""_s << QStringList{};
    QTest::newRow("two words of one entry") << u"second para"_s << german;
    QTest::newRow("number") << u"00002"_s << japanese;
    QTest::newRow("operators are no syntax error") << u"\" OR NEAR( AND *"_s << QStringList{};
    QTest::newRow("status and word") << u"status:open שלום"_s << hebrew;
    QTest::newRow("nothing there") << u"absent"_s << QStringList{};
}

void CacheTest::search_VIEW_7()
{
    QFETCH(QString, typed);
    Cache cache;
    Case german = makeCase(u"c1"_s);
    german.subject = u"Größenänderung schlägt fehl"_s;
    german.description = u"First line.\n\nSecond *paragraph* here."_s;
    Case hebrew = makeCase(u"c3"_s);
    hebrew.description = u"שלום לכולם"_s;
    VERIFY_OK(cache.store().apply(page({makeBundle(german), makeBundle(makeCase(u"c2"_s), {makeComment(u"m1"_s, u"c2"_s, u"動画再生が止まります"_s, noon)}),
                                        makeBundle(hebrew)}), noon));
    QTEST(cache.search(typed), "found");
}

void CacheTest::searchIsNewestFirstAndSaysMore()
{
    Cache cache(2);
    QList<CaseBundle> bundles;
    for (int i = 1; i <= 3; ++i) {
        Case record = makeCase(u"c"_s + QString::number(i));
        record.subject = u"needle"_s;
        record.updatedAt = noon - i * minute;
        bundles << makeBundle(record);
    }
    VERIFY_OK(cache.store().apply(page(bundles), noon));
    const auto three = cache.reader().ids(parseSearch(u"needle"_s));
    VERIFY_OK(three);
    QVERIFY(three->more);
    // The two newest entries are c3 and c2; within them the list sorts as asked.
    QCOMPARE(cache.search(u"needle"_s), (QStringList{u"c2"_s, u"c3"_s}));
    VERIFY_OK(cache.store().apply(page({}, {gone(Kind::Case, u"c1"_s, 9)}), noon));
    QVERIFY(!cache.reader().ids(parseSearch(u"needle"_s)).value().more);
}

void CacheTest::searchFollowsEdits()
{
    Cache cache;
    VERIFY_OK(cache.store().apply(page({makeBundle(makeCase(u"c1"_s), {makeComment(u"m1"_s, u"c1"_s, u"before"_s, noon)})}), noon));
    Case edited = makeCase(u"c1"_s, 2);
    edited.subject = u"retitled"_s;
    VERIFY_OK(cache.store().apply(page({}, {change(object(edited)), change(object(makeComment(u"m1"_s, u"c1"_s, u"after"_s, noon, 2)))}), noon));
    QCOMPARE(cache.search(u"before"_s), QStringList{});
    QCOMPARE(cache.search(u"subject"_s), QStringList{});
    QCOMPARE(cache.search(u"after"_s), QStringList{u"c1"_s});
    QCOMPARE(cache.search(u"retitled"_s), QStringList{u"c1"_s});
    VERIFY_OK(cache.store().apply(page({}, {gone(Kind::Comment, u"m1"_s, 3)}), noon));
    QCOMPARE(cache.search(u"after"_s), QStringList{});
    QVERIFY(cache.detail(u"c1"_s).bundle.comments.isEmpty());
}

void CacheTest::sameSecondKeepsEveryEntry()
{
    Cache cache;
    QList<Comment> comments;
    for (int i = 0; i < 50; ++i)
        comments << makeComment(QStringLiteral("m%1").arg(i), u"c1"_s, QStringLiteral("word%1x").arg(i), noon);
    VERIFY_OK(cache.store().apply(page({makeBundle(makeCase(u"c1"_s), comments)}), noon));
    for (int i = 0; i < 50; ++i)
        QCOMPARE(cache.search(QStringLiteral("word%1x").arg(i)), QStringList{u"c1"_s});
}

void CacheTest::olderVersionNeverWins_data()
{
    QTest::addColumn<bool>("tailFirst");
    QTest::newRow("tail, then an older backfill") << true;
    QTest::newRow("backfill, then the tail") << false;
}

void CacheTest::olderVersionNeverWins()
{
    QFETCH(bool, tailFirst);
    Cache cache;
    Case newer = makeCase(u"c1"_s, 7);
    newer.subject = u"newer"_s;
    const auto tail = page({}, {change(object(newer))});
    const auto backfill = page({makeBundle(makeCase(u"c1"_s, 5), {makeComment(u"m1"_s, u"c1"_s, u"text"_s, noon, 5)})});
    VERIFY_OK(cache.store().apply(tailFirst ? tail : backfill, noon));
    VERIFY_OK(cache.store().apply(tailFirst ? backfill : tail, noon));
    const CaseDetail detail = cache.detail(u"c1"_s);
    QCOMPARE(detail.bundle.record.subject, u"newer"_s);
    QCOMPARE(detail.bundle.comments.size(), 1);
    QVERIFY(detail.whole);
}

void CacheTest::tailHeaderIsWantedUntilWhole()
{
    Cache cache;
    VERIFY_OK(cache.store().apply(page({}, {change(object(makeCase(u"c1"_s, 4))), change(object(makeCase(u"c2"_s, 4))),
                                            change(object(makeComment(u"m1"_s, u"c1"_s, u"alone"_s, noon, 4)))}), noon));
    QVERIFY(!cache.detail(u"c1"_s).whole);
    QVERIFY(cache.detail(u"c1"_s).bundle.comments.isEmpty()); // never poses as a complete thread
    QCOMPARE(cache.store().wanted(10).value(), (QStringList{u"c2"_s, u"c1"_s}));
    QCOMPARE(cache.store().wanted(1).value(), QStringList{u"c2"_s});
    const auto changes = cache.store().applyBundles({makeBundle(makeCase(u"c1"_s, 4), {makeComment(u"m0"_s, u"c1"_s, u"first"_s, noon, 2),
                                                                                      makeComment(u"m1"_s, u"c1"_s, u"alone"_s, noon + 1, 4)})});
    VERIFY_OK(changes);
    QCOMPARE(changes->caseIds, QStringList{u"c1"_s});
    QVERIFY(cache.detail(u"c1"_s).whole);
    QCOMPARE(cache.detail(u"c1"_s).bundle.comments.size(), 2);
    QCOMPARE(cache.store().wanted(10).value(), QStringList{u"c2"_s});
}

void CacheTest::fetchOlderThanTailIsRepeated()
{
    Cache cache;
    VERIFY_OK(cache.store().apply(page({}, {change(object(makeCase(u"c1"_s, 4)))}), noon));
    // The fetch has been read; before it arrives the tail brings a comment.
    VERIFY_OK(cache.store().apply(page({}, {change(object(makeComment(u"m1"_s, u"c1"_s, u"meanwhile"_s, noon, 6)))}), noon));
    VERIFY_OK(cache.store().applyBundles({makeBundle(makeCase(u"c1"_s, 4))}));
    QVERIFY(!cache.detail(u"c1"_s).whole);
    QCOMPARE(cache.store().wanted(10).value(), QStringList{u"c1"_s});
    VERIFY_OK(cache.store().applyBundles({makeBundle(makeCase(u"c1"_s, 4), {makeComment(u"m1"_s, u"c1"_s, u"meanwhile"_s, noon, 6)})}));
    QVERIFY(cache.detail(u"c1"_s).whole);
    QCOMPARE(cache.detail(u"c1"_s).bundle.comments.size(), 1);
}

void CacheTest::keysDecideWhatStays_ACC_9()
{
    Cache cache;
    const QStringList both{u"account:a1"_s, u"account:a2"_s};
    VERIFY_OK(cache.store().apply(page({makeBundle(makeCase(u"c1"_s), {}, both), makeBundle(makeCase(u"c2"_s), {}, both), makeBundle(makeCase(u"c3"_s))}), noon));
    VERIFY_OK(cache.store().apply(page({}, {gone(Kind::Case, u"c1"_s, 5, u"account:a1"_s)}), noon));
    QCOMPARE(cache.detail(u"c1"_s).bundle.keys, QStringList{u"account:a2"_s});
    VERIFY_OK(cache.store().apply(page({}, {gone(Kind::Case, u"c1"_s, 6, u"account:a2"_s)}), noon));
    QCOMPARE(cache.all(), (QStringList{u"c3"_s, u"c2"_s}));
    Protocol::FeedPage lost = page({});
    lost.lostKeys = QStringList{u"account:a1"_s};
    const auto changes = cache.store().apply(lost, noon);
    VERIFY_OK(changes);
    QCOMPARE(changes->caseIds, QStringList{u"c3"_s});
    QCOMPARE(cache.all(), QStringList{u"c2"_s});
}

void CacheTest::lessRightsTakeNotesAlong_ACC_9_STAT_9()
{
    Cache cache;
    Comment note = makeComment(u"n1"_s, u"c1"_s, u"qzinternalword"_s, noon, 1);
    note.audience = Audience::Care;
    VERIFY_OK(cache.store().apply(page({makeBundle(makeCase(u"c1"_s), {note}, {u"portal:x"_s})}), noon));
    // An engineer becomes a customer: one page takes the portal away and brings the account, unchanged in number.
    Protocol::Object account;
    account.kind = Kind::Account;
    account.account.id = u"a1"_s;
    account.account.name = u"Acme"_s;
    account.account.version = 1;
    Protocol::FeedPage turned = page({makeBundle(makeCase(u"c1"_s), {}, {u"account:a1"_s})}, {change(account)});
    turned.lostKeys = QStringList{u"portal:x"_s};
    VERIFY_OK(cache.store().apply(turned, noon));
    QVERIFY(cache.detail(u"c1"_s).whole);
    QVERIFY(cache.detail(u"c1"_s).bundle.comments.isEmpty());
    QCOMPARE(cache.reader().accounts().value().size(), 1);
}

void CacheTest::departureBelowStoredNumberIsIgnored()
{
    Cache cache;
    VERIFY_OK(cache.store().apply(page({makeBundle(makeCase(u"c1"_s, 9), {makeComment(u"m1"_s, u"c1"_s, u"kept"_s, noon, 9)})}), noon));
    VERIFY_OK(cache.store().apply(page({}, {gone(Kind::Case, u"c1"_s, 9), gone(Kind::Comment, u"m1"_s, 8)}), noon));
    QCOMPARE(cache.detail(u"c1"_s).bundle.comments.size(), 1);
    VERIFY_OK(cache.store().apply(page({}, {gone(Kind::Case, u"c1"_s, 10)}), noon));
    QVERIFY(cache.all().isEmpty());
}

void CacheTest::lostKeyLeavesNoByte_ACC_9()
{
    Cache cache;
    const QByteArray words[] = {"qzsubjectword", "qzcommentword", "qzfilename", "qzhistoryword", "qzroundword"};
    QList<CaseBundle> bundles;
    for (int i = 1; i <= 40; ++i)
        bundles << makeBundle(makeCase(u"c"_s + QString::number(i)), {makeComment(QStringLiteral("m%1").arg(i), u"c"_s + QString::number(i), u"ordinary text"_s, noon + i)});
    Case secret = makeCase(u"c99"_s);
    secret.subject = QString::fromLatin1(words[0]);
    CaseBundle bundle = makeBundle(secret, {makeComment(u"m99"_s, u"c99"_s, QString::fromLatin1(words[1]), noon)}, {u"account:a2"_s});
    bundle.attachments << Attachment{u"f1"_s, u"c99"_s, {}, QString::fromLatin1(words[2]), u"text/plain"_s, {}, 1, Audience::Public, {}, noon, 1};
    bundle.history << HistoryEntry{u"h1"_s, u"c99"_s, {}, {}, Channel::App, Audience::Public, u"product"_s, {}, QString::fromLatin1(words[3]), noon, 1};
    bundle.rounds << Escalation{u"e1"_s, u"c99"_s, {}, {}, u"quality"_s, QString::fromLatin1(words[4]), {}, {}, noon, 0, 0, 0, {}, 1};
    bundles << bundle;
    VERIFY_OK(cache.store().apply(page(bundles), noon));
    VERIFY_OK(cache.store().apply(page({}, {change(object(Viewed{u"case"_s, u"c99"_s, noon, 2}))}), noon));
    const QString download = Store::downloadPath(cache.path(), u"f1"_s);
    QVERIFY(QDir().mkpath(QFileInfo(download).absolutePath()));
    QFile file(download);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    QCOMPARE(cache.search(u"qzcommentword"_s), QStringList{u"c99"_s});
    for (const QByteArray &word : words)
        QVERIFY2(anyFileHolds(cache.path(), word), word.constData());

    Protocol::FeedPage lost = page({});
    lost.lostKeys = QStringList{u"account:a2"_s};
    VERIFY_OK(cache.store().apply(lost, noon));
    cache.work();
    for (const QByteArray &word : words)
        QVERIFY2(!anyFileHolds(cache.path(), word), word.constData());
    QVERIFY(!anyFileHolds(cache.path(), "c99"));
    QVERIFY(!QFile::exists(download));
    QVERIFY(cache.search(u"qzcommentword"_s).isEmpty());
    QVERIFY(cache.reader().recent().value().isEmpty());
    QCOMPARE(cache.all().size(), 40);
    QCOMPARE(cache.search(u"ordinary"_s).size(), 40);
}

// A case just opened is held by the answer's rows; under which keys it stands comes with the tail.
void CacheTest::whatOnlyAnAnswerToldGoesWithALostKey_ACC_9()
{
    Cache cache;
    bringThree(cache);
    VERIFY_OK(cache.store().settle(u"opened"_s, {object(makeCase(u"c7"_s, 9))}));
    QCOMPARE(cache.all().size(), 4);
    Protocol::FeedPage lost = page({});
    lost.lostKeys << u"account:a2"_s;
    VERIFY_OK(cache.store().apply(lost, noon));
    cache.work();
    QCOMPARE(cache.all().size(), 2);
    QVERIFY(!cache.all().contains(u"c7"_s));
}

void CacheTest::orgKeyTakesAccountAndPeople_ACC_9()
{
    Cache cache;
    Account first;
    first.id = u"a1"_s;
    first.name = u"First"_s;
    first.partnerIds = QStringList{u"1"_s, u"2"_s};
    first.version = 3;
    Account second = first;
    second.id = u"a2"_s;
    second.name = u"Élan"_s;
    const Person person{u"p5"_s, u"a2"_s, u"Some One"_s, u"some@one.example"_s, u"1"_s, u"Head"_s, 3};
    const auto changes = cache.store().apply(page({}, {change(object(first)), change(object(second)), change(object(person))}), noon);
    VERIFY_OK(changes);
    QVERIFY(changes->accounts);
    QCOMPARE(cache.reader().accounts().value(), (QList<Account>{second, first}));
    QCOMPARE(cache.reader().people(u"a2"_s).value(), QList<Person>{person});
    Protocol::FeedPage lost = page({});
    lost.lostKeys = QStringList{u"org:a2"_s};
    VERIFY_OK(cache.store().apply(lost, noon));
    QCOMPARE(cache.reader().accounts().value(), QList<Account>{first});
    QVERIFY(cache.reader().people(u"a2"_s).value().isEmpty());
}

void CacheTest::generationSweepsWhatIsNotBroughtAgain()
{
    Cache cache;
    bringThree(cache);
    Protocol::FeedPage full = page({});
    full.full = true;
    VERIFY_OK(cache.store().apply(full, noon));
    QCOMPARE(cache.store().cursor().value(), QString());
    QCOMPARE(cache.all().size(), 3); // reading goes on
    Protocol::FeedPage first = page({makeBundle(makeCase(u"c1"_s, 1))});
    first.more = true;
    VERIFY_OK(cache.store().apply(first, noon));
    QCOMPARE(cache.all().size(), 3);
    VERIFY_OK(cache.store().apply(page({makeBundle(makeCase(u"c4"_s, 1))}), noon));
    QCOMPARE(cache.all(), (QStringList{u"c4"_s, u"c1"_s}));
    VERIFY_OK(cache.store().apply(page({}), noon)); // swept once
    QCOMPARE(cache.all().size(), 2);
}

void CacheTest::newGenerationAcceptsLowerNumbers()
{
    Cache cache;
    VERIFY_OK(cache.store().apply(page({makeBundle(makeCase(u"c1"_s, 900), {makeComment(u"m1"_s, u"c1"_s, u"of the lost days"_s, noon, 900)})}), noon));
    VERIFY_OK(cache.store().beginGeneration());
    Case restored = makeCase(u"c1"_s, 20);
    restored.subject = u"from the backup"_s;
    VERIFY_OK(cache.store().apply(page({makeBundle(restored)}), noon));
    QCOMPARE(cache.detail(u"c1"_s).bundle.record.subject, u"from the backup"_s);
    QVERIFY(cache.detail(u"c1"_s).bundle.comments.isEmpty());
    QCOMPARE(cache.search(u"lost"_s), QStringList{});
}

void CacheTest::recentJoinsTitles_VIEW_2()
{
    Cache cache;
    bringThree(cache);
    Account account;
    account.id = u"a1"_s;
    account.name = u"First"_s;
    account.version = 1;
    const Person person{u"p5"_s, u"a1"_s, u"Some One"_s, {}, {}, {}, 1};
    VERIFY_OK(cache.store().apply(page({}, {change(object(account)), change(object(person)), change(object(Viewed{u"case"_s, u"c1"_s, noon - 3, 1})),
                                            change(object(Viewed{u"contact"_s, u"p5"_s, noon - 1, 1})), change(object(Viewed{u"account"_s, u"a1"_s, noon - 2, 1})),
                                            change(object(Viewed{u"case"_s, u"unknown"_s, noon, 1}))}), noon));
    const auto recent = cache.reader().recent();
    VERIFY_OK(recent);
    QStringList titles;
    for (const RecentItem &item : recent.value())
        titles << item.title;
    QCOMPARE(titles, (QStringList{u"Some One"_s, u"First"_s, u"Zebra crossing"_s}));
    QCOMPARE(recent->at(0).subtitle, u"First"_s);
    QCOMPARE(recent->at(2).subtitle, u"00001"_s);
    CaseQuery viewed;
    viewed.conditions = {{u"viewed"_s, Condition::Op::Is, {u"true"_s}}};
    viewed.sort = {u"viewed"_s, true};
    QCOMPARE(cache.find(viewed), QStringList{u"c1"_s});
}

void CacheTest::rowIdsNeverChange()
{
    Cache cache;
    bringThree(cache);
    const qint64 before = cache.rowId(u"c2"_s);
    Case edited = makeCase(u"c2"_s, 8);
    edited.subject = u"other"_s;
    VERIFY_OK(cache.store().apply(page({}, {change(object(edited))}), noon));
    QCOMPARE(cache.rowId(u"c2"_s), before);
    QVERIFY(cache.reader().rows({before, 999, before}).value().size() == 2); // vanished ones are left out
}

void CacheTest::readerIsInterrupted()
{
    Cache cache;
    bringThree(cache);
    cache.reader().interrupt(); // between calls: no effect on the next
    VERIFY_OK(cache.reader().ids({}));
    std::atomic<bool> stop = false;
    std::thread other([&] {
        while (!stop)
            cache.reader().interrupt();
    });
    Error met{ErrorCode::BadRequest, {}};
    for (int i = 0; i < 20'000 && met.code == ErrorCode::BadRequest; ++i) {
        if (const auto ids = cache.reader().ids(parseSearch(u"zebra"_s)); !ids)
            met = ids.error();
    }
    stop = true;
    other.join();
    QCOMPARE(met.code, ErrorCode::Cancelled);
    QCOMPARE(cache.search(u"zebra"_s), QStringList{u"c1"_s});
}

void CacheTest::completeOnceBackfillEnds()
{
    Cache cache;
    Protocol::FeedPage first = page({makeBundle(makeCase(u"c1"_s))});
    first.more = true;
    first.backfillDone = 1;
    first.backfillTotal = 2;
    VERIFY_OK(cache.store().apply(first, noon));
    QVERIFY(!cache.reader().ids({}).value().complete);
    VERIFY_OK(cache.store().apply(page({makeBundle(makeCase(u"c2"_s))}), noon));
    QVERIFY(cache.reader().ids({}).value().complete);
}

void CacheTest::definitionChangeReranks()
{
    Cache cache;
    bringThree(cache);
    CaseQuery bySeverity;
    bySeverity.sort = {u"severity"_s, false};
    QCOMPARE(cache.find(bySeverity), (QStringList{u"c1"_s, u"c3"_s, u"c2"_s}));
    QJsonObject changed = portalJson();
    QJsonArray levels = changed.value(u"severities"_s).toArray();
    for (qsizetype i = 0; i < levels.size(); ++i) {
        QJsonObject level = levels.at(i).toObject();
        level.insert(u"rank"_s, int(levels.size() - i));
        levels.replace(i, level);
    }
    changed.insert(u"severities"_s, levels);
    const auto stored = cache.store().setDefinition(changed);
    VERIFY_OK(stored);
    QCOMPARE(cache.find(bySeverity), (QStringList{u"c2"_s, u"c3"_s, u"c1"_s}));
    QJsonObject broken = portalJson();
    broken.remove(u"statuses"_s);
    QCOMPARE(cache.store().setDefinition(broken).error().code, ErrorCode::BadDefinition);
    QCOMPARE(cache.store().definition().value(), changed);
}

} // namespace Casement::Testing
