// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"
#include "ui/common/badges.h"

// How the portal fares (MSG-4): components and incidents among the messages, in words and signs.
namespace Casement::Ui {

[[nodiscard]] QString stateLabel(const QString &state); ///< unknown ones verbatim
[[nodiscard]] Badge stateBadge(const Message &message);
/// What goes wrong first, then the components, then what is over, the newest before.
void sortStatus(QList<MessageSummary> &messages);
/// One sentence for all of it; empty: nothing is known.
[[nodiscard]] QString statusSummary(const QList<MessageSummary> &messages);

} // namespace Casement::Ui
