// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <optional>

namespace Casement::Service {

/// Text for a URL that its holder can neither read nor make. The same bytes give the same text, so that links stay what they are.
[[nodiscard]] QString sealed(const QByteArray &plain, const QByteArray &key);
/// None where it was not sealed with this key.
[[nodiscard]] std::optional<QByteArray> unsealed(const QString &text, const QByteArray &key);

/// NEW-5. The public key that follows from a service's key: base64url; and what was sealed with it, in a box as isBox() knows it.
[[nodiscard]] QString sealingKeyOf(const QByteArray &key);
[[nodiscard]] std::optional<QByteArray> openedBox(const QString &box, const QByteArray &key);

} // namespace Casement::Service
