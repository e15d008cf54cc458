// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"
#include "sync/protocol/ports.h"
#include "sync/store/keptfiles.h"

#include <functional>

namespace Casement::Store {

/// Keeps a cache within what its person chose: what is older or too much is left out. Of such a case its heading stays in the lists;
/// conversation, files and words go, and come back when it is opened.
class Eviction
{
public:
    Eviction(CacheRows &rows, KeptFiles &files) : m_rows(rows), m_files(files) {}

    void choose(const KeepChoice &choice); ///< looks through everything again
    [[nodiscard]] KeepChoice choice();
    /// Cases that stay whatever was chosen: those with drafts or unsent work.
    void setSpared(std::function<QStringList()> spared) { m_spared = std::move(spared); }
    /// What the feed may store whole from now on.
    void prepare(qint64 now);
    void lookAgain();
    /// The next slice, inside the caller's transaction. False: all is as chosen.
    [[nodiscard]] bool next(qint64 now, Protocol::CacheChanges &changes);
    void purged(); ///< what left has made room: it is measured again
    [[nodiscard]] DiskUse use();

private:
    [[nodiscard]] qint64 needed(const KeepChoice &choice);
    [[nodiscard]] qint64 rowBytes();
    [[nodiscard]] bool caseSlice(qint64 before, qint64 viewedBefore, Protocol::CacheChanges &changes);

    CacheRows &m_rows;
    KeptFiles &m_files;
    std::function<QStringList()> m_spared;
};

} // namespace Casement::Store
