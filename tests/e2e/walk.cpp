// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/walk.h"

#include "models/items/viewlistmodel.h"
#include "sync/secrets/memorysecrets.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QSettings>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>
#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace Casement::Testing {

namespace {

constexpr int patienceMs = 60'000;
const QString customer = u"dana.levi@northfield.example"_s;

void require(bool condition, const QString &otherwise)
{
    if (!condition)
        throw WalkFailure{otherwise};
}

} // namespace

Walk::Walk(const QString &outDir, const QString &portal)
    : m_portal(portal)
    , m_out(outDir)
    , m_transcript(m_out.filePath(u"transcript.txt"_s))
    , m_service(QCoreApplication::applicationDirPath(), m_dir.filePath(u"service"_s))
{
    m_out.mkpath(u"."_s);
}

Walk::~Walk() = default;

bool Walk::run()
{
    if (!m_transcript.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        std::fprintf(stderr, "casement-walk: %s cannot be written; name another folder\n", qPrintable(m_transcript.fileName()));
        return false;
    }
    try {
        startService();
        startClient();
        signIn();
        if (!m_portal.isEmpty()) {
            tour();
            write(u"All %1 steps went well."_s.arg(m_step));
            return true;
        }
        readCase();
        views();
        reply();
        newCase();
        escalate();
        offline();
        backOnline();
        write(u"All %1 steps went well."_s.arg(m_step));
        return true;
    } catch (const WalkFailure &failure) {
        picture(u"failed"_s);
        write(u"FAILED after step %1: %2"_s.arg(m_step).arg(failure.what));
        return false;
    }
}

void Walk::step(const QString &name, const std::function<QString()> &act)
{
    const QString found = act();
    QTest::qWait(150); // layouts and late rows settle before the picture; nothing is judged by it
    picture(name);
    write(u"%1 %2%3"_s.arg(m_step, 2, 10, QLatin1Char('0')).arg(name, found.isEmpty() ? QString() : QString(u": "_s + found)));
}

void Walk::picture(const QString &name)
{
    ++m_step;
    QWidget *shown = QApplication::activeModalWidget();
    if (!shown)
        shown = window();
    if (!shown)
        return;
    const QString file = m_out.filePath(u"%1-%2.png"_s.arg(m_step, 2, 10, QLatin1Char('0')).arg(QString(name).replace(u' ', u'-')));
    if (!shown->grab().save(file))
        write(u"(no picture: %1 cannot be written)"_s.arg(file));
}

void Walk::write(const QString &line)
{
    m_transcript.write(line.toUtf8() + '\n');
    m_transcript.flush();
    std::fprintf(stdout, "%s\n", qPrintable(line));
    std::fflush(stdout);
}

QWidget *Walk::window() const
{
    const auto widgets = QApplication::topLevelWidgets();
    for (QWidget *widget : widgets) {
        if (widget->isVisible() && qobject_cast<QMainWindow *>(widget))
            return widget;
    }
    for (QWidget *widget : widgets) {
        if (widget->isVisible() && qobject_cast<QDialog *>(widget))
            return widget;
    }
    return nullptr;
}

template <typename T>
T *Walk::find(const QString &name, QWidget *in) const
{
    QWidget *root = in ? in : window();
    T *found = root ? root->findChild<T *>(name) : nullptr;
    require(found, u"there is no %1"_s.arg(name));
    return found;
}

void Walk::waitFor(const std::function<bool()> &condition, const QString &otherwise) const
{
    require(QTest::qWaitFor(condition, patienceMs), otherwise);
}

void Walk::click(QAbstractButton *button)
{
    waitFor([button] { return button->isVisible() && button->isEnabled(); }, u"%1 cannot be pressed"_s.arg(button->objectName()));
    // A radio button is as wide as its column but takes clicks at its sign and words only.
    QTest::mouseClick(button, Qt::LeftButton, {}, qobject_cast<QRadioButton *>(button) ? QPoint(10, button->height() / 2) : QPoint());
}

void Walk::click(const QString &name, QWidget *in)
{
    click(find<QAbstractButton>(name, in));
}

QTableView *Walk::list() const
{
    return find<QTableView>(u"casesView"_s);
}

int Walk::waiting()
{
    const auto entries = m_runtime->workspace()->outbox().entries();
    require(QTest::qWaitFor([&] { return entries.isFinished(); }, patienceMs) && entries.resultCount() == 1, u"the outbox does not answer"_s);
    const auto list = entries.resultAt(0);
    require(list.ok(), u"the outbox cannot be read"_s);
    return int(list->size());
}

