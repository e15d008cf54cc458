// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casement/supportbundle.h"

#include "app/casement/eventlog.h"
#include "app/casement/workspacefolder.h"
#include "app/common/systemports.h"
#include "models/domain/async.h"
#include "models/domain/portaldefinition.h"
#include "sync/protocol/errorcodes.h"
#include "sync/sql/database.h"
#include "sync/store/cachestore.h"
#include "sync/store/verify.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QLockFile>
#include <QSettings>
#include <QSysInfo>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {

constexpr int format = 1;

QString textOf(Sql::Database &database, const QString &sql)
{
    Sql::Query query = database.run(sql);
    return query.next() ? query.text(0) : QString();
}

qint64 numberOf(Sql::Database &database, const QString &sql) { return textOf(database, sql).toLongLong(); }

QJsonObject counts(Sql::Database &database, const QStringList &tables)
{
    QJsonObject json;
    for (const QString &table : tables)
        json.insert(table, numberOf(database, QString(u"SELECT COUNT(*) FROM "_s + table)));
    return json;
}

QJsonObject folderOf(const QString &path)
{
    qint64 files = 0, bytes = 0;
    for (QDirIterator it(path, QDir::Files, QDirIterator::Subdirectories); it.hasNext(); ++files)
        bytes += QFileInfo(it.next()).size();
    return {{u"files"_s, files}, {u"bytes"_s, bytes}};
}

QJsonObject failed(const Error &error) { return {{u"error"_s, Protocol::nameOf(error.code)}}; }

QJsonObject cacheOf(const QString &path)
{
    const auto opened = Sql::Database::open(path, {.readOnly = true, .busyTimeoutMs = 1000});
    if (!opened)
        return failed(opened.error());
    Sql::Database &database = *opened.value();
    QJsonObject json{{u"bytes"_s, QFileInfo(path).size()}, {u"walBytes"_s, QFileInfo(QString(path + u"-wal"_s)).size()}, {u"schema"_s, Sql::schemaVersion(database)}};
    json.insert(u"sqlite"_s, textOf(database, u"SELECT sqlite_version()"_s));
    json.insert(u"rows"_s, counts(database, {u"case_row"_s, u"comment"_s, u"attachment"_s, u"history"_s, u"escalation"_s, u"account"_s, u"person"_s,
                                             u"viewed"_s, u"entry"_s, u"overlay"_s, u"confirmed"_s, u"stale_file"_s}));
    json.insert(u"casesWhole"_s, numberOf(database, u"SELECT COUNT(*) FROM case_row WHERE held = 2"_s));
    for (const QString &name : {u"generation"_s, u"sweep"_s, u"complete"_s, u"last_sync"_s, u"purge"_s, u"open"_s})
        json.insert(name, numberOf(database, QString(u"SELECT value FROM meta WHERE name = '"_s + name + u'\'')));
    json.insert(u"hasPosition"_s, numberOf(database, u"SELECT COUNT(*) FROM meta WHERE name = 'cursor' AND value <> ''"_s) > 0);
    const auto sound = Sql::quickCheck(database);
    json.insert(u"check"_s, sound ? u"ok"_s : Protocol::nameOf(sound.error().code));
    return json;
}

QJsonObject outboxOf(const QString &path)
{
    static const QStringList ours{u"open"_s, u"comment"_s, u"escalate"_s, u"status"_s, u"assign"_s, u"edit"_s, u"viewed"_s};
    const auto opened = Sql::Database::open(path, {.readOnly = true, .busyTimeoutMs = 1000});
    if (!opened)
        return failed(opened.error());
    Sql::Database &database = *opened.value();
    QJsonObject json{{u"bytes"_s, QFileInfo(path).size()}, {u"schema"_s, Sql::schemaVersion(database)}};
    json.insert(u"drafts"_s, numberOf(database, u"SELECT COUNT(*) FROM draft"_s));
    QJsonArray entries;
    {
        Sql::Query query = database.run(u"SELECT kind, sent, returned, reason_code, created_at FROM operation ORDER BY position"_s);
        while (query.next()) {
            QJsonObject entry{{u"kind"_s, ours.contains(query.text(0)) ? query.text(0) : u"other"_s}, {u"sent"_s, query.flag(1)}, {u"at"_s, query.integer(4)}};
            if (query.flag(2)) // by our own name of the code, whatever stands there
                entry.insert(u"returned"_s, Protocol::nameOf(Protocol::errorCodeFrom(query.text(3), 0)));
            entries << entry;
        }
    }
    json.insert(u"entries"_s, entries);
    const auto sound = Sql::quickCheck(database);
    json.insert(u"check"_s, sound ? u"ok"_s : Protocol::nameOf(sound.error().code));
    return json;
}

