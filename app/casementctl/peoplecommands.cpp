// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementctl/commands.h"
#include "app/casementctl/password.h"
#include "sync/protocol/codec.h"
#include "sync/protocol/paths.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {

void accountOptions(QCommandLineParser &parser)
{
    dataOptions(parser);
    parser.addOption({u"name"_s, u"Name of the account."_s, u"NAME"_s});
    parser.addOption({u"id"_s, u"An id of your own, to refer to it later."_s, u"ID"_s});
    parser.addOption({u"parent"_s, u"The account above it."_s, u"ID"_s});
}

int addAccount(const QCommandLineParser &parser)
{
    if (parser.value(u"name"_s).isEmpty())
        return fail(u"Name the account with --name NAME."_s);
    const auto door = doorOf(parser);
    if (!door)
        return fail(door.error().detail);
    QJsonObject account{{u"name"_s, parser.value(u"name"_s)}};
    for (const QString &member : {u"id"_s, u"parent"_s}) {
        if (parser.isSet(member))
            account.insert(member, parser.value(member));
    }
    const auto answer = door.value()->post(Protocol::Paths::adminAccounts, Protocol::compact(account));
    if (!answer)
        return fail(answer.error().detail);
    say(u"Account %1: %2"_s.arg(parser.value(u"name"_s), answer.value()["id"_L1].toString()));
    return 0;
}

void userOptions(QCommandLineParser &parser)
{
    dataOptions(parser);
    parser.addOption({u"email"_s, u"Address to sign in with."_s, u"ADDRESS"_s});
    parser.addOption({u"name"_s, u"Name of the person."_s, u"NAME"_s});
    parser.addOption({u"account"_s, u"Account the person belongs to, by id or name; none for staff."_s, u"ACCOUNT"_s});
    parser.addOption({u"role"_s, u"customer, customerAdmin, engineer, manager, csm or administrator."_s, u"ROLE"_s, u"customer"_s});
}

int addUser(const QCommandLineParser &parser)
{
    if (parser.value(u"email"_s).isEmpty() || parser.value(u"name"_s).isEmpty())
        return fail(u"Name the user with --email ADDRESS and --name NAME."_s);
    const auto door = doorOf(parser);
    if (!door)
        return fail(door.error().detail);
    const QString password = environmentPassword().isEmpty() ? typedPassword() : environmentPassword();
    if (password.isEmpty())
        return fail(u"Give the password on standard input or in CASEMENT_PASSWORD."_s);
    QJsonObject user{{u"password"_s, password}};
    for (const QString &member : {u"email"_s, u"name"_s, u"account"_s, u"role"_s}) {
        if (!parser.value(member).isEmpty())
            user.insert(member, parser.value(member));
    }
    const auto answer = door.value()->post(Protocol::Paths::adminUsers, Protocol::compact(user));
    if (!answer)
        return fail(answer.error().detail);
    say(u"User %1: %2"_s.arg(parser.value(u"email"_s), answer.value()["id"_L1].toString()));
    return 0;
}

void listOptions(QCommandLineParser &parser)
{
    dataOptions(parser);
    jsonOption(parser);
}

int listAccounts(const QCommandLineParser &parser)
{
    const auto door = doorOf(parser);
    if (!door)
        return fail(door.error().detail);
    const bool json = parser.isSet(u"json"_s);
    const auto done = everyEntry(*door.value(), Protocol::Paths::adminAccounts, u"accounts"_s, [json](const QJsonObject &account) {
        json ? sayJson(account) : say(u"%1  %2"_s.arg(account["id"_L1].toString(), account["name"_L1].toString()));
    });
    return done ? 0 : fail(done.error().detail);
}

QString userLine(const QJsonObject &user)
{
    const QString state = user["disabled"_L1].toBool() ? u"disabled"_s : user["hasPassword"_L1].toBool() ? u"active"_s : u"no password"_s;
    return QStringList{user["email"_L1].toString(), user["name"_L1].toString(), user["role"_L1].toString(), state, user["accountName"_L1].toString()}
        .join(u"  "_s).trimmed();
}

int listUsers(const QCommandLineParser &parser)
{
    const auto door = doorOf(parser);
    if (!door)
        return fail(door.error().detail);
    const bool json = parser.isSet(u"json"_s);
    const auto done = everyEntry(*door.value(), Protocol::Paths::adminUsers, u"users"_s,
                                 [json](const QJsonObject &user) { json ? sayJson(user) : say(userLine(user)); });
    return done ? 0 : fail(done.error().detail);
}

