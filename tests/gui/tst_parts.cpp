// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/shots.h"
#include "tests/support/fakeworkspace.h"
#include "tests/support/scriptedprompts.h"
#include "ui/common/context.h"
#include "ui/common/errors.h"
#include "ui/common/icons.h"
#include "ui/common/markdownview.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"
#include "ui/shell/signindialog.h"
#include "ui/shell/signoutdialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace Casement;
using namespace Casement::Ui;

namespace {

double luminance(const QColor &colour)
{
    const auto part = [](double value) { return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a), two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

} // namespace

/// What every window is made of: colours, words, harmless texts; and the dialogs of signing in and out.
class PartsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void signInErrorsInWords_data();
    void signInErrorsInWords();
    void signInWaitsAndSucceeds();
    void signInWarnsOfPlainHttp();
    void signInSaysThereIsNoKeychain();
    void signOutListsWhatIsUnsent();
    void coloursAreReadable_data();
    void coloursAreReadable();
    void everyErrorHasASentence();
    void markdownIsHarmless();

private:
    QTemporaryDir m_folder;
    FakeSessions m_sessions;
    ScriptedPrompts m_prompts;
};

void PartsTest::initTestCase()
{
    QVERIFY(m_folder.isValid());
    applyTheme(*qApp, qEnvironmentVariable("CASEMENT_THEME") == u"dark"_s ? ThemeChoice::Dark : ThemeChoice::Light);
}

void PartsTest::init()
{
    m_sessions = FakeSessions();
    m_prompts = ScriptedPrompts();
}

void PartsTest::cleanup()
{
    QCOMPARE(m_prompts.unexpected, 0);
}

void PartsTest::signInErrorsInWords_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("focus");
    QTest::newRow("wrong password") << ErrorCode::WrongCredentials << u"passwordEdit"_s;
    QTest::newRow("too many") << ErrorCode::TooManyAttempts << u"passwordEdit"_s;
    QTest::newRow("unreachable") << ErrorCode::Unreachable << u"serviceEdit"_s;
    QTest::newRow("not a service") << ErrorCode::NotCasement << u"serviceEdit"_s;
    QTest::newRow("service failed") << ErrorCode::ServiceFailed << u"passwordEdit"_s;
}

void PartsTest::signInErrorsInWords()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, focus);
    m_sessions.last = SignIn{QUrl(u"https://support.example.com"_s), u"noa.levi@acme.example"_s, {}};
    m_sessions.script.error = Error{code, u"detail"_s};
    SignInDialog dialog(m_sessions, m_prompts);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    dialog.activateWindow();
    auto *password = dialog.findChild<QLineEdit *>(u"passwordEdit"_s);
    auto *button = dialog.findChild<QPushButton *>(u"signInButton"_s);
    QTRY_VERIFY(password->hasFocus());
    QVERIFY(!button->isEnabled());
    QTest::keyClicks(password, u"secret"_s);
    QTest::keyClick(password, Qt::Key_Return);
    auto *notice = dialog.findChild<Notice *>(u"notice"_s);
    QTRY_COMPARE(notice->text(), sentenceFor(Error{code, {}}));
    QVERIFY(notice->isVisible());
    QVERIFY(dialog.isVisible());
    QTRY_VERIFY(dialog.findChild<QWidget *>(focus)->hasFocus());
    QCOMPARE(password->text(), u"secret"_s);
    shot(dialog, u"signin-"_s + QString::fromLatin1(QTest::currentDataTag()));
}

void PartsTest::signInWaitsAndSucceeds()
{
    m_sessions.script.hold = true;
    SignInDialog dialog(m_sessions, m_prompts);
    QSignalSpy done(&dialog, &SignInDialog::signedIn);
    dialog.show();
    dialog.findChild<QLineEdit *>(u"serviceEdit"_s)->setText(u"support.example.com"_s);
    dialog.findChild<QLineEdit *>(u"emailEdit"_s)->setText(u" noa.levi@acme.example "_s);
    auto *password = dialog.findChild<QLineEdit *>(u"passwordEdit"_s);
    password->setText(u"secret"_s);
    auto *button = dialog.findChild<QPushButton *>(u"signInButton"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!button->isEnabled());
    QVERIFY(dialog.findChild<QWidget *>(u"signInProgress"_s)->isVisible());
    QCOMPARE(m_sessions.tried.size(), 1);
    QCOMPARE(m_sessions.tried.first().service, QUrl(u"https://support.example.com"_s));
    QCOMPARE(m_sessions.tried.first().email, u"noa.levi@acme.example"_s);
    m_sessions.script.release();
    QTRY_COMPARE(done.size(), 1);
    QVERIFY(!dialog.isVisible());
    QVERIFY(password->text().isEmpty());
}

