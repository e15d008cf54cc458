// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/jobs/timers.h"

#include "models/domain/ports.h"
#include "models/domain/timers.h"
#include "sync/service/commands/effects.h"
#include "sync/service/storage/rows.h"
#include "sync/sql/casecolumns.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr int mostAtOnce = 50; ///< of one tick: requests want the writer's lock too
constexpr qint64 noteEvery = 10LL * 60 * 1000;

void set(Core &core, const QString &caseId, const QString &period, const QList<Alarm> &alarms)
{
    for (const Alarm &alarm : alarms)
        core.db.run(u"INSERT INTO timer (case_id, kind, period, due) VALUES (?, ?, ?, ?) ON CONFLICT (case_id, kind, period) DO UPDATE SET due = excluded.due"_s,
                    {caseId, alarm.kind, period, alarm.due});
}

void drop(Core &core, const QString &caseId, const QString &kind, const QString &period)
{
    core.db.run(u"DELETE FROM timer WHERE case_id = ? AND kind = ? AND period = ?"_s, {caseId, kind, period});
}

} // namespace

void Timers::plan(Core &core, const std::optional<Case> &before, const Effects &effects)
{
    const qint64 since = before ? before->pendingSince : 0;
    if (effects.record && !effects.history.isEmpty() && (effects.record->pendingSince != since)) {
        const Case &record = *effects.record;
        if (since != 0) {
            for (const auto &timer : core.definition.timers)
                core.db.run(u"DELETE FROM timer WHERE case_id = ? AND kind = ?"_s, {record.id, timer.id});
        }
        set(core, record.id, effects.history.last().id, alarmsOf(core.definition, record));
    }
    if (effects.record && !effects.history.isEmpty()) { // NEW-5
        const Case &record = *effects.record;
        const qint64 due = erasesAt(core.definition, record);
        if (due != (before ? erasesAt(core.definition, *before) : 0)) {
            core.db.run(u"DELETE FROM timer WHERE case_id = ? AND kind = ?"_s, {record.id, eraseSealed});
            if (due != 0)
                set(core, record.id, effects.history.last().id, {{eraseSealed, due}});
        }
    }
    for (const Escalation &round : effects.rounds) {
        const QList<Alarm> alarms = alarmsOf(round);
        if (alarms.isEmpty())
            core.db.run(u"DELETE FROM timer WHERE case_id = ? AND period = ?"_s, {round.caseId, round.id});
        else
            set(core, round.caseId, round.id, alarms);
    }
}

namespace {

/// The entry with which the present period began: what timers fired in it is told by ids made of it.
QString periodOf(Core &core, const Case &record)
{
    {
        Sql::Query planned = core.db.run(u"SELECT period FROM timer WHERE case_id = ? AND kind NOT IN (?, ?) LIMIT 1"_s, {record.id, promiseAtRisk, promiseMissed});
        if (planned.next())
            return planned.text(0);
    }
    QStringList begun;
    Sql::Query entries = core.db.run(u"SELECT id FROM history WHERE case_id = ? AND at = ? ORDER BY id"_s, {record.id, record.pendingSince});
    while (entries.next())
        begun << entries.text(0);
    for (const QString &entry : std::as_const(begun)) {
        for (const auto &timer : core.definition.timers) {
            if (Rows::exists(core.db, u"history"_s, entryOf(entry, timer.id)))
                return entry;
        }
    }
    return begun.isEmpty() ? derivedId(record.id, QString(u"period/"_s + QString::number(record.pendingSince))) : begun.last();
}

} // namespace

void Timers::planAgain(Core &core)
{
    QList<Case> waiting;
    {
        Sql::Query query = core.db.run(QString(u"SELECT "_s + Sql::caseColumns() + u" FROM case_row WHERE is_open = 1 AND pending_since > 0"_s));
        while (query.next())
            waiting << Sql::caseAt(query);
    }
    for (const Case &record : std::as_const(waiting)) {
        const QString period = periodOf(core, record);
        core.db.run(u"DELETE FROM timer WHERE case_id = ? AND kind NOT IN (?, ?)"_s, {record.id, promiseAtRisk, promiseMissed});
        QList<Alarm> alarms = alarmsOf(core.definition, record);
        alarms.removeIf([&](const Alarm &alarm) { return Rows::exists(core.db, u"history"_s, entryOf(period, alarm.kind)); });
        set(core, record.id, period, alarms);
    }
}

