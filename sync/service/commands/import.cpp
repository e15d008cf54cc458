// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/commands/import.h"

#include "sync/protocol/codec.h"
#include "sync/service/auth/passwords.h"
#include "sync/service/commands/audit.h"
#include "sync/service/commands/importedcase.h"
#include "sync/service/commands/operations.h"
#include "sync/service/jobs/timers.h"
#include "sync/service/storage/rows.h"

#include <QDateTime>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr size_t linesPerTransaction = 200;
constexpr qsizetype mostProblems = 1000;

Error bad(const QString &detail) { return {ErrorCode::BadRequest, detail}; }

Result<QJsonObject> objectOf(const QByteArray &line)
{
    const auto json = Protocol::parseStrictly(line);
    if (!json)
        return bad(json.error().code == ErrorCode::NotCasement ? u"not a JSON object; write one object a line"_s
                                                               : QString(json.error().detail + u"; write one JSON object a line"_s));
    return json;
}

/// A publication's line with its instant as the wire has it, and an audience that is one: an unknown one must not become public.
Result<QJsonObject> published(QJsonObject json, const QString &instantMember)
{
    const QString audience = json.value("audience"_L1).toString();
    bool known = true;
    if (!audience.isEmpty())
        (void)audienceFrom(audience, &known);
    if (!known || audience == nameOf(Audience::Me) || (json.contains("audience"_L1) && !json.value("audience"_L1).isString()))
        return bad(u"audience: must be public or care"_s);
    const auto at = importedInstant(json, instantMember);
    if (!at)
        return at.error();
    json.insert(instantMember, at.value());
    json.remove(u"version"_s);
    return json;
}

/// Writes an article or a message where it differs from what is there; an empty one takes that back. True: something changed.
template <typename T>
bool publish(Core &core, ChangeTransaction &transaction, Protocol::Kind kind, const QString &id, const std::optional<T> &before, std::optional<T> after)
{
    const QStringList keys{Keys::news(core.portal())};
    if (after && before)
        after->version = before->version;
    if (before == after)
        return false;
    if (before && (!after || after->audience != before->audience))
        transaction.left(kind, id, keys, before->audience);
    if (!after) {
        core.db.run(QString(u"DELETE FROM "_s + Protocol::nameOf(kind) + u" WHERE id = ?"_s), {id});
        return true;
    }
    after->version = transaction.number();
    Rows::save(core.db, *after);
    transaction.changed(kind, id, keys, after->audience);
    return true;
}

/// MSG-4: of a component or an incident only what changed is said; the rest is as it was. "update" is written above what was told before.
QJsonObject completed(QJsonObject line, const std::optional<Message> &before, qint64 now)
{
    if (!isStatusKind(line.value("messageKind"_L1).toString()))
        return line;
    const auto instant = [](qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs); };
    const auto fill = [&line](const QString &member, const QJsonValue &value) {
        if (!line.contains(member))
            line.insert(member, value);
    };
    if (before) {
        fill(u"title"_s, before->title);
        fill(u"state"_s, before->state);
        fill(u"components"_s, QJsonArray::fromStringList(before->components));
        fill(u"body"_s, before->body);
        fill(u"audience"_s, nameOf(before->audience));
    }
    const QString state = line.value("state"_L1).toString();
    const bool same = before && (before->kind == u"incident"_s || before->state == state); // a component has fared so since then
    fill(u"published"_s, instant(same ? before->publishedAt : now));
    if (state == u"resolved"_s)
        fill(u"ended"_s, instant(before && before->endedAt != 0 ? before->endedAt : now));
    if (const QString told = line.take("update"_L1).toString().trimmed(); !told.isEmpty()) {
        const QString at = QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).toString(u"yyyy-MM-dd HH:mm 'UTC'"_s);
        line.insert(u"body"_s, QString(u"**"_s + at + u"** "_s + told + u"\n\n"_s + line.value("body"_L1).toString()).trimmed());
    }
    return line;
}

bool isWithdrawn(const QJsonObject &json) { return json.value("withdrawn"_L1).toBool(); }

} // namespace

