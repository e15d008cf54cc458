// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/files/upload.h"

#include "sync/service/commands/operations.h"
#include "sync/service/storage/rows.h"

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr int looseCases = 4; ///< a user's content not yet named by an operation: as much as this many cases may hold

qint64 looseBytes(Core &core, const QString &userId)
{
    Sql::Query query = core.db.run(u"SELECT COALESCE(SUM(size), 0) FROM upload WHERE user_id = ? AND attached = 0"_s, {userId});
    return query.next() ? query.integer(0) : 0;
}

} // namespace

Upload::Upload(Core &core, const QString &userId, const Request &request, const QString &id)
    : m_core(core), m_userId(userId), m_request(request), m_id(id), m_store(core.dataDir, core.entropy)
{
    m_request.body.clear();
}

Sink Upload::begin(Visit &visit)
{
    const Request &request = visit.request;
    const QString userId = visit.caller.userId;
    Core &core = visit.core;
    if (!isPlainId(visit.part()))
        return notFound(request);
    std::unique_ptr<Upload> upload(new Upload(core, userId, request, visit.part()));
    if (request.header("content-length").toLongLong() > core.definition.limits.fileBytes)
        return refusal(request, upload->tooLarge());
    if (looseBytes(core, userId) > core.definition.limits.caseBytes * looseCases)
        return refusal(request, {ErrorCode::TooManyAttempts, u"too much content waits for its operations; send those first"_s});
    auto incoming = upload->m_store.begin();
    if (!incoming)
        return refusal(request, incoming.error());
    upload->m_incoming = std::move(incoming).value();
    return std::unique_ptr<BodySink>(std::move(upload));
}

Error Upload::tooLarge() const
{
    return {ErrorCode::TooLarge, QStringLiteral("a file may have at most %1 bytes; send it another way or in parts").arg(m_core.definition.limits.fileBytes)};
}

Result<void> Upload::write(const QByteArray &chunk)
{
    if (m_incoming->size() + chunk.size() > m_core.definition.limits.fileBytes)
        return tooLarge();
    return m_incoming->write(chunk);
}

Result<void> Upload::record()
{
    if (const auto closed = m_incoming->close(); !closed)
        return closed;
    const Error taken{ErrorCode::Conflict, u"this attachment id is taken; send the content under a new one"_s};
    Sql::Transaction transaction(m_core.db);
    if (m_core.db.failed())
        return transaction.commit();
    {
        Sql::Query query = m_core.db.run(u"SELECT user_id, sha256 FROM upload WHERE id = ?"_s, {m_id});
        if (query.next())
            return query.text(0) == m_userId && query.text(1) == m_incoming->sha256() ? Result<void>() : Result<void>(taken);
    }
    if (Rows::exists(m_core.db, u"attachment"_s, m_id))
        return taken;
    if (const auto placed = m_store.place(*m_incoming); !placed)
        return placed;
    m_core.db.run(u"INSERT INTO upload (id, user_id, sha256, size, at, attached) VALUES (?, ?, ?, ?, ?, 0)"_s,
                  {m_id, m_userId, m_incoming->sha256(), m_incoming->size(), m_core.clock.nowMs()});
    return transaction.commit();
}

Reply Upload::finish()
{
    if (const auto done = record(); !done)
        return refusal(m_request, done.error());
    return jsonReply({{u"id"_s, m_id}, {u"sha256"_s, m_incoming->sha256()}, {u"size"_s, m_incoming->size()}});
}

} // namespace Casement::Service
