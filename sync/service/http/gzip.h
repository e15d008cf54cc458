// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>

namespace Casement::Service::Gzip {

/// Accept-Encoding by RFC 9110: the highest of gzip's and the star's own weight counts, q=0 refuses.
[[nodiscard]] bool accepted(const QByteArray &acceptEncoding);
[[nodiscard]] QByteArray packed(const QByteArray &plain);
/// At most `limit` bytes are ever made of it. Errors: TooLarge, BadRequest where it is no whole gzip.
[[nodiscard]] Result<QByteArray> unpacked(const QByteArray &packed, qint64 limit);

} // namespace Casement::Service::Gzip
