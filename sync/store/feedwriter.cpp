// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/feedwriter.h"

#include "models/domain/reach.h"
#include "sync/protocol/codec.h"
#include "sync/store/rowcodec.h"

#include <QJsonDocument>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Store {

using Protocol::CacheChanges;
using Protocol::Change;
using Protocol::FeedPage;
using Protocol::Kind;
using Protocol::Object;

namespace {

template <typename T>
Object partObject(Kind kind, T Object::*member, const T &value)
{
    Object object;
    object.kind = kind;
    object.*member = value;
    return object;
}

QList<Object> partsOf(const CaseBundle &bundle)
{
    QList<Object> parts;
    if (bundle.hasCare)
        parts << partObject(Kind::Care, &Object::care, bundle.care);
    for (const auto &comment : bundle.comments)
        parts << partObject(Kind::Comment, &Object::comment, comment);
    for (const auto &attachment : bundle.attachments)
        parts << partObject(Kind::Attachment, &Object::attachment, attachment);
    for (const auto &round : bundle.rounds)
        parts << partObject(Kind::Escalation, &Object::round, round);
    for (const auto &entry : bundle.history)
        parts << partObject(Kind::History, &Object::history, entry);
    return parts;
}

bool isPlain(Kind kind)
{
    return kind == Kind::Account || kind == Kind::Person || kind == Kind::Viewed || kind == Kind::Article || kind == Kind::Message || kind == Kind::Notice || kind == Kind::Kept;
}

} // namespace

CacheChanges FeedWriter::apply(const FeedPage &page, qint64 now)
{
    begin();
    if (page.full) {
        beginGeneration();
        return finish();
    }
    if (page.more)
        m_load.beginFor(page.backfillTotal - page.backfillDone);
    m_load.fitMemory();
    restore(touchedScopes(page));
    // First: what new rights bring in this page is stored anew, without what only the old ones showed.
    const bool weaker = page.hasProfile && takeProfile(page.profile);
    loseKeys(page.lostKeys);
    if (weaker)
        forgetLeaving();
    for (const CaseBundle &bundle : page.bundles)
        storeBundle(bundle, Source::Feed);
    m_rows.index().flush();
    // A row before a departure of the same number: what moved from one key to another stays.
    QList<Change> changes = page.changes;
    std::stable_sort(changes.begin(), changes.end(), [](const Change &a, const Change &b) {
        const auto order = [](const Change &c) { return std::tuple(c.number, c.gone, c.gone ? c.kind : c.object.kind); };
        return order(a) < order(b);
    });
    for (const Change &change : changes) {
        if (change.gone)
            depart(change);
        else
            store(change.object, &change.keys);
    }
    finishPage(page, now);
    layAgain();
    return finish();
}

CacheChanges FeedWriter::applyFetched(const QList<CaseBundle> &bundles)
{
    begin();
    QSet<QString> scopes;
    for (const CaseBundle &bundle : bundles)
        scopes.insert(bundle.record.id);
    restore(scopes.intersect(m_overlays.scopes()));
    for (const CaseBundle &bundle : bundles)
        storeBundle(bundle, Source::Fetch);
    m_rows.index().flush();
    layAgain();
    return finish();
}

CacheChanges FeedWriter::settle(const QString &operationId, const QList<Object> &rows)
{
    begin();
    QSet<QString> scopes;
    for (const Object &row : rows)
        scopes.insert(Overlays::scopeOf(row));
    const QSet<QString> beside = m_overlays.scopesBeside(scopes);
    scopes.intersect(m_overlays.scopes());
    scopes += beside;
    const QString own = m_overlays.scopeOfOperation(operationId);
    if (!own.isEmpty())
        scopes.insert(own);
    restore(scopes);
    const bool opened = m_overlays.forget(operationId);
    if (rows.isEmpty() && !own.isEmpty() && !m_rows.held(own))
        m_rows.needPurge(); // what it said of a case that is out of reach leaves the file too
    QList<Object> ordered = rows;
    std::stable_sort(ordered.begin(), ordered.end(), [](const Object &a, const Object &b) { return a.kind < b.kind; });
    const bool untouched = std::all_of(rows.cbegin(), rows.cend(), [&](const Object &row) { return row.version() == rows.first().version(); });
    for (const Object &row : ordered) {
        if (row.version() <= 0)
            continue;
        // All there is of a case just opened stands in its answer, unless it was late and others wrote meanwhile; had the feed
        // brought the case before, a fetch is under way.
        const bool whole = opened && untouched && row.kind == Kind::Case && row.id() == own && !m_rows.held(own);
        if (!isOutdated(row))
            store(row, nullptr);
        if (whole)
            m_rows.setWhole(own, true);
    }
    layAgain();
    return finish();
}

