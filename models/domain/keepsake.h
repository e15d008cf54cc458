// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/case.h"

namespace Casement {

/// Something a person keeps at the service that belongs to no case. kind "view": a filtered view shared with the people of an account,
/// or of Care (VIEW-6); its content is what viewJson() makes. "subscription": a topic of the definition (MSG-3); its content says how.
struct Keepsake
{
    QString id, kind;
    QString ownerId, ownerName; ///< a person
    QString accountId;          ///< of a view: whose people see it; empty: Care's
    QString label, content;
    qint64 version = 0;
    friend bool operator==(const Keepsake &, const Keepsake &) = default;
};

/// The scope keys that show it; userId: its owner's.
[[nodiscard]] QStringList keysOf(const Keepsake &kept, const QString &userId, const QString &portalId);
[[nodiscard]] Audience audienceOf(const Keepsake &kept);
/// Of a person's subscription to a topic: the same at both ends.
[[nodiscard]] QString subscriptionId(const QString &userId, const QString &topic);

inline constexpr int longestKept = 16 * 1024; ///< characters of a content

} // namespace Casement
