// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/casefixture.h"
#include "tests/gui/shots.h"
#include "ui/common/notice.h"
#include "ui/common/textedit.h"
#include "ui/newcase/fieldeditor.h"
#include "ui/outbox/takeback.h"

#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

using namespace Casement;
using namespace Casement::Ui;
using namespace Qt::StringLiterals;

/// The form of a new case as each portal has it, in the real pages.
class TestForms final : public CaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void classicHasItsSections_NEW_13_NEW_8();
    void atlasIsOneForm_NEW_14();
    void outagesAreReportedInShort_SEV_6_NEW_14();
    void whatIsTypedOutlivesALevelTriedOut_SEV_6();
    void logsOfTheProductAreExplained_NEW_15();
    void filesComeAlongWhileCreating_NEW_9();
    void refusedCaseComesBackAtItsField_OFF_3();
    void refusalOfCreatingIsSaidAtItsField_NEW_7();
    void refusedEscalationComesBackAtItsField_ESC_1();

private:
    /// Ids of the fields on the page shown, in their order.
    static QStringList shownFields(const NewCasePage &page)
    {
        QStringList ids;
        for (const FieldEditor *editor : part<QStackedWidget>(page, u"pagesStack"_s)->currentWidget()->findChildren<FieldEditor *>()) {
            if (editor->isVisible())
                ids << editor->field().id;
        }
        return ids;
    }
    static void next(const NewCasePage &page) { part<QPushButton>(page, u"nextButton"_s)->click(); }
};

void TestForms::classicHasItsSections_NEW_13_NEW_8()
{
    m_workspace->readPortal(u"classic"_s);
    auto page = wizard();
    QCOMPARE(shownFields(*page), (QStringList{u"account"_s, u"priority"_s, u"type"_s, u"subject"_s, u"description"_s}));
    choose(*page, u"type"_s, u"issue"_s);
    part<QRadioButton>(*page, u"highLevelRadio"_s)->click();
    fill(*page, u"subject"_s, u"No sound"_s);
    type(part<QPlainTextEdit>(*page, u"descriptionEdit"_s), u"Since Monday."_s);
    shot(*page, u"classic-first"_s);
    next(*page);
    QCOMPARE(shownFields(*page), (QStringList{u"link"_s, u"loginName"_s, u"password"_s}));
    next(*page);
    QCOMPARE(shownFields(*page), QStringList{u"additional"_s});
    next(*page);
    QCOMPARE(shownFields(*page), QStringList{u"contact"_s}); // and nobody gets a copy
    next(*page);
    next(*page);
    QTRY_COMPARE(m_workspace->fakeCommands.opened.size(), 1);
    const OpenCase &made = m_workspace->fakeCommands.opened.first().draft;
    QCOMPARE(made.priority, u"high"_s);
    QCOMPARE(made.type, u"issue"_s);
    QVERIFY(made.severity.isEmpty() && made.product.isEmpty() && made.cc.isEmpty());
    QVERIFY(problemsOf(m_workspace->portal, made).isEmpty());
}

void TestForms::atlasIsOneForm_NEW_14()
{
    m_workspace->readPortal(u"atlas"_s);
    auto page = wizard();
    QVERIFY(!shownFields(*page).contains(u"type"_s)); // NEW-8: none here
    choose(*page, u"product"_s, u"care"_s);
    QVERIFY(!shownFields(*page).contains(u"environment"_s)); // asked of communities only
    choose(*page, u"product"_s, u"community"_s);
    QVERIFY(shownFields(*page).contains(u"environment"_s));
    choose(*page, u"environment"_s, u"production"_s);
    QCOMPARE(shownFields(*page), (QStringList{u"account"_s, u"subject"_s, u"description"_s, u"product"_s, u"environment"_s, u"severity"_s, u"steps"_s, u"link"_s, u"contact"_s}));
    part<QRadioButton>(*page, u"s2LevelRadio"_s)->click();
    fill(*page, u"subject"_s, u"The community is slow"_s);
    type(part<QPlainTextEdit>(*page, u"descriptionEdit"_s), u"Since noon."_s);
    shot(*page, u"atlas-first"_s);
    next(*page);
    next(*page);
    QTRY_COMPARE(m_workspace->fakeCommands.opened.size(), 1);
    const OpenCase &made = m_workspace->fakeCommands.opened.first().draft;
    QCOMPARE(made.fields.value(u"environment"_s), u"production"_s);
    QVERIFY(problemsOf(m_workspace->portal, made).isEmpty());
}

