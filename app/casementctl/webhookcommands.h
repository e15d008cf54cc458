// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/casementctl/commands.h"

namespace Casement::App {

[[nodiscard]] QList<Command> webhookCommands();

} // namespace Casement::App
