// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/storage/core.h"

namespace Casement::Service {

/// The network a stranger can take addresses from at will: an IPv4 address itself, of IPv6 the first 64 bits.
[[nodiscard]] QString networkOf(const QString &peer);

/// A growing delay after wrong passwords, per e-mail address typed (whether known or not) and per network.
class Throttle
{
public:
    Throttle(Core &core, const QString &email, const QString &peer);
    [[nodiscard]] qint64 blockedForMs();
    [[nodiscard]] Result<void> failed();
    /// Within the caller's transaction: the right password ends the delay of its user, not that of the address.
    void succeeded();
    /// Forgets what is over, so that strangers cannot make the table grow without end.
    static void sweep(Sql::Database &db, qint64 now);

private:
    Core &m_core;
    QString m_user, m_peer;
};

} // namespace Casement::Service
