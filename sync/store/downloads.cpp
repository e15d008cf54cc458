// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/downloads.h"

#include "models/domain/ports.h"

#include <QFileInfo>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Store {

QString fileNameOf(const QString &attachmentId)
{
    constexpr qsizetype longest = 64;
    const bool plain = !attachmentId.isEmpty() && attachmentId.size() <= longest
        && std::all_of(attachmentId.cbegin(), attachmentId.cend(), [](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
           });
    return plain ? attachmentId : derivedId(attachmentId, u"file"_s);
}

QString downloadPath(const QString &cachePath, const QString &attachmentId)
{
    return QString(QFileInfo(cachePath).absolutePath() + u"/attachments/"_s + fileNameOf(attachmentId));
}

} // namespace Casement::Store
