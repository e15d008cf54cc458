// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/http/httpadaptor.h"
#include "tests/fuzz/targets.h"

#include <algorithm>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Casement::Fuzz {

namespace {

constexpr qint64 wholeLimit = 1000;
constexpr int patienceMs = 20'000; // for what must be answered
constexpr int quietMs = 5;          // after which half a request is given up

/// What the adaptor may never let through.
void checkRequest(const Service::Request &request)
{
    const auto printable = [](char c) { return (c < 0 || c >= 0x20 || c == '\t') && c != 0x7f; };
    for (auto it = request.headers.cbegin(); it != request.headers.cend(); ++it) {
        require(it.key() == it.key().toLower(), "header names are lower case", it.key());
        require(std::all_of(it.value().cbegin(), it.value().cend(), printable), "no control characters in a header", it.value());
    }
    const QByteArray length = request.header("content-length");
    require(std::all_of(length.cbegin(), length.cend(), [](char c) { return c >= '0' && c <= '9'; }), "a length is a number", length);
    require(length.isEmpty() || request.header("transfer-encoding").isEmpty(), "a body has one length");
    require(request.body.size() <= wholeLimit, "no body is larger than its route takes");
    require(length.isEmpty() || request.body.isEmpty() || request.body.size() == length.toLongLong(), "a body is as long as was said", length);
}

class CountingSink final : public Service::BodySink
{
public:
    [[nodiscard]] Result<void> write(const QByteArray &chunk) override
    {
        m_bytes += chunk.size();
        return m_bytes > 100'000 ? Result<void>(Error{ErrorCode::TooLarge, u"too large"_s}) : Result<void>();
    }
    [[nodiscard]] Service::Reply finish() override { return {200, "text/plain", {}, QByteArray::number(m_bytes), {}}; }

private:
    qint64 m_bytes = 0;
};

/// Answers at once, waits, or streams, as the path says.
class EchoHandler final : public Service::Handler
{
public:
    [[nodiscard]] Service::Answer handle(const Service::Request &request) override
    {
        checkRequest(request);
        if (request.path == u"/wait"_s && !request.lastChance)
            return Service::Wait{{u"account:1|public"_s}, 0};
        return Service::Reply{200, "text/plain", {}, request.method + ' ' + request.path.toUtf8() + ' ' + request.query.toString().toUtf8(), {}};
    }
    [[nodiscard]] std::optional<qint64> bodyLimit(const QByteArray &method, const QString &path) const override
    {
        if (path.startsWith(u"/stream"_s))
            return std::nullopt;
        return method == "POST" ? wholeLimit : 0;
    }
    [[nodiscard]] Service::Sink openSink(const Service::Request &request) override
    {
        checkRequest(request);
        if (request.path == u"/stream/refused"_s)
            return Service::Reply{404, "text/plain", {}, "no", {}};
        return std::make_unique<CountingSink>();
    }
    void tick() override {}
};

class Server
{
public:
    Server()
    {
        const auto started = m_http.start({}, []() -> Result<std::unique_ptr<Service::Handler>> { return std::unique_ptr<Service::Handler>(new EchoHandler); });
        require(bool(started), "the adaptor starts");
    }
    [[nodiscard]] int connect() const
    {
        const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_port = htons(m_http.port());
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        require(::connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0, "the adaptor takes connections");
        // Left by reset, so that a million connections leave no ports behind.
        const linger reset{1, 0};
        ::setsockopt(fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
        return fd;
    }

private:
    Service::HttpAdaptor m_http;
};

/// Sends all, says that this was all where it is not patient, and reads to the end or until nothing comes any more.
QByteArray exchange(int fd, const QByteArray &bytes, int waitMs, bool patient)
{
    QByteArray answer;
    char piece[4096];
    qsizetype sent = 0;
    bool finished = patient;
    for (;;) {
        if (sent == bytes.size() && !std::exchange(finished, true))
            ::shutdown(fd, SHUT_WR);
        pollfd wanted{fd, short(sent == bytes.size() ? POLLIN : POLLIN | POLLOUT), 0};
        if (::poll(&wanted, 1, waitMs) <= 0)
            return answer;
        if (wanted.revents & (POLLIN | POLLHUP | POLLERR)) {
            const ssize_t got = ::recv(fd, piece, sizeof piece, MSG_DONTWAIT);
            if (got <= 0)
                return answer;
            answer.append(piece, got);
        } else if (wanted.revents & POLLOUT) {
            const ssize_t put = ::send(fd, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_DONTWAIT | MSG_NOSIGNAL);
            if (put < 0)
                return answer;
            sent += put;
        }
    }
}

QByteArray exchange(const Server &server, const QByteArray &bytes, int waitMs, bool patient)
{
    const int fd = server.connect();
    const QByteArray answer = exchange(fd, bytes, waitMs, patient);
    ::close(fd);
    return answer;
}

} // namespace

void adaptor(const QByteArray &bytes)
{
    static const Server server;
    const QByteArray answer = exchange(server, bytes, quietMs, false);
    require(answer.isEmpty() || answer.startsWith("HTTP/1."), "an answer is one of HTTP", answer);
    require(!answer.startsWith("HTTP/1.1 500"), "no bytes make the service fail", answer);
    const QByteArray next = exchange(server, "GET /next HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", patienceMs, true);
    require(next.startsWith("HTTP/1.1 200"), "the next one is answered", next);
}

} // namespace Casement::Fuzz
