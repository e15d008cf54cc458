// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/operation.h"

namespace Casement {

using namespace Qt::StringLiterals;

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
    Result<Effects> operator()(const RecommendClose &act);
    Result<Effects> operator()(const AnswerRecommendation &act);
    Result<Effects> operator()(const AnswerSolution &act);
    Result<Effects> operator()(const StillWorking &act);
    Result<Effects> operator()(const SetLevel &act);
    Result<Effects> operator()(const EndEscalation &act);
    Result<Effects> operator()(const EditRecord &act);
    Result<Effects> operator()(const AddContact &act);
    Result<Effects> operator()(const Keep &act);
    Result<Effects> operator()(const LinkCase &act);
    Result<Effects> operator()(const SplitCase &act);
    Result<Effects> operator()(const MergeCase &act);

private:
    [[nodiscard]] const Case &before() const { return m_situation.before->record; }
    [[nodiscard]] QString who() const { return isCare(m_actor.role) ? u"care"_s : u"customer"_s; }
    [[nodiscard]] Result<void> mayEdit() const;
    [[nodiscard]] Result<void> checkFiles(const QList<AttachmentRef> &files) const;
    [[nodiscard]] Result<void> mayActAs(bool care) const; ///< may edit, and is of Care or of the customers
    /// The move the event brings about from where the case stands; null where there is none or its guard refuses.
    [[nodiscard]] const PortalDefinition::Transition *moveOn(const QString &event) const;
    [[nodiscard]] bool holds(const PortalDefinition::Transition &move) const { return guardHolds(move.guard, m_definition, before(), m_now); }
    void note(const QString &field, const QString &from, const QString &to, Audience audience = Audience::Public, const QString &why = {});
    [[nodiscard]] Comment commentOf(const QString &body, Audience audience) const;
    void comment(Case &record, const QString &body, const QList<AttachmentRef> &files);
    [[nodiscard]] QString priorityOf(const QString &severity) const; ///< SEV-3: of the same rank
    void attach(const QList<AttachmentRef> &files, const QString &commentId, Audience audience);
    void move(Case &record, const QString &to);
    void answerRounds();
    void put(Case &record, const QString &field, const QString &value);
    void relate(const Case &one, const Case &other, bool related, Audience audience); ///< numbers not given yet are left empty
    void relateNew(const Case &made);
    [[nodiscard]] Case splitOff(const SplitCase &act, const QString &subject, const Comment &first) const;
    void copyComments(Effects &effects, const QList<Comment> &chosen, const Comment &first) const;
    [[nodiscard]] Result<void> mayMerge(const MergeCase &act) const;
    Result<Effects> merge(const MergeCase &act);
    Result<Effects> undoMerge(const HistoryEntry &merged);
    Result<void> copyContact(Effects &there, const QString &mergeId);
    void copyConversation(Effects &there, const QString &mergeId) const;
    Effects withdraw(const HistoryEntry &merged) const;
    [[nodiscard]] HistoryEntry entry(const QString &id, const QString &caseId, const QString &field, const QString &from, const QString &to) const;
    void fit(Case &record, const QString &changed);
    Result<Effects> subscribe(const Keep &act);
    Result<Effects> setInternalSeverity(const SetLevel &act);
    Result<Effects> setPublicLevel(const SetLevel &act);

    const PortalDefinition &m_definition;
    const Actor &m_actor;
    const Situation &m_situation;
    const Operation &m_operation;
    const qint64 m_now;
    Effects m_effects;
};

/// Whoever sees one of them sees the other too.
[[nodiscard]] bool sameReaders(const PortalDefinition &definition, const Case &one, const Case &other);

// Refusals: what the rules forbid, and what is wrong with a field.
[[nodiscard]] inline Error refused(const QString &detail) { return {ErrorCode::NotAllowed, detail}; }
[[nodiscard]] inline Error wrong(const QString &field, const QString &reason) { return {ErrorCode::BadRequest, QString(field + u": "_s + reason)}; }

} // namespace Casement
