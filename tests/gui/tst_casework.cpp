// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/caseviewfixture.h"
#include "ui/casedetail/composer.h"
#include "ui/common/textedit.h"
#include "ui/common/notice.h"
#include "ui/newcase/casedraft.h"

#include <QAction>
#include <QCheckBox>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace Casement;
using namespace Casement::Ui;
using namespace Qt::StringLiterals;

/// Reading a case and writing to it.
class TestCasework final : public CaseViewFixture
{
    Q_OBJECT

private Q_SLOTS:
    void draftIsKeptAndRestored_OFF_4();
    void keysBeforeTheDraftIsReadAreText_OFF_4();
    void draftsOfCasesStayApart();
    void ctrlEnterSendsOnceAndEnterNever();
    void escapeKeepsTheDraft();
    void switchingKindAsksOnce();
    void whatWasSentCanBeHadBackForAWhile_OFF_2();
    void whatIsOnItsWayStaysSent_OFF_2();
    void refusalKeepsTheText();
    void answerForAnotherCaseLeavesItsEditorAlone();
    void waitingIsOnByDefault_STAT_2();
    void customerHasNoNotes_STAT_9();
    void closedForGoodTakesNoReply_STAT_4();
    void attachmentOverTheLimitIsNamed_NEW_9();
    void pastedPictureIsAttached();
    void siblingCaseMayBeReadOnly();
    void liveUpdateKeepsWhatIsTyped();
    void statusMenuOffersOnlyAllowedMoves_STAT_1();
    void noEscalationWithoutADefinition_ESC_8();
    void closedForGoodBeginsANewCase_STAT_4();
};

void TestCasework::draftIsKeptAndRestored_OFF_4()
{
    {
        auto view = caseView();
        type(part<QPlainTextEdit>(*view, u"composerEdit"_s), u"Half a sen"_s);
        const QJsonObject kept = m_workspace->fakeDrafts.kept.value(u"reply/case-100"_s);
        QCOMPARE(kept.value(u"body"_s).toString(), u"Half a sen"_s);
        QCOMPARE(kept.value(u"kind"_s).toString(), u"reply"_s);
    }
    auto again = caseView();
    QTRY_COMPARE(part<QPlainTextEdit>(*again, u"composerEdit"_s)->toPlainText(), u"Half a sen"_s);
}

void TestCasework::keysBeforeTheDraftIsReadAreText_OFF_4()
{
    m_workspace->fakeDrafts.kept.insert(u"reply/case-100"_s, {{u"body"_s, u"Half a sen"_s}, {u"kind"_s, u"reply"_s}});
    m_workspace->fakeDrafts.script.hold = true;
    auto view = caseView();
    auto *edit = part<QPlainTextEdit>(*view, u"composerEdit"_s);
    part<QAction>(*view, u"replyAction"_s)->trigger();
    QTest::keyClicks(edit, u"tence"_s); // e would escalate
    QCOMPARE(edit->toPlainText(), u"tence"_s);
    QVERIFY(!QApplication::activeModalWidget());
    m_workspace->fakeDrafts.script.release();
    QTRY_COMPARE(edit->toPlainText(), u"Half a sentence"_s);
    const auto body = [this](const QString &key) { return m_workspace->fakeDrafts.kept.value(key).value(u"body"_s).toString(); };
    QCOMPARE(body(u"reply/case-100"_s), u"Half a sentence"_s);

    // The same with the case left before its draft came.
    m_workspace->fakeDrafts.script.hold = true;
    view->showCase(u"case-102"_s);
    QTRY_VERIFY(!edit->isReadOnly());
    QTest::keyClicks(edit, u"Quick"_s);
    view->showCase(u"case-100"_s);
    m_workspace->fakeDrafts.script.release();
    QTRY_COMPARE(body(u"reply/case-102"_s), u"Quick"_s);
    QTRY_COMPARE(edit->toPlainText(), u"Half a sentence"_s);

    // And left and shown again before either answer came.
    m_workspace->fakeDrafts.script.hold = true;
    view->showCase(u"case-102"_s);
    QTRY_VERIFY(!edit->isReadOnly());
    QTest::keyClicks(edit, u" and"_s);
    view->showCase(u"case-100"_s);
    view->showCase(u"case-102"_s);
    QTRY_VERIFY(!edit->isReadOnly());
    QTest::keyClicks(edit, u" dirty"_s);
    m_workspace->fakeDrafts.script.release();
    QTRY_COMPARE(edit->toPlainText(), u"Quick and dirty"_s);
    QCOMPARE(body(u"reply/case-102"_s), u"Quick and dirty"_s);
}

