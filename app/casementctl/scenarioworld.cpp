// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementctl/scenarioworld.h"

#include "sync/protocol/codec.h"
#include "sync/protocol/paths.h"

#include <QUrl>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::App {

const QString ScenarioWorld::password = QStringLiteral("a password of scenarios");

Result<std::unique_ptr<ScenarioWorld>> ScenarioWorld::make(const QByteArray &definition, qint64 beginMs)
{
    auto parsed = PortalDefinition::parse(definition);
    if (!parsed)
        return parsed.error();
    std::unique_ptr<ScenarioWorld> world(new ScenarioWorld);
    world->m_definition = std::move(parsed).value();
    world->m_clock.now = beginMs;
    world->m_config.dataDir = world->m_folder.filePath(u"data"_s);
    world->m_config.portal = world->m_definition.id;
    if (const auto made = Service::initialise(world->m_config, definition, world->m_clock, world->m_entropy); !made)
        return made.error();
    if (const auto opened = world->open(); !opened)
        return opened.error();
    return world;
}

Result<void> ScenarioWorld::open()
{
    auto opened = Service::openService(m_config, m_clock, m_entropy, m_bus);
    if (!opened)
        return opened.error();
    m_handler = std::move(opened).value();
    return {};
}

Result<QJsonObject> ScenarioWorld::send(const QByteArray &method, const QString &path, const QByteArray &body, const QString &token)
{
    const QUrl url(path);
    Service::Request request;
    request.method = method;
    request.path = url.path();
    request.query = QUrlQuery(url.query());
    request.body = body;
    request.peer = u"127.0.0.1"_s;
    request.requestId = u"scenario"_s;
    request.lastChance = true;
    if (!token.isEmpty())
        request.headers.insert("authorization", "Bearer " + token.toLatin1());
    const Service::Answer answer = m_handler->handle(request);
    const auto *reply = std::get_if<Service::Reply>(&answer);
    if (!reply)
        return Error{ErrorCode::ServiceFailed, u"the service waits where it should answer"_s};
    const auto json = Protocol::parseObject(reply->body);
    if (reply->status < 400)
        return json;
    return json ? Protocol::problemFrom(json.value(), reply->status) : json.error();
}

Result<QString> ScenarioWorld::tokenOf(const QString &person)
{
    Session &session = m_sessions[person];
    if (session.until > m_clock.now)
        return session.access;
    Result<QJsonObject> answer(Error{ErrorCode::Unauthorized, {}});
    if (!session.refresh.isEmpty()) // a password takes its time
        answer = send("POST", Protocol::Paths::refresh, Protocol::compact({{u"refreshToken"_s, session.refresh}}), {});
    if (!answer)
        answer = send("POST", Protocol::Paths::signIn, Protocol::compact({{u"email"_s, emailOf(person)}, {u"password"_s, password}}), {});
    const auto signedIn = answer ? Protocol::signInAnswerFrom(answer.value()) : answer.error();
    if (!signedIn)
        return signedIn.error();
    session = {signedIn->tokens.access, signedIn->tokens.refresh, signedIn->tokens.accessExpiresAt};
    return session.access;
}

Result<QJsonObject> ScenarioWorld::ask(const QString &person, const QByteArray &method, const QString &path, const QByteArray &body)
{
    auto token = tokenOf(person);
    auto answer = token ? send(method, path, body, token.value()) : token.error();
    if (answer || answer.error().code != ErrorCode::Unauthorized)
        return answer;
    m_sessions.remove(person); // it was ended meanwhile
    token = tokenOf(person);
    return token ? send(method, path, body, token.value()) : token.error();
}

Result<QJsonObject> ScenarioWorld::administer(const QString &path, const QJsonObject &json)
{
    const auto token = Service::adminToken(m_config.dataDir);
    return token ? send("POST", path, Protocol::compact(json), QString::fromLatin1(token.value())) : token.error();
}

void ScenarioWorld::wait(qint64 ms)
{
    constexpr qint64 step = 60LL * 60 * 1000;
    while (ms > 0) {
        const qint64 part = std::min(ms, step);
        m_clock.now += part;
        ms -= part;
        m_handler->tick();
    }
}

Result<void> ScenarioWorld::standStill(qint64 ms)
{
    m_handler.reset();
    m_clock.now += ms;
    if (const auto opened = open(); !opened)
        return opened;
    m_handler->tick();
    return {};
}

} // namespace Casement::App
