// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/casefixture.h"
#include "tests/support/portal.h"
#include "ui/common/markdownview.h"
#include "ui/common/notice.h"
#include "ui/escalation/escalationdialog.h"
#include "ui/newcase/contactfield.h"
#include "ui/newcase/newcasepage.h"
#include "ui/outbox/outboxpage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QToolButton>

using namespace Casement;
using namespace Casement::Ui;
using namespace Qt::StringLiterals;

/// Opening and escalating cases, and what waits in the outbox.
class TestNewCase final : public CaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyFormTakesADraftFromElsewhere_NEW_1();
    void picklistsDependOnEachOther_NEW_2();
    void secretsAreKeptAsBoxes_NEW_5_NEW_13();
    void advisorProposesALevel_NEW_11();
    void outageBeginsWithTheHomePage_SEV_6_NEW_11();
    void nextSaysWhatIsMissingAtTheField_NEW_2();
    void wizardWalksToACase_NEW_1();
    void draftResumes_NEW_1();
    void discardCanBeUndone();
    void featureRequestIsFixedAtItsLevel_SEV_7();
    void topLevelShowsTheOutageChannel_NEW_11();
    void checklistComposes_NEW_3();
    void severalInstancesCompose_NEW_4();
    void whatMayHelpIsOffered_NEW_10();
    void copiesAreLimited_NEW_7();
    void outsideDomainIsConfirmed_NEW_7();
    void contactIsFoundInADialog_NEW_6();
    void contactIsAddedInTheDialog_NEW_6_ACC_7();
    void onlyAccountsThatMayBeOpenedAreOffered_ACC_5();
    void refusedCaseKeepsEverything();
    void counterCountsWhatPeopleSee_ESC_1();
    void escalationNeedsConfirmation_ESC_1();
    void managementAsksOnceMore_ESC_2();
    void offlineSaysWhenTheClockStarts_ESC_7();
    void escalationDraftIsKept();
    void outboxOffersWhatFits();

private:
    static QString error(const QWidget &page, const QString &field);
};

QString TestNewCase::error(const QWidget &page, const QString &field)
{
    const auto *label = part<QLabel>(page, field + u"ErrorLabel"_s);
    return label->isVisibleTo(&page) ? label->text() : QString();
}

// What is typed is in no draft and in no act, whatever becomes of it.
void TestNewCase::secretsAreKeptAsBoxes_NEW_5_NEW_13()
{
    m_workspace->portal = Testing::portal(u"classic"_s);
    auto page = wizard();
    auto *edit = part<QLineEdit>(*page, u"passwordEdit"_s);
    QVERIFY(edit->echoMode() != QLineEdit::Normal);
    edit->setText(u"thylacine"_s);
    Q_EMIT edit->editingFinished();
    QCOMPARE(edit->text(), QString());
    const auto kept = [&] { return m_workspace->fakeDrafts.kept.value(u"new"_s).value(u"answers"_s)[u"password"_s].toString(); };
    QTRY_VERIFY(isBox(kept()));
    QVERIFY(!QJsonDocument(m_workspace->fakeDrafts.kept.value(u"new"_s)).toJson().contains("thylacine"));
    auto *erase = part<QPushButton>(*page, u"passwordEraseButton"_s);
    QVERIFY(!erase->isHidden());
    erase->click();
    QTRY_COMPARE(kept(), QString());
    QVERIFY(erase->isHidden());
}

void TestNewCase::advisorProposesALevel_NEW_11()
{
    auto page = wizard();
    const auto answers = [&] { return m_workspace->fakeDrafts.kept.value(u"new"_s).value(u"answers"_s).toObject(); };
    part<QPushButton>(*page, u"advisorButton"_s)->click();
    for (int question = 0; question < 3; ++question)
        part<QPushButton>(*page, u"advisorAnswer0Button"_s)->click();
    QTRY_COMPARE(answers().value(u"severity"_s).toString(), u"s1"_s);
    QVERIFY(part<QLabel>(*page, u"advisorLabel"_s)->text().contains(u"A critical service is out."_s));
    QVERIFY(part<QRadioButton>(*page, u"s1LevelRadio"_s)->isChecked());
    part<QRadioButton>(*page, u"s2LevelRadio"_s)->click(); // and yet
    QTRY_COMPARE(answers().value(u"severity"_s).toString(), u"s2"_s);
    choose(*page, u"type"_s, u"featureRequest"_s);
    QVERIFY(part<QWidget>(*page, u"advisorPanel"_s)->isHidden()); // SEV-7
}

