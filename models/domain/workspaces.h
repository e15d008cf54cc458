// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Casement {

/// A portal and user with a store on this computer, as a menu of them says it.
struct KnownWorkspace
{
    QString id, portalId, portalName, person, email;
    bool current = false;
    bool signedIn = false; ///< else it can be read, and asks to sign in
    friend bool operator==(const KnownWorkspace &, const KnownWorkspace &) = default;
};

} // namespace Casement
