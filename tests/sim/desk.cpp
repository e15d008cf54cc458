// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/desk.h"

#include "sync/protocol/codec.h"
#include "sync/sql/database.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace Casement::Sim {

using namespace Protocol;

Desk::Desk(Site &site, Agenda &agenda, Dice &dice, const Weather &weather, Journal &journal, const QString &person, const QString &name,
           const QString &folder)
    : clock(agenda), m_site(site), m_dice(dice), m_journal(journal), m_person(person), m_name(name), m_folder(folder), m_strand(agenda),
      m_entropy(dice.number()), m_wire(site, agenda, dice, weather, m_strand)
{
    QDir().mkpath(folder);
}

Desk::~Desk()
{
    crash();
}

void Desk::start()
{
    m_running = true;
    m_remote = std::make_unique<Client::HttpRemote>(m_wire, QUrl(u"http://service.example"_s));
    if (QFile::exists(m_folder + u"/outbox.db"_s)) {
        if (const auto opened = openStores(); !opened) {
            complaints << QString(u"the stores do not open: "_s + opened.error().detail);
            return;
        }
        std::optional<Tokens> tokens;
        if (!m_refreshToken.isEmpty())
            tokens = Tokens{{}, m_refreshToken, 0};
        startEngine(tokens);
    }
    watch();
}

void Desk::close()
{
    m_running = false;
    m_engine.reset();
    m_remote.reset();
    m_reader.reset();
    m_cache.reset();
    m_outbox.reset();
    m_wire.forget();
    m_strand.clear();
    m_signingIn = false;
}

void Desk::crash()
{
    close();
}

