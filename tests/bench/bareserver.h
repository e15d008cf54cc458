// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

struct MHD_Daemon;
struct MHD_Response;

namespace Casement::Bench {

/// The yardstick: libmicrohttpd as the service uses it, with a handler that only hands out bodies from memory: "/0", "/1", ...
class BareServer
{
public:
    explicit BareServer(const QList<QByteArray> &bodies);
    ~BareServer();
    Q_DISABLE_COPY_MOVE(BareServer)
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] MHD_Response *page(const char *path) const; ///< null: none

private:
    QList<QByteArray> m_bodies;
    QList<MHD_Response *> m_responses;
    MHD_Daemon *m_daemon = nullptr;
    quint16 m_port = 0;
};

} // namespace Casement::Bench
