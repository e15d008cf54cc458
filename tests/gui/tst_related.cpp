// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/caseviewfixture.h"
#include "tests/gui/shots.h"
#include "ui/casedetail/linkdialog.h"
#include "ui/casedetail/splitdialog.h"
#include "ui/common/notice.h"
#include "ui/outbox/outboxpage.h"

#include <QCheckBox>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>

using namespace Casement;
using namespace Casement::Ui;
using namespace Qt::StringLiterals;

/// Cases that are about the same: seen, linked, unlinked, and one that becomes two.
class TestRelated final : public CaseViewFixture
{
    Q_OBJECT

private Q_SLOTS:
    void linkedCasesComeFirst_STAT_4();
    void careAloneLinksAndSplits_ACC_8();
    void linkingByNumberOrWords();
    void unlinkingNamesTheCase();
    void mergingOffersCasesOfTheSameCustomer_QUE_3();
    void mergedCaseLeadsToTheOneThatGoesOn_QUE_3();
    void mergeIsUndoneForThirtyDays_QUE_3();
    void splittingChoosesMessages();
    void refusalKeepsTheChoice();
    void outboxSaysWhatWaits();
    void newCaseLetsGoOfWhatIsOutOfReach_STAT_4();
    void reviewSaysWhatItIsLinkedTo_STAT_4();

private:
    QList<HistoryEntry> &history() { return m_workspace->fakeReader.details[u"case-100"_s].bundle.history; }
    void link(const QString &number)
    {
        HistoryEntry entry;
        entry.field = u"related"_s;
        entry.to = number;
        history() << entry;
    }
    template <typename Act> [[nodiscard]] Act sent() const
    {
        const auto &acts = m_workspace->fakeCommands.acts;
        return acts.isEmpty() || !std::holds_alternative<Act>(acts.last().second) ? Act{} : std::get<Act>(acts.last().second);
    }
    static QStringList texts(const QListWidget &list)
    {
        QStringList all;
        for (int row = 0; row < list.count(); ++row)
            all << list.item(row)->text().section(u' ', 0, 0);
        return all;
    }
    std::unique_ptr<NewCasePage> formAbout(const QString &caseId)
    {
        const QJsonObject answers{{u"account"_s, u"a1"_s}, {u"contact"_s, u"p1"_s}, {u"type"_s, u"technicalIssue"_s}, {u"severity"_s, u"s3"_s},
                                  {u"subject"_s, u"Again"_s}, {u"description"_s, u"It is back."_s}, {u"product"_s, u"other"_s}};
        m_workspace->fakeDrafts.kept.insert(u"new"_s, {{u"answers"_s, answers}, {u"severityChosen"_s, true}, {u"related"_s, caseId}, {u"relatedNumber"_s, u"00010104"_s}, {u"page"_s, u"review"_s}});
        auto page = std::make_unique<NewCasePage>(context());
        page->resize(1000, 800);
        page->show();
        page->start();
        (void)QTest::qWaitForWindowExposed(page.get());
        return page;
    }
};

void TestRelated::linkedCasesComeFirst_STAT_4()
{
    CaseDetail &detail = m_workspace->fakeReader.details[u"case-100"_s];
    detail.bundle.comments.last().body = u"The same as 00010101."_s;
    link(u"00010104"_s);
    auto view = caseView();
    auto *related = part<QListWidget>(*view, u"relatedView"_s);
    QTRY_COMPARE(related->count(), 2);
    QCOMPARE(texts(*related), (QStringList{u"00010104"_s, u"00010101"_s}));
    QVERIFY(related->item(0)->text().endsWith(u" · linked"_s));
    QVERIFY(!related->item(1)->text().endsWith(u"linked"_s));
    auto *tabs = part<QTabWidget>(*view, u"caseTabs"_s);
    tabs->setCurrentIndex(4);
    shot(*view, u"related-linked"_s);
    HistoryEntry gone = history().last();
    std::swap(gone.from, gone.to);
    history() << gone;
    Q_EMIT m_workspace->fakeReader.casesChanged({u"case-100"_s});
    QTRY_COMPARE(texts(*related), QStringList{u"00010101"_s});
}