CacheChanges FeedWriter::adopt(const QList<Salvage::Found> &cases, const QList<Object> &plain)
{
    begin();
    for (const Object &object : plain) {
        if (m_rows.version(object.kind, object.id()))
            continue;
        m_rows.put(object);
        m_rows.age(object.kind, object.id());
        (object.kind == Kind::Viewed ? m_recent : m_accounts) = true;
    }
    const QSet<QString> pending = m_overlays.scopes();
    for (const auto &[bundle, rowId, whole] : cases) {
        const QString id = bundle.record.id;
        if (m_rows.held(id))
            continue;
        m_rows.keepRowId(id, rowId); // lists hold it
        if (pending.contains(id))
            restore({id});
        m_rows.put(partObject(Kind::Case, &Object::record, bundle.record));
        for (const Object &part : partsOf(bundle))
            m_rows.put(part);
        m_rows.setKeys(id, bundle.keys);
        m_rows.setWhole(id, whole);
        m_rows.age(Kind::Case, id);
        m_cases.insert(id);
    }
    layAgain();
    return finish();
}

CacheChanges FeedWriter::forgetAll()
{
    beginGeneration();
    begin();
    sweep();
    return finish();
}

void FeedWriter::beginGeneration()
{
    m_rows.setMeta(u"generation"_s, m_rows.generation() + 1);
    m_rows.setMeta(u"cursor"_s, QString());
    m_rows.setMeta(u"sweep"_s, 1);
    m_generation = m_rows.generation();
}

void FeedWriter::begin()
{
    m_generation = m_rows.generation();
    m_cases.clear();
    m_forgotten.clear();
    m_restored.clear();
    m_rows.index().forgetAdded(); // of a page that failed
    m_accounts = m_recent = m_articles = m_messages = m_notices = m_kept = false;
}

CacheChanges FeedWriter::finish()
{
    CacheChanges changes;
    changes.caseIds = QStringList(m_cases.cbegin(), m_cases.cend());
    for (const QString &id : std::as_const(m_forgotten)) {
        if (!m_rows.held(id))
            changes.gone << id;
    }
    changes.accounts = m_accounts;
    changes.recent = m_recent;
    changes.articles = m_articles;
    changes.messages = m_messages;
    changes.notices = m_notices;
    changes.kept = m_kept;
    return changes;
}

void FeedWriter::restore(const QSet<QString> &scopes)
{
    for (const QString &scope : scopes) {
        m_overlays.restore(scope);
        m_restored.insert(scope);
        if (scope.startsWith(u"viewed:"_s))
            m_recent = true;
        else if (scope.startsWith(u"record:"_s))
            m_accounts = true;
        else if (scope.startsWith(u"kept:"_s))
            m_kept = true;
        else
            m_cases.insert(scope);
    }
}

void FeedWriter::layAgain()
{
    for (const QString &scope : std::as_const(m_restored))
        m_overlays.lay(scope);
}

// Accounts, rights and sweeps can change what the rules say to any pending act; else only acts on the rows that come.
QSet<QString> FeedWriter::touchedScopes(const FeedPage &page)
{
    const QSet<QString> pending = m_overlays.scopes();
    if (pending.isEmpty())
        return {};
    const bool sweeps = !page.more && m_rows.metaNumber(u"sweep"_s) != 0;
    const bool plain = std::any_of(page.changes.cbegin(), page.changes.cend(), [](const Change &change) {
        const Kind kind = change.gone ? change.kind : change.object.kind;
        return kind == Kind::Account || kind == Kind::Person;
    });
    if (sweeps || plain || page.hasProfile || !page.lostKeys.isEmpty())
        return pending;
    QSet<QString> touched;
    for (const CaseBundle &bundle : page.bundles)
        touched.insert(bundle.record.id);
    for (const Change &change : page.changes)
        touched.insert(change.gone ? scopeOfDeparture(change) : Overlays::scopeOf(change.object));
    const QSet<QString> beside = m_overlays.scopesBeside(touched);
    return touched.intersect(pending) + beside;
}

QString FeedWriter::scopeOfDeparture(const Change &change)
{
    if (change.kind == Kind::Case || change.kind == Kind::Care)
        return change.id;
    if (change.kind == Kind::Kept) { // an act that takes it back has hidden the row
        Object kept;
        kept.kind = Kind::Kept;
        kept.kept.id = change.id;
        return Overlays::scopeOf(kept);
    }
    const auto held = m_rows.find(change.kind, change.id);
    return held ? Overlays::scopeOf(*held) : QString();
}

