// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/secrets/keychainstore.h"

#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace Casement::Secrets {

namespace {
constexpr qint64 limitMs = 3'000;
const QString probeKey = u"probe"_s;
}

KeychainStore::KeychainStore(Scheduler &scheduler, const QString &service)
    : m_scheduler(scheduler)
    , m_service(service)
    , m_memory(scheduler)
{
}

KeychainStore::~KeychainStore() = default;

void KeychainStore::run(QKeychain::Job *job, std::function<void(QKeychain::Job *)> done)
{
    struct Run { std::function<void(QKeychain::Job *)> done; };
    const auto once = std::make_shared<Run>(Run{std::move(done)});
    const std::weak_ptr<int> alive = m_alive;
    const Scheduler::Id timer = m_scheduler.postAfter(limitMs, [once, alive] {
        if (const auto call = std::exchange(once->done, {}); call && !alive.expired())
            call(nullptr);
    });
    // The job deletes itself; one that comes too late finds nobody.
    QObject::connect(job, &QKeychain::Job::finished, job, [this, once, alive, timer](QKeychain::Job *finished) {
        const auto call = std::exchange(once->done, {});
        if (!call || alive.expired())
            return;
        m_scheduler.cancel(timer);
        call(finished);
    });
    job->start();
}

void KeychainStore::probe(std::function<void()> done)
{
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setKey(probeKey);
    job->setTextData(probeKey);
    run(job, [this, done = std::move(done)](QKeychain::Job *finished) {
        m_working = finished && finished->error() == QKeychain::NoError;
        if (m_working) {
            auto *cleanUp = new QKeychain::DeletePasswordJob(m_service);
            cleanUp->setKey(probeKey);
            cleanUp->start();
        }
        done();
    });
}

void KeychainStore::read(const QString &key, std::function<void(Result<QString>)> done)
{
    if (!m_working)
        return m_memory.read(key, std::move(done));
    auto *job = new QKeychain::ReadPasswordJob(m_service);
    job->setKey(key);
    run(job, [done = std::move(done)](QKeychain::Job *finished) {
        const auto *read = static_cast<QKeychain::ReadPasswordJob *>(finished);
        if (read && read->error() == QKeychain::NoError)
            done(read->textData());
        else
            done(Error{ErrorCode::NotFound, u"the keychain has no sign-in for this service"_s});
    });
}

void KeychainStore::write(const QString &key, const QString &value, std::function<void(Result<void>)> done)
{
    if (!m_working)
        return m_memory.write(key, value, std::move(done));
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setKey(key);
    job->setTextData(value);
    run(job, [this, key, value, done = std::move(done)](QKeychain::Job *finished) {
        if (finished && finished->error() == QKeychain::NoError)
            return done({});
        m_working = false;
        m_memory.write(key, value, done);
    });
}

void KeychainStore::remove(const QString &key, std::function<void(Result<void>)> done)
{
    if (!m_working)
        return m_memory.remove(key, std::move(done));
    auto *job = new QKeychain::DeletePasswordJob(m_service);
    job->setKey(key);
    run(job, [done = std::move(done)](QKeychain::Job *finished) {
        const bool gone = finished && (finished->error() == QKeychain::NoError || finished->error() == QKeychain::EntryNotFound);
        done(gone ? Result<void>() : Result<void>(Error{ErrorCode::Storage, u"the keychain did not remove the sign-in; remove it in the system's keychain"_s}));
    });
}

} // namespace Casement::Secrets
