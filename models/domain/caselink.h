// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace Casement {

/// A case as a link people send each other: casement://<portal>/case/<number>. It names the case and carries nothing of it; what
/// it opens is up to who may see it.
struct CaseLink
{
    QString portal, number;
    [[nodiscard]] QString text() const;
    [[nodiscard]] static std::optional<CaseLink> from(const QString &text);
    friend bool operator==(const CaseLink &, const CaseLink &) = default;
};

} // namespace Casement
