// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/storage/rows.h"

#include "models/domain/text.h"
#include "sync/sql/casecolumns.h"

using namespace Qt::StringLiterals;

namespace Casement::Service::Rows {

namespace {

/// INSERT that replaces the row of the same key.
QString upsert(const QString &table, const QString &columns, const QString &key)
{
    const QStringList names = columns.split(u", "_s);
    const QStringList keys = key.split(u", "_s);
    QStringList sets;
    for (const QString &name : names) {
        if (!keys.contains(name))
            sets << QString(name + u" = excluded."_s + name);
    }
    return u"INSERT INTO "_s + table + u" ("_s + columns + u") VALUES ("_s + Sql::placeholders(names.size()) + u") ON CONFLICT ("_s + key
        + u") DO UPDATE SET "_s + sets.join(u", "_s);
}

QString words(const QStringList &list) { return list.join(u'\n'); }
QStringList wordsFrom(const QString &text) { return text.split(u'\n', Qt::SkipEmptyParts); }
// A null QString would be bound as SQL NULL; no column of ours allows it.
QVariant text(const QString &value) { return value.isNull() ? u""_s : value; }

} // namespace

const QString &accountColumns()
{
    static const QString columns = u"id, parent_id, name, csm, phone, fax, website, package, support_level, type, street, city, country, region, "
                                   u"sub_region, partner_ids, version"_s;
    return columns;
}

Account accountAt(const Sql::Query &query)
{
    Account account;
    int at = 0;
    for (QString *member : {&account.id, &account.parentId, &account.name, &account.csm, &account.phone, &account.fax, &account.website,
                            &account.package, &account.supportLevel, &account.type, &account.street, &account.city, &account.country,
                            &account.region, &account.subRegion})
        *member = query.text(at++);
    account.partnerIds = wordsFrom(query.text(at++));
    account.version = query.integer(at);
    return account;
}

void save(Sql::Database &db, const Account &account)
{
    static const QString sql = upsert(u"account"_s, accountColumns(), u"id"_s);
    QVariantList values;
    for (const QString *member : {&account.id, &account.parentId, &account.name, &account.csm, &account.phone, &account.fax, &account.website,
                                  &account.package, &account.supportLevel, &account.type, &account.street, &account.city, &account.country,
                                  &account.region, &account.subRegion})
        values << text(*member);
    values << text(words(account.partnerIds)) << account.version;
    db.run(sql, values);
}

const QString &personColumns()
{
    static const QString columns = u"id, account_id, name, email, phone, title, version"_s;
    return columns;
}

Person personAt(const Sql::Query &query)
{
    return {query.text(0), query.text(1), query.text(2), query.text(3), query.text(4), query.text(5), query.integer(6)};
}

void save(Sql::Database &db, const Person &person)
{
    static const QString sql = upsert(u"person"_s, personColumns(), u"id"_s);
    db.run(sql, {person.id, text(person.accountId), text(person.name), text(person.email), text(person.phone), text(person.title), person.version});
}

namespace {

void index(Sql::Database &db, const QString &id, const QString &caseId, Audience audience, const QString &words)
{
    static const QString sql = upsert(u"search_entry"_s, u"id, case_id, audience, words"_s, u"id"_s);
    db.run(sql, {id, caseId, nameOf(audience), QString(u' ' + indexText(words) + u' ')});
}

void index(Sql::Database &db, const Case &record) { index(db, record.id, record.id, Audience::Public, QString(record.subject + u'\n' + record.description)); }

} // namespace

void index(Sql::Database &db, const QString &caseId)
{
    if (const auto record = caseRecord(db, caseId))
        index(db, *record);
    QList<Comment> comments;
    {
        Sql::Query query = db.run(QString(u"SELECT "_s + commentColumns() + u" FROM comment WHERE case_id = ?"_s), {caseId});
        while (query.next())
            comments << commentAt(query);
    }
    for (const Comment &comment : comments)
        index(db, comment.id, comment.caseId, comment.audience, comment.body);
}

void save(Sql::Database &db, const Case &record, const PortalDefinition &definition)
{
    static const QString sql = upsert(u"case_row"_s, QString(Sql::caseColumns() + u", "_s + Sql::derivedColumns()), u"id"_s);
    db.run(sql, Sql::bindCase(record) + Sql::bindDerived(record, definition));
    index(db, record);
}

void update(Sql::Database &db, const Case &before, const Case &after, const PortalDefinition &definition)
{
    static const QStringList columns = QString(Sql::caseColumns() + u", "_s + Sql::derivedColumns()).split(u", "_s);
    const QVariantList old = Sql::bindCase(before) + Sql::bindDerived(before, definition);
    const QVariantList values = Sql::bindCase(after) + Sql::bindDerived(after, definition);
    QStringList sets;
    QVariantList changed;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        if (old.at(i) == values.at(i))
            continue;
        sets << QString(columns.at(i) + u" = ?"_s);
        changed << values.at(i);
    }
    if (!sets.isEmpty())
        db.run(QString(u"UPDATE case_row SET "_s + sets.join(u", "_s) + u" WHERE id = ?"_s), changed << after.id);
    if (before.subject != after.subject || before.description != after.description)
        index(db, after.id); // whole: where the case has an entry, housekeeping takes its comments to have theirs
}

