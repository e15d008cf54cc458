// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/overlays.h"

#include "models/domain/clientports.h"
#include "sync/protocol/codec.h"
#include "sync/store/rowcodec.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Casement::Store {

using Protocol::Kind;
using Protocol::Object;

namespace {

QJsonObject parsed(const QString &text) { return QJsonDocument::fromJson(text.toUtf8()).object(); }
QString compactText(const QJsonObject &json) { return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)); }
QString recordScope(const QString &kind, const QString &id) { return QString(u"record:"_s + kind + u':' + id); }
QString keptScope(const QString &id) { return QString(u"kept:"_s + id); }
QString viewedScope(const QString &kind, const QString &objectId) { return QString(u"viewed:"_s + kind + u':' + objectId); }

Object objectOf(const Case &record) { Object o; o.kind = Kind::Case; o.record = record; return o; }
Object objectOf(const CaseCare &care) { Object o; o.kind = Kind::Care; o.care = care; return o; }
Object objectOf(const Comment &comment) { Object o; o.kind = Kind::Comment; o.comment = comment; return o; }
Object objectOf(const Attachment &attachment) { Object o; o.kind = Kind::Attachment; o.attachment = attachment; return o; }
Object objectOf(const Escalation &round) { Object o; o.kind = Kind::Escalation; o.round = round; return o; }
Object objectOf(const HistoryEntry &entry) { Object o; o.kind = Kind::History; o.history = entry; return o; }
Object objectOf(const Account &account) { Object o; o.kind = Kind::Account; o.account = account; return o; }
Object objectOf(const Person &person) { Object o; o.kind = Kind::Person; o.person = person; return o; }
Object objectOf(const Keepsake &kept) { Object o; o.kind = Kind::Kept; o.kept = kept; return o; }
Object objectOf(const Viewed &viewed) { Object o; o.kind = Kind::Viewed; o.viewed = viewed; return o; }

// The row first: what belongs to it finds it then.
QList<Object> objectsOf(const Effects &effects)
{
    QList<Object> objects;
    if (effects.record)
        objects << objectOf(*effects.record);
    if (effects.care)
        objects << objectOf(*effects.care);
    for (const auto &comment : effects.comments)
        objects << objectOf(comment);
    for (const auto &attachment : effects.attachments)
        objects << objectOf(attachment);
    for (const auto &round : effects.rounds)
        objects << objectOf(round);
    for (const auto &entry : effects.history)
        objects << objectOf(entry);
    if (effects.viewed)
        objects << objectOf(*effects.viewed);
    if (effects.account)
        objects << objectOf(*effects.account);
    if (effects.person)
        objects << objectOf(*effects.person);
    if (effects.kept)
        objects << objectOf(*effects.kept);
    return objects;
}

} // namespace

QString Overlays::scopeOf(const Operation &operation)
{
    if (const auto *record = std::get_if<EditRecord>(&operation.act))
        return recordScope(record->kind, record->id);
    if (const auto *add = std::get_if<AddContact>(&operation.act))
        return recordScope(u"contact"_s, add->id);
    if (const auto *keep = std::get_if<Keep>(&operation.act))
        return keptScope(keep->kind == u"subscription"_s ? subscriptionId(m_rows.profile().value_or(Profile()).userId, keep->id) : keep->id);
    const auto *viewed = std::get_if<MarkViewed>(&operation.act);
    return viewed ? viewedScope(viewed->kind, viewed->objectId) : operation.caseId;
}

QString Overlays::scopeOf(const Object &object)
{
    if (object.kind == Kind::Account)
        return recordScope(u"account"_s, object.account.id);
    if (object.kind == Kind::Person)
        return recordScope(u"contact"_s, object.person.id);
    if (object.kind == Kind::Kept)
        return keptScope(object.kept.id);
    return object.kind == Kind::Viewed ? viewedScope(object.viewed.kind, object.viewed.objectId) : object.caseId();
}

QSet<QString> Overlays::scopes()
{
    const QStringList list = m_rows.ids(u"SELECT DISTINCT scope FROM overlay"_s);
    return {list.cbegin(), list.cend()};
}

QSet<QString> Overlays::scopesBeside(const QSet<QString> &caseIds)
{
    QSet<QString> found;
    Sql::Query query = m_rows.database().run(u"SELECT scope, body FROM overlay WHERE body LIKE '%\"other\":%' OR body LIKE '%\"into\":%' OR body LIKE '%\"related\":%'"_s);
    while (query.next()) {
        const QJsonObject body = parsed(query.text(1));
        for (const QString &member : {u"other"_s, u"into"_s, u"related"_s}) {
            if (caseIds.contains(body.value(member).toString()))
                found.insert(query.text(0));
        }
    }
    return found;
}

void Overlays::add(const Operation &operation, qint64 now)
{
    const QString scope = scopeOf(operation);
    Sql::Query known = m_rows.database().run(u"SELECT 1 FROM overlay WHERE operation_id = ?"_s, {operation.id});
    if (known.next())
        return;
    m_rows.database().run(u"INSERT INTO overlay(operation_id, scope, body, at) VALUES(?, ?, ?, ?)"_s,
                          {operation.id, scope, compactText(Protocol::toJson(operation)), now});
    layOne(operation, scope, now);
}

