// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/commands/operations.h"

#include "models/domain/operation.h"
#include "sync/protocol/codec.h"
#include "sync/protocol/errorcodes.h"
#include "sync/service/auth/passwords.h"
#include "sync/service/auth/signin.h"
#include "sync/service/commands/directory.h"
#include "sync/service/commands/sealedfields.h"
#include "sync/service/storage/rows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr qsizetype mostAtOnce = 100;

QList<AttachmentRef> *filesOf(Operation::Act &act)
{
    if (auto *open = std::get_if<OpenCase>(&act))
        return &open->attachments;
    if (auto *comment = std::get_if<PostComment>(&act))
        return &comment->attachments;
    return nullptr;
}

Error idTaken(const QString &what)
{
    return {ErrorCode::Conflict, QString(what + u": this id is taken; send it under a new one"_s)};
}

QString hashOf(const QJsonObject &operation)
{
    return tokenHash(Protocol::compact(operation));
}

} // namespace

bool isPlainId(const QString &id)
{
    const auto plain = [](QChar c) { return c == u'-' || (c.unicode() < 128 && c.isLetterOrNumber()); };
    return !id.isEmpty() && id.size() <= 64 && std::all_of(id.cbegin(), id.cend(), plain);
}

Operations::Operations(Core &core, HierarchyCache &hierarchy, const Caller &caller)
    : m_core(core), m_hierarchy(hierarchy), m_caller(caller), m_objects(core, caller.viewer())
{
}

Reply Operations::answer(const Request &request)
{
    const auto body = bodyObject(request);
    if (!body)
        return refusal(request, body.error());
    const bool single = !body->contains("operations"_L1);
    if (!single && !body->value("operations"_L1).isArray())
        return refusal(request, {ErrorCode::BadRequest, u"operations: must be a list"_s});
    const QJsonArray operations = single ? QJsonArray{body.value()} : body->value("operations"_L1).toArray();
    if (operations.size() > mostAtOnce)
        return refusal(request, {ErrorCode::TooLarge, QStringLiteral("operations: at most %1 at once").arg(mostAtOnce)});
    static_cast<void>(m_hierarchy.of(m_core)); // read before the write lock; inside a transaction it is not kept
    QJsonArray outcomes;
    for (const QJsonValue &operation : operations) {
        const auto outcome = apply(operation.toObject());
        if (!outcome)
            return refusal(request, outcome.error());
        outcomes << Protocol::toJson(outcome.value());
    }
    return jsonReply({{u"outcomes"_s, outcomes}});
}

Result<Protocol::Outcome> Operations::apply(const QJsonObject &json)
{
    const auto operation = Protocol::operationFrom(json);
    if (!operation)
        return Protocol::Outcome{json.value("id"_L1).toString(), false, operation.error(), {}};
    const QString id = operation.value().id, caseId = operation.value().caseId;
    if (!isPlainId(id) || (!caseId.isEmpty() && !isPlainId(caseId)))
        return Protocol::Outcome{id, false, {ErrorCode::BadRequest, u"id: letters, digits and hyphens, at most 64"_s}, {}};
    const QString hash = hashOf(json);

    Fate fate;
    {
        ChangeTransaction transaction(m_core);
        if (const auto before = known(id)) {
            if (before->first != hash)
                return Protocol::Outcome{id, false, {ErrorCode::IdReused, u"id: another operation came under it before"_s}, {}};
            fate = before->second;
        } else {
            fate = execute(operation.value(), transaction);
            if (!fate.applied && fate.refusal.code == ErrorCode::MissingUpload) { // not decided: it comes again after its upload
                m_waitingCases << caseId;
                return outcomeOf(operation.value(), fate);
            }
            keep(id, hash, fate, fate.applied ? transaction.number() : 0);
        }
        if (const auto done = transaction.commit(); !done)
            return done.error();
    }
    return outcomeOf(operation.value(), fate);
}

