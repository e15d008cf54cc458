// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/feed/feed.h"

#include "models/domain/reach.h"
#include "sync/protocol/codec.h"
#include "sync/service/feed/epochs.h"
#include "sync/service/reply.h"
#include "sync/service/storage/changetransaction.h"

#include <QCryptographicHash>
#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr int longestWait = 30;
constexpr qsizetype changesPerPage = 500;
constexpr int casesPerSlice = 50;
constexpr qint64 bytesPerSlice = 8 * 1024 * 1024;
constexpr int stepsPerSlice = 200;

constexpr qsizetype articlesPerStep = 20; ///< their texts may be long

enum class Stage { Accounts, People, Cases, Notices, Viewed, Articles, Messages, Kept };

/// What a grant shows, small things first; notices come with what shows their case.
QList<Stage> stagesOf(const QString &key)
{
    if (key.startsWith(u"user:"_s))
        return {Stage::Viewed, Stage::Kept};
    if (key.startsWith(u"org:"_s))
        return {Stage::Accounts, Stage::People, Stage::Kept};
    if (key.startsWith(u"portal:"_s))
        return {Stage::Accounts, Stage::People, Stage::Cases, Stage::Notices, Stage::Kept};
    if (key.startsWith(u"news:"_s))
        return {Stage::Articles, Stage::Messages};
    return {Stage::Cases, Stage::Notices};
}

int rankOf(const QString &key)
{
    static const QStringList order{u"user"_s, u"org"_s, u"news"_s, u"portal"_s, u"account"_s, u"person"_s};
    return int(order.indexOf(key.left(key.indexOf(u':'))));
}

/// A case before its parts, so that a reader of one page knows where they belong.
int rankOf(Protocol::Kind kind)
{
    return kind == Protocol::Kind::Case ? 0 : 1;
}

/// The page with its cases put in as they are kept. What stands before them in a page's JSON are numbers only.
Reply pageReply(const Protocol::FeedPage &page, const QList<WholeCases::Text> &bundles)
{
    constexpr QByteArrayView member("\"bundles\":[");
    Reply reply = jsonReply(Protocol::toJson(page));
    const qsizetype at = reply.body.indexOf(member) + member.size();
    QByteArray body;
    qsizetype size = reply.body.size() + bundles.size();
    for (const auto &bundle : bundles)
        size += bundle.size();
    body.reserve(size);
    body += QByteArrayView(reply.body).first(at);
    for (const auto &bundle : bundles) {
        if (&bundle != &bundles.first())
            body += ',';
        body += bundle.begin;
        body += bundle.end;
    }
    body += QByteArrayView(reply.body).sliced(at);
    reply.body = body;
    return reply;
}

/// Of all in a profile that can change while the reader's grants stay.
QString profileMark(const Caller &caller)
{
    const QString text = QStringList{nameOf(caller.role), caller.name, caller.email, caller.accountId, caller.accountName}.join(u'\n');
    constexpr qsizetype enough = 12;
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex().left(enough));
}

Protocol::Change changeOf(Protocol::Object object)
{
    Protocol::Change change;
    change.number = object.version();
    change.kind = object.kind;
    change.id = object.id();
    change.object = std::move(object);
    return change;
}

} // namespace

Feed::Feed(Core &core, HierarchyCache &hierarchy, const Caller &caller)
    : m_core(core), m_hierarchy(hierarchy), m_caller(caller), m_objects(core, caller.viewer())
{
}

Answer Feed::answer(const Request &request)
{
    const QString text = request.query.queryItemValue(u"cursor"_s);
    const int wait = std::clamp(request.query.queryItemValue(u"wait"_s).toInt(), 0, longestWait);
    Protocol::FeedPage page;
    {
        const Sql::Snapshot snapshot(m_core.db);
        page = this->page(text);
    }
    if (!m_says) {
        if (wait > 0 && !request.lastChance)
            return Wait{waitingKeys(), wait};
        page.cursor = text;
    }
    return pageReply(page, m_bundles);
}

Protocol::FeedPage Feed::page(const QString &text)
{
    Protocol::FeedPage page;
    m_present = counterValue(m_core.db, m_core.portal(), u"change"_s);
    m_grants = grantsOf(m_core.db, m_caller.userId);
    page.definitionVersion = m_core.definition.version;
    std::optional<Cursor> known = text.isEmpty() ? std::nullopt : unseal(text, m_core.process.key);
    const Standing standing = !known || known->userId != m_caller.userId ? Standing::Foreign : standingOf(m_core.db, *known, m_present, m_core.clock.nowMs());
    if (!text.isEmpty() && standing == Standing::Foreign) {
        page.full = page.more = m_says = true;
        return page;
    }
    if (standing == Standing::Ahead) // says nothing until these data have caught up
        return page;
    Cursor cursor = known ? *known : start();
    const bool regranted = readGrants(cursor, page);
    const QString mark = profileMark(m_caller);
    // Other rules may allow other acts without showing anything else.
    page.hasProfile = !known || regranted || cursor.profile != mark || cursor.definition != page.definitionVersion;
    cursor.profile = mark;
    if (page.hasProfile)
        page.profile = profileOf(m_core, m_hierarchy, m_caller);
    const bool tailDone = readTail(cursor, page);
    if (tailDone)
        readBackfill(cursor, page);
    page.more = !tailDone || !cursor.backfills.isEmpty();
    page.backfillDone = cursor.done;
    page.backfillTotal = cursor.total;
    // A page that ends a backfill says so, even if its last slice was empty.
    m_says = page.hasProfile || page.more || !page.changes.isEmpty() || !m_bundles.isEmpty() || !page.lostKeys.isEmpty()
        || cursor.definition != page.definitionVersion || (known && !known->backfills.isEmpty());
    cursor.definition = page.definitionVersion;
    const Epoch epoch = newestEpoch(m_core.db); // in this snapshot: another instance may have begun one
    cursor.epoch = epoch.id;
    cursor.epochStarted = epoch.started;
    page.cursor = seal(cursor, m_core.process.key);
    return page;
}

