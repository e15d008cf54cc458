// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QString>
#include <QStringList>

namespace Casement {

/// What a refusal is about, for programs: the field or part it names (of a definition: the JSON path), empty where it is about the whole;
/// and the rule it broke, by a code that stays.
struct Refusal
{
    QString field, rule;
    friend bool operator==(const Refusal &, const Refusal &) = default;
};

/// Read off the detail, which begins with the field and a colon where there is one: so a refusal kept long ago tells it too.
[[nodiscard]] Refusal refusalOf(const Error &error);
[[nodiscard]] QStringList refusalRules(); ///< all codes there are

} // namespace Casement
