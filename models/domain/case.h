// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace Casement {

/// Who may see an object within the scopes that show it.
enum class Audience { Public, Care, Me };
/// How an act reached the service.
enum class Channel { App, Mail, Chat, Timer, Api, Import };
enum class Role { Customer, CustomerAdmin, Engineer, Manager, Csm, Partner, Reviewer, Administrator };
[[nodiscard]] bool isCare(Role role); ///< Engineer, Manager, Csm, Administrator

/// Wire and storage names ("public", "app", "customerAdmin", ...). Unknown text gives the first value of the enum's list and ok=false.
[[nodiscard]] QString nameOf(Audience audience);
[[nodiscard]] QString nameOf(Channel channel);
[[nodiscard]] QString nameOf(Role role);
[[nodiscard]] Audience audienceFrom(const QString &name, bool *ok = nullptr);
[[nodiscard]] Channel channelFrom(const QString &name, bool *ok = nullptr);
[[nodiscard]] Role roleFrom(const QString &name, bool *ok = nullptr);

/// The public part of a case. Statuses, types, levels and products are ids of the portal definition; unknown ones are shown verbatim.
struct Case
{
    QString id;
    QString number; ///< empty while provisional
    QString accountId, accountName;
    QString contactId, contactName;
    QString openerId, openerName;
    QString type, status, severity, priority;
    QString subject, description;
    QString product;
    QMap<QString, QString> fields; ///< further form fields of the definition: feature, productType, partnerId, link, steps, website, phone, ...
    QStringList cc;
    QString ownerName; ///< empty where the definition keeps it internal
    qint64 openedAt = 0, updatedAt = 0;
    qint64 closedAt = 0;     ///< 0 while open
    qint64 pendingSince = 0; ///< 0 unless waiting for the customer
    qint64 responseAt = 0;   ///< last public comment; 0 = none
    QString responseBy;
    QString responseLine; ///< its first line, at most 160 characters
    bool responseByCare = false;
    bool escalated = false;
    QString closeReason;     ///< a customer recommends to close for it; empty = nobody does
    int extensions = 0;      ///< how often the customer said "still working on it" in this pending period
    bool open = true; ///< derived from status by the definition, stored for views
    qint64 version = 0; ///< change number of this row; 0 = never confirmed

    friend bool operator==(const Case &, const Case &) = default;
};

/// The internal part of a case (audience care), with a version and time of its own.
struct CaseCare
{
    QString id; ///< the case's
    QString ownerId; ///< person
    QString severity;             ///< where the definition keeps severity internal
    bool priorityByHand = false;  ///< it no longer follows the severity
    qint64 updatedAt = 0;
    qint64 version = 0;
    friend bool operator==(const CaseCare &, const CaseCare &) = default;
};

struct Comment
{
    QString id, caseId, authorId, authorName;
    bool byCare = false;
    Audience audience = Audience::Public;
    QString body; ///< Markdown
    Channel channel = Channel::App;
    qint64 postedAt = 0;
    qint64 version = 0;
    friend bool operator==(const Comment &, const Comment &) = default;
};

struct Attachment
{
    QString id, caseId;
    QString commentId; ///< empty: came with the case itself
    QString name, mime;
    QString sha256; ///< hex; empty until the service has the content
    qint64 size = 0;
    Audience audience = Audience::Public;
    QString authorName;
    qint64 createdAt = 0;
    qint64 version = 0;
    friend bool operator==(const Attachment &, const Attachment &) = default;
};

/// One immutable line of a case's history: a field went from -> to, or an event ("opened", "comment", "escalated", ...) in field.
struct HistoryEntry
{
    QString id, caseId, personId, personName;
    Channel channel = Channel::App;
    Audience audience = Audience::Public;
    QString field, from, to;
    qint64 at = 0;
    qint64 version = 0;
    QString note{}; ///< why, in its author's words
    friend bool operator==(const HistoryEntry &, const HistoryEntry &) = default;
};

/// One round of escalation from raise to answer.
struct Escalation
{
    QString id, caseId, byId, byName;
    QString reason, description;
    QString route;     ///< "engineer" or "managers"
    QString promiseId; ///< of the definition
    qint64 raisedAt = 0;
    qint64 promiseDue = 0; ///< 0 until the service has received it
    qint64 answeredAt = 0; ///< Care's first public comment after it
    qint64 endedAt = 0;
    QString feedback;
    qint64 version = 0;
    friend bool operator==(const Escalation &, const Escalation &) = default;
};

struct Account
{
    QString id, parentId, name;
    QString csm, phone, fax, website, package, supportLevel, type;
    QString street, city, country, region, subRegion;
    QStringList partnerIds; ///< known instance ids, offered in the new-case form
    qint64 version = 0;
    friend bool operator==(const Account &, const Account &) = default;
};

struct Person
{
    QString id, accountId, name, email, phone, title;
    qint64 version = 0;
    friend bool operator==(const Person &, const Person &) = default;
};

/// Something I looked at; audience me. kind is "case", "account", "contact", "article", "message" or "notice".
struct Viewed
{
    QString kind, objectId;
    qint64 at = 0;
    qint64 version = 0;
    friend bool operator==(const Viewed &, const Viewed &) = default;
};

/// A case with everything of it that one person may see.
struct CaseBundle
{
    Case record;
    bool hasCare = false;
    CaseCare care;
    QList<Comment> comments;       ///< by time
    QList<Attachment> attachments; ///< by time
    QList<Escalation> rounds;      ///< by time
    QList<HistoryEntry> history;   ///< by time
    QStringList keys;              ///< the reader's grants that show it
    friend bool operator==(const CaseBundle &, const CaseBundle &) = default;
};

/// The first non-empty line of Markdown as plain words, at most 160 characters.
[[nodiscard]] QString firstLine(const QString &markdown);

} // namespace Casement
