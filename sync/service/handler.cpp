// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/handler.h"

#include "models/domain/reach.h"
#include "sync/protocol/codec.h"
#include "sync/protocol/paths.h"
#include "sync/service/auth/passwords.h"
#include "sync/service/auth/sessions.h"
#include "sync/service/auth/signin.h"
#include "sync/service/commands/administration.h"
#include "sync/service/commands/import.h"
#include "sync/service/commands/operations.h"
#include "sync/service/feed/feed.h"
#include "sync/service/files/upload.h"
#include "sync/service/service.h"

#include <QJsonArray>
#include <exception>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

namespace Paths = Protocol::Paths;

constexpr qint64 signInLimit = 64 * 1024;
constexpr qint64 operationsLimit = 1024 * 1024;
constexpr qint64 importLimit = 8 * 1024 * 1024;
constexpr qsizetype mostCasesAtOnce = 100;

bool isAdmin(const QString &path) { return path.startsWith("/v1/admin/"_L1); }

/// The id in /v1/attachments/{id}/content; empty: another path.
QString contentId(const QString &path)
{
    const QString start = QString(Paths::attachments + u'/'), end = u"/content"_s;
    if (!path.startsWith(start) || !path.endsWith(end))
        return {};
    const QString id = path.mid(start.size(), path.size() - start.size() - end.size());
    return isPlainId(id) ? id : QString();
}

/// The methods a known path takes; empty: no such path.
QByteArrayList methodsOf(const QString &path)
{
    if (path == Paths::signIn || path == Paths::refresh || path == Paths::signOut || path == Paths::operations || path == Paths::adminImport
        || path == Paths::adminAccounts || path == Paths::adminUsers)
        return {"POST"};
    if (!contentId(path).isEmpty())
        return {"GET", "PUT"};
    if (path == Paths::health || path == Paths::definition || path == Paths::feed || path == Paths::cases
        || path.startsWith(QString(Paths::cases + u'/')))
        return {"GET"};
    return {};
}

Error signInFirst() { return {ErrorCode::Unauthorized, u"no session, or it has ended; sign in"_s}; }

} // namespace

ServiceHandler::ServiceHandler(const Config &config, std::unique_ptr<Sql::Database> database, PortalDefinition definition,
                               std::shared_ptr<ProcessState> process, Clock &clock, Entropy &entropy, CommitBus &bus)
    : m_database(std::move(database)), m_definition(std::move(definition)), m_process(std::move(process)),
      m_core{*m_database, m_definition, clock, entropy, bus, *m_process, config.dataDir}, m_housekeeping(m_core)
{
}

Answer ServiceHandler::handle(const Request &request)
{
    try {
        Answer answer = route(request);
        // What a read could not read must not look like what is not there.
        if (const auto ok = m_database->check(); !ok)
            return refusal(request, ok.error());
        return answer;
    } catch (const std::exception &failure) {
        static_cast<void>(m_database->check());
        return refusal(request, {ErrorCode::ServiceFailed, QString::fromUtf8(failure.what())});
    }
}

Answer ServiceHandler::route(const Request &request)
{
    const QByteArrayList methods = methodsOf(request.path);
    if (methods.isEmpty())
        return notFound(request);
    if (!methods.contains(request.method)) {
        Reply reply = refusal(request, {ErrorCode::BadRequest, u"this path does not take this method"_s});
        reply.status = 405;
        reply.headers << std::pair<QByteArray, QByteArray>("Allow", methods.join(", "));
        return reply;
    }
    if (request.path == Paths::health)
        return jsonReply({{u"status"_s, u"ok"_s}});
    if (request.path == Paths::signIn)
        return SignInDoor(m_core, m_hierarchy).signIn(request);
    if (request.path == Paths::refresh)
        return SignInDoor(m_core, m_hierarchy).refresh(request);
    if (isAdmin(request.path))
        return administer(request);
    const auto caller = callerOf(request);
    return caller ? routeSignedIn(request, caller.value()) : refusal(request, caller.error());
}

Answer ServiceHandler::routeSignedIn(const Request &request, const Caller &caller)
{
    if (request.path == Paths::feed)
        return Feed(m_core, m_hierarchy, caller).answer(request);
    if (request.path == Paths::operations)
        return Operations(m_core, m_hierarchy, caller).answer(request);
    if (request.path == Paths::definition)
        return definition(request, caller);
    if (request.path == Paths::signOut)
        return SignInDoor(m_core, m_hierarchy).signOut(request, bearer(request));
    if (request.path == Paths::cases)
        return cases(request, caller);
    if (const QString id = contentId(request.path); !id.isEmpty())
        return content(request, caller, id);
    return oneCase(request, caller, request.path.mid(Paths::cases.size() + 1));
}

