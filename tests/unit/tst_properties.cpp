// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold whatever comes: definitions, trees, calendars and acts are made up from one seed.
#include "models/domain/timers.h"
#include "tests/support/fifthportal.h"
#include "tests/support/portal.h"

#include <QJsonArray>
#include <QTest>
#include <QTimeZone>
#include <random>

using namespace Qt::StringLiterals;
using namespace Casement;
using Testing::fifthJson;

namespace {

constexpr qint64 hour = 60LL * 60 * 1000;
constexpr qint64 noon = 1'770'000'000'000;

class Dice
{
public:
    explicit Dice(quint32 seed) : m_random(seed) {}
    qsizetype below(qsizetype n) { return qsizetype(m_random() % quint64(std::max<qsizetype>(n, 1))); }
    bool chance(int percent) { return below(100) < percent; }
    template <typename T>
    T of(const QList<T> &list) { return list.isEmpty() ? T() : list.at(below(list.size())); }

private:
    std::mt19937_64 m_random;
};

/// A life cycle nobody thought of: parse() says whether it is one.
QJsonObject anyDefinition(Dice &dice)
{
    QJsonObject json = fifthJson();
    const QStringList phases{u"new"_s, u"active"_s, u"pending"_s, u"closed"_s};
    QJsonArray statuses;
    const qsizetype count = 4 + dice.below(5);
    for (qsizetype i = 0; i < count; ++i) {
        const QString id = QStringLiteral("s%1").arg(i);
        statuses << QJsonObject{{u"id"_s, id}, {u"label"_s, id}, {u"phase"_s, i < 4 ? phases.at(i) : dice.of(phases)}};
    }
    const auto status = [&] { return QStringLiteral("s%1").arg(dice.below(count)); };
    const QStringList events{u"choose"_s, u"choose"_s, u"reply"_s, u"waiting"_s, u"working"_s, u"assign"_s, u"approve"_s, u"decline"_s, u"accept"_s};
    QJsonArray moves;
    for (qsizetype i = 0; i < 3 * count; ++i) {
        QJsonObject move{{u"from"_s, i < count ? QStringLiteral("s%1").arg(i) : status()}, {u"to"_s, i < count ? QStringLiteral("s%1").arg((i + 1) % count) : status()},
                         {u"by"_s, dice.of(QList<QJsonArray>{{u"care"_s}, {u"customer"_s}, {u"care"_s, u"customer"_s}})}, {u"on"_s, dice.of(events)}};
        if (dice.chance(10))
            move.insert(u"guard"_s, u"withinReopenWindow"_s);
        moves << move;
    }
    const bool closes = dice.chance(50);
    moves << QJsonObject{{u"from"_s, u"s2"_s}, {u"to"_s, u"s3"_s}, {u"by"_s, QJsonArray{u"service"_s}}, {u"on"_s, u"timer"_s}};
    json.insert(u"statuses"_s, statuses);
    json.insert(u"transitions"_s, moves);
    json.insert(u"timers"_s, QJsonArray{QJsonObject{{u"id"_s, u"t"_s}, {u"label"_s, u"T"_s}, {u"status"_s, u"s2"_s}, {u"to"_s, closes ? u"s3"_s : QString()}, {u"afterMs"_s, 2 * hour}}});
    return json;
}

/// Shipped and made-up definitions, whichever life cycles parse() lets through.
QList<PortalDefinition> definitions(Dice &dice, int madeUp)
{
    QList<PortalDefinition> all{Testing::portal(), Testing::portal(u"classic"_s), Testing::portal(u"atlas"_s), PortalDefinition::parse(fifthJson()).value()};
    for (int tries = 0; tries < 40 * madeUp && all.size() < 4 + madeUp; ++tries) {
        if (const auto parsed = PortalDefinition::parse(anyDefinition(dice)))
            all << parsed.value();
    }
    return all;
}

/// Accounts, people and cases under one definition, and acts on them by whoever.
struct World
{
    World(const PortalDefinition &portal, Dice &chance) : definition(portal), dice(chance)
    {
        for (int i = 0; i < 8; ++i) { // a parent is older: no rings
            const QString id = QStringLiteral("a%1").arg(i);
            hierarchy.insert(id, i == 0 || dice.chance(30) ? QString() : QStringLiteral("a%1").arg(dice.below(i)));
            accounts.insert(id, Account{id, hierarchy.value(id), id, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, 0});
            for (const QString &letter : {u"x"_s, u"y"_s})
                people << Person{QString(id + letter), id, QString(id + letter), {}, {}, {}, 0};
        }
        people << Person{u"e1"_s, {}, u"e1"_s, {}, {}, {}, 0} << Person{u"e2"_s, {}, u"e2"_s, {}, {}, {}, 0};
    }

