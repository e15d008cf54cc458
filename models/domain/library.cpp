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

} // namespace

const QStringList &articleKinds()
{
    static const QStringList kinds{u"documentation"_s, u"bestPractice"_s, u"faq"_s, u"troubleshooting"_s, u"walkthrough"_s, u"video"_s};
    return kinds;
}

const QStringList &messageKinds()
{
    static const QStringList kinds{u"productUpdate"_s, u"announcement"_s, u"releaseNotes"_s, u"rca"_s};
    return kinds;
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
    return commonProblem(message.title, message.body, message.publishedAt, u"published"_s, message.audience);
}

QStringList wordsOf(const LibraryQuery &query)
{
    const QStringList words = tokens(query.text);
    return words.first(std::min(words.size(), mostWords));
}

} // namespace Casement
