// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <optional>

namespace Casement::Service {

/// The backfill of all grants that began after one number, up to another; key, stage and the rest say how far it came.
struct Backfill
{
    qint64 after = -1, upTo = 0; ///< change numbers
    QString key;                 ///< the grant being read; empty: none yet
    int stage = 0;
    qint64 opened = 0; ///< place within the stage
    QString id;
};

/// Where a reader stands.
struct Cursor
{
    QString userId, epoch;
    qint64 epochStarted = 0;
    qint64 tail = 0;               ///< everything up to this number was told...
    QString tailKind, tailObject;  ///< ...and of the number itself everything up to this object; empty: all of it
    qint64 grants = 0;             ///< grants known as of this number
    int definition = 0;
    QString profile; ///< mark of the one last told
    QList<Backfill> backfills;
    int done = 0, total = 0; ///< cases of the backfills
};

/// Sealed text: a reader can neither read nor make one.
[[nodiscard]] QString seal(const Cursor &cursor, const QByteArray &key);
/// None where it was not sealed with this key.
[[nodiscard]] std::optional<Cursor> unseal(const QString &text, const QByteArray &key);

} // namespace Casement::Service