void FeedWriter::store(const Object &object, const QStringList *keys)
{
    if (object.kind == Kind::Case)
        storeCase(object.record, keys);
    else if (isPlain(object.kind))
        storePlain(object);
    else
        storePart(object);
}

void FeedWriter::storeCase(const Case &record, const QStringList *keys, bool fetched)
{
    const auto held = m_rows.held(record.id);
    const bool old = held && held->generation != m_generation;
    if (held && !old && record.version < held->version)
        return;
    if (old) { // its parts carry numbers of another incarnation: fetched anew
        m_rows.removeParts(record.id);
        m_rows.setWhole(record.id, false);
        m_rows.setSeen(record.id, 0);
        m_rows.touch(Kind::Case, record.id);
    }
    const bool leftOut = held && held->leftOut;
    if (leftOut && !fetched && !old && record.version == held->version) {
        if (keys)
            m_rows.setKeys(record.id, *keys);
        return;
    }
    // What was left out has no description, also once it is wanted again.
    if (!held || old || !held->whole || record.version > held->version) {
        m_rows.put(partObject(Kind::Case, &Object::record, record));
        m_cases.insert(record.id);
    }
    if (leftOut && (fetched || m_rows.keeps(record)))
        m_rows.want(record.id);
    else if (leftOut)
        m_rows.leaveOut(record.id);
    const auto now = m_rows.held(record.id);
    if (now && !now->whole && !now->leftOut)
        m_rows.setSeen(record.id, std::max(now->seen, record.version));
    if (keys)
        m_rows.setKeys(record.id, *keys);
}

// Parts of a case not whole wait for its fetch, which must then be as new as they are.
void FeedWriter::storePart(const Object &part)
{
    const auto held = m_rows.held(part.caseId());
    if (!held || held->generation != m_generation)
        return;
    if (held->leftOut && part.kind != Kind::Care)
        return;
    if (!held->whole && part.kind != Kind::Care) {
        m_rows.setSeen(part.caseId(), std::max(held->seen, part.version()));
        return;
    }
    const auto before = m_rows.version(part.kind, part.id());
    if (before && part.version() <= *before)
        return;
    m_rows.put(part);
    m_cases.insert(part.caseId());
}

/// A part in a late answer that a whole case does not have: it has gone since, or the feed is still to bring it.
bool FeedWriter::isOutdated(const Object &part)
{
    if (part.kind == Kind::Case || isPlain(part.kind))
        return false;
    const auto held = m_rows.held(part.caseId());
    return held && held->whole && held->generation == m_generation && part.version() < held->version && !m_rows.version(part.kind, part.id());
}

void FeedWriter::storeBundle(const CaseBundle &bundle, Source source)
{
    const QString id = bundle.record.id;
    if (!m_rows.wasHere(id) && !m_rows.held(id)) {
        m_rows.insertWhole(bundle, m_generation);
        m_cases.insert(id);
        return;
    }
    m_rows.index().flush();
    storeCase(bundle.record, &bundle.keys, source == Source::Fetch);
    const QList<Object> parts = partsOf(bundle);
    qint64 newest = bundle.record.version;
    for (const Object &part : parts)
        newest = std::max(newest, part.version());
    const auto held = m_rows.held(id);
    if (!held || held->leftOut)
        return;
    // A fetched bundle may have been read before a change the tail has brought meanwhile; the next fetch then starts after it.
    if (!held->whole && source == Source::Fetch && newest < held->seen) {
        m_rows.setSeen(id, newest);
        return;
    }
    if (held->whole && source == Source::Fetch && bundle.record.version < held->version) // all of it is here; what is not has gone since
        return;
    if (!held->whole) {
        m_rows.setWhole(id, true);
        m_cases.insert(id);
    }
    for (const Object &part : parts)
        storePart(part);
}

void FeedWriter::storePlain(const Object &object)
{
    const QString id = object.id();
    const auto before = m_rows.version(object.kind, id);
    const bool old = before && m_rows.generationOf(object.kind, id) != m_generation;
    if (before && !old && object.version() <= *before)
        return;
    if (object.kind == Kind::Kept && object.kept.content.isEmpty()) { // taken back
        m_rows.remove(object.kind, id);
        return noteChange(object.kind);
    }
    m_rows.put(object);
    m_rows.touch(object.kind, id);
    noteChange(object.kind);
}

