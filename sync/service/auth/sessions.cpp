// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/auth/sessions.h"

#include "sync/service/auth/passwords.h"
#include "sync/service/commands/audit.h"

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr qint64 accessLife = 15LL * 60 * 1000;
constexpr int mostSessions = 50; ///< of one user; the oldest go

Error ended() { return {ErrorCode::Unauthorized, u"this session has ended; sign in again"_s}; }

/// "session.generation.secret": the random session id proves that an older token is one of ours without keeping its hash.
struct RefreshToken
{
    QString session;
    qint64 generation = -1;
    static RefreshToken read(const QByteArray &token)
    {
        const QList<QByteArray> parts = token.left(200).split('.');
        bool ok = false;
        const qint64 generation = parts.size() == 3 ? parts.at(1).toLongLong(&ok) : -1;
        return ok ? RefreshToken{QString::fromLatin1(parts.at(0)), generation} : RefreshToken{};
    }
};

} // namespace

QByteArray Sessions::refreshTokenFor(const QString &session, qint64 generation)
{
    return session.toLatin1() + '.' + QByteArray::number(generation) + '.' + randomToken(m_core.entropy);
}

Protocol::Tokens Sessions::begin(const QString &userId)
{
    const qint64 now = m_core.clock.nowMs();
    const QString id = makeId(m_core.clock, m_core.entropy);
    const QByteArray access = randomToken(m_core.entropy);
    const QByteArray refresh = refreshTokenFor(id, 0);
    m_core.db.run(u"INSERT INTO session (id, user_id, generation, access_hash, access_expires, refresh_hash, next_access_hash, next_access_expires, "
                  u"next_refresh_hash, expires) VALUES (?, ?, 0, ?, ?, ?, '', 0, '', ?)"_s,
                  {id, userId, tokenHash(access), now + accessLife, tokenHash(refresh), now + refreshLife});
    m_core.db.run(u"DELETE FROM session WHERE user_id = ? AND id NOT IN (SELECT id FROM session WHERE user_id = ? ORDER BY expires DESC, id DESC LIMIT ?)"_s,
                  {userId, userId, mostSessions});
    return {QString::fromLatin1(access), QString::fromLatin1(refresh), now + accessLife};
}

Result<Sessions::Issued> Sessions::refresh(const QByteArray &refreshToken)
{
    const qint64 now = m_core.clock.nowMs();
    const RefreshToken given = RefreshToken::read(refreshToken);
    const QString hash = tokenHash(refreshToken);
    Sql::Transaction transaction(m_core.db);
    QString userId, present, next;
    qint64 generation = 0;
    {
        Sql::Query query = m_core.db.run(u"SELECT user_id, generation, refresh_hash, next_refresh_hash FROM session WHERE id = ? AND expires > ?"_s,
                                         {given.session, now});
        if (!query.next())
            return ended();
        userId = query.text(0);
        generation = query.integer(1);
        present = query.text(2);
        next = query.text(3);
    }
    if (!next.isEmpty() && hash == next) { // used before its access token was: that confirms it too
        m_core.db.run(u"UPDATE session SET generation = generation + 1, access_hash = next_access_hash, access_expires = next_access_expires, "
                      u"refresh_hash = next_refresh_hash WHERE id = ?"_s,
                      {given.session});
        ++generation;
    } else if (hash != present) {
        if (given.generation < generation) {
            m_core.db.run(u"DELETE FROM session WHERE id = ?"_s, {given.session});
            Audit::note(m_core, Audit::service, u"session.end"_s, given.session, {{u"user"_s, userId}, {u"reason"_s, u"a used refresh token came again"_s}});
        }
        if (const auto done = transaction.commit(); !done)
            return done.error();
        return ended();
    }
    const QByteArray access = randomToken(m_core.entropy);
    const QByteArray refresh = refreshTokenFor(given.session, generation + 1);
    m_core.db.run(u"UPDATE session SET next_access_hash = ?, next_access_expires = ?, next_refresh_hash = ?, expires = ? WHERE id = ?"_s,
                  {tokenHash(access), now + accessLife, tokenHash(refresh), now + refreshLife, given.session});
    if (const auto done = transaction.commit(); !done)
        return done.error();
    return Issued{userId, {QString::fromLatin1(access), QString::fromLatin1(refresh), now + accessLife}};
}

std::optional<Sessions::Known> Sessions::known(const QString &accessHash)
{
    Sql::Query query = m_core.db.recall(u"SELECT id, user_id, access_hash, access_expires, next_access_expires FROM session "
                                        u"WHERE access_hash = ? OR next_access_hash = ?"_s,
                                        {accessHash, accessHash});
    if (!query.next())
        return std::nullopt;
    const bool confirmed = query.text(2) == accessHash;
    if (query.integer(confirmed ? 3 : 4) <= m_core.clock.nowMs())
        return std::nullopt;
    return Known{query.text(1), confirmed ? QString() : query.text(0)};
}

std::optional<QString> Sessions::confirmedUserOf(const QByteArray &accessToken)
{
    const auto session = known(tokenHash(accessToken));
    return session && session->unconfirmed.isEmpty() ? std::optional(session->userId) : std::nullopt;
}

Result<std::optional<QString>> Sessions::userOf(const QByteArray &accessToken)
{
    const QString hash = tokenHash(accessToken);
    const auto session = known(hash);
    if (!session)
        return std::optional<QString>();
    if (!session->unconfirmed.isEmpty()) {
        Sql::Transaction transaction(m_core.db);
        m_core.db.run(u"UPDATE session SET generation = generation + 1, access_hash = next_access_hash, access_expires = next_access_expires, "
                      u"refresh_hash = next_refresh_hash, next_access_hash = '', next_refresh_hash = '' WHERE id = ? AND next_access_hash = ?"_s,
                      {session->unconfirmed, hash});
        if (const auto done = transaction.commit(); !done)
            return done.error();
    }
    return std::optional(session->userId);
}

Result<void> Sessions::end(const QByteArray &accessToken)
{
    Sql::Transaction transaction(m_core.db);
    m_core.db.run(u"DELETE FROM session WHERE access_hash = ?"_s, {tokenHash(accessToken)});
    return transaction.commit();
}

qint64 Sessions::endAll(const QString &userId)
{
    return m_core.db.run(u"DELETE FROM session WHERE user_id = ?"_s, {userId}).changed();
}

void Sessions::sweep(Sql::Database &db, qint64 now)
{
    db.run(u"DELETE FROM session WHERE expires < ?"_s, {now});
}

} // namespace Casement::Service
