// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/archive/verify.h"

#include "models/domain/operation.h"
#include "models/domain/reach.h"
#include "sync/service/archive/verifyparts.h"
#include "sync/service/feed/epochs.h"
#include "sync/service/queries/visibility.h"
#include "sync/service/storage/changetransaction.h"
#include "sync/service/storage/core.h"
#include "sync/service/storage/datafolder.h"
#include "sync/service/storage/rows.h"
#include "sync/sql/casecolumns.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Service::Archive {

namespace {

const QString fromBackup = QStringLiteral("restore the last backup that verifies");

struct Lookup { QString check, sql; };

QString missing(const QString &table, const QString &column, const QString &of, const QString &where = {})
{
    return u"SELECT x.id FROM "_s + table + u" x WHERE "_s + where + u"NOT EXISTS (SELECT 1 FROM "_s + of + u" o WHERE o.id = x."_s + column + u')';
}

QString missingUser(const QString &table, const QString &name)
{
    return u"SELECT x."_s + name + u" FROM "_s + table + u" x WHERE NOT EXISTS (SELECT 1 FROM app_user o WHERE o.id = x.user_id)"_s;
}

/// What one statement can tell: it selects what is wrong.
const QList<Lookup> &lookups()
{
    static const QList<Lookup> all{
        {u"account parents"_s, missing(u"account"_s, u"parent_id"_s, u"account"_s, u"x.parent_id <> '' AND "_s)},
        {u"accounts of people"_s, missing(u"person"_s, u"account_id"_s, u"account"_s, u"x.account_id <> '' AND "_s)},
        {u"people of users"_s, missing(u"app_user"_s, u"person_id"_s, u"person"_s)},
        {u"accounts of cases"_s, missing(u"case_row"_s, u"account_id"_s, u"account"_s)},
        {u"contacts of cases"_s, missing(u"case_row"_s, u"contact_id"_s, u"person"_s)},
        {u"openers of cases"_s, missing(u"case_row"_s, u"opener_id"_s, u"person"_s)},
        {u"internal parts of cases"_s, missing(u"case_row"_s, u"id"_s, u"case_care"_s)},
        {u"cases of internal parts"_s, missing(u"case_care"_s, u"id"_s, u"case_row"_s)},
        {u"owners of cases"_s, missing(u"case_care"_s, u"owner_id"_s, u"person"_s, u"x.owner_id <> '' AND "_s)},
        {u"cases of comments"_s, missing(u"comment"_s, u"case_id"_s, u"case_row"_s)},
        {u"cases of attachments"_s, missing(u"attachment"_s, u"case_id"_s, u"case_row"_s)},
        {u"comments of attachments"_s, missing(u"attachment"_s, u"comment_id"_s, u"comment"_s, u"x.comment_id <> '' AND "_s)},
        {u"cases of history"_s, missing(u"history"_s, u"case_id"_s, u"case_row"_s)},
        {u"cases of escalations"_s, missing(u"escalation"_s, u"case_id"_s, u"case_row"_s)},
        {u"users of rights"_s, missingUser(u"grant_row"_s, u"key"_s)},
        {u"users of sessions"_s, missingUser(u"session"_s, u"id"_s)},
        {u"users of operations"_s, missingUser(u"operation"_s, u"id"_s)},
        {u"users of notices"_s, missingUser(u"notice"_s, u"id"_s)},
        {u"cases of notices"_s, missing(u"notice"_s, u"case_id"_s, u"case_row"_s)},
        {u"users of views"_s, missingUser(u"viewed"_s, u"object_id"_s)},
        {u"case numbers"_s, u"SELECT number FROM case_row WHERE number <> '' GROUP BY number HAVING COUNT(*) > 1"_s},
        {u"history begun"_s, u"SELECT c.id FROM case_row c WHERE NOT EXISTS (SELECT 1 FROM history h WHERE h.case_id = c.id)"_s},
        // An import brings older times under newer versions; what happened here must agree in both.
        {u"history in order"_s, u"SELECT id FROM (SELECT id, version, MAX(version) OVER (PARTITION BY case_id ORDER BY at RANGE BETWEEN UNBOUNDED "
                                "PRECEDING AND 1 PRECEDING) AS before FROM history WHERE channel <> 'import') t WHERE before > version"_s},
        {u"tokens hashed"_s, u"SELECT id FROM session WHERE LENGTH(access_hash) <> 64 OR LENGTH(refresh_hash) <> 64 OR "
                             "LENGTH(next_access_hash) NOT IN (0, 64) OR LENGTH(next_refresh_hash) NOT IN (0, 64)"_s},
        {u"passwords hashed"_s, u"SELECT id FROM app_user WHERE password <> '' AND password NOT LIKE '$argon2id$%'"_s},
    };
    return all;
}

struct Part { QString check; QString (*run)(DataView &); QString advice; };

const QList<Part> &parts()
{
    static const QString rewrite = u"export the data and import them into a new folder, which writes this anew"_s;
    static const QList<Part> all{
        {u"database file"_s, &databaseFile, fromBackup},
        {u"account tree"_s, &accountRings, u"give one of the accounts another parent: casementctl account add --id ID --parent OTHER"_s},
        {u"change numbers"_s, &changeNumbers, fromBackup},
        {u"epochs"_s, &epochs, fromBackup},
        {u"feed entries"_s, &feedEntries, rewrite},
        {u"feed audiences"_s, &feedLeaks, rewrite},
        {u"rights"_s, &grants, u"change and restore an account's parent, or the user's role: both write rights anew"_s},
        {u"sort columns"_s, &derivedColumns, rewrite},
        {u"outcomes of operations"_s, &outcomes, fromBackup},
        {u"audit without gap"_s, &auditRows, u"find out who changed the database by hand"_s},
        {u"service key"_s, &serviceKey, u"put service.key back from a backup; without it clients load everything anew"_s},
        {u"contents of attachments"_s, &contents, u"put the file back from a backup's files folder"_s},
    };
    return all;
}

} // namespace

