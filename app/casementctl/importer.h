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
    [[nodiscard]] Result<void> add(const QByteArray &line);
    /// For a line that is not even worth sending.
    void reject(const QString &why);
    [[nodiscard]] Result<void> finish();

    [[nodiscard]] qint64 accepted() const { return m_accepted; }
    [[nodiscard]] qint64 rejected() const { return m_rejected; }

private:
    void complain(qint64 line, const QString &why);

    Door &m_door;
    QByteArray m_batch;
    qint64 m_lines = 0;      ///< of the input so far
    qint64 m_batchStart = 0; ///< lines before the batch
    qint64 m_accepted = 0;
    qint64 m_rejected = 0;
};

} // namespace Casement::App
