// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementctl/scenarioacts.h"
#include "app/casementctl/scenarioworld.h"
#include "sync/protocol/codec.h"
#include "sync/protocol/paths.h"

#include <QJsonArray>
#include <algorithm>

using namespace Qt::StringLiterals;

// What must have come of it: each asked as one of the people, who sees what they may see.
namespace Casement::App {

namespace {

Error strange(const QString &why) { return {ErrorCode::BadRequest, why}; }
QString yesNo(bool yes) { return yes ? u"yes"_s : u"no"_s; }
QString orNothing(const QStringList &words) { return words.isEmpty() ? u"nothing"_s : words.join(u' '); }

} // namespace

Result<void> ScenarioActs::expect(const QString &person, const QString &verb, const Words &words)
{
    if (words.isEmpty())
        return strange(u"write what %1 %2"_s.arg(person, verb));
    if (verb == u"lists"_s)
        return expectView(person, words);
    if (verb == u"hears"_s)
        return expectNotices(person, words);
    const bool there = verb == u"sees"_s;
    if (words.first() == u"account"_s && words.size() == 2)
        return expectAccount(person, words.at(1), there);
    return expectCase(person, words, there);
}

Result<void> ScenarioActs::expectCase(const QString &person, const Words &words, bool there)
{
    const QString name = words.first();
    if (!m_cases.contains(name))
        return strange(u"nobody has opened a case \"%1\""_s.arg(name));
    if (!there && words.size() > 1)
        return strange(u"write: PERSON misses CASE"_s);
    const CaseBundle bundle = caseOf(person, name);
    if (bundle.record.id.isEmpty() == there)
        fail(there ? u"%1 does not see %2"_s.arg(person, name) : u"%1 sees %2"_s.arg(person, name));
    if (bundle.record.id.isEmpty())
        return {};
    for (const QString &word : words.mid(1)) {
        const QString member = word.section(u'=', 0, 0), wanted = word.section(u'=', 1);
        const auto found = present(bundle, member);
        if (!found)
            return found.error();
        if (found.value() != wanted)
            fail(u"%1 sees %2 with %3=%4, and it should be %5"_s.arg(person, name, member, found.value(), wanted));
    }
    return {};
}

Result<QString> ScenarioActs::present(const CaseBundle &bundle, const QString &member) const
{
    const Case &record = bundle.record;
    const auto of = [&](Audience audience) {
        return QString::number(std::count_if(bundle.comments.cbegin(), bundle.comments.cend(), [&](const Comment &c) { return c.audience == audience; }));
    };
    if (member.startsWith(u"history."_s)) { // how often a field changed, or something happened
        const QString field = member.section(u'.', 1);
        return QString::number(std::count_if(bundle.history.cbegin(), bundle.history.cend(), [&](const HistoryEntry &h) { return h.field == field; }));
    }
    const Escalation round = bundle.rounds.isEmpty() ? Escalation{} : bundle.rounds.last();
    const QMap<QString, QString> known{
        {u"status"_s, record.status}, {u"type"_s, record.type}, {u"severity"_s, record.severity}, {u"priority"_s, record.priority}, {u"product"_s, record.product},
        {u"subject"_s, record.subject}, {u"contact"_s, record.contactName}, {u"opener"_s, record.openerName}, {u"owner"_s, record.ownerName},
        {u"open"_s, yesNo(record.open)}, {u"escalated"_s, yesNo(record.escalated)}, {u"pending"_s, yesNo(record.pendingSince != 0)},
        {u"recommended"_s, record.closeReason}, {u"careSeverity"_s, bundle.care.severity}, {u"careOwner"_s, m_people.key(bundle.care.ownerId)},
        {u"comments"_s, of(Audience::Public)}, {u"notes"_s, of(Audience::Care)}, {u"rounds"_s, QString::number(bundle.rounds.size())},
        {u"related"_s, QString::number(relationsOf(bundle).size())}, {u"merged"_s, QString::number(mergedHere(bundle).size())},
        {u"goesOn"_s, yesNo(mergedInto(bundle))}, {u"files"_s, QString::number(bundle.attachments.size())}, {u"respondedBy"_s, record.responseBy},
        {u"promise"_s, round.promiseId}, {u"answered"_s, yesNo(round.answeredAt != 0)}, {u"ended"_s, yesNo(round.endedAt != 0)}, {u"cc"_s, record.cc.join(u',')}};
    if (known.contains(member))
        return known.value(member);
    if (m_world.definition().field(member))
        return fieldText(record, member);
    return strange(u"a case has no \"%1\"; it has %2, history.FIELD and the portal's fields"_s.arg(member, known.keys().join(u", "_s)));
}

Result<void> ScenarioActs::expectAccount(const QString &person, const QString &name, bool there)
{
    if (!m_accounts.contains(name))
        return strange(u"there is no account \"%1\""_s.arg(name));
    const auto answer = m_world.ask(person, "GET", QString(Protocol::Paths::accounts + u'/' + m_accounts.value(name)));
    if (answer.ok() != there)
        fail(there ? u"%1 does not see the account %2"_s.arg(person, name) : u"%1 sees the account %2"_s.arg(person, name));
    return {};
}

Result<void> ScenarioActs::expectView(const QString &person, const Words &words)
{
    const QString view = words.first();
    if (!m_world.definition().view(view))
        return strange(u"this portal has no view \"%1\""_s.arg(view));
    QStringList wanted = words.mid(1), found;
    if (wanted == QStringList{u"nothing"_s})
        wanted.clear();
    for (const QString &name : std::as_const(wanted)) {
        if (!m_cases.contains(name))
            return strange(u"nobody has opened a case \"%1\""_s.arg(name));
    }
    const auto answer = m_world.ask(person, "GET", u"%1/%2/cases?limit=200"_s.arg(Protocol::Paths::views, view));
    if (!answer)
        return answer.error();
    for (const QJsonValue &record : answer.value()["cases"_L1].toArray())
        found << m_cases.key(record["id"_L1].toString());
    wanted.sort();
    found.sort();
    if (found != wanted)
        fail(u"%1 lists in %2: %3, and should: %4"_s.arg(person, view, orNothing(found), orNothing(wanted)));
    return {};
}

// Notices since the last time this person was asked what they hear, oldest first: EVENT CASE, EVENT CASE, ...
Result<void> ScenarioActs::expectNotices(const QString &person, const Words &words)
{
    const auto answer = m_world.ask(person, "GET", QString(Protocol::Paths::notices + u"?limit=200"_s));
    if (!answer)
        return answer.error();
    QStringList found;
    for (const QJsonValue &notice : answer.value()["notices"_L1].toArray()) {
        const QString id = notice["id"_L1].toString();
        if (!m_heard.contains(id))
            found.prepend(QString(notice["event"_L1].toString() + u' ' + m_cases.key(notice["case"_L1].toString())));
        m_heard.insert(id);
    }
    QString wanted = words.join(u' ').remove(u',');
    if (wanted == u"nothing"_s)
        wanted.clear();
    if (found.join(u' ') != wanted)
        fail(u"%1 hears %2, and should hear %3"_s.arg(person, found.isEmpty() ? u"nothing"_s : found.join(u", "_s), words.join(u' ')));
    return {};
}

} // namespace Casement::App