void TestNewCase::outageBeginsWithTheHomePage_SEV_6_NEW_11()
{
    m_workspace->portal = Testing::portal(u"atlas"_s);
    for (Account &account : m_workspace->fakeReader.accountList)
        account.website = u"community.example.org"_s;
    auto page = wizard();
    auto *link = part<QLineEdit>(*page, u"linkEdit"_s);
    part<QRadioButton>(*page, u"s2LevelRadio"_s)->click();
    QCOMPARE(link->text(), QString());
    part<QRadioButton>(*page, u"s1LevelRadio"_s)->click();
    QTRY_COMPARE(link->text(), u"https://community.example.org"_s);
    QVERIFY(!part<Notice>(*page, u"outageNotice"_s)->isHidden());
    link->setText(u"https://community.example.org/hall"_s); // what somebody typed stays
    Q_EMIT link->textEdited(link->text());
    part<QRadioButton>(*page, u"s2LevelRadio"_s)->click();
    part<QRadioButton>(*page, u"s1LevelRadio"_s)->click();
    QCOMPARE(link->text(), u"https://community.example.org/hall"_s);
}

void TestNewCase::picklistsDependOnEachOther_NEW_2()
{
    auto page = wizard();
    auto *feature = part<QComboBox>(*page, u"featureComboBox"_s);
    auto *kind = part<QComboBox>(*page, u"productTypeComboBox"_s);
    QVERIFY(!feature->isEnabled());
    QVERIFY(!kind->isEnabled());
    choose(*page, u"product"_s, u"captions"_s);
    QVERIFY(feature->isEnabled());
    QVERIFY(!kind->isEnabled());
    choose(*page, u"feature"_s, u"orders"_s);
    choose(*page, u"productType"_s, u"stuckOrder"_s);
    choose(*page, u"feature"_s, u"quality"_s); // what depended on it goes
    QCOMPARE(kind->currentIndex(), -1);
    QVERIFY(kind->findData(u"stuckOrder"_s) < 0);
    choose(*page, u"product"_s, u"other"_s); // has no features: not asked
    QVERIFY(!feature->isVisible());
    QVERIFY(!kind->isVisible());
    const QJsonObject answers = m_workspace->fakeDrafts.kept.value(u"new"_s).value(u"answers"_s).toObject();
    QVERIFY(!answers.contains(u"feature"_s));
    QVERIFY(!answers.contains(u"productType"_s));
}

void TestNewCase::nextSaysWhatIsMissingAtTheField_NEW_2()
{
    auto page = wizard();
    QCOMPARE(error(*page, u"subject"_s), QString()); // not before one was there
    fill(*page, u"subject"_s, u"x"_s);
    part<QLineEdit>(*page, u"subjectEdit"_s)->clear();
    fill(*page, u"subject"_s, QString(300, u'a'));
    part<QPlainTextEdit>(*page, u"descriptionEdit"_s)->setFocus();
    QTRY_VERIFY(error(*page, u"subject"_s).contains(u"255"_s)); // on leaving
    part<QPushButton>(*page, u"nextButton"_s)->click();
    QCOMPARE(part<QStackedWidget>(*page, u"pagesStack"_s)->currentIndex(), 0);
    for (const QString &field : {u"type"_s, u"severity"_s, u"description"_s, u"product"_s})
        QVERIFY2(!error(*page, field).isEmpty(), qPrintable(field));
    QCOMPARE(error(*page, u"account"_s), QString());
}

