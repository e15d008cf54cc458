// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/clientbench.h"
#include "tests/bench/openwindow.h"

#include <QJsonArray>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Casement::Bench {

namespace {

QString sizeText(int cases) { return u"%L1 cases"_s.arg(cases); }

/// How the figure grows with the number of cases n: as n to the power of this, by least squares over the logarithms.
double exponentOf(const QList<int> &sizes, const QList<double> &values)
{
    double x = 0, y = 0, xx = 0, xy = 0;
    for (qsizetype i = 0; i < sizes.size(); ++i) {
        const double n = std::log(sizes.at(i)), v = std::log(values.at(i));
        x += n;
        y += v;
        xx += n * n;
        xy += n * v;
    }
    const double count = double(sizes.size());
    const double spread = count * xx - x * x;
    return spread > 0 ? (count * xy - x * y) / spread : 0;
}

struct Growing
{
    QString name, unit;
    std::function<QList<double>(const FilledCache &cache, int rounds)> measure;
};

template <typename Measure>
QList<double> repeated(int rounds, Measure measure)
{
    QList<double> values;
    for (int i = 0; i < rounds; ++i)
        values << measure();
    return values;
}

QList<Growing> growing()
{
    return {{u"start"_s, u"ms"_s, [](const FilledCache &cache, int rounds) { return repeated(rounds, [&] { return startMs(cache); }); }},
            {u"open-view"_s, u"ms"_s, [](const FilledCache &cache, int rounds) {
                 OpenWindow window(cache.dataDir);
                 return repeated(rounds, [&] { return openViewMs(window); });
             }},
            {u"scroll, worst step"_s, u"ms"_s, [](const FilledCache &cache, int rounds) {
                 OpenWindow window(cache.dataDir);
                 static_cast<void>(openViewMs(window));
                 window.settle();
                 return repeated(rounds, [&] { return worstScrollMs(window); });
             }},
            {u"search, worst question"_s, u"ms"_s, [](const FilledCache &cache, int rounds) { return repeated(rounds, [&] { return worstSearchMs(cache); }); }},
            {u"delta-sync"_s, u"ms"_s, [](const FilledCache &cache, int rounds) {
                 DeltaSync delta(cache);
                 return repeated(rounds, [&] { return delta.milliseconds(); });
             }},
            {u"memory"_s, u"bytes"_s, [](const FilledCache &cache, int) { return QList<double>{openBytes(cache)}; }}};
}

} // namespace

QJsonObject start(const Options &options)
{
    QJsonArray lines;
    const FilledCache few = filledCache(options, options.cached.first());
    for (const int cases : options.cached) {
        const FilledCache cache = filledCache(options, cases);
        QJsonObject line = interleaved(options.rounds, u"ms"_s, &emptyStartMs, [&] { return startMs(cache); });
        line.insert(u"name"_s, QString(sizeText(cases) + u", against an empty window"_s));
        line.insert(u"target"_s, 1.5);
        lines << line;
    }
    const FilledCache many = filledCache(options, options.cached.last());
    QJsonObject line = interleaved(options.rounds, u"ms"_s, [&] { return startMs(few); }, [&] { return startMs(many); });
    line.insert(u"name"_s, QString(sizeText(many.cases) + u", against "_s + sizeText(few.cases)));
    line.insert(u"target"_s, 1.2);
    lines << line;
    return {{u"lines"_s, lines}};
}

QJsonObject memory(const Options &options)
{
    const FilledCache many = filledCache(options, options.cached.last());
    QJsonObject figures = interleaved(options.rounds, u"bytes"_s, &emptyBytes, [&] { return openBytes(many); });
    figures.insert(u"target"_s, 2);
    return figures;
}

QJsonObject growth(const Options &options)
{
    QJsonArray lines;
    for (const Growing &figure : growing()) {
        QList<double> medians;
        QJsonArray sizes;
        for (const int cases : options.cached) {
            medians << median(figure.measure(filledCache(options, cases), options.rounds));
            sizes << QJsonObject{{u"cases"_s, cases}, {u"median"_s, medians.last()}};
        }
        lines << QJsonObject{{u"name"_s, figure.name}, {u"unit"_s, figure.unit}, {u"sizes"_s, sizes}, {u"exponent"_s, exponentOf(options.cached, medians)}};
    }
    return {{u"lines"_s, lines}};
}

} // namespace Casement::Bench