void Desk::loseCache()
{
    for (const QString &end : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(cachePath() + end);
}

Result<void> Desk::openStores()
{
    auto cache = Store::CacheStore::open(cachePath());
    if (!cache)
        return cache.error();
    auto outbox = Store::OutboxStore::open(m_folder + u"/outbox.db"_s);
    if (!outbox)
        return outbox.error();
    m_cache = std::move(cache).value();
    m_outbox = std::move(outbox).value();
    m_cache->setSpared([this] {
        QStringList cases;
        if (const auto rows = m_outbox->pending(); rows.ok()) {
            for (const OutboxRow &row : rows.value())
                cases << row.caseId;
        }
        return cases;
    });
    if (m_keepsAll) {
        if (const auto chosen = m_cache->choose({}); !chosen)
            return chosen;
    }
    const auto definition = m_cache->definition();
    const auto profile = m_cache->profile();
    if (!definition || !profile)
        return Error{ErrorCode::Storage, u"the cache does not answer"_s};
    // The app keeps a second copy of both beside the cache.
    if (definition->isEmpty() && m_definition.version > 0) {
        if (const auto kept = m_cache->setDefinition(m_definition.json()); !kept)
            return kept;
    }
    if (!profile.value() && !m_profile.userId.isEmpty())
        return m_cache->setProfile(m_profile);
    return {};
}

void Desk::startEngine(const std::optional<Tokens> &tokens)
{
    m_engine = std::make_unique<Engine::Engine>(clock, m_strand, m_entropy, *m_remote, *m_cache, *m_outbox,
                                                static_cast<EngineObserver &>(*this));
    if (const auto started = m_engine->start(tokens, false); !started)
        complaints << QString(u"the engine does not start: "_s + started.error().detail);
}

void Desk::watch()
{
    const bool needed = !m_engine || m_engine->state().phase == SyncState::Phase::SignInNeeded;
    if (needed && !m_signingIn)
        signIn();
    m_strand.postAfter(20'000, [this] { watch(); });
}

void Desk::signIn()
{
    m_signingIn = true;
    m_remote->signIn(Site::email(m_person), Site::password, [this](const Result<SignInAnswer> &answer) {
        if (!answer) {
            m_signingIn = false;
            return;
        }
        m_remote->setAccessToken(answer->tokens.access);
        m_remote->definition([this, answer = answer.value()](const Result<QJsonObject> &definition) {
            m_signingIn = false;
            if (definition.ok())
                enter(answer, definition.value());
        });
    });
}

void Desk::enter(const SignInAnswer &answer, const QJsonObject &definition)
{
    m_refreshToken = answer.tokens.refresh;
    if (m_engine)
        return m_engine->setTokens(answer.tokens);
    m_profile = answer.profile;
    definitionChanged(definition);
    if (const auto opened = openStores(); !opened) {
        complaints << QString(u"the stores do not open: "_s + opened.error().detail);
        return;
    }
    startEngine(answer.tokens);
}

void Desk::definitionChanged(const QJsonObject &definition)
{
    if (auto parsed = PortalDefinition::parse(definition))
        m_definition = std::move(parsed).value();
    else
        complaints << u"a definition of the service is not valid"_s;
}

bool Desk::atRest() const
{
    if (!m_engine || m_engine->state().phase != SyncState::Phase::Synced)
        return false;
    const auto rows = m_outbox->pending();
    const auto wanted = m_cache->wanted(1);
    return rows && wanted && wanted->isEmpty()
        && std::all_of(rows->cbegin(), rows->cend(), [](const OutboxRow &row) { return row.returned; });
}

QString Desk::condition() const
{
    if (!m_engine)
        return u"never signed in"_s;
    const SyncState &state = m_engine->state();
    const auto rows = m_outbox->pending();
    QStringList waiting;
    for (const OutboxRow &row : rows ? rows.value() : QList<OutboxRow>()) {
        if (!row.returned)
            waiting << row.kind;
    }
    return QStringLiteral("phase %1, %2 of %3 cases, problem '%4', waiting [%5], %6 headers").arg(int(state.phase)).arg(state.done).arg(state.total)
        .arg(state.problem.detail, waiting.join(u' ')).arg(m_cache->wanted(100).value().size());
}

void Desk::workOffline(bool offline)
{
    if (m_engine)
        m_engine->setWorkOffline(offline);
}

void Desk::keepAll()
{
    m_keepsAll = true;
    if (!m_engine)
        return;
    static_cast<void>(m_cache->choose({}));
    m_engine->wakeWork();
}

void Desk::syncNow()
{
    if (m_engine)
        m_engine->syncNow();
}

Store::CacheReader *Desk::reader()
{
    if (!m_reader) {
        auto reader = Store::CacheReader::open(cachePath());
        if (!reader)
            qFatal("%s", qPrintable(reader.error().detail));
        m_reader = std::move(reader).value();
    }
    return m_reader.get();
}

QStringList Desk::rows()
{
    static const QList<std::pair<QString, QString>> tables{
        {u"case_row"_s, u"id, number, status, subject, description, updated, response_at, response_line, escalated, is_open, version, held, pending"_s},
        {u"case_care"_s, u"id, owner_id, updated, version"_s},
        {u"comment"_s, u"id, case_id, body, audience, posted, version"_s},
        {u"attachment"_s, u"id, case_id, comment_id, name, version"_s},
        {u"history"_s, u"id, case_id, field, value_from, value_to, at, version"_s},
        {u"escalation"_s, u"id, case_id, description, answered, promise_due, version"_s},
        {u"viewed"_s, u"id, at, version"_s},
        {u"entry"_s, u"coalesce(comment_id, ''), text"_s},
        {u"pending_object"_s, u"operation_id, kind, id"_s}};
    QStringList lines;
    const auto database = std::move(Sql::Database::open(cachePath(), {.readOnly = true})).value();
    for (const auto &[table, columns] : tables) {
        const auto count = columns.count(u", "_s) + 1 - (columns.contains(u"coalesce"_s) ? 1 : 0);
        Sql::Query query = database->run(QString(u"SELECT "_s + columns + u" FROM "_s + table + u" ORDER BY 1, 2"_s));
        while (query.next()) {
            QStringList values{table};
            for (int column = 0; column < count; ++column)
                values << query.text(column);
            lines << values.join(u'|');
        }
    }
    if (const auto ok = database->check(); !ok)
        qFatal("%s", qPrintable(ok.error().detail));
    return lines;
}

} // namespace Casement::Sim