QString offendersOf(DataView &view, const QString &sql, const QVariantList &values)
{
    Offenders offenders;
    Sql::Query query = view.db->run(sql, values);
    while (query.next())
        offenders.add(query.text(0));
    return offenders.text();
}

QString databaseFile(DataView &view)
{
    if (!view.db->handle()) // PostgreSQL looks after its own files
        return {};
    const auto ok = Sql::quickCheck(*view.db);
    return ok ? QString() : ok.error().detail;
}

QString accountRings(DataView &view)
{
    Hierarchy hierarchy;
    Sql::Query query = view.db->run(u"SELECT id, parent_id FROM account"_s);
    while (query.next())
        hierarchy.insert(query.text(0), query.text(1));
    return findCycle(hierarchy).join(u", "_s);
}

QString changeNumbers(DataView &view)
{
    const qint64 present = counterValue(*view.db, view.definition.id, u"change"_s);
    Offenders offenders;
    for (const auto &[table, column] : {std::pair(u"change"_s, u"number"_s), {u"account"_s, u"version"_s}, {u"person"_s, u"version"_s},
                                        {u"case_row"_s, u"version"_s}, {u"case_care"_s, u"version"_s}, {u"comment"_s, u"version"_s},
                                        {u"attachment"_s, u"version"_s}, {u"history"_s, u"version"_s}, {u"escalation"_s, u"version"_s},
                                        {u"viewed"_s, u"version"_s}, {u"notice"_s, u"version"_s}, {u"record_history"_s, u"version"_s}, {u"article"_s, u"version"_s}, {u"message"_s, u"version"_s}, {u"kept"_s, u"version"_s}, {u"operation"_s, u"number"_s}, {u"grant_row"_s, u"since_number"_s},
                                        {u"grant_row"_s, u"until_number"_s}}) {
        Sql::Query query = view.db->run(QString(u"SELECT COALESCE(MAX("_s + column + u"), 0) FROM "_s + table));
        if (query.next() && query.integer(0) > present)
            offenders.add(QStringLiteral("%1.%2 has %3, beyond the counter's %4").arg(table, column).arg(query.integer(0)).arg(present));
    }
    return offenders.text();
}

