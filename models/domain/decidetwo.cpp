// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/decision.h"
#include "models/domain/ports.h"
#include "models/domain/text.h"

#include <QSet>
#include <algorithm>

// What concerns two cases: one is about the other, or becomes two.
namespace Casement {

namespace {

const QString &relatedField()
{
    static const QString id = u"related"_s;
    return id;
}
constexpr int longestSubject = 255;

} // namespace

bool sameReaders(const PortalDefinition &definition, const Case &one, const Case &other)
{
    return one.accountId == other.accountId
        && (!definition.ownCasesOnly || (one.contactId == other.contactId && one.openerId == other.openerId)); // ACC-11
}

QList<HistoryEntry> relationsOf(const CaseBundle &bundle)
{
    QList<HistoryEntry> relations;
    for (const HistoryEntry &entry : bundle.history) {
        if (entry.field != relatedField())
            continue;
        relations.removeIf([&](const HistoryEntry &known) { return known.to == entry.from || known.to == entry.to; });
        if (!entry.to.isEmpty())
            relations << entry;
    }
    return relations;
}

// It stands in both histories, told by number. Who does not see the other case does not read that there is one (ACC-8).
void Decision::relate(const Case &one, const Case &other, bool related, Audience audience)
{
    const QString number = other.number;
    note(relatedField(), related ? QString() : number, related ? number : QString(), audience);
    HistoryEntry mirrored = m_effects.history.last();
    mirrored.id = derivedId(m_operation.id, u"other/related"_s);
    mirrored.caseId = other.id;
    (related ? mirrored.to : mirrored.from) = one.number;
    if (m_effects.others.empty() || !m_effects.others.front().record)
        m_effects.others.emplace_back();
    m_effects.others.front().history << mirrored;
}

// STAT-4: the new case about one that is closed for good.
void Decision::relateNew(const Case &made)
{
    const Case &other = m_situation.other->record;
    relate(made, other, true, sameReaders(m_definition, made, other) ? Audience::Public : Audience::Care);
}

Result<Effects> Decision::operator()(const LinkCase &act)
{
    if (const auto allowed = mayActAs(true); !allowed)
        return allowed.error();
    if (!m_situation.other)
        return wrong(u"other"_s, act.other.isEmpty() ? u"required"_s : u"no such case"_s);
    const Case &other = m_situation.other->record;
    if (other.id == before().id)
        return wrong(u"other"_s, u"is this case itself"_s);
    if (other.number.isEmpty() || before().number.isEmpty())
        return wrong(u"other"_s, u"has no number yet"_s);
    const auto relations = relationsOf(*m_situation.before);
    const auto known = std::find_if(relations.cbegin(), relations.cend(), [&](const HistoryEntry &entry) { return entry.to == other.number; });
    if ((known != relations.cend()) == act.related)
        return m_effects; // so it is
    const bool open = act.related ? sameReaders(m_definition, before(), other) : known->audience == Audience::Public;
    relate(before(), other, act.related, open ? Audience::Public : Audience::Care);
    return m_effects;
}

// A customer is told of the new case as of any that is opened; its comments keep who said them, when, and for whom.
Result<Effects> Decision::operator()(const SplitCase &act)
{
    if (const auto allowed = mayActAs(true); !allowed)
        return allowed.error();
    const QString subject = act.subject.trimmed();
    if (subject.isEmpty())
        return wrong(u"subject"_s, u"required"_s);
    if (characterCount(subject) > longestSubject || subject.contains(u'\n'))
        return wrong(u"subject"_s, subject.contains(u'\n') ? u"oneLine"_s : u"tooLong"_s);
    if (act.newCase.isEmpty() || act.newCase == before().id)
        return wrong(u"newCase"_s, u"needs an id of its own"_s);
    QList<Comment> chosen;
    for (const Comment &comment : m_situation.before->comments) {
        if (act.comments.contains(comment.id))
            chosen << comment;
    }
    const auto first = std::find_if(chosen.cbegin(), chosen.cend(), [](const Comment &comment) { return comment.audience == Audience::Public; });
    if (first == chosen.cend() || chosen.size() != QSet<QString>(act.comments.cbegin(), act.comments.cend()).size())
        return wrong(u"comments"_s, u"must be of this case, one of them public"_s);

    Effects effects;
    effects.record = splitOff(act, subject, *first);
    effects.care = m_situation.before->care;
    effects.care->id = act.newCase;
    effects.care->ownerId.clear();
    effects.care->updatedAt = m_now;
    copyComments(effects, chosen, *first);
    note(u"opened"_s, {}, effects.record->status);
    effects.history << m_effects.history.takeLast();
    effects.history.last().id = derivedId(m_operation.id, u"other/opened"_s);
    effects.history.last().caseId = act.newCase;
    const Case made = *effects.record;
    m_effects.others.push_back(std::move(effects));
    relate(before(), made, true, sameReaders(m_definition, before(), made) ? Audience::Public : Audience::Care);
    return m_effects;
}

Case Decision::splitOff(const SplitCase &act, const QString &subject, const Comment &first) const
{
    Case made = before();
    made.id = act.newCase;
    made.number.clear();
    made.subject = subject;
    made.description = first.body;
    const bool reads = !m_definition.ownCasesOnly || first.authorId == before().contactId || first.authorId == before().openerId;
    made.openerId = reads ? first.authorId : QString(); // ACC-11: nobody sees the new case who does not see this one
    made.openerName = first.authorName;
    for (const QString &field : m_definition.sealedFields())
        made.fields.remove(field); // NEW-5: a box stays with its case
    made.ownerName.clear();
    made.closeReason.clear();
    made.escalated = false;
    made.responseAt = 0;
    made.responseBy.clear();
    made.responseLine.clear();
    made.responseByCare = false;
    made.openedAt = made.updatedAt = m_now;
    stand(m_definition, made, m_definition.firstOf(u"new"_s).id, m_now);
    return made;
}

// The first public one is the new case's description; all files of those chosen come along.
void Decision::copyComments(Effects &effects, const QList<Comment> &chosen, const Comment &first) const
{
    const auto copyId = [this](const QString &id) { return derivedId(m_operation.id, QString(u"copy/"_s + id)); };
    Case &made = *effects.record;
    for (Comment comment : chosen) {
        const QString original = comment.id;
        for (Attachment file : m_situation.before->attachments) {
            if (file.commentId != original)
                continue;
            file.id = copyId(file.id);
            file.caseId = made.id;
            file.commentId = original == first.id ? QString() : copyId(original);
            effects.attachments << file;
        }
        if (original == first.id)
            continue;
        comment.id = copyId(original);
        comment.caseId = made.id;
        effects.comments << comment;
        if (comment.audience == Audience::Public) {
            made.responseAt = comment.postedAt;
            made.responseBy = comment.authorName;
            made.responseByCare = comment.byCare;
            made.responseLine = firstLine(comment.body);
        }
    }
}

} // namespace Casement
