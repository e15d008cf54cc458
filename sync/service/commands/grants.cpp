// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/commands/grants.h"

#include "models/domain/reach.h"
#include "sync/service/commands/audit.h"
#include "sync/service/commands/recordhistory.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

QStringList everybody(Sql::Database &db)
{
    Sql::Query query = db.run(u"SELECT id FROM app_user"_s);
    QStringList ids;
    while (query.next())
        ids << query.text(0);
    return ids;
}

void begin(Core &core, const QString &userId, const QString &key, qint64 number)
{
    core.db.run(u"INSERT INTO grant_row (user_id, key, since_number, until_number) VALUES (?, ?, ?, 0) ON CONFLICT (user_id, key) DO UPDATE "
                u"SET since_number = excluded.since_number, until_number = 0"_s,
                {userId, key, number});
}

void end(Core &core, const QString &userId, const QString &key, qint64 number)
{
    core.db.run(u"UPDATE grant_row SET until_number = ? WHERE user_id = ? AND key = ?"_s, {number, userId, key});
}

QString sorted(const QSet<QString> &keys)
{
    QStringList list = keys.values();
    list.sort();
    return list.join(u' ');
}

} // namespace

void rewriteGrants(Core &core, HierarchyCache &hierarchy, ChangeTransaction &transaction, const QStringList &userIds)
{
    constexpr qsizetype mostNamed = 20;
    QJsonArray changed;
    qsizetype count = 0;
    for (const QString &userId : userIds.isEmpty() ? everybody(core.db) : userIds) {
        const auto caller = callerOf(core, userId);
        const QSet<QString> due = caller ? reachOf(core, hierarchy, *caller).keys : QSet<QString>();
        const QSet<QString> present = liveKeys(core.db, userId);
        if (due == present)
            continue;
        for (const QString &key : due - present)
            begin(core, userId, key, transaction.number());
        for (const QString &key : present - due)
            end(core, userId, key, transaction.number());
        RecordHistory::add(core, {u"user"_s, userId, {}, {}, Channel::Api, u"rights"_s, sorted(present - due), sorted(due - present)}, transaction.number());
        transaction.wake(Keys::user(userId), Audience::Me);
        if (++count <= mostNamed)
            changed << userId;
    }
    if (count > 0)
        Audit::note(core, Audit::administrator, u"rights.change"_s, count == 1 ? changed.first().toString() : QString(),
                    {{u"users"_s, changed}, {u"count"_s, count}});
}

} // namespace Casement::Service
