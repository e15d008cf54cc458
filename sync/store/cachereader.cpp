// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/cachereader.h"

#include "sync/protocol/codec.h"
#include "sync/sql/casecolumns.h"
#include "sync/sql/casequery.h"
#include "sync/store/cachestore.h"
#include "sync/store/rowcodec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace Casement::Store {

using Protocol::Kind;

namespace {

QJsonObject parsed(const QString &text) { return QJsonDocument::fromJson(text.toUtf8()).object(); }

// One bound list instead of a statement for each length.
QString listOf(const QStringList &values)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(values)).toJson(QJsonDocument::Compact));
}

QString meta(Sql::Database &database, const QString &name)
{
    Sql::Query query = database.run(u"SELECT value FROM meta WHERE name = ?"_s, {name});
    return query.next() ? query.text(0) : QString();
}

bool searches(const CaseQuery &query) { return !query.words.isEmpty() || !query.phrases.isEmpty(); }

struct Statement { QString sql; QVariantList values; };

/// Articles or messages as a query wants them: the client's form of what the service lists.
Statement listed(Kind kind, const LibraryQuery &query, const QString &time, const QString &more = {})
{
    constexpr int shown = 1'000; // characters, enough for a first line
    const QString table = tableOf(kind);
    QStringList columns = columnsOf(kind).split(u", "_s);
    for (QString &column : columns)
        column = column == u"body"_s ? QStringLiteral("substr(x.body, 1, %1)").arg(shown) : QString(u"x."_s + column);
    Statement made{QString(u"SELECT "_s + columns.join(u", "_s) + more + u" WHERE 1 = 1"_s), {}};
    if (!query.kinds.isEmpty()) {
        made.sql += u" AND x.kind IN (SELECT value FROM json_each(?))"_s;
        made.values << listOf(query.kinds);
    }
    if (!query.product.isEmpty() && kind == Kind::Article) { // one id a line
        made.sql += u" AND instr(char(10) || x.products || char(10), char(10) || ? || char(10)) > 0"_s;
        made.values << query.product;
    }
    QString order = u" ORDER BY x."_s + time + u" DESC, x.id DESC"_s;
    const QString words = Sql::matchText({{}, wordsOf(query), {}, {}});
    if (words.isEmpty()) {
        made.sql += order;
        return made;
    }
    const QString hits = u"x.row_id IN (SELECT rowid FROM "_s + table + u"_index WHERE "_s + table + u"_index MATCH ?)"_s;
    made.sql += QString(u" AND "_s + hits + order.replace(u"ORDER BY "_s, QString(u"ORDER BY "_s + hits + u" DESC, "_s)));
    made.values << words << QString(u"title : ("_s + words + u')');
    return made;
}

} // namespace

CacheReader::CacheReader(std::unique_ptr<Sql::Database> database, int searchLimit)
    : m_database(std::move(database)), m_handle(m_database->handle()), m_searchLimit(searchLimit)
{
}

CacheReader::~CacheReader() = default;

Result<std::unique_ptr<CacheReader>> CacheReader::open(const QString &path, int searchLimit)
{
    auto database = Sql::Database::open(path, {.readOnly = true});
    if (!database)
        return database.error();
    return std::unique_ptr<CacheReader>(new CacheReader(std::move(database).value(), searchLimit));
}

// The writer counts definitions and profiles it has stored.
void CacheReader::refresh()
{
    m_interrupted = false;
    (void)m_database->check(); // what an earlier call left has been answered
    const QString stamp = meta(*m_database, u"stamp"_s);
    if (stamp == m_stamp)
        return;
    if (auto definition = PortalDefinition::parse(parsed(meta(*m_database, u"definition"_s))))
        m_definition = std::move(definition).value();
    if (const auto profile = Protocol::profileFrom(parsed(meta(*m_database, u"profile"_s))))
        m_personId = profile->personId;
    m_stamp = stamp;
}

