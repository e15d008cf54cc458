// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/cacherows.h"

#include "sync/protocol/codec.h"
#include "sync/sql/casecolumns.h"
#include "sync/store/downloads.h"
#include "sync/store/rowcodec.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Casement::Store {

using Protocol::Kind;
using Protocol::Object;

namespace {

constexpr Kind partKinds[] = {Kind::Comment, Kind::Attachment, Kind::History, Kind::Escalation};

bool hasGeneration(Kind kind)
{
    return kind == Kind::Account || kind == Kind::Person || kind == Kind::Case || kind == Kind::Viewed;
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

const QString &insertSql(Kind kind)
{
    static QHash<int, QString> made;
    QString &sql = made[int(kind)];
    if (sql.isEmpty()) {
        const QString columns = allColumns(kind);
        QString extra = kind == Kind::Case ? u", row_id"_s : QString();
        QString values = Sql::placeholders(columns.count(u',') + 1 + (kind == Kind::Case ? 1 : 0));
        if (hasGeneration(kind)) {
            extra += u", generation"_s;
            values += u", ?"_s;
        }
        sql = QString(u"INSERT INTO "_s + tableOf(kind) + u" ("_s + columns + extra + u") VALUES ("_s + values + u')');
    }
    return sql;
}

} // namespace

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

void CacheRows::deriveAgain()
{
    constexpr int slice = 500;
    const QString select = QString(u"SELECT "_s + Sql::caseColumns() + u", row_id FROM case_row WHERE row_id > ? ORDER BY row_id LIMIT ?"_s);
    const QString update = QString(u"UPDATE case_row SET "_s + assignments(Sql::derivedColumns()) + u" WHERE row_id = ?"_s);
    qint64 last = 0;
    QList<std::pair<qint64, Case>> rows;
    do {
        rows.clear();
        {
            Sql::Query query = m_database.run(select, {last, slice});
            while (query.next())
                rows.emplace_back(query.integer(Sql::caseColumnCount), Sql::caseAt(query));
        }
        for (const auto &[rowId, record] : rows) {
            m_database.run(update, Sql::bindDerived(record, m_definition) << rowId);
            last = rowId;
        }
    } while (rows.size() == slice && !m_database.failed());
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
    }
}

void CacheRows::touch(Kind kind, const QString &id)
{
    const qint64 present = generation();
    m_database.run(QString(u"UPDATE "_s + tableOf(kind) + u" SET generation = ? WHERE id = ? AND generation <> ?"_s), {present, id, present});
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
        m_index.removeComment(id);
    }
    m_database.run(QString(u"DELETE FROM "_s + tableOf(kind) + u" WHERE id = ?"_s), {id});
}

std::optional<HeldCase> CacheRows::held(const QString &caseId)
{
    Sql::Query query = m_database.run(u"SELECT row_id, version, generation, seen, held FROM case_row WHERE id = ?"_s, {caseId});
    if (!query.next())
        return std::nullopt;
    return HeldCase{query.integer(0), query.integer(1), query.integer(2), query.integer(3), query.integer(4) == 2};
}

void CacheRows::setWhole(const QString &caseId, bool whole)
{
    m_database.run(u"UPDATE case_row SET held = ? WHERE id = ?"_s, {whole ? 2 : 1, caseId});
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

void CacheRows::removeParts(const QString &caseId)
{
    for (const QString &file : ids(u"SELECT id FROM attachment WHERE case_id = ?"_s, {caseId}))
        markFileStale(file);
    for (const QString &comment : ids(u"SELECT id FROM comment WHERE case_id = ?"_s, {caseId}))
        m_index.removeComment(comment);
    for (const Kind kind : partKinds)
        m_database.run(QString(u"DELETE FROM "_s + tableOf(kind) + u" WHERE case_id = ?"_s), {caseId});
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
    m_database.run(u"DELETE FROM confirmed WHERE scope = ?"_s, {caseId});
    m_database.run(u"DELETE FROM pending_object WHERE scope = ?"_s, {caseId});
    needPurge();
}

} // namespace Casement::Store
