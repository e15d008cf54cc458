// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/cacherows.h"

#include "models/domain/text.h"
#include "sync/protocol/codec.h"
#include "sync/sql/casecolumns.h"
#include "sync/store/downloads.h"
#include "sync/store/rowcodec.h"

#include <QJsonDocument>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace Casement::Store {

using Protocol::Kind;
using Protocol::Object;

namespace {

constexpr int leftOut = 0, headerOnly = 1, wholeCase = 2; // case_row.held

constexpr Kind partKinds[] = {Kind::Comment, Kind::Attachment, Kind::History, Kind::Escalation};

bool isPublication(Kind kind) { return kind == Kind::Article || kind == Kind::Message; }

bool hasGeneration(Kind kind)
{
    return kind == Kind::Account || kind == Kind::Person || kind == Kind::Case || kind == Kind::Viewed || kind == Kind::Notice || kind == Kind::Kept || isPublication(kind);
}

QString allColumns(Kind kind)
{
    const QString &made = madeColumnsOf(kind);
    return made.isEmpty() ? columnsOf(kind) : QString(columnsOf(kind) + u", "_s + made);
}

QString assignments(const QString &columns)
{
    QStringList parts;
    for (const QString &column : columns.split(u','))
        parts << QString(column.trimmed() + u" = ?"_s);
    return parts.join(u", "_s);
}

const QString &updateSql(Kind kind)
{
    static QHash<int, QString> made;
    QString &sql = made[int(kind)];
    if (sql.isEmpty())
        sql = QString(u"UPDATE "_s + tableOf(kind) + u" SET "_s + assignments(allColumns(kind)) + u" WHERE id = ?"_s);
    return sql;
}

/// more: columns besides the object's own.
QString insertInto(Kind kind, const QStringList &more)
{
    const QStringList columns = QStringList{allColumns(kind)} + more;
    const QString list = columns.join(u", "_s);
    return QString(u"INTO "_s + tableOf(kind) + u" ("_s + list + u") VALUES ("_s + Sql::placeholders(list.count(u',') + 1) + u')');
}

const QString &insertSql(Kind kind)
{
    static QHash<int, QString> made;
    QString &sql = made[int(kind)];
    if (sql.isEmpty()) {
        QStringList more = kind == Kind::Case ? QStringList{u"row_id"_s} : QStringList{};
        if (hasGeneration(kind))
            more << u"generation"_s;
        sql = QString(u"INSERT "_s + insertInto(kind, more));
    }
    return sql;
}

// A part that is here already, under whatever case, is not put a second time.
QString insertPartSql(Kind kind) { return QString(u"INSERT OR IGNORE "_s + insertInto(kind, {})); }

} // namespace

CacheRows::CacheRows(Sql::Database &database)
    : m_database(database)
    , m_index(database)
    , m_insertCase(database, QString(u"INSERT "_s + insertInto(Kind::Case, {u"generation"_s, u"held"_s})))
    , m_insertKey(database, u"INSERT OR IGNORE INTO case_key(case_id, key) VALUES(?, ?)"_s)
    , m_insertCare(database, insertPartSql(Kind::Care))
    , m_insertComment(database, insertPartSql(Kind::Comment))
    , m_insertAttachment(database, insertPartSql(Kind::Attachment))
    , m_insertRound(database, insertPartSql(Kind::Escalation))
    , m_insertHistory(database, insertPartSql(Kind::History))
{
}

QString CacheRows::meta(const QString &name)
{
    Sql::Query query = m_database.run(u"SELECT value FROM meta WHERE name = ?"_s, {name});
    return query.next() ? query.text(0) : QString();
}

void CacheRows::setMeta(const QString &name, const QString &value)
{
    m_database.run(u"INSERT INTO meta(name, value) VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value"_s,
                   {name, value.isNull() ? u""_s : value});
}

std::optional<Profile> CacheRows::profile()
{
    const QString text = meta(u"profile"_s);
    if (text.isEmpty())
        return std::nullopt;
    const auto profile = Protocol::profileFrom(QJsonDocument::fromJson(text.toUtf8()).object());
    return profile ? std::optional(profile.value()) : std::nullopt;
}

bool CacheRows::deriveNext()
{
    constexpr int slice = 500;
    static const QString select = QString(u"SELECT "_s + Sql::caseColumns() + u", row_id FROM case_row WHERE row_id > ? ORDER BY row_id LIMIT ?"_s);
    static const QString update = QString(u"UPDATE case_row SET "_s + assignments(Sql::derivedColumns()) + u" WHERE row_id = ?"_s);
    QList<std::pair<qint64, Case>> rows;
    {
        Sql::Query query = m_database.run(select, {metaNumber(u"ranked"_s), slice});
        while (query.next())
            rows.emplace_back(query.integer(Sql::caseColumnCount), Sql::caseAt(query));
    }
    for (const auto &[rowId, record] : rows)
        m_database.run(update, Sql::bindDerived(record, m_definition) << rowId);
    const bool more = rows.size() == slice;
    setMeta(u"ranked"_s, more ? QString::number(rows.last().first) : QString());
    return more;
}

