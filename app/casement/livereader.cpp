// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casement/livereader.h"

#include "models/domain/async.h"

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {
constexpr int gatherMs = 200, gatherWhileLoadingMs = 2'000;
constexpr qsizetype tellAtMost = 1'000; ///< beyond this "anything may have changed" is cheaper
}

LiveReader::LiveReader(Worker<EngineRoom> &engine, ReaderWorker &lists, ReaderWorker &search, QObject *parent)
    : CaseReader(parent)
    , m_engine(engine)
    , m_lists(lists)
    , m_search(search)
{
    m_gathering.setSingleShot(true);
    m_gathering.setInterval(gatherMs);
    connect(&m_gathering, &QTimer::timeout, this, &LiveReader::tellGathered);
}

LiveReader::~LiveReader() = default;

QFuture<Result<CaseIds>> LiveReader::ids(const CaseQuery &query)
{
    if (query.words.isEmpty() && query.phrases.isEmpty())
        return m_lists.call([query](Store::CacheReader &reader) { return reader.ids(query); });
    const quint64 number = ++m_newestSearch;
    if (Store::CacheReader *running = m_search.shared())
        running->interrupt();
    return m_search.call([this, number, query](Store::CacheReader &reader) -> Result<CaseIds> {
        if (number != m_newestSearch)
            return Error{ErrorCode::Cancelled, u"a newer search was asked"_s};
        auto found = reader.ids(query);
        // An interrupt meant for the search before this one may have hit it.
        if (!found && found.error().code == ErrorCode::Cancelled && number == m_newestSearch)
            return reader.ids(query);
        return found;
    });
}

// The search of the list may end it while it runs: then it begins again, for nobody asked it to end.
QFuture<Result<CaseIds>> LiveReader::lookUp(const CaseQuery &query)
{
    if (query.words.isEmpty() && query.phrases.isEmpty())
        return m_lists.call([query](Store::CacheReader &reader) { return reader.ids(query); });
    const quint64 number = ++m_newestLookUp;
    return m_search.call([this, number, query](Store::CacheReader &reader) -> Result<CaseIds> {
        constexpr int attempts = 3;
        Result<CaseIds> found = Error{ErrorCode::Cancelled, u"a newer look-up was asked"_s};
        for (int attempt = 0; attempt < attempts && number == m_newestLookUp; ++attempt) {
            found = reader.ids(query);
            if (found || found.error().code != ErrorCode::Cancelled)
                break;
        }
        return found;
    });
}

QFuture<Result<CasesByValue>> LiveReader::grouped(const CaseQuery &query, const QString &field)
{
    return m_lists.call([query, field](Store::CacheReader &reader) { return reader.grouped(query, field); });
}

QFuture<Result<QList<CaseSummary>>> LiveReader::rows(const QList<qint64> &rowIds)
{
    return m_lists.call([rowIds](Store::CacheReader &reader) { return reader.rows(rowIds); });
}

QFuture<Result<QList<qint64>>> LiveReader::counts(const QList<CaseQuery> &queries)
{
    return m_lists.call([queries](Store::CacheReader &reader) { return reader.counts(queries); });
}

QFuture<Result<CaseDetail>> LiveReader::detail(const QString &caseId)
{
    auto answer = m_lists.call([caseId](Store::CacheReader &reader) { return reader.detail(caseId); });
    onFinished(answer, this, [this, caseId](const Result<CaseDetail> &detail) {
        if (!detail || !detail->leftOut)
            return;
        (void)m_engine.call([caseId](EngineRoom &room) -> Result<void> {
            room.fetchCase(caseId);
            return {};
        });
    });
    return answer;
}

QFuture<Result<QList<RecentItem>>> LiveReader::recent()
{
    return m_lists.call([](Store::CacheReader &reader) { return reader.recent(); });
}

QFuture<Result<QList<NoticeItem>>> LiveReader::notices()
{
    return m_lists.call([](Store::CacheReader &reader) { return reader.notices(); });
}

QFuture<Result<QList<Keepsake>>> LiveReader::kept(const QString &kind)
{
    return m_lists.call([kind](Store::CacheReader &reader) { return reader.kept(kind); });
}

QFuture<Result<QList<Account>>> LiveReader::accounts()
{
    return m_lists.call([](Store::CacheReader &reader) { return reader.accounts(); });
}

QFuture<Result<QList<Person>>> LiveReader::people(const QString &accountId)
{
    return m_lists.call([accountId](Store::CacheReader &reader) { return reader.people(accountId); });
}

QFuture<Result<QString>> LiveReader::attachmentFile(const QString &attachmentId)
{
    const auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    const auto answer = [promise](const Result<QString> &result) {
        promise->addResult(result);
        promise->finish();
    };
    const auto found = m_lists.call([attachmentId](Store::CacheReader &reader) { return reader.attachment(attachmentId); });
    onFinished(found, this, [this, answer](const Result<Attachment> &attachment) {
        if (!attachment)
            return answer(attachment.error());
        const auto asked = m_engine.call([answer, wanted = attachment.value()](EngineRoom &room) -> Result<void> {
            room.fetch(wanted, answer);
            return {};
        });
        onFinished(asked, this, [answer](const Result<void> &begun) {
            if (!begun)
                answer(begun.error());
        });
    });
    return promise->future();
}

void LiveReader::setLoading(bool loading)
{
    m_gathering.setInterval(loading ? gatherWhileLoadingMs : gatherMs);
}

void LiveReader::gather(const Protocol::CacheChanges &changes)
{
    m_changes.everything = m_changes.everything || changes.everything;
    m_changes.accounts = m_changes.accounts || changes.accounts;
    m_changes.recent = m_changes.recent || changes.recent;
    m_changes.notices = m_changes.notices || changes.notices || changes.recent; // what was read is among what was viewed
    m_changes.kept = m_changes.kept || changes.kept;
    m_caseIds.unite(QSet<QString>(changes.caseIds.cbegin(), changes.caseIds.cend()));
    if (!m_gathering.isActive())
        m_gathering.start();
}

void LiveReader::tellGathered()
{
    const auto changes = std::exchange(m_changes, {});
    const auto caseIds = std::exchange(m_caseIds, {});
    if (changes.everything || caseIds.size() > tellAtMost)
        Q_EMIT casesChanged({});
    else if (!caseIds.isEmpty())
        Q_EMIT casesChanged(caseIds.values());
    if (changes.accounts || changes.everything)
        Q_EMIT accountsChanged();
    if (changes.recent || changes.everything)
        Q_EMIT recentChanged();
    if (changes.notices || changes.everything)
        Q_EMIT noticesChanged();
    if (changes.kept || changes.everything)
        Q_EMIT keptChanged();
}

} // namespace Casement::App