void TestNewCase::wizardWalksToACase_NEW_1()
{
    auto page = wizard();
    QSignalSpy created(page.get(), &NewCasePage::created);
    fillFirstPage(*page);
    auto *next = part<QPushButton>(*page, u"nextButton"_s);
    auto *stack = part<QStackedWidget>(*page, u"pagesStack"_s);
    next->click();
    QCOMPARE(stack->currentIndex(), 1);
    fill(*page, u"link"_s, u"example.org"_s);
    next->click();
    QCOMPARE(stack->currentIndex(), 1);
    QVERIFY(!error(*page, u"link"_s).isEmpty());
    fill(*page, u"link"_s, u"https://example.org/hall"_s);
    next->click();
    next->click();
    QCOMPARE(stack->currentIndex(), 3);
    part<QPushButton>(*page, u"stepsToReproduceChangeButton"_s)->click();
    QTRY_COMPARE(stack->currentIndex(), 1);
    next->click();
    next->click();
    QCOMPARE(next->text(), u"Create case"_s);
    next->click();
    QTRY_COMPARE(created.size(), 1);
    const auto &opened = m_workspace->fakeCommands.opened.first();
    QCOMPARE(opened.draftKey, u"new"_s);
    QCOMPARE(opened.draft.accountId, u"a1"_s);
    QCOMPARE(opened.draft.contactId, u"p1"_s);
    QCOMPARE(opened.draft.severity, u"s3"_s);
    QCOMPARE(opened.draft.fields.value(u"link"_s), u"https://example.org/hall"_s);
    QVERIFY(!opened.draft.fields.contains(u"subject"_s));
    QVERIFY(problemsOf(m_workspace->portal, opened.draft).isEmpty());
}

void TestNewCase::draftResumes_NEW_1()
{
    {
        auto page = wizard();
        fillFirstPage(*page);
        part<QPushButton>(*page, u"nextButton"_s)->click();
        QSignalSpy closed(page.get(), &NewCasePage::closed);
        part<QPushButton>(*page, u"saveAndCloseButton"_s)->click();
        QCOMPARE(closed.size(), 1);
    }
    auto again = wizard();
    QCOMPARE(part<QStackedWidget>(*again, u"pagesStack"_s)->currentIndex(), 1);
    QCOMPARE(part<QLineEdit>(*again, u"subjectEdit"_s)->text(), u"No sound in the lecture hall"_s);
    QCOMPARE(part<QPlainTextEdit>(*again, u"descriptionEdit"_s)->toPlainText(), u"Since Monday."_s);
    QVERIFY(part<QRadioButton>(*again, u"s3LevelRadio"_s)->isChecked());
}

void TestNewCase::discardCanBeUndone()
{
    auto page = wizard();
    fillFirstPage(*page);
    part<QPushButton>(*page, u"discardButton"_s)->click();
    QVERIFY(!m_workspace->fakeDrafts.kept.contains(u"new"_s));
    QCOMPARE(part<QLineEdit>(*page, u"subjectEdit"_s)->text(), QString());
    part<QPushButton>(*part<Notice>(*page, u"newCaseNotice"_s), u"noticeActionButton"_s)->click();
    QCOMPARE(part<QLineEdit>(*page, u"subjectEdit"_s)->text(), u"No sound in the lecture hall"_s);
    QVERIFY(m_workspace->fakeDrafts.kept.contains(u"new"_s));
}

void TestNewCase::featureRequestIsFixedAtItsLevel_SEV_7()
{
    auto page = wizard();
    part<QRadioButton>(*page, u"s2LevelRadio"_s)->click();
    choose(*page, u"type"_s, u"featureRequest"_s);
    QVERIFY(part<QRadioButton>(*page, u"s4LevelRadio"_s)->isChecked());
    QVERIFY(!part<QRadioButton>(*page, u"s1LevelRadio"_s)->isEnabled());
    auto *why = part<Notice>(*page, u"severityFixedNotice"_s);
    QVERIFY(why->isVisible());
    QVERIFY(why->text().contains(u"Feature Request"_s));
    choose(*page, u"type"_s, u"howTo"_s); // proposed only
    QVERIFY(part<QRadioButton>(*page, u"s4LevelRadio"_s)->isChecked());
    QVERIFY(part<QRadioButton>(*page, u"s1LevelRadio"_s)->isEnabled());
    QVERIFY(!why->isVisible());
}