QStringList workspacesIn(const QString &dataDir)
{
    return QDir(QString(dataDir + u"/workspaces"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
}

QJsonObject workspaceOf(const WorkspaceFolder &folder)
{
    QJsonObject json;
    if (const auto info = folder.read()) {
        json.insert(u"role"_s, nameOf(info->profile.role));
        json.insert(u"definitionVersion"_s, info->definition.value(u"version"_s).toInt());
        json.insert(u"encrypted"_s, info->service.scheme() == u"https"_s);
    } else {
        json = failed(info.error());
    }
    json.insert(u"cache"_s, cacheOf(folder.cachePath()));
    json.insert(u"outbox"_s, outboxOf(folder.outboxPath()));
    json.insert(u"keptFiles"_s, folderOf(QString(folder.path() + u"/files"_s)));
    json.insert(u"everything"_s, folderOf(folder.path()));
    json.insert(u"damagedCopy"_s, !Store::CacheStore::asidePath(folder.cachePath()).isEmpty());
    return json;
}

// Named one by one: others may hold what a person typed.
QJsonObject settingsOf(const QString &dataDir)
{
    const QSettings settings(dataDir + u"/windows.ini"_s, QSettings::IniFormat);
    static const QMap<QString, QStringList> known{{u"theme"_s, {u"auto"_s, u"light"_s, u"dark"_s, u"contrast"_s}}, {u"readingPane"_s, {u"below"_s, u"right"_s, u"off"_s}}};
    QJsonObject json;
    for (auto it = known.cbegin(); it != known.cend(); ++it) {
        if (const QString value = settings.value(it.key()).toString(); it->contains(value))
            json.insert(it.key(), value);
    }
    return json;
}

} // namespace

QJsonObject supportBundle(const QString &dataDir)
{
    QJsonArray workspaces;
    for (const QString &name : workspacesIn(dataDir))
        workspaces << workspaceOf(WorkspaceFolder(dataDir, name));
    const bool windows = qobject_cast<QGuiApplication *>(QCoreApplication::instance());
    return {{u"format"_s, format},
            {u"made"_s, SystemClock().nowMs()},
            {u"casement"_s, QCoreApplication::applicationVersion()},
            {u"qt"_s, QString::fromLatin1(qVersion())},
            {u"builtWithQt"_s, QStringLiteral(QT_VERSION_STR)},
            {u"system"_s, QSysInfo::prettyProductName()},
            {u"kernel"_s, QString(QSysInfo::kernelType() + u' ' + QSysInfo::kernelVersion())},
            {u"processor"_s, QSysInfo::currentCpuArchitecture()},
            {u"windows"_s, windows ? QGuiApplication::platformName() : u"none"_s},
            {u"language"_s, QLocale().name()},
            {u"settings"_s, settingsOf(dataDir)},
            {u"workspaces"_s, workspaces},
            {u"events"_s, QJsonArray::fromStringList(EventLog::lines(dataDir))}};
}

Result<void> writeSupportBundle(const QString &dataDir, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(supportBundle(dataDir)).toJson()) < 0 || !file.flush())
        return Error{ErrorCode::Storage, u"cannot write %1; check the folder's permissions and the free space"_s.arg(path)};
    return {};
}

int verifyWorkspaces(const QString &dataDir, bool repair, QTextStream &out)
{
    const QStringList names = workspacesIn(dataDir);
    if (names.isEmpty()) {
        out << "nothing to check in " << dataDir << Qt::endl;
        return 0;
    }
    QLockFile lock(dataDir + u"/lock"_s);
    lock.setStaleLockTime(0);
    if (!lock.tryLock()) {
        out << "FAIL  Casement is running on " << dataDir << ": close it, then check again" << Qt::endl;
        return 1;
    }
    int code = 0;
    for (const QString &name : names) {
        const WorkspaceFolder folder(dataDir, name);
        out << folder.path() << Qt::endl;
        bool cacheFine = true;
        for (const Store::Verdict &verdict : Store::verifyStores(folder.cachePath(), folder.outboxPath())) {
            const bool fine = verdict.problem.isEmpty();
            const bool mended = repair && verdict.check.startsWith("cache: "_L1);
            code = fine || mended ? code : 1;
            cacheFine = cacheFine && (fine || verdict.check == "cache: use"_L1);
            out << (fine ? "  ok    " : "  FAIL  ") << verdict.check << (fine ? QString() : QString(u": "_s + verdict.problem)) << Qt::endl;
        }
        if (cacheFine)
            continue;
        if (repair)
            Store::CacheStore::mark(folder.cachePath());
        out << (repair ? "  The next start" : "  With --repair the next start")
            << " builds the cache anew beside this one: what can be read stays readable, drafts and unsent work are kept apart." << Qt::endl;
    }
    return code;
}

QFuture<Result<void>> LiveDiagnostics::saveSupportBundle(const QString &path)
{
    const auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, path, dataDir = m_dataDir] {
        promise->addResult(writeSupportBundle(dataDir, path));
        promise->finish();
    });
    return promise->future();
}

} // namespace Casement::App
