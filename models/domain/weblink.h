// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;

namespace Casement {

/// Whether a text is an address on the web: http or https, with a host.
[[nodiscard]] bool isWebLink(const QString &text);

} // namespace Casement
