// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/windowfixture.h"
#include "models/items/viewlistmodel.h"
#include "tests/support/portal.h"
#include "ui/casedetail/actdialog.h"
#include "ui/casedetail/linkdialog.h"
#include "ui/casedetail/sealeddialog.h"
#include "ui/casedetail/splitdialog.h"
#include "ui/common/actionregistry.h"
#include "ui/common/muting.h"
#include "ui/help/tour.h"
#include "ui/palette/cheatsheet.h"
#include "ui/palette/commandpalette.h"
#include "ui/settings/keepingpage.h"
#include "ui/settings/keyspage.h"
#include "ui/shell/signindialog.h"
#include "ui/shell/signoutdialog.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QFileInfo>
#include <QLabel>
#include <QListView>
#include <QPrintDialog>
#include <QMenu>
#include <QScrollArea>
#include <functional>

using namespace Casement;
using namespace Casement::Ui;
using namespace Qt::StringLiterals;

/// The registry of acts and what is made of it: keys, command palette, keyboard overview.
class TestActions final : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void everyActionDoesItsWork_data();
    void everyActionDoesItsWork();
    void defaultKeysDoNotClash();
    void paletteFindsFolded();
    void paletteSaysWhyNot();
    void paletteKnowsTheRole();
    void paletteOpensRecentAndNumbers_VIEW_7();
    void paletteGoesToViews();
    void paletteGoesToWorkspaces();
    void linkInTheSearchIsFollowed_VIEW_6();
    void paletteClosesAndGivesTheFocusBack();
    void lateAnswersAreDropped();
    void overviewShowsWhatIsSet();
    void pictures_data() { themeRows(); }
    void pictures();

private:
    struct Trial
    {
        std::function<void()> before = [] {}; ///< the window is there
        std::function<void()> prepare = [] {}; ///< the window shows case-100, the focus is in the list
        std::function<bool()> worked;
    };
    [[nodiscard]] QHash<QString, Trial> everywhereTrials();
    [[nodiscard]] QHash<QString, Trial> settingsTrials();
    [[nodiscard]] QHash<QString, Trial> viewTrials();
    [[nodiscard]] QHash<QString, Trial> caseTrials();
    [[nodiscard]] QHash<QString, Trial> answerTrials();
    QString m_wanted;
    [[nodiscard]] CommandPalette *palette();
    [[nodiscard]] QStringList titles();
    [[nodiscard]] bool isAt(const QString &place) { return part<QAbstractButton>(*m_window, place + u"RailButton"_s)->isChecked(); }
    template <typename T> [[nodiscard]] bool acted() const
    {
        const auto &acts = m_workspace->fakeCommands.acts;
        return !acts.isEmpty() && std::holds_alternative<T>(acts.last().second);
    }
};

