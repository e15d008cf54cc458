// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/casement/engineroom.h"
#include "app/casement/worker.h"
#include "models/domain/clientports.h"
#include "sync/store/cachereader.h"

namespace Casement::App {

/// The outbox page's view of outbox.db. What changes an entry runs on the engine thread, where nothing can be sent meanwhile.
class LiveOutbox final : public Outbox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveOutbox)
public:
    LiveOutbox(Worker<EngineRoom> &engine, Worker<Store::OutboxStore> &outbox, Worker<Store::CacheReader> &lists, QObject *parent = nullptr);

    QFuture<Result<QList<OutboxEntry>>> entries() override;
    QFuture<Result<void>> drop(const QString &operationId) override;
    QFuture<Result<void>> retry(const QString &operationId) override;
    QFuture<Result<void>> resolve(const QString &operationId, const QString &value) override;
    QFuture<Result<void>> takeBack(const QString &operationId, const QString &draftKey, const QJsonObject &draft) override;

private:
    Worker<EngineRoom> &m_engine;
    Worker<Store::OutboxStore> &m_outbox;
    Worker<Store::CacheReader> &m_lists;
};

} // namespace Casement::App
