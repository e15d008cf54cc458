// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/portaldefinition.h"
#include "sync/protocol/ports.h"
#include "sync/sql/database.h"

#include <memory>

struct sqlite3;

namespace Casement::Store {

class CacheRows;
class FeedWriter;
class Overlays;

/// cache.db's one writer: effective rows, confirmed copies and the search index. Disposable: the service can bring all of it again.
/// Bound to the thread that opened it.
class CacheStore final : public Protocol::Cache
{
public:
    /// Creates the file where it is missing and checks it after an unclean end. Errors: Storage, NewerVersion, Corrupt.
    [[nodiscard]] static Result<std::unique_ptr<CacheStore>> open(const QString &path);
    /// Moves a file that cannot be used aside (".corrupt-<n>", one is kept) and opens an empty one.
    [[nodiscard]] static Result<std::unique_ptr<CacheStore>> recreate(const QString &path);
    ~CacheStore() override;
    Q_DISABLE_COPY_MOVE(CacheStore)

    [[nodiscard]] Result<QString> cursor() override;
    [[nodiscard]] Result<std::optional<Profile>> profile() override;
    [[nodiscard]] Result<void> setProfile(const Profile &profile); ///< of the sign-in's answer
    [[nodiscard]] Result<QJsonObject> definition() override;
    [[nodiscard]] Result<void> setDefinition(const QJsonObject &definition) override;
    [[nodiscard]] Result<bool> definitionFits() override;
    [[nodiscard]] Result<Protocol::CacheChanges> apply(const Protocol::FeedPage &page, qint64 now) override;
    [[nodiscard]] Result<Protocol::CacheChanges> applyBundles(const QList<CaseBundle> &bundles) override;
    [[nodiscard]] Result<QStringList> wanted(int limit) override;
    [[nodiscard]] Result<void> beginGeneration() override;
    [[nodiscard]] Result<void> resetOverlays() override;
    /// An operation the rules refuse on the present rows stays out of them without an error: the service decides.
    [[nodiscard]] Result<Protocol::CacheChanges> overlay(const Operation &operation, const QList<AttachmentRef> &files, qint64 now) override;
    [[nodiscard]] Result<Protocol::CacheChanges> settle(const QString &operationId, const QList<Protocol::Object> &rows) override;
    [[nodiscard]] Result<qint64> lastSync() override;
    /// What the rules say to an act on the effective rows, before anything is written.
    [[nodiscard]] Result<void> check(const Operation &operation, qint64 now);

    [[nodiscard]] sqlite3 *handle() const; ///< for fault injection and backup

private:
    explicit CacheStore(std::unique_ptr<Sql::Database> database);
    [[nodiscard]] Result<void> commit(Sql::Transaction &transaction);
    [[nodiscard]] Result<void> finishPurge();

    std::unique_ptr<Sql::Database> m_database;
    std::unique_ptr<CacheRows> m_rows;
    std::unique_ptr<Overlays> m_overlays;
    std::unique_ptr<FeedWriter> m_feed;
    bool m_endsClean = false; ///< else the next open checks the file
};

} // namespace Casement::Store
