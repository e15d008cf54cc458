// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/decision.h"
#include "models/domain/ports.h"
#include "models/domain/text.h"

namespace Casement {

namespace {
constexpr int longestComment = 32'000;
}

Result<void> Decision::mayEdit() const
{
    if (!m_situation.before)
        return Error{ErrorCode::NotFound, u"no such case"_s};
    if (!m_actor.reach.canEdit(before().accountId))
        return refused(u"this case may be read but not changed"_s);
    return {};
}

Result<void> Decision::checkFiles(const QList<AttachmentRef> &files) const
{
    qint64 all = m_situation.attachedBytes;
    for (const AttachmentRef &file : files) {
        if (file.id.isEmpty() || file.name.isEmpty() || file.size < 0)
            return wrong(u"attachments"_s, u"each needs id, name and size"_s);
        if (file.size > m_definition.limits.fileBytes)
            return Error{ErrorCode::TooLarge, QStringLiteral("attachments: a file may have at most %1 bytes").arg(m_definition.limits.fileBytes)};
        all += file.size;
    }
    if (all > m_definition.limits.caseBytes)
        return Error{ErrorCode::TooLarge, QStringLiteral("attachments: a case may hold at most %1 bytes").arg(m_definition.limits.caseBytes)};
    return {};
}

Result<void> Decision::mayActAs(bool care) const
{
    if (const auto allowed = mayEdit(); !allowed || care == isCare(m_actor.role))
        return allowed;
    return refused(care ? u"only Care does this"_s : u"this is for the customer to do"_s);
}

const PortalDefinition::Transition *Decision::moveOn(const QString &event) const
{
    const auto *move = m_definition.moveOn(event, before().status, who());
    return move && holds(*move) ? move : nullptr;
}

void Decision::note(const QString &field, const QString &from, const QString &to, Audience audience, const QString &why)
{
    HistoryEntry entry;
    entry.id = derivedId(m_operation.id, QStringLiteral("history/%1").arg(m_effects.history.size()));
    entry.caseId = m_operation.caseId;
    entry.personId = m_actor.personId;
    entry.personName = m_actor.name;
    entry.channel = m_actor.channel;
    entry.audience = audience;
    entry.field = field;
    entry.from = from;
    entry.to = to;
    entry.note = why;
    entry.at = m_now;
    m_effects.history << entry;
}

void Decision::attach(const QList<AttachmentRef> &files, const QString &commentId, Audience audience)
{
    for (const AttachmentRef &file : files) {
        Attachment attachment;
        attachment.id = file.id;
        attachment.caseId = m_operation.caseId;
        attachment.commentId = commentId;
        attachment.name = file.name;
        attachment.mime = file.mime;
        attachment.size = file.size;
        attachment.audience = audience;
        attachment.authorName = m_actor.name;
        attachment.createdAt = m_now;
        m_effects.attachments << attachment;
    }
}

void Decision::move(Case &record, const QString &to)
{
    if (record.status == to)
        return;
    note(u"status"_s, record.status, to);
    stand(m_definition, record, to, m_now);
    if (!m_definition.isFinal(to))
        return;
    for (const QString &field : m_definition.sealedFields()) { // NEW-5: closed for good
        if (record.fields.contains(field))
            put(record, field, {});
    }
}

QString Decision::priorityOf(const QString &severity) const
{
    const auto *level = m_definition.severity(severity);
    for (const auto &priority : m_definition.priorities) {
        if (level && priority.rank == level->rank)
            return priority.id;
    }
    return {};
}

Result<Effects> Decision::operator()(const OpenCase &act)
{
    // ACC-5, ACC-8: an account one may not open for answers like one that does not exist.
    if (!m_situation.account || !m_actor.reach.canOpen(act.accountId))
        return Error{ErrorCode::NotFound, u"account: no such account"_s};
    if (m_situation.before)
        return Error{ErrorCode::Conflict, u"this case exists already"_s};
    if (!m_situation.contact || m_situation.contact->accountId != act.accountId)
        if (!m_situation.contact || m_situation.contact->id != m_actor.personId)
            return wrong(u"contact"_s, u"is not a contact of this account"_s);
    if (!act.related.isEmpty() && !m_situation.other)
        return wrong(u"related"_s, u"no such case"_s);
    OpenCase draft = act;
    for (const auto &[field, value] : {std::pair(u"type"_s, &draft.type), {u"severity"_s, &draft.severity}, {u"priority"_s, &draft.priority},
                                       {u"product"_s, &draft.product}}) {
        if (!m_definition.asks(field)) // SEV-4: what the form does not ask is nobody's to set with it
            value->clear();
    }
    if (const auto *type = m_definition.caseType(draft.type); type && !type->fixedSeverity.isEmpty())
        draft.severity = type->fixedSeverity; // SEV-7
    const auto problems = problemsOf(m_definition, draft);
    if (!problems.isEmpty())
        return wrong(problems.firstKey(), problems.first());
    if (const auto files = checkFiles(draft.attachments); !files)
        return files.error();

    Case record;
    record.id = m_operation.caseId;
    record.accountId = m_situation.account->id;
    record.accountName = m_situation.account->name;
    record.contactId = m_situation.contact->id;
    record.contactName = m_situation.contact->name;
    record.openerId = m_actor.personId;
    record.openerName = m_actor.name;
    record.type = draft.type;
    record.severity = draft.severity;
    record.priority = draft.priority;
    if (const QString equal = priorityOf(draft.severity); m_definition.priorityFollowsSeverity && !equal.isEmpty())
        record.priority = equal;
    record.subject = draft.subject.trimmed().isEmpty() ? firstLine(draft.description) : draft.subject.trimmed(); // SEV-6: a short report has none
    record.description = draft.description;
    record.product = draft.product;
    for (auto it = draft.fields.cbegin(); it != draft.fields.cend(); ++it) {
        const auto *field = m_definition.field(it.key());
        if (it.value().trimmed().isEmpty() || !field)
            continue;
        const bool isSealed = field->kind == u"sealed"_s;
        if (isSealed && !isBox(it.value())) // NEW-5: never in the clear, whether the form asks for it or not
            return wrong(it.key(), u"notSealed"_s);
        if (isSealed)
            m_effects.boxes.insert(it.key(), it.value());
        record.fields.insert(it.key(), isSealed ? sealedMark : it.value().trimmed());
    }
    record.cc = draft.cc;
    record.status = m_definition.firstOf(u"new"_s).id;
    record.openedAt = record.updatedAt = m_now;
    note(u"opened"_s, {}, record.status);
    const auto *level = m_definition.severity(record.severity);
    if (m_definition.outage.reported && level && level->rank == 1) // SEV-6: in the same transaction, for whoever passes it on
        note(u"outageReported"_s, {}, m_definition.outage.email, Audience::Care);
    attach(draft.attachments, {}, Audience::Public);
    m_effects.record = record;
    CaseCare care;
    care.id = record.id;
    care.updatedAt = m_now;
    m_effects.care = care;
    if (m_situation.other)
        relateNew(record);
    return m_effects;
}

Result<Effects> Decision::operator()(const PostComment &act)
{
    if (const auto allowed = mayEdit(); !allowed)
        return allowed.error();
    const bool internal = act.audience == Audience::Care;
    const bool care = isCare(m_actor.role);
    if (act.audience == Audience::Me || (internal && !care))
        return refused(u"only Care writes internal notes"_s);
    if (act.body.trimmed().isEmpty() && act.attachments.isEmpty())
        return wrong(u"body"_s, u"required"_s);
    if (characterCount(act.body) > longestComment)
        return Error{ErrorCode::TooLarge, QStringLiteral("body: at most %1 characters").arg(longestComment)};
    if (const auto files = checkFiles(act.attachments); !files)
        return files.error();
    if (internal) { // STAT-9: touches no public row, time or count
        CaseCare changed = m_situation.before->care;
        changed.id = m_operation.caseId;
        changed.updatedAt = m_now;
        m_effects.care = changed;
        const Comment said = commentOf(act.body, Audience::Care);
        m_effects.comments << said;
        attach(act.attachments, said.id, Audience::Care);
        note(u"comment"_s, {}, said.id, Audience::Care);
        return m_effects;
    }
    Case record = before();
    const auto *move = moveOn(!care ? u"reply"_s : act.waiting ? u"waiting"_s : u"working"_s);
    if (!care && !takesReply(m_definition, record, m_now)) // STAT-4, STAT-6
        return refused(u"closed for good: open a new case that names this one"_s);
    comment(record, act.body, act.attachments);
    if (move)
        this->move(record, move->to);
    else if (care && act.waiting && record.pendingSince) { // STAT-3: it counts anew from Care's public reply
        record.pendingSince = m_now;
        record.extensions = 0;
    }
    m_effects.record = record;
    if (care)
        answerRounds();
    return m_effects;
}

Comment Decision::commentOf(const QString &body, Audience audience) const
{
    Comment comment;
    comment.id = derivedId(m_operation.id, u"comment"_s);
    comment.caseId = m_operation.caseId;
    comment.authorId = m_actor.personId;
    comment.authorName = m_actor.name;
    comment.byCare = isCare(m_actor.role);
    comment.audience = audience;
    comment.body = body;
    comment.channel = m_actor.channel;
    comment.postedAt = m_now;
    return comment;
}

void Decision::comment(Case &record, const QString &body, const QList<AttachmentRef> &files)
{
    const Comment said = commentOf(body, Audience::Public);
    m_effects.comments << said;
    attach(files, said.id, Audience::Public);
    note(u"comment"_s, {}, said.id);
    record.updatedAt = record.responseAt = m_now;
    record.responseBy = m_actor.name;
    record.responseByCare = said.byCare;
    record.responseLine = firstLine(body);
}

// ESC-3: the second update is Care's first public comment after it.
void Decision::answerRounds()
{
    for (Escalation round : m_situation.before->rounds) {
        if (round.answeredAt == 0 && round.endedAt == 0) {
            round.answeredAt = m_now;
            m_effects.rounds << round;
        }
    }
}

Result<Effects> Decision::operator()(const Escalate &act)
{
    if (const auto allowed = mayEdit(); !allowed)
        return allowed.error();
    if (!m_definition.hasEscalation)
        return refused(u"this portal has no escalation"_s); // ESC-8
    if (!m_definition.isOpen(before().status))
        return refused(u"a closed case must be re-opened first"_s);
    if (!m_definition.reason(act.reason))
        return wrong(u"reason"_s, act.reason.isEmpty() ? u"required"_s : u"unknownChoice"_s);
    if (m_definition.escalationTextRequired && act.description.trimmed().isEmpty())
        return wrong(u"description"_s, u"required"_s);
    if (characterCount(act.description) > m_definition.escalationMax)
        return wrong(u"description"_s, u"tooLong"_s);

    Escalation round;
    round.id = derivedId(m_operation.id, u"round"_s);
    round.caseId = m_operation.caseId;
    round.byId = m_actor.personId;
    round.byName = m_actor.name;
    round.reason = act.reason;
    round.description = act.description.trimmed();
    round.route = m_definition.reason(act.reason)->route;
    round.raisedAt = m_now;
    if (const auto *promise = m_definition.promiseFor(before().severity, act.reason)) {
        round.promiseId = promise->id;
        round.promiseDue = m_situation.provisional ? 0 : m_now + promise->withinMs;
    }
    m_effects.rounds << round;
    Case record = before();
    record.escalated = true;
    record.updatedAt = m_now;
    note(u"escalated"_s, {}, act.reason);
    m_effects.record = record;
    return m_effects;
}

Result<Effects> Decision::operator()(const SetStatus &act)
{
    if (const auto allowed = mayEdit(); !allowed)
        return allowed.error();
    if (before().status != act.from)
        return Error{ErrorCode::Conflict, QString(u"status: is "_s + before().status + u" by now"_s)};
    const auto *chosen = m_definition.chosenMove(act.from, act.to, who());
    if (!chosen)
        return refused(QString(u"status: "_s + act.from + u" does not lead to "_s + act.to));
    if (!holds(*chosen))
        return refused(m_definition.isOpen(act.from) ? QString(u"status: not now, "_s + chosen->guard + u" does not hold"_s)
                                                     : u"closed for good: open a new case that names this one"_s);
    Case record = before();
    move(record, act.to);
    record.updatedAt = m_now;
    m_effects.record = record;
    return m_effects;
}

Result<Effects> Decision::operator()(const Assign &act)
{
    if (const auto allowed = mayEdit(); !allowed)
        return allowed.error();
    if (!isCare(m_actor.role))
        return refused(u"owner: only Care assigns cases"_s);
    CaseCare care = m_situation.before->care;
    if (care.ownerId != act.from)
        return Error{ErrorCode::Conflict, u"owner: was changed by somebody else"_s};
    const bool toMyself = act.to == m_actor.personId;
    if (!act.to.isEmpty() && !toMyself && !m_situation.contact)
        return wrong(u"owner"_s, u"no such person"_s);
    const QString name = act.to.isEmpty() ? QString() : toMyself ? m_actor.name : m_situation.contact->name;
    care.id = m_operation.caseId;
    care.ownerId = act.to;
    care.updatedAt = m_now;
    m_effects.care = care;
    const Audience audience = m_definition.ownerPublic ? Audience::Public : Audience::Care;
    note(u"owner"_s, m_situation.owner, name, audience);
    const auto *next = act.to.isEmpty() ? nullptr : moveOn(u"assign"_s);
    if (m_definition.ownerPublic || next) {
        Case record = before();
        if (m_definition.ownerPublic)
            record.ownerName = name;
        if (next)
            move(record, next->to);
        record.updatedAt = m_now;
        m_effects.record = record;
    }
    return m_effects;
}

Result<Effects> Decision::operator()(const MarkViewed &act)
{
    static const QStringList kinds{u"case"_s, u"account"_s, u"contact"_s, u"article"_s, u"message"_s, u"notice"_s};
    if (!kinds.contains(act.kind) || act.objectId.isEmpty())
        return wrong(u"viewed"_s, u"needs a kind (case, account, contact, article, message, notice) and an id"_s);
    m_effects.viewed = Viewed{act.kind, act.objectId, m_now, 0};
    return m_effects;
}

namespace {

/// What was said to a case that goes on in another is said there.
Result<Effects> passOn(const PortalDefinition &definition, const Actor &actor, const Situation &situation, const Operation &operation, qint64 now)
{
    Situation there = situation;
    there.before = situation.other;
    there.other.reset();
    Operation passed = operation;
    passed.caseId = there.before->record.id;
    auto effects = decide(definition, actor, there, passed, now);
    if (!effects)
        return effects.error();
    Effects passedOn;
    passedOn.others.push_back(std::move(effects).value());
    return passedOn;
}

} // namespace

Result<Effects> decide(const PortalDefinition &definition, const Actor &actor, const Situation &situation, const Operation &operation, qint64 now)
{
    const HistoryEntry *merged = situation.before ? mergedInto(*situation.before) : nullptr;
    if (merged && std::holds_alternative<PostComment>(operation.act) && situation.other)
        return passOn(definition, actor, situation, operation, now);
    if (merged && !std::holds_alternative<MergeCase>(operation.act) && !std::holds_alternative<LinkCase>(operation.act) && actor.reach.canEdit(situation.before->record.accountId))
        return refused(QString(u"merged: this case goes on as "_s + merged->to));
    return std::visit(Decision(definition, actor, situation, operation, now), operation.act);
}

} // namespace Casement