    Actor actor(const Person &person)
    {
        const Role role = person.accountId.isEmpty() ? Role::Engineer : person.id.endsWith(u'x') ? Role::Customer : Role::CustomerAdmin;
        return {person.id, person.id, person.name, person.accountId, role, reachOf(person.id, role, person.accountId, hierarchy, definition, person.id), Channel::App};
    }
    [[nodiscard]] bool sees(const Actor &actor, const Case &record) const { return visible(actor.reach.keys, actor.role, scopeKeys(record, definition.id), Audience::Public); }

    /// As the service looks things up: what the actor may not see is not there.
    std::optional<Person> found(const Actor &actor, const QString &id)
    {
        for (const Person &person : people) {
            if (person.id == id && visible(actor.reach.keys, actor.role, {Keys::org(person.accountId), Keys::portal(definition.id)}, Audience::Public))
                return person;
        }
        return std::nullopt;
    }

    OpenCase draft(const QString &account)
    {
        OpenCase act;
        act.accountId = account;
        act.contactId = dice.chance(85) ? QString(account + u'x') : dice.of(people).id;
        act.type = definition.caseTypes.isEmpty() ? QString() : dice.of(definition.caseTypes).id;
        act.severity = dice.of(definition.severities).id;
        act.priority = definition.priorities.isEmpty() ? QString() : dice.of(definition.priorities).id;
        act.subject = u"A subject"_s;
        act.description = u"A description"_s;
        if (!definition.products.isEmpty())
            act.product = dice.of(definition.products).id;
        for (int depth = 0; depth < 3; ++depth) { // each choice hangs on those before
            QMap<QString, QString> answers = act.fields;
            answers.insert(u"product"_s, act.product);
            for (const auto &field : definition.fields) {
                if (field.kind == u"choice"_s && !field.source.isEmpty() && !act.fields.contains(field.id) && !QStringList{u"type"_s, u"severity"_s, u"priority"_s, u"product"_s}.contains(field.id)) {
                    if (const auto choices = definition.choices(field.id, answers); !choices.isEmpty())
                        act.fields.insert(field.id, dice.of(choices).id);
                }
            }
        }
        return act;
    }

    QString valueFor(const Case &record, const QString &field)
    {
        if (field == u"contact"_s)
            return dice.of(people).id;
        if (field == u"cc"_s)
            return dice.of(QStringList{u""_s, u"one@mail.example"_s, u"one@mail.example\ntwo@mail.example"_s});
        QMap<QString, QString> answers = record.fields;
        answers.insert(u"product"_s, record.product);
        if (const auto choices = definition.choices(field, answers); !choices.isEmpty() && dice.chance(90))
            return dice.of(choices).id;
        return dice.of(QStringList{u""_s, u"12345"_s, u"https://x.example/"_s, u"words"_s, u"+49 30 1234"_s, u"x@y.example"_s});
    }