Result<QJsonObject> findUser(Door &door, const QCommandLineParser &parser)
{
    return door.get(QString(Protocol::Paths::adminUsers + u'/' + parser.positionalArguments().value(0)));
}

int showUser(const QCommandLineParser &parser)
{
    const auto door = doorOf(parser);
    if (!door)
        return fail(door.error().detail);
    const auto user = findUser(*door.value(), parser);
    if (!user)
        return fail(user.error().detail);
    if (parser.isSet(u"json"_s)) {
        sayJson(user.value());
        return 0;
    }
    for (const QString &member : {u"id"_s, u"email"_s, u"name"_s, u"role"_s, u"accountName"_s, u"account"_s, u"person"_s})
        say(u"%1: %2"_s.arg(member, user.value()[member].toString()));
    say(userLine(user.value()).contains(u"disabled"_s) ? u"disabled: yes"_s : u"disabled: no"_s);
    return 0;
}

/// A user who must be there already: adding one by a slip of the keys would be no help.
int changeUser(const QCommandLineParser &parser, const QJsonObject &change, const QString &told)
{
    const auto door = doorOf(parser);
    if (!door)
        return fail(door.error().detail);
    const auto user = findUser(*door.value(), parser);
    if (!user)
        return fail(user.error().detail);
    QJsonObject json = change;
    json.insert(u"email"_s, user.value()["email"_L1]);
    const auto answer = door.value()->post(Protocol::Paths::adminUsers, Protocol::compact(json));
    if (!answer)
        return fail(answer.error().detail);
    say(told.arg(user.value()["email"_L1].toString()));
    return 0;
}

int disableUser(const QCommandLineParser &parser)
{
    return changeUser(parser, {{u"disabled"_s, true}}, u"%1 is disabled and signed out everywhere."_s);
}

int enableUser(const QCommandLineParser &parser)
{
    return changeUser(parser, {{u"disabled"_s, false}}, u"%1 may sign in again."_s);
}

int setPassword(const QCommandLineParser &parser)
{
    const QString password = environmentPassword().isEmpty() ? typedPassword() : environmentPassword();
    if (password.isEmpty())
        return fail(u"Give the password on standard input or in CASEMENT_PASSWORD."_s);
    return changeUser(parser, {{u"password"_s, password}}, u"%1 has a new password and is signed out everywhere."_s);
}

void roleOptions(QCommandLineParser &parser)
{
    dataOptions(parser);
    parser.addOption({u"role"_s, u"customer, customerAdmin, engineer, manager, csm, partner, reviewer or administrator."_s, u"ROLE"_s});
}

int setRole(const QCommandLineParser &parser)
{
    if (!parser.isSet(u"role"_s))
        return fail(u"Name the role with --role ROLE."_s);
    const QString told = u"%1 is now "_s + parser.value(u"role"_s) + u'.';
    return changeUser(parser, {{u"role"_s, parser.value(u"role"_s)}}, told);
}

} // namespace

QList<Command> peopleCommands()
{
    const QString user = u"USER"_s;
    return {
        {u"account add"_s, u"Add an account, or change the one with this id."_s, {}, &accountOptions, &addAccount},
        {u"account list"_s, u"List the accounts: id and name."_s, {}, &listOptions, &listAccounts},
        {u"user add"_s, u"Add a user, or give an existing one a new password. The password comes from standard input or CASEMENT_PASSWORD."_s, {},
         &userOptions, &addUser},
        {u"user list"_s, u"List the users: address, name, role, state, account."_s, {}, &listOptions, &listUsers},
        {u"user show"_s, u"Tell what is known of a user, named by address or id."_s, user, &listOptions, &showUser},
        {u"user disable"_s, u"Keep a user out, at once and everywhere."_s, user, &dataOptions, &disableUser},
        {u"user enable"_s, u"Let a disabled user in again."_s, user, &dataOptions, &enableUser},
        {u"user password"_s, u"Set a user's password, from standard input or CASEMENT_PASSWORD, and end all sessions."_s, user, &dataOptions, &setPassword},
        {u"user role"_s, u"Give a user another role."_s, user, &roleOptions, &setRole},
    };
}

} // namespace Casement::App
