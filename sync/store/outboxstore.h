// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"
#include "sync/protocol/ports.h"
#include "sync/sql/database.h"

#include <memory>

namespace Casement::Store {

/// outbox.db: drafts and unsent work, durable before a call returns. Bound to the thread that opened it; the outbox thread and the
/// engine thread each open their own. Nothing in it is removed but by its author or by the service's answer.
class OutboxStore final : public Protocol::OutboxQueue
{
public:
    /// Creates the file where it is missing. Errors: Storage, NewerVersion, Corrupt; the file is then left as it is.
    [[nodiscard]] static Result<std::unique_ptr<OutboxStore>> open(const QString &path);
    ~OutboxStore() override;
    Q_DISABLE_COPY_MOVE(OutboxStore)

    [[nodiscard]] Result<void> saveDraft(const QString &key, const QJsonObject &content, qint64 now);
    [[nodiscard]] Result<void> dropDraft(const QString &key);
    [[nodiscard]] Result<QJsonObject> loadDraft(const QString &key); ///< empty object: none
    [[nodiscard]] Result<QStringList> draftKeys();
    /// Copies a file durably into the store under the attachment's id; the answer's path is the copy.
    [[nodiscard]] Result<LocalFile> keepFile(const QString &path, const QString &attachmentId);
    /// Removes kept files no draft and no operation names. Call once a run, before anything is composed.
    [[nodiscard]] Result<void> tidyFiles();

    /// The operation, its files and the end of its draft (empty key: none) in one transaction; known ids are left as they are.
    [[nodiscard]] Result<void> enqueue(const Operation &operation, const Protocol::EncodedOperation &encoded, const QList<LocalFile> &files,
                                       const QString &draftKey, qint64 now);
    /// caseTitle is filled for cases that are still in the outbox themselves; the cache knows the others.
    [[nodiscard]] Result<QList<OutboxEntry>> entries();
    /// Removes an entry never sent or returned, OpenCase with its dependants; answers the ids removed, to be settled in the cache.
    [[nodiscard]] Result<QStringList> dropOperation(const QString &id);
    /// Queues a returned entry once more under a new id; answers its new row. One with a clash now starts from the present value.
    [[nodiscard]] Result<Protocol::OutboxRow> retry(const QString &id, const QString &newId);
    /// The same with another value for the field that clashed.
    [[nodiscard]] Result<Protocol::OutboxRow> resolve(const QString &id, const QString &newId, const QString &value);
    /// dropOperation(), with the draft that replaces it in the same transaction; files the draft names stay.
    [[nodiscard]] Result<QStringList> takeBack(const QString &id, const QString &draftKey, const QJsonObject &draft, qint64 now);
    [[nodiscard]] Result<QStringList> quoted() override;
    [[nodiscard]] Result<bool> lose(const QStringList &ids, qint64 now) override;

    [[nodiscard]] Result<QList<Protocol::OutboxRow>> pending() override;
    [[nodiscard]] Result<void> markSent(const QStringList &ids) override;
    [[nodiscard]] Result<void> markUploaded(const QString &id, const QString &attachmentId) override;
    static constexpr qint64 keptMs = 30LL * 24 * 60 * 60 * 1000; ///< how long what is done can be offered again
    [[nodiscard]] Result<void> markDone(const QString &id, qint64 now) override;
    [[nodiscard]] Result<void> offerAgain(qint64 now) override;
    /// A returned OpenCase takes its dependants back with it. Of an act on what its author may no longer see only their own words stay.
    [[nodiscard]] Result<void> markReturned(const QString &id, const Error &reason, const std::optional<FieldClash> &clash) override;
    [[nodiscard]] QString filePath(const QString &attachmentId) const override;

private:
    explicit OutboxStore(std::unique_ptr<Sql::Database> database);
    [[nodiscard]] QList<Protocol::OutboxRow> rowsWhere(const QString &condition, const QVariantList &values);
    [[nodiscard]] QStringList deleteDraft(const QString &key);
    void writeDraft(const QString &key, const QJsonObject &content, qint64 now);
    /// Deletes an entry that is not on its way, OpenCase with its dependants; answers their rows.
    [[nodiscard]] Result<QList<Protocol::OutboxRow>> takeOut(const QString &id);
    [[nodiscard]] Result<Protocol::OutboxRow> again(const QString &id, const QString &newId, const std::optional<QString> &value);
    [[nodiscard]] QJsonObject withPaths(QJsonObject draft) const;
    void shrink(const Protocol::OutboxRow &row);
    /// An entry that is done or came back and repeats what others had set: of which case or record, and what its author typed.
    struct Quote { bool returned; QString id, of, words; };
    [[nodiscard]] QList<Quote> quotes();
    bool loseDrafts(const QString &caseId, qint64 now);
    void emptyLog();
    void removeFiles(const QStringList &attachmentIds);
    [[nodiscard]] bool isNamed(const QString &fileName);

    std::unique_ptr<Sql::Database> m_database;
    QString m_filesDir;
};

} // namespace Casement::Store
