// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"

#include <QJsonObject>
#include <QUrl>

namespace Casement::App {

/// What a workspace's folder says about itself, in workspace.json; no secrets. Profile and definition are a second copy, so that a
/// cache that had to be thrown away costs no offline start.
struct WorkspaceInfo
{
    QUrl service;
    QString email;
    Profile profile;
    QJsonObject definition;
};

/// The folder of one portal and user: cache.db, outbox.db, files/, workspace.json. Only its owner can read it.
class WorkspaceFolder
{
public:
    WorkspaceFolder() = default;
    WorkspaceFolder(const QString &dataDir, const QString &name);
    /// A stable name for service and user.
    [[nodiscard]] static QString nameFor(const QUrl &service, const QString &userId);

    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString cachePath() const { return m_path + QStringLiteral("/cache.db"); }
    [[nodiscard]] QString outboxPath() const { return m_path + QStringLiteral("/outbox.db"); }
    [[nodiscard]] QString openedPath() const { return m_path + QStringLiteral("/opened"); } ///< files handed to other programs
    [[nodiscard]] Result<void> create() const;
    [[nodiscard]] Result<WorkspaceInfo> read() const;
    [[nodiscard]] Result<void> write(const WorkspaceInfo &info) const;
    /// What its person chose to keep, in keep.json: a cache that had to be thrown away does not forget it.
    [[nodiscard]] KeepChoice readChoice() const;
    [[nodiscard]] Result<void> writeChoice(const KeepChoice &choice) const;

private:
    QString m_path, m_name;
};

/// Creates a folder only its owner can enter.
[[nodiscard]] Result<void> makePrivateFolder(const QString &path);
[[nodiscard]] Result<QJsonObject> readJsonFile(const QString &path);
/// Replaces the file at once or not at all; readable by its owner only.
[[nodiscard]] Result<void> writeJsonFile(const QString &path, const QJsonObject &json);

} // namespace Casement::App
