// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/queries/objects.h"

#include "models/domain/reach.h"
#include "sync/service/storage/rows.h"
#include "sync/sql/casecolumns.h"

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

/// "a, b" -> "x.a, x.b"
QString of(const QString &alias, const QString &columns)
{
    return alias + u'.' + QString(columns).replace(u", "_s, QString(u", "_s + alias + u'.'));
}

/// The part behind the first colon: "account:A" -> "A".
QString idOf(const QString &key) { return key.mid(key.indexOf(u':') + 1); }

/// "... AND " for cases under a scope key; empty for those of the whole portal.
Condition underKey(const QString &key)
{
    if (key.startsWith(u"account:"_s))
        return {u"c.account_id = ? AND "_s, {idOf(key)}};
    if (key.startsWith(u"person:"_s))
        return {u"(c.contact_id = ? OR c.opener_id = ?) AND "_s, {idOf(key), idOf(key)}};
    return {};
}

} // namespace

std::optional<Case> Objects::caseWhere(const QString &column, const QString &value)
{
    const Condition seen = caseVisible(m_viewer, u"c"_s);
    Sql::Query query = m_core.db.run(QString(u"SELECT "_s + of(u"c"_s, Sql::caseColumns()) + u" FROM case_row c WHERE c."_s + column + u" = ? AND "_s
                                             + seen.sql),
                                     QVariantList{value} + seen.values);
    return query.next() ? std::optional(Sql::caseAt(query)) : std::nullopt;
}

std::optional<Case> Objects::findCase(const QString &id) { return caseWhere(u"id"_s, id); }

std::optional<QString> Objects::caseNamed(const QString &reference)
{
    const Condition seen = caseVisible(m_viewer, u"c"_s);
    for (const QString &column : {u"id"_s, u"number"_s}) {
        Sql::Query query = m_core.db.recall(QString(u"SELECT c.id FROM case_row c WHERE c."_s + column + u" = ? AND "_s + seen.sql), QVariantList{reference} + seen.values);
        if (query.next())
            return query.text(0);
    }
    return std::nullopt;
}

std::optional<Account> Objects::findAccount(const QString &id)
{
    const Condition seen = orgVisible(m_viewer, u"a.id"_s);
    Sql::Query query = m_core.db.run(QString(u"SELECT "_s + of(u"a"_s, Rows::accountColumns()) + u" FROM account a WHERE a.id = ? AND "_s + seen.sql),
                                     QVariantList{id} + seen.values);
    return query.next() ? std::optional(Rows::accountAt(query)) : std::nullopt;
}

std::optional<Person> Objects::findPerson(const QString &id)
{
    const Condition seen = orgVisible(m_viewer, u"p.account_id"_s);
    Sql::Query query = m_core.db.run(QString(u"SELECT "_s + of(u"p"_s, Rows::personColumns()) + u" FROM person p WHERE p.id = ? AND "_s + seen.sql),
                                     QVariantList{id} + seen.values);
    return query.next() ? std::optional(Rows::personAt(query)) : std::nullopt;
}

template <typename T>
QList<T> Objects::published(const QString &table, const QString &columns, T (*at)(const Sql::Query &), const QString &place, const QString &id, int limit)
{
    const Condition seen = newsVisible(m_viewer);
    Sql::Query query = m_core.db.run(QString(u"SELECT "_s + columns + u" FROM "_s + table + u" WHERE "_s + place + u" AND "_s + seen.sql + u" ORDER BY id LIMIT ?"_s),
                                     QVariantList{id.isNull() ? u""_s : id} + seen.values + QVariantList{limit});
    QList<T> found;
    while (query.next())
        found << at(query);
    return found;
}

