// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/table.h"

#include <QJsonArray>
#include <QJsonObject>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace Casement::Bench {

namespace {

constexpr auto row = "%-58s %14s %14s %9s %9s\n";

QByteArray shown(double value, const QString &unit)
{
    if (unit.startsWith(u"bytes"_s))
        return QByteArray::number(value / 1e6, 'f', 1) + " MB" + unit.mid(5).replace(u" a second"_s, u"/s"_s).left(2).toUtf8();
    return QByteArray::number(value, 'f', value < 100 ? 2 : 0) + (unit == u"ms"_s ? " ms" : "");
}

QByteArray ratioOf(const QJsonObject &line, QLatin1String member)
{
    return line.contains(member) ? QByteArray::number(line[member].toDouble(), 'f', 2) : QByteArray("-");
}

void printLine(const QString &bench, const QJsonObject &line)
{
    const QString name = line.contains("name"_L1) ? QString(bench + u": "_s + line["name"_L1].toString()) : bench;
    const QString unit = line["unit"_L1].toString();
    if (line.contains("exponent"_L1)) {
        QByteArray values;
        for (const QJsonValue &size : line["sizes"_L1].toArray())
            values += "  " + QByteArray::number(size["cases"_L1].toInteger()) + ": " + shown(size["median"_L1].toDouble(), unit);
        std::printf("%-58s exponent %5.2f %s\n", qPrintable(name), line["exponent"_L1].toDouble(), values.constData());
        return;
    }
    std::printf(row, qPrintable(name), shown(line["ours"_L1]["median"_L1].toDouble(), unit).constData(),
                shown(line["yardstick"_L1]["median"_L1].toDouble(), unit).constData(), ratioOf(line, "ratio"_L1).constData(),
                ratioOf(line, "target"_L1).constData());
}

} // namespace

void printHead()
{
    std::printf(row, "bench", "value", "yardstick", "ratio", "target");
}

void printTable(const QString &bench, const QJsonObject &figures)
{
    const QJsonArray lines = figures.contains("lines"_L1) ? figures["lines"_L1].toArray() : QJsonArray{figures};
    for (const QJsonValue &line : lines)
        printLine(bench, line.toObject());
    std::fflush(stdout);
}

} // namespace Casement::Bench