Operations::Fate Operations::execute(const Operation &given, ChangeTransaction &transaction)
{
    Operation operation = given;
    if (!operation.caseId.isEmpty() && m_waitingCases.contains(operation.caseId))
        return {false, {ErrorCode::MissingUpload, u"an earlier operation of this case waits for its upload"_s}, {}};
    const auto situation = situationOf(operation);
    if (!situation)
        return {false, situation.error(), {}};
    if (const auto fits = SealedFields::check(m_core, operation.act); !fits)
        return {false, fits.error(), {}};
    const Actor actor{m_caller.userId, m_caller.personId, m_caller.name, m_caller.accountId, m_caller.role,
                      reachOf(m_core, m_hierarchy, m_caller), Channel::App};
    auto effects = decide(m_core.definition, actor, situation.value(), operation, m_core.clock.nowMs());
    if (!effects)
        return {false, effects.error(), {}};
    if (const auto free = idsAreFree(operation, effects.value(), situation.value()); !free)
        return {false, free.error(), {}};
    if (!effects->others.empty())
        numberNewCase(effects.value(), transaction);
    const auto others = std::move(effects->others);
    const auto account = effects->account;
    const auto person = effects->person;
    if (const auto fits = recordsFit(person, std::holds_alternative<AddContact>(operation.act)); !fits)
        return {false, fits.error(), {}};
    const auto &before = situation.value().before;
    Fate fate{true, {}, {}, QList<Protocol::Object>()};
    const auto write = [&](Effects done, const std::optional<CaseBundle> &stood) {
        for (Written &written : writeEffects(m_core, std::move(done), stood ? std::optional(stood->record) : std::nullopt, m_caller.userId, transaction)) {
            fate.objects << std::pair(written.object.kind, written.object.id());
            if (written.audience != Audience::Me && !m_objects.sees(written.keys, written.audience))
                continue;
            written.object.round = m_objects.shown(written.object.round);
            *fate.rows << std::move(written.object);
        }
    };
    write(std::move(effects).value(), before);
    for (const Effects &other : others) {
        const bool made = other.record && (!situation.value().other || situation.value().other->record.id != other.record->id);
        write(other, made ? std::nullopt : situation.value().other);
    }
    if (account || person) {
        const auto written = writeRecords(account, person, transaction);
        if (!written)
            return {false, written.error(), {}};
        for (const Protocol::Object &object : written.value()) {
            fate.objects << std::pair(object.kind, object.id());
            *fate.rows << object;
        }
    }
    return fate;
}

/// The new case of an act that concerns two: its number comes first, since the other one's history names it.
void Operations::numberNewCase(Effects &effects, ChangeTransaction &transaction)
{
    static_cast<void>(transaction.number());
    QString made;
    const auto number = [&](Effects &of) {
        if (of.record && of.record->number.isEmpty())
            made = of.record->number = nextCaseNumber(m_core);
    };
    const auto name = [&](Effects &of) {
        for (HistoryEntry &entry : of.history) {
            if (entry.field == u"related"_s && entry.from.isEmpty() && entry.to.isEmpty())
                entry.to = made;
        }
    };
    number(effects);
    std::for_each(effects.others.begin(), effects.others.end(), number);
    name(effects);
    std::for_each(effects.others.begin(), effects.others.end(), name);
}

/// A person signs in with their address: nobody else may have it. Who adds a contact hears of it only where they may know (ACC-8); that
/// contact can be written to, but not be invited.
Result<void> Operations::recordsFit(const std::optional<Person> &person, bool added)
{
    if (!person)
        return {};
    QString other;
    {
        Sql::Query query = m_core.db.run(u"SELECT person_id FROM app_user WHERE email_key = ? AND person_id <> ?"_s, {emailKey(person->email), person->id});
        other = query.next() ? query.text(0) : QString();
    }
    const bool known = !other.isEmpty() && (!added || m_objects.findPerson(other));
    return known ? Result<void>(Error{ErrorCode::Conflict, u"email: somebody else signs in with this address"_s}) : Result<void>();
}