void TestNewCase::topLevelShowsTheOutageChannel_NEW_11()
{
    auto page = wizard();
    auto *outage = part<Notice>(*page, u"outageNotice"_s);
    QVERIFY(!outage->isVisible());
    part<QRadioButton>(*page, u"s1LevelRadio"_s)->click();
    QVERIFY(outage->isVisible());
    QVERIFY(outage->text().contains(m_workspace->portal.outage.phone));
    QVERIFY(part<QLabel>(*page, u"s1QualifiesLabel"_s)->isVisible());
    part<QRadioButton>(*page, u"s3LevelRadio"_s)->click();
    QVERIFY(!outage->isVisible());
    QVERIFY(!part<QLabel>(*page, u"s1QualifiesLabel"_s)->isVisible());
}

void TestNewCase::checklistComposes_NEW_3()
{
    auto page = wizard();
    fillFirstPage(*page);
    part<QToolButton>(*page, u"errorTextQuestionButton"_s)->click();
    type(part<QPlainTextEdit>(*page, u"errorTextAnswerEdit"_s), u"Error 1034"_s);
    QVERIFY(part<QLabel>(*page, u"articleLabel"_s)->isVisible());
    for (int i = 0; i < 3; ++i)
        part<QPushButton>(*page, u"nextButton"_s)->click();
    const auto views = part<QWidget>(*page, u"reviewPage"_s)->findChildren<MarkdownView *>();
    QVERIFY(!views.isEmpty());
    const auto &question = m_workspace->portal.checklist.first().label;
    QCOMPARE(views.first()->text(), QString(u"Since Monday.\n\n### "_s + question + u"\n\nError 1034"_s));
    part<QPushButton>(*page, u"nextButton"_s)->click();
    QVERIFY(m_workspace->fakeCommands.opened.first().draft.description.contains(u"Error 1034"_s));
}

void TestNewCase::severalInstancesCompose_NEW_4()
{
    auto page = wizard();
    fillFirstPage(*page);
    part<QPushButton>(*page, u"nextButton"_s)->click();
    auto *known = part<QComboBox>(*page, u"partnerIdComboBox"_s);
    QCOMPARE(known->count(), 2);
    fill(*page, u"partnerId"_s, u"12ab"_s);
    part<QPushButton>(*page, u"nextButton"_s)->click();
    QVERIFY(!error(*page, u"partnerId"_s).isEmpty());
    fill(*page, u"partnerId"_s, u"101234"_s);
    part<QCheckBox>(*page, u"severalCheckBox"_s)->click();
    QTest::keyClicks(part<QLineEdit>(*page, u"furtherEdit"_s), u"101235, 7"_s);
    for (int i = 0; i < 3; ++i)
        part<QPushButton>(*page, u"nextButton"_s)->click();
    const auto &draft = m_workspace->fakeCommands.opened.first().draft;
    QCOMPARE(draft.fields.value(u"partnerId"_s), u"101234"_s);
    QVERIFY(draft.description.contains(u"101235, 7"_s));
}

