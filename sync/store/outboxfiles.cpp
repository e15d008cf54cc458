// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/outboxfiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace Casement::Store {

namespace {

Error cannotKeep(const QString &folder, const QString &reason)
{
    return {ErrorCode::Storage, QString(u"the file cannot be kept in "_s + folder + u" ("_s + reason
                                        + u"): free some space or check the folder's permissions, then attach it again"_s)};
}

// A rename is durable only with its folder.
void syncFolder(const QString &folder)
{
#ifdef Q_OS_UNIX
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
#else
    Q_UNUSED(folder)
#endif
}

} // namespace

Result<qint64> copyDurably(const QString &from, const QString &to)
{
    constexpr qint64 chunk = 1 << 20;
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Storage, QString(from + u" cannot be read: check that it still exists and may be opened"_s)};
    const QString folder = QFileInfo(to).absolutePath();
    if (!QDir().mkpath(folder))
        return cannotKeep(folder, u"the folder cannot be made"_s);
    QSaveFile target(to); // synchronises its content before it takes the name
    if (!target.open(QIODevice::WriteOnly))
        return cannotKeep(folder, target.errorString());
    target.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    qint64 size = 0;
    while (!source.atEnd()) {
        const QByteArray bytes = source.read(chunk);
        if (bytes.isEmpty())
            break;
        if (target.write(bytes) != bytes.size())
            return cannotKeep(folder, target.errorString());
        size += bytes.size();
    }
    if (source.error() != QFileDevice::NoError)
        return Error{ErrorCode::Storage, QString(from + u" cannot be read to its end: "_s + source.errorString())};
    if (!target.commit())
        return cannotKeep(folder, target.errorString());
    syncFolder(folder);
    return size;
}

} // namespace Casement::Store
