// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/casement/engineroom.h"
#include "app/casement/worker.h"
#include "models/domain/clientports.h"
#include "sync/client/seal.h"

#include <QObject>

namespace Casement::App {

/// The one way an act takes in the client: judged by the rules, durable in the outbox, shown in the cache, then sent.
class LiveCommands final : public QObject, public CaseCommands
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveCommands)
public:
    LiveCommands(Worker<EngineRoom> &engine, Worker<Store::OutboxStore> &outbox, Drafts &drafts, QObject *parent = nullptr);

    void setDefinitionVersion(int version) { m_definitionVersion = version; }
    void setSealingKey(const QString &key) { m_sealingKey = key; }
    QFuture<Result<QString>> openCase(const OpenCase &draft, const QList<LocalFile> &files, const QString &draftKey) override;
    QFuture<Result<void>> postComment(const QString &caseId, const PostComment &comment, const QList<LocalFile> &files, const QString &draftKey) override;
    QFuture<Result<void>> escalate(const QString &caseId, const Escalate &escalate, const QString &draftKey) override;
    QFuture<Result<void>> setStatus(const QString &caseId, const SetStatus &status) override;
    QFuture<Result<void>> assign(const QString &caseId, const Assign &assign) override;
    QFuture<Result<void>> act(const QString &caseId, const Operation::Act &act) override;
    void markViewed(const QString &kind, const QString &objectId) override;
    [[nodiscard]] QString sealed(const QString &secret) const override { return Client::seal(m_sealingKey, secret); }
    QFuture<Result<QMap<QString, QString>>> reveal(const QString &caseId) override;

private:
    QFuture<Result<void>> submit(const QString &caseId, Operation::Act act, const QList<LocalFile> &files, const QString &draftKey);

    Worker<EngineRoom> &m_engine;
    Worker<Store::OutboxStore> &m_outbox;
    Drafts &m_drafts;
    SystemClock m_clock;
    SystemEntropy m_entropy;
    int m_definitionVersion = 0;
    QString m_sealingKey;
};

} // namespace Casement::App
