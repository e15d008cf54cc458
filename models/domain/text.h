// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Casement {

/// Case, width and diacritics folded (NFKD without marks, lower case; CJK and other letters kept). The one function behind
/// index, query and sort, so that both ends and both databases find the same.
[[nodiscard]] QString folded(const QString &text);
/// The tokens of folded text as one string with single spaces: runs of letters and digits; each CJK character alone.
[[nodiscard]] QString indexText(const QString &text);
/// indexText as list.
[[nodiscard]] QStringList tokens(const QString &text);
/// Text that sorts by plain byte order as a person expects: folded, numbers padded, then the original for ties; at most 80 characters.
[[nodiscard]] QString sortKey(const QString &text);
/// User-perceived characters (grapheme clusters).
[[nodiscard]] int characterCount(const QString &text);
/// Bidi controls and other invisible format characters made visible as U+FFFD, line breaks as spaces: for names and links.
[[nodiscard]] QString displaySafe(const QString &text);
/// A file name safe on all three systems; never empty.
[[nodiscard]] QString safeFileName(const QString &name);

} // namespace Casement
