// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Casement::App {

/// Tells systemd how the process stands ("READY=1", "STOPPING=1"), where it was started by a unit of Type=notify; else nothing.
void notifySystem(const QByteArray &state);

} // namespace Casement::App
