// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/rowcodec.h"

#include "models/domain/text.h"
#include "sync/sql/casecolumns.h"

using namespace Qt::StringLiterals;

namespace Casement::Store {

using Protocol::Kind;
using Protocol::Object;

namespace {

struct Table { Kind kind; QString name, columns, made, time; };

const Table &table(Kind kind)
{
    static const QList<Table> tables{
        {Kind::Account, u"account"_s,
         u"id, parent_id, name, csm, phone, fax, website, package, support_level, type, street, city, country, region, sub_region, "
          "partner_ids, version"_s, u"name_key"_s, {}},
        {Kind::Person, u"person"_s, u"id, account_id, name, email, phone, title, version"_s, u"name_key"_s, {}},
        {Kind::Case, u"case_row"_s, Sql::caseColumns(), Sql::derivedColumns(), {}},
        {Kind::Care, u"case_care"_s, u"id, owner_id, severity, priority_by_hand, updated, version"_s, {}, {}},
        {Kind::Comment, u"comment"_s, u"id, case_id, author_id, author_name, by_care, audience, body, channel, posted, version"_s, {}, u"posted"_s},
        {Kind::Attachment, u"attachment"_s, u"id, case_id, comment_id, name, mime, sha256, size, audience, author_name, created, version"_s, {}, u"created"_s},
        {Kind::History, u"history"_s, u"id, case_id, person_id, person_name, channel, audience, field, value_from, value_to, note, at, version"_s, {}, u"at"_s},
        {Kind::Escalation, u"escalation"_s,
         u"id, case_id, by_id, by_name, reason, description, route, promise_id, raised, promise_due, answered, ended, feedback, version"_s, {}, u"raised"_s},
        {Kind::Viewed, u"viewed"_s, u"id, kind, object_id, at, version"_s, {}, {}},
        {Kind::Article, u"article"_s, u"id, title, kind, products, body, link, audience, updated, version"_s, {}, {}},
        {Kind::Message, u"message"_s, u"id, title, kind, severity, body, audience, published, version, state, components, ended"_s, {}, {}},
        {Kind::Notice, u"notice"_s, u"id, case_id, event, value_from, value_to, by_name, audience, at, version"_s, {}, {}},
        {Kind::Kept, u"kept"_s, u"id, kind, owner_id, owner_name, account_id, label, content, version"_s, {}, {}}};
    return tables.at(int(kind));
}

// A null QString would bind NULL; these columns are NOT NULL.
QString plain(const QString &text) { return text.isNull() ? u""_s : text; }

QVariantList bindAccount(const Account &a)
{
    return {plain(a.id), plain(a.parentId), plain(a.name), plain(a.csm), plain(a.phone), plain(a.fax), plain(a.website), plain(a.package),
            plain(a.supportLevel), plain(a.type), plain(a.street), plain(a.city), plain(a.country), plain(a.region), plain(a.subRegion),
            plain(a.partnerIds.join(u'\n')), a.version, sortKey(a.name)};
}

Account accountAt(const Sql::Query &q)
{
    Account a;
    int i = 0;
    for (QString *text : {&a.id, &a.parentId, &a.name, &a.csm, &a.phone, &a.fax, &a.website, &a.package, &a.supportLevel, &a.type, &a.street, &a.city,
                          &a.country, &a.region, &a.subRegion})
        *text = q.text(i++);
    a.partnerIds = q.text(i++).split(u'\n', Qt::SkipEmptyParts);
    a.version = q.integer(i);
    return a;
}

Attachment attachmentAt(const Sql::Query &q)
{
    Attachment a;
    int i = 0;
    for (QString *text : {&a.id, &a.caseId, &a.commentId, &a.name, &a.mime, &a.sha256})
        *text = q.text(i++);
    a.size = q.integer(i++);
    a.audience = audienceFrom(q.text(i++));
    a.authorName = q.text(i++);
    a.createdAt = q.integer(i++);
    a.version = q.integer(i);
    return a;
}

Escalation escalationAt(const Sql::Query &q)
{
    Escalation e;
    int i = 0;
    for (QString *text : {&e.id, &e.caseId, &e.byId, &e.byName, &e.reason, &e.description, &e.route, &e.promiseId})
        *text = q.text(i++);
    for (qint64 *at : {&e.raisedAt, &e.promiseDue, &e.answeredAt, &e.endedAt})
        *at = q.integer(i++);
    e.feedback = q.text(i++);
    e.version = q.integer(i);
    return e;
}

} // namespace

QString tableOf(Kind kind) { return table(kind).name; }
const QString &columnsOf(Kind kind) { return table(kind).columns; }
const QString &madeColumnsOf(Kind kind) { return table(kind).made; }

QVariantList bind(const CaseCare &care)
{
    return {plain(care.id), plain(care.ownerId), plain(care.severity), int(care.priorityByHand), care.updatedAt, care.version};
}

QVariantList bind(const Comment &c)
{
    return {plain(c.id), plain(c.caseId), plain(c.authorId), plain(c.authorName), int(c.byCare), nameOf(c.audience), plain(c.body), nameOf(c.channel),
            c.postedAt, c.version};
}

QVariantList bind(const Attachment &a)
{
    return {plain(a.id), plain(a.caseId), plain(a.commentId), plain(a.name), plain(a.mime), plain(a.sha256), a.size, nameOf(a.audience),
            plain(a.authorName), a.createdAt, a.version};
}

QVariantList bind(const HistoryEntry &h)
{
    return {plain(h.id), plain(h.caseId), plain(h.personId), plain(h.personName), nameOf(h.channel), nameOf(h.audience), plain(h.field), plain(h.from),
            plain(h.to), plain(h.note), h.at, h.version};
}

QVariantList bind(const Escalation &e)
{
    return {plain(e.id), plain(e.caseId), plain(e.byId), plain(e.byName), plain(e.reason), plain(e.description), plain(e.route), plain(e.promiseId),
            e.raisedAt, e.promiseDue, e.answeredAt, e.endedAt, plain(e.feedback), e.version};
}

QVariantList bind(const Object &object, const PortalDefinition &definition)
{
    switch (object.kind) {
    case Kind::Account: return bindAccount(object.account);
    case Kind::Person: {
        const Person &p = object.person;
        return {plain(p.id), plain(p.accountId), plain(p.name), plain(p.email), plain(p.phone), plain(p.title), p.version, sortKey(p.name)};
    }
    case Kind::Case: return Sql::bindCase(object.record) + Sql::bindDerived(object.record, definition);
    case Kind::Care: return bind(object.care);
    case Kind::Comment: return bind(object.comment);
    case Kind::Attachment: return bind(object.attachment);
    case Kind::History: return bind(object.history);
    case Kind::Escalation: return bind(object.round);
    case Kind::Viewed: return {object.id(), plain(object.viewed.kind), plain(object.viewed.objectId), object.viewed.at, object.viewed.version};
    case Kind::Article: {
        const Article &a = object.article;
        return {plain(a.id), plain(a.title), plain(a.kind), plain(a.products.join(u'\n')), plain(a.body), plain(a.link), nameOf(a.audience), a.updatedAt, a.version};
    }
    case Kind::Message: {
        const Message &m = object.message;
        return {plain(m.id), plain(m.title), plain(m.kind), plain(m.severity), plain(m.body), nameOf(m.audience), m.publishedAt, m.version, plain(m.state),
                plain(m.components.join(u'\n')), m.endedAt};
    }
    case Kind::Notice: {
        const CaseNotice &n = object.notice;
        return {plain(n.id), plain(n.caseId), plain(n.event), plain(n.from), plain(n.to), plain(n.byName), nameOf(n.audience), n.at, n.version};
    }
    case Kind::Kept: {
        const Keepsake &k = object.kept;
        return {plain(k.id), plain(k.kind), plain(k.ownerId), plain(k.ownerName), plain(k.accountId), plain(k.label), plain(k.content), k.version};
    }
    }
    return {};
}

Object objectAt(Kind kind, const Sql::Query &q)
{
    Object object;
    object.kind = kind;
    switch (kind) {
    case Kind::Account: object.account = accountAt(q); break;
    case Kind::Person: object.person = {q.text(0), q.text(1), q.text(2), q.text(3), q.text(4), q.text(5), q.integer(6)}; break;
    case Kind::Case: object.record = Sql::caseAt(q); break;
    case Kind::Care: object.care = {q.text(0), q.text(1), q.text(2), q.flag(3), q.integer(4), q.integer(5)}; break;
    case Kind::Comment:
        object.comment = {q.text(0), q.text(1), q.text(2), q.text(3), q.flag(4), audienceFrom(q.text(5)), q.text(6), channelFrom(q.text(7)),
                          q.integer(8), q.integer(9)};
        break;
    case Kind::Attachment: object.attachment = attachmentAt(q); break;
    case Kind::History:
        object.history = {q.text(0), q.text(1), q.text(2), q.text(3), channelFrom(q.text(4)), audienceFrom(q.text(5)), q.text(6), q.text(7),
                          q.text(8), q.integer(10), q.integer(11), q.text(9)};
        break;
    case Kind::Escalation: object.round = escalationAt(q); break;
    case Kind::Viewed: object.viewed = {q.text(1), q.text(2), q.integer(3), q.integer(4)}; break;
    case Kind::Article:
        object.article = {q.text(0), q.text(1), q.text(2), q.text(3).split(u'\n', Qt::SkipEmptyParts), q.text(4), q.text(5), audienceFrom(q.text(6)),
                          q.integer(7), q.integer(8)};
        break;
    case Kind::Message:
        object.message = {q.text(0), q.text(1), q.text(2), q.text(3), q.text(4), audienceFrom(q.text(5)), q.integer(6), q.integer(7),
                          q.text(8), q.text(9).split(u'\n', Qt::SkipEmptyParts), q.integer(10)};
        break;
    case Kind::Notice:
        object.notice = {q.text(0), q.text(1), q.text(2), q.text(3), q.text(4), q.text(5), audienceFrom(q.text(6)), q.integer(7), q.integer(8)};
        break;
    case Kind::Kept:
        object.kept = {q.text(0), q.text(1), q.text(2), q.text(3), q.text(4), q.text(5), q.text(6), q.integer(7)};
        break;
    }
    return object;
}

std::optional<Object> findObject(Sql::Database &database, Kind kind, const QString &id)
{
    Sql::Query query = database.run(QString(u"SELECT "_s + columnsOf(kind) + u" FROM "_s + tableOf(kind) + u" WHERE id = ?"_s), {id});
    if (!query.next())
        return std::nullopt;
    return objectAt(kind, query);
}

QList<Object> partsOf(Sql::Database &database, Kind kind, const QString &caseId)
{
    QList<Object> parts;
    Sql::Query query = database.run(QString(u"SELECT "_s + columnsOf(kind) + u" FROM "_s + tableOf(kind) + u" WHERE case_id = ? ORDER BY "_s
                                            + table(kind).time + u", id"_s), {caseId});
    while (query.next())
        parts << objectAt(kind, query);
    return parts;
}

} // namespace Casement::Store