    Operation::Act anyAct(const CaseBundle &bundle)
    {
        const Case &record = bundle.record;
        const QStringList fields = changeableFields(definition, Role::Engineer) + QStringList{u"account"_s, u"status"_s};
        const QString field = dice.of(fields);
        switch (dice.below(14)) {
        case 0: return PostComment{u"words"_s, dice.chance(30) ? Audience::Care : Audience::Public, dice.chance(50), {}};
        case 1: return Escalate{definition.reasons.isEmpty() ? QString() : dice.of(definition.reasons).id, u"please"_s};
        case 2: return EndEscalation{u"done"_s};
        case 3: case 4: return SetStatus{record.status, dice.of(definition.statuses).id};
        case 5: return Assign{bundle.care.ownerId, dice.of(QStringList{u"e1"_s, u"e2"_s, u""_s})};
        case 6: return RecommendClose{definition.closeReasons.isEmpty() ? QString() : dice.of(definition.closeReasons).id, u"because"_s};
        case 7: return AnswerRecommendation{dice.chance(50)};
        case 8: return AnswerSolution{dice.chance(50), dice.chance(50) ? u"no"_s : QString()};
        case 9: return StillWorking{};
        case 10: {
            const bool severity = dice.chance(50);
            const QString present = !severity ? record.priority : definition.severityAudience == Audience::Care ? bundle.care.severity : record.severity;
            const QString to = severity ? dice.of(definition.severities).id : definition.priorities.isEmpty() ? QString() : dice.of(definition.priorities).id;
            return SetLevel{severity ? u"severity"_s : u"priority"_s, present, to, u"because"_s};
        }
        default: return EditField{field, fieldText(record, field), valueFor(record, field)};
        }
    }

    Result<Effects> decided(const Actor &who, const CaseBundle *before, const Operation::Act &act, qint64 now)
    {
        Situation situation;
        if (const auto *open = std::get_if<OpenCase>(&act)) {
            if (visible(who.reach.keys, who.role, {Keys::org(open->accountId), Keys::portal(definition.id)}, Audience::Public))
                situation.account = accounts.value(open->accountId);
            situation.contact = found(who, open->contactId);
        } else {
            situation.before = *before;
        }
        if (const auto *edit = std::get_if<EditField>(&act); edit && edit->field == u"contact"_s)
            situation.contact = found(who, edit->to);
        if (const auto *assign = std::get_if<Assign>(&act); assign && !assign->to.isEmpty())
            situation.contact = found(who, assign->to);
        if (before)
            situation.owner = before->care.ownerId; // whose name is the id here
        const QString id = QStringLiteral("op%1").arg(++operations);
        return decide(definition, who, situation, {id, before ? before->record.id : QString(u"case-"_s + id), 1, act}, now);
    }

    const PortalDefinition &definition;
    Dice &dice;
    Hierarchy hierarchy;
    QHash<QString, Account> accounts;
    QList<Person> people;
    int operations = 0;
};

void apply(CaseBundle &bundle, const Effects &effects)
{
    if (effects.record)
        bundle.record = *effects.record;
    if (effects.care)
        bundle.care = *effects.care;
    for (const Escalation &round : effects.rounds) {
        bundle.rounds.removeIf([&](const Escalation &known) { return known.id == round.id; });
        bundle.rounds << round;
    }
    bundle.history << effects.history;
}

/// Whatever of a case history tells, as it stands.
QMap<QString, QString> stateOf(const PortalDefinition &definition, const CaseBundle &bundle)
{
    const Case &record = bundle.record;
    QMap<QString, QString> state{{u"status"_s, record.status}, {u"severity"_s, record.severity}, {u"priority"_s, record.priority}, {u"recommended"_s, record.closeReason},
                                 {u"escalated"_s, record.escalated ? u"yes"_s : QString()}, {u"owner"_s, bundle.care.ownerId}};
    if (definition.severityAudience == Audience::Care)
        state.insert(u"severity"_s, bundle.care.severity);
    for (const auto &field : definition.fields) {
        if (!state.contains(field.id))
            state.insert(field.id, field.id == u"contact"_s ? record.contactName : fieldText(record, field.id));
    }
    return state;
}

} // namespace

class TestProperties final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reachNeverGrowsByOnesOwnAct_ACC_4_ACC_5_ACC_11();
    void calendarsAddUp_QUE_5();
    void lifeCyclesStayInTheirGraph_STAT_1_STAT_6_STAT_7();
    void historyReplaysToThePresent_STAT_8();
};