Result<QList<Protocol::Object>> Operations::writeRecords(const std::optional<Account> &account, const std::optional<Person> &person, ChangeTransaction &transaction)
{
    Directory directory(m_core, m_hierarchy, transaction, {m_caller.personId, m_caller.name, Channel::App});
    QList<Protocol::Object> written;
    if (account) {
        if (const auto saved = directory.saveAccount(*account); !saved)
            return saved.error();
    }
    if (person) {
        directory.savePerson(*person);
        std::optional<Directory::User> user;
        {
            Sql::Query query = m_core.db.run(u"SELECT id, role, password, disabled FROM app_user WHERE person_id = ? AND email_key <> ?"_s, {person->id, emailKey(person->email)});
            if (query.next())
                user = Directory::User{query.text(0), person->id, roleFrom(query.text(1)), query.text(2).toLatin1(), query.flag(3)};
        }
        if (const auto saved = user ? directory.saveUser(*user) : Result<void>(); !saved)
            return saved.error();
    }
    directory.settle();
    const auto add = [&](Protocol::Kind kind, const QString &id) {
        if (auto object = m_objects.find(kind, id))
            written << *std::move(object);
    };
    if (account)
        add(Protocol::Kind::Account, account->id);
    if (person)
        add(Protocol::Kind::Person, person->id);
    return written;
}

Result<Situation> Operations::situationOf(Operation &operation)
{
    Situation situation;
    if (auto *files = filesOf(operation.act)) {
        if (const auto there = takeUploads(*files); !there)
            return there.error();
    }
    if (const auto *open = std::get_if<OpenCase>(&operation.act)) {
        if (Rows::exists(m_core.db, u"case_row"_s, operation.caseId))
            return idTaken(u"case"_s);
        situation.account = m_objects.findAccount(open->accountId);
        situation.contact = m_objects.findPerson(open->contactId);
        situation.other = headerOf(open->related);
        return situation;
    }
    if (const auto *viewed = std::get_if<MarkViewed>(&operation.act)) {
        const bool known = (viewed->kind == u"case"_s && m_objects.findCase(viewed->objectId))
            || (viewed->kind == u"account"_s && m_objects.findAccount(viewed->objectId))
            || (viewed->kind == u"contact"_s && m_objects.findPerson(viewed->objectId))
            || (viewed->kind == u"article"_s && m_objects.findArticle(viewed->objectId))
            || (viewed->kind == u"message"_s && m_objects.findMessage(viewed->objectId))
            || (viewed->kind == u"notice"_s && m_objects.find(Protocol::Kind::Notice, viewed->objectId));
        return known ? Result<Situation>(situation) : Result<Situation>(Error{ErrorCode::NotFound, u"object: nothing here, or nothing you may see"_s});
    }
    if (const auto *edit = std::get_if<EditRecord>(&operation.act)) {
        if (edit->kind == u"account"_s)
            situation.account = m_objects.findAccount(edit->id);
        else
            situation.contact = m_objects.findPerson(edit->id);
        return situation;
    }
    if (const auto *add = std::get_if<AddContact>(&operation.act))
        return situationOf(*add);
    if (const auto *keep = std::get_if<Keep>(&operation.act))
        return situationOf(*keep);
    const auto record = m_objects.findCase(operation.caseId);
    if (!record)
        return Error{ErrorCode::NotFound, u"case: nothing here, or nothing you may see"_s};
    const auto *split = std::get_if<SplitCase>(&operation.act);
    const auto *link = std::get_if<LinkCase>(&operation.act);
    const auto *merge = std::get_if<MergeCase>(&operation.act);
    situation.before = split || link || merge ? m_objects.bundle(*record) : m_objects.header(*record);
    if (link)
        situation.other = headerOf(link->other);
    if (merge) {
        const auto into = merge->into.isEmpty() ? std::nullopt : m_objects.findCase(merge->into);
        situation.other = into ? std::optional(m_objects.bundle(*into)) : std::nullopt;
        if (merge->cc)
            situation.contact = m_objects.findPerson(record->contactId);
    }
    if (std::holds_alternative<PostComment>(operation.act) && mergedInto(*situation.before)) {
        situation.other = survivorOf(*situation.before);
        situation.attachedBytes = situation.other ? m_objects.attachedBytes(situation.other->record.id) : 0;
        return situation;
    }
    if (split && (!isPlainId(split->newCase) || Rows::exists(m_core.db, u"case_row"_s, split->newCase)) && isCare(m_caller.role))
        return isPlainId(split->newCase) ? idTaken(u"newCase"_s) : Error{ErrorCode::BadRequest, u"newCase: letters, digits and hyphens, at most 64"_s};
    situation.attachedBytes = m_objects.attachedBytes(record->id);
    if (const auto *edit = std::get_if<EditField>(&operation.act); edit && edit->field == u"contact"_s)
        situation.contact = m_objects.findPerson(edit->to);
    const auto *assign = std::get_if<Assign>(&operation.act);
    if (const auto owner = assign ? Rows::person(m_core.db, situation.before->care.ownerId) : std::nullopt)
        situation.owner = owner->name;
    if (assign && !assign->to.isEmpty()) {
        Sql::Query query = m_core.db.run(u"SELECT role FROM app_user WHERE person_id = ? AND disabled = 0"_s, {assign->to});
        if (query.next() && isCare(roleFrom(query.text(0))))
            situation.contact = m_objects.findPerson(assign->to);
    }
    return situation;
}

