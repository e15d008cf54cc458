// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/audit.h"
#include "tests/gui/windowfixture.h"
#include "ui/casedetail/actdialog.h"
#include "ui/casedetail/linkdialog.h"
#include "ui/casedetail/splitdialog.h"
#include "ui/conflict/conflictdialog.h"
#include "ui/help/helpwindow.h"
#include "ui/help/tour.h"
#include "ui/messages/subscriptionsdialog.h"
#include "ui/newcase/contactfield.h"
#include "ui/newcase/recorddialog.h"
#include "ui/palette/cheatsheet.h"
#include "ui/palette/commandpalette.h"
#include "ui/shell/signindialog.h"
#include "ui/shell/signoutdialog.h"

#include <QListWidget>
#include <QTabWidget>
#include <QToolButton>
#include <functional>

using namespace Casement;
using namespace Casement::Ui;
using namespace Qt::StringLiterals;

/// Every page and dialog, asked the same questions: is all named, reached, readable, whole, mirrored? With $CASEMENT_SHOTS each leaves a
/// picture in light, dark, high contrast and right-to-left; at twice the size with QT_SCALE_FACTOR=2.
class TestAudit final : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void everyPageAndDialog_data();
    void everyPageAndDialog();
    void auditorsComplain();

private:
    struct Scene
    {
        std::function<void()> before = [] {}; ///< the window is there
        std::function<QWidget *()> show;      ///< in the window; answers what is looked at
    };
    [[nodiscard]] QMap<QString, Scene> scenes();
    [[nodiscard]] QMap<QString, Scene> caseScenes();
    [[nodiscard]] QMap<QString, Scene> dialogScenes();
    [[nodiscard]] QWidget *begin(const Scene &scene);
    void addNotices();
    void addOutbox();
    void act(const char *id) { part<QAction>(*m_window, QString::fromLatin1(id) + u"Action"_s)->trigger(); }
    [[nodiscard]] NewCasePage *wizardAt(int step);
    template <typename T> [[nodiscard]] QWidget *waitFor()
    {
        (void)QTest::qWaitFor([&] { return shown<T>() != nullptr; });
        return shown<T>();
    }
};

