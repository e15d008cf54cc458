// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/jobs/housekeeping.h"

#include "sync/service/auth/sessions.h"
#include "sync/service/auth/throttle.h"
#include "sync/service/commands/notices.h"
#include "sync/service/files/sweep.h"
#include "sync/service/storage/rows.h"

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr qint64 every = 10LL * 60 * 1000;

} // namespace

void Housekeeping::tick()
{
    if (!m_indexed)
        indexSome();
    const qint64 now = m_core.clock.nowMs();
    sweepNotices(m_core, now); // each time: a large portal writes more of them than a sweep takes
    if (now < m_next && m_next - now <= every) // a clock that went back does not stop it
        return;
    m_next = now + every;
    sweep(now);
}

void Housekeeping::indexSome()
{
    constexpr int slice = 200;
    QStringList ids; // looked for outside the transaction; each is read anew inside
    {
        Sql::Query query = m_core.db.run(u"SELECT c.id FROM case_row c WHERE c.id > ? AND NOT EXISTS (SELECT 1 FROM search_entry e WHERE e.id = c.id) ORDER BY c.id LIMIT ?"_s,
                                         {m_indexedTo, slice});
        while (query.next())
            ids << query.text(0);
    }
    if (m_core.db.failed())
        return;
    if (ids.isEmpty()) {
        m_indexed = true;
        return;
    }
    Sql::Transaction transaction(m_core.db);
    if (m_core.db.failed())
        return;
    for (const QString &id : std::as_const(ids))
        Rows::index(m_core.db, id);
    if (const auto done = transaction.commit(); done)
        m_indexedTo = ids.last();
}

void Housekeeping::sweep(qint64 now)
{
    sweepFiles(m_core, now);
    Sql::Transaction transaction(m_core.db);
    if (m_core.db.failed())
        return; // busy: the next tick tries again
    Sessions::sweep(m_core.db, now);
    Throttle::sweep(m_core.db, now);
    if (const auto done = transaction.commit(); !done)
        qWarning("housekeeping failed: %s", qUtf8Printable(done.error().detail));
}

} // namespace Casement::Service
