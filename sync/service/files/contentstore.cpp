// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/files/contentstore.h"

#include "sync/service/auth/passwords.h"
#include "sync/service/storage/datafolder.h"

#include <QDir>
#include <QFileInfo>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

void syncFolder(const QString &path)
{
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
}

} // namespace

Error contentFailure(const QString &path, const QString &reason)
{
    return {ErrorCode::Storage, QStringLiteral("cannot keep %1 (%2); check the disk's free space and the folder's permissions").arg(path, reason)};
}

bool lockFile(const QFile &file)
{
    return ::flock(file.handle(), LOCK_EX | LOCK_NB) == 0;
}

ContentStore::ContentStore(const QString &dataDir, Entropy &entropy)
    : m_root(filesPath(dataDir)), m_entropy(entropy)
{
}

ContentStore::Incoming::~Incoming()
{
    m_file.close();
    if (!m_placed)
        m_file.remove();
}

Result<void> ContentStore::Incoming::write(const QByteArray &chunk)
{
    if (m_file.write(chunk) != chunk.size())
        return contentFailure(m_file.fileName(), m_file.errorString());
    m_hash.addData(chunk);
    m_size += chunk.size();
    return {};
}

Result<void> ContentStore::Incoming::close()
{
    if (!m_file.flush() || ::fsync(m_file.handle()) != 0)
        return contentFailure(m_file.fileName(), m_file.errorString());
    m_file.close();
    m_sha256 = QString::fromLatin1(m_hash.result().toHex());
    return {};
}

Result<std::unique_ptr<ContentStore::Incoming>> ContentStore::begin()
{
    if (const auto made = makeTemporaryFolder(); !made)
        return made.error();
    std::unique_ptr<Incoming> incoming(new Incoming);
    incoming->m_file.setFileName(temporaryPath(freshName()));
    if (!incoming->m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return contentFailure(incoming->m_file.fileName(), incoming->m_file.errorString());
    return incoming;
}

Result<void> ContentStore::place(Incoming &incoming)
{
    const auto moved = place(incoming.m_file.fileName(), incoming.sha256());
    if (!moved)
        return moved.error();
    incoming.m_placed = moved.value();
    return {};
}

Result<bool> ContentStore::place(const QString &file, const QString &sha256)
{
    const QString target = path(sha256);
    if (QFileInfo::exists(target))
        return false;
    const QString folder = QFileInfo(target).path();
    QFile moving(file);
    if (!QDir().mkpath(folder) || !moving.rename(target))
        return contentFailure(target, moving.errorString());
    syncFolder(folder);
    return true;
}

QString ContentStore::path(const QString &sha256) const
{
    return m_root + u'/' + sha256.left(2) + u'/' + sha256.mid(2);
}

void ContentStore::remove(const QString &sha256)
{
    QFile::remove(path(sha256));
}

QString ContentStore::temporaryPath(const QString &name) const
{
    return m_root + u"/tmp/"_s + name;
}

QString ContentStore::freshName()
{
    return QString::fromLatin1(randomBytes(m_entropy, 16).toHex());
}

Result<void> ContentStore::makeTemporaryFolder() const
{
    const QString folder = temporaryPath(QString());
    return QDir().mkpath(folder) ? Result<void>() : Result<void>(contentFailure(folder, u"the folder cannot be made"_s));
}

} // namespace Casement::Service