void TestAudit::addNotices()
{
    for (const auto &[id, event, read] : {std::tuple(u"n1"_s, u"reply"_s, false), std::tuple(u"n2"_s, u"escalated"_s, false), std::tuple(u"n3"_s, u"status"_s, true)}) {
        const CaseNotice notice{id, u"case-100"_s, event, {}, event == u"status"_s ? u"inProgress"_s : u"updateNeeded"_s, u"Eva Brandt"_s, Audience::Public, m_workspace->time - 600'000, 1};
        m_workspace->fakeReader.noticeList << NoticeItem{notice, u"00010100"_s, u"Captions missing after import of a large course"_s, read};
    }
}

void TestAudit::addOutbox()
{
    const auto entry = [this](const QString &id, const QString &kind, const QString &text, OutboxEntry::State state) {
        OutboxEntry made;
        made.id = id;
        made.caseId = u"case-100"_s;
        made.caseTitle = u"00010100"_s;
        made.kind = kind;
        made.text = text;
        made.state = state;
        made.createdAt = m_workspace->time - 3'600'000;
        if (state == OutboxEntry::State::Returned)
            made.reason = {ErrorCode::NotAllowed, {}};
        return made;
    };
    m_workspace->fakeOutbox.list = {entry(u"o1"_s, u"comment"_s, u"Here is the log of the import"_s, OutboxEntry::State::Waiting),
                                    entry(u"o2"_s, u"open"_s, u"It began on Monday."_s, OutboxEntry::State::Sending),
                                    entry(u"o3"_s, u"escalate"_s, u"Too late"_s, OutboxEntry::State::Returned)};
    OutboxEntry clash = entry(u"o4"_s, u"edit"_s, u"Open the player, then wait"_s, OutboxEntry::State::Returned);
    clash.reason = {ErrorCode::Conflict, u"steps"_s};
    clash.act = EditField{u"steps"_s, u"before"_s, clash.text};
    clash.clash = FieldClash{u"steps"_s, u"Open the editor"_s, {}, u"Mira Sato"_s, m_workspace->time - 60'000};
    m_workspace->fakeOutbox.list << clash;
}

NewCasePage *TestAudit::wizardAt(int step)
{
    act("newCase");
    auto *page = m_window->findChild<NewCasePage *>();
    (void)QTest::qWaitFor([&] { return page->isVisible() && page->isEnabled(); });
    settle();
    if (step > 0)
        fillFirstPage(*page);
    for (int i = 0; i < step; ++i) {
        part<QPushButton>(*page, u"nextButton"_s)->click();
        settle();
    }
    return page;
}

QMap<QString, TestAudit::Scene> TestAudit::scenes()
{
    const auto place = [this](const char *id) {
        return Scene{[] {}, [this, id]() -> QWidget * { act(id); return m_window.get(); }};
    };
    const auto library = [this] { m_workspace->addLibrary(); };
    QMap<QString, Scene> all{
        {u"home"_s, place("goHome")},
        {u"accounts"_s, place("goAccounts")},
        {u"cases"_s, place("goCases")},
        {u"keeping"_s, place("keeping")},
        {u"shortcuts"_s, place("shortcuts")},
        {u"notices-empty"_s, place("goNotices")},
        {u"outbox-empty"_s, place("goOutbox")},
        {u"messages-empty"_s, place("goMessages")},
        {u"notices"_s, {[this] { addNotices(); }, place("goNotices").show}},
        {u"outbox"_s, {[this] { addOutbox(); }, place("goOutbox").show}},
        {u"knowledge"_s, {library, [this]() -> QWidget * {
             act("goKnowledge");
             QTest::keyClick(part<QListWidget>(*m_window, u"knowledgeList"_s), Qt::Key_Down);
             return m_window.get();
         }}},
        {u"messages"_s, {library, place("goMessages").show}},
        {u"status"_s, {[this] { m_workspace->addLibrary(true); }, [this]() -> QWidget * {
             act("goMessages");
             auto *choices = part<QListWidget>(*m_window, u"messagesChoicesList"_s);
             choices->setCurrentRow(choices->count() - 1);
             settle();
             QTest::keyClick(part<QListWidget>(*m_window, u"messagesList"_s), Qt::Key_Down);
             return m_window.get();
         }}},
        {u"views-shared"_s, {[this] {
             m_workspace->fakeReader.keptList = {Keepsake{u"k1"_s, u"view"_s, u"p2"_s, u"Jürgen Groß"_s, u"a1"_s, u"Urgent ones of the medical school"_s, u"{}"_s, 5}};
         }, place("goCases").show}},
        {u"search-nothing"_s, {[] {}, [this]() -> QWidget * {
             part<QLineEdit>(*m_window, u"searchEdit"_s)->setText(u"zebra"_s);
             QTest::keyClick(part<QLineEdit>(*m_window, u"searchEdit"_s), Qt::Key_Return);
             return m_window.get();
         }}},
        {u"offline"_s, {[] {}, [this]() -> QWidget * {
             m_workspace->fakeSync.setWorkOffline(false);
             act("workOffline");
             return m_window.get();
         }}},
        {u"first-sync"_s, {[this] {
             SyncState &state = m_workspace->fakeSync.now;
             state.phase = SyncState::Phase::FirstSync;
             state.done = 1200;
             state.total = 4000;
         }, place("goCases").show}},
    };
    for (int step = 0; step < 4; ++step)
        all[u"new-%1"_s.arg(step + 1)] = {[] {}, [this, step]() -> QWidget * { (void)wizardAt(step); return m_window.get(); }};
    return all;
}

QMap<QString, TestAudit::Scene> TestAudit::caseScenes()
{
    const auto care = [this] { m_workspace->becomeCare(); };
    const auto shows = [this](const char *act = nullptr) -> QWidget * {
        openCase100();
        if (act)
            this->act(act);
        return m_window.get();
    };
    QMap<QString, Scene> all{
        {u"case"_s, {[] {}, [shows] { return shows(); }}},
        {u"case-reply"_s, {[] {}, [shows] { return shows("reply"); }}},
        {u"case-care"_s, {care, [shows] { return shows(); }}},
        {u"case-note"_s, {care, [shows] { return shows("note"); }}},
        {u"case-beside"_s, {[] {}, [shows] { return shows("readingPane-right"); }}},
        {u"case-alone"_s, {[] {}, [shows] { return shows("readingPane-off"); }}},
    };
    const QStringList tabs{u"details"_s, u"files"_s, u"history"_s};
    for (int tab = 0; tab < tabs.size(); ++tab)
        all[u"case-"_s + tabs.at(tab)] = {[] {}, [this, shows, tab] {
            QWidget *window = shows();
            part<QTabWidget>(*m_window, u"caseTabs"_s)->setCurrentIndex(tab + 1);
            return window;
        }};
    return all;
}

QMap<QString, TestAudit::Scene> TestAudit::dialogScenes()
{
    const auto dialog = [this](const char *id, auto found) {
        return Scene{[] {}, [this, id, found]() -> QWidget * {
            openCase100();
            act(id);
            return found();
        }};
    };
    const auto rounds = [this] { m_workspace->fakeReader.details[u"case-100"_s].bundle.rounds.clear(); };
    QMap<QString, Scene> all{
        {u"palette"_s, dialog("palette", [this] { return waitFor<CommandPalette>(); })},
        {u"keys"_s, dialog("keyboardHelp", [this] { return waitFor<CheatSheet>(); })},
        {u"tour"_s, dialog("tour", [this] { return m_window.get(); })},
        {u"sign-out"_s, dialog("signOut", [this] { return waitFor<SignOutDialog>(); })},
        {u"add-workspace"_s, dialog("addWorkspace", [this] { return waitFor<SignInDialog>(); })},
        {u"escalation"_s, dialog("escalate", [this] { return waitFor<EscalationDialog>(); })},
        {u"recommend-closing"_s, dialog("closeCase", [this] { return waitFor<ActDialog>(); })},
        {u"help"_s, dialog("help", []() -> QWidget * {
             for (QWidget *window : QApplication::topLevelWidgets()) {
                 if (qobject_cast<HelpWindow *>(window))
                     return window;
             }
             return nullptr;
         })},
        {u"contact"_s, {[] {}, [this]() -> QWidget * {
             part<QPushButton>(*wizardAt(2), u"findContactButton"_s)->click();
             return waitFor<ContactDialog>();
         }}},
        {u"new-contact"_s, {[this] { m_workspace->person.role = Role::CustomerAdmin; }, [this]() -> QWidget * {
             act("goAccounts");
             part<QPushButton>(*m_window, u"contactsAddButton"_s)->click();
             return waitFor<RecordDialog>();
         }}},
        {u"subscriptions"_s, {[] {}, [this]() -> QWidget * {
             act("goMessages");
             part<QToolButton>(*m_window, u"subscriptionsButton"_s)->click();
             return waitFor<SubscriptionsDialog>();
         }}},
        {u"conflict"_s, {[this] { addOutbox(); }, [this]() -> QWidget * {
             auto *conflict = new ConflictDialog(context(), {}, m_window.get());
             conflict->open();
             return conflict;
         }}},
    };
    all[u"link"_s] = {[this] { m_workspace->becomeCare(); }, [this]() -> QWidget * {
        openCase100();
        act("linkCase");
        if (waitFor<LinkDialog>())
            part<QLineEdit>(*shown<LinkDialog>(), u"linkSearchEdit"_s)->setText(u"the"_s);
        return shown<LinkDialog>();
    }};
    all[u"merge"_s] = {[this] {
        m_workspace->becomeCare();
        for (Escalation &round : m_workspace->fakeReader.details[u"case-100"_s].bundle.rounds)
            round.endedAt = m_workspace->time;
    }, [this]() -> QWidget * {
        openCase100();
        act("mergeCase");
        if (waitFor<LinkDialog>())
            part<QLineEdit>(*shown<LinkDialog>(), u"linkSearchEdit"_s)->setText(u"the"_s);
        return shown<LinkDialog>();
    }};
    all[u"split"_s] = {[this] { m_workspace->becomeCare(); }, dialog("splitCase", [this] { return waitFor<SplitDialog>(); }).show};
    all[u"escalation-first"_s] = {rounds, all[u"escalation"_s].show};
    return all;
}

QWidget *TestAudit::begin(const Scene &scene)
{
    m_workspace->fakeDrafts.kept.clear();
    m_settings->clear();
    m_window.reset();
    open();
    QWidget *shown = scene.show();
    if (!shown)
        qFatal("nothing to look at");
    (void)QTest::qWaitFor([&] { return shown->isVisible(); });
    QTest::qWait(50); // layouts of wrapped texts, pauses of typing
    settle();
    return shown;
}

void TestAudit::everyPageAndDialog_data()
{
    QTest::addColumn<QString>("scene");
    QMap<QString, Scene> all = scenes();
    all.insert(caseScenes());
    all.insert(dialogScenes());
    for (const QString &name : all.keys())
        QTest::newRow(qPrintable(name)) << name;
}

void TestAudit::everyPageAndDialog()
{
    QFETCH(const QString, scene);
    QMap<QString, Scene> all = scenes();
    all.insert(caseScenes());
    all.insert(dialogScenes());
    all[scene].before();
    QWidget *shown = begin(all[scene]);
    const QString scale = qApp->devicePixelRatio() > 1.5 ? u"-200"_s : QString();
    QStringList complaints = Audit::nameless(*shown);
    const auto before = Audit::places(*shown);
    for (const auto &[choice, enough] : {std::pair(ThemeChoice::Light, 4.5), std::pair(ThemeChoice::Dark, 4.5), std::pair(ThemeChoice::Contrast, 7.0)}) {
        applyTheme(*qApp, choice);
        settle();
        shot(*shown, scene + u'-' + nameOf(choice) + scale);
        for (const QString &complaint : Audit::faint(*shown, enough))
            complaints << nameOf(choice) + u": "_s + complaint;
    }
    applyTheme(*qApp, ThemeChoice::Light);
    complaints << Audit::truncated(*shown);
    if (shown == m_window.get()) { // the smallest size everything is usable at
        m_window->resize(900, 600);
        settle();
        complaints << Audit::truncated(*shown);
        shot(*shown, scene + u"-small"_s + scale);
    }
    shown->activateWindow();
    complaints << Audit::unreached(*shown);
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    shown = begin(all[scene]);
    complaints << Audit::notMirrored(before, Audit::places(*shown));
    shot(*shown, scene + u"-rtl"_s + scale);
    complaints.removeDuplicates();
    QVERIFY2(complaints.isEmpty(), qPrintable(QString(u'\n' + complaints.join(u'\n'))));
}

// An auditor that says nothing must have looked.
void TestAudit::auditorsComplain()
{
    QWidget page;
    page.resize(300, 200);
    auto *edit = new QLineEdit(&page);
    edit->setGeometry(0, 0, 100, 30);
    auto *button = new QPushButton(u"A word that does not fit"_s, &page);
    button->setObjectName(u"wideButton"_s);
    button->setGeometry(0, 40, 30, 30);
    QPalette palette = button->palette();
    palette.setColor(QPalette::ButtonText, palette.color(QPalette::Button).darker(120));
    button->setPalette(palette);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    QCOMPARE(Audit::nameless(page).size(), 2);
    QCOMPARE(Audit::truncated(page).size(), 1);
    QCOMPARE(Audit::faint(page, 4.5).size(), 1);
    edit->setFocus();
    button->setFocusPolicy(Qt::StrongFocus);
    QCOMPARE(Audit::unreached(page), QStringList{});
    const auto before = Audit::places(page);
    page.setLayoutDirection(Qt::RightToLeft);
    QCOMPARE(Audit::notMirrored(before, Audit::places(page)).size(), 1); // no layout
}

QTEST_MAIN(TestAudit)
#include "tst_audit.moc"
