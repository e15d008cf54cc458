// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/storage/processstate.h"

#include "sync/service/auth/passwords.h"
#include "sync/service/service.h"
#include "sync/service/storage/datafolder.h"
#include "sync/sql/database.h"

#include <QDir>
#include <QHash>
#include <mutex>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

Result<void> beginEpoch(Sql::Database &db, const QString &portal, const QString &id, qint64 now)
{
    Sql::Transaction transaction(db);
    db.run(u"INSERT INTO epoch (id, position, first_number, started) SELECT ?, (SELECT COUNT(*) FROM epoch), value, ? "
           u"FROM counter WHERE portal = ? AND name = 'change'"_s,
           {id, now, portal});
    return transaction.commit();
}

} // namespace

Result<std::shared_ptr<ProcessState>> ProcessState::of(const Config &config, Sql::Database &database, Clock &clock, Entropy &entropy)
{
    const QString &dataDir = config.dataDir;
    static std::mutex mutex;
    static QHash<QString, std::weak_ptr<ProcessState>> states;
    const std::scoped_lock lock(mutex);
    const QString place = QString(QDir(dataDir).canonicalPath() + u'|' + config.portal + u'|' + config.database + u'|' + config.instance);
    if (auto known = states.value(place).lock())
        return known;

    auto state = std::make_shared<ProcessState>();
    const auto key = readSecret(dataDir, serviceKeyName());
    if (!key)
        return key.error();
    const auto token = Service::adminToken(dataDir);
    if (!token)
        return token.error();
    state->key = key.value();
    state->adminToken = token.value();
    if (state->key.size() != serviceKeyBytes)
        return Error{ErrorCode::Corrupt, QString(QDir(dataDir).filePath(serviceKeyName()) + u" is damaged; put it back from a backup"_s)};
    state->nobodysPassword = hashPassword(QString::fromLatin1(randomToken(entropy)), entropy);
    state->id = config.instance.isEmpty() ? makeId(clock, entropy) : config.instance;
    if (const auto written = beginEpoch(database, config.portal, state->id, clock.nowMs()); !written)
        return written.error();
    state->clockWatch.begin(clock, ClockWatch::noted(database, config.portal));
    states.insert(place, state);
    return state;
}

} // namespace Casement::Service
