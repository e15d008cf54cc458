// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/operation.h"

// What happens to a case by itself when time passes: the definition's timers of a pending case, and an escalation's promise.
namespace Casement {

/// What is to happen, once in a period, at its time or later. kind: a timer's id, or one of the two below.
struct Alarm
{
    QString kind;
    qint64 due = 0;
    friend bool operator==(const Alarm &, const Alarm &) = default;
};
inline const QString promiseAtRisk = QStringLiteral("promise.atRisk"); ///< three quarters of the promised time are gone (ESC-3)
inline const QString promiseMissed = QStringLiteral("promise.missed");
inline const QString eraseSealed = QStringLiteral("sealed.erase"); ///< NEW-5: of a case closed, not for good, long ago

/// The timers of the period a case is in, in their order; none where it is not pending.
[[nodiscard]] QList<Alarm> alarmsOf(const PortalDefinition &definition, const Case &record);
[[nodiscard]] QList<Alarm> alarmsOf(const Escalation &round);
/// When what is sealed on the case goes; 0 = not by itself.
[[nodiscard]] qint64 erasesAt(const PortalDefinition &definition, const Case &record);

/// When a timer may fire at the earliest: its time, and its gap after the timer before it, as far as history shows that one has fired.
[[nodiscard]] qint64 dueOf(const PortalDefinition &definition, const CaseBundle &bundle, const PortalDefinition::Timer &timer);
/// The instant at which the case closes by itself; 0 = it does not.
[[nodiscard]] qint64 closesAt(const PortalDefinition &definition, const CaseBundle &bundle);

/// The unanswered round whose promise runs out first; one whose promise has not begun only where no other is. Null: none.
[[nodiscard]] const Escalation *nextPromise(const QList<Escalation> &rounds);

/// The id of the history entry an alarm leaves: the same whoever fires it, so a second one finds it there.
[[nodiscard]] QString entryOf(const QString &period, const QString &kind);
/// What an alarm does to a case as it stands, with one history entry of that id first. NotFound: nothing any more.
[[nodiscard]] Result<Effects> fire(const PortalDefinition &definition, const CaseBundle &before, const QString &kind, const QString &period, qint64 now);

} // namespace Casement
