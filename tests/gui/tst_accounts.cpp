// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/caselistmodel.h"
#include "tests/gui/shots.h"
#include "tests/support/fakeworkspace.h"
#include "tests/support/scriptedprompts.h"
#include "ui/cases/caselistview.h"
#include "ui/common/theme.h"
#include "ui/shell/mainwindow.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace Casement;
using namespace Casement::Ui;

/// The accounts in reach, in the real window over a workspace in memory.
class AccountsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void treeShowsWhoBelongsToWhom_ACT_1();
    void accountTellsWhatIsKnown_ACT_1();
    void casesLeadToTheirList_ACT_1();
    void newCaseIsForTheAccount_ACT_1_ACC_4();
    void lookingIsRemembered_VIEW_2();
    void changesKeepWhatIsChosen();
    void customersChangeTheirOwn_ACC_7();
    void theCsmChangesAllOfIt_ACC_7();
    void adminsAddContacts_ACC_7();
    void nobodyElseChangesAny_ACC_7();
    void pictures_data();
    void pictures();

private:
    [[nodiscard]] Context context() { return Context{*m_workspace, m_sessions, m_prompts, *m_settings}; }
    void open();
    template <typename T>
    [[nodiscard]] T *find(const char *name) { return m_window->findChild<T *>(QString::fromLatin1(name)); }
    [[nodiscard]] QString name() { return find<QLabel>("accountTitleLabel")->text(); }
    void settle()
    {
        for (int round = 0; round < 6; ++round)
            QCoreApplication::processEvents();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<FakeWorkspace> m_workspace;
    FakeSessions m_sessions;
    ScriptedPrompts m_prompts;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void AccountsTest::init()
{
    applyTheme(*qApp, ThemeChoice::Light);
    m_prompts = ScriptedPrompts();
    m_workspace = std::make_unique<FakeWorkspace>();
    m_workspace->addSample();
    Account &own = m_workspace->fakeReader.accountList[0];
    own.phone = u"+1 555 0199"_s;
    own.website = u"https://acme.example"_s;
    own.package = u"Enterprise"_s;
    own.street = u"1 College Road"_s;
    own.city = u"Springfield"_s;
    own.region = u"AMER"_s;
    own.subRegion = u"North"_s;
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + u".ini"_s), QSettings::IniFormat);
    m_settings->clear();
}

void AccountsTest::cleanup()
{
    m_window.reset();
    QCOMPARE(m_prompts.unexpected, 0);
}

void AccountsTest::open()
{
    m_window = std::make_unique<MainWindow>(context());
    m_window->resize(1280, 820);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    find<QAction>("goAccountsAction")->trigger();
    QTRY_VERIFY(find<QWidget>("accountPage")->isVisible());
}

void AccountsTest::treeShowsWhoBelongsToWhom_ACT_1()
{
    open();
    auto *tree = find<QTreeView>("accountsTree");
    QCOMPARE(tree->model()->rowCount(), 1);
    const QModelIndex parent = tree->model()->index(0, 0);
    QCOMPARE(parent.data().toString(), u"Acme University"_s);
    QCOMPARE(tree->model()->rowCount(parent), 1);
    QCOMPARE(name(), u"Acme University"_s); // one's own first
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Down);
    QCOMPARE(name(), u"Acme Medical School"_s);
    auto *combo = find<QComboBox>("accountChooserCombo");
    QCOMPARE(combo->currentData().toString(), u"a2"_s);
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Up);
    QCOMPARE(name(), u"Acme University"_s);
    QCOMPARE(tree->currentIndex(), parent);
}

void AccountsTest::accountTellsWhatIsKnown_ACT_1()
{
    open();
    QStringList texts;
    for (const QLabel *label : find<QWidget>("accountPage")->findChildren<QLabel *>())
        texts << label->text();
    for (const QString &fact : {u"Ada Berg"_s, u"+1 555 0199"_s, u"https://acme.example"_s, u"Enterprise"_s, u"1 College Road"_s, u"AMER"_s, u"North"_s})
        QVERIFY2(texts.contains(fact), qPrintable(fact));
    QVERIFY(!texts.contains(u"Fax"_s)); // nothing is said of what is not known
    auto *contacts = find<QListView>("contactsList");
    QTRY_COMPARE(contacts->model()->rowCount(), 2);
    contacts->setFocus();
    QTest::keyClick(contacts, Qt::Key_Return);
    QCOMPARE(m_prompts.opened, QStringList{u"mailto:noa.levi@acme.example"_s});
}

void AccountsTest::casesLeadToTheirList_ACT_1()
{
    open();
    QTRY_COMPARE(find<QListView>("openCasesList")->model()->rowCount(), 5);
    QTRY_COMPARE(find<QLabel>("openCasesTitleLabel")->text(), u"Open cases (6)"_s);
    QCOMPARE(find<QListView>("closedCasesList")->model()->rowCount(), 1);
    auto *more = find<QAbstractButton>("openCasesMoreButton");
    more->setFocus();
    QTest::keyClick(more, Qt::Key_Space);
    auto *list = m_window->findChild<CaseListView *>();
    QTRY_VERIFY(list->isVisible());
    QTRY_COMPARE(list->cases().rowCount(), 6);
    QCOMPARE(find<QComboBox>("accountCombo")->currentData().toString(), u"a1"_s);
}