void TestForms::outagesAreReportedInShort_SEV_6_NEW_14()
{
    m_workspace->readPortal(u"atlas"_s);
    m_workspace->fakeReader.accountList[0].website = u"community.acme.example"_s;
    auto page = wizard();
    page->proposeOutage();
    QCOMPARE(shownFields(*page), (QStringList{u"account"_s, u"description"_s, u"product"_s, u"severity"_s, u"steps"_s, u"link"_s}));
    QCOMPARE(part<QLabel>(*page, u"pageTitleLabel"_s)->text(), m_workspace->portal.outage.label);
    auto *outage = part<Notice>(*page, u"outageNotice"_s);
    QVERIFY(outage->isVisible() && outage->text().contains(m_workspace->portal.outage.text)); // NEW-11
    QTRY_COMPARE(part<QLineEdit>(*page, u"linkEdit"_s)->text(), u"https://community.acme.example"_s);
    choose(*page, u"product"_s, u"community"_s);
    choose(*page, u"environment"_s, u"production"_s);
    type(part<QPlainTextEdit>(*page, u"descriptionEdit"_s), u"Nobody can sign in.\nSince noon."_s);
    shot(*page, u"atlas-outage"_s);
    next(*page);
    shot(*page, u"atlas-outage-review"_s);
    next(*page);
    QTRY_COMPARE(m_workspace->fakeCommands.opened.size(), 1);
    const OpenCase &made = m_workspace->fakeCommands.opened.first().draft;
    QCOMPARE(made.severity, u"s1"_s);
    QVERIFY(made.subject.isEmpty() && problemsOf(m_workspace->portal, made).isEmpty());
    // In one transaction it is a case with a subject, and an entry for whoever passes it on.
    Actor actor = actorOf(m_workspace->person);
    actor.reach.mayOpen = {u"a1"_s};
    Situation situation;
    situation.account = m_workspace->fakeReader.accountList.first();
    situation.contact = m_workspace->fakeReader.persons.value(u"a1"_s).first();
    const auto effects = decide(m_workspace->portal, actor, situation, Operation{u"o"_s, u"c"_s, 1, made}, m_workspace->time);
    QVERIFY2(effects.ok(), effects.ok() ? "" : qPrintable(effects.error().detail));
    QCOMPARE(effects->record->subject, u"Nobody can sign in."_s);
    QVERIFY(std::any_of(effects->history.cbegin(), effects->history.cend(), [](const HistoryEntry &entry) { return entry.field == u"outageReported"_s; }));
}

void TestForms::whatIsTypedOutlivesALevelTriedOut_SEV_6()
{
    m_workspace->readPortal(u"atlas"_s);
    auto page = wizard();
    fill(*page, u"subject"_s, u"The community is slow"_s);
    part<QRadioButton>(*page, u"s1LevelRadio"_s)->click();
    QVERIFY(!shownFields(*page).contains(u"subject"_s));
    part<QRadioButton>(*page, u"s2LevelRadio"_s)->click();
    QVERIFY(shownFields(*page).contains(u"subject"_s));
    QCOMPARE(part<QLineEdit>(*page, u"subjectEdit"_s)->text(), u"The community is slow"_s);
    QVERIFY(part<QLabel>(*page, u"pageTitleLabel"_s)->text() != m_workspace->portal.outage.label);
    page->proposeOutage(); // what somebody began stays
    QVERIFY(part<QRadioButton>(*page, u"s2LevelRadio"_s)->isChecked());
}

void TestForms::logsOfTheProductAreExplained_NEW_15()
{
    auto page = wizard();
    auto *button = part<QToolButton>(*page, u"openArticleButton"_s);
    QStringList offered;
    for (const auto &product : m_workspace->portal.products) {
        choose(*page, u"product"_s, product.id);
        const auto *article = m_workspace->portal.article(product.logArticle);
        QVERIFY2(article, qPrintable(product.id));
        QVERIFY(button->isVisible());
        QCOMPARE(button->text(), article->title);
        button->click();
        QCOMPARE(m_prompts.opened.last(), article->url);
        offered << article->id;
    }
    QCOMPARE(offered.last(), u"networkLogs"_s); // any other product
    offered.removeDuplicates();
    QVERIFY(offered.size() > 3);
}

