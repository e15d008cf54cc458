// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/casement/engineroom.h"
#include "app/casement/worker.h"
#include "models/domain/clientports.h"

namespace Casement::App {

/// Keeping over the engine's thread.
class LiveKeeping final : public Keeping
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveKeeping)
public:
    explicit LiveKeeping(Worker<EngineRoom> &engine, QObject *parent = nullptr) : Keeping(parent), m_engine(engine) {}

    QFuture<Result<KeepChoice>> choice() override
    {
        return m_engine.call([](EngineRoom &room) { return room.choice(); });
    }
    QFuture<Result<void>> choose(const KeepChoice &choice) override
    {
        return m_engine.call([choice](EngineRoom &room) { return room.choose(choice); });
    }
    QFuture<Result<DiskUse>> use() override
    {
        return m_engine.call([](EngineRoom &room) { return room.use(); });
    }

private:
    Worker<EngineRoom> &m_engine;
};

} // namespace Casement::App
