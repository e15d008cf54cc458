// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/caselistmodel.h"
#include "models/items/homelist.h"
#include "tests/gui/shots.h"
#include "tests/support/fakeworkspace.h"
#include "tests/support/scriptedprompts.h"
#include "ui/cases/caselistview.h"
#include "ui/cases/casespage.h"
#include "ui/common/theme.h"
#include "ui/home/cardlist.h"
#include "ui/home/homepage.h"
#include "ui/shell/mainwindow.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Casement;
using namespace Casement::Ui;
using Items::HomeListModel;

/// The first page, in the real window over a workspace in memory.
class HomeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void placesAreThePortals_HOME_3_data();
    void placesAreThePortals_HOME_3();
    void bannerFollowsDefinitionAndRights_HOME_1();
    void answersAreSearched_HOME_1();
    void chartLeadsToItsCases_HOME_1_data();
    void chartLeadsToItsCases_HOME_1();
    void whatWaitsIsDueFirst_HOME_1_STAT_3_ESC_3();
    void solutionsWaitToo_HOME_2_STAT_6();
    void recentItemsOpen_HOME_2();
    void newsAreUnreadUntilRead_HOME_1();
    void changesMoveNothingElse();
    void linksOpenOutside_HOME_1();
    void pictures_data();
    void pictures();

private:
    [[nodiscard]] Context context() { return Context{*m_workspace, m_sessions, m_prompts, *m_settings}; }
    void open();
    template <typename T>
    [[nodiscard]] T *find(const char *name) { return m_window->findChild<T *>(QString::fromLatin1(name)); }
    [[nodiscard]] CardList *card(const char *name) { return find<CardList>(name); }
    [[nodiscard]] QStringList titles(const char *name);
    void waitForAnswer(const QString &caseId, qint64 since);

    QTemporaryDir m_folder;
    std::unique_ptr<FakeWorkspace> m_workspace;
    FakeSessions m_sessions;
    ScriptedPrompts m_prompts;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void HomeTest::init()
{
    QVERIFY(m_folder.isValid());
    applyTheme(*qApp, ThemeChoice::Light);
    m_prompts = ScriptedPrompts();
    m_workspace = std::make_unique<FakeWorkspace>();
    m_workspace->addSample();
    m_workspace->addLibrary();
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + u".ini"_s), QSettings::IniFormat);
    m_settings->clear();
}

void HomeTest::cleanup()
{
    m_window.reset();
    QCOMPARE(m_prompts.unexpected, 0);
}

void HomeTest::open()
{
    m_window = std::make_unique<MainWindow>(context());
    m_window->resize(1280, 820);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    QTRY_VERIFY(!m_window->findChild<CaseListView *>()->cases().isLoading());
}

QStringList HomeTest::titles(const char *name)
{
    QStringList list;
    for (int row = 0; row < card(name)->model()->rowCount(); ++row)
        list << card(name)->model()->index(row, 0).data().toString();
    return list;
}

void HomeTest::waitForAnswer(const QString &caseId, qint64 since)
{
    for (CaseSummary &row : m_workspace->fakeReader.cases) {
        if (row.record.id == caseId)
            row.record.pendingSince = since;
    }
}

void HomeTest::placesAreThePortals_HOME_3_data()
{
    QTest::addColumn<QString>("portal");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QStringList>("others");
    QTest::newRow("kaltura") << u"kaltura"_s << u"home"_s << QStringList{u"accounts"_s, u"cases"_s, u"knowledge"_s, u"messages"_s};
    QTest::newRow("classic") << u"classic"_s << u"home"_s << QStringList{u"accounts"_s, u"cases"_s, u"messages"_s, u"knowledge"_s};
    QTest::newRow("atlas: the case list is the home page") << u"atlas"_s << u"cases"_s << QStringList();
}

void HomeTest::placesAreThePortals_HOME_3()
{
    QFETCH(QString, portal);
    QFETCH(QString, first);
    QFETCH(QStringList, others);
    m_workspace->readPortal(portal);
    open();
    const auto button = [&](const QString &place) { return m_window->findChild<QAbstractButton *>(QString(place + u"RailButton"_s)); };
    QVERIFY(button(first)->isVisible() && button(first)->isChecked());
    QCOMPARE(find<QWidget>("homePage")->isVisible(), first == u"home"_s);
    int below = button(first)->y();
    for (const QString &place : others) {
        QVERIFY2(button(place)->isVisible() && button(place)->y() > below, qPrintable(place));
        below = button(place)->y();
    }
    QVERIFY(button(u"notices"_s)->isVisible() && button(u"outbox"_s)->isVisible()); // every portal's
    if (first == u"cases"_s)
        QVERIFY(!button(u"home"_s)->isVisible() && find<QWidget>("newCaseButton")->isVisible());
}

