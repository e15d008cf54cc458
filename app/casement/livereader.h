// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/casement/engineroom.h"
#include "app/casement/worker.h"
#include "models/domain/clientports.h"
#include "sync/store/cachereader.h"

#include <QSet>
#include <QTimer>
#include <atomic>

namespace Casement::App {

/// CaseReader over two connections: one for lists, one for searches, of which a newer one ends the older.
class LiveReader final : public CaseReader
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveReader)
public:
    using ReaderWorker = Worker<Store::CacheReader>;
    LiveReader(Worker<EngineRoom> &engine, ReaderWorker &lists, ReaderWorker &search, QObject *parent = nullptr);
    ~LiveReader() override;

    QFuture<Result<CaseIds>> ids(const CaseQuery &query) override;
    QFuture<Result<CaseIds>> lookUp(const CaseQuery &query) override;
    QFuture<Result<CasesByValue>> grouped(const CaseQuery &query, const QString &field) override;
    QFuture<Result<QList<CaseSummary>>> rows(const QList<qint64> &rowIds) override;
    QFuture<Result<QList<qint64>>> counts(const QList<CaseQuery> &queries) override;
    QFuture<Result<CaseDetail>> detail(const QString &caseId) override;
    QFuture<Result<QList<RecentItem>>> recent() override;
    QFuture<Result<QList<NoticeItem>>> notices() override;
    QFuture<Result<QList<Keepsake>>> kept(const QString &kind) override;
    QFuture<Result<QList<Account>>> accounts() override;
    QFuture<Result<QList<Person>>> people(const QString &accountId) override;
    QFuture<Result<QString>> attachmentFile(const QString &attachmentId) override;

    /// Gathers what changed and tells it after 200 ms; while a first sync goes on more seldom, for lists have no indices then.
    void setLoading(bool loading);
    void gather(const Protocol::CacheChanges &changes);

private:
    void tellGathered();

    Worker<EngineRoom> &m_engine;
    ReaderWorker &m_lists, &m_search;
    std::atomic<quint64> m_newestSearch = 0, m_newestLookUp = 0;
    Protocol::CacheChanges m_changes;
    QSet<QString> m_caseIds;
    QTimer m_gathering;
};

} // namespace Casement::App
