// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/crowd.h"

#include "tests/bench/load.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <memory>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Casement::Bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int sources = 50; // addresses the crowd comes from: 127.0.0.2 and on
constexpr int roundMs = 50;
constexpr qsizetype pieceBytes = 64 * 1024;

struct Intruder
{
    const Assault *assault = nullptr;
    int fd = -1;
    QByteArray waiting; ///< to be sent next
    qint64 filler = 0;  ///< to come after that
    bool finished = false; ///< said "that was all"
    QByteArray answer;
};

class Attack
{
public:
    explicit Attack(const Crowd &crowd) : m_crowd(crowd), m_poll(::epoll_create1(EPOLL_CLOEXEC)), m_intruders(crowd.assaults.size()) {}
    ~Attack()
    {
        for (Intruder &one : m_intruders) {
            if (one.fd >= 0)
                ::close(one.fd);
        }
        ::close(m_poll);
    }
    Attack(const Attack &) = delete;
    Attack &operator=(const Attack &) = delete;

    Aftermath run()
    {
        const auto end = Clock::now() + std::chrono::milliseconds(qint64(m_crowd.seconds * 1000));
        auto turn = Clock::now();
        while (m_ended < m_intruders.size() && (m_crowd.seconds <= 0 || Clock::now() < end)) {
            admit();
            listen();
            if (m_crowd.paceMs > 0 && Clock::now() >= turn) {
                turn = Clock::now() + std::chrono::milliseconds(m_crowd.paceMs);
                for (Intruder &one : m_intruders)
                    dribble(one);
            }
        }
        const auto left = int(m_intruders.size() - m_ended);
        if (left > 0)
            m_aftermath.answers[u"open"_s] += left;
        return m_aftermath;
    }

private:
    void admit()
    {
        while (m_begun < m_intruders.size() && int(m_begun - m_ended) < m_crowd.together) {
            Intruder &one = m_intruders[m_begun];
            one.assault = &m_crowd.assaults[m_begun];
            one.waiting = one.assault->head;
            one.filler = one.assault->filler;
            one.fd = connectTo(m_crowd.port, 2 + int(m_begun % sources), false);
            ++m_begun;
            if (one.fd < 0) {
                end(one, u"no connection"_s);
                continue;
            }
            epoll_event event = {};
            event.events = EPOLLIN | (m_crowd.paceMs > 0 ? 0U : unsigned(EPOLLOUT));
            event.data.ptr = &one;
            ::epoll_ctl(m_poll, EPOLL_CTL_ADD, one.fd, &event);
        }
    }
    void listen()
    {
        std::array<epoll_event, 256> events;
        const int count = ::epoll_wait(m_poll, events.data(), int(events.size()), roundMs);
        for (int i = 0; i < count; ++i) {
            Intruder &one = *static_cast<Intruder *>(events[size_t(i)].data.ptr);
            const unsigned what = events[size_t(i)].events;
            if (what & (EPOLLIN | EPOLLHUP | EPOLLERR))
                hear(one);
            else if (what & EPOLLOUT)
                push(one);
        }
    }
    /// The first line of an answer is enough.
    void hear(Intruder &one)
    {
        char piece[4096];
        const ssize_t got = ::recv(one.fd, piece, sizeof piece, MSG_DONTWAIT);
        if (got > 0)
            one.answer.append(piece, got);
        if (one.answer.size() >= 12)
            end(one, QString::fromLatin1(one.answer.mid(9, 3)));
        else if (got == 0 || (got < 0 && errno != EAGAIN))
            end(one, u"closed"_s);
    }
    void push(Intruder &one)
    {
        if (one.waiting.isEmpty() && one.filler > 0)
            refill(one);
        if (one.waiting.isEmpty()) {
            finish(one);
            return;
        }
        const ssize_t put = ::send(one.fd, one.waiting.constData(), size_t(one.waiting.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (put > 0) {
            m_aftermath.bytes += put;
            one.waiting.remove(0, put);
        } else if (errno != EAGAIN && errno != ENOTCONN) {
            hear(one);
            if (one.fd >= 0)
                end(one, u"closed"_s);
        }
    }
    static void refill(Intruder &one)
    {
        const qsizetype bytes = qsizetype(std::min<qint64>(one.filler, pieceBytes));
        one.filler -= bytes;
        one.waiting = QByteArray(bytes, 'x');
        if (!one.assault->chunked)
            return;
        one.waiting = QByteArray::number(bytes, 16) + "\r\n" + one.waiting + "\r\n";
        if (one.filler == 0)
            one.waiting += "0\r\n\r\n";
    }
    void finish(Intruder &one)
    {
        epoll_event event = {};
        event.events = EPOLLIN;
        event.data.ptr = &one;
        ::epoll_ctl(m_poll, EPOLL_CTL_MOD, one.fd, &event);
        if (!m_crowd.patient && !std::exchange(one.finished, true))
            ::shutdown(one.fd, SHUT_WR);
    }
    void dribble(Intruder &one)
    {
        if (one.fd < 0 || one.waiting.isEmpty())
            return;
        if (::send(one.fd, one.waiting.constData(), 1, MSG_DONTWAIT | MSG_NOSIGNAL) == 1) {
            ++m_aftermath.bytes;
            one.waiting.remove(0, 1);
        }
    }
    void end(Intruder &one, const QString &how)
    {
        ++m_aftermath.answers[how];
        ++m_ended;
        if (one.fd >= 0)
            ::close(std::exchange(one.fd, -1));
        one.waiting.clear();
    }

    const Crowd &m_crowd;
    int m_poll = -1;
    std::vector<Intruder> m_intruders;
    std::size_t m_begun = 0;
    std::size_t m_ended = 0;
    Aftermath m_aftermath;
};

} // namespace

Aftermath unleash(const Crowd &crowd)
{
    return Attack(crowd).run();
}

} // namespace Casement::Bench