void TestNewCase::whatMayHelpIsOffered_NEW_10()
{
    m_workspace->addLibrary();
    m_workspace->addCase(u"Captions drift behind the speaker"_s, u"new"_s, u"s3"_s, 5);
    auto page = wizard();
    QSignalSpy article(page.get(), &NewCasePage::articleWanted), other(page.get(), &NewCasePage::caseWanted);
    auto *subject = part<QLineEdit>(*page, u"subjectEdit"_s);
    auto *offers = part<QWidget>(*page, u"suggestions"_s);
    subject->setFocus();
    QTest::keyClicks(subject, u"Our captions are behind the speaker"_s);
    QTRY_VERIFY(offers->isVisible());
    QCOMPARE(QApplication::focusWidget(), subject);
    QCOMPARE(subject->text(), u"Our captions are behind the speaker"_s);
    const auto buttons = offers->findChildren<QToolButton *>();
    QVERIFY(buttons.size() >= 2);
    QCOMPARE(buttons.first()->text(), u"Captions that keep up with the speaker"_s);
    buttons.first()->click();
    QCOMPARE(article.value(0).value(0).toString(), u"captions-live"_s);
    buttons.last()->click();
    QCOMPARE(other.size(), 1);
    QVERIFY(!m_workspace->fakeDrafts.kept.value(u"new"_s).isEmpty()); // what was typed is kept
    subject->selectAll();
    QTest::keyClicks(subject, u"zebra"_s);
    QTRY_VERIFY(!offers->isVisible());
}

void TestNewCase::copiesAreLimited_NEW_7()
{
    auto page = wizard();
    fillFirstPage(*page);
    part<QPushButton>(*page, u"nextButton"_s)->click();
    part<QPushButton>(*page, u"nextButton"_s)->click();
    auto *edit = part<QLineEdit>(*page, u"ccEdit"_s);
    const auto add = [&](const QString &address) {
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, address);
        QTest::keyClick(edit, Qt::Key_Return);
    };
    add(u"nonsense"_s);
    QVERIFY(!error(*page, u"cc"_s).isEmpty());
    for (int i = 0; i < 5; ++i)
        add(u"copy%1@acme.example"_s.arg(i));
    QCOMPARE(page->findChildren<QToolButton *>(u"ccButton"_s).size() >= 5, true);
    QVERIFY(!edit->isEnabled()); // five is the most
    const QJsonArray kept = m_workspace->fakeDrafts.kept.value(u"new"_s).value(u"cc"_s).toArray();
    QCOMPARE(kept.size(), 5);
    part<QToolButton>(*part<QWidget>(*page, u"ccList"_s), u"ccButton"_s)->click();
    QVERIFY(edit->isEnabled());
    add(u"COPY4@acme.example"_s);
    QVERIFY(!error(*page, u"cc"_s).isEmpty()); // there already
}

void TestNewCase::outsideDomainIsConfirmed_NEW_7()
{
    auto page = wizard();
    fillFirstPage(*page);
    part<QPushButton>(*page, u"nextButton"_s)->click();
    part<QPushButton>(*page, u"nextButton"_s)->click();
    auto *edit = part<QLineEdit>(*page, u"ccEdit"_s);
    m_prompts.answers = {false, true};
    QTest::keyClicks(edit, u"ann@elsewhere.example"_s);
    part<QPushButton>(*page, u"addCcButton"_s)->click();
    QTRY_COMPARE(m_prompts.answers.size(), 1);
    QVERIFY(m_workspace->fakeDrafts.kept.value(u"new"_s).value(u"cc"_s).toArray().isEmpty());
    part<QPushButton>(*page, u"addCcButton"_s)->click();
    QTRY_COMPARE(m_workspace->fakeDrafts.kept.value(u"new"_s).value(u"cc"_s).toArray().size(), 1);
    QCOMPARE(m_prompts.asked.size(), 2);
    QVERIFY(m_prompts.asked.first().text.contains(u"ann@elsewhere.example"_s));
}

