// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/shots.h"
#include "tests/support/fakeworkspace.h"
#include "tests/support/scriptedprompts.h"
#include "ui/common/emptystate.h"
#include "ui/common/highlight.h"
#include "ui/common/librarydelegate.h"
#include "ui/common/markdownview.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"
#include "ui/knowledge/knowledgepage.h"
#include "ui/messages/messagespage.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Casement;
using namespace Casement::Ui;
using namespace Qt::StringLiterals;

/// The pages of articles and messages, over a workspace in memory.
class TestLibrary final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void spansAreOfWholeBeginnings_data();
    void spansAreOfWholeBeginnings();
    void articlesAreBrowsedByProductAndKind_KB_2();
    void typingFindsAndMarks_KB_1();
    void keysAlone_KB_1();
    void linksGoToTheBrowser_KB_1();
    void emptyPlacesSayWhatToDo();
    void readingAMessageMarksItRead_MSG_1();
    void allMessagesAreMarkedAtOnce_MSG_1();
    void causesNameTheirSeverity_MSG_2();
    void statusTellsComponentsAndIncidents_MSG_4();
    void aPortalWithoutStatusShowsNone_MSG_4();
    void subscriptionsAreChosen_MSG_3_MSG_5();
    void whatChangesStaysInPlace();
    void withdrawnTextsLeaveTheReader();
    void pictures_data();
    void pictures();

private:
    [[nodiscard]] Context context() { return {*m_workspace, m_sessions, *m_prompts, *m_settings}; }
    template <typename T>
    static T *part(QWidget &page, const QString &name)
    {
        T *found = page.findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    static QStringList titles(QWidget &page, const QString &list)
    {
        QStringList found;
        const auto *widget = part<QListWidget>(page, list);
        for (int row = 0; row < widget->count(); ++row)
            found << widget->item(row)->text();
        return found;
    }
    static void choose(QWidget &page, const QString &list, const QString &label)
    {
        auto *widget = part<QListWidget>(page, list);
        QTRY_COMPARE(widget->findItems(label, Qt::MatchExactly).size(), 1);
        widget->setCurrentItem(widget->findItems(label, Qt::MatchExactly).first());
    }

    void addStatus();

    QTemporaryDir m_dir;
    FakeSessions m_sessions;
    std::unique_ptr<FakeWorkspace> m_workspace;
    std::unique_ptr<ScriptedPrompts> m_prompts;
    std::unique_ptr<QSettings> m_settings;
};

void TestLibrary::initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }

void TestLibrary::init()
{
    m_workspace = std::make_unique<FakeWorkspace>();
    m_workspace->addLibrary();
    m_prompts = std::make_unique<ScriptedPrompts>();
    m_settings = std::make_unique<QSettings>(m_dir.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings->clear();
}

void TestLibrary::cleanup()
{
    m_settings.reset();
    m_prompts.reset();
    m_workspace.reset();
}

void TestLibrary::spansAreOfWholeBeginnings_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QList<Span>>("spans");
    QTest::newRow("prefix") << u"Captions are late"_s << QStringList{u"cap"_s} << QList<Span>{{0, 3}};
    QTest::newRow("not inside") << u"The decaps"_s << QStringList{u"cap"_s} << QList<Span>{};
    QTest::newRow("folded") << u"Ärger, ÄRGERLICH"_s << QStringList{u"arger"_s} << QList<Span>{{0, 5}, {7, 5}};
    QTest::newRow("one letter that folds to two") << u"ﬁlter"_s << QStringList{u"fi"_s} << QList<Span>{{0, 1}};
    QTest::newRow("the longer word") << u"upload"_s << QStringList{u"up"_s, u"uplo"_s} << QList<Span>{{0, 4}};
    QTest::newRow("no spaces") << u"字幕が遅い"_s << QStringList{u"幕"_s} << QList<Span>{{1, 1}};
    QTest::newRow("nothing sought") << u"Captions"_s << QStringList{} << QList<Span>{};
}

void TestLibrary::spansAreOfWholeBeginnings()
{
    QFETCH(QString, text);
    QFETCH(QStringList, words);
    QFETCH(QList<Span>, spans);
    QVERIFY(spansOf(text, words) == spans);
}

