// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messages/messagespage.h"

#include "models/domain/async.h"
#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"
#include "ui/common/formatter.h"
#include "ui/common/theme.h"
#include "ui/messages/subscriptionsdialog.h"
#include "ui/messages/systemstatus.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMap>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

const QString statusChoice = u"status"_s;

QStringList newsKinds()
{
    QStringList kinds = messageKinds();
    kinds.removeIf(&isStatusKind);
    return kinds;
}

/// One of a kind, and the list of them.
QString labelOf(const QString &kind, bool several)
{
    if (kind == u"productUpdate"_s)
        return several ? MessagesPage::tr("Product updates") : MessagesPage::tr("Product update");
    if (kind == u"announcement"_s)
        return several ? MessagesPage::tr("Announcements") : MessagesPage::tr("Announcement");
    if (kind == u"releaseNotes"_s)
        return MessagesPage::tr("Release notes");
    if (kind == u"component"_s)
        return MessagesPage::tr("Component");
    if (kind == u"incident"_s)
        return MessagesPage::tr("Incident");
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
    , m_subscribe(new QToolButton(this))
    , m_report(new QToolButton(this))
    , m_summary(new QLabel(this))
{
    makeTools();
    connect(&context.workspace.library(), &Library::messagesChanged, this, [this] {
        loadKinds();
        load();
    });
    loadKinds();
    load();
}

MessagesPage::~MessagesPage() = default;

void MessagesPage::makeTools()
{
    m_summary->setObjectName(u"statusSummaryLabel"_s);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    setSecondary(m_summary);
    toolRow()->addWidget(m_summary, 1);
    const auto add = [this](QToolButton *button, const QString &name, const QString &text, IconName sign) {
        button->setObjectName(name);
        button->setText(text);
        button->setAccessibleName(text);
        button->setIcon(icon(sign, palette()));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        toolRow()->addWidget(button);
    };
    add(m_readAll, u"readAllButton"_s, tr("Mark all as read"), IconName::Check);
    add(m_report, u"reportOutageButton"_s, tr("Report an outage"), IconName::Warning);
    m_report->setToolTip(tr("What you meet is not listed here"));
    add(m_subscribe, u"subscriptionsButton"_s, tr("Subscriptions…"), IconName::Bell);
    toolRow()->addStretch(1);
    connect(m_readAll, &QToolButton::clicked, this, &MessagesPage::readAll);
    connect(m_report, &QToolButton::clicked, this, &MessagesPage::outageReportWanted);
    connect(m_subscribe, &QToolButton::clicked, this, [this] {
        auto *dialog = new SubscriptionsDialog(context(), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
}

bool MessagesPage::showsStatus() const { return choice() == statusChoice; }

void MessagesPage::loadKinds()
{
    onFinished(context().workspace.library().messages({}), this, [this](const Result<QList<MessageSummary>> &messages) {
        if (!messages)
            return; // the list says it
        m_unread.clear();
        QStringList kinds = newsKinds();
        bool status = context().workspace.definition().hasStatus;
        qint64 incidents = 0;
        QMap<QString, qint64> unread;
        QSet<QString> present;
        for (const MessageSummary &message : messages.value()) {
            if (isStatusKind(message.record.kind)) {
                status = true;
                incidents += message.record.kind == u"incident"_s && message.record.state != u"resolved"_s && !message.read ? 1 : 0;
                continue;
            }
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
        if (status)
            choices << Choice{statusChoice, tr("System status"), count(incidents)};
        setChoices(choices);
        m_readAll->setEnabled(!m_unread.isEmpty());
        Q_EMIT unreadChanged(int(m_unread.size() + incidents));
    });
}

void MessagesPage::load()
{
    m_subscribe->setVisible(!context().workspace.definition().topics.isEmpty());
    m_report->setVisible(showsStatus() && context().workspace.definition().outage.reported && !context().workspace.profile().mayOpen.isEmpty());
    m_readAll->setVisible(!showsStatus());
    m_summary->setVisible(showsStatus());
    if (showsStatus())
        return loadStatus();
    const LibraryQuery query{{}, choice().isEmpty() ? newsKinds() : QStringList{choice()}, typed()};
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

void MessagesPage::loadStatus()
{
    onFinished(context().workspace.library().messages({{}, {u"component"_s, u"incident"_s}, typed()}), this, [this, token = nextToken()](const Result<QList<MessageSummary>> &messages) {
        if (!isNewest(token))
            return;
        if (!messages)
            return failed(messages.error());
        QList<MessageSummary> status = messages.value();
        sortStatus(status);
        if (typed().isEmpty())
            m_summary->setText(statusSummary(status));
        const Formatter format(context().workspace.definition(), context().workspace.nowMs());
        QList<Entry> entries;
        for (const auto &[message, read] : std::as_const(status)) {
            const bool incident = message.kind == u"incident"_s;
            const QString facts = incident ? QStringList{labelOf(message.kind, false), stateLabel(message.state)}.join(u" · "_s) : stateLabel(message.state);
            entries << Entry{message.id, message.title, message.body, facts, format.relative(message.publishedAt), stateBadge(message).icon, incident && message.state != u"resolved"_s && !read};
        }
        setEntries(entries);
    });
}

void MessagesPage::loadText(const QString &id)
{
    onFinished(context().workspace.library().message(id), this, [this, id](const Result<Message> &message) {
        if (!message)
            return textFailed(id, message.error());
        const Formatter format(context().workspace.definition(), context().workspace.nowMs());
        if (isStatusKind(message->kind)) {
            QStringList facts{message->endedAt != 0 ? tr("From %1 to %2").arg(format.absolute(message->publishedAt), format.absolute(message->endedAt)) : tr("Since %1").arg(format.absolute(message->publishedAt))};
            if (!message->components.isEmpty())
                facts << displaySafe(message->components.join(u", "_s));
            return setText({id, message->title, facts.join(u" · "_s), message->body, {}, {stateBadge(message.value())}});
        }
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
    const bool status = showsStatus(); // an incident that is open counts until it was read
    if (m_unread.remove(id) || status) // the rest follows when it is in the cache
        context().workspace.commands().markViewed(u"message"_s, id);
}

void MessagesPage::readAll()
{
    for (const QString &id : std::exchange(m_unread, {}))
        context().workspace.commands().markViewed(u"message"_s, id);
    m_readAll->setEnabled(false);
}

bool MessagesPage::isNarrowed() const { return showsStatus() ? !typed().trimmed().isEmpty() : LibraryPage::isNarrowed(); }

std::pair<QString, QString> MessagesPage::nothingYet() const
{
    if (showsStatus())
        return {tr("Nothing is known yet"), tr("How the parts of the portal fare comes here, and what goes wrong with them.")};
    return {tr("No messages yet"), tr("Product updates, announcements and what was learnt from outages come here.")};
}

} // namespace Casement::Ui
