// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/windowfixture.h"
#include "ui/common/actionregistry.h"
#include "ui/help/guide.h"
#include "ui/help/helpwindow.h"
#include "ui/help/tour.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QSet>
#include <QTextBrowser>

using namespace Casement;
using namespace Casement::Ui;
using namespace Qt::StringLiterals;

/// The user guide: whole, true about keys, and open at the page about the place one is in. And the tour of the first start.
class TestHelp final : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void everyPageIsReachedAndEveryLinkLeadsSomewhere();
    void keysAreThoseOfTheRegistry();
    void placesExist();
    void opensByPlace_data();
    void opensByPlace();
    void opensOverADialog();
    void linksAndSearch();
    void tourIsShortAndComesOnce();
    void tourCanBeSkipped();
    void pictures_data() { themeRows(); }
    void pictures();

private:
    static QString source(const QString &id)
    {
        QFile file(u"" CASEMENT_SOURCE_DIR "/resources/help/%1.md"_s.arg(id));
        return file.open(QFile::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    static QStringList captured(const QString &text, const QString &pattern)
    {
        QStringList found;
        for (auto it = QRegularExpression(pattern).globalMatch(text); it.hasNext();)
            found << it.next().captured(1);
        return found;
    }
    [[nodiscard]] static HelpWindow *help()
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *window = qobject_cast<HelpWindow *>(widget); window && window->isVisible())
                return window;
        }
        return nullptr;
    }
};

void TestHelp::everyPageIsReachedAndEveryLinkLeadsSomewhere()
{
    QSet<QString> files, reached;
    for (const QString &name : QDir(QStringLiteral(CASEMENT_SOURCE_DIR "/resources/help")).entryList({u"*.md"_s}))
        files << name.chopped(3);
    for (const Guide::Page &page : Guide::pages()) {
        QVERIFY2(page.title.size() > 3, qPrintable(page.id));
        reached << page.id;
        const QString text = source(page.id);
        QVERIFY2(text.startsWith(u"# "_s), qPrintable(page.id));
        for (const QString &link : captured(text, u"\\]\\(([^)]+)\\)"_s))
            QVERIFY2(link.startsWith(u"key:"_s) || files.contains(link.chopped(3)), qPrintable(u"%1 links to %2"_s.arg(page.id, link)));
    }
    QCOMPARE(reached, files);
}

// The text between the brackets is what somebody reads outside the program: the default.
void TestHelp::keysAreThoseOfTheRegistry()
{
    QHash<QString, ActionId> acts;
    for (const ActionId id : ActionRegistry::all())
        acts[ActionRegistry::idOf(id)] = id;
    int seen = 0;
    for (const Guide::Page &page : Guide::pages()) {
        for (auto it = QRegularExpression(u"\\[([^\\]]+)\\]\\(key:([^)]+)\\)"_s).globalMatch(source(page.id)); it.hasNext();) {
            const auto match = it.next();
            QVERIFY2(acts.contains(match.captured(2)), qPrintable(match.captured(2)));
            const ActionId id = acts.value(match.captured(2));
            const QString keys = ActionRegistry::keysOf(id).value(0).toString(QKeySequence::PortableText);
            QVERIFY2(match.captured(1) == keys || ActionRegistry::titleOf(id).endsWith(match.captured(1)), qPrintable(match.captured(0)));
            ++seen;
        }
        QVERIFY(!Guide::textOf(page.id).contains(u"key:"_s));
    }
    QVERIFY(seen > 20);
    m_settings->setValue(u"keys/reply"_s, u"Ctrl+R"_s);
    QVERIFY(Guide::textOf(u"case"_s, m_settings.get()).contains(u"**Ctrl+R** opens the editor"_s));
    m_settings->setValue(u"keys/reply"_s, QString());
    QVERIFY(Guide::textOf(u"case"_s, m_settings.get()).contains(u"**“Reply”** opens the editor"_s));
}

void TestHelp::placesExist()
{
    QString code;
    QDirIterator files(QStringLiteral(CASEMENT_SOURCE_DIR "/ui"), {u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.fileName().endsWith(u"guide.cpp"_s) || !file.open(QFile::ReadOnly))
            continue;
        code += QString::fromUtf8(file.readAll());
    }
    QStringList ids;
    for (const Guide::Page &page : Guide::pages())
        ids << page.id;
    for (const auto &[place, page] : Guide::topics()) {
        const QString library = place.endsWith(u"Page"_s) ? place.chopped(4) : place; // pages of the library say what they are of
        QVERIFY2(code.contains(u"u\"%1\"_s"_s.arg(place)) || code.contains(u"u\"%1\"_s"_s.arg(library)), qPrintable(place));
        QVERIFY2(ids.contains(page), qPrintable(page));
    }
}

