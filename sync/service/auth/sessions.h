// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/protocol/dto.h"
#include "sync/service/storage/core.h"

#include <optional>

namespace Casement::Service {

/// Sessions and their tokens; only hashes are kept. A row is one family: the confirmed tokens and at most one unconfirmed successor.
/// The successor is confirmed by its first use; until then the old refresh token yields another one, so a lost answer signs nobody
/// out. An older refresh token that comes back after that was copied: the family ends.
class Sessions
{
public:
    static constexpr qint64 refreshLife = 60LL * 24 * 60 * 60 * 1000;

    explicit Sessions(Core &core) : m_core(core) {}

    struct Issued { QString userId; Protocol::Tokens tokens; };

    /// Within the caller's transaction.
    [[nodiscard]] Protocol::Tokens begin(const QString &userId);
    [[nodiscard]] Result<Issued> refresh(const QByteArray &refreshToken);
    /// The user of a live access token.
    [[nodiscard]] Result<std::optional<QString>> userOf(const QByteArray &accessToken);
    /// The same where nothing has to be written for it.
    [[nodiscard]] std::optional<QString> confirmedUserOf(const QByteArray &accessToken);
    [[nodiscard]] Result<void> end(const QByteArray &accessToken);
    /// Within the caller's transaction: signs the user out everywhere. How many sessions there were.
    qint64 endAll(const QString &userId);
    static void sweep(Sql::Database &db, qint64 now);

private:
    struct Known { QString userId, unconfirmed; }; ///< the second: the session whose successor this token is
    [[nodiscard]] std::optional<Known> known(const QString &accessHash);
    [[nodiscard]] QByteArray refreshTokenFor(const QString &session, qint64 generation);

    Core &m_core;
};

} // namespace Casement::Service