void TestNewCase::contactIsFoundInADialog_NEW_6()
{
    auto page = wizard();
    fillFirstPage(*page);
    part<QPushButton>(*page, u"nextButton"_s)->click();
    part<QPushButton>(*page, u"nextButton"_s)->click();
    QVERIFY(part<QLabel>(*page, u"contactNameLabel"_s)->text().contains(u"Noa Levi"_s));
    part<QPushButton>(*page, u"findContactButton"_s)->click();
    auto *found = part<ContactDialog>(*page, u"contactDialog"_s);
    QTRY_COMPARE(part<QListWidget>(*found, u"contactList"_s)->count(), 2);
    QTest::keyClicks(part<QLineEdit>(*found, u"contactFilterEdit"_s), u"gross"_s); // folded
    QCOMPARE(part<QListWidget>(*found, u"contactList"_s)->count(), 1);
    part<QPushButton>(*found, u"chooseButton"_s)->click();
    QCOMPARE(part<QLabel>(*page, u"contactNameLabel"_s)->text(), u"Jürgen Groß"_s);
}

void TestNewCase::contactIsAddedInTheDialog_NEW_6_ACC_7()
{
    m_workspace->person.role = Role::CustomerAdmin;
    auto page = wizard();
    fillFirstPage(*page);
    part<QPushButton>(*page, u"nextButton"_s)->click();
    part<QPushButton>(*page, u"nextButton"_s)->click();
    part<QPushButton>(*page, u"findContactButton"_s)->click();
    auto *found = part<ContactDialog>(*page, u"contactDialog"_s);
    QTRY_COMPARE(part<QListWidget>(*found, u"contactList"_s)->count(), 2);
    part<QPushButton>(*found, u"addContactButton"_s)->click();
    QTRY_VERIFY(found->findChild<QLineEdit *>(u"nameRecordEdit"_s));
    part<QLineEdit>(*found, u"nameRecordEdit"_s)->setText(u"Ida Blum"_s);
    part<QLineEdit>(*found, u"emailRecordEdit"_s)->setText(u"ida@acme.example"_s);
    m_workspace->fakeReader.persons[u"a1"_s] << Person{u"p77"_s, u"a1"_s, u"Ida Blum"_s, u"ida@acme.example"_s, {}, {}, 0};
    part<QPushButton>(*found, u"recordSaveButton"_s)->click();
    QTRY_COMPARE(part<QListWidget>(*found, u"contactList"_s)->count(), 3);
    QVERIFY(std::holds_alternative<AddContact>(m_workspace->fakeCommands.acts.last().second));
    part<QPushButton>(*found, u"chooseButton"_s)->click();
    QCOMPARE(part<QLabel>(*page, u"contactNameLabel"_s)->text(), u"Ida Blum"_s);
}

void TestNewCase::onlyAccountsThatMayBeOpenedAreOffered_ACC_5()
{
    auto page = wizard(); // a2 may be edited, not opened for
    QTRY_COMPARE(part<QLabel>(*page, u"accountNameLabel"_s)->text(), u"Acme University"_s);
    QVERIFY(!part<QComboBox>(*page, u"accountComboBox"_s)->isVisible());
    QVERIFY(part<QComboBox>(*page, u"accountComboBox"_s)->findText(u"Acme Medical School"_s) < 0);
    m_workspace->person.mayOpen << u"a2"_s;
    Q_EMIT m_workspace->fakeReader.accountsChanged();
    QTRY_COMPARE(part<QComboBox>(*page, u"accountComboBox"_s)->count(), 2);
    QVERIFY(part<QComboBox>(*page, u"accountComboBox"_s)->isVisible());
}

void TestNewCase::refusedCaseKeepsEverything()
{
    auto page = wizard();
    fillFirstPage(*page);
    QSignalSpy created(page.get(), &NewCasePage::created);
    m_workspace->fakeCommands.script.error = Error{ErrorCode::Storage, u"disk full"_s};
    for (int i = 0; i < 4; ++i)
        part<QPushButton>(*page, u"nextButton"_s)->click();
    QTRY_VERIFY(part<Notice>(*page, u"newCaseNotice"_s)->isVisible());
    QCOMPARE(created.size(), 0);
    QCOMPARE(part<QLineEdit>(*page, u"subjectEdit"_s)->text(), u"No sound in the lecture hall"_s);
    QVERIFY(m_workspace->fakeDrafts.kept.contains(u"new"_s));
}