void FeedWriter::noteChange(Kind plain)
{
    bool &flag = plain == Kind::Viewed ? m_recent : plain == Kind::Article ? m_articles : plain == Kind::Message ? m_messages
        : plain == Kind::Notice ? m_notices : plain == Kind::Kept ? m_kept : m_accounts;
    flag = true;
}

void FeedWriter::depart(const Change &change)
{
    if (change.kind == Kind::Case) {
        if (const auto held = m_rows.held(change.id))
            departCase(change, *held);
        else
            m_rows.database().run(u"DELETE FROM notice WHERE case_id = ?"_s, {change.id});
        return;
    }
    const auto object = m_rows.find(change.kind, change.id);
    if (!object)
        return;
    if (isPlain(change.kind)) {
        const bool old = m_rows.generationOf(change.kind, change.id) != m_generation;
        if (!old && change.number <= object->version())
            return;
        noteChange(change.kind);
    } else {
        const auto held = m_rows.held(object->caseId());
        const bool old = held && held->generation != m_generation;
        if (!old && change.number <= object->version())
            return;
        // Left one key of several: the case is still shown by the others, and this with it.
        if (held && !change.key.isEmpty() && m_rows.keys(object->caseId()) != QStringList{change.key})
            return;
        m_cases.insert(object->caseId());
        if (change.kind == Kind::Attachment)
            m_rows.markFileStale(change.id);
    }
    m_rows.remove(change.kind, change.id);
    m_rows.needPurge();
}

void FeedWriter::departCase(const Change &change, const HeldCase &held)
{
    if (held.generation == m_generation && change.number <= held.version)
        return;
    if (!change.key.isEmpty()) {
        QStringList keys = m_rows.keys(change.id);
        keys.removeAll(change.key);
        if (!keys.isEmpty()) {
            m_rows.setKeys(change.id, keys);
            return;
        }
    }
    forget(change.id);
}

void FeedWriter::loseKeys(const QStringList &keys)
{
    if (keys.isEmpty())
        return;
    auto &database = m_rows.database();
    for (const QString &key : keys) {
        database.run(u"INSERT OR IGNORE INTO leaving(id) SELECT case_id FROM case_key WHERE key = ?"_s, {key});
        database.run(u"DELETE FROM case_key WHERE key = ?"_s, {key});
        const QString id = key.section(u':', 1);
        if (key.startsWith(u"org:"_s)) {
            database.run(u"DELETE FROM account WHERE id = ?"_s, {id});
            database.run(u"DELETE FROM person WHERE account_id = ?"_s, {id});
            database.run(u"DELETE FROM kept WHERE kind = 'view' AND account_id = ?"_s, {id});
        } else if (key.startsWith(u"portal:"_s)) {
            database.run(u"DELETE FROM account"_s);
            database.run(u"DELETE FROM person"_s);
            database.run(u"DELETE FROM kept WHERE kind = 'view' AND account_id = ''"_s);
        } else if (key.startsWith(u"user:"_s)) {
            database.run(u"DELETE FROM viewed"_s);
            database.run(u"DELETE FROM notice"_s);
            database.run(u"DELETE FROM kept WHERE kind <> 'view'"_s);
        } else if (key.startsWith(u"news:"_s)) {
            m_rows.clearLibrary(Kind::Article);
            m_rows.clearLibrary(Kind::Message);
            m_articles = m_messages = true;
        }
    }
    // What is known from an answer only and stands under no key yet: the tail brings it again if it is still ours.
    database.run(u"INSERT OR IGNORE INTO leaving(id) SELECT id FROM case_row r WHERE NOT EXISTS (SELECT 1 FROM case_key k WHERE k.case_id = r.id)"_s);
    // Its case was not here and may be out of reach now; if not, the notice comes again with it.
    database.run(u"DELETE FROM notice WHERE case_id NOT IN (SELECT id FROM case_row)"_s);
    m_accounts = m_recent = m_notices = m_kept = true;
    m_rows.needPurge();
    forgetLeaving();
}

