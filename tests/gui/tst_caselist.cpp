// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/caselink.h"
#include "models/items/caselistmodel.h"
#include "models/items/viewlistmodel.h"
#include "tests/gui/printinto.h"
#include "tests/gui/shots.h"
#include "tests/support/fakeworkspace.h"
#include "tests/support/scriptedprompts.h"
#include "ui/cases/caselistview.h"
#include "ui/cases/casespage.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPageLayout>
#include <QPrinter>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace Qt::StringLiterals;
using namespace Casement;
using namespace Casement::Ui;

/// What one does with the list of cases: views of one's own, several cases at once, files and links.
class CaseListTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void ownViewsAreMadeRenamedMovedDeleted_VIEW_6();
    void ownViewsComeBack_VIEW_5_VIEW_6();
    void portalsViewsStay_VIEW_6();
    void severalAreSelectedAndStaySo();
    void groupsByKeyboardStayThroughUpdates_VIEW_6();
    void listIsSavedAsCsv();
    void nothingRunsInASpreadsheet();
    void listIsSavedAsPdf();
    void listIsPrinted_OFF_1();
    void printingIsGivenUp();
    void viewsAreSharedAndTakenBack_VIEW_6();
    void sharedOnesFollowTheirOwner_VIEW_6();
    void viewsOfOthersComeAndGo_VIEW_6();
    void savingCanBeCancelled();
    void linksLeadToTheirCase();
    void linksOfOthersAreTold_data();
    void linksOfOthersAreTold();
    void pictures_data();
    void pictures();

private:
    [[nodiscard]] Context context() { return Context{*m_workspace, m_sessions, m_prompts, *m_settings, nullptr, 0, &m_background}; }
    void open();
    template <typename T>
    [[nodiscard]] T *find(const char *name) { return m_page->findChild<T *>(QString::fromLatin1(name)); }
    [[nodiscard]] CaseListView *list() { return m_page->findChild<CaseListView *>(); }
    [[nodiscard]] QListView *views() { return find<QListView>("viewsView"); }
    [[nodiscard]] QStringList viewNames();
    QString ownView(const QString &name);
    void makeView(const QString &words, const QString &name);
    void act(const char *name) { find<QAction>(name)->trigger(); }
    [[nodiscard]] static QByteArray contents(const QString &path);

    QTemporaryDir m_folder;
    std::unique_ptr<FakeWorkspace> m_workspace;
    struct Pool final : Background
    {
        void run(std::function<void()> work) override { threads.start(std::move(work)); }
        QThreadPool threads;
    };
    Pool m_background;
    FakeSessions m_sessions;
    ScriptedPrompts m_prompts;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<CasesPage> m_page;
};

void CaseListTest::init()
{
    QVERIFY(m_folder.isValid());
    applyTheme(*qApp, ThemeChoice::Light);
    m_prompts = ScriptedPrompts();
    m_workspace = std::make_unique<FakeWorkspace>();
    m_workspace->addSample();
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + u".ini"_s), QSettings::IniFormat);
    m_settings->clear();
    open();
}

void CaseListTest::cleanup()
{
    m_page.reset();
    QCOMPARE(m_prompts.unexpected, 0);
}

void CaseListTest::open()
{
    m_page = std::make_unique<CasesPage>(context());
    m_page->setReadingPane(new QLabel(m_page.get()));
    m_page->resize(1200, 700);
    m_page->show();
    m_page->showFirstView();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->activateWindow();
    QTRY_VERIFY(!list()->cases().isLoading());
}

QStringList CaseListTest::viewNames()
{
    QStringList names;
    for (int row = int(m_workspace->portal.views.size()); row < views()->model()->rowCount(); ++row)
        names << views()->model()->index(row, 0).data().toString();
    return names;
}

QByteArray CaseListTest::contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// By keyboard: words into the filter, the plus, a name, Enter.
void CaseListTest::makeView(const QString &words, const QString &name)
{
    auto *filter = find<QLineEdit>("filterEdit");
    filter->setFocus();
    QTest::keyClicks(filter, words);
    auto *save = find<QAbstractButton>("saveViewButton");
    QTRY_VERIFY(save->isEnabled());
    save->setFocus();
    QTest::keyClick(save, Qt::Key_Space);
    auto *editor = views()->findChild<QLineEdit *>();
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClicks(editor, name);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(views()->currentIndex().data().toString(), name);
}

