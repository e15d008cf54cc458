// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/queries/objects.h"

namespace Casement::Service {

/// Whole cases as they go over the wire, for one reader within one snapshot. Most come from the process's cache: encoding one costs far
/// more than finding out that it did not change.
class WholeCases
{
public:
    /// Inside a snapshot, which it must not outlive.
    WholeCases(Core &core, Objects &objects);
    /// A bundle as JSON; for cases the reader was found to see in the same snapshot. Empty: there is none such.
    [[nodiscard]] QByteArray json(const QString &id);

private:
    void catchUp();
    [[nodiscard]] QString caseOf(Protocol::Kind kind, const QString &object);

    Core &m_core;
    Objects &m_objects;
    bool m_care = false;
    qint64 m_number = 0;
};

} // namespace Casement::Service