void TestLibrary::articlesAreBrowsedByProductAndKind_KB_2()
{
    KnowledgePage page(context());
    QTRY_COMPARE(titles(page, u"knowledgeList"_s).size(), 13);
    const auto *products = part<QListWidget>(page, u"knowledgeChoicesList"_s);
    QCOMPARE(products->item(0)->text(), u"All products"_s);
    QCOMPARE(products->item(0)->data(LibraryCountRole).toInt(), 13);
    choose(page, u"knowledgeChoicesList"_s, u"Live Streaming"_s);
    QTRY_COMPARE(titles(page, u"knowledgeList"_s).size(), 3);
    auto *kinds = part<QComboBox>(page, u"knowledgeKindCombo"_s);
    QCOMPARE(kinds->count(), 1 + articleKinds().size());
    kinds->setCurrentIndex(kinds->findData(u"faq"_s));
    QTRY_COMPARE(titles(page, u"knowledgeList"_s), QStringList{u"Which bitrate should I send?"_s});
    QVERIFY(part<QListWidget>(page, u"knowledgeList"_s)->item(0)->data(LibraryFactsRole).toString().startsWith(u"Question and answer"_s));
}

void TestLibrary::typingFindsAndMarks_KB_1()
{
    KnowledgePage page(context());
    page.show();
    part<QLineEdit>(page, u"knowledgeSearchEdit"_s)->setText(u"capt"_s);
    QTRY_VERIFY(!titles(page, u"knowledgeList"_s).isEmpty() && titles(page, u"knowledgeList"_s).size() < 13);
    const QStringList found = titles(page, u"knowledgeList"_s);
    QCOMPARE(found.mid(0, 2), QStringList({u"Captions that keep up with the speaker"_s, u"Ordering captions for what you have already"_s})); // in the title, newest first
    QVERIFY(found.contains(u"A tour of the recorder in four minutes"_s)); // in the text
    part<QListWidget>(page, u"knowledgeList"_s)->setCurrentRow(0);
    auto *body = part<MarkdownView>(page, u"knowledgeBodyView"_s);
    QTRY_VERIFY(!body->extraSelections().isEmpty());
    for (const auto &mark : body->extraSelections())
        QCOMPARE(mark.cursor.selectedText().toLower(), u"capt"_s);
    part<QLineEdit>(page, u"knowledgeSearchEdit"_s)->clear();
    QTRY_VERIFY(body->extraSelections().isEmpty());
}

void TestLibrary::keysAlone_KB_1()
{
    KnowledgePage page(context());
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    auto *search = part<QLineEdit>(page, u"knowledgeSearchEdit"_s);
    auto *list = part<QListWidget>(page, u"knowledgeList"_s);
    search->setFocus();
    QTest::keyClicks(search, u"black"_s);
    QTRY_COMPARE(list->count(), 1);
    QTest::keyClick(search, Qt::Key_Down);
    QVERIFY(list->hasFocus());
    QTRY_COMPARE(part<QLabel>(page, u"knowledgeTitleLabel"_s)->text(), u"The player stays black"_s);
    QTest::keyClick(list, Qt::Key_Return);
    QVERIFY(part<QScrollArea>(page, u"knowledgeTextArea"_s)->hasFocus());
    search->setFocus();
    QTest::keyClick(search, Qt::Key_Escape);
    QTRY_COMPARE(list->count(), 13);
    QCOMPARE(list->currentItem()->text(), u"The player stays black"_s); // what is read stays
    page.findChild<QAction *>(u"nextRowAction"_s)->trigger();
    QVERIFY(list->currentItem()->text() != u"The player stays black"_s);
    for (const QWidget *pane : page.panes())
        QVERIFY2(!pane->accessibleName().isEmpty() || qobject_cast<const QScrollArea *>(pane), qPrintable(pane->objectName()));
}

void TestLibrary::linksGoToTheBrowser_KB_1()
{
    KnowledgePage page(context());
    page.show();
    page.openEntry(u"player-black"_s);
    auto *link = part<QPushButton>(page, u"knowledgeLinkButton"_s);
    QTRY_VERIFY(link->isVisible());
    link->click();
    Q_EMIT part<MarkdownView>(page, u"knowledgeBodyView"_s)->anchorClicked(QUrl(u"https://knowledge.example/network-log"_s));
    QCOMPARE(m_prompts->opened, QStringList({u"https://knowledge.example/player-black"_s, u"https://knowledge.example/network-log"_s}));
    page.openEntry(u"live-bitrate"_s);
    QTRY_COMPARE(part<QLabel>(page, u"knowledgeTitleLabel"_s)->text(), u"Which bitrate should I send?"_s);
    QVERIFY(!link->isVisible());
    m_workspace->fakeLibrary.articleList.first().link = u"file:///etc/passwd"_s;
    page.openEntry(m_workspace->fakeLibrary.articleList.first().id);
    QTRY_COMPARE(part<QLabel>(page, u"knowledgeTitleLabel"_s)->text(), m_workspace->fakeLibrary.articleList.first().title);
    QVERIFY(!link->isVisible());
}