Reply Import::answer(const Request &request)
{
    int accepted = 0;
    Problems problems;
    std::vector<Line> lines;
    int number = 0;
    for (const QByteArray &text : request.body.split('\n')) {
        ++number;
        if (!text.trimmed().isEmpty())
            lines.push_back({number, text.trimmed(), {}});
        if (lines.size() < linesPerTransaction)
            continue;
        if (const auto done = batch(lines, accepted, problems); !done)
            return refusal(request, done.error());
    }
    if (const auto done = batch(lines, accepted, problems); !done)
        return refusal(request, done.error());
    QJsonArray errors;
    for (const auto &[line, message] : problems.first(std::min(problems.size(), mostProblems)))
        errors << QJsonObject{{u"line"_s, line}, {u"message"_s, message}};
    return jsonReply({{u"accepted"_s, accepted}, {u"rejected"_s, problems.size()}, {u"errors"_s, errors}});
}

Result<void> Import::batch(std::vector<Line> &lines, int &accepted, Problems &problems)
{
    if (lines.empty())
        return {};
    for (Line &line : lines)
        hashPassword(line);
    ChangeTransaction transaction(m_core);
    Directory directory(m_core, m_hierarchy, transaction, {{}, {}, Channel::Import});
    Counts added;
    for (const Line &line : lines) {
        const auto taken = take(line, transaction, directory, added);
        if (taken)
            ++accepted;
        else if (taken.error().code == ErrorCode::Storage)
            return taken;
        else
            problems << std::pair(line.number, taken.error().detail);
    }
    directory.settle();
    lines.clear();
    if (!added.isEmpty()) {
        QJsonObject detail;
        for (auto it = added.cbegin(); it != added.cend(); ++it)
            detail.insert(it.key(), it.value());
        Audit::note(m_core, Audit::administrator, u"import"_s, {}, detail);
    }
    return transaction.commit();
}

void Import::hashPassword(Line &line)
{
    if (!line.text.contains("\"user\""))
        return;
    const auto json = objectOf(line.text);
    if (!json || json->value("type"_L1) != u"user"_s)
        return;
    const QString password = json->value("password"_L1).toString();
    const QString id = idOf(u"user"_s, json->value("person"_L1).toString());
    if (password.size() >= shortestPassword && !Rows::exists(m_core.db, u"app_user"_s, id))
        line.passwordHash = Service::hashPassword(password, m_core.entropy);
}

Result<void> Import::take(const Line &line, ChangeTransaction &transaction, Directory &directory, Counts &added)
{
    const auto json = objectOf(line.text);
    if (!json)
        return json.error();
    const QString type = json->value("type"_L1).toString();
    if (type == u"account"_s)
        return takeAccount(json.value(), directory, added);
    if (type == u"person"_s)
        return takePerson(json.value(), directory, added);
    if (type == u"user"_s)
        return takeUser(json.value(), line.passwordHash, directory, added);
    if (type == u"case"_s)
        return takeCase(json.value(), transaction, added);
    if (type == u"article"_s)
        return takeArticle(json.value(), transaction, added);
    if (type == u"message"_s)
        return takeMessage(json.value(), transaction, added);
    return bad(u"type: must be account, person, user, case, article or message"_s);
}

Result<void> Import::takeAccount(const QJsonObject &json, Directory &directory, Counts &added)
{
    const auto account = Protocol::accountFrom(json);
    if (!account)
        return account.error();
    Account kept = account.value();
    kept.id = idOf(u"account"_s, kept.id);
    if (Rows::exists(m_core.db, u"account"_s, kept.id))
        return {};
    if (!kept.parentId.isEmpty())
        kept.parentId = idOf(u"account"_s, kept.parentId);
    const auto saved = directory.saveAccount(kept);
    if (saved)
        ++added[u"accounts"_s];
    return saved;
}

Result<void> Import::takePerson(const QJsonObject &json, Directory &directory, Counts &added)
{
    const auto person = Protocol::personFrom(json);
    if (!person)
        return person.error();
    Person kept = person.value();
    kept.id = idOf(u"person"_s, kept.id);
    if (Rows::exists(m_core.db, u"person"_s, kept.id))
        return {};
    if (!kept.accountId.isEmpty()) {
        kept.accountId = idOf(u"account"_s, kept.accountId);
        if (!Rows::exists(m_core.db, u"account"_s, kept.accountId))
            return bad(u"account: no such account; put its line before this one"_s);
    }
    directory.savePerson(kept);
    ++added[u"people"_s];
    return {};
}