QHash<QString, TestActions::Trial> TestActions::everywhereTrials()
{
    const auto named = [this](const QString &name) { return part<QWidget>(*m_window, name); };
    const auto elsewhere = [this] { m_window->findChild<QAction *>(u"goOutboxAction"_s)->trigger(); };
    const auto saving = [this](const QString &name) {
        const QString path = m_folder.filePath(name);
        return Trial{[this, path] { m_prompts.savePaths = {path}; }, {}, [path] { return QFileInfo::exists(path); }};
    };
    return {
        {u"palette"_s, {{}, {}, [this] { return shown<CommandPalette>() != nullptr; }}},
        {u"search"_s, {{}, {}, [named] { return named(u"searchEdit"_s)->hasFocus(); }}},
        {u"newCase"_s, {{}, {}, [this] { return shown<NewCasePage>() != nullptr; }}},
        {u"syncNow"_s, {{}, {}, [this] { return m_workspace->fakeSync.synced == 1; }}},
        {u"workOffline"_s, {{}, {}, [this] { return m_workspace->fakeSync.now.workOffline; }}},
        {u"nextPane"_s, {{}, {}, [this] { return !list()->hasFocus(); }}},
        {u"goHome"_s, {{}, {}, [this] { return isAt(u"home"_s); }}},
        {u"goCases"_s, {{}, elsewhere, [this] { return isAt(u"cases"_s); }}},
        {u"goAccounts"_s, {{}, {}, [this] { return isAt(u"accounts"_s); }}},
        {u"goKnowledge"_s, {{}, {}, [this] { return isAt(u"knowledge"_s); }}},
        {u"goMessages"_s, {{}, {}, [this] { return isAt(u"messages"_s); }}},
        {u"goNotices"_s, {{}, {}, [this] { return isAt(u"notices"_s); }}},
        {u"goOutbox"_s, {{}, {}, [this] { return isAt(u"outbox"_s); }}},
        {u"help"_s, {{}, {}, [] {
             const auto windows = QApplication::topLevelWidgets();
             return std::any_of(windows.cbegin(), windows.cend(), [](const QWidget *window) { return window->objectName() == u"helpWindow"_s && window->isVisible(); });
         }}},
        {u"tour"_s, {{}, {}, [this] { return shown<Tour>() != nullptr; }}},
        {u"keyboardHelp"_s, {{}, {}, [this] { return shown<CheatSheet>() != nullptr; }}},
        {u"nextWorkspace"_s, {{}, [this] {
             m_window->offerWorkspaces({{u"a"_s, u"kaltura"_s, u"Kaltura"_s, u"Dana"_s, {}, true, true}, {u"b"_s, u"atlas"_s, u"Atlas"_s, u"Dana"_s, {}, false, true}});
             connect(m_window.get(), &MainWindow::workspaceWanted, this, [this](const QString &id) { m_wanted = id; });
             m_wanted.clear();
         }, [this] { return m_wanted == u"b"_s; }}},
        {u"addWorkspace"_s, {{}, {}, [this] { return shown<SignInDialog>() != nullptr; }}},
        {u"signOut"_s, {{}, {}, [this] { return shown<SignOutDialog>() != nullptr; }}},
        {u"quit"_s, {{}, {}, [this] { return !m_window->isVisible(); }}},
        {u"nextRow"_s, {{}, [this] { list()->goToRow(0); }, [this] { return list()->currentIndex().row() == 1; }}},
        {u"previousRow"_s, {{}, [this] { list()->goToRow(1); }, [this] { return list()->currentIndex().row() == 0; }}},
        {u"openCase"_s, {{}, [this] { list()->goToRow(1); }, [this] { return !list()->hasFocus(); }}},
        {u"copyNumber"_s, {{}, [this] { list()->selectCase(u"case-100"_s); }, [] { return QGuiApplication::clipboard()->text() == u"00010100"_s; }}},
        {u"copyLink"_s, {{}, [this] { list()->selectCase(u"case-100"_s); }, [] { return QGuiApplication::clipboard()->text().endsWith(u"/case/00010100"_s); }}},
        {u"markCase"_s, {{}, [this] { list()->goToRow(0); list()->toggleMark(); list()->goToRow(1); }, [this] { return list()->selectedRowIds().size() == 2; }}},
        {u"saveAsCsv"_s, saving(u"list.csv"_s)},
        {u"saveAsPdf"_s, saving(u"list.pdf"_s)},
        {u"groupNone"_s, {{}, [this] { part<QAction>(*m_window, u"groupByStatusAction"_s)->trigger(); }, [this] { return list()->cases().grouping().isEmpty(); }}},
        {u"groupByStatus"_s, {{}, {}, [this] { return list()->cases().grouping() == u"status"_s; }}},
        {u"groupBySeverity"_s, {{}, {}, [this] { return list()->cases().grouping() == u"severity"_s; }}},
        {u"groupByAccount"_s, {{}, {}, [this] { return list()->cases().grouping() == u"account"_s; }}},
        {u"groupByOwner"_s, {{}, {}, [this] { return list()->cases().grouping() == u"owner"_s; }}},
        {u"printList"_s, {{}, {}, [this] { return shown<QPrintDialog>() != nullptr; }}},
    };
}

