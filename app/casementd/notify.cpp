// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementd/notify.h"

#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace Casement::App {

void notifySystem(const QByteArray &state)
{
    const QByteArray path = qgetenv("NOTIFY_SOCKET");
    sockaddr_un address = {};
    if (path.isEmpty() || std::size_t(path.size()) >= sizeof address.sun_path)
        return;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.constData(), std::size_t(path.size()));
    if (path.startsWith('@'))
        address.sun_path[0] = '\0'; // an abstract address: its length counts, not a closing NUL
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return;
    const auto length = socklen_t(offsetof(sockaddr_un, sun_path) + std::size_t(path.size()));
    [[maybe_unused]] const auto sent = ::sendto(socket, state.constData(), std::size_t(state.size()), MSG_NOSIGNAL,
                                                reinterpret_cast<const sockaddr *>(&address), length);
    ::close(socket);
}

} // namespace Casement::App
