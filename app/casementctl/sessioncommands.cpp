// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementctl/commands.h"
#include "sync/protocol/codec.h"
#include "sync/protocol/paths.h"

#include <QDateTime>
#include <QTimeZone>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {

void listOptions(QCommandLineParser &parser)
{
    dataOptions(parser);
    jsonOption(parser);
    parser.addOption({u"user"_s, u"Only of this user, named by address or id."_s, u"USER"_s});
}

void historyOptions(QCommandLineParser &parser)
{
    dataOptions(parser);
    jsonOption(parser);
}

QString withUser(const QString &path, const QCommandLineParser &parser)
{
    if (!parser.isSet(u"user"_s))
        return path;
    QUrlQuery query;
    query.addQueryItem(u"user"_s, parser.value(u"user"_s));
    return path + u'?' + query.toString();
}

int listSessions(const QCommandLineParser &parser)
{
    const auto door = doorOf(parser);
    if (!door)
        return fail(door.error().detail);
    const bool json = parser.isSet(u"json"_s);
    const auto done = everyEntry(*door.value(), withUser(Protocol::Paths::adminSessions, parser), u"sessions"_s, [json](const QJsonObject &session) {
        if (json)
            sayJson(session);
        else
            say(u"%1  %2  begun %3, renewed %4"_s.arg(session["id"_L1].toString(), session["email"_L1].toString(), instantText(session["begun"_L1].toInteger()),
                                                      instantText(session["renewed"_L1].toInteger())));
    });
    return done ? 0 : fail(done.error().detail);
}

void endOptions(QCommandLineParser &parser)
{
    dataOptions(parser);
    parser.addOption({u"user"_s, u"End all sessions of this user, named by address or id."_s, u"USER"_s});
}

int endSessions(const QCommandLineParser &parser)
{
    const QString id = parser.positionalArguments().value(0);
    if (id.isEmpty() == !parser.isSet(u"user"_s))
        return fail(u"Name a session by its id, or a user with --user."_s);
    const auto door = doorOf(parser);
    if (!door)
        return fail(door.error().detail);
    QUrlQuery query;
    if (id.isEmpty())
        query.addQueryItem(u"user"_s, parser.value(u"user"_s));
    const auto done = door.value()->remove(id.isEmpty() ? Protocol::Paths::adminSessions : QString(Protocol::Paths::adminSessions + u'/' + id), query);
    if (!done)
        return fail(done.error().detail);
    say(u"%1 ended."_s.arg(done.value()["ended"_L1].toInteger()));
    return 0;
}

void auditOptions(QCommandLineParser &parser)
{
    dataOptions(parser);
    jsonOption(parser);
    parser.addOption({u"since"_s, u"Only what is not older: a day, or an instant with its zone."_s, u"TIME"_s});
}

Result<qint64> instantFrom(const QString &text)
{
    const QDate day = QDate::fromString(text, Qt::ISODate);
    if (text.size() == 10 && day.isValid())
        return QDateTime(day, QTime(0, 0), QTimeZone::utc()).toMSecsSinceEpoch();
    const QDateTime at = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!at.isValid() || at.timeSpec() == Qt::LocalTime)
        return Error{ErrorCode::BadRequest, u"--since takes a day, for example 2026-01-31, or an instant as 2026-01-31T08:00:00Z."_s};
    return at.toMSecsSinceEpoch();
}

QString detailText(const QJsonObject &detail)
{
    return detail.isEmpty() ? QString() : QString::fromUtf8(Protocol::compact(detail));
}

int audit(const QCommandLineParser &parser)
{
    const auto since = parser.isSet(u"since"_s) ? instantFrom(parser.value(u"since"_s)) : Result<qint64>(qint64(0));
    if (!since)
        return fail(since.error().detail);
    const auto door = doorOf(parser);
    if (!door)
        return fail(door.error().detail);
    const bool json = parser.isSet(u"json"_s);
    const QString path = Protocol::Paths::adminAudit + u"?since="_s + QString::number(since.value());
    const auto done = everyEntry(*door.value(), path, u"entries"_s, [json](const QJsonObject &entry) {
        if (json)
            sayJson(entry);
        else
            say(QString(u"%1  %2  %3  %4  %5"_s.arg(instantText(entry["at"_L1].toInteger()), entry["actor"_L1].toString(), entry["act"_L1].toString(),
                                                    entry["object"_L1].toString(), detailText(entry["detail"_L1].toObject()))).trimmed());
    });
    return done ? 0 : fail(done.error().detail);
}

int confirmClock(const QCommandLineParser &parser)
{
    const auto door = doorOf(parser);
    if (!door)
        return fail(door.error().detail);
    const auto done = door.value()->post(Protocol::Paths::adminClock, {});
    if (!done)
        return fail(done.error().detail);
    const QString now = instantText(done.value()["now"_L1].toInteger());
    say(done.value()["held"_L1].toBool() ? u"The time is %1. Timers go on."_s.arg(now) : u"The time is %1. No timer was held."_s.arg(now));
    return 0;
}

/// What was changed of an account, a person or a user.
int showHistory(const QCommandLineParser &parser)
{
    const auto door = doorOf(parser);
    if (!door)
        return fail(door.error().detail);
    QUrlQuery query;
    query.addQueryItem(u"object"_s, parser.positionalArguments().value(0));
    query.addQueryItem(u"limit"_s, u"200"_s);
    const auto page = door.value()->get(Protocol::Paths::adminHistory, query);
    if (!page)
        return fail(page.error().detail);
    for (const QJsonValue &entry : page.value()["history"_L1].toArray()) {
        if (parser.isSet(u"json"_s))
            sayJson(entry.toObject());
        else
            say(u"%1  %2  %3: \"%4\" -> \"%5\""_s.arg(instantText(entry["at"_L1].toInteger()), entry["personName"_L1].toString(entry["channel"_L1].toString()),
                                                      entry["field"_L1].toString(), entry["from"_L1].toString(), entry["to"_L1].toString()));
    }
    return 0;
}

} // namespace

QList<Command> sessionCommands()
{
    return {
        {u"session list"_s, u"List who is signed in, and since when."_s, {}, &listOptions, &listSessions},
        {u"session end"_s, u"End a session, or with --user all of a user's."_s, u"[SESSION]"_s, &endOptions, &endSessions},
        {u"clock confirm"_s, u"Say that the time is right after the clock was set, so that timers close cases again."_s, {}, &dataOptions, &confirmClock},
        {u"audit"_s, u"Tell who administered what, oldest first."_s, {}, &auditOptions, &audit},
        {u"history"_s, u"Tell what was changed of an account, a person or a user, named by id: the first 200 changes."_s, u"ID"_s, &historyOptions, &showHistory},
    };
}

} // namespace Casement::App
