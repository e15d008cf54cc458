// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

#include <QList>
#include <deque>
#include <map>
#include <random>

namespace Casement::Sim {

/// All chance of a run comes from here, so that a seed is a run.
class Dice
{
public:
    explicit Dice(quint64 seed) : m_generator(seed) {}
    [[nodiscard]] quint64 number() { return m_generator(); }
    [[nodiscard]] qint64 below(qint64 end) { return end <= 0 ? 0 : qint64(m_generator() % quint64(end)); }
    [[nodiscard]] qint64 between(qint64 first, qint64 last) { return first + below(last - first + 1); }
    [[nodiscard]] bool chance(int inThousand) { return below(1000) < inThousand; }
    template <typename List>
    [[nodiscard]] auto pick(const List &list) { return list.at(below(list.size())); }

private:
    std::mt19937_64 m_generator;
};

class Strand;

/// The simulated time and everybody's work in it: one piece after the other, whose turn it is by the dice, time goes on between them.
class Agenda
{
public:
    explicit Agenda(Dice &dice) : m_dice(dice) {}
    [[nodiscard]] qint64 now() const { return m_now; }
    void run(qint64 ms);

private:
    friend class Strand;
    [[nodiscard]] bool step(qint64 until);

    Dice &m_dice;
    qint64 m_now = 0;
    QList<Strand *> m_strands;
};

/// One thread's event loop: its work keeps its order, whatever the others do meanwhile.
class Strand final : public Scheduler
{
    Q_DISABLE_COPY_MOVE(Strand)
public:
    explicit Strand(Agenda &agenda) : m_agenda(agenda) { agenda.m_strands.append(this); }
    ~Strand() override { m_agenda.m_strands.removeOne(this); }
    void post(std::function<void()> work) override { m_posted.push_back(std::move(work)); }
    Id postAfter(qint64 delayMs, std::function<void()> work) override;
    void cancel(Id id) override;
    void clear(); ///< the thread has died

private:
    friend class Agenda;
    Agenda &m_agenda;
    std::deque<std::function<void()>> m_posted;
    std::map<std::pair<qint64, Id>, std::function<void()>> m_delayed;
    Id m_last = 0;
};

/// One machine's idea of the time.
class SimClock final : public Clock
{
public:
    explicit SimClock(const Agenda &agenda) : m_agenda(agenda) {}
    [[nodiscard]] qint64 nowMs() const override { return m_offset + m_agenda.now(); }
    void step(qint64 ms) { m_offset += ms; }

private:
    const Agenda &m_agenda;
    qint64 m_offset = 1'767'614'400'000; // 2026-01-05 12:00 UTC
};

} // namespace Casement::Sim
