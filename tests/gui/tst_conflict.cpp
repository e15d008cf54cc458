// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/casefixture.h"
#include "tests/gui/shots.h"
#include "ui/casedetail/caseview.h"
#include "ui/casedetail/fieldedit.h"
#include "ui/common/notice.h"
#include "ui/conflict/conflictdialog.h"
#include "ui/outbox/outboxpage.h"

#include <QAction>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QToolButton>

using namespace Casement;
using namespace Casement::Ui;
using namespace Qt::StringLiterals;

/// Fields changed in their place, and fields two people changed.
class TestConflict final : public CaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void clashIsDecidedByKeyboard_OFF_3_data();
    void clashIsDecidedByKeyboard_OFF_3();
    void whatIsWrittenTogetherIsChecked_OFF_3();
    void undecidedStays_OFF_3();
    void dialogTellsValuesWhoAndWhen_OFF_3();
    void fieldIsChangedInItsPlace_STAT_10();
    void refusedChangeIsSaidAtItsField_STAT_10();
    void customersChangeTheirFieldsOnly_STAT_10();
    void fasterPersonIsTold_OFF_3();
    void halfMadeChangeComesBack_OFF_4();
    void refusedReplyBecomesADraft_OFF_3();
    void refusedReplyBecomesACase_STAT_4();
    void pictures_data();
    void pictures();

private:
    std::unique_ptr<CaseView> caseView()
    {
        auto view = std::make_unique<CaseView>(context());
        view->resize(1180, 760);
        view->show();
        view->showCase(u"case-100"_s);
        (void)QTest::qWaitForWindowExposed(view.get());
        (void)QTest::qWaitFor([&] { return part<QAction>(*view, u"replyAction"_s)->isEnabled(); });
        return view;
    }
    /// The details page, ready to change a field.
    static QWidget *details(CaseView &view)
    {
        part<QTabWidget>(view, u"caseTabs"_s)->setCurrentIndex(1);
        QCoreApplication::processEvents();
        return part<QWidget>(view, u"factsPage"_s);
    }
    void addClash(const QString &field, const QString &mine, const QString &theirs)
    {
        OutboxEntry entry;
        entry.id = u"op-"_s + field;
        entry.caseId = u"case-100"_s;
        entry.caseTitle = u"00010100"_s;
        entry.kind = u"edit"_s;
        entry.text = mine;
        entry.state = OutboxEntry::State::Returned;
        entry.reason = {ErrorCode::Conflict, field};
        entry.createdAt = m_workspace->time - 3'600'000;
        entry.act = EditField{field, u"before"_s, mine};
        entry.clash = FieldClash{field, theirs, {}, u"Mira Sato"_s, m_workspace->time - 60'000};
        m_workspace->fakeOutbox.list << entry;
    }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : QApplication::activeWindow(), key, modifiers);
    }
    static void tabTo(const QString &name)
    {
        for (int i = 0; i < 30 && (!QApplication::focusWidget() || QApplication::focusWidget()->objectName() != name); ++i)
            press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), name);
    }
};

void TestConflict::clashIsDecidedByKeyboard_OFF_3_data()
{
    QTest::addColumn<int>("down"); ///< from "keep mine"
    QTest::addColumn<QString>("value"); ///< that is sent; empty: dropped
    QTest::newRow("mine") << 0 << u"Open the player, then wait"_s;
    QTest::newRow("theirs") << 1 << QString();
    QTest::newRow("a mix") << 2 << u"Both: Open the player, then wait\n\nOpen the editor"_s;
}

