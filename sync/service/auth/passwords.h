// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

#include <QByteArray>
#include <QString>

namespace Casement::Service {

/// 32 random bytes as base64url text.
[[nodiscard]] QByteArray randomToken(Entropy &entropy);
[[nodiscard]] QByteArray randomBytes(Entropy &entropy, int count);
/// What is kept of a token: SHA-256 as hex.
[[nodiscard]] QString tokenHash(const QByteArray &token);
/// Equal length and content, in time that tells neither.
[[nodiscard]] bool sameSecret(const QByteArray &a, const QByteArray &b);

inline constexpr int longestPassword = 1024; ///< UTF-8 bytes
inline constexpr int shortestPassword = 8;   ///< characters
/// Argon2id (t=2, 19 MiB) in the usual text form. Takes tens of milliseconds; sign-in goes through the PasswordGate.
[[nodiscard]] QByteArray hashPassword(const QString &password, Entropy &entropy);
[[nodiscard]] bool passwordMatches(const QByteArray &hash, const QString &password);

} // namespace Casement::Service
