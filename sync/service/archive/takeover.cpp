// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/reach.h"
#include "sync/protocol/codec.h"
#include "sync/service/archive/archive.h"
#include "sync/service/archive/tables.h"
#include "sync/service/files/contentstore.h"
#include "sync/service/storage/datafolder.h"
#include "sync/service/storage/rows.h"
#include "sync/service/storage/schema.h"
#include "sync/sql/casecolumns.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Casement::Service::Archive {

namespace {

Error bad(const QString &detail) { return {ErrorCode::BadRequest, detail}; }

/// The members of an archived case that derived columns come from.
Case caseOf(const QJsonObject &json)
{
    Case record;
    for (const auto &[member, name] : {std::pair(&record.number, "number"_L1), {&record.subject, "subject"_L1}, {&record.accountName, "account_name"_L1},
                                       {&record.contactName, "contact_name"_L1}, {&record.product, "product"_L1}, {&record.status, "status"_L1},
                                       {&record.severity, "severity"_L1}, {&record.priority, "priority"_L1}})
        *member = json.value(name).toString();
    return record;
}

class TakeOver
{
public:
    TakeOver(QIODevice &from, Sql::Database &db, const QString &dataDir, Entropy &entropy) : m_from(from), m_db(db), m_store(dataDir, entropy) {}

    /// The two lines that were read already come first.
    Result<Counts> read(const QByteArray &firstLine, const QByteArray &secondLine)
    {
        m_ahead = secondLine;
        const auto header = Protocol::parseObject(firstLine);
        if (!header)
            return bad(u"line 1: this is no archive"_s);
        m_portal = header->value("portal"_L1).toString();
        Sql::Transaction transaction(m_db);
        if (const auto empty = clear(); !empty)
            return empty.error();
        m_owns = true;
        take(firstLine);
        bool ended = false;
        while (!ended) {
            const QByteArray text = m_ahead.isEmpty() ? m_from.readLine(longestLine + 1) : std::exchange(m_ahead, {});
            if (text.isEmpty() || !text.endsWith('\n'))
                return bad(QStringLiteral("line %1: the archive ends too early or this line is too long; fetch it again").arg(m_lines + 1));
            const auto done = line(text, ended);
            if (!done)
                return Error{done.error().code, QStringLiteral("line %1: %2").arg(m_lines + 1).arg(done.error().detail)};
            take(text);
        }
        if (!m_from.readLine(2).isEmpty())
            return bad(u"there is more behind the archive's end; fetch it again"_s);
        writeChanges();
        const auto done = transaction.commit();
        return done ? Result<Counts>(m_counts) : Result<Counts>(done.error());
    }

    /// Whether the folder was empty when this began: then what came since may be removed.
    [[nodiscard]] bool owns() const { return m_owns; }

private:
    void take(const QByteArray &text)
    {
        m_hash.addData(text);
        ++m_lines;
    }

    Result<void> clear()
    {
        for (const Table &table : lastingTables()) {
            if (table.name == u"portal"_s || table.name == u"counter"_s)
                m_db.run(QString(u"DELETE FROM "_s + table.name));
            else if (Sql::Query query = m_db.run(QString(u"SELECT 1 FROM "_s + table.name + u" LIMIT 1"_s)); query.next())
                return Error{ErrorCode::Conflict, u"the folder holds data already; take the archive over into a new folder"_s};
        }
        return m_db.check();
    }

    Result<void> line(const QByteArray &text, bool &ended)
    {
        const auto json = Protocol::parseObject(text);
        if (!json)
            return bad(u"not a JSON object; the archive is damaged, fetch it again"_s);
        if (json->contains("content"_L1))
            return piece(json.value());
        if (const auto done = endContent(); !done)
            return done;
        if (!json->contains("end"_L1))
            return row(json.value());
        ended = true;
        if (json->value("lines"_L1).toInteger() != m_lines || json->value("sha256"_L1).toString() != QString::fromLatin1(m_hash.result().toHex()))
            return bad(u"the archive is not what was written: its hash or number of lines differ; fetch it again"_s);
        if (!m_definition)
            return bad(u"the archive holds no portal definition"_s);
        return {};
    }

