// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/http/httpadaptor.h"

#include "sync/service/http/certificates.h"
#include "sync/service/http/connections.h"
#include "sync/service/http/listensocket.h"
#include "sync/service/http/requestguard.h"
#include "sync/service/http/workers.h"

#include <arpa/inet.h>
#include <atomic>
#include <cstdarg>
#include <cstring>
#include <microhttpd.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr std::size_t longestHead = 12 * 1024;
constexpr std::size_t headerMemory = 16 * 1024; // beyond it the library refuses, and says less
constexpr unsigned spareConnections = 64;         // above the bound: those on their way out
constexpr qsizetype chunkBytes = 64 * 1024;       // an upload's bytes go to its sink in pieces of about this size
constexpr qint64 swallowLimit = 8LL * 1024 * 1024; // of a refused body, so that its sender reads why
constexpr qint64 bodiesLimit = 24LL * 1024 * 1024; // whole bodies in memory, of all connections together
constexpr auto sendingGrace = std::chrono::seconds(1);
constexpr const char *tlsPriorities = "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2";
constexpr int strictness = MHD_VERSION < 0x01000000 ? 0 : 1; // the older one's strictness answers without saying what was wrong

/// A request and where its connection stands. Touched by the connections' thread only.
struct Connection
{
    ExchangePtr exchange; ///< null until its head is whole
    MHD_Connection *handle = nullptr;
    Link *link = nullptr;
    QByteArray target;    ///< as it came
    std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
    qint64 limit = 0;
    qint64 held = 0;      ///< bytes of a whole body in memory
    qint64 swallowed = 0;
    qint64 in = 0;        ///< bytes of its body
    qint64 out = 0;       ///< bytes of the answer's body
    bool queued = false;  ///< its answer is with the library
    bool opening = false; ///< its sink was asked for; the next call repeats the first one
    bool taken = false;   ///< stop() waits until it was answered
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

Link *linkOf(MHD_Connection *connection)
{
    const MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? static_cast<Link *>(info->socket_context) : nullptr;
}

const sockaddr *addressOf(MHD_Connection *connection)
{
    const MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    return info ? info->client_addr : nullptr;
}

QString peerOf(MHD_Connection *connection)
{
    const sockaddr *address = addressOf(connection);
    if (!address)
        return {};
    char text[INET6_ADDRSTRLEN] = {};
    if (address->sa_family == AF_INET) {
        ::inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in *>(address)->sin_addr, text, sizeof text);
    } else {
        const in6_addr &v6 = reinterpret_cast<const sockaddr_in6 *>(address)->sin6_addr;
        const bool mapped = IN6_IS_ADDR_V4MAPPED(&v6); // one address, one name, whichever way it came
        ::inet_ntop(mapped ? AF_INET : AF_INET6, mapped ? &v6.s6_addr[12] : &v6.s6_addr[0], text, sizeof text);
    }
    return QString::fromLatin1(text);
}

/// The header lines as they lie in the library's buffer, behind the request line; nullopt: too long.
/// A newer library refuses by itself what they tell.
std::optional<QByteArrayView> linesOf(MHD_Connection *connection, const char *method, const char *version)
{
    const std::size_t size = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE)->header_size;
    if (size > longestHead)
        return std::nullopt;
    const char *begin = version + std::strlen(version);
    const auto before = begin - method;
    if (MHD_VERSION >= 0x01000000)
        return QByteArrayView("\0\0\0\0", 4);
    return before < 0 || std::size_t(before) > size ? QByteArrayView() : QByteArrayView(begin, qsizetype(size) - before);
}

/// Its tags as the service knows them: those of packed answers lose their ending.
void plainTags(Exchange &exchange)
{
    const auto header = exchange.request.headers.find("if-none-match");
    if (header == exchange.request.headers.end() || !header->contains("-gzip\""))
        return;
    exchange.packedTag = true;
    header->replace("-gzip\"", "\"");
}

/// The response owns what it sends: the file, or a share of the body.
MHD_Response *responseOf(Exchange &exchange)
{
    const Reply &reply = *exchange.reply;
    if (exchange.fd >= 0)
        return MHD_create_response_from_fd_at_offset64(uint64_t(exchange.fileSize), std::exchange(exchange.fd, -1), uint64_t(reply.fileOffset));
    if (reply.body.isEmpty())
        return MHD_create_response_from_buffer(0, const_cast<char *>(""), MHD_RESPMEM_PERSISTENT);
    auto *body = new QByteArray(reply.body);
    return MHD_create_response_from_buffer_with_free_callback_cls(
        std::size_t(body->size()), const_cast<char *>(body->constData()), [](void *owned) { delete static_cast<QByteArray *>(owned); }, body);
}

} // namespace

