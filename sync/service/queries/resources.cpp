// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/duetimes.h"
#include "sync/service/queries/resources.h"

#include "sync/protocol/codec.h"
#include "sync/service/queries/caselist.h"
#include "sync/service/queries/librarylist.h"
#include "sync/service/queries/page.h"
#include "sync/service/queries/wholecases.h"
#include "sync/service/storage/rows.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace Casement::Service::Resources {

namespace {

constexpr qsizetype mostCasesAtOnce = 100;

/// One kind of what belongs to a case, oldest first.
template <typename T>
Answer partsOfCase(Visit &visit, const QString &member, const QString &table, const QString &columns, T (*at)(const Sql::Query &))
{
    const Sql::Snapshot snapshot(visit.core.db);
    Objects objects(visit.core, visit.caller.viewer());
    const auto id = objects.caseNamed(visit.part());
    if (!id)
        return notFound(visit.request);
    auto page = Page::of(visit);
    if (!page)
        return refusal(visit.request, page.error());
    Listing listing{columns, table, {u"case_id = ?"_s, {*id}}, u"at"_s, u"id"_s, true};
    if constexpr (!std::is_same_v<T, Escalation>) // a round is the case's own business
        listing.where.sql += QString(u" AND "_s + audienceAllowed(visit.caller.viewer(), u"audience"_s));
    return page.value().answer(member, listing, [&](const Sql::Query &query) { return Protocol::toJson(objects.shown(at(query))); });
}

Answer people(Visit &visit, const QString &account)
{
    auto page = Page::of(visit, account.isEmpty() ? QStringList{u"account"_s} : QStringList());
    if (!page)
        return refusal(visit.request, page.error());
    const QString wanted = account.isEmpty() ? visit.parameter(u"account"_s) : account;
    Listing listing{Rows::personColumns(), u"person"_s, orgVisible(visit.caller.viewer(), u"person.account_id"_s), u"name"_s, u"id"_s};
    if (!wanted.isEmpty()) {
        listing.where.sql.prepend(u"account_id = ? AND "_s);
        listing.where.values.prepend(wanted);
    }
    return page.value().answer(u"contacts"_s, listing, [](const Sql::Query &query) { return Protocol::toJson(Rows::personAt(query)); });
}

/// One object's answer with its tag, or that of what is not there.
template <typename T>
Answer one(Visit &visit, const std::optional<T> &found)
{
    return found ? taggedByBody(visit.request, jsonReply(Protocol::toJson(*found))) : notFound(visit.request);
}

Answer bundles(Visit &visit, const QString &given)
{
    const QStringList ids = given.split(u',', Qt::SkipEmptyParts);
    if (ids.size() > mostCasesAtOnce)
        return refusal(visit.request, {ErrorCode::TooLarge, QStringLiteral("ids: at most %1 at once").arg(mostCasesAtOnce)});
    Objects objects(visit.core, visit.caller.viewer());
    WholeCases cases(visit.core, objects);
    Reply reply;
    reply.body = "{\"bundles\":[";
    for (const QString &id : ids) {
        if (!objects.findCase(id))
            continue;
        const auto text = cases.json(id);
        reply.body += (reply.body.endsWith('[') ? "" : ",") + text.begin + text.end;
    }
    reply.body += "]}";
    return taggedByBody(visit.request, reply);
}

} // namespace