    Result<void> row(const QJsonObject &json)
    {
        const Table *table = findTable(json.value("table"_L1).toString());
        if (!table)
            return bad(u"table: unknown; the archive may be of a newer Casement: update this program"_s);
        if (json.size() != table->columns.size() + 1)
            return bad(QString(u"the row must have the members table, "_s + table->columnNames()));
        QVariantList values;
        for (const Column &column : table->columns) {
            const QJsonValue value = json.value(column.name);
            const bool integer = value.toInteger(0) == value.toInteger(1);
            if (column.number ? !integer : !value.isString())
                return bad(QString(column.name + (column.number ? u": must be a whole number"_s : u": must be a text"_s)));
            values << (column.number ? QVariant(value.toInteger()) : QVariant(value.toString()));
        }
        if (table->name == u"portal"_s) {
            auto definition = PortalDefinition::parse(json.value("definition"_L1).toString().toUtf8());
            if (!definition)
                return definition.error();
            if (definition->id != m_portal)
                return bad(u"id: the archive's header names another portal"_s);
            m_definition = std::move(definition).value();
        }
        if (const QString hash = json.value("sha256"_L1).toString(); table->name == u"attachment"_s && !hash.isEmpty() && !isContentHash(hash))
            return bad(u"sha256: must be 64 hexadecimal digits"_s);
        QString columns = table->columnNames();
        if (table->name == u"case_row"_s) {
            if (!m_definition)
                return bad(u"the portal's row must come first"_s);
            columns += QString(u", "_s + Sql::derivedColumns());
            values += Sql::bindDerived(caseOf(json), *m_definition);
        }
        if (table->name == u"article"_s || table->name == u"message"_s) {
            columns += QString(u", "_s + Rows::wordColumns());
            values += Rows::bindWords(json.value("title"_L1).toString(), json.value("body"_L1).toString());
        }
        m_db.run(QString(u"INSERT INTO "_s + table->name + u" ("_s + columns + u") VALUES ("_s + Sql::placeholders(values.size()) + u')'), values);
        ++m_counts.rows;
        if (const auto ok = m_db.check(); !ok)
            return Error{ErrorCode::BadRequest, QString(u"the row cannot be kept ("_s + ok.error().detail + u')')};
        return {};
    }

