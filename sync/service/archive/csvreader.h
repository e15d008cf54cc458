// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QIODevice>
#include <QStringList>

namespace Casement::Service::Archive {

/// Reads CSV record by record (RFC 4180): quoted fields with doubled quotes and line breaks, CRLF or LF, a byte order mark, UTF-8.
class CsvReader
{
public:
    static constexpr qsizetype longestRecord = 8 * 1000 * 1000; ///< bytes

    /// separator 0: whichever of , ; and tab the first line has most of.
    CsvReader(QIODevice &from, char separator) : m_from(from), m_separator(separator) {}

    struct Record
    {
        QStringList fields;
        qint64 line = 0;   ///< where it begins, from 1
        qint64 offset = 0; ///< for goTo()
    };
    /// False at the end. Empty lines are passed over. After an Error there is no going on.
    [[nodiscard]] Result<bool> next(Record &record);
    /// Back to a record that was read before.
    [[nodiscard]] bool goTo(const Record &record);

private:
    [[nodiscard]] bool fill();
    [[nodiscard]] int peek();
    [[nodiscard]] int take();
    void findSeparator();
    [[nodiscard]] Result<QByteArray> quoted();
    [[nodiscard]] Error failed(const QString &why) const;

    QIODevice &m_from;
    char m_separator;
    QByteArray m_buffer;
    qsizetype m_at = 0;
    qint64 m_base = 0; ///< of the buffer in the file
    qint64 m_line = 1;
    qsizetype m_size = 0; ///< of the record so far
    bool m_begun = false;
};

} // namespace Casement::Service::Archive
