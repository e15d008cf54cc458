// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/casefixture.h"
#include "tests/support/portal.h"
#include "ui/casedetail/actdialog.h"
#include "ui/casedetail/caseview.h"
#include "ui/common/badges.h"
#include "ui/common/notice.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>

using namespace Casement;
using namespace Casement::Ui;
using namespace Qt::StringLiterals;

/// Closing a case, its level and the end of an escalation: what each portal offers to whom.
class TestClosing final : public CaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void customersRecommend_STAT_5();
    void careAnswersTheRecommendation_STAT_5();
    void solutionsAreAnswered_STAT_6();
    void customersClose_STAT_7();
    void stillWorking_STAT_3();
    void levelsChangeWithAReason_SEV_2_SEV_4();
    void escalationEndsWithFeedback_ESC_5();
    void whatIsSealedIsReadOnlineAndForTheRecord_NEW_5();
    void refusalKeepsTheWords();

private:
    std::unique_ptr<CaseView> caseView()
    {
        auto view = std::make_unique<CaseView>(context());
        view->resize(1200, 800);
        view->show();
        view->showCase(u"case-100"_s);
        (void)QTest::qWaitForWindowExposed(view.get());
        (void)QTest::qWaitFor([&] { return part<QAction>(*view, u"replyAction"_s)->isEnabled(); });
        return view;
    }
    Case &record() { return m_workspace->fakeReader.details[u"case-100"_s].bundle.record; }
    static bool offers(const CaseView &view, const QString &action)
    {
        return part<QAction>(view, action + u"Action"_s)->isEnabled() && part<QPushButton>(view, action + u"Button"_s)->isVisible();
    }
    template <typename Act> Act sent() const
    {
        const auto &acts = m_workspace->fakeCommands.acts;
        return acts.isEmpty() || !std::holds_alternative<Act>(acts.last().second) ? Act{} : std::get<Act>(acts.last().second);
    }
};

void TestClosing::customersRecommend_STAT_5()
{
    auto view = caseView();
    auto *close = part<QAction>(*view, u"closeCaseAction"_s);
    QCOMPARE(close->text(), u"Recommend to close"_s);
    close->trigger();
    auto *dialog = part<ActDialog>(*view, u"actDialog"_s);
    auto *reasons = part<QComboBox>(*dialog, u"actChoiceComboBox"_s);
    QCOMPARE(reasons->count(), 5);
    auto *accept = part<QPushButton>(*dialog, u"actAcceptButton"_s);
    accept->click();
    QVERIFY(part<QLabel>(*dialog, u"actErrorLabel"_s)->isVisible()); // nothing chosen
    reasons->setCurrentIndex(reasons->findData(u"other"_s));
    accept->click();
    QVERIFY(m_workspace->fakeCommands.acts.isEmpty()); // this one needs words
    part<QPlainTextEdit>(*dialog, u"actTextEdit"_s)->setPlainText(u"We moved on"_s);
    accept->click();
    QCOMPARE(sent<RecommendClose>(), (RecommendClose{u"other"_s, u"We moved on"_s}));
    record().closeReason = u"other"_s;
    Q_EMIT m_workspace->fakeReader.casesChanged({u"case-100"_s});
    QTRY_VERIFY(!offers(*view, u"closeCase"_s));
    QVERIFY(part<BadgeLabel>(*view, u"recommendedBadge"_s)->isVisible());
}

void TestClosing::careAnswersTheRecommendation_STAT_5()
{
    m_workspace->becomeCare();
    auto view = caseView();
    QVERIFY(!offers(*view, u"acceptClosing"_s) && !offers(*view, u"declineClosing"_s) && !offers(*view, u"closeCase"_s));
    record().closeReason = u"solved"_s;
    Q_EMIT m_workspace->fakeReader.casesChanged({u"case-100"_s});
    QTRY_VERIFY(offers(*view, u"acceptClosing"_s) && offers(*view, u"declineClosing"_s));
    part<QAction>(*view, u"declineClosingAction"_s)->trigger();
    QCOMPARE(m_workspace->fakeCommands.acts.size(), 1);
    QVERIFY(!sent<AnswerRecommendation>().accept);
    part<QAction>(*view, u"acceptClosingAction"_s)->trigger();
    QVERIFY(sent<AnswerRecommendation>().accept);
}

