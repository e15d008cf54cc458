// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messages/messagespage.h"

#include "models/domain/async.h"
#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"
#include "ui/common/formatter.h"

#include <QHBoxLayout>
#include <QMap>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

/// One of a kind, and the list of them.
QString labelOf(const QString &kind, bool several)
{
    if (kind == u"productUpdate"_s)
        return several ? MessagesPage::tr("Product updates") : MessagesPage::tr("Product update");
    if (kind == u"announcement"_s)
        return several ? MessagesPage::tr("Announcements") : MessagesPage::tr("Announcement");
    if (kind == u"releaseNotes"_s)
        return MessagesPage::tr("Release notes");
    if (kind == u"rca"_s)
        return several ? MessagesPage::tr("Root cause analyses") : MessagesPage::tr("Root cause analysis");
    return displaySafe(kind);
}

IconName signOf(const QString &kind)
{
    static const QMap<QString, IconName> signs{{u"productUpdate"_s, IconName::Star}, {u"announcement"_s, IconName::Bell},
                                               {u"releaseNotes"_s, IconName::List}, {u"rca"_s, IconName::History}};
    return signs.value(kind, IconName::Messages);
}

} // namespace

MessagesPage::MessagesPage(const Context &context, QWidget *parent)
    : LibraryPage(context, {u"messages"_s, tr("Search messages"), tr("Messages"), tr("Messages"), tr("Choose a message to read it here"), IconName::Messages}, parent)
    , m_readAll(new QToolButton(this))
{
    m_readAll->setObjectName(u"readAllButton"_s);
    m_readAll->setText(tr("Mark all as read"));
    m_readAll->setAccessibleName(m_readAll->text());
    m_readAll->setIcon(icon(IconName::Check, palette()));
    m_readAll->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_readAll->setAutoRaise(true);
    toolRow()->addWidget(m_readAll);
    toolRow()->addStretch(1);
    connect(m_readAll, &QToolButton::clicked, this, &MessagesPage::readAll);
    connect(&context.workspace.library(), &Library::messagesChanged, this, [this] {
        loadKinds();
        load();
    });
    loadKinds();
    load();
}

MessagesPage::~MessagesPage() = default;

void MessagesPage::loadKinds()
{
    onFinished(context().workspace.library().messages({}), this, [this](const Result<QList<MessageSummary>> &messages) {
        if (!messages)
            return; // the list says it
        m_unread.clear();
        QStringList kinds = messageKinds();
        QMap<QString, qint64> unread;
        QSet<QString> present;
        for (const MessageSummary &message : messages.value()) {
            present.insert(message.record.kind);
            if (!kinds.contains(message.record.kind))
                kinds << message.record.kind;
            if (message.read)
                continue;
            m_unread.insert(message.record.id);
            ++unread[message.record.kind];
        }
        const auto count = [](qint64 number) { return number > 0 ? number : -1; };
        QList<Choice> choices{{{}, tr("All messages"), count(m_unread.size())}};
        for (const QString &kind : std::as_const(kinds)) {
            if (present.contains(kind))
                choices << Choice{kind, labelOf(kind, true), count(unread.value(kind))};
        }
        setChoices(choices);
        m_readAll->setEnabled(!m_unread.isEmpty());
        Q_EMIT unreadChanged(int(m_unread.size()));
    });
}

void MessagesPage::load()
{
    LibraryQuery query{{}, {}, typed()};
    if (!choice().isEmpty())
        query.kinds << choice();
    onFinished(context().workspace.library().messages(query), this, [this, token = nextToken()](const Result<QList<MessageSummary>> &messages) {
        if (!isNewest(token))
            return;
        if (!messages)
            return failed(messages.error());
        const Formatter format(context().workspace.definition(), context().workspace.nowMs());
        QList<Entry> entries;
        for (const auto &[message, read] : messages.value())
            entries << Entry{message.id, message.title, message.body, labelOf(message.kind, false), format.relative(message.publishedAt), signOf(message.kind), !read};
        setEntries(entries);
    });
}

void MessagesPage::loadText(const QString &id)
{
    onFinished(context().workspace.library().message(id), this, [this, id](const Result<Message> &message) {
        if (!message)
            return textFailed(id, message.error());
        const Formatter format(context().workspace.definition(), context().workspace.nowMs());
        QList<Badge> badges{{signOf(message->kind), true, labelOf(message->kind, false), Tone::Blue, Badge::Shape::Soft}};
        if (!message->severity.isEmpty())
            badges << severityBadge(context().workspace.definition(), message->severity, true);
        if (message->audience == Audience::Care)
            badges << Badge{IconName::Lock, true, tr("Internal"), Tone::Amber, Badge::Shape::Outline};
        setText({id, message->title, format.absolute(message->publishedAt), message->body, {}, badges});
    });
}

void MessagesPage::textShown(const QString &id)
{
    if (m_unread.remove(id)) // the rest follows when it is in the cache
        context().workspace.commands().markViewed(u"message"_s, id);
}

void MessagesPage::readAll()
{
    for (const QString &id : std::exchange(m_unread, {}))
        context().workspace.commands().markViewed(u"message"_s, id);
    m_readAll->setEnabled(false);
}

std::pair<QString, QString> MessagesPage::nothingYet() const
{
    return {tr("No messages yet"), tr("Product updates, announcements and what was learnt from outages come here.")};
}

} // namespace Casement::Ui
