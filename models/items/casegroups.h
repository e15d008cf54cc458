// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"

#include <functional>

namespace Casement::Items {

/// The cases of a list that have one value of a field.
struct CaseGroup
{
    QString value, title;
    QList<qint64> rowIds; ///< in the list's order
};

/// Fields a list can be grouped by in this portal, with their names.
[[nodiscard]] QList<std::pair<QString, QString>> groupFields(const PortalDefinition &definition, bool care);

/// Which of the query's cases belong where: ids only, one question a value. then is called once, unless guard dies before.
void askGroups(Workspace &workspace, const CaseQuery &query, const QString &field, QObject *guard,
               std::function<void(const Result<CaseIds> &all, const QList<CaseGroup> &groups)> then);

} // namespace Casement::Items
