// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/http/listensocket.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr int backlog = 1024;

union Address {
    sockaddr any;
    sockaddr_in v4;
    sockaddr_in6 v6;
};

bool parse(const QString &host, quint16 port, Address &address, socklen_t &length)
{
    const QByteArray text = host == "localhost"_L1 ? QByteArray("127.0.0.1") : host.toLatin1();
    std::memset(&address, 0, sizeof address);
    if (::inet_pton(AF_INET, text.constData(), &address.v4.sin_addr) == 1) {
        address.v4.sin_family = AF_INET;
        address.v4.sin_port = htons(port);
        length = sizeof address.v4;
        return true;
    }
    if (::inet_pton(AF_INET6, text.constData(), &address.v6.sin6_addr) == 1) {
        address.v6.sin6_family = AF_INET6;
        address.v6.sin6_port = htons(port);
        length = sizeof address.v6;
        return true;
    }
    return false;
}

Error listenError(const QString &host, quint16 port, int reason)
{
    switch (reason) {
    case EADDRINUSE:
        return {ErrorCode::Storage, u"Port %1 on %2 is already in use. Stop the other program or choose another port with --listen."_s.arg(port).arg(host)};
    case EACCES:
        return {ErrorCode::Storage, u"Port %1 on %2 needs more rights. Choose a port above 1023 with --listen."_s.arg(port).arg(host)};
    case EADDRNOTAVAIL:
        return {ErrorCode::Storage, u"%1 is not an address of this machine. Choose another with --listen."_s.arg(host)};
    default:
        return {ErrorCode::Storage, u"Cannot listen on %1, port %2: %3. Choose another address with --listen."_s
                .arg(host).arg(port).arg(QString::fromLocal8Bit(std::strerror(reason)))};
    }
}

} // namespace

Result<ListenSocket> listenOn(const QString &host, quint16 port)
{
    Address address;
    socklen_t length = 0;
    ListenSocket made;
    if (!parse(host, port, address, length))
        return Error{ErrorCode::Storage, u"%1 is not an IP address. Give one with --listen, for example 127.0.0.1:8085."_s.arg(host)};
    made.v6 = address.any.sa_family == AF_INET6;
    made.fd = ::socket(address.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (made.fd < 0)
        return listenError(host, port, errno);
    const int on = 1;
    ::setsockopt(made.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (::bind(made.fd, &address.any, length) != 0 || ::listen(made.fd, backlog) != 0
        || ::getsockname(made.fd, &address.any, &length) != 0) {
        const int reason = errno;
        ::close(made.fd);
        return listenError(host, port, reason);
    }
    made.port = ntohs(made.v6 ? address.v6.sin6_port : address.v4.sin_port);
    return made;
}

} // namespace Casement::Service
