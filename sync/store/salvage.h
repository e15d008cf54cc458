// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/protocol/dto.h"
#include "sync/store/cacherows.h"

#include <memory>

namespace Casement::Store {

/// Reads what a damaged cache still holds, newest cases first and in slices; what cannot be read is passed over. Pending work is left
/// out: the outbox has it.
class Salvage
{
public:
    struct Found { CaseBundle bundle; qint64 rowId = 0; bool whole = true; /* false: a part could not be read */ };

    /// Error Corrupt: nothing of it can be read.
    [[nodiscard]] static Result<std::unique_ptr<Salvage>> open(const QString &path);

    [[nodiscard]] QList<Protocol::Object> plain(); ///< accounts, people, what was looked at
    /// The next cases; looks at so many rows, so the answer may be empty though there is more.
    [[nodiscard]] QList<Found> next(int rows);
    [[nodiscard]] bool atEnd() const { return m_next < 1; }

private:
    explicit Salvage(std::unique_ptr<Sql::Database> database);
    [[nodiscard]] std::optional<Found> read(qint64 rowId);

    std::unique_ptr<Sql::Database> m_database;
    CacheRows m_rows;
    qint64 m_next = 0;
};

} // namespace Casement::Store