void TestCasework::draftsOfCasesStayApart()
{
    auto view = caseView();
    auto *edit = part<QPlainTextEdit>(*view, u"composerEdit"_s);
    type(edit, u"For the first"_s);
    view->showCase(u"case-102"_s);
    QTRY_VERIFY(!edit->isReadOnly());
    QCOMPARE(edit->toPlainText(), QString());
    type(edit, u"For the second"_s);
    view->showCase(u"case-100"_s);
    QTRY_COMPARE(edit->toPlainText(), u"For the first"_s);
    QCOMPARE(m_workspace->fakeDrafts.kept.value(u"reply/case-102"_s).value(u"body"_s).toString(), u"For the second"_s);
}

void TestCasework::ctrlEnterSendsOnceAndEnterNever()
{
    auto view = caseView();
    auto *edit = part<QPlainTextEdit>(*view, u"composerEdit"_s);
    type(edit, u"One"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTest::keyClicks(edit, u"r n e s a"_s); // single keys are text here
    QCOMPARE(m_workspace->fakeCommands.posted.size(), 0);
    m_workspace->fakeCommands.script.hold = true;
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_workspace->fakeCommands.posted.size(), 1);
    QVERIFY(!edit->isEnabled());
    QCOMPARE(edit->toPlainText(), u"One\nr n e s a"_s); // until the outbox has it
    m_workspace->fakeCommands.script.release();
    QTRY_COMPARE(edit->toPlainText(), QString());
    const auto &posted = m_workspace->fakeCommands.posted.first();
    QCOMPARE(posted.caseId, u"case-100"_s);
    QCOMPARE(posted.comment.body, u"One\nr n e s a"_s);
    QCOMPARE(posted.draftKey, u"reply/case-100"_s);
    QVERIFY(edit->isEnabled());
}

void TestCasework::escapeKeepsTheDraft()
{
    auto view = caseView();
    auto *edit = part<QPlainTextEdit>(*view, u"composerEdit"_s);
    type(edit, u"Not to be lost"_s);
    QTest::keyClick(edit, Qt::Key_Escape);
    QCOMPARE(edit->toPlainText(), u"Not to be lost"_s);
    QVERIFY(m_workspace->fakeDrafts.kept.contains(u"reply/case-100"_s));
}

void TestCasework::switchingKindAsksOnce()
{
    m_workspace->becomeCare();
    auto view = caseView();
    auto *composer = part<Composer>(*view, u"composer"_s);
    part<QAction>(*view, u"noteAction"_s)->trigger(); // empty: no question
    QCOMPARE(composer->kind(), Composer::Kind::Note);
    QCOMPARE(part<QPushButton>(*view, u"sendButton"_s)->text(), u"Add note"_s);
    type(part<QPlainTextEdit>(*view, u"composerEdit"_s), u"Only for us"_s);
    m_prompts.answers = {false, true};
    part<QToolButton>(*view, u"replyKindButton"_s)->click();
    QTRY_COMPARE(m_prompts.answers.size(), 1);
    QCOMPARE(composer->kind(), Composer::Kind::Note);
    QVERIFY(part<QToolButton>(*view, u"noteKindButton"_s)->isChecked());
    part<QToolButton>(*view, u"replyKindButton"_s)->click();
    QTRY_COMPARE(composer->kind(), Composer::Kind::Reply);
    QCOMPARE(m_prompts.asked.size(), 2);
    QCOMPARE(m_workspace->fakeDrafts.kept.value(u"reply/case-100"_s).value(u"kind"_s).toString(), u"reply"_s);
}

