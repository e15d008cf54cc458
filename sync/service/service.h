// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"
#include "sync/service/request.h"

#include <memory>

namespace Casement::Service {

class Vitals;

struct Config
{
    QString dataDir; ///< holds service.db, files/, service.key, admin.token, lock
    QString portal = QStringLiteral("kaltura");
    QString database = {}; ///< a postgresql:// URL; empty: SQLite in the data folder
    std::shared_ptr<Vitals> vitals = {}; ///< the process's own; none: each handler counts for itself
};

/// Creates a data folder: schema, key files (mode 0600), portal definition from its JSON. Refuses a folder that already holds one.
[[nodiscard]] Result<void> initialise(const Config &config, const QByteArray &definitionJson, Clock &clock, Entropy &entropy);

/// The lock of a data folder: held by casementd while it runs and by casementctl while it opens the data itself.
class DataLock
{
public:
    /// Error Storage: another process holds it (names it), or the folder cannot be written.
    /// Shared: for processes that meet at a database server and have only the folder's files in common.
    [[nodiscard]] static Result<std::unique_ptr<DataLock>> take(const QString &dataDir, bool shared = false);
    ~DataLock();
private:
    DataLock() = default;
    struct Private;
    std::unique_ptr<Private> d;
};

/// Opens the data for one worker. All handlers of a process share one bus. Errors: NewerVersion, Corrupt, Storage, BadDefinition: each says what to do.
[[nodiscard]] Result<std::unique_ptr<Handler>> openService(const Config &config, Clock &clock, Entropy &entropy, CommitBus &bus);

/// What a start with this would find, in a few words; opens the data read-only and changes nothing. Errors: why it would not start.
[[nodiscard]] Result<QString> inspect(const Config &config);
/// Reads the whole database for damage, after a run that did not stop in good order; a database server looks after itself.
[[nodiscard]] Result<void> checkDatabase(const Config &config);

/// Reads admin.token of a data folder: the bearer token casementctl uses, over HTTP or against handle().
[[nodiscard]] Result<QByteArray> adminToken(const QString &dataDir);

/// What a running casementd leaves in the data folder for casementctl: its URL. Removed at a graceful stop.
[[nodiscard]] Result<void> writeRunning(const QString &dataDir, const QString &url);
[[nodiscard]] std::optional<QString> readRunning(const QString &dataDir);
void removeRunning(const QString &dataDir);

} // namespace Casement::Service
