// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>
#include <cstdio>

using namespace Casement::Bench;
using namespace Qt::StringLiterals;

namespace {

struct Figure
{
    QString name, help;
    QJsonObject (*measure)(const Options &options);
};

const QList<Figure> &figures()
{
    static const QList<Figure> all{{u"feed"_s, u"bytes a second of feed pages against the same bytes from memory"_s, &feed},
                                   {u"read"_s, u"a case with its thread by number, requests a second against the same bytes from memory"_s, &read},
                                   {u"write"_s, u"32 clients posting replies against one row a transaction on the same disk"_s, &write},
                                   {u"flood"_s, u"memory and latency while strangers send garbage"_s, &flood},
#ifdef CASEMENT_BENCH_CLIENT
                                   {u"initial-sync"_s, u"a client's first sync against its rows put in by SQLite's C API"_s, &initialSync},
#endif
    };
    return all;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    QString description = u"Figures of service and client, each as a ratio to a yardstick measured in the same run. A build for release is what counts.\n"_s;
    for (const Figure &figure : figures())
        description += u"\n  %1 %2"_s.arg(figure.name, -12).arg(figure.help);
    parser.setApplicationDescription(description);
    parser.addHelpOption();
    parser.addPositionalArgument(u"figure"_s, u"One of the names above."_s);
    const Options usual;
    parser.addOption({u"bin"_s, u"Where casementd and casementctl are."_s, u"DIR"_s, QCoreApplication::applicationDirPath()});
    parser.addOption({u"folder"_s, u"Measure on the disk of this folder."_s, u"DIR"_s});
    parser.addOption({u"cases"_s, u"Cases of the sample."_s, u"N"_s, QString::number(usual.cases)});
    parser.addOption({u"rounds"_s, u"How often yardstick and service take turns."_s, u"N"_s, QString::number(usual.rounds)});
    parser.addOption({u"seconds"_s, u"Length of one turn."_s, u"S"_s, QString::number(usual.seconds)});
    parser.addOption({u"connections"_s, u"Of feed and read."_s, u"N"_s, QString::number(usual.connections)});
    parser.addOption({u"flood"_s, u"Connections of the flood."_s, u"N"_s, QString::number(usual.flood)});
    parser.process(app);
    for (const Figure &figure : figures()) {
        if (parser.positionalArguments() != QStringList{figure.name})
            continue;
        const Options options{parser.value(u"bin"_s), parser.value(u"folder"_s), parser.value(u"cases"_s).toInt(), std::max(1, parser.value(u"rounds"_s).toInt()),
                              parser.value(u"seconds"_s).toDouble(), std::max(1, parser.value(u"connections"_s).toInt()), parser.value(u"flood"_s).toInt()};
        const QByteArray json = QJsonDocument(figure.measure(options)).toJson();
        std::fwrite(json.constData(), 1, size_t(json.size()), stdout);
        return 0;
    }
    parser.showHelp(1);
}
