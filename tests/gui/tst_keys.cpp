// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/windowfixture.h"
#include "ui/common/actionkeys.h"
#include "ui/palette/commandpalette.h"
#include "ui/settings/keyfield.h"
#include "ui/settings/keyspage.h"

#include <QLabel>
#include <QTreeWidget>

using namespace Casement;
using namespace Casement::Ui;
using namespace Qt::StringLiterals;

/// Keys of one's own: set, refused, taken over, reset; in force at once and never while somebody types.
class TestKeys final : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void newKeysWorkAtOnce();
    void twoStrokes();
    void clashIsToldAndTakenOver();
    void beginningsClashToo();
    void faultsAreRefused_data();
    void faultsAreRefused();
    void defaultsComeBack();
    void neverWhileTyping_QUE_2();
    void actsAreFound();
    void overviewLeadsHere();
    void pictures_data() { themeRows(); }
    void pictures();

private:
    void openKeys()
    {
        open();
        m_window->findChild<QAction *>(u"shortcutsAction"_s)->trigger();
        QVERIFY(shown<KeysPage>());
    }
    void choose(const QString &title)
    {
        auto *tree = part<QTreeWidget>(*m_window, u"keysTree"_s);
        const auto found = tree->findItems(title, Qt::MatchExactly | Qt::MatchRecursive);
        QCOMPARE(found.size(), 1);
        tree->setCurrentItem(found.first());
    }
    void give(const QKeySequence &keys)
    {
        field()->setFocus();
        QTest::keySequence(field(), keys);
    }
    [[nodiscard]] KeyField *field() { return part<KeyField>(*m_window, u"keysField"_s); }
    [[nodiscard]] QPushButton *button(const QString &name) { return part<QPushButton>(*shown<KeysPage>(), name); }
    [[nodiscard]] QString verdict() { return part<QLabel>(*m_window, u"keysVerdictLabel"_s)->text(); }
};

void TestKeys::newKeysWorkAtOnce()
{
    openKeys();
    choose(u"Sync now"_s);
    give(u"Ctrl+Shift+S"_s);
    QCOMPARE(field()->text(), u"Ctrl+Shift+S"_s);
    button(u"setKeysButton"_s)->click();
    press(u"Ctrl+Shift+S"_s);
    QCOMPARE(m_workspace->fakeSync.synced, 1);
    press(u"F5"_s);
    QCOMPARE(m_workspace->fakeSync.synced, 1);
    open(); // and the next time
    press(u"Ctrl+Shift+S"_s);
    QCOMPARE(m_workspace->fakeSync.synced, 2);
}

void TestKeys::twoStrokes()
{
    openKeys();
    choose(u"Sync now"_s);
    give(QKeySequence(u"Z,S"_s));
    QCOMPARE(field()->keys(), QKeySequence(u"Z,S"_s));
    button(u"setKeysButton"_s)->click();
    QCOMPARE(ActionRegistry::keysOf(ActionId::SyncNow, m_settings.get()), QList<QKeySequence>{QKeySequence(u"Z,S"_s)});
    openCase100();
    m_window->findChild<QAction *>(u"goCasesAction"_s)->trigger();
    list()->setFocus();
    press(u"Z,S"_s);
    QCOMPARE(m_workspace->fakeSync.synced, 1);
}

void TestKeys::clashIsToldAndTakenOver()
{
    openKeys();
    choose(u"Sync now"_s);
    give(u"Ctrl+N"_s);
    QVERIFY(verdict().contains(u"New case"_s));
    QCOMPARE(button(u"setKeysButton"_s)->text(), u"Take over"_s);
    button(u"setKeysButton"_s)->click();
    QVERIFY(ActionRegistry::keysOf(ActionId::NewCase, m_settings.get()).isEmpty());
    press(u"Ctrl+N"_s);
    QCOMPARE(m_workspace->fakeSync.synced, 1);
    QVERIFY(!shown<NewCasePage>());
    choose(u"New case"_s); // the default is taken back from where it went
    button(u"defaultKeysButton"_s)->click();
    QCOMPARE(ActionRegistry::keysOf(ActionId::NewCase, m_settings.get()), QList<QKeySequence>{QKeySequence(u"Ctrl+N"_s)});
    QVERIFY(ActionRegistry::keysOf(ActionId::SyncNow, m_settings.get()).isEmpty());
}

void TestKeys::beginningsClashToo()
{
    const auto clashes = [&](const QString &keys) { return ActionRegistry::clashesOf(ActionId::SyncNow, QKeySequence(keys), *m_settings); };
    QVERIFY(clashes(u"G"_s).contains(ActionId::GoCases)); // would end "G, C"
    QCOMPARE(clashes(u"R,R"_s), QList<ActionId>{ActionId::Reply});
    QVERIFY(clashes(u"G,S"_s).isEmpty());
    QVERIFY(clashes(u"F5"_s).isEmpty()); // its own
    QCOMPARE(clashes(u"/"_s), QList<ActionId>{ActionId::Search});
}

