// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Casement::Store {

/// One check of the stores and its verdict.
struct Verdict
{
    QString check; ///< English, for terminals
    QString problem; ///< empty: fine
};

/// Everything that can be checked of a workspace's stores without the service. Nobody else may have them open; changes nothing.
[[nodiscard]] QList<Verdict> verifyStores(const QString &cachePath, const QString &outboxPath);

} // namespace Casement::Store