void TestRelated::careAloneLinksAndSplits_ACC_8()
{
    link(u"00010104"_s);
    const QStringList acts{u"linkCaseAction"_s, u"unlinkCaseAction"_s, u"splitCaseAction"_s};
    {
        auto view = caseView();
        for (const QString &name : acts)
            QVERIFY2(!part<QAction>(*view, name)->isEnabled() && !part<QAction>(*view, name)->isVisible(), qPrintable(name));
    }
    m_workspace->becomeCare();
    auto view = caseView();
    QVERIFY(!part<QAction>(*view, u"unlinkCaseAction"_s)->isEnabled()); // nothing to unlink: the thread is made anew
    link(u"00010104"_s);
    Q_EMIT m_workspace->fakeReader.casesChanged({u"case-100"_s});
    for (const QString &name : acts)
        QTRY_VERIFY2(part<QAction>(*view, name)->isEnabled(), qPrintable(name));
    m_workspace->fakeReader.details[u"case-100"_s].bundle.comments.clear();
    Q_EMIT m_workspace->fakeReader.casesChanged({u"case-100"_s});
    QTRY_VERIFY(!part<QAction>(*view, u"splitCaseAction"_s)->isEnabled());
}

void TestRelated::linkingByNumberOrWords()
{
    m_workspace->becomeCare();
    link(u"00010102"_s);
    auto view = caseView();
    part<QAction>(*view, u"linkCaseAction"_s)->trigger();
    auto *dialog = part<LinkDialog>(*view, u"linkDialog"_s);
    auto *search = part<QLineEdit>(*dialog, u"linkSearchEdit"_s);
    auto *list = part<QListWidget>(*dialog, u"linkList"_s);
    auto *accept = part<QPushButton>(*dialog, u"linkAcceptButton"_s);
    QVERIFY(!accept->isEnabled() && list->count() == 0); // nothing is asked yet
    search->setText(u"upload"_s);
    QTRY_COMPARE(texts(*list), QStringList{u"00010106"_s});
    shot(*dialog, u"link-dialog"_s);
    for (const QString &number : {u"00010100"_s, u"00010102"_s}) { // itself, and what is linked already
        search->setText(number);
        QTRY_VERIFY(part<QLabel>(*dialog, u"linkNothingLabel"_s)->isVisible());
        QVERIFY(!accept->isEnabled() && list->count() == 0);
    }
    search->setText(u"00010104"_s);
    QTRY_COMPARE(texts(*list), QStringList{u"00010104"_s});
    QPointer<QDialog> open = dialog;
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_VERIFY(!open);
    QCOMPARE(m_workspace->fakeCommands.acts.size(), 1);
    QCOMPARE(m_workspace->fakeCommands.acts.first().first, u"case-100"_s);
    QCOMPARE(sent<LinkCase>(), (LinkCase{u"case-104"_s, true}));
}

void TestRelated::unlinkingNamesTheCase()
{
    m_workspace->becomeCare();
    link(u"00010104"_s);
    link(u"00010101"_s);
    auto view = caseView();
    part<QAction>(*view, u"unlinkCaseAction"_s)->trigger();
    QTRY_VERIFY(view->findChild<QDialog *>(u"actDialog"_s)); // the numbers are looked up first
    auto *dialog = part<QDialog>(*view, u"actDialog"_s);
    auto *choice = part<QComboBox>(*dialog, u"actChoiceComboBox"_s);
    QCOMPARE(choice->count(), 2);
    shot(*dialog, u"unlink-dialog"_s);
    choice->setCurrentIndex(choice->findData(u"case-104"_s));
    QVERIFY(choice->currentText().startsWith(u"00010104 · "_s));
    part<QPushButton>(*dialog, u"actAcceptButton"_s)->click();
    QCOMPARE(sent<LinkCase>(), (LinkCase{u"case-104"_s, false}));
}