// On the first or second of two views of one's own.
QHash<QString, TestActions::Trial> TestActions::viewTrials()
{
    const auto at = [this](const QString &id) {
        return [this, id] {
            auto *list = part<QListView>(*m_window, u"viewsView"_s);
            auto *views = qobject_cast<Items::ViewListModel *>(list->model());
            views->addOwn({u"own-1"_s, u"First"_s, {}});
            views->addOwn({u"own-2"_s, u"Second"_s, {}});
            list->setCurrentIndex(views->index(views->rowOf(id)));
            list->setFocus();
        };
    };
    const auto own = [this] { return qobject_cast<Items::ViewListModel *>(part<QListView>(*m_window, u"viewsView"_s)->model())->ownViews(); };
    return {
        {u"renameView"_s, {{}, at(u"own-2"_s), [this] { return part<QListView>(*m_window, u"viewsView"_s)->viewport()->findChild<QLineEdit *>() != nullptr; }}},
        {u"moveViewUp"_s, {{}, at(u"own-2"_s), [own] { return own().first().id == u"own-2"_s; }}},
        {u"moveViewDown"_s, {{}, at(u"own-1"_s), [own] { return own().first().id == u"own-2"_s; }}},
        {u"shareView"_s, {{}, at(u"own-2"_s), [this] { return !m_workspace->fakeCommands.acts.isEmpty() && std::holds_alternative<Keep>(m_workspace->fakeCommands.acts.last().second); }}},
        {u"deleteView"_s, {{}, at(u"own-2"_s), [own] { return own().size() == 1; }}},
    };
}

QHash<QString, TestActions::Trial> TestActions::settingsTrials()
{
    QHash<QString, Trial> trials{
        {u"keeping"_s, {{}, {}, [this] { return shown<KeepingPage>() != nullptr; }}},
        {u"keepInTray"_s, {{}, [this] { m_window->offerTray(true); }, [this] { return m_window->staysInTray(); }}},
        {u"shortcuts"_s, {{}, {}, [this] { return shown<KeysPage>() != nullptr; }}},
        {u"supportBundle"_s, {[this] { m_prompts.savePaths = {u"bundle.json"_s}; }, {}, [this] { return m_diagnostics.saved == QStringList{u"bundle.json"_s}; }}},
    };
    for (const QString &choice : {u"theme-auto"_s, u"theme-light"_s, u"theme-dark"_s, u"theme-contrast"_s, u"readingPane-below"_s, u"readingPane-right"_s, u"readingPane-off"_s})
        trials[choice] = {{}, {}, [this, choice] { return m_settings->value(choice.section(u'-', 0, 0)) == choice.section(u'-', 1); }};
    return trials;
}

