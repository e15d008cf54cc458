// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/windowfixture.h"
#include "ui/casedetail/actdialog.h"
#include "ui/escalation/escalationdialog.h"
#include "ui/palette/commandpalette.h"

#include <QAbstractButton>
#include <QLabel>

using namespace Casement;
using namespace Casement::Ui;
using namespace Qt::StringLiterals;

/// Whole stories of a customer by keyboard alone: keys go where the focus is, and nothing is clicked or called.
class TestByKeys final : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void opensACase_NEW_1_NEW_6();
    void findsAnArticleInstead_NEW_10();
    void repliesAndHasItBack_OFF_2();
    void escalates_ESC_1();
    void recommendsToClose_STAT_5();
    void worksOfflineAndComesBack_OFF_1_OFF_2();

private:
    /// Tab until the control has the focus, or another one of its kind where several have the name.
    [[nodiscard]] bool tabTo(const QString &name)
    {
        for (int i = 0; i < 90; ++i) {
            const QWidget *focus = QApplication::focusWidget();
            if (focus && focus->objectName() == name && focus->isVisible())
                return true;
            press(Qt::Key_Tab);
            settle();
        }
        qWarning("no Tab leads to %s; the focus is at %s", qPrintable(name), QApplication::focusWidget() ? qPrintable(QApplication::focusWidget()->objectName()) : "nothing");
        return false;
    }
    /// Letters of an entry choose it in a list of choices.
    [[nodiscard]] bool choosing(const QString &box, const QString &letters)
    {
        if (!tabTo(box))
            return false;
        typeKeys(letters);
        settle();
        return true;
    }
    void command(const QString &words)
    {
        press(QKeySequence(u"Ctrl+K"_s));
        QTRY_VERIFY(shown<CommandPalette>());
        settle();
        typeKeys(words);
        settle();
        press(Qt::Key_Return);
        QTRY_VERIFY(!shown<CommandPalette>());
        settle();
    }
    /// The list, its first case in the reading pane, as one comes to it: g c, j.
    void begin()
    {
        open();
        press(QKeySequence(u"G,C"_s));
        settle();
        press(QKeySequence(u"Ctrl+F"_s));
        typeKeys(u"00010100"_s);
        press(Qt::Key_Return);
        QTRY_VERIFY(part<QLabel>(*m_window, u"numberLabel"_s)->text().contains(u"00010100"_s));
        QTRY_VERIFY(list()->hasFocus());
        QTRY_VERIFY(part<QAction>(*m_window, u"replyAction"_s)->isEnabled());
    }
};

void TestByKeys::opensACase_NEW_1_NEW_6()
{
    open();
    press(QKeySequence(u"Ctrl+N"_s));
    QTRY_VERIFY(shown<NewCasePage>() && shown<NewCasePage>()->isEnabled());
    settle();
    QVERIFY(choosing(u"typeComboBox"_s, u"Tech"_s));
    QVERIFY(tabTo(u"s1LevelRadio"_s)); // one stop for all levels, arrows from there
    for (int i = 0; i < 2; ++i)
        press(Qt::Key_Down);
    press(Qt::Key_Space);
    QVERIFY(tabTo(u"subjectEdit"_s));
    typeKeys(u"No sound in the lecture hall"_s);
    QVERIFY(tabTo(u"descriptionEdit"_s));
    typeKeys(u"Since Monday."_s);
    QVERIFY(choosing(u"productComboBox"_s, u"Something"_s));
    for (int page = 0; page < 4; ++page) {
        QVERIFY(tabTo(u"nextButton"_s));
        press(Qt::Key_Space);
        settle();
    }
    QTRY_COMPARE(m_workspace->fakeCommands.opened.size(), 1);
    const OpenCase &made = m_workspace->fakeCommands.opened.first().draft;
    QCOMPARE(made.type, u"technicalIssue"_s);
    QCOMPARE(made.severity, u"s3"_s);
    QCOMPARE(made.subject, u"No sound in the lecture hall"_s);
    QCOMPARE(made.description, u"Since Monday."_s);
    QCOMPARE(made.contactId, u"p1"_s);
}

void TestByKeys::findsAnArticleInstead_NEW_10()
{
    m_workspace->addLibrary();
    const Article article = m_workspace->fakeLibrary.articleList.first();
    open();
    press(QKeySequence(u"Ctrl+N"_s));
    QTRY_VERIFY(shown<NewCasePage>() && shown<NewCasePage>()->isEnabled());
    settle();
    QVERIFY(tabTo(u"subjectEdit"_s));
    typeKeys(article.title);
    QTRY_VERIFY(shown<NewCasePage>()->findChild<QWidget *>(u"suggestionButton"_s));
    QVERIFY(QApplication::focusWidget()->objectName() == u"subjectEdit"_s); // offered, not forced
    settle();
    QVERIFY(tabTo(u"suggestionButton"_s));
    press(Qt::Key_Space);
    QTRY_VERIFY(part<QAbstractButton>(*m_window, u"knowledgeRailButton"_s)->isChecked());
    QTRY_COMPARE(part<QLabel>(*m_window, u"knowledgeTitleLabel"_s)->text(), article.title);
    QVERIFY(m_workspace->fakeCommands.opened.isEmpty());
    press(QKeySequence(u"Ctrl+N"_s)); // what was begun is still there
    QTRY_COMPARE(part<QLineEdit>(*m_window, u"subjectEdit"_s)->text(), article.title);
}

