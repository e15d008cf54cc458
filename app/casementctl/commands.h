// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

class QCommandLineParser;

namespace Casement::App {

/// One command of casementctl. Exit codes: 0 done, 1 not done, 2 done in part.
struct Command
{
    QString name; ///< one or two words
    QString help;
    QString argument; ///< name of its positional argument; empty: none
    void (*options)(QCommandLineParser &parser);
    int (*run)(const QCommandLineParser &parser);
};

[[nodiscard]] const QList<Command> &commands();
int fail(const QString &reason);

} // namespace Casement::App
