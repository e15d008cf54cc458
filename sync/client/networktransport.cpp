// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/client/networktransport.h"

#include <QFile>
#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Client {

namespace {
constexpr qint64 readBufferBytes = 1 << 20; ///< what Qt may hold of an answer we have not taken yet

bool isLoopback(const QUrl &url)
{
    return url.host() == u"localhost"_s || QHostAddress(url.host()).isLoopback();
}

QNetworkRequest qtRequest(const HttpRequest &request)
{
    QNetworkRequest result(request.url);
    for (const auto &[name, value] : request.headers)
        result.setRawHeader(name, value);
    if (isLoopback(request.url)) // packing and unpacking takes longer than the way
        result.setRawHeader("Accept-Encoding", "identity");
    result.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    result.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    result.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    result.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    result.setTransferTimeout(request.idleTimeoutMs);
    return result;
}
} // namespace

struct NetworkTransport::Exchange
{
    Id id = 0;
    QNetworkReply *reply = nullptr;
    std::unique_ptr<QFile> source; ///< bodyFile
    std::unique_ptr<QFile> sink;   ///< answerFile
    QString answerFile;
    QByteArray body;
    qint64 received = 0, maxAnswerBytes = 0;
    bool mayCut = false, cut = false;
    QString failure; ///< why we ended it ourselves
    std::function<void(const HttpAnswer &)> done;

    ~Exchange()
    {
        if (!reply)
            return;
        // The source is read by the reply until it is gone.
        if (source)
            source.release()->setParent(reply);
        reply->disconnect();
        if (!reply->isFinished())
            reply->abort();
        reply->deleteLater();
    }
};

NetworkTransport::NetworkTransport(QObject *parent)
    : QObject(parent)
    , m_manager(std::make_unique<QNetworkAccessManager>())
{
    m_manager->setAutoDeleteReplies(false);
}

NetworkTransport::~NetworkTransport()
{
    while (!m_open.empty()) { // who hears of its end may try once more
        const auto exchange = std::move(m_open.extract(m_open.begin()).mapped());
        HttpAnswer answer;
        answer.networkError = u"cancelled"_s;
        if (exchange->done)
            exchange->done(answer);
    }
}

Transport::Id NetworkTransport::send(const HttpRequest &request, std::function<void(const HttpAnswer &)> done)
{
    const Id id = ++m_last;
    auto &exchange = *m_open.emplace(id, std::make_unique<Exchange>()).first->second;
    exchange.id = id;
    exchange.done = std::move(done);
    exchange.maxAnswerBytes = request.maxAnswerBytes;
    exchange.mayCut = request.cutAnswer;
    exchange.answerFile = request.answerFile;
    if (!request.bodyFile.isEmpty()) {
        exchange.source = std::make_unique<QFile>(request.bodyFile);
        if (!exchange.source->open(QIODevice::ReadOnly)) {
            answerLater(id, u"cannot read the file to send: "_s + exchange.source->errorString());
            return id;
        }
        exchange.source->seek(request.bodyOffset); // Qt sends from here
    }
    start(exchange, request);
    return id;
}

void NetworkTransport::start(Exchange &exchange, const HttpRequest &request)
{
    QNetworkRequest qt = qtRequest(request);
    if (exchange.source) {
        const qint64 rest = exchange.source->size() - exchange.source->pos();
        qt.setHeader(QNetworkRequest::ContentLengthHeader, request.bodyLength < 0 ? rest : std::min(request.bodyLength, rest));
        exchange.reply = m_manager->sendCustomRequest(qt, request.method, exchange.source.get());
    } else if (request.method == "HEAD") {
        exchange.reply = m_manager->head(qt); // a custom one would wait for a body
    } else if (request.method == "GET" && request.body.isEmpty()) {
        exchange.reply = m_manager->get(qt); // leaves at once, not when the event loop runs again
    } else {
        exchange.reply = m_manager->sendCustomRequest(qt, request.method, request.body);
    }
    exchange.reply->setReadBufferSize(readBufferBytes);
    connectReply(exchange);
}

