// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/archive/csvreader.h"

#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace Casement::Service::Archive {

namespace {

constexpr qint64 blockBytes = 64 * 1024;
constexpr int nothing = -1;

} // namespace

bool CsvReader::fill()
{
    m_base += m_buffer.size();
    m_buffer = m_from.read(blockBytes);
    m_at = 0;
    return !m_buffer.isEmpty();
}

int CsvReader::peek()
{
    if (m_at >= m_buffer.size() && !fill())
        return nothing;
    return static_cast<unsigned char>(m_buffer.at(m_at));
}

int CsvReader::take()
{
    const int next = peek();
    if (next == nothing)
        return nothing;
    ++m_at;
    ++m_size;
    if (next == '\n')
        ++m_line;
    return next;
}

void CsvReader::findSeparator()
{
    m_begun = true;
    static_cast<void>(peek());
    if (m_buffer.startsWith("\xEF\xBB\xBF"))
        m_at = 3;
    if (m_separator != 0)
        return;
    qsizetype most = 0;
    m_separator = ',';
    const QByteArray first = m_buffer.mid(m_at, m_buffer.indexOf('\n') - m_at);
    for (const char candidate : {',', ';', '\t'}) {
        if (first.count(candidate) > most) {
            most = first.count(candidate);
            m_separator = candidate;
        }
    }
}

Error CsvReader::failed(const QString &why) const
{
    return {ErrorCode::BadRequest, QStringLiteral("line %1: %2").arg(m_line).arg(why)};
}

/// The opening quote is taken.
Result<QByteArray> CsvReader::quoted()
{
    const qint64 begun = m_line;
    QByteArray field;
    while (true) {
        const int next = take();
        if (next == nothing)
            return Error{ErrorCode::BadRequest, QStringLiteral("line %1: a quoted field begins here and never ends").arg(begun)};
        if (m_size > longestRecord)
            return Error{ErrorCode::BadRequest, QStringLiteral("line %1: the record is longer than 8 MB; a quote may be missing").arg(begun)};
        if (next != '"') {
            field += char(next);
        } else if (peek() == '"') {
            field += char(take());
        } else {
            const int after = peek();
            if (after != nothing && after != m_separator && after != '\n' && after != '\r')
                return failed(u"a quoted field goes on behind its closing quote; double the quotes within"_s);
            return field;
        }
    }
}

Result<bool> CsvReader::next(Record &record)
{
    if (!m_begun)
        findSeparator();
    while (peek() == '\n' || peek() == '\r')
        static_cast<void>(take());
    if (peek() == nothing)
        return false;
    record = {{}, m_line, m_base + m_at};
    m_size = 0;
    const auto keep = [&](const QByteArray &bytes) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless); // half a letter at its end is one error, too
        record.fields << QString(decoder(bytes));
        return !decoder.hasError();
    };
    while (true) {
        QByteArray field;
        if (peek() == '"') {
            static_cast<void>(take());
            auto inside = quoted();
            if (!inside)
                return inside.error();
            field = std::move(inside).value();
        } else {
            for (int c = peek(); c != nothing && c != m_separator && c != '\n' && c != '\r'; c = peek()) {
                field += char(take());
                if (m_size > longestRecord)
                    return failed(u"the record is longer than 8 MB"_s);
            }
        }
        if (!keep(field))
            return failed(u"this is not UTF-8; export the file as UTF-8"_s);
        if (peek() != m_separator)
            break;
        static_cast<void>(take());
    }
    while (peek() == '\r')
        static_cast<void>(take());
    if (peek() == '\n')
        static_cast<void>(take());
    return true;
}

bool CsvReader::goTo(const Record &record)
{
    if (!m_from.seek(record.offset))
        return false;
    m_buffer.clear();
    m_at = 0;
    m_base = record.offset;
    m_line = record.line;
    return true;
}

} // namespace Casement::Service::Archive
