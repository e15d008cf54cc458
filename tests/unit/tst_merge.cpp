// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/duetimes.h"
#include "models/domain/operation.h"
#include "models/domain/ports.h"
#include "tests/unit/twocases.h"

#include <QTest>
#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Casement;
using namespace Casement::Testing;

namespace {

/// What a case is after an act on it, with all it has.
CaseBundle after(CaseBundle bundle, const Effects &effects)
{
    if (effects.record)
        bundle.record = *effects.record;
    bundle.comments += effects.comments;
    bundle.attachments += effects.attachments;
    bundle.history += effects.history;
    bundle.comments.removeIf([&](const Comment &comment) { return effects.withdrawn.contains(comment); });
    bundle.attachments.removeIf([&](const Attachment &file) { return effects.withdrawnFiles.contains(file); });
    return bundle;
}

/// The duplicate: what conversation() is, closed by nobody yet.
CaseBundle duplicate()
{
    CaseBundle bundle = conversation();
    bundle.record.escalated = false;
    bundle.record.openedAt = now - 400;
    bundle.record.description = u"It began so."_s;
    bundle.record.contactId = u"p2"_s;
    return bundle;
}

CaseBundle survivor()
{
    CaseBundle bundle = numbered(u"c2"_s, u"00000002"_s);
    bundle.comments = {said(u"s1"_s, u"p1"_s, Audience::Public, now - 250)};
    bundle.comments.first().caseId = u"c2"_s;
    bundle.record.responseAt = now - 250;
    bundle.record.responseBy = u"p1 by name"_s;
    bundle.record.responseLine = u"Words of s1"_s;
    return bundle;
}

} // namespace

/// Two cases that are one matter, and one that was taken for it.
class TestMerge final : public QObject
{
    Q_OBJECT

private:
    const PortalDefinition m_kaltura = Testing::portal();

private Q_SLOTS:
    void oneClosesAndSaysWhichGoesOn_QUE_3_data();
    void oneClosesAndSaysWhichGoesOn_QUE_3();
    void whatWasSaidKeepsAuthorTimeAndAudience_QUE_3_STAT_9();
    void undoLeavesBothAsBefore_QUE_3_data();
    void undoLeavesBothAsBefore_QUE_3();
    void contactBecomesCcWhereTicked_QUE_3_NEW_7();
    void nothingElseIsDoneToIt_QUE_3();
    void firstAnswerOfAnotherCaseIsNone_QUE_5();
    void badMergesAreRefused_QUE_3_ACC_11_data();
    void badMergesAreRefused_QUE_3_ACC_11();
    void undoHasItsTime_QUE_3_data();
    void undoHasItsTime_QUE_3();
};

void TestMerge::oneClosesAndSaysWhichGoesOn_QUE_3_data()
{
    QTest::addColumn<QString>("portal");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("closed");
    QTest::newRow("kaltura") << u"kaltura"_s << u"pendingResponse"_s << u"closed"_s;
    QTest::newRow("classic") << u"classic"_s << u"newAssigned"_s << u"solutionSuggested"_s;
    QTest::newRow("atlas") << u"atlas"_s << u"open"_s << u"resolved"_s;
}

void TestMerge::oneClosesAndSaysWhichGoesOn_QUE_3()
{
    QFETCH(QString, portal);
    QFETCH(QString, status);
    QFETCH(QString, closed);
    CaseBundle before = duplicate();
    before.record.status = status;
    before.record.contactId = u"p1"_s; // the same readers, also where each sees their own only
    const auto effects = act(Testing::portal(portal), care, before, MergeCase{u"c2"_s}, survivor());
    QVERIFY2(effects, qPrintable(effects ? QString() : effects.error().detail));
    QCOMPARE(effects->record->status, closed);
    QVERIFY(!effects->record->open && effects->record->closedAt == now && effects->record->closeReason.isEmpty());
    const CaseBundle one = after(before, effects.value()), other = after(survivor(), effects->others.front());
    QVERIFY(mergedInto(one));
    QCOMPARE(mergedInto(one)->to, u"00000002"_s);
    QCOMPARE(mergedInto(one)->audience, Audience::Public);
    QVERIFY(!mergedInto(other));
    QCOMPARE(mergedHere(other), QStringList{u"00000001"_s});
    QCOMPARE(other.record.status, u"inProgress"_s);
    QVERIFY(other.record.open);
}

