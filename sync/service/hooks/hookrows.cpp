// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/hooks/hookrows.h"

#include "sync/protocol/codec.h"

using namespace Qt::StringLiterals;

namespace Casement::Service::HookRows {

namespace {

QString text(const QString &value) { return value.isNull() ? u""_s : value; }

const QString &webhookColumns()
{
    static const QString columns = u"id, user_id, url, kinds, secret, old_secret, old_secret_until, state, reason, looked, given_up, created"_s;
    return columns;
}

Webhook webhookAt(const Sql::Query &query)
{
    return {query.text(0), query.text(1), query.text(2), query.text(3).split(u' ', Qt::SkipEmptyParts), query.text(4), query.text(5),
            query.integer(6), query.text(7) == u"on"_s, query.text(8), query.integer(9), int(query.integer(10)), query.integer(11)};
}

const QString &deliveryColumns()
{
    static const QString columns = u"id, webhook_id, line, number, place, kind, object, at, state, attempts, due, status, failure, claimed_by"_s;
    return columns;
}

Delivery deliveryAt(const Sql::Query &query)
{
    Delivery d{query.text(0), query.text(1), query.text(2), query.integer(3), int(query.integer(4)), query.text(5), query.text(6), query.integer(7),
               Delivery::State::Waiting, int(query.integer(9)), query.integer(10), int(query.integer(11)), query.text(12), query.text(13)};
    for (const auto state : {Delivery::State::Delivered, Delivery::State::GivenUp}) {
        if (query.text(8) == nameOf(state))
            d.state = state;
    }
    return d;
}

QList<Delivery> deliveries(Sql::Query query)
{
    QList<Delivery> found;
    while (query.next())
        found << deliveryAt(query);
    return found;
}

} // namespace

QStringList kinds()
{
    using Protocol::Kind;
    QStringList names;
    for (const Kind kind : {Kind::Account, Kind::Person, Kind::Case, Kind::Care, Kind::Comment, Kind::Attachment, Kind::History, Kind::Escalation,
                            Kind::Article, Kind::Message})
        names << Protocol::nameOf(kind);
    return names;
}

QString nameOf(Delivery::State state)
{
    switch (state) {
    case Delivery::State::Waiting: break;
    case Delivery::State::Delivered: return u"delivered"_s;
    case Delivery::State::GivenUp: return u"givenUp"_s;
    }
    return u"waiting"_s;
}

QList<Webhook> webhooks(Sql::Database &db)
{
    Sql::Query query = db.run(QString(u"SELECT "_s + webhookColumns() + u" FROM webhook ORDER BY id"_s));
    QList<Webhook> found;
    while (query.next())
        found << webhookAt(query);
    return found;
}

std::optional<Webhook> webhook(Sql::Database &db, const QString &id)
{
    Sql::Query query = db.run(QString(u"SELECT "_s + webhookColumns() + u" FROM webhook WHERE id = ?"_s), {id});
    return query.next() ? std::optional(webhookAt(query)) : std::nullopt;
}

void insert(Sql::Database &db, const Webhook &webhook)
{
    db.run(QString(u"INSERT INTO webhook ("_s + webhookColumns() + u") VALUES ("_s + Sql::placeholders(12) + u')'),
           {webhook.id, webhook.userId, webhook.url, text(webhook.kinds.join(u' ')), webhook.secret, text(webhook.oldSecret), webhook.oldSecretUntil,
            webhook.on ? u"on"_s : u"off"_s, text(webhook.reason), webhook.looked, webhook.givenUp, webhook.created});
}

void remove(Sql::Database &db, const QString &id)
{
    db.run(u"DELETE FROM webhook WHERE id = ?"_s, {id});
    db.run(u"DELETE FROM webhook_delivery WHERE webhook_id = ?"_s, {id});
}

void turnOff(Sql::Database &db, const QString &id, const QString &reason)
{
    const Sql::Query query = db.run(u"UPDATE webhook SET state = 'off', reason = ? WHERE id = ? AND state = 'on'"_s, {reason, id});
    if (query.changed() == 1)
        qWarning("webhook %s is switched off: %s", qUtf8Printable(id), qUtf8Printable(reason));
}

void turnOn(Sql::Database &db, const QString &id)
{
    db.run(u"UPDATE webhook SET state = 'on', reason = '', given_up = 0 WHERE id = ? AND state <> 'on'"_s, {id});
}

bool advance(Sql::Database &db, const Webhook &webhook, qint64 looked)
{
    const Sql::Query query = db.run(u"UPDATE webhook SET looked = ? WHERE id = ? AND looked = ? AND state = 'on'"_s, {looked, webhook.id, webhook.looked});
    return query.changed() == 1;
}

void replaceSecret(Sql::Database &db, const QString &id, const QString &secret, qint64 oldUntil)
{
    db.run(u"UPDATE webhook SET old_secret = secret, old_secret_until = ?, secret = ? WHERE id = ?"_s, {oldUntil, secret, id});
}

void countGivenUp(Sql::Database &db, const QString &id)
{
    db.run(u"UPDATE webhook SET given_up = given_up + 1 WHERE id = ?"_s, {id});
}

void forgetGivenUp(Sql::Database &db, const QString &id)
{
    db.run(u"UPDATE webhook SET given_up = 0 WHERE id = ? AND given_up <> 0"_s, {id});
}

int waiting(Sql::Database &db, const QString &webhookId)
{
    Sql::Query query = db.run(u"SELECT COUNT(*) FROM webhook_delivery WHERE webhook_id = ? AND state = 'waiting'"_s, {webhookId});
    return query.next() ? int(query.integer(0)) : 0;
}

void insert(Sql::Database &db, const Delivery &delivery)
{
    static const QString sql = u"INSERT INTO webhook_delivery ("_s + deliveryColumns() + u", claimed_until, ended) VALUES ("_s
        + Sql::placeholders(14) + u", 0, 0) ON CONFLICT (id) DO NOTHING"_s;
    db.run(sql, {delivery.id, delivery.webhookId, delivery.line, delivery.number, delivery.place, delivery.kind, delivery.object, delivery.at,
                 nameOf(delivery.state), delivery.attempts, delivery.due, delivery.status, text(delivery.failure), text(delivery.claimedBy)});
}

std::optional<Delivery> delivery(Sql::Database &db, const QString &id)
{
    Sql::Query query = db.run(QString(u"SELECT "_s + deliveryColumns() + u" FROM webhook_delivery WHERE id = ?"_s), {id});
    return query.next() ? std::optional(deliveryAt(query)) : std::nullopt;
}

QList<Delivery> newest(Sql::Database &db, const QString &webhookId, int limit)
{
    return deliveries(db.run(QString(u"SELECT "_s + deliveryColumns()
                                     + u" FROM webhook_delivery WHERE webhook_id = ? ORDER BY at DESC, number DESC, place DESC, id LIMIT ?"_s),
                             {webhookId, limit}));
}

QList<Delivery> heads(Sql::Database &db, const Webhook &webhook, qint64 now, int limit)
{
    static const QString sql = u"SELECT "_s + deliveryColumns() + u" FROM webhook_delivery d WHERE d.webhook_id = ? AND d.state = 'waiting' "
        u"AND d.due <= ? AND d.claimed_until <= ? AND (d.kind = ? OR 1 = ?) AND NOT EXISTS (SELECT 1 FROM webhook_delivery e "
        u"WHERE e.webhook_id = d.webhook_id AND e.state = 'waiting' AND e.line = d.line "
        u"AND (e.number < d.number OR (e.number = d.number AND e.place < d.place))) ORDER BY d.due, d.number, d.place LIMIT ?"_s;
    return deliveries(db.run(sql, {webhook.id, now, now, Delivery::testKind(), webhook.on ? 1 : 0, limit}));
}

int claimed(Sql::Database &db, const QString &webhookId, qint64 now)
{
    Sql::Query query = db.run(u"SELECT COUNT(*) FROM webhook_delivery WHERE webhook_id = ? AND state = 'waiting' AND claimed_until > ?"_s, {webhookId, now});
    return query.next() ? int(query.integer(0)) : 0;
}

bool claim(Sql::Database &db, const QString &id, const QString &claimer, qint64 now, qint64 until)
{
    const Sql::Query query = db.run(u"UPDATE webhook_delivery SET claimed_until = ?, claimed_by = ?, attempts = attempts + 1 "
                                    u"WHERE id = ? AND state = 'waiting' AND claimed_until <= ?"_s,
                                    {until, claimer, id, now});
    return query.changed() == 1;
}

void releaseAll(Sql::Database &db)
{
    db.run(u"UPDATE webhook_delivery SET claimed_until = 0, claimed_by = '' WHERE claimed_until > 0"_s);
}

void save(Sql::Database &db, const Delivery &delivery, qint64 now)
{
    db.run(u"UPDATE webhook_delivery SET state = ?, due = ?, status = ?, failure = ?, ended = ?, claimed_until = 0, claimed_by = '' "
           u"WHERE id = ? AND state = 'waiting'"_s,
           {nameOf(delivery.state), delivery.due, delivery.status, text(delivery.failure), delivery.state == Delivery::State::Waiting ? 0 : now,
            delivery.id});
}

void sweep(Sql::Database &db, qint64 endedBefore)
{
    db.run(u"DELETE FROM webhook_delivery WHERE state <> 'waiting' AND ended < ?"_s, {endedBefore});
}

} // namespace Casement::Service::HookRows
