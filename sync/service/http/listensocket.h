// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

namespace Casement::Service {

struct ListenSocket
{
    int fd = -1;
    quint16 port = 0;
    bool v6 = false;
};

/// A bound, listening TCP socket. Error Storage: the address is taken or not of this machine; the detail says which option to change.
[[nodiscard]] Result<ListenSocket> listenOn(const QString &host, quint16 port);

} // namespace Casement::Service
