// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/casementd/log.h"
#include "sync/service/http/httpadaptor.h"
#include "sync/service/service.h"

#include <QHash>
#include <QProcessEnvironment>
#include <QStringList>

namespace Casement::App {

/// What casementd runs with.
struct Settings
{
    /// One key as it counts, and where it came from.
    struct Value
    {
        QString key;
        QString shown;  ///< without passwords
        QString origin; ///< "default", "casementd.conf:3", "CASEMENT_LISTEN", "--listen"
        QString text;   ///< as written
        bool live = false; ///< a reload takes it over
    };

    Service::Config service;
    Service::HttpOptions http;
    LogLevel logLevel = LogLevel::Info;
    LogFormat logFormat = LogFormat::Json;
    int drainSeconds = 0;
    QList<Value> values;  ///< all keys in the order of the table
    QString file;         ///< the configuration file that was read; empty: none
    QStringList mistakes; ///< each names its place and what is allowed; with any, nothing may be started
    QStringList hints;    ///< allowed, but perhaps not meant
};

/// Flags as given, by key; "config" besides the keys of the table.
using Flags = QHash<QString, QString>;

/// The file, then the environment, then flags; later ones win. All of them are judged, also where a later one wins.
[[nodiscard]] Settings readSettings(const Flags &flags, const QProcessEnvironment &environment);

struct Option
{
    QString name, parameter, help;
};
/// What the command line takes, "config" included.
[[nodiscard]] QList<Option> options();

} // namespace Casement::App
