// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/verify.h"

#include "models/domain/text.h"
#include "sync/protocol/codec.h"
#include "sync/store/cachestore.h"
#include "sync/store/cacheschema.h"
#include "sync/store/downloads.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Casement::Store {

namespace {

/// Checks of one database after the other; what cannot be read is a problem of the check that met it.
class Checks
{
public:
    void add(const QString &check, const QString &problem) { m_verdicts << Verdict{check, problem}; }
    void add(const QString &check, Sql::Database &database, const QString &problem)
    {
        const auto readable = database.check();
        add(check, readable ? problem : readable.error().detail);
    }
    [[nodiscard]] QList<Verdict> verdicts() const { return m_verdicts; }

private:
    QList<Verdict> m_verdicts;
};

QString countOf(Sql::Database &database, const QString &what, const QString &sql)
{
    Sql::Query query = database.run(sql);
    const qint64 count = query.next() ? query.integer(0) : 0;
    return count == 0 ? QString() : QStringLiteral("%1 %2").arg(count).arg(what);
}

QString firstOf(const QStringList &problems)
{
    for (const QString &problem : problems) {
        if (!problem.isEmpty())
            return problem;
    }
    return {};
}

QString integrityOf(Sql::Database &database)
{
    Sql::Query query = database.run(u"PRAGMA integrity_check(1)"_s);
    const QString finding = query.next() ? query.text(0) : u"no answer"_s;
    return finding == u"ok"_s ? QString() : finding;
}

QString versionOf(Sql::Database &database, const QList<Sql::Migration> &known)
{
    const int present = Sql::schemaVersion(database);
    const int newest = known.last().number;
    return present == newest ? QString() : QStringLiteral("has format %1, this program knows %2").arg(present).arg(newest);
}

struct Waiting { QStringList ids; QList<QByteArray> bodies; };

Waiting waitingIn(Sql::Database &outbox)
{
    Waiting waiting;
    Sql::Query query = outbox.run(u"SELECT id, body FROM operation WHERE returned = 0 ORDER BY position"_s);
    while (query.next()) {
        const auto operation = Protocol::operationFrom(QJsonDocument::fromJson(query.bytes(1)).object());
        if (!operation)
            continue; // of a later version: not in the overlay either
        waiting.ids << query.text(0);
        waiting.bodies << Protocol::encode(operation.value()).body;
    }
    return waiting;
}

// A start lays it anew, so a difference means no loss, but that something goes wrong while running.
QString overlayProblem(Sql::Database &cache, const Waiting &waiting)
{
    QStringList ids;
    QList<QByteArray> bodies;
    {
        Sql::Query query = cache.run(u"SELECT operation_id, body FROM overlay ORDER BY position"_s);
        while (query.next()) {
            ids << query.text(0);
            const auto operation = Protocol::operationFrom(QJsonDocument::fromJson(query.text(1).toUtf8()).object());
            bodies << (operation ? Protocol::encode(operation.value()).body : QByteArray());
        }
    }
    if (ids != waiting.ids)
        return QStringLiteral("%1 operations wait in the outbox, %2 are shown").arg(waiting.ids.size()).arg(ids.size());
    if (bodies != waiting.bodies)
        return u"an operation is shown differently than it waits"_s;
    return countOf(cache, u"confirmed rows are kept for nothing"_s,
                   u"SELECT COUNT(*) FROM confirmed WHERE scope NOT IN (SELECT scope FROM overlay)"_s);
}

QString searchProblem(Sql::Database &cache)
{
    const QString counted = firstOf(
        {countOf(cache, u"cases cannot be found"_s,
                 u"SELECT COUNT(*) FROM case_row c WHERE NOT EXISTS (SELECT 1 FROM entry e WHERE e.case_row = c.row_id AND e.comment_id IS NULL)"_s),
         countOf(cache, u"comments cannot be found"_s, u"SELECT COUNT(*) FROM comment c WHERE NOT EXISTS (SELECT 1 FROM entry e WHERE e.comment_id = c.id)"_s),
         countOf(cache, u"entries lead nowhere"_s,
                 u"SELECT COUNT(*) FROM entry e WHERE NOT EXISTS (SELECT 1 FROM case_row c WHERE c.row_id = e.case_row) "
                  "OR (e.comment_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM comment k WHERE k.id = e.comment_id))"_s)});
    if (!counted.isEmpty())
        return counted;
    Sql::Query texts = cache.run(u"SELECT k.body, e.text FROM comment k JOIN entry e ON e.comment_id = k.id UNION ALL "
                                  "SELECT c.subject || char(10) || c.description, e.text FROM case_row c JOIN entry e ON e.case_row = c.row_id "
                                  "WHERE e.comment_id IS NULL"_s);
    while (texts.next()) {
        if (indexText(texts.text(0)) != texts.text(1))
            return u"an entry has other words than its text"_s;
    }
    return {};
}

// The index's own check is a command, so it runs in a transaction that is given up.
QString indexProblem(Sql::Database &cache)
{
    Sql::Transaction transaction(cache);
    cache.run(u"INSERT INTO entry_index(entry_index, rank) VALUES('integrity-check', 1)"_s);
    const auto sound = cache.check();
    return sound ? QString() : u"the full-text index differs from its entries"_s;
}

QString hashOf(QFile &file)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return hash.addData(&file) ? QString::fromLatin1(hash.result().toHex()) : QString();
}