void TestConflict::clashIsDecidedByKeyboard_OFF_3()
{
    QFETCH(int, down);
    QFETCH(QString, value);
    addClash(u"steps"_s, u"Open the player, then wait"_s, u"Open the editor"_s);
    auto view = caseView();
    auto *notice = part<Notice>(*view, u"clashNotice"_s);
    QTRY_VERIFY(notice->isVisible());
    auto *compare = notice->findChild<QPushButton *>();
    compare->setFocus();
    press(Qt::Key_Space);
    QPointer<ConflictDialog> dialog = part<ConflictDialog>(*view, u"conflictDialog"_s);
    QTRY_VERIFY(dialog->findChild<QRadioButton *>(u"mineRadioButton"_s));
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    auto *apply = part<QPushButton>(*dialog, u"applyButton"_s);
    QVERIFY(!apply->isEnabled()); // nothing is decided for anybody
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"mineRadioButton"_s);
    press(Qt::Key_Space);
    for (int i = 0; i < down; ++i)
        press(Qt::Key_Down);
    if (down == 2) {
        tabTo(u"mixEdit"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Home, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), u"Both: "_s);
    }
    tabTo(u"applyButton"_s);
    press(Qt::Key_Space);
    QTRY_VERIFY(!dialog || !dialog->isVisible());
    const auto &outbox = m_workspace->fakeOutbox;
    if (value.isEmpty()) {
        QCOMPARE(outbox.dropped, QStringList{u"op-steps"_s});
        QVERIFY(outbox.resolved.isEmpty());
    } else {
        QCOMPARE(outbox.resolved.size(), 1);
        QCOMPARE(outbox.resolved.first(), (std::pair(u"op-steps"_s, value)));
    }
    QTRY_VERIFY(!notice->isVisible());
}

void TestConflict::whatIsWrittenTogetherIsChecked_OFF_3()
{
    addClash(u"cc"_s, u"a@acme.example"_s, u"b@acme.example"_s);
    ConflictDialog dialog(context(), {}, nullptr);
    dialog.show();
    QTRY_VERIFY(dialog.findChild<QRadioButton *>(u"mixRadioButton"_s));
    part<QRadioButton>(dialog, u"mixRadioButton"_s)->click();
    auto *edit = part<QPlainTextEdit>(dialog, u"mixEdit"_s);
    edit->setPlainText(u"a@acme.example\nnot an address"_s);
    part<QPushButton>(dialog, u"applyButton"_s)->click();
    QTRY_VERIFY(part<QLabel>(dialog, u"mixErrorLabel"_s)->isVisible());
    QVERIFY(m_workspace->fakeOutbox.resolved.isEmpty());
    edit->setPlainText(u"a@acme.example\nb@acme.example"_s);
    part<QPushButton>(dialog, u"applyButton"_s)->click();
    QTRY_COMPARE(m_workspace->fakeOutbox.resolved.size(), 1);
    QCOMPARE(m_workspace->fakeOutbox.resolved.first().second, u"a@acme.example\nb@acme.example"_s);
}

void TestConflict::undecidedStays_OFF_3()
{
    addClash(u"link"_s, u"https://mine.example"_s, u"https://theirs.example"_s);
    addClash(u"phone"_s, u"+1 555 0101"_s, u"+1 555 0199"_s);
    ConflictDialog dialog(context(), u"case-100"_s, nullptr);
    dialog.show();
    QTRY_COMPARE(dialog.findChildren<QRadioButton *>(u"mineRadioButton"_s).size(), 2);
    QVERIFY(!dialog.findChild<QRadioButton *>(u"mixRadioButton"_s)); // a line is one or the other
    dialog.findChild<QWidget *>(u"phoneConflictCard"_s)->findChild<QRadioButton *>(u"theirsRadioButton"_s)->click();
    part<QPushButton>(dialog, u"applyButton"_s)->click();
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(m_workspace->fakeOutbox.dropped, QStringList{u"op-phone"_s});
    QCOMPARE(m_workspace->fakeOutbox.list.size(), 1);
    ConflictDialog again(context(), u"case-100"_s, nullptr);
    again.show();
    QTRY_VERIFY(again.findChild<QRadioButton *>(u"mineRadioButton"_s));
    QTest::keyClick(&again, Qt::Key_Escape);
    QVERIFY(!again.isVisible());
    QCOMPARE(m_workspace->fakeOutbox.list.size(), 1);
}