// No act takes a case under keys it did not have, except that of its new contact; what is opened is opened where one may.
void TestProperties::reachNeverGrowsByOnesOwnAct_ACC_4_ACC_5_ACC_11()
{
    Dice dice(501);
    int applied = 0, opened = 0;
    for (const PortalDefinition &definition : definitions(dice, 20)) {
        for (int round = 0; round < 6; ++round) {
            World world(definition, dice);
            QList<CaseBundle> cases;
            for (int step = 0; step < 150; ++step) {
                const Actor who = world.actor(dice.of(world.people));
                const bool opens = cases.isEmpty() || dice.chance(15);
                const Operation::Act act = opens ? Operation::Act(world.draft(dice.of(world.accounts.keys()))) : Operation::Act();
                CaseBundle none;
                CaseBundle &bundle = opens ? none : cases[dice.below(cases.size())];
                if (!opens && !world.sees(who, bundle.record)) // the service says "no such case" before anything is decided
                    continue;
                const auto effects = world.decided(who, opens ? nullptr : &bundle, opens ? act : world.anyAct(bundle), noon + step * hour);
                if (!effects)
                    continue;
                ++applied;
                if (opens) {
                    ++opened;
                    QVERIFY(effects->record && who.reach.canOpen(effects->record->accountId));
                    QCOMPARE(effects->record->openerId, who.personId);
                    cases << CaseBundle{};
                    apply(cases.last(), effects.value());
                    continue;
                }
                const Case before = bundle.record;
                apply(bundle, effects.value());
                const Case &after = bundle.record;
                QCOMPARE(std::tuple(after.id, after.accountId, after.openerId), std::tuple(before.id, before.accountId, before.openerId));
                for (const QString &key : scopeKeys(after, definition.id)) {
                    // Only the contact moves, and only to somebody of the case's account or to who could have opened it.
                    if (!scopeKeys(before, definition.id).contains(key)) {
                        QCOMPARE(key, Keys::person(after.contactId));
                        QVERIFY(after.contactId.startsWith(after.accountId) || (after.contactId == who.personId && who.reach.canOpen(after.accountId)));
                    }
                }
                for (const HistoryEntry &entry : effects->history)
                    QVERIFY(entry.caseId == after.id && (entry.audience == Audience::Public || isCare(who.role)));
            }
        }
    }
    QVERIFY2(applied > 1000 && opened > 100, qPrintable(QStringLiteral("%1 applied, %2 opened").arg(applied).arg(opened)));
}

