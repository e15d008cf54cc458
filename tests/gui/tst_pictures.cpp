// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/casefixture.h"
#include "tests/gui/shots.h"
#include "ui/casedetail/caseview.h"
#include "ui/newcase/contactfield.h"
#include "ui/outbox/outboxpage.h"

#include <functional>
#include <QAction>
#include <QCheckBox>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>
#include <QToolButton>

using namespace Casement;
using namespace Casement::Ui;
using namespace Qt::StringLiterals;

/// Shows the pages of casework in every theme and direction; they must come up without a warning.
class TestPictures final : public CaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void pictures_data();
    void pictures();

private:
    static void settle();
    void pictureOfCases(const QString &name);
    void pictureOfWizard(const QString &name);
    void pictureOfRest(const QString &name);
};

// Wrapped texts tell their height only once they have a width, so a layout takes some rounds.
void TestPictures::settle()
{
    for (int round = 0; round < 5; ++round)
        QCoreApplication::processEvents();
}

void TestPictures::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("mirrored");
    QTest::newRow("light") << false << false;
    QTest::newRow("dark") << true << false;
    QTest::newRow("rtl") << false << true;
}

// Pages are shown in each theme and direction; with $CASEMENT_SHOTS they are saved for people to look at.
void TestPictures::pictures()
{
    QFETCH(bool, dark);
    QFETCH(bool, mirrored);
    applyTheme(*qApp, dark ? ThemeChoice::Dark : ThemeChoice::Light);
    QGuiApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    pictureOfWizard(name);
    pictureOfRest(name);
    pictureOfCases(name);
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    applyTheme(*qApp, ThemeChoice::Light);
}

void TestPictures::pictureOfCases(const QString &name)
{
    const auto take = [&](const QString &what, QSize size, const std::function<void(CaseView &)> &act) {
        m_workspace->fakeDrafts.kept.clear();
        CaseView view(context());
        view.resize(size);
        view.show();
        view.showCase(u"case-100"_s);
        QTRY_VERIFY(part<QAction>(view, u"replyAction"_s)->isEnabled());
        act(view);
        settle();
        shot(view, name + u"-case-"_s + what);
    };
    take(u"customer"_s, {1180, 760}, [](CaseView &) {});
    m_undoMs = 15'000;
    m_workspace->fakeOutbox.list = {m_workspace->unsentReply(u"Here is what you asked for."_s)};
    CaseDetail &detail = m_workspace->fakeReader.details[u"case-100"_s];
    const CaseDetail before = detail;
    QImage image(1600, 900, QImage::Format_RGB32);
    image.fill(QColor(90, 140, 110));
    m_workspace->fakeReader.file = m_folder.filePath(u"kept.png"_s);
    QVERIFY(image.save(m_workspace->fakeReader.file));
    detail.bundle.attachments << Attachment{u"att-2"_s, detail.bundle.record.id, detail.bundle.comments.last().id, u"screenshot.png"_s, u"image/png"_s, {}, 83'000,
                                            Audience::Public, u"Mira Sato"_s, m_workspace->time, 1};
    detail.bundle.comments.last().body += u"\n\nOn 3 May 2026 Noa Levi wrote:\n> When is it ready?"_s;
    take(u"quote"_s, {900, 620}, [](CaseView &) { QTest::qWait(200); });
    take(u"rounds"_s, {900, 620}, [](CaseView &view) {
        part<QTabWidget>(view, u"caseTabs"_s)->setCurrentIndex(3);
        part<QToolButton>(view, u"roundsButton"_s)->click();
    });
    take(u"preview"_s, {900, 620}, [](CaseView &view) {
        part<QAction>(view, u"replyAction"_s)->trigger();
        type(part<QPlainTextEdit>(view, u"composerEdit"_s), u"See **step 2**:\n\n1. open `settings`\n2. press *Save*"_s);
        part<QAction>(view, u"previewAction"_s)->trigger();
    });
    detail = before;
    take(u"undo"_s, {900, 560}, [](CaseView &view) { part<QAction>(view, u"replyAction"_s)->trigger(); });
    m_workspace->fakeOutbox.list.clear();
    take(u"small"_s, {640, 420}, [](CaseView &) {});
    m_workspace->becomeCare();
    take(u"care"_s, {1180, 760}, [](CaseView &view) {
        type(part<QPlainTextEdit>(view, u"composerEdit"_s), u"We found it.\nA correction follows."_s);
    });
    take(u"note"_s, {900, 760}, [](CaseView &view) {
        part<QAction>(view, u"noteAction"_s)->trigger();
        type(part<QPlainTextEdit>(view, u"composerEdit"_s), u"Same as last week."_s);
    });
    for (int tab = 1; tab < 4; ++tab) // details, files, history
        take(u"tab%1"_s.arg(tab), {900, 560},
             [tab](CaseView &view) { part<QTabWidget>(view, u"caseTabs"_s)->setCurrentIndex(tab); });
}