void TestConflict::dialogTellsValuesWhoAndWhen_OFF_3()
{
    addClash(u"contact"_s, u"p2"_s, u"p1"_s);
    m_workspace->fakeOutbox.list.last().clash->label = u"Dana Fox"_s;
    ConflictDialog dialog(context(), {}, nullptr);
    dialog.show();
    QTRY_VERIFY(dialog.findChild<QLabel *>(u"mineValueLabel"_s));
    QCOMPARE(part<QLabel>(dialog, u"mineValueLabel"_s)->text(), u"Jürgen Groß"_s); // not a number
    QCOMPARE(part<QLabel>(dialog, u"theirsValueLabel"_s)->text(), u"Dana Fox"_s);
    QVERIFY(part<QLabel>(dialog, u"theirsWhenLabel"_s)->text().startsWith(u"Mira Sato, "_s));
    QVERIFY(part<QRadioButton>(dialog, u"theirsRadioButton"_s)->accessibleName().contains(u"Dana Fox"_s));
}

void TestConflict::fieldIsChangedInItsPlace_STAT_10()
{
    auto view = caseView();
    QWidget *page = details(*view);
    auto *change = part<QToolButton>(*page, u"phoneChangeButton"_s);
    change->setFocus();
    press(Qt::Key_Space);
    auto *edit = part<QLineEdit>(*page, u"phoneEdit"_s);
    QTRY_VERIFY(edit->hasFocus());
    edit->selectAll();
    QTest::keyClicks(edit, u"call me"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(part<QLabel>(*page, u"phoneErrorLabel"_s)->isVisible());
    QVERIFY(m_workspace->fakeCommands.acts.isEmpty());
    edit->selectAll();
    QTest::keyClicks(edit, u"+49 30 5550100"_s);
    QCOMPARE(m_workspace->fakeDrafts.kept.value(u"edit/case-100"_s).value(u"value"_s).toString(), u"+49 30 5550100"_s);
    const QString before = fieldText(m_workspace->fakeReader.details.value(u"case-100"_s).bundle.record, u"phone"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(m_workspace->fakeCommands.acts.size(), 1);
    QCOMPARE(std::get<EditField>(m_workspace->fakeCommands.acts.first().second), (EditField{u"phone"_s, before, u"+49 30 5550100"_s}));
    QTRY_VERIFY(!m_workspace->fakeDrafts.kept.contains(u"edit/case-100"_s));
    QTRY_VERIFY(!page->findChild<FieldEdit *>() || !page->findChild<FieldEdit *>()->isVisible());
}

// What came back is said at the field, with what was entered.
void TestConflict::refusedChangeIsSaidAtItsField_STAT_10()
{
    m_workspace->fakeDrafts.kept.insert(u"edit/case-100"_s, {{u"field"_s, u"link"_s}, {u"from"_s, fieldText(m_workspace->fakeReader.details.value(u"case-100"_s).bundle.record, u"link"_s)},
                                                             {u"value"_s, u"https://mine.example"_s}, {u"refusal"_s, u"link: may not be changed"_s}});
    auto view = caseView();
    QWidget *page = details(*view);
    QTRY_VERIFY(page->findChild<QLabel *>(u"linkErrorLabel"_s));
    auto *error = part<QLabel>(*page, u"linkErrorLabel"_s);
    QTRY_COMPARE(error->text(), u"You may not change this."_s);
    auto *edit = part<QLineEdit>(*page, u"linkEdit"_s);
    QCOMPARE(edit->text(), u"https://mine.example"_s);
    m_workspace->fakeCommands.script.error = Error{ErrorCode::BadRequest, u"link: notALink"_s};
    QTest::keyClicks(edit, u"/x"_s);
    QVERIFY(!error->isVisible());
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(error->text(), u"Enter a whole address that begins with http:// or https://."_s);
    QVERIFY(error->isVisible() && !part<Notice>(*page, u"fieldEditNotice"_s)->isVisible());
    QCOMPARE(edit->text(), u"https://mine.example/x"_s);
}

void TestConflict::customersChangeTheirFieldsOnly_STAT_10()
{
    auto view = caseView();
    QWidget *page = details(*view);
    for (const QString &field : {u"link"_s, u"cc"_s, u"contact"_s, u"steps"_s, u"website"_s, u"partnerId"_s, u"phone"_s, u"product"_s})
        QVERIFY2(page->findChild<QToolButton *>(field + u"ChangeButton"_s), qPrintable(field));
    for (const QString &field : {u"account"_s, u"severity"_s, u"type"_s, u"priority"_s})
        QVERIFY2(!page->findChild<QToolButton *>(field + u"ChangeButton"_s), qPrintable(field));
    part<QPushButton>(*view, u"changeDetailsButton"_s)->click(); // from the column beside the conversation
    QVERIFY(qobject_cast<QToolButton *>(QApplication::focusWidget()));
    m_workspace->person.mayEdit.clear();
    Q_EMIT m_workspace->fakeReader.casesChanged({u"case-100"_s});
    QTRY_VERIFY(!page->findChild<QToolButton *>(u"linkChangeButton"_s));
}

void TestConflict::fasterPersonIsTold_OFF_3()
{
    auto view = caseView();
    QWidget *page = details(*view);
    part<QToolButton>(*page, u"linkChangeButton"_s)->click();
    auto *edit = part<QLineEdit>(*page, u"linkEdit"_s);
    edit->selectAll();
    QTest::keyClicks(edit, u"https://mine.example"_s);
    auto &record = m_workspace->fakeReader.details[u"case-100"_s].bundle.record;
    record.fields.insert(u"link"_s, u"https://theirs.example"_s);
    Q_EMIT m_workspace->fakeReader.casesChanged({u"case-100"_s});
    auto *notice = part<Notice>(*page, u"fieldEditNotice"_s);
    QTRY_VERIFY(notice->isVisible());
    QVERIFY(notice->text().contains(u"https://theirs.example"_s));
    QCOMPARE(edit->text(), u"https://mine.example"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(m_workspace->fakeCommands.acts.size(), 1);
    QCOMPARE(std::get<EditField>(m_workspace->fakeCommands.acts.first().second).from, u"https://theirs.example"_s);
}

void TestConflict::halfMadeChangeComesBack_OFF_4()
{
    {
        auto view = caseView();
        QWidget *page = details(*view);
        part<QToolButton>(*page, u"stepsChangeButton"_s)->click();
        type(part<QPlainTextEdit>(*page, u"stepsEdit"_s), u"Half a sen"_s);
    }
    auto again = caseView();
    QWidget *page = details(*again);
    QTRY_VERIFY(page->findChild<QPlainTextEdit *>(u"stepsEdit"_s));
    QVERIFY(part<QPlainTextEdit>(*page, u"stepsEdit"_s)->toPlainText().contains(u"Half a sen"_s));
    m_prompts.answers = {false, true}; // a long text is not thrown away by one key
    QTest::keyClick(part<QPlainTextEdit>(*page, u"stepsEdit"_s), Qt::Key_Escape);
    QTRY_COMPARE(m_prompts.answers.size(), 1);
    QVERIFY(m_workspace->fakeDrafts.kept.contains(u"edit/case-100"_s));
    part<QPushButton>(*page, u"cancelFieldButton"_s)->click();
    QTRY_VERIFY(!m_workspace->fakeDrafts.kept.contains(u"edit/case-100"_s));
    QVERIFY(m_workspace->fakeCommands.acts.isEmpty());
}

void TestConflict::refusedReplyBecomesADraft_OFF_3()
{
    OutboxEntry entry{u"o1"_s, u"case-100"_s, u"00010100"_s, u"comment"_s, u"My words"_s, OutboxEntry::State::Returned,
                      Error{ErrorCode::NotAllowed, {}}, m_workspace->time, PostComment{u"My words"_s, Audience::Public, false, {{u"f1"_s, u"a.log"_s, {}, 3}}}};
    m_workspace->fakeOutbox.list = {entry};
    m_workspace->fakeDrafts.kept.insert(u"reply/case-100"_s, {{u"body"_s, u"Begun meanwhile"_s}});
    OutboxPage page(context());
    page.show();
    QTRY_COMPARE(part<QListWidget>(page, u"outboxList"_s)->count(), 1);
    QVERIFY(!part<QPushButton>(page, u"compareButton"_s)->isVisible());
    QSignalSpy ready(&page, &OutboxPage::draftReady);
    part<QPushButton>(page, u"takeBackButton"_s)->click();
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(ready.first().at(0).toString(), u"reply/case-100"_s);
    const auto back = m_workspace->fakeOutbox.takenBack.value(0);
    QCOMPARE(back.id, u"o1"_s);
    QCOMPARE(back.draft.value(u"body"_s).toString(), u"My words\n\nBegun meanwhile"_s);
    QCOMPARE(back.draft.value(u"files"_s)[0][u"id"].toString(), u"f1"_s);
}

void TestConflict::refusedReplyBecomesACase_STAT_4()
{
    m_workspace->fakeOutbox.list = {OutboxEntry{u"o1"_s, u"case-100"_s, u"00010100"_s, u"comment"_s, u"Still broken"_s, OutboxEntry::State::Returned,
                                                Error{ErrorCode::NotAllowed, {}}, m_workspace->time, PostComment{u"Still broken"_s, Audience::Public, false, {}}}};
    OutboxPage page(context());
    page.show();
    QTRY_COMPARE(part<QListWidget>(page, u"outboxList"_s)->count(), 1);
    QSignalSpy ready(&page, &OutboxPage::draftReady);
    part<QPushButton>(page, u"becomeCaseButton"_s)->click();
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(m_workspace->fakeOutbox.takenBack.value(0).key, u"new"_s);
    const CaseDraft draft = CaseDraft::fromJson(m_workspace->fakeOutbox.takenBack.value(0).draft);
    QVERIFY(draft.value(u"description"_s).contains(u"Still broken"_s));
    QVERIFY(draft.value(u"description"_s).contains(u"00010100"_s)); // linked to the old one
}

void TestConflict::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("mirrored");
    QTest::newRow("light") << false << false;
    QTest::newRow("dark") << true << false;
    QTest::newRow("rtl") << false << true;
}

void TestConflict::pictures()
{
    QFETCH(bool, dark);
    QFETCH(bool, mirrored);
    applyTheme(*qApp, dark ? ThemeChoice::Dark : ThemeChoice::Light);
    QGuiApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const auto settle = [] {
        for (int round = 0; round < 5; ++round)
            QCoreApplication::processEvents();
    };
    addClash(u"steps"_s, u"1. Open the player\n2. Wait for a minute"_s, u"1. Open the editor of the course\n2. Press preview"_s);
    addClash(u"phone"_s, u"+1 555 0101"_s, u"+1 555 0199"_s);
    {
        ConflictDialog dialog(context(), {}, nullptr);
        dialog.show();
        QTRY_VERIFY(dialog.findChild<QRadioButton *>(u"mixRadioButton"_s));
        part<QRadioButton>(dialog, u"mixRadioButton"_s)->click();
        dialog.resize(dialog.width(), 760);
        settle();
        shot(dialog, name + u"-conflict"_s);
        dialog.resize(480, 480);
        settle();
        shot(dialog, name + u"-conflict-small"_s);
    }
    {
        auto view = caseView();
        QWidget *page = details(*view);
        part<QToolButton>(*page, u"linkChangeButton"_s)->click();
        QTest::keyClicks(part<QLineEdit>(*page, u"linkEdit"_s), u"nowhere"_s);
        part<QPushButton>(*page, u"saveFieldButton"_s)->click();
        settle();
        shot(*view, name + u"-field-edit"_s);
    }
    OutboxPage outbox(context());
    outbox.resize(900, 420);
    outbox.show();
    QTRY_COMPARE(part<QListWidget>(outbox, u"outboxList"_s)->count(), 2);
    settle();
    shot(outbox, name + u"-outbox-conflict"_s);
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    applyTheme(*qApp, ThemeChoice::Light);
}

QTEST_MAIN(TestConflict)
#include "tst_conflict.moc"
