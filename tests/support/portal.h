// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/portaldefinition.h"

#include <QFile>
#include <QJsonDocument>

namespace Casement::Testing {

/// The shipped definition of a portal, as JSON; tests change members of it to make broken or other ones.
inline QJsonObject portalJson(const QString &id = QStringLiteral("kaltura"))
{
    QFile file(QStringLiteral(CASEMENT_SOURCE_DIR "/resources/portals/%1.json").arg(id));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the portal definition is missing");
    return QJsonDocument::fromJson(file.readAll()).object();
}

inline PortalDefinition portal(const QString &id = QStringLiteral("kaltura"))
{
    const auto parsed = PortalDefinition::parse(portalJson(id));
    if (!parsed)
        qFatal("%s", qPrintable(parsed.error().detail));
    return parsed.value();
}

} // namespace Casement::Testing
