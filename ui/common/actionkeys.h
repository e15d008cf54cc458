// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/actionregistry.h"

namespace Casement::Ui::ActionRegistry {

/// Why keys cannot be an act's: AltGr writes with them on some keyboards, they would be typed, they edit text, they move the focus.
enum class KeyFault { None, AltGr, Typing, Editing, Moving };
[[nodiscard]] KeyFault faultOf(ActionId id, const QKeySequence &keys);

/// The other acts that have these keys, or keys one of which begins the other.
[[nodiscard]] QList<ActionId> clashesOf(ActionId id, const QKeySequence &keys, const QSettings &settings);

/// Takes keys away from all acts but one.
void release(const QKeySequence &keys, ActionId keeper, QSettings &settings);

/// Kept where they differ from the default only; none is a choice too.
void setKeys(ActionId id, const QList<QKeySequence> &keys, QSettings &settings);
void resetKeys(ActionId id, QSettings &settings);
[[nodiscard]] bool hasOwnKeys(ActionId id, const QSettings &settings);

/// Gives the acts of a window the keys of the settings.
void applyKeys(const QWidget &window, const QSettings &settings);

} // namespace Casement::Ui::ActionRegistry
