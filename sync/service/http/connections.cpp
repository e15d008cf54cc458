// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/http/connections.h"

#include <cstring>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr auto watchEvery = std::chrono::seconds(1);

/// Of what was sent, what the other side has taken.
qint64 bytesTaken(int fd)
{
    tcp_info info = {};
    socklen_t size = sizeof info;
    return ::getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size) == 0 ? qint64(info.tcpi_bytes_acked) : 0;
}

/// An answer past the library, which has sent nothing on this connection since the last one.
void sendNow(int fd, const Reply &reply)
{
    QByteArray text = "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nCache-Control: no-store\r\nContent-Type: " + reply.contentType
        + "\r\nContent-Length: " + QByteArray::number(reply.body.size()) + "\r\n\r\n" + reply.body;
    static_cast<void>(::send(fd, text.constData(), std::size_t(text.size()), MSG_DONTWAIT | MSG_NOSIGNAL));
}

} // namespace

QByteArray addressKey(const sockaddr *address, bool exemptLoopback)
{
    if (address->sa_family == AF_INET) {
        const auto *bytes = reinterpret_cast<const char *>(&reinterpret_cast<const sockaddr_in *>(address)->sin_addr);
        return exemptLoopback && bytes[0] == 127 ? QByteArray() : QByteArray(bytes, 4);
    }
    if (address->sa_family != AF_INET6)
        return {};
    const in6_addr &v6 = reinterpret_cast<const sockaddr_in6 *>(address)->sin6_addr;
    const auto *bytes = reinterpret_cast<const char *>(&v6);
    if (IN6_IS_ADDR_V4MAPPED(&v6))
        return exemptLoopback && bytes[12] == 127 ? QByteArray() : QByteArray(bytes + 12, 4);
    return exemptLoopback && IN6_IS_ADDR_LOOPBACK(&v6) ? QByteArray() : QByteArray(bytes, 8);
}

Connections::~Connections()
{
    end();
}

void Connections::start(const HttpOptions &options, std::function<void(const ExchangePtr &)> left)
{
    m_bounds = options.bounds;
    m_idle = std::chrono::seconds(options.idleSeconds);
    m_secure = !options.certificateFile.isEmpty();
    m_left = std::move(left);
    m_thread = std::thread([this] { watch(); });
}

void Connections::end()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

bool Connections::admits(const sockaddr *address)
{
    const QByteArray key = addressKey(address, m_bounds.exemptLoopback);
    const std::scoped_lock lock(m_mutex);
    const bool addressFull = !key.isEmpty() && m_byAddress.value(key).connections >= m_bounds.connectionsPerAddress;
    if (addressFull) {
        m_refusals.add(Reason::Connections);
        return false;
    }
    if (int(m_heads.size() + m_busy.size()) < m_bounds.connections)
        return true;
    if (m_heads.empty()) {
        m_refusals.add(Reason::Connections);
        return false;
    }
    close(m_heads.front(), Reason::Connections);
    return true;
}

Link *Connections::opened(int fd, const sockaddr *address)
{
    const std::scoped_lock lock(m_mutex);
    Link &link = m_heads.emplace_back();
    link.self = std::prev(m_heads.end());
    link.fd = fd;
    link.address = addressKey(address, m_bounds.exemptLoopback);
    link.due = std::chrono::steady_clock::now() + std::chrono::seconds(m_bounds.headSeconds);
    if (!link.address.isEmpty())
        ++m_byAddress[link.address].connections;
    return &link;
}

void Connections::closed(Link *link)
{
    const std::scoped_lock lock(m_mutex);
    dropUpload(*link);
    if (!link->address.isEmpty()) {
        if (--m_byAddress[link->address].connections == 0)
            m_byAddress.remove(link->address);
    }
    (link->isHead ? m_heads : m_busy).erase(link->self);
}

void Connections::asked(Link &link)
{
    const std::scoped_lock lock(m_mutex);
    link.asked = true;
    link.due = std::min(link.due, std::chrono::steady_clock::now() + std::chrono::seconds(m_bounds.headSeconds));
}

bool Connections::reading(Link &link)
{
    const std::scoped_lock lock(m_mutex);
    if (link.ended)
        return false;
    move(link, Link::Stage::Body);
    link.window = std::chrono::steady_clock::now();
    link.mark = link.received;
    return true;
}

