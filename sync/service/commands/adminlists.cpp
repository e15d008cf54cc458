// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/commands/adminlists.h"

#include "sync/protocol/codec.h"
#include "sync/service/auth/sessions.h"
#include "sync/service/auth/signin.h"
#include "sync/service/commands/audit.h"
#include "sync/service/storage/rows.h"

#include <QJsonArray>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Service::AdminLists {

namespace {

constexpr int usualPage = 100;
constexpr int longestPage = 1000;

const QString userColumns = QStringLiteral("u.id, u.person_id, p.name, p.email, u.role, u.disabled, u.password, p.account_id, COALESCE(a.name, '') "
                                           "FROM app_user u JOIN person p ON p.id = u.person_id LEFT JOIN account a ON a.id = p.account_id");

QJsonObject userAt(const Sql::Query &query)
{
    return {{u"id"_s, query.text(0)}, {u"person"_s, query.text(1)}, {u"name"_s, query.text(2)}, {u"email"_s, query.text(3)},
            {u"role"_s, query.text(4)}, {u"disabled"_s, query.flag(5)}, {u"hasPassword"_s, !query.text(6).isEmpty()},
            {u"account"_s, query.text(7)}, {u"accountName"_s, query.text(8)}};
}

/// One page of a statement that ends in "id > ? ORDER BY id LIMIT ?"; before: the values that come first.
template <typename At>
Reply page(Visit &visit, const QString &member, const QString &sql, const QVariantList &before, At at)
{
    const int asked = visit.parameter(u"limit"_s).toInt();
    const int limit = asked <= 0 ? usualPage : std::min(asked, longestPage);
    const QString after = visit.parameter(u"after"_s);
    Sql::Query query = visit.core.db.run(sql, before + QVariantList{after.isNull() ? u""_s : after, limit + 1});
    QJsonArray list;
    bool more = false;
    while (!more && query.next()) {
        more = list.size() == limit;
        if (!more)
            list << at(query);
    }
    return jsonReply({{member, list}, {u"more"_s, more}});
}

std::optional<QJsonObject> findUser(Core &core, const QString &reference)
{
    Sql::Query query = core.db.run(QString(u"SELECT "_s + userColumns + u" WHERE u.id = ? OR u.email_key = ?"_s), {reference, emailKey(reference)});
    return query.next() ? std::optional(userAt(query)) : std::nullopt;
}

Reply noSuchUser(Visit &visit)
{
    return refusal(visit.request, {ErrorCode::NotFound, u"user: nobody of this id or e-mail address"_s});
}

QJsonObject sessionAt(const Sql::Query &query)
{
    const qint64 expires = query.integer(2);
    const qint64 begun = query.text(0).remove(u'-').left(12).toLongLong(nullptr, 16); // an id begins with its time
    return {{u"id"_s, query.text(0)}, {u"user"_s, query.text(1)}, {u"email"_s, query.text(3)}, {u"name"_s, query.text(4)},
            {u"begun"_s, begun}, {u"renewed"_s, expires - Sessions::refreshLife}, {u"expires"_s, expires}};
}

} // namespace

Answer accounts(Visit &visit)
{
    return page(visit, u"accounts"_s, QString(u"SELECT "_s + Rows::accountColumns() + u" FROM account WHERE id > ? ORDER BY id LIMIT ?"_s), {},
                [](const Sql::Query &query) { return Protocol::toJson(Rows::accountAt(query)); });
}

Answer users(Visit &visit)
{
    return page(visit, u"users"_s, QString(u"SELECT "_s + userColumns + u" WHERE u.id > ? ORDER BY u.id LIMIT ?"_s), {}, &userAt);
}

Answer user(Visit &visit)
{
    const auto found = findUser(visit.core, visit.part());
    return found ? jsonReply(*found) : noSuchUser(visit);
}

Answer definition(Visit &visit)
{
    Sql::Query query = visit.core.db.run(u"SELECT definition FROM portal WHERE id = ?"_s, {visit.core.portal()});
    if (!query.next())
        return notFound(visit.request);
    Reply reply;
    reply.body = query.text(0).toUtf8();
    return reply;
}

Answer sessions(Visit &visit)
{
    QString where = u"s.id > ? ORDER BY s.id LIMIT ?"_s;
    QVariantList values{visit.core.clock.nowMs()};
    if (const QString reference = visit.parameter(u"user"_s); !reference.isEmpty()) {
        const auto found = findUser(visit.core, reference);
        if (!found)
            return noSuchUser(visit);
        where.prepend(u"s.user_id = ? AND "_s);
        values << found->value("id"_L1).toString();
    }
    return page(visit, u"sessions"_s,
                QString(u"SELECT s.id, s.user_id, s.expires, p.email, p.name FROM session s JOIN app_user u ON u.id = s.user_id "
                        "JOIN person p ON p.id = u.person_id WHERE s.expires > ? AND "_s + where),
                values, &sessionAt);
}

Answer endSession(Visit &visit)
{
    Sql::Transaction transaction(visit.core.db);
    const qint64 ended = visit.core.db.run(u"DELETE FROM session WHERE id = ?"_s, {visit.part()}).changed();
    if (ended > 0)
        Audit::note(visit.core, Audit::administrator, u"session.end"_s, visit.part());
    if (const auto done = transaction.commit(); !done)
        return refusal(visit.request, done.error());
    return ended > 0 ? jsonReply({{u"ended"_s, ended}})
                     : refusal(visit.request, {ErrorCode::NotFound, u"session: none of this id; it may have ended already"_s});
}

Answer endSessions(Visit &visit)
{
    const auto found = findUser(visit.core, visit.parameter(u"user"_s));
    if (!found)
        return noSuchUser(visit);
    Sql::Transaction transaction(visit.core.db);
    const QString userId = found->value("id"_L1).toString();
    const qint64 ended = Sessions(visit.core).endAll(userId);
    Audit::note(visit.core, Audit::administrator, u"session.end"_s, userId, {{u"sessions"_s, ended}});
    const auto done = transaction.commit();
    return done ? jsonReply({{u"ended"_s, ended}}) : refusal(visit.request, done.error());
}

} // namespace Casement::Service::AdminLists
