// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/cachestore.h"

#include "models/domain/reach.h"
#include "sync/protocol/codec.h"
#include "sync/store/cacherows.h"
#include "sync/store/cacheschema.h"
#include "sync/store/downloads.h"
#include "sync/store/feedwriter.h"
#include "sync/store/longwork.h"
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

QString markPath(const QString &path) { return QString(path + u".damaged"_s); }
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
      m_feed(std::make_unique<FeedWriter>(*m_rows, *m_overlays)), m_work(std::make_unique<LongWork>(*m_rows, *m_feed))
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
    if (isMarked(path))
        return Error{ErrorCode::Corrupt, QString(path + u" was found damaged"_s)};
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
    if (!asidePath(path).isEmpty() && store->m_rows->meta(u"cursor"_s).isEmpty() && store->m_rows->metaNumber(u"sweep"_s) == 0)
        store->m_feed->beginGeneration(); // a fresh file: what is put in from the one aside is of the generation before
    store->m_work->eviction().lookAgain(); // what was kept grew older
    if (const auto done = transaction.commit(); !done)
        return done.error();
    store->m_endsClean = true;
    return store;
}

// Ended anywhere, it is taken up by the next start: the mark goes last, and open() knows a fresh file beside one put aside.
Result<std::unique_ptr<CacheStore>> CacheStore::recreate(const QString &path)
{
    const QFileInfo file(path);
    if (QFile::exists(path)) {
        int number = 0;
        for (const QString &name : setAside(file)) {
            number = std::max(number, name.section(u'-', -1).toInt());
            QFile::remove(file.absoluteDir().filePath(name));
        }
        if (!QFile::rename(path, QStringLiteral("%1.corrupt-%2").arg(path).arg(number + 1)))
            return Error{ErrorCode::Storage, QString(path + u" is damaged and cannot be moved aside: check the folder's permissions"_s)};
    }
    const QString aside = asidePath(path), log = QString(path + u"-wal"_s);
    if (aside.isEmpty() || !QFile::rename(log, QString(aside + u"-wal"_s))) // its newest pages
        QFile::remove(log);
    for (const QString &rest : {QString(path + u"-shm"_s), markPath(path)})
        QFile::remove(rest);
    return open(path);
}

QString CacheStore::asidePath(const QString &path)
{
    const QFileInfo file(path);
    for (const QString &name : setAside(file)) {
        if (!name.endsWith(u"-wal"_s) && !name.endsWith(u"-shm"_s))
            return file.absoluteDir().filePath(name);
    }
    return {};
}

// What the service has brought anew may be less than what the damaged copy held: rights may have ended meanwhile (ACC-9).
void CacheStore::removeAside(const QString &path)
{
    const QFileInfo file(path);
    for (const QString &name : setAside(file))
        QFile::remove(file.absoluteDir().filePath(name));
}

Result<bool> CacheStore::rebuilding()
{
    const bool sweeps = m_rows->metaNumber(u"sweep"_s) != 0;
    if (const auto ok = told(m_database->check()); !ok)
        return ok.error();
    return sweeps;
}

Result<CacheChanges> CacheStore::adopt(const QList<Salvage::Found> &cases, const QList<Protocol::Object> &plain)
{
    Sql::Transaction transaction(*m_database);
    CacheChanges changes = m_feed->adopt(cases, plain);
    return answer(commit(transaction), std::move(changes));
}

sqlite3 *CacheStore::handle() const { return m_database->handle(); }

void CacheStore::mark(const QString &path)
{
    (void)QFile(markPath(path)).open(QIODevice::WriteOnly);
}

bool CacheStore::isMarked(const QString &path)
{
    return QFile::exists(markPath(path));
}

Result<void> CacheStore::told(const Result<void> &done) const
{
    if (!done && done.error().code == ErrorCode::Corrupt) {
        mark(m_database->path());
        if (m_whenDamaged)
            m_whenDamaged();
    }
    return done;
}

Result<void> CacheStore::commit(Sql::Transaction &transaction)
{
    return told(transaction.commit());
}

Result<QString> CacheStore::cursor()
{
    const QString cursor = m_rows->meta(u"cursor"_s);
    if (const auto ok = told(m_database->check()); !ok)
        return ok.error();
    return cursor;
}

