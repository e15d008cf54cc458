// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/archive/dataview.h"

// The checks of verify() that take more than one statement. Each answers what is broken; empty: nothing.
namespace Casement::Service::Archive {

/// Counts what is wrong and remembers the first.
class Offenders
{
public:
    void add(const QString &which)
    {
        if (m_count++ == 0)
            m_first = which;
    }
    [[nodiscard]] QString text() const { return m_count == 0 ? QString() : QStringLiteral("%1, the first: %2").arg(m_count).arg(m_first); }

private:
    qint64 m_count = 0;
    QString m_first;
};

/// Of a statement that selects one text: what is wrong.
[[nodiscard]] QString offendersOf(DataView &view, const QString &sql, const QVariantList &values = {});

[[nodiscard]] QString databaseFile(DataView &view);
[[nodiscard]] QString accountRings(DataView &view);
[[nodiscard]] QString changeNumbers(DataView &view);
[[nodiscard]] QString epochs(DataView &view);
[[nodiscard]] QString feedEntries(DataView &view);
[[nodiscard]] QString feedLeaks(DataView &view);
[[nodiscard]] QString grants(DataView &view);
[[nodiscard]] QString derivedColumns(DataView &view);
[[nodiscard]] QString outcomes(DataView &view);
[[nodiscard]] QString auditRows(DataView &view);
[[nodiscard]] QString contents(DataView &view);
[[nodiscard]] QString contentHashes(DataView &view);
[[nodiscard]] QString orphans(DataView &view);
[[nodiscard]] QString serviceKey(DataView &view);

} // namespace Casement::Service::Archive