void HomeTest::bannerFollowsDefinitionAndRights_HOME_1()
{
    open();
    QVERIFY(find<QWidget>("answersEdit")->isVisible());
    QVERIFY(find<QWidget>("createCaseButton")->isVisible());
    m_workspace->person.mayOpen.clear();
    Q_EMIT m_workspace->fakeSync.profileChanged();
    QVERIFY(!find<QWidget>("createCaseButton")->isVisible());
    m_workspace->person.mayOpen << u"a1"_s;
    m_workspace->portal.home.search = false;
    m_workspace->portal.home.create = false;
    Q_EMIT m_workspace->fakeSync.definitionChanged();
    QVERIFY(!find<QWidget>("answersEdit")->isVisible());
    QVERIFY(!find<QWidget>("createCaseButton")->isVisible());
    QVERIFY(find<QWidget>("newCaseButton")->isVisible()); // creating stays possible beside the cases
}

void HomeTest::answersAreSearched_HOME_1()
{
    open();
    auto *words = find<QLineEdit>("answersEdit");
    words->setFocus();
    QTest::keyClicks(words, u"captions"_s);
    QTest::keyClick(words, Qt::Key_Return);
    QTRY_VERIFY(find<QWidget>("knowledgePage")->isVisible());
    QCOMPARE(find<QLineEdit>("knowledgeSearchEdit")->text(), u"captions"_s);
}

void HomeTest::chartLeadsToItsCases_HOME_1_data()
{
    QTest::addColumn<QString>("portal");
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::newRow("status") << u"kaltura"_s << QByteArray("statusCountsList") << 1 << u"status"_s << u"inProgress"_s;
    QTest::newRow("severity") << u"kaltura"_s << QByteArray("levelCountsList") << 1 << u"severity"_s << u"s2"_s;
    QTest::newRow("classic: priority") << u"classic"_s << QByteArray("levelCountsList") << 2 << u"priority"_s << u"medium"_s;
}

// By keyboard alone: the bar says how many, and Enter shows just these.
void HomeTest::chartLeadsToItsCases_HOME_1()
{
    QFETCH(QString, portal);
    QFETCH(QByteArray, list);
    QFETCH(int, row);
    QFETCH(QString, field);
    QFETCH(QString, value);
    m_workspace->readPortal(portal);
    open();
    CardList *chart = card(list.constData());
    const QModelIndex bar = chart->model()->index(row, 0);
    QTRY_VERIFY(bar.data(Qt::UserRole + 2).isValid());
    const int count = bar.data(Qt::UserRole + 2).toInt();
    QVERIFY(count > 0);
    QVERIFY(bar.data(Qt::AccessibleTextRole).toString().contains(QString::number(count)));
    chart->setFocus();
    for (int step = 0; step < row; ++step)
        QTest::keyClick(chart, Qt::Key_Down);
    QTest::keyClick(chart, Qt::Key_Return);
    auto *cases = m_window->findChild<CaseListView *>();
    QTRY_VERIFY(cases->isVisible());
    QTRY_COMPARE(cases->cases().rowCount(), count);
    QCOMPARE(m_window->findChild<QComboBox *>(QString(field + u"Combo"_s))->currentData().toString(), value);
    QVERIFY(cases->hasFocus());
}

void HomeTest::whatWaitsIsDueFirst_HOME_1_STAT_3_ESC_3()
{
    constexpr qint64 hour = 3'600'000, day = 24 * hour;
    const qint64 now = m_workspace->time;
    waitForAnswer(u"case-102"_s, now - 9 * day); // closes in a day
    CaseDetail escalated = m_workspace->fakeReader.details.value(u"case-100"_s);
    escalated.bundle.rounds = {Escalation{u"r0"_s, u"case-100"_s, u"p1"_s, u"Noa Levi"_s, u"updateNeeded"_s, u"Not sent yet"_s, {}, {}, now, 0, 0, 0, {}, 1},
                               Escalation{u"r1"_s, u"case-100"_s, u"p1"_s, u"Noa Levi"_s, u"updateNeeded"_s, u"When?"_s, {}, {}, now - 2 * hour, now + 2 * hour, 0, 0, {}, 1}};
    m_workspace->fakeReader.details[u"case-100"_s] = escalated;
    m_workspace->fakeOutbox.list << OutboxEntry{u"o1"_s, u"case-103"_s, u"00010103"_s, u"comment"_s, u"Here it is"_s, OutboxEntry::State::Returned, {}, now - hour};
    open();
    const QStringList wanted{u"00010103"_s, u"Captions missing after import of a large course"_s, u"字幕が表示されない"_s};
    QTRY_COMPARE(titles("waitingList"), wanted);
    const auto when = [&](int row) { return card("waitingList")->model()->index(row, 0).data(HomeListModel::WhenRole).toString(); };
    QCOMPARE(when(1), u"update in 2 h"_s);
    QCOMPARE(when(2), u"closes in 24 h"_s);
    QVERIFY(!card("waitingList")->model()->index(1, 0).data(HomeListModel::LateRole).toBool());
    m_workspace->time += 3 * hour; // nobody answered
    QCOMPARE(when(1), u"update 1 h late"_s);
    QVERIFY(card("waitingList")->model()->index(1, 0).data(HomeListModel::LateRole).toBool());
    card("waitingList")->setFocus();
    QTest::keyClick(card("waitingList"), Qt::Key_Return);
    QTRY_VERIFY(find<QWidget>("outboxPage")->isVisible());
}

