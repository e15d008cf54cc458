// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/archive/backup.h"

#include "sync/service/auth/passwords.h"
#include "sync/service/feed/epochs.h"
#include "sync/service/storage/core.h"
#include "sync/service/storage/datafolder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Casement::Service::Archive {

namespace {

constexpr int pagesAtOnce = 2048;
constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

QString sumsName() { return u"SHA256SUMS"_s; }
QString contentName(const QString &sha256) { return u"files/"_s + sha256.left(2) + u'/' + sha256.mid(2); }

Error failure(const QString &path, const QString &reason)
{
    return {ErrorCode::Storage, QStringLiteral("%1: %2; check the disk's free space and the folder's permissions").arg(path, reason)};
}

/// Makes the folder; Error where it holds something.
Result<void> emptyFolder(const QString &path)
{
    QStringList there = QDir(path).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    there.removeAll(u"lock"_s);
    if (!there.isEmpty())
        return Error{ErrorCode::Conflict, QString(path + u" is not empty; choose a new folder"_s)};
    if (!QDir().mkpath(path) || !QFile::setPermissions(path, ownerOnly | QFileDevice::ExeOwner))
        return failure(path, u"the folder cannot be made"_s);
    return {};
}

void emptyAgain(const QString &path)
{
    QDir(QDir(path).filePath(u"files"_s)).removeRecursively();
    for (const QString &name : QDir(path).entryList(QDir::Files | QDir::Hidden))
        QFile::remove(QDir(path).filePath(name));
}

/// A file on disk for good, and its SHA-256. to empty: only read.
Result<QString> copied(const QString &from, const QString &to)
{
    QFile source(from), target(to);
    if (!source.open(QIODevice::ReadOnly))
        return failure(from, source.errorString());
    if (!to.isEmpty() && (!target.open(QIODevice::WriteOnly | QIODevice::NewOnly) || !target.setPermissions(ownerOnly)))
        return failure(to, target.errorString());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    while (!source.atEnd()) {
        const QByteArray piece = source.read(1024 * 1024);
        if (piece.isEmpty())
            return failure(from, source.errorString());
        hash.addData(piece);
        if (!to.isEmpty() && target.write(piece) != piece.size())
            return failure(to, target.errorString());
    }
    if (!to.isEmpty() && (!target.flush() || ::fsync(target.handle()) != 0))
        return failure(to, target.errorString());
    return QString::fromLatin1(hash.result().toHex());
}

/// One moment of a database that others may be writing: within the reader's transaction no step starts over.
Result<void> copyDatabase(sqlite3 *source, const QString &path)
{
    sqlite3 *target = nullptr;
    int state = sqlite3_open_v2(QFile::encodeName(path).constData(), &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    if (state == SQLITE_OK) {
        if (sqlite3_backup *backup = sqlite3_backup_init(target, "main", source, "main")) {
            do {
                state = sqlite3_backup_step(backup, pagesAtOnce);
            } while (state == SQLITE_OK);
            state = sqlite3_backup_finish(backup);
        } else {
            state = sqlite3_errcode(target);
        }
    }
    if (state == SQLITE_OK) // one file, readable from a folder that cannot be written
        state = sqlite3_exec(target, "PRAGMA journal_mode=DELETE", nullptr, nullptr, nullptr);
    const QString reason = QString::fromUtf8(target ? sqlite3_errmsg(target) : sqlite3_errstr(state));
    sqlite3_close(target);
    return state == SQLITE_OK ? Result<void>() : Result<void>(failure(path, reason));
}

/// Contents never change: where the folders share a disk a link is a copy.
bool linkOrCopy(const QString &from, const QString &to)
{
    return QDir().mkpath(QFileInfo(to).path()) && (::link(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0 || copied(from, to));
}

class Backup
{
public:
    Backup(DataView &view, const QString &folder) : m_view(view), m_folder(folder), m_sums(m_folder.filePath(sumsName())) {}

    Result<BackupCounts> write()
    {
        if (!m_sums.open(QIODevice::WriteOnly) || !m_sums.setPermissions(ownerOnly))
            return failure(m_sums.fileName(), m_sums.errorString());
        const Sql::Snapshot snapshot(*m_view.db);
        static_cast<void>(m_view.db->run(u"SELECT COUNT(*) FROM portal"_s).next()); // the moment
        const QString database = m_folder.filePath(databaseName());
        if (const auto done = copyDatabase(m_view.db->handle(), database); !done)
            return done.error();
        QFile::setPermissions(database, ownerOnly);
        m_counts.bytes = QFileInfo(database).size();
        if (const auto done = note(databaseName()); !done)
            return done.error();
        const auto key = readSecret(m_view.dataDir, serviceKeyName());
        if (!key)
            return key.error();
        if (const auto done = writeSecret(m_folder.path(), serviceKeyName(), key.value()); !done)
            return done.error();
        if (const auto done = note(serviceKeyName()); !done)
            return done.error();
        if (const auto done = contents(); !done)
            return done.error();
        syncFolder();
        if (!m_sums.commit())
            return failure(m_sums.fileName(), m_sums.errorString());
        return m_counts;
    }

private:
    Result<void> note(const QString &name)
    {
        const auto hash = copied(m_folder.filePath(name), {});
        if (!hash)
            return hash.error();
        return sum(hash.value(), name);
    }

    Result<void> sum(const QString &hash, const QString &name)
    {
        const QByteArray line = QString(hash + u"  "_s + name + u'\n').toUtf8();
        return m_sums.write(line) == line.size() ? Result<void>() : Result<void>(failure(m_sums.fileName(), m_sums.errorString()));
    }

    Result<void> contents()
    {
        QString last = u""_s;
        while (true) {
            bool attached = false;
            {
                Sql::Query query = m_view.db->run(u"SELECT MIN(sha256) FROM (SELECT MIN(sha256) AS sha256 FROM attachment WHERE sha256 > ? UNION ALL "
                                                  u"SELECT MIN(sha256) AS sha256 FROM upload WHERE sha256 > ?) t"_s, {last, last});
                if (!query.next() || query.text(0).isEmpty())
                    return m_view.db->check();
                last = query.text(0);
                attached = m_view.db->run(u"SELECT 1 FROM attachment WHERE sha256 = ?"_s, {last}).next();
            }
            const QString source = contentPath(m_view.dataDir, last);
            if (!isContentHash(last) || !QFileInfo::exists(source)) {
                m_counts.missing += attached ? 1 : 0; // one only uploaded may have been swept meanwhile
                continue;
            }
            if (!linkOrCopy(source, m_folder.filePath(contentName(last))))
                return failure(m_folder.filePath(contentName(last)), u"cannot be written"_s);
            ++m_counts.contents;
            if (const auto done = sum(last, contentName(last)); !done)
                return done;
        }
    }

    void syncFolder()
    {
        const int folder = ::open(QFile::encodeName(m_folder.path()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (folder >= 0) {
            ::syncfs(folder);
            ::close(folder);
        }
    }

    DataView &m_view;
    QDir m_folder;
    QSaveFile m_sums;
    BackupCounts m_counts;
};

/// Only names a backup has may become paths.
bool isBackupName(const QString &name)
{
    return name == databaseName() || name == serviceKeyName()
        || (name.startsWith(u"files/"_s) && isContentHash(name.mid(6).remove(u'/')) && contentName(name.mid(6).remove(u'/')) == name);
}

Result<void> beginEpoch(const QString &path, const QByteArray &id)
{
    const auto database = Sql::Database::open(path, {.fullSync = true});
    return database ? beginRestored(*database.value(), QString::fromLatin1(id)) : Result<void>(database.error());
}

Result<BackupCounts> restoreInto(const QDir &backup, const QDir &folder, Entropy &entropy)
{
    QFile sums(backup.filePath(sumsName()));
    if (!sums.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, QString(backup.path() + u" holds no SHA256SUMS: it is no backup, or one that was not finished"_s)};
    BackupCounts counts;
    const QString fresh = folder.filePath(QString(databaseName() + u".new"_s));
    bool key = false;
    while (!sums.atEnd()) {
        const QString line = QString::fromUtf8(sums.readLine(4096)).trimmed();
        const QString hash = line.left(64), name = line.mid(66);
        if (!isContentHash(hash) || !isBackupName(name))
            return Error{ErrorCode::Corrupt, QString(sums.fileName() + u" is damaged; take another backup"_s)};
        const QString target = name == databaseName() ? fresh : folder.filePath(name);
        if (!QDir().mkpath(QFileInfo(target).path()))
            return failure(target, u"the folder cannot be made"_s);
        const auto got = copied(backup.filePath(name), target);
        if (!got)
            return got.error();
        if (got.value() != hash)
            return Error{ErrorCode::Corrupt, QString(backup.filePath(name) + u" is not what SHA256SUMS says; take another backup"_s)};
        key |= name == serviceKeyName();
        counts.contents += name.startsWith(u"files/"_s) ? 1 : 0;
    }
    if (!key || !QFileInfo::exists(fresh))
        return Error{ErrorCode::Corrupt, QString(sums.fileName() + u" names no database or no key; take another backup"_s)};
    if (!QDir().mkpath(filesPath(folder.path())))
        return failure(filesPath(folder.path()), u"the folder cannot be made"_s);
    if (const auto done = writeSecret(folder.path(), adminTokenName(), randomToken(entropy)); !done)
        return done.error();
    if (const auto begun = beginEpoch(fresh, randomToken(entropy)); !begun)
        return begun.error();
    counts.bytes = QFileInfo(fresh).size();
    // The database comes last and whole: a folder without it is one that was never made.
    if (!QFile::rename(fresh, databasePath(folder.path())))
        return failure(databasePath(folder.path()), u"cannot be made"_s);
    return counts;
}

} // namespace

Result<BackupCounts> backUp(DataView &view, const QString &folder)
{
    if (!view.db->handle())
        return Error{ErrorCode::NotAllowed, u"these data are in PostgreSQL: back it up with pg_dump first and the files folder and service.key after it"_s};
    if (const auto empty = emptyFolder(folder); !empty)
        return empty.error();
    auto done = Backup(view, folder).write();
    if (!done)
        emptyAgain(folder);
    return done;
}

Result<BackupCounts> restore(const QString &backup, const QString &dataDir, Entropy &entropy)
{
    if (const auto empty = emptyFolder(dataDir); !empty)
        return empty.error();
    const auto lock = DataLock::take(dataDir);
    if (!lock)
        return lock.error();
    auto done = restoreInto(QDir(backup), QDir(dataDir), entropy);
    if (!done)
        emptyAgain(dataDir);
    return done;
}

} // namespace Casement::Service::Archive
