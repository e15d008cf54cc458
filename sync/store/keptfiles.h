// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"
#include "sync/store/cacherows.h"

#include <QDir>
#include <optional>

namespace Casement::Store {

/// The fetched copies of attachments, in a folder beside cache.db.
class KeptFiles
{
public:
    explicit KeptFiles(CacheRows &rows) : m_rows(rows) {}

    /// The next one to fetch without being asked for, where such are chosen.
    [[nodiscard]] std::optional<Attachment> wanted();
    void pass(const Attachment &file);
    void lookAgain() { m_rows.setMeta(QStringLiteral("files_place"), 0); }
    [[nodiscard]] qint64 bytes() const;
    /// Removes some of those not chosen, and the oldest as long as there is too much. False: none was to go.
    [[nodiscard]] bool removeNext(const KeepChoice &choice, qint64 tooMuch);

private:
    [[nodiscard]] QString path(const QString &attachmentId) const;
    [[nodiscard]] QDir folder() const;

    CacheRows &m_rows;
};

} // namespace Casement::Store