void Walk::startService()
{
    const QString password = u"for this walk only"_s;
    const QStringList portal = m_portal.isEmpty() ? QStringList() : QStringList{u"--portal"_s, m_portal};
    require(m_service.ctl(QStringList{u"init"_s} + portal), m_service.error());
    require(m_service.ctl(QStringList{u"sample"_s, u"--cases"_s, u"300"_s, u"--seed"_s, u"7"_s} + portal, password), m_service.error());
    require(m_service.start(portal), m_service.error());
    write(u"service with 300 sample cases: ready"_s);
}

void Walk::startClient()
{
    m_runtime = std::make_unique<App::ClientRuntime>(App::ClientRuntime::Options{m_dir.filePath(u"client"_s), false},
                                                     std::make_unique<Secrets::MemorySecrets>(m_scheduler));
    QSettings(m_dir.filePath(u"client/windows.ini"_s), QSettings::IniFormat).setValue(u"tour/done"_s, true);
    m_desktop = std::make_unique<App::Desktop>(*m_runtime, m_dir.filePath(u"client"_s), true);
    m_runtime->start();
    waitFor([this] { return window() != nullptr; }, u"no window opened"_s);
    if (auto *main = qobject_cast<QMainWindow *>(window()))
        main->resize(1360, 860);
}

void Walk::endClient()
{
    m_desktop.reset();
    m_runtime.reset();
}

void Walk::signIn()
{
    step(u"sign-in"_s, [this] {
        find<QLineEdit>(u"passwordEdit"_s);
        return QString();
    });
    step(u"wrong password"_s, [this] {
        find<QLineEdit>(u"serviceEdit"_s)->setText(m_service.url().toString());
        find<QLineEdit>(u"emailEdit"_s)->setText(customer);
        QTest::keyClicks(find<QLineEdit>(u"passwordEdit"_s), u"not this one"_s);
        click(u"signInButton"_s);
        waitFor([this] { return find<QAbstractButton>(u"signInButton"_s)->isEnabled(); }, u"the refusal did not come back"_s);
        require(!m_runtime->workspace(), u"a wrong password opened the workspace"_s);
        return QString();
    });
    step(u"first page"_s, [this] {
        auto *password = find<QLineEdit>(u"passwordEdit"_s);
        password->clear();
        QTest::keyClicks(password, u"for this walk only"_s);
        click(u"signInButton"_s);
        waitFor([this] { return qobject_cast<QMainWindow *>(window()) != nullptr; }, u"the main window did not open"_s);
        window()->resize(1360, 860);
        waitFor([this] { return m_runtime->workspace()->sync().state().phase == SyncState::Phase::Synced; }, u"the first sync did not end"_s);
        return QString();
    });
    step(u"signed in"_s, [this] {
        click(u"casesRailButton"_s);
        waitFor([this] { return list()->model()->rowCount() > 0; }, u"the first view stays empty"_s);
        return u"%1 cases in %2"_s.arg(list()->model()->rowCount()).arg(m_runtime->workspace()->definition().views.first().label);
    });
}

void Walk::showView(const QString &id)
{
    auto *chooser = find<QListView>(u"viewsView"_s);
    for (int row = 0; row < chooser->model()->rowCount(); ++row) {
        const QModelIndex index = chooser->model()->index(row, 0);
        if (index.data(Items::ViewListModel::ViewIdRole).toString() == id)
            chooser->setCurrentIndex(index);
    }
    require(chooser->currentIndex().data(Items::ViewListModel::ViewIdRole).toString() == id, u"there is no view %1"_s.arg(id));
}

void Walk::views()
{
    const auto &views = m_runtime->workspace()->definition().views;
    auto *chooser = find<QListView>(u"viewsView"_s);
    for (const auto &view : views) {
        step(u"view %1"_s.arg(QString(view.label).remove(u'\'')), [&] {
            showView(view.id);
            if (view.list == u"recent"_s) {
                waitFor([this] { return find<QAbstractItemView>(u"recentView"_s)->isVisible(); }, u"what was viewed does not show"_s);
                return QString();
            }
            const auto counted = [chooser] { return chooser->currentIndex().data(Items::ViewListModel::CountRole); };
            waitFor([&] { return counted().isValid() && list()->model()->rowCount() == counted().toInt(); }, u"the list differs from its count"_s);
            waitFor([this] { return list()->model()->rowCount() == 0 || !list()->model()->index(0, 1).data().toString().isEmpty(); }, u"the rows stay empty"_s);
            return u"%1 cases"_s.arg(list()->model()->rowCount());
        });
    }
}

