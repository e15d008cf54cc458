// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/engine.h"

#include "sync/protocol/codec.h"

#include <QHash>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Engine {

using namespace Protocol;

namespace {
/// Refusals that say nothing about the operation itself: it stays and is offered again.
bool passing(ErrorCode code)
{
    switch (code) {
    case ErrorCode::ServiceFailed: case ErrorCode::Storage: case ErrorCode::TooManyAttempts: case ErrorCode::Unauthorized:
    case ErrorCode::Unreachable: case ErrorCode::NotCasement: case ErrorCode::Cancelled: case ErrorCode::Corrupt:
    case ErrorCode::MissingUpload:
        return true;
    default:
        return false;
    }
}
} // namespace

Result<void> Engine::redoOverlays()
{
    if (const auto reset = m_cache.resetOverlays(); !reset)
        return reset;
    const auto rows = m_outbox.pending();
    if (!rows)
        return rows.error();
    for (const OutboxRow &row : rows.value()) {
        if (row.returned)
            continue;
        const auto json = parseObject(row.body);
        const auto operation = json.ok() ? operationFrom(json.value()) : Result<Operation>(json.error());
        if (!operation)
            continue; // of a later Casement: shown in the outbox, judged by the service
        const auto laid = m_cache.overlay(operation.value(), row.files, row.createdAt);
        if (!laid && laid.error().code == ErrorCode::Storage)
            return laid.error();
    }
    return {};
}

std::optional<QList<OutboxRow>> Engine::readOutbox(Lane &lane)
{
    auto rows = m_outbox.pending();
    if (!rows) {
        storageFailed(lane, rows.error());
        return std::nullopt;
    }
    return std::move(rows).value();
}

// A clock that was set back holds nothing up: its past lies beyond any window.
qint64 Engine::undoableFor(const OutboxRow &row) const
{
    const qint64 age = m_clock.nowMs() - row.createdAt;
    const bool undoable = row.kind == "comment"_L1 && !row.sent && row.createdAt > m_letGo && age >= 0 && age < m_undoMs;
    return undoable ? m_undoMs - age : 0;
}

void Engine::wakeIn(qint64 ms)
{
    if (m_undoEnds)
        m_scheduler.cancel(m_undoEnds);
    m_undoEnds = m_scheduler.postAfter(ms, [this] {
        m_undoEnds = 0;
        kick();
    });
}

QList<OutboxRow> Engine::heads(const QList<OutboxRow> &rows)
{
    // One operation a case and request: whatever becomes of it, the next one of the case has not left yet.
    QSet<QString> seen;
    QList<OutboxRow> result;
    qint64 wait = 0;
    for (const OutboxRow &row : rows) {
        if (row.returned || (!row.caseId.isEmpty() && seen.contains(row.caseId)))
            continue;
        seen.insert(row.caseId);
        const qint64 undoable = undoableFor(row); // what was done to its case afterwards waits behind it
        if (undoable == 0)
            result.append(row);
        else
            wait = wait == 0 ? undoable : std::min(wait, undoable);
    }
    if (wait > 0)
        wakeIn(wait);
    return result;
}

QStringList Engine::missingFiles(const OutboxRow &row) const
{
    QStringList missing;
    const QStringList there = m_uploadAgain.contains(row.id) ? m_uploadAgain.value(row.id) : row.uploaded;
    for (const AttachmentRef &file : row.files) {
        if (!there.contains(file.id))
            missing.append(file.id);
    }
    return missing;
}

Result<void> Engine::takeUpload(const OutboxRow &row, const QString &fileId)
{
    if (const auto again = m_uploadAgain.find(row.id); again != m_uploadAgain.end())
        again->append(fileId);
    return m_outbox.markUploaded(row.id, fileId);
}

void Engine::upload()
{
    if (!mayTalk() || m_upload.busy())
        return;
    const auto rows = readOutbox(m_upload);
    if (!rows)
        return;
    const auto list = heads(*rows);
    const auto next = [&] {
        return std::find_if(list.cbegin(), list.cend(), [this](const OutboxRow &row) {
            return !m_heldUploads.contains(row.id) && !missingFiles(row).isEmpty();
        });
    };
    auto found = next();
    if (found == list.cend() && !m_heldUploads.isEmpty()) {
        m_heldUploads.clear();
        found = next();
    }
    if (found == list.cend())
        return publish();
    m_upload.begin();
    publish();
    const OutboxRow row = *found;
    const QString fileId = missingFiles(row).constFirst();
    m_remote.upload(fileId, m_outbox.filePath(fileId), guarded([this, row, fileId, number = m_tokenNumber](const Result<void> &sent) {
        if (!sent && sent.error().code != ErrorCode::Storage && passing(sent.error().code)) {
            if (sent.error().code == ErrorCode::ServiceFailed)
                m_heldUploads.insert(row.id);
            failed(m_upload, sent.error(), number);
            return;
        }
        const auto kept = sent.ok() ? takeUpload(row, fileId) : giveBack(row, sent.error());
        if (!kept)
            return storageFailed(m_upload, kept.error());
        m_upload.succeeded();
        arrived();
        m_upload.wake();
        m_push.wake();
        publish();
    }));
}

