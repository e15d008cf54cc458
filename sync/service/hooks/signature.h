// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Casement::Service {

// The symmetric scheme of Standard Webhooks; see WEBHOOKS.md.
inline constexpr int hookSecretBytes = 32;

/// The secret as its receiver gets it.
[[nodiscard]] QByteArray hookSecretText(const QByteArray &secret);
/// One entry of the webhook-signature header: "v1," and the HMAC-SHA256 of "id.seconds.body".
[[nodiscard]] QByteArray hookSignature(const QByteArray &secret, const QByteArray &id, qint64 seconds, const QByteArray &body);

} // namespace Casement::Service
