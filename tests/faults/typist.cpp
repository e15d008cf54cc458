// SPDX-License-Identifier: GPL-3.0-or-later
// The real client and somebody who types without a pause, in a process of its own, so that it can be killed: casement-typist FOLDER EDITOR
// LENGTH. Waits until the editor has at least LENGTH letters again, types on and says after each letter how many there are.
#include "app/casement/clientruntime.h"
#include "app/casement/desktop.h"
#include "app/casement/qtscheduler.h"
#include "sync/secrets/memorysecrets.h"

#include <QAction>
#include <QApplication>
#include <QMainWindow>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <cstdio>

using namespace Casement;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 30'000;

QMainWindow *window()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *found = qobject_cast<QMainWindow *>(widget); found && found->isVisible())
            return found;
    }
    return nullptr;
}

template <typename T>
T *find(const QString &name)
{
    return window() ? window()->findChild<T *>(name) : nullptr;
}

bool until(const std::function<bool()> &condition)
{
    return QTest::qWaitFor(condition, patienceMs);
}

char letter(qsizetype at) { return char('a' + at % 26); }

/// Nothing but what was typed, in order.
bool isTyped(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) != QLatin1Char(letter(i)))
            return false;
    }
    return true;
}

void say(const QByteArray &line)
{
    std::puts(line.constData());
    std::fflush(stdout);
}

/// -> the editor, open and loaded; null: it does not open.
QPlainTextEdit *opened(const QString &name)
{
    if (!until([] { return find<QTableView>(u"casesView"_s) && find<QTableView>(u"casesView"_s)->model()->rowCount() > 0; }))
        return nullptr;
    if (name == u"composerEdit"_s) {
        find<QTableView>(u"casesView"_s)->selectRow(0);
        if (!until([] { return find<QAction>(u"replyAction"_s)->isEnabled(); }))
            return nullptr;
        find<QAction>(u"replyAction"_s)->trigger();
    } else {
        find<QPushButton>(u"newCaseButton"_s)->click();
    }
    return until([&] { return find<QPlainTextEdit>(name) && find<QPlainTextEdit>(name)->isEnabled(); }) ? find<QPlainTextEdit>(name) : nullptr;
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    const QStringList arguments = QApplication::arguments();
    const QString folder = arguments.value(1);
    App::QtScheduler scheduler;
    App::ClientRuntime runtime({folder, false}, std::make_unique<Secrets::MemorySecrets>(scheduler));
    App::Desktop desktop(runtime, folder, true);
    QPlainTextEdit *editor = runtime.start() ? opened(arguments.value(2)) : nullptr;
    if (!editor) {
        say("does not open");
        return 1;
    }
    if (!until([&] { return editor->toPlainText().size() >= arguments.value(3).toInt(); }) || !isTyped(editor->toPlainText())) {
        say("lost: " + editor->toPlainText().toUtf8());
        return 1;
    }
    say(QByteArray::number(editor->toPlainText().size()));
    editor->moveCursor(QTextCursor::End);
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, editor, [editor] {
        QTest::keyClick(editor, letter(editor->toPlainText().size()));
        say(QByteArray::number(editor->toPlainText().size()));
    });
    timer.start(4);
    return QApplication::exec();
}
