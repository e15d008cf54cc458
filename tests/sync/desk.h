// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/operation.h"
#include "sync/client/httpremote.h"
#include "sync/engine/engine.h"
#include "sync/protocol/codec.h"
#include "sync/protocol/paths.h"
#include "sync/store/cachereader.h"
#include "sync/store/cachestore.h"
#include "sync/store/outboxstore.h"
#include "tests/support/directtransport.h"
#include "tests/support/fixedentropy.h"
#include "tests/sync/fakes.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

// Whole clients and a whole service in one thread, on a clock of the test.
namespace Casement::Testing {

using namespace Qt::StringLiterals;

inline const QString password = QStringLiteral("a long enough secret");

/// The real service core, without HTTP, on a clock of the test.
struct World
{
    ManualClock clock;
    ManualScheduler scheduler{clock};
    FixedEntropy entropy{7};
    QTemporaryDir dir;
    DirectBus bus;
    Service::Config config{dir.filePath(u"service"_s), u"kaltura"_s};
    std::unique_ptr<Service::Handler> handler;

    [[nodiscard]] Result<void> tryToOpen()
    {
        handler.reset();
        auto opened = Service::openService(config, clock, entropy, bus);
        if (!opened)
            return opened.error();
        handler = std::move(opened).value();
        return {};
    }
    void open()
    {
        if (const auto opened = tryToOpen(); !opened)
            qFatal("%s", qPrintable(opened.error().detail));
    }
    void begin()
    {
        const auto made = Service::initialise(config, QJsonDocument(portalJson()).toJson(), clock, entropy);
        if (!made)
            qFatal("%s", qPrintable(made.error().detail));
        open();
        QList<QJsonObject> lines;
        const auto add = [&lines](const QJsonObject &line) { lines << line; };
        for (const QString &name : {u"anna"_s, u"boris"_s}) {
            add({{u"type"_s, u"account"_s}, {u"id"_s, name}, {u"name"_s, QString(u"Account of "_s + name)}});
            add({{u"type"_s, u"person"_s}, {u"id"_s, name}, {u"account"_s, name}, {u"name"_s, name}, {u"email"_s, QString(name + u"@client.example"_s)}});
            add({{u"type"_s, u"user"_s}, {u"person"_s, name}, {u"role"_s, u"customer"_s}, {u"password"_s, password}});
        }
        add({{u"type"_s, u"person"_s}, {u"id"_s, u"erik"_s}, {u"name"_s, u"erik"_s}, {u"email"_s, u"erik@client.example"_s}});
        add({{u"type"_s, u"user"_s}, {u"person"_s, u"erik"_s}, {u"role"_s, u"engineer"_s}, {u"password"_s, password}});
        import(lines);
    }
    void import(const QList<QJsonObject> &objects)
    {
        QByteArray lines;
        for (const QJsonObject &object : objects)
            lines += QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
        const Service::Reply reply = send(Paths::adminImport, lines);
        if (reply.status != 200 || !reply.body.contains("\"errors\":[]"))
            qFatal("the import was refused: %s", reply.body.constData());
    }
    void admin(const QString &path, const QJsonObject &json)
    {
        const Service::Reply reply = send(path, QJsonDocument(json).toJson());
        if (reply.status != 200)
            qFatal("refused: %s", reply.body.constData());
    }
    [[nodiscard]] Service::Reply send(const QString &path, const QByteArray &body)
    {
        Service::Request request;
        request.method = "POST";
        request.path = path;
        request.headers.insert("authorization", "Bearer " + Service::adminToken(config.dataDir).value());
        request.body = body;
        const auto answer = handler->handle(request);
        const auto *reply = std::get_if<Service::Reply>(&answer);
        return reply ? *reply : Service::Reply();
    }
};

/// One customer or engineer at work: a whole client but windows, threads and sockets.
struct Desk
{
    World &world;
    QString name;
    DirectTransport transport;
    Recorder recorder;
    std::unique_ptr<Client::HttpRemote> remote;
    std::unique_ptr<Store::CacheStore> cache;
    std::unique_ptr<Store::OutboxStore> outbox;
    std::unique_ptr<Engine::Engine> engine;
    Profile profile;
    QJsonObject definition;
    Tokens tokens;
    qint64 undoMs = 0;

