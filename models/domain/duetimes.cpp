// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/duetimes.h"

#include <QDateTime>
#include <QTimeZone>
#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Casement {

namespace {

/// From at on the clock runs, or stands still.
struct Turn { qint64 at = 0; bool runs = true; };

/// When the clock of a case ran: not while it waited for the customer, nor while it was closed.
QList<Turn> turnsOf(const PortalDefinition &definition, const CaseBundle &bundle)
{
    const Case &record = bundle.record;
    QList<Turn> turns{{record.openedAt, true}};
    const auto turn = [&](qint64 at, const QString &status) {
        const auto *known = definition.status(status);
        const bool runs = !known || (known->phase != u"pending"_s && known->phase != u"closed"_s);
        if (runs != turns.last().runs)
            turns << Turn{std::max(at, turns.last().at), runs};
    };
    bool told = false;
    for (const HistoryEntry &entry : bundle.history) {
        if (entry.field == u"status"_s) {
            turn(entry.at, entry.to);
            told = true;
        }
    }
    if (!told && (record.pendingSince || record.closedAt)) // of an import: where it stands is all that is known
        turn(record.pendingSince ? record.pendingSince : record.closedAt, record.status);
    return turns;
}

/// Runs the clock from a beginning until the promised time is used up.
void count(DueTime &time, const Calendar &calendar, const QList<Turn> &turns)
{
    time.leftMs = time.promisedMs;
    time.ledger << LedgerLine{LedgerLine::What::Started, time.startedAt, {}};
    bool before = true;
    for (qsizetype i = 0; i < turns.size(); ++i) {
        const bool last = i + 1 == turns.size();
        if (!last && turns.at(i + 1).at <= time.startedAt)
            continue;
        const qint64 from = std::max(turns.at(i).at, time.startedAt);
        if (turns.at(i).runs != before)
            time.ledger << LedgerLine{before ? LedgerLine::What::Paused : LedgerLine::What::Resumed, from, {}};
        before = turns.at(i).runs;
        if (!before)
            continue;
        const qint64 spent = last ? time.leftMs : calendar.between(from, turns.at(i + 1).at);
        if (last || spent >= time.leftMs) {
            time.due = calendar.add(from, time.leftMs);
            time.leftMs = 0;
            break;
        }
        time.leftMs -= spent;
    }
    const qint64 end = time.due ? time.due : turns.last().at;
    for (const QDate &day : calendar.holidaysBetween(time.startedAt, end))
        time.ledger << LedgerLine{LedgerLine::What::Holiday, day.startOfDay(QTimeZone(calendar.timeZone)).toMSecsSinceEpoch(), day.toString(Qt::ISODate)};
}

/// Notes when the promise was met, and whether a change of the level put it into the past.
void settle(DueTime &time, const CaseBundle &bundle, const QString &levelField)
{
    for (const HistoryEntry &entry : bundle.history) {
        if (entry.field != levelField || entry.from.isEmpty() || entry.at < time.startedAt)
            continue;
        time.ledger << LedgerLine{LedgerLine::What::Reclassified, entry.at, entry.to};
        time.byReclassification = time.due != 0 && time.due < entry.at && (time.metAt == 0 || time.metAt > entry.at);
    }
    if (time.metAt)
        time.ledger << LedgerLine{LedgerLine::What::Met, time.metAt, {}};
    std::stable_sort(time.ledger.begin(), time.ledger.end(), [](const LedgerLine &a, const LedgerLine &b) { return a.at < b.at; });
}

} // namespace

QString nameOf(LedgerLine::What what)
{
    static constexpr std::array names{"started", "paused", "resumed", "holiday", "reclassified", "met"};
    return QString::fromLatin1(names.at(static_cast<std::size_t>(what)));
}

QString nameOf(DueTime::Kind kind)
{
    static constexpr std::array names{"firstResponse", "nextUpdate", "resolution"};
    return QString::fromLatin1(names.at(static_cast<std::size_t>(kind)));
}

QList<DueTime> dueTimes(const PortalDefinition &definition, const CaseBundle &bundle, const QString &supportLevel)
{
    const Case &record = bundle.record;
    const auto *target = definition.targetFor(definition.leadingLevelOf(record), supportLevel);
    const Calendar *calendar = target ? definition.calendar(target->calendar) : nullptr;
    if (!calendar || record.openedAt == 0)
        return {};
    qint64 firstAnswer = 0, lastAnswer = 0;
    for (const Comment &comment : bundle.comments) {
        if (!comment.byCare || comment.audience != Audience::Public || comment.postedAt < record.openedAt) // copied from another case
            continue;
        firstAnswer = firstAnswer ? firstAnswer : comment.postedAt;
        lastAnswer = comment.postedAt;
    }
    const QList<Turn> turns = turnsOf(definition, bundle);
    QList<DueTime> times;
    const auto add = [&](DueTime::Kind kind, qint64 promised, qint64 from, qint64 met, const QList<Turn> &clock) {
        if (promised == 0)
            return;
        DueTime time;
        time.kind = kind;
        time.target = target->id;
        time.promisedMs = promised;
        time.startedAt = from;
        time.metAt = met;
        count(time, *calendar, clock);
        settle(time, bundle, definition.customerSets);
        times << time;
    };
    const qint64 closed = record.open ? 0 : record.closedAt;
    add(DueTime::Kind::FirstResponse, target->firstResponseMs, record.openedAt, firstAnswer ? firstAnswer : closed, {{record.openedAt, true}});
    if (lastAnswer && record.open)
        add(DueTime::Kind::NextUpdate, target->nextUpdateMs, lastAnswer, 0, turns);
    QList<Turn> untilClosed = turns; // what ended it is no pause
    if (closed && untilClosed.size() > 1 && !untilClosed.last().runs && untilClosed.last().at == closed)
        untilClosed.removeLast();
    add(DueTime::Kind::Resolution, target->resolutionMs, record.openedAt, closed, untilClosed);
    return times;
}

} // namespace Casement