    Result<void> piece(const QJsonObject &json)
    {
        const QString hash = json.value("content"_L1).toString();
        if (hash != m_content) {
            if (const auto done = endContent(); !done)
                return done;
            auto incoming = m_store.begin();
            if (!incoming)
                return incoming.error();
            m_incoming = std::move(incoming).value();
            m_content = hash;
        }
        const auto bytes = QByteArray::fromBase64Encoding(json.value("base64"_L1).toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        return bytes ? m_incoming->write(bytes.decoded) : Result<void>(bad(u"base64: is not valid; the archive is damaged, fetch it again"_s));
    }

    Result<void> endContent()
    {
        if (!m_incoming)
            return {};
        const auto incoming = std::move(m_incoming);
        m_incoming.reset();
        if (const auto closed = incoming->close(); !closed)
            return closed;
        if (incoming->sha256() != std::exchange(m_content, QString()))
            return bad(u"the content before this line is not the one its hash names; the archive is damaged, fetch it again"_s);
        ++m_counts.contents;
        return m_store.place(*incoming);
    }

    /// The feed's table as if every row had been written at its version, under each of its keys.
    void writeChanges()
    {
        const QString into = u"INSERT INTO change (portal, key, audience, kind, object, number, gone) SELECT ?, "_s;
        const auto write = [&](const QString &key, const QString &audience, const QString &kind, const QString &from) {
            m_db.run(QString(into + key + u", "_s + audience + u", '"_s + kind + u"', x.id, x.version, 0 FROM "_s + from), {m_portal});
        };
        const QString portal = u'\'' + Keys::portal(m_portal).replace(u'\'', u"''"_s) + u'\'';
        const QString apart = u" c.opener_id <> c.contact_id"_s;
        for (const auto &[key, where] : {std::pair(u"'account:' || c.account_id"_s, QString()), {u"'person:' || c.contact_id"_s, QString()},
                                         {u"'person:' || c.opener_id"_s, apart}, {portal, QString()}}) {
            const QString only = where.isEmpty() ? QString() : QString(u" WHERE"_s + where);
            write(key, u"'public'"_s, u"case"_s, QString(u"case_row x JOIN case_row c ON c.id = x.id"_s + only));
            write(key, u"'care'"_s, u"case.care"_s, QString(u"case_care x JOIN case_row c ON c.id = x.id"_s + only));
            for (const QString &part : {u"comment"_s, u"attachment"_s, u"history"_s})
                write(key, u"x.audience"_s, part, QString(part + u" x JOIN case_row c ON c.id = x.case_id"_s + only));
            write(key, u"'public'"_s, u"escalation"_s, QString(u"escalation x JOIN case_row c ON c.id = x.case_id"_s + only));
        }
        for (const auto &[key, from] : {std::pair(portal, u"account x"_s), {u"'org:' || x.id"_s, u"account x"_s}})
            write(key, u"'public'"_s, u"account"_s, from);
        write(portal, u"'public'"_s, u"person"_s, u"person x"_s);
        write(u"'org:' || x.account_id"_s, u"'public'"_s, u"person"_s, u"person x WHERE x.account_id <> ''"_s);
        const QString news = u'\'' + Keys::news(m_portal).replace(u'\'', u"''"_s) + u'\'';
        write(news, u"x.audience"_s, u"article"_s, u"article x"_s);
        write(news, u"x.audience"_s, u"message"_s, u"message x"_s);
        m_db.run(newsGrantsSql()); // of an archive older than these
        write(u"'user:' || x.user_id"_s, u"'me'"_s, u"notice"_s, u"notice x"_s);
        write(u"'user:' || x.user_id"_s, u"'me'"_s, u"kept"_s, u"kept x WHERE x.kind <> 'view'"_s);
        write(u"'org:' || x.account_id"_s, u"'public'"_s, u"kept"_s, u"kept x WHERE x.kind = 'view' AND x.account_id <> ''"_s);
        write(portal, u"'care'"_s, u"kept"_s, u"kept x WHERE x.kind = 'view' AND x.account_id = ''"_s);
        m_db.run(QString(into + u"'user:' || x.user_id, 'me', 'viewed', x.kind || ':' || x.object_id, x.version, 0 FROM viewed x"_s), {m_portal});
    }

    QIODevice &m_from;
    Sql::Database &m_db;
    ContentStore m_store;
    QByteArray m_ahead;
    bool m_owns = false;
    QString m_portal;
    std::optional<PortalDefinition> m_definition;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    qint64 m_lines = 0;
    QString m_content;
    std::unique_ptr<ContentStore::Incoming> m_incoming;
    Counts m_counts;
};

/// The definition an archive brings, for a folder that is not there yet: its first row.
Result<QByteArray> definitionIn(const QByteArray &row)
{
    const auto json = Protocol::parseObject(row);
    if (!json || json->value("table"_L1).toString() != u"portal"_s)
        return bad(u"line 2: the portal's row must come first; the archive is damaged, fetch it again"_s);
    return json->value("definition"_L1).toString().toUtf8();
}

} // namespace

bool isArchive(const QByteArray &firstLine)
{
    return firstLine.size() < 4096 && firstLine.contains("\"casement\":\"archive\"");
}

Result<QString> portalOf(const QByteArray &firstLine)
{
    const auto json = Protocol::parseObject(firstLine);
    const QString portal = json ? json->value("portal"_L1).toString() : QString();
    if (portal.isEmpty())
        return bad(u"line 1: this is no archive"_s);
    if (json->value("version"_L1).toInteger() > formatVersion)
        return Error{ErrorCode::NewerVersion, u"the archive is of a newer Casement; update this program"_s};
    return portal;
}

Result<Counts> takeOver(QIODevice &from, const QByteArray &firstLine, const QString &dataDir, Clock &clock, Entropy &entropy)
{
    const auto portal = portalOf(firstLine);
    if (!portal)
        return portal.error();
    const QByteArray secondLine = from.readLine(longestLine + 1);
    Config config;
    config.dataDir = dataDir;
    config.portal = portal.value();
    const bool fresh = !QFileInfo::exists(databasePath(dataDir));
    if (fresh) {
        const auto definition = definitionIn(secondLine);
        if (!definition)
            return definition.error();
        if (const auto made = initialise(config, definition.value(), clock, entropy); !made)
            return made.error();
    }
    const auto lock = DataLock::take(dataDir);
    if (!lock)
        return lock.error();
    Result<Counts> taken = Error{};
    bool clean = false;
    {
        auto db = openForWriting(config);
        if (!db)
            return db.error();
        TakeOver work(from, *db.value(), dataDir, entropy);
        taken = work.read(firstLine, secondLine);
        clean = !taken && work.owns();
    }
    if (!clean)
        return taken;
    QDir(filesPath(dataDir)).removeRecursively();
    QDir().mkpath(filesPath(dataDir));
    if (fresh) {
        for (const QString &name : {databaseName(), QString(databaseName() + u"-wal"_s), QString(databaseName() + u"-shm"_s), serviceKeyName(), adminTokenName()})
            QFile::remove(QDir(dataDir).filePath(name));
    }
    return taken;
}

} // namespace Casement::Service::Archive
