// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/decision.h"
#include "models/domain/keepsake.h"
#include "models/domain/ports.h"

#include <algorithm>

// What people keep at the service: views they share, and what they subscribe to.
namespace Casement {

namespace {

constexpr qsizetype longestLabel = 80;

bool isOneLine(const QString &text)
{
    return std::none_of(text.cbegin(), text.cend(), [](QChar c) { return c == u'\n' || c == u'\r' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator; });
}

} // namespace

QStringList keysOf(const Keepsake &kept, const QString &userId, const QString &portalId)
{
    if (kept.kind != u"view"_s)
        return {Keys::user(userId)};
    return {kept.accountId.isEmpty() ? Keys::portal(portalId) : Keys::org(kept.accountId)};
}

Audience audienceOf(const Keepsake &kept)
{
    if (kept.kind != u"view"_s)
        return Audience::Me;
    return kept.accountId.isEmpty() ? Audience::Care : Audience::Public;
}

QString subscriptionId(const QString &userId, const QString &topic) { return derivedId(userId, QString(u"subscription/"_s + topic)); }

Result<Effects> Decision::operator()(const Keep &act)
{
    if (act.kind == u"subscription"_s)
        return subscribe(act);
    if (act.kind != u"view"_s)
        return wrong(u"keptKind"_s, u"must be view or subscription"_s);
    const bool care = isCare(m_actor.role);
    Keepsake view{act.id, act.kind, m_actor.personId, m_actor.name, care ? QString() : m_actor.accountId, act.label.trimmed(), act.content, 0};
    const auto &before = m_situation.kept;
    const bool own = before && before->ownerId == m_actor.personId;
    if (act.content.isEmpty()) {
        if (!before)
            return m_effects; // gone already
        // What a colleague who left has shared, somebody must be able to take back.
        if (!own && !(m_actor.role == Role::CustomerAdmin && before->accountId == m_actor.accountId))
            return refused(u"only who shared a view takes it back, or an admin of the account"_s);
        view = *before;
        view.content.clear();
        m_effects.kept = view;
        return m_effects;
    }
    if (!care && !m_actor.reach.canOpen(m_actor.accountId) && !m_actor.reach.canEdit(m_actor.accountId)) // who is of it but has no right there
        return refused(u"views are shared with the people of one's own account"_s);
    if (before && !own)
        return refused(u"only who shared a view changes it"_s);
    if (view.label.isEmpty())
        return wrong(u"label"_s, u"required"_s);
    if (!isOneLine(view.label))
        return wrong(u"label"_s, u"oneLine"_s);
    if (view.label.size() > longestLabel)
        return wrong(u"label"_s, u"tooLong"_s);
    if (view.content.size() > longestKept)
        return wrong(u"content"_s, u"tooLong"_s);
    m_effects.kept = view;
    return m_effects;
}

Result<Effects> Decision::subscribe(const Keep &act)
{
    const auto *topic = m_definition.topic(act.id);
    if (!topic)
        return wrong(u"object"_s, u"no such topic"_s);
    if (!act.content.isEmpty() && !topic->ways.contains(act.content))
        return wrong(u"content"_s, u"unknownChoice"_s);
    m_effects.kept = Keepsake{subscriptionId(m_actor.userId, topic->id), act.kind, m_actor.personId, m_actor.name, {}, topic->id, act.content, 0};
    return m_effects;
}

} // namespace Casement
