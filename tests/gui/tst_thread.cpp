// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/caseviewfixture.h"
#include "tests/gui/printinto.h"
#include "tests/gui/shots.h"
#include "ui/casedetail/casepdf.h"
#include "ui/casedetail/historyview.h"
#include "ui/casedetail/messagecard.h"
#include "ui/casedetail/threadview.h"
#include "ui/common/markdownview.h"
#include "ui/common/notice.h"
#include "ui/common/quotes.h"
#include "ui/common/theme.h"
#include "ui/common/thumbnail.h"

#include <QFile>
#include <QImage>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QTabWidget>
#include <QToolButton>

using namespace Casement;
using namespace Casement::Ui;
using namespace Qt::StringLiterals;

/// What was written and done on a case, as it is read.
class TestThread final : public CaseViewFixture
{
    Q_OBJECT

private Q_SLOTS:
    void oneCaseOnPaperWithoutNotes_STAT_9();
    void oneCaseIsPrinted_OFF_1();
    void casesItNamesAreRelated_STAT_4();
    void quotedTextIsFolded_data();
    void quotedTextIsFolded();
    void quotedTextOpensWhereItStands();
    void previewShowsTheReplyAsItIsRead();
    void picturesAreShownSmall();
    void hugePicturesStayFiles();
    void conversationShowsEveryMessage();
    void longThreadOpensFoldedAndKeepsItsPlace();
    void historyShowsDaysAndRounds_ESC_5();
    void historySaysWhatHappened_STAT_8_data();
    void historySaysWhatHappened_STAT_8();
};

void TestThread::quotedTextIsFolded_data()
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

void TestThread::quotedTextIsFolded()
{
    QFETCH(QString, text);
    QStringList found;
    for (const TextPart &part : partsOf(text))
        found << (part.quoted ? u'+' + part.text : part.text);
    QTEST(found, "parts");
}

void TestThread::quotedTextOpensWhereItStands()
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

void TestThread::previewShowsTheReplyAsItIsRead()
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

void TestThread::picturesAreShownSmall()
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

void TestThread::hugePicturesStayFiles()
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

void TestThread::conversationShowsEveryMessage()
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

void TestThread::longThreadOpensFoldedAndKeepsItsPlace()
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

void TestThread::historyShowsDaysAndRounds_ESC_5()
{
    CaseDetail &detail = m_workspace->fakeReader.details[u"case-100"_s];
    Escalation earlier = detail.bundle.rounds.first();
    earlier.id = u"e0"_s;
    earlier.raisedAt -= 48 * 3'600'000LL;
    earlier.promiseDue = earlier.raisedAt + 4 * 3'600'000LL;
    earlier.answeredAt = earlier.promiseDue + 60'000;
    earlier.endedAt = earlier.answeredAt;
    earlier.feedback = u"Sorry for the wait."_s;
    detail.bundle.rounds.prepend(earlier);
    detail.bundle.history.last().at = m_workspace->time - 60'000; // today, the other before
    auto view = caseView();
    part<QTabWidget>(*view, u"caseTabs"_s)->setCurrentIndex(3);
    auto *history = part<HistoryView>(*view, u"historyView"_s);
    QCOMPARE(history->count(), 2);
    QStringList days;
    for (int row = 0; row < history->count(); ++row)
        days << history->item(row)->data(Qt::UserRole + 4).toString();
    QCOMPARE(days.first(), u"Today"_s);
    QVERIFY(history->visualItemRect(history->item(0)).height() > 2 * history->fontMetrics().lineSpacing() + Space::m);
    auto *rounds = part<QToolButton>(*view, u"roundsButton"_s);
    QCOMPARE(rounds->text(), u"Escalations (2)"_s);
    rounds->setFocus();
    QTest::keyClick(rounds, Qt::Key_Space);
    QStringList words;
    for (const QLabel *label : part<QWidget>(*view, u"roundsArea"_s)->findChildren<QLabel *>())
        words << label->text();
    const QString all = words.join(u'\n');
    QVERIFY2(all.contains(u"answered after the promised time"_s) && all.contains(u"Promised: "_s) && all.contains(u"Sorry for the wait."_s), qPrintable(all));
    QVERIFY(part<QLabel>(*view, u"promiseLabel"_s)->text().endsWith(u", in 3 h"_s));
    Q_EMIT m_workspace->fakeReader.casesChanged({u"case-100"_s}); // a sync folds nothing
    QCoreApplication::processEvents();
    QVERIFY(part<QToolButton>(*view, u"roundsButton"_s)->isChecked());
}

