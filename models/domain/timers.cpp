// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/timers.h"

#include "models/domain/ports.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement {

namespace {

bool runsFor(const PortalDefinition::Timer &timer, const Case &record)
{
    return record.pendingSince != 0 && timer.status == record.status && !timer.exceptTypes.contains(record.type)
        && !timer.exceptSeverities.contains(record.severity);
}

/// The timer of the same period before this one.
const PortalDefinition::Timer *before(const PortalDefinition &definition, const PortalDefinition::Timer &timer, const Case &record)
{
    const PortalDefinition::Timer *found = nullptr;
    for (const auto &other : definition.timers) {
        if (other.id == timer.id)
            break;
        if (runsFor(other, record))
            found = &other;
    }
    return found;
}

/// When a timer fired in this period; 0 = it has not.
qint64 firedAt(const CaseBundle &bundle, const QString &kind)
{
    qint64 at = 0;
    for (const HistoryEntry &entry : bundle.history) {
        if (entry.field == u"timer"_s && entry.to == kind && entry.at >= bundle.record.pendingSince)
            at = entry.at;
    }
    return at;
}

HistoryEntry entry(const CaseBundle &bundle, const QString &kind, const QString &period, qint64 now)
{
    HistoryEntry entry;
    entry.id = entryOf(period, kind);
    entry.caseId = bundle.record.id;
    entry.channel = Channel::Timer;
    entry.at = now;
    return entry;
}

} // namespace

QList<Alarm> alarmsOf(const PortalDefinition &definition, const Case &record)
{
    QList<Alarm> alarms;
    for (const auto &timer : definition.timers) {
        if (runsFor(timer, record))
            alarms << Alarm{timer.id, record.pendingSince + timer.afterMs};
    }
    return alarms;
}

QList<Alarm> alarmsOf(const Escalation &round)
{
    if (round.promiseDue == 0 || round.answeredAt != 0 || round.endedAt != 0)
        return {};
    return {{promiseAtRisk, round.raisedAt + (round.promiseDue - round.raisedAt) * 3 / 4}, {promiseMissed, round.promiseDue}};
}

qint64 erasesAt(const PortalDefinition &definition, const Case &record)
{
    const QStringList fields = definition.sealedFields();
    const bool held = std::any_of(fields.cbegin(), fields.cend(), [&](const QString &field) { return record.fields.contains(field); });
    return record.closedAt != 0 && held ? record.closedAt + definition.sealedKeptMs : 0;
}

qint64 dueOf(const PortalDefinition &definition, const CaseBundle &bundle, const PortalDefinition::Timer &timer)
{
    const qint64 own = bundle.record.pendingSince + timer.afterMs;
    const auto *earlier = before(definition, timer, bundle.record);
    if (!earlier)
        return own;
    const qint64 fired = firedAt(bundle, earlier->id);
    return std::max(own, (fired ? fired : bundle.record.pendingSince + earlier->afterMs) + timer.gapMs);
}

qint64 closesAt(const PortalDefinition &definition, const CaseBundle &bundle)
{
    for (const auto &timer : definition.timers) {
        if (!timer.to.isEmpty() && !definition.isOpen(timer.to) && runsFor(timer, bundle.record))
            return dueOf(definition, bundle, timer);
    }
    return 0;
}

const Escalation *nextPromise(const QList<Escalation> &rounds)
{
    const Escalation *next = nullptr;
    for (const Escalation &round : rounds) {
        if (round.endedAt == 0 && round.answeredAt == 0
            && (!next || (round.promiseDue && (!next->promiseDue || round.promiseDue < next->promiseDue))))
            next = &round;
    }
    return next;
}

QString entryOf(const QString &period, const QString &kind) { return derivedId(period, QString(u"alarm/"_s + kind)); }

Result<Effects> fire(const PortalDefinition &definition, const CaseBundle &bundle, const QString &kind, const QString &period, qint64 now)
{
    Effects effects;
    HistoryEntry said = entry(bundle, kind, period, now);
    if (kind == promiseAtRisk || kind == promiseMissed) {
        const auto open = [&](const Escalation &round) { return round.id == period && round.answeredAt == 0 && round.endedAt == 0; };
        if (std::none_of(bundle.rounds.cbegin(), bundle.rounds.cend(), open))
            return Error{ErrorCode::NotFound, u"the promise was kept"_s};
        said.field = u"promise"_s;
        said.to = kind == promiseMissed ? u"missed"_s : u"atRisk"_s;
        said.audience = Audience::Care;
        CaseCare care = bundle.care;
        care.id = bundle.record.id;
        care.updatedAt = now;
        effects.care = care;
        effects.history << said;
        return effects;
    }
    if (kind == eraseSealed) {
        if (erasesAt(definition, bundle.record) == 0 || erasesAt(definition, bundle.record) > now)
            return Error{ErrorCode::NotFound, u"nothing sealed is to go"_s};
        effects.record = bundle.record;
        eraseBoxes(definition, effects, said.id, said);
        return effects;
    }
    const auto timer = std::find_if(definition.timers.cbegin(), definition.timers.cend(), [&](const auto &t) { return t.id == kind; });
    if (timer == definition.timers.cend() || !runsFor(*timer, bundle.record))
        return Error{ErrorCode::NotFound, u"the case no longer waits"_s};
    Case record = bundle.record;
    if (timer->to.isEmpty()) {
        said.field = u"timer"_s;
        said.to = kind;
    } else {
        said.field = u"status"_s;
        said.from = record.status;
        said.to = timer->to;
        stand(definition, record, timer->to, now);
    }
    record.updatedAt = now;
    effects.record = record;
    effects.history << said;
    if (definition.isFinal(record.status))
        eraseBoxes(definition, effects, derivedId(said.id, eraseSealed), said);
    return effects;
}

} // namespace Casement