QString epochs(DataView &view)
{
    const qint64 present = counterValue(*view.db, view.definition.id, u"change"_s);
    Offenders offenders;
    Sql::Query query = view.db->run(u"SELECT id, position, first_number FROM epoch ORDER BY position"_s);
    qint64 position = 0, last = 0;
    while (query.next()) {
        const qint64 first = query.integer(2);
        if (query.integer(1) != position++ || (first < last && first != restoredNumber) || first > present)
            offenders.add(query.text(0));
        last = std::max(first, last);
    }
    return offenders.text();
}

QString grants(DataView &view)
{
    Hierarchy hierarchy;
    {
        Sql::Query query = view.db->run(u"SELECT id, parent_id FROM account"_s);
        while (query.next())
            hierarchy.insert(query.text(0), query.text(1));
    }
    Offenders offenders;
    Sql::Query users = view.db->run(u"SELECT u.id, u.role, p.account_id, u.disabled, p.id FROM app_user u JOIN person p ON p.id = u.person_id ORDER BY u.id"_s);
    while (users.next()) {
        const QString id = users.text(0);
        const QSet<QString> due = users.flag(3) ? QSet<QString>()
                                               : reachOf(id, roleFrom(users.text(1)), users.text(2), hierarchy, view.definition, users.text(4)).keys;
        if (liveKeys(*view.db, id) != due)
            offenders.add(id);
    }
    return offenders.text();
}

QString derivedColumns(DataView &view)
{
    static const QString sql = u"SELECT "_s + Sql::caseColumns() + u", "_s + Sql::derivedColumns() + u" FROM case_row WHERE id > ? ORDER BY id LIMIT 500"_s;
    Offenders offenders;
    QString last = u""_s;
    for (int found = 500; found == 500;) {
        found = 0;
        Sql::Query query = view.db->run(sql, {last});
        while (query.next()) {
            ++found;
            const Case record = Sql::caseAt(query);
            last = record.id;
            const QVariantList due = Sql::bindDerived(record, view.definition);
            bool same = record.open == view.definition.isOpen(record.status);
            for (qsizetype i = 0; i < due.size(); ++i)
                same &= query.text(Sql::caseColumnCount + int(i)) == due.at(i).toString();
            if (!same)
                offenders.add(record.id);
        }
    }
    for (const QString &table : {u"article"_s, u"message"_s}) {
        Sql::Query query = view.db->run(QString(u"SELECT id, title, body, "_s + Rows::wordColumns() + u" FROM "_s + table));
        while (query.next()) {
            if (QVariantList{query.text(3), query.text(4)} != Rows::bindWords(query.text(1), query.text(2)))
                offenders.add(query.text(0));
        }
    }
    return offenders.text();
}

/// A merge that was undone: what was done stays known, the copies it made went.
bool wasUndone(DataView &view, const QJsonArray &objects)
{
    return std::any_of(objects.begin(), objects.end(), [&](const QJsonValue &object) {
        return object[0].toString() == u"history"_s && Rows::exists(*view.db, u"history"_s, undoneBy(object[1].toString()));
    });
}

QString outcomes(DataView &view)
{
    static const QHash<QString, QString> tables{{u"account"_s, u"account"_s}, {u"person"_s, u"person"_s}, {u"case"_s, u"case_row"_s},
                                                {u"case.care"_s, u"case_care"_s}, {u"comment"_s, u"comment"_s}, {u"attachment"_s, u"attachment"_s},
                                                {u"history"_s, u"history"_s}, {u"escalation"_s, u"escalation"_s}};
    Offenders offenders;
    Sql::Query query = view.db->run(u"SELECT user_id, id, outcome, objects FROM operation"_s);
    while (query.next()) {
        const QJsonDocument objects = QJsonDocument::fromJson(query.text(3).toUtf8());
        bool good = objects.isArray() && (query.text(2) == u"applied"_s || query.text(2) == u"refused"_s);
        for (const QJsonValue &object : objects.array()) {
            const QString kind = object[0].toString(), id = object[1].toString();
            if (kind == u"viewed"_s)
                good &= view.db->run(u"SELECT 1 FROM viewed WHERE user_id = ? AND kind = ? AND object_id = ?"_s,
                                     {query.text(0), id.section(u':', 0, 0), id.section(u':', 1)}).next();
            else if (kind != u"kept"_s) // goes when its author ends it
                good &= (tables.contains(kind) && Rows::exists(*view.db, tables.value(kind), id)) || wasUndone(view, objects.array());
        }
        if (!good)
            offenders.add(query.text(1));
    }
    return offenders.text();
}

