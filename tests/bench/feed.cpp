// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bareserver.h"
#include "tests/bench/service.h"

#include <chrono>

using namespace Qt::StringLiterals;

namespace Casement::Bench {

namespace {

using Clock = std::chrono::steady_clock;

/// Members of a page without reading all of it: inside texts quotation marks are escaped, so these words stand for members only.
QByteArray cursorIn(QByteArrayView page)
{
    constexpr QByteArrayView name("\"cursor\":\"");
    const qsizetype at = page.indexOf(name) + name.size();
    return page.sliced(at, page.indexOf('"', at) - at).toByteArray();
}

bool hasMore(QByteArrayView page) { return page.lastIndexOf("\"more\":true") >= 0; }

QList<QByteArray> allPages(const Service &service, const QByteArray &token)
{
    QList<QByteArray> pages{service.get("/v1/feed", token)};
    while (hasMore(pages.last()))
        pages << service.get("/v1/feed?cursor=" + cursorIn(pages.last()), token);
    return pages;
}

Clock::time_point deadline(double seconds)
{
    return Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
}

/// Whole backfills, one after the other, by each reader.
Tally readFeed(quint16 port, const Options &options, const QByteArray &token)
{
    const QByteArray first = requestText("GET", "/v1/feed", token);
    const auto end = deadline(options.seconds);
    return drive(port, options.connections, [&](int, const Response *before) -> QByteArray {
        if (before && Clock::now() > end)
            return {};
        if (!before || before->status != 200 || !hasMore(before->body))
            return first;
        return requestText("GET", "/v1/feed?cursor=" + cursorIn(before->body), token);
    });
}

/// The same pages in the same order from memory, looked through in the same way.
Tally readPages(quint16 port, const Options &options, qsizetype pages, const QByteArray &token)
{
    QList<qsizetype> next(options.connections, 0);
    const auto end = deadline(options.seconds);
    return drive(port, options.connections, [&](int connection, const Response *before) -> QByteArray {
        if (before && (Clock::now() > end || (hasMore(before->body) && cursorIn(before->body).isEmpty())))
            return {};
        const QByteArray page = QByteArray::number(next[connection]);
        next[connection] = (next[connection] + 1) % pages;
        return requestText("GET", "/" + page, token);
    });
}

} // namespace

QJsonObject feed(const Options &options)
{
    const Service service(options);
    const QByteArray token = service.token(engineer);
    const QList<QByteArray> pages = allPages(service, token);
    const BareServer bare(pages);
    qint64 bytes = 0;
    for (const QByteArray &page : pages)
        bytes += page.size();
    qint64 failures = 0;
    qint64 requests = 0;
    const double cpu = service.cpuSeconds();
    QJsonObject figures = interleaved(options.rounds, u"bytes a second"_s, [&] { return readPages(bare.port(), options, pages.size(), token).bytesPerSecond(); },
                                      [&] {
                                          const Tally tally = readFeed(service.port(), options, token);
                                          failures += tally.failures;
                                          requests += tally.requests;
                                          return tally.bytesPerSecond();
                                      });
    figures.insert(u"target"_s, 0.5);
    figures.insert(u"pages"_s, pages.size());
    figures.insert(u"bytesOfOneBackfill"_s, bytes);
    figures.insert(u"readers"_s, options.connections);
    figures.insert(u"failures"_s, failures);
    figures.insert(u"serviceMicrosecondsAPage"_s, (service.cpuSeconds() - cpu) * 1e6 / double(std::max<qint64>(requests, 1)));
    return figures;
}

} // namespace Casement::Bench
