// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/archive/dataview.h"

#include "sync/service/storage/datafolder.h"
#include "sync/service/storage/schema.h"

#include <QFileInfo>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Service::Archive {

namespace {

Result<std::unique_ptr<Sql::Database>> openReadOnly(const Config &config)
{
    if (config.database.isEmpty() && !QFileInfo::exists(databasePath(config.dataDir)))
        return Error{ErrorCode::Storage,
                     QStringLiteral("%1 holds no data yet; check the folder, or create it with casementctl init --data %1").arg(config.dataDir)};
    Sql::Database::Options options;
    options.readOnly = true;
    return Sql::Database::open(databasePlace(config), options);
}

Result<QString> choosePortal(Sql::Database &db, const QString &dataDir, const QString &wanted)
{
    QStringList ids;
    {
        Sql::Query query = db.run(u"SELECT id FROM portal ORDER BY id"_s);
        while (query.next())
            ids << query.text(0);
    }
    if (const auto ok = db.check(); !ok)
        return ok.error();
    if (!wanted.isEmpty() && !ids.contains(wanted))
        return Error{ErrorCode::Storage, QStringLiteral("%1 holds no portal \"%2\" but %3; leave --portal out, or name another folder").arg(dataDir, wanted, ids.join(u", "_s))};
    if (wanted.isEmpty() && ids.size() != 1)
        return Error{ErrorCode::Storage, QStringLiteral("%1 holds %2 portals (%3); name one with --portal").arg(dataDir).arg(ids.size()).arg(ids.join(u", "_s))};
    return wanted.isEmpty() ? ids.first() : wanted;
}

} // namespace

Result<DataView> openForReading(const Config &config)
{
    auto database = openReadOnly(config);
    if (!database)
        return database.error();
    const int present = Sql::schemaVersion(*database.value());
    const int known = schemaMigrations().last().number;
    if (present > known)
        return Error{ErrorCode::NewerVersion, QStringLiteral("%1 was written by a newer Casement (format %2, this program knows %3); update this program")
                                                  .arg(config.dataDir).arg(present).arg(known)};
    if (present < known)
        return Error{ErrorCode::Storage, QStringLiteral("%1 is of an older Casement (format %2, this one is %3); start casementd on it once, which brings it up to date")
                                             .arg(config.dataDir).arg(present).arg(known)};
    const auto portal = choosePortal(*database.value(), config.dataDir, config.portal);
    if (!portal)
        return portal.error();
    QByteArray json;
    {
        Sql::Query query = database.value()->run(u"SELECT definition FROM portal WHERE id = ?"_s, {portal.value()});
        if (query.next())
            json = query.text(0).toUtf8();
    }
    auto definition = PortalDefinition::parse(json);
    if (!definition)
        return definition.error();
    return DataView{std::move(database).value(), std::move(definition).value(), config.dataDir};
}

Result<QString> portalIn(const Config &config)
{
    const auto database = openReadOnly(config);
    return database ? choosePortal(*database.value(), config.dataDir, config.portal) : database.error();
}

QString contentPath(const QString &dataDir, const QString &sha256)
{
    return filesPath(dataDir) + u'/' + sha256.left(2) + u'/' + sha256.mid(2); // as ContentStore keeps it
}

bool isContentHash(const QString &text)
{
    return text.size() == 64 && std::all_of(text.cbegin(), text.cend(), [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

Result<std::unique_ptr<Sql::Database>> openForWriting(const Config &config)
{
    Sql::Database::Options options;
    options.fullSync = true;
    auto database = Sql::Database::open(databasePath(config.dataDir), options);
    if (!database)
        return database.error();
    if (const auto done = Sql::migrate(*database.value(), schemaMigrations()); !done)
        return done.error();
    return database;
}

} // namespace Casement::Service::Archive