void TestMerge::whatWasSaidKeepsAuthorTimeAndAudience_QUE_3_STAT_9()
{
    const CaseBundle before = duplicate();
    const auto effects = act(m_kaltura, care, before, MergeCase{u"c2"_s}, survivor());
    QVERIFY(effects);
    QVERIFY(effects->comments.isEmpty() && effects->attachments.isEmpty()); // all stays where it is
    const Effects &there = effects->others.front();
    QCOMPARE(there.comments.size(), before.comments.size() + 1);
    const Comment &begun = there.comments.first();
    QCOMPARE(begun.body, u"Sound\n\nIt began so."_s);
    QCOMPARE(begun.postedAt, now - 400);
    for (qsizetype i = 0; i < before.comments.size(); ++i) {
        Comment expected = before.comments.at(i);
        expected.id = there.comments.at(i + 1).id;
        expected.caseId = u"c2"_s;
        QVERIFY(there.comments.at(i + 1) == expected && expected.id != before.comments.at(i).id);
    }
    QCOMPARE(there.attachments.size(), 3);
    QCOMPARE(there.attachments.at(0).commentId, begun.id); // what came with the case
    QCOMPARE(there.attachments.at(1).commentId, there.comments.at(2).id);
    QCOMPARE(there.attachments.at(2).audience, Audience::Care);
    QCOMPARE(there.attachments.at(2).sha256, u"sha-fn"_s);
    QCOMPARE(there.record->responseBy, u"e1 by name"_s); // of both, the last that was public
    QCOMPARE(there.record->responseAt, now - 100);
}

void TestMerge::undoLeavesBothAsBefore_QUE_3_data()
{
    QTest::addColumn<QString>("status");
    for (const char *status : {"new", "inProgress", "pendingResponse", "closed"})
        QTest::newRow(status) << QString::fromLatin1(status);
}

void TestMerge::undoLeavesBothAsBefore_QUE_3()
{
    QFETCH(QString, status);
    CaseBundle before = duplicate(), other = survivor();
    before.record.closeReason.clear();
    stand(m_kaltura, before.record, status, now - 50);
    if (before.record.open)
        before.record.closeReason = u"solved"_s;
    other.record.cc = {u"first@acme.example"_s};
    Situation situation;
    situation.before = before;
    situation.other = other;
    situation.contact = Person{u"p2"_s, u"a1"_s, u"Paul"_s, u"paul@acme.example"_s, {}, {}, 0};
    const auto done = decide(m_kaltura, care, situation, {u"op"_s, u"c1"_s, 1, MergeCase{u"c2"_s, true}}, now);
    QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
    const CaseBundle merged = after(before, done.value());
    CaseBundle both = after(other, done->others.front());
    QCOMPARE(both.record.cc, (QStringList{u"first@acme.example"_s, u"paul@acme.example"_s}));
    Comment later = said(u"s2"_s, u"p1"_s, Audience::Public, now + 10);
    later.caseId = u"c2"_s;
    both.comments << later;

    const auto undone = act(m_kaltura, care, merged, MergeCase{u"c2"_s, false, false}, both);
    QVERIFY2(undone, qPrintable(undone ? QString() : undone.error().detail));
    const CaseBundle again = after(merged, undone.value()), left = after(both, undone->others.front());
    QVERIFY(!mergedInto(again) && mergedHere(left).isEmpty());
    Case expected = before.record;
    expected.updatedAt = again.record.updatedAt;
    if (expected.pendingSince)
        expected.pendingSince = now; // it counts anew
    QVERIFY(again.record == expected);
    QCOMPARE(again.comments, before.comments);
    QCOMPARE(again.attachments, before.attachments);
    QCOMPARE(left.comments, other.comments + QList<Comment>{later}); // what was said meanwhile stays
    QCOMPARE(left.attachments, other.attachments);
    Case there = other.record;
    there.updatedAt = left.record.updatedAt;
    there.responseAt = later.postedAt;
    there.responseLine = u"Words of s2"_s;
    QVERIFY(left.record == there);
    const auto nothing = act(m_kaltura, care, again, MergeCase{u"c2"_s, false, false}, left);
    QVERIFY(nothing && nothing->history.isEmpty() && nothing->others.empty());
    const auto twice = act(m_kaltura, care, again, MergeCase{u"c2"_s}, left); // and merged once more
    QVERIFY(twice);
}

