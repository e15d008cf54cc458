// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/library.h"

#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"
#include "models/domain/weblink.h"


using namespace Qt::StringLiterals;

namespace Casement {

namespace {

constexpr qsizetype mostWords = 10;
constexpr qsizetype longestTitle = 300;

QString commonProblem(const QString &title, const QString &body, qint64 at, const QString &atMember, Audience audience)
{
    if (title.trimmed().isEmpty())
        return u"title: is missing"_s;
    if (title.size() > longestTitle)
        return QStringLiteral("title: at most %1 characters").arg(longestTitle);
    if (body.size() > longestPublication)
        return QStringLiteral("body: at most %1 characters").arg(longestPublication);
    if (at <= 0)
        return QString(atMember + u": is missing; give a date or an instant"_s);
    return audience == Audience::Me ? u"audience: must be public or care"_s : QString();
}

QString kindProblem(const QString &kind, const QStringList &known)
{
    return known.contains(kind) ? QString() : QString(u"kind: must be one of "_s + known.join(u", "_s));
}

/// MSG-4: what only components and incidents have.
QString statusProblem(const Message &message, bool hasStatus)
{
    const bool incident = message.kind == u"incident"_s;
    if (!isStatusKind(message.kind)) {
        const bool more = !message.state.isEmpty() || !message.components.isEmpty() || message.endedAt != 0;
        return more ? u"state: only components and incidents have state, components and ended"_s : QString();
    }
    if (!hasStatus)
        return u"kind: this portal has no system status; its definition says so with systemStatus"_s;
    const QStringList &states = incident ? incidentStates() : componentStates();
    if (!states.contains(message.state))
        return QString(u"state: must be one of "_s + states.join(u", "_s));
    if (!incident && !message.components.isEmpty())
        return u"components: only an incident has them"_s;
    if ((message.state == u"resolved"_s) != (message.endedAt != 0))
        return u"ended: an incident has it once it is resolved"_s;
    return message.endedAt != 0 && message.endedAt < message.publishedAt ? u"ended: is before published"_s : QString();
}

} // namespace

const QStringList &articleKinds()
{
    static const QStringList kinds{u"documentation"_s, u"bestPractice"_s, u"faq"_s, u"troubleshooting"_s, u"walkthrough"_s, u"video"_s};
    return kinds;
}

const QStringList &messageKinds()
{
    static const QStringList kinds{u"productUpdate"_s, u"announcement"_s, u"releaseNotes"_s, u"rca"_s, u"component"_s, u"incident"_s};
    return kinds;
}

bool isStatusKind(const QString &kind) { return kind == u"component"_s || kind == u"incident"_s; }

const QStringList &componentStates()
{
    static const QStringList states{u"operational"_s, u"degraded"_s, u"outage"_s, u"maintenance"_s};
    return states;
}

const QStringList &incidentStates()
{
    static const QStringList states{u"investigating"_s, u"identified"_s, u"monitoring"_s, u"resolved"_s};
    return states;
}

QString problemOf(const Article &article)
{
    if (const QString problem = kindProblem(article.kind, articleKinds()); !problem.isEmpty())
        return problem;
    if (!article.link.isEmpty() && !isWebLink(article.link))
        return u"link: must be a web address"_s;
    return commonProblem(article.title, article.body, article.updatedAt, u"updated"_s, article.audience);
}

QString problemOf(const Message &message, const PortalDefinition &definition)
{
    if (const QString problem = kindProblem(message.kind, messageKinds()); !problem.isEmpty())
        return problem;
    if (message.kind == u"rca"_s) { // MSG-2
        const auto *severity = definition.severity(message.severity);
        if (!severity || severity->rank != 1)
            return u"severity: a root cause analysis is of an incident of the most urgent severity"_s;
    } else if (!message.severity.isEmpty()) {
        return u"severity: only a root cause analysis has one"_s;
    }
    if (const QString problem = statusProblem(message, definition.hasStatus); !problem.isEmpty())
        return problem;
    return commonProblem(message.title, message.body, message.publishedAt, u"published"_s, message.audience);
}

QStringList wordsOf(const LibraryQuery &query)
{
    const QStringList words = tokens(query.text);
    return words.first(std::min(words.size(), mostWords));
}

} // namespace Casement
