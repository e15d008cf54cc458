// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/http/requestguard.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr int longestLength = 18; // digits: below 2^63

QList<QByteArray> valuesOf(const HeaderList &headers, const QByteArray &name)
{
    QList<QByteArray> values;
    for (const auto &[key, value] : headers) {
        if (key == name)
            values.append(value);
    }
    return values;
}

bool isDigits(const QByteArray &text)
{
    return !text.isEmpty() && text.size() <= longestLength
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool hasControls(const QByteArray &text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c < 0x20 && c != '\t') || c == 0x7f; });
}

} // namespace

std::optional<Refusal> refusalOf(const QByteArray &version, const HeaderList &headers)
{
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return Refusal{505, u"Use HTTP/1.1."_s};
    for (const auto &[name, value] : headers) {
        if (name.isEmpty() || hasControls(name) || hasControls(value))
            return Refusal{400, u"A header holds control characters. Remove them."_s};
    }
    for (const QByteArray &name : {QByteArray("host"), QByteArray("content-length"), QByteArray("transfer-encoding"), QByteArray("authorization")}) {
        if (valuesOf(headers, name).size() > 1)
            return Refusal{400, u"The header %1 came more than once. Send it once."_s.arg(QString::fromLatin1(name))};
    }
    if (version == "HTTP/1.1" && valuesOf(headers, "host").value(0).isEmpty())
        return Refusal{400, u"The header Host is missing. Send it with every request."_s};
    const QList<QByteArray> lengths = valuesOf(headers, "content-length");
    const QList<QByteArray> encodings = valuesOf(headers, "transfer-encoding");
    if (!lengths.isEmpty() && !encodings.isEmpty())
        return Refusal{400, u"Content-Length and Transfer-Encoding exclude each other. Send one of them."_s};
    if (!lengths.isEmpty() && !isDigits(lengths.first()))
        return Refusal{400, u"Content-Length is not a number of bytes. Send digits only."_s};
    if (!encodings.isEmpty() && encodings.first().toLower() != "chunked")
        return Refusal{501, u"Of the transfer encodings only chunked is understood. Send the body plain or chunked."_s};
    return std::nullopt;
}

std::optional<qint64> declaredLength(const HeaderList &headers)
{
    const QList<QByteArray> lengths = valuesOf(headers, "content-length");
    if (lengths.isEmpty())
        return std::nullopt;
    return lengths.first().toLongLong();
}

} // namespace Casement::Service
