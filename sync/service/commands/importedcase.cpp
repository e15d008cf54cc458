// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/commands/importedcase.h"

#include "sync/service/commands/directory.h"
#include "sync/service/files/contentstore.h"
#include "sync/service/storage/rows.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTimeZone>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

Error bad(const QString &detail) { return {ErrorCode::BadRequest, detail}; }

Error within(const QString &member, qsizetype index, const Error &error)
{
    return {error.code, QStringLiteral("%1[%2].%3").arg(member).arg(index).arg(error.detail)};
}

/// Calls read for each object of a list; the first complaint comes with its place.
template <typename Read>
Result<void> each(const QJsonObject &json, const QString &member, Read read)
{
    const QJsonValue list = json.value(member);
    if (!list.isUndefined() && !list.isArray())
        return bad(QString(member + u": must be a list"_s));
    qsizetype index = 0;
    for (const QJsonValue &value : list.toArray()) {
        if (const auto done = read(value.toObject(), index); !done)
            return within(member, index, done.error());
        ++index;
    }
    return {};
}

} // namespace

Result<qint64> importedInstant(const QJsonObject &json, const QString &member)
{
    if (!json.contains(member))
        return qint64(0);
    const QString text = json.value(member).toString();
    const QDate day = QDate::fromString(text, Qt::ISODate);
    QDateTime at;
    if (text.size() == 10 && day.isValid())
        at = QDateTime(day, QTime(0, 0), QTimeZone::utc());
    else if (const QDateTime instant = QDateTime::fromString(text, Qt::ISODateWithMs); instant.timeSpec() != Qt::LocalTime)
        at = instant;
    if (!at.isValid())
        return bad(QString(member + u": write a date as 2017-04-10 or an instant with its zone as 2017-04-10T09:30:00Z"_s));
    return at.toMSecsSinceEpoch();
}

ImportedCase::ImportedCase(Core &core, const QString &id)
    : m_core(core), m_now(core.clock.nowMs())
{
    bundle.record.id = bundle.care.id = id;
    bundle.hasCare = true;
}

Result<void> ImportedCase::read(const QJsonObject &json)
{
    if (const auto done = readRecord(json); !done)
        return done;
    if (const auto done = readPeople(json); !done)
        return done;
    const Person opener{bundle.record.openerId, {}, bundle.record.openerName, {}, {}, {}, 0};
    note(opener, u"opened"_s, bundle.record.status, bundle.record.openedAt);
    Attachment about;
    about.authorName = opener.name;
    about.createdAt = bundle.record.openedAt;
    if (const auto done = each(json, u"attachments"_s, [&](const QJsonObject &item, qsizetype index) {
            return readAttachment(item, bundle.record.id, index, about);
        }); !done)
        return done;
    if (const auto done = each(json, u"comments"_s, [this](const QJsonObject &item, qsizetype index) { return readComment(item, index); }); !done)
        return done;
    if (const auto done = each(json, u"escalations"_s, [this](const QJsonObject &item, qsizetype index) { return readRound(item, index); }); !done)
        return done;
    const auto updated = importedInstant(json, u"updated"_s);
    if (!updated)
        return updated.error();
    bundle.record.updatedAt = std::max(updated.value(), bundle.record.openedAt);
    derive(json);
    return {};
}

Result<void> ImportedCase::readRecord(const QJsonObject &json)
{
    Protocol::JsonReader r(json);
    Case &record = bundle.record;
    record.number = r.text(u"number"_s);
    record.accountId = importedId(m_core.portal(), u"account"_s, r.needText(u"account"_s));
    record.type = r.text(u"caseType"_s);
    record.severity = r.text(u"severity"_s);
    record.priority = r.text(u"priority"_s);
    record.status = r.text(u"status"_s);
    record.subject = r.needText(u"subject"_s).simplified();
    record.description = r.text(u"description"_s);
    record.product = r.text(u"product"_s);
    record.fields = r.map(u"fields"_s);
    record.cc = r.texts(u"cc"_s);
    for (const QString &field : m_core.definition.sealedFields()) { // NEW-5: nothing in the clear
        if (record.fields.contains(field))
            r.complain(u"fields"_s, QString(field + u" is sealed and cannot be imported; leave it out"_s));
    }
    if (const auto ok = r.finish(0); !ok)
        return ok.error();
    if (record.status.isEmpty())
        record.status = m_core.definition.firstOf(u"new"_s).id;
    if (m_core.definition.severityAudience == Audience::Care)
        bundle.care.severity = std::exchange(record.severity, QString()); // SEV-4: never on the public row
    if (record.priority.isEmpty() && m_core.definition.priorityFollowsSeverity) {
        const auto *severity = m_core.definition.severity(record.severity);
        for (const auto &priority : m_core.definition.priorities) {
            if (severity && priority.rank == severity->rank)
                record.priority = priority.id;
        }
    }
    if (!record.number.isEmpty() && m_core.db.run(u"SELECT 1 FROM case_row WHERE number = ?"_s, {record.number}).next())
        return bad(QString(u"number: "_s + record.number + u" belongs to another case; leave it out to get a new one"_s));
    for (const auto &[member, place] : {std::pair(u"opened"_s, &record.openedAt), {u"closed"_s, &record.closedAt}}) {
        const auto at = importedInstant(json, member);
        if (!at)
            return at.error();
        *place = at.value();
    }
    if (record.closedAt != 0 && record.closedAt < record.openedAt)
        return bad(u"closed: is earlier than opened; give both as instants"_s);
    return record.openedAt == 0 ? Result<void>(bad(u"opened: is missing; give a date or an instant"_s)) : Result<void>();
}

