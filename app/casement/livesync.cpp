// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casement/livesync.h"

namespace Casement::App {

void LiveSync::syncNow()
{
    (void)m_engine.call([](EngineRoom &room) -> Result<void> {
        room.engine().syncNow();
        return {};
    });
}

void LiveSync::setWorkOffline(bool offline)
{
    (void)m_engine.call([offline](EngineRoom &room) -> Result<void> {
        room.engine().setWorkOffline(offline);
        return {};
    });
}

void LiveSync::setSparing(bool sparing)
{
    (void)m_engine.call([sparing](EngineRoom &room) -> Result<void> {
        room.setSparing(sparing);
        return {};
    });
}

void LiveSync::take(const SyncState &state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace Casement::App
