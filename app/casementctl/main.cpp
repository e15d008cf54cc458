// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementctl/commands.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <cstdio>

using namespace Casement::App;
using namespace Qt::StringLiterals;

namespace {

QString usage()
{
    QString text = u"Usage: casementctl COMMAND [options]\n\nAdministration of a Casement service. It speaks to the casementd that runs on the data,\n"
                   "or opens the data itself while none does.\n\nCommands:\n"_s;
    for (const Command &command : commands())
        text += u"  %1 %2\n"_s.arg(QString(command.name + u' ' + command.argument), -22).arg(command.help);
    return text + u"\nOptions of a command: casementctl COMMAND --help\n"_s;
}

int runCommand(const Command &command, QStringList arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(command.help);
    command.options(parser);
    const QCommandLineOption help = parser.addHelpOption();
    if (!command.argument.isEmpty())
        parser.addPositionalArgument(command.argument, QString());
    arguments.prepend(QString(u"casementctl "_s + command.name));
    if (!parser.parse(arguments))
        return fail(parser.errorText() + u" See casementctl %1 --help."_s.arg(command.name));
    if (parser.isSet(help)) {
        std::printf("%s", qPrintable(parser.helpText()));
        return 0;
    }
    const qsizetype most = command.argument.isEmpty() ? 0 : 1;
    const qsizetype least = command.argument.startsWith(u'[') ? 0 : most;
    const qsizetype given = parser.positionalArguments().size();
    if (given < least || given > most)
        return fail(u"See casementctl %1 --help."_s.arg(command.name));
    return command.run(parser);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"casementctl"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(CASEMENT_VERSION));
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    for (const Command &command : commands()) {
        const QStringList words = command.name.split(u' ');
        if (arguments.mid(0, words.size()) == words)
            return runCommand(command, arguments.mid(words.size()));
    }
    if (arguments.value(0) == u"--version"_s) {
        std::printf("casementctl %s\n", CASEMENT_VERSION);
        return 0;
    }
    const bool asked = arguments.isEmpty() || arguments.first() == u"--help"_s || arguments.first() == u"-h"_s || arguments.first() == u"help"_s;
    std::fprintf(asked ? stdout : stderr, "%s", qPrintable(usage()));
    return asked ? 0 : 1;
}
