// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/storage/datafolder.h"

#include "sync/service/service.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

QString runningPath(const QString &dataDir) { return QDir(dataDir).filePath(u"running"_s); }

} // namespace

QString databaseName() { return u"service.db"_s; }
QString serviceKeyName() { return u"service.key"_s; }
QString adminTokenName() { return u"admin.token"_s; }
QString databasePath(const QString &dataDir) { return QDir(dataDir).filePath(databaseName()); }
QString databasePlace(const Config &config) { return config.database.isEmpty() ? databasePath(config.dataDir) : config.database; }
QString filesPath(const QString &dataDir) { return QDir(dataDir).filePath(u"files"_s); }

Result<void> writeSecret(const QString &dataDir, const QString &name, const QByteArray &content)
{
    QSaveFile file(QDir(dataDir).filePath(name));
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerOnly) || file.write(content) != content.size() || !file.commit())
        return Error{ErrorCode::Storage, QStringLiteral("cannot write %1 (%2); make the data folder writable for this user")
                                             .arg(file.fileName(), file.errorString())};
    return {};
}

Result<QByteArray> readSecret(const QString &dataDir, const QString &name)
{
    QFile file(QDir(dataDir).filePath(name));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Storage, QStringLiteral("cannot read %1 (%2); check the folder, or put it back from a backup")
                                             .arg(file.fileName(), file.errorString())};
    return file.read(4096);
}

struct DataLock::Private
{
    ~Private()
    {
        if (descriptor >= 0)
            ::close(descriptor); // the file stays: removing it would let two processes lock two different files
    }
    int descriptor = -1;
};

DataLock::~DataLock() = default;

Result<std::unique_ptr<DataLock>> DataLock::take(const QString &dataDir, bool shared)
{
    const QString path = QDir(dataDir).filePath(u"lock"_s);
    std::unique_ptr<DataLock> lock(new DataLock);
    lock->d = std::make_unique<Private>();
    lock->d->descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock->d->descriptor < 0) {
        const bool missing = !QFileInfo::exists(dataDir);
        const QString advice = missing ? u"the folder does not exist; create it with casementctl init --data DIR"_s
                                       : u"make the folder writable for this user"_s;
        return Error{ErrorCode::Storage, QStringLiteral("cannot lock %1 (%2): %3").arg(path, qt_error_string(errno), advice)};
    }
    if (::flock(lock->d->descriptor, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0) {
        char holder[24] = {};
        const auto length = ::pread(lock->d->descriptor, holder, sizeof holder - 1, 0);
        const QString pid = length > 0 ? QString::fromLatin1(holder, length).trimmed() : u"unknown"_s;
        return Error{ErrorCode::Storage, QStringLiteral("%1 is in use by process %2; stop it first, or talk to it over HTTP").arg(dataDir, pid)};
    }
    const QByteArray pid = QByteArray::number(QCoreApplication::applicationPid()) + '\n';
    if (::ftruncate(lock->d->descriptor, 0) != 0 || ::pwrite(lock->d->descriptor, pid.constData(), static_cast<size_t>(pid.size()), 0) != pid.size())
        return Error{ErrorCode::Storage, QStringLiteral("cannot write %1 (%2); free some disk space").arg(path, qt_error_string(errno))};
    return lock;
}

Result<QByteArray> adminToken(const QString &dataDir)
{
    constexpr qsizetype shortest = 32; // whoever shortens or empties it must not open the door with it
    const auto token = readSecret(dataDir, adminTokenName());
    if (!token)
        return token.error();
    const QByteArray trimmed = token->trimmed();
    if (trimmed.size() < shortest)
        return Error{ErrorCode::Corrupt, QString(QDir(dataDir).filePath(adminTokenName()) + u" is damaged; put it back from a backup"_s)};
    return trimmed;
}

Result<void> writeRunning(const QString &dataDir, const QString &url)
{
    return writeSecret(dataDir, u"running"_s, url.toUtf8());
}

std::optional<QString> readRunning(const QString &dataDir)
{
    QFile file(runningPath(dataDir));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QString url = QString::fromUtf8(file.read(2048)).trimmed();
    return url.isEmpty() ? std::nullopt : std::optional(url);
}

void removeRunning(const QString &dataDir)
{
    QFile::remove(runningPath(dataDir));
}

} // namespace Casement::Service
