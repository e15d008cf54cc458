// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/client/httpremote.h"
#include "sync/engine/engine.h"
#include "sync/store/cachereader.h"
#include "sync/store/cachestore.h"
#include "sync/store/outboxstore.h"
#include "tests/sim/journal.h"
#include "tests/sim/wire.h"

namespace Casement::Sim {

/// One person at one computer: a whole client but its windows and threads.
class Desk final : private Engine::EngineObserver
{
    Q_DISABLE_COPY_MOVE(Desk)
public:
    Desk(Site &site, Agenda &agenda, Dice &dice, const Weather &weather, Journal &journal, const QString &person, const QString &name,
         const QString &folder);
    ~Desk() override;

    /// Opens what is here, or signs in where nothing is; tries again by itself until that works.
    void start();
    void close();  ///< the program is left
    void crash();  ///< the program is gone, whatever it was doing
    void loseCache(); ///< somebody has removed cache.db; to be called closed
    [[nodiscard]] bool running() const { return m_running; }
    [[nodiscard]] bool open() const { return m_engine != nullptr; }
    [[nodiscard]] bool atRest() const; ///< all of it is sent and fetched
    [[nodiscard]] QString condition() const;

    void workOffline(bool offline);
    void syncNow();
    void keepAll(); ///< from now on; what was left out comes back
    /// Does something its person might do; what it was, for the trace.
    QString act();
    /// The effective rows as text, in an order of their own.
    [[nodiscard]] QStringList rows();

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] const QString &person() const { return m_person; }
    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] QString cachePath() const { return m_folder + QStringLiteral("/cache.db"); }
    [[nodiscard]] Store::OutboxStore &outbox() { return *m_outbox; }
    [[nodiscard]] Store::CacheStore &cache() { return *m_cache; }
    [[nodiscard]] Engine::Engine &engine() { return *m_engine; }
    SimClock clock;
    Wire &wire() { return m_wire; }
    QStringList complaints; ///< what must never be

private:
    void signIn();
    void enter(const Protocol::SignInAnswer &answer, const QJsonObject &definition);
    [[nodiscard]] Result<void> openStores();
    void startEngine(const std::optional<Protocol::Tokens> &tokens);
    void watch(); ///< now and then: is a sign-in needed?

    QString openCase();
    QString comment();
    QString escalate();
    QString setStatus();
    QString assign();
    QString edit();
    QString editRecord();
    QString addContact();
    QString keep();
    QString seal();
    QString reveal();
    QString decideSomething();
    QString relate();
    QString split();
    QString merge();
    QString choose();
    QString look();
    QString tidyOutbox();
    QString fetchFile();
    [[nodiscard]] std::optional<CaseDetail> anyCase();
    QString submit(const QString &kind, const QString &caseId, const Operation::Act &act, const QString &word, const QList<LocalFile> &files = {});
    [[nodiscard]] QList<LocalFile> anyFiles();
    [[nodiscard]] Store::CacheReader *reader();

    void stateChanged(const SyncState &) override {}
    void cacheChanged(const Protocol::CacheChanges &) override {}
    void outboxChanged() override {}
    void tokensChanged(const Protocol::Tokens &tokens) override { m_refreshToken = tokens.refresh; }
    void profileChanged(const Profile &profile) override { m_profile = profile; }
    void definitionChanged(const QJsonObject &definition) override;

    Site &m_site;
    Dice &m_dice;
    Journal &m_journal;
    QString m_person, m_name, m_folder;
    Strand m_strand;
    FixedEntropy m_entropy;
    Wire m_wire;
    bool m_running = false, m_signingIn = false, m_keepsAll = false;
    QString m_refreshToken; ///< what the keyring holds
    Profile m_profile;
    PortalDefinition m_definition;
    std::unique_ptr<Client::HttpRemote> m_remote;
    std::unique_ptr<Store::CacheStore> m_cache;
    std::unique_ptr<Store::CacheReader> m_reader;
    std::unique_ptr<Store::OutboxStore> m_outbox;
    std::unique_ptr<Engine::Engine> m_engine;
};

} // namespace Casement::Sim
