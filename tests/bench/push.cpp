// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/service.h"

#include "tests/e2e/testclient.h"

#include <QTest>
#include <chrono>

using namespace Qt::StringLiterals;

namespace Casement::Bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int patienceMs = 300'000;
const QString words = u"We looked into the entry you named and see the same. A fix is on its way; you will hear from us when it is out."_s;

void waitFor(const std::function<bool()> &done, const char *what)
{
    if (!QTest::qWaitFor(done, patienceMs))
        qFatal("%s", what);
}

/// A client that has everything and is told to stay away from the network while it collects work.
class Traveller
{
public:
    Traveller(const Service &service, const QString &folder)
        : m_client(folder)
    {
        if (!m_client.signInOk(QUrl(u"http://127.0.0.1:%1"_s.arg(service.port())), QString::fromLatin1(engineer), benchPassword))
            qFatal("%s", qPrintable(m_client.lastError()));
        waitFor([this] { return sync().state().phase == SyncState::Phase::Synced; }, "the client does not come in step");
        for (const CaseSummary &row : m_client.find({{u"open"_s, Condition::Op::Is, {u"true"_s}}}))
            m_cases << row.record.id;
    }
    [[nodiscard]] const QStringList &cases() const { return m_cases; }
    void collect(int operations)
    {
        sync().setWorkOffline(true);
        waitFor([this] { return sync().state().phase == SyncState::Phase::Offline; }, "the client does not go offline");
        QList<QFuture<Result<void>>> kept;
        for (int i = 0; i < operations; ++i)
            kept << m_client.workspace().commands().postComment(m_cases.at(i % m_cases.size()), {words, Audience::Public, false, {}}, {}, {});
        waitFor([&] { return std::all_of(kept.cbegin(), kept.cend(), [](const auto &one) { return one.isFinished(); }); }, "the outbox does not fill");
        waitFor([&] { return sync().state().waiting == operations; }, "the outbox does not tell what it holds");
    }
    double sendMs()
    {
        const auto began = Clock::now();
        sync().setWorkOffline(false);
        waitFor([this] { return sync().state().waiting == 0; }, "the outbox does not empty");
        if (sync().state().returned > 0)
            qFatal("work came back");
        return std::chrono::duration<double, std::milli>(Clock::now() - began).count();
    }

private:
    [[nodiscard]] SyncControl &sync() const { return m_client.workspace().sync(); }

    Testing::TestClient m_client;
    QStringList m_cases;
};

} // namespace

QJsonObject push(const Options &options)
{
    const Service service(options);
    Traveller traveller(service, QString(service.folder() + u"/client"_s));
    if (traveller.cases().isEmpty())
        qFatal("the sample has no open case; ask for more with --cases");
    const QByteArray token = service.token(engineer);
    qint64 sent = 0;
    const auto bare = [&] {
        int left = options.operations;
        const Tally tally = drive(service.port(), 1, [&](int, const Response *) {
            if (left-- == 0)
                return QByteArray();
            const QByteArray operation = "{\"kind\":\"comment\",\"id\":\"bench-" + QByteArray::number(++sent) + "\",\"case\":\""
                + traveller.cases().at(left % traveller.cases().size()).toLatin1()
                + "\",\"definitionVersion\":1,\"audience\":\"public\",\"body\":\"" + words.toLatin1() + "\"}";
            return requestText("POST", "/v1/operations", token, operation);
        });
        if (tally.failures > 0)
            qFatal("the service refuses operations");
        return tally.seconds * 1000;
    };
    QJsonObject figures = interleaved(options.rounds, u"ms"_s, bare, [&] {
        traveller.collect(options.operations);
        return traveller.sendMs();
    });
    figures.insert(u"target"_s, 0.2);
    figures.insert(u"operations"_s, options.operations);
    figures.insert(u"cases"_s, traveller.cases().size());
    return figures;
}

} // namespace Casement::Bench