void TestLibrary::emptyPlacesSayWhatToDo()
{
    KnowledgePage page(context());
    page.show();
    auto *list = part<QListWidget>(page, u"knowledgeList"_s);
    part<QLineEdit>(page, u"knowledgeSearchEdit"_s)->setText(u"zebra"_s);
    QTRY_VERIFY(!list->isVisible());
    QList<EmptyState *> states = page.findChildren<EmptyState *>();
    const auto shown = [&states] {
        for (EmptyState *state : states) {
            if (state->isVisible() && state->parentWidget()->objectName() == u"knowledgeStack"_s)
                return state;
        }
        return static_cast<EmptyState *>(nullptr);
    };
    QVERIFY(shown());
    QCOMPARE(shown()->title(), u"Nothing found for “zebra”"_s);
    Q_EMIT shown()->actionTriggered();
    QTRY_COMPARE(list->count(), 13);
    m_workspace->fakeLibrary.articleList.clear();
    Q_EMIT m_workspace->fakeLibrary.articlesChanged();
    QTRY_VERIFY(shown() && shown()->title() == u"No articles yet"_s);
    m_workspace->fakeLibrary.script.error = Error{ErrorCode::Storage, u"disk"_s};
    Q_EMIT m_workspace->fakeLibrary.articlesChanged();
    QTRY_COMPARE(shown()->title(), u"The list could not be read"_s);
}

void TestLibrary::readingAMessageMarksItRead_MSG_1()
{
    MessagesPage page(context());
    QSignalSpy unread(&page, &MessagesPage::unreadChanged);
    auto *list = part<QListWidget>(page, u"messagesList"_s);
    QTRY_COMPARE(list->count(), 6);
    QVERIFY(m_workspace->fakeCommands.viewed.isEmpty()); // nothing is read by itself
    QVERIFY(list->item(0)->data(LibraryUnreadRole).toBool());
    QVERIFY(list->item(0)->data(Qt::AccessibleTextRole).toString().startsWith(u"Unread, "_s));
    page.show();
    choose(page, u"messagesList"_s, u"Maintenance of the management console on Saturday"_s);
    QTRY_COMPARE(m_workspace->fakeCommands.viewed, (QList<std::pair<QString, QString>>{{u"message"_s, u"maintenance-weekend"_s}}));
    m_workspace->fakeLibrary.readIds << u"maintenance-weekend"_s;
    Q_EMIT m_workspace->fakeLibrary.messagesChanged();
    QTRY_VERIFY(!list->currentItem()->data(LibraryUnreadRole).toBool());
    QCOMPARE(unread.last().first().toInt(), 3);
    QCOMPARE(m_workspace->fakeCommands.viewed.size(), 1);
}

void TestLibrary::allMessagesAreMarkedAtOnce_MSG_1()
{
    MessagesPage page(context());
    auto *button = part<QToolButton>(page, u"readAllButton"_s);
    QTRY_VERIFY(button->isEnabled() && !titles(page, u"messagesList"_s).isEmpty());
    button->click();
    QCOMPARE(m_workspace->fakeCommands.viewed.size(), 4);
    QVERIFY(!button->isEnabled());
}

void TestLibrary::causesNameTheirSeverity_MSG_2()
{
    MessagesPage page(context());
    page.show();
    choose(page, u"messagesChoicesList"_s, u"Root cause analyses"_s);
    QTRY_COMPARE(titles(page, u"messagesList"_s), QStringList{u"Root cause: sign-in failed for 38 minutes"_s});
    part<QListWidget>(page, u"messagesList"_s)->setCurrentRow(0);
    const auto words = [&page] {
        QStringList found;
        for (const BadgeLabel *label : page.findChildren<BadgeLabel *>())
            found << label->badge().text;
        return found.join(u'|');
    };
    QTRY_VERIFY2(words().contains(u"S1"_s), qPrintable(words()));
}

// As an administrator sets them.
void TestLibrary::addStatus()
{
    const auto add = [this](const QString &kind, const QString &title, const QString &state, qint64 ago, qint64 ended = 0) {
        Message message;
        message.id = QString(kind + title);
        message.kind = kind;
        message.title = title;
        message.state = state;
        message.publishedAt = m_workspace->time - ago * 3'600'000;
        message.endedAt = ended;
        if (kind == u"incident"_s)
            message.components = QStringList{u"Sign-in"_s};
        message.body = u"**We look into it.**"_s;
        m_workspace->fakeLibrary.messageList << message;
    };
    add(u"component"_s, u"Sign-in"_s, u"outage"_s, 1);
    add(u"component"_s, u"Playback"_s, u"operational"_s, 900);
    add(u"incident"_s, u"Captions were late"_s, u"resolved"_s, 90, m_workspace->time - 80 * 3'600'000);
    add(u"incident"_s, u"Nobody can sign in"_s, u"investigating"_s, 1);
}