Cursor Feed::start()
{
    Cursor cursor;
    cursor.userId = m_caller.userId;
    cursor.tail = cursor.grants = m_present;
    cursor.definition = m_core.definition.version;
    cursor.backfills << Backfill{-1, m_present, {}, 0, 0, {}};
    cursor.total = casesIn(cursor.backfills.first());
    return cursor;
}

bool Feed::readGrants(Cursor &cursor, Protocol::FeedPage &page)
{
    bool began = false;
    for (const Grant &grant : m_grants) {
        if (grant.until == 0)
            began |= grant.since > cursor.grants;
        else if (grant.until > cursor.grants)
            page.lostKeys << grant.key;
    }
    if (began) {
        const Backfill backfill{cursor.grants, m_present, {}, 0, 0, {}};
        cursor.total += casesIn(backfill);
        cursor.backfills << backfill;
    }
    cursor.grants = m_present;
    return began || !page.lostKeys.isEmpty();
}

bool Feed::readTail(Cursor &cursor, Protocol::FeedPage &page)
{
    static const QString sql = u"SELECT number, kind, object FROM change WHERE portal = ? AND key = ? AND audience = ? AND number >= ? "
                               u"AND (number > ? OR kind > ? OR (kind = ? AND object > ?)) ORDER BY number, kind, object LIMIT ?"_s;
    // An empty place within the number means all of it was told: nothing sorts above this one.
    const QString kind = cursor.tailKind.isEmpty() ? u"~"_s : cursor.tailKind;
    using Entry = std::tuple<qint64, QString, QString>;
    std::map<Entry, bool> entries;
    for (const Grant &grant : std::as_const(m_grants)) {
        for (const Audience audience : grant.until == 0 ? audiencesOf(m_caller.role) : QList<Audience>()) {
            Sql::Query query = m_core.db.recall(sql, {m_core.portal(), grant.key, nameOf(audience), cursor.tail, cursor.tail, kind, kind,
                                                      cursor.tailObject.isNull() ? u""_s : cursor.tailObject, changesPerPage + 1});
            while (query.next())
                entries.emplace(Entry(query.integer(0), query.text(1), query.text(2)), true);
        }
    }
    const bool complete = entries.size() <= size_t(changesPerPage);
    std::map<std::pair<QString, QString>, qint64> newest;
    qsizetype taken = 0;
    for (auto it = entries.cbegin(); it != entries.cend() && taken < changesPerPage; ++it, ++taken) {
        const auto &[number, name, object] = it->first;
        newest[{name, object}] = number;
        cursor.tail = number;
        cursor.tailKind = name;
        cursor.tailObject = object;
    }
    if (complete) {
        cursor.tail = m_present;
        cursor.tailKind.clear();
        cursor.tailObject.clear();
    }
    for (const auto &[object, number] : newest) {
        Protocol::Change change;
        change.number = number;
        change.id = object.second;
        if (!Protocol::kindFrom(object.first, &change.kind))
            continue;
        if (auto found = m_objects.find(change.kind, change.id)) {
            if (change.kind == Protocol::Kind::Case)
                change.keys = m_objects.keysShowing(found->record);
            change.object = *std::move(found);
        } else {
            change.gone = true; // under no grant of the reader: forget it altogether
        }
        page.changes << change;
    }
    std::stable_sort(page.changes.begin(), page.changes.end(), [](const Protocol::Change &a, const Protocol::Change &b) {
        return std::pair(a.number, rankOf(a.kind)) < std::pair(b.number, rankOf(b.kind));
    });
    return complete;
}

void Feed::readBackfill(Cursor &cursor, Protocol::FeedPage &page)
{
    qint64 bytes = 0;
    for (int steps = 0; steps < stepsPerSlice && !cursor.backfills.isEmpty(); ++steps) {
        if (m_bundles.size() >= casesPerSlice || page.changes.size() >= changesPerPage || bytes >= bytesPerSlice)
            break;
        const qsizetype before = m_bundles.size();
        if (!step(cursor.backfills.first(), page, bytes))
            cursor.backfills.removeFirst();
        cursor.done += int(m_bundles.size() - before);
    }
    cursor.total = cursor.backfills.isEmpty() ? cursor.done : std::max(cursor.total, cursor.done);
}