void TestPictures::pictureOfWizard(const QString &name)
{
    auto page = wizard();
    page->resize(1150, 1500);
    settle();
    shot(*page, name + u"-new-empty"_s);
    part<QPushButton>(*page, u"nextButton"_s)->click();
    settle();
    shot(*page, name + u"-new-missing"_s);
    fillFirstPage(*page);
    part<QRadioButton>(*page, u"s1LevelRadio"_s)->click();
    choose(*page, u"product"_s, u"captions"_s);
    choose(*page, u"feature"_s, u"orders"_s);
    choose(*page, u"productType"_s, u"stuckOrder"_s);
    part<QToolButton>(*page, u"errorTextQuestionButton"_s)->click();
    type(part<QPlainTextEdit>(*page, u"errorTextAnswerEdit"_s), u"Error 1034"_s);
    settle();
    shot(*page, name + u"-new-filled"_s);
    page->resize(840, 600);
    settle();
    shot(*page, name + u"-new-small"_s);
    page->resize(1000, 700);
    part<QPushButton>(*page, u"nextButton"_s)->click();
    part<QCheckBox>(*page, u"severalCheckBox"_s)->click();
    settle();
    shot(*page, name + u"-new-steps"_s);
    part<QPushButton>(*page, u"nextButton"_s)->click();
    QTest::keyClicks(part<QLineEdit>(*page, u"ccEdit"_s), u"copy@acme.example"_s);
    QTest::keyClick(part<QLineEdit>(*page, u"ccEdit"_s), Qt::Key_Return);
    settle();
    shot(*page, name + u"-new-contact"_s);
    part<QPushButton>(*page, u"findContactButton"_s)->click();
    shot(*part<ContactDialog>(*page, u"contactDialog"_s), name + u"-new-lookup"_s);
    part<ContactDialog>(*page, u"contactDialog"_s)->reject();
    part<QPushButton>(*page, u"nextButton"_s)->click();
    settle();
    shot(*page, name + u"-new-review"_s);
}

void TestPictures::pictureOfRest(const QString &name)
{
    m_workspace->fakeSync.setWorkOffline(true);
    auto box = dialog(false);
    part<QRadioButton>(*box, u"managementReasonRadio"_s)->click();
    part<QPlainTextEdit>(*box, u"descriptionEdit"_s)
        ->setPlainText(u"No answer for a week, and the term begins on Monday."_s);
    part<QCheckBox>(*box, u"confirmCheckBox"_s)->click();
    part<QPushButton>(*box, u"escalateButton"_s)->click();
    box->resize(box->width(), 820);
    settle();
    shot(*box, name + u"-escalation"_s);
    auto again = dialog(true);
    part<QToolButton>(*again, u"roundsButton"_s)->click();
    settle();
    shot(*again, name + u"-escalation-again"_s);
    m_workspace->fakeSync.setWorkOffline(false);
    m_workspace->fakeOutbox.list = {OutboxEntry{u"o1"_s,
                                                u"case-100"_s,
                                                u"00010100"_s,
                                                u"comment"_s,
                                                u"Here is the log of the import"_s,
                                                OutboxEntry::State::Waiting,
                                                {},
                                                m_workspace->time - 3'600'000},
                                    OutboxEntry{u"o2"_s,
                                                u"case-101"_s,
                                                u"Webcast has no sound in the lecture hall"_s,
                                                u"open"_s,
                                                u"It began on Monday."_s,
                                                OutboxEntry::State::Sending,
                                                {},
                                                m_workspace->time},
                                    OutboxEntry{u"o3"_s, u"case-102"_s, u"00010102"_s, u"escalate"_s, u"Too late"_s,
                                                OutboxEntry::State::Returned, Error{ErrorCode::NotAllowed, {}},
                                                m_workspace->time - 60'000}};
    OutboxPage page(context());
    page.resize(900, 520);
    page.show();
    QTRY_COMPARE(part<QListWidget>(page, u"outboxList"_s)->count(), 3);
    settle();
    shot(page, name + u"-outbox"_s);
}

QTEST_MAIN(TestPictures)
#include "tst_pictures.moc"
