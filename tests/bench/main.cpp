// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench.h"
#include "tests/bench/table.h"

#ifdef CASEMENT_BENCH_CLIENT
#include "tests/bench/clientbench.h"

#include <QApplication>
#else
#include <QCoreApplication>
#endif

#include <QCommandLineParser>
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
    static const QList<Figure> all{
#ifdef CASEMENT_BENCH_CLIENT
        {u"start"_s, u"a cold start of the client, offline, to its first painted rows, against an empty window with a table"_s, &start},
        {u"open-view"_s, u"All Account's Cases of the large cache until its rows are painted, against the small one"_s, &openView},
        {u"scroll"_s, u"end, middle and each order of the large cache, against one repaint of the page"_s, &scroll},
        {u"search"_s, u"words in the large cache, against the same statement through SQLite's C API"_s, &search},
        {u"delta-sync"_s, u"100 changed cases into the large cache, against the small one"_s, &deltaSync},
        {u"push"_s, u"an outbox of operations sent by a client, against as many requests one after the other"_s, &push},
        {u"memory"_s, u"the client with the large cache's list open, against the empty window"_s, &memory},
        {u"growth"_s, u"how the client's figures grow with the cases of its cache"_s, &growth},
#endif
        {u"reconnect"_s, u"many polls that come back and hear of one change, against 10"_s, &reconnect},
        {u"feed"_s, u"bytes a second of feed pages against the same bytes from memory"_s, &feed},
        {u"read"_s, u"a case with its thread by number, requests a second against the same bytes from memory"_s, &read},
        {u"write"_s, u"32 clients posting replies against one row a transaction on the same disk"_s, &write},
        {u"flood"_s, u"memory and latency while strangers send garbage"_s, &flood}};
    return all;
}

void addOptions(QCommandLineParser &parser)
{
    const Options usual;
    QStringList cached;
    for (const int cases : usual.cached)
        cached << QString::number(cases);
    parser.addOption({u"all"_s, u"Every figure, one after the other."_s});
    parser.addOption({u"json"_s, u"Print JSON, with the values of each round, instead of a table."_s});
    parser.addOption({u"bin"_s, u"Where casementd and casementctl are."_s, u"DIR"_s, QCoreApplication::applicationDirPath()});
    parser.addOption({u"folder"_s, u"Measure on the disk of this folder."_s, u"DIR"_s});
    parser.addOption({u"cases"_s, u"Cases of the service's sample."_s, u"N"_s, QString::number(usual.cases)});
    parser.addOption({u"rounds"_s, u"How often yardstick and ours take turns."_s, u"N"_s, QString::number(usual.rounds)});
    parser.addOption({u"seconds"_s, u"Length of one turn of feed, read, write and flood."_s, u"S"_s, QString::number(usual.seconds)});
    parser.addOption({u"connections"_s, u"Of feed and read."_s, u"N"_s, QString::number(usual.connections)});
    parser.addOption({u"flood"_s, u"Connections of the flood."_s, u"N"_s, QString::number(usual.flood)});
    parser.addOption({u"polls"_s, u"Polls of reconnect."_s, u"N"_s, QString::number(usual.polls)});
    parser.addOption({u"operations"_s, u"Operations of push."_s, u"N"_s, QString::number(usual.operations)});
    parser.addOption({u"cached"_s, u"Cases of a client's caches, from few to many."_s, u"N,N"_s, cached.join(u',')});
    parser.addOption({u"caches"_s, u"Keep those caches in this folder; runs find them again."_s, u"DIR"_s});
}

Options readOptions(const QCommandLineParser &parser)
{
    Options options;
    options.bin = parser.value(u"bin"_s);
    options.folder = parser.value(u"folder"_s);
    options.cases = parser.value(u"cases"_s).toInt();
    options.rounds = std::max(1, parser.value(u"rounds"_s).toInt());
    options.seconds = parser.value(u"seconds"_s).toDouble();
    options.connections = std::max(1, parser.value(u"connections"_s).toInt());
    options.flood = parser.value(u"flood"_s).toInt();
    options.polls = std::max(1, parser.value(u"polls"_s).toInt());
    options.operations = std::max(1, parser.value(u"operations"_s).toInt());
    options.cached.clear();
    for (const QString &cases : parser.value(u"cached"_s).split(u','))
        options.cached << std::max(1, cases.toInt());
    options.caches = parser.value(u"caches"_s);
    return options;
}

void measure(const QList<Figure> &chosen, const Options &options, bool json)
{
    QJsonObject all;
    if (!json)
        printHead();
    for (const Figure &figure : chosen) {
        const QJsonObject measured = figure.measure(options);
        all.insert(figure.name, measured);
        if (!json)
            printTable(figure.name, measured);
    }
    const QByteArray text = QJsonDocument(chosen.size() == 1 ? all.begin()->toObject() : all).toJson();
    if (json)
        std::fwrite(text.constData(), 1, size_t(text.size()), stdout);
}

} // namespace

int main(int argc, char **argv)
{
#ifdef CASEMENT_BENCH_CLIENT
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
#else
    QCoreApplication app(argc, argv);
#endif
    QCommandLineParser parser;
    QString description = u"Figures, each as a ratio to a yardstick measured in the same run. A build for release is what counts.\n"_s;
    for (const Figure &figure : figures())
        description += u"\n  %1 %2"_s.arg(figure.name, -10).arg(figure.help);
    parser.setApplicationDescription(description);
    parser.addHelpOption();
    parser.addPositionalArgument(u"figure"_s, u"One of the names above."_s);
    addOptions(parser);
    parser.process(app);
    const QStringList names = parser.positionalArguments();
#ifdef CASEMENT_BENCH_CLIENT
    if (names.size() == 2 && names.first() == u"window"_s) // what start and memory run
        return showWindow(names.last());
#endif
    QList<Figure> chosen;
    for (const Figure &figure : figures()) {
        if (parser.isSet(u"all"_s) || names == QStringList{figure.name})
            chosen << figure;
    }
    if (chosen.isEmpty())
        parser.showHelp(1);
    measure(chosen, readOptions(parser), parser.isSet(u"json"_s));
    return 0;
}
