// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Casement::Ui {

/// A piece of somebody's Markdown.
struct TextPart
{
    QString text;
    bool quoted = false; ///< of an earlier message: not read again by those who know it
    friend bool operator==(const TextPart &, const TextPart &) = default;
};

/// The text in its order, cut where a quotation that need not be read begins or ends: one at the end, with the line that introduces it, a
/// long one anywhere, and what a mail program put below. A short one above its answer stays; a text of nothing else is left whole.
[[nodiscard]] QList<TextPart> partsOf(const QString &markdown);

} // namespace Casement::Ui
