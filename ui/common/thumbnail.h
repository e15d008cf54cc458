// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QImage>
#include <QSize>

namespace Casement::Ui {

inline constexpr qint64 thumbnailBytes = 5 << 20; ///< of a file, at most: larger ones are shown when they are asked for
inline constexpr QSize thumbnailSize{192, 120};

/// A small copy of a picture somebody sent, at most so many pixels wide and high. Photographs and screenshots only, by what is in the
/// file; what would take much memory to read is refused. On any thread.
[[nodiscard]] Result<QImage> thumbnailOf(const QString &path, QSize most);

} // namespace Casement::Ui
