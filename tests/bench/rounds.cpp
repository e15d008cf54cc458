// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench.h"

#include <QJsonArray>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Bench {

namespace {

QJsonObject seriesOf(const QList<double> &values)
{
    QJsonArray all;
    for (const double value : values)
        all << value;
    const auto [least, most] = std::minmax_element(values.cbegin(), values.cend());
    return {{u"median"_s, median(values)}, {u"spread"_s, median(values) > 0 ? (*most - *least) / median(values) : 0}, {u"rounds"_s, all}};
}

QJsonObject comparison(const QString &unit, const QList<double> &theirs, const QList<double> &own)
{
    QList<double> ratios;
    for (qsizetype i = 0; i < own.size(); ++i)
        ratios << own.at(i) / theirs.at(i);
    return {{u"unit"_s, unit}, {u"ratio"_s, median(own) / median(theirs)}, {u"ratios"_s, seriesOf(ratios)}, {u"yardstick"_s, seriesOf(theirs)},
            {u"ours"_s, seriesOf(own)}};
}

} // namespace

double median(QList<double> values)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    const qsizetype middle = values.size() / 2;
    return values.size() % 2 ? values.at(middle) : (values.at(middle - 1) + values.at(middle)) / 2;
}

QJsonObject interleaved(int rounds, const QString &unit, const std::function<double()> &yardstick, const std::function<double()> &ours)
{
    QList<double> theirs, own;
    for (int i = 0; i < rounds; ++i) {
        theirs << yardstick();
        own << ours();
    }
    return comparison(unit, theirs, own);
}

QJsonObject oursFirst(int rounds, const QString &unit, const std::function<double()> &ours, const std::function<double()> &yardstick)
{
    QList<double> theirs, own;
    for (int i = 0; i < rounds; ++i) {
        own << ours();
        theirs << yardstick();
    }
    return comparison(unit, theirs, own);
}

} // namespace Casement::Bench
