// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"
#include "sync/protocol/ports.h"

namespace Casement::Engine {

/// What the engine tells, on its own thread. None of these may destroy the engine.
class EngineObserver
{
public:
    virtual ~EngineObserver() = default;
    virtual void stateChanged(const SyncState &state) = 0;
    virtual void cacheChanged(const Protocol::CacheChanges &changes) = 0;
    virtual void outboxChanged() = 0;
    virtual void tokensChanged(const Protocol::Tokens &tokens) = 0; ///< keep the refresh token
    virtual void profileChanged(const Profile &profile) = 0;
    virtual void definitionChanged(const QJsonObject &definition) = 0; ///< already in the cache
};

} // namespace Casement::Engine
