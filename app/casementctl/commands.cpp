// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementctl/commands.h"

#include "sync/protocol/codec.h"

#include <QDateTime>
#include <QFile>
#include <QUrlQuery>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace Casement::App {

int fail(const QString &reason)
{
    std::fflush(stdout);
    std::fprintf(stderr, "casementctl: %s\n", qPrintable(reason));
    return 1;
}

void say(const QString &text)
{
    std::printf("%s\n", qPrintable(text));
}

void sayJson(const QJsonObject &json)
{
    std::printf("%s\n", Protocol::compact(json).constData());
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Storage, u"%1 cannot be read (%2). Check the path."_s.arg(path, file.errorString())};
    return file.readAll();
}

void noOptions(QCommandLineParser &) {}

void dataOptions(QCommandLineParser &parser)
{
    parser.addOption({u"data"_s, u"Data folder of the service."_s, u"DIR"_s});
    parser.addOption({u"portal"_s, u"Portal of the data; needed only where a folder has several."_s, u"ID"_s});
    parser.addOption({u"database"_s, u"postgresql://USER@HOST/NAME where the data are on a server; else CASEMENT_DATABASE."_s, u"URL"_s});
}

void jsonOption(QCommandLineParser &parser)
{
    parser.addOption({u"json"_s, u"One JSON object a line instead of text."_s});
}

Result<QString> dataFolder(const QCommandLineParser &parser)
{
    const QString data = parser.value(u"data"_s);
    if (data.isEmpty())
        return Error{ErrorCode::BadRequest, u"Name the data folder with --data DIR."_s};
    return data;
}

Result<Service::Config> configOf(const QCommandLineParser &parser)
{
    const auto data = dataFolder(parser);
    if (!data)
        return data.error();
    Service::Config config;
    config.dataDir = data.value();
    config.portal = parser.value(u"portal"_s);
    config.database = parser.isSet(u"database"_s) ? parser.value(u"database"_s) : qEnvironmentVariable("CASEMENT_DATABASE");
    return config;
}

Result<void> withoutServer(const QCommandLineParser &parser)
{
    const auto config = configOf(parser);
    if (!config || config->database.isEmpty())
        return config ? Result<void>() : Result<void>(config.error());
    return Error{ErrorCode::BadRequest, u"This works with a data folder of its own. For a database server use pg_dump and pg_restore, and copy the folder "
                                        "\"files\" and service.key with it."_s};
}

Result<std::unique_ptr<Door>> doorOf(const QCommandLineParser &parser)
{
    const auto config = configOf(parser);
    return config ? Door::open(config.value()) : config.error();
}

QString instantText(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(u"yyyy-MM-dd HH:mm 'UTC'"_s);
}

Result<void> everyEntry(Door &door, const QString &path, const QString &member, const std::function<void(const QJsonObject &)> &each)
{
    QString after;
    bool more = true;
    while (more) {
        QUrlQuery query(path.section(u'?', 1));
        query.addQueryItem(u"limit"_s, u"500"_s);
        if (!after.isEmpty())
            query.addQueryItem(u"after"_s, after);
        const auto page = door.get(path.section(u'?', 0, 0), query);
        if (!page)
            return page.error();
        const QJsonArray list = page.value()[member].toArray();
        for (const QJsonValue &entry : list)
            each(entry.toObject());
        more = page.value()["more"_L1].toBool() && !list.isEmpty();
        after = list.isEmpty() ? QString() : list.last()["id"_L1].toVariant().toString();
    }
    return {};
}

const QList<Command> &commands()
{
    static const QList<Command> all = setupCommands() + peopleCommands() + sessionCommands() + importCommands() + archiveCommands() + statusCommands()
        + webhookCommands() + scenarioCommands();
    return all;
}

} // namespace Casement::App
