// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/jobs/housekeeping.h"

#include "sync/service/auth/sessions.h"
#include "sync/service/auth/throttle.h"
#include "sync/service/files/contentstore.h"

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr qint64 every = 10LL * 60 * 1000;
constexpr qint64 looseFor = 24LL * 60 * 60 * 1000;

} // namespace

void Housekeeping::tick()
{
    const qint64 now = m_core.clock.nowMs();
    if (now < m_next && m_next - now <= every) // a clock that went back does not stop it
        return;
    m_next = now + every;
    sweep(now);
}

void Housekeeping::sweep(qint64 now)
{
    Sql::Transaction transaction(m_core.db);
    if (m_core.db.failed())
        return; // busy: the next tick tries again
    Sessions::sweep(m_core.db, now);
    Throttle::sweep(m_core.db, now);
    QStringList loose;
    {
        Sql::Query query = m_core.db.run(u"SELECT DISTINCT sha256 FROM upload WHERE attached = 0 AND at < ?"_s, {now - looseFor});
        while (query.next())
            loose << query.text(0);
    }
    m_core.db.run(u"DELETE FROM upload WHERE attached = 0 AND at < ?"_s, {now - looseFor});
    ContentStore store(m_core.dataDir, m_core.entropy);
    for (const QString &sha256 : std::as_const(loose)) {
        Sql::Query used = m_core.db.run(u"SELECT 1 FROM upload WHERE sha256 = ? UNION ALL SELECT 1 FROM attachment WHERE sha256 = ? LIMIT 1"_s, {sha256, sha256});
        if (!used.next() && !m_core.db.failed())
            store.remove(sha256);
    }
    if (const auto done = transaction.commit(); !done)
        qWarning("housekeeping failed: %s", qUtf8Printable(done.error().detail));
}

} // namespace Casement::Service