void HomeTest::solutionsWaitToo_HOME_2_STAT_6()
{
    m_workspace->readPortal(u"classic"_s);
    m_workspace->addCase(u"Import of subtitles"_s, u"solutionSuggested"_s, {}, 30);
    open();
    QTRY_COMPARE(titles("waitingList").size(), 2);
    QVERIFY(titles("waitingList").contains(u"Import of subtitles"_s));
    QVERIFY(!titles("homeCasesList").contains(u"Import of subtitles"_s)); // closed in views and counts
}

void HomeTest::recentItemsOpen_HOME_2()
{
    m_workspace->readPortal(u"classic"_s);
    open();
    QTRY_COMPARE(titles("recentItemsList").size(), 3);
    card("recentItemsList")->setFocus();
    QTest::keyClick(card("recentItemsList"), Qt::Key_Return);
    QTRY_VERIFY(find<QWidget>("casesPage")->isVisible());
    QVERIFY(m_window->findChild<CaseListView *>()->cases().rowCount() > 0);
}

void HomeTest::newsAreUnreadUntilRead_HOME_1()
{
    open();
    QTRY_VERIFY(!titles("updatesList").isEmpty());
    QVERIFY(!titles("rcaList").isEmpty());
    const QModelIndex first = card("updatesList")->model()->index(0, 0);
    QVERIFY(first.data(HomeListModel::UnreadRole).toBool());
    m_workspace->fakeLibrary.readIds << first.data(HomeListModel::TargetRole).toString();
    Q_EMIT m_workspace->fakeLibrary.messagesChanged();
    QTRY_VERIFY(!first.data(HomeListModel::UnreadRole).toBool());
    card("updatesList")->setFocus();
    QTest::keyClick(card("updatesList"), Qt::Key_Return);
    QTRY_VERIFY(find<QWidget>("messagesPage")->isVisible());
}

// A sync under the eyes: rows come and go where they belong, the focused one stays, no list is made anew.
void HomeTest::changesMoveNothingElse()
{
    open();
    QTRY_VERIFY(titles("homeCasesList").size() > 2);
    CardList *list = card("homeCasesList");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    const QString focused = list->currentIndex().data().toString();
    QSignalSpy resets(list->model(), &QAbstractItemModel::modelReset);
    QSignalSpy counted(card("statusCountsList")->model(), &QAbstractItemModel::modelReset);
    m_workspace->addCase(u"Just opened"_s, u"new"_s, u"s3"_s, 0);
    Q_EMIT m_workspace->fakeReader.casesChanged({});
    QTRY_COMPARE(titles("homeCasesList").first(), u"Just opened"_s);
    QCOMPARE(list->currentIndex().data().toString(), focused);
    QVERIFY(list->hasFocus());
    QVERIFY(resets.isEmpty() && counted.isEmpty());
}

void HomeTest::linksOpenOutside_HOME_1()
{
    open();
    auto *link = find<QAbstractButton>("communityLinkButton");
    QVERIFY(link);
    QTest::keyClick(link, Qt::Key_Space);
    QCOMPARE(m_prompts.opened, QStringList{m_workspace->portal.home.links.first().url});
}

void HomeTest::pictures_data()
{
    QTest::addColumn<QString>("portal");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("mirrored");
    QTest::newRow("light") << u"kaltura"_s << false << false;
    QTest::newRow("dark") << u"kaltura"_s << true << false;
    QTest::newRow("rtl") << u"kaltura"_s << false << true;
    QTest::newRow("classic") << u"classic"_s << false << false;
}

void HomeTest::pictures()
{
    QFETCH(QString, portal);
    QFETCH(bool, dark);
    QFETCH(bool, mirrored);
    m_workspace->readPortal(portal);
    waitForAnswer(u"case-102"_s, m_workspace->time - 9 * 24 * 3'600'000LL);
    m_workspace->fakeOutbox.list << OutboxEntry{u"o1"_s, u"case-103"_s, u"00010103"_s, u"comment"_s, u"Here it is"_s, OutboxEntry::State::Returned, {}, m_workspace->time - 60'000};
    applyTheme(*qApp, dark ? ThemeChoice::Dark : ThemeChoice::Light);
    QGuiApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    open();
    QTRY_VERIFY(!titles("waitingList").isEmpty());
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    for (int round = 0; round < 5; ++round)
        QCoreApplication::processEvents();
    shot(*m_window, name + u"-home"_s);
    m_window->resize(900, 600);
    for (int round = 0; round < 5; ++round)
        QCoreApplication::processEvents();
    shot(*m_window, name + u"-home-small"_s);
    QVERIFY(find<QScrollArea>("homeScrollArea")->widget()->width() <= find<QScrollArea>("homeScrollArea")->viewport()->width());
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    applyTheme(*qApp, ThemeChoice::Light);
}

QTEST_MAIN(HomeTest)
#include "tst_home.moc"
