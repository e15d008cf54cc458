// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <array>
#include <atomic>
#include <utility>

namespace Casement::Service {

/// Why the adaptor itself said no. The names are the metrics' labels and stay.
enum class Reason { Malformed, TooLarge, Unsupported, Busy, Uploads, Connections, Slow, Count };

/// Counts refusals; from any thread.
class Refusals
{
public:
    void add(Reason reason) { ++m_counts[std::size_t(reason)]; }
    [[nodiscard]] QMap<QString, quint64> all() const
    {
        static constexpr std::array names{"malformed", "tooLarge", "unsupported", "busy", "uploads", "connections", "slow"};
        static_assert(names.size() == std::size_t(Reason::Count));
        QMap<QString, quint64> counts;
        for (std::size_t i = 0; i < names.size(); ++i)
            counts.insert(QString::fromLatin1(names[i]), m_counts[i]);
        return counts;
    }

private:
    std::array<std::atomic<quint64>, std::size_t(Reason::Count)> m_counts{};
};

} // namespace Casement::Service