void NetworkTransport::connectReply(Exchange &exchange)
{
    const Id id = exchange.id;
    connect(exchange.reply, &QIODevice::readyRead, this, [this, id] {
        if (const auto found = m_open.find(id); found != m_open.end())
            take(*found->second);
    });
    // Queued: an answer never arrives while send() or cancel() still run.
    connect(exchange.reply, &QNetworkReply::finished, this, [this, id] { finish(id); }, Qt::QueuedConnection);
}

void NetworkTransport::take(Exchange &exchange)
{
    if (!exchange.failure.isEmpty() || exchange.cut)
        return;
    const int status = exchange.reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool toFile = !exchange.answerFile.isEmpty() && (status == 200 || status == 206);
    if (toFile && !exchange.sink) {
        exchange.sink = std::make_unique<QFile>(exchange.answerFile);
        if (!exchange.sink->open(status == 206 ? QIODevice::WriteOnly | QIODevice::Append : QIODevice::WriteOnly | QIODevice::Truncate)) {
            endWith(exchange, u"cannot write "_s + exchange.sink->fileName() + u": "_s + exchange.sink->errorString());
            return;
        }
    }
    while (exchange.reply->bytesAvailable() > 0) {
        const QByteArray chunk = exchange.reply->read(readBufferBytes);
        if (chunk.isEmpty())
            return;
        exchange.received += chunk.size();
        if (exchange.received > exchange.maxAnswerBytes && exchange.mayCut && !toFile) {
            exchange.body += chunk.chopped(exchange.received - exchange.maxAnswerBytes);
            exchange.cut = true;
            exchange.reply->abort();
            return;
        }
        if (exchange.received > exchange.maxAnswerBytes) {
            endWith(exchange, u"the answer is larger than %1 bytes"_s.arg(exchange.maxAnswerBytes));
            return;
        }
        if (!toFile) {
            exchange.body += chunk;
        } else if (exchange.sink->write(chunk) != chunk.size()) {
            endWith(exchange, u"cannot write "_s + exchange.sink->fileName() + u": "_s + exchange.sink->errorString());
            return;
        }
    }
}

void NetworkTransport::endWith(Exchange &exchange, const QString &failure)
{
    if (!exchange.failure.isEmpty())
        return;
    exchange.failure = failure;
    exchange.reply->abort();
}

void NetworkTransport::cancel(Id id)
{
    const auto found = m_open.find(id);
    if (found != m_open.end() && found->second->reply)
        endWith(*found->second, u"cancelled"_s);
}

void NetworkTransport::answerLater(Id id, const QString &failure)
{
    m_open.at(id)->failure = failure;
    QMetaObject::invokeMethod(this, [this, id] { finish(id); }, Qt::QueuedConnection);
}

void NetworkTransport::finish(Id id)
{
    const auto found = m_open.find(id);
    if (found == m_open.end())
        return;
    Exchange &exchange = *found->second;
    HttpAnswer answer;
    if (QNetworkReply *reply = exchange.reply; reply && exchange.failure.isEmpty()) {
        take(exchange);
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        // An error below 400 is one of the connection: the body may be cut.
        if (exchange.failure.isEmpty() && !exchange.cut && (status == 0 || (reply->error() != QNetworkReply::NoError && status < 400)))
            exchange.failure = reply->errorString();
        answer.status = status;
        answer.contentType = reply->rawHeader("Content-Type").split(';').first().trimmed().toLower();
        for (const auto &[name, value] : reply->rawHeaderPairs())
            answer.headers.insert(name.toLower(), value);
    }
    if (exchange.sink && !exchange.sink->flush() && exchange.failure.isEmpty())
        exchange.failure = u"cannot write "_s + exchange.answerFile + u": "_s + exchange.sink->errorString();
    exchange.sink.reset();
    if (!exchange.failure.isEmpty()) {
        answer = {};
        answer.networkError = exchange.failure;
    } else {
        answer.body = exchange.body;
    }
    const auto done = std::move(exchange.done);
    m_open.erase(found);
    done(answer);
}

} // namespace Casement::Client
