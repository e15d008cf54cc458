// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bareserver.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>

namespace Casement::Bench {

namespace {

MHD_Result handle(void *self, MHD_Connection *connection, const char *url, const char *, const char *, const char *, std::size_t *, void **context)
{
    if (!*context) {
        *context = self; // the headers are read; the answer comes with the next call, as RFC 9110 wants it for bodies
        return MHD_YES;
    }
    MHD_Response *response = static_cast<const BareServer *>(self)->page(url);
    return response ? MHD_queue_response(connection, MHD_HTTP_OK, response) : MHD_NO;
}

} // namespace

BareServer::BareServer(const QList<QByteArray> &bodies)
    : m_bodies(bodies)
{
    for (QByteArray &body : m_bodies) {
        MHD_Response *response = MHD_create_response_from_buffer(std::size_t(body.size()), body.data(), MHD_RESPMEM_PERSISTENT);
        MHD_add_response_header(response, "Content-Type", "application/json");
        m_responses << response;
    }
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    m_daemon = MHD_start_daemon(unsigned(MHD_USE_EPOLL_INTERNAL_THREAD), 0, nullptr, nullptr, &handle, this, MHD_OPTION_SOCK_ADDR,
                                reinterpret_cast<sockaddr *>(&address), MHD_OPTION_END);
    if (!m_daemon)
        qFatal("the bare server does not start");
    m_port = MHD_get_daemon_info(m_daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
}

BareServer::~BareServer()
{
    MHD_stop_daemon(m_daemon);
    for (MHD_Response *response : std::as_const(m_responses))
        MHD_destroy_response(response);
}

MHD_Response *BareServer::page(const char *path) const
{
    return m_responses.value(QByteArray(path + 1).toInt());
}

} // namespace Casement::Bench
