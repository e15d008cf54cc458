// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementctl/commands.h"
#include "app/casementctl/scenario.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {

int scenario(const QCommandLineParser &parser)
{
    const QString path = parser.positionalArguments().value(0);
    const auto text = readFile(path);
    if (!text)
        return fail(text.error().detail);
    const auto lines = readScenario(text.value());
    if (!lines)
        return fail(u"%1, %2"_s.arg(path, lines.error().detail));
    const auto report = runScenario(lines.value(), QFileInfo(path).path());
    if (!report)
        return fail(u"%1, %2"_s.arg(path, report.error().detail));
    for (const QString &failure : report->failures)
        fail(u"%1, %2"_s.arg(path, failure));
    say(u"%1: %2 acts and %3 expectations, %4 of them failed."_s.arg(path).arg(report->acts).arg(report->expectations).arg(report->failures.size()));
    return report->failures.isEmpty() ? 0 : 1;
}

} // namespace

QList<Command> scenarioCommands()
{
    return {{u"scenario"_s, u"Run a scenario: who does what when, and what must come of it, with a clock of its own and data that are gone afterwards."_s,
             u"FILE"_s, &noOptions, &scenario}};
}

} // namespace Casement::App
