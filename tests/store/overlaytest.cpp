// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/overlaytest.h"

#include "models/domain/ports.h"
#include "tests/store/storefixture.h"
#include "tests/support/portal.h"

using namespace Qt::StringLiterals;

namespace Casement::Testing {

using Protocol::Kind;
using Protocol::Object;

namespace {

Operation openOperation(const QString &id = u"op-open"_s, const QString &caseId = u"c500"_s)
{
    OpenCase act;
    act.accountId = u"a1"_s;
    act.contactId = u"p1"_s;
    act.type = u"technicalIssue"_s;
    act.severity = u"s2"_s;
    act.subject = u"Livestream stutters"_s;
    act.description = u"Since noon it stops every minute"_s;
    act.product = u"videoPortal"_s;
    act.fields = {{u"feature"_s, u"signInAndSingleSignOn"_s}, {u"productType"_s, u"nobodyCanSignIn"_s}};
    return {id, caseId, 1, act};
}

Operation replyOperation(const QString &id, const QString &body, const QString &caseId = u"c1"_s)
{
    PostComment act;
    act.body = body;
    return {id, caseId, 1, act};
}

Operation escalateOperation(const QString &id, const QString &caseId = u"c1"_s)
{
    return {id, caseId, 1, Escalate{u"quality"_s, u"We wait since Monday"_s}};
}

Account ownAccount()
{
    Account account;
    account.id = u"a1"_s;
    account.name = u"First Account"_s;
    account.version = 1;
    return account;
}

Person ownPerson() { return {u"p1"_s, u"a1"_s, u"Ada Example"_s, u"ada@customer.example"_s, {}, {}, 1}; }

void prepare(Cache &cache)
{
    QVERIFY(cache.store().apply(page({makeBundle(makeCase(u"c1"_s)), makeBundle(makeCase(u"c2"_s))},
                                     {change(object(ownAccount())), change(object(ownPerson()))}), noon - minute).ok());
}

/// What the service would answer: the effective rows with its own numbers and times.
QList<Object> confirmedRows(const CaseDetail &pending, qint64 version, qint64 at)
{
    Case record = pending.bundle.record;
    if (record.number.isEmpty())
        record.number = u"00001234"_s;
    record.version = version;
    record.updatedAt = at;
    QList<Object> rows;
    for (Comment comment : pending.bundle.comments) {
        if (!pending.pendingIds.contains(comment.id))
            continue;
        comment.version = version;
        comment.postedAt = at;
        rows << object(comment);
    }
    for (HistoryEntry entry : pending.bundle.history) {
        if (entry.version > 0)
            continue;
        entry.version = version;
        rows << object(entry);
    }
    rows << object(record);
    return rows;
}

CaseSummary summary(Cache &cache, const QString &caseId)
{
    const auto rows = cache.reader().rows({cache.rowId(caseId)});
    return rows.value().value(0);
}

} // namespace

void OverlayTest::pendingCaseIsListedLikeTheRest_NEW_12()
{
    Cache cache;
    prepare(cache);
    const auto changes = cache.store().overlay(openOperation(), {}, noon);
    VERIFY_OK(changes);
    QCOMPARE(changes->caseIds, QStringList{u"c500"_s});
    QCOMPARE(cache.all(), (QStringList{u"c500"_s, u"c2"_s, u"c1"_s}));
    CaseQuery byNumber;
    byNumber.sort = {u"number"_s, true};
    QCOMPARE(cache.find(byNumber).first(), u"c500"_s); // provisional sorts newest
    CaseQuery mine;
    mine.conditions = portal().view(u"myOpen"_s)->conditions;
    QCOMPARE(cache.reader().counts({mine, {}}).value(), (QList<qint64>{3, 3}));
    QCOMPARE(cache.search(u"stutters"_s), QStringList{u"c500"_s});
    QCOMPARE(cache.search(u"severity:s2 noon"_s), QStringList{u"c500"_s});
    QCOMPARE(summary(cache, u"c500"_s).pending, Pending::Waiting);
    QCOMPARE(summary(cache, u"c1"_s).pending, Pending::None);
    QVERIFY(cache.detail(u"c500"_s).whole);
    QVERIFY(cache.store().wanted(10).value().isEmpty());
}

void OverlayTest::settledCaseReplacesPendingOne_NEW_12()
{
    Cache cache;
    prepare(cache);
    VERIFY_OK(cache.store().overlay(openOperation(), {}, noon));
    const qint64 rowId = cache.rowId(u"c500"_s);
    const auto rows = confirmedRows(cache.detail(u"c500"_s), 40, noon + 5 * minute);
    VERIFY_OK(cache.store().settle(u"op-open"_s, rows));
    QCOMPARE(cache.all(), (QStringList{u"c500"_s, u"c2"_s, u"c1"_s}));
    QCOMPARE(cache.rowId(u"c500"_s), rowId);
    QCOMPARE(summary(cache, u"c500"_s).pending, Pending::None);
    QCOMPARE(summary(cache, u"c500"_s).record.number, u"00001234"_s);
    const CaseDetail detail = cache.detail(u"c500"_s);
    QVERIFY(detail.whole);
    QCOMPARE(detail.bundle.history.size(), 1);
    QCOMPARE(detail.bundle.history.first().version, 40);
    QCOMPARE(cache.search(u"stutters"_s), QStringList{u"c500"_s});
    // The feed brings the same rows later, now with the keys that show them.
    VERIFY_OK(cache.store().apply(page({}, {change(rows.last())}), noon));
    QCOMPARE(cache.detail(u"c500"_s).bundle.keys, QStringList{u"account:a1"_s});
    QVERIFY(cache.detail(u"c500"_s).whole);
    QCOMPARE(cache.all().size(), 3);
}

void OverlayTest::feedBeforeAnswerShowsItOnce_OFF_2()
{
    Cache cache;
    prepare(cache);
    VERIFY_OK(cache.store().overlay(openOperation(), {}, noon));
    VERIFY_OK(cache.store().overlay(replyOperation(u"op-reply"_s, u"more facts"_s), {}, noon));
    const qint64 rowId = cache.rowId(u"c500"_s);
    const auto opened = confirmedRows(cache.detail(u"c500"_s), 40, noon);
    const auto replied = confirmedRows(cache.detail(u"c1"_s), 41, noon);
    QList<Protocol::Change> changes;
    for (const Object &row : opened + replied)
        changes << change(row);
    VERIFY_OK(cache.store().apply(page({}, changes), noon));
    QCOMPARE(cache.all().size(), 3);
    QCOMPARE(cache.rowId(u"c500"_s), rowId);
    QCOMPARE(cache.detail(u"c1"_s).bundle.comments.size(), 1);
    QCOMPARE(cache.detail(u"c1"_s).pending, Pending::None);
    QVERIFY(cache.detail(u"c1"_s).pendingIds.isEmpty());
    QCOMPARE(cache.store().wanted(10).value(), QStringList{u"c500"_s}); // as a header: the fetch makes sure nothing is missing
    VERIFY_OK(cache.store().settle(u"op-open"_s, opened));
    VERIFY_OK(cache.store().settle(u"op-reply"_s, replied));
    QCOMPARE(cache.all().size(), 3);
    QCOMPARE(cache.detail(u"c1"_s).bundle.comments.size(), 1);
    QCOMPARE(cache.store().wanted(10).value(), QStringList{u"c500"_s});
}

void OverlayTest::replyIsShownPendingAndSettled_OFF_2()
{
    Cache cache;
    prepare(cache);
    VERIFY_OK(cache.store().overlay(replyOperation(u"op-1"_s, u"It is still broken"_s), {}, noon));
    CaseDetail detail = cache.detail(u"c1"_s);
    QCOMPARE(detail.bundle.comments.size(), 1);
    QCOMPARE(detail.pendingIds, QStringList{detail.bundle.comments.first().id});
    QCOMPARE(detail.pending, Pending::Waiting);
    QCOMPARE(detail.bundle.record.responseLine, u"It is still broken"_s);
    QCOMPARE(detail.bundle.record.version, 1);
    QCOMPARE(cache.all().first(), u"c1"_s); // moved up by its update
    QCOMPARE(cache.search(u"broken"_s), QStringList{u"c1"_s});
    VERIFY_OK(cache.store().settle(u"op-1"_s, confirmedRows(detail, 9, noon + 90 * minute)));
    detail = cache.detail(u"c1"_s);
    QCOMPARE(detail.bundle.comments.size(), 1);
    QCOMPARE(detail.bundle.comments.first().postedAt, noon + 90 * minute); // the service's receipt counts
    QCOMPARE(detail.bundle.record.version, 9);
    QVERIFY(detail.pendingIds.isEmpty());
    QCOMPARE(detail.pending, Pending::None);
    QCOMPARE(cache.search(u"broken"_s), QStringList{u"c1"_s});
}

void OverlayTest::twoStackedOperations_OFF_2()
{
    Cache cache;
    prepare(cache);
    VERIFY_OK(cache.store().overlay(replyOperation(u"op-1"_s, u"first reply"_s), {}, noon));
    const CaseDetail afterFirst = cache.detail(u"c1"_s);
    VERIFY_OK(cache.store().overlay(escalateOperation(u"op-2"_s), {}, noon + minute));
    QCOMPARE(cache.detail(u"c1"_s).pendingIds.size(), 2);
    QCOMPARE(cache.detail(u"c1"_s).bundle.rounds.first().promiseDue, 0); // ESC-7: the clock starts at the service
    VERIFY_OK(cache.store().settle(u"op-1"_s, confirmedRows(afterFirst, 9, noon)));
    const CaseDetail detail = cache.detail(u"c1"_s);
    QCOMPARE(detail.bundle.comments.size(), 1);
    QCOMPARE(detail.bundle.comments.first().version, 9);
    QCOMPARE(detail.bundle.rounds.size(), 1);
    QVERIFY(detail.bundle.record.escalated);
    QCOMPARE(detail.pendingIds, QStringList{derivedId(u"op-2"_s, u"round"_s)});
    QCOMPARE(detail.pending, Pending::Waiting);
    VERIFY_OK(cache.store().settle(u"op-2"_s, {}));
    QVERIFY(cache.detail(u"c1"_s).bundle.rounds.isEmpty());
    QVERIFY(!cache.detail(u"c1"_s).bundle.record.escalated);
    QCOMPARE(cache.detail(u"c1"_s).bundle.record.version, 9);
    QCOMPARE(cache.detail(u"c1"_s).pending, Pending::None);
}

void OverlayTest::droppedOverlayLeavesConfirmedRows_OFF_2()
{
    Cache cache;
    prepare(cache);
    const CaseDetail before = cache.detail(u"c1"_s);
    const QStringList listed = cache.all();
    VERIFY_OK(cache.store().overlay(openOperation(), {}, noon));
    VERIFY_OK(cache.store().overlay(replyOperation(u"op-2"_s, u"reply on the new case"_s, u"c500"_s), {}, noon));
    VERIFY_OK(cache.store().overlay(replyOperation(u"op-3"_s, u"to be dropped"_s), {}, noon));
    VERIFY_OK(cache.store().settle(u"op-open"_s, {}));
    VERIFY_OK(cache.store().settle(u"op-2"_s, {}));
    VERIFY_OK(cache.store().settle(u"op-3"_s, {}));
    QCOMPARE(cache.detail(u"c1"_s).bundle, before.bundle);
    QCOMPARE(cache.all(), listed);
    QCOMPARE(cache.search(u"stutters"_s), QStringList{});
    QCOMPARE(cache.search(u"dropped"_s), QStringList{});
    QCOMPARE(cache.reader().detail(u"c500"_s).error().code, ErrorCode::NotFound);
    VERIFY_OK(cache.store().settle(u"op-unknown"_s, {}));
}

void OverlayTest::feedGoesUnderThePendingWork_OFF_3()
{
    Cache cache;
    prepare(cache);
    VERIFY_OK(cache.store().overlay(replyOperation(u"op-1"_s, u"mine"_s), {}, noon));
    Case renamed = makeCase(u"c1"_s, 5);
    renamed.severity = u"s1"_s;
    const auto changes = cache.store().apply(page({}, {change(object(renamed)), change(object(makeComment(u"m1"_s, u"c1"_s, u"theirs"_s, noon - 1, 5)))}), noon);
    VERIFY_OK(changes);
    QVERIFY(changes->caseIds.contains(u"c1"_s));
    const CaseDetail detail = cache.detail(u"c1"_s);
    QCOMPARE(detail.bundle.record.severity, u"s1"_s);
    QCOMPARE(detail.bundle.record.responseLine, u"mine"_s);
    QCOMPARE(detail.bundle.comments.size(), 2);
    QCOMPARE(detail.pendingIds.size(), 1);
    VERIFY_OK(cache.store().settle(u"op-1"_s, {}));
    QCOMPARE(cache.detail(u"c1"_s).bundle.record, renamed);
    QCOMPARE(cache.detail(u"c1"_s).bundle.comments.size(), 1);
}

void OverlayTest::refusedOnNewStateStaysOut_OFF_3()
{
    Cache cache;
    prepare(cache);
    VERIFY_OK(cache.store().overlay(escalateOperation(u"op-1"_s), {}, noon));
    QVERIFY(cache.detail(u"c1"_s).bundle.record.escalated);
    Case closed = makeCase(u"c1"_s, 5);
    closed.status = u"closed"_s;
    closed.open = false;
    closed.closedAt = noon;
    VERIFY_OK(cache.store().apply(page({}, {change(object(closed))}), noon));
    QCOMPARE(cache.detail(u"c1"_s).bundle.record, closed);
    QVERIFY(cache.detail(u"c1"_s).bundle.rounds.isEmpty());
    QCOMPARE(cache.detail(u"c1"_s).pending, Pending::None);
    Case reopened = makeCase(u"c1"_s, 6);
    VERIFY_OK(cache.store().apply(page({}, {change(object(reopened))}), noon));
    QVERIFY(cache.detail(u"c1"_s).bundle.record.escalated); // still in the outbox, and fits again
}

void OverlayTest::lostCaseTakesItsOverlay_ACC_9()
{
    Cache cache;
    prepare(cache);
    VERIFY_OK(cache.store().overlay(replyOperation(u"op-1"_s, u"mine"_s), {}, noon));
    Protocol::FeedPage lost = page({});
    lost.lostKeys = QStringList{u"account:a1"_s};
    VERIFY_OK(cache.store().apply(lost, noon));
    QVERIFY(cache.all().isEmpty());
    QVERIFY(cache.search(u"mine"_s).isEmpty());
    VERIFY_OK(cache.store().settle(u"op-1"_s, {}));
    QVERIFY(cache.all().isEmpty());
}

void OverlayTest::rebuiltFromTheOutboxAtStart_OFF_4()
{
    Cache cache;
    prepare(cache);
    VERIFY_OK(cache.store().overlay(openOperation(), {}, noon));
    VERIFY_OK(cache.store().overlay(replyOperation(u"op-1"_s, u"kept"_s), {}, noon));
    VERIFY_OK(cache.store().overlay(replyOperation(u"op-2"_s, u"settled but not marked done"_s), {}, noon));
    const CaseDetail before = cache.detail(u"c1"_s);
    cache.reopen();
    VERIFY_OK(cache.store().resetOverlays());
    QCOMPARE(cache.all(), (QStringList{u"c2"_s, u"c1"_s}));
    QVERIFY(cache.detail(u"c1"_s).bundle.comments.isEmpty());
    VERIFY_OK(cache.store().overlay(openOperation(), {}, noon));
    VERIFY_OK(cache.store().overlay(replyOperation(u"op-1"_s, u"kept"_s), {}, noon));
    VERIFY_OK(cache.store().overlay(replyOperation(u"op-1"_s, u"kept"_s), {}, noon)); // told twice
    VERIFY_OK(cache.store().overlay(replyOperation(u"op-2"_s, u"settled but not marked done"_s), {}, noon));
    QCOMPARE(cache.detail(u"c1"_s).bundle, before.bundle);
    QCOMPARE(cache.all().size(), 3);
}

void OverlayTest::openedBeforeAccountsArrived()
{
    Cache cache;
    Operation operation = openOperation();
    std::get<OpenCase>(operation.act).accountId = u"a7"_s;
    VERIFY_OK(cache.store().overlay(operation, {}, noon)); // unknown account: not shown yet
    QVERIFY(cache.all().isEmpty());
    Account account = ownAccount();
    account.id = u"a7"_s;
    Protocol::FeedPage first = page({}, {change(object(account))});
    first.hasProfile = true;
    first.profile = customer();
    first.profile.mayOpen << u"a7"_s;
    VERIFY_OK(cache.store().apply(first, noon));
    QCOMPARE(cache.all(), QStringList{u"c500"_s});
    // The own account and person are known from the profile alone.
    VERIFY_OK(cache.store().overlay(openOperation(u"op-own"_s, u"c501"_s), {}, noon));
    QCOMPARE(cache.all().size(), 2);
}

void OverlayTest::viewedIsPendingToo_VIEW_2()
{
    Cache cache;
    prepare(cache);
    const Operation operation{u"op-v"_s, {}, 1, MarkViewed{u"case"_s, u"c1"_s}};
    const auto changes = cache.store().overlay(operation, {}, noon);
    VERIFY_OK(changes);
    QVERIFY(changes->recent);
    QCOMPARE(cache.reader().recent().value().size(), 1);
    VERIFY_OK(cache.store().settle(u"op-v"_s, {object(Viewed{u"case"_s, u"c1"_s, noon + 5, 7})}));
    QCOMPARE(cache.reader().recent().value().size(), 1);
    QCOMPARE(cache.reader().recent().value().first().viewed, (Viewed{u"case"_s, u"c1"_s, noon + 5, 7}));
}

void OverlayTest::linksAreShownAtOnce_STAT_4()
{
    Cache cache;
    prepare(cache);
    Profile engineer = customer();
    engineer.role = Role::Engineer;
    VERIFY_OK(cache.store().setProfile(engineer));
    const auto linked = [&](const QString &id) {
        QStringList numbers;
        for (const HistoryEntry &entry : relationsOf(cache.detail(id).bundle))
            numbers << entry.to;
        return numbers;
    };
    const QString one = cache.detail(u"c1"_s).bundle.record.number, two = cache.detail(u"c2"_s).bundle.record.number;
    VERIFY_OK(cache.store().overlay(replyOperation(u"op-reply"_s, u"We look into it"_s, u"c2"_s), {}, noon));
    VERIFY_OK(cache.store().overlay({u"op-link"_s, u"c1"_s, 1, LinkCase{u"c2"_s, true}}, {}, noon));
    QCOMPARE(linked(u"c1"_s), QStringList{two});
    QCOMPARE(linked(u"c2"_s), QStringList()); // the other one when the service has it
    HistoryEntry here = cache.detail(u"c1"_s).bundle.history.last();
    here.version = 40;
    HistoryEntry there = here;
    there.id = derivedId(u"op-link"_s, u"other/related"_s);
    there.caseId = u"c2"_s;
    there.to = one;
    VERIFY_OK(cache.store().settle(u"op-link"_s, {object(here), object(there)}));
    QCOMPARE(linked(u"c1"_s), QStringList{two});
    QCOMPARE(linked(u"c2"_s), QStringList{one});
    QCOMPARE(summary(cache, u"c1"_s).pending, Pending::None);
    QCOMPARE(summary(cache, u"c2"_s).pending, Pending::Waiting); // its own work goes on
    QCOMPARE(cache.detail(u"c2"_s).bundle.comments.size(), 1);
    VERIFY_OK(cache.store().overlay({u"op-unlink"_s, u"c2"_s, 1, LinkCase{u"c1"_s, false}}, {}, noon)); // from either side
    QCOMPARE(linked(u"c2"_s), QStringList());
}

// The new case has no number before the service gives it one: until then only the act itself is shown, and nothing is related to nothing.
void OverlayTest::splitWaitsForItsNewCase()
{
    Cache cache;
    VERIFY_OK(cache.store().apply(page({makeBundle(makeCase(u"c1"_s), {makeComment(u"m1"_s, u"c1"_s, u"By the way"_s, noon - minute)})}), noon - minute));
    Profile engineer = customer();
    engineer.role = Role::Engineer;
    VERIFY_OK(cache.store().setProfile(engineer));
    const Operation split{u"op-split"_s, u"c1"_s, 1, SplitCase{u"c9"_s, u"Another"_s, {u"m1"_s}}};
    VERIFY_OK(cache.store().check(split, noon));
    VERIFY_OK(cache.store().overlay(split, {}, noon));
    QCOMPARE(cache.all(), QStringList{u"c1"_s});
    QCOMPARE(cache.detail(u"c1"_s).bundle.history.size(), 1);
    QVERIFY(relationsOf(cache.detail(u"c1"_s).bundle).isEmpty());
    QCOMPARE(summary(cache, u"c1"_s).pending, Pending::Waiting);
    Case made = makeCase(u"c9"_s, 40);
    made.number = u"00000009"_s;
    HistoryEntry entry = cache.detail(u"c1"_s).bundle.history.first();
    entry.version = 40;
    entry.to = made.number;
    VERIFY_OK(cache.store().settle(u"op-split"_s, {object(made), object(entry)}));
    QCOMPARE(cache.all().size(), 2);
    QCOMPARE(relationsOf(cache.detail(u"c1"_s).bundle).value(0).to, made.number);
    QVERIFY(!cache.detail(u"c9"_s).whole); // its messages come with a fetch
}

// A copy that went with the undoing of a merge is in no answer that was on its way then.
void OverlayTest::whatWasTakenBackDoesNotReturn_QUE_3()
{
    Cache cache;
    prepare(cache);
    const auto words = [&] {
        QStringList bodies;
        for (const Comment &comment : cache.detail(u"c1"_s).bundle.comments)
            bodies << comment.body;
        return bodies;
    };
    const Comment copy = makeComment(u"copy"_s, u"c1"_s, u"Copied"_s, noon, 40);
    VERIFY_OK(cache.store().apply(page({}, {change(object(makeCase(u"c1"_s, 40))), change(object(copy))}), noon));
    QCOMPARE(words(), QStringList{u"Copied"_s});
    VERIFY_OK(cache.store().apply(page({}, {change(object(makeCase(u"c1"_s, 41))), gone(Protocol::Kind::Comment, u"copy"_s, 41)}), noon));
    QCOMPARE(words(), QStringList());
    QVERIFY(cache.search(u"Copied"_s).isEmpty());
    VERIFY_OK(cache.store().settle(u"op-late"_s, {object(copy)}));
    QCOMPARE(words(), QStringList());
    VERIFY_OK(cache.store().applyBundles({makeBundle(makeCase(u"c1"_s, 40), {copy})}));
    QCOMPARE(words(), QStringList());
    VERIFY_OK(cache.store().settle(u"op-new"_s, {object(makeComment(u"new"_s, u"c1"_s, u"New"_s, noon, 42))}));
    QCOMPARE(words(), QStringList{u"New"_s});
}

// What the other case has become decides of what waits here, as it would after a start.
void OverlayTest::mergeHangsOnTheOtherCaseToo_QUE_3()
{
    Cache cache;
    prepare(cache);
    Profile engineer = customer();
    engineer.role = Role::Engineer;
    VERIFY_OK(cache.store().setProfile(engineer));
    VERIFY_OK(cache.store().overlay({u"op-merge"_s, u"c1"_s, 1, MergeCase{u"c2"_s}}, {}, noon));
    QVERIFY(!summary(cache, u"c1"_s).record.open);
    QVERIFY(mergedInto(cache.detail(u"c1"_s).bundle));
    Case closed = makeCase(u"c2"_s, 40);
    closed.status = u"closed"_s;
    closed.open = false;
    VERIFY_OK(cache.store().apply(page({}, {change(object(closed))}), noon));
    QVERIFY(summary(cache, u"c1"_s).record.open);
    closed = makeCase(u"c2"_s, 41);
    VERIFY_OK(cache.store().settle(u"op-other"_s, {object(closed)}));
    QVERIFY(!summary(cache, u"c1"_s).record.open);
}

void OverlayTest::checkRefusesAtOnce_ESC_1()
{
    Cache cache;
    prepare(cache);
    VERIFY_OK(cache.store().check(escalateOperation(u"op-1"_s), noon));
    Operation tooLong = escalateOperation(u"op-2"_s);
    std::get<Escalate>(tooLong.act).description = QString(251, u'x');
    QCOMPARE(cache.store().check(tooLong, noon).error().code, ErrorCode::BadRequest);
    QCOMPARE(cache.store().check(replyOperation(u"op-3"_s, u"x"_s, u"c77"_s), noon).error().code, ErrorCode::NotFound);
    QVERIFY(!cache.detail(u"c1"_s).bundle.record.escalated);
}

void OverlayTest::sweepKeepsPendingCase_OFF_4()
{
    Cache cache;
    prepare(cache);
    VERIFY_OK(cache.store().overlay(openOperation(), {}, noon));
    VERIFY_OK(cache.store().overlay(replyOperation(u"op-1"_s, u"mine"_s), {}, noon));
    VERIFY_OK(cache.store().beginGeneration());
    VERIFY_OK(cache.store().apply(page({makeBundle(makeCase(u"c1"_s))}, {change(object(ownAccount()))}), noon));
    QCOMPARE(cache.all(), (QStringList{u"c500"_s, u"c1"_s}));
    QCOMPARE(cache.detail(u"c1"_s).bundle.comments.size(), 1);
    VERIFY_OK(cache.store().settle(u"op-1"_s, {}));
    QVERIFY(cache.detail(u"c1"_s).bundle.comments.isEmpty());
}

void OverlayTest::definitionChangeKeepsPendingWork()
{
    Cache cache;
    prepare(cache);
    VERIFY_OK(cache.store().overlay(escalateOperation(u"op-1"_s), {}, noon));
    QJsonObject changed = portalJson();
    changed.insert(u"name"_s, u"Renamed"_s);
    VERIFY_OK(cache.store().setDefinition(changed));
    QVERIFY(cache.detail(u"c1"_s).bundle.record.escalated);
    VERIFY_OK(cache.store().settle(u"op-1"_s, {}));
    QVERIFY(!cache.detail(u"c1"_s).bundle.record.escalated);
}

} // namespace Casement::Testing
