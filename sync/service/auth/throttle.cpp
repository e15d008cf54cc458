// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/auth/throttle.h"

#include "sync/service/auth/passwords.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr int freeForUser = 4; ///< wrong passwords without any delay
constexpr int freeForPeer = 20;
constexpr qint64 longestDelay = 15 * 60 * 1000;
constexpr qint64 forgottenAfter = 24 * 60 * 60 * 1000;

qint64 delayAfter(qint64 failures, int free)
{
    if (failures <= free)
        return 0;
    return std::min(longestDelay, 1000LL << std::min<qint64>(failures - free, 20));
}

} // namespace

QString networkOf(const QString &peer)
{
    std::array<unsigned char, 16> bytes{};
    const QByteArray text = peer.section(u'%', 0, 0).toLatin1(); // without the scope of a link-local one
    if (::inet_pton(AF_INET6, text.constData(), bytes.data()) != 1)
        return peer;
    static constexpr std::array<unsigned char, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    if (std::equal(mapped.begin(), mapped.end(), bytes.begin()))
        return QStringLiteral("%1.%2.%3.%4").arg(bytes[12]).arg(bytes[13]).arg(bytes[14]).arg(bytes[15]);
    return QString(QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(bytes.data()), 8).toHex(':')) + u"/64"_s);
}

Throttle::Throttle(Core &core, const QString &email, const QString &peer)
    : m_core(core), m_user(u"user:"_s + tokenHash(email.toUtf8())), m_peer(u"peer:"_s + networkOf(peer))
{
}

qint64 Throttle::blockedForMs()
{
    Sql::Query query = m_core.db.run(u"SELECT COALESCE(MAX(blocked_until), 0) FROM sign_in_attempt WHERE subject IN (?, ?)"_s, {m_user, m_peer});
    const qint64 wait = query.next() ? query.integer(0) - m_core.clock.nowMs() : 0;
    return wait > longestDelay ? 0 : std::max(wait, 0LL); // longer: the clock went back, and would hold them off until it is there again
}

Result<void> Throttle::failed()
{
    const qint64 now = m_core.clock.nowMs();
    Sql::Transaction transaction(m_core.db);
    for (const auto &[subject, free] : {std::pair(m_user, freeForUser), std::pair(m_peer, freeForPeer)}) {
        qint64 failures = 1;
        {
            Sql::Query query = m_core.db.run(u"SELECT failures FROM sign_in_attempt WHERE subject = ? AND last_at > ?"_s, {subject, now - forgottenAfter});
            if (query.next())
                failures += query.integer(0);
        }
        m_core.db.run(u"INSERT INTO sign_in_attempt (subject, failures, last_at, blocked_until) VALUES (?, ?, ?, ?) ON CONFLICT (subject) DO UPDATE "
                      u"SET failures = excluded.failures, last_at = excluded.last_at, blocked_until = excluded.blocked_until"_s,
                      {subject, failures, now, now + delayAfter(failures, free)});
    }
    return transaction.commit();
}

void Throttle::succeeded()
{
    m_core.db.run(u"DELETE FROM sign_in_attempt WHERE subject = ?"_s, {m_user});
}

void Throttle::sweep(Sql::Database &db, qint64 now)
{
    db.run(u"DELETE FROM sign_in_attempt WHERE last_at < ?"_s, {now - forgottenAfter});
}

} // namespace Casement::Service