void Engine::push()
{
    if (!mayTalk() || m_push.busy() || !hasPlace())
        return;
    const auto rows = readOutbox(m_push);
    if (!rows)
        return;
    QList<OutboxRow> batch;
    QStringList ids;
    QList<EncodedOperation> operations;
    qint64 bytes = 0;
    const auto ready = heads(*rows);
    const bool onlyHeldBack = std::all_of(ready.cbegin(), ready.cend(), [this](const OutboxRow &row) { return m_heldBack.contains(row.id); });
    if (onlyHeldBack)
        m_heldBack.clear();
    for (const OutboxRow &row : ready) {
        if (batch.size() == m_pushLimit || !missingFiles(row).isEmpty() || m_heldBack.contains(row.id))
            continue;
        bytes += row.body.size();
        if (!batch.isEmpty() && bytes > pushBytes)
            break;
        batch.append(row);
        ids.append(row.id);
        operations.append({row.id, row.body});
    }
    if (batch.isEmpty())
        return publish();
    if (const auto marked = m_outbox.markSent(ids); !marked)
        return storageFailed(m_push, marked.error());
    m_push.begin();
    m_observer.outboxChanged();
    publish();
    m_remote.push(operations, guarded([this, batch, number = m_tokenNumber, losses = m_losses, generations = m_generations](const Result<QList<Outcome>> &outcomes) {
        if (generations != m_generations) // asked of the service before: whether this one has them, only it can say
            return failed(m_push, Error{ErrorCode::Cancelled, {}}, number);
        if (outcomes.ok())
            takeOutcomes(batch, outcomes.value(), losses);
        else
            pushFailed(batch, outcomes.error(), number);
    }));
}

void Engine::pushFailed(const QList<OutboxRow> &batch, const Error &error, int tokenNumber)
{
    const bool ofTheBatch = error.code == ErrorCode::ServiceFailed || !passing(error.code);
    if (!ofTheBatch) {
        failed(m_push, error, tokenNumber);
        return;
    }
    // One of them is what the service chokes on: alone it tells which, and the others go on.
    m_pushLimit = 1;
    if (batch.size() > 1) {
        failed(m_push, error, tokenNumber);
        return;
    }
    if (passing(error.code)) {
        m_heldBack.insert(batch.constFirst().id);
        failed(m_push, error, tokenNumber);
        return;
    }
    if (const auto returned = giveBack(batch.constFirst(), error); !returned)
        return storageFailed(m_push, returned.error());
    m_push.succeeded();
    m_push.wake();
    publish();
}

void Engine::takeOutcomes(const QList<OutboxRow> &batch, QList<Outcome> outcomes, int lossesBefore)
{
    QHash<QString, Outcome> byId;
    for (Outcome &outcome : outcomes) {
        if (m_losses != lossesBefore) // what of it we may still see, the tail brings
            outcome.rows.clear();
        byId.insert(outcome.id, outcome);
    }
    std::optional<Error> waits; // why some of them must be offered again
    for (const OutboxRow &row : batch) {
        const auto found = byId.constFind(row.id);
        if (found == byId.constEnd()) {
            waits = Error{ErrorCode::ServiceFailed, u"the service did not answer for every operation"_s};
            continue;
        }
        if (!found->applied && passing(found->refusal.code))
            waits = found->refusal;
        if (const auto taken = takeOutcome(row, *found); !taken)
            waits = taken.error();
    }
    m_observer.outboxChanged();
    arrived();
    if (waits) {
        failed(m_push, *waits, m_tokenNumber);
    } else {
        m_pushLimit = pushBatch;
        m_push.succeeded();
    }
    m_upload.wake();
    m_push.wake();
    m_work.wake();
    publish();
}

Result<void> Engine::takeOutcome(const OutboxRow &row, const Outcome &outcome)
{
    if (outcome.applied) {
        m_uploadAgain.remove(row.id);
        if (outcome.rows.isEmpty()) // it may be out of reach by now
            m_lossesJudged = -1;
        const auto settled = m_cache.settle(row.id, outcome.rows);
        if (!settled)
            return settled.error();
        m_observer.cacheChanged(settled.value());
        return m_outbox.markDone(row.id, m_clock.nowMs());
    }
    if (outcome.refusal.code == ErrorCode::MissingUpload)
        m_uploadAgain.insert(row.id, {});
    return passing(outcome.refusal.code) ? Result<void>() : giveBack(row, outcome.refusal, outcome.clash);
}

Result<void> Engine::giveBack(const OutboxRow &row, const Error &reason, const std::optional<FieldClash> &clash)
{
    if (row.kind == "viewed"_L1) { // nobody's words
        const auto settled = m_cache.settle(row.id, {});
        if (!settled)
            return settled.error();
        m_observer.cacheChanged(settled.value());
        return m_outbox.markDone(row.id, m_clock.nowMs());
    }
    QList<OutboxRow> returning{row};
    if (row.kind == "open"_L1) {
        // Nothing of a case that never came to be can be sent.
        const auto rows = m_outbox.pending();
        if (!rows)
            return rows.error();
        for (const OutboxRow &other : rows.value()) {
            if (other.id != row.id && other.caseId == row.caseId && !other.returned)
                returning.append(other);
        }
    }
    // Latest first: each overlay lies on the ones before it.
    for (auto back = returning.crbegin(); back != returning.crend(); ++back) {
        const auto settled = m_cache.settle(back->id, {});
        if (!settled)
            return settled.error();
        if (const auto marked = m_outbox.markReturned(back->id, reason, back->id == row.id ? clash : std::nullopt); !marked)
            return marked;
        m_observer.cacheChanged(settled.value());
    }
    m_observer.outboxChanged();
    return {};
}

} // namespace Casement::Engine
