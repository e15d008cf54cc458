// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/reach.h"
#include "sync/protocol/dto.h"
#include "sync/service/storage/core.h"

#include <optional>

namespace Casement::Service {

/// The one way to write: a transaction with one change number and the feed's entries; a commit tells the bus which keys it touched.
/// The number is taken at the first write, after all reading and deciding: from there to COMMIT its counter row is locked, so numbers
/// come in commit order whatever the database.
class ChangeTransaction
{
public:
    /// Throws std::runtime_error where the write lock cannot be had: statements must never run outside it.
    explicit ChangeTransaction(Core &core);
    Q_DISABLE_COPY_MOVE(ChangeTransaction)

    /// This transaction's change number; rows written in it carry it as version.
    [[nodiscard]] qint64 number();
    /// The newest entry of an object under each of its keys.
    void changed(Protocol::Kind kind, const QString &object, const QStringList &keys, Audience audience);
    /// It is no longer to be seen by these keys.
    void left(Protocol::Kind kind, const QString &object, const QStringList &keys, Audience audience);
    /// Something waits for this key without an entry of its own (a user's grants).
    void wake(const QString &key, Audience audience);
    void wakeAll(); ///< whoever waits, for whatever
    [[nodiscard]] Result<void> commit();

private:
    void enter(Protocol::Kind kind, const QString &object, const QStringList &keys, Audience audience, bool gone);

    Core &m_core;
    Sql::Transaction m_transaction;
    std::optional<qint64> m_number;
    QSet<QString> m_touched;
};

/// The name under which commits and waiting polls meet: a key is told apart by audience, so an internal act wakes no customer.
[[nodiscard]] QString busKey(const QString &key, Audience audience);
/// The scope keys of an account record or of a person of that account; empty for Care's own people.
[[nodiscard]] QStringList orgKeys(const QString &accountId, const QString &portal);

/// A counter of the portal ("change", "case", "hierarchy") as it stands, and raised by one.
[[nodiscard]] qint64 counterValue(Sql::Database &db, const QString &portal, const QString &name);
[[nodiscard]] qint64 nextCounter(Sql::Database &db, const QString &portal, const QString &name);

} // namespace Casement::Service