void TestClosing::solutionsAreAnswered_STAT_6()
{
    m_workspace->portal = Testing::portal(u"classic"_s);
    record().status = u"solutionSuggested"_s;
    record().open = false;
    auto view = caseView();
    QVERIFY(offers(*view, u"approveSolution"_s) && offers(*view, u"declineSolution"_s));
    QVERIFY(!offers(*view, u"closeCase"_s) && !offers(*view, u"escalate"_s));
    part<QAction>(*view, u"approveSolutionAction"_s)->trigger();
    QVERIFY(sent<AnswerSolution>().approve);
    part<QAction>(*view, u"declineSolutionAction"_s)->trigger();
    auto *dialog = part<ActDialog>(*view, u"actDialog"_s);
    part<QPlainTextEdit>(*dialog, u"actTextEdit"_s)->setPlainText(u"Still black"_s);
    part<QPushButton>(*dialog, u"actAcceptButton"_s)->click();
    QCOMPARE(sent<AnswerSolution>(), (AnswerSolution{false, u"Still black"_s}));
    record().status = u"inProgress"_s;
    record().open = true;
    Q_EMIT m_workspace->fakeReader.casesChanged({u"case-100"_s});
    QTRY_VERIFY(!offers(*view, u"approveSolution"_s));
}

void TestClosing::customersClose_STAT_7()
{
    m_workspace->portal = Testing::portal(u"atlas"_s);
    record().status = u"open"_s;
    auto view = caseView();
    QCOMPARE(part<QAction>(*view, u"closeCaseAction"_s)->text(), u"Close case"_s);
    part<QAction>(*view, u"closeCaseAction"_s)->trigger();
    QCOMPARE(sent<SetStatus>(), (SetStatus{u"open"_s, u"resolved"_s}));
}

void TestClosing::stillWorking_STAT_3()
{
    record().status = u"pendingResponse"_s;
    record().pendingSince = m_workspace->time;
    auto view = caseView();
    QVERIFY(offers(*view, u"stillWorking"_s));
    part<QAction>(*view, u"stillWorkingAction"_s)->trigger();
    QVERIFY(std::holds_alternative<StillWorking>(m_workspace->fakeCommands.acts.last().second));
    record().extensions = 2;
    Q_EMIT m_workspace->fakeReader.casesChanged({u"case-100"_s});
    QTRY_VERIFY(!offers(*view, u"stillWorking"_s));
}

void TestClosing::levelsChangeWithAReason_SEV_2_SEV_4()
{
    auto asCustomer = caseView();
    QVERIFY(!part<QAction>(*asCustomer, u"changeLevelAction"_s)->isEnabled());
    asCustomer.reset();
    m_workspace->becomeCare();
    auto view = caseView();
    part<QAction>(*view, u"moreAction"_s)->trigger();
    QTRY_VERIFY(part<QMenu>(*view, u"moreMenu"_s)->isVisible());
    part<QMenu>(*view, u"moreMenu"_s)->close();
    part<QAction>(*view, u"changeLevelAction"_s)->trigger();
    auto *dialog = part<ActDialog>(*view, u"actDialog"_s);
    auto *levels = part<QComboBox>(*dialog, u"actChoiceComboBox"_s);
    QCOMPARE(levels->findData(QString(u"severity/"_s + record().severity)), -1); // what it is already
    const QString other = record().severity == u"s1"_s ? u"s2"_s : u"s1"_s;
    levels->setCurrentIndex(levels->findData(QString(u"severity/"_s + other)));
    part<QPushButton>(*dialog, u"actAcceptButton"_s)->click();
    QVERIFY(m_workspace->fakeCommands.acts.isEmpty()); // why?
    part<QPlainTextEdit>(*dialog, u"actTextEdit"_s)->setPlainText(u"All campuses"_s);
    part<QPushButton>(*dialog, u"actAcceptButton"_s)->click();
    QCOMPARE(sent<SetLevel>(), (SetLevel{u"severity"_s, record().severity, other, u"All campuses"_s}));
}