Connections::Upload Connections::takeUpload(Link &link)
{
    const std::scoped_lock lock(m_mutex);
    if (m_uploads >= m_bounds.uploads)
        return Upload::NoneLeft;
    if (!link.address.isEmpty()) {
        int &ofAddress = m_byAddress[link.address].uploads;
        if (ofAddress >= m_bounds.uploadsPerAddress)
            return Upload::NoneLeftForAddress;
        ++ofAddress;
    }
    ++m_uploads;
    link.upload = true;
    return Upload::Taken;
}

void Connections::working(Link &link, const ExchangePtr &exchange)
{
    const std::scoped_lock lock(m_mutex);
    link.exchange = exchange;
    move(link, Link::Stage::Work);
}

bool Connections::answering(Link &link)
{
    const std::scoped_lock lock(m_mutex);
    if (link.ended)
        return false;
    move(link, Link::Stage::Answer);
    link.window = std::chrono::steady_clock::now();
    link.mark = bytesTaken(link.fd);
    return true;
}

void Connections::answered(Link &link)
{
    const std::scoped_lock lock(m_mutex);
    dropUpload(link);
    link.asked = false;
    link.left = false;
    link.due = std::chrono::steady_clock::now() + m_idle + std::chrono::seconds(m_bounds.headSeconds);
    if (link.ended)
        return;
    move(link, Link::Stage::Head);
    m_heads.splice(m_heads.end(), m_busy, link.self);
    link.isHead = true;
}

int Connections::count() const
{
    const std::scoped_lock lock(m_mutex);
    return int(m_heads.size() + m_busy.size());
}

int Connections::uploads() const
{
    const std::scoped_lock lock(m_mutex);
    return m_uploads;
}

void Connections::move(Link &link, Link::Stage stage)
{
    link.stage = stage;
    if (stage != Link::Stage::Work)
        link.exchange.reset();
    if (std::exchange(link.isHead, false))
        m_busy.splice(m_busy.end(), m_heads, link.self);
}

void Connections::dropUpload(Link &link)
{
    if (!std::exchange(link.upload, false))
        return;
    --m_uploads;
    if (!link.address.isEmpty())
        --m_byAddress[link.address].uploads;
}

/// The library notices, and closes it in its own thread.
void Connections::close(Link &link, Reason reason)
{
    m_refusals.add(reason);
    link.ended = true;
    const bool heard = (link.stage == Link::Stage::Head && link.asked) || link.stage == Link::Stage::Body;
    if (reason == Reason::Slow && heard && !m_secure)
        sendNow(link.fd, refusal(408, u"The request came too slowly. Send it again on a better connection."_s, {}));
    move(link, link.stage);
    ::shutdown(link.fd, SHUT_RDWR);
}

bool Connections::isSlow(Link &link, Time now) const
{
    if (link.stage == Link::Stage::Head)
        return now > link.due;
    if (link.stage == Link::Stage::Work || now < link.window + std::chrono::seconds(m_bounds.windowSeconds))
        return false;
    const qint64 moved = link.stage == Link::Stage::Body ? link.received.load() : bytesTaken(link.fd);
    if (moved - link.mark < m_bounds.windowBytes)
        return true;
    link.mark = moved;
    link.window = now;
    return false;
}

void Connections::watch()
{
    std::vector<ExchangePtr> left;
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, watchEvery, [this] { return m_ending; })) {
        sweep(std::chrono::steady_clock::now());
        lookForLeft(left);
        lock.unlock();
        for (const ExchangePtr &exchange : left)
            m_left(exchange);
        left.clear();
        lock.lock();
    }
}

void Connections::sweep(Time now)
{
    for (std::list<Link> *links : {&m_heads, &m_busy}) {
        for (auto link = links->begin(); link != links->end();) {
            Link &looked = *link++; // closing moves it to the other list
            if (!looked.ended && isSlow(looked, now))
                close(looked, Reason::Slow);
        }
    }
}

/// The library does not read from a connection that waits, so it would learn of its end at the deadline only.
void Connections::lookForLeft(std::vector<ExchangePtr> &left)
{
    std::vector<pollfd> polled;
    std::vector<Link *> links;
    for (Link &link : m_busy) {
        if (link.stage != Link::Stage::Work || link.left || link.ended)
            continue;
        polled.push_back({link.fd, POLLRDHUP, 0});
        links.push_back(&link);
    }
    if (::poll(polled.data(), polled.size(), 0) <= 0)
        return;
    for (std::size_t i = 0; i < polled.size(); ++i) {
        if (polled[i].revents == 0)
            continue;
        links[i]->left = true;
        left.push_back(links[i]->exchange);
    }
}

} // namespace Casement::Service