void Walk::readCase()
{
    showView(m_runtime->workspace()->definition().views.at(1).id);
    waitFor([this] { return list()->isVisible() && list()->model()->rowCount() > 3; }, u"no open cases to work on"_s);
    step(u"open a case"_s, [this] {
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Down);
        QTest::keyClick(list(), Qt::Key_Return);
        auto *subject = find<QLabel>(u"subjectLabel"_s, find<QWidget>(u"caseView"_s));
        waitFor([subject] { return subject->isVisible() && !subject->text().isEmpty(); }, u"the case does not show"_s);
        waitFor([this] { return !window()->findChildren<QTextBrowser *>().isEmpty(); }, u"the conversation does not show"_s);
        return QString();
    });
    auto *tabs = find<QTabWidget>(u"caseTabs"_s);
    for (int i = 1; i < tabs->count(); ++i) {
        if (!tabs->isTabVisible(i))
            continue;
        step(u"case %1"_s.arg(tabs->tabText(i).remove(u'&').section(u' ', 0, 0)), [&] {
            tabs->setCurrentIndex(i);
            return QString();
        });
    }
    tabs->setCurrentIndex(0);
}

// What a portal shows and offers: its views, a case, every page of its form, and the ways a case can be closed by its customer.
void Walk::tour()
{
    views();
    showView(m_runtime->workspace()->definition().views.first().id);
    waitFor([this] { return list()->isVisible() && list()->model()->rowCount() > 0; }, u"there are no cases"_s);
    const auto act = [this](const QString &name) { return window()->findChild<QAction *>(name + u"Action"_s); };
    const QStringList acts{u"stillWorking"_s, u"approveSolution"_s, u"declineSolution"_s, u"closeCase"_s};
    QStringList seen;
    for (int row = 0; row < std::min(list()->model()->rowCount(), 40) && seen.size() < acts.size(); ++row) {
        list()->selectRow(row);
        const QString chosen = list()->model()->index(row, 1).data().toString();
        auto *shown = find<QLabel>(u"subjectLabel"_s, find<QWidget>(u"caseView"_s));
        if (!QTest::qWaitFor([&] { return shown->text() == chosen; }, 2000))
            continue;
        for (const QString &name : acts) {
            if (seen.contains(name) || !act(name)->isEnabled())
                continue;
            seen << name;
            step(u"offers %1"_s.arg(name), [&] { return act(name)->text(); });
        }
    }
    find<QTabWidget>(u"caseTabs"_s)->setCurrentIndex(1);
    step(u"details"_s, [] { return QString(); });
    find<QTabWidget>(u"caseTabs"_s)->setCurrentIndex(0);
    click(u"newCaseButton"_s);
    auto *stack = find<QStackedWidget>(u"pagesStack"_s, find<QWidget>(u"newCasePage"_s));
    for (int page = 0; page < stack->count(); ++page) {
        step(u"form page %1"_s.arg(page + 1), [&] {
            stack->setCurrentIndex(page);
            return m_runtime->workspace()->definition().newCasePages.value(page).title;
        });
    }
}

void Walk::reply()
{
    showView(m_runtime->workspace()->definition().views.at(1).id);
    waitFor([this] { return list()->isVisible() && list()->model()->rowCount() > 3; }, u"no open cases to work on"_s);
    list()->selectRow(1);
    const QString chosen = list()->model()->index(1, 1).data().toString();
    auto *shown = find<QLabel>(u"subjectLabel"_s, find<QWidget>(u"caseView"_s));
    waitFor([&] { return shown->text() == chosen; }, u"the chosen case does not show"_s);
    step(u"write a reply"_s, [this] {
        auto *reply = window()->findChild<QAction *>(u"replyAction"_s);
        require(reply, u"there is no reply action"_s);
        reply->trigger();
        auto *editor = find<QPlainTextEdit>(u"composerEdit"_s);
        waitFor([editor] { return editor->isVisible() && editor->isEnabled(); }, u"the composer does not open"_s);
        QTest::keyClicks(editor, u"It happens with **every** upload since this morning."_s);
        return QString();
    });
    step(u"reply sent"_s, [this] {
        auto *editor = find<QPlainTextEdit>(u"composerEdit"_s);
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
        waitFor([editor] { return editor->toPlainText().isEmpty(); }, u"the reply was not taken"_s);
        waitFor([this] { return waiting() == 0; }, u"the reply did not reach the service"_s);
        waitFor([this] { return shows(u"upload since this morning"_s); }, u"the reply does not show"_s);
        return QString();
    });
}

