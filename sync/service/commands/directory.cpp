// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/commands/directory.h"

#include "models/domain/reach.h"
#include "sync/service/auth/signin.h"
#include "sync/service/commands/recordhistory.h"
#include "sync/service/storage/rows.h"

using namespace Qt::StringLiterals;

namespace Casement::Service {

QString importedId(const QString &portal, const QString &type, const QString &sourceId)
{
    return derivedId(QString(u"import/"_s + portal), QString(type + u':' + sourceId));
}

std::optional<QString> resolveAccount(Core &core, const QString &reference)
{
    for (const QString &id : {reference, importedId(core.portal(), u"account"_s, reference)}) {
        if (Rows::exists(core.db, u"account"_s, id))
            return id;
    }
    Sql::Query query = core.db.run(u"SELECT id FROM account WHERE name = ? LIMIT 2"_s, {reference});
    if (!query.next())
        return std::nullopt;
    const QString id = query.text(0);
    return query.next() ? std::nullopt : std::optional(id);
}

template <typename T>
void Directory::tellChanges(const QString &kind, const QList<RecordField<T>> &fields, const std::optional<T> &before, const T &after)
{
    if (!before)
        return tell(kind, after.id, u"added"_s, {}, {});
    for (const auto &field : fields) {
        const QString &from = (*before).*(field.member), &to = after.*(field.member);
        if (from != to)
            tell(kind, after.id, field.id, from, to);
    }
}

void Directory::tell(const QString &kind, const QString &object, const QString &field, const QString &from, const QString &to)
{
    RecordHistory::add(m_core, {kind, object, m_author.personId, m_author.name, m_author.channel, field, from, to}, m_transaction.number());
}

Result<void> Directory::checkTree(const Account &account)
{
    if (account.parentId.isEmpty())
        return {};
    if (!Rows::exists(m_core.db, u"account"_s, account.parentId))
        return Error{ErrorCode::BadRequest, u"parent: no such account; add the parent first"_s};
    Hierarchy hierarchy = m_hierarchy.of(m_core);
    hierarchy.insert(account.id, account.parentId);
    QStringList names;
    for (const QString &id : findCycle(hierarchy)) {
        const auto member = Rows::account(m_core.db, id);
        names << (member ? member->name : account.name);
    }
    if (!names.isEmpty())
        return Error{ErrorCode::BadRequest, QString(u"parent: these accounts would stand above each other in a ring, choose another parent: "_s + names.join(u", "_s))};
    return {};
}

Result<void> Directory::saveAccount(Account account)
{
    const auto before = Rows::account(m_core.db, account.id);
    if (!before || before->parentId != account.parentId) {
        if (const auto fits = checkTree(account); !fits)
            return fits;
        m_treeChanged = true;
        static_cast<void>(nextCounter(m_core.db, m_core.portal(), u"hierarchy"_s));
    }
    account.version = m_transaction.number();
    Rows::save(m_core.db, account);
    tellChanges(u"account"_s, accountFields(), before, account);
    if (before && before->partnerIds != account.partnerIds)
        tell(u"account"_s, account.id, u"partnerIds"_s, before->partnerIds.join(u' '), account.partnerIds.join(u' '));
    m_transaction.changed(Protocol::Kind::Account, account.id, orgKeys(account.id, m_core.portal()), Audience::Public);
    return {};
}

void Directory::savePerson(Person person)
{
    const auto before = Rows::person(m_core.db, person.id);
    const QStringList keys = orgKeys(person.accountId, m_core.portal());
    if (before && before->accountId != person.accountId && !before->accountId.isEmpty())
        m_transaction.left(Protocol::Kind::Person, person.id, {Keys::org(before->accountId)}, Audience::Public);
    person.version = m_transaction.number();
    Rows::save(m_core.db, person);
    tellChanges(u"contact"_s, personFields(), before, person);
    if (before && before->accountId != person.accountId)
        tell(u"contact"_s, person.id, u"account"_s, before->accountId, person.accountId);
    m_transaction.changed(Protocol::Kind::Person, person.id, keys, Audience::Public);
}

Result<void> Directory::saveUser(const User &user)
{
    const auto person = Rows::person(m_core.db, user.personId);
    if (!person || person->email.trimmed().isEmpty())
        return Error{ErrorCode::BadRequest, u"person: a user needs a person with an e-mail address; add it first"_s};
    const auto other = findUser(person->email);
    if (other && other->id != user.id)
        return Error{ErrorCode::Conflict, u"email: another user signs in with this address; give the person another one"_s};
    tellUser(user, emailKey(person->email));
    Sql::Query former = m_core.db.run(u"SELECT role FROM app_user WHERE id = ?"_s, {user.id});
    if (former.next() && audiencesOf(roleFrom(former.text(0))) != audiencesOf(user.role))
        m_shownAnew << user.id;
    m_core.db.run(u"INSERT INTO app_user (id, person_id, email_key, role, password, disabled) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE "
                  u"SET email_key = excluded.email_key, role = excluded.role, password = excluded.password, disabled = excluded.disabled"_s,
                  {user.id, user.personId, emailKey(person->email), nameOf(user.role), user.password.isEmpty() ? u""_s : QString::fromLatin1(user.password), user.disabled ? 1 : 0});
    m_users << user.id;
    m_transaction.wake(Keys::user(user.id), Audience::Me); // a role without other grants is news too
    return {};
}

/// Before it is written. Of a password only that there is another one.
void Directory::tellUser(const User &user, const QString &email)
{
    Sql::Query query = m_core.db.run(u"SELECT role, email_key, password, disabled FROM app_user WHERE id = ?"_s, {user.id});
    if (!query.next())
        return tell(u"user"_s, user.id, u"added"_s, {}, nameOf(user.role));
    const auto told = [&](const QString &field, const QString &from, const QString &to) {
        if (from != to)
            tell(u"user"_s, user.id, field, from, to);
    };
    const QString password = query.text(2);
    told(u"role"_s, query.text(0), nameOf(user.role));
    told(u"email"_s, query.text(1), email);
    told(u"disabled"_s, query.flag(3) ? u"yes"_s : u"no"_s, user.disabled ? u"yes"_s : u"no"_s);
    if (password != QString::fromLatin1(user.password))
        tell(u"user"_s, user.id, u"password"_s, {}, {});
}

std::optional<Directory::User> Directory::findUser(const QString &email)
{
    Sql::Query query = m_core.db.run(u"SELECT id, person_id, role, password, disabled FROM app_user WHERE email_key = ?"_s, {emailKey(email)});
    if (!query.next())
        return std::nullopt;
    return User{query.text(0), query.text(1), roleFrom(query.text(2)), query.text(3).toLatin1(), query.flag(4)};
}

void Directory::settle()
{
    if (m_treeChanged)
        rewriteGrants(m_core, m_hierarchy, m_transaction);
    else if (!m_users.isEmpty())
        rewriteGrants(m_core, m_hierarchy, m_transaction, m_users);
    // Under the same keys another role is shown other things: every grant begins anew, so the feed brings all of it.
    for (const QString &id : std::exchange(m_shownAnew, {}))
        m_core.db.run(u"UPDATE grant_row SET since_number = ? WHERE user_id = ? AND until_number = 0"_s, {m_transaction.number(), id});
    m_treeChanged = false;
    m_users.clear();
}

} // namespace Casement::Service