bool Overlays::forget(const QString &operationId)
{
    bool opened = false;
    {
        Sql::Query query = m_rows.database().run(u"SELECT body FROM overlay WHERE operation_id = ?"_s, {operationId});
        if (query.next()) {
            const auto operation = Protocol::operationFrom(parsed(query.text(0)));
            opened = operation && std::holds_alternative<OpenCase>(operation->act);
        }
    }
    m_rows.database().run(u"DELETE FROM overlay WHERE operation_id = ?"_s, {operationId});
    return opened;
}

QString Overlays::scopeOfOperation(const QString &operationId)
{
    return m_rows.ids(u"SELECT scope FROM overlay WHERE operation_id = ?"_s, {operationId}).value(0);
}

void Overlays::restore(const QString &scope)
{
    struct Copy { QString kind, id, body; };
    QList<Copy> copies;
    {
        Sql::Query query = m_rows.database().run(u"SELECT kind, id, body FROM confirmed WHERE scope = ?"_s, {scope});
        while (query.next())
            copies << Copy{query.text(0), query.text(1), query.isNull(2) ? QString() : query.text(2)};
    }
    for (const Copy &copy : copies) {
        Kind kind = Kind::Case;
        if (!Protocol::kindFrom(copy.kind, &kind))
            continue;
        if (copy.body.isEmpty())
            m_rows.remove(kind, copy.id);
        else if (const auto object = Protocol::objectFrom(parsed(copy.body)))
            m_rows.put(object.value());
    }
    m_rows.database().run(u"DELETE FROM confirmed WHERE scope = ?"_s, {scope});
    m_rows.database().run(u"DELETE FROM pending_object WHERE scope = ?"_s, {scope});
    m_rows.setPending(scope, false);
}

void Overlays::lay(const QString &scope)
{
    QList<std::pair<QString, qint64>> bodies;
    {
        Sql::Query query = m_rows.database().run(u"SELECT body, at FROM overlay WHERE scope = ? ORDER BY position"_s, {scope});
        while (query.next())
            bodies.emplace_back(query.text(0), query.integer(1));
    }
    for (const auto &[body, at] : bodies) {
        if (const auto operation = Protocol::operationFrom(parsed(body)))
            layOne(operation.value(), scope, at);
    }
}

Result<Effects> Overlays::forecast(const Operation &operation, qint64 now)
{
    const auto profile = m_rows.profile();
    if (!profile)
        return Error{ErrorCode::Unauthorized, u"nobody has signed in here yet"_s};
    Situation situation;
    situation.provisional = true;
    situation.before = operation.caseId.isEmpty() ? std::nullopt : caseBefore(operation.caseId);
    for (const Object &attachment : partsOf(m_rows.database(), Kind::Attachment, operation.caseId))
        situation.attachedBytes += attachment.attachment.size;
    if (const auto *open = std::get_if<OpenCase>(&operation.act)) {
        situation.account = account(open->accountId, *profile);
        situation.contact = person(open->contactId, *profile);
    } else if (const auto *assign = std::get_if<Assign>(&operation.act)) {
        situation.contact = person(assign->to, *profile);
        if (const auto owner = situation.before ? person(situation.before->care.ownerId, *profile) : std::nullopt)
            situation.owner = owner->name;
    } else if (const auto *edit = std::get_if<EditField>(&operation.act); edit && edit->field == u"contact"_s) {
        situation.contact = person(edit->to, *profile);
    }
    if (const auto *open = std::get_if<OpenCase>(&operation.act); open && !open->related.isEmpty())
        situation.other = caseBefore(open->related);
    if (const auto *link = std::get_if<LinkCase>(&operation.act); link && situation.before) {
        situation.other = caseBefore(link->other);
        situation.before->history.clear();
        for (const Object &entry : partsOf(m_rows.database(), Kind::History, operation.caseId))
            situation.before->history << entry.history;
    }
    if (std::holds_alternative<SplitCase>(operation.act) && situation.before) {
        for (const Object &comment : partsOf(m_rows.database(), Kind::Comment, operation.caseId))
            situation.before->comments << comment.comment;
    }
    if (const auto *merge = std::get_if<MergeCase>(&operation.act); merge && situation.before) {
        situation.other = caseBefore(merge->into);
        situation.contact = merge->cc ? person(situation.before->record.contactId, *profile) : std::nullopt;
        for (CaseBundle *one : {&*situation.before, situation.other ? &*situation.other : nullptr})
            addParts(one);
    }
    if (const auto *merged = situation.before ? mergedInto(*situation.before) : nullptr; merged && std::holds_alternative<PostComment>(operation.act))
        situation.other = survivorOf(merged->to);
    if (const auto *edit = std::get_if<EditRecord>(&operation.act); edit && edit->kind == u"account"_s)
        situation.account = account(edit->id, *profile);
    else if (edit)
        situation.contact = person(edit->id, *profile);
    if (const auto *add = std::get_if<AddContact>(&operation.act)) {
        situation.account = account(add->accountId, *profile);
        situation.contact = person(add->id, *profile);
        situation.addressTaken = !m_rows.ids(u"SELECT id FROM person WHERE account_id = ? AND lower(email) = ?"_s, {add->accountId, add->email.trimmed().toLower()}).isEmpty();
    }
    if (const auto *keep = std::get_if<Keep>(&operation.act)) {
        if (const auto held = m_rows.find(Kind::Kept, keep->id))
            situation.kept = held->kept;
    }
    return decide(m_rows.definition(), actorOf(*profile), situation, operation, now);
}

