// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casement/livecommands.h"

#include "models/domain/async.h"
#include "sync/protocol/codec.h"

namespace Casement::App {

namespace {
QList<AttachmentRef> refsOf(const QList<LocalFile> &files)
{
    QList<AttachmentRef> refs;
    for (const LocalFile &file : files)
        refs.append({file.id, file.name, file.mime, file.size});
    return refs;
}

/// One act on its way through the threads.
struct Passage
{
    Operation operation;
    QList<LocalFile> files;
    QString draftKey;
    qint64 now = 0;
    QPromise<Result<void>> promise;

    void end(const Result<void> &result)
    {
        promise.addResult(result);
        promise.finish();
    }
};
} // namespace

LiveCommands::LiveCommands(Worker<EngineRoom> &engine, Worker<Store::OutboxStore> &outbox, Drafts &drafts, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_outbox(outbox)
    , m_drafts(drafts)
{
}

QFuture<Result<QString>> LiveCommands::openCase(const OpenCase &draft, const QList<LocalFile> &files, const QString &draftKey)
{
    OpenCase act = draft;
    act.attachments = refsOf(files);
    const QString caseId = makeId(m_clock, m_entropy);
    const auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    onFinished(submit(caseId, act, files, draftKey), this, [promise, caseId](const Result<void> &done) {
        promise->addResult(done.ok() ? Result<QString>(caseId) : Result<QString>(done.error()));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<void>> LiveCommands::postComment(const QString &caseId, const PostComment &comment, const QList<LocalFile> &files, const QString &draftKey)
{
    PostComment act = comment;
    act.attachments = refsOf(files);
    return submit(caseId, act, files, draftKey);
}

QFuture<Result<void>> LiveCommands::escalate(const QString &caseId, const Escalate &escalate, const QString &draftKey)
{
    return submit(caseId, escalate, {}, draftKey);
}

QFuture<Result<void>> LiveCommands::setStatus(const QString &caseId, const SetStatus &status)
{
    return submit(caseId, status, {}, {});
}

QFuture<Result<void>> LiveCommands::assign(const QString &caseId, const Assign &assign)
{
    return submit(caseId, assign, {}, {});
}

QFuture<Result<void>> LiveCommands::act(const QString &caseId, const Operation::Act &act)
{
    Operation::Act whole = act;
    if (auto *split = std::get_if<SplitCase>(&whole); split && split->newCase.isEmpty())
        split->newCase = makeId(m_clock, m_entropy);
    if (auto *add = std::get_if<AddContact>(&whole); add && add->id.isEmpty())
        add->id = makeId(m_clock, m_entropy);
    if (auto *keep = std::get_if<Keep>(&whole); keep && keep->id.isEmpty())
        keep->id = makeId(m_clock, m_entropy);
    return submit(caseId, whole, {}, {});
}

void LiveCommands::markViewed(const QString &kind, const QString &objectId)
{
    (void)submit({}, MarkViewed{kind, objectId}, {}, {});
}

QFuture<Result<QMap<QString, QString>>> LiveCommands::reveal(const QString &caseId)
{
    using Secrets = Result<QMap<QString, QString>>;
    const auto promise = std::make_shared<QPromise<Secrets>>();
    promise->start();
    const auto answer = [promise](const Secrets &secrets) {
        promise->addResult(secrets);
        promise->finish();
    };
    const auto asked = m_engine.call([caseId, answer](EngineRoom &room) -> Result<void> {
        room.engine().reveal(caseId, answer);
        return {};
    });
    onFinished(asked, this, [answer](const Result<void> &begun) {
        if (!begun)
            answer(begun.error());
    });
    return promise->future();
}

QFuture<Result<void>> LiveCommands::submit(const QString &caseId, Operation::Act act, const QList<LocalFile> &files, const QString &draftKey)
{
    const auto passage = std::make_shared<Passage>();
    passage->operation = Operation{makeId(m_clock, m_entropy), caseId, m_definitionVersion, std::move(act)};
    passage->files = files;
    passage->draftKey = draftKey;
    passage->now = m_clock.nowMs();
    passage->promise.start();

    const auto checked = m_engine.call([passage](EngineRoom &room) { return room.check(passage->operation); });
    onFinished(checked, this, [this, passage](const Result<void> &allowed) {
        if (!allowed)
            return passage->end(allowed);
        const auto kept = m_outbox.call([passage](Store::OutboxStore &outbox) {
            return outbox.enqueue(passage->operation, Protocol::encode(passage->operation), passage->files, passage->draftKey, passage->now);
        });
        onFinished(kept, this, [this, passage](const Result<void> &durable) {
            if (!durable)
                return passage->end(durable);
            if (!passage->draftKey.isEmpty())
                m_drafts.drop(passage->draftKey); // the store dropped it already; this also ends what could not be saved before
            const auto laid = m_engine.call([passage](EngineRoom &room) {
                return room.lay(passage->operation, refsOf(passage->files), passage->now);
            });
            // Durable: whatever the cache says, the act is done.
            onFinished(laid, this, [passage](const Result<void> &) { passage->end({}); });
        });
    });
    return passage->promise.future();
}

} // namespace Casement::App
