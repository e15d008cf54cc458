// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/jobs/clockwatch.h"

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {
constexpr qint64 mostJump = 5LL * 60 * 1000;
}

void ClockWatch::begin(const Clock &clock, qint64 known)
{
    const std::scoped_lock lock(m_mutex);
    m_offset = clock.nowMs() - clock.steadyMs();
    m_begun = true;
    m_held = known - clock.nowMs() > mostJump;
}

bool ClockWatch::look(const Clock &clock)
{
    const std::scoped_lock lock(m_mutex);
    const qint64 offset = clock.nowMs() - clock.steadyMs();
    const qint64 jump = std::llabs(offset - m_offset);
    // Small corrections are followed; many of them do not add up to a jump.
    if (m_begun && jump > mostJump && !m_held) {
        m_held = true;
        qWarning("the clock was set by %lld seconds: no case is closed by a timer until casementctl clock confirm", static_cast<long long>(jump / 1000));
    }
    m_offset = offset;
    m_begun = true;
    return m_held;
}

bool ClockWatch::held() const
{
    const std::scoped_lock lock(m_mutex);
    return m_held;
}

void ClockWatch::confirm(const Clock &clock)
{
    const std::scoped_lock lock(m_mutex);
    m_offset = clock.nowMs() - clock.steadyMs();
    m_held = false;
}

void ClockWatch::note(Sql::Database &db, const QString &portal, qint64 now, bool confirmed)
{
    db.run(u"INSERT INTO counter (portal, name, value) VALUES (?, 'clock', ?) ON CONFLICT (portal, name) DO UPDATE SET value = excluded.value "
           u"WHERE counter.value < excluded.value OR ? = 1"_s,
           {portal, now, confirmed ? 1 : 0});
}

qint64 ClockWatch::noted(Sql::Database &db, const QString &portal)
{
    Sql::Query query = db.run(u"SELECT value FROM counter WHERE portal = ? AND name = 'clock'"_s, {portal});
    return query.next() ? query.integer(0) : 0;
}

} // namespace Casement::Service
