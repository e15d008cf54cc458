// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"

#include "models/domain/refusals.h"
#include "sync/protocol/errorcodes.h"
#include "sync/protocol/jsonreader.h"

#include <QJsonDocument>
#include <array>

using namespace Qt::StringLiterals;

namespace Casement::Protocol {

namespace {

constexpr std::array kindNames{"account", "person", "case", "case.care", "comment", "attachment", "history", "escalation", "viewed", "article", "message", "notice", "kept"};
constexpr int deepest = 32;

int depthOf(const QByteArray &body)
{
    int depth = 0;
    int most = 0;
    bool inText = false;
    for (qsizetype i = 0; i < body.size(); ++i) {
        const char c = body.at(i);
        if (inText) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inText = false;
        } else if (c == '"') {
            inText = true;
        } else if (c == '{' || c == '[') {
            most = std::max(most, ++depth);
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return most;
}

/// Leaves empty texts, zeros and empty lists out: they are the readers' defaults.
class Writer
{
public:
    Writer &put(const QString &member, const QString &value) { return value.isEmpty() ? *this : set(member, value); }
    Writer &put(const QString &member, qint64 value) { return value == 0 ? *this : set(member, value); }
    Writer &put(const QString &member, bool value) { return value ? set(member, value) : *this; }
    Writer &put(const QString &member, const QStringList &value) { return value.isEmpty() ? *this : set(member, QJsonArray::fromStringList(value)); }
    Writer &put(const QString &member, const QMap<QString, QString> &map)
    {
        if (map.isEmpty())
            return *this;
        QJsonObject json;
        for (auto it = map.cbegin(); it != map.cend(); ++it)
            json.insert(it.key(), it.value());
        return set(member, json);
    }
    Writer &put(const QString &, const char *) = delete;
    QJsonObject json;

private:
    Writer &set(const QString &member, const QJsonValue &value)
    {
        json.insert(member, value);
        return *this;
    }
};

Audience readAudience(JsonReader &reader)
{
    bool known = true;
    const QString name = reader.text(u"audience"_s);
    const Audience audience = name.isEmpty() ? Audience::Public : audienceFrom(name, &known);
    if (!known)
        reader.complain(u"audience"_s, u"is not known"_s);
    return audience;
}

} // namespace

QString nameOf(Kind kind) { return QString::fromLatin1(kindNames.at(static_cast<size_t>(kind))); }

bool kindFrom(const QString &name, Kind *kind)
{
    for (size_t i = 0; i < kindNames.size(); ++i) {
        if (name == QLatin1String(kindNames[i])) {
            *kind = static_cast<Kind>(i);
            return true;
        }
    }
    return false;
}

Result<QJsonObject> parseObject(const QByteArray &body)
{
    const QByteArray start = body.left(64).trimmed();
    if (!start.startsWith('{'))
        return Error{ErrorCode::NotCasement, u"the answer is no JSON object"_s};
    if (depthOf(body) > deepest)
        return Error{ErrorCode::BadRequest, QStringLiteral("JSON is nested deeper than %1").arg(deepest)};
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (problem.error != QJsonParseError::NoError)
        return Error{ErrorCode::BadRequest, QStringLiteral("not JSON at byte %1: %2").arg(problem.offset).arg(problem.errorString())};
    return document.object();
}

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QJsonObject toJson(const Account &a)
{
    return Writer().put(u"id"_s, a.id).put(u"parent"_s, a.parentId).put(u"name"_s, a.name).put(u"csm"_s, a.csm).put(u"phone"_s, a.phone)
        .put(u"fax"_s, a.fax).put(u"website"_s, a.website).put(u"package"_s, a.package).put(u"supportLevel"_s, a.supportLevel)
        .put(u"accountType"_s, a.type).put(u"street"_s, a.street).put(u"city"_s, a.city).put(u"country"_s, a.country)
        .put(u"region"_s, a.region).put(u"subRegion"_s, a.subRegion).put(u"partnerIds"_s, a.partnerIds).put(u"version"_s, a.version).json;
}

Result<Account> accountFrom(const QJsonObject &json)
{
    JsonReader r(json);
    Account a;
    a.id = r.needText(u"id"_s);
    a.parentId = r.text(u"parent"_s);
    a.name = r.needText(u"name"_s);
    a.csm = r.text(u"csm"_s);
    a.phone = r.text(u"phone"_s);
    a.fax = r.text(u"fax"_s);
    a.website = r.text(u"website"_s);
    a.package = r.text(u"package"_s);
    a.supportLevel = r.text(u"supportLevel"_s);
    a.type = r.text(u"accountType"_s);
    a.street = r.text(u"street"_s);
    a.city = r.text(u"city"_s);
    a.country = r.text(u"country"_s);
    a.region = r.text(u"region"_s);
    a.subRegion = r.text(u"subRegion"_s);
    a.partnerIds = r.texts(u"partnerIds"_s);
    a.version = r.integer(u"version"_s);
    return r.finish(a);
}

QJsonObject toJson(const Person &p)
{
    return Writer().put(u"id"_s, p.id).put(u"account"_s, p.accountId).put(u"name"_s, p.name).put(u"email"_s, p.email).put(u"phone"_s, p.phone)
        .put(u"title"_s, p.title).put(u"version"_s, p.version).json;
}

Result<Person> personFrom(const QJsonObject &json)
{
    JsonReader r(json);
    Person p;
    p.id = r.needText(u"id"_s);
    p.accountId = r.text(u"account"_s);
    p.name = r.needText(u"name"_s);
    p.email = r.text(u"email"_s);
    p.phone = r.text(u"phone"_s);
    p.title = r.text(u"title"_s);
    p.version = r.integer(u"version"_s);
    return r.finish(p);
}

QJsonObject toJson(const Case &c)
{
    return Writer().put(u"id"_s, c.id).put(u"number"_s, c.number).put(u"account"_s, c.accountId).put(u"accountName"_s, c.accountName)
        .put(u"contact"_s, c.contactId).put(u"contactName"_s, c.contactName).put(u"opener"_s, c.openerId).put(u"openerName"_s, c.openerName)
        .put(u"caseType"_s, c.type).put(u"status"_s, c.status).put(u"severity"_s, c.severity).put(u"priority"_s, c.priority)
        .put(u"subject"_s, c.subject).put(u"description"_s, c.description).put(u"product"_s, c.product).put(u"fields"_s, c.fields)
        .put(u"cc"_s, c.cc).put(u"ownerName"_s, c.ownerName).put(u"opened"_s, c.openedAt).put(u"updated"_s, c.updatedAt)
        .put(u"closed"_s, c.closedAt).put(u"pendingSince"_s, c.pendingSince).put(u"responseAt"_s, c.responseAt)
        .put(u"responseBy"_s, c.responseBy).put(u"responseLine"_s, c.responseLine).put(u"responseByCare"_s, c.responseByCare)
        .put(u"escalated"_s, c.escalated).put(u"closeReason"_s, c.closeReason).put(u"extensions"_s, qint64(c.extensions)).put(u"open"_s, c.open).put(u"version"_s, c.version).json;
}

Result<Case> caseFrom(const QJsonObject &json)
{
    JsonReader r(json);
    Case c;
    c.id = r.needText(u"id"_s);
    c.number = r.text(u"number"_s);
    c.accountId = r.needText(u"account"_s);
    c.accountName = r.text(u"accountName"_s);
    c.contactId = r.text(u"contact"_s);
    c.contactName = r.text(u"contactName"_s);
    c.openerId = r.text(u"opener"_s);
    c.openerName = r.text(u"openerName"_s);
    c.type = r.text(u"caseType"_s);
    c.status = r.needText(u"status"_s);
    c.severity = r.text(u"severity"_s);
    c.priority = r.text(u"priority"_s);
    c.subject = r.text(u"subject"_s);
    c.description = r.text(u"description"_s);
    c.product = r.text(u"product"_s);
    c.fields = r.map(u"fields"_s);
    c.cc = r.texts(u"cc"_s);
    c.ownerName = r.text(u"ownerName"_s);
    c.openedAt = r.integer(u"opened"_s);
    c.updatedAt = r.integer(u"updated"_s);
    c.closedAt = r.integer(u"closed"_s);
    c.pendingSince = r.integer(u"pendingSince"_s);
    c.responseAt = r.integer(u"responseAt"_s);
    c.responseBy = r.text(u"responseBy"_s);
    c.responseLine = r.text(u"responseLine"_s);
    c.responseByCare = r.flag(u"responseByCare"_s);
    c.escalated = r.flag(u"escalated"_s);
    c.closeReason = r.text(u"closeReason"_s);
    c.extensions = int(r.integer(u"extensions"_s));
    c.open = r.flag(u"open"_s);
    c.version = r.integer(u"version"_s);
    return r.finish(c);
}

QJsonObject toJson(const CaseCare &c)
{
    return Writer().put(u"id"_s, c.id).put(u"owner"_s, c.ownerId).put(u"severity"_s, c.severity).put(u"priorityByHand"_s, c.priorityByHand)
        .put(u"updated"_s, c.updatedAt).put(u"version"_s, c.version).json;
}

static Result<CaseCare> careFrom(const QJsonObject &json)
{
    JsonReader r(json);
    CaseCare c;
    c.id = r.needText(u"id"_s);
    c.ownerId = r.text(u"owner"_s);
    c.severity = r.text(u"severity"_s);
    c.priorityByHand = r.flag(u"priorityByHand"_s);
    c.updatedAt = r.integer(u"updated"_s);
    c.version = r.integer(u"version"_s);
    return r.finish(c);
}

QJsonObject toJson(const Comment &c)
{
    return Writer().put(u"id"_s, c.id).put(u"case"_s, c.caseId).put(u"author"_s, c.authorId).put(u"authorName"_s, c.authorName)
        .put(u"byCare"_s, c.byCare).put(u"audience"_s, nameOf(c.audience)).put(u"body"_s, c.body).put(u"channel"_s, nameOf(c.channel))
        .put(u"posted"_s, c.postedAt).put(u"version"_s, c.version).json;
}

Result<Comment> commentFrom(const QJsonObject &json)
{
    JsonReader r(json);
    Comment c;
    c.id = r.needText(u"id"_s);
    c.caseId = r.needText(u"case"_s);
    c.authorId = r.text(u"author"_s);
    c.authorName = r.text(u"authorName"_s);
    c.byCare = r.flag(u"byCare"_s);
    c.audience = readAudience(r);
    c.body = r.text(u"body"_s);
    c.channel = channelFrom(r.text(u"channel"_s));
    c.postedAt = r.integer(u"posted"_s);
    c.version = r.integer(u"version"_s);
    return r.finish(c);
}

QJsonObject toJson(const Attachment &a)
{
    return Writer().put(u"id"_s, a.id).put(u"case"_s, a.caseId).put(u"comment"_s, a.commentId).put(u"name"_s, a.name).put(u"mime"_s, a.mime)
        .put(u"sha256"_s, a.sha256).put(u"size"_s, a.size).put(u"audience"_s, nameOf(a.audience)).put(u"authorName"_s, a.authorName)
        .put(u"created"_s, a.createdAt).put(u"version"_s, a.version).json;
}

Result<Attachment> attachmentFrom(const QJsonObject &json)
{
    JsonReader r(json);
    Attachment a;
    a.id = r.needText(u"id"_s);
    a.caseId = r.needText(u"case"_s);
    a.commentId = r.text(u"comment"_s);
    a.name = r.needText(u"name"_s);
    a.mime = r.text(u"mime"_s);
    a.sha256 = r.text(u"sha256"_s);
    a.size = r.integer(u"size"_s);
    a.audience = readAudience(r);
    a.authorName = r.text(u"authorName"_s);
    a.createdAt = r.integer(u"created"_s);
    a.version = r.integer(u"version"_s);
    return r.finish(a);
}

QJsonObject toJson(const QList<DueTime> &times)
{
    QJsonArray all;
    for (const DueTime &time : times) {
        QJsonArray ledger;
        for (const LedgerLine &line : time.ledger)
            ledger << Writer().put(u"what"_s, nameOf(line.what)).put(u"at"_s, line.at).put(u"detail"_s, line.detail).json;
        QJsonObject json = Writer().put(u"kind"_s, nameOf(time.kind)).put(u"target"_s, time.target).put(u"promisedMs"_s, time.promisedMs)
                               .put(u"started"_s, time.startedAt).put(u"due"_s, time.due).put(u"leftMs"_s, time.leftMs).put(u"met"_s, time.metAt)
                               .put(u"byReclassification"_s, time.byReclassification).json;
        json.insert(u"ledger"_s, ledger);
        all << json;
    }
    return {{u"dueTimes"_s, all}};
}

QJsonObject toJson(const HistoryEntry &h)
{
    return Writer().put(u"id"_s, h.id).put(u"case"_s, h.caseId).put(u"person"_s, h.personId).put(u"personName"_s, h.personName)
        .put(u"channel"_s, nameOf(h.channel)).put(u"audience"_s, nameOf(h.audience)).put(u"field"_s, h.field).put(u"from"_s, h.from)
        .put(u"to"_s, h.to).put(u"note"_s, h.note).put(u"at"_s, h.at).put(u"version"_s, h.version).json;
}

Result<HistoryEntry> historyFrom(const QJsonObject &json)
{
    JsonReader r(json);
    HistoryEntry h;
    h.id = r.needText(u"id"_s);
    h.caseId = r.needText(u"case"_s);
    h.personId = r.text(u"person"_s);
    h.personName = r.text(u"personName"_s);
    h.channel = channelFrom(r.text(u"channel"_s));
    h.audience = readAudience(r);
    h.field = r.needText(u"field"_s);
    h.from = r.text(u"from"_s);
    h.to = r.text(u"to"_s);
    h.note = r.text(u"note"_s);
    h.at = r.integer(u"at"_s);
    h.version = r.integer(u"version"_s);
    return r.finish(h);
}

QJsonObject toJson(const Escalation &e)
{
    return Writer().put(u"id"_s, e.id).put(u"case"_s, e.caseId).put(u"by"_s, e.byId).put(u"byName"_s, e.byName).put(u"reason"_s, e.reason)
        .put(u"description"_s, e.description).put(u"route"_s, e.route).put(u"promise"_s, e.promiseId).put(u"raised"_s, e.raisedAt)
        .put(u"promiseDue"_s, e.promiseDue).put(u"answered"_s, e.answeredAt).put(u"ended"_s, e.endedAt).put(u"feedback"_s, e.feedback)
        .put(u"version"_s, e.version).json;
}

Result<Escalation> escalationFrom(const QJsonObject &json)
{
    JsonReader r(json);
    Escalation e;
    e.id = r.needText(u"id"_s);
    e.caseId = r.needText(u"case"_s);
    e.byId = r.text(u"by"_s);
    e.byName = r.text(u"byName"_s);
    e.reason = r.text(u"reason"_s);
    e.description = r.text(u"description"_s);
    e.route = r.text(u"route"_s);
    e.promiseId = r.text(u"promise"_s);
    e.raisedAt = r.integer(u"raised"_s);
    e.promiseDue = r.integer(u"promiseDue"_s);
    e.answeredAt = r.integer(u"answered"_s);
    e.endedAt = r.integer(u"ended"_s);
    e.feedback = r.text(u"feedback"_s);
    e.version = r.integer(u"version"_s);
    return r.finish(e);
}

QJsonObject toJson(const Viewed &v)
{
    return Writer().put(u"viewedKind"_s, v.kind).put(u"object"_s, v.objectId).put(u"at"_s, v.at).put(u"version"_s, v.version).json;
}

static Result<Viewed> viewedFrom(const QJsonObject &json)
{
    JsonReader r(json);
    Viewed v;
    v.kind = r.needText(u"viewedKind"_s);
    v.objectId = r.needText(u"object"_s);
    v.at = r.integer(u"at"_s);
    v.version = r.integer(u"version"_s);
    return r.finish(v);
}

QJsonObject toJson(const Article &a)
{
    return Writer().put(u"id"_s, a.id).put(u"title"_s, a.title).put(u"articleKind"_s, a.kind).put(u"products"_s, a.products).put(u"body"_s, a.body)
        .put(u"link"_s, a.link).put(u"audience"_s, Casement::nameOf(a.audience)).put(u"updated"_s, a.updatedAt).put(u"version"_s, a.version).json;
}

Result<Article> articleFrom(const QJsonObject &json)
{
    JsonReader r(json);
    Article a;
    a.id = r.needText(u"id"_s);
    a.title = r.needText(u"title"_s);
    a.kind = r.needText(u"articleKind"_s);
    a.products = r.texts(u"products"_s);
    a.body = r.text(u"body"_s);
    a.link = r.text(u"link"_s);
    a.audience = audienceFrom(r.text(u"audience"_s));
    a.updatedAt = r.integer(u"updated"_s);
    a.version = r.integer(u"version"_s);
    return r.finish(a);
}

QJsonObject toJson(const Message &m)
{
    return Writer().put(u"id"_s, m.id).put(u"title"_s, m.title).put(u"messageKind"_s, m.kind).put(u"severity"_s, m.severity).put(u"body"_s, m.body)
        .put(u"audience"_s, Casement::nameOf(m.audience)).put(u"published"_s, m.publishedAt).put(u"version"_s, m.version).put(u"state"_s, m.state)
        .put(u"components"_s, m.components).put(u"ended"_s, m.endedAt).json;
}

Result<Message> messageFrom(const QJsonObject &json)
{
    JsonReader r(json);
    Message m;
    m.id = r.needText(u"id"_s);
    m.title = r.needText(u"title"_s);
    m.kind = r.needText(u"messageKind"_s);
    m.severity = r.text(u"severity"_s);
    m.body = r.text(u"body"_s);
    m.audience = audienceFrom(r.text(u"audience"_s));
    m.publishedAt = r.integer(u"published"_s);
    m.version = r.integer(u"version"_s);
    m.state = r.text(u"state"_s);
    m.components = r.texts(u"components"_s);
    m.endedAt = r.integer(u"ended"_s);
    return r.finish(m);
}

QJsonObject toJson(const CaseNotice &n)
{
    return Writer().put(u"id"_s, n.id).put(u"case"_s, n.caseId).put(u"event"_s, n.event).put(u"from"_s, n.from).put(u"to"_s, n.to).put(u"byName"_s, n.byName)
        .put(u"audience"_s, Casement::nameOf(n.audience)).put(u"at"_s, n.at).put(u"version"_s, n.version).json;
}

static Result<CaseNotice> noticeFrom(const QJsonObject &json)
{
    JsonReader r(json);
    CaseNotice n;
    n.id = r.needText(u"id"_s);
    n.caseId = r.needText(u"case"_s);
    n.event = r.needText(u"event"_s);
    n.from = r.text(u"from"_s);
    n.to = r.text(u"to"_s);
    n.byName = r.text(u"byName"_s);
    n.audience = readAudience(r);
    n.at = r.integer(u"at"_s);
    n.version = r.integer(u"version"_s);
    return r.finish(n);
}

QJsonObject toJson(const Keepsake &k)
{
    return Writer().put(u"id"_s, k.id).put(u"keptKind"_s, k.kind).put(u"owner"_s, k.ownerId).put(u"ownerName"_s, k.ownerName).put(u"account"_s, k.accountId)
        .put(u"label"_s, k.label).put(u"content"_s, k.content).put(u"version"_s, k.version).json;
}

static Result<Keepsake> keptFrom(const QJsonObject &json)
{
    JsonReader r(json);
    Keepsake k;
    k.id = r.needText(u"id"_s);
    k.kind = r.needText(u"keptKind"_s);
    k.ownerId = r.text(u"owner"_s);
    k.ownerName = r.text(u"ownerName"_s);
    k.accountId = r.text(u"account"_s);
    k.label = r.text(u"label"_s);
    k.content = r.text(u"content"_s);
    k.version = r.integer(u"version"_s);
    return r.finish(k);
}

QJsonObject toJson(const Object &o)
{
    QJsonObject json;
    switch (o.kind) {
    case Kind::Account: json = toJson(o.account); break;
    case Kind::Person: json = toJson(o.person); break;
    case Kind::Case: json = toJson(o.record); break;
    case Kind::Care: json = toJson(o.care); break;
    case Kind::Comment: json = toJson(o.comment); break;
    case Kind::Attachment: json = toJson(o.attachment); break;
    case Kind::History: json = toJson(o.history); break;
    case Kind::Escalation: json = toJson(o.round); break;
    case Kind::Viewed: json = toJson(o.viewed); break;
    case Kind::Article: json = toJson(o.article); break;
    case Kind::Message: json = toJson(o.message); break;
    case Kind::Notice: json = toJson(o.notice); break;
    case Kind::Kept: json = toJson(o.kept); break;
    }
    json.insert(u"kind"_s, nameOf(o.kind));
    return json;
}

Result<Object> objectFrom(const QJsonObject &json)
{
    Object o;
    const QString name = json.value(u"kind"_s).toString();
    if (!kindFrom(name, &o.kind))
        return Error{ErrorCode::BadRequest, QString(u"kind: \""_s + name + u"\" is not known"_s)};
    const auto keep = [&o](auto read, auto &member) -> Result<Object> {
        if (!read)
            return read.error();
        member = std::move(read).value();
        return o;
    };
    switch (o.kind) {
    case Kind::Account: return keep(accountFrom(json), o.account);
    case Kind::Person: return keep(personFrom(json), o.person);
    case Kind::Case: return keep(caseFrom(json), o.record);
    case Kind::Care: return keep(careFrom(json), o.care);
    case Kind::Comment: return keep(commentFrom(json), o.comment);
    case Kind::Attachment: return keep(attachmentFrom(json), o.attachment);
    case Kind::History: return keep(historyFrom(json), o.history);
    case Kind::Escalation: return keep(escalationFrom(json), o.round);
    case Kind::Viewed: return keep(viewedFrom(json), o.viewed);
    case Kind::Article: return keep(articleFrom(json), o.article);
    case Kind::Message: return keep(messageFrom(json), o.message);
    case Kind::Notice: return keep(noticeFrom(json), o.notice);
    case Kind::Kept: return keep(keptFrom(json), o.kept);
    }
    return o;
}

template <typename T>
static QJsonArray listJson(const QList<T> &items)
{
    QJsonArray array;
    for (const T &item : items)
        array << toJson(item);
    return array;
}

QJsonObject toJson(const CaseBundle &b)
{
    QJsonObject json{{u"case"_s, toJson(b.record)}, {u"comments"_s, listJson(b.comments)}, {u"attachments"_s, listJson(b.attachments)},
                     {u"escalations"_s, listJson(b.rounds)}, {u"history"_s, listJson(b.history)}, {u"keys"_s, QJsonArray::fromStringList(b.keys)}};
    if (b.hasCare)
        json.insert(u"care"_s, toJson(b.care));
    return json;
}

Result<CaseBundle> bundleFrom(const QJsonObject &json)
{
    JsonReader r(json);
    CaseBundle b;
    const auto record = caseFrom(r.object(u"case"_s));
    if (!record)
        return Error{ErrorCode::BadRequest, QString(u"case."_s + record.error().detail)};
    b.record = record.value();
    b.hasCare = r.has(u"care"_s);
    if (b.hasCare) {
        const auto care = careFrom(r.object(u"care"_s));
        if (!care)
            return Error{ErrorCode::BadRequest, QString(u"care."_s + care.error().detail)};
        b.care = care.value();
    }
    b.comments = r.list<Comment>(u"comments"_s, commentFrom);
    b.attachments = r.list<Attachment>(u"attachments"_s, attachmentFrom);
    b.rounds = r.list<Escalation>(u"escalations"_s, escalationFrom);
    b.history = r.list<HistoryEntry>(u"history"_s, historyFrom);
    b.keys = r.texts(u"keys"_s);
    return r.finish(b);
}

QJsonObject problem(const Error &error, int status, const QString &requestId)
{
    QJsonObject json = problem(error);
    json.insert(u"status"_s, status);
    json.insert(u"requestId"_s, requestId);
    return json;
}

QJsonObject problem(const Error &error)
{
    const Refusal refusal = refusalOf(error);
    QJsonObject json{{u"type"_s, QString(u"urn:casement:problem:"_s + nameOf(error.code))}, {u"title"_s, titleOf(error.code)}, {u"status"_s, statusOf(error.code)},
                     {u"code"_s, nameOf(error.code)}, {u"detail"_s, error.detail}, {u"rule"_s, refusal.rule}};
    if (!refusal.field.isEmpty())
        json.insert(u"field"_s, refusal.field);
    return json;
}

Error problemFrom(const QJsonObject &json, int status)
{
    return {errorCodeFrom(json.value(u"code"_s).toString(), status), json.value(u"detail"_s).toString()};
}

} // namespace Casement::Protocol
