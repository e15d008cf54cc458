// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/outage.h"

#include <QJsonArray>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement {

const PortalDefinition::Level *outageLevel(const PortalDefinition &definition)
{
    const auto &levels = definition.severities;
    const auto top = std::find_if(levels.cbegin(), levels.cend(), [](const auto &level) { return level.rank == 1; });
    return definition.outage.reported && top != levels.cend() ? &*top : nullptr;
}

QStringList outageFields(const PortalDefinition &definition, const QString &severity)
{
    const auto *level = outageLevel(definition);
    QStringList fields;
    if (level && level->id == severity) {
        for (const QJsonValue &id : definition.json().value("outage"_L1).toObject().value("fields"_L1).toArray())
            fields << id.toString();
    }
    return fields;
}

} // namespace Casement