void TestThread::historySaysWhatHappened_STAT_8_data()
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
    QTest::newRow("linked") << u"related"_s << QString() << u"00010104"_s << u"Noa linked case 00010104"_s;
    QTest::newRow("unlinked") << u"related"_s << u"00010104"_s << QString() << u"Noa removed the link to case 00010104"_s;
    QTest::newRow("split, not sent yet") << u"related"_s << QString() << QString() << u"Noa split the case"_s;
    QTest::newRow("unknown") << u"later"_s << u"a"_s << u"b"_s << u"Noa changed later from a to b"_s;
}

void TestThread::historySaysWhatHappened_STAT_8()
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

void TestThread::oneCaseOnPaperWithoutNotes_STAT_9()
{
    m_workspace->becomeCare();
    CaseDetail &detail = m_workspace->fakeReader.details[u"case-100"_s];
    detail.bundle.comments.last().body = u"<b>bold</b> ![x](https://tracker.example/a.png)"_s;
    const QString html = caseAsHtml(m_workspace->portal, detail, m_workspace->time);
    QVERIFY(html.contains(u"Captions missing after import of a large course"_s) && html.contains(u"import.log"_s));
    QVERIFY(!html.contains(u"importer drops tracks"_s)); // an internal note
    QVERIFY(html.contains(u"&lt;b&gt;"_s) && !html.contains(u"<img"_s));
    const QString path = m_folder.filePath(u"paper.pdf"_s);
    QVERIFY(writeCasePdf(path, u"00010100"_s, html).ok());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly) && file.read(5) == "%PDF-");
    QVERIFY(!writeCasePdf(m_folder.filePath(u"nowhere/paper.pdf"_s), {}, html).ok());
}

void TestThread::oneCaseIsPrinted_OFF_1()
{
    auto view = caseView();
    view->findChild<QAction *>(u"printCaseAction"_s)->trigger();
    auto *dialog = view->findChild<QPrintDialog *>(u"printDialog"_s);
    QVERIFY(dialog && dialog->isVisible());
    const QString path = m_folder.filePath(u"printed.pdf"_s);
    Testing::printInto(dialog, path);
    QTRY_VERIFY(part<Notice>(*view, u"caseNotice"_s)->text().contains(u"printed"_s));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly) && file.read(5) == "%PDF-");
    view->findChild<QAction *>(u"printCaseAction"_s)->trigger();
    QTRY_VERIFY(view->findChild<QPrintDialog *>(u"printDialog"_s));
    view->findChild<QPrintDialog *>(u"printDialog"_s)->reject();
    QTRY_VERIFY(!view->findChild<QPrintDialog *>(u"printDialog"_s));
}

void TestThread::casesItNamesAreRelated_STAT_4()
{
    {
        auto view = caseView();
        QVERIFY(!part<QTabWidget>(*view, u"caseTabs"_s)->isTabVisible(4));
    }
    CaseDetail &detail = m_workspace->fakeReader.details[u"case-100"_s];
    detail.bundle.comments.last().body = u"The same as 00010104, not 00010100 or 12345678."_s;
    auto view = caseView();
    auto *tabs = part<QTabWidget>(*view, u"caseTabs"_s);
    auto *related = part<QListWidget>(*view, u"relatedView"_s);
    QTRY_COMPARE(related->count(), 1);
    QVERIFY(tabs->isTabVisible(4));
    QCOMPARE(tabs->tabText(4), u"Related (1)"_s);
    const QString first = related->item(0)->text();
    QVERIFY2(first.contains(u"00010104"_s), qPrintable(first));
    for (const CaseQuery &asked : m_workspace->fakeReader.asked)
        QVERIFY(asked.words.isEmpty()); // a search of words would end the one somebody looks at
    QString wanted;
    connect(view.get(), &CaseView::caseWanted, view.get(), [&wanted](const QString &id) { wanted = id; });
    tabs->setCurrentIndex(4);
    related->setFocus();
    related->setCurrentRow(0);
    QTest::keyClick(related, Qt::Key_Return);
    QCOMPARE(wanted, u"case-104"_s);
    shot(*view, u"related"_s);
}

QTEST_MAIN(TestThread)
#include "tst_thread.moc"
