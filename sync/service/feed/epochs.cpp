// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/feed/epochs.h"

#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace Casement::Service {

Epoch newestEpoch(Sql::Database &db)
{
    Sql::Query query = db.recall(u"SELECT id, started FROM epoch ORDER BY position DESC LIMIT 1"_s);
    return query.next() ? Epoch{query.text(0), query.integer(1)} : Epoch{};
}

Result<void> beginRestored(Sql::Database &db, const QString &id)
{
    Sql::Transaction transaction(db);
    db.run(u"INSERT INTO epoch (id, position, first_number, started) SELECT ?, COUNT(*), ?, 0 FROM epoch"_s, {id, restoredNumber});
    return transaction.commit();
}

Standing standingOf(Sql::Database &db, const Cursor &cursor, qint64 presentNumber, qint64 now)
{
    constexpr qint64 longestLag = 10LL * 60 * 1000;
    qint64 position = -1;
    {
        Sql::Query query = db.recall(u"SELECT position FROM epoch WHERE id = ?"_s, {cursor.epoch});
        if (query.next())
            position = query.integer(0);
    }
    // Data put back from a backup begin a new epoch before anybody reads them; a replica only has not heard of the newest one yet. Where
    // the clock went back before, the new one seems older than the one that is lost: so an epoch unheard of for long is lost.
    if (position < 0) {
        const bool young = cursor.epochStarted > newestEpoch(db).started && std::abs(now - cursor.epochStarted) < longestLag;
        return young ? Standing::Ahead : Standing::Foreign;
    }
    const qint64 farthest = std::max(cursor.tail, cursor.grants);
    Sql::Query query = db.recall(u"SELECT MIN(first_number) FROM epoch WHERE position > ?"_s, {position});
    if (query.next() && !query.isNull(0))
        return farthest <= query.integer(0) ? Standing::Present : Standing::Foreign;
    return farthest <= presentNumber ? Standing::Present : Standing::Ahead;
}

} // namespace Casement::Service
