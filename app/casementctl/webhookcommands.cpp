// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementctl/commands.h"

#include "app/casementctl/door.h"
#include "sync/protocol/codec.h"
#include "sync/protocol/paths.h"
#include "sync/service/hooks/hooks.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <QJsonArray>
#include <QThread>

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {

constexpr int lookEveryMs = 250;

/// The path of the webhook named on the command line.
QString pathOf(const QCommandLineParser &parser, const QString &rest = {})
{
    const QString id = QString::fromLatin1(parser.positionalArguments().value(0).toUtf8().toPercentEncoding());
    return Protocol::Paths::adminWebhooks + u'/' + id + rest;
}

/// Asks and gives the answer to what tells it.
template <typename Tell>
int ask(const QCommandLineParser &parser, const QByteArray &method, const QString &path, const QByteArray &body, Tell tell)
{
    const auto door = doorOf(parser);
    if (!door)
        return fail(door.error().detail);
    const auto answer = door.value()->call(method, path, body);
    if (!answer && answer.error().code == ErrorCode::NotFound && !parser.positionalArguments().isEmpty())
        return fail(u"There is no webhook %1. casementctl webhook list shows them."_s.arg(parser.positionalArguments().first()));
    if (!answer)
        return fail(answer.error().detail);
    return tell(answer.value());
}

QString instant(qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate); }

void answerOptions(QCommandLineParser &parser)
{
    dataOptions(parser);
    jsonOption(parser);
}

void addOptions(QCommandLineParser &parser)
{
    answerOptions(parser);
    parser.addOption({u"user"_s, u"The user whose view it tells, by address or id."_s, u"USER"_s});
    parser.addOption({u"url"_s, u"Where to send: https, or http on this machine."_s, u"URL"_s});
    parser.addOption({u"kinds"_s, u"What to tell of, by commas: account, person, case, case.care, comment, attachment, history, escalation; all where left out."_s,
                      u"KINDS"_s});
}

int saySecret(const QCommandLineParser &parser, const QJsonObject &answer)
{
    if (parser.isSet(u"json"_s))
        sayJson(answer);
    else
        say(u"Webhook %1\nSecret, shown only now: %2"_s.arg(answer["id"_L1].toString(), answer["secret"_L1].toString()));
    return 0;
}

int add(const QCommandLineParser &parser)
{
    if (parser.value(u"user"_s).isEmpty() || parser.value(u"url"_s).isEmpty())
        return fail(u"Name the user with --user USER and the receiver with --url URL."_s);
    QJsonObject webhook{{u"user"_s, parser.value(u"user"_s)}, {u"url"_s, parser.value(u"url"_s)}};
    if (parser.isSet(u"kinds"_s))
        webhook.insert(u"kinds"_s, QJsonArray::fromStringList(parser.value(u"kinds"_s).split(u',', Qt::SkipEmptyParts)));
    return ask(parser, "POST", Protocol::Paths::adminWebhooks, Protocol::compact(webhook),
               [&parser](const QJsonObject &answer) { return saySecret(parser, answer); });
}

int renewSecret(const QCommandLineParser &parser)
{
    return ask(parser, "POST", pathOf(parser, u"/secret"_s), "{}", [&parser](const QJsonObject &answer) { return saySecret(parser, answer); });
}

int list(const QCommandLineParser &parser)
{
    return ask(parser, "GET", Protocol::Paths::adminWebhooks, {}, [&parser](const QJsonObject &answer) {
        if (parser.isSet(u"json"_s)) {
            sayJson(answer);
            return 0;
        }
        for (const QJsonValue &webhook : answer["webhooks"_L1].toArray()) {
            QString state = webhook["state"_L1].toString();
            if (webhook["userDisabled"_L1].toBool())
                state += u" (user disabled)"_s;
            if (const QString reason = webhook["reason"_L1].toString(); !reason.isEmpty())
                state += QString(u": "_s + reason);
            say(u"%1  %2  %3  %4 waiting  %5"_s.arg(webhook["id"_L1].toString(), webhook["email"_L1].toString(), webhook["url"_L1].toString())
                    .arg(webhook["waiting"_L1].toInt()).arg(state));
        }
        return 0;
    });
}

