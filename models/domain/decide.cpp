// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/operation.h"
#include "models/domain/ports.h"
#include "models/domain/text.h"

using namespace Qt::StringLiterals;

namespace Casement {

namespace {

constexpr int longestComment = 32'000;

/// One decision being made: what it reads, and the effects so far.
class Decision
{
public:
    Decision(const PortalDefinition &definition, const Actor &actor, const Situation &situation, const Operation &operation, qint64 now)
        : m_definition(definition), m_actor(actor), m_situation(situation), m_operation(operation), m_now(now)
    {
    }

    Result<Effects> operator()(const OpenCase &act);
    Result<Effects> operator()(const PostComment &act);
    Result<Effects> operator()(const Escalate &act);
    Result<Effects> operator()(const SetStatus &act);
    Result<Effects> operator()(const Assign &act);
    Result<Effects> operator()(const MarkViewed &act);
    Result<Effects> operator()(const EditField &act);

private:
    [[nodiscard]] const Case &before() const { return m_situation.before->record; }
    [[nodiscard]] QString who() const { return isCare(m_actor.role) ? u"care"_s : u"customer"_s; }
    [[nodiscard]] Result<void> mayEdit() const;
    [[nodiscard]] Result<void> checkFiles(const QList<AttachmentRef> &files) const;
    void note(const QString &field, const QString &from, const QString &to, Audience audience = Audience::Public);
    void attach(const QList<AttachmentRef> &files, const QString &commentId, Audience audience);
    void move(Case &record, const QString &to);
    void moveByReply(Case &record, bool waiting);
    void put(Case &record, const QString &field, const QString &value);
    void fit(Case &record, const QString &changed);

