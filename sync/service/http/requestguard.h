// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QUrlQuery>
#include <optional>
#include <utility>
#include <variant>

// What strangers send, judged without sockets: pure functions, fuzzed.
namespace Casement::Service {

using HeaderList = QList<std::pair<QByteArray, QByteArray>>; ///< names lower case, in the order they came

struct Refusal
{
    int status = 400;
    QString detail;
};

/// What the HTTP library lets pass and two servers in a row could read differently: ambiguous lengths, doubled or missing headers.
[[nodiscard]] std::optional<Refusal> refusalOf(const QByteArray &version, const HeaderList &headers);
/// The declared length of the body; nullopt: none declared. Only for headers that were not refused.
[[nodiscard]] std::optional<qint64> declaredLength(const HeaderList &headers);

/// The header lines as the library leaves them in its buffer, from behind the request line's version: NUL in place of the first colon,
/// of CR and of LF. They still tell what its parsed headers do not: bare LF, folded lines, NUL from outside.
[[nodiscard]] std::optional<Refusal> refusalOfLines(QByteArrayView lines);

struct Target
{
    QString path;    ///< decoded
    QUrlQuery query; ///< '+' is a space
};
/// The second word of the request line, as it came. An absolute address must name the header Host.
[[nodiscard]] std::variant<Target, Refusal> parseTarget(const QByteArray &raw, const QByteArray &host);

} // namespace Casement::Service