void AccountsTest::newCaseIsForTheAccount_ACT_1_ACC_4()
{
    m_workspace->person.mayOpen << u"a2"_s;
    open();
    auto *tree = find<QTreeView>("accountsTree");
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Down);
    find<QAbstractButton>("accountCreateButton")->click();
    QTRY_VERIFY(find<QWidget>("newCasePage")->isVisible());
    QTRY_COMPARE(find<QWidget>("newCasePage")->findChild<QComboBox *>(u"accountComboBox"_s)->currentData().toString(), u"a2"_s);
    m_workspace->person.mayOpen.removeAll(u"a2"_s);
    open();
    tree = find<QTreeView>("accountsTree");
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Down);
    QVERIFY(!find<QAbstractButton>("accountCreateButton")->isVisible());
}

void AccountsTest::lookingIsRemembered_VIEW_2()
{
    open();
    QCOMPARE(m_workspace->fakeCommands.viewed.count({u"account"_s, u"a1"_s}), 1);
    Q_EMIT m_workspace->fakeReader.accountsChanged();
    settle();
    QCOMPARE(m_workspace->fakeCommands.viewed.count({u"account"_s, u"a1"_s}), 1);
}

void AccountsTest::customersChangeTheirOwn_ACC_7()
{
    open();
    find<QAbstractButton>("accountChangeButton")->click();
    auto *dialog = find<QDialog>("recordDialog");
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->findChildren<QLineEdit *>().size(), 2); // phone and website, no more
    auto *site = find<QLineEdit>("websiteRecordEdit");
    site->setText(u"acme"_s);
    find<QAbstractButton>("recordSaveButton")->click();
    QVERIFY(find<QLabel>("websiteRecordErrorLabel")->isVisible());
    QVERIFY(m_workspace->fakeCommands.acts.isEmpty());
    site->setText(u"https://video.acme.example"_s);
    QVERIFY(!find<QLabel>("websiteRecordErrorLabel")->isVisible());
    m_workspace->fakeCommands.script.error = Error{ErrorCode::Conflict, {}};
    QTest::keyClick(site, Qt::Key_Return);
    QTRY_VERIFY(find<QWidget>("recordRefusalNotice")->isVisible());
    QCOMPARE(site->text(), u"https://video.acme.example"_s); // nothing typed is lost
    m_workspace->fakeCommands.script.error.reset();
    find<QAbstractButton>("recordSaveButton")->click();
    QTRY_COMPARE(m_workspace->fakeCommands.acts.size(), 2);
    const auto sent = std::get<EditRecord>(m_workspace->fakeCommands.acts.last().second);
    QCOMPARE(sent, (EditRecord{u"account"_s, u"a1"_s, u"website"_s, u"https://acme.example"_s, u"https://video.acme.example"_s}));
    QTRY_VERIFY(!find<QDialog>("recordDialog"));

    auto *mine = find<QAbstractButton>("contactsMoreButton");
    QTRY_VERIFY(mine->isVisible());
    QCOMPARE(mine->text(), u"Change my details"_s);
    mine->click();
    QVERIFY(find<QDialog>("recordDialog"));
    QCOMPARE(find<QLabel>("recordTitleLabel")->text(), u"Noa Levi"_s);
    QCOMPARE(find<QDialog>("recordDialog")->findChildren<QLineEdit *>().size(), 2); // phone and title
    find<QLineEdit>("titleRecordEdit")->setText(u"Head of video"_s);
    find<QAbstractButton>("recordSaveButton")->click();
    QTRY_COMPARE(m_workspace->fakeCommands.acts.size(), 3);
    QCOMPARE(std::get<EditRecord>(m_workspace->fakeCommands.acts.last().second), (EditRecord{u"contact"_s, u"p1"_s, u"title"_s, u"Video lead"_s, u"Head of video"_s}));
}

void AccountsTest::theCsmChangesAllOfIt_ACC_7()
{
    m_workspace->becomeCare();
    m_workspace->person.role = Role::Csm;
    open();
    find<QAbstractButton>("accountChangeButton")->click();
    QVERIFY(find<QLineEdit>("csmRecordEdit") && find<QLineEdit>("nameRecordEdit"));
    find<QLineEdit>("nameRecordEdit")->clear();
    find<QAbstractButton>("recordSaveButton")->click();
    QVERIFY(find<QLabel>("nameRecordErrorLabel")->isVisible());
    find<QAbstractButton>("recordCancelButton")->click();
    QTRY_VERIFY(!find<QDialog>("recordDialog"));
    auto *contacts = find<QListView>("contactsList");
    QTRY_COMPARE(contacts->model()->rowCount(), 2);
    contacts->setCurrentIndex(contacts->model()->index(1, 0));
    find<QAbstractButton>("contactsMoreButton")->click();
    QCOMPARE(find<QLabel>("recordTitleLabel")->text(), u"Jürgen Groß"_s);
    QVERIFY(find<QLineEdit>("emailRecordEdit"));
}

