// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/case.h"
#include "sync/service/routes.h"

// What was changed of accounts, people, users and their rights: one line a field, never changed and never removed.
namespace Casement::Service::RecordHistory {

struct Entry
{
    QString kind, object; ///< "account", "contact" or "user", and its id
    QString personId, personName;
    Channel channel = Channel::Api;
    QString field, from, to; ///< a right: the keys that ended and those that began
};
void add(Core &core, const Entry &entry, qint64 version);

/// GET: of one object, oldest first; for administrators.
[[nodiscard]] Answer list(Visit &visit);
/// GET: of an account or of a person; for whoever sees them.
[[nodiscard]] Answer ofAccount(Visit &visit);
[[nodiscard]] Answer ofContact(Visit &visit);

} // namespace Casement::Service::RecordHistory