void TestClosing::escalationEndsWithFeedback_ESC_5()
{
    m_workspace->becomeCare();
    auto view = caseView();
    part<QAction>(*view, u"endEscalationAction"_s)->trigger();
    auto *dialog = part<ActDialog>(*view, u"actDialog"_s);
    part<QPlainTextEdit>(*dialog, u"actTextEdit"_s)->setPlainText(u"Solved with the new build"_s);
    part<QPushButton>(*dialog, u"actAcceptButton"_s)->click();
    QCOMPARE(sent<EndEscalation>(), EndEscalation{u"Solved with the new build"_s});
    m_workspace->fakeReader.details[u"case-100"_s].bundle.rounds.clear();
    Q_EMIT m_workspace->fakeReader.casesChanged({u"case-100"_s});
    QTRY_VERIFY(!part<QAction>(*view, u"endEscalationAction"_s)->isEnabled());
}

void TestClosing::whatIsSealedIsReadOnlineAndForTheRecord_NEW_5()
{
    m_workspace->portal = Testing::portal(u"classic"_s);
    m_workspace->becomeCare();
    record().fields.insert(u"password"_s, sealedMark);
    auto view = caseView();
    auto *read = part<QAction>(*view, u"readSealedAction"_s);
    QVERIFY(!read->isEnabled()); // somebody else's case
    auto &care = m_workspace->fakeReader.details[u"case-100"_s].bundle.care;
    care.ownerId = m_workspace->person.personId;
    Q_EMIT m_workspace->fakeReader.casesChanged({u"case-100"_s});
    QTRY_VERIFY(read->isEnabled());

    auto &commands = m_workspace->fakeCommands;
    commands.secrets = {{u"password"_s, u"thylacine"_s}};
    SyncState state = m_workspace->fakeSync.now;
    state.phase = SyncState::Phase::Offline;
    m_workspace->fakeSync.become(state);
    read->trigger();
    QPointer<QDialog> dialog = part<QDialog>(*view, u"sealedDialog"_s);
    auto *reveal = part<QPushButton>(*dialog, u"sealedRevealButton"_s);
    QVERIFY(part<QLabel>(*dialog, u"sealedIntroLabel"_s)->text().contains(u"recorded"_s)); // said before, not after
    QVERIFY(!reveal->isEnabled() && part<Notice>(*dialog, u"sealedNotice"_s)->isVisible());
    state.phase = SyncState::Phase::Synced;
    m_workspace->fakeSync.become(state);
    QVERIFY(reveal->isEnabled() && !part<Notice>(*dialog, u"sealedNotice"_s)->isVisible());
    QVERIFY(commands.revealed.isEmpty());

    commands.script.error = Error{ErrorCode::NotAllowed, u"no"_s};
    reveal->click();
    QTRY_VERIFY(part<Notice>(*dialog, u"sealedNotice"_s)->isVisible() && reveal->isEnabled());
    commands.script.error.reset();
    reveal->click();
    QTRY_VERIFY(dialog->findChild<QLineEdit *>(u"passwordSecretEdit"_s));
    QCOMPARE(part<QLineEdit>(*dialog, u"passwordSecretEdit"_s)->text(), u"thylacine"_s);
    QCOMPARE(commands.revealed, (QStringList{u"case-100"_s, u"case-100"_s}));
    QVERIFY(!reveal->isVisible()); // each reading is asked for anew
    part<QPushButton>(*dialog, u"sealedCloseButton"_s)->click();
    QTRY_VERIFY(!dialog); // and nothing of it stays

    record().fields.remove(u"password"_s);
    Q_EMIT m_workspace->fakeReader.casesChanged({u"case-100"_s});
    QTRY_VERIFY(!read->isEnabled());
}

void TestClosing::refusalKeepsTheWords()
{
    auto view = caseView();
    part<QAction>(*view, u"closeCaseAction"_s)->trigger();
    auto *dialog = part<ActDialog>(*view, u"actDialog"_s);
    part<QComboBox>(*dialog, u"actChoiceComboBox"_s)->setCurrentIndex(0);
    part<QPlainTextEdit>(*dialog, u"actTextEdit"_s)->setPlainText(u"Thanks"_s);
    m_workspace->fakeCommands.script.error = Error{ErrorCode::NotAllowed, u"no"_s};
    part<QPushButton>(*dialog, u"actAcceptButton"_s)->click();
    QTRY_VERIFY(part<Notice>(*dialog, u"actRefusalNotice"_s)->isVisible());
    QCOMPARE(part<QPlainTextEdit>(*dialog, u"actTextEdit"_s)->toPlainText(), u"Thanks"_s);
    QVERIFY(dialog->isVisible());
}

QTEST_MAIN(TestClosing)
#include "tst_closing.moc"