Reply ServiceHandler::administer(const Request &request)
{
    if (!sameSecret(bearer(request), m_process->adminToken)) {
        const auto caller = callerOf(request);
        return caller ? notFound(request) : refusal(request, caller.error());
    }
    if (request.path == Paths::adminImport)
        return Import(m_core, m_hierarchy).answer(request);
    if (request.path == Paths::adminAccounts)
        return Administration(m_core, m_hierarchy).account(request);
    return Administration(m_core, m_hierarchy).user(request);
}

Result<Caller> ServiceHandler::callerOf(const Request &request)
{
    const QByteArray token = bearer(request);
    if (token.isEmpty())
        return signInFirst();
    const auto user = Sessions(m_core).userOf(token);
    if (!user)
        return user.error();
    const auto caller = user.value() ? Service::callerOf(m_core, *user.value()) : std::nullopt;
    if (const auto ok = m_database->check(); !ok) // else a failing disk would sign people out
        return ok.error();
    return caller ? Result<Caller>(*caller) : Result<Caller>(signInFirst());
}

Reply ServiceHandler::definition(const Request &request, const Caller &caller)
{
    Reply reply = jsonReply(m_definition.projected(audiencesOf(caller.role)));
    const QByteArray etag = '"' + tokenHash(reply.body).left(32).toLatin1() + '"';
    reply.headers << std::pair<QByteArray, QByteArray>("ETag", etag);
    for (const QByteArray &known : request.header("if-none-match").split(',')) {
        if (known.trimmed() != etag)
            continue;
        reply.status = 304;
        reply.body.clear();
    }
    return reply;
}

Reply ServiceHandler::cases(const Request &request, const Caller &caller)
{
    const QStringList ids = request.query.queryItemValue(u"ids"_s, QUrl::FullyDecoded).split(u',', Qt::SkipEmptyParts);
    if (ids.size() > mostCasesAtOnce)
        return refusal(request, {ErrorCode::TooLarge, QStringLiteral("ids: at most %1 at once").arg(mostCasesAtOnce)});
    const Snapshot snapshot(*m_database);
    Objects objects(m_core, caller.viewer());
    QJsonArray bundles;
    for (const QString &id : ids) {
        if (const auto record = objects.findCase(id))
            bundles << Protocol::toJson(objects.bundle(*record));
    }
    return jsonReply({{u"bundles"_s, bundles}});
}

Reply ServiceHandler::oneCase(const Request &request, const Caller &caller, const QString &reference)
{
    const Snapshot snapshot(*m_database);
    Objects objects(m_core, caller.viewer());
    auto record = objects.findCase(reference);
    if (!record && !reference.isEmpty())
        record = objects.findCaseByNumber(reference);
    return record ? jsonReply(Protocol::toJson(objects.bundle(*record))) : notFound(request);
}

Reply ServiceHandler::content(const Request &request, const Caller &caller, const QString &attachmentId)
{
    const auto attachment = Objects(m_core, caller.viewer()).findAttachment(attachmentId);
    if (!attachment || attachment->sha256.isEmpty())
        return notFound(request);
    Reply reply;
    // Never rendered by a browser under the service's own name.
    reply.contentType = "application/octet-stream";
    reply.headers << std::pair<QByteArray, QByteArray>("Content-Disposition", "attachment");
    reply.file = ContentStore(m_core.dataDir, m_core.entropy).path(attachment->sha256);
    return reply;
}

std::optional<qint64> ServiceHandler::bodyLimit(const QByteArray &method, const QString &path) const
{
    if (method == "PUT" && !contentId(path).isEmpty())
        return std::nullopt;
    if (method != "POST")
        return 0;
    if (path == Paths::adminImport)
        return importLimit;
    return path == Paths::operations ? operationsLimit : signInLimit;
}

std::variant<std::unique_ptr<BodySink>, Reply> ServiceHandler::openSink(const Request &request)
{
    try {
        const auto caller = callerOf(request);
        if (!caller)
            return refusal(request, caller.error());
        const QString id = contentId(request.path);
        return id.isEmpty() ? notFound(request) : Upload::begin(m_core, caller.value(), request, id);
    } catch (const std::exception &failure) {
        return refusal(request, {ErrorCode::ServiceFailed, QString::fromUtf8(failure.what())});
    }
}

void ServiceHandler::tick()
{
    try {
        m_housekeeping.tick();
    } catch (const std::exception &failure) {
        qWarning("housekeeping failed: %s", failure.what());
    }
    static_cast<void>(m_database->check());
}

} // namespace Casement::Service
