// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/case.h"
#include "models/domain/library.h"
#include "models/domain/notices.h"
#include "models/domain/portaldefinition.h"
#include "sync/sql/database.h"

#include <optional>

// Rows in and out, without any question of who asks. Each xColumns() names the columns its xAt() reads.
namespace Casement::Service::Rows {

[[nodiscard]] const QString &accountColumns();
[[nodiscard]] const QString &personColumns();
[[nodiscard]] const QString &careColumns();
[[nodiscard]] const QString &commentColumns();
[[nodiscard]] const QString &attachmentColumns();
[[nodiscard]] const QString &historyColumns();
[[nodiscard]] const QString &escalationColumns();
[[nodiscard]] const QString &viewedColumns();
[[nodiscard]] const QString &articleColumns();
[[nodiscard]] const QString &messageColumns();
[[nodiscard]] const QString &noticeColumns();
[[nodiscard]] const QString &keptColumns();
/// Columns of articles and messages made from title and body, for searching.
[[nodiscard]] const QString &wordColumns();
[[nodiscard]] QVariantList bindWords(const QString &title, const QString &body);

/// Makes a case with all its comments findable anew.
void index(Sql::Database &db, const QString &caseId);

[[nodiscard]] Account accountAt(const Sql::Query &query);
[[nodiscard]] Person personAt(const Sql::Query &query);
[[nodiscard]] CaseCare careAt(const Sql::Query &query);
[[nodiscard]] Comment commentAt(const Sql::Query &query);
[[nodiscard]] Attachment attachmentAt(const Sql::Query &query);
[[nodiscard]] HistoryEntry historyAt(const Sql::Query &query);
[[nodiscard]] Escalation escalationAt(const Sql::Query &query);
[[nodiscard]] Viewed viewedAt(const Sql::Query &query);
[[nodiscard]] Article articleAt(const Sql::Query &query);
[[nodiscard]] Message messageAt(const Sql::Query &query);
[[nodiscard]] CaseNotice noticeAt(const Sql::Query &query);
[[nodiscard]] Keepsake keptAt(const Sql::Query &query);

void save(Sql::Database &db, const Account &account);
void save(Sql::Database &db, const Person &person);
void save(Sql::Database &db, const Case &record, const PortalDefinition &definition);
/// Of a case that is there, what differs: each column left alone is an index less to write.
void update(Sql::Database &db, const Case &before, const Case &after, const PortalDefinition &definition);
void save(Sql::Database &db, const CaseCare &care);
void save(Sql::Database &db, const Comment &comment);
void save(Sql::Database &db, const Attachment &attachment);
/// Of copies only: what somebody wrote stays.
void removeComment(Sql::Database &db, const QString &id);
void removeAttachment(Sql::Database &db, const QString &id);
void save(Sql::Database &db, const HistoryEntry &entry); ///< never changes one that is there
void save(Sql::Database &db, const Escalation &round);
void save(Sql::Database &db, const QString &userId, const Viewed &viewed);
void save(Sql::Database &db, const Article &article);
void save(Sql::Database &db, const Message &message);
void save(Sql::Database &db, const QString &userId, const CaseNotice &notice); ///< never changes one that is there
void save(Sql::Database &db, const QString &userId, const Keepsake &kept);

/// table: one whose key is id.
[[nodiscard]] bool exists(Sql::Database &db, const QString &table, const QString &id);
[[nodiscard]] std::optional<Account> account(Sql::Database &db, const QString &id);
[[nodiscard]] std::optional<Person> person(Sql::Database &db, const QString &id);
[[nodiscard]] std::optional<Article> article(Sql::Database &db, const QString &id);
[[nodiscard]] std::optional<Message> message(Sql::Database &db, const QString &id);
[[nodiscard]] std::optional<Case> caseRecord(Sql::Database &db, const QString &id);

} // namespace Casement::Service::Rows