void TestMerge::contactBecomesCcWhereTicked_QUE_3_NEW_7()
{
    const auto merge = [&](CaseBundle other, bool cc, const PortalDefinition &portal) {
        Situation situation;
        situation.before = duplicate();
        situation.other = std::move(other);
        situation.contact = Person{u"p2"_s, u"a1"_s, u"Paul"_s, u"paul@acme.example"_s, {}, {}, 0};
        return decide(portal, care, situation, {u"op"_s, u"c1"_s, 1, MergeCase{u"c2"_s, cc}}, now);
    };
    QVERIFY(merge(survivor(), false, m_kaltura)->others.front().record->cc.isEmpty());
    const auto ticked = merge(survivor(), true, m_kaltura);
    QCOMPARE(ticked->others.front().record->cc, QStringList{u"paul@acme.example"_s});
    QCOMPARE(ticked->others.front().record->contactId, u"p1"_s);
    CaseBundle known = survivor();
    known.record.cc = {u"Paul@acme.example"_s};
    QCOMPARE(merge(known, true, m_kaltura)->others.front().record->cc.size(), 1);
    for (int i = 0; i < 4; ++i)
        known.record.cc << QStringLiteral("%1@acme.example").arg(i);
    known.record.cc.removeFirst();
    known.record.cc << u"5@acme.example"_s;
    QCOMPARE(merge(known, true, m_kaltura).error().detail, u"cc: tooMany"_s);
    QCOMPARE(merge(survivor(), true, Testing::portal(u"classic"_s)).error().detail, u"cc: notHere"_s);
}

void TestMerge::nothingElseIsDoneToIt_QUE_3()
{
    const auto done = act(m_kaltura, care, duplicate(), MergeCase{u"c2"_s}, survivor());
    const CaseBundle merged = after(duplicate(), done.value());
    const QString goesOn = u"merged: this case goes on as 00000002"_s;
    for (const Operation::Act &other : {Operation::Act(SetStatus{u"closed"_s, u"inProgress"_s}), Operation::Act(Assign{{}, u"p1"_s}), Operation::Act(PostComment{u"x"_s}),
                                        Operation::Act(EditField{u"phone"_s, {}, u"1"_s}), Operation::Act(SplitCase{u"c9"_s, u"S"_s, {u"m1"_s}}),
                                        Operation::Act(MergeCase{u"c3"_s})}) {
        const auto refused = act(m_kaltura, care, merged, other, std::holds_alternative<MergeCase>(other) ? std::optional(numbered(u"c3"_s, u"00000003"_s)) : std::nullopt);
        QVERIFY(!refused);
        QCOMPARE(refused.error().detail, goesOn);
    }
    const auto reply = act(m_kaltura, customer, merged, PostComment{u"More"_s}, survivor()); // what is said is said in the other
    QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().detail));
    QVERIFY(!reply->record && reply->comments.isEmpty() && reply->history.isEmpty());
    const Effects &there = reply->others.front();
    QCOMPARE(there.record->id, u"c2"_s);
    QCOMPARE(there.comments.first().caseId, u"c2"_s);
    QCOMPARE(there.history.first().caseId, u"c2"_s);
    QVERIFY(act(m_kaltura, care, merged, LinkCase{u"c2"_s, true}, survivor()));
}