void TestRelated::mergingOffersCasesOfTheSameCustomer_QUE_3()
{
    m_workspace->becomeCare();
    for (Escalation &round : m_workspace->fakeReader.details[u"case-100"_s].bundle.rounds)
        round.endedAt = m_workspace->time;
    for (auto &summary : m_workspace->fakeReader.cases) {
        if (summary.record.number == u"00010105"_s)
            summary.record.contactId = u"p-other"_s;
    }
    auto view = caseView();
    part<QAction>(*view, u"mergeCaseAction"_s)->trigger();
    auto *dialog = part<LinkDialog>(*view, u"mergeDialog"_s);
    auto *search = part<QLineEdit>(*dialog, u"linkSearchEdit"_s);
    auto *list = part<QListWidget>(*dialog, u"linkList"_s);
    auto *cc = part<QCheckBox>(*dialog, u"linkCcCheckBox"_s);
    for (const QString &number : {u"00010104"_s, u"00010106"_s}) { // closed, and of another account
        search->setText(number);
        QTRY_VERIFY(part<QLabel>(*dialog, u"linkNothingLabel"_s)->isVisible());
        QVERIFY(list->count() == 0);
    }
    search->setText(u"00010105"_s);
    QTRY_COMPARE(texts(*list), QStringList{u"00010105"_s});
    QVERIFY(cc->isVisible() && !cc->isChecked()); // only where somebody ticks it
    cc->setChecked(true);
    shot(*dialog, u"merge-dialog"_s);
    part<QPushButton>(*dialog, u"linkAcceptButton"_s)->click();
    QCOMPARE(sent<MergeCase>(), (MergeCase{u"case-105"_s, true, true}));
}

void TestRelated::mergedCaseLeadsToTheOneThatGoesOn_QUE_3()
{
    HistoryEntry entry;
    entry.id = u"merge"_s;
    entry.field = u"mergedInto"_s;
    entry.to = u"00010104"_s;
    entry.at = m_workspace->time;
    history() << entry;
    auto view = caseView();
    auto *notice = part<Notice>(*view, u"mergedNotice"_s);
    QTRY_VERIFY(notice->isVisible());
    QVERIFY(part<QAction>(*view, u"replyAction"_s)->isEnabled()); // it is posted there
    QVERIFY(!part<QAction>(*view, u"escalateAction"_s)->isEnabled());
    QTRY_COMPARE(texts(*part<QListWidget>(*view, u"relatedView"_s)), QStringList{u"00010104"_s});
    shot(*view, u"merged"_s);
    QSignalSpy wanted(view.get(), &CaseView::caseWanted);
    notice->findChild<QPushButton *>()->click();
    QTRY_COMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toString(), u"case-104"_s);
}

void TestRelated::mergeIsUndoneForThirtyDays_QUE_3()
{
    m_workspace->becomeCare();
    HistoryEntry entry;
    entry.id = u"merge"_s;
    entry.field = u"mergedInto"_s;
    entry.to = u"00010104"_s;
    entry.at = m_workspace->time - mergeUndoneWithinMs;
    history() << entry;
    auto view = caseView();
    auto *undo = part<QAction>(*view, u"unmergeCaseAction"_s);
    QTRY_VERIFY(undo->isEnabled());
    QVERIFY(!part<QAction>(*view, u"mergeCaseAction"_s)->isEnabled());
    undo->trigger();
    QTRY_COMPARE(sent<MergeCase>(), (MergeCase{u"case-104"_s, false, false}));
    history().last().at -= 1;
    Q_EMIT m_workspace->fakeReader.casesChanged({u"case-100"_s});
    QTRY_VERIFY(!undo->isEnabled());
}

void TestRelated::splittingChoosesMessages()
{
    m_workspace->becomeCare();
    m_workspace->fakeReader.details[u"case-100"_s].pendingIds = {u"comment-4"_s};
    auto view = caseView();
    part<QAction>(*view, u"splitCaseAction"_s)->trigger();
    auto *dialog = part<SplitDialog>(*view, u"splitDialog"_s);
    auto *subject = part<QLineEdit>(*dialog, u"splitSubjectEdit"_s);
    auto *list = part<QListWidget>(*dialog, u"splitList"_s);
    auto *error = part<QLabel>(*dialog, u"splitErrorLabel"_s);
    auto *accept = part<QPushButton>(*dialog, u"splitAcceptButton"_s);
    QCOMPARE(list->count(), 4); // what still waits to be sent cannot be copied
    QVERIFY(list->item(3)->text().contains(u"internal"_s));
    QVERIFY(!error->isVisible());
    list->item(3)->setCheckState(Qt::Checked);
    accept->click();
    QVERIFY(error->isVisible() && m_workspace->fakeCommands.acts.isEmpty()); // a note alone is no case
    list->item(1)->setCheckState(Qt::Checked);
    QVERIFY(!error->isVisible());
    subject->setText(u"  "_s);
    QVERIFY(error->isVisible());
    accept->click();
    QVERIFY(m_workspace->fakeCommands.acts.isEmpty());
    subject->setText(u"Empty track"_s);
    shot(*dialog, u"split-dialog"_s);
    accept->click();
    QCOMPARE(sent<SplitCase>(), (SplitCase{{}, u"Empty track"_s, {u"comment-1"_s, u"comment-3"_s}}));
}

