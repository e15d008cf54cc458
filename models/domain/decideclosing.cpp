// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/decision.h"
#include "models/domain/text.h"

// How cases come to their end, and the levels and escalations on the way there.
namespace Casement {

namespace {

constexpr int longestReason = 2'000;

Result<void> checkWords(const QString &field, const QString &text, bool required)
{
    if (required && text.trimmed().isEmpty())
        return wrong(field, u"required"_s);
    return characterCount(text) > longestReason ? Result<void>(wrong(field, u"tooLong"_s)) : Result<void>();
}

} // namespace

Result<Effects> Decision::operator()(const RecommendClose &act)
{
    if (const auto allowed = mayActAs(false); !allowed)
        return allowed.error();
    if (m_definition.closeReasons.isEmpty())
        return refused(u"this portal has no recommendation to close"_s);
    if (!m_definition.isOpen(before().status))
        return refused(u"the case is closed already"_s);
    const auto *reason = m_definition.closeReason(act.reason);
    if (!reason)
        return wrong(u"reason"_s, act.reason.isEmpty() ? u"required"_s : u"unknownChoice"_s);
    if (const auto fits = checkWords(u"text"_s, act.text, reason->needsText); !fits)
        return fits.error();
    Case record = before();
    note(u"recommended"_s, record.closeReason, act.reason, Audience::Public, act.text.trimmed());
    record.closeReason = act.reason;
    record.updatedAt = m_now;
    m_effects.record = record;
    return m_effects;
}

Result<Effects> Decision::operator()(const AnswerRecommendation &act)
{
    if (const auto allowed = mayActAs(true); !allowed)
        return allowed.error();
    if (before().closeReason.isEmpty())
        return Error{ErrorCode::Conflict, u"recommended: nobody recommends to close it by now"_s};
    Case record = before();
    note(u"recommended"_s, record.closeReason, {});
    if (act.accept) {
        const auto *next = moveOn(u"accept"_s);
        if (!next)
            return refused(QString(u"status: a recommendation leads nowhere from "_s + record.status));
        move(record, next->to);
    }
    record.closeReason.clear();
    record.updatedAt = m_now;
    m_effects.record = record;
    return m_effects;
}

Result<Effects> Decision::operator()(const AnswerSolution &act)
{
    if (const auto allowed = mayActAs(false); !allowed)
        return allowed.error();
    const auto *next = moveOn(act.approve ? u"approve"_s : u"decline"_s);
    if (!next)
        return refused(u"status: no suggested solution waits for an answer"_s);
    if (const auto fits = checkWords(u"text"_s, act.text, false); !fits)
        return fits.error();
    Case record = before();
    if (!act.text.trimmed().isEmpty())
        comment(record, act.text.trimmed(), {});
    move(record, next->to);
    record.updatedAt = m_now;
    m_effects.record = record;
    return m_effects;
}

// STAT-3: starts the pending period's timers anew, a few times per period.
Result<Effects> Decision::operator()(const StillWorking &)
{
    if (const auto allowed = mayActAs(false); !allowed)
        return allowed.error();
    Case record = before();
    if (!record.pendingSince)
        return refused(u"status: the case does not wait for you"_s);
    if (record.extensions >= m_definition.stillWorking)
        return refused(QStringLiteral("status: the time may be extended %1 times, and was").arg(m_definition.stillWorking));
    ++record.extensions;
    note(u"stillWorking"_s, {}, QString::number(record.extensions));
    record.pendingSince = record.updatedAt = m_now;
    m_effects.record = record;
    return m_effects;
}

Result<Effects> Decision::operator()(const SetLevel &act)
{
    if (const auto allowed = mayActAs(true); !allowed)
        return allowed.error();
    const bool severity = act.level == u"severity"_s;
    if (!severity && act.level != u"priority"_s)
        return wrong(u"level"_s, u"unknownChoice"_s);
    if (severity ? !m_definition.severity(act.to) : !m_definition.priority(act.to))
        return wrong(act.level, act.to.isEmpty() ? u"required"_s : u"unknownChoice"_s);
    if (const auto fits = checkWords(u"why"_s, act.why, true); !fits)
        return fits.error();
    const auto *type = m_definition.caseType(before().type);
    if (severity && type && !type->fixedSeverity.isEmpty() && act.to != type->fixedSeverity) // SEV-7
        return refused(QString(u"severity: this case type is always "_s + type->fixedSeverity + u"; change the type first"_s));
    if (severity && m_definition.field(act.level) && problemOf(m_definition, before(), act.level, act.to) == u"notHere"_s) // SEV-5
        return refused(u"severity: a case with these answers never has it"_s);
    return severity && m_definition.severityAudience == Audience::Care ? setInternalSeverity(act) : setPublicLevel(act);
}

// SEV-4: Care's own level touches nothing a customer sees.
Result<Effects> Decision::setInternalSeverity(const SetLevel &act)
{
    CaseCare care = m_situation.before->care;
    if (care.severity != act.from)
        return Error{ErrorCode::Conflict, QString(u"severity: is "_s + care.severity + u" by now"_s)};
    note(u"severity"_s, act.from, act.to, Audience::Care, act.why.trimmed());
    care.id = m_operation.caseId;
    care.severity = act.to;
    care.updatedAt = m_now;
    m_effects.care = care;
    return m_effects;
}

// SEV-2, SEV-3: priority goes with severity until Care sets it by hand.
Result<Effects> Decision::setPublicLevel(const SetLevel &act)
{
    const bool severity = act.level == u"severity"_s;
    Case record = before();
    QString &level = severity ? record.severity : record.priority;
    if (level != act.from)
        return Error{ErrorCode::Conflict, QString(act.level + u": is "_s + level + u" by now"_s)};
    note(act.level, act.from, act.to, Audience::Public, act.why.trimmed());
    level = act.to;
    CaseCare care = m_situation.before->care;
    if (!severity && m_definition.priorityFollowsSeverity && !care.priorityByHand) {
        care.id = m_operation.caseId;
        care.priorityByHand = true;
        care.updatedAt = m_now;
        m_effects.care = care;
    }
    const QString equal = priorityOf(record.severity);
    if (severity && m_definition.priorityFollowsSeverity && !care.priorityByHand && !equal.isEmpty() && equal != record.priority) {
        note(u"priority"_s, record.priority, equal);
        record.priority = equal;
    }
    record.updatedAt = m_now;
    m_effects.record = record;
    return m_effects;
}

// ESC-5: the case can be escalated again; what was said stays with its round.
Result<Effects> Decision::operator()(const EndEscalation &act)
{
    if (const auto allowed = mayActAs(true); !allowed)
        return allowed.error();
    if (const auto fits = checkWords(u"feedback"_s, act.feedback, true); !fits)
        return fits.error();
    QString reason;
    for (Escalation round : m_situation.before->rounds) {
        if (round.endedAt == 0) {
            reason = round.reason;
            round.endedAt = m_now;
            round.feedback = act.feedback.trimmed();
            m_effects.rounds << round;
        }
    }
    if (m_effects.rounds.isEmpty())
        return Error{ErrorCode::Conflict, u"escalation: none is open by now"_s};
    Case record = before();
    record.escalated = false;
    record.updatedAt = m_now;
    note(u"escalated"_s, reason, {}, Audience::Public, act.feedback.trimmed());
    m_effects.record = record;
    return m_effects;
}

} // namespace Casement
