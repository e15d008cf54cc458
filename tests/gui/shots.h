// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QPixmap>
#include <QWidget>

namespace Casement {

/// Saves a picture of a window into $CASEMENT_SHOTS, where that is set, for people to look at.
inline void shot(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("CASEMENT_SHOTS");
    if (folder.isEmpty())
        return;
    QCoreApplication::processEvents();
    QDir().mkpath(folder);
    widget.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

} // namespace Casement