void TestHelp::opensByPlace_data()
{
    QTest::addColumn<QString>("act");
    QTest::addColumn<QString>("page");
    QTest::newRow("list") << u"goCases"_s << u"cases"_s;
    QTest::newRow("composer") << u"reply"_s << u"case"_s;
    QTest::newRow("wizard") << u"newCase"_s << u"new-case"_s;
    QTest::newRow("outbox") << u"goOutbox"_s << u"offline"_s;
    QTest::newRow("knowledge") << u"goKnowledge"_s << u"knowledge"_s;
    QTest::newRow("messages") << u"goMessages"_s << u"knowledge"_s;
    QTest::newRow("home") << u"goHome"_s << u"home"_s;
    QTest::newRow("accounts") << u"goAccounts"_s << u"accounts"_s;
    QTest::newRow("notices") << u"goNotices"_s << u"notices"_s;
    QTest::newRow("kept") << u"keeping"_s << u"settings"_s;
    QTest::newRow("shortcuts") << u"shortcuts"_s << u"keyboard"_s;
}

void TestHelp::opensByPlace()
{
    QFETCH(QString, act);
    QFETCH(QString, page);
    open();
    openCase100();
    part<QAction>(*m_window, act + u"Action"_s)->trigger();
    settle();
    press(u"F1"_s);
    QTRY_VERIFY(help());
    QCOMPARE(help()->page(), page);
}

void TestHelp::opensOverADialog()
{
    open();
    openCase100();
    part<QAction>(*m_window, u"escalateAction"_s)->trigger();
    QTRY_VERIFY(shown<EscalationDialog>());
    QTRY_VERIFY(shown<EscalationDialog>()->isAncestorOf(QApplication::focusWidget()));
    press(u"F1"_s);
    QTRY_VERIFY(help());
    QCOMPARE(help()->page(), u"escalating"_s);
    QVERIFY(shown<EscalationDialog>());
    QTest::keyClick(help(), Qt::Key_Escape);
    QVERIFY(!help());
}

void TestHelp::linksAndSearch()
{
    HelpWindow window(context());
    window.show();
    window.showPage(u"index"_s);
    auto *text = part<QTextBrowser>(window, u"helpText"_s);
    Q_EMIT text->anchorClicked(QUrl(u"offline.md"_s));
    QCOMPARE(window.page(), u"offline"_s);
    QVERIFY(text->toPlainText().startsWith(u"Working offline"_s));
    auto *pages = part<QListWidget>(window, u"helpPagesList"_s);
    QCOMPARE(pages->currentItem()->text(), u"Working offline"_s);
    QTest::keyClicks(part<QLineEdit>(window, u"helpFindEdit"_s), u"ALTGR"_s);
    QCOMPARE(window.page(), u"keyboard"_s);
    Q_EMIT text->anchorClicked(QUrl(u"https://example.org/"_s));
    QCOMPARE(m_prompts.opened, QStringList{u"https://example.org/"_s});
    Q_EMIT text->anchorClicked(QUrl(u"file:///etc/passwd"_s));
    QCOMPARE(m_prompts.opened.size(), 1);
}

void TestHelp::tourIsShortAndComesOnce()
{
    open();
    m_window->welcome();
    auto *tour = shown<Tour>();
    QVERIFY(tour);
    QCOMPARE(tour->stepCount(), 5);
    auto *next = part<QPushButton>(*tour, u"tourNextButton"_s);
    QTRY_VERIFY(next->hasFocus());
    for (int step = 1; step <= tour->stepCount(); ++step) {
        QCOMPARE(part<QLabel>(*tour, u"tourCountLabel"_s)->text(), u"%1 of %2"_s.arg(step).arg(tour->stepCount()));
        QVERIFY(m_window->rect().contains(tour->geometry()));
        press(Qt::Key_Space);
    }
    QTRY_VERIFY(!shown<Tour>());
    m_window->welcome();
    QVERIFY(!shown<Tour>());
    part<QAction>(*m_window, u"tourAction"_s)->trigger(); // asked for
    QVERIFY(shown<Tour>());
}

void TestHelp::tourCanBeSkipped()
{
    open();
    m_window->welcome();
    press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<Tour *>());
    open();
    m_window->welcome();
    QVERIFY(!shown<Tour>());
}

void TestHelp::pictures()
{
    QFETCH(bool, dark);
    QFETCH(bool, mirrored);
    const QString name = takeTheme(dark, mirrored);
    open();
    openCase100();
    m_window->welcome();
    settle();
    shot(*m_window, name + u"-tour-1"_s);
    for (int step = 1; step < shown<Tour>()->stepCount(); ++step) {
        part<QPushButton>(*m_window, u"tourNextButton"_s)->click();
        settle();
        shot(*m_window, name + u"-tour-%1"_s.arg(step + 1));
    }
    press(Qt::Key_Escape);
    press(u"F1"_s);
    QTRY_VERIFY(help());
    settle();
    shot(*help(), name + u"-help"_s);
    help()->showPage(u"keyboard"_s);
    settle();
    shot(*help(), name + u"-help-keyboard"_s);
}

QTEST_MAIN(TestHelp)
#include "tst_help.moc"