void TestKeys::faultsAreRefused_data()
{
    QTest::addColumn<QString>("act");
    QTest::addColumn<QString>("keys");
    QTest::addColumn<bool>("refused");
    QTest::newRow("AltGr+Q is an at-sign") << u"Sync now"_s << u"Ctrl+Alt+Q"_s << true;
    QTest::newRow("AltGr with shift") << u"Sync now"_s << u"Ctrl+Alt+Shift+E"_s << true;
    QTest::newRow("function keys have no sign") << u"Sync now"_s << u"Ctrl+Alt+F5"_s << false;
    QTest::newRow("a letter while writing") << u"Send"_s << u"S"_s << true;
    QTest::newRow("a letter elsewhere") << u"Sync now"_s << u"Z"_s << false;
    QTest::newRow("copy") << u"Sync now"_s << u"Ctrl+C"_s << true;
    QTest::newRow("arrows") << u"Sync now"_s << u"Down"_s << true;
    QTest::newRow("return") << u"Send"_s << u"Return"_s << true;
}

void TestKeys::faultsAreRefused()
{
    QFETCH(QString, act);
    QFETCH(QString, keys);
    QFETCH(bool, refused);
    openKeys();
    choose(act);
    give(QKeySequence(keys));
    QCOMPARE(verdict().isEmpty(), !refused);
    QCOMPARE(button(u"setKeysButton"_s)->isEnabled(), !refused);
    QCOMPARE(field()->accessibleDescription(), verdict());
}

void TestKeys::defaultsComeBack()
{
    openKeys();
    choose(u"Sync now"_s);
    QVERIFY(!button(u"defaultKeysButton"_s)->isEnabled());
    button(u"noKeysButton"_s)->click();
    press(u"F5"_s);
    QCOMPARE(m_workspace->fakeSync.synced, 0);
    choose(u"Reply"_s);
    give(u"Ctrl+R"_s);
    button(u"setKeysButton"_s)->click();
    button(u"allDefaultButton"_s)->click();
    for (const ActionId id : ActionRegistry::all())
        QCOMPARE(ActionRegistry::keysOf(id, m_settings.get()), ActionRegistry::keysOf(id));
    QVERIFY(m_settings->allKeys().filter(u"keys/"_s).isEmpty());
    press(u"F5"_s);
    QCOMPARE(m_workspace->fakeSync.synced, 1);
}

// Also those a person chose; and a sign that is typed stays one.
void TestKeys::neverWhileTyping_QUE_2()
{
    ActionRegistry::setKeys(ActionId::SyncNow, {QKeySequence(u"Z"_s)}, *m_settings);
    ActionRegistry::setKeys(ActionId::Keeping, {QKeySequence(u"Shift+Z"_s)}, *m_settings);
    open();
    openCase100();
    m_window->findChild<QAction *>(u"replyAction"_s)->trigger();
    auto *text = part<QPlainTextEdit>(*m_window, u"composerEdit"_s);
    QTRY_VERIFY(text->hasFocus());
    typeKeys(u"zZ?/"_s);
    QCOMPARE(text->toPlainText(), u"zZ?/"_s);
    auto *search = part<QLineEdit>(*m_window, u"searchEdit"_s);
    search->setFocus();
    typeKeys(u"zZ"_s);
    QCOMPARE(search->text(), u"zZ"_s);
    auto *words = part<QLineEdit>(*m_window, u"filterEdit"_s);
    words->setFocus();
    typeKeys(u"zZ"_s);
    QCOMPARE(words->text(), u"zZ"_s);
    press(u"Ctrl+K"_s);
    QTRY_VERIFY(shown<CommandPalette>());
    auto *command = part<QLineEdit>(*shown<CommandPalette>(), u"paletteEdit"_s);
    QTRY_VERIFY(command->hasFocus());
    typeKeys(u"zZ"_s);
    QCOMPARE(command->text(), u"zZ"_s);
    QCOMPARE(m_workspace->fakeSync.synced, 0);
}

void TestKeys::actsAreFound()
{
    openKeys();
    auto *filter = part<QLineEdit>(*m_window, u"keysFilterEdit"_s);
    QTest::keyClicks(filter, u"outbox"_s);
    auto *tree = part<QTreeWidget>(*m_window, u"keysTree"_s);
    QStringList visible;
    for (int group = 0; group < tree->topLevelItemCount(); ++group) {
        for (int row = 0; row < tree->topLevelItem(group)->childCount(); ++row) {
            if (!tree->topLevelItem(group)->child(row)->isHidden())
                visible << tree->topLevelItem(group)->child(row)->text(0);
        }
    }
    QCOMPARE(visible, QStringList{u"Go to Outbox"_s});
    QTest::keyClick(tree, Qt::Key_Escape);
    QVERIFY(!shown<KeysPage>());
}

void TestKeys::overviewLeadsHere()
{
    open();
    m_window->findChild<QAction *>(u"keyboardHelpAction"_s)->trigger();
    part<QPushButton>(*m_window, u"changeKeysButton"_s)->click();
    QVERIFY(shown<KeysPage>());
}

void TestKeys::pictures()
{
    QFETCH(bool, dark);
    QFETCH(bool, mirrored);
    const QString name = takeTheme(dark, mirrored);
    openKeys();
    choose(u"Sync now"_s);
    give(u"Ctrl+N"_s);
    button(u"setKeysButton"_s)->click();
    give(u"Ctrl+F"_s);
    settle();
    shot(*m_window, name + u"-shortcuts"_s);
    m_window->resize(900, 600);
    give(u"Ctrl+Alt+Q"_s);
    settle();
    shot(*m_window, name + u"-shortcuts-small"_s);
}

QTEST_MAIN(TestKeys)
#include "tst_keys.moc"
