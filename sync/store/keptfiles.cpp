// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/keptfiles.h"

#include "sync/store/downloads.h"
#include "sync/store/rowcodec.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Casement::Store {

namespace {

constexpr int filesPerSlice = 50;

bool isIntact(const Attachment &attachment, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() != attachment.size)
        return false;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return attachment.sha256.isEmpty() || (hash.addData(&file) && QString::fromLatin1(hash.result().toHex()) == attachment.sha256);
}

} // namespace

std::optional<Attachment> KeptFiles::wanted()
{
    if (m_rows.metaNumber(u"keep_files"_s) != int(KeepChoice::Files::UpTo))
        return std::nullopt;
    static const QString sql = QString(u"SELECT "_s + columnsOf(Protocol::Kind::Attachment) + u" FROM attachment WHERE rowid > ? AND size <= ? ORDER BY rowid"_s);
    Sql::Query query = m_rows.database().run(sql, {m_rows.metaNumber(u"files_place"_s), m_rows.metaNumber(u"keep_files_up_to"_s)});
    while (query.next()) {
        Attachment file = objectAt(Protocol::Kind::Attachment, query).attachment;
        if (QFileInfo(path(file.id)).size() != file.size)
            return file;
    }
    return std::nullopt;
}

void KeptFiles::pass(const Attachment &file)
{
    if (!isIntact(file, path(file.id)))
        QFile::remove(path(file.id));
    m_rows.database().run(u"INSERT INTO meta(name, value) SELECT 'files_place', rowid FROM attachment WHERE id = ? "
                          "ON CONFLICT(name) DO UPDATE SET value = excluded.value"_s, {file.id});
}

qint64 KeptFiles::bytes() const
{
    qint64 bytes = 0;
    for (const QFileInfo &file : folder().entryInfoList(QDir::Files))
        bytes += file.size();
    return bytes;
}

bool KeptFiles::removeNext(const KeepChoice &choice, qint64 tooMuch)
{
    int removed = 0;
    for (const QFileInfo &file : folder().entryInfoList(QDir::Files, QDir::Time | QDir::Reversed)) {
        const bool unwanted = choice.files == KeepChoice::Files::None;
        if (!unwanted && tooMuch <= 0)
            continue;
        if (QFile::remove(file.filePath()))
            tooMuch -= file.size();
        if (++removed == filesPerSlice)
            return true;
    }
    return false;
}

QString KeptFiles::path(const QString &attachmentId) const { return downloadPath(m_rows.database().path(), attachmentId); }

QDir KeptFiles::folder() const { return QFileInfo(path(u"x"_s)).dir(); }

} // namespace Casement::Store
