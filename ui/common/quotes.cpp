// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/quotes.h"

#include <QRegularExpression>
#include <QStringList>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr int longQuote = 4;        ///< lines
constexpr int longestIntroduction = 160;

bool isBlank(const QString &line) { return line.trimmed().isEmpty(); }

/// "On Monday Noa wrote:", in whatever language: it ends so and holds a time or an address.
bool introduces(const QString &line)
{
    const QString text = line.trimmed();
    return text.endsWith(u':') && text.size() <= longestIntroduction
        && std::any_of(text.cbegin(), text.cend(), [](QChar sign) { return sign.isDigit() || sign == u'@'; });
}

/// "-----Original message-----", as mail programs put it over all that follows.
bool beginsForwarded(const QString &line)
{
    static const QRegularExpression pattern(u"^-{3,} ?\\p{L}[\\p{L} ]*\\p{L} ?-{3,}$"_s);
    return pattern.match(line.trimmed()).hasMatch();
}

/// For each line whether it belongs to a quotation; code is none.
QList<bool> quotedLines(const QStringList &lines)
{
    QList<bool> quoted(lines.size());
    bool inFence = false, forwarded = false;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString text = lines.at(i).trimmed();
        if (text.startsWith(u"```"_s) || text.startsWith(u"~~~"_s))
            inFence = !inFence;
        forwarded = forwarded || (!inFence && beginsForwarded(text));
        quoted[i] = forwarded || (!inFence && text.startsWith(u'>'));
    }
    return quoted;
}

struct Run { qsizetype first, last; int lines; }; ///< of a quotation, blank lines within it included

QList<Run> runsOf(const QStringList &lines, const QList<bool> &quoted)
{
    QList<Run> runs;
    bool goesOn = false;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (quoted.at(i) && goesOn) {
            runs.last().last = i;
            ++runs.last().lines;
        } else if (quoted.at(i)) {
            runs << Run{i, i, 1};
        }
        goesOn = quoted.at(i) || (goesOn && isBlank(lines.at(i)));
    }
    return runs;
}

} // namespace

QList<TextPart> partsOf(const QString &markdown)
{
    const QStringList lines = markdown.split(u'\n');
    const QList<Run> runs = runsOf(lines, quotedLines(lines));
    QList<TextPart> parts;
    const auto add = [&](qsizetype from, qsizetype to, bool quoted) {
        const QString text = lines.mid(from, to - from).join(u'\n');
        if (!text.trimmed().isEmpty())
            parts << TextPart{text, quoted};
    };
    qsizetype begin = 0;
    for (const Run &run : runs) {
        const bool atEnd = std::all_of(lines.cbegin() + run.last + 1, lines.cend(), isBlank);
        if (!atEnd && run.lines < longQuote)
            continue;
        qsizetype before = run.first - 1;
        while (before >= begin && isBlank(lines.at(before)))
            --before;
        const qsizetype from = before >= begin && introduces(lines.at(before)) ? before : run.first;
        add(begin, from, false);
        add(from, run.last + 1, true);
        begin = run.last + 1;
    }
    add(begin, lines.size(), false);
    const bool foldable = std::any_of(parts.cbegin(), parts.cend(), [](const TextPart &part) { return !part.quoted; });
    return foldable ? parts : QList<TextPart>{TextPart{markdown, false}};
}

} // namespace Casement::Ui
