// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/casefixture.h"
#include "ui/casedetail/caseview.h"
#include "ui/casedetail/composer.h"
#include "ui/casedetail/historyview.h"
#include "ui/casedetail/messagecard.h"
#include "ui/common/markdownview.h"
#include "ui/common/quotes.h"
#include "ui/common/textedit.h"
#include "ui/common/thumbnail.h"
#include "ui/casedetail/threadview.h"
#include "ui/common/notice.h"

#include <QAction>
#include <QCheckBox>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>

using namespace Casement;
using namespace Casement::Ui;
using namespace Qt::StringLiterals;

/// Reading a case and writing to it.
class TestCasework final : public CaseFixture
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
    void quotedTextIsFolded_data();
    void quotedTextIsFolded();
    void quotedTextOpensWhereItStands();
    void previewShowsTheReplyAsItIsRead();
    void picturesAreShownSmall();
    void hugePicturesStayFiles();
    void refusalKeepsTheText();
    void answerForAnotherCaseLeavesItsEditorAlone();
    void waitingIsOnByDefault_STAT_2();
    void customerHasNoNotes_STAT_9();
    void closedForGoodTakesNoReply_STAT_4();
    void attachmentOverTheLimitIsNamed_NEW_9();
    void pastedPictureIsAttached();
    void siblingCaseMayBeReadOnly();
    void conversationShowsEveryMessage();
    void longThreadOpensFoldedAndKeepsItsPlace();
    void liveUpdateKeepsWhatIsTyped();
    void statusMenuOffersOnlyAllowedMoves_STAT_1();
    void noEscalationWithoutADefinition_ESC_8();
    void historySaysWhatHappened_STAT_8_data();
    void historySaysWhatHappened_STAT_8();

private:
    std::unique_ptr<CaseView> caseView(const QString &id = u"case-100"_s);
};

std::unique_ptr<CaseView> TestCasework::caseView(const QString &id)
{
    auto view = std::make_unique<CaseView>(context());
    view->resize(1200, 800);
    view->show();
    view->showCase(id);
    (void)QTest::qWaitForWindowExposed(view.get());
    (void)QTest::qWaitFor([&] {
        return part<QAction>(*view, u"replyAction"_s)->isEnabled() || !m_workspace->person.mayEdit.contains(u"a1"_s);
    });
    return view;
}

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

void TestCasework::quotedTextIsFolded_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("parts"); // those folded begin with +
    const auto row = [](const char *name, const QString &text, const QStringList &parts) { QTest::newRow(name) << text << parts; };
    row("none", u"One\n\ntwo"_s, {u"One\n\ntwo"_s});
    row("at the end", u"Yes.\n\n> May I?"_s, {u"Yes.\n"_s, u"+> May I?"_s});
    row("with its introduction", u"Yes.\n\nOn 3 May Noa wrote:\n> May I?\n\n> Please"_s, {u"Yes.\n"_s, u"+On 3 May Noa wrote:\n> May I?\n\n> Please"_s});
    row("not the words before", u"I mean this:\n> May I?"_s, {u"I mean this:"_s, u"+> May I?"_s});
    row("short above its answer", u"> May I?\n\nYes."_s, {u"> May I?\n\nYes."_s});
    row("long above its answer", u"> a\n> b\n> c\n> d\nYes."_s, {u"+> a\n> b\n> c\n> d"_s, u"Yes."_s});
    row("nothing else", u"> May I?"_s, {u"> May I?"_s});
    row("code", u"See:\n```\n> a\n> b\n> c\n> d\n```"_s, {u"See:\n```\n> a\n> b\n> c\n> d\n```"_s});
    row("of a mail program", u"Ja.\n\n-----Ursprüngliche Nachricht-----\nVon: Noa\n\nDarf ich?"_s,
        {u"Ja.\n"_s, u"+-----Ursprüngliche Nachricht-----\nVon: Noa\n\nDarf ich?"_s});
    row("a table", u"A | B\n--- | ---\n1 | 2"_s, {u"A | B\n--- | ---\n1 | 2"_s});
}

void TestCasework::quotedTextIsFolded()
{
    QFETCH(QString, text);
    QStringList found;
    for (const TextPart &part : partsOf(text))
        found << (part.quoted ? u'+' + part.text : part.text);
    QTEST(found, "parts");
}

