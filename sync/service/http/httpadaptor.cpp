// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/http/httpadaptor.h"

#include "sync/service/http/listensocket.h"
#include "sync/service/http/requestguard.h"
#include "sync/service/http/workers.h"

#include <QUrl>
#include <arpa/inet.h>
#include <atomic>
#include <cstdarg>
#include <microhttpd.h>
#include <netinet/in.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr std::size_t headerMemory = 16 * 1024;
constexpr unsigned connectionLimit = 2048;
constexpr unsigned perAddressLimit = 128;
constexpr qsizetype chunkBytes = 64 * 1024;       // an upload's bytes go to its sink in pieces of about this size
constexpr qint64 swallowLimit = 8LL * 1024 * 1024; // of a refused body, so that its sender reads why
constexpr qint64 bodiesLimit = 128LL * 1024 * 1024; // whole bodies in memory, of all connections together
constexpr auto stopGrace = std::chrono::seconds(5); // for what was taken before the stop, uploads included
constexpr auto sendingGrace = std::chrono::seconds(1);

/// An exchange and where its connection stands. Touched by the connections' thread only.
struct Connection
{
    ExchangePtr exchange;
    MHD_Connection *handle = nullptr;
    qint64 limit = 0;
    qint64 held = 0;      ///< bytes of a whole body in memory
    qint64 swallowed = 0;
    bool opening = false; ///< its sink was asked for; the next call repeats the first one
    bool taken = false;   ///< a worker had it: stop() waits until it was answered
    std::atomic<bool> suspended = false;
};

MHD_Result collect(void *list, MHD_ValueKind, const char *name, std::size_t nameSize, const char *value, std::size_t valueSize)
{
    static_cast<HeaderList *>(list)->append({QByteArray(name, qsizetype(nameSize)), QByteArray(value, qsizetype(valueSize))});
    return MHD_YES;
}

HeaderList valuesOf(MHD_Connection *connection, MHD_ValueKind kind)
{
    HeaderList values;
    MHD_get_connection_values_n(connection, kind, &collect, &values);
    return values;
}

QString peerOf(MHD_Connection *connection)
{
    const MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    if (!info || !info->client_addr)
        return {};
    char text[INET6_ADDRSTRLEN] = {};
    const sockaddr *address = info->client_addr;
    const void *bytes = address->sa_family == AF_INET6
        ? static_cast<const void *>(&reinterpret_cast<const sockaddr_in6 *>(address)->sin6_addr)
        : static_cast<const void *>(&reinterpret_cast<const sockaddr_in *>(address)->sin_addr);
    ::inet_ntop(address->sa_family, bytes, text, sizeof text);
    return QString::fromLatin1(text);
}

Request requestOf(MHD_Connection *connection, const char *path, const char *method, const HeaderList &headers)
{
    Request request;
    request.method = method;
    request.path = QString::fromUtf8(path);
    request.peer = peerOf(connection);
    for (const auto &[name, value] : headers) {
        QByteArray &all = request.headers[name];
        all += all.isEmpty() ? value : ", " + value;
    }
    for (const auto &[name, value] : valuesOf(connection, MHD_GET_ARGUMENT_KIND)) {
        request.query.addQueryItem(QString::fromLatin1(QUrl::toPercentEncoding(QString::fromUtf8(name))),
                                   QString::fromLatin1(QUrl::toPercentEncoding(QString::fromUtf8(value))));
    }
    return request;
}

MHD_Result send(MHD_Connection *connection, Exchange &exchange, bool closing)
{
    const Reply &reply = *exchange.reply;
    MHD_Response *response = nullptr;
    if (exchange.fd >= 0)
        response = MHD_create_response_from_fd64(uint64_t(exchange.fileSize), std::exchange(exchange.fd, -1)); // the response closes it
    else
        response = MHD_create_response_from_buffer(std::size_t(reply.body.size()), const_cast<char *>(reply.body.constData()),
                                                   MHD_RESPMEM_MUST_COPY);
    if (!response)
        return MHD_NO;
    if (!reply.contentType.isEmpty())
        MHD_add_response_header(response, "Content-Type", reply.contentType.constData());
    MHD_add_response_header(response, "X-Request-Id", exchange.request.requestId.toLatin1().constData());
    MHD_add_response_header(response, "Cache-Control", "no-store");
    MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    for (const auto &[name, value] : reply.headers)
        MHD_add_response_header(response, name.constData(), value.constData());
    if (closing)
        MHD_add_response_header(response, "Connection", "close");
    const MHD_Result queued = MHD_queue_response(connection, unsigned(reply.status), response);
    MHD_destroy_response(response);
    return queued;
}

} // namespace

