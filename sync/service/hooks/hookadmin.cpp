// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/hooks/hookadmin.h"

#include "sync/service/auth/passwords.h"
#include "sync/service/auth/signin.h"
#include "sync/service/commands/audit.h"
#include "sync/service/hooks/hookrows.h"
#include "sync/service/hooks/signature.h"
#include "sync/service/sealed.h"
#include "sync/service/storage/changetransaction.h"

#include <QJsonArray>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Casement::Service::HookAdmin {

namespace {

constexpr qsizetype webhooksMost = 100;
constexpr int deliveriesShown = 100;
constexpr int longestUrl = 2000;
constexpr qint64 oldSecretMs = 24LL * 60 * 60 * 1000;

Error bad(const QString &detail) { return {ErrorCode::BadRequest, detail}; }

bool isLoopback(const QString &host)
{
    return host == u"localhost"_s || host == u"127.0.0.1"_s || host == u"::1"_s;
}

Result<QString> urlFrom(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || text.size() > longestUrl)
        return bad(u"url: give the full address to send to, such as https://example.com/hook"_s);
    if (url.scheme() != u"https"_s && !(url.scheme() == u"http"_s && isLoopback(url.host())))
        return bad(u"url: must begin with https://; http:// is for addresses of this machine only"_s);
    if (!url.userInfo().isEmpty() || url.hasFragment())
        return bad(u"url: must hold neither credentials nor a fragment; receivers check the signature instead"_s);
    return QString::fromLatin1(url.toEncoded());
}

Result<QStringList> kindsFrom(const QJsonObject &body)
{
    const QStringList known = HookRows::kinds();
    if (!body.contains("kinds"_L1))
        return known;
    QStringList kinds;
    const QJsonArray given = body.value("kinds"_L1).toArray();
    for (const QJsonValue &kind : given) {
        if (!known.contains(kind.toString()))
            return bad(QString(u"kinds: must be of "_s + known.join(u", "_s)));
        if (!kinds.contains(kind.toString()))
            kinds << kind.toString();
    }
    if (kinds.isEmpty())
        return bad(u"kinds: name one at least, or leave the member out for all"_s);
    return kinds;
}

/// By id or e-mail address.
std::optional<QString> userFrom(Core &core, const QString &reference)
{
    Sql::Query query = core.db.run(u"SELECT id FROM app_user WHERE id = ? OR email_key = ?"_s, {reference, emailKey(reference)});
    return query.next() ? std::optional(query.text(0)) : std::nullopt;
}

QJsonObject jsonOf(Core &core, const Webhook &webhook)
{
    QJsonObject json{{u"id"_s, webhook.id}, {u"user"_s, webhook.userId}, {u"url"_s, webhook.url},
                     {u"kinds"_s, QJsonArray::fromStringList(webhook.kinds)}, {u"state"_s, webhook.on ? u"on"_s : u"off"_s},
                     {u"created"_s, webhook.created}, {u"waiting"_s, HookRows::waiting(core.db, webhook.id)}};
    if (!webhook.reason.isEmpty())
        json.insert(u"reason"_s, webhook.reason);
    if (const auto caller = callerOf(core, webhook.userId))
        json.insert(u"email"_s, caller->email);
    else // it stays on, and silent until somebody enables the user again
        json.insert(u"userDisabled"_s, true);
    return json;
}

QJsonObject jsonOf(const Delivery &delivery)
{
    QJsonObject json{{u"id"_s, delivery.id}, {u"kind"_s, delivery.kind}, {u"object"_s, delivery.object}, {u"number"_s, delivery.number},
                     {u"at"_s, delivery.at}, {u"state"_s, HookRows::nameOf(delivery.state)}, {u"attempts"_s, delivery.attempts}};
    if (delivery.state == Delivery::State::Waiting)
        json.insert(u"due"_s, delivery.due);
    if (delivery.status != 0)
        json.insert(u"status"_s, delivery.status);
    if (!delivery.failure.isEmpty())
        json.insert(u"failure"_s, delivery.failure);
    return json;
}

QByteArray newSecret(Core &core) { return randomBytes(core.entropy, hookSecretBytes); }

} // namespace

Answer list(Visit &visit)
{
    QJsonArray webhooks;
    for (const Webhook &webhook : HookRows::webhooks(visit.core.db))
        webhooks << jsonOf(visit.core, webhook);
    return jsonReply({{u"webhooks"_s, webhooks}});
}

