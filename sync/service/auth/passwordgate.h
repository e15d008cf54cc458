// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/auth/passwords.h"

#include <atomic>
#include <mutex>

namespace Casement::Service {

/// One password check at a time in a process, with a short queue: hashing is the dearest thing a stranger can make us do.
class PasswordGate
{
public:
    static constexpr int longestQueue = 8;

    /// A place at the gate; holds() is false where the queue was full.
    class Pass
    {
    public:
        explicit Pass(PasswordGate &gate) : m_gate(gate), m_lock(gate.m_mutex, std::defer_lock)
        {
            m_holds = ++gate.m_waiting <= longestQueue;
            if (m_holds)
                m_lock.lock();
        }
        ~Pass() { --m_gate.m_waiting; }
        Q_DISABLE_COPY_MOVE(Pass)
        [[nodiscard]] bool holds() const { return m_holds; }
        [[nodiscard]] bool matches(const QByteArray &hash, const QString &password) const
        {
            ++m_gate.m_checks;
            return passwordMatches(hash, password);
        }

    private:
        PasswordGate &m_gate;
        std::unique_lock<std::mutex> m_lock;
        bool m_holds = false;
    };

    /// How many passwords were checked so far: what sign-ins cost, whoever they were for.
    [[nodiscard]] qint64 checks() const { return m_checks; }

private:
    std::mutex m_mutex;
    std::atomic<int> m_waiting = 0;
    std::atomic<qint64> m_checks = 0;
};

} // namespace Casement::Service
