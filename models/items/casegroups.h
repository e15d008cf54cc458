// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"

namespace Casement::Items {

/// The cases of a list that have one value of a field.
struct CaseGroup
{
    QString value, title;
    QList<qint64> rowIds; ///< in the list's order
};

/// Fields a list can be grouped by in this portal, with their names.
[[nodiscard]] QList<std::pair<QString, QString>> groupFields(const PortalDefinition &definition, bool care);

/// The groups as a list shows them: statuses and levels as the portal orders them, accounts and people by their names; what has no value last.
[[nodiscard]] QList<CaseGroup> namedGroups(const CasesByValue &cases, const QString &field);

} // namespace Casement::Items