int remove(const QCommandLineParser &parser)
{
    return ask(parser, "DELETE", pathOf(parser), {}, [](const QJsonObject &answer) {
        say(u"Removed webhook %1."_s.arg(answer["id"_L1].toString()));
        return 0;
    });
}

QString wordsOf(const QJsonObject &delivery)
{
    const int status = delivery["status"_L1].toInt();
    const QString failure = delivery["failure"_L1].toString();
    QString text = u"%1  %2  %3 %4  number %5  %6 after %7 attempts"_s.arg(instant(delivery["at"_L1].toInteger()), delivery["id"_L1].toString(),
                                                                       delivery["kind"_L1].toString(), delivery["object"_L1].toString())
                       .arg(delivery["number"_L1].toInteger()).arg(delivery["state"_L1].toString()).arg(delivery["attempts"_L1].toInt());
    if (!failure.isEmpty())
        text += QString(u": "_s + failure);
    else if (status != 0)
        text += u": answered with status %1"_s.arg(status);
    return text;
}

int deliveries(const QCommandLineParser &parser)
{
    return ask(parser, "GET", pathOf(parser, u"/deliveries"_s), {}, [&parser](const QJsonObject &answer) {
        if (parser.isSet(u"json"_s)) {
            sayJson(answer);
            return 0;
        }
        for (const QJsonValue &delivery : answer["deliveries"_L1].toArray())
            say(wordsOf(delivery.toObject()));
        return 0;
    });
}

/// The delivery with this id as the service tells it now.
QJsonObject deliveryOf(Door &door, const QString &path, const QString &id)
{
    const auto answer = door.call("GET", path);
    for (const QJsonValue &delivery : answer ? answer.value()["deliveries"_L1].toArray() : QJsonArray()) {
        if (delivery["id"_L1].toString() == id)
            return delivery.toObject();
    }
    return {};
}

int test(const QCommandLineParser &parser)
{
    if (!Service::readRunning(parser.value(u"data"_s)))
        return fail(u"Only a running casementd sends. Start it and repeat the command."_s);
    return ask(parser, "POST", pathOf(parser, u"/test"_s), "{}", [&parser](const QJsonObject &answer) {
        const auto door = doorOf(parser);
        if (!door)
            return fail(door.error().detail);
        constexpr int looks = (Service::Hooks::answerTimeoutMs + 5000) / lookEveryMs;
        for (int look = 0; look < looks; ++look) {
            const QJsonObject delivery = deliveryOf(*door.value(), pathOf(parser, u"/deliveries"_s), answer["delivery"_L1].toString());
            if (delivery["state"_L1].toString() == u"delivered"_s) {
                say(u"The test arrived: answered with status %1."_s.arg(delivery["status"_L1].toInt()));
                return 0;
            }
            if (delivery["state"_L1].toString() == u"givenUp"_s)
                return fail(u"The test did not arrive: %1. Check the address and what listens there."_s.arg(delivery["failure"_L1].toString()));
            QThread::msleep(lookEveryMs);
        }
        return fail(u"The test was not sent yet. casementctl webhook deliveries will tell."_s);
    });
}

} // namespace

QList<Command> webhookCommands()
{
    return {
        {u"webhook add"_s, u"Tell a receiver of what changes in a user's view. Shows the secret its signatures are checked with."_s, {}, &addOptions, &add},
        {u"webhook list"_s, u"Webhooks, what waits for them, and why one is off."_s, {}, &answerOptions, &list},
        {u"webhook remove"_s, u"Remove a webhook and what waits for it."_s, u"ID"_s, &dataOptions, &remove},
        {u"webhook secret"_s, u"Give a webhook a new secret; the old one signs along for a day."_s, u"ID"_s, &answerOptions, &renewSecret},
        {u"webhook test"_s, u"Send a test and wait for the answer. One that arrives also switches a webhook on again."_s, u"ID"_s, &dataOptions, &test},
        {u"webhook deliveries"_s, u"The newest 100 deliveries of a webhook."_s, u"ID"_s, &answerOptions, &deliveries},
    };
}

} // namespace Casement::App
