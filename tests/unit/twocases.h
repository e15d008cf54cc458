// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/operation.h"
#include "tests/support/portal.h"

// What the tests of acts on two cases begin with.
namespace Casement::Testing {

using namespace Qt::StringLiterals;

inline constexpr qint64 now = 1'770'000'000'000;

inline Actor actor(Role role)
{
    Actor actor{u"u"_s, u"p1"_s, u"Dana"_s, u"a1"_s, role, {}, Channel::App};
    actor.reach.mayEdit = actor.reach.mayOpen = {u"a1"_s};
    actor.reach.everything = isCare(role);
    return actor;
}

inline const Actor customer = actor(Role::Customer);
inline const Actor care = actor(Role::Engineer);

inline CaseBundle numbered(const QString &id, const QString &number, const QString &account = u"a1"_s, const QString &contact = u"p1"_s)
{
    CaseBundle bundle;
    bundle.record.id = id;
    bundle.record.number = number;
    bundle.record.accountId = account;
    bundle.record.contactId = bundle.record.openerId = contact;
    bundle.record.openerName = u"Dana"_s;
    bundle.record.subject = u"Sound"_s;
    bundle.record.status = u"inProgress"_s;
    bundle.record.severity = u"s2"_s;
    bundle.record.product = u"other"_s;
    bundle.record.open = true;
    return bundle;
}

inline Comment said(const QString &id, const QString &author, Audience audience, qint64 at)
{
    Comment comment;
    comment.id = id;
    comment.caseId = u"c1"_s;
    comment.authorId = author;
    comment.authorName = QString(author + u" by name"_s);
    comment.body = QString(u"Words of "_s + id);
    comment.audience = audience;
    comment.postedAt = at;
    return comment;
}

inline Attachment file(const QString &id, const QString &comment, Audience audience)
{
    Attachment attachment;
    attachment.id = id;
    attachment.caseId = u"c1"_s;
    attachment.commentId = comment;
    attachment.name = QString(id + u".txt"_s);
    attachment.sha256 = QString(u"sha-"_s + id);
    attachment.audience = audience;
    return attachment;
}

/// Two customers and an engineer talk; three files: one of the case, one of a message, one of a note.
inline CaseBundle conversation()
{
    CaseBundle bundle = numbered(u"c1"_s, u"00000001"_s);
    bundle.comments = {said(u"m1"_s, u"p1"_s, Audience::Public, now - 300), said(u"m2"_s, u"p2"_s, Audience::Public, now - 200),
                       said(u"n1"_s, u"e1"_s, Audience::Care, now - 150), said(u"m3"_s, u"e1"_s, Audience::Public, now - 100)};
    bundle.attachments = {file(u"f0"_s, {}, Audience::Public), file(u"f2"_s, u"m2"_s, Audience::Public), file(u"fn"_s, u"n1"_s, Audience::Care)};
    bundle.hasCare = true;
    bundle.care.ownerId = u"e1"_s;
    bundle.record.ownerName = u"Eva"_s;
    bundle.record.escalated = true;
    bundle.record.closeReason = u"solved"_s;
    return bundle;
}

inline Result<Effects> act(const PortalDefinition &portal, const Actor &who, const CaseBundle &before, const Operation::Act &act, const std::optional<CaseBundle> &other = {})
{
    Situation situation;
    situation.before = before;
    situation.other = other;
    return decide(portal, who, situation, {u"op"_s, before.record.id, 1, act}, now);
}

} // namespace Casement::Testing
