// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementctl/commands.h"

#include "app/casementctl/door.h"
#include "models/domain/library.h"
#include "sync/protocol/codec.h"
#include "sync/protocol/paths.h"

#include <QCommandLineParser>
#include <QJsonArray>

using namespace Qt::StringLiterals;

// How the portal fares (MSG-4), as lines of the import.
namespace Casement::App {

namespace {

void commonOptions(QCommandLineParser &parser, const QStringList &states)
{
    dataOptions(parser);
    parser.addOption({u"state"_s, u"One of %1."_s.arg(states.join(u", "_s)), u"STATE"_s});
    parser.addOption({u"update"_s, u"What to tell about it, in a sentence or two of Markdown; earlier ones stay below."_s, u"TEXT"_s});
    parser.addOption({u"withdraw"_s, u"Take it away altogether."_s});
}

void componentOptions(QCommandLineParser &parser) { commonOptions(parser, componentStates()); }

void incidentOptions(QCommandLineParser &parser)
{
    commonOptions(parser, incidentStates());
    parser.addOption({u"title"_s, u"What goes wrong; needed for a new one."_s, u"TITLE"_s});
    parser.addOption({u"components"_s, u"Names of the components it concerns, by commas."_s, u"NAMES"_s});
    parser.addOption({u"began"_s, u"When it began, as 2026-01-31T12:00:00Z; else now."_s, u"INSTANT"_s});
    parser.addOption({u"ended"_s, u"When it ended; else now, once it is resolved."_s, u"INSTANT"_s});
}

int send(const QCommandLineParser &parser, QJsonObject line)
{
    for (const auto &[option, member] : {std::pair(u"state"_s, u"state"_s), {u"update"_s, u"update"_s}, {u"title"_s, u"title"_s}, {u"began"_s, u"published"_s},
                                         {u"ended"_s, u"ended"_s}}) {
        if (parser.optionNames().contains(option))
            line.insert(member, parser.value(option));
    }
    if (parser.optionNames().contains(u"components"_s)) {
        QJsonArray names;
        for (const QString &name : parser.value(u"components"_s).split(u',', Qt::SkipEmptyParts))
            names << name.trimmed();
        line.insert(u"components"_s, names);
    }
    if (parser.isSet(u"withdraw"_s))
        line.insert(u"withdrawn"_s, true);
    line.insert(u"type"_s, u"message"_s);
    const auto door = doorOf(parser);
    if (!door)
        return fail(door.error().detail);
    const auto answer = door.value()->post(Protocol::Paths::adminImport, Protocol::compact(line));
    if (!answer)
        return fail(answer.error().detail);
    const QJsonArray errors = answer.value()["errors"_L1].toArray();
    if (!errors.isEmpty())
        return fail(errors.first()["message"_L1].toString());
    say(parser.isSet(u"withdraw"_s) ? u"It is taken away."_s : u"It is told to everybody who signs in."_s);
    return 0;
}

QString nameOf(const QCommandLineParser &parser) { return parser.positionalArguments().value(0).trimmed(); }

int component(const QCommandLineParser &parser)
{
    const QString name = nameOf(parser);
    if (name.isEmpty())
        return fail(u"Name the component."_s);
    return send(parser, {{u"id"_s, QString(u"component-"_s + name)}, {u"title"_s, name}, {u"messageKind"_s, u"component"_s}});
}

int incident(const QCommandLineParser &parser)
{
    const QString id = nameOf(parser);
    if (id.isEmpty())
        return fail(u"Name the incident by an id of your own, as 2026-01-31-sign-in."_s);
    return send(parser, {{u"id"_s, QString(u"incident-"_s + id)}, {u"messageKind"_s, u"incident"_s}});
}

} // namespace

QList<Command> statusCommands()
{
    return {
        {u"status component"_s, u"Say how a part of the portal fares; a new name adds one."_s, u"NAME"_s, &componentOptions, &component},
        {u"status incident"_s, u"Begin an incident, tell how it goes on, or end it."_s, u"ID"_s, &incidentOptions, &incident},
    };
}

} // namespace Casement::App