bool Feed::step(Backfill &backfill, Protocol::FeedPage &page, qint64 &bytes)
{
    const QStringList keys = newKeys(backfill);
    if (!keys.contains(backfill.key)) { // the first one, or the grant ended meanwhile: the next one in order
        const auto order = [](const QString &a, const QString &b) { return std::pair(rankOf(a), a) < std::pair(rankOf(b), b); };
        const auto next = backfill.key.isEmpty() ? keys.cbegin() : std::upper_bound(keys.cbegin(), keys.cend(), backfill.key, order);
        if (next == keys.cend())
            return false;
        backfill = {backfill.after, backfill.upTo, *next, 0, std::numeric_limits<qint64>::max(), {}};
    }
    const QList<Stage> stages = stagesOf(backfill.key);
    qsizetype found = 0;
    qsizetype asked = changesPerPage - page.changes.size();
    const auto add = [&](auto list, Protocol::Kind kind, auto Protocol::Object::*member) {
        found = list.size();
        for (auto &value : list) {
            Protocol::Object object;
            object.kind = kind;
            backfill.id = value.id;
            if constexpr (requires { value.body; })
                bytes += value.body.size();
            object.*member = std::move(value);
            page.changes << changeOf(std::move(object));
        }
    };
    switch (stages.at(backfill.stage)) {
    case Stage::Accounts: add(m_objects.accountsOf(backfill.key, backfill.id, int(asked)), Protocol::Kind::Account, &Protocol::Object::account); break;
    case Stage::People: add(m_objects.peopleOf(backfill.key, backfill.id, int(asked)), Protocol::Kind::Person, &Protocol::Object::person); break;
    case Stage::Articles:
        asked = std::min(asked, articlesPerStep);
        add(m_objects.articles(backfill.id, int(asked)), Protocol::Kind::Article, &Protocol::Object::article);
        break;
    case Stage::Messages:
        asked = std::min(asked, articlesPerStep);
        add(m_objects.messages(backfill.id, int(asked)), Protocol::Kind::Message, &Protocol::Object::message);
        break;
    case Stage::Notices: add(m_objects.notices(backfill.key, backfill.id, int(asked)), Protocol::Kind::Notice, &Protocol::Object::notice); break;
    case Stage::Kept: add(m_objects.kept(backfill.key, backfill.id, int(asked)), Protocol::Kind::Kept, &Protocol::Object::kept); break;
    case Stage::Viewed:
        for (const Viewed &viewed : m_objects.viewed()) {
            Protocol::Object object;
            object.kind = Protocol::Kind::Viewed;
            object.viewed = viewed;
            page.changes << changeOf(object);
        }
        break;
    case Stage::Cases: {
        asked = casesPerSlice - m_bundles.size();
        WholeCases whole(m_core, m_objects);
        for (const Objects::Place &place : m_objects.casesOf(backfill.key, backfill.opened, backfill.id, int(asked))) {
            const auto json = whole.json(place.id);
            if (json.isEmpty()) // the database failed: the handler tells
                return false;
            m_bundles << json;
            bytes += json.size();
            backfill.opened = place.openedAt;
            backfill.id = place.id;
            if (++found < asked && bytes >= bytesPerSlice)
                return true;
        }
        break;
    }
    }
    if (found == asked) // there may be more of this stage
        return true;
    backfill.id.clear();
    backfill.opened = std::numeric_limits<qint64>::max();
    if (++backfill.stage < stages.size())
        return true;
    const qsizetype at = keys.indexOf(backfill.key) + 1;
    if (at >= keys.size())
        return false;
    backfill = {backfill.after, backfill.upTo, keys.at(at), 0, std::numeric_limits<qint64>::max(), {}};
    return true;
}

QStringList Feed::newKeys(const Backfill &backfill) const
{
    QStringList keys;
    for (const Grant &grant : m_grants) {
        if (grant.until == 0 && grant.since > backfill.after && grant.since <= backfill.upTo)
            keys << grant.key;
    }
    std::sort(keys.begin(), keys.end(), [](const QString &a, const QString &b) { return std::pair(rankOf(a), a) < std::pair(rankOf(b), b); });
    return keys;
}

int Feed::casesIn(const Backfill &backfill)
{
    qint64 count = 0;
    for (const QString &key : newKeys(backfill)) {
        if (stagesOf(key).contains(Stage::Cases))
            count += m_objects.countOf(key);
    }
    return int(count);
}

QStringList Feed::waitingKeys() const
{
    QStringList keys;
    for (const Grant &grant : m_grants) {
        for (const Audience audience : grant.until == 0 ? audiencesOf(m_caller.role) : QList<Audience>())
            keys << busKey(grant.key, audience);
    }
    // A user whose last grant ended still hears of new ones.
    keys << busKey(Keys::user(m_caller.userId), Audience::Me);
    keys.removeDuplicates();
    return keys;
}

} // namespace Casement::Service
