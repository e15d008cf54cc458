// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/service.h"

#include "sync/service/auth/passwords.h"
#include "sync/service/files/contentstore.h"
#include "sync/service/handler.h"
#include "sync/service/storage/datafolder.h"
#include "sync/service/storage/opened.h"
#include "sync/service/storage/schema.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <sodium.h>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr int firstCaseNumber = 1001;

Sql::Database::Options databaseOptions()
{
    Sql::Database::Options options;
    options.fullSync = true;
    options.busyTimeoutMs = 20'000; // a writer rather waits its turn than fails, also on a machine with much else to do
    return options;
}

Error putBack(const Error &damage)
{
    return {ErrorCode::Corrupt, QString(damage.detail + u"; put it back from a backup"_s)};
}

Error noDataIn(const QString &dataDir)
{
    return {ErrorCode::Storage, QStringLiteral("%1 holds no data yet; create it with casementctl init --data %1").arg(dataDir)};
}

Result<void> fill(const QString &path, const PortalDefinition &definition, const QByteArray &json)
{
    auto database = Sql::Database::open(path, databaseOptions());
    if (!database)
        return database.error();
    Sql::Database &db = *database.value();
    Sql::Transaction transaction(db);
    if (const auto done = Sql::migrate(db, schemaMigrations()); !done)
        return done;
    db.run(u"INSERT INTO portal (id, version, definition) VALUES (?, ?, ?)"_s, {definition.id, definition.version, QString::fromUtf8(json)});
    for (const auto &[name, value] : {std::pair(u"change"_s, 0), {u"hierarchy"_s, 0}, {u"case"_s, firstCaseNumber - 1}})
        db.run(u"INSERT INTO counter (portal, name, value) VALUES (?, ?, ?)"_s, {definition.id, name, value});
    return transaction.commit();
}

Result<void> serverIsFree(const Config &config)
{
    auto database = Sql::Database::open(config.database, databaseOptions());
    if (!database)
        return database.error();
    if (Sql::schemaVersion(*database.value()) == 0)
        return {};
    return Error{ErrorCode::Storage, QString(database.value()->path() + u" holds data already; choose another database"_s)};
}

Result<PortalDefinition> definitionIn(Sql::Database &db, const QString &portal, const QString &dataDir)
{
    QString json;
    {
        Sql::Query query = db.run(u"SELECT definition FROM portal WHERE id = ?"_s, {portal});
        if (query.next())
            json = query.text(0);
    }
    if (const auto ok = db.check(); !ok)
        return ok.error();
    if (json.isEmpty())
        return Error{ErrorCode::Storage, QStringLiteral("%1 holds no portal \"%2\"; name the one it was made for with --portal").arg(dataDir, portal)};
    return PortalDefinition::parse(json.toUtf8());
}

} // namespace

Result<void> initialise(const Config &config, const QByteArray &definitionJson, Clock &, Entropy &entropy)
{
    if (sodium_init() < 0)
        return Error{ErrorCode::Storage, u"libsodium cannot be started on this machine"_s};
    const auto definition = PortalDefinition::parse(definitionJson);
    if (!definition)
        return definition.error();
    if (definition->id != config.portal)
        return Error{ErrorCode::BadDefinition, QStringLiteral("$.id: the definition is of portal \"%1\", not of \"%2\"").arg(definition->id, config.portal)};
    const QString path = databasePath(config.dataDir);
    if (QFileInfo::exists(path))
        return Error{ErrorCode::Storage, QString(config.dataDir + u" holds data already; choose another folder"_s)};
    const bool ownFile = config.database.isEmpty();
    if (const auto free = ownFile ? Result<void>() : serverIsFree(config); !free)
        return free;
    // Its rights are about to be narrowed: not those of a folder that is somebody else's.
    const QStringList ours{adminTokenName(), serviceKeyName(), u"files"_s, QString(QFileInfo(path).fileName() + u".new"_s), u"lock"_s, u"casementd.conf"_s};
    for (const QString &name : QDir(config.dataDir).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)) {
        if (!ours.contains(name))
            return Error{ErrorCode::Storage, QString(config.dataDir + u" holds other files; choose a new or empty folder"_s)};
    }
    if (!QDir().mkpath(filesPath(config.dataDir)))
        return Error{ErrorCode::Storage, QString(config.dataDir + u" cannot be made; choose a folder this user may write"_s)};
    QFile::setPermissions(config.dataDir, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    if (const auto done = writeSecret(config.dataDir, serviceKeyName(), randomBytes(entropy, serviceKeyBytes)); !done)
        return done;
    if (const auto done = writeSecret(config.dataDir, adminTokenName(), randomToken(entropy)); !done)
        return done;
    if (!ownFile)
        return fill(config.database, definition.value(), definitionJson);
    // The database comes last and whole: a folder without it is one that was never made.
    const QString fresh = QString(path + u".new"_s);
    QFile::remove(fresh);
    if (const auto done = fill(fresh, definition.value(), definitionJson); !done)
        return done;
    if (!QFile::rename(fresh, path))
        return Error{ErrorCode::Storage, QString(path + u" cannot be made; check the folder's permissions"_s)};
    return {};
}

