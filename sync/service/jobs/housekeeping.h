// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/storage/core.h"

namespace Casement::Service {

/// Drops what is over: sessions, sign-in delays, content no operation named within a day.
class Housekeeping
{
public:
    explicit Housekeeping(Core &core) : m_core(core) {}
    void tick();

private:
    void sweep(qint64 now);

    Core &m_core;
    qint64 m_next = 0;
};

} // namespace Casement::Service
