// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casement/engineroom.h"

#include "app/casement/eventlog.h"
#include "models/domain/text.h"
#include "sync/protocol/codec.h"
#include "sync/store/downloads.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::App {

using namespace Protocol;

namespace {
constexpr int firstSalvaged = 100, sliceSalvaged = 20; ///< rows of a damaged cache

/// The content's SHA-256 in hex; empty where it cannot be read.
QString hashOf(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? QString::fromLatin1(hash.result().toHex()) : QString();
}

bool contentFits(const Attachment &attachment, const QString &path)
{
    return QFileInfo(path).size() == attachment.size && (attachment.sha256.isEmpty() || hashOf(path) == attachment.sha256);
}
} // namespace

Result<std::unique_ptr<EngineRoom>> EngineRoom::open(const Setup &setup)
{
    if (const auto made = setup.folder.create(); !made)
        return made.error();
    auto room = tryToOpen(setup);
    // Damage met only now, while it began: the mark has it begun anew.
    return room || !Store::CacheStore::isMarked(setup.folder.cachePath()) ? std::move(room) : tryToOpen(setup);
}

Result<std::unique_ptr<EngineRoom>> EngineRoom::tryToOpen(const Setup &setup)
{
    auto outbox = Store::OutboxStore::open(setup.folder.outboxPath());
    if (!outbox)
        return outbox.error();
    std::optional<Error> problem;
    auto cache = Store::CacheStore::open(setup.folder.cachePath());
    if (!cache && cache.error().code == ErrorCode::Corrupt) {
        problem = cache.error();
        EventLog::tell(u"cache"_s, problem->code);
        cache = Store::CacheStore::recreate(setup.folder.cachePath());
    }
    if (!cache)
        return cache.error();
    std::unique_ptr<EngineRoom> room(new EngineRoom(setup, std::move(cache).value(), std::move(outbox).value()));
    room->m_cacheProblem = problem;
    if (const auto begun = room->begin(); !begun)
        return begun.error();
    room->m_cache->whenDamaged(setup.damaged);
    return room;
}

EngineRoom::EngineRoom(const Setup &setup, std::unique_ptr<Store::CacheStore> cache, std::unique_ptr<Store::OutboxStore> outbox)
    : m_remote(m_transport, setup.info.service)
    , m_folder(setup.folder)
    , m_info(setup.info)
    , m_setup(setup)
    , m_cache(std::move(cache))
    , m_outbox(std::move(outbox))
    , m_engine(m_clock, m_scheduler, m_entropy, m_remote, *m_cache, *m_outbox, *this)
{
}

EngineRoom::~EngineRoom()
{
    QDir(m_folder.openedPath()).removeRecursively();
}

Result<void> EngineRoom::begin()
{
    const auto definition = m_cache->definition();
    const auto profile = m_cache->profile();
    if (!definition || !profile)
        return definition.ok() ? profile.error() : definition.error();
    // What the cache knows is newer; what it lost comes from the second copy.
    if (!definition->isEmpty())
        m_info.definition = definition.value();
    else if (const auto kept = m_cache->setDefinition(m_info.definition); !kept)
        return kept;
    if (profile.value().has_value())
        m_info.profile = *profile.value();
    else if (const auto kept = m_cache->setProfile(m_info.profile); !kept)
        return kept;
    const auto healing = m_cache->rebuilding();
    m_healing = healing.ok() && healing.value();
    if (!m_healing) {
        Store::CacheStore::removeAside(m_folder.cachePath()); // the last run ended before it could
    } else if (const QString aside = Store::CacheStore::asidePath(m_folder.cachePath()); !aside.isEmpty()) {
        if (auto found = Store::Salvage::open(aside)) {
            m_salvage = std::move(found).value();
            if (const auto plain = m_cache->adopt({}, m_salvage->plain()); !plain)
                return plain.error();
            salvage(firstSalvaged);
        }
    }
    QDir(m_folder.openedPath()).removeRecursively();
    if (const auto tidied = m_outbox->tidyFiles(); !tidied)
        return tidied;
    const KeepChoice wanted = m_folder.readChoice();
    const auto present = m_cache->choice();
    if (const auto chosen = present.ok() && present.value() != wanted ? m_cache->choose(wanted) : Result<void>(); !chosen)
        return chosen;
    m_cache->setSpared([this] { return inWork(); });
    m_engine.setUndoWindow(m_setup.undoMs);
    return m_engine.start(m_setup.tokens, m_setup.workOffline);
}

