// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/casement/worker.h"
#include "app/common/systemports.h"
#include "models/domain/clientports.h"
#include "sync/store/outboxstore.h"

#include <memory>
#include <optional>

namespace Casement::App {

/// Drafts on the outbox thread; of edits that arrive faster than the disk only the latest of each key is written.
class LiveDrafts final : public Drafts
{
    Q_DISABLE_COPY_MOVE(LiveDrafts)
public:
    explicit LiveDrafts(Worker<Store::OutboxStore> &outbox);
    ~LiveDrafts() override;

    void save(const QString &key, const QJsonObject &content) override;
    void drop(const QString &key) override;
    QFuture<Result<QJsonObject>> load(const QString &key) override;
    QFuture<Result<QStringList>> keys() override;
    QFuture<Result<LocalFile>> keepFile(const QString &path) override;

private:
    struct Latest;
    void put(const QString &key, std::optional<QJsonObject> content);

    Worker<Store::OutboxStore> &m_outbox;
    SystemClock m_clock;
    SystemEntropy m_entropy;
    std::shared_ptr<Latest> m_latest; ///< shared with the work under way
};

} // namespace Casement::App