    Desk(World &w, const QString &n)
        : world(w)
        , name(n)
        , transport(w.scheduler, w.bus)
    {
    }
    [[nodiscard]] QString folder() const { return world.dir.filePath(name); }
    void online(bool yes)
    {
        transport.handler = yes ? world.handler.get() : nullptr;
        if (!yes)
            transport.disconnectAll();
    }
    void signIn()
    {
        online(true);
        close(); // a client that was there before
        QDir().mkpath(folder());
        remote = std::make_unique<Client::HttpRemote>(transport, QUrl(u"http://service.example"_s));
        remote->signIn(name + u"@client.example"_s, password, [&](const Result<SignInAnswer> &answer) {
            QVERIFY2(answer.ok(), answer.ok() ? "" : qPrintable(answer.error().detail));
            tokens = answer->tokens;
            profile = answer->profile;
            remote->setAccessToken(tokens.access);
            remote->definition([&](const Result<QJsonObject> &json) { definition = json.value(); });
        });
        world.scheduler.run();
        openStores();
        QVERIFY(cache->setDefinition(definition).ok());
        QVERIFY(cache->setProfile(profile).ok());
        start();
    }
    [[nodiscard]] Result<void> tryToOpen()
    {
        auto newCache = Store::CacheStore::open(folder() + u"/cache.db"_s);
        if (!newCache && newCache.error().code == ErrorCode::Corrupt)
            newCache = Store::CacheStore::recreate(folder() + u"/cache.db"_s);
        auto newOutbox = Store::OutboxStore::open(folder() + u"/outbox.db"_s);
        if (!newCache || !newOutbox)
            return newCache ? newOutbox.error() : newCache.error();
        cache = std::move(newCache).value();
        outbox = std::move(newOutbox).value();
        // The app keeps a second copy of both beside the cache.
        const auto held = cache->definition();
        if (definition.isEmpty() || (held && !held->isEmpty()))
            return held ? Result<void>() : held.error();
        const auto known = cache->setDefinition(definition);
        return known ? cache->setProfile(profile) : known;
    }
    void openStores()
    {
        if (const auto opened = tryToOpen(); !opened)
            qFatal("%s", qPrintable(opened.error().detail));
    }
    [[nodiscard]] Result<void> tryToStart()
    {
        if (!recorder.tokens.isEmpty()) // renewed meanwhile
            tokens = recorder.tokens.last();
        engine = std::make_unique<Engine::Engine>(world.clock, world.scheduler, world.entropy, *remote, *cache, *outbox, recorder);
        engine->setUndoWindow(undoMs);
        const auto started = engine->start(tokens, false);
        world.scheduler.run();
        return started;
    }
    void start() { QVERIFY(tryToStart().ok()); }
    void restart()
    {
        close();
        openStores();
        start();
    }
    void close()
    {
        engine.reset();
        cache.reset();
        outbox.reset();
    }
    Result<void> act(const QString &caseId, const Operation::Act &act, const QList<LocalFile> &files = {})
    {
        const Operation operation{makeId(world.clock, world.entropy), caseId, portal().version, act};
        const qint64 now = world.clock.nowMs();
        if (const auto allowed = cache->check(operation, now); !allowed)
            return allowed;
        if (const auto kept = outbox->enqueue(operation, encode(operation), files, {}, now); !kept)
            return kept;
        QList<AttachmentRef> refs;
        for (const LocalFile &file : files)
            refs.append({file.id, file.name, file.mime, file.size});
        (void)cache->overlay(operation, refs, now); // durable already: where the cache fails it is only shown late
        engine->kick();
        world.scheduler.run();
        return {};
    }
    [[nodiscard]] CaseDetail detail(const QString &caseId) const
    {
        auto reader = Store::CacheReader::open(folder() + u"/cache.db"_s);
        const auto found = reader ? reader.value()->detail(caseId) : Result<CaseDetail>(reader.error());
        return found.ok() ? found.value() : CaseDetail{};
    }
    [[nodiscard]] qsizetype cases() const
    {
        auto reader = Store::CacheReader::open(folder() + u"/cache.db"_s);
        const auto ids = reader.value()->ids(CaseQuery{});
        return ids.ok() ? ids->rowIds.size() : -1;
    }
    /// Whether any file of this client holds the word, in whatever form SQLite or a log keeps it.
    [[nodiscard]] bool holds(const QByteArray &word) const
    {
        QDirIterator files(folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("cannot read %s", qPrintable(file.fileName()));
            if (file.readAll().contains(word))
                return true;
        }
        return false;
    }
};

inline OpenCase caseOf(const Desk &client, const QString &word)
{
    OpenCase draft;
    draft.accountId = client.profile.accountId;
    draft.contactId = client.profile.personId;
    draft.type = u"technicalIssue"_s;
    draft.severity = u"s3"_s;
    draft.subject = u"Subject with "_s + word;
    draft.description = u"It no longer works, says "_s + word;
    draft.product = portal().products.first().id;
    draft.fields = {{u"feature"_s, portal().products.first().features.first().id},
                    {u"productType"_s, portal().products.first().features.first().types.first().id}};
    return draft;
}

} // namespace Casement::Testing
