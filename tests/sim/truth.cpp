// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/truth.h"

#include "sync/protocol/codec.h"
#include "sync/service/storage/rows.h"
#include "sync/sql/casecolumns.h"
#include "sync/store/cachereader.h"
#include "sync/store/rowcodec.h"

using namespace Qt::StringLiterals;

namespace Casement::Sim {

using namespace Protocol;
namespace Rows = Service::Rows;

namespace {

template <typename T>
QList<T> all(Sql::Database &db, const QString &table, const QString &columns, T (*at)(const Sql::Query &))
{
    QList<T> found;
    Sql::Query query = db.run(QString(u"SELECT "_s + columns + u" FROM "_s + table));
    while (query.next())
        found << at(query);
    return found;
}

template <typename T>
void hold(Holdings &holdings, const QString &kind, const QString &id, const T &object)
{
    holdings.insert(QString(kind + u'/' + id), compact(toJson(object)));
}

void holdKeys(Holdings &holdings, const QString &caseId, QStringList keys)
{
    keys.sort();
    holdings.insert(QString(u"keys/"_s + caseId), keys.join(u' ').toUtf8());
}

} // namespace

Truth::Truth(Service::Archive::DataView &view) : m_definition(view.definition)
{
    Sql::Database &db = *view.db;
    m_accounts = all(db, u"account"_s, Rows::accountColumns(), &Rows::accountAt);
    m_people = all(db, u"person"_s, Rows::personColumns(), &Rows::personAt);
    for (const CaseCare &care : all(db, u"case_care"_s, Rows::careColumns(), &Rows::careAt))
        m_care.insert(care.id, care);
    m_comments = all(db, u"comment"_s, Rows::commentColumns(), &Rows::commentAt);
    m_attachments = all(db, u"attachment"_s, Rows::attachmentColumns(), &Rows::attachmentAt);
    m_history = all(db, u"history"_s, Rows::historyColumns(), &Rows::historyAt);
    m_rounds = all(db, u"escalation"_s, Rows::escalationColumns(), &Rows::escalationAt);
    for (const Account &account : std::as_const(m_accounts))
        m_hierarchy.insert(account.id, account.parentId);
    Sql::Query cases = db.run(QString(u"SELECT "_s + Sql::caseColumns() + u" FROM case_row"_s));
    while (cases.next())
        m_cases << Sql::caseAt(cases);
    Sql::Query viewed = db.run(QString(u"SELECT "_s + Rows::viewedColumns() + u", user_id FROM viewed"_s));
    while (viewed.next())
        m_viewed[viewed.text(int(Rows::viewedColumns().count(u',')) + 1)] << Rows::viewedAt(viewed);
    Sql::Query notices = db.run(QString(u"SELECT "_s + Rows::noticeColumns() + u", user_id FROM notice"_s));
    while (notices.next())
        m_notices[notices.text(int(Rows::noticeColumns().count(u',')) + 1)] << Rows::noticeAt(notices);
    Sql::Query kept = db.run(QString(u"SELECT "_s + Rows::keptColumns() + u", user_id FROM kept"_s));
    while (kept.next())
        m_kept << std::pair(kept.text(int(Rows::keptColumns().count(u',')) + 1), Rows::keptAt(kept));
    Sql::Query users = db.run(u"SELECT u.id, p.id, p.account_id, u.role, u.disabled, p.email FROM app_user u JOIN person p ON p.id = u.person_id"_s);
    while (users.next())
        m_users.insert(users.text(5), {users.text(0), users.text(1), users.text(2), roleFrom(users.text(3)), users.flag(4)});
    Sql::Query applied = db.run(u"SELECT user_id, id FROM operation WHERE outcome = 'applied'"_s);
    while (applied.next())
        m_applied.insert(applied.text(0) + applied.text(1));
    if (const auto ok = db.check(); !ok)
        qFatal("%s", qPrintable(ok.error().detail));
}

Reach Truth::reachOf(const User &user) const
{
    return Casement::reachOf(user.id, user.role, user.accountId, m_hierarchy, m_definition);
}

Holdings Truth::visibleTo(const User &user) const
{
    const Reach reach = reachOf(user);
    const QString portal = Keys::portal(m_definition.id);
    Holdings seen;
    const auto shows = [&](const QStringList &keys, Audience audience) { return visible(reach.keys, user.role, keys, audience); };
    for (const Account &account : m_accounts) {
        if (shows({Keys::org(account.id), portal}, Audience::Public))
            hold(seen, u"account"_s, account.id, account);
    }
    for (const Person &person : m_people) {
        if (shows({Keys::org(person.accountId), portal}, Audience::Public))
            hold(seen, u"person"_s, person.id, person);
    }
    QHash<QString, QStringList> keys;
    for (const Case &record : m_cases) {
        keys.insert(record.id, scopeKeys(record, m_definition.id));
        if (!shows(keys.value(record.id), Audience::Public))
            continue;
        hold(seen, u"case"_s, record.id, record);
        QStringList showing = keys.value(record.id);
        showing.removeIf([&](const QString &key) { return !reach.keys.contains(key); });
        holdKeys(seen, record.id, showing);
        if (shows(keys.value(record.id), Audience::Care) && m_care.contains(record.id))
            hold(seen, u"care"_s, record.id, m_care.value(record.id));
    }
    const auto parts = [&](const QString &kind, const auto &list) {
        for (const auto &part : list) {
            if (shows(keys.value(part.caseId), part.audience))
                hold(seen, kind, part.id, part);
        }
    };
    parts(u"comment"_s, m_comments);
    parts(u"attachment"_s, m_attachments);
    parts(u"history"_s, m_history);
    for (Escalation round : m_rounds) {
        if (!isCare(user.role))
            round.route.clear();
        if (shows(keys.value(round.caseId), Audience::Public))
            hold(seen, u"round"_s, round.id, round);
    }
    for (const Viewed &viewed : m_viewed.value(user.id)) {
        const QString kind = viewed.kind == u"contact"_s ? u"person"_s : viewed.kind;
        if (seen.contains(QString(kind + u'/' + viewed.objectId)))
            hold(seen, u"viewed"_s, QString(viewed.kind + u':' + viewed.objectId), viewed);
    }
    for (const CaseNotice &notice : m_notices.value(user.id)) {
        if (shows(keys.value(notice.caseId), notice.audience))
            hold(seen, u"notice"_s, notice.id, notice);
    }
    for (const auto &[owner, kept] : m_kept) {
        if (shows(keysOf(kept, owner, m_definition.id), audienceOf(kept)))
            hold(seen, u"kept"_s, kept.id, kept);
    }
    return seen;
}

int Truth::count(const QString &kind, const QString &word) const
{
    const auto among = [&word](const auto &list, auto text) {
        return int(std::count_if(list.cbegin(), list.cend(), [&](const auto &object) { return (object.*text).contains(word); }));
    };
    if (kind == u"open"_s)
        return among(m_cases, &Case::subject);
    if (kind == u"comment"_s) { // a copy in another case says the same of the same moment, or begins with that case's subject
        QSet<QString> said;
        for (const Comment &comment : m_comments) {
            if (comment.body.contains(word) && comment.body.startsWith(u"Well, "_s))
                said.insert(QString(comment.authorId + u' ' + QString::number(comment.postedAt) + u' ' + comment.body));
        }
        return int(said.size());
    }
    if (kind == u"edit"_s)
        return among(m_history, &HistoryEntry::to);
    return among(m_rounds, &Escalation::description);
}

Holdings heldIn(const QString &cachePath)
{
    const auto reader = std::move(Store::CacheReader::open(cachePath)).value();
    Holdings held;
    const auto accounts = reader->accounts().value();
    for (const Account &account : accounts)
        hold(held, u"account"_s, account.id, account);
    const auto database = std::move(Sql::Database::open(cachePath, {.readOnly = true})).value();
    Sql::Query homes = database->run(u"SELECT DISTINCT account_id FROM person"_s);
    while (homes.next()) {
        const auto people = reader->people(homes.text(0)).value();
        for (const Person &person : people)
            hold(held, u"person"_s, person.id, person);
    }
    const auto rows = reader->rows(reader->ids(CaseQuery{}).value().rowIds).value();
    for (const CaseSummary &summary : rows) {
        const CaseDetail detail = reader->detail(summary.record.id).value();
        const QString id = summary.record.id;
        hold(held, u"case"_s, id, detail.bundle.record);
        holdKeys(held, id, detail.bundle.keys);
        if (detail.bundle.hasCare)
            hold(held, u"care"_s, id, detail.bundle.care);
        for (const Comment &comment : detail.bundle.comments)
            hold(held, u"comment"_s, comment.id, comment);
        for (const Attachment &attachment : detail.bundle.attachments)
            hold(held, u"attachment"_s, attachment.id, attachment);
        for (const HistoryEntry &entry : detail.bundle.history)
            hold(held, u"history"_s, entry.id, entry);
        for (const Escalation &round : detail.bundle.rounds)
            hold(held, u"round"_s, round.id, round);
        if (!detail.whole || detail.pending != Pending::None || !detail.pendingIds.isEmpty())
            held.insert(QString(u"unfinished/"_s + id), QByteArray::number(int(detail.whole)) + ' ' + detail.pendingIds.join(u' ').toUtf8());
    }
    Sql::Query notices = database->run(QString(u"SELECT "_s + Store::columnsOf(Protocol::Kind::Notice) + u" FROM notice"_s));
    while (notices.next()) {
        const CaseNotice notice = Store::objectAt(Protocol::Kind::Notice, notices).notice;
        hold(held, u"notice"_s, notice.id, notice);
    }
    for (const QString &kind : {u"view"_s, u"subscription"_s}) {
        const auto list = reader->kept(kind).value();
        for (const Keepsake &kept : list)
            hold(held, u"kept"_s, kept.id, kept);
    }
    const auto recent = reader->recent().value();
    for (const RecentItem &item : recent)
        hold(held, u"viewed"_s, QString(item.viewed.kind + u':' + item.viewed.objectId), item.viewed);
    return held;
}

QStringList differences(const Holdings &expected, const Holdings &held)
{
    QStringList found;
    for (auto it = expected.cbegin(); it != expected.cend(); ++it) {
        if (!held.contains(it.key()))
            found << QString(u"lacks "_s + it.key() + u' ' + QString::fromUtf8(it.value()).left(300));
        else if (held.value(it.key()) != it.value())
            found << QString(u"has another "_s + it.key() + u": should be "_s + QString::fromUtf8(it.value()) + u" but is "_s + QString::fromUtf8(held.value(it.key())));
    }
    for (auto it = held.cbegin(); it != held.cend(); ++it) {
        if (!expected.contains(it.key()))
            found << QString(u"should not have "_s + it.key() + u' ' + QString::fromUtf8(it.value()).left(300));
    }
    return found;
}

} // namespace Casement::Sim