void TestNewCase::counterCountsWhatPeopleSee_ESC_1()
{
    auto box = dialog(true);
    auto *text = part<QPlainTextEdit>(*box, u"descriptionEdit"_s);
    const QString family = u"\U0001F468\u200D\U0001F469\u200D\U0001F467"_s; // one character, eight units
    type(text, family + QString(249, u'a'));
    QCOMPARE(part<QLabel>(*box, u"counterLabel"_s)->text(), u"250 of 250"_s);
    part<QRadioButton>(*box, u"updateNeededReasonRadio"_s)->click();
    part<QCheckBox>(*box, u"confirmCheckBox"_s)->click();
    type(text, u"e\u0301"_s);
    part<QPushButton>(*box, u"escalateButton"_s)->click();
    QCOMPARE(m_workspace->fakeCommands.raised.size(), 0);
    QVERIFY(!error(*box, u"description"_s).isEmpty());
    text->setPlainText(family.repeated(250));
    part<QPushButton>(*box, u"escalateButton"_s)->click();
    QCOMPARE(m_workspace->fakeCommands.raised.size(), 1);
}

void TestNewCase::escalationNeedsConfirmation_ESC_1()
{
    auto box = dialog(true);
    auto *send = part<QPushButton>(*box, u"escalateButton"_s);
    send->click();
    for (const QString &field : {u"reason"_s, u"description"_s, u"confirm"_s})
        QVERIFY2(!error(*box, field).isEmpty(), qPrintable(field));
    part<QRadioButton>(*box, u"qualityReasonRadio"_s)->click();
    type(part<QPlainTextEdit>(*box, u"descriptionEdit"_s), u"Please look again"_s);
    send->click();
    QCOMPARE(m_workspace->fakeCommands.raised.size(), 0);
    QVERIFY(!error(*box, u"confirm"_s).isEmpty());
    part<QCheckBox>(*box, u"confirmCheckBox"_s)->click();
    QVERIFY(part<QLabel>(*box, u"promiseLabel"_s)->isVisible());
    send->click();
    QTRY_VERIFY(!box->isVisible());
    QCOMPARE(m_workspace->fakeCommands.raised.first().escalate, (Escalate{u"quality"_s, u"Please look again"_s}));
    QCOMPARE(m_workspace->fakeCommands.raised.first().draftKey, u"escalation/case-100"_s);
}

void TestNewCase::managementAsksOnceMore_ESC_2()
{
    for (const bool earlier : {true, false}) {
        auto box = dialog(earlier);
        part<QRadioButton>(*box, u"managementReasonRadio"_s)->click();
        part<QPlainTextEdit>(*box, u"descriptionEdit"_s)->setPlainText(u"No answer for a week"_s);
        part<QCheckBox>(*box, u"confirmCheckBox"_s)->click();
        auto *send = part<QPushButton>(*box, u"escalateButton"_s);
        send->click();
        QCOMPARE(m_workspace->fakeCommands.raised.size(), 1);
        if (!earlier) {
            QVERIFY(part<Notice>(*box, u"askAgainNotice"_s)->isVisible());
            QCOMPARE(send->text(), u"Escalate anyway"_s);
            send->click();
            QCOMPARE(m_workspace->fakeCommands.raised.size(), 2);
        }
    }
}

void TestNewCase::offlineSaysWhenTheClockStarts_ESC_7()
{
    auto box = dialog(false);
    auto *words = part<Notice>(*box, u"offlineNotice"_s);
    QVERIFY(!words->isVisible());
    m_workspace->fakeSync.setWorkOffline(true);
    QTRY_VERIFY(words->isVisible());
    QVERIFY(words->text().contains(u"when the service receives it"_s));
}

