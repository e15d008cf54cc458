// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/routes.h"

#include "sync/protocol/paths.h"
#include "sync/service/auth/signin.h"
#include "sync/service/commands/administration.h"
#include "sync/service/commands/adminlists.h"
#include "sync/service/commands/audit.h"
#include "sync/service/commands/definitions.h"
#include "sync/service/commands/import.h"
#include "sync/service/commands/operations.h"
#include "sync/service/commands/recordhistory.h"
#include "sync/service/commands/sealedfields.h"
#include "sync/service/feed/feed.h"
#include "sync/service/files/download.h"
#include "sync/service/files/tus.h"
#include "sync/service/hooks/hookadmin.h"
#include "sync/service/queries/resources.h"

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

namespace Paths = Protocol::Paths;

constexpr qint64 signInBody = 16 * 1024; ///< the longest address and password there may be, every letter escaped
constexpr qint64 smallBody = 64 * 1024;
constexpr qint64 operationsBody = 1024 * 1024;
constexpr qint64 importBody = 8 * 1024 * 1024;

/// Each request asks for its route twice: the patterns are cut once.
struct Pattern
{
    const Route *route = nullptr;
    QList<QStringView> segments;
};

/// By number of segments, in their order.
const QHash<qsizetype, QList<Pattern>> &patterns()
{
    static const QHash<qsizetype, QList<Pattern>> all = [] {
        QHash<qsizetype, QList<Pattern>> cut;
        for (const Route &route : routes()) {
            const auto segments = QStringView(route.path).split(u'/');
            cut[segments.size()] << Pattern{&route, segments};
        }
        return cut;
    }();
    return all;
}

/// The segments in braces; nullopt: the path does not fit.
std::optional<QStringList> partsOf(const QList<QStringView> &wanted, const QList<QStringView> &given)
{
    QStringList parts;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (wanted.at(i).startsWith(u'{') && !given.at(i).isEmpty())
            parts << given.at(i).toString();
        else if (wanted.at(i) != given.at(i))
            return std::nullopt;
    }
    return parts;
}

} // namespace

