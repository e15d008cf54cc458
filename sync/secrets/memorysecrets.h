// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"
#include "models/domain/secrets.h"

#include <QHash>
#include <memory>

namespace Casement::Secrets {

/// Secrets for as long as the program runs.
class MemorySecrets final : public SecretStore
{
public:
    explicit MemorySecrets(Scheduler &scheduler) : m_scheduler(scheduler) {}

    void probe(std::function<void()> done) override { later(std::move(done)); }
    [[nodiscard]] bool lasts() const override { return false; }
    void read(const QString &key, std::function<void(Result<QString>)> done) override
    {
        const auto found = m_values->constFind(key);
        const Result<QString> result = found == m_values->constEnd()
            ? Result<QString>(Error{ErrorCode::NotFound, QStringLiteral("no such secret")}) : Result<QString>(*found);
        later([done = std::move(done), result] { done(result); });
    }
    void write(const QString &key, const QString &value, std::function<void(Result<void>)> done) override
    {
        m_values->insert(key, value);
        later([done = std::move(done)] { done({}); });
    }
    void remove(const QString &key, std::function<void(Result<void>)> done) override
    {
        m_values->remove(key);
        later([done = std::move(done)] { done({}); });
    }

private:
    void later(std::function<void()> work)
    {
        m_scheduler.post([alive = std::weak_ptr(m_values), work = std::move(work)] {
            if (!alive.expired())
                work();
        });
    }

    Scheduler &m_scheduler;
    std::shared_ptr<QHash<QString, QString>> m_values = std::make_shared<QHash<QString, QString>>();
};

} // namespace Casement::Secrets
