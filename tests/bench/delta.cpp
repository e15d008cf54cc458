// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/clientbench.h"

#include "sync/store/cachereader.h"
#include "sync/store/cachestore.h"

#include <chrono>

using namespace Qt::StringLiterals;

namespace Casement::Bench {

namespace {

constexpr int most = 100;

} // namespace

DeltaSync::DeltaSync(const FilledCache &cache)
{
    auto store = Store::CacheStore::open(cache.folder.cachePath());
    auto reader = Store::CacheReader::open(cache.folder.cachePath());
    if (!store || !reader)
        qFatal("%s cannot be opened", qPrintable(cache.dataDir));
    m_store = std::move(store).value();
    QList<qint64> rowIds;
    const int changed = std::min(most, cache.cases);
    for (int i = 0; i < changed; ++i)
        rowIds << 1 + qint64(i) * cache.cases / changed;
    const auto rows = reader.value()->rows(rowIds);
    if (!rows)
        qFatal("%s", qPrintable(rows.error().detail));
    m_rows = rows.value();
    for (const CaseSummary &row : std::as_const(m_rows))
        m_version = std::max(m_version, row.record.version);
    m_version += cache.cases; // of the versions runs before this one left
}

DeltaSync::~DeltaSync() = default;

double DeltaSync::milliseconds()
{
    Protocol::FeedPage page;
    page.cursor = u"bench"_s;
    const qint64 now = cacheNow + 1000 * ++m_version;
    for (CaseSummary &row : m_rows) {
        Protocol::Change change;
        change.number = m_version;
        change.object.kind = Protocol::Kind::Case;
        row.record.updatedAt = row.record.responseAt = now;
        row.record.responseLine = u"Change %1 of this case"_s.arg(m_version);
        row.record.version = m_version;
        change.object.record = row.record;
        change.keys = {QString(u"account:"_s + row.record.accountId)};
        page.changes << change;
        Protocol::Change reply = change;
        reply.keys.clear();
        reply.object = {};
        reply.object.kind = Protocol::Kind::Comment;
        reply.object.comment.id = u"delta-%1-%2"_s.arg(m_version).arg(row.rowId);
        reply.object.comment.caseId = row.record.id;
        reply.object.comment.authorName = row.record.contactName;
        reply.object.comment.body = row.record.responseLine;
        reply.object.comment.postedAt = now;
        reply.object.comment.version = m_version;
        page.changes << reply;
    }
    const auto began = std::chrono::steady_clock::now();
    const auto applied = m_store->apply(page, now);
    const double spent = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
    if (!applied || applied->caseIds.size() != m_rows.size())
        qFatal("the changes are not in the cache: %s", applied.ok() ? "fewer cases than were changed" : qPrintable(applied.error().detail));
    return spent;
}

QJsonObject deltaSync(const Options &options)
{
    DeltaSync few(filledCache(options, options.cached.first()));
    DeltaSync many(filledCache(options, options.cached.last()));
    QJsonObject figures = interleaved(options.rounds, u"ms"_s, [&] { return few.milliseconds(); }, [&] { return many.milliseconds(); });
    figures.insert(u"target"_s, 1.5);
    return figures;
}

} // namespace Casement::Bench
