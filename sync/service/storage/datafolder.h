// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QString>

namespace Casement::Service {

struct Config;

inline constexpr int serviceKeyBytes = 32;
[[nodiscard]] QString databaseName();
[[nodiscard]] QString serviceKeyName();
[[nodiscard]] QString adminTokenName();
[[nodiscard]] QString databasePath(const QString &dataDir);
/// What Sql::Database opens: that file, or the server's URL.
[[nodiscard]] QString databasePlace(const Config &config);
/// Content of attachments, by hash, and what is still arriving.
[[nodiscard]] QString filesPath(const QString &dataDir);

/// A small file only its owner may read, written whole or not at all.
[[nodiscard]] Result<void> writeSecret(const QString &dataDir, const QString &name, const QByteArray &content);
[[nodiscard]] Result<QByteArray> readSecret(const QString &dataDir, const QString &name);

} // namespace Casement::Service
