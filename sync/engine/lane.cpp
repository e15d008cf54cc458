// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/lane.h"

#include <algorithm>
#include <array>

namespace Casement::Engine {

Lane::Lane(Scheduler &scheduler, Entropy &entropy, std::function<void()> step)
    : m_scheduler(scheduler)
    , m_entropy(entropy)
    , m_step(std::move(step))
{
}

Lane::~Lane()
{
    if (m_pause)
        m_scheduler.cancel(m_pause);
}

void Lane::wake()
{
    if (m_busy) {
        m_again = true;
        return;
    }
    if (m_posted || m_pause)
        return;
    m_posted = true;
    m_scheduler.post([this, alive = std::weak_ptr(m_alive)] {
        if (alive.expired())
            return;
        m_posted = false;
        if (!m_busy && !m_pause)
            m_step();
    });
}

void Lane::begin()
{
    m_busy = true;
    m_again = false;
}

void Lane::succeeded()
{
    m_failures = 0;
    ended();
}

void Lane::ended()
{
    m_busy = false;
    if (std::exchange(m_again, false))
        wake();
}

void Lane::failed()
{
    m_busy = false;
    m_again = false;
    if (m_pause)
        m_scheduler.cancel(m_pause);
    m_pause = m_scheduler.postAfter(nextPause(), [this, alive = std::weak_ptr(m_alive)] {
        if (alive.expired())
            return;
        m_pause = 0;
        wake();
    });
}

void Lane::resume()
{
    if (m_pause)
        m_scheduler.cancel(std::exchange(m_pause, 0));
    m_failures = 0;
    wake();
}

qint64 Lane::nextPause()
{
    const qint64 whole = std::min(longestPauseMs, firstPauseMs << std::min(m_failures, 10));
    ++m_failures;
    // Half fixed, half random: many clients of a restarted service do not come back in step.
    std::array<unsigned char, 2> random{};
    m_entropy.fill(random);
    const qint64 part = (random[0] << 8) + random[1];
    return whole / 2 + whole / 2 * part / 65'535;
}

} // namespace Casement::Engine