QString downloadProblem(Sql::Database &cache)
{
    Sql::Query query = cache.run(u"SELECT id, size, sha256 FROM attachment WHERE sha256 <> ''"_s);
    int damaged = 0;
    while (query.next()) {
        QFile file(downloadPath(cache.path(), query.text(0)));
        if (!file.open(QIODevice::ReadOnly))
            continue; // not fetched
        damaged += file.size() != query.integer(1) || hashOf(file) != query.text(2);
    }
    return damaged == 0 ? QString() : QStringLiteral("%1 fetched files differ from what the service has").arg(damaged);
}

QString keptFilesProblem(Sql::Database &outbox)
{
    const QString folder = QFileInfo(outbox.path()).absolutePath() + u"/files/"_s;
    Sql::Query query = outbox.run(u"SELECT files FROM operation"_s);
    int missing = 0;
    while (query.next()) {
        for (const QJsonValue &file : QJsonDocument::fromJson(query.text(0).toUtf8()).array()) {
            const QFileInfo kept(QString(folder + fileNameOf(file[u"id"].toString())));
            missing += !kept.isFile() || kept.size() != file[u"size"].toInteger();
        }
    }
    return missing == 0 ? QString() : QStringLiteral("%1 files that wait to be sent are missing or cut").arg(missing);
}

} // namespace

QList<Verdict> verifyStores(const QString &cachePath, const QString &outboxPath)
{
    Checks checks;
    auto outbox = Sql::Database::open(outboxPath, {.readOnly = true});
    Waiting waiting;
    if (!outbox) {
        checks.add(u"outbox: file"_s, outbox.error().detail);
    } else {
        Sql::Database &database = *outbox.value();
        checks.add(u"outbox: file"_s, database, integrityOf(database));
        checks.add(u"outbox: version"_s, database, versionOf(database, outboxMigrations()));
        waiting = waitingIn(database);
        checks.add(u"outbox: attachments"_s, database, keptFilesProblem(database));
    }
    checks.add(u"cache: use"_s, CacheStore::isMarked(cachePath) ? u"found damaged; the next start builds it anew"_s : QString());
    auto cache = Sql::Database::open(cachePath, {});
    if (!cache) {
        checks.add(u"cache: file"_s, cache.error().detail);
        return checks.verdicts();
    }
    Sql::Database &database = *cache.value();
    checks.add(u"cache: file"_s, database, integrityOf(database));
    checks.add(u"cache: version"_s, database, versionOf(database, cacheMigrations()));
    if (outbox)
        checks.add(u"cache: pending work"_s, database, overlayProblem(database, waiting));
    checks.add(u"cache: search entries"_s, database, searchProblem(database));
    checks.add(u"cache: full-text index"_s, database, indexProblem(database));
    checks.add(u"cache: attachments"_s, database, downloadProblem(database));
    return checks.verdicts();
}

} // namespace Casement::Store