void TestForms::filesComeAlongWhileCreating_NEW_9()
{
    m_workspace->portal.limits.fileBytes = 5000;
    auto page = wizard();
    fillFirstPage(*page);
    const QString path = m_folder.filePath(u"large.har"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(9000, 'x')) == 9000);
    file.close();
    QMimeData dropped;
    dropped.setUrls({QUrl::fromLocalFile(path)});
    auto *edit = part<TextEdit>(*page, u"descriptionEdit"_s);
    Q_EMIT edit->filesOffered(&dropped);
    auto *notice = part<Notice>(*page, u"attachmentNotice"_s);
    QTRY_VERIFY(notice->isVisible());
    QVERIFY2(notice->text().contains(u"large.har"_s), qPrintable(notice->text()));
    QMimeData pasted;
    QImage image(20, 20, QImage::Format_RGB32);
    image.fill(Qt::blue);
    pasted.setImageData(image);
    Q_EMIT edit->filesOffered(&pasted);
    QTRY_COMPARE(m_workspace->fakeDrafts.kept.value(u"new"_s).value(u"files"_s).toArray().size(), 1);
    QCOMPARE(edit->toPlainText(), u"Since Monday."_s); // nothing typed is lost
    for (int step = 0; step < 4; ++step)
        next(*page);
    QTRY_COMPARE(m_workspace->fakeCommands.opened.size(), 1);
    QCOMPARE(m_workspace->fakeCommands.opened.first().files.size(), 1);
    QCOMPARE(m_workspace->fakeCommands.opened.first().draft.attachments.size(), 1);
}

// What the service refused, once it is edited again: on its page, at its field, with all that was written.
void TestForms::refusedCaseComesBackAtItsField_OFF_3()
{
    OpenCase act{u"a1"_s, u"p1"_s, u"technicalIssue"_s, u"s3"_s, {}, u"No sound"_s, u"Since Monday."_s, u"other"_s, {{u"link"_s, u"https://example.com/x"_s}}, {}, {}, {}};
    OutboxEntry entry{u"o1"_s, u"new-1"_s, {}, u"open"_s, {}, OutboxEntry::State::Returned, Error{ErrorCode::BadRequest, u"link: notALink"_s}, m_workspace->time};
    entry.act = act;
    m_workspace->fakeDrafts.kept.insert(u"new"_s, draftOf(entry, {}, {}, m_workspace->person));
    auto page = wizard();
    const auto editor = [&] {
        for (FieldEditor *one : page->findChildren<FieldEditor *>()) {
            if (one->field().id == u"link"_s)
                return one;
        }
        return static_cast<FieldEditor *>(nullptr);
    };
    QVERIFY(editor());
    QTRY_VERIFY(editor()->isVisible());
    QCOMPARE(editor()->problem(), u"Enter a whole address that begins with http:// or https://."_s);
    QCOMPARE(part<QLineEdit>(*page, u"linkEdit"_s)->text(), u"https://example.com/x"_s);
    shot(*page, u"refused-case"_s);
    fill(*page, u"link"_s, u"https://example.com/y"_s);
    QTRY_COMPARE(editor()->problem(), QString());
}

void TestForms::refusalOfCreatingIsSaidAtItsField_NEW_7()
{
    auto page = wizard();
    fillFirstPage(*page);
    for (int i = 0; i < 3; ++i)
        next(*page);
    auto *create = part<QPushButton>(*page, u"nextButton"_s);
    m_workspace->fakeCommands.script.error = Error{ErrorCode::BadRequest, u"subject: tooLong"_s};
    create->click();
    auto *subject = part<QLineEdit>(*page, u"subjectEdit"_s);
    QTRY_VERIFY(subject->isVisible());
    QCOMPARE(subject->text(), u"No sound in the lecture hall"_s);
    QVERIFY(part<Notice>(*page, u"newCaseNotice"_s)->isVisible());
    const auto *editor = qobject_cast<FieldEditor *>(subject->parentWidget());
    QVERIFY(editor && editor->problem().startsWith(u"This is too long"_s));
    next(*page); // tried again as it is: the service decides anew
    QVERIFY(!subject->isVisible());
}

void TestForms::refusedEscalationComesBackAtItsField_ESC_1()
{
    OutboxEntry entry{u"o1"_s, u"case-100"_s, u"00010100"_s, u"escalate"_s, {}, OutboxEntry::State::Returned, Error{ErrorCode::BadRequest, u"description: tooLong"_s}, m_workspace->time};
    entry.act = Escalate{u"quality"_s, u"Please look at it."_s};
    m_workspace->fakeDrafts.kept.insert(u"escalation/case-100"_s, draftOf(entry, {}, {}, m_workspace->person));
    auto made = dialog(true);
    auto *error = part<QLabel>(*made, u"descriptionErrorLabel"_s);
    QTRY_VERIFY(error->isVisible());
    QVERIFY(error->text().contains(u"250"_s));
    QCOMPARE(part<QPlainTextEdit>(*made, u"descriptionEdit"_s)->toPlainText(), u"Please look at it."_s);
    QVERIFY(part<QRadioButton>(*made, u"qualityReasonRadio"_s)->isChecked());
    shot(*made, u"refused-escalation"_s);
}

QTEST_MAIN(TestForms)
#include "tst_forms.moc"