void TestCasework::whatWasSentCanBeHadBackForAWhile_OFF_2()
{
    m_undoMs = 15'000;
    auto view = caseView();
    auto *edit = part<QPlainTextEdit>(*view, u"composerEdit"_s);
    auto *bar = part<QWidget>(*view, u"undoBar"_s);
    QVERIFY(!bar->isVisible());
    type(edit, u"Half a thought"_s);
    OutboxEntry entry = m_workspace->unsentReply(u"Half a thought"_s);
    entry.act = PostComment{u"Half a thought"_s, Audience::Public, false, {AttachmentRef{u"f1"_s, u"trace.har"_s, u"text/plain"_s, 3}}};
    m_workspace->fakeOutbox.list = {entry};
    part<QPushButton>(*view, u"sendButton"_s)->click();
    QTRY_VERIFY(bar->isVisible());
    QCOMPARE(part<QLabel>(*view, u"undoTextLabel"_s)->text(), u"Your reply goes out in 15 second(s)."_s);
    QVERIFY(part<QWidget>(*view, u"sendNowButton"_s)->isVisible());
    m_workspace->time += 10'500;
    m_workspace->fakeOutbox.announce();
    QTRY_COMPARE(part<QLabel>(*view, u"undoTextLabel"_s)->text(), u"Your reply goes out in 5 second(s)."_s);
    type(edit, u"And another"_s);
    QTest::keyClick(edit, Qt::Key_U, Qt::ControlModifier);
    QTRY_COMPARE(edit->toPlainText(), u"Half a thought\n\nAnd another"_s); // nothing typed since is lost
    QVERIFY(edit->hasFocus());
    QCOMPARE(m_workspace->fakeDrafts.kept.value(u"reply/case-100"_s).value(u"files"_s).toArray().size(), 1);
    QTRY_VERIFY(!bar->isVisible());

    m_workspace->fakeOutbox.list = {m_workspace->unsentReply(u"Another"_s)};
    m_workspace->fakeOutbox.announce();
    QTRY_VERIFY(bar->isVisible());
    part<QPushButton>(*view, u"sendNowButton"_s)->click();
    QCOMPARE(m_workspace->fakeSync.synced, 1);
    m_workspace->fakeSync.setWorkOffline(true);
    QCOMPARE(part<QLabel>(*view, u"undoTextLabel"_s)->text(), u"Your reply waits for the network."_s);
    QVERIFY(!part<QWidget>(*view, u"sendNowButton"_s)->isVisible());
    m_workspace->time += 15'000;
    m_workspace->fakeOutbox.announce();
    QTRY_VERIFY(!bar->isVisible());
    QVERIFY(!part<QAction>(*view, u"undoSendAction"_s)->isEnabled());
}

void TestCasework::whatIsOnItsWayStaysSent_OFF_2()
{
    m_undoMs = 15'000;
    m_workspace->fakeOutbox.list = {m_workspace->unsentReply(u"Gone"_s)};
    auto view = caseView();
    auto *edit = part<QPlainTextEdit>(*view, u"composerEdit"_s);
    QTRY_VERIFY(part<QAction>(*view, u"undoSendAction"_s)->isEnabled());
    type(edit, u"Next"_s);
    m_workspace->fakeOutbox.script.error = Error{ErrorCode::NotAllowed, {}};
    part<QPushButton>(*view, u"undoSendButton"_s)->click();
    QTRY_VERIFY(part<Notice>(*view, u"composerNotice"_s)->isVisible());
    QCOMPARE(part<Notice>(*view, u"composerNotice"_s)->text(), u"It is on its way already."_s);
    QTRY_VERIFY(edit->isEnabled());
    QCOMPARE(edit->toPlainText(), u"Next"_s);
    QVERIFY(m_workspace->fakeDrafts.kept.contains(u"reply/case-100"_s));
}

void TestCasework::refusalKeepsTheText()
{
    auto view = caseView();
    auto *edit = part<QPlainTextEdit>(*view, u"composerEdit"_s);
    type(edit, u"Still here"_s);
    m_workspace->fakeCommands.script.error = Error{ErrorCode::NotAllowed, u"closed"_s};
    part<QPushButton>(*view, u"sendButton"_s)->click();
    QTRY_VERIFY(part<Notice>(*view, u"composerNotice"_s)->isVisible());
    QCOMPARE(edit->toPlainText(), u"Still here"_s);
    QVERIFY(m_workspace->fakeDrafts.kept.contains(u"reply/case-100"_s));
    QVERIFY(part<QPushButton>(*view, u"sendButton"_s)->isEnabled());
}

void TestCasework::answerForAnotherCaseLeavesItsEditorAlone()
{
    auto view = caseView();
    auto *edit = part<QPlainTextEdit>(*view, u"composerEdit"_s);
    type(edit, u"First"_s);
    m_workspace->fakeCommands.script.hold = true;
    part<QPushButton>(*view, u"sendButton"_s)->click();
    view->showCase(u"case-102"_s);
    QTRY_VERIFY(!edit->isReadOnly());
    type(edit, u"Second"_s);
    m_workspace->fakeCommands.script.release();
    QCoreApplication::processEvents();
    QCOMPARE(edit->toPlainText(), u"Second"_s);
}

