// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

#include <atomic>

namespace Casement {

/// A clock that stands still until it is moved. Begins on 2026-01-05 12:00 UTC; may be read from several threads.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(qint64 now = 1'767'614'400'000) : m_now(now) {}
    [[nodiscard]] qint64 nowMs() const override { return m_now; }
    [[nodiscard]] qint64 steadyMs() const override { return m_now - m_stepped; }
    void advance(qint64 ms) { m_now += ms; }
    /// Somebody sets the clock: the time differs, and none has passed.
    void step(qint64 ms)
    {
        m_now += ms;
        m_stepped += ms;
    }
    void set(qint64 now) { m_now = now; }

private:
    std::atomic<qint64> m_now;
    std::atomic<qint64> m_stepped = 0;
};

} // namespace Casement
