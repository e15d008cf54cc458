// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/world.h"

#include "sync/protocol/paths.h"
#include "tests/sim/judge.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Casement::Sim {

namespace {

constexpr qint64 second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;
constexpr qint64 kept = 30 * day; ///< what is done is kept so long, to be offered to a restored service

Weather weatherOf(Dice &dice)
{
    const auto some = [&dice](int most) { return dice.chance(300) ? 0 : int(dice.below(most)); };
    return {some(150), some(150), some(120), some(150), some(200), some(200)};
}

} // namespace

World::World(quint64 seed, const QString &templateFolder, const QString &folder, bool trace)
    : m_dice(seed), m_agenda(m_dice), m_journal(m_dice), m_trace(trace)
{
    m_site = std::make_unique<Site>(m_agenda, m_dice, templateFolder, folder);
    m_site->start();
    const QList<std::pair<QString, QString>> all{{u"rita"_s, u"rita"_s}, {u"eva"_s, u"eva"_s}, {u"nora"_s, u"nora"_s}, {u"sven"_s, u"sven"_s},
                                                 {u"rita"_s, u"rita-laptop"_s}, {u"sam"_s, u"sam"_s}, {u"max"_s, u"max"_s}};
    const qint64 count = m_dice.between(3, all.size());
    for (qint64 i = 0; i < count; ++i) {
        const auto &[person, name] = all.at(i);
        auto desk = std::make_unique<Desk>(*m_site, m_agenda, m_dice, m_weather, m_journal, person, name, QString(folder + u'/' + name));
        desk->wire().tell = [this, name](const QString &line) { tell(QString(name + u": "_s + line)); };
        m_desks.push_back(std::move(desk));
    }
}

World::~World() = default;

void World::tell(const QString &line)
{
    const QString stamped = QStringLiteral("%1 %2").arg(m_agenda.now(), 9).arg(line);
    m_hash.addData(stamped.toUtf8());
    if (m_trace)
        fprintf(stderr, "%s\n", qPrintable(stamped));
}

QStringList World::run()
{
    for (const auto &desk : m_desks)
        desk->start();
    if (m_dice.chance(700))
        m_agenda.run(minute);
    m_weather = m_usual = weatherOf(m_dice);
    live();
    calmDown();
    return judge();
}

void World::live()
{
    const qint64 acts = m_dice.between(30, 120);
    for (qint64 i = 0; i < acts; ++i) {
        happen();
        switch (m_dice.below(4)) {
        case 0: break;
        case 1: m_agenda.run(m_dice.below(200)); break;
        case 2: m_agenda.run(m_dice.below(5 * second)); break;
        default: m_agenda.run(m_dice.below(m_dice.chance(100) ? 20 * minute : 40 * second)); break;
        }
    }
}

void World::happen()
{
    Desk &desk = *m_desks.at(size_t(m_dice.below(qint64(m_desks.size()))));
    const qint64 what = m_dice.below(100);
    if (what < 72) {
        if (desk.running())
            tell(QString(desk.name() + u' ' + desk.act()));
    } else if (what < 86) {
        deskHappens(desk);
    } else if (what < 93) {
        siteHappens();
    } else {
        administer();
    }
}

void World::deskHappens(Desk &desk)
{
    const auto done = [&](const QString &line) { tell(QString(desk.name() + u' ' + line)); };
    if (!desk.running()) {
        done(u"starts"_s);
        return desk.start();
    }
    switch (m_dice.below(8)) {
    case 0: case 1: {
        const bool in = !desk.wire().plugged();
        done(in ? u"finds the network"_s : u"loses the network"_s);
        return desk.wire().plug(in);
    }
    case 2:
        done(u"works offline or no longer"_s);
        return desk.workOffline(m_dice.chance(500));
    case 3:
        done(u"asks for news"_s);
        return desk.syncNow();
    case 4: {
        // Beyond what is kept only forth: a client does not forget what lies in its future.
        const qint64 step = m_dice.chance(200) ? m_dice.between(-3 * 365, 3 * 365) * day : m_dice.between(-2 * day, 2 * day);
        done(QStringLiteral("clock steps by %1 ms").arg(step));
        desk.clock.step(step);
        for (Act &act : m_journal.acts)
            act.forgivable |= act.desk == desk.name() && step > kept / 2;
        return;
    }
    case 5:
        done(u"is closed"_s);
        return desk.close();
    default:
        done(u"starts again"_s);
        return restartDesk(desk);
    }
}

/// What the overlays made step by step is what a start makes at once.
void World::restartDesk(Desk &desk)
{
    const QStringList before = desk.open() ? desk.rows() : QStringList();
    m_dice.chance(500) ? desk.close() : desk.crash();
    const bool loses = m_dice.chance(100);
    if (loses)
        desk.loseCache();
    desk.start();
    if (before.isEmpty() || loses || !desk.open())
        return;
    const QStringList after = desk.rows();
    if (before == after)
        return;
    for (qsizetype i = 0; i < std::max(before.size(), after.size()); ++i) {
        if (before.value(i) != after.value(i)) {
            m_complaints << QString(desk.name() + u" shows other rows after a start: before "_s + before.value(i) + u", after "_s + after.value(i));
            return;
        }
    }
}