void Timers::tick()
{
    const bool held = m_core.process.clockWatch.look(m_core.clock);
    const qint64 now = m_core.clock.nowMs();
    if (!held && now - m_noted >= noteEvery) {
        m_noted = now;
        ClockWatch::note(m_core.db, m_core.portal(), now);
    }
    for (const Due &one : due(now, held))
        fire(one, now);
}

QList<Timers::Due> Timers::due(qint64 now, bool held)
{
    QString where = u"due <= ?"_s;
    QVariantList values{now};
    for (const auto &timer : m_core.definition.timers) {
        if (held && !timer.to.isEmpty()) { // somebody set the clock: nothing is closed by it
            where += u" AND kind <> ?"_s;
            values << timer.id;
        }
    }
    if (held) {
        where += u" AND kind <> ?"_s;
        values << eraseSealed;
    }
    Sql::Query query = m_core.db.run(QString(u"SELECT case_id, kind, period FROM timer WHERE "_s + where + u" ORDER BY due, case_id, kind LIMIT ?"_s),
                                     values << mostAtOnce);
    QList<Due> found;
    while (query.next())
        found << Due{query.text(0), query.text(1), query.text(2)};
    return found;
}

void Timers::fire(const Due &due, qint64 now)
{
    ChangeTransaction transaction(m_core);
    // All is read anew under the lock: another instance may have been first, or somebody replied.
    if (!m_core.db.run(u"SELECT 1 FROM timer WHERE case_id = ? AND kind = ? AND period = ?"_s, {due.caseId, due.kind, due.period}).next())
        return;
    const auto bundle = caseOf(due.caseId);
    const auto timer = std::find_if(m_core.definition.timers.cbegin(), m_core.definition.timers.cend(), [&](const auto &t) { return t.id == due.kind; });
    const qint64 at = !bundle ? 0
        : due.kind == eraseSealed ? erasesAt(m_core.definition, bundle->record)
        : timer != m_core.definition.timers.cend() ? dueOf(m_core.definition, *bundle, *timer) : 0;
    if (at > now) { // a gap after the timer before it, or another definition meanwhile
        set(m_core, due.caseId, due.period, {{due.kind, at}});
    } else {
        drop(m_core, due.caseId, due.kind, due.period);
        const bool fired = Rows::exists(m_core.db, u"history"_s, entryOf(due.period, due.kind));
        if (auto effects = bundle && !fired ? Casement::fire(m_core.definition, *bundle, due.kind, due.period, now)
                                            : Result<Effects>(Error{ErrorCode::NotFound, {}}))
            static_cast<void>(writeEffects(m_core, std::move(effects).value(), bundle->record, {}, transaction));
    }
    if (const auto done = transaction.commit(); !done)
        qWarning("a timer did not fire: %s", qUtf8Printable(done.error().detail.section(u'\n', 0, 0)));
}

std::optional<CaseBundle> Timers::caseOf(const QString &id)
{
    const auto record = Rows::caseRecord(m_core.db, id);
    if (!record)
        return std::nullopt;
    CaseBundle bundle;
    bundle.record = *record;
    Sql::Query care = m_core.db.run(QString(u"SELECT "_s + Rows::careColumns() + u" FROM case_care WHERE id = ?"_s), {id});
    if (care.next())
        bundle.care = Rows::careAt(care);
    Sql::Query rounds = m_core.db.run(QString(u"SELECT "_s + Rows::escalationColumns() + u" FROM escalation WHERE case_id = ?"_s), {id});
    while (rounds.next())
        bundle.rounds << Rows::escalationAt(rounds);
    Sql::Query history = m_core.db.run(QString(u"SELECT "_s + Rows::historyColumns() + u" FROM history WHERE case_id = ? AND field = 'timer' ORDER BY at"_s), {id});
    while (history.next())
        bundle.history << Rows::historyAt(history);
    return bundle;
}

} // namespace Casement::Service
