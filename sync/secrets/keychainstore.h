// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"
#include "models/domain/secrets.h"
#include "sync/secrets/memorysecrets.h"

#include <QHash>
#include <memory>

namespace QKeychain {
class Job;
}

namespace Casement::Secrets {

/// The system's keychain. Where it does not work (found out by writing: a read cannot tell an absent service from an empty one)
/// or does not answer in time, secrets stay in memory for this run and lasts() says so; they are never written elsewhere.
class KeychainStore final : public SecretStore
{
    Q_DISABLE_COPY_MOVE(KeychainStore)
public:
    /// service: the name the keychain files our entries under.
    KeychainStore(Scheduler &scheduler, const QString &service);
    ~KeychainStore() override;

    void probe(std::function<void()> done) override;
    [[nodiscard]] bool lasts() const override { return m_working; }
    void read(const QString &key, std::function<void(Result<QString>)> done) override;
    void write(const QString &key, const QString &value, std::function<void(Result<void>)> done) override;
    void remove(const QString &key, std::function<void(Result<void>)> done) override;

private:
    /// Runs a job for at most 3 s; job is null when it took longer (a locked keychain may wait for its prompt forever).
    void run(QKeychain::Job *job, std::function<void(QKeychain::Job *job)> done);

    Scheduler &m_scheduler;
    QString m_service;
    MemorySecrets m_memory;
    bool m_working = true;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
};

} // namespace Casement::Secrets
