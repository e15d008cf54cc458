// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementctl/scenarioacts.h"

#include "app/casementctl/scenarioworld.h"
#include "sync/protocol/codec.h"
#include "sync/protocol/errorcodes.h"
#include "sync/protocol/paths.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {

Error strange(const QString &why) { return {ErrorCode::BadRequest, why}; }

/// "4d 23h 59m" in its words; nullopt: no span of time.
std::optional<qint64> spanOf(const QStringList &words)
{
    static const QHash<QString, qint64> units{{u"d"_s, 86'400'000}, {u"h"_s, 3'600'000}, {u"m"_s, 60'000}, {u"s"_s, 1000}, {u"ms"_s, 1}};
    static const QRegularExpression form(u"^(\\d{1,6})(d|h|m|s|ms)$"_s);
    qint64 span = 0;
    for (const QString &word : words) {
        const auto match = form.match(word);
        if (!match.hasMatch())
            return std::nullopt;
        span += match.captured(1).toLongLong() * units.value(match.captured(2));
    }
    return words.isEmpty() ? std::nullopt : std::optional(span);
}

/// field=value
std::pair<QString, QString> pairOf(const QString &word)
{
    return {word.section(u'=', 0, 0), word.section(u'=', 1)};
}

} // namespace

/// What people do: how it is written, and how many words it takes at least.
struct ScenarioActs::Verb { QString name, usage; int least = 2; };

const QList<ScenarioActs::Verb> &ScenarioActs::verbs()
{
    static const QList<Verb> all{
        {u"opens"_s, u"opens CASE for ACCOUNT [FIELD=VALUE...]"_s, 4},
        {u"replies"_s, u"replies CASE TEXT [waiting]"_s, 3},
        {u"notes"_s, u"notes CASE TEXT"_s, 3},
        {u"sets"_s, u"sets CASE STATUS"_s, 3},
        {u"takes"_s, u"takes CASE"_s, 2},
        {u"assigns"_s, u"assigns CASE PERSON"_s, 3},
        {u"edits"_s, u"edits CASE FIELD=VALUE"_s, 3},
        {u"rates"_s, u"rates CASE severity=LEVEL WHY"_s, 4},
        {u"escalates"_s, u"escalates CASE REASON [TEXT]"_s, 3},
        {u"ends"_s, u"ends CASE FEEDBACK"_s, 3},
        {u"recommends"_s, u"recommends CASE REASON [TEXT]"_s, 3},
        {u"accepts"_s, u"accepts CASE"_s, 2},
        {u"declines"_s, u"declines CASE"_s, 2},
        {u"approves"_s, u"approves CASE [TEXT]"_s, 2},
        {u"rejects"_s, u"rejects CASE [TEXT]"_s, 2},
        {u"continues"_s, u"continues CASE"_s, 2},
        {u"links"_s, u"links CASE CASE2"_s, 3},
        {u"unlinks"_s, u"unlinks CASE CASE2"_s, 3},
        {u"splits"_s, u"splits CASE CASE2"_s, 3},
        {u"merges"_s, u"merges CASE CASE2 [cc]"_s, 3},
        {u"unmerges"_s, u"unmerges CASE CASE2"_s, 3},
        {u"changes"_s, u"changes account|contact NAME FIELD=VALUE"_s, 4},
    };
    return all;
}

Result<void> ScenarioActs::run(const ScenarioLine &line)
{
    m_line = line.number;
    bool known = true;
    if (const auto done = arrange(line.words, known); known)
        return done;
    const QString person = line.words.first();
    if (!m_people.contains(person))
        return strange(u"\"%1\" is neither a statement nor a person of this scenario"_s.arg(person));
    const Words rest = line.words.mid(1);
    static const QStringList expectations{u"sees"_s, u"misses"_s, u"lists"_s, u"hears"_s};
    if (expectations.contains(rest.value(0))) {
        ++m_report.expectations;
        return expect(person, rest.first(), rest.mid(1));
    }
    for (const Verb &verb : verbs()) {
        if (verb.name == rest.value(0))
            return perform(person, verb, rest);
    }
    return strange(u"nobody can \"%1\""_s.arg(rest.value(0)));
}

Result<void> ScenarioActs::arrange(const Words &words, bool &known)
{
    const QString what = words.first(), name = words.value(1);
    if (what == u"wait"_s || what == u"down"_s) {
        const auto span = spanOf(words.mid(1));
        if (!span)
            return strange(u"%1 takes a time, as in: %1 4d 23h 59m"_s.arg(what));
        if (what == u"down"_s)
            return m_world.standStill(*span);
        m_world.wait(*span);
        return {};
    }
    if (what == u"account"_s && (words.size() == 2 || (words.size() == 4 && words.at(2) == u"under"_s))) {
        QJsonObject json{{u"name"_s, name}};
        if (m_accounts.contains(name)) // it moves
            json.insert(u"id"_s, m_accounts.value(name));
        if (words.size() == 4)
            json.insert(u"parent"_s, words.at(3) == u"nothing"_s ? QString() : words.at(3));
        const auto answer = m_world.administer(Protocol::Paths::adminAccounts, json);
        if (answer)
            m_accounts.insert(name, answer.value()["id"_L1].toString());
        return answer ? Result<void>() : answer.error();
    }
    if (what == u"person"_s)
        return addPerson(words.mid(1));
    if ((what == u"disable"_s || what == u"enable"_s) && words.size() == 2)
        return changePerson(name, {{u"disabled"_s, what == u"disable"_s}});
    if (what == u"move"_s && words.size() == 4 && words.at(2) == u"to"_s)
        return changePerson(name, {{u"account"_s, words.at(3)}});
    known = false;
    return {};
}

// person NAME [of ACCOUNT] [as ROLE]
Result<void> ScenarioActs::addPerson(const Words &words)
{
    const QString name = words.value(0);
    QJsonObject json{{u"email"_s, ScenarioWorld::emailOf(name)}, {u"name"_s, name}, {u"password"_s, ScenarioWorld::password}};
    for (qsizetype i = 1; i < words.size(); i += 2) {
        if ((words.at(i) != u"of"_s && words.at(i) != u"as"_s) || i + 1 >= words.size())
            return strange(u"write: person NAME of ACCOUNT as ROLE"_s);
        json.insert(words.at(i) == u"of"_s ? u"account"_s : u"role"_s, words.at(i + 1));
    }
    const auto answer = m_world.administer(Protocol::Paths::adminUsers, json);
    if (answer)
        m_people.insert(name, answer.value()["person"_L1].toString());
    return answer ? Result<void>() : answer.error();
}

Result<void> ScenarioActs::changePerson(const QString &name, const QJsonObject &change)
{
    if (!m_people.contains(name))
        return strange(u"there is no person \"%1\""_s.arg(name));
    QJsonObject json = change;
    json.insert(u"email"_s, ScenarioWorld::emailOf(name));
    const auto answer = m_world.administer(Protocol::Paths::adminUsers, json);
    return answer ? Result<void>() : answer.error();
}

Result<void> ScenarioActs::perform(const QString &person, const Verb &verb, Words words)
{
    ++m_report.acts;
    m_world.wait(1000);
    QString refusal, about;
    if (const qsizetype at = words.lastIndexOf(u"refused"_s); at >= verb.least && at >= words.size() - 3 && at + 1 < words.size()) {
        refusal = words.at(at + 1);
        about = words.value(at + 2);
        words.resize(at);
    }
    if (words.size() < verb.least)
        return strange(u"write: PERSON %1"_s.arg(verb.usage));
    const QString name = words.at(1);
    if (verb.name == u"opens"_s)
        m_cases.insert(name, m_world.newId());
    if (verb.name == u"splits"_s)
        m_cases.insert(words.at(2), m_world.newId());
    const bool record = verb.name == u"changes"_s;
    if (!record && !m_cases.contains(name))
        return strange(u"nobody has opened a case \"%1\""_s.arg(name));
    const auto act = record ? changing(person, words) : actOf(person, verb.name, words);
    if (!act)
        return act.error();
    const Operation operation{m_world.newId(), record ? QString() : m_cases.value(name), m_world.definition().version, act.value()};
    const auto answer = m_world.ask(person, "POST", Protocol::Paths::operations, Protocol::encode(operation).body);
    const auto outcomes = answer ? Protocol::outcomesFrom(answer.value()) : answer.error();
    const Error reason = !outcomes ? outcomes.error() : outcomes.value().value(0).applied ? Error{} : outcomes.value().value(0).refusal;
    const bool applied = outcomes && outcomes.value().value(0).applied;
    const QString code = applied ? QString() : Protocol::nameOf(reason.code);
    const QString said = QStringList{person, words.join(u' ')}.join(u' ');
    if (code != refusal)
        fail(applied ? u"%1: was done, and should be refused %2"_s.arg(said, refusal) : u"%1: refused %2 (%3)"_s.arg(said, code, reason.detail));
    else if (!about.isEmpty() && !reason.detail.contains(about))
        fail(u"%1: was refused for another reason: %2"_s.arg(said, reason.detail));
    return {};
}

Result<Operation::Act> ScenarioActs::actOf(const QString &person, const QString &verb, const Words &words)
{
    const QString name = words.at(1), third = words.value(2), fourth = words.value(3);
    if (verb == u"opens"_s)
        return opening(person, words);
    if (verb == u"replies"_s)
        return Operation::Act(PostComment{third, Audience::Public, fourth == u"waiting"_s, {}});
    if (verb == u"notes"_s)
        return Operation::Act(PostComment{third, Audience::Care, false, {}});
    if (verb == u"sets"_s)
        return Operation::Act(SetStatus{caseOf(person, name).record.status, third});
    if (verb == u"takes"_s || verb == u"assigns"_s)
        return assigning(person, name, verb == u"takes"_s ? person : third);
    const auto [field, value] = pairOf(third);
    if (verb == u"edits"_s)
        return Operation::Act(EditField{field, fieldText(caseOf(person, name).record, field), valueOf(field, value)});
    if (verb == u"rates"_s) {
        const CaseBundle before = caseOf(person, name);
        const bool internal = field == u"severity"_s && m_world.definition().severityAudience == Audience::Care;
        return Operation::Act(SetLevel{field, internal ? before.care.severity : fieldText(before.record, field), value, fourth});
    }
    if (verb == u"escalates"_s)
        return Operation::Act(Escalate{third, fourth});
    if (verb == u"ends"_s)
        return Operation::Act(EndEscalation{third});
    if (verb == u"recommends"_s)
        return Operation::Act(RecommendClose{third, fourth});
    if (verb == u"accepts"_s || verb == u"declines"_s)
        return Operation::Act(AnswerRecommendation{verb == u"accepts"_s});
    if (verb == u"approves"_s || verb == u"rejects"_s)
        return Operation::Act(AnswerSolution{verb == u"approves"_s, third});
    if (verb == u"links"_s || verb == u"unlinks"_s)
        return Operation::Act(LinkCase{m_cases.value(third, third), verb == u"links"_s});
    if (verb == u"merges"_s || verb == u"unmerges"_s)
        return Operation::Act(MergeCase{m_cases.value(third, third), fourth == u"cc"_s, verb == u"merges"_s});
    if (verb == u"splits"_s) { // with what was said last
        const auto comments = caseOf(person, name).comments;
        return Operation::Act(SplitCase{m_cases.value(third), third, comments.isEmpty() ? QStringList() : QStringList{comments.last().id}});
    }
    return Operation::Act(StillWorking{});
}

Result<Operation::Act> ScenarioActs::opening(const QString &person, const Words &words)
{
    const QString account = words.at(3);
    if (words.at(2) != u"for"_s || !m_accounts.contains(account))
        return strange(u"write: PERSON opens CASE for ACCOUNT, of an account of this scenario"_s);
    OpenCase act;
    act.accountId = m_accounts.value(account);
    act.contactId = m_people.value(person);
    act.subject = act.description = words.at(1);
    const QHash<QString, QString *> columns{{u"type"_s, &act.type}, {u"severity"_s, &act.severity}, {u"priority"_s, &act.priority}, {u"contact"_s, &act.contactId},
                                            {u"subject"_s, &act.subject}, {u"description"_s, &act.description}, {u"product"_s, &act.product}};
    for (const QString &word : words.mid(4)) {
        const auto [field, value] = pairOf(word);
        if (field == u"cc"_s)
            act.cc = value.split(u',', Qt::SkipEmptyParts);
        else if (field == u"about"_s)
            act.related = m_cases.value(value, value);
        else if (QString *column = columns.value(field))
            *column = valueOf(field, value);
        else
            act.fields.insert(field, value);
    }
    return Operation::Act(act);
}

Result<Operation::Act> ScenarioActs::changing(const QString &person, const Words &words)
{
    const QString kind = words.at(1), name = words.at(2);
    const auto &ids = kind == u"account"_s ? m_accounts : m_people;
    if ((kind != u"account"_s && kind != u"contact"_s) || !ids.contains(name))
        return strange(u"there is no %1 \"%2\" to change"_s.arg(kind, name));
    const auto [field, value] = pairOf(words.at(3));
    const QString path = kind == u"account"_s ? Protocol::Paths::accounts : Protocol::Paths::contacts;
    const auto present = m_world.ask(person, "GET", QString(path + u'/' + ids.value(name)));
    const QString from = present ? present.value()[field].toString() : QString();
    return Operation::Act(EditRecord{kind, ids.value(name), field, from, field == u"parent"_s ? m_accounts.value(value) : value});
}

Result<Operation::Act> ScenarioActs::assigning(const QString &person, const QString &caseName, const QString &to)
{
    if (to != u"nobody"_s && !m_people.contains(to))
        return strange(u"there is no person \"%1\""_s.arg(to));
    return Operation::Act(Assign{caseOf(person, caseName).care.ownerId, m_people.value(to)});
}

CaseBundle ScenarioActs::caseOf(const QString &person, const QString &name)
{
    const auto answer = m_world.ask(person, "GET", QString(Protocol::Paths::cases + u'/' + m_cases.value(name)));
    const auto bundle = answer ? Protocol::bundleFrom(answer.value()) : answer.error();
    return bundle ? bundle.value() : CaseBundle{};
}

QString ScenarioActs::valueOf(const QString &field, const QString &word) const
{
    if (field == u"cc"_s)
        return QString(word).replace(u',', u'\n');
    return field == u"contact"_s ? m_people.value(word, word) : word;
}

void ScenarioActs::fail(const QString &what)
{
    m_report.failures << u"line %1: %2"_s.arg(m_line).arg(what);
}

} // namespace Casement::App