struct HttpAdaptor::Private
{
    Workers workers;
    Refusals refusals;
    Connections connections{refusals};
    Certificates certificates;
    HttpOptions options;
    MHD_Daemon *daemon = nullptr;
    quint16 port = 0;
    qint64 bodyBytes = 0; ///< connections' thread only
    std::atomic<quint64> requests = 0;
    std::atomic<quint64> bytesIn = 0;
    std::atomic<quint64> bytesOut = 0;
    std::atomic<bool> stopping = false;
    std::mutex mutex;
    std::condition_variable quiet;
    int open = 0;      ///< exchanges that were taken and are not answered to the last byte
    int suspended = 0; ///< of these, with a worker or waiting
    bool closed = false; ///< nothing may be suspended any more

    static MHD_Result admits(void *self, const sockaddr *address, socklen_t);
    static void connected(void *self, MHD_Connection *handle, void **link, MHD_ConnectionNotificationCode what);
    static void *asked(void *self, const char *target, MHD_Connection *handle);
    static MHD_Result handle(void *self, MHD_Connection *handle, const char *url, const char *method, const char *version,
                             const char *data, std::size_t *size, void **context);
    static void completed(void *self, MHD_Connection *handle, void **context, MHD_RequestTerminationCode why);

    MHD_Result begin(Connection &connection, const char *method, const char *version);
    std::optional<Refusal> understand(Connection &connection, const char *method, const char *version);
    MHD_Result beginUpload(Connection &connection);
    MHD_Result beginBody(Connection &connection, qint64 limit);
    MHD_Result receive(Connection &connection, const char *data, std::size_t *size);
    MHD_Result dispatch(Connection &connection);
    MHD_Result refuse(Connection &connection, Reason reason, int status, const QString &detail);
    MHD_Result answer(Connection &connection);
    void tell(const Connection &connection) const;
    void take(Connection &connection);
    [[nodiscard]] bool suspend(Connection &connection);
    void resume(Connection &connection);
    [[nodiscard]] bool runDaemon(const ListenSocket &socket);
};

MHD_Result HttpAdaptor::Private::admits(void *self, const sockaddr *address, socklen_t)
{
    return static_cast<Private *>(self)->connections.admits(address) ? MHD_YES : MHD_NO;
}

void HttpAdaptor::Private::connected(void *self, MHD_Connection *handle, void **link, MHD_ConnectionNotificationCode what)
{
    auto *d = static_cast<Private *>(self);
    if (what == MHD_CONNECTION_NOTIFY_CLOSED) {
        d->connections.closed(static_cast<Link *>(*link));
        return;
    }
    d->certificates.answerHere();
    const MHD_ConnectionInfo *info = MHD_get_connection_info(handle, MHD_CONNECTION_INFO_CONNECTION_FD);
    *link = d->connections.opened(info->connect_fd, addressOf(handle));
}

/// The first line has come, the headers not yet.
void *HttpAdaptor::Private::asked(void *self, const char *target, MHD_Connection *handle)
{
    auto *d = static_cast<Private *>(self);
    auto *made = new Connection; // completed() deletes it
    made->handle = handle;
    made->link = linkOf(handle);
    made->target = target;
    d->connections.asked(*made->link);
    return made;
}

MHD_Result HttpAdaptor::Private::handle(void *self, MHD_Connection *, const char *, const char *method, const char *version,
                                        const char *data, std::size_t *size, void **context)
{
    auto *d = static_cast<Private *>(self);
    Connection &connection = *static_cast<Connection *>(*context);
    if (!connection.exchange)
        return d->begin(connection, method, version);
    if (connection.suspended)
        return MHD_YES; // with a worker: the library asks again after resume
    Exchange &exchange = *connection.exchange;
    if (*size > 0)
        return d->receive(connection, data, size);
    if (exchange.reply)
        return d->answer(connection);
    if (std::exchange(connection.opening, false))
        return MHD_YES; // its sink is open, the body may come
    if (exchange.complete)
        return MHD_NO; // a worker had it whole and left no answer: cannot be, and must not spin
    exchange.complete = true;
    return d->workers.answeredAtOnce(exchange) ? d->answer(connection) : d->dispatch(connection);
}

