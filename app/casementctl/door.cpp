// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementctl/door.h"

#include "app/common/systemports.h"
#include "sync/protocol/codec.h"
#include "sync/protocol/paths.h"
#include "sync/service/archive/dataview.h"
#include "sync/service/service.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {

constexpr int answerTimeoutMs = 10 * 60 * 1000; // a full batch with thousands of passwords takes its time

/// Nobody waits for commits here.
class SilentBus final : public Service::CommitBus
{
public:
    void committed(const QStringList &) override {}
};

class OwnDoor final : public Door
{
public:
    explicit OwnDoor(std::unique_ptr<Service::DataLock> lock) : m_lock(std::move(lock)) {}

    [[nodiscard]] Result<void> open(const Service::Config &config)
    {
        auto opened = Service::openService(config, m_clock, m_entropy, m_bus);
        if (!opened)
            return opened.error();
        m_handler = std::move(opened).value();
        return {};
    }

private:
    Result<Service::Reply> ask(const Service::Request &request) override
    {
        Service::Answer answer = m_handler->handle(request);
        if (auto *reply = std::get_if<Service::Reply>(&answer))
            return std::move(*reply);
        return Error{ErrorCode::ServiceFailed, u"The service did not answer. Try again."_s};
    }

    std::unique_ptr<Service::DataLock> m_lock;
    SystemClock m_clock;
    SystemEntropy m_entropy;
    SilentBus m_bus;
    std::unique_ptr<Service::Handler> m_handler;
};

class HttpDoor final : public Door
{
public:
    explicit HttpDoor(const QUrl &url) : m_url(url) { m_network.setProxy(QNetworkProxy::NoProxy); }

private:
    Result<Service::Reply> ask(const Service::Request &request) override
    {
        QUrl url = m_url;
        url.setPath(request.path);
        url.setQuery(request.query);
        QNetworkRequest sent(url);
        sent.setTransferTimeout(answerTimeoutMs);
        for (auto it = request.headers.begin(); it != request.headers.end(); ++it)
            sent.setRawHeader(it.key(), it.value());
        const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(sent, request.method, request.body));
        // The address stands in the data folder and is this machine's own; its certificate is made for the name others know it by.
        reply->ignoreSslErrors();
        QEventLoop loop;
        QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status == 0)
            return Error{ErrorCode::Unreachable, u"casementd at %1 does not answer (%2). Start it again and repeat the command."_s
                         .arg(m_url.toString(), reply->errorString())};
        Service::Reply answer;
        answer.status = status;
        answer.body = reply->readAll();
        return answer;
    }

    QNetworkAccessManager m_network;
    QUrl m_url;
};

} // namespace

Result<QByteArray> Door::send(const QByteArray &method, const QString &path, const QUrlQuery &query, const QByteArray &body)
{
    Service::Request request;
    request.method = method;
    request.path = path;
    request.query = query;
    request.headers = {{"authorization", "Bearer " + m_token}, {"content-type", "application/json"}};
    request.body = body;
    request.peer = u"127.0.0.1"_s;
    request.requestId = u"casementctl"_s;
    Result<Service::Reply> reply = ask(request);
    if (!reply)
        return reply.error();
    if (reply->status < 400)
        return reply->body;
    const Result<QJsonObject> json = Protocol::parseObject(reply->body);
    return json ? Protocol::problemFrom(json.value(), reply->status)
                : Error{ErrorCode::ServiceFailed, u"The service answered with status %1."_s.arg(reply->status)};
}

Result<QJsonObject> Door::sendForObject(const QByteArray &method, const QString &path, const QUrlQuery &query, const QByteArray &body)
{
    const auto answer = send(method, path, query, body);
    return answer ? Protocol::parseObject(answer.value()) : answer.error();
}

Result<QJsonObject> Door::post(const QString &path, const QByteArray &body) { return sendForObject("POST", path, {}, body); }
Result<QJsonObject> Door::get(const QString &path, const QUrlQuery &query) { return sendForObject("GET", path, query, {}); }
Result<QJsonObject> Door::remove(const QString &path, const QUrlQuery &query) { return sendForObject("DELETE", path, query, {}); }
Result<QByteArray> Door::fetch(const QString &path) { return send("GET", path, {}, {}); }

Result<std::unique_ptr<Door>> Door::open(const Service::Config &config)
{
    const QString &dataDir = config.dataDir, &portal = config.portal;
    std::unique_ptr<Door> door;
    // On a database server this is one more instance beside those that run.
    auto lock = Service::DataLock::take(dataDir, !config.database.isEmpty());
    if (lock) {
        const auto found = Service::Archive::portalIn(config);
        if (!found)
            return found.error();
        Service::Config chosen = config;
        chosen.portal = found.value();
        auto own = std::make_unique<OwnDoor>(std::move(lock).value());
        if (const Result<void> opened = own->open(chosen); !opened)
            return opened.error();
        door = std::move(own);
    } else if (const auto url = Service::readRunning(dataDir)) {
        door = std::make_unique<HttpDoor>(QUrl(*url));
    } else {
        return lock.error();
    }
    const Result<QByteArray> token = Service::adminToken(dataDir);
    if (!token)
        return token.error();
    door->m_token = token.value();
    if (!portal.isEmpty()) {
        const auto served = door->get(Protocol::Paths::adminDefinition);
        if (!served)
            return served.error();
        if (const QString id = served.value()["id"_L1].toString(); id != portal)
            return Error{ErrorCode::BadRequest, u"These data are of the portal \"%1\", not of \"%2\". Leave --portal out, or name another folder."_s.arg(id, portal)};
    }
    return door;
}

} // namespace Casement::App
