// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/decision.h"
#include "models/domain/ports.h"
#include "models/domain/text.h"

#include <QSet>
#include <algorithm>

// Two cases that are one matter: one ends, the other goes on with what was said in both, and all of it can be taken back.
namespace Casement {

namespace {

/// Ids of what a merge makes follow from the entry that tells of it: so its end finds all of it.
QString copyOf(const QString &mergeId, const QString &original) { return derivedId(mergeId, QString(u"copy/"_s + original)); }
QString mirrorOf(const QString &mergeId) { return derivedId(mergeId, u"other"_s); }

const HistoryEntry *entryOf(const CaseBundle &bundle, const QString &id)
{
    const auto found = std::find_if(bundle.history.cbegin(), bundle.history.cend(), [&](const HistoryEntry &entry) { return entry.id == id; });
    return found == bundle.history.cend() ? nullptr : &*found;
}

/// The last thing that was said publicly is what lists show as the response.
void respond(Case &record, const QList<Comment> &comments)
{
    const Comment *last = nullptr;
    for (const Comment &comment : comments) {
        if (comment.audience == Audience::Public && (!last || comment.postedAt >= last->postedAt))
            last = &comment;
    }
    record.responseAt = last ? last->postedAt : 0;
    record.responseBy = last ? last->authorName : QString();
    record.responseByCare = last && last->byCare;
    record.responseLine = last ? firstLine(last->body) : QString();
}

} // namespace

QString undoneBy(const QString &mergeId) { return derivedId(mergeId, u"undone"_s); }

const HistoryEntry *mergedInto(const CaseBundle &bundle)
{
    for (const HistoryEntry &entry : bundle.history) {
        if (entry.field == u"mergedInto"_s && !entry.to.isEmpty() && !entryOf(bundle, undoneBy(entry.id)))
            return &entry;
    }
    return nullptr;
}

QStringList mergedHere(const CaseBundle &bundle)
{
    QStringList numbers;
    for (const HistoryEntry &entry : bundle.history) {
        if (entry.field == u"merged"_s && !entry.to.isEmpty() && !entryOf(bundle, undoneBy(entry.id)))
            numbers << entry.to;
    }
    return numbers;
}

HistoryEntry Decision::entry(const QString &id, const QString &caseId, const QString &field, const QString &from, const QString &to) const
{
    HistoryEntry entry;
    entry.id = id;
    entry.caseId = caseId;
    entry.personId = m_actor.personId;
    entry.personName = m_actor.name;
    entry.channel = m_actor.channel;
    entry.field = field;
    entry.from = from;
    entry.to = to;
    entry.at = m_now;
    return entry;
}

Result<Effects> Decision::operator()(const MergeCase &act)
{
    if (const auto allowed = mayActAs(true); !allowed)
        return allowed.error();
    const HistoryEntry *merged = mergedInto(*m_situation.before);
    if (!m_situation.other)
        return wrong(u"into"_s, act.into.isEmpty() ? u"required"_s : u"no such case"_s);
    if (!act.merged)
        return merged ? undoMerge(*merged) : Result<Effects>(m_effects); // so it is
    if (merged && merged->to == m_situation.other->record.number)
        return m_effects;
    if (const auto may = mayMerge(act); !may)
        return may.error();
    return merge(act);
}

// Nobody reads more through a merge than before, and nothing open ends in something closed.
Result<void> Decision::mayMerge(const MergeCase &act) const
{
    const Case &other = m_situation.other->record;
    if (const HistoryEntry *merged = mergedInto(*m_situation.before))
        return refused(QString(u"merged: this case goes on as "_s + merged->to));
    if (other.id == before().id)
        return wrong(u"into"_s, u"is this case itself"_s);
    if (other.number.isEmpty() || before().number.isEmpty())
        return wrong(u"into"_s, u"has no number yet"_s);
    if (other.accountId != before().accountId)
        return wrong(u"into"_s, u"is of another account"_s);
    if (!sameReaders(m_definition, before(), other)) // ACC-11
        return wrong(u"into"_s, u"is read by other people"_s);
    if (const HistoryEntry *merged = mergedInto(*m_situation.other))
        return wrong(u"into"_s, QString(u"goes on as "_s + merged->to));
    if (before().open && !other.open)
        return wrong(u"into"_s, u"is closed"_s);
    const auto &rounds = m_situation.before->rounds;
    if (std::any_of(rounds.cbegin(), rounds.cend(), [](const Escalation &round) { return round.endedAt == 0; }))
        return refused(u"escalation: end it first, or merge the other case into this one"_s);
    if (act.cc && !m_definition.field(u"cc"_s))
        return wrong(u"cc"_s, u"notHere"_s);
    return {};
}

Result<Effects> Decision::merge(const MergeCase &act)
{
    const Case &other = m_situation.other->record;
    const QString id = derivedId(m_operation.id, u"merge"_s);
    Case record = before();
    if (record.open) {
        const PortalDefinition::Transition *move = nullptr;
        for (const auto &status : m_definition.statuses) {
            const auto *chosen = m_definition.isOpen(status.id) ? nullptr : m_definition.chosenMove(record.status, status.id, who());
            if (!move && chosen && holds(*chosen))
                move = chosen;
        }
        if (!move)
            return refused(QString(u"status: nothing closes a case that is "_s + record.status));
        if (!record.closeReason.isEmpty())
            m_effects.history << entry(derivedId(id, u"recommended"_s), record.id, u"recommended"_s, record.closeReason, {});
        m_effects.history << entry(derivedId(id, u"status"_s), record.id, u"status"_s, record.status, move->to);
        stand(m_definition, record, move->to, m_now);
    }
    m_effects.history << entry(id, record.id, u"mergedInto"_s, {}, other.number);
    record.updatedAt = m_now;
    m_effects.record = record;

    Effects there;
    there.record = other;
    there.record->updatedAt = m_now;
    if (const auto fits = act.cc ? copyContact(there, id) : Result<void>(); !fits)
        return fits.error();
    there.history << entry(mirrorOf(id), other.id, u"merged"_s, {}, before().number);
    copyConversation(there, id);
    respond(*there.record, m_situation.other->comments + there.comments);
    m_effects.others.push_back(std::move(there));
    return m_effects;
}

Result<void> Decision::copyContact(Effects &there, const QString &mergeId)
{
    Case &record = *there.record;
    if (record.contactId == before().contactId)
        return {};
    const QString address = m_situation.contact ? m_situation.contact->email : QString();
    if (address.isEmpty())
        return wrong(u"cc"_s, u"no such person"_s);
    if (record.cc.contains(address, Qt::CaseInsensitive))
        return {};
    if (record.cc.size() >= m_definition.limits.cc)
        return wrong(u"cc"_s, u"tooMany"_s);
    const QString before = fieldText(record, u"cc"_s);
    record.cc << address;
    there.history << entry(derivedId(mergeId, u"cc"_s), record.id, u"cc"_s, before, fieldText(record, u"cc"_s));
    return {};
}

// Comments keep author, time and audience; what the case began with is its first one.
void Decision::copyConversation(Effects &there, const QString &mergeId) const
{
    const QString target = there.record->id;
    Comment first;
    first.id = copyOf(mergeId, before().id);
    first.caseId = target;
    first.authorId = before().openerId;
    first.authorName = before().openerName;
    first.body = before().subject + u"\n\n"_s + before().description;
    first.postedAt = before().openedAt;
    there.comments << first;
    for (Comment comment : m_situation.before->comments) {
        comment.id = copyOf(mergeId, comment.id);
        comment.caseId = target;
        there.comments << comment;
    }
    for (Attachment file : m_situation.before->attachments) {
        file.commentId = copyOf(mergeId, file.commentId.isEmpty() ? before().id : file.commentId);
        file.id = copyOf(mergeId, file.id);
        file.caseId = target;
        there.attachments << file;
    }
}

// Where it waited for the customer, the time counts anew: nobody could answer meanwhile.
Result<Effects> Decision::undoMerge(const HistoryEntry &merged)
{
    const Case &other = m_situation.other->record;
    if (other.number != merged.to)
        return wrong(u"into"_s, QString(u"is not the case it was merged into, "_s + merged.to));
    if (m_now - merged.at > mergeUndoneWithinMs)
        return refused(u"merged: that can be taken back for 30 days"_s);
    if (const HistoryEntry *on = mergedInto(*m_situation.other))
        return refused(QString(u"into: goes on as "_s + on->to + u" itself; take that back first"_s));
    Case record = before();
    if (const HistoryEntry *status = entryOf(*m_situation.before, derivedId(merged.id, u"status"_s))) {
        m_effects.history << entry(derivedId(merged.id, u"undone/status"_s), record.id, u"status"_s, record.status, status->from);
        stand(m_definition, record, status->from, m_now);
    }
    if (const HistoryEntry *recommended = entryOf(*m_situation.before, derivedId(merged.id, u"recommended"_s))) {
        m_effects.history << entry(derivedId(merged.id, u"undone/recommended"_s), record.id, u"recommended"_s, {}, recommended->from);
        record.closeReason = recommended->from;
    }
    m_effects.history << entry(undoneBy(merged.id), record.id, u"mergedInto"_s, merged.to, {});
    record.updatedAt = m_now;
    m_effects.record = record;
    m_effects.others.push_back(withdraw(merged));
    return m_effects;
}

Effects Decision::withdraw(const HistoryEntry &merged) const
{
    Effects there;
    there.record = m_situation.other->record;
    there.record->updatedAt = m_now;
    QSet<QString> copies{copyOf(merged.id, before().id)};
    for (const Comment &comment : m_situation.before->comments)
        copies.insert(copyOf(merged.id, comment.id));
    for (const Attachment &file : m_situation.before->attachments)
        copies.insert(copyOf(merged.id, file.id));
    QList<Comment> stay;
    for (const Comment &comment : m_situation.other->comments)
        (copies.contains(comment.id) ? there.withdrawn : stay) << comment;
    for (const Attachment &file : m_situation.other->attachments) {
        if (copies.contains(file.id))
            there.withdrawnFiles << file;
    }
    respond(*there.record, stay);
    if (const HistoryEntry *cc = entryOf(*m_situation.other, derivedId(merged.id, u"cc"_s))) {
        const QString was = fieldText(*there.record, u"cc"_s), added = cc->to.section(u'\n', -1);
        if (there.record->cc.removeAll(added) > 0)
            there.history << entry(derivedId(merged.id, u"undone/cc"_s), there.record->id, u"cc"_s, was, fieldText(*there.record, u"cc"_s));
    }
    there.history << entry(undoneBy(mirrorOf(merged.id)), there.record->id, u"merged"_s, before().number, {});
    return there;
}

} // namespace Casement
