// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/casement/workspacefolder.h"

#include <QString>

namespace Casement::Bench {

struct Options;

/// A client's data folder with so many cases in its cache, as a sync would have left it, always the same; signed in, with no service behind it.
struct FilledCache
{
    QString dataDir;
    App::WorkspaceFolder folder;
    int cases = 0;
};

/// Made where it is missing; one that is there whole is used again.
[[nodiscard]] FilledCache filledCache(const Options &options, int cases);
/// The cache's file is read from the disk again by whoever opens it next.
void forgetPages(const FilledCache &cache);

inline constexpr qint64 cacheNow = 1'790'000'000'000; ///< when its newest case was opened
/// Words of which the caches hold: one entry, about a fifth of them, part of words, and a sentence of every 200th case.
inline constexpr const char16_t *rareWord = u"quokka";
inline constexpr const char16_t *commonWord = u"player";
inline constexpr const char16_t *twoWords = u"player transcript";
inline constexpr const char16_t *wordBeginning = u"transc";
inline constexpr const char16_t *partOfChinese = u"无法播放";

} // namespace Casement::Bench
