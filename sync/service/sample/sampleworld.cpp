// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/sample/sampleworld.h"

#include "sync/service/sample/random.h"

#include <QJsonArray>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr int casesPerFurtherAccount = 150;
constexpr int usersPerAccount = 2;

quint64 seedOf(const QString &text) // FNV-1a
{
    quint64 hash = 0xcbf29ce484222325ULL;
    for (const char byte : text.toUtf8())
        hash = (hash ^ quint8(byte)) * 0x100000001b3ULL;
    return hash;
}

/// Latin letters and digits of a name, for addresses and ids.
QString plain(const QString &name)
{
    QString text;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD).toLower()) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
            text += c;
        else if (c == u' ' && !text.endsWith(u'-'))
            text += u'-';
    }
    return text;
}

SamplePerson personFrom(const QJsonObject &json)
{
    const QString name = json["name"_L1].toString();
    return {json["id"_L1].toString(), name, json["given"_L1].toString(name.section(u' ', 0, 0)), json["email"_L1].toString()};
}

SampleAccount accountFrom(const QJsonObject &json)
{
    SampleAccount account;
    account.id = json["id"_L1].toString();
    account.name = json["name"_L1].toString();
    account.domain = json["domain"_L1].toString();
    account.language = json["language"_L1].toString(u"en"_s);
    account.weight = json["weight"_L1].toInt(4);
    for (const QJsonValue &partner : json["partnerIds"_L1].toArray())
        account.partnerIds.append(partner.toString());
    return account;
}

QJsonObject without(QJsonObject json, const QStringList &members)
{
    for (const QString &member : members)
        json.remove(member);
    return json;
}

void addFurtherAccounts(const SampleTexts &texts, int count, QList<QJsonObject> &accounts)
{
    const int possible = int(texts.places.size() * texts.kinds.size());
    for (int i = 0; i < qMin(count, possible); ++i) {
        const SampleTexts::Place &place = texts.places.at(i % texts.places.size());
        QString name = texts.kinds.at((i / texts.places.size() + i) % texts.kinds.size());
        name.replace(u"{city}"_s, place.city);
        const QString slug = plain(name);
        Random random(seedOf(slug));
        accounts.append(QJsonObject{
            {u"id"_s, slug}, {u"name"_s, name}, {u"domain"_s, QString(slug + u".example"_s)}, {u"language"_s, place.language}, {u"weight"_s, 3},
            {u"city"_s, place.city}, {u"country"_s, place.country}, {u"region"_s, place.region}, {u"subRegion"_s, place.subRegion},
            {u"package"_s, u"Standard"_s}, {u"supportLevel"_s, u"Business"_s}, {u"accountType"_s, u"Customer"_s}, {u"csm"_s, u"Amara Okafor"_s},
            {u"website"_s, QString(u"https://www."_s + slug + u".example"_s)},
            {u"partnerIds"_s, QJsonArray{QString::number(2'000'000 + random.below(900'000))}}});
    }
}

/// People of an account beyond those whose names are fixed.
void addPeople(const SampleTexts &texts, SampleAccount &account, SampleWorld &world)
{
    Random random(seedOf(account.id));
    QList<SampleTexts::Culture> own;
    for (const SampleTexts::Culture &culture : texts.cultures) {
        if (culture.id == account.language)
            own.append(culture);
    }
    const QList<SampleTexts::Culture> &near = own.isEmpty() ? texts.cultures : own;
    QSet<QString> taken;
    const int count = random.between(4, 8);
    for (int i = 0; i < count; ++i) {
        const SampleTexts::Culture &culture = random.of(random.chance(65) ? near : texts.cultures);
        const QString given = random.of(culture.given);
        const QString family = random.of(culture.family);
        const QString local = plain(given) + u'.' + plain(family);
        if (taken.contains(local))
            continue;
        taken.insert(local);
        SamplePerson person{u"p-%1-%2"_s.arg(account.id, local), QString(given + u' ' + family), given, u"%1@%2"_s.arg(local, account.domain)};
        QJsonObject line{{u"type"_s, u"person"_s}, {u"id"_s, person.id}, {u"account"_s, account.id}, {u"name"_s, person.name},
                         {u"email"_s, person.email}, {u"title"_s, random.of(texts.titles)}};
        if (random.chance(50))
            line.insert(u"phone"_s, u"+1 555 01%1"_s.arg(random.below(100), 2, 10, QChar(u'0')));
        world.lines.append(line);
        if (i < usersPerAccount)
            world.users.append({person.id, u"customer"_s});
        account.people.append(person);
    }
}

} // namespace

SampleWorld sampleWorld(const SampleTexts &texts, int cases)
{
    SampleWorld world;
    QList<QJsonObject> accounts = texts.accounts;
    addFurtherAccounts(texts, (cases - 1000) / casesPerFurtherAccount, accounts);
    for (const QJsonObject &json : accounts) {
        QJsonObject line = without(json, {u"domain"_s, u"language"_s, u"weight"_s});
        line.insert(u"type"_s, u"account"_s);
        world.lines.append(line);
        world.accounts.append(accountFrom(json));
    }
    for (const QJsonObject &json : texts.people) {
        QJsonObject line = without(json, {u"role"_s, u"given"_s});
        line.insert(u"type"_s, u"person"_s);
        world.lines.append(line);
        const SamplePerson person = personFrom(json);
        const QString role = json["role"_L1].toString();
        if (!role.isEmpty())
            world.users.append({person.id, role});
        if (role == u"engineer"_s)
            world.engineers.append(person);
        for (SampleAccount &account : world.accounts) {
            if (account.id == json["account"_L1].toString())
                account.people.append(person);
        }
    }
    for (SampleAccount &account : world.accounts)
        addPeople(texts, account, world);
    return world;
}

} // namespace Casement::Service
