// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/http/requestguard.h"

#include <QStringDecoder>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr int longestLength = 18; // digits: below 2^63
constexpr qsizetype mostHeaders = 100;
constexpr qsizetype longestPath = 1024;
constexpr qsizetype longestQuery = 4096;
constexpr qsizetype mostParameters = 64;

QList<QByteArray> valuesOf(const HeaderList &headers, const QByteArray &name)
{
    QList<QByteArray> values;
    for (const auto &[key, value] : headers) {
        if (key == name)
            values.append(value);
    }
    return values;
}

bool isAlphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigits(const QByteArray &text)
{
    return !text.isEmpty() && text.size() <= longestLength
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return isAlphanumeric(c) || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
    });
}

bool isAuthority(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return isAlphanumeric(c) || QByteArrayView(".-_:[]").contains(c); });
}

bool hasControls(const QByteArray &text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c < 0x20 && c != '\t') || c == 0x7f; });
}

Refusal badEncoding()
{
    return {400, u"The address is not well encoded. Write other than plain letters as percent signs with two hexadecimal digits of UTF-8."_s};
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Percent-decoded; nullopt: a broken escape, a NUL, or no UTF-8.
std::optional<QString> decoded(QByteArrayView raw)
{
    QByteArray bytes;
    bytes.reserve(raw.size());
    for (qsizetype i = 0; i < raw.size(); ++i) {
        if (raw[i] != '%') {
            bytes.append(raw[i]);
            continue;
        }
        const int high = i + 2 < raw.size() ? hexValue(raw[i + 1]) : -1;
        const int low = i + 2 < raw.size() ? hexValue(raw[i + 2]) : -1;
        if (high < 0 || low < 0 || (high == 0 && low == 0))
            return std::nullopt;
        bytes.append(char(high * 16 + low));
        i += 2;
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(text);
}

std::variant<QUrlQuery, Refusal> parseQuery(QByteArrayView raw)
{
    if (raw.size() > longestQuery)
        return Refusal{414, u"The address's parameters are too long. Send at most %1 bytes of them."_s.arg(longestQuery)};
    const QList<QByteArray> items = raw.toByteArray().replace('+', "%20").split('&');
    if (items.size() > mostParameters)
        return Refusal{400, u"The address has too many parameters. Send at most %1."_s.arg(mostParameters)};
    QUrlQuery query;
    for (const QByteArray &item : items) {
        if (item.isEmpty())
            continue;
        if (!decoded(item))
            return badEncoding();
        const qsizetype equals = item.indexOf('=');
        query.addQueryItem(QString::fromLatin1(item.first(equals < 0 ? item.size() : equals)), equals < 0 ? QString() : QString::fromLatin1(item.mid(equals + 1)));
    }
    return query;
}

/// "http://host/path" without its beginning; empty: another form, or another host.
QByteArray withoutAuthority(const QByteArray &raw, const QByteArray &host)
{
    const qsizetype begin = raw.left(7).toLower() == "http://" ? 7 : raw.left(8).toLower() == "https://" ? 8 : -1;
    if (begin < 0)
        return {};
    qsizetype end = begin;
    while (end < raw.size() && raw[end] != '/' && raw[end] != '?')
        ++end;
    if (end == begin || raw.mid(begin, end - begin).toLower() != host.toLower())
        return {};
    const QByteArray rest = raw.mid(end);
    return rest.startsWith('/') ? rest : '/' + rest;
}

std::optional<Refusal> refusalOfHost(const QByteArray &version, const HeaderList &headers)
{
    const QByteArray host = valuesOf(headers, "host").value(0);
    if (version == "HTTP/1.1" && host.isEmpty())
        return Refusal{400, u"The header Host is missing. Send it with every request."_s};
    if (!isAuthority(host))
        return Refusal{400, u"The header Host names no host. Send a name or address, with a port where it needs one."_s};
    return std::nullopt;
}

std::optional<Refusal> refusalOfLength(const QByteArray &version, const HeaderList &headers)
{
    const QList<QByteArray> lengths = valuesOf(headers, "content-length");
    const QList<QByteArray> encodings = valuesOf(headers, "transfer-encoding");
    if (!lengths.isEmpty() && !encodings.isEmpty())
        return Refusal{400, u"Content-Length and Transfer-Encoding exclude each other. Send one of them."_s};
    if (!lengths.isEmpty() && !isDigits(lengths.first()))
        return Refusal{400, u"Content-Length is not a number of bytes. Send digits only."_s};
    if (!encodings.isEmpty() && version != "HTTP/1.1")
        return Refusal{400, u"HTTP/1.0 knows no Transfer-Encoding. Send a Content-Length, or use HTTP/1.1."_s};
    if (!encodings.isEmpty() && encodings.first().toLower() != "chunked")
        return Refusal{501, u"Of the transfer encodings only chunked is understood. Send the body plain or chunked."_s};
    return std::nullopt;
}

} // namespace

std::optional<Refusal> refusalOf(const QByteArray &version, const HeaderList &headers)
{
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return Refusal{505, u"Use HTTP/1.1."_s};
    if (headers.size() > mostHeaders)
        return Refusal{431, u"Too many headers. Send at most %1."_s.arg(mostHeaders)};
    for (const auto &[name, value] : headers) {
        if (!isToken(name))
            return Refusal{400, u"A header's name holds spaces or other characters it may not. Remove them."_s};
        if (hasControls(value))
            return Refusal{400, u"A header holds control characters. Remove them."_s};
    }
    for (const QByteArray &name : {QByteArray("host"), QByteArray("content-length"), QByteArray("transfer-encoding"), QByteArray("authorization")}) {
        if (valuesOf(headers, name).size() > 1)
            return Refusal{400, u"The header %1 came more than once. Send it once."_s.arg(QString::fromLatin1(name))};
    }
    if (const auto refused = refusalOfHost(version, headers))
        return refused;
    return refusalOfLength(version, headers);
}

std::optional<qint64> declaredLength(const HeaderList &headers)
{
    const QList<QByteArray> lengths = valuesOf(headers, "content-length");
    if (lengths.isEmpty())
        return std::nullopt;
    return lengths.first().toLongLong();
}

std::optional<Refusal> refusalOfLines(QByteArrayView lines)
{
    const Refusal refused{400, u"The request's lines are not as HTTP has them. End each with CR and LF, fold none, send no NUL."_s};
    const QByteArrayView end("\0\0", 2);
    if (!lines.startsWith(end)) // of the request line
        return refused;
    lines = lines.sliced(2);
    while (lines != end) {
        const qsizetype colon = lines.indexOf('\0');
        if (colon <= 0 || !isToken(lines.first(colon)))
            return refused;
        lines = lines.sliced(colon + 1);
        const qsizetype line = lines.indexOf('\0');
        if (line < 0 || !lines.sliced(line).startsWith(end))
            return refused;
        lines = lines.sliced(line + 2);
    }
    return std::nullopt;
}

std::variant<Target, Refusal> parseTarget(const QByteArray &raw, const QByteArray &host)
{
    const QByteArray local = raw.startsWith('/') ? raw : withoutAuthority(raw, host);
    if (local.isEmpty())
        return Refusal{400, u"The address is none of this host's. Ask for a path that begins with a slash."_s};
    if (std::any_of(local.begin(), local.end(), [](char c) { return c <= 0x20 || c >= 0x7f || c == '#' || c == '\\'; }))
        return badEncoding();
    const qsizetype mark = local.indexOf('?');
    const QByteArray path = local.first(mark < 0 ? local.size() : mark);
    if (path.size() > longestPath)
        return Refusal{414, u"The address is too long. Send at most %1 bytes of path."_s.arg(longestPath)};
    if (path.toLower().contains("%2f"))
        return Refusal{400, u"A part of the path holds a slash. No part of an address here does."_s};
    std::optional<QString> plain = decoded(path);
    if (!plain || std::any_of(plain->cbegin(), plain->cend(), [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; }))
        return badEncoding();
    auto query = mark < 0 ? std::variant<QUrlQuery, Refusal>() : parseQuery(QByteArrayView(local).sliced(mark + 1));
    if (auto *refused = std::get_if<Refusal>(&query))
        return *refused;
    return Target{*std::move(plain), std::get<QUrlQuery>(std::move(query))};
}

} // namespace Casement::Service
