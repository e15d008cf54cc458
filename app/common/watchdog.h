// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QThread>
#include <atomic>
#include <functional>
#include <memory>

namespace Casement::App {

/// Looks every few milliseconds whether the GUI thread still takes events, and tells with a stack when one event kept it busy for longer
/// than the limit. What counts is the thread's processor time, so that a starved machine is not taken for a slow program. For debug builds
/// and tests; where stacks cannot be taken (not Linux) it does nothing.
class Watchdog final : public QThread
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Watchdog)

public:
    struct Block { int ms = 0; QStringList stack; }; ///< ms so far, innermost frame first
    using Report = std::function<void(const Block &)>;

    /// Made on the thread it watches. report is called once a block, on the watchdog's thread.
    explicit Watchdog(Report report, int limitMs = 50, QObject *parent = nullptr);
    ~Watchdog() override;

protected:
    void run() override;

private:
    struct Watched;

    Report m_report;
    int m_limitMs;
    std::unique_ptr<Watched> m_watched;
    std::atomic<bool> m_answered{true};
};

} // namespace Casement::App