struct HttpAdaptor::Private
{
    Workers workers;
    MHD_Daemon *daemon = nullptr;
    quint16 port = 0;
    quint64 requests = 0; ///< connections' thread only, as is bodyBytes
    qint64 bodyBytes = 0;
    std::atomic<bool> stopping = false;
    std::mutex mutex;
    std::condition_variable quiet;
    int open = 0;      ///< exchanges a worker had and that are not answered to the last byte
    int suspended = 0; ///< of these, with a worker or waiting
    bool closed = false; ///< nothing may be suspended any more

    static MHD_Result handle(void *self, MHD_Connection *connection, const char *url, const char *method, const char *version,
                             const char *data, std::size_t *size, void **context);
    static void completed(void *self, MHD_Connection *connection, void **context, MHD_RequestTerminationCode why);

    MHD_Result begin(Connection &connection, const char *url, const char *method, const char *version);
    MHD_Result receive(Connection &connection, const char *data, std::size_t *size);
    MHD_Result dispatch(Connection &connection);
    MHD_Result refuse(Connection &connection, int status, const QString &detail);
    [[nodiscard]] bool suspend(Connection &connection);
    void resume(Connection &connection);
    [[nodiscard]] bool runDaemon(const ListenSocket &socket, const HttpOptions &options);
};

MHD_Result HttpAdaptor::Private::handle(void *self, MHD_Connection *handle, const char *url, const char *method, const char *version,
                                        const char *data, std::size_t *size, void **context)
{
    auto *d = static_cast<Private *>(self);
    if (!*context) {
        auto *made = new Connection;
        made->handle = handle;
        *context = made;
        return d->begin(*made, url, method, version);
    }
    Connection &connection = *static_cast<Connection *>(*context);
    if (connection.suspended)
        return MHD_YES; // with a worker: the library asks again after resume
    Exchange &exchange = *connection.exchange;
    if (*size > 0)
        return d->receive(connection, data, size);
    if (exchange.reply)
        return send(handle, exchange, d->stopping);
    if (std::exchange(connection.opening, false))
        return MHD_YES; // its sink is open, the body may come
    if (connection.exchange->complete)
        return MHD_NO; // a worker had it whole and left no answer: cannot be, and must not spin
    exchange.complete = true;
    return d->dispatch(connection);
}

MHD_Result HttpAdaptor::Private::begin(Connection &connection, const char *url, const char *method, const char *version)
{
    HeaderList headers = valuesOf(connection.handle, MHD_HEADER_KIND);
    for (auto &[name, value] : headers)
        name = name.toLower();
    connection.exchange = std::make_shared<Exchange>();
    Exchange &exchange = *connection.exchange;
    exchange.request = requestOf(connection.handle, url, method, headers);
    exchange.request.requestId = u"%1-%2"_s.arg(port).arg(++requests);
    exchange.done = [this, &connection] { resume(connection); };
    if (const auto refused = refusalOf(version, headers))
        return refuse(connection, refused->status, refused->detail);
    if (stopping)
        return refuse(connection, 503, u"The service is stopping. Try again in a moment."_s);
    const auto limit = workers.bodyLimit(exchange.request.method, exchange.request.path);
    if (!limit) {
        exchange.streams = true;
        connection.opening = true;
        return dispatch(connection);
    }
    connection.limit = *limit;
    if (declaredLength(headers).value_or(0) > connection.limit)
        return refuse(connection, 413, u"The body is larger than this address takes. Send at most %1 bytes."_s.arg(connection.limit));
    return MHD_YES;
}

/// Bytes of the body. A refused one is read on for a while: the library can answer only at its end.
MHD_Result HttpAdaptor::Private::receive(Connection &connection, const char *data, std::size_t *size)
{
    Exchange &exchange = *connection.exchange;
    const auto bytes = qsizetype(std::exchange(*size, 0));
    if (exchange.reply) {
        connection.swallowed += bytes;
        return connection.swallowed > swallowLimit ? MHD_NO : MHD_YES;
    }
    if (exchange.streams) {
        exchange.chunk.append(data, bytes);
        return exchange.chunk.size() >= chunkBytes ? dispatch(connection) : MHD_YES;
    }
    if (exchange.request.body.size() + bytes > connection.limit) {
        exchange.reply = refusal(413, u"The body is larger than this address takes. Send at most %1 bytes."_s.arg(connection.limit),
                                 exchange.request.requestId);
    } else if (bodyBytes + bytes > bodiesLimit) {
        exchange.reply = refusal(503, u"The service is busy. Try again in a moment."_s, exchange.request.requestId);
        exchange.reply->headers.emplaceBack("Retry-After", "2");
    } else {
        exchange.request.body.append(data, bytes);
        connection.held += bytes;
        bodyBytes += bytes;
    }
    return MHD_YES;
}

MHD_Result HttpAdaptor::Private::dispatch(Connection &connection)
{
    if (connection.exchange->sink) {
        if (!suspend(connection))
            return MHD_NO;
        workers.proceed(connection.exchange);
        return MHD_YES;
    }
    if (workers.offer(connection.exchange, [&] { return suspend(connection); }))
        return MHD_YES;
    return refuse(connection, 503, u"The service is busy. Try again in a moment."_s);
}

