// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casement/livelibrary.h"

#include "models/domain/async.h"

namespace Casement::App {

namespace {
constexpr int gatherMs = 200;
}

LiveLibrary::LiveLibrary(Worker<Store::CacheReader> &lists, QObject *parent)
    : Library(parent)
    , m_lists(lists)
{
    m_gathering.setSingleShot(true);
    m_gathering.setInterval(gatherMs);
    connect(&m_gathering, &QTimer::timeout, this, &LiveLibrary::tellGathered);
}

LiveLibrary::~LiveLibrary() = default;

QFuture<Result<QList<Article>>> LiveLibrary::articles(const LibraryQuery &query)
{
    return m_lists.call([query](Store::CacheReader &reader) { return reader.articles(query); });
}

QFuture<Result<Article>> LiveLibrary::article(const QString &id)
{
    return m_lists.call([id](Store::CacheReader &reader) { return reader.article(id); });
}

QFuture<Result<QList<MessageSummary>>> LiveLibrary::messages(const LibraryQuery &query)
{
    return m_lists.call([query](Store::CacheReader &reader) { return reader.messages(query); });
}

QFuture<Result<Message>> LiveLibrary::message(const QString &id)
{
    return m_lists.call([id](Store::CacheReader &reader) { return reader.message(id); });
}

void LiveLibrary::gather(const Protocol::CacheChanges &changes)
{
    m_articles = m_articles || changes.articles || changes.everything;
    m_messages = m_messages || changes.messages || changes.recent || changes.everything; // what was read is among what was viewed
    if ((m_articles || m_messages) && !m_gathering.isActive())
        m_gathering.start();
}

void LiveLibrary::tellGathered()
{
    if (std::exchange(m_articles, false))
        Q_EMIT articlesChanged();
    if (std::exchange(m_messages, false))
        Q_EMIT messagesChanged();
}

} // namespace Casement::App
