// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casement/clientruntime.h"
#include "app/casement/demoservice.h"
#include "app/casement/desktop.h"
#include "app/casement/eventlog.h"
#include "app/casement/singleinstance.h"
#include "app/common/watchdog.h"
#include "models/domain/async.h"
#include "models/domain/caselink.h"
#include "sync/secrets/keychainstore.h"
#include "sync/secrets/memorysecrets.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLibraryInfo>
#include <QLocale>
#include <QStandardPaths>
#include <QTextStream>
#include <QTranslator>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>

using namespace Qt::StringLiterals;
using namespace Casement;

namespace {

constexpr qint64 undoMs = 15'000; ///< a reply can be taken back

bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

struct Arguments
{
    QString dataDir, portal, bundle, link;
    bool demo = false, offline = false, verify = false, repair = false, minimised = false;
};

/// What a terminal is enough for.
bool needsNoWindow(int argc, char *argv[])
{
    for (int i = 1; i < argc; ++i) {
        const QByteArray argument(argv[i]);
        if (argument == "--verify" || argument == "--repair" || argument == "--version" || argument == "--help" || argument.startsWith("--support-bundle"))
            return true;
    }
    return false;
}

Arguments readArguments(const QCoreApplication &app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("main", "Your support cases, on your desktop, with or without a network."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption data(u"data"_s, QCoreApplication::translate("main", "Keep everything in this folder."), u"DIR"_s);
    const QCommandLineOption demo(u"demo"_s, QCoreApplication::translate("main", "Start a private service with sample cases and sign in."));
    const QCommandLineOption portal(u"portal"_s, QCoreApplication::translate("main", "Demo of this portal, for example atlas."), u"ID"_s);
    const QCommandLineOption offline(u"offline"_s, QCoreApplication::translate("main", "Start without contacting the service."));
    const QCommandLineOption verify(u"verify"_s, QCoreApplication::translate("main", "Check everything kept on this computer, print what is wrong, and end."));
    const QCommandLineOption repair(u"repair"_s, QCoreApplication::translate("main", "Do the same, and have the next start build anew what is wrong and can be had again."));
    const QCommandLineOption bundle(u"support-bundle"_s,
                                    QCoreApplication::translate("main", "Write versions, counts and states to FILE, without any word of a case, and end."), u"FILE"_s);
    const QCommandLineOption minimised(u"minimised"_s, QCoreApplication::translate("main", "Start in the tray, or minimised where there is none."));
    parser.addOptions({data, demo, portal, offline, verify, repair, bundle, minimised});
    parser.addPositionalArgument(u"link"_s, QCoreApplication::translate("main", "A case to show, casement://…; a Casement that runs already shows it."), u"[link]"_s);
    parser.process(app);
    Arguments arguments;
    arguments.demo = parser.isSet(demo);
    arguments.offline = parser.isSet(offline);
    arguments.repair = parser.isSet(repair);
    arguments.verify = arguments.repair || parser.isSet(verify);
    arguments.minimised = parser.isSet(minimised);
    arguments.bundle = parser.value(bundle);
    arguments.link = parser.positionalArguments().value(0);
    if (!arguments.link.isEmpty() && !CaseLink::from(arguments.link)) {
        std::fputs("casement: this is no link to a case; one looks like casement://portal/case/00012345\n", stderr);
        std::exit(2);
    }
    arguments.dataDir = parser.isSet(data) ? parser.value(data) : QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    if (arguments.dataDir.isEmpty()) {
        std::fputs("casement: --data needs the name of a folder, for example: casement --data casement-data\n", stderr);
        std::exit(2);
    }
    arguments.portal = parser.value(portal);
    if (arguments.demo) // each portal's demo has a folder of its own
        arguments.dataDir += arguments.portal.isEmpty() ? u"/demo"_s : QString(u"/demo-"_s + arguments.portal);
    return arguments;
}

void installTranslations(QApplication &app)
{
    auto *ours = new QTranslator(&app);
    // English too is loaded: it holds the plural forms. The plain C locale gets it as well.
    if (ours->load(QLocale(), u"casement"_s, u"_"_s, u":/i18n"_s) || ours->load(u":/i18n/casement_en.qm"_s))
        QApplication::installTranslator(ours);
    auto *qt = new QTranslator(&app);
    if (qt->load(QLocale(), u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(qt);
}

/// The demo's service signs its user in each time it has started; a workspace that is open already gets the new tokens.
std::unique_ptr<App::DemoService> startDemo(App::ClientRuntime &runtime, App::Desktop &desktop, const Arguments &arguments)
{
    auto demo = std::make_unique<App::DemoService>(arguments.dataDir, QCoreApplication::applicationDirPath(), arguments.portal);
    QObject::connect(demo.get(), &App::DemoService::progressed, &desktop, &App::Desktop::showProgress);
    QObject::connect(demo.get(), &App::DemoService::failed, &desktop, &App::Desktop::fail);
    QObject::connect(demo.get(), &App::DemoService::ready, &desktop, [&runtime, &desktop](const SignIn &signIn) {
        onFinished(runtime.signIn(signIn), &desktop, [&desktop](const Result<void> &done) {
            if (!done)
                desktop.fail(done.error());
        });
    });
    demo->start();
    return demo;
}

void nameProgram()
{
    QCoreApplication::setApplicationName(u"Casement"_s);
    QCoreApplication::setApplicationVersion(u"" CASEMENT_VERSION ""_s);
}

/// Runs in a terminal, on a server or over a shell from far away.
int runWithoutWindow(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    nameProgram();
    const Arguments arguments = readArguments(app);
    QTextStream out(stdout);
    int code = 0;
    if (!arguments.bundle.isEmpty()) {
        const auto written = App::writeSupportBundle(arguments.dataDir, arguments.bundle);
        if (!written)
            std::fprintf(stderr, "casement: %s\n", qUtf8Printable(written.error().detail));
        code = written ? 0 : 1;
    }
    if (arguments.verify)
        code = std::max(code, App::verifyWorkspaces(arguments.dataDir, arguments.repair, out));
    return code;
}

} // namespace

int main(int argc, char *argv[])
{
    if (needsNoWindow(argc, argv))
        return runWithoutWindow(argc, argv);
    if (!hasDisplay()) {
        std::fputs("casement: there is no display. Start it in a desktop session, or run ./run --headless DIR to see it work without one.\n", stderr);
        return 2;
    }
    QApplication app(argc, argv);
    nameProgram();
    QApplication::setDesktopFileName(u"casement"_s);
    installTranslations(app);
    const Arguments arguments = readArguments(app);

    App::SingleInstance instance(arguments.dataDir);
    if (instance.handOver(arguments.link))
        return 0;
    App::EventLog::begin(arguments.dataDir);
#ifndef NDEBUG
    const App::Watchdog watchdog([](const App::Watchdog::Block &block) {
        std::fprintf(stderr, "casement: GUI thread busy for %d ms:\n  %s\n", block.ms, qUtf8Printable(block.stack.join(u"\n  "_s)));
    });
#endif

    App::QtScheduler scheduler;
    std::unique_ptr<SecretStore> secrets;
    if (arguments.demo)
        secrets = std::make_unique<Secrets::MemorySecrets>(scheduler); // its sign-in stands in the demo's folder anyway
    else
        secrets = std::make_unique<Secrets::KeychainStore>(scheduler, u"Casement"_s);
    App::ClientRuntime runtime({arguments.dataDir, arguments.offline, undoMs}, std::move(secrets));
    const bool demo = arguments.demo && !arguments.offline;
    App::Desktop desktop(runtime, arguments.dataDir, !demo);
    if (arguments.minimised)
        desktop.startMinimised();
    if (!arguments.link.isEmpty())
        desktop.comeForward(arguments.link);
    QObject::connect(&instance, &App::SingleInstance::started, &desktop, &App::Desktop::comeForward);
    const bool started = runtime.start();
    if (started)
        instance.listen();
    else if (instance.handOver(arguments.link)) // both were started at once
        return 0;
    const auto service = demo && started ? startDemo(runtime, desktop, arguments) : nullptr;
    const int code = QApplication::exec();
    return code != 0 ? code : desktop.exitCode();
}