void TestRelated::refusalKeepsTheChoice()
{
    m_workspace->becomeCare();
    auto view = caseView();
    part<QAction>(*view, u"linkCaseAction"_s)->trigger();
    auto *dialog = part<LinkDialog>(*view, u"linkDialog"_s);
    auto *list = part<QListWidget>(*dialog, u"linkList"_s);
    part<QLineEdit>(*dialog, u"linkSearchEdit"_s)->setText(u"00010104"_s);
    QTRY_COMPARE(list->count(), 1);
    m_workspace->fakeCommands.script.error = Error{ErrorCode::NotAllowed, u"no"_s};
    part<QPushButton>(*dialog, u"linkAcceptButton"_s)->click();
    QTRY_VERIFY(part<Notice>(*dialog, u"linkNotice"_s)->isVisible());
    QVERIFY(dialog->isVisible() && list->count() == 1 && part<QPushButton>(*dialog, u"linkAcceptButton"_s)->isEnabled());
}

void TestRelated::outboxSaysWhatWaits()
{
    const auto entry = [this](const QString &kind, const Operation::Act &act) {
        OutboxEntry made{kind, u"case-100"_s, u"00010100"_s, kind, {}, OutboxEntry::State::Waiting, {}, m_workspace->time};
        made.act = act;
        return made;
    };
    m_workspace->fakeOutbox.list = {entry(u"link"_s, LinkCase{u"case-104"_s, true}), entry(u"unlink"_s, LinkCase{u"case-104"_s, false}),
                                    entry(u"split"_s, SplitCase{u"n"_s, u"S"_s, {u"comment-1"_s}})};
    OutboxPage page(context());
    page.resize(900, 500);
    page.show();
    auto *list = part<QListWidget>(page, u"outboxList"_s);
    QTRY_COMPARE(list->count(), 3);
    QCOMPARE(list->item(0)->text(), u"Link of 00010100"_s);
    QCOMPARE(list->item(1)->text(), u"End of a link of 00010100"_s);
    QCOMPARE(list->item(2)->text(), u"New case split from 00010100"_s);
    shot(page, u"related-outbox"_s);
}

// The words stay, the link goes: nobody is held up by a case they may no longer see.
void TestRelated::newCaseLetsGoOfWhatIsOutOfReach_STAT_4()
{
    auto page = formAbout(u"case-104"_s);
    auto *create = part<QPushButton>(*page, u"nextButton"_s);
    QTRY_VERIFY(create->isEnabled() && create->isVisible());
    m_workspace->fakeCommands.script.error = Error{ErrorCode::BadRequest, u"related: no such case"_s};
    create->click();
    QTRY_VERIFY(!m_workspace->fakeCommands.opened.isEmpty());
    QCOMPARE(m_workspace->fakeCommands.opened.last().draft.related, u"case-104"_s);
    m_workspace->fakeCommands.script.error.reset();
    QTRY_VERIFY(create->isEnabled());
    create->click();
    QTRY_COMPARE(m_workspace->fakeCommands.opened.size(), 2);
    QVERIFY(m_workspace->fakeCommands.opened.last().draft.related.isEmpty());
    QCOMPARE(m_workspace->fakeCommands.opened.last().draft.description, u"It is back."_s);
}

void TestRelated::reviewSaysWhatItIsLinkedTo_STAT_4()
{
    auto page = formAbout(u"case-104"_s);
    QTRY_VERIFY(page->findChild<QLabel *>(u"relatedReviewLabel"_s));
    QCOMPARE(part<QLabel>(*page, u"relatedReviewLabel"_s)->text(), u"Case 00010104"_s);
    shot(*page, u"related-review"_s);
}

QTEST_MAIN(TestRelated)
#include "tst_related.moc"