MHD_Result HttpAdaptor::Private::begin(Connection &connection, const char *method, const char *version)
{
    connection.exchange = std::make_shared<Exchange>();
    Exchange &exchange = *connection.exchange;
    exchange.request.requestId = u"%1-%2"_s.arg(port).arg(++requests);
    exchange.done = [this, &connection] { resume(connection); };
    if (!connections.begun(*connection.link, exchange.request.requestId))
        return MHD_NO;
    if (const auto refused = understand(connection, method, version))
        return refuse(connection, Reason::Malformed, refused->status, refused->detail);
    if (stopping)
        return refuse(connection, Reason::Busy, 503, u"The service is stopping. Try again in a moment."_s);
    plainTags(exchange);
    const auto limit = workers.bodyLimit(exchange.request.method, exchange.request.path);
    return limit ? beginBody(connection, *limit) : beginUpload(connection);
}

/// Fills the request. Where it is refused, method and path stay empty unless they are well formed.
std::optional<Refusal> HttpAdaptor::Private::understand(Connection &connection, const char *method, const char *version)
{
    Request &request = connection.exchange->request;
    request.peer = peerOf(connection.handle);
    HeaderList headers = valuesOf(connection.handle, MHD_HEADER_KIND);
    for (auto &[name, value] : headers) {
        name = name.toLower();
        QByteArray &all = request.headers[name];
        all += all.isEmpty() ? value : ", " + value;
    }
    auto target = parseTarget(connection.target, request.header("host"));
    if (auto *understood = std::get_if<Target>(&target)) {
        request.path = understood->path;
        request.query = understood->query;
    }
    if (auto refused = refusalOf(method, version, headers))
        return refused;
    request.method = method;
    if (auto *refused = std::get_if<Refusal>(&target))
        return *refused;
    const std::optional<QByteArrayView> lines = linesOf(connection.handle, method, version);
    if (!lines)
        return Refusal{431, u"The headers are too long. Send at most %1 bytes of them."_s.arg(longestHead)};
    return refusalOfLines(*lines);
}

MHD_Result HttpAdaptor::Private::beginUpload(Connection &connection)
{
    Exchange &exchange = *connection.exchange;
    if (const QByteArray coding = exchange.request.header("content-encoding").toLower(); !coding.isEmpty() && coding != "identity")
        return refuse(connection, Reason::Unsupported, 415, u"Files are taken as they are. Send it without Content-Encoding."_s);
    switch (connections.takeUpload(*connection.link)) {
    case Connections::Upload::NoneLeft:
        return refuse(connection, Reason::Uploads, 503, u"Too many uploads at once. Try again in a moment."_s);
    case Connections::Upload::NoneLeftForAddress:
        return refuse(connection, Reason::Uploads, 429, u"Too many uploads at once from your address. Wait until one of them has ended."_s);
    case Connections::Upload::Taken:
        break;
    }
    exchange.streams = true;
    connection.opening = true;
    return dispatch(connection);
}

MHD_Result HttpAdaptor::Private::beginBody(Connection &connection, qint64 limit)
{
    Exchange &exchange = *connection.exchange;
    connection.limit = limit;
    const QByteArray coding = exchange.request.header("content-encoding").toLower();
    if (coding == "gzip" || coding == "x-gzip")
        exchange.packedLimit = limit;
    else if (!coding.isEmpty() && coding != "identity")
        return refuse(connection, Reason::Unsupported, 415, u"Of the content encodings only gzip is understood. Send the body plain or as gzip."_s);
    if (const auto length = exchange.request.header("content-length").toLongLong(); length > limit)
        return refuse(connection, Reason::TooLarge, 413, u"The body is larger than this address takes. Send at most %1 bytes."_s.arg(limit));
    take(connection);
    return MHD_YES;
}

