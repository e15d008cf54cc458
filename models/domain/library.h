// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/case.h"

// What a portal publishes for everybody who signs in: knowledge articles and messages. Written by administrators, read by all.
namespace Casement {

class PortalDefinition;

/// A knowledge article. kind is one of articleKinds(); unknown ones are shown verbatim.
struct Article
{
    QString id, title, kind;
    QStringList products; ///< ids of the definition; empty: of none in particular
    QString body;         ///< Markdown
    QString link;         ///< where it is published on the web; empty: nowhere
    Audience audience = Audience::Public;
    qint64 updatedAt = 0;
    qint64 version = 0;
    friend bool operator==(const Article &, const Article &) = default;
};

/// Something the portal tells. kind is one of messageKinds(); unknown ones are shown verbatim. A "component" is a part of the portal and
/// how it fares, an "incident" something that goes or went wrong with some (MSG-4).
struct Message
{
    QString id, title, kind;
    QString severity; ///< of an "rca" alone: the incident's
    QString body;     ///< Markdown
    Audience audience = Audience::Public;
    qint64 publishedAt = 0; ///< of an incident: when it began; of a component: since when it fares so
    qint64 version = 0;
    QString state{};          ///< of a component one of componentStates(), of an incident one of incidentStates()
    QStringList components{}; ///< of an incident: titles of those it concerns
    qint64 endedAt = 0;       ///< of an incident that is resolved
    friend bool operator==(const Message &, const Message &) = default;
};

/// "documentation", "bestPractice", "faq", "troubleshooting", "walkthrough", "video" (KB-2)
[[nodiscard]] const QStringList &articleKinds();
/// "productUpdate", "announcement", "releaseNotes", "rca", "component", "incident" (MSG-1, MSG-2, MSG-4, MSG-5)
[[nodiscard]] const QStringList &messageKinds();
/// Of them those that say how the portal fares.
[[nodiscard]] bool isStatusKind(const QString &kind);
[[nodiscard]] const QStringList &componentStates(); ///< "operational", "degraded", "outage", "maintenance"
[[nodiscard]] const QStringList &incidentStates();  ///< "investigating", "identified", "monitoring", "resolved"

inline constexpr int longestPublication = 256 * 1024; ///< characters of a body

/// Why it cannot be published, "member: reason"; empty: it can.
[[nodiscard]] QString problemOf(const Article &article);
[[nodiscard]] QString problemOf(const Message &message, const PortalDefinition &definition);

/// What a list of articles or messages shows. Each word is found at the start of a word of title or body; hits in titles come first,
/// then the newest.
struct LibraryQuery
{
    QString product;   ///< articles; empty: all
    QStringList kinds; ///< any of them; empty: all
    QString text;      ///< as typed
    friend bool operator==(const LibraryQuery &, const LibraryQuery &) = default;
};
/// The words of a query that count: at most ten, folded.
[[nodiscard]] QStringList wordsOf(const LibraryQuery &query);

} // namespace Casement