void PartsTest::signInWarnsOfPlainHttp()
{
    SignInDialog dialog(m_sessions, m_prompts);
    dialog.show();
    auto *service = dialog.findChild<QLineEdit *>(u"serviceEdit"_s);
    auto *button = dialog.findChild<QPushButton *>(u"signInButton"_s);
    dialog.findChild<QLineEdit *>(u"emailEdit"_s)->setText(u"a@b.example"_s);
    dialog.findChild<QLineEdit *>(u"passwordEdit"_s)->setText(u"x"_s);
    service->setText(u"ftp://support.example.com"_s);
    button->click();
    QVERIFY(dialog.findChild<Notice *>(u"notice"_s)->isVisible());
    service->setText(u"http://support.example.com"_s);
    m_prompts.answers = {false, true};
    button->click();
    QTRY_COMPARE(m_prompts.answers.size(), 1);
    QCoreApplication::processEvents();
    QCOMPARE(m_sessions.tried.size(), 0);
    button->click();
    QTRY_COMPARE(m_sessions.tried.size(), 1);
    QTRY_VERIFY(!dialog.isVisible()); // its end clears the password
    dialog.show();
    dialog.findChild<QLineEdit *>(u"passwordEdit"_s)->setText(u"x"_s);
    service->setText(u"http://127.0.0.1:8080"_s);
    QTRY_VERIFY(button->isEnabled());
    button->click();
    QTRY_COMPARE(m_sessions.tried.size(), 2);
}

void PartsTest::signInSaysThereIsNoKeychain()
{
    m_sessions.keeps = false;
    SignInDialog dialog(m_sessions, m_prompts);
    dialog.show();
    QVERIFY(dialog.findChild<Notice *>(u"notice"_s)->text().contains(u"keychain"_s));
    shot(dialog, u"signin-no-keychain"_s);
}

