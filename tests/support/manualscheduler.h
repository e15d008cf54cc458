// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/manualclock.h"

#include <deque>
#include <map>

namespace Casement::Testing {

/// Runs posted work when told to and delayed work by the manual clock, always in the same order.
class ManualScheduler final : public Scheduler
{
public:
    explicit ManualScheduler(ManualClock &clock) : m_clock(clock) {}

    void post(std::function<void()> work) override { m_posted.push_back(std::move(work)); }
    Id postAfter(qint64 delayMs, std::function<void()> work) override
    {
        const Id id = ++m_last;
        m_delayed.emplace(std::pair(m_clock.nowMs() + delayMs, id), std::move(work));
        return id;
    }
    void cancel(Id id) override
    {
        std::erase_if(m_delayed, [id](const auto &entry) { return entry.first.second == id; });
    }

    /// Everything that needs no time to pass.
    void run()
    {
        for (int steps = 0; !m_posted.empty(); ++steps) {
            if (steps > 100'000)
                qFatal("the work never ends");
            const auto work = std::move(m_posted.front());
            m_posted.pop_front();
            work();
        }
    }
    void advance(qint64 ms)
    {
        const qint64 end = m_clock.nowMs() + ms;
        run();
        while (!m_delayed.empty() && m_delayed.begin()->first.first <= end) {
            m_clock.set(std::max(m_clock.nowMs(), m_delayed.begin()->first.first));
            const auto work = std::move(m_delayed.begin()->second);
            m_delayed.erase(m_delayed.begin());
            work();
            run();
        }
        m_clock.set(end);
    }
    /// Until the next delayed work; -1: none.
    [[nodiscard]] qint64 nextDelay() const { return m_delayed.empty() ? -1 : m_delayed.begin()->first.first - m_clock.nowMs(); }

private:
    ManualClock &m_clock;
    std::deque<std::function<void()>> m_posted;
    std::map<std::pair<qint64, Id>, std::function<void()>> m_delayed;
    Id m_last = 0;
};

} // namespace Casement::Testing
