// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/storage/wakes.h"

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr qsizetype longestPayload = 7900; // the server's limit is 8000 bytes

} // namespace

void Wakes::announce(Sql::Database &db, const QString &process)
{
    if (m_keys.isEmpty() || db.engine() != Sql::Engine::Postgres)
        return;
    QString payload = process;
    for (const QString &key : std::as_const(m_keys))
        payload += QString(u'\n' + key);
    if (payload.toUtf8().size() > longestPayload)
        payload = QString(process + u'\n' + CommitBus::everything());
    db.run(u"SELECT pg_notify(?, ?)"_s, {wakesChannel(), payload});
}

void Wakes::tell(CommitBus &bus)
{
    if (!m_keys.isEmpty())
        bus.committed(std::exchange(m_keys, {}).values());
}

QString wakesChannel() { return u"casement"_s; }

std::optional<QStringList> wakesFrom(const QString &payload, const QString &process)
{
    QStringList lines = payload.split(u'\n');
    return lines.takeFirst() == process ? std::nullopt : std::optional(lines);
}

} // namespace Casement::Service
