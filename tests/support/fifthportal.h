// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace Casement::Testing {

/// A portal no vendor has: other words, statuses and fields.
inline QJsonObject fifthJson()
{
    QFile file(QStringLiteral(CASEMENT_SOURCE_DIR "/tests/service/scenarios/garden.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the fifth portal is missing");
    return QJsonDocument::fromJson(file.readAll()).object();
}

} // namespace Casement::Testing