/// Where a merged case goes on, over as many as it takes: no merge leads back.
std::optional<CaseBundle> Operations::survivorOf(const CaseBundle &merged)
{
    const auto id = m_objects.caseNamed(mergedInto(merged)->to);
    const auto next = headerOf(id.value_or(QString()));
    return next && mergedInto(*next) ? survivorOf(*next) : next;
}

Result<Situation> Operations::situationOf(const AddContact &act)
{
    if (!isPlainId(act.id))
        return Error{ErrorCode::BadRequest, u"object: letters, digits and hyphens, at most 64"_s};
    Situation situation;
    situation.account = m_objects.findAccount(act.accountId);
    if (!situation.account)
        return situation;
    situation.contact = Rows::person(m_core.db, act.id);
    Sql::Query others = m_core.db.run(u"SELECT email FROM person WHERE account_id = ?"_s, {act.accountId});
    while (others.next())
        situation.addressTaken |= emailKey(others.text(0)) == emailKey(act.email);
    return situation;
}

Result<Situation> Operations::situationOf(const Keep &act)
{
    if (!isPlainId(act.id))
        return Error{ErrorCode::BadRequest, u"object: letters, digits and hyphens, at most 64"_s};
    Situation situation;
    if (act.kind != u"view"_s)
        return situation;
    if (const auto found = m_objects.find(Protocol::Kind::Kept, act.id))
        situation.kept = found->kept;
    else if (Rows::exists(m_core.db, u"kept"_s, act.id))
        return idTaken(u"object"_s);
    return situation;
}

std::optional<CaseBundle> Operations::headerOf(const QString &caseId)
{
    const auto record = caseId.isEmpty() ? std::nullopt : m_objects.findCase(caseId);
    return record ? std::optional(m_objects.header(*record)) : std::nullopt;
}

Result<void> Operations::takeUploads(QList<AttachmentRef> &files)
{
    QSet<QString> seen;
    for (AttachmentRef &file : files) {
        if (seen.contains(file.id))
            return Error{ErrorCode::BadRequest, u"attachments: one id names two files"_s};
        if (!isPlainId(file.id))
            return Error{ErrorCode::BadRequest, u"attachments: an id has letters, digits and hyphens, at most 64"_s};
        seen.insert(file.id);
        Sql::Query query = m_core.db.run(u"SELECT size, attached FROM upload WHERE id = ? AND user_id = ?"_s, {file.id, m_caller.userId});
        if (!query.next())
            return Error{ErrorCode::MissingUpload, QString(u"attachments: send the content of "_s + file.id + u" first"_s)};
        if (query.flag(1))
            return idTaken(u"attachments"_s);
        file.size = query.integer(0); // what arrived counts, not what was announced
    }
    return {};
}

