// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/hooks/hooks.h"

#include "sync/protocol/codec.h"
#include "sync/service/commands/definitions.h"
#include "sync/service/hooks/retry.h"
#include "sync/service/hooks/signature.h"
#include "sync/service/queries/objects.h"
#include "sync/service/sealed.h"
#include "sync/service/storage/changetransaction.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr int inFlightMost = 16;
constexpr int inFlightPerWebhook = 4;
constexpr qint64 leaseMs = Hooks::answerTimeoutMs + 15'000; ///< outlives any attempt
constexpr int waitingMost = 1000;     ///< of one webhook; what comes then stays in the feed, where each object stands once
constexpr int changesPerPage = 500;
constexpr qint64 storedBehindMost = 10'000; ///< change numbers without anything for a webhook, until its place is written all the same
constexpr qint64 keptMs = 7LL * 24 * 60 * 60 * 1000;
constexpr qint64 sweepEveryMs = 10LL * 60 * 1000;
constexpr qint64 answerBytes = 16 * 1024;
constexpr int failureCharacters = 200;

/// A case before its parts, as in the feed.
int rankOf(const QString &kind)
{
    return kind == u"case"_s ? 0 : 1;
}

QString eventOf(Protocol::Kind kind)
{
    using Protocol::Kind;
    const bool staysAsItIs = kind == Kind::Comment || kind == Kind::Attachment || kind == Kind::History;
    return Protocol::nameOf(kind) + (staysAsItIs ? u".added"_s : u".changed"_s);
}

bool arrived(const HttpAnswer &answer) { return answer.status >= 200 && answer.status < 300; }

QString failureOf(const HttpAnswer &answer)
{
    if (arrived(answer))
        return {};
    return answer.status == 0 ? answer.networkError.left(failureCharacters) : QStringLiteral("answered with status %1").arg(answer.status);
}

} // namespace

Hooks::Hooks(Opened opened, QString dataDir, Clock &clock, Entropy &entropy, CommitBus &bus)
    : m_database(std::move(opened.database)), m_definition(std::move(opened.definition)), m_process(std::move(opened.process)),
      m_core{*m_database, m_definition, clock, entropy, bus, *m_process, m_wakes, std::move(dataDir)}, m_claimer(makeId(clock, entropy))
{
}

Result<void> Hooks::collect()
{
    Definitions::follow(*m_database, m_definition);
    sweep(m_core.clock.nowMs());
    const qint64 present = counterValue(m_core.db, m_core.portal(), u"change"_s);
    for (Webhook &webhook : HookRows::webhooks(m_core.db)) {
        const auto caller = webhook.on ? callerOf(m_core, webhook.userId) : std::nullopt;
        qint64 looked = std::max(webhook.looked, m_looked.value(webhook.id));
        while (caller && looked < present && HookRows::waiting(m_core.db, webhook.id) < waitingMost && !m_core.db.failed())
            looked = look(webhook, *caller, looked, present);
    }
    return m_core.db.check();
}

void Hooks::sweep(qint64 now)
{
    if (now < m_nextSweep && m_nextSweep - now <= sweepEveryMs) // a clock that went back does not stop it
        return;
    m_nextSweep = now + sweepEveryMs;
    HookRows::sweep(m_core.db, now - keptMs);
}

QList<Hooks::Stream> Hooks::streamsOf(const Caller &caller, qint64 after)
{
    QList<Stream> streams;
    for (const Grant &grant : grantsOf(m_core.db, caller.userId)) {
        for (const Audience audience : grant.until == 0 ? audiencesOf(caller.role) : QList<Audience>()) // what was there before the grant is no news
            streams << Stream{grant.key, audience, std::max(after, grant.since - 1)};
    }
    return streams;
}

qint64 Hooks::look(Webhook &webhook, const Caller &caller, qint64 after, qint64 present)
{
    const QList<Stream> streams = streamsOf(caller, after);
    // A page ends with a whole number, so that the parts of one commit keep their order.
    qint64 upTo = present;
    for (const Stream &stream : streams) {
        Sql::Query query = m_core.db.run(u"SELECT number FROM change WHERE portal = ? AND key = ? AND audience = ? AND number > ? "
                                         u"ORDER BY number LIMIT 1 OFFSET ?"_s,
                                         {m_core.portal(), stream.key, nameOf(stream.audience), stream.after, changesPerPage - 1});
        if (query.next())
            upTo = std::min(upTo, query.integer(0));
    }
    const QList<Delivery> found = deliveriesOf(webhook, streams, upTo);
    if (found.isEmpty() && upTo - webhook.looked < storedBehindMost) {
        m_looked[webhook.id] = upTo;
        return upTo;
    }
    Sql::Transaction transaction(m_core.db);
    if (m_core.db.failed() || !HookRows::advance(m_core.db, webhook, upTo))
        return present; // busy, removed, or another instance was here: the next time tells
    for (const Delivery &delivery : found)
        HookRows::insert(m_core.db, delivery);
    if (!transaction.commit())
        return present;
    webhook.looked = upTo;
    return upTo;
}

