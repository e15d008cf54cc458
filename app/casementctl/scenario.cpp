// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementctl/scenario.h"

#include "app/casementctl/commands.h"
#include "app/casementctl/scenarioacts.h"
#include "app/casementctl/scenarioworld.h"

#include <QDateTime>
#include <QDir>

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {

/// What a scenario begins with: the portal, and when.
struct Head
{
    QByteArray definition;
    qint64 begin = QDateTime(QDate(2026, 1, 5), QTime(12, 0), Qt::UTC).toMSecsSinceEpoch(); // a Monday
};

/// Whether the line belongs to the head.
Result<bool> readHead(Head &head, const QStringList &words, const QString &folder)
{
    const QString value = words.value(1);
    if (words.size() == 2 && (words.first() == u"portal"_s || words.first() == u"definition"_s)) {
        const auto content = readFile(words.first() == u"portal"_s ? u":/portals/%1.json"_s.arg(value) : QDir(folder).filePath(value));
        if (!content)
            return words.first() == u"portal"_s ? Error{ErrorCode::BadRequest, u"there is no portal \"%1\""_s.arg(value)} : content.error();
        head.definition = content.value();
        return true;
    }
    if (words.size() == 3 && words.first() == u"begin"_s) {
        const QDateTime at = QDateTime::fromString(QString(value + u'T' + words.at(2) + u'Z'), Qt::ISODate);
        if (!at.isValid())
            return Error{ErrorCode::BadRequest, u"write the time in UTC, as in: begin 2026-01-05 12:00"_s};
        head.begin = at.toMSecsSinceEpoch();
        return true;
    }
    return false;
}

Error atLine(int number, const Error &error)
{
    return {error.code, u"line %1: %2"_s.arg(number).arg(error.detail)};
}

} // namespace

Result<QList<ScenarioLine>> readScenario(const QByteArray &text)
{
    QList<ScenarioLine> lines;
    int number = 0;
    for (const QByteArray &raw : text.split('\n')) {
        ScenarioLine line{++number, {}};
        QString word;
        bool quoted = false, begun = false;
        for (const QChar c : QString::fromUtf8(raw)) {
            if (c == u'"') {
                quoted = !quoted;
                begun = true;
            } else if (c == u'#' && !quoted && !begun) {
                break;
            } else if (c.isSpace() && !quoted) {
                if (begun)
                    line.words << std::exchange(word, {});
                begun = false;
            } else {
                word += c;
                begun = true;
            }
        }
        if (quoted)
            return Error{ErrorCode::BadRequest, u"line %1: a quote is not closed"_s.arg(number)};
        if (begun)
            line.words << word;
        if (!line.words.isEmpty())
            lines << line;
    }
    return lines;
}

Result<ScenarioReport> runScenario(const QList<ScenarioLine> &lines, const QString &folder)
{
    Head head;
    std::unique_ptr<ScenarioWorld> world;
    std::unique_ptr<ScenarioActs> acts;
    for (const ScenarioLine &line : lines) {
        if (!world) {
            const auto belongs = readHead(head, line.words, folder);
            if (!belongs)
                return atLine(line.number, belongs.error());
            if (belongs.value())
                continue;
            if (head.definition.isEmpty())
                return atLine(line.number, {ErrorCode::BadRequest, u"say first of which portal: portal NAME, or: definition FILE"_s});
            auto made = ScenarioWorld::make(head.definition, head.begin);
            if (!made)
                return atLine(line.number, made.error());
            world = std::move(made).value();
            acts = std::make_unique<ScenarioActs>(*world);
        }
        if (const auto done = acts->run(line); !done)
            return atLine(line.number, done.error());
    }
    return acts ? acts->report() : ScenarioReport{};
}

} // namespace Casement::App
