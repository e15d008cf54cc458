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
    void advance(qint64 ms) { m_now += ms; }
    void set(qint64 now) { m_now = now; }

private:
    std::atomic<qint64> m_now;
};

} // namespace Casement
