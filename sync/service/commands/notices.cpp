// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/commands/notices.h"

#include "models/domain/notices.h"
#include "sync/service/queries/visibility.h"
#include "sync/service/storage/rows.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr int mostSweptAtOnce = 200; ///< requests want the writer's lock too

struct Reader
{
    QString userId;
    Role role = Role::Customer;
};

class Recipients
{
public:
    Recipients(Core &core, const Case &record, const Effects &effects) : m_core(core), m_record(record), m_effects(effects) {}

    [[nodiscard]] QList<Reader> named(const QString &who)
    {
        if (who == u"contact"_s)
            return person(m_record.contactId);
        if (who == u"opener"_s)
            return person(m_record.openerId);
        if (who == u"managers"_s)
            return all(Role::Manager);
        if (who == u"owner"_s)
            return person(owner());
        if (who == u"escalator"_s) {
            QList<Reader> escalators;
            for (const Escalation &round : m_effects.rounds)
                escalators += person(round.byId);
            return escalators;
        }
        const auto toManagers = [](const Escalation &round) { return round.route == u"managers"_s; };
        if (who == u"route"_s && std::any_of(m_effects.rounds.cbegin(), m_effects.rounds.cend(), toManagers))
            return all(Role::Manager);
        const auto one = person(owner()); // engineer; while nobody has the case it is everybody's
        return one.isEmpty() ? all(Role::Engineer) : one;
    }

private:
    [[nodiscard]] QString owner()
    {
        if (m_effects.care)
            return m_effects.care->ownerId;
        Sql::Query query = m_core.db.run(u"SELECT owner_id FROM case_care WHERE id = ?"_s, {m_record.id});
        return query.next() ? query.text(0) : QString();
    }
    [[nodiscard]] QList<Reader> person(const QString &id)
    {
        return id.isEmpty() ? QList<Reader>() : readers(u"person_id = ?"_s, id);
    }
    [[nodiscard]] QList<Reader> all(Role role) { return readers(u"role = ?"_s, nameOf(role)); }
    [[nodiscard]] QList<Reader> readers(const QString &where, const QString &value)
    {
        Sql::Query query = m_core.db.run(QString(u"SELECT id, role FROM app_user WHERE disabled = 0 AND "_s + where + u" ORDER BY id"_s), {value});
        QList<Reader> found;
        while (query.next())
            found << Reader{query.text(0), roleFrom(query.text(1))};
        return found;
    }

    Core &m_core;
    const Case &m_record;
    const Effects &m_effects;
};

} // namespace

void writeNotices(Core &core, const Case &after, const Effects &effects, const QString &actorId, ChangeTransaction &transaction)
{
    const QList<CaseEvent> events = eventsOf(core.definition, effects);
    const QStringList keys = scopeKeys(after, core.portal());
    Recipients recipients(core, after, effects);
    QSet<QString> told{actorId};
    for (const auto &rule : core.definition.notices) {
        const auto event = std::find_if(events.cbegin(), events.cend(), [&](const CaseEvent &e) { return e.event == rule.on; });
        if (event == events.cend())
            continue;
        for (const QString &who : rule.to) {
            for (const Reader &reader : recipients.named(who)) {
                if (told.contains(reader.userId) || !visible(liveKeys(core.db, reader.userId), reader.role, keys, event->audience))
                    continue;
                told.insert(reader.userId);
                const CaseNotice notice{derivedId(event->key, QString(u"notice/"_s + reader.userId)), after.id, event->event, event->from, event->to,
                                        event->byName, event->audience, core.clock.nowMs(), transaction.number()};
                Rows::save(core.db, reader.userId, notice);
                transaction.changed(Protocol::Kind::Notice, notice.id, {Keys::user(reader.userId)}, Audience::Me);
            }
        }
    }
}

void tellNoticesAgain(Core &core, const Case &record, ChangeTransaction &transaction)
{
    struct Told { QString id; Reader reader; Audience audience; };
    QList<Told> told;
    {
        Sql::Query query = core.db.run(u"SELECT n.id, n.user_id, u.role, n.audience FROM notice n JOIN app_user u ON u.id = n.user_id WHERE n.case_id = ?"_s, {record.id});
        while (query.next())
            told << Told{query.text(0), {query.text(1), roleFrom(query.text(2))}, audienceFrom(query.text(3))};
    }
    const QStringList keys = scopeKeys(record, core.portal());
    for (const Told &one : std::as_const(told)) {
        if (visible(liveKeys(core.db, one.reader.userId), one.reader.role, keys, one.audience))
            transaction.changed(Protocol::Kind::Notice, one.id, {Keys::user(one.reader.userId)}, Audience::Me);
    }
}

void sweepNotices(Core &core, qint64 now)
{
    QList<std::pair<QString, QString>> old;
    {
        Sql::Query query = core.db.run(u"SELECT id, user_id FROM notice WHERE at < ? ORDER BY at LIMIT ?"_s, {now - noticesKeptMs, mostSweptAtOnce});
        while (query.next())
            old.emplace_back(query.text(0), query.text(1));
    }
    if (old.isEmpty())
        return;
    ChangeTransaction transaction(core);
    for (const auto &[id, userId] : std::as_const(old)) {
        const QStringList keys{Keys::user(userId)};
        if (core.db.run(u"DELETE FROM viewed WHERE user_id = ? AND kind = 'notice' AND object_id = ?"_s, {userId, id}).changed() > 0)
            transaction.left(Protocol::Kind::Viewed, QString(u"notice:"_s + id), keys, Audience::Me);
        core.db.run(u"DELETE FROM notice WHERE id = ?"_s, {id});
        transaction.left(Protocol::Kind::Notice, id, keys, Audience::Me);
    }
    if (const auto done = transaction.commit(); !done)
        qWarning("old notices were not removed: %s", qUtf8Printable(done.error().detail.section(u'\n', 0, 0)));
}

} // namespace Casement::Service
