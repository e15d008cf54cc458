// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementctl/commands.h"
#include "app/casementctl/importer.h"
#include "app/casementctl/password.h"
#include "app/common/systemports.h"
#include "models/domain/portaldefinition.h"
#include "sync/protocol/paths.h"
#include "sync/service/sample/sample.h"
#include "sync/service/service.h"

#include <QDateTime>
#include <QDir>

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {

constexpr auto usualPortal = "kaltura"_L1;

/// From --definition FILE, else the one that comes with this program.
Result<QByteArray> definitionBytes(const QCommandLineParser &parser)
{
    if (parser.isSet(u"definition"_s))
        return readFile(parser.value(u"definition"_s));
    const QString portal = parser.isSet(u"portal"_s) ? parser.value(u"portal"_s) : usualPortal;
    if (QDir(u":/portals"_s).entryList().contains(QString(portal + u".json"_s)))
        return readFile(u":/portals/%1.json"_s.arg(portal));
    return Error{ErrorCode::BadRequest, u"There is no portal \"%1\". Known: %2. Name another, or give a file with --definition."_s
                 .arg(portal, QDir(u":/portals"_s).entryList().join(u", "_s).remove(u".json"_s))};
}

void initOptions(QCommandLineParser &parser)
{
    parser.addOption({u"data"_s, u"Data folder to create."_s, u"DIR"_s});
    parser.addOption({u"portal"_s, u"Portal to create it for, of those that come with this program."_s, u"ID"_s, usualPortal});
    parser.addOption({u"database"_s, u"postgresql://USER@HOST/NAME to keep the data on a server instead; else CASEMENT_DATABASE."_s, u"URL"_s});
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
    Service::Config config = configOf(parser).value();
    config.portal = definition->id;
    if (const Result<void> made = Service::initialise(config, bytes.value(), clock, entropy); !made)
        return fail(made.error().detail);
    say(u"Created %1 for the portal \"%2\". Start it with: casementd --data %1%3"_s
        .arg(data, definition->id, definition->id == usualPortal ? QString() : u" --portal "_s + definition->id)
        + (config.database.isEmpty() ? QString() : u" --database URL"_s));
    return 0;
}

void sampleOptions(QCommandLineParser &parser)
{
    dataOptions(parser);
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
    const auto door = doorOf(parser);
    if (!door)
        return fail(door.error().detail);
    const auto bytes = door.value()->fetch(Protocol::Paths::adminDefinition); // the one the data have, not one of this program
    if (!bytes)
        return fail(bytes.error().detail);
    const Result<PortalDefinition> definition = PortalDefinition::parse(bytes.value());
    if (!definition)
        return fail(definition.error().detail);
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
    const int code = importer.summary(outcome);
    if (code == 0) {
        say(u"Sign in as dana.levi@northfield.example (customer), oliver.hughes@brightwater.example (customer of another account),"_s);
        say(u"noa.friedman@care.example (engineer) or denise.carter@care.example (manager)."_s);
        if (madeUp)
            say(u"Password of all new users: %1"_s.arg(options->password));
    }
    return code;
}

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

int replaceDefinition(const QCommandLineParser &parser)
{
    const QString path = parser.positionalArguments().value(0);
    const Result<QByteArray> bytes = readFile(path);
    if (!bytes)
        return fail(bytes.error().detail);
    const auto door = doorOf(parser);
    if (!door)
        return fail(door.error().detail);
    const auto answer = door.value()->call("PUT", Protocol::Paths::adminDefinition, bytes.value());
    if (!answer)
        return fail(u"%1: %2"_s.arg(path, answer.error().detail));
    say(u"\"%1\" has version %2 of its definition now. Clients follow with their next sync."_s
        .arg(answer.value()["portal"_L1].toString()).arg(answer.value()["version"_L1].toInt()));
    return 0;
}

} // namespace

QList<Command> setupCommands()
{
    return {
        {u"init"_s, u"Create a data folder."_s, {}, &initOptions, &init},
        {u"sample"_s, u"Add believable accounts, people and cases. The same numbers give the same data."_s, {}, &sampleOptions, &sample},
        {u"definition check"_s, u"Say whether a portal definition is valid, and where not."_s, u"FILE"_s, &noOptions, &checkDefinition},
        {u"definition replace"_s, u"Put another definition of the same portal in force, also while the service runs."_s, u"FILE"_s, &dataOptions, &replaceDefinition},
    };
}

} // namespace Casement::App