void TestLibrary::statusTellsComponentsAndIncidents_MSG_4()
{
    addStatus();
    MessagesPage page(context());
    QSignalSpy unread(&page, &MessagesPage::unreadChanged);
    QSignalSpy reports(&page, &MessagesPage::outageReportWanted);
    page.show();
    QTRY_COMPARE(titles(page, u"messagesList"_s).size(), 6); // news are news
    QVERIFY(!part<QLabel>(page, u"statusSummaryLabel"_s)->isVisible());
    choose(page, u"messagesChoicesList"_s, u"System status"_s);
    QTRY_COMPARE(titles(page, u"messagesList"_s), (QStringList{u"Nobody can sign in"_s, u"Playback"_s, u"Sign-in"_s, u"Captions were late"_s}));
    QTRY_COMPARE(part<QLabel>(page, u"statusSummaryLabel"_s)->text(), u"1 of 2 component(s) not fully operational."_s);
    auto *list = part<QListWidget>(page, u"messagesList"_s);
    QVERIFY(list->item(0)->data(LibraryUnreadRole).toBool() && !list->item(2)->data(LibraryUnreadRole).toBool()); // a state is nothing to read
    QVERIFY(list->item(2)->data(Qt::AccessibleTextRole).toString().contains(u"Out of service"_s));
    QCOMPARE(unread.last().first().toInt(), 5); // four messages, and what goes wrong
    list->setCurrentRow(0);
    QTRY_VERIFY(m_workspace->fakeCommands.viewed.contains({u"message"_s, u"incidentNobody can sign in"_s}));
    QTRY_VERIFY(part<QLabel>(page, u"messagesFactsLabel"_s)->text().contains(u"Sign-in"_s));
    QVERIFY(!part<QToolButton>(page, u"reportOutageButton"_s)->isVisible()); // an ordinary case here
    // All is well again.
    for (Message &message : m_workspace->fakeLibrary.messageList) {
        if (message.kind == u"component"_s)
            message.state = u"operational"_s;
        if (message.kind == u"incident"_s && message.endedAt == 0) {
            message.state = u"resolved"_s;
            message.endedAt = m_workspace->time;
        }
    }
    Q_EMIT m_workspace->fakeLibrary.messagesChanged();
    QTRY_COMPARE(part<QLabel>(page, u"statusSummaryLabel"_s)->text(), u"All is operational."_s);
    QCOMPARE(unread.last().first().toInt(), 4);
    m_workspace->readPortal(u"atlas"_s);
    Q_EMIT m_workspace->fakeLibrary.messagesChanged();
    QTRY_VERIFY(part<QToolButton>(page, u"reportOutageButton"_s)->isVisible()); // MSG-7
    part<QToolButton>(page, u"reportOutageButton"_s)->click();
    QCOMPARE(reports.size(), 1);
}

void TestLibrary::aPortalWithoutStatusShowsNone_MSG_4()
{
    m_workspace->readPortal(u"classic"_s);
    MessagesPage page(context());
    page.show();
    QTRY_COMPARE(titles(page, u"messagesList"_s).size(), 6);
    QVERIFY(!titles(page, u"messagesChoicesList"_s).contains(u"System status"_s));
    QVERIFY(!part<QToolButton>(page, u"subscriptionsButton"_s)->isVisible());
}

