// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <vector>

namespace Casement::Bench {

/// What one connection of a crowd does: it sends a head, then so many bytes of filler, then waits for an answer.
struct Assault
{
    QByteArray head;
    qint64 filler = 0;
    bool chunked = false; ///< the filler goes as chunks
};

struct Crowd
{
    quint16 port = 0;
    std::vector<Assault> assaults; ///< one a connection
    int together = 64;  ///< connections at once
    int paceMs = 0;     ///< above 0: a byte a connection at this interval
    double seconds = 0; ///< above 0: what is open still after this time is left; 0: until all have ended
    bool patient = true; ///< false: the sender says "that was all" when it has sent all
};

struct Aftermath
{
    QMap<QString, int> answers; ///< by status; "closed": without an answer; "open": neither until the end; "no connection"
    qint64 bytes = 0;           ///< sent
};

/// Lets a crowd loose, from several addresses of this machine, and counts what became of its connections.
[[nodiscard]] Aftermath unleash(const Crowd &crowd);

} // namespace Casement::Bench
