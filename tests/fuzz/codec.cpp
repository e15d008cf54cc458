// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "tests/fuzz/targets.h"

#include <QJsonArray>

namespace Casement::Fuzz {

namespace {

/// What was read can be written, and what was written reads as the same.
template <typename T>
void roundTrip(const QJsonObject &json, Result<T> (*from)(const QJsonObject &))
{
    const Result<T> read = from(json);
    if (!read)
        return;
    const QJsonObject written = Protocol::toJson(read.value());
    const Result<T> again = from(written);
    require(bool(again), "what was written can be read", again ? QByteArray() : again.error().detail.toUtf8());
    require(Protocol::toJson(again.value()) == written, "written, read and written is the same", Protocol::compact(written));
}

} // namespace

void codec(const QByteArray &bytes)
{
    const Result<QJsonObject> parsed = Protocol::parseObject(bytes);
    if (!parsed)
        return;
    const QJsonObject &json = parsed.value();
    const QByteArray canonical = Protocol::compact(json);
    const Result<QJsonObject> again = Protocol::parseObject(canonical);
    require(again && Protocol::compact(again.value()) == canonical, "the canonical form is stable", canonical);
    roundTrip<Account>(json, &Protocol::accountFrom);
    roundTrip<Person>(json, &Protocol::personFrom);
    roundTrip<Case>(json, &Protocol::caseFrom);
    roundTrip<Comment>(json, &Protocol::commentFrom);
    roundTrip<Attachment>(json, &Protocol::attachmentFrom);
    roundTrip<HistoryEntry>(json, &Protocol::historyFrom);
    roundTrip<Escalation>(json, &Protocol::escalationFrom);
    roundTrip<Protocol::Object>(json, &Protocol::objectFrom);
    roundTrip<CaseBundle>(json, &Protocol::bundleFrom);
    roundTrip<Profile>(json, &Protocol::profileFrom);
    roundTrip<Protocol::FeedPage>(json, &Protocol::feedPageFrom);
    roundTrip<Protocol::SignInAnswer>(json, &Protocol::signInAnswerFrom);
    roundTrip<Operation>(json, &Protocol::operationFrom);
    if (const auto outcomes = Protocol::outcomesFrom(json)) {
        QJsonArray written;
        for (const Protocol::Outcome &outcome : outcomes.value())
            written << Protocol::toJson(outcome);
        const auto same = Protocol::outcomesFrom({{QStringLiteral("outcomes"), written}});
        require(same && same->size() == written.size(), "outcomes that were written can be read");
    }
    static_cast<void>(Protocol::problemFrom(json, 400));
}

} // namespace Casement::Fuzz