MHD_Result HttpAdaptor::Private::refuse(Connection &connection, int status, const QString &detail)
{
    Exchange &exchange = *connection.exchange;
    exchange.reply = refusal(status, detail, exchange.request.requestId);
    if (status == 503)
        exchange.reply->headers.emplaceBack("Retry-After", "2");
    return send(connection.handle, exchange, false);
}

/// Before a worker can see it: a resume ahead of its suspend would be lost. False: the library is about to stop.
bool HttpAdaptor::Private::suspend(Connection &connection)
{
    {
        const std::scoped_lock lock(mutex);
        if (closed)
            return false;
        ++suspended;
        if (!std::exchange(connection.taken, true))
            ++open;
    }
    connection.suspended = true;
    MHD_suspend_connection(connection.handle);
    return true;
}

void HttpAdaptor::Private::resume(Connection &connection)
{
    MHD_Connection *handle = connection.handle; // once resumed, the connection may be gone at any moment
    connection.suspended = false;
    MHD_resume_connection(handle);
    const std::scoped_lock lock(mutex);
    --suspended;
    quiet.notify_all();
}

void HttpAdaptor::Private::completed(void *self, MHD_Connection *, void **context, MHD_RequestTerminationCode)
{
    auto *d = static_cast<Private *>(self);
    const std::unique_ptr<Connection> connection(static_cast<Connection *>(*context));
    *context = nullptr;
    if (!connection)
        return;
    d->bodyBytes -= connection->held;
    d->workers.abandon(connection->exchange);
    if (connection->taken) {
        const std::scoped_lock lock(d->mutex);
        --d->open;
        d->quiet.notify_all();
    }
}

bool HttpAdaptor::Private::runDaemon(const ListenSocket &socket, const HttpOptions &options)
{
    unsigned flags = unsigned(MHD_USE_EPOLL_INTERNAL_THREAD) | unsigned(MHD_ALLOW_SUSPEND_RESUME);
    if (socket.v6)
        flags |= unsigned(MHD_USE_IPv6);
    daemon = MHD_start_daemon(flags, 0, nullptr, nullptr, &Private::handle, this,
                              MHD_OPTION_LISTEN_SOCKET, MHD_socket(socket.fd),
                              MHD_OPTION_NOTIFY_COMPLETED, &Private::completed, this,
                              MHD_OPTION_CONNECTION_MEMORY_LIMIT, headerMemory,
                              MHD_OPTION_CONNECTION_LIMIT, connectionLimit,
                              MHD_OPTION_PER_IP_CONNECTION_LIMIT, socket.loopback ? 0U : perAddressLimit,
                              MHD_OPTION_CONNECTION_TIMEOUT, unsigned(options.idleSeconds),
                              MHD_OPTION_END);
    return daemon != nullptr;
}

HttpAdaptor::HttpAdaptor()
    : d(std::make_unique<Private>())
{
}

HttpAdaptor::~HttpAdaptor()
{
    stop();
}

Result<void> HttpAdaptor::start(const HttpOptions &options, const HandlerFactory &factory)
{
    const Result<ListenSocket> socket = listenOn(options.host, options.port); // first: a second service must not touch the data
    if (!socket)
        return socket.error();
    if (const Result<void> started = d->workers.start(options.workers, factory); !started) {
        ::close(socket->fd);
        return started;
    }
    d->port = socket->port;
    if (!d->runDaemon(socket.value(), options)) {
        ::close(socket->fd);
        d->workers.end();
        return Error{ErrorCode::Storage, u"The HTTP server did not start. Allow more open files (ulimit -n) and try again."_s};
    }
    return {};
}

quint16 HttpAdaptor::port() const
{
    return d->port;
}

void HttpAdaptor::stop()
{
    if (!d->daemon)
        return;
    d->stopping = true;
    const MHD_socket listening = MHD_quiesce_daemon(d->daemon);
    d->workers.refuseWaiting();
    {
        std::unique_lock lock(d->mutex);
        const auto answered = [this] { return d->open == 0; };
        d->quiet.wait_for(lock, stopGrace, answered);
        d->quiet.wait(lock, [this] { return d->suspended == 0; }); // the library must not stop with one suspended
        d->closed = true;
        d->quiet.wait_for(lock, sendingGrace, answered);
    }
    MHD_stop_daemon(d->daemon);
    d->daemon = nullptr;
    if (listening != MHD_INVALID_SOCKET)
        ::close(listening);
    d->workers.end();
}

void HttpAdaptor::committed(const QStringList &keys)
{
    d->workers.committed(keys);
}

Result<void> HttpAdaptor::reloadTls()
{
    return {};
}

HttpAdaptor::Figures HttpAdaptor::figures() const
{
    return {};
}

} // namespace Casement::Service
