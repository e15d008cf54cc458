// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementctl/commands.h"

#include "app/casementctl/importer.h"
#include "app/casementctl/password.h"
#include "app/casementctl/webhookcommands.h"
#include "app/common/systemports.h"
#include "models/domain/portaldefinition.h"
#include "sync/protocol/codec.h"
#include "sync/protocol/paths.h"
#include "sync/service/sample/sample.h"
#include "sync/service/service.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <cstdio>
#include <utility>

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {

constexpr int partlyDone = 2;

void say(const QString &text)
{
    std::printf("%s\n", qPrintable(text));
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Storage, u"%1 cannot be read (%2). Check the path."_s.arg(path, file.errorString())};
    return file.readAll();
}

/// From --definition FILE, else the one that comes with this program.
Result<QByteArray> definitionBytes(const QCommandLineParser &parser)
{
    if (parser.isSet(u"definition"_s))
        return readFile(parser.value(u"definition"_s));
    const QString portal = parser.value(u"portal"_s);
    if (QDir(u":/portals"_s).entryList().contains(QString(portal + u".json"_s)))
        return readFile(u":/portals/%1.json"_s.arg(portal));
    return Error{ErrorCode::BadRequest, u"There is no portal \"%1\". Known: %2. Name another, or give a file with --definition."_s
                 .arg(portal, QDir(u":/portals"_s).entryList().join(u", "_s).remove(u".json"_s))};
}

Result<std::unique_ptr<Door>> doorOf(const QCommandLineParser &parser)
{
    const QString data = parser.value(u"data"_s);
    if (data.isEmpty())
        return Error{ErrorCode::BadRequest, u"Name the data folder with --data DIR."_s};
    return Door::open(data, parser.value(u"portal"_s));
}

void dataOptions(QCommandLineParser &parser)
{
    parser.addOption({u"data"_s, u"Data folder of the service."_s, u"DIR"_s});
    parser.addOption({u"portal"_s, u"Portal of the data."_s, u"ID"_s, u"kaltura"_s});
}

/// For commands that read the definition itself.
void definitionOptions(QCommandLineParser &parser)
{
    dataOptions(parser);
    parser.addOption({u"definition"_s, u"A portal definition of your own instead of --portal."_s, u"FILE"_s});
}

int init(const QCommandLineParser &parser)
{
    const QString data = parser.value(u"data"_s);
    if (data.isEmpty())
        return fail(u"Name the folder to create with --data DIR."_s);
    const Result<QByteArray> bytes = definitionBytes(parser);
    if (!bytes)
        return fail(bytes.error().detail);
    const Result<PortalDefinition> definition = PortalDefinition::parse(bytes.value());
    if (!definition)
        return fail(definition.error().detail);
    SystemClock clock;
    SystemEntropy entropy;
    const Service::Config config{data, definition->id};
    if (const Result<void> made = Service::initialise(config, bytes.value(), clock, entropy); !made)
        return fail(made.error().detail);
    say(u"Created %1 for the portal \"%2\". Start it with: casementd --data %1%3"_s
        .arg(data, definition->id, definition->id == u"kaltura"_s ? QString() : u" --portal "_s + definition->id));
    return 0;
}

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

int summary(const Importer &importer, const Result<void> &outcome)
{
    if (!outcome && importer.accepted() == 0)
        return fail(outcome.error().detail);
    say(u"%1 lines taken, %2 not."_s.arg(importer.accepted()).arg(importer.rejected()));
    if (!outcome)
        fail(outcome.error().detail + u" Repeat the command: what was taken is not taken twice."_s);
    if (!outcome || importer.rejected() > 0)
        return importer.accepted() > 0 ? partlyDone : 1;
    return 0;
}

Result<void> importAll(QFile &file, Importer &importer)
{
    bool first = true;
    while (!file.atEnd()) {
        QByteArray line = file.readLine(Importer::lineBytes + 2);
        if (std::exchange(first, false) && line.startsWith("\xEF\xBB\xBF")) // as some editors begin a file
            line.remove(0, 3);
        if (line.endsWith('\n')) {
            line.chop(1);
        } else if (line.size() > Importer::lineBytes) { // the rest of it is passed over
            for (QByteArray rest = line; !rest.isEmpty() && !rest.endsWith('\n');)
                rest = file.readLine(Importer::batchBytes);
        }
        if (const Result<void> added = importer.add(line); !added)
            return added;
    }
    return importer.finish();
}

int importFile(const QCommandLineParser &parser)
{
    QFile file(parser.positionalArguments().value(0));
    const bool opened = file.fileName() == u"-"_s ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return fail(u"%1 cannot be read (%2). Check the path."_s.arg(file.fileName(), file.errorString()));
    const auto door = doorOf(parser);
    if (!door)
        return fail(door.error().detail);
    Importer importer(*door.value());
    const Result<void> outcome = importAll(file, importer);
    return summary(importer, outcome);
}

