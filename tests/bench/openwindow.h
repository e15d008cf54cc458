// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/casement/clientruntime.h"
#include "app/casement/desktop.h"
#include "app/casement/qtscheduler.h"

#include <QObject>
#include <QWidget>
#include <chrono>
#include <functional>
#include <memory>

class QTableView;

namespace Casement::Items {
class CaseListModel;
}

namespace Casement::Bench {

/// The client as a person starts it, offline, on a data folder: its threads, its stores, its window; and the moment rows can be read.
class OpenWindow final : public QObject
{
public:
    explicit OpenWindow(const QString &dataDir);
    ~OpenWindow() override;
    Q_DISABLE_COPY_MOVE(OpenWindow)

    [[nodiscard]] Workspace &workspace() const { return *m_runtime->workspace(); }
    [[nodiscard]] QTableView &table() const { return *m_table; }
    [[nodiscard]] Items::CaseListModel &cases() const { return *m_cases; }
    [[nodiscard]] QWidget &window() const;

    /// Until the table is painted with every visible row in it, and its paint device is flushed. Milliseconds since the act began.
    /// asks: the act makes the list ask for other cases, so rows painted before their arrival do not count.
    double paintedAfter(const std::function<void()> &act, bool asks);
    /// All that was begun is done: the whole list is here, the counts too.
    void settle();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool showsRows() const;
    void watch();

    App::QtScheduler m_scheduler;
    std::unique_ptr<App::ClientRuntime> m_runtime;
    std::unique_ptr<App::Desktop> m_desktop;
    QTableView *m_table = nullptr;
    Items::CaseListModel *m_cases = nullptr;
    bool m_answered = false; ///< the present list is that of the last question
    bool m_painted = false;
};

/// The yardstick: a window of the same size with an empty table. Returns when it is painted.
[[nodiscard]] std::unique_ptr<QWidget> emptyWindow();

/// Of this process, from /proc, in bytes.
[[nodiscard]] qint64 residentBytes();

} // namespace Casement::Bench
