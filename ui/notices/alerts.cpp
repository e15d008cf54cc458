// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notices/alerts.h"

#include "models/domain/async.h"
#include "models/domain/text.h"
#include "ui/common/muting.h"
#include "ui/notices/noticewords.h"

#include <QSettings>
#include <QTimer>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr int pauseMs = 5000;
constexpr qsizetype linesAtMost = 3;

QString keyOf(const Profile &profile, const QString &kind)
{
    return u"told/%1/%2/%3"_s.arg(profile.portalId, profile.userId, kind);
}

} // namespace

Alerts::Alerts(const Context &context, std::function<bool(const QString &)> isRead, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_isRead(std::move(isRead))
    , m_pause(new QTimer(this))
{
    m_pause->setSingleShot(true);
    m_pause->setInterval(pauseMs);
    connect(m_pause, &QTimer::timeout, this, &Alerts::tell);
    connect(&m_context.workspace.reader(), &CaseReader::noticesChanged, this, &Alerts::loadNotices);
    connect(&m_context.workspace.library(), &Library::messagesChanged, this, &Alerts::loadMessages);
    connect(&m_context.workspace.sync(), &SyncControl::stateChanged, this, [this] {
        const bool waits = std::any_of(m_heard.cbegin(), m_heard.cend(), [](const Heard &heard) { return !heard.settled; });
        if (!waits || m_context.workspace.sync().state().phase != SyncState::Phase::Synced)
            return;
        loadNotices();
        loadMessages();
    });
    for (const QString &kind : {u"notices"_s, u"announcements"_s}) {
        const QVariant told = m_context.settings.value(keyOf(m_context.workspace.profile(), kind));
        m_heard[kind].settled = told.isValid();
        m_heard[kind].told = m_heard[kind].newest = told.toLongLong();
    }
    loadNotices();
    loadMessages();
}

Alerts::~Alerts() = default;

void Alerts::setPause(int ms)
{
    m_pause->setInterval(ms);
}

void Alerts::loadNotices()
{
    onFinished(m_context.workspace.reader().notices(), this, [this](const Result<QList<NoticeItem>> &items) {
        QList<News> news;
        for (const NoticeItem &item : items.ok() ? items.value() : QList<NoticeItem>()) {
            const QString about = item.subject.isEmpty() ? item.number : tr("%1 · %2").arg(item.number, displaySafe(item.subject));
            news << News{item.record.id, noticeSentence(m_context.workspace.definition(), item.record), about, item.record.caseId, {}, item.record.at, item.read};
        }
        take(u"notices"_s, news);
    });
}

void Alerts::loadMessages()
{
    const LibraryQuery query{{}, {u"announcement"_s, u"incident"_s}, {}};
    onFinished(m_context.workspace.library().messages(query), this, [this](const Result<QList<MessageSummary>> &messages) {
        QList<News> news;
        for (const auto &[message, read] : messages.ok() ? messages.value() : QList<MessageSummary>())
            news << News{message.id, message.kind == u"incident"_s ? tr("Incident") : tr("Announcement"), displaySafe(message.title), {}, message.id, message.publishedAt,
                         read || message.endedAt != 0};
        take(u"announcements"_s, news);
    });
}

void Alerts::take(const QString &kind, const QList<News> &news)
{
    Heard &heard = m_heard[kind];
    m_waiting[kind].clear(); // what waits is still among the unread ones, or was read elsewhere
    for (const News &item : news) {
        const bool isNew = !heard.ids.contains(item.id) && item.at > heard.told;
        if (!isNew || !heard.settled || item.read || isMuted(m_context.settings, item.caseId)) {
            if (isNew)
                heard.ids.insert(item.id);
        } else if (!item.caseId.isEmpty() && m_isRead(item.caseId)) {
            heard.ids.insert(item.id);
            Q_EMIT readAlready(item.caseId);
        } else {
            m_waiting[kind] << item;
        }
        heard.newest = std::max(heard.newest, item.at);
    }
    // What a first sync brings is the past.
    heard.settled = heard.settled || m_context.workspace.sync().state().phase == SyncState::Phase::Synced;
    if (heard.settled)
        m_context.settings.setValue(keyOf(m_context.workspace.profile(), kind), heard.newest);
    if (!m_pause->isActive())
        tell();
}

void Alerts::tell()
{
    QList<News> all;
    QSet<QString> places;
    for (auto it = m_waiting.begin(); it != m_waiting.end(); ++it) {
        for (const News &news : std::as_const(it.value())) {
            m_heard[it.key()].ids.insert(news.id);
            places.insert(news.caseId + news.messageId);
        }
        all += std::exchange(it.value(), {});
    }
    if (all.isEmpty())
        return;
    Alert alert{all.first().title, all.first().text, all.first().caseId, all.first().messageId, {}};
    if (all.size() > 1) {
        alert.title = tr("%n new notices", nullptr, int(all.size()));
        if (places.size() > 1) {
            QStringList lines;
            for (const News &news : std::as_const(all).mid(0, linesAtMost))
                lines << tr("%1: %2").arg(news.text, news.title);
            if (all.size() > linesAtMost)
                lines << tr("and %n more", nullptr, int(all.size() - linesAtMost));
            alert = {alert.title, lines.join(u'\n'), {}, {}, {}};
        }
    }
    m_pause->start();
    Q_EMIT alerted(alert);
}

} // namespace Casement::Ui