void TestLibrary::subscriptionsAreChosen_MSG_3_MSG_5()
{
    m_workspace->fakeReader.keptList = {Keepsake{u"k1"_s, u"subscription"_s, u"p1"_s, {}, {}, u"releaseNotes"_s, u"mail"_s, 3}};
    MessagesPage page(context());
    page.show();
    part<QToolButton>(page, u"subscriptionsButton"_s)->click();
    auto *dialog = part<QDialog>(page, u"subscriptionsDialog"_s);
    QVERIFY(dialog->isVisible());
    auto *notes = part<QCheckBox>(*dialog, u"releaseNotes-mailCheckBox"_s), *status = part<QCheckBox>(*dialog, u"systemStatus-mailCheckBox"_s);
    QTRY_VERIFY(notes->isEnabled() && notes->isChecked() && !status->isChecked());
    shot(*dialog, u"subscriptions"_s);
    status->click();
    notes->click();
    m_workspace->fakeCommands.script.error = Error{ErrorCode::Storage, u"disk"_s};
    part<QPushButton>(*dialog, u"subscriptionsSaveButton"_s)->click();
    QTRY_VERIFY(part<Notice>(*dialog, u"subscriptionsNotice"_s)->isVisible());
    m_workspace->fakeCommands.script.error.reset();
    m_workspace->fakeCommands.acts.clear();
    part<QPushButton>(*dialog, u"subscriptionsSaveButton"_s)->click();
    QTRY_COMPARE(m_workspace->fakeCommands.acts.size(), 2);
    QCOMPARE(std::get<Keep>(m_workspace->fakeCommands.acts.at(0).second), (Keep{u"systemStatus"_s, u"subscription"_s, {}, u"mail"_s}));
    QCOMPARE(std::get<Keep>(m_workspace->fakeCommands.acts.at(1).second), (Keep{u"releaseNotes"_s, u"subscription"_s, {}, {}}));
    QTRY_VERIFY(!page.findChild<QDialog *>(u"subscriptionsDialog"_s));
}

void TestLibrary::whatChangesStaysInPlace()
{
    KnowledgePage page(context());
    page.resize(1100, 400);
    page.show();
    auto *list = part<QListWidget>(page, u"knowledgeList"_s);
    QTRY_COMPARE(list->count(), 13);
    choose(page, u"knowledgeList"_s, u"Which bitrate should I send?"_s);
    auto *body = part<MarkdownView>(page, u"knowledgeBodyView"_s);
    QTRY_VERIFY(body->text().startsWith(u"**6 Mbit/s"_s));
    for (Article &article : m_workspace->fakeLibrary.articleList) {
        if (article.id == u"live-bitrate"_s)
            article.body = u"Less."_s;
    }
    Q_EMIT m_workspace->fakeLibrary.articlesChanged();
    QTRY_COMPARE(body->text(), u"Less."_s);
    QCOMPARE(list->currentItem()->text(), u"Which bitrate should I send?"_s);
}

void TestLibrary::withdrawnTextsLeaveTheReader()
{
    KnowledgePage page(context());
    page.show();
    page.openEntry(u"live-bitrate"_s);
    auto *title = part<QLabel>(page, u"knowledgeTitleLabel"_s);
    QTRY_VERIFY(title->isVisible());
    m_workspace->fakeLibrary.articleList.removeIf([](const Article &article) { return article.id == u"live-bitrate"_s; });
    Q_EMIT m_workspace->fakeLibrary.articlesChanged();
    QTRY_VERIFY(!title->isVisible());
}

void TestLibrary::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("mirrored");
    QTest::newRow("light") << false << false;
    QTest::newRow("dark") << true << false;
    QTest::newRow("rtl") << false << true;
}

// The pages in each theme and direction; with $CASEMENT_SHOTS they are saved for people to look at.
void TestLibrary::pictures()
{
    QFETCH(bool, dark);
    QFETCH(bool, mirrored);
    applyTheme(*qApp, dark ? ThemeChoice::Dark : ThemeChoice::Light);
    QGuiApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const auto take = [&](LibraryPage &page, const QString &what, const QString &words, const QString &id) {
        page.resize(1200, 760);
        page.show();
        page.find(words);
        if (!id.isEmpty())
            page.openEntry(id);
        for (int round = 0; round < 8; ++round)
            QCoreApplication::processEvents();
        shot(page, name + u'-' + what);
    };
    {
        KnowledgePage page(context());
        take(page, u"knowledge"_s, {}, u"player-black"_s);
        take(page, u"knowledge-search"_s, u"capt li"_s, u"captions-live"_s);
        take(page, u"knowledge-nothing"_s, u"zebra"_s, {});
    }
    {
        MessagesPage page(context());
        take(page, u"messages"_s, {}, u"rca-sign-in"_s);
    }
    {
        MessagesPage page(context());
        take(page, u"messages-fresh"_s, {}, {});
    }
    {
        addStatus();
        MessagesPage page(context());
        page.show();
        choose(page, u"messagesChoicesList"_s, u"System status"_s);
        page.resize(1200, 760);
        part<QListWidget>(page, u"messagesList"_s)->setCurrentRow(0);
        for (int round = 0; round < 8; ++round)
            QCoreApplication::processEvents();
        shot(page, name + u"-status"_s);
    }
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    applyTheme(*qApp, ThemeChoice::Light);
}

QTEST_MAIN(TestLibrary)
#include "tst_library.moc"
