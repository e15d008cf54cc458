// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casement/liveoutbox.h"

#include "models/domain/async.h"

namespace Casement::App {

LiveOutbox::LiveOutbox(Worker<EngineRoom> &engine, Worker<Store::OutboxStore> &outbox, Worker<Store::CacheReader> &lists, QObject *parent)
    : Outbox(parent)
    , m_engine(engine)
    , m_outbox(outbox)
    , m_lists(lists)
{
}

QFuture<Result<QList<OutboxEntry>>> LiveOutbox::entries()
{
    const auto promise = std::make_shared<QPromise<Result<QList<OutboxEntry>>>>();
    promise->start();
    const auto answer = [promise](const Result<QList<OutboxEntry>> &result) {
        promise->addResult(result);
        promise->finish();
    };
    const auto read = m_outbox.call([](Store::OutboxStore &outbox) { return outbox.entries(); });
    onFinished(read, this, [this, answer](const Result<QList<OutboxEntry>> &entries) {
        if (!entries)
            return answer(entries);
        QStringList caseIds;
        for (const OutboxEntry &entry : entries.value())
            caseIds.append(entry.caseId);
        const auto named = m_lists.call([caseIds](Store::CacheReader &reader) { return reader.titles(caseIds); });
        onFinished(named, this, [answer, list = entries.value()](const Result<QHash<QString, QString>> &titles) mutable {
            for (OutboxEntry &entry : list) {
                if (titles.ok() && titles->contains(entry.caseId))
                    entry.caseTitle = titles->value(entry.caseId);
            }
            answer(list);
        });
    });
    return promise->future();
}

QFuture<Result<void>> LiveOutbox::drop(const QString &operationId)
{
    return m_engine.call([operationId](EngineRoom &room) { return room.drop(operationId); });
}

QFuture<Result<void>> LiveOutbox::resolve(const QString &operationId, const QString &value)
{
    return m_engine.call([operationId, value](EngineRoom &room) { return room.resolve(operationId, value); });
}

QFuture<Result<void>> LiveOutbox::takeBack(const QString &operationId, const QString &draftKey, const QJsonObject &draft)
{
    return m_engine.call([operationId, draftKey, draft](EngineRoom &room) { return room.takeBack(operationId, draftKey, draft); });
}

QFuture<Result<void>> LiveOutbox::retry(const QString &operationId)
{
    return m_engine.call([operationId](EngineRoom &room) { return room.retry(operationId); });
}

} // namespace Casement::App