std::optional<Object> CacheRows::find(Kind kind, const QString &id)
{
    return findObject(m_database, kind, id);
}

std::optional<qint64> CacheRows::version(Kind kind, const QString &id)
{
    Sql::Query query = m_database.run(QString(u"SELECT version FROM "_s + tableOf(kind) + u" WHERE id = ?"_s), {id});
    return query.next() ? std::optional(query.integer(0)) : std::nullopt;
}

qint64 CacheRows::generationOf(Kind kind, const QString &id)
{
    Sql::Query query = m_database.run(QString(u"SELECT generation FROM "_s + tableOf(kind) + u" WHERE id = ?"_s), {id});
    return query.next() ? query.integer(0) : 0;
}

QStringList CacheRows::ids(const QString &sql, const QVariantList &values)
{
    QStringList found;
    Sql::Query query = m_database.run(sql, values);
    while (query.next())
        found << query.text(0);
    return found;
}

void CacheRows::put(const Object &object)
{
    const QString id = object.id();
    QVariantList values = bind(object, m_definition);
    const bool known = m_database.run(QString(u"SELECT 1 FROM "_s + tableOf(object.kind) + u" WHERE id = ?"_s), {id}).next();
    if (known) {
        m_database.run(updateSql(object.kind), values << id);
    } else {
        if (object.kind == Kind::Case) {
            const qint64 before = m_rowIds.value(id);
            const bool free = before > 0 && !m_database.run(u"SELECT 1 FROM case_row WHERE row_id = ?"_s, {before}).next();
            values << (free ? QVariant(before) : QVariant());
        }
        if (hasGeneration(object.kind))
            values << generation();
        m_database.run(insertSql(object.kind), values);
    }
    if (object.kind == Kind::Case) {
        if (const auto row = held(id))
            m_index.put(row->rowId, {}, object.record.openedAt, QString(object.record.subject + u'\n' + object.record.description));
    } else if (object.kind == Kind::Comment) {
        if (const auto row = held(object.comment.caseId))
            m_index.put(row->rowId, id, object.comment.postedAt, object.comment.body);
    } else if (isPublication(object.kind)) {
        const bool article = object.kind == Kind::Article;
        const QString table = tableOf(object.kind);
        m_database.run(QString(u"DELETE FROM "_s + table + u"_index WHERE rowid = (SELECT row_id FROM "_s + table + u" WHERE id = ?)"_s), {id});
        m_database.run(QString(u"INSERT INTO "_s + table + u"_index(rowid, title, body) SELECT row_id, ?, ? FROM "_s + table + u" WHERE id = ?"_s),
                       {indexText(article ? object.article.title : object.message.title), indexText(article ? object.article.body : object.message.body), id});
    }
}

void CacheRows::insertWhole(const CaseBundle &bundle, qint64 present)
{
    const bool kept = keeps(bundle.record);
    Case record = bundle.record;
    if (!kept)
        record.description.clear();
    m_insertCase.run(Sql::bindCase(record) + Sql::bindDerived(record, m_definition) + QVariantList{present, kept ? wholeCase : leftOut});
    const qint64 row = sqlite3_last_insert_rowid(m_database.handle());
    for (const QString &key : bundle.keys)
        m_insertKey.run({record.id, key});
    if (bundle.hasCare)
        m_insertCare.run(bind(bundle.care));
    m_index.add(row, {}, record.openedAt, QString(record.subject + u'\n' + record.description));
    if (!kept)
        return;
    for (const Comment &comment : bundle.comments) {
        if (m_insertComment.run(bind(comment)))
            m_index.add(row, comment.id, comment.postedAt, comment.body);
    }
    for (const Attachment &attachment : bundle.attachments)
        m_insertAttachment.run(bind(attachment));
    for (const Escalation &round : bundle.rounds)
        m_insertRound.run(bind(round));
    for (const HistoryEntry &entry : bundle.history)
        m_insertHistory.run(bind(entry));
}

void CacheRows::leaveOut(const QString &caseId)
{
    const auto row = held(caseId);
    if (!row)
        return;
    removeParts(caseId, Care::Keep);
    m_database.run(u"UPDATE case_row SET held = ?, seen = 0, description = '' WHERE id = ?"_s, {leftOut, caseId});
    if (const auto heading = find(Kind::Case, caseId))
        m_index.put(row->rowId, {}, heading->record.openedAt, QString(heading->record.subject + u'\n'));
    needPurge();
}

void CacheRows::want(const QString &caseId)
{
    m_database.run(u"UPDATE case_row SET held = ? WHERE id = ? AND held = ?"_s, {headerOnly, caseId, leftOut});
}