Result<void> ImportedCase::readPeople(const QJsonObject &json)
{
    Case &record = bundle.record;
    const auto account = Rows::account(m_core.db, record.accountId);
    if (!account)
        return bad(u"account: no such account; put its line before this one"_s);
    record.accountName = account->name;
    const auto contact = personAt(json, u"contact"_s);
    if (!contact)
        return contact.error();
    const auto opener = json.contains("opener"_L1) ? personAt(json, u"opener"_s) : contact;
    if (!opener)
        return opener.error();
    record.contactId = contact.value().id;
    record.contactName = contact.value().name;
    record.openerId = opener.value().id;
    record.openerName = opener.value().name;
    if (!json.contains("owner"_L1))
        return {};
    const auto owner = personAt(json, u"owner"_s);
    if (!owner)
        return owner.error();
    bundle.care.ownerId = owner.value().id;
    if (m_core.definition.ownerPublic)
        record.ownerName = owner.value().name;
    return {};
}

Result<void> ImportedCase::readComment(const QJsonObject &json, qsizetype index)
{
    const auto author = personAt(json, u"author"_s);
    if (!author)
        return author.error();
    const auto at = importedInstant(json, u"at"_s);
    if (!at)
        return at.error();
    Protocol::JsonReader r(json);
    const QString sourceId = r.text(u"id"_s);
    const QString audience = r.text(u"audience"_s);
    Comment comment;
    comment.body = r.text(u"body"_s);
    if (const auto ok = r.finish(0); !ok)
        return ok.error();
    if (at.value() == 0)
        return bad(u"at: is missing; give a date or an instant"_s);
    if (!audience.isEmpty() && audience != u"public"_s && audience != u"care"_s)
        return bad(u"audience: must be public or care"_s);
    comment.id = derivedId(bundle.record.id, QString(u"comment:"_s + (sourceId.isEmpty() ? QString::number(index) : sourceId)));
    for (const Comment &other : std::as_const(bundle.comments)) {
        if (other.id == comment.id)
            return bad(u"id: comes twice in this case; give each comment its own, or none"_s);
    }
    comment.caseId = bundle.record.id;
    comment.authorId = author.value().id;
    comment.authorName = author.value().name;
    comment.byCare = author.value().accountId.isEmpty();
    comment.audience = audience.isEmpty() ? Audience::Public : audienceFrom(audience);
    comment.channel = Channel::Import;
    comment.postedAt = at.value();
    bundle.comments << comment;
    note(author.value(), u"comment"_s, comment.id, comment.postedAt, comment.audience);
    Attachment about;
    about.commentId = comment.id;
    about.audience = comment.audience;
    about.authorName = comment.authorName;
    about.createdAt = comment.postedAt;
    return each(json, u"attachments"_s, [&](const QJsonObject &item, qsizetype place) { return readAttachment(item, comment.id, place, about); });
}

Result<void> ImportedCase::readRound(const QJsonObject &json, qsizetype index)
{
    const auto by = personAt(json, u"by"_s);
    if (!by)
        return by.error();
    const auto at = importedInstant(json, u"at"_s);
    if (!at)
        return at.error();
    const auto ended = importedInstant(json, u"ended"_s);
    if (!ended)
        return ended.error();
    Protocol::JsonReader r(json);
    Escalation round;
    round.reason = r.needText(u"reason"_s);
    round.description = r.text(u"description"_s);
    round.feedback = r.text(u"feedback"_s);
    if (const auto ok = r.finish(0); !ok)
        return ok.error();
    if (at.value() == 0)
        return bad(u"at: is missing; give a date or an instant"_s);
    if (round.raisedAt = at.value(); ended.value() != 0 && ended.value() < round.raisedAt)
        return bad(u"ended: is earlier than at; give both as instants"_s);
    round.id = derivedId(bundle.record.id, QStringLiteral("round:%1").arg(index));
    round.caseId = bundle.record.id;
    round.byId = by.value().id;
    round.byName = by.value().name;
    round.endedAt = ended.value();
    if (const auto *reason = m_core.definition.reason(round.reason))
        round.route = reason->route;
    if (const auto *promise = m_core.definition.promiseFor(bundle.record.severity, round.reason)) {
        round.promiseId = promise->id;
        round.promiseDue = round.raisedAt + promise->withinMs;
    }
    bundle.rounds << round;
    note(by.value(), u"escalated"_s, round.reason, round.raisedAt);
    return {};
}