    const PortalDefinition &m_definition;
    const Actor &m_actor;
    const Situation &m_situation;
    const Operation &m_operation;
    const qint64 m_now;
    Effects m_effects;
};

Error refused(const QString &detail) { return {ErrorCode::NotAllowed, detail}; }
Error wrong(const QString &field, const QString &reason) { return {ErrorCode::BadRequest, QString(field + u": "_s + reason)}; }

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

void Decision::note(const QString &field, const QString &from, const QString &to, Audience audience)
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
    record.status = to;
    const auto *status = m_definition.status(to);
    record.open = m_definition.isOpen(to);
    record.closedAt = record.open ? 0 : m_now;
    record.pendingSince = status && status->phase == u"pending"_s ? m_now : 0;
}

// STAT-2: Care's reply hands the turn to the customer or takes it; a customer's reply to a pending or closed case gives it back.
void Decision::moveByReply(Case &record, bool waiting)
{
    const auto *status = m_definition.status(record.status);
    const QString phase = status ? status->phase : QString();
    const bool care = isCare(m_actor.role);
    if (care && phase == u"closed"_s)
        return;
    if (care && waiting) {
        const QString pending = m_definition.firstOf(u"pending"_s).id;
        if (phase == u"pending"_s)
            record.pendingSince = m_now;
        move(record, pending);
    } else if (care || phase == u"pending"_s || phase == u"closed"_s) {
        if (phase != u"active"_s)
            move(record, m_definition.firstOf(u"active"_s).id);
    }
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
    OpenCase draft = act;
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
    if (m_definition.priorityFollowsSeverity) { // SEV-3
        if (const auto *severity = m_definition.severity(draft.severity)) {
            for (const auto &priority : m_definition.priorities) {
                if (priority.rank == severity->rank)
                    record.priority = priority.id;
            }
        }
    }
    record.subject = draft.subject.trimmed();
    record.description = draft.description;
    record.product = draft.product;
    for (auto it = draft.fields.cbegin(); it != draft.fields.cend(); ++it) {
        if (!it.value().trimmed().isEmpty() && m_definition.field(it.key()))
            record.fields.insert(it.key(), it.value().trimmed());
    }
    record.cc = draft.cc;
    record.status = m_definition.firstOf(u"new"_s).id;
    record.openedAt = record.updatedAt = m_now;
    note(u"opened"_s, {}, record.status);
    attach(draft.attachments, {}, Audience::Public);
    m_effects.record = record;
    CaseCare care;
    care.id = record.id;
    care.updatedAt = m_now;
    m_effects.care = care;
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
    Case record = before();
    if (!care && closedForGood(m_definition, record, m_now))
        return refused(u"closed for good: open a new case that names this one"_s);

    Comment comment;
    comment.id = derivedId(m_operation.id, u"comment"_s);
    comment.caseId = m_operation.caseId;
    comment.authorId = m_actor.personId;
    comment.authorName = m_actor.name;
    comment.byCare = care;
    comment.audience = act.audience;
    comment.body = act.body;
    comment.channel = m_actor.channel;
    comment.postedAt = m_now;
    m_effects.comments << comment;
    attach(act.attachments, comment.id, act.audience);
    note(u"comment"_s, {}, comment.id, act.audience);
    if (internal) { // STAT-9: touches no public row, time or count
        CaseCare changed = m_situation.before->care;
        changed.id = m_operation.caseId;
        changed.updatedAt = m_now;
        m_effects.care = changed;
        return m_effects;
    }
    moveByReply(record, act.waiting);
    record.updatedAt = record.responseAt = m_now;
    record.responseBy = m_actor.name;
    record.responseByCare = care;
    record.responseLine = firstLine(act.body);
    m_effects.record = record;
    if (care) { // ESC-3: the second update is Care's first public comment after it
        for (Escalation round : m_situation.before->rounds) {
            if (round.answeredAt == 0 && round.endedAt == 0) {
                round.answeredAt = m_now;
                m_effects.rounds << round;
            }
        }
    }
    return m_effects;
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
    if (act.description.trimmed().isEmpty())
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
    if (!m_definition.canMove(act.from, act.to, who()))
        return refused(QString(u"status: "_s + act.from + u" does not lead to "_s + act.to));
    const bool reopens = !m_definition.isOpen(act.from) && m_definition.isOpen(act.to);
    if (reopens && m_now - before().closedAt > m_definition.reopenWindowMs)
        return refused(u"closed for good: open a new case that names this one"_s);
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
        return refused(u"only Care assigns cases"_s);
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
    note(u"owner"_s, before().ownerName, name, audience);
    if (m_definition.ownerPublic) {
        Case record = before();
        record.ownerName = name;
        record.updatedAt = m_now;
        m_effects.record = record;
    }
    return m_effects;
}

Result<Effects> Decision::operator()(const MarkViewed &act)
{
    static const QStringList kinds{u"case"_s, u"account"_s, u"contact"_s, u"article"_s, u"message"_s};
    if (!kinds.contains(act.kind) || act.objectId.isEmpty())
        return wrong(u"viewed"_s, u"needs a kind (case, account, contact, article, message) and an id"_s);
    m_effects.viewed = Viewed{act.kind, act.objectId, m_now, 0};
    return m_effects;
}

void Decision::put(Case &record, const QString &field, const QString &value)
{
    if (field == u"contact"_s) { // people are named in the history, not numbered
        note(field, record.contactName, m_situation.contact->name);
        record.contactId = m_situation.contact->id;
        record.contactName = m_situation.contact->name;
        return;
    }
    note(field, fieldText(record, field), value);
    if (field == u"cc"_s)
        record.cc = value.split(u'\n', Qt::SkipEmptyParts);
    else if (field == u"product"_s)
        record.product = value;
    else if (field == u"type"_s)
        record.type = value;
    else if (field == u"severity"_s)
        record.severity = value;
    else if (field == u"subject"_s)
        record.subject = value;
    else if (value.isEmpty())
        record.fields.remove(field);
    else
        record.fields.insert(field, value);
}

// What hangs on a choice goes with it: a feature of another product (NEW-2), a severity the new type does not have (SEV-7).
void Decision::fit(Case &record, const QString &changed)
{
    if (changed == u"type"_s) {
        const auto *type = m_definition.caseType(record.type);
        if (type && !type->fixedSeverity.isEmpty() && record.severity != type->fixedSeverity)
            put(record, u"severity"_s, type->fixedSeverity);
    }
    for (const auto &field : m_definition.fields) {
        const bool dependent = field.source == u"features"_s || field.source == u"productTypes"_s;
        const QString value = fieldText(record, field.id);
        if (dependent && !value.isEmpty() && !problemOf(m_definition, record, field.id, value).isEmpty())
            put(record, field.id, {});
    }
}

// OFF-3: an edit clashes with another value than its author saw, and never with one that says the same.
Result<Effects> Decision::operator()(const EditField &act)
{
    if (const auto allowed = mayEdit(); !allowed)
        return allowed.error();
    if (!changeableFields(m_definition, m_actor.role).contains(act.field))
        return refused(QString(act.field + u": may not be changed"_s)); // STAT-10
    if (!isCare(m_actor.role) && closedForGood(m_definition, before(), m_now))
        return refused(u"closed for good: open a new case that names this one"_s);
    const QString present = fieldText(before(), act.field);
    const QString value = act.to.trimmed();
    if (present == value)
        return m_effects;
    if (present != act.from)
        return Error{ErrorCode::Conflict, QString(act.field + u": was changed by somebody else"_s)};
    if (const QString problem = problemOf(m_definition, before(), act.field, value); !problem.isEmpty())
        return wrong(act.field, problem);
    if (act.field == u"contact"_s) {
        // ACC-5: nobody of a sibling is found here, and oneself only where one could have opened the case.
        const auto &contact = m_situation.contact;
        const bool own = contact && contact->id == m_actor.personId && m_actor.reach.canOpen(before().accountId);
        if (!contact || (contact->accountId != before().accountId && !own))
            return wrong(act.field, u"is not a contact of this account"_s);
    }
    Case record = before();
    put(record, act.field, value);
    fit(record, act.field);
    record.updatedAt = m_now;
    m_effects.record = record;
    return m_effects;
}

} // namespace

// STAT-4: the boundary instant still re-opens.
bool closedForGood(const PortalDefinition &definition, const Case &record, qint64 now)
{
    return !definition.isOpen(record.status) && (definition.reopenWindowMs <= 0 || now - record.closedAt > definition.reopenWindowMs);
}

Result<Effects> decide(const PortalDefinition &definition, const Actor &actor, const Situation &situation, const Operation &operation, qint64 now)
{
    return std::visit(Decision(definition, actor, situation, operation, now), operation.act);
}

} // namespace Casement
