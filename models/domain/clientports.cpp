// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/clientports.h"

namespace Casement {

Actor actorOf(const Profile &profile)
{
    Actor actor;
    actor.userId = profile.userId;
    actor.personId = profile.personId;
    actor.name = profile.name;
    actor.accountId = profile.accountId;
    actor.role = profile.role;
    actor.reach.everything = isCare(profile.role);
    actor.reach.mayOpen = QSet<QString>(profile.mayOpen.cbegin(), profile.mayOpen.cend());
    actor.reach.mayEdit = QSet<QString>(profile.mayEdit.cbegin(), profile.mayEdit.cend());
    return actor;
}

} // namespace Casement
