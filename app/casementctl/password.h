// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

#include <QString>

namespace Casement::App {

/// From CASEMENT_PASSWORD; empty where it is not set. Never an argument: those are visible to everybody on the machine.
[[nodiscard]] QString environmentPassword();
/// The first line of standard input; on a terminal it is asked for and not echoed.
[[nodiscard]] QString typedPassword();
/// 16 letters and digits that are not mistaken for each other.
[[nodiscard]] QString randomPassword(Entropy &entropy);

} // namespace Casement::App
