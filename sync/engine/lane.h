// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

#include <functional>
#include <memory>

namespace Casement::Engine {

/// One kind of exchange with the service: at most one at a time, and after a failure a growing, jittered pause (1 s .. 60 s).
/// Steps run through the scheduler, never inside the call that wakes.
class Lane
{
    Q_DISABLE_COPY_MOVE(Lane)
public:
    Lane(Scheduler &scheduler, Entropy &entropy, std::function<void()> step);
    ~Lane();

    void wake();        ///< runs the step soon, unless busy, pausing or already woken; busy: once more afterwards
    void begin();       ///< the step started an exchange
    void succeeded();   ///< it ended well: the next failure pauses shortly
    void failed();      ///< it ended badly: pause, then step again
    void ended();       ///< it ended without telling anything about the way (cancelled, other credentials)
    void resume();      ///< forget the pause and wake
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] bool pausing() const { return m_pause != 0; }

    static constexpr qint64 firstPauseMs = 1'000, longestPauseMs = 60'000;

private:
    [[nodiscard]] qint64 nextPause();

    Scheduler &m_scheduler;
    Entropy &m_entropy;
    std::function<void()> m_step;
    Scheduler::Id m_pause = 0;
    int m_failures = 0;
    bool m_busy = false, m_again = false, m_posted = false;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
};

} // namespace Casement::Engine