/// Bytes of the body. A refused one is read on for a while: the library can answer only at its end.
MHD_Result HttpAdaptor::Private::receive(Connection &connection, const char *data, std::size_t *size)
{
    Exchange &exchange = *connection.exchange;
    const auto bytes = qsizetype(std::exchange(*size, 0));
    connection.link->received += bytes;
    connection.in += bytes;
    bytesIn += quint64(bytes);
    if (exchange.reply) {
        connection.swallowed += bytes;
        return connection.swallowed > swallowLimit ? MHD_NO : MHD_YES;
    }
    if (exchange.streams) {
        exchange.chunk.append(data, bytes);
        return exchange.chunk.size() >= chunkBytes ? dispatch(connection) : MHD_YES;
    }
    if (exchange.request.body.size() + bytes > connection.limit) {
        refusals.add(Reason::TooLarge);
        exchange.reply = refusal(413, u"The body is larger than this address takes. Send at most %1 bytes."_s.arg(connection.limit),
                                 exchange.request.requestId);
    } else if (bodyBytes + bytes > bodiesLimit) {
        refusals.add(Reason::Busy);
        exchange.reply = refusal(503, u"The service is busy. Try again in a moment."_s, exchange.request.requestId);
    } else {
        exchange.request.body.append(data, bytes);
        connection.held += bytes;
        bodyBytes += bytes;
        return MHD_YES;
    }
    exchange.request.body.clear();
    bodyBytes -= std::exchange(connection.held, 0);
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
    return refuse(connection, Reason::Busy, 503, u"The service is busy. Try again in a moment."_s);
}

MHD_Result HttpAdaptor::Private::refuse(Connection &connection, Reason reason, int status, const QString &detail)
{
    refusals.add(reason);
    connection.exchange->reply = refusal(status, detail, connection.exchange->request.requestId);
    return answer(connection);
}

MHD_Result HttpAdaptor::Private::answer(Connection &connection)
{
    Exchange &exchange = *connection.exchange;
    if (!connections.answering(*connection.link))
        return MHD_NO;
    const qint64 size = exchange.fd >= 0 ? exchange.fileSize : exchange.reply->body.size();
    MHD_Response *response = responseOf(exchange);
    if (!response)
        return MHD_NO;
    const Reply &reply = *exchange.reply;
    if (!reply.contentType.isEmpty())
        MHD_add_response_header(response, "Content-Type", reply.contentType.constData());
    MHD_add_response_header(response, "X-Request-Id", exchange.request.requestId.toLatin1().constData());
    MHD_add_response_header(response, "Cache-Control", "no-store");
    MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    for (const auto &[name, value] : reply.headers)
        MHD_add_response_header(response, name.constData(), value.constData());
    if (stopping)
        MHD_add_response_header(response, "Connection", "close");
    const MHD_Result queued = MHD_queue_response(connection.handle, unsigned(reply.status), response);
    MHD_destroy_response(response);
    connection.queued = queued == MHD_YES;
    connection.out = exchange.request.method == "HEAD" || reply.status == 304 || reply.status == 204 ? 0 : size;
    return queued;
}

/// stop() waits for it from here on.
void HttpAdaptor::Private::take(Connection &connection)
{
    const std::scoped_lock lock(mutex);
    if (!std::exchange(connection.taken, true))
        ++open;
}

/// Before a worker can see it: a resume ahead of its suspend would be lost. False: the library is about to stop.
bool HttpAdaptor::Private::suspend(Connection &connection)
{
    take(connection);
    {
        const std::scoped_lock lock(mutex);
        if (closed)
            return false;
        ++suspended;
    }
    connections.working(*connection.link, connection.exchange);
    connection.suspended = true;
    MHD_suspend_connection(connection.handle);
    return true;
}

void HttpAdaptor::Private::resume(Connection &connection)
{
    MHD_Connection *handle = connection.handle; // once resumed, the connection may be gone at any moment
    connections.reading(*connection.link);
    connection.suspended = false;
    MHD_resume_connection(handle);
    const std::scoped_lock lock(mutex);
    --suspended;
    quiet.notify_all();
}

void HttpAdaptor::Private::completed(void *self, MHD_Connection *, void **context, MHD_RequestTerminationCode why)
{
    auto *d = static_cast<Private *>(self);
    const std::unique_ptr<Connection> connection(static_cast<Connection *>(std::exchange(*context, nullptr)));
    if (!connection)
        return;
    d->connections.answered(*connection->link);
    if (!connection->exchange) { // the library refused its head by itself, or it left
        if (why == MHD_REQUEST_TERMINATED_WITH_ERROR)
            d->refusals.add(Reason::Malformed);
        return;
    }
    if (connection->queued)
        d->bytesOut += quint64(connection->out);
    d->bodyBytes -= connection->held;
    d->tell(*connection);
    d->workers.abandon(connection->exchange);
    if (connection->taken) {
        const std::scoped_lock lock(d->mutex);
        --d->open;
        d->quiet.notify_all();
    }
}