// Any hours, zones with any kind of clock change, any holidays.
void TestProperties::calendarsAddUp_QUE_5()
{
    Dice dice(502);
    for (const char *zone : {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Pacific/Apia", "Asia/Kolkata", "America/St_Johns", "UTC"}) {
        for (int made = 0; made < 12; ++made) {
            Calendar calendar{u"any"_s, u"Any"_s, zone, {}, {}, false};
            calendar.hours[size_t(dice.below(7))] << Calendar::Span{8 * 60, 9 * 60}; // it opens at all
            for (auto &day : calendar.hours) {
                if (dice.chance(30))
                    continue;
                day.clear();
                for (int at = int(dice.below(400)); at < 1430;) {
                    const int end = std::min(1440, at + 1 + int(dice.below(500)));
                    day << Calendar::Span{at, end};
                    at = end + 1 + int(dice.below(300));
                }
            }
            const qint64 start = QDateTime(QDate(2026, 1, 1), QTime(0, 0), QTimeZone::utc()).toMSecsSinceEpoch();
            for (int i = 0; i < 20; ++i)
                calendar.holidays << QDate(2026, 1, 1).addDays(dice.below(400));
            std::sort(calendar.holidays.begin(), calendar.holidays.end());
            for (int i = 0; i < 60; ++i) {
                const qint64 from = start + dice.below(365 * 24 * hour), a = dice.below(60 * hour), b = 1 + dice.below(60 * hour);
                const qint64 first = calendar.add(from, a), both = calendar.add(from, a + b);
                QVERIFY(first >= from && both > first);
                QCOMPARE(calendar.add(first, b), both);
                QCOMPARE(calendar.between(from, both), a + b);
                QVERIFY(calendar.isOpen(both - 1)); // the last moment of it was worked
                QVERIFY(!calendar.holidays.contains(QDateTime::fromMSecsSinceEpoch(both - 1, QTimeZone(zone)).date()));
            }
        }
    }
}

// Each step is an edge of the definition that its author, or time, may take.
void TestProperties::lifeCyclesStayInTheirGraph_STAT_1_STAT_6_STAT_7()
{
    Dice dice(503);
    const auto all = definitions(dice, 40);
    QVERIFY2(all.size() > 30, qPrintable(QString::number(all.size())));
    int moves = 0, fired = 0;
    for (const PortalDefinition &definition : all) {
        World world(definition, dice);
        for (int life = 0; life < 60; ++life) {
            const Actor engineer = world.actor(world.people.last());
            CaseBundle bundle;
            const auto opened = world.decided(engineer, nullptr, world.draft(u"a0"_s), noon);
            if (!opened)
                continue;
            apply(bundle, opened.value());
            QCOMPARE(bundle.record.status, definition.firstOf(u"new"_s).id);
            qint64 now = noon;
            for (int step = 0; step < 40; ++step) {
                now += dice.below(5 * hour);
                const QString from = bundle.record.status;
                QString who = u"service"_s;
                if (const auto alarms = alarmsOf(definition, bundle.record); dice.chance(20) && !alarms.isEmpty()) {
                    if (const auto effects = fire(definition, bundle, alarms.first().kind, u"period"_s, now)) {
                        apply(bundle, effects.value());
                        ++fired;
                    }
                } else {
                    const Actor actor = world.actor(dice.chance(50) ? world.people.last() : world.people.first());
                    who = isCare(actor.role) ? u"care"_s : u"customer"_s;
                    if (const auto effects = world.decided(actor, &bundle, world.anyAct(bundle), now))
                        apply(bundle, effects.value());
                }
                const Case &record = bundle.record;
                QVERIFY(definition.status(record.status));
                QCOMPARE(record.open, definition.isOpen(record.status));
                QCOMPARE(record.closedAt != 0, !record.open);
                QCOMPARE(record.pendingSince != 0, definition.status(record.status)->phase == u"pending"_s);
                if (record.status == from)
                    continue;
                ++moves;
                QVERIFY2(std::any_of(definition.transitions.cbegin(), definition.transitions.cend(),
                                     [&](const auto &move) { return move.from == from && move.to == record.status && move.by.contains(who); }),
                         qPrintable(QString(who + u": "_s + from + u" -> "_s + record.status)));
            }
        }
    }
    QVERIFY2(moves > 1000 && fired > 100, qPrintable(QStringLiteral("%1 moves, %2 fired").arg(moves).arg(fired)));
}

// From the case as it was opened, line by line, to the case as it stands; each line begins where the one before ended.
void TestProperties::historyReplaysToThePresent_STAT_8()
{
    Dice dice(504);
    int lines = 0;
    for (const PortalDefinition &definition : definitions(dice, 20)) {
        World world(definition, dice);
        for (int life = 0; life < 20; ++life) {
            CaseBundle bundle;
            const auto opened = world.decided(world.actor(world.people.last()), nullptr, world.draft(u"a0"_s), noon);
            if (!opened)
                continue;
            apply(bundle, opened.value());
            QMap<QString, QString> replayed = stateOf(definition, bundle);
            qint64 now = noon;
            for (int step = 0; step < 40; ++step) {
                now += dice.below(2 * hour);
                const auto effects = world.decided(world.actor(dice.chance(50) ? world.people.last() : world.people.first()), &bundle, world.anyAct(bundle), now);
                if (!effects)
                    continue;
                apply(bundle, effects.value());
                for (const HistoryEntry &entry : effects->history) {
                    QCOMPARE(entry.at, now);
                    if (entry.field == u"escalated"_s) { // its lines carry the reason
                        replayed.insert(entry.field, entry.to.isEmpty() ? QString() : u"yes"_s);
                    } else if (replayed.contains(entry.field)) {
                        QCOMPARE(entry.from, replayed.value(entry.field));
                        replayed.insert(entry.field, entry.to);
                    }
                    if (entry.field == u"status"_s && !definition.isOpen(entry.to)) // nothing is left to recommend then
                        replayed.insert(u"recommended"_s, {});
                    ++lines;
                }
                QCOMPARE(replayed, stateOf(definition, bundle));
            }
        }
    }
    QVERIFY2(lines > 1000, qPrintable(QString::number(lines)));
}

QTEST_GUILESS_MAIN(TestProperties)

#include "tst_properties.moc"
