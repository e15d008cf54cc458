// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QList>
#include <QString>
#include <array>
#include <utility>

namespace Casement {

/// When people work: opening hours of a week in a time zone, without the holidays. Immutable; instants are UTC milliseconds.
/// Days follow the zone's own clock, so hours that a change of the clock skips or repeats are as short or long as they are there.
struct Calendar
{
    using Span = std::pair<int, int>;      ///< minutes from midnight, the second excluded; 1440 = the day's end
    QString id, label;
    QByteArray timeZone;                   ///< IANA name
    std::array<QList<Span>, 7> hours;      ///< Monday first; ascending, not touching
    QList<QDate> holidays;                 ///< ascending
    bool always = false;                   ///< day and night, holidays included

    /// The instant at which ms of working time have passed since from; -1 where the calendar never opens (or not for years).
    [[nodiscard]] qint64 add(qint64 from, qint64 ms) const;
    /// Working time between two instants, from <= to.
    [[nodiscard]] qint64 between(qint64 from, qint64 to) const;
    [[nodiscard]] bool isOpen(qint64 at) const { return between(at, at + 1) > 0; }
    /// The holidays on which work would have been done between two instants.
    [[nodiscard]] QList<QDate> holidaysBetween(qint64 from, qint64 to) const;
};

} // namespace Casement