QHash<QString, TestActions::Trial> TestActions::caseTrials()
{
    const auto care = [this] { m_workspace->becomeCare(); };
    const auto asks = [this] { return shown<ActDialog>() != nullptr; };
    const auto sealedCase = [this] {
        m_workspace->becomeCare();
        m_workspace->portal = Testing::portal(u"classic"_s);
        record().fields.insert(u"password"_s, sealedMark);
        m_workspace->fakeReader.details[u"case-100"_s].bundle.care.ownerId = m_workspace->person.personId;
    };
    const auto linked = [this] {
        m_workspace->becomeCare();
        HistoryEntry entry;
        entry.field = u"related"_s;
        entry.to = u"00010101"_s;
        m_workspace->fakeReader.details[u"case-100"_s].bundle.history << entry;
    };
    const auto calm = [this] { // nothing is escalated
        m_workspace->becomeCare();
        for (Escalation &round : m_workspace->fakeReader.details[u"case-100"_s].bundle.rounds)
            round.endedAt = m_workspace->time;
    };
    const auto merged = [this] {
        m_workspace->becomeCare();
        HistoryEntry entry;
        entry.id = u"merge"_s;
        entry.field = u"mergedInto"_s;
        entry.to = u"00010101"_s;
        entry.at = m_workspace->time;
        m_workspace->fakeReader.details[u"case-100"_s].bundle.history << entry;
    };
    const auto writes = [this] { return part<QWidget>(*m_window, u"composerEdit"_s)->hasFocus(); };
    const auto write = [this] {
        m_window->findChild<QAction *>(u"replyAction"_s)->trigger();
        part<QPlainTextEdit>(*m_window, u"composerEdit"_s)->insertPlainText(u"It works now."_s);
    };
    return {
        {u"reply"_s, {{}, {}, writes}},
        {u"note"_s, {care, {}, [this, writes] { return writes() && part<QAbstractButton>(*m_window, u"noteKindButton"_s)->isChecked(); }}},
        {u"escalate"_s, {{}, {}, [this] { return shown<EscalationDialog>() != nullptr; }}},
        {u"status"_s, {care, {}, [this] { return part<QMenu>(*m_window, u"statusMenu"_s)->isVisible(); }}},
        {u"saveCaseAsPdf"_s, {[this] { m_prompts.savePaths = {m_folder.filePath(u"case.pdf"_s)}; }, {}, [this] { return QFileInfo::exists(m_folder.filePath(u"case.pdf"_s)); }}},
        {u"printCase"_s, {{}, {}, [this] { return shown<QPrintDialog>() != nullptr; }}},
        {u"muteCase"_s, {{}, {}, [this] { return isMuted(*m_settings, u"case-100"_s); }}},
        {u"assignToMe"_s, {care, {}, [this] { return m_workspace->fakeCommands.assigned.size() == 1; }}},
        {u"closeCase"_s, {{}, {}, asks}},
        {u"changeLevel"_s, {care, {}, asks}},
        {u"endEscalation"_s, {care, {}, asks}},
        {u"readSealed"_s, {sealedCase, {}, [this] { return shown<SealedDialog>() != nullptr; }}},
        {u"linkCase"_s, {care, {}, [this] { return shown<LinkDialog>() != nullptr; }}},
        {u"unlinkCase"_s, {linked, {}, asks}},
        {u"splitCase"_s, {care, {}, [this] { return shown<SplitDialog>() != nullptr; }}},
        {u"mergeCase"_s, {calm, {}, [this] { return shown<LinkDialog>() != nullptr; }}},
        {u"unmergeCase"_s, {merged, {}, [this] { return m_workspace->fakeCommands.acts.size() == 1; }}},
        {u"send"_s, {{}, write, [this] { return m_workspace->fakeCommands.posted.size() == 1; }}},
        {u"undoSend"_s, {[this] {
             m_undoMs = 15'000;
             m_workspace->fakeOutbox.list = {m_workspace->unsentReply(u"It works now."_s)};
         }, {}, [this] { return m_workspace->fakeOutbox.takenBack.size() == 1; }}},
        {u"preview"_s, {{}, write, [this] { return part<QWidget>(*m_window, u"previewArea"_s)->isVisible(); }}},
        {u"attach"_s, {[this] { m_prompts.files = {QStringList()}; }, write, [this] { return m_prompts.files.isEmpty(); }}},
    };
}

