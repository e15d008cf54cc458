// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bareserver.h"
#include "tests/bench/service.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <chrono>

using namespace Qt::StringLiterals;

namespace Casement::Bench {

namespace {

using Clock = std::chrono::steady_clock;

/// Asks for one after the other until the time is over.
Tally ask(quint16 port, const Options &options, const QList<QByteArray> &requests)
{
    qsizetype next = 0;
    const auto end = Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(options.seconds));
    return drive(port, options.connections, [&](int, const Response *before) -> QByteArray {
        if (before && Clock::now() > end)
            return {};
        next = (next + 1) % requests.size();
        return requests.at(next);
    });
}

} // namespace

QJsonObject read(const Options &options)
{
    constexpr qsizetype mostCases = 200;
    const Service service(options);
    const QByteArray token = service.token(engineer);
    const QJsonArray bundles = QJsonDocument::fromJson(service.get("/v1/feed", token)).object().value("bundles"_L1).toArray();
    QList<QByteArray> bodies, ours, theirs;
    qint64 bytes = 0;
    for (const QJsonValue &bundle : bundles) {
        if (bodies.size() == mostCases)
            break;
        const QByteArray path = "/v1/cases/" + bundle["case"_L1]["number"_L1].toString().toLatin1();
        theirs << requestText("GET", "/" + QByteArray::number(bodies.size()), token);
        ours << requestText("GET", path, token);
        bodies << service.get(path, token);
        bytes += bodies.last().size();
    }
    const BareServer bare(bodies);
    qint64 failures = 0;
    qint64 requests = 0;
    const double cpu = service.cpuSeconds();
    QJsonObject figures = interleaved(options.rounds, u"requests a second"_s, [&] { return ask(bare.port(), options, theirs).requestsPerSecond(); },
                                      [&] {
                                          const Tally tally = ask(service.port(), options, ours);
                                          failures += tally.failures;
                                          requests += tally.requests;
                                          return tally.requestsPerSecond();
                                      });
    figures.insert(u"target"_s, 0.3);
    figures.insert(u"cases"_s, bodies.size());
    figures.insert(u"bytesOfOneCase"_s, bytes / std::max<qint64>(bodies.size(), 1));
    figures.insert(u"connections"_s, options.connections);
    figures.insert(u"failures"_s, failures);
    figures.insert(u"serviceMicrosecondsARequest"_s, (service.cpuSeconds() - cpu) * 1e6 / double(std::max<qint64>(requests, 1)));
    return figures;
}

} // namespace Casement::Bench