void HttpAdaptor::Private::tell(const Connection &connection) const
{
    if (!options.finished)
        return;
    const Request &request = connection.exchange->request;
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - connection.begun;
    options.finished({request.method, request.path, connection.queued ? connection.exchange->reply->status : 0, took.count(),
                      connection.queued ? connection.out : 0, connection.in, request.requestId, request.peer});
}

bool HttpAdaptor::Private::runDaemon(const ListenSocket &socket)
{
    unsigned flags = unsigned(MHD_USE_EPOLL_INTERNAL_THREAD) | unsigned(MHD_ALLOW_SUSPEND_RESUME);
    if (socket.v6)
        flags |= unsigned(MHD_USE_IPv6);
    const bool secure = !options.certificateFile.isEmpty();
    if (secure)
        flags |= unsigned(MHD_USE_TLS);
    std::array<MHD_OptionItem, 3> tls{{{MHD_OPTION_HTTPS_PRIORITIES, 0, const_cast<char *>(tlsPriorities)},
                                       {MHD_OPTION_HTTPS_CERT_CALLBACK, 0, Certificates::retriever()},
                                       {MHD_OPTION_END, 0, nullptr}}};
    daemon = MHD_start_daemon(flags, 0, &Private::admits, this, &Private::handle, this,
                              MHD_OPTION_LISTEN_SOCKET, MHD_socket(socket.fd),
                              MHD_OPTION_NOTIFY_CONNECTION, &Private::connected, this,
                              MHD_OPTION_URI_LOG_CALLBACK, &Private::asked, this,
                              MHD_OPTION_NOTIFY_COMPLETED, &Private::completed, this,
                              MHD_OPTION_UNESCAPE_CALLBACK, +[](void *, MHD_Connection *, char *text) { return std::strlen(text); }, nullptr,
                              MHD_OPTION_STRICT_FOR_CLIENT, strictness,
                              MHD_OPTION_CONNECTION_MEMORY_LIMIT, headerMemory,
                              MHD_OPTION_CONNECTION_LIMIT, unsigned(options.bounds.connections) + spareConnections,
                              MHD_OPTION_CONNECTION_TIMEOUT, unsigned(options.idleSeconds),
                              MHD_OPTION_ARRAY, secure ? tls.data() : &tls[2],
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
    d->options = options;
    if (options.certificateFile.isEmpty() != options.keyFile.isEmpty())
        return Error{ErrorCode::Storage, u"TLS needs a certificate and its key. Give both files, or none."_s};
    if (const Result<void> loaded = reloadTls(); !loaded)
        return loaded;
    const Result<ListenSocket> socket = listenOn(options.host, options.port); // first: a second service must not touch the data
    if (!socket)
        return socket.error();
    if (const Result<void> started = d->workers.start(options.workers, factory); !started) {
        ::close(socket->fd);
        return started;
    }
    d->port = socket->port;
    d->connections.start(options, [this](const ExchangePtr &exchange) { d->workers.hurry(exchange); });
    if (!d->runDaemon(socket.value())) {
        ::close(socket->fd);
        d->connections.end();
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
    if (listening != MHD_INVALID_SOCKET)
        ::shutdown(listening, SHUT_RDWR); // who comes now is turned away, not left waiting
    d->workers.refuseWaiting();
    {
        std::unique_lock lock(d->mutex);
        const auto answered = [this] { return d->open == 0; };
        d->quiet.wait_for(lock, std::chrono::seconds(d->options.bounds.stopSeconds), answered);
        d->quiet.wait(lock, [this] { return d->suspended == 0; }); // the library must not stop with one suspended
        d->closed = true;
        d->quiet.wait_for(lock, sendingGrace, answered);
    }
    MHD_stop_daemon(d->daemon);
    d->daemon = nullptr;
    if (listening != MHD_INVALID_SOCKET)
        ::close(listening);
    d->connections.end();
    d->workers.end();
}

void HttpAdaptor::committed(const QStringList &keys)
{
    d->workers.committed(keys);
}

Result<void> HttpAdaptor::reloadTls()
{
    return d->options.certificateFile.isEmpty() ? Result<void>() : d->certificates.load(d->options.certificateFile, d->options.keyFile);
}

HttpAdaptor::Figures HttpAdaptor::figures() const
{
    const Workers::Load load = d->workers.load();
    return {d->connections.count(), load.working, load.waiting, load.queued, d->connections.uploads(),
            d->requests, d->bytesIn, d->bytesOut, d->refusals.all()};
}

} // namespace Casement::Service