const QString &careColumns()
{
    static const QString columns = u"id, owner_id, severity, priority_by_hand, updated, version"_s;
    return columns;
}

CaseCare careAt(const Sql::Query &query)
{
    return {query.text(0), query.text(1), query.text(2), query.flag(3), query.integer(4), query.integer(5)};
}

void save(Sql::Database &db, const CaseCare &care)
{
    static const QString sql = upsert(u"case_care"_s, careColumns(), u"id"_s);
    db.run(sql, {care.id, text(care.ownerId), text(care.severity), care.priorityByHand ? 1 : 0, care.updatedAt, care.version});
}

const QString &commentColumns()
{
    static const QString columns = u"id, case_id, author_id, author_name, by_care, audience, body, channel, at, version"_s;
    return columns;
}

Comment commentAt(const Sql::Query &query)
{
    return {query.text(0), query.text(1), query.text(2), query.text(3), query.flag(4), audienceFrom(query.text(5)), query.text(6),
            channelFrom(query.text(7)), query.integer(8), query.integer(9)};
}

void save(Sql::Database &db, const Comment &comment)
{
    static const QString sql = upsert(u"comment"_s, commentColumns(), u"id"_s);
    db.run(sql, {comment.id, comment.caseId, text(comment.authorId), text(comment.authorName), comment.byCare ? 1 : 0,
                 nameOf(comment.audience), text(comment.body), nameOf(comment.channel), comment.postedAt, comment.version});
    index(db, comment.id, comment.caseId, comment.audience, comment.body);
}

const QString &attachmentColumns()
{
    static const QString columns = u"id, case_id, comment_id, name, mime, sha256, size, audience, author_name, at, version"_s;
    return columns;
}

Attachment attachmentAt(const Sql::Query &query)
{
    return {query.text(0), query.text(1), query.text(2), query.text(3), query.text(4), query.text(5), query.integer(6),
            audienceFrom(query.text(7)), query.text(8), query.integer(9), query.integer(10)};
}

void save(Sql::Database &db, const Attachment &attachment)
{
    static const QString sql = upsert(u"attachment"_s, attachmentColumns(), u"id"_s);
    db.run(sql, {attachment.id, attachment.caseId, text(attachment.commentId), text(attachment.name), text(attachment.mime),
                 text(attachment.sha256), attachment.size, nameOf(attachment.audience), text(attachment.authorName), attachment.createdAt,
                 attachment.version});
}

void removeComment(Sql::Database &db, const QString &id)
{
    db.run(u"DELETE FROM search_entry WHERE id = ?"_s, {id});
    db.run(u"DELETE FROM comment WHERE id = ?"_s, {id});
}

void removeAttachment(Sql::Database &db, const QString &id) { db.run(u"DELETE FROM attachment WHERE id = ?"_s, {id}); }