const QList<Route> &routes()
{
    static const QList<Route> all{
        {"GET", Paths::health, Access::Anyone, 0, [](Visit &) -> Answer { return jsonReply({{u"status"_s, u"ok"_s}}); }},
        {"GET", Paths::contract, Access::Anyone, 0, &Resources::contract},
        {"GET", Paths::readiness, Access::Anyone, 0, [](Visit &v) -> Answer { return v.vitals.readiness(v.core); }},
        {"GET", Paths::metrics, Access::Local, 0, [](Visit &v) -> Answer { return v.vitals.metrics(v.core); }},
        // auth
        {"POST", Paths::signIn, Access::Anyone, signInBody, [](Visit &v) -> Answer { return SignInDoor(v.core, v.hierarchy).signIn(v.request); }},
        {"POST", Paths::refresh, Access::Anyone, signInBody, [](Visit &v) -> Answer { return SignInDoor(v.core, v.hierarchy).refresh(v.request); }},
        {"POST", Paths::signOut, Access::User, signInBody,
         [](Visit &v) -> Answer { return SignInDoor(v.core, v.hierarchy).signOut(v.request, v.caller); }},
        // feed and operations
        {"GET", Paths::feed, Access::User, 0, [](Visit &v) { return Feed(v.core, v.hierarchy, v.caller).answer(v.request); }},
        {"POST", Paths::operations, Access::User, operationsBody,
         [](Visit &v) -> Answer { return Operations(v.core, v.hierarchy, v.caller).answer(v.request); }},
        // resources
        {"GET", Paths::definition, Access::User, 0, &Resources::definition},
        {"GET", Paths::cases, Access::User, 0, &Resources::cases},
        {"GET", Paths::cases + u"/{reference}"_s, Access::User, 0, &Resources::oneCase, nullptr, &Resources::oneCaseKept},
        {"GET", Paths::cases + u"/{reference}/comments"_s, Access::User, 0, &Resources::comments},
        {"GET", Paths::cases + u"/{reference}/history"_s, Access::User, 0, &Resources::history},
        {"GET", Paths::cases + u"/{reference}/due-times"_s, Access::User, 0, &Resources::dueTimes},
        {"POST", Paths::cases + u"/{reference}/sealed"_s, Access::User, signInBody, &SealedFields::reveal},
        {"GET", Paths::cases + u"/{reference}/attachments"_s, Access::User, 0, &Resources::attachments},
        {"GET", Paths::cases + u"/{reference}/escalations"_s, Access::User, 0, &Resources::escalations},
        {"GET", Paths::views, Access::User, 0, &Resources::views},
        {"GET", Paths::views + u"/{id}/cases"_s, Access::User, 0, &Resources::viewCases},
        {"GET", Paths::accounts, Access::User, 0, &Resources::accounts},
        {"GET", Paths::accounts + u"/{id}"_s, Access::User, 0, &Resources::account},
        {"GET", Paths::accounts + u"/{id}/history"_s, Access::User, 0, &RecordHistory::ofAccount},
        {"GET", Paths::accounts + u"/{id}/contacts"_s, Access::User, 0, &Resources::accountContacts},
        {"GET", Paths::contacts, Access::User, 0, &Resources::contacts},
        {"GET", Paths::contacts + u"/{id}"_s, Access::User, 0, &Resources::contact},
        {"GET", Paths::contacts + u"/{id}/history"_s, Access::User, 0, &RecordHistory::ofContact},
        {"GET", Paths::articles, Access::User, 0, &Resources::articles},
        {"GET", Paths::articles + u"/{id}"_s, Access::User, 0, &Resources::article},
        {"GET", Paths::messages, Access::User, 0, &Resources::messages},
        {"GET", Paths::messages + u"/{id}"_s, Access::User, 0, &Resources::message},
        {"GET", Paths::notices, Access::User, 0, &Resources::notices},
        {"GET", Paths::attachments + u"/{id}"_s, Access::User, 0, &Resources::attachment},
        {"GET", Paths::me, Access::User, 0, &Resources::me},
        // files
        {"GET", Paths::attachments + u"/{id}/content"_s, Access::User, 0, &download},
        {"OPTIONS", Paths::uploads, Access::Anyone, 0, &Tus::options},
        {"OPTIONS", Paths::uploads + u"/{id}"_s, Access::Anyone, 0, &Tus::options},
        {"POST", Paths::uploads, Access::User, 0, nullptr, &Tus::create},
        {"HEAD", Paths::uploads + u"/{id}"_s, Access::User, 0, &Tus::head},
        {"PATCH", Paths::uploads + u"/{id}"_s, Access::User, 0, nullptr, &Tus::append},
        {"DELETE", Paths::uploads + u"/{id}"_s, Access::User, 0, &Tus::terminate},
        {"POST", Paths::uploads + u"/{id}"_s, Access::User, 0, nullptr, &Tus::overridden},
        // administration
        {"POST", Paths::adminImport, Access::Administrator, importBody, [](Visit &v) -> Answer { return Import(v.core, v.hierarchy).answer(v.request); }},
        {"POST", Paths::adminAccounts, Access::Administrator, smallBody,
         [](Visit &v) -> Answer { return Administration(v.core, v.hierarchy).account(v.request); }},
        {"POST", Paths::adminUsers, Access::Administrator, smallBody,
         [](Visit &v) -> Answer { return Administration(v.core, v.hierarchy).user(v.request); }},
        {"GET", Paths::adminAccounts, Access::Administrator, 0, &AdminLists::accounts},
        {"GET", Paths::adminUsers, Access::Administrator, 0, &AdminLists::users},
        {"GET", Paths::adminUsers + u"/{reference}"_s, Access::Administrator, 0, &AdminLists::user},
        {"GET", Paths::adminSessions, Access::Administrator, 0, &AdminLists::sessions},
        {"DELETE", Paths::adminSessions, Access::Administrator, 0, &AdminLists::endSessions},
        {"DELETE", Paths::adminSessions + u"/{id}"_s, Access::Administrator, 0, &AdminLists::endSession},
        {"GET", Paths::adminAudit, Access::Administrator, 0, &Audit::list},
        {"GET", Paths::adminHistory, Access::Administrator, 0, &RecordHistory::list},
        {"POST", Paths::adminClock, Access::Administrator, smallBody, &Audit::confirmClock},
        {"POST", Paths::adminAudit, Access::Administrator, smallBody, &Audit::add},
        {"GET", Paths::adminDefinition, Access::Administrator, 0, &AdminLists::definition},
        {"PUT", Paths::adminDefinition, Access::Administrator, operationsBody, &Definitions::replace},
        {"GET", Paths::adminWebhooks, Access::Administrator, 0, &HookAdmin::list},
        {"POST", Paths::adminWebhooks, Access::Administrator, smallBody, &HookAdmin::add},
        {"DELETE", Paths::adminWebhooks + u"/{id}"_s, Access::Administrator, 0, &HookAdmin::remove},
        {"POST", Paths::adminWebhooks + u"/{id}/secret"_s, Access::Administrator, smallBody, &HookAdmin::renewSecret},
        {"POST", Paths::adminWebhooks + u"/{id}/test"_s, Access::Administrator, smallBody, &HookAdmin::test},
        {"GET", Paths::adminWebhooks + u"/{id}/deliveries"_s, Access::Administrator, 0, &HookAdmin::deliveries},
    };
    return all;
}

Found findRoute(const QByteArray &method, const QString &path)
{
    Found found;
    const Route *asGet = nullptr;
    const QList<QStringView> given = QStringView(path).split(u'/');
    for (const Pattern &pattern : patterns().value(given.size())) {
        auto parts = partsOf(pattern.segments, given);
        if (!parts)
            continue;
        const Route &route = *pattern.route;
        if (route.method == method)
            return {&route, *std::move(parts), {}};
        if (method == "HEAD" && route.method == "GET" && !asGet) {
            asGet = &route;
            found.parts = *std::move(parts);
        }
        if (!found.allowed.contains(route.method))
            found.allowed << route.method;
    }
    if (asGet)
        return {asGet, found.parts, {}};
    return {nullptr, {}, found.allowed};
}

} // namespace Casement::Service
