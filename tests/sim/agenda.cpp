// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/agenda.h"

namespace Casement::Sim {

void Agenda::run(qint64 ms)
{
    const qint64 end = m_now + ms;
    for (int steps = 0; step(end); ++steps) {
        if (steps > 2'000'000)
            qFatal("the work never ends");
    }
    m_now = end;
}

bool Agenda::step(qint64 until)
{
    QList<Strand *> ready;
    qint64 next = until + 1;
    for (Strand *strand : std::as_const(m_strands)) {
        while (!strand->m_delayed.empty() && strand->m_delayed.begin()->first.first <= m_now) {
            strand->m_posted.push_back(std::move(strand->m_delayed.begin()->second));
            strand->m_delayed.erase(strand->m_delayed.begin());
        }
        if (!strand->m_posted.empty())
            ready.append(strand);
        else if (!strand->m_delayed.empty())
            next = std::min(next, strand->m_delayed.begin()->first.first);
    }
    if (ready.isEmpty()) {
        if (next > until)
            return false;
        m_now = next;
        return true;
    }
    Strand *strand = m_dice.pick(ready);
    const auto work = std::move(strand->m_posted.front());
    strand->m_posted.pop_front();
    work();
    return true;
}

Scheduler::Id Strand::postAfter(qint64 delayMs, std::function<void()> work)
{
    const Id id = ++m_last;
    m_delayed.emplace(std::pair(m_agenda.now() + std::max<qint64>(delayMs, 0), id), std::move(work));
    return id;
}

void Strand::cancel(Id id)
{
    std::erase_if(m_delayed, [id](const auto &entry) { return entry.first.second == id; });
}

void Strand::clear()
{
    m_posted.clear();
    m_delayed.clear();
}

} // namespace Casement::Sim