QHash<QString, TestActions::Trial> TestActions::answerTrials()
{
    const auto suggested = [this] {
        m_workspace->portal = Testing::portal(u"classic"_s);
        record().status = u"solutionSuggested"_s;
        record().open = false;
    };
    const auto recommended = [this] {
        m_workspace->becomeCare();
        record().closeReason = u"solved"_s;
    };
    const auto waiting = [this] {
        record().status = u"pendingResponse"_s;
        record().pendingSince = m_workspace->time;
    };
    return {
        {u"approveSolution"_s, {suggested, {}, [this] { return acted<AnswerSolution>(); }}},
        {u"declineSolution"_s, {suggested, {}, [this] { return shown<ActDialog>() != nullptr; }}},
        {u"stillWorking"_s, {waiting, {}, [this] { return acted<StillWorking>(); }}},
        {u"acceptClosing"_s, {recommended, {}, [this] { return acted<AnswerRecommendation>(); }}},
        {u"declineClosing"_s, {recommended, {}, [this] { return acted<AnswerRecommendation>(); }}},
    };
}

void TestActions::everyActionDoesItsWork_data()
{
    QTest::addColumn<ActionId>("id");
    for (const ActionId id : ActionRegistry::all())
        QTest::newRow(qPrintable(ActionRegistry::idOf(id))) << id;
}

// By its keys where it has some, as from a keyboard; a new act needs a trial here.
void TestActions::everyActionDoesItsWork()
{
    QFETCH(ActionId, id);
    QHash<QString, Trial> trials = everywhereTrials();
    trials.insert(settingsTrials());
    trials.insert(viewTrials());
    trials.insert(caseTrials());
    trials.insert(answerTrials());
    const auto trial = trials.constFind(ActionRegistry::idOf(id));
    QVERIFY2(trial != trials.constEnd(), "no trial for this act");
    if (trial->before)
        trial->before();
    open();
    openCase100();
    if (trial->prepare)
        trial->prepare();
    settle();
    const auto live = ActionRegistry::liveOf(id, *m_window);
    QVERIFY(live.action);
    QVERIFY2(live.possible, "not possible where it should be");
    QVERIFY(!trial->worked());
    const auto keys = ActionRegistry::keysOf(id);
    if (keys.isEmpty())
        live.action->trigger();
    else
        press(keys.first());
    QTRY_VERIFY(trial->worked());
    if (auto *menu = m_window->findChild<QMenu *>(u"statusMenu"_s))
        menu->close();
}

// Two acts may share keys only where they never meet: in the window and in the text somebody writes.
void TestActions::defaultKeysDoNotClash()
{
    QHash<QString, QString> seen;
    for (const ActionId id : ActionRegistry::all()) {
        for (const QKeySequence &key : ActionRegistry::keysOf(id)) {
            const QString text = key.toString(QKeySequence::PortableText);
            QVERIFY2(!text.isEmpty(), qPrintable(ActionRegistry::idOf(id)));
            QVERIFY2(!seen.contains(text), qPrintable(u"%1 is %2 and %3"_s.arg(text, seen.value(text), ActionRegistry::idOf(id))));
            seen[text] = ActionRegistry::idOf(id);
        }
    }
}

CommandPalette *TestActions::palette()
{
    press(QKeySequence(u"Ctrl+K"_s));
    (void)QTest::qWaitFor([&] { return shown<CommandPalette>() && part<QLineEdit>(*shown<CommandPalette>(), u"paletteEdit"_s)->hasFocus(); });
    settle();
    return shown<CommandPalette>();
}

QStringList TestActions::titles()
{
    QStringList found;
    const auto *model = part<QListView>(*shown<CommandPalette>(), u"paletteList"_s)->model();
    for (int row = 0; row < model->rowCount(); ++row)
        found << model->index(row, 0).data().toString();
    return found;
}

void TestActions::paletteFindsFolded()
{
    open();
    QVERIFY(palette());
    typeKeys(u"KÉYB over"_s);
    QCOMPARE(titles().value(0), u"Keyboard overview"_s);
    QCOMPARE(part<QListView>(*palette(), u"paletteList"_s)->model()->index(0, 0).data(CommandModel::KeysRole).value<QList<QKeySequence>>(),
             ActionRegistry::keysOf(ActionId::KeyboardHelp));
    press(Qt::Key_Return);
    QTRY_VERIFY(shown<CheatSheet>());
    QVERIFY(!shown<CommandPalette>());
}

