// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/casementctl/door.h"

#include <QCommandLineParser>
#include <QJsonArray>
#include <QList>
#include <QString>

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

inline constexpr int partlyDone = 2;

[[nodiscard]] const QList<Command> &commands();
int fail(const QString &reason);

// By subject; commands() joins them.
[[nodiscard]] QList<Command> setupCommands();   ///< init, sample, definition
[[nodiscard]] QList<Command> peopleCommands();  ///< account, user
[[nodiscard]] QList<Command> sessionCommands(); ///< session, audit
[[nodiscard]] QList<Command> importCommands();  ///< import, article, message
[[nodiscard]] QList<Command> archiveCommands(); ///< export, backup, restore, verify
[[nodiscard]] QList<Command> statusCommands();  ///< status
[[nodiscard]] QList<Command> webhookCommands(); ///< webhook
[[nodiscard]] QList<Command> scenarioCommands(); ///< scenario

// What commands share.
void say(const QString &text);
/// One object on a line.
void sayJson(const QJsonObject &json);
[[nodiscard]] Result<QByteArray> readFile(const QString &path);
void noOptions(QCommandLineParser &parser);
void dataOptions(QCommandLineParser &parser); ///< --data, --portal, --database
void jsonOption(QCommandLineParser &parser);  ///< --json
[[nodiscard]] Result<QString> dataFolder(const QCommandLineParser &parser);
[[nodiscard]] Result<Service::Config> configOf(const QCommandLineParser &parser);
/// An error where the data are on a database server: for what copies files.
[[nodiscard]] Result<void> withoutServer(const QCommandLineParser &parser);
[[nodiscard]] Result<std::unique_ptr<Door>> doorOf(const QCommandLineParser &parser);
/// "2026-01-31 12:00 UTC"
[[nodiscard]] QString instantText(qint64 ms);
/// Calls each for every entry of a list the service gives in pages ("member", "more"), in order.
[[nodiscard]] Result<void> everyEntry(Door &door, const QString &path, const QString &member, const std::function<void(const QJsonObject &)> &each);

} // namespace Casement::App