void TestCasework::waitingIsOnByDefault_STAT_2()
{
    m_workspace->becomeCare();
    auto view = caseView();
    type(part<QPlainTextEdit>(*view, u"composerEdit"_s), u"Try this"_s);
    QVERIFY(part<QCheckBox>(*view, u"waitingCheckBox"_s)->isChecked());
    part<QPushButton>(*view, u"sendButton"_s)->click();
    QVERIFY(m_workspace->fakeCommands.posted.first().comment.waiting);
}

void TestCasework::customerHasNoNotes_STAT_9()
{
    auto view = caseView();
    type(part<QPlainTextEdit>(*view, u"composerEdit"_s), u"x"_s);
    QVERIFY(!part<QToolButton>(*view, u"noteKindButton"_s)->isVisible());
    QVERIFY(!part<QCheckBox>(*view, u"waitingCheckBox"_s)->isVisible());
    QVERIFY(!part<QPushButton>(*view, u"noteButton"_s)->isVisible());
    QVERIFY(!part<QAction>(*view, u"noteAction"_s)->isEnabled());
}

void TestCasework::closedForGoodTakesNoReply_STAT_4()
{
    Case &record = m_workspace->fakeReader.cases[4].record; // closed about two weeks ago
    auto view = caseView(record.id);
    QTRY_VERIFY(part<Notice>(*view, u"composerNotice"_s)->isVisible());
    record.closedAt = m_workspace->time - m_workspace->portal.reopenWindowMs; // the boundary instant still re-opens
    Q_EMIT m_workspace->fakeReader.casesChanged({record.id});
    QTRY_VERIFY(!part<Notice>(*view, u"composerNotice"_s)->isVisible());
    type(part<QPlainTextEdit>(*view, u"composerEdit"_s), u"It is back"_s);
    QTRY_VERIFY(part<QPushButton>(*view, u"sendButton"_s)->isEnabled());
}

void TestCasework::attachmentOverTheLimitIsNamed_NEW_9()
{
    m_workspace->portal.limits.fileBytes = 1000;
    const QString path = m_folder.filePath(u"trace.har"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(2000, 'x'));
    file.close();
    auto view = caseView();
    type(part<QPlainTextEdit>(*view, u"composerEdit"_s), u"See the trace"_s);
    m_prompts.files = {{path}};
    part<QPushButton>(*view, u"attachButton"_s)->click();
    auto *notice = part<Notice>(*view, u"composerNotice"_s);
    QTRY_VERIFY(notice->isVisible());
    QVERIFY2(notice->text().contains(u"trace.har"_s), qPrintable(notice->text()));
    QCOMPARE(part<QPlainTextEdit>(*view, u"composerEdit"_s)->toPlainText(), u"See the trace"_s);
    m_workspace->portal.limits.fileBytes = 5000;
    m_prompts.files = {{path}};
    part<QPushButton>(*view, u"attachButton"_s)->click();
    QTRY_COMPARE(m_workspace->fakeDrafts.kept.value(u"reply/case-100"_s).value(u"files"_s).toArray().size(), 1);
    part<QPushButton>(*view, u"sendButton"_s)->click();
    QCOMPARE(m_workspace->fakeCommands.posted.first().files.size(), 1);
    QCOMPARE(m_workspace->fakeCommands.posted.first().comment.attachments.first().name, u"trace.har"_s);
}

void TestCasework::pastedPictureIsAttached()
{
    auto view = caseView();
    auto *edit = part<TextEdit>(*view, u"composerEdit"_s);
    QMimeData data;
    QImage image(20, 20, QImage::Format_RGB32);
    image.fill(Qt::blue);
    data.setImageData(image);
    Q_EMIT edit->filesOffered(&data);
    QTRY_COMPARE(m_workspace->fakeDrafts.kept.value(u"reply/case-100"_s).value(u"files"_s).toArray().size(), 1);
    QVERIFY(part<QPushButton>(*view, u"sendButton"_s)->isEnabled()); // an attachment alone is a reply
}

void TestCasework::siblingCaseMayBeReadOnly()
{
    m_workspace->person.mayEdit = QStringList{};
    auto view = caseView();
    QTRY_VERIFY(part<Notice>(*view, u"caseNotice"_s)->isVisible());
    QVERIFY(!part<Composer>(*view, u"composer"_s)->isVisible());
    QVERIFY(!part<QAction>(*view, u"replyAction"_s)->isEnabled());
}