Result<void> Operations::idsAreFree(const Operation &operation, const Effects &effects, const Situation &situation)
{
    // Derived ids repeat only where another user sent an operation under this one's id.
    const auto taken = [this](const QString &table, const auto &list) {
        return std::any_of(list.cbegin(), list.cend(), [&](const auto &object) { return Rows::exists(m_core.db, table, object.id); });
    };
    bool clash = taken(u"comment"_s, effects.comments) || taken(u"attachment"_s, effects.attachments) || taken(u"history"_s, effects.history);
    for (const Escalation &round : effects.rounds) {
        const auto before = situation.before->rounds + (situation.other ? situation.other->rounds : QList<Escalation>());
        const bool changed = std::any_of(before.cbegin(), before.cend(), [&](const Escalation &known) { return known.id == round.id; });
        clash |= !changed && Rows::exists(m_core.db, u"escalation"_s, round.id);
    }
    for (const Effects &other : effects.others)
        clash |= !idsAreFree(operation, other, situation);
    return clash ? Result<void>(idTaken(QString(u"id "_s + operation.id))) : Result<void>();
}

std::optional<std::pair<QString, Operations::Fate>> Operations::known(const QString &id)
{
    Sql::Query query = m_core.db.run(u"SELECT hash, outcome, code, detail, objects FROM operation WHERE user_id = ? AND id = ?"_s, {m_caller.userId, id});
    if (!query.next())
        return std::nullopt;
    Fate fate;
    fate.applied = query.text(1) == u"applied"_s;
    if (!fate.applied)
        fate.refusal = {Protocol::errorCodeFrom(query.text(2), 400), query.text(3)};
    for (const QJsonValue &value : QJsonDocument::fromJson(query.text(4).toUtf8()).array()) {
        Protocol::Kind kind;
        if (Protocol::kindFrom(value[0].toString(), &kind))
            fate.objects << std::pair(kind, value[1].toString());
    }
    return std::pair(query.text(0), fate);
}

void Operations::keep(const QString &id, const QString &hash, const Fate &fate, qint64 number)
{
    QJsonArray objects;
    for (const auto &[kind, object] : fate.objects)
        objects << QJsonArray{Protocol::nameOf(kind), object};
    m_core.db.run(u"INSERT INTO operation (user_id, id, hash, outcome, code, detail, objects, number) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
                  {m_caller.userId, id, hash, fate.applied ? u"applied"_s : u"refused"_s,
                   fate.applied ? u""_s : Protocol::nameOf(fate.refusal.code), fate.refusal.detail.isNull() ? u""_s : fate.refusal.detail,
                   QString::fromUtf8(QJsonDocument(objects).toJson(QJsonDocument::Compact)), number});
}

Protocol::Outcome Operations::outcomeOf(const Operation &operation, const Fate &fate)
{
    Protocol::Outcome outcome{operation.id, fate.applied, fate.refusal, fate.rows.value_or(QList<Protocol::Object>()), {}};
    if (!fate.applied && fate.refusal.code == ErrorCode::Conflict)
        outcome.clash = clashOf(operation);
    if (fate.rows)
        return outcome;
    for (const auto &[kind, object] : fate.objects) {
        if (auto row = m_objects.find(kind, object))
            outcome.rows << *std::move(row);
    }
    return outcome;
}

// Read anew each time, like rows: what is kept of an operation holds no text, and reach may have changed.
std::optional<FieldClash> Operations::clashOf(const Operation &operation)
{
    const auto set = fieldSetBy(operation.act);
    const auto record = set ? m_objects.findCase(operation.caseId) : std::nullopt;
    if (!record)
        return std::nullopt;
    const CaseBundle present = m_objects.header(*record);
    const bool owner = set->field == u"owner"_s;
    FieldClash clash{set->field, owner ? present.care.ownerId : fieldText(*record, set->field), {}, record->openerName, record->openedAt};
    if (clash.value == set->from || clash.value == set->to)
        return std::nullopt;
    if (owner || set->field == u"contact"_s)
        clash.label = owner ? record->ownerName : record->contactName;
    // Who may set a field may see its history: the owner's is Care's, and only Care assigns.
    Sql::Query last = m_core.db.run(u"SELECT person_name, at FROM history WHERE case_id = ? AND field = ? ORDER BY at DESC, version DESC LIMIT 1"_s,
                                    {record->id, set->field});
    if (last.next()) {
        clash.by = last.text(0);
        clash.at = last.integer(1);
    }
    return clash;
}

} // namespace Casement::Service