void Walk::choose(const QString &comboName, int row)
{
    auto *combo = find<QComboBox>(comboName);
    waitFor([combo, row] { return combo->isEnabled() && combo->count() > row; }, u"%1 offers nothing"_s.arg(comboName));
    combo->setFocus();
    combo->setCurrentIndex(row);
    Q_EMIT combo->activated(row);
}

void Walk::fillCaseInformation()
{
    const auto &definition = m_runtime->workspace()->definition();
    if (auto *account = window()->findChild<QComboBox *>(u"accountComboBox"_s); account && account->isVisible())
        choose(u"accountComboBox"_s, qMax(1, account->currentIndex()));
    choose(u"typeComboBox"_s, find<QComboBox>(u"typeComboBox"_s)->count() - 1);
    click(QString(definition.severities.at(1).id + u"LevelRadio"_s));
    m_newSubject = u"Captions stop after ten minutes"_s;
    QTest::keyClicks(find<QLineEdit>(u"subjectEdit"_s), m_newSubject);
    QTest::keyClicks(find<QPlainTextEdit>(u"descriptionEdit"_s), u"The player shows captions for ten minutes, then none."_s);
}

void Walk::newCase()
{
    step(u"new case"_s, [this] {
        click(u"newCaseButton"_s);
        auto *page = find<QWidget>(u"newCasePage"_s);
        waitFor([page] { return page->isVisible() && page->isEnabled(); }, u"the form does not open"_s);
        return QString();
    });
    auto *next = find<QAbstractButton>(u"nextButton"_s);
    step(u"what is missing is said"_s, [&] {
        click(next);
        return QString();
    });
    step(u"case information"_s, [this] {
        fillCaseInformation();
        choose(u"productComboBox"_s, 1);
        choose(u"featureComboBox"_s, 1);
        choose(u"productTypeComboBox"_s, 1);
        return QString();
    });
    const auto &pages = m_runtime->workspace()->definition().newCasePages;
    for (qsizetype i = 1; i < pages.size(); ++i) {
        step(u"page %1"_s.arg(pages.at(i).title), [&] {
            click(next);
            auto *stack = find<QStackedWidget>(u"pagesStack"_s, find<QWidget>(u"newCasePage"_s));
            auto *title = find<QLabel>(u"pageTitleLabel"_s, stack->currentWidget());
            require(title->text() == pages.at(i).title, u"the page before does not let go"_s);
            return QString();
        });
    }
    step(u"case created"_s, [&] {
        click(next);
        auto *subject = find<QLabel>(u"subjectLabel"_s, find<QWidget>(u"caseView"_s));
        waitFor([&] { return subject->isVisible() && subject->text().contains(m_newSubject); }, u"the new case does not show"_s);
        waitFor([this] { return waiting() == 0; }, u"the new case did not reach the service"_s);
        auto *number = find<QLabel>(u"numberLabel"_s, find<QWidget>(u"caseView"_s));
        waitFor([number] { return number->text().contains(u"0000"_s); }, u"the new case got no number"_s);
        return number->text();
    });
}

void Walk::escalate()
{
    step(u"escalation"_s, [this] {
        auto *escalate = window()->findChild<QAction *>(u"escalateAction"_s);
        require(escalate && escalate->isEnabled(), u"the case cannot be escalated"_s);
        escalate->trigger();
        waitFor([] { return QApplication::activeModalWidget() != nullptr; }, u"the dialog does not open"_s);
        QWidget *dialog = QApplication::activeModalWidget();
        click(find<QAbstractButton>(QString(m_runtime->workspace()->definition().reasons.first().id + u"ReasonRadio"_s), dialog));
        QTest::keyClicks(find<QPlainTextEdit>(u"descriptionEdit"_s, dialog), u"The event is on Monday and 4,000 people watch."_s);
        find<QAbstractButton>(u"confirmCheckBox"_s, dialog)->setChecked(true);
        return QString();
    });
    step(u"escalated"_s, [this] {
        click(u"escalateButton"_s, QApplication::activeModalWidget());
        waitFor([] { return QApplication::activeModalWidget() == nullptr; }, u"the dialog does not close"_s);
        waitFor([this] { return waiting() == 0; }, u"the escalation did not reach the service"_s);
        auto *promise = find<QLabel>(u"promiseLabel"_s, find<QWidget>(u"caseView"_s));
        waitFor([promise] { return promise->isVisible() && !promise->text().isEmpty(); }, u"no promise shows"_s);
        return promise->text();
    });
}

