// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/request.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

namespace Casement::Service {

/// One request on its way. Owned by turns: the connection's thread while it is read or written, a worker in between.
struct Exchange
{
    Request request;
    std::function<void()> done; ///< the worker has finished its turn; called once a turn, without locks held
    std::optional<Reply> reply;
    int fd = -1; ///< opened content of reply->file, closed by whoever holds the exchange last
    qint64 fileSize = 0; ///< of it that is to be sent

    bool streams = false;  ///< the body goes to a sink as it comes
    bool complete = false; ///< the whole body is here
    std::optional<qint64> packedLimit; ///< the body is gzip: unpacked it may be that large
    bool packedTag = false;            ///< a tag of a packed answer was named
    QByteArray chunk;      ///< bytes for the sink
    int worker = -1;       ///< whose sink it is: only that thread may touch it
    std::unique_ptr<BodySink> sink;

    quint64 sequence = 0; ///< number of commits when its handler was asked last
    QStringList keys;     ///< what it waits for

    Exchange() = default;
    ~Exchange();
    Q_DISABLE_COPY_MOVE(Exchange)
};
using ExchangePtr = std::shared_ptr<Exchange>;

/// Threads with one Handler each, a bounded queue before them, and the requests that wait for a commit or their deadline.
class Workers final : public CommitBus
{
public:
    static constexpr std::size_t queueLimit = 256;
    static constexpr int pollsPerToken = 2;
    static constexpr std::size_t mostTogether = 64; ///< requests that share one commit

    Workers() = default;
    ~Workers() override;
    Q_DISABLE_COPY_MOVE(Workers)

    /// Makes the handlers one after the other, each in its thread; one more, for answeredAtOnce(), when it is first needed. Error: the first that could not be made.
    [[nodiscard]] Result<void> start(int count, const HandlerFactory &factory);
    [[nodiscard]] std::optional<qint64> bodyLimit(const QByteArray &method, const QString &path) const;
    /// A new request, whole or with its sink still to be opened; take() runs just before a worker can see it.
    /// False: the queue is full or take() declined, nothing was taken.
    [[nodiscard]] bool offer(const ExchangePtr &exchange, const std::function<bool()> &take);
    /// Answers what is in memory, in the calling thread, which must be the connections' own. False: nothing was done.
    [[nodiscard]] bool answeredAtOnce(Exchange &exchange);
    /// Further bytes of an upload that was taken before.
    void proceed(const ExchangePtr &exchange);
    /// Gives up an upload whose sender left; its sink is destroyed in its own thread.
    void abandon(const ExchangePtr &exchange);
    void committed(const QStringList &keys) override;
    /// A waiting request is answered now: nobody is there to wait for it.
    void hurry(const ExchangePtr &exchange);
    struct Load { int working = 0; int waiting = 0; int queued = 0; };
    [[nodiscard]] Load load() const;
    /// Waiting requests are answered now, and whoever would wait from here on too.
    void refuseWaiting();
    /// Ends the threads after the work in the queues.
    void end();

private:
    using Time = std::chrono::steady_clock::time_point;
    struct Worker
    {
        int index = 0;
        std::unique_ptr<Handler> handler;
        std::deque<ExchangePtr> uploads;
        std::thread thread;
    };

    void run(Worker &worker, const HandlerFactory &factory);
    void process(Worker &worker, const ExchangePtr &exchange);
    void processTogether(Worker &worker, const std::vector<ExchangePtr> &exchanges);
    void answer(const ExchangePtr &exchange, Answer answer);
    void advanceUpload(Worker &worker, Exchange &exchange);
    void wait(const ExchangePtr &exchange, const Wait &wait);
    /// One exchange, or several whose writes may share a commit; those are with one worker at a time.
    [[nodiscard]] std::vector<ExchangePtr> next(Worker &worker);
    void expire(Time now);
    void answerNow(std::multimap<Time, ExchangePtr>::iterator waiting);
    [[nodiscard]] Time nextDue() const;

    HandlerFactory m_factory;
    std::optional<std::unique_ptr<Handler>> m_quick; ///< the connections' thread's; null: it could not be made

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_started;
    std::vector<std::unique_ptr<Worker>> m_workers;
    std::deque<ExchangePtr> m_queue;
    std::multimap<Time, ExchangePtr> m_waiting; ///< by deadline
    std::optional<Result<void>> m_startOutcome;
    quint64 m_sequence = 0;
    int m_working = 0;
    Time m_nextTick;
    bool m_ticking = false;
    bool m_joining = false; ///< a worker has requests that share a commit; others of the kind gather meanwhile
    bool m_refuseWaiting = false;
    bool m_ending = false;
};

/// The adaptor's own answers: a problem as JSON, after which the connection closes.
[[nodiscard]] Reply refusal(int status, const QString &detail, const QString &requestId);

} // namespace Casement::Service
