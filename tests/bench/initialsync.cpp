// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casement/engineroom.h"
#include "sync/protocol/codec.h"
#include "sync/store/cachereader.h"
#include "tests/bench/bulkload.h"
#include "tests/bench/service.h"

#include <QDir>
#include <QEventLoop>
#include <QJsonDocument>
#include <chrono>

using namespace Qt::StringLiterals;

namespace Casement::Bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int pageRows = 50; ///< what a window shows at once

double since(Clock::time_point began) { return std::chrono::duration<double>(Clock::now() - began).count(); }

/// One client with an empty folder, from the opening of its files to the end of its first sync.
class FirstSync final : public QObject, private Engine::EngineObserver
{
public:
    FirstSync(const App::EngineRoom::Setup &setup, int cases) : m_setup(setup), m_page(std::min(cases, pageRows))
    {
        m_setup.observerThread = this;
        m_setup.observer = this;
    }

    void run()
    {
        m_began = Clock::now();
        auto room = App::EngineRoom::open(m_setup);
        if (!room)
            qFatal("no client: %s", qPrintable(room.error().detail));
        auto reader = Store::CacheReader::open(m_setup.folder.cachePath());
        if (!reader)
            qFatal("no reader: %s", qPrintable(reader.error().detail));
        m_reader = std::move(reader).value();
        m_loop.exec();
        m_seconds = since(m_began);
    }
    [[nodiscard]] double seconds() const { return m_seconds; }
    [[nodiscard]] double firstPage() const { return m_firstPage; }

private:
    void stateChanged(const SyncState &state) override
    {
        if (state.phase == SyncState::Phase::SignInNeeded || state.problem.code == ErrorCode::Storage)
            qFatal("the sync stops: %s", qPrintable(state.problem.detail));
        if (state.phase == SyncState::Phase::Synced)
            m_loop.quit();
    }
    void cacheChanged(const Protocol::CacheChanges &) override
    {
        if (m_firstPage > 0)
            return;
        const auto ids = m_reader->ids({});
        if (!ids || ids->rowIds.size() < m_page)
            return;
        const auto rows = m_reader->rows(ids->rowIds.first(m_page));
        const auto detail = rows.ok() ? m_reader->detail(rows->first().record.id) : Result<CaseDetail>(rows.error());
        if (detail && detail->whole)
            m_firstPage = since(m_began);
    }
    void outboxChanged() override {}
    void tokensChanged(const Protocol::Tokens &) override {}
    void profileChanged(const Profile &) override {}
    void definitionChanged(const QJsonObject &) override {}

    App::EngineRoom::Setup m_setup;
    int m_page;
    std::unique_ptr<Store::CacheReader> m_reader;
    QEventLoop m_loop;
    Clock::time_point m_began;
    double m_seconds = 0, m_firstPage = 0;
};

App::EngineRoom::Setup setupFor(const Service &service)
{
    const auto answer = Protocol::signInAnswerFrom(service.signIn(engineer));
    if (!answer)
        qFatal("no sign-in: %s", qPrintable(answer.error().detail));
    App::EngineRoom::Setup setup;
    setup.info.service = QUrl(u"http://127.0.0.1:%1"_s.arg(service.port()));
    setup.info.profile = answer->profile;
    setup.info.definition = QJsonDocument::fromJson(service.get("/v1/definition", answer->tokens.access.toLatin1())).object();
    setup.tokens = answer->tokens;
    return setup;
}

} // namespace

QJsonObject initialSync(const Options &options)
{
    const Service service(options);
    QList<double> firstPages;
    double serviceSeconds = 0;
    BulkLoad load;
    QString cache;
    int round = 0;
    const auto ours = [&] {
        App::EngineRoom::Setup setup = setupFor(service);
        setup.folder = App::WorkspaceFolder(service.folder(), QString::number(++round));
        cache = setup.folder.cachePath();
        const double cpu = service.cpuSeconds();
        FirstSync sync(setup, options.cases);
        sync.run();
        serviceSeconds = service.cpuSeconds() - cpu;
        firstPages << sync.firstPage() / sync.seconds();
        return sync.seconds();
    };
    const auto yardstick = [&] {
        const QString target = service.folder() + u"/yardstick.db"_s;
        for (const QString &name : {target, QString(target + u"-wal"_s), QString(target + u"-shm"_s)})
            QFile::remove(name);
        load = loadInBulk(cache, target);
        QDir(QFileInfo(cache).path()).removeRecursively();
        return load.seconds;
    };
    QJsonObject figures = oursFirst(options.rounds, u"seconds"_s, ours, yardstick);
    figures.insert(u"target"_s, 2);
    figures.insert(u"firstPageShare"_s, median(firstPages));
    figures.insert(u"firstPageTarget"_s, 0.05);
    figures.insert(u"cases"_s, options.cases);
    figures.insert(u"rows"_s, load.rows);
    figures.insert(u"yardstickRowSeconds"_s, load.rowSeconds);
    figures.insert(u"yardstickIndexSeconds"_s, load.indexSeconds);
    figures.insert(u"yardstickSearchSeconds"_s, load.searchSeconds);
    figures.insert(u"serviceCpuSeconds"_s, serviceSeconds);
    return figures;
}

} // namespace Casement::Bench