// In slices, between which the engine gets its turns; the newest are there before the window opens.
void EngineRoom::salvage(int rows)
{
    if (!m_salvage)
        return;
    const auto changes = m_cache->adopt(m_salvage->next(rows), {});
    if (!changes || m_salvage->atEnd()) {
        m_salvage.reset();
    } else {
        m_scheduler.post([this] { salvage(sliceSalvaged); });
    }
    if (changes && !changes->caseIds.isEmpty())
        cacheChanged(changes.value());
}

QStringList EngineRoom::inWork()
{
    QStringList cases;
    if (const auto rows = m_outbox->pending(); rows.ok()) {
        for (const Protocol::OutboxRow &row : rows.value())
            cases << row.caseId;
    }
    if (const auto keys = m_outbox->draftKeys(); keys.ok()) { // "reply/<case id>" and the like
        for (const QString &key : keys.value())
            cases << key.section(u'/', 1);
    }
    return cases;
}

void EngineRoom::fetchCase(const QString &caseId)
{
    if (m_fetchingCases.contains(caseId))
        return;
    m_fetchingCases.insert(caseId);
    m_engine.fetchCase(caseId, [this, caseId](const Result<void> &) { m_fetchingCases.remove(caseId); });
}

Result<void> EngineRoom::choose(const KeepChoice &choice)
{
    if (const auto written = m_folder.writeChoice(choice); !written)
        return written;
    const auto chosen = m_cache->choose(choice);
    m_engine.wakeWork();
    return chosen;
}

Result<DiskUse> EngineRoom::use()
{
    auto use = m_cache->use();
    if (!use)
        return use;
    const QString outbox = m_folder.outboxPath();
    for (const QString &file : {outbox, QString(outbox + u"-wal"_s)})
        use->unsent += QFileInfo(file).size();
    for (const QFileInfo &file : QDir(QFileInfo(m_outbox->filePath(u"x"_s)).path()).entryInfoList(QDir::Files))
        use->unsent += file.size();
    return use;
}

void EngineRoom::setMetered(bool metered)
{
    m_metered = metered;
    m_engine.setNetwork(m_metered, m_sparing);
}

void EngineRoom::setSparing(bool sparing)
{
    m_sparing = sparing;
    m_engine.setNetwork(m_metered, m_sparing);
}

Result<void> EngineRoom::check(const Operation &operation)
{
    return m_cache->check(operation, m_clock.nowMs());
}

Result<void> EngineRoom::lay(const Operation &operation, const QList<AttachmentRef> &files, qint64 now)
{
    // It may have been sent and answered on its way here: then the cache has what it must.
    const auto rows = m_outbox->pending();
    const bool waits = !rows || std::any_of(rows->cbegin(), rows->cend(), [&](const Protocol::OutboxRow &row) {
        return row.id == operation.id && !row.returned;
    });
    if (waits) {
        if (const auto changes = m_cache->overlay(operation, files, now); changes.ok())
            cacheChanged(changes.value());
    }
    // The act is durable already: where the cache fails it is shown late, but sent all the same.
    outboxChanged();
    m_engine.kick();
    return {};
}

Result<void> EngineRoom::drop(const QString &operationId)
{
    return leave(m_outbox->dropOperation(operationId));
}

Result<void> EngineRoom::takeBack(const QString &operationId, const QString &draftKey, const QJsonObject &draft)
{
    return leave(m_outbox->takeBack(operationId, draftKey, draft, m_clock.nowMs()));
}

Result<void> EngineRoom::leave(const Result<QStringList> &removed)
{
    if (!removed)
        return removed.error();
    for (auto id = removed->crbegin(); id != removed->crend(); ++id) {
        if (const auto changes = m_cache->settle(*id, {}); changes.ok())
            cacheChanged(changes.value());
    }
    outboxChanged();
    m_engine.kick();
    return {};
}