QList<Delivery> Hooks::deliveriesOf(const Webhook &webhook, const QList<Stream> &streams, qint64 upTo)
{
    std::map<std::pair<QString, QString>, qint64> newest;
    for (const Stream &stream : streams) {
        Sql::Query query = m_core.db.run(u"SELECT number, kind, object FROM change WHERE portal = ? AND key = ? AND audience = ? AND number > ? "
                                         u"AND number <= ?"_s,
                                         {m_core.portal(), stream.key, nameOf(stream.audience), stream.after, upTo});
        while (query.next()) {
            if (!webhook.wants(query.text(1)))
                continue;
            qint64 &number = newest[{query.text(1), query.text(2)}];
            number = std::max(number, query.integer(0));
        }
    }
    QList<Delivery> found;
    for (const auto &[object, number] : newest) {
        Delivery delivery;
        delivery.kind = object.first;
        delivery.object = object.second;
        delivery.number = number;
        found << delivery;
    }
    std::stable_sort(found.begin(), found.end(), [](const Delivery &a, const Delivery &b) {
        return std::pair(a.number, rankOf(a.kind)) < std::pair(b.number, rankOf(b.kind));
    });
    const qint64 now = m_core.clock.nowMs();
    int place = 0;
    for (Delivery &delivery : found) {
        // Numbers come again after a backup was restored; epochs do not.
        delivery.id = derivedId(webhook.id, QStringLiteral("%1/%2/%3/%4").arg(delivery.kind, delivery.object, epochOf(delivery.number))
                                                .arg(delivery.number));
        delivery.webhookId = webhook.id;
        delivery.line = lineOf(delivery.kind, delivery.object);
        delivery.place = place++;
        delivery.at = delivery.due = now;
    }
    return found;
}

QString Hooks::lineOf(const QString &kind, const QString &object)
{
    if (kind == u"case"_s || kind == u"case.care"_s)
        return object;
    if (kind == u"account"_s || kind == u"person"_s || kind == u"article"_s || kind == u"message"_s)
        return QString(kind + u':' + object);
    // The kinds of a case's parts are the names of their tables.
    Sql::Query query = m_core.db.run(QString(u"SELECT case_id FROM "_s + kind + u" WHERE id = ?"_s), {object});
    return query.next() ? query.text(0) : QString(kind + u':' + object);
}

QString Hooks::epochOf(qint64 number)
{
    Sql::Query query = m_core.db.run(u"SELECT id FROM epoch WHERE first_number >= 0 AND first_number < ? ORDER BY position DESC LIMIT 1"_s, {number});
    return query.next() ? query.text(0) : QString();
}

QList<Hooks::Ready> Hooks::ready(qint64 now, QStringList &unreadable)
{
    const Sql::Snapshot snapshot(m_core.db);
    QList<Webhook> webhooks = HookRows::webhooks(m_core.db);
    const auto next = std::find_if(webhooks.begin(), webhooks.end(), [this](const Webhook &webhook) { return webhook.id > m_lastServed; });
    std::rotate(webhooks.begin(), next, webhooks.end());
    QList<Ready> found;
    for (const Webhook &webhook : std::as_const(webhooks)) {
        const auto caller = callerOf(m_core, webhook.userId);
        const qsizetype room = std::min<qsizetype>(inFlightPerWebhook - HookRows::claimed(m_core.db, webhook.id, now),
                                                   inFlightMost - m_inFlight.size() - found.size());
        const QList<Delivery> heads = caller && room > 0 ? HookRows::heads(m_core.db, webhook, now, int(room)) : QList<Delivery>();
        if (heads.isEmpty())
            continue;
        const auto secret = unsealed(webhook.secret, m_core.process.key);
        if (!secret)
            unreadable << webhook.id;
        for (const Delivery &delivery : secret ? heads : QList<Delivery>())
            found << Ready{webhook.id, {delivery.id, requestOf(webhook, *secret, delivery, bodyOf(*caller, delivery), now)}};
    }
    return found;
}

Result<QList<Hooks::Outgoing>> Hooks::due()
{
    const qint64 now = m_core.clock.nowMs();
    QStringList unreadable;
    const QList<Ready> found = ready(now, unreadable);
    for (const QString &id : std::as_const(unreadable))
        HookRows::turnOff(m_core.db, id, u"its secret was sealed with another service.key; give it a new one and test it"_s);
    if (const auto ok = m_core.db.check(); !ok)
        return ok.error();
    QList<Outgoing> claimed;
    if (found.isEmpty())
        return claimed;
    Sql::Transaction transaction(m_core.db);
    for (const auto &[webhook, outgoing] : found) {
        if (m_core.db.failed() || !HookRows::claim(m_core.db, outgoing.delivery, m_claimer, now, now + leaseMs))
            continue;
        claimed << outgoing;
        m_lastServed = webhook;
    }
    if (const auto done = transaction.commit(); !done)
        return done.error();
    for (const Outgoing &outgoing : std::as_const(claimed))
        m_inFlight.insert(outgoing.delivery);
    return claimed;
}

