// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/openwindow.h"

#include "models/domain/async.h"
#include "models/items/caselistmodel.h"
#include "sync/secrets/memorysecrets.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QMainWindow>
#include <QStandardItemModel>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace Casement::Bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto patience = std::chrono::seconds(120);

void waitFor(const std::function<bool()> &done)
{
    const auto end = Clock::now() + patience;
    while (!done()) {
        if (Clock::now() > end)
            qFatal("the window does not show what it was asked for");
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
}

} // namespace

OpenWindow::OpenWindow(const QString &dataDir)
    : m_runtime(std::make_unique<App::ClientRuntime>(App::ClientRuntime::Options{dataDir, true}, std::make_unique<Secrets::MemorySecrets>(m_scheduler))),
      m_desktop(std::make_unique<App::Desktop>(*m_runtime, dataDir, true))
{
    connect(m_runtime.get(), &App::ClientRuntime::failed, this, [](const Error &error) { qFatal("%s", qPrintable(error.detail)); });
    connect(m_runtime.get(), &App::ClientRuntime::workspaceReady, this, &OpenWindow::watch); // after the desktop has made its window
    if (!m_runtime->start())
        qFatal("%s cannot be opened", qPrintable(dataDir));
    waitFor([this] { return m_painted; });
}

OpenWindow::~OpenWindow() = default;

void OpenWindow::watch()
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        auto *table = window->findChild<QTableView *>(u"casesView"_s);
        if (!table || table->property("benched").isValid())
            continue;
        table->setProperty("benched", true);
        m_table = table;
        m_cases = qobject_cast<Items::CaseListModel *>(table->model());
    }
    if (!m_cases)
        qFatal("the window has no list of cases");
    connect(m_cases, &Items::CaseListModel::loaded, this, [this] {
        m_answered = true;
        m_table->viewport()->update(); // another order may be the same one
    });
    m_table->viewport()->installEventFilter(this);
    m_table->window()->findChild<QAction *>(u"goCasesAction"_s)->trigger(); // where the portal has another first page
}

QWidget &OpenWindow::window() const { return *m_table->window(); }

bool OpenWindow::showsRows() const
{
    const int first = m_table->rowAt(0);
    const int below = m_table->rowAt(m_table->viewport()->height() - 1);
    const int last = below < 0 ? m_cases->rowCount() - 1 : below;
    for (int row = first; row >= 0 && row <= last; ++row) {
        if (!m_cases->summaryAt(row))
            return false;
    }
    return first >= 0;
}

bool OpenWindow::eventFilter(QObject *watched, QEvent *event)
{
    // What is painted now is flushed before the next event.
    if (event->type() == QEvent::Paint && m_answered && !m_painted && showsRows())
        QMetaObject::invokeMethod(this, [this] { m_painted = true; }, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

double OpenWindow::paintedAfter(const std::function<void()> &act, bool asks)
{
    m_painted = false;
    m_answered = !asks;
    const auto began = Clock::now();
    act();
    waitFor([this] { return m_painted; });
    return std::chrono::duration<double, std::milli>(Clock::now() - began).count();
}

void OpenWindow::settle()
{
    // Readers work in order: what was asked before has its answer when these have. Answers make models ask once more.
    for (int turn = 0; turn < 3; ++turn) {
        int answers = 0;
        onFinished(workspace().reader().rows({}), this, [&](const auto &) { ++answers; });
        onFinished(workspace().reader().counts({}), this, [&](const auto &) { ++answers; });
        waitFor([&] { return answers == 2; });
        QCoreApplication::processEvents();
    }
}

std::unique_ptr<QWidget> emptyWindow()
{
    struct Table final : QTableView
    {
        void paintEvent(QPaintEvent *event) override
        {
            QTableView::paintEvent(event);
            painted = true;
        }
        bool painted = false;
    };
    auto window = std::make_unique<QMainWindow>();
    auto *table = new Table;
    table->setModel(new QStandardItemModel(0, 8, table));
    window->setCentralWidget(table);
    window->resize(1280, 820);
    window->show();
    waitFor([table] { return table->painted; });
    return window;
}

qint64 residentBytes()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmRSS"))
            return line.simplified().split(' ').value(1).toLongLong() * 1024;
    }
    return 0;
}

} // namespace Casement::Bench