/// -> whether its role is shown less than the one before. A case may stand under a key of the new role already, from an answer that was
/// faster than the feed; so all are looked at, not only those whose key is lost.
bool FeedWriter::takeProfile(const Profile &profile)
{
    const auto before = m_rows.profile();
    m_rows.setMeta(u"profile"_s, QString::fromUtf8(Protocol::compact(Protocol::toJson(profile))));
    m_rows.setMeta(u"stamp"_s, m_rows.metaNumber(u"stamp"_s) + 1);
    const QList<Audience> shown = audiencesOf(profile.role), former = before ? audiencesOf(before->role) : shown;
    if (std::all_of(former.cbegin(), former.cend(), [&](Audience audience) { return shown.contains(audience); }))
        return false;
    m_rows.database().run(u"INSERT OR IGNORE INTO leaving(id) SELECT id FROM case_row"_s);
    for (const Audience audience : former) {
        if (shown.contains(audience))
            continue;
        m_rows.clearLibrary(Kind::Article, u"audience = ?"_s, {nameOf(audience)});
        m_rows.clearLibrary(Kind::Message, u"audience = ?"_s, {nameOf(audience)});
    }
    m_articles = m_messages = true;
    m_rows.needPurge();
    return true;
}

/// Of a case that stays: what only other roles are shown.
void FeedWriter::hideParts(const QString &caseId, const QList<Audience> &shown)
{
    const auto audienceOf = [](const Object &part) {
        switch (part.kind) {
        case Kind::Care: return Audience::Care;
        case Kind::Comment: return part.comment.audience;
        case Kind::Attachment: return part.attachment.audience;
        case Kind::History: return part.history.audience;
        default: return Audience::Public;
        }
    };
    QList<Object> parts;
    for (const Kind kind : {Kind::Comment, Kind::Attachment, Kind::History})
        parts += Store::partsOf(m_rows.database(), kind, caseId);
    if (const auto care = m_rows.find(Kind::Care, caseId))
        parts << *care;
    for (const Object &part : std::as_const(parts)) {
        if (shown.contains(audienceOf(part)))
            continue;
        if (part.kind == Kind::Attachment)
            m_rows.markFileStale(part.id());
        m_rows.remove(part.kind, part.id());
        m_cases.insert(caseId);
        m_rows.needPurge();
    }
}

/// Those that no grant shows, or that were not brought again; of the others what the present role is not shown. The first ones go with
/// the page that says so, the others in slices.
bool FeedWriter::forgetLeaving()
{
    constexpr int slice = 25;
    const QStringList ids = m_rows.ids(u"SELECT id FROM leaving LIMIT ?"_s, {slice});
    if (ids.isEmpty())
        return false;
    const auto profile = m_rows.profile();
    restore(QSet<QString>(ids.cbegin(), ids.cend()).intersect(m_overlays.scopes()));
    for (const QString &id : ids) {
        const auto held = m_rows.held(id);
        if (held && (held->generation != m_generation || m_rows.keys(id).isEmpty()))
            forget(id);
        else if (held && profile)
            hideParts(id, audiencesOf(profile->role));
        m_rows.database().run(u"DELETE FROM leaving WHERE id = ?"_s, {id});
    }
    return true;
}

bool FeedWriter::forgetNext(CacheChanges &changes)
{
    begin();
    const bool worked = forgetLeaving();
    layAgain();
    changes = finish();
    return worked;
}

void FeedWriter::forget(const QString &caseId)
{
    m_rows.forgetCase(caseId);
    m_cases.insert(caseId);
    m_forgotten << caseId;
    m_recent = m_notices = true;
}

void FeedWriter::sweep()
{
    m_rows.database().run(u"INSERT OR IGNORE INTO leaving(id) SELECT id FROM case_row WHERE generation <> ?"_s, {m_generation});
    forgetLeaving();
    for (const Kind kind : {Kind::Account, Kind::Person, Kind::Viewed, Kind::Notice, Kind::Kept})
        m_rows.database().run(QString(u"DELETE FROM "_s + Protocol::nameOf(kind) + u" WHERE generation <> ?"_s), {m_generation});
    for (const Kind kind : {Kind::Article, Kind::Message})
        m_rows.clearLibrary(kind, u"generation <> ?"_s, {m_generation});
    m_accounts = m_recent = m_articles = m_messages = m_notices = m_kept = true;
    m_rows.needPurge();
    m_rows.setMeta(u"sweep"_s, 0);
}

void FeedWriter::finishPage(const FeedPage &page, qint64 now)
{
    m_rows.setMeta(u"cursor"_s, page.cursor);
    m_rows.setMeta(u"last_sync"_s, now);
    if (!page.more) {
        m_load.allHere();
        if (!m_load.isOn())
            m_rows.setMeta(u"complete"_s, 1);
        if (m_rows.metaNumber(u"sweep"_s) != 0)
            sweep();
    } else if (page.backfillTotal > page.backfillDone) {
        m_rows.setMeta(u"complete"_s, 0);
    }
}

} // namespace Casement::Store
