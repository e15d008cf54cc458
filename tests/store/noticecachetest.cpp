// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/noticecachetest.h"

#include "tests/store/storefixture.h"

using namespace Qt::StringLiterals;

namespace Casement::Testing {

using Protocol::Kind;

namespace {

Protocol::Object notice(const QString &id, const QString &caseId, qint64 at, qint64 version = 1)
{
    Protocol::Object made;
    made.kind = Kind::Notice;
    made.notice = {id, caseId, u"reply"_s, {}, u"xylophone"_s, u"Eva"_s, Audience::Public, at, version};
    return made;
}

QStringList shown(Cache &cache, bool unreadOnly = false)
{
    QStringList ids;
    const auto notices = cache.reader().notices();
    for (const NoticeItem &item : notices.value()) {
        if (!unreadOnly || !item.read)
            ids << item.record.id;
    }
    return ids;
}

} // namespace

void NoticeCacheTest::showWithTheirCaseOnly_ACC_8()
{
    Cache cache;
    VERIFY_OK(cache.store().apply(page({makeBundle(makeCase(u"c1"_s))}, {change(notice(u"n1"_s, u"c1"_s, noon)), change(notice(u"n2"_s, u"c1"_s, noon + 1)),
                                                                      change(notice(u"n3"_s, u"elsewhere"_s, noon + 2))}), noon));
    QCOMPARE(shown(cache), QStringList({u"n2"_s, u"n1"_s}));
    const NoticeItem item = cache.reader().notices().value().first();
    QCOMPARE(item.record, notice(u"n2"_s, u"c1"_s, noon + 1).notice);
    QCOMPARE(item.subject, makeCase(u"c1"_s).subject);
    // Its case comes later.
    VERIFY_OK(cache.store().apply(page({makeBundle(makeCase(u"elsewhere"_s))}), noon));
    QCOMPARE(shown(cache).first(), u"n3"_s);
    QVERIFY(cache.store().apply(page({}, {gone(Kind::Notice, u"n3"_s, 9)}), noon).value().notices);
    QCOMPARE(shown(cache), QStringList({u"n2"_s, u"n1"_s}));
}

void NoticeCacheTest::rememberWhatWasRead()
{
    Cache cache;
    VERIFY_OK(cache.store().apply(page({makeBundle(makeCase(u"c1"_s))}, {change(notice(u"n1"_s, u"c1"_s, noon)), change(notice(u"n2"_s, u"c1"_s, noon + 1))}), noon));
    const Operation read{u"op1"_s, {}, 1, MarkViewed{u"notice"_s, u"n1"_s}};
    VERIFY_OK(cache.store().overlay(read, {}, noon)); // at once, without a network
    QCOMPARE(shown(cache, true), QStringList(u"n2"_s));
    VERIFY_OK(cache.store().settle(read.id, {object(Viewed{u"notice"_s, u"n1"_s, noon, 5})}));
    QCOMPARE(shown(cache, true), QStringList(u"n2"_s));
    QVERIFY(cache.reader().recent().value().isEmpty()); // not among the cases and people looked at
}

void NoticeCacheTest::goWithTheirCase_ACC_9()
{
    Cache cache;
    VERIFY_OK(cache.store().apply(page({makeBundle(makeCase(u"c1"_s))}, {change(notice(u"n1"_s, u"c1"_s, noon)), change(notice(u"n2"_s, u"unknown"_s, noon))}), noon));
    QVERIFY(cache.holds("xylophone"));
    const auto changes = cache.store().apply(page({}, {gone(Kind::Case, u"c1"_s, 7), gone(Kind::Case, u"unknown"_s, 7)}), noon);
    QVERIFY(changes.ok() && changes->notices);
    QVERIFY(shown(cache).isEmpty());
    cache.work();
    QVERIFY(!cache.holds("xylophone"));
}

void NoticeCacheTest::goWithTheirReader_ACC_9()
{
    for (const QString &key : {u"user:u1"_s, u"account:a1"_s}) {
        Cache cache;
        VERIFY_OK(cache.store().apply(page({makeBundle(makeCase(u"c1"_s))}, {change(notice(u"n1"_s, u"c1"_s, noon)), change(notice(u"n2"_s, u"unknown"_s, noon))}), noon));
        Protocol::FeedPage lost = page({});
        lost.lostKeys << key;
        VERIFY_OK(cache.store().apply(lost, noon));
        QVERIFY(shown(cache).isEmpty());
        cache.work();
        QVERIFY2(!cache.holds("xylophone"), qPrintable(key));
    }
}

} // namespace Casement::Testing
