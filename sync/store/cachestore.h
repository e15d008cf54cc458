// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/portaldefinition.h"
#include "sync/protocol/ports.h"
#include "sync/sql/database.h"
#include "sync/store/salvage.h"

#include <functional>
#include <memory>

struct sqlite3;

namespace Casement::Store {

class CacheRows;
class FeedWriter;
class LongWork;
class Overlays;

/// cache.db's one writer: effective rows, confirmed copies and the search index. Disposable: the service can bring all of it again.
/// Bound to the thread that opened it.
class CacheStore final : public Protocol::Cache
{
public:
    /// Creates the file where it is missing and checks it after an unclean end. Errors: Storage, NewerVersion, Corrupt.
    [[nodiscard]] static Result<std::unique_ptr<CacheStore>> open(const QString &path);
    /// Moves a file that cannot be used aside (".corrupt-<n>", the last is kept until removeAside()) and opens an empty one, which
    /// begins a new generation: what adopt() puts into it is of the one before. Nobody else may have the file open.
    [[nodiscard]] static Result<std::unique_ptr<CacheStore>> recreate(const QString &path);
    [[nodiscard]] static QString asidePath(const QString &path); ///< empty: there is none
    static void removeAside(const QString &path);
    /// Whoever meets damage leaves a mark: the next open() answers Corrupt, since no check finds all SQLite may stumble over. From any thread.
    static void mark(const QString &path);
    [[nodiscard]] static bool isMarked(const QString &path);
    /// Called where it meets damage, in its thread, after the mark.
    void whenDamaged(std::function<void()> tell) { m_whenDamaged = std::move(tell); }
    ~CacheStore() override;
    Q_DISABLE_COPY_MOVE(CacheStore)

    [[nodiscard]] Result<QString> cursor() override;
    [[nodiscard]] Result<std::optional<Profile>> profile() override;
    [[nodiscard]] Result<void> setProfile(const Profile &profile); ///< of the sign-in's answer
    [[nodiscard]] Result<QJsonObject> definition() override;
    [[nodiscard]] Result<void> setDefinition(const QJsonObject &definition) override;
    [[nodiscard]] Result<bool> definitionFits() override;
    [[nodiscard]] Result<Protocol::CacheChanges> apply(const Protocol::FeedPage &page, qint64 now) override;
    [[nodiscard]] Result<Protocol::CacheChanges> applyAll(const QList<Protocol::FeedPage> &pages, qint64 now) override;
    [[nodiscard]] Result<Protocol::LongWorkDone> workOn(qint64 now) override;
    [[nodiscard]] Result<std::optional<Attachment>> wantedFile() override;
    [[nodiscard]] QString filePath(const QString &attachmentId) const override;
    [[nodiscard]] Result<void> passFile(const Attachment &file) override;
    [[nodiscard]] Result<Protocol::CacheChanges> applyBundles(const QList<CaseBundle> &bundles) override;
    [[nodiscard]] Result<QStringList> lacking(const QStringList &ids) override;
    [[nodiscard]] Result<QStringList> wanted(int limit) override;
    [[nodiscard]] Result<void> beginGeneration() override;
    [[nodiscard]] Result<Protocol::CacheChanges> forgetAll() override;
    [[nodiscard]] Result<void> resetOverlays() override;
    /// An operation the rules refuse on the present rows stays out of them without an error: the service decides.
    [[nodiscard]] Result<Protocol::CacheChanges> overlay(const Operation &operation, const QList<AttachmentRef> &files, qint64 now) override;
    [[nodiscard]] Result<Protocol::CacheChanges> settle(const QString &operationId, const QList<Protocol::Object> &rows) override;
    [[nodiscard]] Result<qint64> lastSync() override;
    [[nodiscard]] Result<bool> rebuilding() override;
    /// Puts salvaged rows in as of an older generation, readable until the service has brought them anew; known ones stay as they are.
    [[nodiscard]] Result<Protocol::CacheChanges> adopt(const QList<Salvage::Found> &cases, const QList<Protocol::Object> &plain);
    /// What the rules say to an act on the effective rows, before anything is written.
    [[nodiscard]] Result<void> check(const Operation &operation, qint64 now);

    /// How much is kept; what is too much goes slice by slice with workOn(). spared: cases that stay, see Eviction.
    [[nodiscard]] Result<KeepChoice> choice();
    [[nodiscard]] Result<void> choose(const KeepChoice &choice);
    void setSpared(std::function<QStringList()> spared);
    [[nodiscard]] Result<DiskUse> use(); ///< without what is unsent

    [[nodiscard]] sqlite3 *handle() const; ///< for fault injection and backup

private:
    explicit CacheStore(std::unique_ptr<Sql::Database> database);
    [[nodiscard]] Result<void> told(const Result<void> &done) const;
    [[nodiscard]] Result<void> commit(Sql::Transaction &transaction);

    std::unique_ptr<Sql::Database> m_database;
    std::unique_ptr<CacheRows> m_rows;
    std::unique_ptr<Overlays> m_overlays;
    std::unique_ptr<FeedWriter> m_feed;
    std::unique_ptr<LongWork> m_work;
    std::function<void()> m_whenDamaged;
    bool m_endsClean = false; ///< open() went to its end; else the next one checks the file
};

} // namespace Casement::Store
