// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "sync/protocol/errorcodes.h"
#include "sync/protocol/jsonreader.h"

using namespace Qt::StringLiterals;

namespace Casement::Protocol {

namespace {

QJsonObject toJson(const Change &change)
{
    QJsonObject json;
    if (change.gone) {
        json = {{u"kind"_s, nameOf(change.kind)}, {u"id"_s, change.id}, {u"gone"_s, true}};
        if (!change.key.isEmpty())
            json.insert(u"key"_s, change.key);
    } else {
        json = Protocol::toJson(change.object);
        if (!change.keys.isEmpty())
            json.insert(u"keys"_s, QJsonArray::fromStringList(change.keys));
    }
    json.insert(u"change"_s, change.number); // not "number": a case has one of its own
    return json;
}

Result<Change> changeFrom(const QJsonObject &json)
{
    JsonReader r(json);
    Change change;
    change.number = r.integer(u"change"_s);
    change.gone = r.flag(u"gone"_s);
    const QString kind = r.needText(u"kind"_s);
    if (!kindFrom(kind, &change.kind))
        return Error{ErrorCode::BadRequest, QString(u"kind: \""_s + kind + u"\" is not known"_s)};
    if (change.gone) {
        change.id = r.needText(u"id"_s);
        change.key = r.text(u"key"_s);
        return r.finish(change);
    }
    auto object = objectFrom(json);
    if (!object)
        return object.error();
    change.object = std::move(object).value();
    change.id = change.object.id();
    change.keys = r.texts(u"keys"_s);
    return r.finish(change);
}

} // namespace

QJsonObject toJson(const Profile &p)
{
    return {{u"user"_s, p.userId}, {u"person"_s, p.personId}, {u"name"_s, p.name}, {u"email"_s, p.email}, {u"account"_s, p.accountId},
            {u"accountName"_s, p.accountName}, {u"portal"_s, p.portalId}, {u"role"_s, Casement::nameOf(p.role)},
            {u"mayOpen"_s, QJsonArray::fromStringList(p.mayOpen)}, {u"mayEdit"_s, QJsonArray::fromStringList(p.mayEdit)}, {u"sealingKey"_s, p.sealingKey}};
}

Result<Profile> profileFrom(const QJsonObject &json)
{
    JsonReader r(json);
    Profile p;
    p.userId = r.needText(u"user"_s);
    p.personId = r.text(u"person"_s);
    p.sealingKey = r.text(u"sealingKey"_s);
    p.name = r.text(u"name"_s);
    p.email = r.text(u"email"_s);
    p.accountId = r.text(u"account"_s);
    p.accountName = r.text(u"accountName"_s);
    p.portalId = r.needText(u"portal"_s);
    p.role = roleFrom(r.text(u"role"_s));
    p.mayOpen = r.texts(u"mayOpen"_s);
    p.mayEdit = r.texts(u"mayEdit"_s);
    return r.finish(p);
}

QJsonObject toJson(const FeedPage &page)
{
    QJsonArray bundles;
    for (const CaseBundle &bundle : page.bundles)
        bundles << toJson(bundle);
    QJsonArray changes;
    for (const Change &change : page.changes)
        changes << toJson(change);
    QJsonObject json{{u"cursor"_s, page.cursor}, {u"more"_s, page.more}, {u"bundles"_s, bundles}, {u"changes"_s, changes},
                     {u"lostKeys"_s, QJsonArray::fromStringList(page.lostKeys)}, {u"definitionVersion"_s, page.definitionVersion},
                     {u"backfill"_s, QJsonObject{{u"done"_s, page.backfillDone}, {u"total"_s, page.backfillTotal}}}};
    if (page.full)
        json.insert(u"full"_s, true);
    if (page.hasProfile)
        json.insert(u"profile"_s, toJson(page.profile));
    return json;
}

Result<FeedPage> feedPageFrom(const QJsonObject &json)
{
    JsonReader r(json);
    FeedPage page;
    page.full = r.flag(u"full"_s);
    page.cursor = page.full ? r.text(u"cursor"_s) : r.needText(u"cursor"_s);
    page.more = r.flag(u"more"_s);
    page.bundles = r.list<CaseBundle>(u"bundles"_s, bundleFrom);
    page.changes = r.list<Change>(u"changes"_s, changeFrom);
    page.lostKeys = r.texts(u"lostKeys"_s);
    page.hasProfile = r.has(u"profile"_s);
    if (page.hasProfile) {
        const auto profile = profileFrom(r.object(u"profile"_s));
        if (!profile)
            return Error{ErrorCode::BadRequest, QString(u"profile."_s + profile.error().detail)};
        page.profile = profile.value();
    }
    page.definitionVersion = int(r.integer(u"definitionVersion"_s));
    JsonReader backfill(r.object(u"backfill"_s));
    page.backfillDone = int(backfill.integer(u"done"_s));
    page.backfillTotal = int(backfill.integer(u"total"_s));
    return r.finish(page);
}

QJsonObject toJson(const SignInAnswer &answer)
{
    return {{u"accessToken"_s, answer.tokens.access}, {u"refreshToken"_s, answer.tokens.refresh},
            {u"accessExpires"_s, answer.tokens.accessExpiresAt}, {u"profile"_s, toJson(answer.profile)}};
}

Result<SignInAnswer> signInAnswerFrom(const QJsonObject &json)
{
    JsonReader r(json);
    SignInAnswer answer;
    answer.tokens.access = r.needText(u"accessToken"_s);
    answer.tokens.refresh = r.needText(u"refreshToken"_s);
    answer.tokens.accessExpiresAt = r.integer(u"accessExpires"_s);
    const auto profile = profileFrom(r.object(u"profile"_s));
    if (!profile)
        return Error{ErrorCode::BadRequest, QString(u"profile."_s + profile.error().detail)};
    answer.profile = profile.value();
    return r.finish(answer);
}

QJsonObject toJson(const FieldClash &clash)
{
    return {{u"field"_s, clash.field}, {u"value"_s, clash.value}, {u"label"_s, clash.label}, {u"by"_s, clash.by}, {u"at"_s, clash.at}};
}

Result<FieldClash> clashFrom(const QJsonObject &json)
{
    JsonReader r(json);
    const FieldClash clash{r.needText(u"field"_s), r.text(u"value"_s), r.text(u"label"_s), r.text(u"by"_s), r.integer(u"at"_s)};
    return r.finish(clash);
}

QJsonObject toJson(const Outcome &outcome)
{
    QJsonObject json{{u"id"_s, outcome.id}, {u"applied"_s, outcome.applied}};
    if (!outcome.applied) {
        json.insert(u"code"_s, nameOf(outcome.refusal.code));
        json.insert(u"detail"_s, outcome.refusal.detail);
        json.insert(u"problem"_s, problem(outcome.refusal));
    }
    if (outcome.clash)
        json.insert(u"clash"_s, toJson(*outcome.clash));
    QJsonArray rows;
    for (const Object &row : outcome.rows)
        rows << toJson(row);
    json.insert(u"rows"_s, rows);
    return json;
}

Result<QList<Outcome>> outcomesFrom(const QJsonObject &json)
{
    JsonReader r(json);
    if (!r.has(u"outcomes"_s))
        return Error{ErrorCode::BadRequest, u"outcomes: is missing"_s};
    const auto outcomes = r.list<Outcome>(u"outcomes"_s, [](const QJsonObject &item) -> Result<Outcome> {
        JsonReader o(item);
        Outcome outcome;
        outcome.id = o.needText(u"id"_s);
        outcome.applied = o.flag(u"applied"_s);
        if (!outcome.applied)
            outcome.refusal = {errorCodeFrom(o.text(u"code"_s), 400), o.text(u"detail"_s)};
        if (o.has(u"clash"_s)) {
            const auto clash = clashFrom(o.object(u"clash"_s));
            if (clash)
                outcome.clash = clash.value();
            else
                o.complain(u"clash"_s, clash.error().detail);
        }
        outcome.rows = o.list<Object>(u"rows"_s, objectFrom);
        return o.finish(outcome);
    });
    return r.finish(outcomes);
}

} // namespace Casement::Protocol
