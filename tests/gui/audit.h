// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QRect>
#include <QStringList>
#include <QWidget>

// What can be asked of any page or dialog without knowing it. Each answers what it complains about, in words.
namespace Casement::Audit {

/// Inputs and buttons without an objectName of ours, or without a name a screen reader could say.
[[nodiscard]] QStringList nameless(const QWidget &shown);
/// What can have the focus by Tab but is not met when somebody presses Tab all around; the window must be active.
[[nodiscard]] QStringList unreached(QWidget &shown);
/// Words in a tone too near to their ground, by the palette's roles the widgets use.
[[nodiscard]] QStringList faint(const QWidget &shown, double enough);
/// Labels and buttons that are smaller than their words.
[[nodiscard]] QStringList truncated(const QWidget &shown);
/// Places of what has a name, from the leading edge; the same in both directions where a page is mirrored.
[[nodiscard]] QHash<QString, QRect> places(const QWidget &shown);
[[nodiscard]] QStringList notMirrored(const QHash<QString, QRect> &before, const QHash<QString, QRect> &after);

} // namespace Casement::Audit
