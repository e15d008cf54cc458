// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/files/partialupload.h"

#include "sync/service/files/sweep.h"
#include "sync/service/storage/rows.h"

#include <cerrno>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr int looseCases = 4; ///< a user's content not yet named by an operation: as much as this many cases may hold
constexpr int mostLoose = 256;
constexpr qint64 expiresAfter = 24LL * 60 * 60 * 1000;
constexpr qint64 renewBelow = 23LL * 60 * 60 * 1000; ///< so that not every request of an upload writes a row
constexpr qint64 readBytes = 1 << 20;

Error missing() { return {ErrorCode::NotFound, u"nothing here, or nothing you may see"_s}; }
Error taken() { return {ErrorCode::Conflict, u"this attachment id is taken; send the content under a new one"_s}; }

/// Within the quota of what a user may let wait.
Result<void> mayBegin(Core &core, const QString &userId, qint64 length)
{
    qint64 count = 1, bytes = length;
    for (const QString &sql : {u"SELECT COUNT(*), CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM upload WHERE user_id = ? AND attached = 0"_s,
                               u"SELECT COUNT(*), CAST(COALESCE(SUM(length), 0) AS BIGINT) FROM partial_upload WHERE user_id = ?"_s}) {
        Sql::Query query = core.db.run(sql, {userId});
        if (query.next()) {
            count += query.integer(0);
            bytes += query.integer(1);
        }
    }
    if (count > mostLoose || bytes > core.definition.limits.caseBytes * looseCases)
        return Error{ErrorCode::TooManyAttempts, u"too much content waits for its operations; send those first, or end uploads you do not need"_s};
    return {};
}

} // namespace

PartialUpload::PartialUpload(Core &core, Row row)
    : m_core(core), m_row(std::move(row)), m_store(core.dataDir, core.entropy), m_file(m_store.temporaryPath(m_row.file))
{
}

std::optional<PartialUpload::Row> PartialUpload::find(Core &core, const QString &userId, const QString &id)
{
    Sql::Query query = core.db.run(u"SELECT file, metadata, length, unchecked_from, expires FROM partial_upload "
                                   u"WHERE user_id = ? AND id = ? AND expires > ?"_s,
                                   {userId, id, core.clock.nowMs()});
    if (!query.next())
        return std::nullopt;
    return Row{userId, id, query.text(0), query.text(1), query.integer(2), query.integer(3), query.integer(4)};
}

Result<std::optional<WholeUpload>> PartialUpload::whole(Core &core, const QString &userId, const QString &id)
{
    std::optional<WholeUpload> found;
    {
        Sql::Query query = core.db.run(u"SELECT size, attached FROM upload WHERE id = ? AND user_id = ? AND (attached = 1 OR at > ?)"_s,
                                       {id, userId, core.clock.nowMs() - looseFor});
        if (query.next())
            found = WholeUpload{query.integer(0), query.flag(1)};
    }
    const auto ok = core.db.check();
    return ok ? Result<std::optional<WholeUpload>>(found) : ok.error();
}

Result<void> PartialUpload::forgetWhole(Core &core, const QString &userId, const QString &id)
{
    QString sha256;
    Sql::Transaction transaction(core.db);
    {
        Sql::Query query = core.db.run(u"SELECT sha256 FROM upload WHERE id = ? AND user_id = ? AND attached = 0"_s, {id, userId});
        if (query.next())
            sha256 = query.text(0);
    }
    core.db.run(u"DELETE FROM upload WHERE id = ? AND user_id = ? AND attached = 0"_s, {id, userId});
    const auto done = transaction.commit();
    return done && !sha256.isEmpty() ? dropUnneeded(core, {sha256}) : done;
}

Result<void> PartialUpload::create(Core &core, const QString &userId, const QString &id, qint64 length, const QString &metadata)
{
    Sql::Transaction transaction(core.db);
    if (core.db.failed())
        return transaction.commit();
    const qint64 now = core.clock.nowMs();
    {
        Sql::Query query = core.db.run(u"SELECT user_id, size, attached, at FROM upload WHERE id = ?"_s, {id});
        if (query.next()) {
            if (query.text(0) != userId)
                return taken();
            if (query.flag(2) || query.integer(3) > now - looseFor)
                return query.integer(1) == length ? Result<void>() : Result<void>(taken());
        } else if (Rows::exists(core.db, u"attachment"_s, id)) {
            return taken();
        }
    }
    if (const auto begun = find(core, userId, id)) {
        if (begun->length == length)
            return {};
        return Error{ErrorCode::Conflict, u"an upload under this id began with another length; end it with DELETE, or take another id"_s};
    }
    core.db.run(u"DELETE FROM partial_upload WHERE user_id = ? AND id = ?"_s, {userId, id}); // expired; its file is swept as nobody's
    if (const auto may = mayBegin(core, userId, length); !may)
        return may;
    core.db.run(u"INSERT INTO partial_upload (user_id, id, file, length, unchecked_from, metadata, expires) VALUES (?, ?, ?, ?, -1, ?, ?)"_s,
                {userId, id, ContentStore(core.dataDir, core.entropy).freshName(), length, metadata, now + expiresAfter});
    return transaction.commit();
}

