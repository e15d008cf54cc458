// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/notices.h"

#include "models/domain/ports.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement {

namespace {

const QStringList &ofCustomers()
{
    static const QStringList all{u"contact"_s, u"opener"_s, u"escalator"_s};
    return all;
}

/// Of an escalation: only these know a round.
const QStringList &ofRounds()
{
    static const QStringList all{u"escalated"_s, u"escalationAnswered"_s, u"escalationEnded"_s};
    return all;
}

bool suggests(const PortalDefinition &definition, const QString &status)
{
    return definition.moveOn(u"approve"_s, status, u"customer"_s);
}

QString statusEvent(const PortalDefinition &definition, const HistoryEntry &entry)
{
    if (entry.channel == Channel::Timer && !definition.isOpen(entry.to))
        return u"autoClosed"_s;
    return suggests(definition, entry.to) ? u"solutionSuggested"_s : u"status"_s;
}

/// Fields nobody waits for have none.
QString eventOf(const PortalDefinition &definition, const HistoryEntry &entry, const QList<Comment> &comments)
{
    static const QHash<QString, QString> plain{{u"opened"_s, u"opened"_s}, {u"stillWorking"_s, u"stillWorking"_s}, {u"timer"_s, u"reminder"_s},
                                               {u"severity"_s, u"severity"_s}, {u"priority"_s, u"priority"_s}};
    if (entry.field == u"comment"_s) {
        const bool byCare = !comments.isEmpty() && comments.first().byCare;
        return entry.audience == Audience::Care ? u"note"_s : byCare ? u"reply"_s : u"customerReply"_s;
    }
    if (entry.field == u"status"_s)
        return statusEvent(definition, entry);
    if (entry.field == u"escalated"_s)
        return entry.to.isEmpty() ? u"escalationEnded"_s : u"escalated"_s;
    if (entry.field == u"recommended"_s)
        return entry.to.isEmpty() ? u"recommendationAnswered"_s : u"recommended"_s;
    if (entry.field == u"promise"_s)
        return entry.to == u"missed"_s ? u"promiseMissed"_s : u"promiseAtRisk"_s;
    if (entry.field == u"mergedInto"_s)
        return entry.to.isEmpty() ? QString() : u"merged"_s;
    if (entry.field == u"owner"_s && !entry.to.isEmpty())
        return u"assigned"_s;
    return plain.value(entry.field);
}

} // namespace

const QStringList &noticeEvents()
{
    static const QStringList all{u"opened"_s, u"reply"_s, u"customerReply"_s, u"note"_s, u"status"_s, u"solutionSuggested"_s, u"reminder"_s,
                                 u"autoClosed"_s, u"escalated"_s, u"escalationAnswered"_s, u"escalationEnded"_s, u"promiseAtRisk"_s,
                                 u"promiseMissed"_s, u"recommended"_s, u"recommendationAnswered"_s, u"stillWorking"_s, u"assigned"_s, u"severity"_s,
                                 u"priority"_s, u"merged"_s};
    return all;
}

const QStringList &noticeRecipients()
{
    static const QStringList all = ofCustomers() + QStringList{u"owner"_s, u"engineer"_s, u"managers"_s, u"route"_s};
    return all;
}

QString problemOf(const PortalDefinition &definition, const PortalDefinition::NoticeRule &rule)
{
    if (!noticeEvents().contains(rule.on))
        return QString(u"on: \""_s + rule.on + u"\" is not one of "_s + noticeEvents().join(u", "_s));
    static const QStringList internal{u"note"_s, u"promiseAtRisk"_s, u"promiseMissed"_s};
    const bool hidden = internal.contains(rule.on) || (rule.on == u"assigned"_s && !definition.ownerPublic)
        || (rule.on == u"severity"_s && definition.severityAudience == Audience::Care);
    for (const QString &who : rule.to) {
        if (!noticeRecipients().contains(who))
            return QString(u"to: \""_s + who + u"\" is not one of "_s + noticeRecipients().join(u", "_s));
        if (hidden && ofCustomers().contains(who))
            return QString(u"to: "_s + who + u" may be a customer, and "_s + rule.on + u" is Care's own business"_s);
        if ((who == u"escalator"_s || who == u"route"_s) && !ofRounds().contains(rule.on))
            return QString(u"to: "_s + who + u" is known of "_s + ofRounds().join(u", "_s) + u" only"_s);
    }
    return rule.to.isEmpty() ? u"to: names nobody"_s : QString();
}

QList<CaseEvent> eventsOf(const PortalDefinition &definition, const Effects &effects)
{
    QList<CaseEvent> events;
    for (const HistoryEntry &entry : effects.history) {
        if (const QString event = eventOf(definition, entry, effects.comments); !event.isEmpty())
            events << CaseEvent{event, entry.id, entry.from, entry.to, entry.personName, entry.audience};
    }
    // That a reply answers an escalation is no field of the case: it stands in the round.
    for (const Escalation &round : effects.rounds) {
        if (round.answeredAt != 0 && round.endedAt == 0 && !effects.history.isEmpty())
            events << CaseEvent{u"escalationAnswered"_s, derivedId(round.id, u"answered"_s), {}, round.reason, effects.history.first().personName,
                                Audience::Public};
    }
    return events;
}

} // namespace Casement
