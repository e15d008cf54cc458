// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/jobs/housekeeping.h"

#include "sync/service/auth/sessions.h"
#include "sync/service/auth/throttle.h"
#include "sync/service/commands/notices.h"
#include "sync/service/files/sweep.h"

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr qint64 every = 10LL * 60 * 1000;

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
    sweepFiles(m_core, now);
    sweepNotices(m_core, now);
    Sql::Transaction transaction(m_core.db);
    if (m_core.db.failed())
        return; // busy: the next tick tries again
    Sessions::sweep(m_core.db, now);
    Throttle::sweep(m_core.db, now);
    if (const auto done = transaction.commit(); !done)
        qWarning("housekeeping failed: %s", qUtf8Printable(done.error().detail));
}

} // namespace Casement::Service
