// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casement/livedrafts.h"

#include <QLoggingCategory>
#include <QMap>
#include <QMutex>

namespace Casement::App {

namespace {
Q_LOGGING_CATEGORY(logDrafts, "casement.drafts")
}

struct LiveDrafts::Latest
{
    QMutex mutex;
    QMap<QString, std::optional<QJsonObject>> values; ///< not yet written; none: to be dropped
    QMap<QString, std::optional<QJsonObject>> failed; ///< could not be written: tried again with the next; outbox thread only
};

LiveDrafts::LiveDrafts(Worker<Store::OutboxStore> &outbox)
    : m_outbox(outbox)
    , m_latest(std::make_shared<Latest>())
{
}

LiveDrafts::~LiveDrafts() = default;

void LiveDrafts::put(const QString &key, std::optional<QJsonObject> content)
{
    {
        const QMutexLocker lock(&m_latest->mutex);
        const bool writing = !m_latest->values.isEmpty();
        m_latest->values.insert(key, std::move(content));
        if (writing)
            return; // the work already queued takes this value along
    }
    (void)m_outbox.call([latest = m_latest, now = m_clock.nowMs()](Store::OutboxStore &outbox) -> Result<void> {
        QMap<QString, std::optional<QJsonObject>> values;
        {
            const QMutexLocker lock(&latest->mutex);
            values.swap(latest->values);
        }
        for (auto old = latest->failed.cbegin(); old != latest->failed.cend(); ++old) {
            if (!values.contains(old.key()))
                values.insert(old.key(), old.value());
        }
        latest->failed.clear();
        for (auto value = values.cbegin(); value != values.cend(); ++value) {
            const auto kept = value->has_value() ? outbox.saveDraft(value.key(), **value, now) : outbox.dropDraft(value.key());
            if (kept)
                continue;
            latest->failed.insert(value.key(), value.value());
            qCWarning(logDrafts, "a draft could not be kept: %ls", qUtf16Printable(kept.error().detail));
        }
        return {};
    });
}

void LiveDrafts::save(const QString &key, const QJsonObject &content)
{
    put(key, content);
}

void LiveDrafts::drop(const QString &key)
{
    put(key, std::nullopt);
}

QFuture<Result<QJsonObject>> LiveDrafts::load(const QString &key)
{
    return m_outbox.call([key, latest = m_latest](Store::OutboxStore &outbox) -> Result<QJsonObject> {
        if (const auto held = latest->failed.constFind(key); held != latest->failed.constEnd())
            return held->value_or(QJsonObject());
        return outbox.loadDraft(key);
    });
}

QFuture<Result<QStringList>> LiveDrafts::keys()
{
    return m_outbox.call([](Store::OutboxStore &outbox) { return outbox.draftKeys(); });
}

QFuture<Result<LocalFile>> LiveDrafts::keepFile(const QString &path)
{
    return m_outbox.call([path, id = makeId(m_clock, m_entropy)](Store::OutboxStore &outbox) { return outbox.keepFile(path, id); });
}

} // namespace Casement::App