void TestByKeys::repliesAndHasItBack_OFF_2()
{
    m_undoMs = 15'000;
    begin();
    press(QKeySequence(u"R"_s));
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"composerEdit"_s);
    typeKeys(u"It works now, er"_s); // with letters that are keys elsewhere
    m_workspace->fakeOutbox.list = {m_workspace->unsentReply(u"It works now, er"_s)};
    press(QKeySequence(u"Ctrl+Return"_s));
    QTRY_COMPARE(m_workspace->fakeCommands.posted.size(), 1);
    QCOMPARE(m_workspace->fakeCommands.posted.first().comment.body, u"It works now, er"_s);
    QTRY_VERIFY(part<QAction>(*m_window, u"undoSendAction"_s)->isEnabled());
    press(QKeySequence(u"Ctrl+U"_s));
    auto *edit = part<QPlainTextEdit>(*m_window, u"composerEdit"_s);
    QTRY_COMPARE(edit->toPlainText(), u"It works now, er"_s);
    press(Qt::Key_Backspace);
    typeKeys(u"ver since."_s);
    press(QKeySequence(u"Ctrl+Return"_s));
    QTRY_COMPARE(m_workspace->fakeCommands.posted.size(), 2);
    QCOMPARE(m_workspace->fakeCommands.posted.last().comment.body, u"It works now, ever since."_s);
}

void TestByKeys::escalates_ESC_1()
{
    begin();
    press(QKeySequence(u"E"_s));
    QTRY_VERIFY(shown<EscalationDialog>());
    settle();
    const QString first = m_workspace->portal.reasons.first().id;
    QVERIFY(tabTo(first + u"ReasonRadio"_s));
    press(Qt::Key_Space);
    QVERIFY(tabTo(u"descriptionEdit"_s));
    typeKeys(u"The course starts on Monday."_s);
    QVERIFY(tabTo(u"confirmCheckBox"_s));
    press(Qt::Key_Space);
    QVERIFY(tabTo(u"escalateButton"_s));
    press(Qt::Key_Space);
    QTRY_COMPARE(m_workspace->fakeCommands.raised.size(), 1);
    QCOMPARE(m_workspace->fakeCommands.raised.first().escalate, (Escalate{first, u"The course starts on Monday."_s}));
    QTRY_VERIFY(!shown<EscalationDialog>());
    QCOMPARE(m_window->focusWidget(), list()); // back where one was
}

void TestByKeys::recommendsToClose_STAT_5()
{
    begin();
    press(QKeySequence(u"C"_s));
    QTRY_VERIFY(shown<ActDialog>());
    settle();
    QVERIFY(tabTo(u"actChoiceComboBox"_s));
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QTRY_COMPARE(m_workspace->fakeCommands.acts.size(), 1);
    QVERIFY(std::holds_alternative<RecommendClose>(m_workspace->fakeCommands.acts.first().second));
    QCOMPARE(std::get<RecommendClose>(m_workspace->fakeCommands.acts.first().second).reason, m_workspace->portal.closeReasons.first().id);
}

void TestByKeys::worksOfflineAndComesBack_OFF_1_OFF_2()
{
    begin();
    command(u"work offline"_s);
    QVERIFY(m_workspace->fakeSync.now.workOffline);
    press(QKeySequence(u"G,C"_s));
    QTRY_VERIFY(list()->isVisible());
    press(QKeySequence(u"J"_s)); // reading goes on
    settle();
    press(QKeySequence(u"R"_s));
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"composerEdit"_s);
    typeKeys(u"Written on the train"_s);
    press(QKeySequence(u"Ctrl+Return"_s));
    QTRY_COMPARE(m_workspace->fakeCommands.posted.size(), 1);
    m_workspace->fakeOutbox.list = {m_workspace->unsentReply(u"Written on the train"_s)};
    m_workspace->fakeOutbox.announce();
    command(u"go to outbox"_s);
    QTRY_VERIFY(part<QAbstractButton>(*m_window, u"outboxRailButton"_s)->isChecked());
    command(u"work offline"_s);
    QVERIFY(!m_workspace->fakeSync.now.workOffline);
}

QTEST_MAIN(TestByKeys)
#include "tst_bykeys.moc"
