// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <functional>

namespace Casement::Bench {

struct Response
{
    int status = 0;
    QByteArrayView body; ///< valid until the next request of its connection
};

/// The next request of a connection, after the response to the one before (null at first); empty: it has no more to ask.
using Asker = std::function<QByteArray(int connection, const Response *before)>;

struct Tally
{
    qint64 requests = 0;
    qint64 bytes = 0; ///< of bodies
    qint64 failures = 0; ///< answers that are no success, and connections that broke
    double seconds = 0;
    [[nodiscard]] double requestsPerSecond() const { return seconds > 0 ? double(requests) / seconds : 0; }
    [[nodiscard]] double bytesPerSecond() const { return seconds > 0 ? double(bytes) / seconds : 0; }
};

/// One thread, one epoll: keeps the connections busy, one request each at a time, until none has more to ask.
[[nodiscard]] Tally drive(quint16 port, int connections, const Asker &ask);

/// "METHOD path" with a token and a body, as the bytes of HTTP/1.1 on a connection that stays open.
[[nodiscard]] QByteArray requestText(const QByteArray &method, const QByteArray &path, const QByteArray &token = {}, const QByteArray &body = {});

/// A socket to loopback, from 127.0.0.<source>; -1: refused. Without waiting it may still be connecting.
[[nodiscard]] int connectTo(quint16 port, int source = 1, bool waits = true);

} // namespace Casement::Bench
