// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/operation.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Casement {

namespace {

struct Guard
{
    QLatin1StringView name;
    bool (*holds)(const PortalDefinition &, const Case &, qint64);
};

// STAT-4: the boundary instant still re-opens.
bool withinReopenWindow(const PortalDefinition &definition, const Case &record, qint64 now)
{
    return now - record.closedAt <= definition.reopenWindowMs;
}

constexpr std::array guards{Guard{"withinReopenWindow"_L1, withinReopenWindow}};

} // namespace

bool guardHolds(const QString &guard, const PortalDefinition &definition, const Case &record, qint64 now)
{
    const auto it = std::find_if(guards.begin(), guards.end(), [&](const Guard &known) { return known.name == guard; });
    return guard.isEmpty() || (it != guards.end() && it->holds(definition, record, now));
}

void stand(const PortalDefinition &definition, Case &record, const QString &status, qint64 now)
{
    const auto *known = definition.status(status);
    record.status = status;
    record.open = definition.isOpen(status);
    record.closedAt = record.open ? 0 : now;
    record.pendingSince = known && known->phase == u"pending"_s ? now : 0;
    record.extensions = 0;
    if (!record.open)
        record.closeReason.clear();
}

bool takesReply(const PortalDefinition &definition, const Case &record, qint64 now)
{
    const auto *move = definition.moveOn(u"reply"_s, record.status, u"customer"_s);
    return definition.isOpen(record.status) || (move && guardHolds(move->guard, definition, record, now));
}

QStringList knownGuards()
{
    QStringList names;
    for (const Guard &guard : guards)
        names << guard.name;
    return names;
}

} // namespace Casement
