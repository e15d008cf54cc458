// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/http/httpadaptor.h"
#include "sync/service/http/refusals.h"
#include "sync/service/http/workers.h"

#include <QHash>
#include <list>

struct sockaddr;

namespace Casement::Service {

/// One open connection, as its deadlines see it. Made, changed and deleted through Connections only.
struct Link
{
    enum class Stage { Head, Body, Work, Answer };

    int fd = -1;
    QByteArray address; ///< what it is counted under; empty: not counted
    Stage stage = Stage::Head;
    std::chrono::steady_clock::time_point due;    ///< of the head
    std::chrono::steady_clock::time_point window; ///< when the present one began
    std::atomic<qint64> received = 0;             ///< bytes of bodies
    qint64 mark = 0;         ///< what had moved when the window began
    bool isHead = true;      ///< which of the two lists it is in
    bool asked = false;      ///< its request line has come
    bool upload = false;
    bool ended = false;      ///< shut down by us: what still comes of it counts for nothing
    bool left = false;       ///< its peer has closed
    ExchangePtr exchange;    ///< while it is with a worker or waits
    std::list<Link>::iterator self;
};

/// All open connections: counted in all and by address, closed where they are slower than the bounds allow.
/// A thread of its own looks at them once a second.
class Connections
{
public:
    enum class Upload { Taken, NoneLeft, NoneLeftForAddress };

    explicit Connections(Refusals &refusals) : m_refusals(refusals) {}
    ~Connections();
    Q_DISABLE_COPY_MOVE(Connections)

    /// `left` is told of a waiting request whose peer has closed.
    void start(const HttpOptions &options, std::function<void(const ExchangePtr &)> left);
    void end();

    /// Whether a new one may come. Where all places are taken the one silent for longest goes.
    [[nodiscard]] bool admits(const sockaddr *address);
    [[nodiscard]] Link *opened(int fd, const sockaddr *address);
    void closed(Link *link);

    void asked(Link &link);
    /// The head is whole; false: it came too late.
    [[nodiscard]] bool reading(Link &link);
    [[nodiscard]] Upload takeUpload(Link &link);
    void working(Link &link, const ExchangePtr &exchange);
    [[nodiscard]] bool answering(Link &link); ///< false: it was closed
    void answered(Link &link);                ///< the next request may come

    [[nodiscard]] int count() const;
    [[nodiscard]] int uploads() const;

private:
    using Time = std::chrono::steady_clock::time_point;
    struct Count { int connections = 0; int uploads = 0; };

    void watch();
    void sweep(Time now);
    void lookForLeft(std::vector<ExchangePtr> &left);
    [[nodiscard]] bool isSlow(Link &link, Time now) const;
    void close(Link &link, Reason reason);
    void move(Link &link, Link::Stage stage);
    void dropUpload(Link &link);

    Refusals &m_refusals;
    HttpBounds m_bounds;
    std::chrono::seconds m_idle{30};
    bool m_secure = false;
    std::function<void(const ExchangePtr &)> m_left;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::list<Link> m_heads; ///< those whose head is awaited, longest first
    std::list<Link> m_busy;
    QHash<QByteArray, Count> m_byAddress;
    int m_uploads = 0;
    bool m_ending = false;
    std::thread m_thread;
};

/// What a connection is counted under: an IPv4 address, an IPv6 network of 64 bits; empty for this machine where that is exempt.
[[nodiscard]] QByteArray addressKey(const sockaddr *address, bool exemptLoopback);

} // namespace Casement::Service
