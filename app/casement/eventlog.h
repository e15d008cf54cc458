// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QString>

namespace Casement::App {

/// When something went wrong, and of which kind: categories and codes, never texts. Kept in a small file for support bundles.
/// Any thread.
class EventLog
{
public:
    /// Also listens to the log messages of Qt and its libraries from here on.
    static void begin(const QString &dataDir);
    static void tell(const QString &place, ErrorCode code);
    /// The newest lines: "<UTC milliseconds> <level> <category>"; whatever else may stand in the file is left out.
    [[nodiscard]] static QStringList lines(const QString &dataDir);
};

} // namespace Casement::App
