// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementctl/door.h"

#include "app/common/systemports.h"
#include "sync/protocol/codec.h"
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
        QNetworkRequest sent(url);
        sent.setTransferTimeout(answerTimeoutMs);
        for (auto it = request.headers.begin(); it != request.headers.end(); ++it)
            sent.setRawHeader(it.key(), it.value());
        const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(sent, request.method, request.body));
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

Result<QJsonObject> Door::call(const QByteArray &method, const QString &path, const QByteArray &body)
{
    Service::Request request;
    request.method = method;
    request.path = path;
    request.headers = {{"authorization", "Bearer " + m_token}, {"content-type", "application/json"}};
    request.body = body;
    request.peer = u"127.0.0.1"_s;
    request.requestId = u"casementctl"_s;
    const Result<Service::Reply> reply = ask(request);
    if (!reply)
        return reply.error();
    const Result<QJsonObject> json = Protocol::parseObject(reply->body);
    if (reply->status >= 400)
        return json ? Protocol::problemFrom(json.value(), reply->status)
                    : Error{ErrorCode::ServiceFailed, u"The service answered with status %1."_s.arg(reply->status)};
    return json;
}

Result<std::unique_ptr<Door>> Door::open(const QString &dataDir, const QString &portal)
{
    std::unique_ptr<Door> door;
    auto lock = Service::DataLock::take(dataDir);
    if (lock) {
        auto own = std::make_unique<OwnDoor>(std::move(lock).value());
        if (const Result<void> opened = own->open({dataDir, portal}); !opened)
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
    return door;
}

} // namespace Casement::App