bool Walk::shows(const QString &words) const
{
    const auto messages = find<QWidget>(u"caseView"_s)->findChildren<QTextBrowser *>();
    return std::any_of(messages.cbegin(), messages.cend(), [&](const QTextBrowser *message) { return message->toPlainText().contains(words); });
}

void Walk::search(const QString &typed)
{
    auto *edit = find<QLineEdit>(u"searchEdit"_s);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, typed);
}

void Walk::offline()
{
    step(u"service stopped"_s, [this] {
        require(m_service.stop(), u"the service did not end well: %1"_s.arg(m_service.error()));
        m_runtime->workspace()->sync().syncNow();
        waitFor([this] { return m_runtime->workspace()->sync().state().phase == SyncState::Phase::Offline; }, u"the client does not notice"_s);
        return QString();
    });
    step(u"restarted offline"_s, [this] {
        endClient();
        startClient();
        waitFor([this] { return qobject_cast<QMainWindow *>(window()) != nullptr; }, u"the window does not open without the service"_s);
        window()->resize(1360, 860);
        waitFor([this] { return list()->model()->rowCount() > 0; }, u"no cases without the service"_s);
        return u"%1 cases"_s.arg(list()->model()->rowCount());
    });
    step(u"searched offline"_s, [this] {
        search(u"captions stop"_s);
        waitFor([this] { return list()->model()->rowCount() == 1; }, u"the new case is not found"_s);
        waitFor([this] { return list()->model()->index(0, 1).data().toString() == m_newSubject; }, u"another case was found"_s);
        return QString();
    });
    step(u"read offline"_s, [this] {
        list()->setFocus();
        list()->selectRow(0);
        QTest::keyClick(list(), Qt::Key_Return);
        auto *subject = find<QLabel>(u"subjectLabel"_s, find<QWidget>(u"caseView"_s));
        waitFor([&] { return subject->text().contains(m_newSubject); }, u"the case does not show"_s);
        return QString();
    });
    step(u"reply offline"_s, [this] {
        auto *reply = window()->findChild<QAction *>(u"replyAction"_s);
        waitFor([reply] { return reply && reply->isEnabled(); }, u"no reply can be written"_s);
        reply->trigger();
        auto *editor = find<QPlainTextEdit>(u"composerEdit"_s);
        waitFor([editor] { return editor->isVisible() && editor->isEnabled(); }, u"the composer does not open"_s);
        QTest::keyClicks(editor, u"Written on the train."_s);
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
        waitFor([editor] { return editor->toPlainText().isEmpty(); }, u"the reply was not taken"_s);
        waitFor([this] { return waiting() >= 1; }, u"the reply does not wait"_s);
        waitFor([this] { return shows(u"Written on the train"_s); }, u"the reply does not show"_s);
        return u"%1 waiting"_s.arg(waiting());
    });
    step(u"outbox"_s, [this] {
        click(u"outboxRailButton"_s);
        auto *page = find<QWidget>(u"outboxPage"_s);
        waitFor([page] { return page->isVisible(); }, u"the outbox does not show"_s);
        auto *entries = find<QAbstractItemView>(u"outboxList"_s);
        waitFor([entries] { return entries->model()->rowCount() > 0; }, u"the outbox shows nothing"_s);
        return u"%1 entries"_s.arg(entries->model()->rowCount());
    });
}

void Walk::backOnline()
{
    step(u"back online"_s, [this] {
        require(m_service.start(), m_service.error());
        require(waiting() >= 1, u"what waited is gone"_s);
        const auto done = m_runtime->signIn({m_service.url(), customer, u"for this walk only"_s});
        waitFor([&] { return done.isFinished(); }, u"signing in again did not end"_s);
        waitFor([this] { return waiting() == 0; }, u"what waited did not arrive"_s);
        click(u"casesRailButton"_s);
        return QString();
    });
    step(u"read again"_s, [this] {
        search(u"train"_s);
        waitFor([this] { return list()->model()->rowCount() == 1; }, u"the reply written offline is not there once"_s);
        return QString();
    });
    endClient();
    require(m_service.stop(), u"the service did not end well: %1"_s.arg(m_service.error()));
}

} // namespace Casement::Testing