void sampleOptions(QCommandLineParser &parser)
{
    definitionOptions(parser);
    parser.addOption({u"cases"_s, u"How many cases."_s, u"N"_s, u"500"_s});
    parser.addOption({u"seed"_s, u"Another number gives other cases."_s, u"S"_s, u"1"_s});
    parser.addOption({u"until"_s, u"Nothing is later than this day; today where it is left out."_s, u"YYYY-MM-DD"_s});
    parser.addOption({u"password-stdin"_s, u"Read the users' password from standard input. Without it CASEMENT_PASSWORD is taken, or one is made up and shown."_s});
}

Result<Service::SampleTexts> sampleTexts()
{
    QList<std::pair<QString, QByteArray>> files;
    const QDir folder(u":/sample"_s);
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        const Result<QByteArray> bytes = readFile(folder.filePath(name));
        if (!bytes)
            return bytes.error();
        files.append({name, bytes.value()});
    }
    return Service::SampleTexts::load(files);
}

Result<Service::SampleOptions> sampleOptionsOf(const QCommandLineParser &parser)
{
    Service::SampleOptions options;
    bool isNumber = false;
    options.cases = parser.value(u"cases"_s).toInt(&isNumber);
    if (!isNumber || options.cases < 0)
        return Error{ErrorCode::BadRequest, u"--cases takes a number, for example 500."_s};
    options.seed = parser.value(u"seed"_s).toULongLong(&isNumber);
    if (!isNumber)
        return Error{ErrorCode::BadRequest, u"--seed takes a number, for example 1."_s};
    options.untilMs = SystemClock().nowMs();
    if (parser.isSet(u"until"_s)) {
        const QDate until = QDate::fromString(parser.value(u"until"_s), Qt::ISODate);
        if (!until.isValid())
            return Error{ErrorCode::BadRequest, u"--until takes a day, for example 2026-01-31."_s};
        options.untilMs = QDateTime(until, QTime(23, 59, 59), Qt::UTC).toMSecsSinceEpoch();
    }
    return options;
}

int sample(const QCommandLineParser &parser)
{
    auto options = sampleOptionsOf(parser);
    if (!options)
        return fail(options.error().detail);
    const Result<Service::SampleTexts> texts = sampleTexts();
    if (!texts)
        return fail(texts.error().detail);
    const Result<QByteArray> bytes = definitionBytes(parser);
    if (!bytes)
        return fail(bytes.error().detail);
    const Result<PortalDefinition> definition = PortalDefinition::parse(bytes.value());
    if (!definition)
        return fail(definition.error().detail);
    const auto door = doorOf(parser);
    if (!door)
        return fail(door.error().detail);
    SystemEntropy entropy;
    options->password = parser.isSet(u"password-stdin"_s) ? typedPassword() : environmentPassword();
    const bool madeUp = options->password.isEmpty();
    if (madeUp)
        options->password = randomPassword(entropy);
    Importer importer(*door.value());
    Result<void> outcome = Service::writeSample(options.value(), definition.value(), texts.value(),
                                                [&importer](const QByteArray &line) { return importer.add(line); });
    if (outcome)
        outcome = importer.finish();
    const int code = summary(importer, outcome);
    if (code == 0) {
        say(u"Sign in as dana.levi@northfield.example (customer), oliver.hughes@brightwater.example (customer of another account),"_s);
        say(u"noa.friedman@care.example (engineer) or denise.carter@care.example (manager)."_s);
        if (madeUp)
            say(u"Password of all new users: %1"_s.arg(options->password));
    }
    return code;
}

void noOptions(QCommandLineParser &) {}

int checkDefinition(const QCommandLineParser &parser)
{
    const QString path = parser.positionalArguments().value(0);
    const Result<QByteArray> bytes = readFile(path);
    if (!bytes)
        return fail(bytes.error().detail);
    const Result<PortalDefinition> definition = PortalDefinition::parse(bytes.value());
    if (!definition)
        return fail(u"%1: %2"_s.arg(path, definition.error().detail));
    say(u"%1 is a valid definition of \"%2\", version %3."_s.arg(path, definition->id).arg(definition->version));
    return 0;
}

} // namespace

int fail(const QString &reason)
{
    std::fprintf(stderr, "casementctl: %s\n", qPrintable(reason));
    return 1;
}

const QList<Command> &commands()
{
    static const QList<Command> all = QList<Command>{
        {u"init"_s, u"Create a data folder."_s, {}, &definitionOptions, &init},
        {u"account add"_s, u"Add an account, or change the one with this id."_s, {}, &accountOptions, &addAccount},
        {u"user add"_s, u"Add a user, or give an existing one a new password. The password comes from standard input or CASEMENT_PASSWORD."_s, {},
         &userOptions, &addUser},
        {u"sample"_s, u"Add believable accounts, people and cases. The same numbers give the same data."_s, {}, &sampleOptions, &sample},
        {u"import"_s, u"Take accounts, people, users and cases from a file of JSON lines; \"-\" is standard input."_s, u"FILE"_s, &dataOptions, &importFile},
        {u"definition check"_s, u"Say whether a portal definition is valid, and where not."_s, u"FILE"_s, &noOptions, &checkDefinition},
    } + webhookCommands();
    return all;
}

} // namespace Casement::App
