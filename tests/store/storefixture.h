// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/store/cachereader.h"
#include "sync/store/cachestore.h"

#include <QTemporaryDir>
#include <QTest>

namespace Casement::Testing {

inline constexpr qint64 noon = 1'790'000'000'000; ///< the tests' "now"
inline constexpr qint64 minute = 60'000;

/// A cache with the shipped kaltura definition, one customer signed in, and a reader on it.
class Cache
{
public:
    explicit Cache(int searchLimit = 2000);
    void reopen();
    void close();
    /// All that the cache does in slices; answers how many there were.
    int work(qint64 now = noon);
    /// The files as they are on the disk now, as a kill would leave them, opened in a second cache's place.
    void becomeCopyOf(const Cache &other);
    [[nodiscard]] QString path() const { return m_dir.filePath(QStringLiteral("cache.db")); }
    [[nodiscard]] bool holds(const QByteArray &bytes) const; ///< anywhere in the folder's files
    [[nodiscard]] Store::CacheStore &store() { return *m_store; }
    [[nodiscard]] Store::CacheReader &reader() { return *m_reader; }

    /// Case ids of a query's answer, in its order.
    [[nodiscard]] QStringList find(const CaseQuery &query);
    [[nodiscard]] QStringList search(const QString &typed) { return find(parseSearch(typed)); }
    [[nodiscard]] QStringList all() { return find({}); }
    [[nodiscard]] qint64 rowId(const QString &caseId);
    [[nodiscard]] CaseDetail detail(const QString &caseId);

private:
    QTemporaryDir m_dir;
    int m_searchLimit;
    std::unique_ptr<Store::CacheStore> m_store;
    std::unique_ptr<Store::CacheReader> m_reader;
};

[[nodiscard]] Profile customer();
[[nodiscard]] Case makeCase(const QString &id, qint64 version = 1);
[[nodiscard]] Comment makeComment(const QString &id, const QString &caseId, const QString &body, qint64 at, qint64 version = 1);
[[nodiscard]] CaseBundle makeBundle(const Case &record, const QList<Comment> &comments = {}, const QStringList &keys = {QStringLiteral("account:a1")});

[[nodiscard]] Protocol::Object object(const Case &record);
[[nodiscard]] Protocol::Object object(const Comment &comment);
[[nodiscard]] Protocol::Object object(const HistoryEntry &entry);
[[nodiscard]] Protocol::Object object(const Account &account);
[[nodiscard]] Protocol::Object object(const Person &person);
[[nodiscard]] Protocol::Object object(const Viewed &viewed);
[[nodiscard]] Protocol::Change change(const Protocol::Object &object, const QStringList &keys = {QStringLiteral("account:a1")});
[[nodiscard]] Protocol::Change gone(Protocol::Kind kind, const QString &id, qint64 number, const QString &key = {});
[[nodiscard]] Protocol::FeedPage page(const QList<CaseBundle> &bundles, const QList<Protocol::Change> &changes = {});

} // namespace Casement::Testing

/// Fails the test with the error's own words.
#define VERIFY_OK(expression) \
    do { \
        const auto &verified = (expression); \
        QVERIFY2(verified.ok(), verified.ok() ? "" : qPrintable(verified.error().detail)); \
    } while (false)
