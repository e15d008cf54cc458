// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <optional>

namespace Casement::Items {

/// How one list of distinct ids becomes another, where that takes few steps.
struct ListDiff
{
    QList<qint64> removed, inserted, moved;
    [[nodiscard]] qsizetype size() const { return removed.size() + inserted.size() + moved.size(); }
};

/// At most limit steps, else nothing. Linear, no hashing: a million ids compare in milliseconds.
[[nodiscard]] std::optional<ListDiff> differences(const QList<qint64> &before, const QList<qint64> &after, int limit);

} // namespace Casement::Items
