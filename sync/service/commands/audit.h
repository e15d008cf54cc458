// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/routes.h"

#include <QJsonObject>

// Who administered what: accounts, people, users, rights, sessions ended, imports, backups. Rows are only ever added, and their
// ids count from 1 without a gap, so that a missing one shows. Never a password, a token or a word of a case.
namespace Casement::Service::Audit {

inline const QString administrator = QStringLiteral("administrator"); ///< whoever holds admin.token
inline const QString service = QStringLiteral("service");             ///< the service of its own accord

/// Within the caller's transaction. actor: one of the above or a user's id; act: "user.change"; object: an id or empty.
void note(Core &core, const QString &actor, const QString &act, const QString &object, const QJsonObject &detail = {});

/// GET /v1/admin/audit?after=&limit=&since= -> {"entries": [...], "more": bool}, oldest first. since: instants in milliseconds.
[[nodiscard]] Answer list(Visit &visit);
/// POST /v1/admin/audit {act: backup | export | restore, detail}: what the administrator's tool did beside the service.
[[nodiscard]] Answer add(Visit &visit);
/// POST /v1/admin/clock/confirm: whoever set the clock says that the time is right now.
[[nodiscard]] Answer confirmClock(Visit &visit);

} // namespace Casement::Service::Audit
