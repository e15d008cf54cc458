// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/files/contentstore.h"
#include "sync/service/storage/core.h"

#include <optional>

namespace Casement::Service {

inline constexpr qint64 looseFor = 24LL * 60 * 60 * 1000; ///< how long content may wait for the operation that names it

/// Content that has arrived whole: a row of `upload`.
struct WholeUpload
{
    qint64 size = 0;
    bool attached = false;
};

/// A file on its way in, begun by one user under the id of an attachment. It comes in any number of requests, to any instance that
/// shares database and files folder; what says how far it is, is the file's own size. Whoever holds an object of this class holds the
/// file's lock; it lives no longer than one request.
class PartialUpload
{
public:
    /// Begins one, or finds the same one already begun or whole. Errors: Conflict (the id is taken, or begun with another length),
    /// TooManyAttempts (too much of this user waits).
    [[nodiscard]] static Result<void> create(Core &core, const QString &userId, const QString &id, qint64 length, const QString &metadata);
    /// Null: another request has it. NotFound: never begun, whole by now, or expired.
    [[nodiscard]] static Result<std::unique_ptr<PartialUpload>> open(Core &core, const QString &userId, const QString &id);
    /// The user's content that is whole and may still be named, or was.
    [[nodiscard]] static Result<std::optional<WholeUpload>> whole(Core &core, const QString &userId, const QString &id);
    /// Gives up content nobody has named yet.
    [[nodiscard]] static Result<void> forgetWhole(Core &core, const QString &userId, const QString &id);

    [[nodiscard]] qint64 offset() const { return m_offset; }
    [[nodiscard]] qint64 length() const { return m_row.length; }
    [[nodiscard]] qint64 expires() const { return m_row.expires; }
    [[nodiscard]] const QString &metadata() const { return m_row.metadata; }
    [[nodiscard]] bool isFull() const { return m_offset == m_row.length; }

    /// What is written from here on counts only after keep(), whatever happens in between.
    [[nodiscard]] Result<void> holdBack();
    /// TooLarge: more than was announced.
    [[nodiscard]] Result<void> write(const QByteArray &chunk);
    /// On disk for good: from here on offset() may be told.
    [[nodiscard]] Result<void> keep();
    /// Drops what came since holdBack().
    [[nodiscard]] Result<void> takeBack();
    /// Of a full one: the content moves to its place under its hash, and operations may name it. Conflict: the id was taken meanwhile.
    [[nodiscard]] Result<void> finish();
    [[nodiscard]] Result<void> remove();

private:
    struct Row
    {
        QString userId, id, file, metadata;
        qint64 length = 0, uncheckedFrom = -1, expires = 0;
    };
    PartialUpload(Core &core, Row row);
    [[nodiscard]] static std::optional<Row> find(Core &core, const QString &userId, const QString &id);
    [[nodiscard]] Result<void> settle();
    [[nodiscard]] Result<void> sync();
    [[nodiscard]] Result<QString> hash();
    [[nodiscard]] Result<bool> record(const QString &sha256);

    Core m_core; ///< a copy of references: it may outlive the call that made it, not its handler
    Row m_row;
    ContentStore m_store;
    QFile m_file;
    qint64 m_offset = 0;
};

} // namespace Casement::Service
