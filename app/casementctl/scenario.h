// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

// Scenarios: who does what when, and what must come of it. SCENARIOS.md beside this describes the format.
namespace Casement::App {

/// One statement as its words; what stood in quotes is one word.
struct ScenarioLine
{
    int number = 0;
    QStringList words;
};

struct ScenarioReport
{
    int acts = 0, expectations = 0;
    QStringList failures; ///< "line 7: ...", in their order
};

/// Error: a quote that does not end, by its line.
[[nodiscard]] Result<QList<ScenarioLine>> readScenario(const QByteArray &text);

/// Runs them against a service of their own with a clock of their own, in a folder that is gone afterwards. folder: where files that the
/// scenario names are looked for. Error: a statement nobody understands, by its line, or a service that cannot be made.
[[nodiscard]] Result<ScenarioReport> runScenario(const QList<ScenarioLine> &lines, const QString &folder);

} // namespace Casement::App