void CaseListTest::ownViewsAreMadeRenamedMovedDeleted_VIEW_6()
{
    m_page->showView(u"accountAll"_s);
    makeView(u"status:new"_s, u"Fresh"_s);
    QTRY_COMPARE(list()->cases().rowCount(), 3);
    QVERIFY(find<QLineEdit>("filterEdit")->text().isEmpty()); // it is the view's now
    QTRY_COMPARE(views()->currentIndex().data(Items::ViewListModel::CountRole).toInt(), 3);
    m_page->showView(u"accountAll"_s);
    makeView(u"captions"_s, u"Captions"_s);
    QTRY_COMPARE(list()->cases().rowCount(), 1);
    QCOMPARE(viewNames(), (QStringList{u"Fresh"_s, u"Captions"_s}));

    views()->setFocus();
    QTest::keyClick(views(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(viewNames(), (QStringList{u"Captions"_s, u"Fresh"_s}));
    QTest::keyClick(views(), Qt::Key_F2);
    QTRY_VERIFY(views()->findChild<QLineEdit *>());
    auto *editor = views()->findChild<QLineEdit *>();
    editor->selectAll();
    QTest::keyClicks(editor, u"Words"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(viewNames(), (QStringList{u"Words"_s, u"Fresh"_s}));

    views()->setFocus();
    QTest::keyClick(views(), Qt::Key_Delete);
    QTRY_COMPARE(viewNames(), QStringList{u"Fresh"_s});
    QCOMPARE(views()->currentIndex().data().toString(), u"Fresh"_s); // its neighbour
    auto *notice = find<Notice>("viewsNotice");
    QVERIFY(notice->isVisible());
    m_page->showView(u"accountAll"_s);
    makeView(u"status:new"_s, u"Newer"_s); // does not take the place of the one that may come back
    Q_EMIT notice->actionTriggered(); // undo
    QCOMPARE(viewNames(), (QStringList{u"Words"_s, u"Fresh"_s, u"Newer"_s}));
    QSet<QString> ids;
    for (int row = 0; row < views()->model()->rowCount(); ++row)
        ids.insert(views()->model()->index(row, 0).data(Items::ViewListModel::ViewIdRole).toString());
    QCOMPARE(ids.size(), views()->model()->rowCount());
}

void CaseListTest::ownViewsComeBack_VIEW_5_VIEW_6()
{
    m_page->showView(u"accountAll"_s);
    makeView(u"status:new"_s, u"Fresh"_s);
    const QString chosen = m_page->currentView();
    open();
    QCOMPARE(m_page->currentView(), chosen);
    QTRY_COMPARE(list()->cases().rowCount(), 3);
    m_workspace->person.userId = u"somebody-else"_s;
    open();
    QVERIFY(viewNames().isEmpty());
    QCOMPARE(m_page->currentView(), m_workspace->portal.firstView);
}

void CaseListTest::portalsViewsStay_VIEW_6()
{
    const int count = views()->model()->rowCount();
    views()->setFocus();
    QTest::keyClick(views(), Qt::Key_Delete);
    QTest::keyClick(views(), Qt::Key_F2);
    QTest::keyClick(views(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(views()->model()->rowCount(), count);
    QVERIFY(!views()->findChild<QLineEdit *>());
    QVERIFY(!find<QAbstractButton>("saveViewButton")->isEnabled()); // nothing is filtered
}

// x marks, j walks; what is marked belongs to cases and stays while the list changes.
void CaseListTest::severalAreSelectedAndStaySo()
{
    m_page->showView(u"accountAll"_s);
    QTRY_COMPARE(list()->cases().rowCount(), 8);
    list()->goToRow(0);
    QTest::keyClick(list(), Qt::Key_X);
    QTest::keyClick(list(), Qt::Key_J);
    QTest::keyClick(list(), Qt::Key_J);
    QTest::keyClick(list(), Qt::Key_X);
    const QList<qint64> marked = list()->selectedRowIds();
    QCOMPARE(marked.size(), 2);
    QTRY_COMPARE(find<QLabel>("filterHintLabel")->text(), u"2 selected"_s);
    m_workspace->addCase(u"Just opened"_s, u"new"_s, u"s3"_s, 0);
    Q_EMIT m_workspace->fakeReader.casesChanged({});
    QTRY_COMPARE(list()->cases().rowCount(), 9);
    QCOMPARE(list()->selectedRowIds(), marked);
    QTest::keyClick(list(), Qt::Key_Down); // an arrow chooses anew
    QCOMPARE(list()->selectedRowIds().size(), 1);
    QTest::keyClick(list(), Qt::Key_X); // marks of another list leave no trace: a step selects again
    m_page->showView(u"myClosed"_s);
    QTRY_VERIFY(!list()->cases().isLoading());
    m_page->showView(u"accountAll"_s);
    QTRY_COMPARE(list()->cases().rowCount(), 9);
    list()->goToRow(2);
    QVERIFY(list()->selectionModel()->isRowSelected(2));
}

void CaseListTest::groupsByKeyboardStayThroughUpdates_VIEW_6()
{
    m_page->showView(u"accountAll"_s);
    QTRY_COMPARE(list()->cases().rowCount(), 8);
    auto *menu = find<QMenu>("columnsMenu");
    Q_EMIT menu->aboutToShow();
    menu->findChild<QMenu *>(u"groupMenu"_s)->findChild<QAction *>(u"group-statusAction"_s)->trigger();
    auto &cases = list()->cases();
    QTRY_COMPARE(cases.rowCount(), 12); // four statuses have cases
    const auto titles = [&] {
        QStringList found;
        for (int row = 0; row < cases.rowCount(); ++row) {
            if (cases.isHeading(row))
                found << cases.index(row, 0).data().toString();
        }
        return found;
    };
    QCOMPARE(titles(), (QStringList{u"New (3)"_s, u"In Progress (3)"_s, u"Pending Your Response (1)"_s, u"Closed (1)"_s}));
    QVERIFY(cases.isHeading(0) && !cases.isHeading(1));
    list()->goToRow(0);
    QTest::keyClick(list(), Qt::Key_Left);
    QCOMPARE(cases.rowCount(), 9);
    QCOMPARE(cases.caseCount(), 8); // they are still in the list
    QVERIFY(!list()->currentIndex().data(Items::CaseListModel::GroupRole).toBool());
    QTest::keyClick(list(), Qt::Key_Down); // the next heading, and its first case
    QTest::keyClick(list(), Qt::Key_Down);
    QTRY_VERIFY(!cases.caseIdAt(list()->currentIndex().row()).isEmpty());
    const QString chosen = cases.caseIdAt(list()->currentIndex().row());
    m_workspace->addCase(u"Another"_s, u"new"_s, u"s3"_s, 0);
    m_workspace->addCase(u"And one more"_s, u"inProgress"_s, u"s3"_s, 0);
    Q_EMIT m_workspace->fakeReader.casesChanged({});
    QTRY_COMPARE(cases.caseCount(), 10);
    QCOMPARE(titles().first(), u"New (4)"_s); // still closed
    QCOMPARE(cases.rowCount(), 10);
    QTRY_COMPARE(cases.caseIdAt(list()->currentIndex().row()), chosen);
    list()->goToRow(0);
    QTest::keyClick(list(), Qt::Key_Space);
    QCOMPARE(cases.rowCount(), 14);
    list()->selectAll();
    QCOMPARE(list()->selectedCount(), 10); // headings are no cases
    QCOMPARE(list()->selectedRowIds().size(), 10);
    QTRY_VERIFY(!cases.caseIdAt(1).isEmpty()); // those of the opened group come
    m_workspace->fakeReader.cases.last().record.status = u"ofALaterPortal"_s; // none is lost
    Q_EMIT m_workspace->fakeReader.casesChanged({});
    QTRY_COMPARE(titles().last(), u"Other (1)"_s);
    QCOMPARE(cases.caseCount(), 10);
    list()->goToRow(1);
    shot(*m_page, u"groups"_s);
    applyTheme(*qApp, ThemeChoice::Dark);
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    shot(*m_page, u"groups-dark-rtl"_s);
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    applyTheme(*qApp, ThemeChoice::Light);
    find<QLineEdit>("filterEdit")->setText(u"captions"_s);
    QTRY_COMPARE(cases.rowCount(), 1); // found by words: no groups, for there is one search at a time
    QVERIFY(!cases.isHeading(0));
    find<QLineEdit>("filterEdit")->clear();
    QTRY_COMPARE(cases.rowCount(), 15);
    Q_EMIT menu->aboutToShow();
    menu->findChild<QMenu *>(u"groupMenu"_s)->findChild<QAction *>(u"group-noneAction"_s)->trigger();
    QTRY_COMPARE(cases.rowCount(), 10);
}

void CaseListTest::listIsSavedAsCsv()
{
    m_page->showView(u"accountAll"_s);
    QTRY_COMPARE(list()->cases().rowCount(), 8);
    m_workspace->fakeReader.cases[0].record.subject = u"Captions, \"missing\""_s;
    const QString path = m_folder.filePath(u"list.csv"_s);
    m_prompts.savePaths << path;
    act("saveAsCsvAction");
    QTRY_VERIFY(QFile::exists(path));
    QVERIFY(contents(path).startsWith("\xEF\xBB\xBF"));
    const QStringList lines = QString::fromUtf8(contents(path)).split(u"\r\n"_s, Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 9);
    QCOMPARE(lines.first(), u"Number,Subject,Status,Severity,Account,Last Update,Escalated"_s);
    const QStringList captions = lines.filter(u"00010100"_s);
    QCOMPARE(captions.size(), 1);
    QVERIFY2(captions.first().startsWith(u"00010100,\"Captions, \"\"missing\"\"\",In Progress,S2,Acme University,2026-"_s), qPrintable(captions.first()));
    QTRY_COMPARE(find<Notice>("listNotice")->text(), u"8 case(s) saved."_s);
    Q_EMIT find<Notice>("listNotice")->actionTriggered();
    QCOMPARE(m_prompts.opened, QStringList{path});
}

void CaseListTest::nothingRunsInASpreadsheet()
{
    m_workspace->addCase(u"=HYPERLINK(\"http://bad.example\")"_s, u"new"_s, u"s3"_s, 0);
    Q_EMIT m_workspace->fakeReader.casesChanged({});
    m_page->showView(u"accountAll"_s);
    QTRY_COMPARE(list()->cases().rowCount(), 9);
    const QString path = m_folder.filePath(u"formula.csv"_s);
    m_prompts.savePaths << path;
    act("saveAsCsvAction");
    QTRY_VERIFY(QFile::exists(path));
    QVERIFY(contents(path).contains(",\"'=HYPERLINK("));
}

void CaseListTest::listIsSavedAsPdf()
{
    for (int i = 0; i < 90; ++i) // more than a page
        m_workspace->addCase(u"Case %1"_s.arg(i), u"new"_s, u"s3"_s, i);
    Q_EMIT m_workspace->fakeReader.casesChanged({});
    m_page->showView(u"accountAll"_s);
    QTRY_COMPARE(list()->cases().rowCount(), 98);
    const QString path = m_folder.filePath(u"list.pdf"_s);
    m_prompts.savePaths << path;
    act("saveAsPdfAction");
    QTRY_VERIFY(QFile::exists(path));
    const QByteArray pdf = contents(path);
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY(pdf.count("/Type /Page\n") > 1);
    if (const QString shots = qEnvironmentVariable("CASEMENT_SHOTS"); !shots.isEmpty()) {
        QFile::remove(QString(shots + u"/list.pdf"_s));
        QFile::copy(path, QString(shots + u"/list.pdf"_s));
    }
}

void CaseListTest::listIsPrinted_OFF_1()
{
    for (int i = 0; i < 90; ++i) // more than a page
        m_workspace->addCase(u"Case %1"_s.arg(i), u"new"_s, u"s3"_s, i);
    Q_EMIT m_workspace->fakeReader.casesChanged({});
    m_page->showView(u"accountAll"_s);
    QTRY_COMPARE(list()->cases().rowCount(), 98);
    act("printListAction");
    auto *dialog = find<QPrintDialog>("printDialog");
    QTRY_VERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->printer()->pageLayout().orientation(), QPageLayout::Landscape);
    const QString path = m_folder.filePath(u"paper.pdf"_s);
    Testing::printInto(dialog, path);
    QTRY_VERIFY(find<Notice>("listNotice")->isVisible());
    QTRY_VERIFY(find<Notice>("listNotice")->text().contains(u"98"_s) && find<Notice>("listNotice")->text().contains(u"printed"_s));
    const QByteArray pdf = contents(path);
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY(pdf.count("/Type /Page\n") > 1);
    if (const QString shots = qEnvironmentVariable("CASEMENT_SHOTS"); !shots.isEmpty()) {
        QFile::remove(QString(shots + u"/list-printed.pdf"_s));
        QFile::copy(path, QString(shots + u"/list-printed.pdf"_s));
    }
}

void CaseListTest::printingIsGivenUp()
{
    m_page->showView(u"accountAll"_s);
    QTRY_COMPARE(list()->cases().rowCount(), 8);
    act("printListAction");
    QTRY_VERIFY(find<QPrintDialog>("printDialog"));
    find<QPrintDialog>("printDialog")->reject();
    QTRY_VERIFY(!find<QPrintDialog>("printDialog"));
    QVERIFY(!find<Notice>("listNotice")->isVisible());
    QVERIFY(!m_page->findChild<ListExport *>());
    for (int i = 0; i < 300; ++i)
        m_workspace->addCase(u"Case %1"_s.arg(i), u"new"_s, u"s3"_s, i);
    Q_EMIT m_workspace->fakeReader.casesChanged({});
    QTRY_COMPARE(list()->cases().rowCount(), 308);
    QTRY_VERIFY(m_workspace->fakeReader.script.held() == 0);
    act("printListAction");
    QTRY_VERIFY(find<QPrintDialog>("printDialog"));
    m_workspace->fakeReader.script.hold = true;
    const QString path = m_folder.filePath(u"given-up.pdf"_s);
    Testing::printInto(find<QPrintDialog>("printDialog"), path);
    QTRY_VERIFY(m_workspace->fakeReader.script.held() > 0);
    Q_EMIT find<Notice>("listNotice")->actionTriggered();
    m_workspace->fakeReader.script.release();
    QTRY_VERIFY(!m_page->findChild<ListExport *>());
    QVERIFY(!find<Notice>("listNotice")->isVisible());
}

// As the window makes one: filter, keep.
QString CaseListTest::ownView(const QString &name)
{
    auto *model = qobject_cast<Items::ViewListModel *>(views()->model());
    CaseQuery query;
    query.words = QStringList{u"captions"_s};
    model->addOwn({u"own-7"_s, name, query});
    views()->setCurrentIndex(model->index(model->rowOf(u"own-7"_s)));
    return u"own-7"_s;
}

void CaseListTest::viewsAreSharedAndTakenBack_VIEW_6()
{
    auto *model = qobject_cast<Items::ViewListModel *>(views()->model());
    const QString id = ownView(u"Late captions"_s);
    QVERIFY(!model->index(model->rowOf(id)).data(Items::ViewListModel::SharedRole).toBool());
    auto *share = find<QAction>("shareViewAction");
    QVERIFY(share->isEnabled());
    QCOMPARE(share->text(), u"Share with your account"_s);
    share->trigger();
    const auto sent = std::get<Keep>(m_workspace->fakeCommands.acts.last().second);
    QCOMPARE(sent.label, u"Late captions"_s);
    QVERIFY(sent.content.contains(u"captions"_s) && !sent.id.isEmpty());
    QVERIFY(model->index(model->rowOf(id)).data(Items::ViewListModel::SharedRole).toBool());
    QCOMPARE(share->text(), u"Stop sharing"_s);
    QTRY_VERIFY(find<Notice>("viewsNotice")->isVisible());
    // It comes back from the service, and shows once.
    const int rows = model->rowCount();
    m_workspace->fakeReader.keptList = {Keepsake{sent.id, u"view"_s, m_workspace->person.personId, u"Noa"_s, u"a1"_s, sent.label, sent.content, 5},
                                        Keepsake{u"k1"_s, u"view"_s, u"p2"_s, u"Jürgen Groß"_s, u"a1"_s, u"Another's"_s, u"{}"_s, 5}};
    Q_EMIT m_workspace->fakeReader.keptChanged();
    QTRY_COMPARE(model->rowCount(), rows + 1);
    share->trigger();
    QCOMPARE(std::get<Keep>(m_workspace->fakeCommands.acts.last().second), (Keep{sent.id, u"view"_s, {}, {}}));
    QVERIFY(!model->index(model->rowOf(id)).data(Items::ViewListModel::SharedRole).toBool());
}

void CaseListTest::sharedOnesFollowTheirOwner_VIEW_6()
{
    auto *model = qobject_cast<Items::ViewListModel *>(views()->model());
    const QString id = ownView(u"Late captions"_s);
    find<QAction>("shareViewAction")->trigger();
    const auto sent = std::get<Keep>(m_workspace->fakeCommands.acts.last().second);
    const qsizetype acts = m_workspace->fakeCommands.acts.size();
    model->moveOwn(id, -1); // says nothing new
    QCOMPARE(m_workspace->fakeCommands.acts.size(), acts);
    model->setData(model->index(model->rowOf(id)), u"Captions that are late"_s, Qt::EditRole);
    QCOMPARE(std::get<Keep>(m_workspace->fakeCommands.acts.last().second), (Keep{sent.id, u"view"_s, u"Captions that are late"_s, sent.content}));
    find<QAction>("deleteViewAction")->trigger();
    QCOMPARE(std::get<Keep>(m_workspace->fakeCommands.acts.last().second), (Keep{sent.id, u"view"_s, {}, {}}));
    Q_EMIT find<Notice>("viewsNotice")->actionTriggered(); // undo: as it was
    QCOMPARE(std::get<Keep>(m_workspace->fakeCommands.acts.last().second), (Keep{sent.id, u"view"_s, u"Captions that are late"_s, sent.content}));
}

void CaseListTest::viewsOfOthersComeAndGo_VIEW_6()
{
    auto *model = qobject_cast<Items::ViewListModel *>(views()->model());
    ownView(u"Mine"_s);
    const int rows = model->rowCount();
    m_workspace->fakeReader.keptList = {Keepsake{u"k1"_s, u"view"_s, u"p2"_s, u"Jürgen Groß"_s, u"a1"_s, u"Urgent ones"_s,
                                                 u"{\"conditions\":[{\"field\":\"severity\",\"op\":\"is\",\"values\":[\"s1\"]},{\"field\":\"x\",\"op\":\"newer\",\"values\":[]}]}"_s, 5},
                                        Keepsake{u"k2"_s, u"view"_s, u"p2"_s, u"Jürgen Groß"_s, u"a1"_s, u"Broken"_s, u"not json"_s, 6}};
    Q_EMIT m_workspace->fakeReader.keptChanged();
    QTRY_COMPARE(model->rowCount(), rows + 2);
    QCOMPARE(model->index(rows).data(Qt::ToolTipRole).toString(), u"Shared by Jürgen Groß"_s);
    m_page->showView(u"shared-k1"_s);
    QTRY_COMPARE(list()->cases().rowCount(), 1);
    QVERIFY(!find<QAction>("shareViewAction")->isEnabled() && !find<QAction>("renameViewAction")->isEnabled()); // another's
    QTRY_COMPARE(model->index(model->rowOf(u"shared-k1"_s)).data(Items::ViewListModel::CountRole).toInt(), 1);
    model->addOwn({u"own-8"_s, u"One more"_s, {}});
    QCOMPARE(model->rowOf(u"own-8"_s), rows); // own ones stay together
    m_workspace->fakeReader.keptList.removeFirst(); // taken back
    Q_EMIT m_workspace->fakeReader.keptChanged();
    QTRY_COMPARE(model->rowOf(u"shared-k1"_s), -1);
    QVERIFY(views()->currentIndex().isValid());
    QVERIFY(views()->currentIndex().data(Items::ViewListModel::ViewIdRole).toString() != u"shared-k1"_s);
    QTRY_VERIFY(list()->cases().rowCount() != 1);
}

void CaseListTest::savingCanBeCancelled()
{
    for (int i = 0; i < 300; ++i)
        m_workspace->addCase(u"Case %1"_s.arg(i), u"new"_s, u"s3"_s, i);
    Q_EMIT m_workspace->fakeReader.casesChanged({});
    m_page->showView(u"accountAll"_s);
    QTRY_COMPARE(list()->cases().rowCount(), 308);
    QTRY_VERIFY(m_workspace->fakeReader.script.held() == 0);
    const QString path = m_folder.filePath(u"cancelled.csv"_s);
    m_prompts.savePaths << path;
    m_workspace->fakeReader.script.hold = true;
    act("saveAsCsvAction");
    QTRY_VERIFY(m_workspace->fakeReader.script.held() > 0);
    auto *notice = find<Notice>("listNotice");
    Q_EMIT notice->actionTriggered();
    m_workspace->fakeReader.script.release();
    QTRY_VERIFY(!notice->isVisible());
    QVERIFY(!QFile::exists(path));
}

void CaseListTest::linksLeadToTheirCase()
{
    m_page->showView(u"accountAll"_s);
    QTRY_COMPARE(list()->cases().rowCount(), 8);
    list()->goToRow(2);
    QTRY_VERIFY(list()->cases().summaryAt(2));
    const QString number = list()->cases().summaryAt(2)->record.number;
    QTest::keyClick(list(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QString link = u"casement://kaltura/case/"_s + number;
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), link);
    QSignalSpy shown(m_page.get(), &CasesPage::currentCaseChanged);
    list()->goToRow(0);
    m_page->openLink(CaseLink::from(link).value());
    QTRY_COMPARE(shown.last().first().toString(), list()->cases().caseIdAt(2));
}

void CaseListTest::linksOfOthersAreTold_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("words");
    QTest::newRow("another portal") << u"casement://classic/case/00010100"_s << u"another portal"_s;
    QTest::newRow("not here, or not to be seen") << u"casement://kaltura/case/99"_s << u"not here"_s;
}

void CaseListTest::linksOfOthersAreTold()
{
    QFETCH(QString, link);
    QFETCH(QString, words);
    QSignalSpy shown(m_page.get(), &CasesPage::currentCaseChanged);
    m_page->openLink(CaseLink::from(link).value());
    QTRY_VERIFY(find<Notice>("listNotice")->text().contains(words));
    QVERIFY(shown.isEmpty());
    for (const QString &bad : {u"casement://kaltura/case/"_s, u"casement://kaltura/case/12 34"_s, u"https://kaltura/case/1"_s, u"casement://kal-tura/case/1"_s, u"casement://kaltura/case/1/../2"_s})
        QVERIFY2(!CaseLink::from(bad), qPrintable(bad));
}

void CaseListTest::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("mirrored");
    QTest::newRow("light") << false << false;
    QTest::newRow("dark") << true << false;
    QTest::newRow("rtl") << false << true;
}

void CaseListTest::pictures()
{
    QFETCH(bool, dark);
    QFETCH(bool, mirrored);
    applyTheme(*qApp, dark ? ThemeChoice::Dark : ThemeChoice::Light);
    QGuiApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    open();
    m_page->showView(u"accountAll"_s);
    makeView(u"status:new"_s, u"Fresh"_s);
    list()->goToRow(0);
    QTest::keyClick(list(), Qt::Key_X);
    QTest::keyClick(list(), Qt::Key_J);
    QTest::keyClick(list(), Qt::Key_X);
    act("copyLinkAction");
    for (int round = 0; round < 5; ++round)
        QCoreApplication::processEvents();
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    shot(*m_page, name + u"-list"_s);
    m_page->resize(822, 520);
    views()->setFocus();
    QTest::keyClick(views(), Qt::Key_F2);
    for (int round = 0; round < 5; ++round)
        QCoreApplication::processEvents();
    shot(*m_page, name + u"-list-small"_s);
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    applyTheme(*qApp, ThemeChoice::Light);
}

QTEST_MAIN(CaseListTest)
#include "tst_caselist.moc"
