// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/thumbnail.h"

#include <QFileInfo>
#include <QImageReader>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {
constexpr qint64 mostPixels = 40'000'000; ///< some 160 MB while it is read
}

Result<QImage> thumbnailOf(const QString &path, QSize most)
{
    static const QByteArrayList formats{"png", "jpeg", "gif", "bmp", "webp"};
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    const bool fits = size.isValid() && qint64(size.width()) * size.height() <= mostPixels && QFileInfo(path).size() <= thumbnailBytes;
    if (!fits || !formats.contains(reader.format()))
        return Error{ErrorCode::BadRequest, u"no picture that is shown small"_s};
    if (size.width() > most.width() || size.height() > most.height())
        reader.setScaledSize(size.scaled(most, Qt::KeepAspectRatio).expandedTo({1, 1}));
    QImage image = reader.read();
    if (image.isNull())
        return Error{ErrorCode::BadRequest, u"the picture cannot be read"_s};
    return image;
}

} // namespace Casement::Ui
