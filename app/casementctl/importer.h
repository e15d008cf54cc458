// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/casementctl/door.h"

namespace Casement::App {

/// Sends lines of the import format in batches and tells bad ones on stderr by their number in the whole input.
class Importer
{
public:
    static constexpr qsizetype batchBytes = 4 * 1024 * 1024;
    static constexpr qsizetype lineBytes = 8 * 1000 * 1000; ///< the service takes 8 MiB at a time

    explicit Importer(Door &door) : m_door(door) {}

    /// Error: the service cannot be reached or refuses; everything before was taken or told.
    /// source: the line of the file it was made from, where that is another one than the count of lines.
    [[nodiscard]] Result<void> add(const QByteArray &line, qint64 source = 0);
    [[nodiscard]] Result<void> finish();
    /// Says what came of it; the exit code.
    [[nodiscard]] int summary(const Result<void> &outcome) const;

    [[nodiscard]] qint64 accepted() const { return m_accepted; }
    [[nodiscard]] qint64 rejected() const { return m_rejected; }

private:
    Door &m_door;
    QByteArray m_batch;
    QList<qint64> m_sources; ///< of the batch's lines
    qint64 m_lines = 0; ///< of the input so far
    qint64 m_accepted = 0;
    qint64 m_rejected = 0;
};

} // namespace Casement::App
