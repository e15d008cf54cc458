// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/diagnostics.h"

#include <QJsonObject>
#include <QTextStream>

namespace Casement::App {

/// Versions, counts and states of everything in the folder. No texts, names, addresses, file names, tokens or ids of anybody.
[[nodiscard]] QJsonObject supportBundle(const QString &dataDir);
[[nodiscard]] Result<void> writeSupportBundle(const QString &dataDir, const QString &path);

/// Checks each workspace's stores and prints a line a check. Answers the program's exit code: 0 where all is well, or, with repair, will
/// be after the next start; else 1. Error-free only on a folder no client runs on.
[[nodiscard]] int verifyWorkspaces(const QString &dataDir, bool repair, QTextStream &out);

class LiveDiagnostics final : public Diagnostics
{
public:
    explicit LiveDiagnostics(const QString &dataDir) : m_dataDir(dataDir) {}
    QFuture<Result<void>> saveSupportBundle(const QString &path) override;

private:
    QString m_dataDir;
};

} // namespace Casement::App