Error CacheReader::failure()
{
    const auto ok = m_database->check();
    if (m_interrupted)
        return {ErrorCode::Cancelled, u"a newer question came"_s};
    if (!ok && ok.error().code == ErrorCode::Corrupt) {
        CacheStore::mark(m_database->path());
        if (m_whenDamaged)
            m_whenDamaged();
    }
    return ok ? Error{ErrorCode::Storage, u"the cache gave no answer"_s} : ok.error();
}

Result<CaseIds> CacheReader::ids(const CaseQuery &query)
{
    refresh();
    const CaseQuery mine = resolved(query, m_personId);
    const Sql::Compiled compiled = Sql::compileIds(mine, m_definition, m_searchLimit);
    CaseIds answer;
    {
        Sql::Query rows = m_database->run(compiled.sql, compiled.values);
        while (rows.next())
            answer.rowIds << rows.integer(0);
    }
    if (searches(mine)) {
        Sql::Query hits = m_database->run(u"SELECT count(*) FROM (SELECT 1 FROM entry_index WHERE entry_index MATCH ? LIMIT ?)"_s,
                                          {Sql::matchText(mine), m_searchLimit + 1});
        answer.more = hits.next() && hits.integer(0) > m_searchLimit;
    }
    answer.complete = meta(*m_database, u"complete"_s).toInt() != 0;
    answer.leftOut = m_database->run(u"SELECT 1 FROM case_row WHERE held = 0 LIMIT 1"_s).next();
    if (m_database->failed())
        return failure();
    return answer;
}

Result<QList<CaseSummary>> CacheReader::rows(const QList<qint64> &rowIds)
{
    refresh();
    QStringList wanted;
    for (const qint64 id : rowIds)
        wanted << QString::number(id);
    QHash<qint64, CaseSummary> found;
    {
        const QString sql = QString(u"SELECT "_s + Sql::caseColumns()
                                    + u", row_id, pending, held, (SELECT count(*) FROM attachment a WHERE a.case_id = case_row.id) FROM case_row "
                                      "WHERE row_id IN (SELECT CAST(value AS INTEGER) FROM json_each(?))"_s);
        Sql::Query query = m_database->run(sql, {listOf(wanted)});
        while (query.next()) {
            CaseSummary summary;
            summary.record = Sql::caseAt(query);
            summary.rowId = query.integer(Sql::caseColumnCount);
            summary.pending = query.flag(Sql::caseColumnCount + 1) ? Pending::Waiting : Pending::None;
            summary.leftOut = query.integer(Sql::caseColumnCount + 2) == 0;
            summary.attachments = int(query.integer(Sql::caseColumnCount + 3));
            found.insert(summary.rowId, summary);
        }
    }
    if (m_database->failed())
        return failure();
    QList<CaseSummary> answer;
    for (const qint64 id : rowIds) {
        if (const auto it = found.constFind(id); it != found.constEnd())
            answer << *it;
    }
    return answer;
}

Result<QList<qint64>> CacheReader::counts(const QList<CaseQuery> &queries)
{
    refresh();
    QList<qint64> answer;
    for (const CaseQuery &query : queries) {
        const Sql::Compiled compiled = Sql::compileCount(resolved(query, m_personId), m_definition, m_searchLimit);
        Sql::Query row = m_database->run(compiled.sql, compiled.values);
        answer << (row.next() ? row.integer(0) : 0);
    }
    if (m_database->failed())
        return failure();
    return answer;
}