Result<QString> inspect(const Config &config)
{
    const bool ownFile = config.database.isEmpty();
    if (ownFile && !QFileInfo::exists(databasePath(config.dataDir)))
        return noDataIn(config.dataDir);
    if (const auto token = adminToken(config.dataDir); !token)
        return token.error();
    if (const auto key = readSecret(config.dataDir, serviceKeyName()); !key)
        return key.error();
    Sql::Database::Options options;
    options.readOnly = true;
    auto database = Sql::Database::open(databasePlace(config), options);
    if (!database)
        return database.error();
    const int format = Sql::schemaVersion(*database.value());
    const int newest = schemaMigrations().last().number;
    if (format > newest || format == 0) {
        return Error{ErrorCode::NewerVersion, QStringLiteral("%1 has format %2, this program works with %3: take the program that wrote it, or a backup")
                                                  .arg(database.value()->path()).arg(format).arg(newest)};
    }
    const auto definition = definitionIn(*database.value(), config.portal, config.dataDir);
    if (!definition)
        return definition.error();
    const QString next = format < newest ? QStringLiteral(", to be brought to %1 by the next start").arg(newest) : QString();
    return QStringLiteral("%1, format %2%3, portal %4 version %5")
        .arg(ownFile ? u"SQLite"_s : QString(u"PostgreSQL at "_s + database.value()->path())).arg(format).arg(next, definition->id).arg(definition->version);
}

Result<void> checkDatabase(const Config &config)
{
    const QString path = databasePath(config.dataDir);
    if (!config.database.isEmpty() || !QFileInfo::exists(path))
        return {};
    auto database = Sql::Database::open(path, databaseOptions());
    const auto sound = database ? Sql::quickCheck(*database.value()) : Result<void>(database.error());
    if (!sound && sound.error().code == ErrorCode::Corrupt)
        return putBack(sound.error());
    return sound;
}

Result<Opened> openData(const Config &config, Clock &clock, Entropy &entropy)
{
    if (sodium_init() < 0)
        return Error{ErrorCode::Storage, u"libsodium cannot be started on this machine"_s};
    const bool ownFile = config.database.isEmpty();
    const QString path = databasePath(config.dataDir);
    if (ownFile && !QFileInfo::exists(path))
        return noDataIn(config.dataDir);
    if (!QFileInfo(config.dataDir).isWritable() || (ownFile && !QFileInfo(path).isWritable()))
        return Error{ErrorCode::Storage, QString(config.dataDir + u" cannot be written; give this user the right to"_s)};
    auto database = Sql::Database::open(databasePlace(config), databaseOptions());
    if (!database) {
        return database.error().code == ErrorCode::Corrupt ? putBack(database.error()) : database.error();
    }
    if (Sql::schemaVersion(*database.value()) == 0 && !ownFile)
        return Error{ErrorCode::Storage, QStringLiteral("%1 holds no data yet; create it with casementctl init --data %2 --database URL")
                                             .arg(database.value()->path(), config.dataDir)};
    if (Sql::schemaVersion(*database.value()) == 0)
        return Error{ErrorCode::Corrupt, QString(path + u" is damaged or empty; put it back from a backup"_s)};
    if (const auto done = Sql::migrate(*database.value(), schemaMigrations()); !done)
        return done.error();
    auto definition = definitionIn(*database.value(), config.portal, config.dataDir);
    if (!definition)
        return definition.error();
    auto process = ProcessState::of(config, *database.value(), clock, entropy);
    if (!process)
        return process.error();
    return Opened{std::move(database).value(), std::move(definition).value(), std::move(process).value()};
}

Result<std::unique_ptr<Handler>> openService(const Config &config, Clock &clock, Entropy &entropy, CommitBus &bus)
{
    auto opened = openData(config, clock, entropy);
    if (!opened)
        return opened.error();
    return std::unique_ptr<Handler>(std::make_unique<ServiceHandler>(config, std::move(opened->database), std::move(opened->definition),
                                                                     std::move(opened->process), clock, entropy, bus));
}

} // namespace Casement::Service