// What Care said before a case was there does not answer it.
void TestMerge::firstAnswerOfAnotherCaseIsNone_QUE_5()
{
    CaseBundle bundle = survivor();
    bundle.record.openedAt = now - 200;
    Comment early = said(u"m9"_s, u"e1"_s, Audience::Public, now - 300);
    early.byCare = true;
    bundle.comments = {early};
    const auto met = [&] {
        for (const DueTime &time : dueTimes(m_kaltura, bundle, {})) {
            if (time.kind == DueTime::Kind::FirstResponse)
                return time.metAt;
        }
        return qint64(-1);
    };
    QCOMPARE(met(), 0);
    early.postedAt = now - 100;
    bundle.comments << early;
    QCOMPARE(met(), now - 100);
}

void TestMerge::badMergesAreRefused_QUE_3_ACC_11_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("detail");
    QTest::newRow("customer") << u"customer"_s << u"only Care does this"_s;
    QTest::newRow("nothing") << u"nothing"_s << u"into: required"_s;
    QTest::newRow("itself") << u"itself"_s << u"into: is this case itself"_s;
    QTest::newRow("no number") << u"number"_s << u"into: has no number yet"_s;
    QTest::newRow("another account") << u"account"_s << u"into: is of another account"_s;
    QTest::newRow("other readers") << u"readers"_s << u"into: is read by other people"_s;
    QTest::newRow("closed") << u"closed"_s << u"into: is closed"_s;
    QTest::newRow("merged itself") << u"merged"_s << u"into: goes on as 00000007"_s;
    QTest::newRow("escalated") << u"escalated"_s << u"escalation: end it first, or merge the other case into this one"_s;
}

void TestMerge::badMergesAreRefused_QUE_3_ACC_11()
{
    QFETCH(QString, what);
    QFETCH(QString, detail);
    PortalDefinition portal = m_kaltura;
    portal.ownCasesOnly = what == u"readers"_s;
    CaseBundle before = duplicate();
    std::optional<CaseBundle> other = survivor();
    QString into = u"c2"_s;
    if (what == u"nothing"_s) {
        other.reset();
        into.clear();
    } else if (what == u"itself"_s) {
        other->record.id = u"c1"_s;
    } else if (what == u"number"_s) {
        other->record.number.clear();
    } else if (what == u"account"_s) {
        other->record.accountId = u"a2"_s;
    } else if (what == u"closed"_s) {
        stand(portal, other->record, u"closed"_s, now);
    } else if (what == u"merged"_s) {
        HistoryEntry entry;
        entry.id = u"h"_s;
        entry.field = u"mergedInto"_s;
        entry.to = u"00000007"_s;
        other->history << entry;
    } else if (what == u"escalated"_s) {
        before.rounds << Escalation{};
    }
    const auto effects = act(portal, what == u"customer"_s ? customer : care, before, MergeCase{into}, other);
    QVERIFY(!effects);
    QCOMPARE(effects.error().detail, detail);
}

void TestMerge::undoHasItsTime_QUE_3_data()
{
    QTest::addColumn<qint64>("passed");
    QTest::addColumn<bool>("may");
    QTest::newRow("30 days") << mergeUndoneWithinMs << true;
    QTest::newRow("a moment more") << mergeUndoneWithinMs + 1 << false;
}

void TestMerge::undoHasItsTime_QUE_3()
{
    QFETCH(qint64, passed);
    QFETCH(bool, may);
    const auto done = act(m_kaltura, care, duplicate(), MergeCase{u"c2"_s}, survivor());
    Situation situation;
    situation.before = after(duplicate(), done.value());
    situation.other = after(survivor(), done->others.front());
    const auto undone = decide(m_kaltura, care, situation, {u"op2"_s, u"c1"_s, 1, MergeCase{u"c2"_s, false, false}}, now + passed);
    QCOMPARE(undone.ok(), may);
}

QTEST_APPLESS_MAIN(TestMerge)
#include "tst_merge.moc"