Answer add(Visit &visit)
{
    Core &core = visit.core;
    const auto body = bodyObject(visit.request);
    if (!body)
        return refusal(visit.request, body.error());
    const auto url = urlFrom(body->value("url"_L1).toString());
    if (!url)
        return refusal(visit.request, url.error());
    const auto kinds = kindsFrom(body.value());
    if (!kinds)
        return refusal(visit.request, kinds.error());
    const QByteArray secret = newSecret(core);
    Webhook webhook;
    webhook.id = makeId(core.clock, core.entropy);
    webhook.url = url.value();
    webhook.kinds = kinds.value();
    webhook.secret = sealed(secret, core.process.key);
    webhook.created = core.clock.nowMs();
    Sql::Transaction transaction(core.db);
    const auto user = userFrom(core, body->value("user"_L1).toString());
    if (!user)
        return refusal(visit.request, bad(u"user: no such user; give the e-mail address or id of the one whose view it tells"_s));
    if (HookRows::webhooks(core.db).size() >= webhooksMost)
        return refusal(visit.request, {ErrorCode::NotAllowed, QStringLiteral("there are %1 webhooks already; remove one first").arg(webhooksMost)});
    webhook.userId = *user;
    webhook.looked = counterValue(core.db, core.portal(), u"change"_s);
    HookRows::insert(core.db, webhook);
    // The host only: paths of such addresses are often secrets of their receivers.
    Audit::note(core, Audit::administrator, u"webhook.add"_s, webhook.id,
                {{u"user"_s, webhook.userId}, {u"host"_s, QUrl(webhook.url).host()}, {u"kinds"_s, QJsonArray::fromStringList(webhook.kinds)}});
    if (const auto done = transaction.commit(); !done)
        return refusal(visit.request, done.error());
    QJsonObject json = jsonOf(core, webhook);
    json.insert(u"secret"_s, QString::fromLatin1(hookSecretText(secret)));
    return jsonReply(json, 201);
}

Answer remove(Visit &visit)
{
    Sql::Transaction transaction(visit.core.db);
    if (!HookRows::webhook(visit.core.db, visit.part()))
        return notFound(visit.request);
    HookRows::remove(visit.core.db, visit.part());
    Audit::note(visit.core, Audit::administrator, u"webhook.remove"_s, visit.part());
    const auto done = transaction.commit();
    return done ? jsonReply({{u"id"_s, visit.part()}}) : refusal(visit.request, done.error());
}

Answer renewSecret(Visit &visit)
{
    Core &core = visit.core;
    const QByteArray secret = newSecret(core);
    const qint64 until = core.clock.nowMs() + oldSecretMs;
    Sql::Transaction transaction(core.db);
    if (!HookRows::webhook(core.db, visit.part()))
        return notFound(visit.request);
    HookRows::replaceSecret(core.db, visit.part(), sealed(secret, core.process.key), until);
    Audit::note(core, Audit::administrator, u"webhook.secret"_s, visit.part());
    if (const auto done = transaction.commit(); !done)
        return refusal(visit.request, done.error());
    return jsonReply({{u"id"_s, visit.part()}, {u"secret"_s, QString::fromLatin1(hookSecretText(secret))}, {u"oldSecretUntil"_s, until}});
}

Answer test(Visit &visit)
{
    Core &core = visit.core;
    Sql::Transaction transaction(core.db);
    const auto webhook = HookRows::webhook(core.db, visit.part());
    if (!webhook)
        return notFound(visit.request);
    if (!callerOf(core, webhook->userId))
        return refusal(visit.request, {ErrorCode::NotAllowed, u"its user is disabled; enable the user first"_s});
    if (!unsealed(webhook->secret, core.process.key))
        return refusal(visit.request, {ErrorCode::NotAllowed, u"its secret was sealed with another service.key; give it a new one first"_s});
    Delivery delivery;
    delivery.id = makeId(core.clock, core.entropy);
    delivery.webhookId = webhook->id;
    delivery.line = QString(Delivery::testKind() + u':' + delivery.id);
    delivery.kind = Delivery::testKind();
    delivery.object = webhook->id;
    delivery.number = webhook->looked;
    delivery.at = delivery.due = core.clock.nowMs();
    HookRows::insert(core.db, delivery);
    if (const auto done = transaction.commit(); !done)
        return refusal(visit.request, done.error());
    core.bus.committed({}); // nobody waits for it but those who send
    return jsonReply({{u"delivery"_s, delivery.id}}, 202);
}

Answer deliveries(Visit &visit)
{
    if (!HookRows::webhook(visit.core.db, visit.part()))
        return notFound(visit.request);
    QJsonArray deliveries;
    for (const Delivery &delivery : HookRows::newest(visit.core.db, visit.part(), deliveriesShown))
        deliveries << jsonOf(delivery);
    return jsonReply({{u"deliveries"_s, deliveries}});
}

} // namespace Casement::Service::HookAdmin