void TestCasework::quotedTextOpensWhereItStands()
{
    m_workspace->fakeReader.details[u"case-100"_s].bundle.comments.last().body = u"Done.\n\n> Can you do it?"_s;
    auto view = caseView();
    auto *toggle = part<QToolButton>(*view, u"quotedButton"_s);
    auto *quoted = part<MarkdownView>(*view, u"quotedView"_s);
    QVERIFY(toggle->isVisible() && !quoted->isVisible());
    QCOMPARE(toggle->text(), u"Show quoted text"_s);
    toggle->setFocus();
    QTest::keyClick(toggle, Qt::Key_Space);
    QVERIFY(quoted->isVisible());
    QVERIFY(quoted->toPlainText().contains(u"Can you do it?"_s));
    QCOMPARE(toggle->accessibleName(), u"Hide quoted text"_s);
    Q_EMIT m_workspace->fakeReader.casesChanged({u"case-100"_s}); // a sync folds nothing
    QCoreApplication::processEvents();
    QVERIFY(quoted->isVisible());
}

void TestCasework::previewShowsTheReplyAsItIsRead()
{
    auto view = caseView();
    auto *edit = part<QPlainTextEdit>(*view, u"composerEdit"_s);
    auto *toggle = part<QToolButton>(*view, u"previewButton"_s);
    QVERIFY(!toggle->isEnabled()); // nothing to show
    type(edit, u"**Bold** <b>not</b> ![x](https://tracker.example/a.png)"_s);
    QTest::keyClick(edit, Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    auto *shown = part<MarkdownView>(*view, u"previewView"_s);
    QTRY_VERIFY(shown->isVisible() && !edit->isVisible());
    QCOMPARE(shown->toPlainText(), u"Bold <b>not</b> [picture: x]"_s); // no HTML, nothing fetched
    QVERIFY(part<QWidget>(*view, u"previewArea"_s)->hasFocus());
    QTest::keyClick(part<QWidget>(*view, u"previewArea"_s), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(edit->isVisible() && edit->hasFocus());
    toggle->click();
    QTest::keyClick(part<QWidget>(*view, u"previewArea"_s), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_workspace->fakeCommands.posted.size(), 1);
    QTRY_VERIFY(edit->isVisible() && edit->toPlainText().isEmpty());
}

void TestCasework::picturesAreShownSmall()
{
    QImage image(2000, 1000, QImage::Format_RGB32);
    image.fill(Qt::blue);
    m_workspace->fakeReader.file = m_folder.filePath(u"kept.png"_s);
    QVERIFY(image.save(m_workspace->fakeReader.file, "PNG"));
    Attachment &file = m_workspace->fakeReader.details[u"case-100"_s].bundle.attachments.first();
    file.name = u"screen.png"_s;
    file.mime = u"image/png"_s;
    const auto blue = [](const CaseView &view) {
        auto *button = part<QToolButton>(view, u"fileButton"_s);
        return button->icon().pixmap(thumbnailSize).toImage().pixelColor(thumbnailSize.width() / 2, thumbnailSize.height() / 2) == QColor(Qt::blue);
    };
    {
        auto view = caseView();
        const int height = part<QToolButton>(*view, u"fileButton"_s)->height();
        QTRY_VERIFY(blue(*view));
        QCOMPARE(part<QToolButton>(*view, u"fileButton"_s)->height(), height); // its room was there
        QVERIFY(part<QToolButton>(*view, u"fileButton"_s)->accessibleName().contains(u"screen.png"_s));
    }
    m_workspace->fakeSync.setSparing(true); // costly: only what is asked for
    auto view = caseView();
    QVERIFY(part<QToolButton>(*view, u"fileButton"_s)->iconSize() != thumbnailSize);
}

void TestCasework::hugePicturesStayFiles()
{
    const QString path = m_folder.filePath(u"picture"_s);
    const auto write = [&](const QByteArray &content) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    };
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::red);
    QVERIFY(image.save(path, "PNG"));
    QCOMPARE(thumbnailOf(path, {20, 20})->size(), QSize(20, 15));
    QCOMPARE(thumbnailOf(path, {200, 200})->size(), QSize(40, 30)); // not blown up
    QVERIFY(write("<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>"));
    QVERIFY(!thumbnailOf(path, {20, 20}).ok());
    QVERIFY(write("no picture at all"));
    QVERIFY(!thumbnailOf(path, {20, 20}).ok());
    // A header that promises 30,000 by 30,000 pixels.
    const QByteArray bomb = QByteArray::fromHex("89504e470d0a1a0a0000000d4948445200007530000075300802000000e9456fed");
    QVERIFY(write(bomb));
    QVERIFY(!thumbnailOf(path, {20, 20}).ok());
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

void TestCasework::conversationShowsEveryMessage()
{
    m_workspace->becomeCare();
    m_prompts.answers = {};
    m_workspace->fakeReader.file = u"kept/import.log"_s;
    auto view = caseView();
    const auto cards = view->findChildren<MessageCard *>();
    QCOMPARE(cards.size(), 6); // description, five comments
    QCOMPARE(std::count_if(cards.cbegin(), cards.cend(),
                           [](const MessageCard *card) { return card->message().audience == Audience::Care; }),
             1);
    auto *file = part<QToolButton>(*view, u"fileButton"_s);
    file->click();
    QTRY_COMPARE(m_prompts.opened, QStringList{u"kept/import.log"_s});
    QCOMPARE(m_workspace->fakeCommands.viewed.size(), 1);
}

void TestCasework::longThreadOpensFoldedAndKeepsItsPlace()
{
    CaseDetail &detail = m_workspace->fakeReader.details[u"case-100"_s];
    detail.bundle.comments.clear();
    for (int i = 0; i < 200; ++i) {
        Comment comment;
        comment.id = u"c%1"_s.arg(i);
        comment.authorName = u"Noa Levi"_s;
        comment.body =
            u"Line %1 of a long conversation.\n\nIt has *several* paragraphs and a list:\n\n- one\n- two"_s.arg(i);
        comment.postedAt = m_workspace->time - (400 - i) * 60'000LL;
        detail.bundle.comments << comment;
    }
    auto view = caseView();
    auto *thread = part<ThreadView>(*view, u"threadView"_s);
    QVERIFY(view->findChildren<MessageCard *>().size() < 60);
    QTRY_COMPARE(thread->verticalScrollBar()->value(), thread->verticalScrollBar()->maximum());
    auto *more = part<QPushButton>(*view, u"showEarlierButton"_s);
    QVERIFY(more->isVisible());
    while (more->isVisible())
        more->click();
    QTRY_COMPARE(view->findChildren<MessageCard *>().size(), 201);
    const int place = thread->verticalScrollBar()->maximum() / 2;
    thread->verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMinimum);
    thread->verticalScrollBar()->setValue(place);
    Comment fresh = detail.bundle.comments.last();
    fresh.id = u"new"_s;
    detail.bundle.comments << fresh;
    Q_EMIT m_workspace->fakeReader.casesChanged({u"case-100"_s});
    QTRY_COMPARE(view->findChildren<MessageCard *>().size(), 202);
    QCoreApplication::processEvents();
    QCOMPARE(thread->verticalScrollBar()->value(), place);
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

void TestCasework::historySaysWhatHappened_STAT_8_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("opened") << u"opened"_s << QString() << u"new"_s << u"Noa opened the case"_s;
    QTest::newRow("status") << u"status"_s << u"new"_s << u"inProgress"_s
                            << u"Noa changed Status from New to In Progress"_s;
    QTest::newRow("owner set") << u"owner"_s << QString() << u"Mira"_s << u"Noa set Owner to Mira"_s;
    QTest::newRow("removed") << u"phone"_s << u"12345"_s << QString() << u"Noa removed Phone Number, which was 12345"_s;
    QTest::newRow("unknown") << u"later"_s << u"a"_s << u"b"_s << u"Noa changed later from a to b"_s;
}

void TestCasework::historySaysWhatHappened_STAT_8()
{
    QFETCH(QString, field);
    QFETCH(QString, from);
    QFETCH(QString, to);
    HistoryEntry entry;
    entry.personName = u"Noa"_s;
    entry.field = field;
    entry.from = from;
    entry.to = to;
    QTEST(historySentence(m_workspace->portal, m_workspace->fakeReader.cases.first().record, entry), "sentence");
}

QTEST_MAIN(TestCasework)
#include "tst_casework.moc"