void PartsTest::signOutListsWhatIsUnsent()
{
    OutboxEntry entry;
    entry.id = u"o1"_s;
    entry.kind = u"comment"_s;
    entry.caseTitle = u"00010100"_s;
    entry.text = u"Here is the log"_s;
    FakeWorkspace workspace;
    QSettings settings(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    workspace.fakeOutbox.list = {entry};
    SignOutDialog dialog(Context{workspace, m_sessions, m_prompts, settings});
    QSignalSpy done(&dialog, &SignOutDialog::signedOut);
    dialog.show();
    auto *notice = dialog.findChild<Notice *>(u"notice"_s);
    QTRY_VERIFY(notice->text().contains(u"00010100: Here is the log"_s));
    dialog.findChild<QCheckBox *>(u"removeDataCheck"_s)->setChecked(true);
    QVERIFY(notice->text().contains(u"will be lost"_s));
    shot(dialog, u"signout"_s);
    dialog.findChild<QPushButton *>(u"signOutButton"_s)->click();
    QTRY_COMPARE(done.size(), 1);
    QCOMPARE(m_sessions.signedOut, QList<bool>{true});
}

void PartsTest::coloursAreReadable_data()
{
    QTest::addColumn<ThemeChoice>("choice");
    QTest::addColumn<double>("enough");
    QTest::newRow("light") << ThemeChoice::Light << 4.5;
    QTest::newRow("dark") << ThemeChoice::Dark << 4.5;
    QTest::newRow("contrast") << ThemeChoice::Contrast << 7.0;
}

void PartsTest::coloursAreReadable()
{
    QFETCH(ThemeChoice, choice);
    QFETCH(double, enough);
    const Theme theme = Theme::from(paletteFor(choice));
    QCOMPARE(theme.dark, choice != ThemeChoice::Light);
    QCOMPARE(theme.contrast, choice == ThemeChoice::Contrast);
    for (const QColor &ground : {theme.window, theme.surface, theme.raised}) {
        QVERIFY(contrast(theme.text, ground) >= enough);
        QVERIFY(contrast(theme.secondary, ground) >= enough);
        QVERIFY(contrast(theme.accent, ground) >= enough);
        for (int tone = 0; tone <= int(Tone::Red); ++tone)
            QVERIFY2(contrast(theme.toneText(Tone(tone)), ground) >= enough, qPrintable(QString::number(tone)));
    }
    QVERIFY(contrast(theme.text, theme.hover) >= enough);
    QVERIFY(contrast(theme.secondary, theme.hover) >= enough);
    QVERIFY(contrast(theme.selectionText, theme.selection) >= enough);
    QVERIFY(contrast(theme.accentText, theme.accent) >= enough);
    QVERIFY(contrast(theme.noteText, theme.noteGround) >= enough);
    QVERIFY(contrast(theme.text, theme.noteGround) >= enough);
    QVERIFY(contrast(theme.text, theme.codeGround) >= enough);
    for (int tone = 0; tone <= int(Tone::Red); ++tone) {
        QVERIFY2(contrast(theme.toneText(Tone(tone)), theme.toneGround(Tone(tone))) >= enough, qPrintable(QString::number(tone)));
        QVERIFY2(contrast(theme.text, theme.toneGround(Tone(tone))) >= enough, qPrintable(QString::number(tone)));
        QVERIFY2(contrast(Qt::white, theme.toneFill(Tone(tone))) >= enough, qPrintable(QString::number(tone)));
    }
}

void PartsTest::everyErrorHasASentence()
{
    QSet<QString> sentences;
    for (int code = 0; code <= int(ErrorCode::Cancelled); ++code) {
        const QString sentence = sentenceFor(Error{ErrorCode(code), u"DETAIL"_s});
        QVERIFY2(sentence.endsWith(u'.') && sentence.size() > 30, qPrintable(sentence));
        QVERIFY(!sentence.contains(u"DETAIL"_s) && !sentence.contains(u'!'));
        sentences.insert(sentence);
    }
    QCOMPARE(sentences.size(), int(ErrorCode::Cancelled) + 1);
    for (int i = 0; i < iconCount; ++i)
        QVERIFY2(!icon(IconName(i), QPalette()).pixmap(24).isNull(), qPrintable(fileNameOf(IconName(i))));
}

void PartsTest::markdownIsHarmless()
{
    MarkdownView view(m_prompts);
    view.resize(500, 10);
    view.setText(u"<script>x</script><b>bold</b>\nnext line\n\n![secret](file:///etc/passwd) ![remote](https://example.org/a.png)\n\n"
                 "[js](javascript:alert(1)) [file](file:///etc/passwd) [web](https://example.org)\n\nשלום עולם"_s);
    view.show();
    const QString text = view.toPlainText();
    QVERIFY(text.contains(u"<b>bold</b>"_s));
    QVERIFY(text.contains(u"[picture: secret]"_s));
    QVERIFY(!text.contains(QChar::ObjectReplacementCharacter));
    QStringList links;
    for (QTextBlock block = view.document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (it.fragment().charFormat().isAnchor())
                links << it.fragment().charFormat().anchorHref();
        }
    }
    QCOMPARE(links, (QStringList{u"https://example.org/a.png"_s, u"https://example.org"_s}));
    QCOMPARE(view.document()->lastBlock().textDirection(), Qt::RightToLeft);
    QCOMPARE(view.document()->firstBlock().textDirection(), Qt::LeftToRight);
    Q_EMIT view.anchorClicked(QUrl(u"javascript:alert(1)"_s));
    QCOMPARE(m_prompts.opened, QStringList());
    Q_EMIT view.anchorClicked(QUrl(u"https://example.org"_s));
    QCOMPARE(m_prompts.opened, QStringList{u"https://example.org"_s});
    const int wide = view.height();
    view.resize(160, 10);
    QTRY_VERIFY(view.height() > wide);
}

QTEST_MAIN(PartsTest)
#include "tst_parts.moc"