void World::siteHappens()
{
    const auto breakAll = [this] {
        for (const auto &desk : m_desks)
            desk->wire().breakAll();
    };
    switch (m_dice.below(12)) {
    case 0: case 1: case 2:
        tell(u"the service starts again"_s);
        m_site->stop();
        breakAll();
        m_agenda.run(m_dice.below(90 * second));
        return m_site->start();
    case 3: case 4: {
        const qint64 step = m_dice.chance(200) ? m_dice.between(-3 * 365, 3 * 365) * day : m_dice.between(-hour, hour);
        tell(QStringLiteral("the service's clock steps by %1 ms").arg(step));
        m_clockWentBack |= step < 0;
        m_clockWasSet = true;
        return m_site->clock.step(step);
    }
    case 5: case 6: case 7:
        tell(u"a backup is made"_s);
        return m_site->backUp();
    case 8:
        if (!m_site->hasBackup())
            return;
        tell(u"the service is put back from its backup"_s);
        m_site->restore();
        return breakAll();
    case 9:
        tell(u"the definition changes"_s);
        if (m_dice.chance(500))
            return m_site->replaceDefinition();
        m_site->changeDefinition();
        return breakAll();
    default:
        tell(u"the weather changes"_s);
        m_weather = weatherOf(m_dice);
    }
}

void World::administer()
{
    static const QStringList accounts{u"root"_s, u"north"_s, u"south"_s, u"solo"_s};
    const QString account = m_dice.pick(accounts), other = m_dice.pick(accounts);
    const QString person = m_desks.at(size_t(m_dice.below(qint64(m_desks.size()))))->person();
    QJsonObject body;
    QString path = Protocol::Paths::adminUsers;
    switch (m_dice.below(7)) {
    case 0: case 1:
        path = Protocol::Paths::adminAccounts;
        body = {{u"id"_s, Site::accountId(account)}};
        body.insert(m_dice.chance(300) ? u"parentId"_s : u"parent"_s, m_dice.chance(300) ? QString() : other);
        break;
    case 2:
        path = Protocol::Paths::adminAccounts;
        body = {{u"id"_s, Site::accountId(account)}, {u"name"_s, QString(account + u' ' + m_journal.word(Journal::administrator()))}};
        break;
    case 3:
        body = {{u"email"_s, Site::email(person)}, {u"account"_s, other}};
        break;
    case 4:
        body = {{u"email"_s, Site::email(person)}, {u"role"_s, m_dice.pick(QStringList{u"customer"_s, u"customerAdmin"_s, u"engineer"_s, u"manager"_s})}};
        break;
    case 5:
        body = {{u"email"_s, Site::email(person)}, {u"disabled"_s, m_dice.chance(400)}};
        break;
    default:
        body = {{u"email"_s, Site::email(person)}, {u"name"_s, QString(person + u' ' + m_journal.word(Journal::administrator()))}};
    }
    const int status = m_site->administer(path, body);
    tell(QStringLiteral("administrator: %1 %2 -> %3").arg(path, QString::fromUtf8(QJsonDocument(body).toJson(QJsonDocument::Compact))).arg(status));
}

bool World::quiet() const
{
    // Who is disabled never is.
    return std::all_of(m_desks.cbegin(), m_desks.cend(), [this](const auto &desk) { return desk->atRest() || m_site->disabled(desk->person()); });
}

void World::calmDown()
{
    tell(u"all becomes quiet"_s);
    m_weather = {};
    m_site->start();
    const bool forgives = m_dice.chance(500);
    for (const auto &desk : m_desks) {
        if (forgives)
            static_cast<void>(m_site->administer(Protocol::Paths::adminUsers, {{u"email"_s, Site::email(desk->person())}, {u"disabled"_s, false}}));
        desk->wire().plug(true);
        if (!desk->running())
            desk->start();
        desk->workOffline(false);
        desk->keepAll();
    }
    for (int i = 0; i < 18 && !quiet(); ++i)
        m_agenda.run(10 * second);
    for (int i = 0; i < 60 && !quiet(); ++i)
        m_agenda.run(minute);
    // A client takes a service put back under a younger clock for a copy that lags, some minutes long.
    m_agenda.run(m_clockWentBack && m_site->incarnation() > 0 ? 25 * minute : 2 * minute);
    // A renewal of the session, doubled minutes ago, may have ended it just now.
    for (int i = 0; i < 12 && !quiet(); ++i)
        m_agenda.run(10 * second);
}

QStringList World::judge()
{
    QStringList complaints = m_complaints;
    Judge judge(*m_site, m_journal);
    const auto of = [&complaints](const QString &who, const QStringList &found) {
        for (const QString &one : found)
            complaints << QString(who + u' ' + one);
    };
    for (const auto &desk : m_desks) {
        of(desk->name(), desk->complaints);
        const bool disabled = judge.disabled(*desk);
        if (!disabled && !desk->atRest())
            of(desk->name(), {QString(u"does not come to rest: "_s + desk->condition())});
        if (!desk->open())
            continue;
        of(desk->name(), judge.account(*desk));
        if (!disabled && desk->atRest())
            of(desk->name(), judge.compare(*desk));
    }
    of(u"the service's data:"_s, judge.verify(!m_clockWentBack));
    of(u"the service's data:"_s, judge.sealing(m_site->config().dataDir, m_site->incarnation() > 0, !m_clockWasSet));
    for (const QString &complaint : std::as_const(complaints))
        tell(complaint);
    return complaints;
}

} // namespace Casement::Sim