void AccountsTest::adminsAddContacts_ACC_7()
{
    open();
    QVERIFY(!find<QWidget>("contactsAddButton")->isVisible()); // a customer
    m_workspace->person.role = Role::CustomerAdmin;
    open();
    auto *add = find<QAbstractButton>("contactsAddButton");
    QVERIFY(add->isVisible());
    add->setFocus();
    QTest::keyClick(add, Qt::Key_Space);
    QCOMPARE(find<QDialog>("recordDialog")->windowTitle(), u"New contact"_s);
    find<QLineEdit>("nameRecordEdit")->setText(u"Ida Blum"_s);
    find<QLineEdit>("emailRecordEdit")->setText(u"ida"_s);
    find<QAbstractButton>("recordSaveButton")->click();
    QVERIFY(find<QLabel>("emailRecordErrorLabel")->isVisible());
    QVERIFY(m_workspace->fakeCommands.acts.isEmpty());
    find<QLineEdit>("emailRecordEdit")->setText(u"noa.levi@acme.example"_s);
    m_workspace->fakeCommands.script.error = Error{ErrorCode::BadRequest, u"email: duplicate"_s};
    QTest::keyClick(find<QLineEdit>("emailRecordEdit"), Qt::Key_Return);
    QTRY_VERIFY(find<QLabel>("emailRecordErrorLabel")->isVisible());
    QVERIFY(find<QLabel>("emailRecordErrorLabel")->text().contains(u"already"_s));
    QCOMPARE(find<QLineEdit>("nameRecordEdit")->text(), u"Ida Blum"_s);
    m_workspace->fakeCommands.script.error.reset();
    find<QLineEdit>("emailRecordEdit")->setText(u"ida@acme.example"_s);
    find<QAbstractButton>("recordSaveButton")->click();
    QTRY_VERIFY(!find<QDialog>("recordDialog"));
    QCOMPARE(std::get<AddContact>(m_workspace->fakeCommands.acts.last().second), (AddContact{{}, u"a1"_s, u"Ida Blum"_s, u"ida@acme.example"_s, {}, {}}));
}

void AccountsTest::nobodyElseChangesAny_ACC_7()
{
    m_workspace->becomeCare(); // an engineer
    open();
    auto *contacts = find<QListView>("contactsList");
    QTRY_COMPARE(contacts->model()->rowCount(), 2);
    QVERIFY(!find<QWidget>("accountChangeButton")->isVisible());
    auto *more = find<QWidget>("contactsMoreButton");
    QVERIFY(!more || !more->isVisible());
}

void AccountsTest::changesKeepWhatIsChosen()
{
    open();
    auto *tree = find<QTreeView>("accountsTree");
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Down);
    QSignalSpy resets(tree->model(), &QAbstractItemModel::modelReset);
    m_workspace->fakeReader.accountList[1].phone = u"+1 555 0123"_s;
    Q_EMIT m_workspace->fakeReader.accountsChanged();
    settle();
    QVERIFY(resets.isEmpty()); // the tree is as it was
    Account third;
    third.id = u"a3"_s;
    third.parentId = u"a1"_s;
    third.name = u"Acme Law School"_s;
    m_workspace->fakeReader.accountList << third;
    Q_EMIT m_workspace->fakeReader.accountsChanged();
    QTRY_COMPARE(tree->model()->rowCount(tree->model()->index(0, 0)), 2);
    QCOMPARE(name(), u"Acme Medical School"_s);
    m_workspace->fakeReader.accountList.removeAt(1); // out of reach now
    Q_EMIT m_workspace->fakeReader.accountsChanged();
    QTRY_COMPARE(name(), u"Acme University"_s);
}

void AccountsTest::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("mirrored");
    QTest::newRow("light") << false << false;
    QTest::newRow("dark") << true << false;
    QTest::newRow("rtl") << false << true;
}

void AccountsTest::pictures()
{
    QFETCH(bool, dark);
    QFETCH(bool, mirrored);
    applyTheme(*qApp, dark ? ThemeChoice::Dark : ThemeChoice::Light);
    QGuiApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    m_workspace->person.role = Role::CustomerAdmin;
    open();
    QTRY_COMPARE(find<QListView>("openCasesList")->model()->rowCount(), 5);
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    settle();
    shot(*m_window, tag + u"-accounts"_s);
    find<QAbstractButton>("accountChangeButton")->click();
    find<QLineEdit>("websiteRecordEdit")->setText(u"acme"_s);
    find<QAbstractButton>("recordSaveButton")->click();
    settle();
    shot(*find<QDialog>("recordDialog"), (tag + u"-accounts"_s) + u"-change"_s);
    find<QAbstractButton>("recordCancelButton")->click();
    find<QAbstractButton>("contactsAddButton")->click();
    settle();
    shot(*find<QDialog>("recordDialog"), (tag + u"-accounts"_s) + u"-contact"_s);
    m_window->resize(900, 600);
    settle();
    shot(*m_window, tag + u"-accounts-small"_s);
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    applyTheme(*qApp, ThemeChoice::Light);
}

QTEST_MAIN(AccountsTest)
#include "tst_accounts.moc"