std::optional<Article> Objects::findArticle(const QString &id)
{
    const auto found = published(u"article"_s, Rows::articleColumns(), &Rows::articleAt, u"id = ?"_s, id, 1);
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

std::optional<Message> Objects::findMessage(const QString &id)
{
    const auto found = published(u"message"_s, Rows::messageColumns(), &Rows::messageAt, u"id = ?"_s, id, 1);
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

QList<Article> Objects::articles(const QString &idAfter, int limit)
{
    return published(u"article"_s, Rows::articleColumns(), &Rows::articleAt, u"id > ?"_s, idAfter, limit);
}

QList<Message> Objects::messages(const QString &idAfter, int limit)
{
    return published(u"message"_s, Rows::messageColumns(), &Rows::messageAt, u"id > ?"_s, idAfter, limit);
}

std::optional<Attachment> Objects::findAttachment(const QString &id)
{
    return part<Attachment>(u"attachment"_s, Rows::attachmentColumns(), &Rows::attachmentAt, true, id);
}

template <typename T>
std::optional<T> Objects::part(const QString &table, const QString &columns, T (*at)(const Sql::Query &), bool hasAudience, const QString &id)
{
    const Condition seen = caseVisible(m_viewer, u"c"_s);
    QString sql = u"SELECT "_s + of(u"x"_s, columns) + u" FROM "_s + table + u" x JOIN case_row c ON c.id = x."_s
        + (table == u"case_care"_s ? u"id"_s : u"case_id"_s) + u" WHERE x.id = ? AND "_s + seen.sql;
    if (hasAudience)
        sql += QString(u" AND "_s + audienceAllowed(m_viewer, u"x.audience"_s));
    Sql::Query query = m_core.db.run(sql, QVariantList{id} + seen.values);
    return query.next() ? std::optional(at(query)) : std::nullopt;
}

template <typename T>
QList<T> Objects::parts(const QString &table, const QString &columns, T (*at)(const Sql::Query &), bool hasAudience, const QString &caseId)
{
    QString sql = u"SELECT "_s + columns + u" FROM "_s + table + u" WHERE case_id = ?"_s;
    if (hasAudience)
        sql += QString(u" AND "_s + audienceAllowed(m_viewer, u"audience"_s));
    Sql::Query query = m_core.db.run(QString(sql + u" ORDER BY at, id"_s), {caseId});
    QList<T> found;
    while (query.next())
        found << at(query);
    return found;
}

std::optional<Protocol::Object> Objects::find(Protocol::Kind kind, const QString &id)
{
    using Protocol::Kind;
    Protocol::Object object;
    object.kind = kind;
    const auto put = [&object](auto found, auto &member) {
        if (!found)
            return std::optional<Protocol::Object>();
        member = *std::move(found);
        return std::optional(object);
    };
    switch (kind) {
    case Kind::Account: return put(findAccount(id), object.account);
    case Kind::Person: return put(findPerson(id), object.person);
    case Kind::Case: return put(findCase(id), object.record);
    case Kind::Care:
        if (!audiencesOf(m_viewer.role).contains(Audience::Care))
            return std::nullopt;
        return put(part<CaseCare>(u"case_care"_s, Rows::careColumns(), &Rows::careAt, false, id), object.care);
    case Kind::Comment: return put(part<Comment>(u"comment"_s, Rows::commentColumns(), &Rows::commentAt, true, id), object.comment);
    case Kind::Attachment: return put(findAttachment(id), object.attachment);
    case Kind::History: return put(part<HistoryEntry>(u"history"_s, Rows::historyColumns(), &Rows::historyAt, true, id), object.history);
    case Kind::Escalation: {
        auto round = part<Escalation>(u"escalation"_s, Rows::escalationColumns(), &Rows::escalationAt, false, id);
        if (round)
            round = shown(*round);
        return put(round, object.round);
    }
    case Kind::Article: return put(findArticle(id), object.article);
    case Kind::Message: return put(findMessage(id), object.message);
    case Kind::Notice: {
        const auto found = noticesWhere(u"n.id = ?"_s, {id}, 1);
        return put(found.isEmpty() ? std::nullopt : std::optional(found.first()), object.notice);
    }
    case Kind::Kept: {
        const auto found = keptWhere(u"k.id = ?"_s, {id}, 1);
        return put(found.isEmpty() ? std::nullopt : std::optional(found.first()), object.kept);
    }
    case Kind::Viewed: {
        const qsizetype colon = id.indexOf(u':');
        Sql::Query query = m_core.db.run(QString(u"SELECT "_s + Rows::viewedColumns() + u" FROM viewed WHERE user_id = ? AND kind = ? AND object_id = ?"_s),
                                         {m_viewer.userId, id.left(colon), id.mid(colon + 1)});
        return put(query.next() ? std::optional(Rows::viewedAt(query)) : std::nullopt, object.viewed);
    }
    }
    return std::nullopt;
}

CaseBundle Objects::header(const Case &record)
{
    CaseBundle bundle;
    bundle.record = record;
    bundle.keys = keysShowing(record);
    if (const auto care = find(Protocol::Kind::Care, record.id)) {
        bundle.hasCare = true;
        bundle.care = care->care;
    }
    bundle.rounds = parts<Escalation>(u"escalation"_s, Rows::escalationColumns(), &Rows::escalationAt, false, record.id);
    if (!record.open) { // only then it may have been merged
        Sql::Query query = m_core.db.run(QString(u"SELECT "_s + Rows::historyColumns() + u" FROM history WHERE case_id = ? AND field = 'mergedInto'"_s), {record.id});
        while (query.next())
            bundle.history << Rows::historyAt(query);
    }
    return bundle;
}

Escalation Objects::shown(Escalation round) const
{
    if (!isCare(m_viewer.role)) // who takes it is Care's own business
        round.route.clear();
    return round;
}

CaseBundle Objects::bundle(const Case &record)
{
    CaseBundle bundle = header(record);
    for (Escalation &round : bundle.rounds)
        round = shown(round);
    bundle.comments = parts<Comment>(u"comment"_s, Rows::commentColumns(), &Rows::commentAt, true, record.id);
    bundle.attachments = parts<Attachment>(u"attachment"_s, Rows::attachmentColumns(), &Rows::attachmentAt, true, record.id);
    bundle.history = parts<HistoryEntry>(u"history"_s, Rows::historyColumns(), &Rows::historyAt, true, record.id);
    return bundle;
}

qint64 Objects::attachedBytes(const QString &caseId)
{
    Sql::Query query = m_core.db.run(QString(u"SELECT COALESCE(SUM(size), 0) FROM attachment WHERE case_id = ? AND "_s
                                             + audienceAllowed(m_viewer, u"audience"_s)),
                                     {caseId});
    return query.next() ? query.integer(0) : 0;
}

QList<Objects::Place> Objects::casesOf(const QString &key, qint64 openedBefore, const QString &idBefore, int limit)
{
    const Condition seen = caseVisible(m_viewer, u"c"_s);
    const Condition scope = underKey(key);
    const QString where = scope.sql + u"c.opened <= ? AND (c.opened < ? OR c.id < ?) AND "_s + seen.sql;
    const QVariantList values = scope.values + QVariantList{openedBefore, openedBefore, idBefore.isNull() ? u""_s : idBefore} + seen.values;
    Sql::Query query = m_core.db.run(QString(u"SELECT c.id, c.opened FROM case_row c WHERE "_s + where + u" ORDER BY c.opened DESC, c.id DESC LIMIT ?"_s),
                                     values + QVariantList{limit});
    QList<Place> found;
    while (query.next())
        found << Place{query.text(0), query.integer(1)};
    return found;
}

qint64 Objects::countOf(const QString &key)
{
    QString where;
    QVariantList values;
    if (key.startsWith(u"account:"_s)) {
        where = u" WHERE account_id = ?"_s;
        values << idOf(key);
    } else if (key.startsWith(u"person:"_s)) {
        where = u" WHERE contact_id = ? OR opener_id = ?"_s;
        values << idOf(key) << idOf(key);
    }
    Sql::Query query = m_core.db.run(QString(u"SELECT COUNT(*) FROM case_row"_s + where), values);
    return query.next() ? query.integer(0) : 0;
}

QList<Account> Objects::accountsOf(const QString &key, const QString &idAfter, int limit)
{
    const Condition seen = orgVisible(m_viewer, u"a.id"_s);
    QString where = u"a.id > ? AND "_s + seen.sql;
    QVariantList values = QVariantList{idAfter.isNull() ? u""_s : idAfter} + seen.values;
    if (key.startsWith(u"org:"_s)) {
        where.prepend(u"a.id = ? AND "_s);
        values.prepend(idOf(key));
    }
    Sql::Query query = m_core.db.run(QString(u"SELECT "_s + of(u"a"_s, Rows::accountColumns()) + u" FROM account a WHERE "_s + where
                                             + u" ORDER BY a.id LIMIT ?"_s),
                                     values + QVariantList{limit});
    QList<Account> found;
    while (query.next())
        found << Rows::accountAt(query);
    return found;
}

QList<Person> Objects::peopleOf(const QString &key, const QString &idAfter, int limit)
{
    const Condition seen = orgVisible(m_viewer, u"p.account_id"_s);
    QString where = u"p.id > ? AND "_s + seen.sql;
    QVariantList values = QVariantList{idAfter.isNull() ? u""_s : idAfter} + seen.values;
    if (key.startsWith(u"org:"_s)) {
        where.prepend(u"p.account_id = ? AND "_s);
        values.prepend(idOf(key));
    }
    Sql::Query query = m_core.db.run(QString(u"SELECT "_s + of(u"p"_s, Rows::personColumns()) + u" FROM person p WHERE "_s + where
                                             + u" ORDER BY p.id LIMIT ?"_s),
                                     values + QVariantList{limit});
    QList<Person> found;
    while (query.next())
        found << Rows::personAt(query);
    return found;
}

QList<CaseNotice> Objects::noticesWhere(const QString &where, const QVariantList &values, int limit)
{
    const Condition seen = noticeVisible(m_viewer, u"n"_s, u"c"_s);
    Sql::Query query = m_core.db.run(QString(u"SELECT "_s + of(u"n"_s, Rows::noticeColumns()) + u" FROM notice n JOIN case_row c ON c.id = n.case_id WHERE "_s + where
                                             + u" AND "_s + seen.sql + u" ORDER BY n.id LIMIT ?"_s),
                                     values + seen.values + QVariantList{limit});
    QList<CaseNotice> found;
    while (query.next())
        found << Rows::noticeAt(query);
    return found;
}

QList<CaseNotice> Objects::notices(const QString &key, const QString &idAfter, int limit)
{
    const Condition scope = underKey(key);
    return noticesWhere(QString(scope.sql + u"n.id > ?"_s), scope.values + QVariantList{idAfter.isNull() ? u""_s : idAfter}, limit);
}

QList<Keepsake> Objects::keptWhere(const QString &where, const QVariantList &values, int limit)
{
    const Condition seen = keptVisible(m_viewer, u"k"_s);
    Sql::Query query = m_core.db.run(QString(u"SELECT "_s + of(u"k"_s, Rows::keptColumns()) + u" FROM kept k WHERE "_s + where + u" AND "_s + seen.sql + u" ORDER BY k.id LIMIT ?"_s),
                                     values + seen.values + QVariantList{limit});
    QList<Keepsake> found;
    while (query.next())
        found << Rows::keptAt(query);
    return found;
}

QList<Keepsake> Objects::kept(const QString &key, const QString &idAfter, int limit)
{
    const QVariantList after{idAfter.isNull() ? u""_s : idAfter};
    if (key.startsWith(u"user:"_s))
        return keptWhere(u"k.user_id = ? AND k.kind = 'subscription' AND k.id > ?"_s, QVariantList{idOf(key)} + after, limit);
    return keptWhere(u"k.account_id = ? AND k.kind = 'view' AND k.id > ?"_s, QVariantList{key.startsWith(u"org:"_s) ? idOf(key) : u""_s} + after, limit);
}

QList<Viewed> Objects::viewed()
{
    QList<Viewed> found;
    for (const QString &which : {u"kind NOT IN ('message', 'notice')"_s, u"kind = 'message'"_s, u"kind = 'notice'"_s}) {
        Sql::Query query = m_core.db.run(QString(u"SELECT "_s + Rows::viewedColumns() + u" FROM viewed WHERE user_id = ? AND "_s + which + u" ORDER BY at DESC LIMIT 500"_s), {m_viewer.userId});
        while (query.next())
            found << Rows::viewedAt(query);
    }
    return found;
}

QStringList Objects::keysShowing(const Case &record) { return keysShowing(scopeKeys(record, m_viewer.portal)); }

bool Objects::sees(const QStringList &keys, Audience audience) { return visible(grants(), m_viewer.role, keys, audience); }

const QSet<QString> &Objects::grants()
{
    if (!m_keys)
        m_keys = liveKeys(m_core.db, m_viewer.userId);
    return *m_keys;
}

QStringList Objects::keysShowing(const QStringList &scope)
{
    QStringList showing;
    for (const QString &key : scope) {
        if (grants().contains(key))
            showing << key;
    }
    return showing;
}

} // namespace Casement::Service
