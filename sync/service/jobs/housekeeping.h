// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/storage/core.h"

namespace Casement::Service {

/// Makes findable what came before there was a search, and drops what is over: sessions, sign-in delays, content no operation named within a day.
class Housekeeping
{
public:
    explicit Housekeeping(Core &core) : m_core(core) {}
    void tick();

private:
    void sweep(qint64 now);
    void indexSome();

    Core &m_core;
    qint64 m_next = 0;
    QString m_indexedTo = QStringLiteral(""); ///< cases up to this id have their words
    bool m_indexed = false; ///< nothing from before there was a search is left
};

} // namespace Casement::Service