Result<CaseDetail> CacheReader::detail(const QString &caseId)
{
    refresh();
    const Sql::Snapshot snapshot(*m_database);
    const auto record = findObject(*m_database, Kind::Case, caseId);
    if (m_database->failed())
        return failure();
    if (!record)
        return Error{ErrorCode::NotFound, u"no such case here"_s};
    CaseDetail detail;
    detail.bundle.record = record->record;
    if (const auto care = findObject(*m_database, Kind::Care, caseId)) {
        detail.bundle.hasCare = true;
        detail.bundle.care = care->care;
    }
    for (const auto &part : partsOf(*m_database, Kind::Comment, caseId))
        detail.bundle.comments << part.comment;
    for (const auto &part : partsOf(*m_database, Kind::Attachment, caseId))
        detail.bundle.attachments << part.attachment;
    for (const auto &part : partsOf(*m_database, Kind::Escalation, caseId))
        detail.bundle.rounds << part.round;
    for (const auto &part : partsOf(*m_database, Kind::History, caseId))
        detail.bundle.history << part.history;
    {
        Sql::Query query = m_database->run(u"SELECT key FROM case_key WHERE case_id = ? ORDER BY key"_s, {caseId});
        while (query.next())
            detail.bundle.keys << query.text(0);
    }
    if (const auto account = findObject(*m_database, Kind::Account, detail.bundle.record.accountId))
        detail.supportLevel = account->account.supportLevel;
    {
        Sql::Query query = m_database->run(u"SELECT held, pending FROM case_row WHERE id = ?"_s, {caseId});
        if (query.next()) {
            detail.whole = query.integer(0) == 2;
            detail.leftOut = query.integer(0) == 0;
            detail.pending = query.flag(1) ? Pending::Waiting : Pending::None;
        }
    }
    {
        Sql::Query query = m_database->run(
            u"SELECT id FROM pending_object WHERE scope = ? AND kind IN ('comment', 'escalation', 'attachment') ORDER BY id"_s, {caseId});
        while (query.next())
            detail.pendingIds << query.text(0);
    }
    if (m_database->failed())
        return failure();
    return detail;
}

Result<QList<RecentItem>> CacheReader::recent()
{
    refresh();
    QList<RecentItem> answer;
    Sql::Query query = m_database->run(
        u"SELECT v.kind, v.object_id, v.at, v.version, coalesce(c.subject, a.name, p.name), "
         "CASE v.kind WHEN 'case' THEN c.number WHEN 'contact' THEN coalesce((SELECT name FROM account WHERE id = p.account_id), '') ELSE a.city END "
         "FROM viewed v LEFT JOIN case_row c ON v.kind = 'case' AND c.id = v.object_id "
         "LEFT JOIN account a ON v.kind = 'account' AND a.id = v.object_id LEFT JOIN person p ON v.kind = 'contact' AND p.id = v.object_id "
         "WHERE coalesce(c.id, a.id, p.id) IS NOT NULL ORDER BY v.at DESC, v.id"_s);
    while (query.next())
        answer << RecentItem{{query.text(0), query.text(1), query.integer(2), query.integer(3)}, query.text(4), query.text(5)};
    if (m_database->failed())
        return failure();
    return answer;
}

Result<QList<NoticeItem>> CacheReader::notices()
{
    refresh();
    constexpr int shown = 200;
    static const QString columns = u"n."_s + QString(columnsOf(Kind::Notice)).replace(u", "_s, u", n."_s);
    static const int number = int(columns.count(u',')) + 1;
    QList<NoticeItem> answer;
    Sql::Query query = m_database->run(QString(u"SELECT "_s + columns + u", c.number, c.subject, v.id IS NOT NULL FROM notice n JOIN case_row c ON c.id = n.case_id "
                                                                         "LEFT JOIN viewed v ON v.kind = 'notice' AND v.object_id = n.id ORDER BY n.at DESC, n.id DESC LIMIT ?"_s),
                                       {shown});
    while (query.next())
        answer << NoticeItem{objectAt(Kind::Notice, query).notice, query.text(number), query.text(number + 1), query.flag(number + 2)};
    if (m_database->failed())
        return failure();
    return answer;
}

Result<QList<Keepsake>> CacheReader::kept(const QString &kind)
{
    refresh();
    QList<Keepsake> answer;
    Sql::Query query = m_database->run(QString(u"SELECT "_s + columnsOf(Kind::Kept) + u" FROM kept WHERE kind = ? ORDER BY lower(label), id"_s), {kind});
    while (query.next())
        answer << objectAt(Kind::Kept, query).kept;
    if (m_database->failed())
        return failure();
    return answer;
}

