// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/casement/engineroom.h"
#include "app/casement/worker.h"
#include "models/domain/clientports.h"

namespace Casement::App {

/// The engine's state as the windows see it, and the switches.
class LiveSync final : public SyncControl
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveSync)
public:
    explicit LiveSync(Worker<EngineRoom> &engine, QObject *parent = nullptr)
        : SyncControl(parent)
        , m_engine(engine)
    {
    }

    [[nodiscard]] SyncState state() const override { return m_state; }
    void syncNow() override;
    void setWorkOffline(bool offline) override;
    void setSparing(bool sparing) override;
    void take(const SyncState &state);

private:
    Worker<EngineRoom> &m_engine;
    SyncState m_state;
};

} // namespace Casement::App