const QString &historyColumns()
{
    static const QString columns = u"id, case_id, person_id, person_name, channel, audience, field, from_value, to_value, note, at, version"_s;
    return columns;
}

HistoryEntry historyAt(const Sql::Query &query)
{
    return {query.text(0), query.text(1), query.text(2), query.text(3), channelFrom(query.text(4)), audienceFrom(query.text(5)),
            query.text(6), query.text(7), query.text(8), query.integer(10), query.integer(11), query.text(9)};
}

void save(Sql::Database &db, const HistoryEntry &entry)
{
    static const QString sql = u"INSERT INTO history ("_s + historyColumns() + u") VALUES ("_s + Sql::placeholders(12) + u")"_s;
    db.run(sql, {entry.id, entry.caseId, text(entry.personId), text(entry.personName), nameOf(entry.channel), nameOf(entry.audience),
                 text(entry.field), text(entry.from), text(entry.to), text(entry.note), entry.at, entry.version});
}

const QString &escalationColumns()
{
    static const QString columns = u"id, case_id, by_id, by_name, reason, description, route, promise_id, at, promise_due, answered, ended, "
                                   u"feedback, version"_s;
    return columns;
}

Escalation escalationAt(const Sql::Query &query)
{
    return {query.text(0), query.text(1), query.text(2), query.text(3), query.text(4), query.text(5), query.text(6), query.text(7),
            query.integer(8), query.integer(9), query.integer(10), query.integer(11), query.text(12), query.integer(13)};
}

void save(Sql::Database &db, const Escalation &round)
{
    static const QString sql = upsert(u"escalation"_s, escalationColumns(), u"id"_s);
    db.run(sql, {round.id, round.caseId, text(round.byId), text(round.byName), text(round.reason), text(round.description), text(round.route),
                 text(round.promiseId), round.raisedAt, round.promiseDue, round.answeredAt, round.endedAt, text(round.feedback), round.version});
}

const QString &viewedColumns()
{
    static const QString columns = u"kind, object_id, at, version"_s;
    return columns;
}

Viewed viewedAt(const Sql::Query &query)
{
    return {query.text(0), query.text(1), query.integer(2), query.integer(3)};
}

void save(Sql::Database &db, const QString &userId, const Viewed &viewed)
{
    static const QString sql = upsert(u"viewed"_s, QString(u"user_id, "_s + viewedColumns()), u"user_id, kind, object_id"_s);
    db.run(sql, {userId, viewed.kind, viewed.objectId, viewed.at, viewed.version});
}

const QString &wordColumns()
{
    static const QString columns = u"title_words, text_words"_s;
    return columns;
}

QVariantList bindWords(const QString &title, const QString &body)
{
    const QString titleWords = u' ' + indexText(title);
    return {titleWords, QString(titleWords + u' ' + indexText(body))};
}

const QString &articleColumns()
{
    static const QString columns = u"id, title, kind, products, body, link, audience, updated, version"_s;
    return columns;
}

Article articleAt(const Sql::Query &query)
{
    return {query.text(0), query.text(1), query.text(2), wordsFrom(query.text(3)), query.text(4), query.text(5), audienceFrom(query.text(6)),
            query.integer(7), query.integer(8)};
}

void save(Sql::Database &db, const Article &article)
{
    static const QString sql = upsert(u"article"_s, QString(articleColumns() + u", "_s + wordColumns()), u"id"_s);
    db.run(sql, QVariantList{article.id, article.title, article.kind, text(words(article.products)), text(article.body), text(article.link),
                             nameOf(article.audience), article.updatedAt, article.version} + bindWords(article.title, article.body));
}

const QString &messageColumns()
{
    static const QString columns = u"id, title, kind, severity, body, audience, published, version, state, components, ended"_s;
    return columns;
}

Message messageAt(const Sql::Query &query)
{
    return {query.text(0), query.text(1), query.text(2), query.text(3), query.text(4), audienceFrom(query.text(5)), query.integer(6), query.integer(7),
            query.text(8), query.text(9).split(u'\n', Qt::SkipEmptyParts), query.integer(10)};
}

