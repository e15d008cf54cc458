// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/files/contentstore.h"

#include "sync/service/auth/passwords.h"
#include "sync/service/storage/datafolder.h"

#include <QDir>
#include <QFileInfo>
#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

Error failure(const QString &path, const QString &reason)
{
    return {ErrorCode::Storage, QStringLiteral("cannot keep %1 (%2); check the disk's free space and the folder's permissions").arg(path, reason)};
}

void syncFolder(const QString &path)
{
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
}

} // namespace

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
        return failure(m_file.fileName(), m_file.errorString());
    m_hash.addData(chunk);
    m_size += chunk.size();
    return {};
}

Result<void> ContentStore::Incoming::close()
{
    if (!m_file.flush() || ::fsync(m_file.handle()) != 0)
        return failure(m_file.fileName(), m_file.errorString());
    m_file.close();
    m_sha256 = QString::fromLatin1(m_hash.result().toHex());
    return {};
}

Result<std::unique_ptr<ContentStore::Incoming>> ContentStore::begin()
{
    const QString folder = QString(m_root + u"/tmp"_s);
    if (!QDir().mkpath(folder))
        return failure(folder, u"the folder cannot be made"_s);
    std::unique_ptr<Incoming> incoming(new Incoming);
    incoming->m_file.setFileName(QString(folder + u'/' + QString::fromLatin1(randomBytes(m_entropy, 16).toHex())));
    if (!incoming->m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return failure(incoming->m_file.fileName(), incoming->m_file.errorString());
    return incoming;
}

Result<void> ContentStore::place(Incoming &incoming)
{
    const QString target = path(incoming.sha256());
    if (QFileInfo::exists(target))
        return {};
    const QString folder = QFileInfo(target).path();
    if (!QDir().mkpath(folder) || !incoming.m_file.rename(target))
        return failure(target, incoming.m_file.errorString());
    incoming.m_placed = true;
    syncFolder(folder);
    return {};
}

QString ContentStore::path(const QString &sha256) const
{
    return m_root + u'/' + sha256.left(2) + u'/' + sha256.mid(2);
}

void ContentStore::remove(const QString &sha256)
{
    QFile::remove(path(sha256));
}

void ContentStore::clearTemporary(const QString &dataDir)
{
    QDir(QString(filesPath(dataDir) + u"/tmp"_s)).removeRecursively();
}

} // namespace Casement::Service