void CacheRows::touch(Kind kind, const QString &id)
{
    const qint64 present = generation();
    m_database.run(QString(u"UPDATE "_s + tableOf(kind) + u" SET generation = ? WHERE id = ? AND generation <> ?"_s), {present, id, present});
}

void CacheRows::age(Kind kind, const QString &id)
{
    m_database.run(QString(u"UPDATE "_s + tableOf(kind) + u" SET generation = ? WHERE id = ?"_s), {generation() - 1, id});
}

void CacheRows::remove(Kind kind, const QString &id)
{
    if (kind == Kind::Case) {
        if (const auto row = held(id)) {
            m_rowIds.insert(id, row->rowId);
            m_index.removeCase(row->rowId);
        }
        m_database.run(u"DELETE FROM case_key WHERE case_id = ?"_s, {id});
    } else if (kind == Kind::Comment) {
        qint64 row = 0;
        {
            Sql::Query query = m_database.run(u"SELECT r.row_id FROM comment c JOIN case_row r ON r.id = c.case_id WHERE c.id = ?"_s, {id});
            row = query.next() ? query.integer(0) : 0;
        }
        m_index.removeComment(row, id);
    } else if (isPublication(kind)) {
        return clearLibrary(kind, u"id = ?"_s, {id});
    }
    m_database.run(QString(u"DELETE FROM "_s + tableOf(kind) + u" WHERE id = ?"_s), {id});
}

void CacheRows::clearLibrary(Kind kind, const QString &where, const QVariantList &values)
{
    const QString table = tableOf(kind);
    m_database.run(QString(u"DELETE FROM "_s + table + u"_index WHERE rowid IN (SELECT row_id FROM "_s + table + u" WHERE "_s + where + u')'), values);
    m_database.run(QString(u"DELETE FROM "_s + table + u" WHERE "_s + where), values);
}

std::optional<HeldCase> CacheRows::held(const QString &caseId)
{
    Sql::Query query = m_database.run(u"SELECT row_id, version, generation, seen, held FROM case_row WHERE id = ?"_s, {caseId});
    if (!query.next())
        return std::nullopt;
    return HeldCase{query.integer(0), query.integer(1), query.integer(2), query.integer(3), query.integer(4) == wholeCase, query.integer(4) == leftOut};
}

void CacheRows::setWhole(const QString &caseId, bool whole)
{
    m_database.run(u"UPDATE case_row SET held = ? WHERE id = ?"_s, {whole ? wholeCase : headerOnly, caseId});
}

void CacheRows::setSeen(const QString &caseId, qint64 version)
{
    m_database.run(u"UPDATE case_row SET seen = ? WHERE id = ?"_s, {version, caseId});
}

void CacheRows::setPending(const QString &caseId, bool pending)
{
    m_database.run(u"UPDATE case_row SET pending = ? WHERE id = ?"_s, {int(pending), caseId});
}

QStringList CacheRows::keys(const QString &caseId)
{
    return ids(u"SELECT key FROM case_key WHERE case_id = ? ORDER BY key"_s, {caseId});
}

void CacheRows::setKeys(const QString &caseId, const QStringList &keys)
{
    m_database.run(u"DELETE FROM case_key WHERE case_id = ?"_s, {caseId});
    for (const QString &key : keys)
        m_database.run(u"INSERT OR IGNORE INTO case_key(case_id, key) VALUES(?, ?)"_s, {caseId, key});
}

void CacheRows::removeParts(const QString &caseId, Care care)
{
    for (const QString &file : ids(u"SELECT id FROM attachment WHERE case_id = ?"_s, {caseId}))
        markFileStale(file);
    const auto row = held(caseId);
    for (const QString &comment : ids(u"SELECT id FROM comment WHERE case_id = ?"_s, {caseId}))
        m_index.removeComment(row ? row->rowId : 0, comment);
    for (const Kind kind : partKinds)
        m_database.run(QString(u"DELETE FROM "_s + tableOf(kind) + u" WHERE case_id = ?"_s), {caseId});
    if (care == Care::Remove)
        m_database.run(u"DELETE FROM case_care WHERE id = ?"_s, {caseId});
}

void CacheRows::markFileStale(const QString &attachmentId)
{
    m_database.run(u"INSERT OR IGNORE INTO stale_file(name) VALUES(?)"_s, {fileNameOf(attachmentId)});
}

void CacheRows::forgetCase(const QString &caseId)
{
    removeParts(caseId);
    remove(Kind::Case, caseId);
    m_rowIds.remove(caseId);
    m_database.run(u"DELETE FROM viewed WHERE kind = 'case' AND object_id = ?"_s, {caseId});
    m_database.run(u"DELETE FROM notice WHERE case_id = ?"_s, {caseId});
    m_database.run(u"DELETE FROM confirmed WHERE scope = ?"_s, {caseId});
    m_database.run(u"DELETE FROM pending_object WHERE scope = ?"_s, {caseId});
    needPurge();
}

} // namespace Casement::Store