Result<std::unique_ptr<PartialUpload>> PartialUpload::open(Core &core, const QString &userId, const QString &id)
{
    auto row = find(core, userId, id);
    if (!row) {
        const auto ok = core.db.check();
        return ok ? missing() : ok.error();
    }
    std::unique_ptr<PartialUpload> upload(new PartialUpload(core, *std::move(row)));
    if (const auto made = upload->m_store.makeTemporaryFolder(); !made)
        return made.error();
    if (!upload->m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return contentFailure(upload->m_file.fileName(), upload->m_file.errorString());
    if (!lockFile(upload->m_file))
        return std::unique_ptr<PartialUpload>();
    // It may have ended between the look and the lock.
    row = find(core, userId, id);
    if (const auto ok = core.db.check(); !ok)
        return ok.error();
    if (!row || row->file != upload->m_row.file) {
        upload->m_file.remove();
        return missing();
    }
    upload->m_row = *std::move(row);
    if (const auto settled = upload->settle(); !settled)
        return settled.error();
    return upload;
}

/// What an earlier request left: the unchecked goes, the rest is put on disk before anybody hears of it.
Result<void> PartialUpload::settle()
{
    if (m_row.uncheckedFrom >= 0) {
        if (const auto back = takeBack(); !back)
            return back;
    }
    m_offset = m_file.size();
    if (!m_file.seek(m_offset))
        return contentFailure(m_file.fileName(), m_file.errorString());
    return sync();
}

Result<void> PartialUpload::sync()
{
    return ::fsync(m_file.handle()) == 0 ? Result<void>() : Result<void>(contentFailure(m_file.fileName(), qt_error_string(errno)));
}

Result<void> PartialUpload::holdBack()
{
    m_row.uncheckedFrom = m_offset;
    m_core.db.run(u"UPDATE partial_upload SET unchecked_from = ? WHERE file = ?"_s, {m_offset, m_row.file});
    return m_core.db.check();
}

Result<void> PartialUpload::takeBack()
{
    const qint64 from = std::exchange(m_row.uncheckedFrom, -1);
    if (m_file.size() > from && !m_file.resize(from))
        return contentFailure(m_file.fileName(), m_file.errorString());
    m_offset = m_file.size();
    if (const auto synced = sync(); !synced)
        return synced;
    m_core.db.run(u"UPDATE partial_upload SET unchecked_from = -1 WHERE file = ?"_s, {m_row.file});
    return m_core.db.check();
}

Result<void> PartialUpload::write(const QByteArray &chunk)
{
    if (chunk.size() > m_row.length - m_offset)
        return Error{ErrorCode::TooLarge, QStringLiteral("more came than the %1 bytes announced in Upload-Length").arg(m_row.length)};
    if (m_file.write(chunk) != chunk.size())
        return contentFailure(m_file.fileName(), m_file.errorString());
    m_offset += chunk.size();
    return {};
}

Result<void> PartialUpload::keep()
{
    if (const auto synced = sync(); !synced)
        return synced;
    const qint64 now = m_core.clock.nowMs();
    if (m_row.uncheckedFrom < 0 && m_row.expires - now > renewBelow)
        return {};
    m_row.uncheckedFrom = -1;
    m_row.expires = now + expiresAfter;
    m_core.db.run(u"UPDATE partial_upload SET unchecked_from = -1, expires = ? WHERE file = ?"_s, {m_row.expires, m_row.file});
    return m_core.db.check();
}

Result<QString> PartialUpload::hash()
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!m_file.seek(0))
        return contentFailure(m_file.fileName(), m_file.errorString());
    for (qint64 left = m_row.length; left > 0;) {
        const QByteArray piece = m_file.read(std::min(left, readBytes));
        if (piece.isEmpty())
            return contentFailure(m_file.fileName(), m_file.errorString());
        hash.addData(piece);
        left -= piece.size();
    }
    return QString::fromLatin1(hash.result().toHex());
}

Result<void> PartialUpload::finish()
{
    const auto sha256 = hash(); // from what is on disk: it may have come in many requests
    if (!sha256)
        return sha256.error();
    const auto moved = record(sha256.value());
    if (!moved && moved.error().code == ErrorCode::Conflict)
        static_cast<void>(remove());
    if (!moved)
        return moved.error();
    if (!moved.value())
        m_file.remove();
    return {};
}

/// True: the file has become the content; false: the content was here before.
Result<bool> PartialUpload::record(const QString &sha256)
{
    Sql::Transaction transaction(m_core.db);
    if (m_core.db.failed())
        return transaction.commit().error();
    QString before; // expired content under the same id
    {
        Sql::Query query = m_core.db.run(u"SELECT user_id, attached, sha256 FROM upload WHERE id = ?"_s, {m_row.id});
        if (query.next()) {
            if (query.text(0) != m_row.userId || query.flag(1))
                return taken();
            before = query.text(2);
        } else if (Rows::exists(m_core.db, u"attachment"_s, m_row.id)) {
            return taken();
        }
    }
    const auto moved = m_store.place(m_file.fileName(), sha256);
    if (!moved)
        return moved.error();
    m_core.db.run(u"DELETE FROM upload WHERE id = ? AND user_id = ? AND attached = 0"_s, {m_row.id, m_row.userId});
    m_core.db.run(u"INSERT INTO upload (id, user_id, sha256, size, at, attached) VALUES (?, ?, ?, ?, ?, 0)"_s,
                  {m_row.id, m_row.userId, sha256, m_row.length, m_core.clock.nowMs()});
    m_core.db.run(u"DELETE FROM partial_upload WHERE file = ?"_s, {m_row.file});
    if (const auto done = transaction.commit(); !done)
        return done.error();
    if (!before.isEmpty() && before != sha256)
        static_cast<void>(dropUnneeded(m_core, {before}));
    return moved;
}

Result<void> PartialUpload::remove()
{
    Sql::Transaction transaction(m_core.db);
    m_core.db.run(u"DELETE FROM partial_upload WHERE file = ?"_s, {m_row.file});
    if (const auto done = transaction.commit(); !done)
        return done;
    m_file.remove();
    return {};
}

} // namespace Casement::Service
