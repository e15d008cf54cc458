// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/case.h"

namespace Casement {

/// A field of an account or a person, how its values are checked (a kind of form field), and whether customers set it (ACC-7):
/// of accounts those who may edit there, of people each for oneself. All others are the CSM's.
template <typename T>
struct RecordField
{
    QString id;
    QString T::*member;
    QString kind;
    bool customers = false;
    bool required = false;
};

[[nodiscard]] const QList<RecordField<Account>> &accountFields();
[[nodiscard]] const QList<RecordField<Person>> &personFields();

} // namespace Casement