Result<void> Import::takeUser(const QJsonObject &json, const QByteArray &passwordHash, Directory &directory, Counts &added)
{
    const QString sourceId = json.value("person"_L1).toString();
    bool known = false;
    Directory::User user{idOf(u"user"_s, sourceId), idOf(u"person"_s, sourceId), roleFrom(json.value("role"_L1).toString(), &known), passwordHash, false};
    if (!known)
        return bad(u"role: must be one of customer, customerAdmin, engineer, manager, csm, partner, reviewer, administrator"_s);
    if (Rows::exists(m_core.db, u"app_user"_s, user.id))
        return {};
    const auto person = Rows::person(m_core.db, user.personId);
    if (!person)
        return bad(u"person: no such person; put its line before this one"_s);
    if (!isCare(user.role) && person->accountId.isEmpty())
        return bad(u"role: a person without account can only be of the portal's own staff"_s);
    if (passwordHash.isEmpty() && !json.value("password"_L1).toString().isEmpty())
        return bad(QStringLiteral("password: give %1 characters or more, or none to let the user in later").arg(shortestPassword));
    const auto saved = directory.saveUser(user);
    if (saved)
        ++added[u"users"_s];
    return saved;
}

Result<void> Import::takeCase(const QJsonObject &json, ChangeTransaction &transaction, Counts &added)
{
    const QString sourceId = json.value("id"_L1).toString();
    if (sourceId.isEmpty())
        return bad(u"id: is missing; give the source's own"_s);
    const QString id = idOf(u"case"_s, sourceId);
    if (Rows::exists(m_core.db, u"case_row"_s, id))
        return {};
    ImportedCase read(m_core, id);
    if (const auto ok = read.read(json); !ok)
        return ok;
    CaseBundle &bundle = read.bundle;
    if (bundle.record.number.isEmpty())
        bundle.record.number = nextCaseNumber(m_core);
    if (const auto kept = read.keepContents(); !kept)
        return kept;

    const qint64 number = transaction.number();
    bundle.record.version = bundle.care.version = number;
    Rows::save(m_core.db, bundle.record, m_core.definition);
    Rows::save(m_core.db, bundle.care);
    const auto save = [&](auto &list) {
        for (auto &object : list) {
            object.version = number;
            Rows::save(m_core.db, object);
        }
    };
    save(bundle.comments);
    save(bundle.attachments);
    save(bundle.rounds);
    save(bundle.history);
    Effects begun; // timers start at the import; promises of old escalations are not made again
    begun.record = bundle.record;
    begun.history = bundle.history;
    Timers::plan(m_core, std::nullopt, begun);
    ++added[u"cases"_s];
    // The case alone enters the feed: a reader who hears of a case it does not hold fetches it whole.
    transaction.changed(Protocol::Kind::Case, id, scopeKeys(bundle.record, m_core.portal()), Audience::Public);
    return {};
}

Result<void> Import::takeArticle(const QJsonObject &json, ChangeTransaction &transaction, Counts &changed)
{
    const QString id = idOf(u"article"_s, json.value("id"_L1).toString());
    std::optional<Article> article;
    if (!isWithdrawn(json)) {
        const auto line = published(json, u"updated"_s);
        if (!line)
            return line.error();
        const auto read = Protocol::articleFrom(line.value());
        if (!read)
            return read.error();
        article = read.value();
        article->id = id;
        if (const QString problem = problemOf(*article); !problem.isEmpty())
            return bad(problem);
    }
    if (publish(m_core, transaction, Protocol::Kind::Article, id, Rows::article(m_core.db, id), article))
        ++changed[u"articles"_s];
    return {};
}

Result<void> Import::takeMessage(const QJsonObject &json, ChangeTransaction &transaction, Counts &changed)
{
    const QString id = idOf(u"message"_s, json.value("id"_L1).toString());
    std::optional<Message> message;
    if (!isWithdrawn(json)) {
        auto line = published(completed(json, Rows::message(m_core.db, id), m_core.clock.nowMs()), u"published"_s);
        if (!line)
            return line.error();
        const auto ended = importedInstant(line.value(), u"ended"_s);
        if (!ended)
            return ended.error();
        line->insert(u"ended"_s, ended.value());
        const auto read = Protocol::messageFrom(line.value());
        if (!read)
            return read.error();
        message = read.value();
        message->id = id;
        if (const QString problem = problemOf(*message, m_core.definition); !problem.isEmpty())
            return bad(problem);
    }
    if (publish(m_core, transaction, Protocol::Kind::Message, id, Rows::message(m_core.db, id), message))
        ++changed[u"messages"_s];
    return {};
}

} // namespace Casement::Service