Result<QList<Account>> CacheReader::accounts()
{
    refresh();
    QList<Account> answer;
    Sql::Query query = m_database->run(QString(u"SELECT "_s + columnsOf(Kind::Account) + u" FROM account ORDER BY name_key, id"_s));
    while (query.next())
        answer << objectAt(Kind::Account, query).account;
    if (m_database->failed())
        return failure();
    return answer;
}

Result<QList<Person>> CacheReader::people(const QString &accountId)
{
    refresh();
    QList<Person> answer;
    Sql::Query query = m_database->run(QString(u"SELECT "_s + columnsOf(Kind::Person) + u" FROM person WHERE account_id = ? ORDER BY name_key, id"_s),
                                       {accountId.isNull() ? u""_s : accountId});
    while (query.next())
        answer << objectAt(Kind::Person, query).person;
    if (m_database->failed())
        return failure();
    return answer;
}

Result<Attachment> CacheReader::attachment(const QString &attachmentId)
{
    refresh();
    const auto object = findObject(*m_database, Kind::Attachment, attachmentId);
    if (m_database->failed())
        return failure();
    if (!object)
        return Error{ErrorCode::NotFound, u"no such attachment here"_s};
    return object->attachment;
}

Result<QList<Article>> CacheReader::articles(const LibraryQuery &query)
{
    refresh();
    QList<Article> answer;
    const Statement statement = listed(Kind::Article, query, u"updated"_s, u" FROM article x"_s);
    Sql::Query rows = m_database->run(statement.sql, statement.values);
    while (rows.next()) {
        answer << objectAt(Kind::Article, rows).article;
        answer.last().body = firstLine(answer.last().body);
    }
    if (m_database->failed())
        return failure();
    return answer;
}

Result<QList<MessageSummary>> CacheReader::messages(const LibraryQuery &query)
{
    refresh();
    QList<MessageSummary> answer;
    const Statement statement = listed(Kind::Message, query, u"published"_s,
                                       u", v.id IS NOT NULL FROM message x LEFT JOIN viewed v ON v.kind = 'message' AND v.object_id = x.id"_s);
    Sql::Query rows = m_database->run(statement.sql, statement.values);
    while (rows.next()) {
        answer << MessageSummary{objectAt(Kind::Message, rows).message, rows.flag(int(columnsOf(Kind::Message).count(u',')) + 1)};
        answer.last().record.body = firstLine(answer.last().record.body);
    }
    if (m_database->failed())
        return failure();
    return answer;
}

Result<Article> CacheReader::article(const QString &id)
{
    refresh();
    const auto object = findObject(*m_database, Kind::Article, id);
    if (m_database->failed())
        return failure();
    if (!object)
        return Error{ErrorCode::NotFound, u"no such article here"_s};
    return object->article;
}

Result<Message> CacheReader::message(const QString &id)
{
    refresh();
    const auto object = findObject(*m_database, Kind::Message, id);
    if (m_database->failed())
        return failure();
    if (!object)
        return Error{ErrorCode::NotFound, u"no such message here"_s};
    return object->message;
}

Result<QHash<QString, QString>> CacheReader::titles(const QStringList &caseIds)
{
    refresh();
    QHash<QString, QString> answer;
    Sql::Query query = m_database->run(u"SELECT id, CASE number WHEN '' THEN subject ELSE number END FROM case_row WHERE id IN (SELECT value FROM json_each(?))"_s,
                                       {listOf(caseIds)});
    while (query.next())
        answer.insert(query.text(0), query.text(1));
    if (m_database->failed())
        return failure();
    return answer;
}

Result<std::optional<Profile>> CacheReader::profile()
{
    refresh();
    const QString text = meta(*m_database, u"profile"_s);
    if (m_database->failed())
        return failure();
    const auto read = Protocol::profileFrom(parsed(text));
    return read ? std::optional(read.value()) : std::optional<Profile>();
}

Result<QJsonObject> CacheReader::definition()
{
    refresh();
    const QJsonObject definition = parsed(meta(*m_database, u"definition"_s));
    if (m_database->failed())
        return failure();
    return definition;
}

void CacheReader::interrupt()
{
    m_interrupted = true;
    sqlite3_interrupt(m_handle);
}

} // namespace Casement::Store
