// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

namespace Casement::Ui {

/// An error in words: what happened, what is safe, what to do. Never the code or the English detail.
[[nodiscard]] QString sentenceFor(const Error &error);

} // namespace Casement::Ui
