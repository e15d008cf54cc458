// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/portaldefinition.h"
#include "sync/service/sample/sampletexts.h"

#include <functional>

namespace Casement::Service {

struct SampleOptions
{
    int cases = 500;
    quint64 seed = 1;
    qint64 untilMs = 0; ///< nothing is later; cases begin up to 18 months before
    QString password;   ///< of all users; empty: nobody can sign in
};

/// Calls take() with each line of the import format, cases by opening time. The same arguments give the same bytes.
/// Error BadRequest: the definition lacks what the texts name.
[[nodiscard]] Result<void> writeSample(const SampleOptions &options, const PortalDefinition &definition, const SampleTexts &texts,
                                       const std::function<Result<void>(const QByteArray &)> &take);

} // namespace Casement::Service
