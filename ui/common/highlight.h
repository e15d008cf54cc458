// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

namespace Casement::Ui {

struct Span { int from = 0, length = 0; friend bool operator==(const Span &, const Span &) = default; };

/// Where words of a search (folded, as tokens() gives them) stand in a text, at the start of its words.
[[nodiscard]] QList<Span> spansOf(const QString &text, const QStringList &words);

} // namespace Casement::Ui
