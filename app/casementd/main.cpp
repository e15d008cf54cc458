// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementd/check.h"
#include "app/casementd/daemon.h"
#include "app/casementd/processsignals.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <cstdio>
#include <sys/resource.h>

using namespace Casement;
using namespace Qt::StringLiterals;

namespace {

constexpr rlim_t wantedFiles = 8192; // connections, each worker's database, files on their way

struct Invocation
{
    App::Flags flags;
    bool check = false;
};

/// Before the service runs people read what is wrong; afterwards it is the log that tells.
int fail(const QStringList &reasons)
{
    for (const QString &reason : reasons)
        std::fprintf(stderr, "casementd: %s\n", qUtf8Printable(reason));
    return 1;
}

Result<Invocation> parse(const QCoreApplication &app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"The service behind Casement. Create its data with casementctl init first.\n"
                                     "Each option below can also stand in the configuration file (listen = 127.0.0.1:8085) and in the\n"
                                     "environment (CASEMENT_LISTEN). An option counts before the environment, and that before the file."_s);
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addOption({u"check"_s, u"Read the settings, look at the data, tell what counts and what is wrong; change nothing."_s});
    for (const App::Option &option : App::options())
        parser.addOption({option.name, option.help, option.parameter});
    if (!parser.parse(app.arguments()))
        return Error{ErrorCode::BadRequest, u"%1 casementd --help lists the options."_s.arg(parser.errorText())};
    if (parser.isSet(help) || parser.isSet(version))
        parser.process(app); // answers and ends
    if (const QStringList others = parser.positionalArguments(); !others.isEmpty())
        return Error{ErrorCode::BadRequest, u"\"%1\" is no option. casementd --help lists them."_s.arg(others.first())};
    Invocation invocation;
    invocation.check = parser.isSet(u"check"_s);
    for (const App::Option &option : App::options()) {
        if (parser.isSet(option.name))
            invocation.flags.insert(option.name, parser.value(option.name));
    }
    return invocation;
}

void allowManyFiles()
{
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wantedFiles)
        return;
    limit.rlim_cur = std::min(limit.rlim_max, wantedFiles);
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

int serve(const App::Settings &settings, const App::Flags &flags)
{
    App::ProcessSignals processSignals;
    allowManyFiles();
    App::Daemon daemon(settings, flags);
    QObject::connect(&processSignals, &App::ProcessSignals::stopRequested, &daemon, &App::Daemon::beginStop);
    QObject::connect(&processSignals, &App::ProcessSignals::reloadRequested, &daemon, &App::Daemon::reload);
    QObject::connect(&daemon, &App::Daemon::stopped, QCoreApplication::instance(), &QCoreApplication::quit);
    if (const auto started = daemon.start(); !started)
        return fail({started.error().detail});
    std::printf("casementd: ready on %s\n", qUtf8Printable(daemon.url()));
    std::fflush(stdout);
    QCoreApplication::exec();
    daemon.finish();
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"casementd"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(CASEMENT_VERSION));
    const Result<Invocation> invocation = parse(app);
    if (!invocation)
        return fail({invocation.error().detail});
    const App::Settings settings = App::readSettings(invocation->flags, QProcessEnvironment::systemEnvironment());
    if (invocation->check)
        return App::checkSettings(settings);
    return settings.mistakes.isEmpty() ? serve(settings, invocation->flags) : fail(settings.mistakes);
}
