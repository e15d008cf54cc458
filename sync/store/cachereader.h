// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"
#include "models/domain/portaldefinition.h"
#include "sync/sql/database.h"

#include <QHash>
#include <atomic>
#include <memory>

struct sqlite3;

namespace Casement::Store {

/// A read-only connection to cache.db, bound to the thread that opened it (interrupt() apart). The writer has created the file before.
class CacheReader
{
public:
    [[nodiscard]] static Result<std::unique_ptr<CacheReader>> open(const QString &path, int searchLimit = 2000);
    ~CacheReader();
    Q_DISABLE_COPY_MOVE(CacheReader)

    /// "@me" in the query is the person of the stored profile.
    [[nodiscard]] Result<CaseIds> ids(const CaseQuery &query);
    [[nodiscard]] Result<CasesByValue> grouped(const CaseQuery &query, const QString &field);
    [[nodiscard]] Result<QList<CaseSummary>> rows(const QList<qint64> &rowIds);
    [[nodiscard]] Result<QList<qint64>> counts(const QList<CaseQuery> &queries);
    [[nodiscard]] Result<CaseDetail> detail(const QString &caseId);
    [[nodiscard]] Result<QList<RecentItem>> recent();
    [[nodiscard]] Result<QList<NoticeItem>> notices(); ///< the newest
    [[nodiscard]] Result<QList<Keepsake>> kept(const QString &kind);
    [[nodiscard]] Result<QList<Account>> accounts();
    [[nodiscard]] Result<QList<Person>> people(const QString &accountId);
    [[nodiscard]] Result<Attachment> attachment(const QString &attachmentId);
    /// With the first line of their bodies alone.
    [[nodiscard]] Result<QList<Article>> articles(const LibraryQuery &query);
    [[nodiscard]] Result<Article> article(const QString &id);
    [[nodiscard]] Result<QList<MessageSummary>> messages(const LibraryQuery &query); ///< likewise
    [[nodiscard]] Result<Message> message(const QString &id);
    /// Number, or subject while there is none, of the cases held.
    [[nodiscard]] Result<QHash<QString, QString>> titles(const QStringList &caseIds);
    [[nodiscard]] Result<std::optional<Profile>> profile();
    [[nodiscard]] Result<QJsonObject> definition();

    /// Called where it meets damage, in its thread, after a mark was left for the writer's next start.
    void whenDamaged(std::function<void()> tell) { m_whenDamaged = std::move(tell); }
    /// Ends the running statement, whose call answers Cancelled; callable from any thread.
    void interrupt();

private:
    CacheReader(std::unique_ptr<Sql::Database> database, int searchLimit);
    void refresh();
    [[nodiscard]] Result<CasesByValue> groupedByRank(const CaseQuery &query, const QString &field, CasesByValue made);
    [[nodiscard]] Result<CasesByValue> groupedByName(const QString &field, CasesByValue made);
    [[nodiscard]] Error failure();

    std::unique_ptr<Sql::Database> m_database;
    sqlite3 *const m_handle; ///< for interrupt()
    PortalDefinition m_definition;
    QString m_personId;
    QString m_stamp;
    const int m_searchLimit;
    std::atomic<bool> m_interrupted = false;
    std::function<void()> m_whenDamaged;
};

} // namespace Casement::Store
