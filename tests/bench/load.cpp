// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/load.h"

#include <QString>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <chrono>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace Casement::Bench {

namespace {

constexpr qsizetype pieceBytes = 256 * 1024;

sockaddr_in loopback(quint16 port, int source)
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl((127U << 24) + unsigned(source));
    return address;
}

/// One connection and the response that is arriving on it.
class Line
{
public:
    Line(quint16 port, int index) : m_fd(connectTo(port)), m_index(index)
    {
        const int on = 1;
        ::setsockopt(m_fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    ~Line() { close(); }
    Line(Line &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)), m_index(other.m_index) {}
    Line(const Line &) = delete;
    Line &operator=(const Line &) = delete;
    Line &operator=(Line &&) = delete;

    [[nodiscard]] int fd() const { return m_fd; }
    [[nodiscard]] int index() const { return m_index; }
    void close()
    {
        if (m_fd >= 0)
            ::close(std::exchange(m_fd, -1));
    }
    /// Requests are small beside a socket's buffer: this does not wait.
    bool send(const QByteArray &request)
    {
        m_input.resize(0);
        m_bodyAt = -1;
        return ::send(m_fd, request.constData(), size_t(request.size()), MSG_NOSIGNAL) == request.size();
    }
    /// False: the connection is lost.
    bool receive()
    {
        const qsizetype had = m_input.size();
        m_input.resize(had + pieceBytes);
        const ssize_t got = ::recv(m_fd, m_input.data() + had, size_t(pieceBytes), MSG_DONTWAIT);
        m_input.resize(had + (got > 0 ? got : 0));
        if (m_bodyAt < 0)
            readHead();
        return got > 0;
    }
    [[nodiscard]] bool complete() const { return m_bodyAt >= 0 && m_input.size() >= m_bodyAt + m_length; }
    [[nodiscard]] Response response() const { return {m_status, QByteArrayView(m_input).sliced(m_bodyAt, m_length)}; }

private:
    void readHead()
    {
        const qsizetype end = m_input.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray head = m_input.left(end + 2).toLower();
        m_status = head.mid(9, 3).toInt();
        const qsizetype length = head.indexOf("content-length:");
        m_length = length < 0 ? 0 : head.mid(length + 15, head.indexOf('\r', length) - length - 15).trimmed().toLongLong();
        m_bodyAt = end + 4;
    }

    int m_fd = -1;
    int m_index = 0;
    QByteArray m_input;
    qsizetype m_bodyAt = -1;
    qsizetype m_length = 0;
    int m_status = 0;
};

class Loop
{
public:
    Loop(quint16 port, int connections, const Asker &ask) : m_poll(::epoll_create1(EPOLL_CLOEXEC)), m_ask(ask)
    {
        m_lines.reserve(size_t(connections));
        for (int i = 0; i < connections; ++i) {
            Line &line = m_lines.emplace_back(port, i);
            epoll_event event = {};
            event.events = EPOLLIN;
            event.data.ptr = &line;
            ::epoll_ctl(m_poll, EPOLL_CTL_ADD, line.fd(), &event);
        }
    }
    ~Loop() { ::close(m_poll); }
    Loop(const Loop &) = delete;
    Loop &operator=(const Loop &) = delete;

    Tally run()
    {
        const auto began = std::chrono::steady_clock::now();
        for (Line &line : m_lines)
            ask(line, nullptr);
        std::array<epoll_event, 64> events;
        while (m_busy > 0) {
            const int count = ::epoll_wait(m_poll, events.data(), int(events.size()), 30'000);
            if (count <= 0) {
                m_tally.failures += m_busy;
                break;
            }
            for (int i = 0; i < count; ++i)
                advance(*static_cast<Line *>(events[size_t(i)].data.ptr));
        }
        m_tally.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
        return m_tally;
    }

private:
    void ask(Line &line, const Response *before)
    {
        const QByteArray request = m_ask(line.index(), before);
        m_busy += before ? 0 : 1;
        if (!request.isEmpty() && line.send(request))
            return;
        --m_busy;
        if (!request.isEmpty())
            ++m_tally.failures;
        line.close();
    }
    void advance(Line &line)
    {
        if (!line.receive() && !line.complete()) {
            --m_busy;
            ++m_tally.failures;
            line.close();
        } else if (line.complete()) {
            const Response response = line.response();
            ++m_tally.requests;
            m_tally.bytes += response.body.size();
            m_tally.failures += response.status / 100 == 2 ? 0 : 1;
            ask(line, &response);
        }
    }

    int m_poll = -1;
    const Asker &m_ask;
    std::vector<Line> m_lines;
    int m_busy = 0;
    Tally m_tally;
};

} // namespace

Tally drive(quint16 port, int connections, const Asker &ask)
{
    return Loop(port, connections, ask).run();
}

QByteArray requestText(const QByteArray &method, const QByteArray &path, const QByteArray &token, const QByteArray &body)
{
    QByteArray text = method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\n";
    if (!token.isEmpty())
        text += "Authorization: Bearer " + token + "\r\n";
    if (!body.isEmpty())
        text += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    return text + "\r\n" + body;
}

int connectTo(quint16 port, int source, bool waits)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | (waits ? 0 : SOCK_NONBLOCK), 0);
    const sockaddr_in from = loopback(0, source);
    const sockaddr_in to = loopback(port, 1);
    const int on = 1;
    if (source != 1) {
        ::setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
        ::bind(fd, reinterpret_cast<const sockaddr *>(&from), sizeof from);
    }
    if (::connect(fd, reinterpret_cast<const sockaddr *>(&to), sizeof to) == 0 || (!waits && errno == EINPROGRESS))
        return fd;
    ::close(fd);
    return -1;
}

} // namespace Casement::Bench
