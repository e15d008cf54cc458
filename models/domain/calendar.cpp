// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/calendar.h"

#include <QDateTime>
#include <QTimeZone>
#include <algorithm>
#include <functional>

namespace Casement {

namespace {

constexpr int longestSearchDays = 366 * 20;

/// Gives the open spans of the days from the one of `from` on, as instants, until take() answers false or nothing opens for years.
void walk(const Calendar &calendar, qint64 from, const std::function<bool(qint64, qint64)> &take)
{
    const QTimeZone zone(calendar.timeZone);
    QDate day = QDateTime::fromMSecsSinceEpoch(from, zone).date();
    const auto instant = [&](const QDate &date, int minutes) {
        return minutes >= 1440 ? date.addDays(1).startOfDay(zone).toMSecsSinceEpoch()
                               : minutes == 0 ? date.startOfDay(zone).toMSecsSinceEpoch()
                                              : QDateTime(date, QTime(minutes / 60, minutes % 60), zone).toMSecsSinceEpoch();
    };
    int idle = 0;
    qint64 last = from; // hours that the clock's change moves onto each other count once
    for (; idle < longestSearchDays; day = day.addDays(1)) {
        ++idle;
        if (std::binary_search(calendar.holidays.cbegin(), calendar.holidays.cend(), day))
            continue;
        for (const auto &[opens, closes] : calendar.hours.at(std::size_t(day.dayOfWeek() - 1))) {
            const qint64 begin = std::max(instant(day, opens), last), end = instant(day, closes);
            if (end <= begin)
                continue;
            idle = 0;
            last = end;
            if (!take(begin, end))
                return;
        }
    }
}

} // namespace

qint64 Calendar::add(qint64 from, qint64 ms) const
{
    if (always)
        return from + ms;
    qint64 left = ms, found = -1;
    walk(*this, from, [&](qint64 begin, qint64 end) {
        if (end - begin < left) {
            left -= end - begin;
            return true;
        }
        found = begin + left;
        return false;
    });
    return found;
}

qint64 Calendar::between(qint64 from, qint64 to) const
{
    if (always)
        return to - from;
    qint64 sum = 0;
    walk(*this, from, [&](qint64 begin, qint64 end) {
        if (begin >= to)
            return false;
        sum += std::min(end, to) - begin;
        return end < to;
    });
    return sum;
}

QList<QDate> Calendar::holidaysBetween(qint64 from, qint64 to) const
{
    QList<QDate> found;
    if (always)
        return found;
    const QTimeZone zone(timeZone);
    const QDate first = QDateTime::fromMSecsSinceEpoch(from, zone).date(), last = QDateTime::fromMSecsSinceEpoch(to, zone).date();
    for (const QDate &day : holidays) {
        if (day >= first && day <= last && !hours.at(std::size_t(day.dayOfWeek() - 1)).isEmpty())
            found << day;
    }
    return found;
}

} // namespace Casement
