// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/load.h"

#include <QJsonObject>
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
    int flood = 10'000; ///< connections of the flood; its other numbers follow from them and from seconds
};

/// "Yardstick, ours, yardstick, ours, ...": both values of each round, medians, spread, and the ratio of the medians.
[[nodiscard]] QJsonObject interleaved(int rounds, const QString &unit, const std::function<double()> &yardstick, const std::function<double()> &ours);
/// The same where the yardstick is made of what ours left: "ours, yardstick, ours, ...".
[[nodiscard]] QJsonObject oursFirst(int rounds, const QString &unit, const std::function<double()> &ours, const std::function<double()> &yardstick);
[[nodiscard]] double median(QList<double> values);

[[nodiscard]] QJsonObject feed(const Options &options);
[[nodiscard]] QJsonObject read(const Options &options);
[[nodiscard]] QJsonObject write(const Options &options);
[[nodiscard]] QJsonObject flood(const Options &options);
[[nodiscard]] QJsonObject initialSync(const Options &options); ///< of the desktop client

} // namespace Casement::Bench
