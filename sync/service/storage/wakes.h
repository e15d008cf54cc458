// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/request.h"
#include "sync/sql/database.h"

#include <QSet>

namespace Casement::Service {

/// The keys a transaction touched, told once it is committed: to the bus of this process and, through the server, to other instances.
class Wakes
{
public:
    void add(const QSet<QString> &keys) { m_keys += keys; }
    /// Inside the transaction, as its last statement: the server passes it on with the commit.
    void announce(Sql::Database &db, const QString &process);
    void tell(CommitBus &bus);
    void forget() { m_keys.clear(); }

private:
    QSet<QString> m_keys;
};

/// The channel on the server, and what came over it: nullopt where this process said it itself.
[[nodiscard]] QString wakesChannel();
[[nodiscard]] std::optional<QStringList> wakesFrom(const QString &payload, const QString &process);

} // namespace Casement::Service
