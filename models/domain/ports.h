// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QUrl>
#include <functional>
#include <span>
#include <utility>

namespace Casement {

/// The time. Instants are UTC milliseconds since 1970 everywhere.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual qint64 nowMs() const = 0;
    /// Milliseconds nobody sets, from a beginning of their own: the difference of two shows whether the time was set meanwhile.
    [[nodiscard]] virtual qint64 steadyMs() const { return nowMs(); }
};

/// Work for later on the caller's own thread. A cancelled or unknown id is ignored.
class Scheduler
{
public:
    using Id = quint64;
    virtual ~Scheduler() = default;
    virtual void post(std::function<void()> work) = 0;
    virtual Id postAfter(qint64 delayMs, std::function<void()> work) = 0;
    virtual void cancel(Id id) = 0;
};

class Entropy
{
public:
    virtual ~Entropy() = default;
    virtual void fill(std::span<unsigned char> bytes) = 0;
};

/// UUID version 7 (RFC 9562): 48 bits of time, the rest random; lower case with hyphens.
[[nodiscard]] QString makeId(const Clock &clock, Entropy &entropy);
/// A stable id derived from another (UUID version 8, SHA-256 of "parent/label"): both ends name what an operation makes alike.
[[nodiscard]] QString derivedId(const QString &parent, const QString &label);

struct HttpRequest
{
    QByteArray method = "GET";
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    QString bodyFile;     ///< streamed instead of body where not empty ...
    qint64 bodyOffset = 0, bodyLength = -1; ///< ... or this part of it; -1: to the end
    QString answerFile;   ///< where not empty the body of a 200 replaces this file and that of a 206 is appended; what came stays there
    int idleTimeoutMs = 20'000;
    qint64 maxAnswerBytes = 64LL * 1024 * 1024;
    bool cutAnswer = false; ///< a longer body is cut there; else it is no answer
};

struct HttpAnswer
{
    int status = 0; ///< 0: no answer; see networkError
    QString networkError;
    QByteArray contentType; ///< lower case, without parameters
    QHash<QByteArray, QByteArray> headers; ///< names lower case
    QByteArray body;
    [[nodiscard]] QByteArray header(const QByteArray &name) const { return headers.value(name); }
};

/// One HTTP exchange; the callback comes exactly once, on the caller's thread, also after cancel().
class Transport
{
public:
    using Id = quint64;
    virtual ~Transport() = default;
    virtual Id send(const HttpRequest &request, std::function<void(const HttpAnswer &)> done) = 0;
    virtual void cancel(Id id) = 0;
};

} // namespace Casement