void TestNewCase::escalationDraftIsKept()
{
    {
        auto box = dialog(true);
        part<QRadioButton>(*box, u"prolongedReasonRadio"_s)->click();
        type(part<QPlainTextEdit>(*box, u"descriptionEdit"_s), u"Three weeks"_s);
        QTest::keyClick(box.get(), Qt::Key_Escape);
    }
    auto again = dialog(true);
    QTRY_COMPARE(part<QPlainTextEdit>(*again, u"descriptionEdit"_s)->toPlainText(), u"Three weeks"_s);
    QVERIFY(part<QRadioButton>(*again, u"prolongedReasonRadio"_s)->isChecked());
    QVERIFY(!part<QCheckBox>(*again, u"confirmCheckBox"_s)->isChecked()); // confirmed anew each time
}

void TestNewCase::outboxOffersWhatFits()
{
    OutboxPage page(context());
    page.resize(900, 600);
    page.show();
    auto *list = part<QListWidget>(page, u"outboxList"_s);
    QTRY_VERIFY(!list->isVisible()); // an empty one says what it is for
    m_workspace->fakeOutbox.list = {
        OutboxEntry{u"o1"_s,
                    u"case-100"_s,
                    u"00010100"_s,
                    u"comment"_s,
                    u"Here is the log"_s,
                    OutboxEntry::State::Waiting,
                    {},
                    m_workspace->time - 60'000},
        OutboxEntry{u"o2"_s,
                    u"case-101"_s,
                    u"00010101"_s,
                    u"comment"_s,
                    u"On its way"_s,
                    OutboxEntry::State::Sending,
                    {},
                    m_workspace->time},
        OutboxEntry{u"o3"_s, u"case-102"_s, u"00010102"_s, u"comment"_s, u"Too late"_s, OutboxEntry::State::Returned,
                    Error{ErrorCode::NotAllowed, {}}, m_workspace->time, PostComment{u"Too late"_s, Audience::Public, false, {}}},
        OutboxEntry{u"o4"_s, {}, {}, u"viewed"_s, {}, OutboxEntry::State::Waiting, {}, m_workspace->time}};
    m_workspace->fakeOutbox.announce();
    QTRY_COMPARE(list->count(), 3); // what came back first, what nobody wrote not at all
    auto *again = part<QPushButton>(page, u"sendAgainButton"_s);
    auto *drop = part<QPushButton>(page, u"dropButton"_s);
    QVERIFY(again->isEnabled());
    again->click();
    QCOMPARE(m_workspace->fakeOutbox.retried, QStringList{u"o3"_s});
    list->setCurrentRow(2);
    QVERIFY(!drop->isEnabled());
    list->setCurrentRow(1);
    QVERIFY(!again->isEnabled());
    m_prompts.answers = {false, true};
    drop->click();
    QTRY_COMPARE(m_prompts.answers.size(), 1);
    QVERIFY(m_workspace->fakeOutbox.dropped.isEmpty());
    drop->click();
    QTRY_COMPARE(m_workspace->fakeOutbox.dropped, QStringList{u"o1"_s});
    QSignalSpy opened(&page, &OutboxPage::openCase);
    part<QPushButton>(page, u"openCaseButton"_s)->click();
    QCOMPARE(opened.size(), 1);
}

// The form was left open and empty; meanwhile the outbox or a closed case made a draft.
void TestNewCase::anEmptyFormTakesADraftFromElsewhere_NEW_1()
{
    auto page = wizard();
    m_workspace->fakeDrafts.save(u"new"_s, {{u"answers"_s, QJsonObject{{u"subject"_s, u"From elsewhere"_s}}}});
    page->start();
    QTRY_COMPARE(part<QLineEdit>(*page, u"subjectEdit"_s)->text(), u"From elsewhere"_s);
    fill(*page, u"subject"_s, u"Mine"_s);
    m_workspace->fakeDrafts.kept.insert(u"new"_s, {{u"answers"_s, QJsonObject{{u"subject"_s, u"Another"_s}}}});
    page->start();
    QCoreApplication::processEvents();
    QCOMPARE(part<QLineEdit>(*page, u"subjectEdit"_s)->text(), u"Mine"_s);
}

QTEST_MAIN(TestNewCase)
#include "tst_newcase.moc"
