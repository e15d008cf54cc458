// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/portaldefinition.h"
#include "sync/protocol/dto.h"
#include "sync/sql/database.h"

namespace Casement::Store {

/// The tables of cache.db that hold feed objects; each has a primary or unique key "id".
[[nodiscard]] QString tableOf(Protocol::Kind kind);
/// The object's columns in the order objectAt() reads and bind() writes them.
[[nodiscard]] const QString &columnsOf(Protocol::Kind kind);
/// Further columns made from the object: sort keys. Written after columnsOf(), never read back.
[[nodiscard]] const QString &madeColumnsOf(Protocol::Kind kind);
[[nodiscard]] QVariantList bind(const Protocol::Object &object, const PortalDefinition &definition);
[[nodiscard]] QVariantList bind(const CaseCare &care);
[[nodiscard]] QVariantList bind(const Comment &comment);
[[nodiscard]] QVariantList bind(const Attachment &attachment);
[[nodiscard]] QVariantList bind(const HistoryEntry &entry);
[[nodiscard]] QVariantList bind(const Escalation &round);
[[nodiscard]] Protocol::Object objectAt(Protocol::Kind kind, const Sql::Query &query);

[[nodiscard]] std::optional<Protocol::Object> findObject(Sql::Database &database, Protocol::Kind kind, const QString &id);
/// The comments, attachments, rounds or history of a case, by time.
[[nodiscard]] QList<Protocol::Object> partsOf(Sql::Database &database, Protocol::Kind kind, const QString &caseId);

} // namespace Casement::Store
