// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/handler.h"

#include "sync/protocol/codec.h"
#include "sync/protocol/paths.h"
#include "sync/service/auth/passwords.h"
#include "sync/service/auth/sessions.h"
#include "sync/service/commands/definitions.h"
#include "sync/service/service.h"

#include <algorithm>
#include <exception>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr qint64 nowhereBody = 64 * 1024; ///< read of what goes nowhere, so that its sender hears why

/// A proxy on this machine calls from here too, for anybody.
bool isLocal(const Request &request)
{
    const bool loopback = request.peer.startsWith(u"127."_s) || request.peer == u"::1"_s || request.peer.startsWith(u"::ffff:127."_s);
    return loopback && request.header("forwarded").isEmpty() && request.header("x-forwarded-for").isEmpty() && request.header("via").isEmpty();
}

Error signInFirst() { return {ErrorCode::Unauthorized, u"no session, or it has ended; sign in"_s}; }

/// The first line only: what follows in a database's message may quote values.
void tellFailure(const Request &request, const QString &what)
{
    qWarning("request %s failed: %s", qUtf8Printable(request.requestId), qUtf8Printable(what.section(u'\n', 0, 0)));
}

} // namespace

ServiceHandler::ServiceHandler(const Config &config, std::unique_ptr<Sql::Database> database, PortalDefinition definition,
                               std::shared_ptr<ProcessState> process, Clock &clock, Entropy &entropy, CommitBus &bus)
    : m_database(std::move(database)), m_definition(std::move(definition)), m_process(std::move(process)),
      m_vitals(config.vitals ? config.vitals : std::make_shared<Vitals>()),
      m_core{*m_database, m_definition, clock, entropy, bus, *m_process, m_wakes, config.dataDir}, m_housekeeping(m_core), m_timers(m_core)
{
}

Answer ServiceHandler::handle(const Request &request)
{
    return joins(request) ? handleTogether({&request}).first() : handle(request, [&] { return route(request); });
}

Answer ServiceHandler::handle(const Request &request, const std::function<Answer()> &answerOf)
{
    try {
        if (!m_database->inTransaction())
            Definitions::follow(*m_database, m_definition);
        Answer answer = answerOf();
        // What a read could not read must not look like what is not there.
        if (const auto ok = m_database->check(); !ok) {
            tellFailure(request, ok.error().detail);
            return refusal(request, ok.error());
        }
        return answer;
    } catch (const std::exception &failure) {
        static_cast<void>(m_database->check());
        tellFailure(request, QString::fromUtf8(failure.what()));
        return refusal(request, {ErrorCode::ServiceFailed, QString::fromUtf8(failure.what())});
    }
}

/// Of the database only what a lookup by an index finds: not from a server, and nothing is written.
std::optional<Reply> ServiceHandler::answerAtOnce(const Request &request)
{
    const Found found = findRoute(request.method, request.path);
    if (!found.route || !found.route->atOnce || m_database->engine() != Sql::Engine::Sqlite)
        return std::nullopt;
    std::optional<Reply> reply;
    try {
        const Sql::Snapshot snapshot(*m_database);
        Definitions::follow(*m_database, m_definition);
        const auto user = Sessions(m_core).confirmedUserOf(bearer(request));
        if (auto caller = user ? Service::callerOf(m_core, *user) : std::nullopt) {
            m_vitals->entered(request.requestId, found.route->path, caller->userId);
            Visit visit{m_core, m_hierarchy, request, found.parts, *std::move(caller), *m_vitals};
            reply = found.route->atOnce(visit);
        }
    } catch (const std::exception &) { // handle() meets it too, and tells
        reply.reset();
    }
    return m_database->check() ? reply : std::nullopt;
}

bool ServiceHandler::joins(const Request &request) const
{
    return request.method == "POST" && request.path == Protocol::Paths::operations && request.query.isEmpty();
}

/// One commit for all that wait and all they bring, a savepoint for each: waiting for the disk is shared, a failure is not.
QList<Answer> ServiceHandler::handleTogether(const QList<const Request *> &requests)
{
    Definitions::follow(*m_database, m_definition); // inside a transaction it stays as it is
    static_cast<void>(m_hierarchy.of(m_core)); // inside one it would not be kept
    const Found found = findRoute(requests.first()->method, requests.first()->path); // the same for all that join
    QList<Result<Caller>> callers; // asked before, as for one that comes alone
    for (const Request *request : requests)
        callers << admitted(*request, *found.route);
    const auto answerOf = [&](qsizetype i) { return handle(*requests.at(i), [&] { return answer(*requests.at(i), found, callers.at(i)); }); };
    QList<Answer> answers;
    if (std::none_of(callers.cbegin(), callers.cend(), [](const auto &caller) { return caller.ok(); })) { // strangers take no lock
        for (qsizetype i = 0; i < requests.size(); ++i)
            answers << answerOf(i);
        return answers;
    }
    Sql::Transaction together(*m_database);
    Result<void> done;
    if (!m_database->failed()) {
        for (qsizetype i = 0; i < requests.size(); ++i) {
            const Request *request = requests.at(i);
            Sql::Transaction part(*m_database);
            answers << answerOf(i);
            if (const auto kept = part.commit(); !kept) {
                tellFailure(*request, kept.error().detail);
                answers.last() = refusal(*request, kept.error());
            }
        }
        m_wakes.announce(*m_database, m_process->id);
    }
    done = together.commit();
    if (done) {
        m_wakes.tell(m_core.bus);
        return answers;
    }
    m_wakes.forget();
    answers.clear();
    for (const Request *request : requests) {
        tellFailure(*request, done.error().detail);
        answers << refusal(*request, done.error());
    }
    return answers;
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
    return answer(request, found, admitted(request, *found.route));
}

Answer ServiceHandler::answer(const Request &request, const Found &found, Result<Caller> caller)
{
    if (!caller)
        return refusal(request, caller.error());
    Visit visit{m_core, m_hierarchy, request, found.parts, std::move(caller).value(), *m_vitals};
    return found.route->answer(visit);
}

Result<Caller> ServiceHandler::admitted(const Request &request, const Route &route)
{
    const bool forAdministrators = route.access == Access::Administrator || route.access == Access::Local;
    if (route.access == Access::Anyone || (route.access == Access::Local && isLocal(request))
        || (forAdministrators && sameSecret(bearer(request), m_process->adminToken))) {
        m_vitals->entered(request.requestId, route.path, {});
        return Caller{};
    }
    auto caller = signedIn(request);
    m_vitals->entered(request.requestId, route.path, caller ? caller->userId : QString());
    if (caller && forAdministrators)
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
        auto caller = admitted(request, *found.route);
        if (!caller)
            return refusal(request, caller.error());
        Visit visit{m_core, m_hierarchy, request, found.parts, std::move(caller).value(), *m_vitals};
        return found.route->sink(visit);
    } catch (const std::exception &failure) {
        tellFailure(request, QString::fromUtf8(failure.what()));
        return refusal(request, {ErrorCode::ServiceFailed, QString::fromUtf8(failure.what())});
    }
}

void ServiceHandler::tick()
{
    try {
        Definitions::follow(*m_database, m_definition);
        m_housekeeping.tick();
        m_timers.tick();
    } catch (const std::exception &failure) {
        qWarning("housekeeping failed: %s", failure.what());
    }
    static_cast<void>(m_database->check());
}

} // namespace Casement::Service
