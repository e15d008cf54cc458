// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/archive/dataview.h"

#include <QIODevice>

// A whole portal as JSON Lines; ARCHIVE.md describes the format. Both ways stream: what is held at once is one page of rows or one
// piece of a content.
namespace Casement::Service::Archive {

inline constexpr int formatVersion = 1;
inline constexpr qsizetype longestLine = 64 * 1024 * 1024;

struct Counts
{
    qint64 rows = 0;
    qint64 contents = 0;
    qint64 missing = 0; ///< contents an attachment names and nobody has
};

/// passwords: with the users' password hashes; else they get new passwords in the copy.
[[nodiscard]] Result<Counts> exportTo(DataView &view, QIODevice &to, bool passwords);

/// Whether a file begins like an archive.
[[nodiscard]] bool isArchive(const QByteArray &firstLine);
/// The portal of an archive by its first line.
[[nodiscard]] Result<QString> portalOf(const QByteArray &firstLine);

/// Takes an archive over into a folder that holds nothing yet; the folder is made where it is missing. The caller holds no lock: it
/// is taken here. Afterwards all of it is there, or nothing. from stands behind the first line.
[[nodiscard]] Result<Counts> takeOver(QIODevice &from, const QByteArray &firstLine, const QString &dataDir, Clock &clock, Entropy &entropy);

} // namespace Casement::Service::Archive