Answer contract(Visit &visit)
{
    static const QByteArray text = [] {
        QFile file(u":/contract/openapi.json"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }();
    Reply reply;
    reply.body = text;
    return taggedByBody(visit.request, reply);
}

Answer definition(Visit &visit)
{
    return taggedByBody(visit.request, jsonReply(visit.core.definition.projected(audiencesOf(visit.caller.role))));
}

Answer me(Visit &visit)
{
    return taggedByBody(visit.request, jsonReply(Protocol::toJson(profileOf(visit.core, visit.hierarchy, visit.caller))));
}

Answer views(Visit &visit)
{
    const Sql::Snapshot snapshot(visit.core.db);
    const CaseList list(visit);
    QJsonArray all;
    for (const auto &view : visit.core.definition.views) {
        all << QJsonObject{{u"id"_s, view.id}, {u"label"_s, view.label}, {u"hint"_s, view.hint}, {u"count"_s, list.of(view).count(visit.core.db)}};
    }
    return taggedByBody(visit.request, jsonReply({{u"views"_s, all}}));
}

Answer viewCases(Visit &visit)
{
    const auto *view = visit.core.definition.view(visit.part());
    if (!view)
        return notFound(visit.request);
    auto page = Page::of(visit);
    if (!page)
        return refusal(visit.request, page.error());
    const Sql::Snapshot snapshot(visit.core.db);
    return page.value().answer(u"cases"_s, CaseList(visit).of(*view), &CaseList::row);
}

Answer cases(Visit &visit)
{
    const Sql::Snapshot snapshot(visit.core.db);
    if (visit.request.query.hasQueryItem(u"ids"_s))
        return bundles(visit, visit.parameter(u"ids"_s));
    auto page = Page::of(visit, CaseList::parameters());
    if (!page)
        return refusal(visit.request, page.error());
    const auto query = CaseList::queryOf(visit);
    if (!query)
        return refusal(visit.request, query.error());
    return page.value().answer(u"cases"_s, CaseList(visit).of(query.value()), &CaseList::row);
}

Answer oneCase(Visit &visit)
{
    const Sql::Snapshot snapshot(visit.core.db);
    Objects objects(visit.core, visit.caller.viewer());
    const auto id = objects.caseNamed(visit.part());
    if (!id)
        return notFound(visit.request);
    Reply reply;
    const auto text = WholeCases(visit.core, objects).json(*id);
    reply.body = text.begin + text.end;
    return taggedByBody(visit.request, reply);
}

std::optional<Reply> oneCaseKept(Visit &visit)
{
    Objects objects(visit.core, visit.caller.viewer());
    const auto id = objects.caseNamed(visit.part());
    const auto text = id ? WholeCases(visit.core, objects).kept(*id) : std::nullopt;
    if (!text)
        return std::nullopt;
    Reply reply;
    reply.body = text->begin + text->end;
    return taggedByBody(visit.request, reply);
}

Answer comments(Visit &visit)
{
    return partsOfCase(visit, u"comments"_s, u"comment"_s, Rows::commentColumns(), &Rows::commentAt);
}

Answer history(Visit &visit)
{
    return partsOfCase(visit, u"history"_s, u"history"_s, Rows::historyColumns(), &Rows::historyAt);
}

Answer dueTimes(Visit &visit)
{
    const Sql::Snapshot snapshot(visit.core.db);
    Objects objects(visit.core, visit.caller.viewer());
    const auto id = objects.caseNamed(visit.part());
    const auto record = id ? objects.findCase(*id) : std::nullopt;
    if (!record)
        return notFound(visit.request);
    const auto account = Rows::account(visit.core.db, record->accountId); // what it is promised is no secret of those who see the case
    return taggedByBody(visit.request, jsonReply(Protocol::toJson(
        Casement::dueTimes(visit.core.definition, objects.bundle(*record), account ? account->supportLevel : QString()))));
}

Answer attachments(Visit &visit)
{
    return partsOfCase(visit, u"attachments"_s, u"attachment"_s, Rows::attachmentColumns(), &Rows::attachmentAt);
}

Answer escalations(Visit &visit)
{
    return partsOfCase(visit, u"escalations"_s, u"escalation"_s, Rows::escalationColumns(), &Rows::escalationAt);
}

Answer attachment(Visit &visit) { return one(visit, Objects(visit.core, visit.caller.viewer()).findAttachment(visit.part())); }

Answer accounts(Visit &visit)
{
    auto page = Page::of(visit);
    if (!page)
        return refusal(visit.request, page.error());
    const Listing listing{Rows::accountColumns(), u"account"_s, orgVisible(visit.caller.viewer(), u"account.id"_s), u"name"_s, u"id"_s};
    return page.value().answer(u"accounts"_s, listing, [](const Sql::Query &query) { return Protocol::toJson(Rows::accountAt(query)); });
}

Answer account(Visit &visit) { return one(visit, Objects(visit.core, visit.caller.viewer()).findAccount(visit.part())); }

Answer contacts(Visit &visit)
{
    const Sql::Snapshot snapshot(visit.core.db);
    return people(visit, {});
}

Answer accountContacts(Visit &visit)
{
    const Sql::Snapshot snapshot(visit.core.db);
    const auto account = Objects(visit.core, visit.caller.viewer()).findAccount(visit.part());
    return account ? people(visit, account->id) : notFound(visit.request);
}

Answer contact(Visit &visit) { return one(visit, Objects(visit.core, visit.caller.viewer()).findPerson(visit.part())); }

Answer articles(Visit &visit)
{
    auto page = Page::of(visit, LibraryList::articleParameters());
    if (!page)
        return refusal(visit.request, page.error());
    return page.value().answer(u"articles"_s, LibraryList::articles(visit), [](const Sql::Query &query) {
        Article article = Rows::articleAt(query);
        article.body.clear();
        return Protocol::toJson(article);
    });
}

Answer article(Visit &visit) { return one(visit, Objects(visit.core, visit.caller.viewer()).findArticle(visit.part())); }

Answer messages(Visit &visit)
{
    auto page = Page::of(visit, LibraryList::messageParameters());
    if (!page)
        return refusal(visit.request, page.error());
    return page.value().answer(u"messages"_s, LibraryList::messages(visit), [](const Sql::Query &query) {
        Message message = Rows::messageAt(query);
        message.body.clear();
        return Protocol::toJson(message);
    });
}

Answer notices(Visit &visit)
{
    auto page = Page::of(visit);
    if (!page)
        return refusal(visit.request, page.error());
    const QString columns = u"n."_s + QString(Rows::noticeColumns()).replace(u", "_s, u", n."_s);
    const int readColumn = int(columns.count(u',')) + 1;
    const Listing listing{QString(columns + u", CASE WHEN EXISTS (SELECT 1 FROM viewed v WHERE v.user_id = n.user_id AND v.kind = 'notice' AND v.object_id = n.id) THEN 1 ELSE 0 END"_s),
                          u"notice n JOIN case_row c ON c.id = n.case_id"_s, noticeVisible(visit.caller.viewer(), u"n"_s, u"c"_s), u"n.at"_s, u"n.id"_s, true, true};
    return page.value().answer(u"notices"_s, listing, [readColumn](const Sql::Query &query) {
        QJsonObject json = Protocol::toJson(Rows::noticeAt(query));
        json.insert(u"read"_s, query.flag(readColumn));
        return json;
    });
}

Answer message(Visit &visit) { return one(visit, Objects(visit.core, visit.caller.viewer()).findMessage(visit.part())); }

} // namespace Casement::Service::Resources
