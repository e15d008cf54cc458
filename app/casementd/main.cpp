// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementd/stopsignals.h"
#include "app/casementd/webhookrunner.h"
#include "app/common/systemports.h"
#include "sync/service/http/httpadaptor.h"
#include "sync/service/service.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <cstdio>
#include <sys/resource.h>

using namespace Casement;
using namespace Qt::StringLiterals;

namespace {

constexpr rlim_t wantedFiles = 8192; // connections, each worker's database, files on their way

struct Options
{
    Service::Config config;
    Service::HttpOptions http;
};

int fail(const QString &reason)
{
    std::fprintf(stderr, "casementd: %s\n", qPrintable(reason));
    return 1;
}

/// "127.0.0.1:8085", "[::1]:8085"; port 0 takes any free one.
bool parseListen(const QString &text, Service::HttpOptions &http)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool isNumber = false;
    const uint port = text.mid(colon + 1).toUInt(&isNumber);
    if (colon < 1 || !isNumber || port > 65535)
        return false;
    http.host = text.left(colon);
    if (http.host.startsWith(u'[') && http.host.endsWith(u']'))
        http.host = http.host.mid(1, http.host.size() - 2);
    http.port = quint16(port);
    return true;
}

Result<Options> parse(const QCoreApplication &app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"The service behind Casement. Create its data with casementctl init first."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({u"data"_s, u"Data folder."_s, u"DIR"_s});
    parser.addOption({u"listen"_s, u"Where to listen; port 0 takes any free one."_s, u"HOST:PORT"_s, u"127.0.0.1:8085"_s});
    parser.addOption({u"portal"_s, u"Portal the data was made for."_s, u"ID"_s, u"kaltura"_s});
    parser.process(app);
    Options options;
    options.config = {parser.value(u"data"_s), parser.value(u"portal"_s)};
    if (options.config.dataDir.isEmpty())
        return Error{ErrorCode::BadRequest, u"Name the data folder with --data DIR."_s};
    if (!parseListen(parser.value(u"listen"_s), options.http))
        return Error{ErrorCode::BadRequest, u"--listen takes HOST:PORT, for example 127.0.0.1:8085."_s};
    return options;
}

void allowManyFiles()
{
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wantedFiles)
        return;
    limit.rlim_cur = std::min(limit.rlim_max, wantedFiles);
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

QString urlOf(const QString &host, quint16 port)
{
    return host.contains(u':') ? u"http://[%1]:%2"_s.arg(host).arg(port) : u"http://%1:%2"_s.arg(host).arg(port);
}

/// Where casementctl on this machine finds it: an address for "all" is none to connect to.
QString localUrlOf(const QString &host, quint16 port)
{
    if (host == u"0.0.0.0"_s)
        return urlOf(u"127.0.0.1"_s, port);
    return urlOf(host == u"::"_s ? u"::1"_s : host, port);
}

int run(QCoreApplication &app, const Options &options)
{
    App::StopSignals stopSignals;
    QObject::connect(&stopSignals, &App::StopSignals::stopRequested, &app, &QCoreApplication::quit);
    allowManyFiles();
    const auto lock = Service::DataLock::take(options.config.dataDir);
    if (!lock)
        return fail(lock.error().detail);
    App::SystemClock clock;
    App::SystemEntropy entropy;
    Service::HttpAdaptor http;
    App::WebhookRunner webhooks(http);
    const auto started = http.start(options.http, [&] { return Service::openService(options.config, clock, entropy, webhooks); });
    if (!started)
        return fail(started.error().detail);
    if (const auto sending = webhooks.start(options.config, clock, entropy); !sending) {
        http.stop(); // its workers tell the webhooks of their commits
        return fail(sending.error().detail);
    }
    if (const auto told = Service::writeRunning(options.config.dataDir, localUrlOf(options.http.host, http.port())); !told) {
        http.stop();
        return fail(told.error().detail);
    }
    std::printf("casementd: ready on %s\n", qPrintable(urlOf(options.http.host, http.port())));
    std::fflush(stdout);
    QCoreApplication::exec();
    webhooks.stop();
    http.stop();
    Service::removeRunning(options.config.dataDir);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"casementd"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(CASEMENT_VERSION));
    const Result<Options> options = parse(app);
    return options ? run(app, options.value()) : fail(options.error().detail);
}
