// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/casementd/settings.h"

namespace Casement::App {

/// casementd --check: prints what counts and where it came from, looks at what it leads to, changes nothing. The exit code: 0 or 1.
[[nodiscard]] int checkSettings(const Settings &settings);

} // namespace Casement::App
