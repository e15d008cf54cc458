// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QJsonObject;

namespace Casement::Bench {

// Figures as lines for people: value, yardstick, ratio, target; "-" where there is none.
void printHead();
void printTable(const QString &bench, const QJsonObject &figures);

} // namespace Casement::Bench