void TestCasework::liveUpdateKeepsWhatIsTyped()
{
    auto view = caseView();
    auto *edit = part<QPlainTextEdit>(*view, u"composerEdit"_s);
    type(edit, u"Typing"_s);
    m_workspace->fakeReader.details[u"case-100"_s].bundle.record.status = u"pendingResponse"_s;
    Q_EMIT m_workspace->fakeReader.casesChanged({});
    QCoreApplication::processEvents();
    QCOMPARE(edit->toPlainText(), u"Typing"_s);
    QVERIFY(edit->hasFocus());
    QCOMPARE(m_workspace->fakeCommands.viewed.size(), 1); // looked at once, however often it changes
}

void TestCasework::statusMenuOffersOnlyAllowedMoves_STAT_1()
{
    m_workspace->becomeCare();
    auto view = caseView();
    part<QAction>(*view, u"statusAction"_s)->trigger();
    auto *menu = part<QMenu>(*view, u"statusMenu"_s);
    QTRY_VERIFY(menu->isVisible());
    QStringList offered;
    for (const QAction *action : menu->actions())
        offered << action->text();
    QCOMPARE(offered, (QStringList{u"Pending Your Response"_s, u"Closed"_s}));
    menu->actions().last()->trigger();
    menu->close();
    QCOMPARE(m_workspace->fakeCommands.statuses.first().second, (SetStatus{u"inProgress"_s, u"closed"_s}));
}

void TestCasework::noEscalationWithoutADefinition_ESC_8()
{
    m_workspace->portal.hasEscalation = false;
    auto view = caseView();
    QVERIFY(!part<QPushButton>(*view, u"escalateButton"_s)->isVisible());
    QVERIFY(!part<QAction>(*view, u"escalateAction"_s)->isEnabled());
}

void TestCasework::closedForGoodBeginsANewCase_STAT_4()
{
    Case &record = m_workspace->fakeReader.cases[4].record; // closed about two weeks ago
    record.severity = u"s4"_s;
    auto view = caseView(record.id);
    int wanted = 0;
    connect(view.get(), &CaseView::newCaseWanted, view.get(), [&wanted] { ++wanted; });
    auto *notice = part<Notice>(*view, u"composerNotice"_s);
    QTRY_VERIFY(notice->isVisible());
    auto *button = part<QPushButton>(*notice, u"noticeActionButton"_s);
    QCOMPARE(button->text(), u"New case about this"_s);
    type(part<QPlainTextEdit>(*view, u"composerEdit"_s), u"It is back."_s);
    button->click();
    QTRY_COMPARE(wanted, 1);
    const QJsonObject answers = m_workspace->fakeDrafts.kept.value(u"new"_s).value(u"answers"_s).toObject();
    QCOMPARE(answers.value(u"description"_s).toString(), u"It is back.\n\nThis is about case 00010104."_s);
    QCOMPARE(answers.value(u"subject"_s).toString(), record.subject);
    QCOMPARE(answers.value(u"account"_s).toString(), u"a1"_s);
    QVERIFY(!answers.contains(u"severity"_s)); // how bad it is now is asked anew
    const CaseDraft draft = CaseDraft::fromJson(m_workspace->fakeDrafts.kept.value(u"new"_s));
    QCOMPARE(draft.toOpenCase(m_workspace->portal).related, record.id); // linked by the service, not by its words alone
    QCOMPARE(draft.relatedNumber, u"00010104"_s);

    m_workspace->fakeDrafts.kept.insert(u"new"_s, {{u"answers"_s, QJsonObject{{u"subject"_s, u"Another"_s}}}});
    button->click();
    auto *told = part<Notice>(*view, u"caseNotice"_s);
    QTRY_VERIFY(told->isVisible());
    QCOMPARE(m_workspace->fakeDrafts.kept.value(u"new"_s).value(u"answers"_s).toObject().value(u"subject"_s).toString(), u"Another"_s);
    part<QPushButton>(*told, u"noticeActionButton"_s)->click();
    QCOMPARE(wanted, 2);

    m_workspace->fakeDrafts.kept.clear();
    m_workspace->person.mayOpen.clear(); // nobody is sent where they may not go
    auto other = caseView(record.id);
    QTRY_VERIFY(part<Notice>(*other, u"composerNotice"_s)->isVisible());
    QVERIFY(!part<QPushButton>(*part<Notice>(*other, u"composerNotice"_s), u"noticeActionButton"_s)->isVisible());
}

QTEST_MAIN(TestCasework)
#include "tst_casework.moc"
