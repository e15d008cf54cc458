// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>
#include <QUrlQuery>
#include <functional>
#include <memory>
#include <optional>
#include <variant>

// The seam between the HTTP adaptor and the service: no sockets, threads or library types here.
namespace Casement::Service {

struct Request
{
    QByteArray method;
    QString path;
    QUrlQuery query;
    QHash<QByteArray, QByteArray> headers; ///< names lower case
    QByteArray body;      ///< of the routes that take one whole
    QString peer;         ///< address of the other side
    QString requestId;
    bool lastChance = false; ///< a waiting request whose deadline came: answer now, even with nothing
    [[nodiscard]] QByteArray header(const QByteArray &name) const { return headers.value(name); }
};

struct Reply
{
    int status = 200;
    QByteArray contentType = "application/json";
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    QString file;         ///< where not empty the body is this file, streamed
    qint64 fileOffset = 0;
    qint64 fileLength = -1; ///< -1: to the end
};

/// Nothing to say yet: ask again when one of the keys is touched by a commit or the deadline comes (then with lastChance).
struct Wait
{
    QStringList keys;     ///< scope keys as written in the feed
    int seconds = 25;
};

using Answer = std::variant<Reply, Wait>;

/// Takes an upload's bytes as they come; finish() answers the request. Destroyed unfinished: the sender left.
class BodySink
{
public:
    virtual ~BodySink() = default;
    [[nodiscard]] virtual Result<void> write(const QByteArray &chunk) = 0;
    [[nodiscard]] virtual Reply finish() = 0;
};

using Sink = std::variant<std::unique_ptr<BodySink>, Reply>;

/// What the adaptor calls, from worker threads: one Handler a thread, made by a HandlerFactory inside that thread.
class Handler
{
public:
    virtual ~Handler() = default;
    [[nodiscard]] virtual Answer handle(const Request &request) = 0;
    /// Largest body this route takes whole; nullopt: it streams, call openSink() instead of handle().
    /// Depends on its arguments only: also asked from outside the handler's thread.
    [[nodiscard]] virtual std::optional<qint64> bodyLimit(const QByteArray &method, const QString &path) const = 0;
    [[nodiscard]] virtual Sink openSink(const Request &request) = 0;
    /// Requests of this kind may share one commit with others, see handleTogether(). Depends on its argument only.
    [[nodiscard]] virtual bool joins(const Request &) const { return false; }
    /// Answers in the order of the requests, all of them after the one commit.
    [[nodiscard]] virtual QList<Answer> handleTogether(const QList<const Request *> &requests)
    {
        QList<Answer> answers;
        for (const Request *request : requests)
            answers << handle(*request);
        return answers;
    }
    /// The answer where it is in memory and nobody has to be waited for; nullopt: ask handle(), which answers the same.
    [[nodiscard]] virtual std::optional<Reply> answerAtOnce(const Request &) { return {}; }
    /// Timers and housekeeping; called about once a second on one worker.
    virtual void tick() = 0;
};
using HandlerFactory = std::function<Result<std::unique_ptr<Handler>>()>;

/// Shared by all handlers of a process: a commit tells which scope keys it touched, the adaptor listens.
class CommitBus
{
public:
    virtual ~CommitBus() = default;
    virtual void committed(const QStringList &keys) = 0;
    /// Stands for every key: more was touched than could be named.
    [[nodiscard]] static QString everything() { return QStringLiteral("*"); }
};

} // namespace Casement::Service
