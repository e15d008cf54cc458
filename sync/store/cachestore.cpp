// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/cachestore.h"

#include "models/domain/reach.h"
#include "sync/protocol/codec.h"
#include "sync/store/cacherows.h"
#include "sync/store/cacheschema.h"
#include "sync/store/downloads.h"
#include "sync/store/feedwriter.h"
#include "sync/store/overlays.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Casement::Store {

using Protocol::CacheChanges;

namespace {

QJsonObject parsed(const QString &text) { return QJsonDocument::fromJson(text.toUtf8()).object(); }

Result<CacheChanges> answer(const Result<void> &done, CacheChanges changes)
{
    if (!done)
        return done.error();
    return changes;
}

QString audiencesText(const Profile &profile)
{
    QStringList names;
    for (const Audience audience : audiencesOf(profile.role))
        names << nameOf(audience);
    return names.join(u' ');
}

QStringList setAside(const QFileInfo &file)
{
    return file.absoluteDir().entryList({QString(file.fileName() + u".corrupt-*"_s)}, QDir::Files);
}

} // namespace

CacheStore::CacheStore(std::unique_ptr<Sql::Database> database)
    : m_database(std::move(database)), m_rows(std::make_unique<CacheRows>(*m_database)), m_overlays(std::make_unique<Overlays>(*m_rows)),
      m_feed(std::make_unique<FeedWriter>(*m_rows, *m_overlays))
{
}

CacheStore::~CacheStore()
{
    if (!m_endsClean)
        return;
    Sql::Transaction transaction(*m_database);
    m_rows->setMeta(u"open"_s, 0);
    (void)transaction.commit(); // not written: the next start checks the file once more than needed
}

Result<std::unique_ptr<CacheStore>> CacheStore::open(const QString &path)
{
    auto database = Sql::Database::open(path, {.secureDelete = true});
    if (!database)
        return database.error();
    if (const auto ready = Sql::migrate(*database.value(), cacheMigrations()); !ready)
        return ready.error();
    std::unique_ptr<CacheStore> store(new CacheStore(std::move(database).value()));
    if (store->m_rows->metaNumber(u"open"_s) != 0) {
        if (const auto sound = Sql::quickCheck(*store->m_database); !sound)
            return sound.error();
    }
    const QString definition = store->m_rows->meta(u"definition"_s);
    if (!definition.isEmpty()) {
        if (auto read = PortalDefinition::parse(parsed(definition)))
            store->m_rows->setDefinition(std::move(read).value());
    }
    Sql::Transaction transaction(*store->m_database);
    store->m_rows->setMeta(u"open"_s, 1);
    if (const auto done = transaction.commit(); !done)
        return done.error();
    if (const auto done = store->finishPurge(); !done)
        return done.error();
    store->m_endsClean = true;
    return store;
}

Result<std::unique_ptr<CacheStore>> CacheStore::recreate(const QString &path)
{
    const QFileInfo file(path);
    int number = 0;
    for (const QString &name : setAside(file)) {
        number = std::max(number, name.section(u'-', -1).toInt());
        QFile::remove(file.absoluteDir().filePath(name));
    }
    QFile::remove(QString(path + u"-wal"_s));
    QFile::remove(QString(path + u"-shm"_s));
    const QString aside = QStringLiteral("%1.corrupt-%2").arg(path).arg(number + 1);
    if (QFile::exists(path) && !QFile::rename(path, aside))
        return Error{ErrorCode::Storage, QString(path + u" is damaged and cannot be moved aside: check the folder's permissions"_s)};
    return open(path);
}

sqlite3 *CacheStore::handle() const { return m_database->handle(); }

Result<void> CacheStore::commit(Sql::Transaction &transaction)
{
    const auto done = transaction.commit();
    if (!done && done.error().code == ErrorCode::Corrupt)
        m_endsClean = false;
    return done;
}

Result<QString> CacheStore::cursor()
{
    const QString cursor = m_rows->meta(u"cursor"_s);
    if (const auto ok = m_database->check(); !ok)
        return ok.error();
    return cursor;
}

Result<std::optional<Profile>> CacheStore::profile()
{
    const auto profile = m_rows->profile();
    if (const auto ok = m_database->check(); !ok)
        return ok.error();
    return profile;
}

Result<void> CacheStore::setProfile(const Profile &profile)
{
    Sql::Transaction transaction(*m_database);
    m_rows->setMeta(u"profile"_s, QString::fromUtf8(Protocol::compact(Protocol::toJson(profile))));
    m_rows->setMeta(u"stamp"_s, m_rows->metaNumber(u"stamp"_s) + 1);
    return commit(transaction);
}

Result<QJsonObject> CacheStore::definition()
{
    const QString text = m_rows->meta(u"definition"_s);
    if (const auto ok = m_database->check(); !ok)
        return ok.error();
    return parsed(text);
}