Result<std::optional<Profile>> CacheStore::profile()
{
    const auto profile = m_rows->profile();
    if (const auto ok = told(m_database->check()); !ok)
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
    if (const auto ok = told(m_database->check()); !ok)
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
    m_rows->deriveNext();
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
    if (const auto ok = told(m_database->check()); !ok)
        return ok.error();
    return !profile || stored == audiencesText(*profile);
}

Result<CacheChanges> CacheStore::apply(const Protocol::FeedPage &page, qint64 now) { return applyAll({page}, now); }

Result<CacheChanges> CacheStore::applyAll(const QList<Protocol::FeedPage> &pages, qint64 now)
{
    Sql::Transaction transaction(*m_database);
    m_work->eviction().prepare(now);
    CacheChanges changes;
    for (const Protocol::FeedPage &page : pages) {
        const CacheChanges more = m_feed->apply(page, now);
        changes.caseIds += more.caseIds;
        changes.gone += more.gone;
        changes.accounts = changes.accounts || more.accounts;
        changes.recent = changes.recent || more.recent;
        changes.articles = changes.articles || more.articles;
        changes.messages = changes.messages || more.messages;
        changes.notices = changes.notices || more.notices;
        changes.kept = changes.kept || more.kept;
    }
    changes.gone.removeIf([this](const QString &id) { return m_rows->held(id).has_value(); }); // brought again by a later page
    return answer(commit(transaction), std::move(changes));
}

Result<Protocol::LongWorkDone> CacheStore::workOn(qint64 now)
{
    auto done = m_work->next(now);
    if (!done)
        return told(done.error()).error();
    return done;
}

Result<std::optional<Attachment>> CacheStore::wantedFile()
{
    const auto wanted = m_work->files().wanted();
    if (const auto ok = told(m_database->check()); !ok)
        return ok.error();
    return wanted;
}

QString CacheStore::filePath(const QString &attachmentId) const { return downloadPath(m_database->path(), attachmentId); }

Result<void> CacheStore::passFile(const Attachment &file)
{
    Sql::Transaction transaction(*m_database);
    m_work->files().pass(file);
    return commit(transaction);
}

Result<KeepChoice> CacheStore::choice()
{
    const KeepChoice choice = m_work->eviction().choice();
    if (const auto ok = told(m_database->check()); !ok)
        return ok.error();
    return choice;
}

Result<void> CacheStore::choose(const KeepChoice &choice)
{
    Sql::Transaction transaction(*m_database);
    m_work->eviction().choose(choice);
    return commit(transaction);
}

void CacheStore::setSpared(std::function<QStringList()> spared) { m_work->eviction().setSpared(std::move(spared)); }

Result<DiskUse> CacheStore::use()
{
    const DiskUse use = m_work->eviction().use();
    if (const auto ok = told(m_database->check()); !ok)
        return ok.error();
    return use;
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
    if (const auto ok = told(m_database->check()); !ok)
        return ok.error();
    return ids;
}

Result<QStringList> CacheStore::lacking(const QStringList &ids)
{
    QStringList missing = ids;
    missing.removeIf([this](const QString &id) {
        return m_rows->held(id) || m_rows->version(Protocol::Kind::Account, id) || m_rows->version(Protocol::Kind::Person, id);
    });
    if (const auto ok = told(m_database->check()); !ok)
        return ok.error();
    return missing;
}

Result<void> CacheStore::beginGeneration()
{
    Sql::Transaction transaction(*m_database);
    m_feed->beginGeneration();
    return commit(transaction);
}

Result<CacheChanges> CacheStore::forgetAll()
{
    if (const auto reset = resetOverlays(); !reset)
        return reset.error();
    Sql::Transaction transaction(*m_database);
    CacheChanges changes = m_feed->forgetAll();
    return answer(commit(transaction), std::move(changes)); // what is left behind goes with workOn()
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
        changes.recent = changes.accounts = true;
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
    if (const auto ok = told(m_database->check()); !ok)
        return ok.error();
    return at;
}

Result<void> CacheStore::check(const Operation &operation, qint64 now)
{
    const auto effects = m_overlays->forecast(operation, now);
    if (const auto ok = told(m_database->check()); !ok)
        return ok.error();
    if (!effects)
        return effects.error();
    return {};
}

} // namespace Casement::Store
