// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/request.h"

#include <QMap>
#include <memory>

namespace Casement::Service {

/// A request that came to its end: answered to the last byte, or its connection was lost.
struct Finished
{
    QByteArray method;
    QString path;            ///< decoded, without the query, whose values no log should hold
    int status = 0;          ///< 0: the other side left, or was closed, before it was answered
    double milliseconds = 0; ///< from its head to its end; with what a poll waited
    qint64 bytes = 0;        ///< of the body that was answered
    qint64 bytesIn = 0;      ///< of the body that came
    QString requestId;
    QString peer;
};

/// What strangers may hold at most. Those by address count an IPv6 network of 64 bits as one.
struct HttpBounds
{
    int connections = 2048;
    int connectionsPerAddress = 128;
    int uploads = 64;
    int uploadsPerAddress = 8;
    int headSeconds = 10;   ///< from its connection or its first line a head must be whole
    int windowSeconds = 20; ///< in each such span ...
    int windowBytes = 16 * 1024; ///< ... that much of a body, or of an answer, must move
    bool exemptLoopback = true;  ///< a proxy on this machine speaks for many
    int stopSeconds = 10;   ///< for what was begun before the stop, uploads included
};

struct HttpOptions
{
    QString host = QStringLiteral("127.0.0.1"); ///< an IP address, or "localhost"
    quint16 port = 0;                           ///< 0: any free one
    int workers = 2;
    int idleSeconds = 30; ///< a connection silent for that long is closed; waiting requests do not count
    QString certificateFile = {}; ///< PEM, the chain; with keyFile: HTTPS only, TLS 1.2 and above
    QString keyFile = {};
    /// Called from the connections' thread: must be cheap, must not block, must not call back.
    std::function<void(const Finished &)> finished = {};
    HttpBounds bounds = {};
};

/// The service's HTTP side. One thread only parses; each request is suspended, handled by a worker, and resumed with its answer.
/// It is the bus its handlers tell commits to; make it before them.
class HttpAdaptor final : public CommitBus
{
public:
    HttpAdaptor();
    ~HttpAdaptor() override;
    Q_DISABLE_COPY_MOVE(HttpAdaptor)

    /// Errors: Storage where the address is taken or unusable, else what the factory gave. Once per adaptor.
    [[nodiscard]] Result<void> start(const HttpOptions &options, const HandlerFactory &factory);
    [[nodiscard]] quint16 port() const;
    /// Takes no more, answers what was taken and what waits, then closes. Blocks until then.
    void stop();
    void committed(const QStringList &keys) override;
    /// Reads certificate and key again: new connections get them, old ones live on. Errors: what is wrong with the files; the old pair stays.
    [[nodiscard]] Result<void> reloadTls();

    /// Counted since the start, or as of now. From any thread.
    struct Figures
    {
        int connections = 0;
        int working = 0; ///< requests in a handler
        int waiting = 0; ///< polls
        int queued = 0;  ///< requests before the workers
        int uploads = 0;
        quint64 requests = 0;
        quint64 bytesIn = 0;  ///< of bodies
        quint64 bytesOut = 0; ///< of bodies
        QMap<QString, quint64> refused; ///< by reason, of which there are few: "malformed", "tooLarge", "busy", "slow" ...
    };
    [[nodiscard]] Figures figures() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Casement::Service
