// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/handler.h"

#include "sync/protocol/codec.h"
#include "sync/service/auth/passwords.h"
#include "sync/service/auth/sessions.h"
#include "sync/service/service.h"

#include <exception>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr qint64 nowhereBody = 64 * 1024; ///< read of what goes nowhere, so that its sender hears why

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
    if (!Protocol::isStorable(request.path) || !Protocol::isStorable(request.query.query(QUrl::FullyDecoded)))
        return refusal(request, {ErrorCode::BadRequest, u"the address holds characters that are none; write it in UTF-8 without NUL"_s});
    const Found found = findRoute(request.method, request.path);
    if (!found.route && found.allowed.isEmpty())
        return notFound(request);
    if (!found.route || !found.route->answer) {
        Reply reply = refusal(request, {ErrorCode::BadRequest, u"this path does not take this method"_s}, 405);
        reply.headers << std::pair<QByteArray, QByteArray>("Allow", found.allowed.join(", "));
        return reply;
    }
    auto caller = admitted(request, found.route->access);
    if (!caller)
        return refusal(request, caller.error());
    Visit visit{m_core, m_hierarchy, request, found.parts, std::move(caller).value()};
    return found.route->answer(visit);
}

Result<Caller> ServiceHandler::admitted(const Request &request, Access access)
{
    if (access == Access::Anyone || (access == Access::Administrator && sameSecret(bearer(request), m_process->adminToken)))
        return Caller{};
    auto caller = signedIn(request);
    if (caller && access == Access::Administrator)
        return Error{ErrorCode::NotFound, u"nothing here, or nothing you may see"_s};
    return caller;
}

Result<Caller> ServiceHandler::signedIn(const Request &request)
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

std::optional<qint64> ServiceHandler::bodyLimit(const QByteArray &method, const QString &path) const
{
    const Found found = findRoute(method, path);
    if (!found.route)
        return nowhereBody;
    return found.route->sink ? std::nullopt : std::optional(found.route->bodyLimit);
}

Sink ServiceHandler::openSink(const Request &request)
{
    try {
        const Found found = findRoute(request.method, request.path);
        auto caller = admitted(request, found.route->access);
        if (!caller)
            return refusal(request, caller.error());
        Visit visit{m_core, m_hierarchy, request, found.parts, std::move(caller).value()};
        return found.route->sink(visit);
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
