// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/case.h"
#include "models/domain/keepsake.h"
#include "models/domain/portaldefinition.h"
#include "models/domain/reach.h"
#include "models/domain/result.h"

#include <optional>
#include <variant>
#include <vector>

namespace Casement {

/// An attachment as its author names it; the content travels separately under the same id.
struct AttachmentRef
{
    QString id, name, mime;
    qint64 size = 0;
    friend bool operator==(const AttachmentRef &, const AttachmentRef &) = default;
};

struct OpenCase { QString accountId, contactId, type, severity, priority, subject, description, product; QMap<QString, QString> fields; QStringList cc; QList<AttachmentRef> attachments; QString related{}; /* the case it is about, by id */ friend bool operator==(const OpenCase &, const OpenCase &) = default; };
struct PostComment { QString body; Audience audience = Audience::Public; bool waiting = false; /* Care: now it is the customer's turn */ QList<AttachmentRef> attachments; friend bool operator==(const PostComment &, const PostComment &) = default; };
struct Escalate { QString reason, description; friend bool operator==(const Escalate &, const Escalate &) = default; };
struct SetStatus { QString from, to; friend bool operator==(const SetStatus &, const SetStatus &) = default; };
struct Assign { QString from, to; /* person ids */ friend bool operator==(const Assign &, const Assign &) = default; };
struct MarkViewed { QString kind, objectId; friend bool operator==(const MarkViewed &, const MarkViewed &) = default; };
/// One field of a case; from is what its author saw. Values as fieldText() gives them.
struct EditField { QString field, from, to; friend bool operator==(const EditField &, const EditField &) = default; };

/// A customer thinks the case may be closed; Care accepts or declines.
struct RecommendClose { QString reason, text; friend bool operator==(const RecommendClose &, const RecommendClose &) = default; };
struct AnswerRecommendation { bool accept = false; friend bool operator==(const AnswerRecommendation &, const AnswerRecommendation &) = default; };
/// A customer approves the solution Care suggested, or declines it; text then becomes a public comment.
struct AnswerSolution { bool approve = false; QString text; friend bool operator==(const AnswerSolution &, const AnswerSolution &) = default; };
struct StillWorking { friend bool operator==(const StillWorking &, const StillWorking &) = default; };
struct SetLevel { QString level; /* severity or priority */ QString from, to, why; friend bool operator==(const SetLevel &, const SetLevel &) = default; };
struct EndEscalation { QString feedback; friend bool operator==(const EndEscalation &, const EndEscalation &) = default; };
/// One field of an account or of a person ("contact"), as EditField for cases (ACC-7).
struct EditRecord { QString kind, id, field, from, to; friend bool operator==(const EditRecord &, const EditRecord &) = default; };

/// A further contact of an account, under the client-made id.
struct AddContact { QString id, accountId, name, email, phone, title; friend bool operator==(const AddContact &, const AddContact &) = default; };
/// A keepsake is made or changed; without content it is taken back. id: of a subscription its topic.
struct Keep { QString id, kind, label, content; friend bool operator==(const Keep &, const Keep &) = default; };

/// Two cases are about the same, or no longer. other: by id.
struct LinkCase { QString other; bool related = true; friend bool operator==(const LinkCase &, const LinkCase &) = default; };
/// Some comments of a case are a matter of their own: they are copied into a new one, under the id newCase, and both are related.
struct SplitCase { QString newCase, subject; QStringList comments; friend bool operator==(const SplitCase &, const SplitCase &) = default; };
/// A case is the same matter as another, which goes on for both; or that was a mistake. into: by id; cc: the contact of the one that ends
/// becomes CC of the other.
struct MergeCase { QString into; bool cc = false; bool merged = true; friend bool operator==(const MergeCase &, const MergeCase &) = default; };

/// One act of a person: made once in the client, durable in the outbox, applied by the service exactly once under (user, id).
struct Operation
{
    using Act = std::variant<OpenCase, PostComment, Escalate, SetStatus, Assign, MarkViewed, EditField, RecommendClose, AnswerRecommendation,
                             AnswerSolution, StillWorking, SetLevel, EndEscalation, EditRecord, AddContact, Keep, LinkCase, SplitCase, MergeCase>;
    QString id;
    QString caseId; ///< client-made for OpenCase; empty for what concerns no case
    int definitionVersion = 0;
    Act act;
    friend bool operator==(const Operation &, const Operation &) = default;
};

/// What an act sets, with the value its author saw ("status" and "owner" are fields too); none: it sets no field and never clashes.
[[nodiscard]] std::optional<EditField> fieldSetBy(const Operation::Act &act);
/// The same act with other values.
[[nodiscard]] Operation::Act withValues(const Operation::Act &act, const QString &from, const QString &to);

/// The field an act found set to something else meanwhile: the present value, who set it and when.
struct FieldClash
{
    QString field, value;
    QString label; ///< what the value is called where it is an id of a person; else empty
    QString by;
    qint64 at = 0;
    friend bool operator==(const FieldClash &, const FieldClash &) = default;
};

/// Who acts.
struct Actor
{
    QString userId, personId, name, accountId;
    Role role = Role::Customer;
    Reach reach;
    Channel channel = Channel::App;
};

/// What an act reads: the case as it stands (none for OpenCase) and the names the service or the cache looks up for it.
struct Situation
{
    /// Comments and attachments are needed by SplitCase and MergeCase, history by LinkCase and MergeCase; else of the history only what
    /// says whether the case was merged.
    std::optional<CaseBundle> before;
    std::optional<CaseBundle> other;  ///< LinkCase, MergeCase: the other case; OpenCase: the one it is about; PostComment: where a merged one goes on
    std::optional<Account> account;   ///< OpenCase, EditRecord, AddContact: the account
    std::optional<Person> contact;    ///< OpenCase, EditField: the chosen contact; Assign: the new owner; EditRecord: the person; AddContact: whoever has its id already
    QString owner;                    ///< Assign: what the present owner is called
    qint64 attachedBytes = 0;         ///< already on the case
    bool provisional = false;         ///< the client's forecast: promises start only when the service has the act
    std::optional<Keepsake> kept{};   ///< Keep: as it stands
    bool addressTaken = false;        ///< AddContact: another contact of the account has it
};

/// What an act changes. Ids of derived objects come from derivedId(operation.id, ...): the same on both ends.
struct Effects
{
    std::optional<Case> record;   ///< the public row, where it changed
    std::optional<CaseCare> care; ///< the internal row, where it changed
    QList<Comment> comments;
    QList<Attachment> attachments;
    QList<Comment> withdrawn;         ///< copies that go again; what they were made of stays
    QList<Attachment> withdrawnFiles;
    QList<Escalation> rounds; ///< new or changed
    QList<HistoryEntry> history;
    std::optional<Viewed> viewed;
    std::optional<Account> account;
    std::optional<Person> person;
    std::optional<Keepsake> kept; ///< without content: it goes
    QMap<QString, QString> boxes; ///< sealed field -> its new content, empty: erased; kept by the service alone
    std::vector<Effects> others; ///< on other cases than the operation's; of a new one with its record
};

/// THE rules: service and client decide with this function alone. now = the service's receipt, or the client's clock for pending work.
/// Errors: NotAllowed, NotFound, BadRequest (detail starts with the field's id and a colon), Conflict, TooLarge.
[[nodiscard]] Result<Effects> decide(const PortalDefinition &definition, const Actor &actor, const Situation &situation, const Operation &operation, qint64 now);

/// The entries that relate a case to others now, oldest first; to: the other one's number.
[[nodiscard]] QList<HistoryEntry> relationsOf(const CaseBundle &bundle);
/// The entry that says into which case this one was merged, by number in to; null: it was not, or no longer is.
[[nodiscard]] const HistoryEntry *mergedInto(const CaseBundle &bundle);
/// The entry that tells the end of a merge, after the one that tells of it.
[[nodiscard]] QString undoneBy(const QString &mergeId);
/// The numbers of the cases that were merged into this one, oldest first.
[[nodiscard]] QStringList mergedHere(const CaseBundle &bundle);
inline constexpr qint64 mergeUndoneWithinMs = 30LL * 24 * 60 * 60 * 1000;
/// A field of a case as one text: a contact is a person's id, CC an address a line.
[[nodiscard]] QString fieldText(const Case &record, const QString &field);
/// NEW-5: what a sealed field is filled with. A box is made by the client with the service's public key and can be opened by the service
/// alone; of a case it stands beside, the field itself only says that there is one.
inline const QString sealedMark = QStringLiteral("sealed");
inline const QString boxPrefix = QStringLiteral("box1:");
[[nodiscard]] bool isBox(const QString &value);
/// Who may read what is sealed on a case: the engineer or manager who works on it.
[[nodiscard]] bool readsBoxes(Role role, const QString &personId, const CaseCare &care);
/// Takes all boxes from a case, with a history entry each. first: the id of the first of them.
void eraseBoxes(const PortalDefinition &definition, Effects &effects, const QString &first, HistoryEntry entry);

/// The fields people of a role may change on a case they may edit (STAT-10), in the definition's order.
[[nodiscard]] QStringList changeableFields(const PortalDefinition &definition, Role role);
/// What is wrong with a new value of a field of this case: a code as problemsOf() gives; empty = nothing.
[[nodiscard]] QString problemOf(const PortalDefinition &definition, const Case &record, const QString &field, const QString &value);
[[nodiscard]] QString problemOf(const PortalDefinition::Field &field, const QString &value); ///< of one that is not empty
/// Whether the named condition of a transition holds for a case now; unknown names never do. knownGuards() are those a definition may name.
[[nodiscard]] bool guardHolds(const QString &guard, const PortalDefinition &definition, const Case &record, qint64 now);
[[nodiscard]] QStringList knownGuards();
/// Puts a case into a status, with all that follows from it.
void stand(const PortalDefinition &definition, Case &record, const QString &status, qint64 now);
/// Whether a customer's reply is still taken: open cases always, closed ones where the reply opens them again.
[[nodiscard]] bool takesReply(const PortalDefinition &definition, const Case &record, qint64 now);

/// The checks of NEW-2..NEW-7 on a new case, per field id; empty = may be sent. The wizard shows them inline, decide() refuses by the same.
[[nodiscard]] QMap<QString, QString> problemsOf(const PortalDefinition &definition, const OpenCase &draft);
/// NEW-11: what is asked next after these answers (by their place), or the level proposed and why; neither: there is no such answer.
struct Advice { const PortalDefinition::Question *question = nullptr; QString level, reason; };
[[nodiscard]] Advice advise(const PortalDefinition &definition, const QList<int> &answers);

/// Reason codes problemsOf gives: "required", "tooLong", "unknownChoice", "notAnAddress", "duplicate", "tooMany", "notALink", "notDigits", "notAPhone", "oneLine", "notSealed", "notHere".

} // namespace Casement
