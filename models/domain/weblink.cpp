// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/weblink.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace Casement {

bool isWebLink(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == u"http"_s || url.scheme() == u"https"_s);
}

} // namespace Casement
