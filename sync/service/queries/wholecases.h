// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/queries/casecache.h"
#include "sync/service/queries/objects.h"

namespace Casement::Service {

/// Whole cases as they go over the wire, for one reader within one snapshot. Most come from the process's cache: encoding one costs far
/// more than finding out that it did not change.
class WholeCases
{
public:
    /// Inside a snapshot, which it must not outlive.
    WholeCases(Core &core, Objects &objects);
    /// A bundle as JSON, in two pieces: the first is shared with the cache.
    struct Text
    {
        QByteArray begin, end;
        [[nodiscard]] bool isEmpty() const { return begin.isEmpty(); }
        [[nodiscard]] qsizetype size() const { return begin.size() + end.size(); }
    };
    /// For cases the reader was found to see in the same snapshot. Empty: there is none such.
    [[nodiscard]] Text json(const QString &id);
    /// The same from the cache as it is; nullopt: it is not there, or changes have not been looked through since.
    [[nodiscard]] std::optional<Text> kept(const QString &id);

private:
    void catchUp();
    [[nodiscard]] std::optional<CaseCache::Entry> entryOf(const QString &id);
    [[nodiscard]] Text textOf(const CaseCache::Entry &entry);
    [[nodiscard]] QString caseOf(Protocol::Kind kind, const QString &object);

    Core &m_core;
    Objects &m_objects;
    QStringList m_keys;    ///< the reader's of the case before: mostly those of the next one too
    QByteArray m_keysText; ///< and how they end a bundle
    bool m_care = false;
    qint64 m_number = 0;
};

} // namespace Casement::Service
