// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QFuture>

namespace Casement {

/// What somebody who helps needs to know, without any word of a case, name, address or token. Implemented in app.
class Diagnostics
{
public:
    virtual ~Diagnostics() = default;
    virtual QFuture<Result<void>> saveSupportBundle(const QString &path) = 0;
};

} // namespace Casement