void save(Sql::Database &db, const Message &message)
{
    static const QString sql = upsert(u"message"_s, QString(messageColumns() + u", "_s + wordColumns()), u"id"_s);
    db.run(sql, QVariantList{message.id, message.title, message.kind, text(message.severity), text(message.body), nameOf(message.audience),
                             message.publishedAt, message.version, text(message.state), text(message.components.join(u'\n')), message.endedAt}
               + bindWords(message.title, message.body));
}

const QString &noticeColumns()
{
    static const QString columns = u"id, case_id, event, from_value, to_value, by_name, audience, at, version"_s;
    return columns;
}

CaseNotice noticeAt(const Sql::Query &query)
{
    return {query.text(0), query.text(1), query.text(2), query.text(3), query.text(4), query.text(5), audienceFrom(query.text(6)), query.integer(7), query.integer(8)};
}

void save(Sql::Database &db, const QString &userId, const CaseNotice &notice)
{
    static const QString sql = u"INSERT INTO notice ("_s + noticeColumns() + u", user_id) VALUES ("_s + Sql::placeholders(10) + u")"_s;
    db.run(sql, {notice.id, notice.caseId, notice.event, text(notice.from), text(notice.to), text(notice.byName), nameOf(notice.audience), notice.at,
                 notice.version, userId});
}

const QString &keptColumns()
{
    static const QString columns = u"id, kind, owner_id, owner_name, account_id, label, content, version"_s;
    return columns;
}

Keepsake keptAt(const Sql::Query &query)
{
    return {query.text(0), query.text(1), query.text(2), query.text(3), query.text(4), query.text(5), query.text(6), query.integer(7)};
}

void save(Sql::Database &db, const QString &userId, const Keepsake &kept)
{
    static const QString sql = upsert(u"kept"_s, QString(keptColumns() + u", user_id"_s), u"id"_s);
    db.run(sql, {kept.id, kept.kind, text(kept.ownerId), text(kept.ownerName), text(kept.accountId), text(kept.label), text(kept.content), kept.version, userId});
}

bool exists(Sql::Database &db, const QString &table, const QString &id)
{
    Sql::Query query = db.run(QString(u"SELECT 1 FROM "_s + table + u" WHERE id = ?"_s), {id});
    return query.next();
}

std::optional<Account> account(Sql::Database &db, const QString &id)
{
    static const QString sql = u"SELECT "_s + accountColumns() + u" FROM account WHERE id = ?"_s;
    Sql::Query query = db.run(sql, {id});
    return query.next() ? std::optional(accountAt(query)) : std::nullopt;
}

std::optional<Person> person(Sql::Database &db, const QString &id)
{
    static const QString sql = u"SELECT "_s + personColumns() + u" FROM person WHERE id = ?"_s;
    Sql::Query query = db.run(sql, {id});
    return query.next() ? std::optional(personAt(query)) : std::nullopt;
}

std::optional<Article> article(Sql::Database &db, const QString &id)
{
    static const QString sql = u"SELECT "_s + articleColumns() + u" FROM article WHERE id = ?"_s;
    Sql::Query query = db.run(sql, {id});
    return query.next() ? std::optional(articleAt(query)) : std::nullopt;
}

std::optional<Message> message(Sql::Database &db, const QString &id)
{
    static const QString sql = u"SELECT "_s + messageColumns() + u" FROM message WHERE id = ?"_s;
    Sql::Query query = db.run(sql, {id});
    return query.next() ? std::optional(messageAt(query)) : std::nullopt;
}

std::optional<Case> caseRecord(Sql::Database &db, const QString &id)
{
    static const QString sql = u"SELECT "_s + Sql::caseColumns() + u" FROM case_row WHERE id = ?"_s;
    Sql::Query query = db.run(sql, {id});
    return query.next() ? std::optional(Sql::caseAt(query)) : std::nullopt;
}

} // namespace Casement::Service::Rows