QByteArray Hooks::bodyOf(const Caller &caller, const Delivery &delivery)
{
    QJsonObject object;
    QString type = u"webhook.test"_s;
    Protocol::Kind kind = Protocol::Kind::Case;
    if (!delivery.isTest() && Protocol::kindFrom(delivery.kind, &kind)) {
        if (const auto found = Objects(m_core, caller.viewer()).find(kind, delivery.object)) {
            type = eventOf(kind);
            object = Protocol::toJson(*found);
        } else {
            type = QString(delivery.kind + u".gone"_s);
            object = {{u"kind"_s, delivery.kind}, {u"id"_s, delivery.object}, {u"gone"_s, true}};
        }
    }
    return Protocol::compact({{u"id"_s, delivery.id}, {u"type"_s, type}, {u"at"_s, delivery.at}, {u"portal"_s, m_core.portal()},
                              {u"number"_s, delivery.number}, {u"object"_s, object}});
}

HttpRequest Hooks::requestOf(const Webhook &webhook, const QByteArray &secret, const Delivery &delivery, const QByteArray &body, qint64 now)
{
    const QByteArray id = delivery.id.toLatin1();
    const qint64 seconds = now / 1000;
    QByteArray signatures = hookSignature(secret, id, seconds, body);
    if (const auto old = webhook.oldSecretUntil > now ? unsealed(webhook.oldSecret, m_core.process.key) : std::nullopt)
        signatures += ' ' + hookSignature(*old, id, seconds, body);
    HttpRequest request;
    request.method = "POST";
    request.url = QUrl(webhook.url);
    request.headers = {{"Content-Type", "application/json"}, {"User-Agent", "casementd"}, {"webhook-id", id},
                       {"webhook-timestamp", QByteArray::number(seconds)}, {"webhook-signature", signatures}};
    request.body = body;
    request.idleTimeoutMs = answerTimeoutMs;
    request.maxAnswerBytes = answerBytes;
    request.cutAnswer = true;
    return request;
}

Result<void> Hooks::answered(const QString &deliveryId, const HttpAnswer &answer)
{
    m_inFlight.remove(deliveryId);
    const qint64 now = m_core.clock.nowMs();
    Sql::Transaction transaction(m_core.db);
    if (m_core.db.failed())
        return m_core.db.check(); // the lease ends, and it goes out again under its id
    auto delivery = HookRows::delivery(m_core.db, deliveryId);
    // A lease may have ended meanwhile: whoever has it now tells how it failed, but what arrived has arrived.
    if (delivery && delivery->state == Delivery::State::Waiting && (arrived(answer) || delivery->claimedBy == m_claimer))
        judge(*delivery, answer, now);
    return transaction.commit();
}

Result<void> Hooks::releaseClaims()
{
    HookRows::releaseAll(m_core.db);
    return m_core.db.check();
}

void Hooks::judge(Delivery &delivery, const HttpAnswer &answer, qint64 now)
{
    Sql::Database &db = m_core.db;
    delivery.status = answer.status;
    delivery.failure = failureOf(answer);
    if (arrived(answer)) {
        delivery.state = Delivery::State::Delivered;
        HookRows::forgetGivenUp(db, delivery.webhookId);
        if (delivery.isTest())
            HookRows::turnOn(db, delivery.webhookId);
    } else if (delivery.isTest()) { // somebody looks at it: no second attempt
        delivery.state = Delivery::State::GivenUp;
    } else if (answer.status == 410) {
        delivery.state = Delivery::State::GivenUp;
        HookRows::turnOff(db, delivery.webhookId, u"its receiver answered 410 Gone"_s);
    } else if (delivery.attempts >= attemptsMost) {
        delivery.state = Delivery::State::GivenUp;
        HookRows::countGivenUp(db, delivery.webhookId);
        const auto webhook = HookRows::webhook(db, delivery.webhookId);
        if (webhook && webhook->givenUp >= givenUpMost)
            HookRows::turnOff(db, webhook->id, QStringLiteral("%1 deliveries in a row were given up; the last one: %2").arg(webhook->givenUp)
                                                   .arg(delivery.failure));
    } else {
        delivery.due = now + std::max(retryDelayMs(delivery.attempts, m_core.entropy), retryAfterMs(answer.header("retry-after"), now));
    }
    HookRows::save(db, delivery, now);
}

Result<std::unique_ptr<Hooks>> openHooks(const Config &config, Clock &clock, Entropy &entropy, CommitBus &bus)
{
    auto opened = openData(config, clock, entropy);
    if (!opened)
        return opened.error();
    const bool alone = opened->database->engine() == Sql::Engine::Sqlite; // an embedded database is behind the folder's lock
    auto hooks = std::make_unique<Hooks>(std::move(opened).value(), config.dataDir, clock, entropy, bus);
    if (alone) {
        if (const auto done = hooks->releaseClaims(); !done)
            return done.error();
    }
    return hooks;
}

} // namespace Casement::Service