void TestActions::paletteSaysWhyNot()
{
    open();
    list()->setCurrentIndex({});
    auto *box = palette();
    QVERIFY(box);
    typeKeys(u"escal"_s);
    auto *rows = part<QListView>(*box, u"paletteList"_s);
    QCOMPARE(rows->currentIndex().data().toString(), u"Escalate"_s);
    QCOMPARE(rows->currentIndex().data(CommandModel::DetailRole).toString(), u"Needs an open case you may write to"_s);
    QVERIFY(part<QLineEdit>(*box, u"paletteEdit"_s)->accessibleDescription().contains(u"Needs an open case"_s)); // heard as well as seen
    press(Qt::Key_Return);
    QVERIFY(box->isVisible());
    press(Qt::Key_Escape);
    openCase100();
    box = palette();
    typeKeys(u"escal"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(shown<EscalationDialog>());
}

void TestActions::paletteKnowsTheRole()
{
    open();
    openCase100();
    QVERIFY(palette());
    QVERIFY(!titles().contains(u"Internal note"_s) && !titles().contains(u"Change level"_s));
    QVERIFY(titles().contains(u"Recommend to close"_s)); // as this portal says it
    QVERIFY(!titles().contains(u"Approve solution"_s));
    press(Qt::Key_Escape);
    m_window.reset();
    m_workspace->becomeCare();
    m_workspace->portal.pages.removeAll(u"knowledge"_s);
    open();
    QVERIFY(palette());
    QVERIFY(titles().contains(u"Internal note"_s));
    QVERIFY(!titles().contains(u"Go to Knowledge"_s));
}

void TestActions::paletteOpensRecentAndNumbers_VIEW_7()
{
    open();
    QVERIFY(palette());
    QTRY_COMPARE(titles().value(0), u"Captions missing after import of a large course"_s);
    typeKeys(u"00010104"_s);
    press(Qt::Key_Return); // before the answer is here
    QTRY_COMPARE(m_workspace->fakeCommands.viewed.value(0).second, u"case-104"_s);
    QVERIFY(palette());
    part<QLineEdit>(*shown<CommandPalette>(), u"paletteEdit"_s)->setText(u"字幕"_s);
    QTRY_VERIFY(titles().contains(u"字幕が表示されない"_s));
}

void TestActions::linkInTheSearchIsFollowed_VIEW_6()
{
    open();
    auto *search = part<QLineEdit>(*m_window, u"searchEdit"_s);
    search->setText(u" casement://%1/case/00010102"_s.arg(m_workspace->portal.id));
    search->setFocus();
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_VERIFY(part<QLabel>(*m_window, u"numberLabel"_s)->text().contains(u"00010102"_s));
    QVERIFY(search->text().isEmpty());
}

void TestActions::paletteGoesToViews()
{
    open();
    QVERIFY(palette());
    typeKeys(u"my closed"_s);
    QCOMPARE(titles().value(0), u"My Closed Cases"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(part<QAbstractItemView>(*m_window, u"viewsView"_s)->currentIndex().data().toString(), u"My Closed Cases"_s);
}

void TestActions::paletteGoesToWorkspaces()
{
    open();
    QString wanted;
    connect(m_window.get(), &MainWindow::workspaceWanted, this, [&](const QString &id) { wanted = id; });
    m_window->offerWorkspaces({{u"a"_s, u"kaltura"_s, u"Kaltura"_s, u"Dana"_s, {}, true, true}, {u"b"_s, u"atlas"_s, u"Atlas & Sons"_s, u"Dana"_s, {}, false, false}});
    QVERIFY(palette());
    typeKeys(u"dana"_s);
    QCOMPARE(titles().value(0), u"Atlas & Sons – Dana (signed out)"_s); // the one in front is no choice
    press(Qt::Key_Return);
    QTRY_COMPARE(wanted, u"b"_s);
}

void TestActions::paletteClosesAndGivesTheFocusBack()
{
    open();
    list()->setFocus();
    QVERIFY(palette());
    auto *rows = part<QListView>(*shown<CommandPalette>(), u"paletteList"_s);
    press(Qt::Key_Down);
    QCOMPARE(rows->currentIndex().row(), 1);
    press(Qt::Key_Up);
    press(Qt::Key_Up);
    QCOMPARE(rows->currentIndex().row(), rows->model()->rowCount() - 1); // round
    typeKeys(u"zebra"_s);
    QTRY_VERIFY(part<QLabel>(*shown<CommandPalette>(), u"paletteNothingLabel"_s)->isVisible());
    press(Qt::Key_Escape);
    QTRY_VERIFY(!shown<CommandPalette>());
    QTRY_VERIFY(list()->hasFocus());
}

void TestActions::lateAnswersAreDropped()
{
    open();
    QVERIFY(palette());
    m_workspace->fakeReader.script.hold = true;
    typeKeys(u"upload"_s);
    QTRY_VERIFY(m_workspace->fakeReader.script.held() > 0);
    typeKeys(u"zz"_s);
    m_workspace->fakeReader.script.release();
    QTRY_VERIFY(part<QLabel>(*shown<CommandPalette>(), u"paletteNothingLabel"_s)->isVisible());
    QVERIFY(!titles().contains(u"Upload stops at 80 percent"_s));
}

void TestActions::overviewShowsWhatIsSet()
{
    m_settings->setValue(u"keys/syncNow"_s, u"Ctrl+F5"_s);
    const CheatSheet sheet(ActionRegistry::all(), *m_settings);
    QCOMPARE(part<QLabel>(sheet, u"syncNowKeysLabel"_s)->accessibleName(), u"Sync now, Ctrl+F5"_s);
    QCOMPARE(part<QLabel>(sheet, u"goOutboxKeysLabel"_s)->accessibleName(), u"Go to Outbox, G then O"_s);
    QVERIFY(!sheet.findChild<QLabel *>(u"signOutKeysLabel"_s)); // has none
    for (const ActionId id : ActionRegistry::all())
        QCOMPARE(sheet.findChild<QLabel *>(QString(ActionRegistry::idOf(id) + u"KeysLabel"_s)) != nullptr, !ActionRegistry::keysOf(id).isEmpty());
    open();
    m_window->findChild<QAction *>(u"keyboardHelpAction"_s)->trigger();
    QTRY_VERIFY(shown<CheatSheet>());
    QVERIFY(shown<CheatSheet>()->findChild<QLabel *>(u"replyKeysLabel"_s));
    QVERIFY(!shown<CheatSheet>()->findChild<QLabel *>(u"noteKeysLabel"_s)); // Care's
}

void TestActions::pictures()
{
    QFETCH(bool, dark);
    QFETCH(bool, mirrored);
    const QString name = takeTheme(dark, mirrored);
    open();
    openCase100();
    QVERIFY(palette());
    shot(*shown<CommandPalette>(), name + u"-palette-empty"_s);
    typeKeys(u"c"_s);
    shot(*shown<CommandPalette>(), name + u"-palette"_s);
    typeKeys(u"aptions"_s);
    QTRY_VERIFY(!titles().isEmpty());
    shot(*shown<CommandPalette>(), name + u"-palette-cases"_s);
    press(Qt::Key_Escape);
    m_window->findChild<QAction *>(u"keyboardHelpAction"_s)->trigger();
    settle();
    shot(*shown<CheatSheet>(), name + u"-keys"_s);
    m_window->resize(900, 600);
    shown<CheatSheet>()->close();
    m_window->findChild<QAction *>(u"keyboardHelpAction"_s)->trigger();
    settle();
    shot(*shown<CheatSheet>(), name + u"-keys-small"_s);
}

QTEST_MAIN(TestActions)
#include "tst_actions.moc"
