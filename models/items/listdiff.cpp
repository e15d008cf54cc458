// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/listdiff.h"

#include <algorithm>

namespace Casement::Items {

namespace {

// How far ahead an id stands in a list, within the limit; -1 = not there.
qsizetype ahead(const QList<qint64> &list, qsizetype from, qsizetype limit, qint64 id)
{
    const qsizetype end = qMin(list.size(), from + limit + 1);
    for (qsizetype i = from; i < end; ++i) {
        if (list.at(i) == id)
            return i - from;
    }
    return -1;
}

} // namespace

std::optional<ListDiff> differences(const QList<qint64> &before, const QList<qint64> &after, int limit)
{
    // An id that moved counts once out of and once into its place.
    const qsizetype most = 2 * qsizetype(limit);
    QList<qint64> out, in;
    qsizetype i = 0, j = 0;
    while (i < before.size() || j < after.size()) {
        if (out.size() + in.size() > most)
            return std::nullopt;
        if (i == before.size()) {
            in << after.at(j++);
        } else if (j == after.size()) {
            out << before.at(i++);
        } else if (before.at(i) == after.at(j)) {
            ++i, ++j;
        } else {
            const qsizetype skipOld = ahead(before, i, most, after.at(j));
            const qsizetype skipNew = ahead(after, j, most, before.at(i));
            if (skipOld >= 0 && (skipNew < 0 || skipOld <= skipNew)) {
                out << before.at(i++);
            } else if (skipNew >= 0) {
                in << after.at(j++);
            } else {
                out << before.at(i++);
                in << after.at(j++);
            }
        }
    }
    ListDiff diff;
    for (const qint64 id : out)
        (in.contains(id) ? diff.moved : diff.removed) << id;
    std::copy_if(in.cbegin(), in.cend(), std::back_inserter(diff.inserted), [&](qint64 id) { return !out.contains(id); });
    if (diff.size() > limit)
        return std::nullopt;
    return diff;
}

} // namespace Casement::Items