Result<void> ImportedCase::readAttachment(const QJsonObject &json, const QString &parentId, qsizetype index, Attachment about)
{
    Protocol::JsonReader r(json);
    about.name = r.needText(u"name"_s);
    about.mime = r.text(u"mime"_s);
    const QString base64 = r.text(u"base64"_s);
    if (const auto ok = r.finish(0); !ok)
        return ok.error();
    const auto content = QByteArray::fromBase64Encoding(base64.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!content)
        return bad(u"base64: is not valid; encode the file once more"_s);
    about.id = derivedId(parentId, QStringLiteral("attachment:%1").arg(index));
    about.caseId = bundle.record.id;
    about.size = content.decoded.size();
    bundle.attachments << about;
    m_contents << std::pair(about.id, content.decoded);
    return {};
}

/// What follows from the rest: the last response, the answers to escalations, the state of the clocks.
void ImportedCase::derive(const QJsonObject &json)
{
    Case &record = bundle.record;
    bundle.care.updatedAt = record.updatedAt;
    for (const Comment &comment : std::as_const(bundle.comments)) {
        bundle.care.updatedAt = std::max(bundle.care.updatedAt, comment.postedAt);
        if (comment.audience != Audience::Public)
            continue;
        record.updatedAt = std::max(record.updatedAt, comment.postedAt);
        if (comment.postedAt >= record.responseAt) {
            record.responseAt = comment.postedAt;
            record.responseBy = comment.authorName;
            record.responseByCare = comment.byCare;
            record.responseLine = firstLine(comment.body);
        }
        for (Escalation &round : bundle.rounds) {
            const bool first = round.answeredAt == 0 || comment.postedAt < round.answeredAt;
            if (comment.byCare && comment.postedAt >= round.raisedAt && first)
                round.answeredAt = comment.postedAt;
        }
    }
    record.open = m_core.definition.isOpen(record.status);
    for (const Escalation &round : std::as_const(bundle.rounds)) {
        record.escalated |= record.open && round.endedAt == 0;
        record.updatedAt = std::max({record.updatedAt, round.raisedAt, round.endedAt});
    }
    if (record.open)
        record.closedAt = 0;
    else if (record.closedAt == 0)
        record.closedAt = record.updatedAt;
    if (!record.open) {
        record.updatedAt = std::max(record.updatedAt, record.closedAt);
        if (json.contains("closed"_L1))
            note({}, u"status"_s, record.status, record.closedAt);
    }
    const auto *status = m_core.definition.status(record.status);
    if (status && status->phase == u"pending"_s)
        record.pendingSince = m_now; // timers start at the import
    bundle.care.updatedAt = std::max(bundle.care.updatedAt, record.updatedAt);
}

void ImportedCase::note(const Person &person, const QString &field, const QString &to, qint64 at, Audience audience)
{
    HistoryEntry entry;
    entry.id = derivedId(bundle.record.id, QStringLiteral("history:%1").arg(bundle.history.size()));
    entry.caseId = bundle.record.id;
    entry.personId = person.id;
    entry.personName = person.name;
    entry.channel = Channel::Import;
    entry.audience = audience;
    entry.field = field;
    entry.to = to;
    entry.at = at;
    bundle.history << entry;
}

Result<Person> ImportedCase::personAt(const QJsonObject &json, const QString &member)
{
    const QString reference = json.value(member).toString();
    if (reference.isEmpty())
        return bad(QString(member + u": is missing; name a person by its id"_s));
    const auto person = Rows::person(m_core.db, importedId(m_core.portal(), u"person"_s, reference));
    if (!person)
        return bad(QString(member + u": no such person; put its line before this one"_s));
    return *person;
}

Result<void> ImportedCase::keepContents()
{
    ContentStore store(m_core.dataDir, m_core.entropy);
    for (const auto &[id, bytes] : std::as_const(m_contents)) {
        auto incoming = store.begin();
        if (!incoming)
            return incoming.error();
        for (const auto &step : {incoming.value()->write(bytes), incoming.value()->close(), store.place(*incoming.value())}) {
            if (!step)
                return step;
        }
        for (Attachment &attachment : bundle.attachments) {
            if (attachment.id == id)
                attachment.sha256 = incoming.value()->sha256();
        }
    }
    return {};
}

} // namespace Casement::Service
