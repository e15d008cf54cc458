// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/request.h"

#include <QFile>
#include <atomic>
#include <mutex>
#include <thread>

namespace Casement::Service {

/// What the fake handlers of one test share.
struct FakeState
{
    std::atomic<int> handled = 0;
    std::atomic<int> atOnce = 0; ///< asked in the connections' thread
    std::atomic<int> ticks = 0;
    std::atomic<int> sinksAlive = 0;
    std::atomic<int> sinkWrites = 0;
    std::atomic<qint64> largestWrite = 0;
    std::atomic<bool> hasNews = false;
    std::atomic<int> waitSeconds = 25;
    std::atomic<bool> hold = false;     ///< "/hold" stays in its handler while this is set
    std::function<void()> beforeWaiting; ///< runs inside handle(), after it looked and before it answers Wait
    QString file;
    qint64 fileOffset = 0;
    qint64 fileLength = -1;
};

inline QByteArray largeText()
{
    return '"' + QByteArray(100'000, 'l') + '"';
}

/// Counts what comes and refuses what is larger than 1,000 bytes.
class FakeSink final : public BodySink
{
public:
    FakeSink(FakeState &state, qint64 limit) : m_state(state), m_limit(limit), m_thread(std::this_thread::get_id()) { ++m_state.sinksAlive; }
    ~FakeSink() override
    {
        if (std::this_thread::get_id() == m_thread)
            --m_state.sinksAlive;
    }
    Q_DISABLE_COPY_MOVE(FakeSink)

    Result<void> write(const QByteArray &chunk) override
    {
        ++m_state.sinkWrites;
        m_state.largestWrite = std::max<qint64>(m_state.largestWrite, chunk.size());
        m_bytes += chunk.size();
        if (std::this_thread::get_id() != m_thread)
            return Error{ErrorCode::Storage, QStringLiteral("another thread")};
        if (m_bytes > m_limit)
            return Error{ErrorCode::TooLarge, QStringLiteral("The file is too large. Send a smaller one.")};
        return {};
    }
    Reply finish() override
    {
        Reply reply;
        reply.body = QByteArray::number(m_bytes);
        return reply;
    }

private:
    FakeState &m_state;
    qint64 m_limit;
    std::thread::id m_thread;
    qint64 m_bytes = 0;
};

class FakeHandler final : public Handler
{
public:
    explicit FakeHandler(FakeState &state) : m_state(state) {}

    Answer handle(const Request &request) override
    {
        ++m_state.handled;
        Reply reply;
        if (request.path == QStringLiteral("/hold")) {
            while (m_state.hold)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        if (request.path == QStringLiteral("/poll")) {
            const bool news = m_state.hasNews;
            if (!news && !request.lastChance) {
                if (const auto meanwhile = std::exchange(m_state.beforeWaiting, {}))
                    meanwhile();
                return Wait{{QStringLiteral("account:1|public")}, m_state.waitSeconds};
            }
            reply.body = news ? "news" : "nothing";
            return reply;
        }
        if (request.path == QStringLiteral("/file")) {
            reply.file = m_state.file;
            reply.fileOffset = m_state.fileOffset;
            reply.fileLength = m_state.fileLength;
            reply.contentType = "application/octet-stream";
            return reply;
        }
        if (request.path == QStringLiteral("/large"))
            return large(request);
        reply.body = request.method + ' ' + request.path.toUtf8() + ' '
            + request.query.queryItemValue(QStringLiteral("q"), QUrl::FullyDecoded).toUtf8() + ' ' + request.body;
        return reply;
    }
    std::optional<Reply> answerAtOnce(const Request &request) override
    {
        if (request.path != QStringLiteral("/kept") && request.path != QStringLiteral("/large"))
            return std::nullopt;
        ++m_state.atOnce;
        if (request.path == QStringLiteral("/large"))
            return large(request);
        Reply reply;
        reply.body = "kept";
        return reply;
    }
    std::optional<qint64> bodyLimit(const QByteArray &method, const QString &path) const override
    {
        if (path.startsWith(QStringLiteral("/upload")))
            return std::nullopt;
        return method == "POST" ? 1000 : 0;
    }
    std::variant<std::unique_ptr<BodySink>, Reply> openSink(const Request &request) override
    {
        if (request.path == QStringLiteral("/upload/refused")) {
            Reply reply;
            reply.status = 404;
            return reply;
        }
        const qint64 limit = request.path == QStringLiteral("/upload/small") ? 1000 : 1LL << 30;
        return std::make_unique<FakeSink>(m_state, limit);
    }
    void tick() override { ++m_state.ticks; }

private:
    [[nodiscard]] static Reply large(const Request &request)
    {
        Reply reply;
        reply.headers.emplaceBack("ETag", "\"v1\"");
        if (request.header("if-none-match") == "\"v1\"")
            reply.status = 304;
        else
            reply.body = largeText();
        return reply;
    }

    FakeState &m_state;
};

inline HandlerFactory factoryOf(FakeState &state)
{
    return [&state]() -> Result<std::unique_ptr<Handler>> { return std::unique_ptr<Handler>(std::make_unique<FakeHandler>(state)); };
}

} // namespace Casement::Service
