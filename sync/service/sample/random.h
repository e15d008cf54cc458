// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QtGlobal>

namespace Casement::Service {

/// SplitMix64: a few lines whose numbers are the same on every machine and with every library.
class Random
{
public:
    explicit Random(quint64 seed) : m_state(seed) {}

    quint64 next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    /// 0 .. limit - 1
    int below(int limit) { return limit > 0 ? int(next() % quint64(limit)) : 0; }
    int between(int low, int high) { return low + below(high - low + 1); }
    bool chance(int percent) { return below(100) < percent; }
    /// An index by weights, which must not all be zero.
    qsizetype weighted(const QList<int> &weights)
    {
        int sum = 0;
        for (const int weight : weights)
            sum += weight;
        int at = below(sum);
        for (qsizetype i = 0; i < weights.size(); ++i) {
            at -= weights.at(i);
            if (at < 0)
                return i;
        }
        return 0;
    }
    template <typename T>
    const T &of(const QList<T> &list)
    {
        return list.at(below(int(list.size())));
    }

private:
    quint64 m_state;
};

} // namespace Casement::Service
