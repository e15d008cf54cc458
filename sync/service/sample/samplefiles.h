// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/sample/random.h"

#include <QByteArray>
#include <QString>

namespace Casement::Service {

/// A small log around an instant, as a customer would attach it.
[[nodiscard]] QByteArray sampleLog(Random &random, const QString &component, const QString &message, qint64 atMs);
/// A PNG of 160 x 90 points that looks like a window with a message in it.
[[nodiscard]] QByteArray samplePicture(Random &random);

} // namespace Casement::Service
