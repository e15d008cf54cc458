// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/commands/administration.h"

#include "sync/protocol/codec.h"
#include "sync/service/auth/passwords.h"
#include "sync/service/auth/sessions.h"
#include "sync/service/commands/audit.h"
#include "sync/service/storage/rows.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

Error bad(const QString &detail) { return {ErrorCode::BadRequest, detail}; }

/// What was given, not what it says: names may be told in an audit, passwords and addresses not.
QJsonArray memberNames(const QJsonObject &json)
{
    return QJsonArray::fromStringList(json.keys());
}

} // namespace

Reply Administration::account(const Request &request)
{
    const auto body = bodyObject(request);
    if (!body)
        return refusal(request, body.error());
    const auto answer = putAccount(body.value());
    return answer ? jsonReply(answer.value(), answer.value().value("created"_L1).toBool() ? 201 : 200) : refusal(request, answer.error());
}

Reply Administration::user(const Request &request)
{
    const auto body = bodyObject(request);
    if (!body)
        return refusal(request, body.error());
    const auto answer = putUser(body.value());
    return answer ? jsonReply(answer.value(), answer.value().value("created"_L1).toBool() ? 201 : 200) : refusal(request, answer.error());
}

Result<QJsonObject> Administration::putAccount(const QJsonObject &json)
{
    ChangeTransaction transaction(m_core);
    const QString given = json.value("id"_L1).toString();
    const QString sourceId = given.isEmpty() ? makeId(m_core.clock, m_core.entropy) : given;
    const QString id = Rows::exists(m_core.db, u"account"_s, given) ? given : importedId(m_core.portal(), u"account"_s, sourceId);
    const auto before = Rows::account(m_core.db, id);
    QJsonObject merged = before ? Protocol::toJson(*before) : QJsonObject();
    for (auto it = json.constBegin(); it != json.constEnd(); ++it)
        merged.insert(it.key(), it.value());
    merged.insert(u"id"_s, id);
    if (const QString parent = json.value("parent"_L1).toString(); !parent.isEmpty()) {
        const auto parentId = resolveAccount(m_core, parent);
        if (!parentId)
            return bad(u"parent: no such account, or several of this name; add the parent first or give its id"_s);
        merged.insert(u"parent"_s, *parentId);
    }
    const auto account = Protocol::accountFrom(merged);
    if (!account)
        return account.error();
    Directory directory(m_core, m_hierarchy, transaction);
    if (const auto saved = directory.saveAccount(account.value()); !saved)
        return saved.error();
    directory.settle();
    Audit::note(m_core, Audit::administrator, before ? u"account.change"_s : u"account.add"_s, id, {{u"members"_s, memberNames(json)}});
    if (const auto done = transaction.commit(); !done)
        return done.error();
    return QJsonObject{{u"id"_s, id}, {u"sourceId"_s, sourceId}, {u"created"_s, !before}};
}

Result<Person> Administration::personFor(const QJsonObject &json, const QString &personId)
{
    Person person = Rows::person(m_core.db, personId).value_or(Person{});
    if (person.id.isEmpty())
        person.id = makeId(m_core.clock, m_core.entropy);
    person.email = json.value("email"_L1).toString().trimmed();
    for (const auto &[member, name] : {std::pair(&person.name, "name"_L1), {&person.phone, "phone"_L1}, {&person.title, "title"_L1}}) {
        if (json.contains(name))
            *member = json.value(name).toString();
    }
    if (person.name.isEmpty())
        return bad(u"name: give the person's name"_s);
    if (json.contains("account"_L1)) {
        const QString reference = json.value("account"_L1).toString();
        const auto account = reference.isEmpty() ? std::optional<QString>(u""_s) : resolveAccount(m_core, reference);
        if (!account)
            return bad(u"account: no such account, or several of this name; add it first or give its id"_s);
        person.accountId = *account;
    }
    return person;
}

Result<QJsonObject> Administration::putUser(const QJsonObject &json)
{
    const QString email = json.value("email"_L1).toString().trimmed();
    const QString password = json.value("password"_L1).toString();
    bool known = true;
    const Role role = json.contains("role"_L1) ? roleFrom(json.value("role"_L1).toString(), &known) : Role::Customer;
    if (!known)
        return bad(u"role: must be one of customer, customerAdmin, engineer, manager, csm, partner, reviewer, administrator"_s);
    if (!email.contains(u'@'))
        return bad(u"email: give the address the user signs in with"_s);
    if (!password.isEmpty() && (password.size() < shortestPassword || password.toUtf8().size() > longestPassword))
        return bad(QStringLiteral("password: give %1 characters or more").arg(shortestPassword));
    const QByteArray hash = password.isEmpty() ? QByteArray() : hashPassword(password, m_core.entropy); // before the write lock: it is slow

    ChangeTransaction transaction(m_core);
    Directory directory(m_core, m_hierarchy, transaction);
    const auto before = directory.findUser(email);
    QString personId = before ? before->personId : QString();
    if (!before) {
        Sql::Query query = m_core.db.run(u"SELECT id FROM person WHERE email = ? AND id NOT IN (SELECT person_id FROM app_user) ORDER BY id LIMIT 1"_s, {email});
        if (query.next())
            personId = query.text(0);
    }
    const auto person = personFor(json, personId);
    if (!person)
        return person.error();
    directory.savePerson(person.value());
    Directory::User user = before.value_or(Directory::User{makeId(m_core.clock, m_core.entropy), person.value().id, Role::Customer, {}, false});
    if (json.contains("role"_L1))
        user.role = role;
    if (!isCare(user.role) && person.value().accountId.isEmpty())
        return bad(u"account: a customer belongs to an account; name it"_s);
    if (!hash.isEmpty())
        user.password = hash;
    user.disabled = json.value("disabled"_L1).toBool(user.disabled);
    if (const auto saved = directory.saveUser(user); !saved)
        return saved.error();
    // Sessions of a disabled login are dead, and stay only to be told why; they do not come back to life with it.
    if (before && (!hash.isEmpty() || (before->disabled && !user.disabled)))
        Sessions(m_core).endAll(user.id);
    directory.settle();
    QJsonObject detail{{u"members"_s, memberNames(json)}, {u"person"_s, person.value().id}};
    if (!before || before->role != user.role)
        detail.insert(u"role"_s, nameOf(user.role));
    if (before && before->disabled != user.disabled)
        detail.insert(u"disabled"_s, user.disabled);
    Audit::note(m_core, Audit::administrator, before ? u"user.change"_s : u"user.add"_s, user.id, detail);
    if (const auto done = transaction.commit(); !done)
        return done.error();
    return QJsonObject{{u"id"_s, user.id}, {u"person"_s, person.value().id}, {u"created"_s, !before}};
}

} // namespace Casement::Service