Result<void> CacheStore::setDefinition(const QJsonObject &definition)
{
    const QString text = QString::fromUtf8(Protocol::compact(definition));
    auto read = PortalDefinition::parse(definition);
    if (!read)
        return read.error();
    const PortalDefinition before = m_rows->definition();
    Sql::Transaction transaction(*m_database);
    if (const auto profile = m_rows->profile())
        m_rows->setMeta(u"definition_for"_s, audiencesText(*profile));
    if (m_rows->meta(u"definition"_s) == text)
        return commit(transaction);
    const QSet<QString> scopes = m_overlays->scopes();
    for (const QString &scope : scopes)
        m_overlays->restore(scope);
    m_rows->setDefinition(std::move(read).value());
    m_rows->setMeta(u"definition"_s, text);
    m_rows->setMeta(u"stamp"_s, m_rows->metaNumber(u"stamp"_s) + 1);
    m_rows->deriveAgain();
    for (const QString &scope : scopes)
        m_overlays->lay(scope);
    const auto done = commit(transaction);
    if (!done)
        m_rows->setDefinition(before);
    return done;
}

Result<bool> CacheStore::definitionFits()
{
    const QString stored = m_rows->meta(u"definition_for"_s);
    const auto profile = m_rows->profile();
    if (const auto ok = m_database->check(); !ok)
        return ok.error();
    return !profile || stored == audiencesText(*profile);
}

Result<CacheChanges> CacheStore::apply(const Protocol::FeedPage &page, qint64 now)
{
    Sql::Transaction transaction(*m_database);
    CacheChanges changes = m_feed->apply(page, now);
    const auto done = commit(transaction);
    if (done)
        (void)finishPurge(); // the page is stored all the same; what failed here is tried again with the next one
    return answer(done, std::move(changes));
}

Result<CacheChanges> CacheStore::applyBundles(const QList<CaseBundle> &bundles)
{
    Sql::Transaction transaction(*m_database);
    CacheChanges changes = m_feed->applyFetched(bundles);
    return answer(commit(transaction), std::move(changes));
}

Result<QStringList> CacheStore::wanted(int limit)
{
    const QStringList ids = m_rows->ids(u"SELECT id FROM case_row WHERE held = 1 ORDER BY opened DESC, row_id DESC LIMIT ?"_s, {limit});
    if (const auto ok = m_database->check(); !ok)
        return ok.error();
    return ids;
}

Result<void> CacheStore::beginGeneration()
{
    Sql::Transaction transaction(*m_database);
    m_feed->beginGeneration();
    return commit(transaction);
}

Result<void> CacheStore::resetOverlays()
{
    Sql::Transaction transaction(*m_database);
    for (const QString &scope : m_rows->ids(u"SELECT scope FROM overlay UNION SELECT scope FROM confirmed"_s))
        m_overlays->restore(scope);
    m_database->run(u"DELETE FROM overlay"_s);
    return commit(transaction);
}

// The operation names its attachments itself; files are those of the outbox row and the same.
Result<CacheChanges> CacheStore::overlay(const Operation &operation, const QList<AttachmentRef> &, qint64 now)
{
    Sql::Transaction transaction(*m_database);
    m_overlays->add(operation, now);
    CacheChanges changes;
    if (operation.caseId.isEmpty())
        changes.recent = true;
    else
        changes.caseIds << operation.caseId;
    return answer(commit(transaction), std::move(changes));
}

Result<CacheChanges> CacheStore::settle(const QString &operationId, const QList<Protocol::Object> &rows)
{
    Sql::Transaction transaction(*m_database);
    CacheChanges changes = m_feed->settle(operationId, rows);
    return answer(commit(transaction), std::move(changes));
}

Result<qint64> CacheStore::lastSync()
{
    const qint64 at = m_rows->metaNumber(u"last_sync"_s);
    if (const auto ok = m_database->check(); !ok)
        return ok.error();
    return at;
}

Result<void> CacheStore::check(const Operation &operation, qint64 now)
{
    const auto effects = m_overlays->forecast(operation, now);
    if (const auto ok = m_database->check(); !ok)
        return ok.error();
    if (!effects)
        return effects.error();
    return {};
}

// Removed words stay in the index's segments and in the log until both are rewritten; an interrupted purge is finished at the next
// open, one hindered by a reader with the next page.
Result<void> CacheStore::finishPurge()
{
    if (m_rows->metaNumber(u"purge"_s) == 0)
        return m_database->check();
    for (const QString &name : m_rows->ids(u"SELECT name FROM stale_file"_s)) {
        const QString path = downloadPath(m_database->path(), name);
        QFile::remove(path);
        QFile::remove(QString(path + u".part"_s)); // of a download that broke off
    }
    {
        Sql::Transaction transaction(*m_database);
        m_rows->index().mergeAll();
        m_database->run(u"DELETE FROM stale_file"_s);
        if (const auto done = commit(transaction); !done)
            return done.error();
    }
    bool hindered = true;
    {
        Sql::Query checkpoint = m_database->run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        if (checkpoint.next())
            hindered = checkpoint.flag(0);
    }
    if (const auto ok = m_database->check(); !ok || hindered)
        return ok;
    Sql::Transaction transaction(*m_database);
    m_rows->setMeta(u"purge"_s, 0);
    return commit(transaction);
}

} // namespace Casement::Store
