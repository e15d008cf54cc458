// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <optional>
#include <utility>

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

} // namespace Casement::Service
