// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/duetimes.h"
#include "models/domain/result.h"
#include "sync/protocol/dto.h"

#include <QJsonObject>

namespace Casement::Protocol {

[[nodiscard]] QString nameOf(Kind kind); ///< "account", "person", "case", "case.care", "comment", "attachment", "history", "escalation", "viewed", "article", "message", "notice", "kept"
[[nodiscard]] bool kindFrom(const QString &name, Kind *kind);

/// Parses a body into an object: size, depth (32) and type are checked. Error NotCasement where it is HTML or no JSON at all, BadRequest where it is broken JSON.
[[nodiscard]] Result<QJsonObject> parseObject(const QByteArray &body);
/// parseObject() for what strangers send: also refuses members given twice, numbers beyond 2^53, and texts no database keeps (NUL, half surrogates).
[[nodiscard]] Result<QJsonObject> parseStrictly(const QByteArray &body);
/// No NUL and no half surrogate pair.
[[nodiscard]] bool isStorable(const QString &text);
[[nodiscard]] QByteArray compact(const QJsonObject &json); ///< keys sorted: the canonical form that is hashed

[[nodiscard]] QJsonObject toJson(const Account &);
[[nodiscard]] QJsonObject toJson(const Person &);
[[nodiscard]] QJsonObject toJson(const Case &);
[[nodiscard]] QJsonObject toJson(const CaseCare &);
[[nodiscard]] QJsonObject toJson(const Comment &);
[[nodiscard]] QJsonObject toJson(const Attachment &);
[[nodiscard]] QJsonObject toJson(const HistoryEntry &);
[[nodiscard]] QJsonObject toJson(const QList<DueTime> &times); ///< {"dueTimes": [...]}
[[nodiscard]] QJsonObject toJson(const Escalation &);
[[nodiscard]] QJsonObject toJson(const Viewed &);
[[nodiscard]] QJsonObject toJson(const Article &); ///< its kind as "articleKind": "kind" says which object it is
[[nodiscard]] QJsonObject toJson(const Message &); ///< "messageKind"
[[nodiscard]] QJsonObject toJson(const CaseNotice &);
[[nodiscard]] QJsonObject toJson(const Keepsake &); ///< its kind as "keptKind"
[[nodiscard]] QJsonObject toJson(const Object &); ///< {"kind": ..., ...members}
[[nodiscard]] QJsonObject toJson(const CaseBundle &);
[[nodiscard]] QJsonObject toJson(const Profile &);
[[nodiscard]] QJsonObject toJson(const FeedPage &);
[[nodiscard]] QJsonObject toJson(const SignInAnswer &);
[[nodiscard]] QJsonObject toJson(const FieldClash &);
[[nodiscard]] QJsonObject toJson(const Outcome &);
[[nodiscard]] QJsonObject toJson(const Operation &);
[[nodiscard]] QJsonObject problem(const Error &error); ///< of a refused operation: as below, but for requestId
[[nodiscard]] QJsonObject problem(const Error &error, int status, const QString &requestId); ///< RFC 9457: type, title, status, code, detail, field, rule, requestId

/// Missing or mistyped members give BadRequest with "member: reason".
[[nodiscard]] Result<Account> accountFrom(const QJsonObject &);
[[nodiscard]] Result<Person> personFrom(const QJsonObject &);
[[nodiscard]] Result<Case> caseFrom(const QJsonObject &);
[[nodiscard]] Result<Comment> commentFrom(const QJsonObject &);
[[nodiscard]] Result<Attachment> attachmentFrom(const QJsonObject &);
[[nodiscard]] Result<HistoryEntry> historyFrom(const QJsonObject &);
[[nodiscard]] Result<Escalation> escalationFrom(const QJsonObject &);
[[nodiscard]] Result<Article> articleFrom(const QJsonObject &);
[[nodiscard]] Result<Message> messageFrom(const QJsonObject &);
[[nodiscard]] Result<Object> objectFrom(const QJsonObject &);
[[nodiscard]] Result<CaseBundle> bundleFrom(const QJsonObject &);
[[nodiscard]] Result<Profile> profileFrom(const QJsonObject &);
[[nodiscard]] Result<FeedPage> feedPageFrom(const QJsonObject &);
[[nodiscard]] Result<SignInAnswer> signInAnswerFrom(const QJsonObject &);
[[nodiscard]] Result<FieldClash> clashFrom(const QJsonObject &);
[[nodiscard]] Result<QList<Outcome>> outcomesFrom(const QJsonObject &); ///< {"outcomes": [...]}
[[nodiscard]] Result<Operation> operationFrom(const QJsonObject &);
[[nodiscard]] Error problemFrom(const QJsonObject &, int status);

[[nodiscard]] EncodedOperation encode(const Operation &operation);

} // namespace Casement::Protocol
