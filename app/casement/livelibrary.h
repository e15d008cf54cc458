// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/casement/worker.h"
#include "models/domain/clientports.h"
#include "sync/protocol/ports.h"
#include "sync/store/cachereader.h"

#include <QTimer>

namespace Casement::App {

/// Library over the connection that reads lists.
class LiveLibrary final : public Library
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveLibrary)
public:
    explicit LiveLibrary(Worker<Store::CacheReader> &lists, QObject *parent = nullptr);
    ~LiveLibrary() override;

    QFuture<Result<QList<Article>>> articles(const LibraryQuery &query) override;
    QFuture<Result<Article>> article(const QString &id) override;
    QFuture<Result<QList<MessageSummary>>> messages(const LibraryQuery &query) override;
    QFuture<Result<Message>> message(const QString &id) override;

    /// Gathers what changed and tells it after 200 ms.
    void gather(const Protocol::CacheChanges &changes);

private:
    void tellGathered();

    Worker<Store::CacheReader> &m_lists;
    bool m_articles = false;
    bool m_messages = false;
    QTimer m_gathering;
};

} // namespace Casement::App