Result<void> EngineRoom::retry(const QString &operationId)
{
    return layAgain(m_outbox->retry(operationId, makeId(m_clock, m_entropy)));
}

Result<void> EngineRoom::resolve(const QString &operationId, const QString &value)
{
    return layAgain(m_outbox->resolve(operationId, makeId(m_clock, m_entropy), value));
}

Result<void> EngineRoom::layAgain(const Result<OutboxRow> &row)
{
    if (!row)
        return row.error();
    const auto json = parseObject(row->body);
    const auto operation = json.ok() ? operationFrom(json.value()) : Result<Operation>(json.error());
    if (!operation)
        return operation.error();
    return lay(operation.value(), row->files, row->createdAt);
}

void EngineRoom::fetch(const Attachment &attachment, std::function<void(Result<QString>)> done)
{
    const QString content = Store::downloadPath(m_folder.cachePath(), attachment.id);
    if (QFileInfo(content).isFile() && QFileInfo(content).size() == attachment.size)
        return done(presented(content, attachment));
    if (const auto under = m_fetching.find(attachment.id); under != m_fetching.end()) {
        under->append(std::move(done)); // two downloads would write one file
        return;
    }
    if (const auto made = makePrivateFolder(QFileInfo(content).path()); !made)
        return done(made.error());
    QFile::remove(content);
    // Still waiting to be sent: the outbox has it.
    if (QFile::copy(m_outbox->filePath(attachment.id), content))
        return done(presented(content, attachment));
    m_fetching[attachment.id].append(std::move(done));
    m_engine.download(attachment.id, content, [this, content, attachment](const Result<void> &fetched) {
        Result<QString> answer = Error{ErrorCode::ServiceFailed, u"the file arrived changed or cut; try again"_s};
        if (!fetched)
            answer = fetched.error();
        else if (contentFits(attachment, content))
            answer = presented(content, attachment);
        else
            QFile::remove(content);
        for (const auto &waiting : m_fetching.take(attachment.id))
            waiting(answer);
    });
}

Result<QString> EngineRoom::presented(const QString &content, const Attachment &attachment)
{
    const QString folder = m_folder.openedPath() + u'/' + Store::fileNameOf(attachment.id);
    const QString path = folder + u'/' + safeFileName(attachment.name);
    if (const auto made = makePrivateFolder(folder); !made)
        return made.error();
    QFile::remove(path);
    if (!QFile::copy(content, path))
        return Error{ErrorCode::Storage, u"cannot write %1; check the free space"_s.arg(path)};
    return path;
}

template <typename Work>
void EngineRoom::tell(Work work)
{
    QMetaObject::invokeMethod(m_setup.observerThread, [observer = m_setup.observer, work = std::move(work)] { work(*observer); },
                              Qt::QueuedConnection);
}

void EngineRoom::stateChanged(const SyncState &state)
{
    if (!state.problem.detail.isEmpty() && std::exchange(m_told, state.problem) != state.problem)
        EventLog::tell(u"sync"_s, state.problem.code);
    if (std::exchange(m_healing, state.healing) && !state.healing) {
        m_salvage.reset();
        Store::CacheStore::removeAside(m_folder.cachePath());
    }
    tell([state](EngineObserver &observer) { observer.stateChanged(state); });
}

void EngineRoom::cacheChanged(const CacheChanges &changes)
{
    tell([changes](EngineObserver &observer) { observer.cacheChanged(changes); });
}

void EngineRoom::outboxChanged()
{
    tell([](EngineObserver &observer) { observer.outboxChanged(); });
}

void EngineRoom::tokensChanged(const Tokens &tokens)
{
    tell([tokens](EngineObserver &observer) { observer.tokensChanged(tokens); });
}

void EngineRoom::profileChanged(const Profile &profile)
{
    if (profile == m_info.profile)
        return;
    m_info.profile = profile;
    (void)m_folder.write(m_info); // a second copy: the cache has it
    tell([profile](EngineObserver &observer) { observer.profileChanged(profile); });
}

void EngineRoom::definitionChanged(const QJsonObject &definition)
{
    m_info.definition = definition;
    (void)m_folder.write(m_info);
    tell([definition](EngineObserver &observer) { observer.definitionChanged(definition); });
}

} // namespace Casement::App