QString auditRows(DataView &view)
{
    Sql::Query query = view.db->run(u"SELECT COUNT(*), COALESCE(MAX(id), 0) FROM audit"_s);
    const qint64 last = counterValue(*view.db, view.definition.id, u"audit"_s);
    if (!query.next() || (query.integer(0) == last && query.integer(1) == last))
        return {};
    return QStringLiteral("%1 rows where %2 were written").arg(query.integer(0)).arg(last);
}

QString serviceKey(DataView &view)
{
    const QFile file(QDir(view.dataDir).filePath(serviceKeyName()));
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    if (file.size() != serviceKeyBytes)
        return QString(file.fileName() + u" is missing or has not its length"_s);
    return file.permissions() & others ? QString(file.fileName() + u" may be read by others; chmod 600 it"_s) : QString();
}

QString contents(DataView &view)
{
    Offenders offenders;
    QString last = u""_s;
    for (int found = 500; found == 500;) {
        found = 0;
        Sql::Query query = view.db->run(u"SELECT id, sha256, size FROM attachment WHERE id > ? ORDER BY id LIMIT 500"_s, {last});
        while (query.next()) {
            ++found;
            last = query.text(0);
            const QFileInfo file(contentPath(view.dataDir, query.text(1)));
            if (!isContentHash(query.text(1)) || !file.isFile() || file.size() != query.integer(2))
                offenders.add(QString(u"attachment "_s + last + (file.isFile() ? u" has another size"_s : u" has no content"_s)));
        }
    }
    return offenders.text();
}

QString contentHashes(DataView &view)
{
    Offenders offenders;
    QString last = u""_s;
    while (true) {
        {
            Sql::Query query = view.db->run(u"SELECT MIN(sha256) FROM attachment WHERE sha256 > ?"_s, {last});
            if (!query.next() || query.text(0).isEmpty())
                return offenders.text();
            last = query.text(0);
        }
        QFile file(contentPath(view.dataDir, last));
        QCryptographicHash hash(QCryptographicHash::Sha256);
        if (!isContentHash(last) || !file.open(QIODevice::ReadOnly) || !hash.addData(&file) || QString::fromLatin1(hash.result().toHex()) != last)
            offenders.add(last);
    }
}

QString orphans(DataView &view)
{
    Offenders offenders;
    QDirIterator folders(filesPath(view.dataDir), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (folders.hasNext()) {
        folders.next();
        const QString folder = folders.fileInfo().dir().dirName();
        const QString hash = QString(folder + folders.fileName());
        if (folder == u"tmp"_s) // arriving
            continue;
        if (!isContentHash(hash)
            || !view.db->run(u"SELECT 1 FROM attachment WHERE sha256 = ? UNION ALL SELECT 1 FROM upload WHERE sha256 = ?"_s, {hash, hash}).next())
            offenders.add(folders.filePath());
    }
    return offenders.text();
}

bool verify(DataView &view, bool deep, const std::function<void(const Verdict &)> &tell)
{
    bool all = true;
    const auto judge = [&](const QString &check, QString broken, const QString &advice) {
        if (const auto ok = view.db->check(); !ok)
            broken = ok.error().detail;
        all &= broken.isEmpty();
        tell({check, broken, broken.isEmpty() ? QString() : advice});
    };
    {
        const Sql::Snapshot snapshot(*view.db);
        for (const Lookup &lookup : lookups())
            judge(lookup.check, offendersOf(view, lookup.sql), fromBackup);
        for (const Part &part : parts())
            judge(part.check, part.run(view), part.advice);
        if (deep)
            judge(u"hashes of contents"_s, contentHashes(view), u"put the file back from a backup's files folder"_s);
    }
    // After the snapshot: what arrived meanwhile has its row by now.
    judge(u"files without owner"_s, orphans(view), u"nothing is lost by them; delete them while the service is stopped"_s);
    return all;
}

} // namespace Casement::Service::Archive
