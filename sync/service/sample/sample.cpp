// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/sample/sample.h"

#include "models/domain/library.h"
#include "sync/service/sample/samplecases.h"
#include "sync/service/sample/sampleworld.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr qint64 hour = 3'600'000;
constexpr qint64 day = 24 * hour;
constexpr qint64 spanDays = 548;

QByteArray lineOf(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact); // members sorted
}

/// The problems of this portal's products; all of them where it asks for none.
Result<SampleTexts> fitting(const PortalDefinition &definition, SampleTexts texts)
{
    if (!definition.products.isEmpty())
        texts.problems.removeIf([&](const SampleTexts::Problem &problem) { return !definition.product(problem.product); });
    if (texts.problems.isEmpty())
        return Error{ErrorCode::BadRequest, u"The portal definition has none of the products the sample texts name."_s};
    for (const SampleTexts::Problem &problem : std::as_const(texts.problems)) {
        const QString place = u"%1 / %2 / %3"_s.arg(problem.product, problem.feature, problem.productType);
        if (problem.feature.isEmpty() || definition.products.isEmpty())
            continue;
        const PortalDefinition::Feature *feature = definition.feature(problem.product, problem.feature);
        const bool known = feature && std::any_of(feature->types.begin(), feature->types.end(), [&](const PortalDefinition::Choice &choice) {
            return choice.id == problem.productType;
        });
        if (!known)
            return Error{ErrorCode::BadRequest, u"The portal definition does not know %1, which the sample texts name."_s.arg(place)};
    }
    return texts;
}

/// More of them lately, most in working hours, in order.
std::vector<qint64> openings(const SampleOptions &options)
{
    Random random(options.seed);
    const qint64 lastDay = options.untilMs / day * day;
    std::vector<qint64> times;
    times.reserve(std::size_t(options.cases));
    while (times.size() < std::size_t(options.cases)) {
        const qint64 unit = random.below(100'000);
        // A square by integers: the same on every machine. Recent days get more.
        const qint64 age = spanDays * unit / 100'000 * unit / 100'000;
        const qint64 weekday = ((lastDay / day - age) % 7 + 4) % 7; // 1970-01-01 was a Thursday; 0 is Sunday
        if ((weekday == 0 || weekday == 6) && random.chance(80))
            continue;
        const int atHour = random.chance(85) ? random.between(6, 17) : random.below(24);
        const qint64 time = lastDay - age * day + atHour * hour + random.below(3600) * 1000LL;
        if (time < options.untilMs)
            times.push_back(time);
    }
    std::sort(times.begin(), times.end());
    return times;
}

/// An article or a message as this portal takes it, so many days old; empty: of products or a kind it does not have.
QJsonObject publication(QJsonObject json, const PortalDefinition &definition, qint64 untilMs)
{
    if (json.contains("products"_L1)) {
        QJsonArray known;
        for (const QJsonValue &product : json.value("products"_L1).toArray()) {
            if (definition.product(product.toString()))
                known << product;
        }
        if (known.isEmpty() && !definition.products.isEmpty())
            return {};
        json.insert(u"products"_s, known);
    }
    for (const PortalDefinition::Level &severity : definition.severities) { // MSG-2
        if (severity.rank == 1 && json.contains("severity"_L1))
            json.insert(u"severity"_s, severity.id);
    }
    if (isStatusKind(json.value("messageKind"_L1).toString()) && !definition.hasStatus) // MSG-4
        return {};
    QStringList lines;
    for (const QJsonValue &line : json.take(u"lines"_s).toArray())
        lines << line.toString();
    const qint64 at = untilMs / day * day - json.take(u"daysAgo"_s).toInteger() * day + 9 * hour;
    json.insert(json.value("type"_L1) == u"article"_s ? u"updated"_s : u"published"_s, QDateTime::fromMSecsSinceEpoch(std::min(at, untilMs), Qt::UTC).toString(Qt::ISODate));
    if (const qint64 minutes = json.take(u"endsAfterMinutes"_s).toInteger())
        json.insert(u"ended"_s, QDateTime::fromMSecsSinceEpoch(std::min(at + minutes * 60'000, untilMs), Qt::UTC).toString(Qt::ISODate));
    json.insert(u"body"_s, lines.join(u'\n'));
    return json;
}

} // namespace

Result<void> writeSample(const SampleOptions &options, const PortalDefinition &definition, const SampleTexts &all,
                         const std::function<Result<void>(const QByteArray &)> &take)
{
    const Result<SampleTexts> fits = fitting(definition, all);
    if (!fits)
        return fits.error();
    const SampleTexts &texts = fits.value();
    const SampleWorld world = sampleWorld(texts, options.cases);
    for (const QJsonObject &line : world.lines) {
        if (const Result<void> taken = take(lineOf(line)); !taken)
            return taken;
    }
    for (const auto &[person, role] : world.users) {
        if (options.password.isEmpty())
            break;
        const QJsonObject line{{u"type"_s, u"user"_s}, {u"person"_s, person}, {u"role"_s, role}, {u"password"_s, options.password}};
        if (const Result<void> taken = take(lineOf(line)); !taken)
            return taken;
    }
    for (const QJsonObject &json : texts.library) {
        const QJsonObject line = publication(json, definition, options.untilMs);
        const Result<void> taken = line.isEmpty() ? Result<void>() : take(lineOf(line));
        if (!taken)
            return taken;
    }
    const SampleCases cases(definition, texts, world, options.seed, options.untilMs);
    int index = 0;
    for (const qint64 opened : openings(options)) {
        if (const Result<void> taken = take(lineOf(cases.write(++index, opened))); !taken)
            return taken;
    }
    return {};
}

} // namespace Casement::Service
