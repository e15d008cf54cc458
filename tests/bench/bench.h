// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/load.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <functional>

namespace Casement::Bench {

struct Options
{
    QString bin;       ///< where casementd and casementctl are
    QString folder;    ///< on the disk to measure; empty: a temporary one
    int cases = 2000;
    int rounds = 5;
    double seconds = 2; ///< of one measurement
    int connections = 8;
    int polls = 1000;      ///< of reconnect
    int operations = 1000; ///< of push
    QList<int> cached{1'000, 10'000, 100'000, 1'000'000}; ///< cases of a client's cache: the first is small, the last large
    QString caches;        ///< where such caches are kept for the next run; empty: with other temporary files
    int flood = 10'000; ///< connections of the flood; its other numbers follow from them and from seconds
};

/// "Yardstick, ours, yardstick, ours, ...": both values of each round, medians, spread, and the ratio of the medians.
[[nodiscard]] QJsonObject interleaved(int rounds, const QString &unit, const std::function<double()> &yardstick, const std::function<double()> &ours);
[[nodiscard]] double median(QList<double> values);

[[nodiscard]] QJsonObject feed(const Options &options);
[[nodiscard]] QJsonObject read(const Options &options);
[[nodiscard]] QJsonObject write(const Options &options);
[[nodiscard]] QJsonObject flood(const Options &options);
[[nodiscard]] QJsonObject reconnect(const Options &options);
// Of the desktop client.
[[nodiscard]] QJsonObject start(const Options &options);
[[nodiscard]] QJsonObject openView(const Options &options);
[[nodiscard]] QJsonObject scroll(const Options &options);
[[nodiscard]] QJsonObject search(const Options &options);
[[nodiscard]] QJsonObject deltaSync(const Options &options);
[[nodiscard]] QJsonObject push(const Options &options);
[[nodiscard]] QJsonObject memory(const Options &options);
[[nodiscard]] QJsonObject growth(const Options &options);

} // namespace Casement::Bench
