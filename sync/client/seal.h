// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Casement::Client {

/// A box only the service with this public key opens (NEW-5); empty where the key is none.
[[nodiscard]] QString seal(const QString &sealingKey, const QString &secret);

} // namespace Casement::Client
