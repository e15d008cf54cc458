// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/case.h"
#include "sync/sql/database.h"

#include <QSet>
#include <QVariantList>

// Who may see what, as SQL: the twin of the domain's visible(). Every statement that answers a person joins one of these conditions.
namespace Casement::Service {

struct Viewer
{
    QString userId, portal;
    Role role = Role::Customer;
};

struct Condition
{
    QString sql;
    QVariantList values;
};

/// A live grant on one of the case's scope keys; alias names case_row.
[[nodiscard]] Condition caseVisible(const Viewer &viewer, const QString &alias);
/// A live grant on the account record or on its people; column holds the account's id ("" for Care's people).
[[nodiscard]] Condition orgVisible(const Viewer &viewer, const QString &column);
/// Articles and messages: a live grant on what the portal publishes, and an audience of the viewer.
[[nodiscard]] Condition newsVisible(const Viewer &viewer);
/// The viewer's own notices of cases they see; the aliases name notice and case_row.
[[nodiscard]] Condition noticeVisible(const Viewer &viewer, const QString &notice, const QString &record);
/// Shared views of accounts the viewer sees, or for Care those of Care; and what the viewer alone has. alias names kept.
[[nodiscard]] Condition keptVisible(const Viewer &viewer, const QString &alias);
/// "column IN (...)" of the audiences the viewer belongs to.
[[nodiscard]] QString audienceAllowed(const Viewer &viewer, const QString &column);

struct Grant { QString key; qint64 since = 0, until = 0; }; ///< until 0: live
/// Live and ended ones, ordered by key.
[[nodiscard]] QList<Grant> grantsOf(Sql::Database &db, const QString &userId);
[[nodiscard]] QSet<QString> liveKeys(Sql::Database &db, const QString &userId);

} // namespace Casement::Service
