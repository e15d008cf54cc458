// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/refusals.h"

#include <QRegularExpression>
#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Casement {

namespace {

/// What the reason says somewhere -> the rule; the first that fits counts. tests/unit/tst_refusals.cpp reads every refusal of the rules and
/// the service in their sources and misses what has no line here.
struct Line { QLatin1StringView words, rule; };

constexpr std::array lines{
    Line{"letters, digits and hyphens"_L1, "malformed"_L1},
    Line{"only Care"_L1, "role"_L1},
    Line{"for the customer to do"_L1, "role"_L1},
    Line{"ask the CSM"_L1, "role"_L1},
    Line{"are added by"_L1, "role"_L1},
    Line{"who shared a view"_L1, "role"_L1},
    Line{"of one's own account"_L1, "role"_L1},
    Line{"may be read but not changed"_L1, "readOnly"_L1},
    Line{"may not be changed"_L1, "readOnly"_L1},
    Line{"does not lead to"_L1, "transition"_L1},
    Line{"leads nowhere"_L1, "transition"_L1},
    Line{"nothing closes"_L1, "transition"_L1},
    Line{"does not hold"_L1, "transition"_L1},
    Line{"waits for an answer"_L1, "transition"_L1},
    Line{"does not wait for you"_L1, "transition"_L1},
    Line{"is closed"_L1, "closed"_L1},
    Line{"must be re-opened first"_L1, "closed"_L1},
    Line{"closed for good"_L1, "closedForGood"_L1},
    Line{"by now"_L1, "stale"_L1},
    Line{"was changed by somebody else"_L1, "stale"_L1},
    Line{"may be extended"_L1, "tooOften"_L1},
    Line{"has no escalation"_L1, "notHere"_L1},
    Line{"has no recommendation"_L1, "notHere"_L1},
    Line{"notHere"_L1, "notHere"_L1},
    Line{"case type is always"_L1, "fixedLevel"_L1},
    Line{"never has it"_L1, "fixedLevel"_L1},
    Line{"goes on as"_L1, "merged"_L1},
    Line{"taken back for 30 days"_L1, "tooLate"_L1},
    Line{"of another account"_L1, "anotherAccount"_L1},
    Line{"not a contact of this account"_L1, "anotherAccount"_L1},
    Line{"read by other people"_L1, "otherReaders"_L1},
    Line{"end it first"_L1, "escalated"_L1},
    Line{"is this case itself"_L1, "itself"_L1},
    Line{"has no number yet"_L1, "noNumber"_L1},
    Line{"it was merged into"_L1, "merged"_L1},
    Line{"no such"_L1, "unknown"_L1},
    Line{"nothing here"_L1, "unknown"_L1},
    Line{"unknownChoice"_L1, "unknownChoice"_L1},
    Line{"required"_L1, "required"_L1},
    Line{"tooLong"_L1, "tooLong"_L1},
    Line{"at most"_L1, "tooLong"_L1},
    Line{"oneLine"_L1, "oneLine"_L1},
    Line{"tooMany"_L1, "tooMany"_L1},
    Line{"duplicate"_L1, "duplicate"_L1},
    Line{"notAnAddress"_L1, "notAnAddress"_L1},
    Line{"notALink"_L1, "notALink"_L1},
    Line{"notDigits"_L1, "notDigits"_L1},
    Line{"notAPhone"_L1, "notAPhone"_L1},
    Line{"notSealed"_L1, "notSealed"_L1},
    Line{"in a ring"_L1, "ring"_L1},
    Line{"would go round for ever"_L1, "endlessTimer"_L1},
    Line{"cannot be reached from"_L1, "deadStatus"_L1},
    Line{"nothing leads out of it"_L1, "deadStatus"_L1},
    Line{"this address"_L1, "taken"_L1},
    Line{"exists already"_L1, "taken"_L1},
    Line{"is taken"_L1, "taken"_L1},
    Line{"another operation came"_L1, "taken"_L1},
    Line{"send the content"_L1, "missingUpload"_L1},
    Line{"waits for its upload"_L1, "missingUpload"_L1},
    Line{"needs"_L1, "malformed"_L1},
    Line{"names two files"_L1, "malformed"_L1},
    Line{"must be"_L1, "malformed"_L1},
};

/// Where no line fits: what is not as the contract says, or a state of the service.
QString ruleOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::BadRequest: return u"malformed"_s;
    case ErrorCode::BadDefinition: return u"definition"_s;
    case ErrorCode::NotFound: return u"unknown"_s;
    case ErrorCode::TooLarge: return u"tooLong"_s;
    case ErrorCode::Conflict: return u"stale"_s;
    case ErrorCode::IdReused: return u"taken"_s;
    case ErrorCode::MissingUpload: return u"missingUpload"_s;
    case ErrorCode::NotAllowed: return u"notAllowed"_s;
    default: return u"none"_s;
    }
}

} // namespace

Refusal refusalOf(const Error &error)
{
    static const QRegularExpression named(u"^([A-Za-z][A-Za-z0-9]*|\\$[A-Za-z0-9_.\\[\\]]*): "_s);
    const auto match = named.match(error.detail);
    const QString reason = error.detail.mid(match.capturedEnd() > 0 ? match.capturedEnd() : 0);
    const auto line = std::find_if(lines.begin(), lines.end(), [&](const Line &known) { return reason.contains(known.words); });
    return {match.captured(1), line == lines.end() ? ruleOf(error.code) : QString(line->rule)};
}

QStringList refusalRules()
{
    QStringList rules{u"malformed"_s, u"definition"_s, u"notAllowed"_s, u"none"_s};
    for (const Line &line : lines)
        rules << QString(line.rule);
    rules.removeDuplicates();
    rules.sort();
    return rules;
}

} // namespace Casement
