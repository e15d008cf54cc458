// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/operation.h"

namespace Casement::Store {

/// What the author typed: shown in the outbox and given back when the service refuses.
[[nodiscard]] QString wordsOf(const Operation &operation);
/// All of an act that its author wrote themselves, whoever may see the case by now; never null.
[[nodiscard]] QString typedIn(const Operation &operation, const QList<AttachmentRef> &files);

/// The case or record of which an act repeats what others had set: the value its author saw. Empty: of none.
[[nodiscard]] QString quotedBy(const Operation &operation);
extern const QString quotingKinds; ///< the kinds of such acts, for SQL

} // namespace Casement::Store