// A refusal on the present rows is no error here: the service decides, and until then the rows stay as confirmed.
void Overlays::layOne(const Operation &operation, const QString &scope, qint64 now)
{
    const auto effects = forecast(operation, now);
    if (!effects || isConfirmed(effects.value()))
        return;
    for (const Object &object : objectsOf(effects.value()))
        write(object, operation, scope);
    m_rows.setPending(scope, true);
}

void Overlays::write(const Object &object, const Operation &operation, const QString &scope)
{
    const QString kind = Protocol::nameOf(object.kind);
    const QString id = object.id();
    const auto before = m_rows.find(object.kind, id);
    Sql::Query kept = m_rows.database().run(u"SELECT 1 FROM confirmed WHERE kind = ? AND id = ?"_s, {kind, id});
    if (!kept.next()) {
        m_rows.database().run(u"INSERT INTO confirmed(kind, id, scope, body) VALUES(?, ?, ?, ?)"_s,
                              {kind, id, scope, before ? QVariant(compactText(Protocol::toJson(*before))) : QVariant()});
    }
    if (object.kind == Kind::Kept && object.kept.content.isEmpty()) // taken back
        return m_rows.remove(object.kind, id);
    m_rows.put(object);
    if (before)
        return;
    if (object.kind == Kind::Case)
        m_rows.setWhole(id, true);
    m_rows.database().run(u"INSERT OR IGNORE INTO pending_object(operation_id, kind, id, scope) VALUES(?, ?, ?, ?)"_s, {operation.id, kind, id, scope});
}

// The feed may bring an act's rows before its answer: then it must not show twice. Both ends name what an act makes alike.
bool Overlays::isConfirmed(const Effects &effects)
{
    for (const auto &entry : effects.history) {
        if (m_rows.version(Kind::History, entry.id))
            return true;
    }
    for (const auto &comment : effects.comments) {
        if (m_rows.version(Kind::Comment, comment.id))
            return true;
    }
    if (effects.viewed) {
        const auto held = m_rows.find(Kind::Viewed, objectOf(*effects.viewed).id());
        return held && held->viewed.at >= effects.viewed->at;
    }
    return false;
}

std::optional<CaseBundle> Overlays::caseBefore(const QString &caseId)
{
    const auto record = m_rows.find(Kind::Case, caseId);
    if (!record)
        return std::nullopt;
    CaseBundle bundle;
    bundle.record = record->record;
    if (const auto care = m_rows.find(Kind::Care, caseId)) {
        bundle.hasCare = true;
        bundle.care = care->care;
    }
    for (const Object &round : partsOf(m_rows.database(), Kind::Escalation, caseId))
        bundle.rounds << round.round;
    for (const Object &entry : bundle.record.open ? QList<Object>() : partsOf(m_rows.database(), Kind::History, caseId)) {
        if (entry.history.field == u"mergedInto"_s)
            bundle.history << entry.history;
    }
    return bundle;
}

/// All that was said and happened in a case.
void Overlays::addParts(CaseBundle *bundle)
{
    if (!bundle)
        return;
    const QString id = bundle->record.id;
    bundle->history.clear();
    for (const Object &comment : partsOf(m_rows.database(), Kind::Comment, id))
        bundle->comments << comment.comment;
    for (const Object &attachment : partsOf(m_rows.database(), Kind::Attachment, id))
        bundle->attachments << attachment.attachment;
    for (const Object &entry : partsOf(m_rows.database(), Kind::History, id))
        bundle->history << entry.history;
}

std::optional<CaseBundle> Overlays::survivorOf(const QString &number)
{
    const auto next = caseBefore(m_rows.ids(u"SELECT id FROM case_row WHERE number = ?"_s, {number}).value(0));
    const auto *on = next ? mergedInto(*next) : nullptr;
    return on ? survivorOf(on->to) : next;
}

// Before the first sync has brought them, the signed-in person and their account are known from the profile.
std::optional<Person> Overlays::person(const QString &id, const Profile &profile)
{
    if (const auto held = m_rows.find(Kind::Person, id))
        return held->person;
    if (id.isEmpty() || id != profile.personId)
        return std::nullopt;
    return Person{profile.personId, profile.accountId, profile.name, profile.email, {}, {}, 0};
}

std::optional<Account> Overlays::account(const QString &id, const Profile &profile)
{
    if (const auto held = m_rows.find(Kind::Account, id))
        return held->account;
    if (id.isEmpty() || id != profile.accountId)
        return std::nullopt;
    Account account;
    account.id = profile.accountId;
    account.name = profile.accountName;
    return account;
}

} // namespace Casement::Store
